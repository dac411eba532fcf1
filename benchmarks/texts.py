"""The text that both sites hold: the same card, as a card or as one document."""

from etapalvelu.portal.demo.data import read

CARD = read("cards/esitaytetty-veroilmoitus.fi")
SECTIONS = (
    "what", "for_whom", "brings", "identification", "before", "steps", "after", "contact",
    "classification",
)  # fmt: skip
SENTENCE = "Neuvojan ohje etäpalvelun tilanteeseen, jossa asiakas tarvitsee apua asioinnissaan."


def sections():
    """Return (field name, HTML) of the sections that the card has."""
    return [(name, CARD[name]) for name in SECTIONS if name in CARD]


def document():
    """Return the same sections as the HTML of one document."""
    return "".join(f"<h2>{name}</h2>{html}" for name, html in sections())
