"""Columns of the service point register's files (guide section 4, Asiointipisterekisteri).

Opening hours and exceptions are one line of text (`hourstext`); the municipality is its name, an
import takes the code too. Meeting links are no column: a constant link opens the point's room.
"""

from etapalvelu.portal.core.columns import Column

COLUMNS = (
    Column("id", "Tunniste", "Kod", "Identifier"),
    Column("title", "Nimi", "Namn på finska", "Name in Finnish"),
    Column("title_sv", "Nimi ruotsiksi", "Namn på svenska", "Name in Swedish"),
    Column("title_en", "Nimi englanniksi", "Namn på engelska", "Name in English"),
    Column("description", "Kuvaus", "Beskrivning", "Description"),
    Column("municipality", "Kunta", "Kommun", "Municipality"),
    Column("street_address", "Katuosoite", "Gatuadress", "Street address"),
    Column("postal_code", "Postinumero", "Postnummer", "Postal code"),
    Column("post_office", "Postitoimipaikka", "Postanstalt", "Post office"),
    Column("directions", "Kulkuohje", "Vägbeskrivning", "Directions"),
    Column("phone", "Puhelin", "Telefon", "Phone"),
    Column("email", "Sähköposti", "E-post", "E-mail"),
    Column("website", "Verkkosivu", "Webbplats", "Website"),
    Column("leader", "Vetäjä", "Ledare", "Leader"),
    Column(
        "it_contact", "Tietohallinnon yhteystieto", "Kontakt till dataförvaltningen", "IT contact"
    ),
    Column("opening_hours", "Aukioloajat", "Öppettider", "Opening hours"),
    Column("exceptions", "Poikkeukset", "Undantag", "Exceptions"),
    Column("accessibility", "Esteettömyys", "Tillgänglighet", "Accessibility"),
    Column(
        "accessibility_note",
        "Esteettömyyden lisätiedot",
        "Mer om tillgänglighet",
        "More about accessibility",
    ),
    Column("ptv_id", "PTV-tunniste", "SFV-kod", "PTV identifier"),
    Column("state", "Tila", "Status", "State"),
)
