"""In which order results stand, and how they are counted."""

# Kinds of results that people of a role look for first.
FIRST = {
    "Adviser": ("cards", "services", "guides", "points"),
    "PointManager": ("cards", "guides", "guidelines", "contacts"),
    "Expert": ("points", "contacts", "guides", "cards"),
    "ProviderEditor": ("cards", "services", "training", "guides"),
    "ProviderManager": ("services", "cards", "contacts", "guides"),
    "Communicator": ("materials", "communication", "guides", "contacts"),
    "Coordinator": ("points", "organisations", "guides", "contacts"),
    "Auditor": ("points", "organisations", "guides", "cards"),
}
DEFAULT = ("cards", "guides", "services", "points")
# The weight of the first, second … kind of a role; any other kind weighs 1.
WEIGHTS = (3.0, 2.0, 1.6, 1.3)
OWN_LANGUAGE = 1.5


def weights(roles):
    """Return {kind: weight} for somebody with the roles; the best place counts."""
    found = {}
    for role in roles:
        for kind, weight in zip(FIRST.get(role, ()), WEIGHTS, strict=False):
            found[kind] = max(weight, found.get(kind, 1.0))
    return found or dict(zip(DEFAULT, WEIGHTS, strict=True))


def ordered(scores, named, weight_of, preferred):
    """Return the keys of {row: score}, the best first.

    named: rows whose name has all the words, which come before all others, one kind after the
    other; weight_of: {row: weight of its kind}; preferred: rows in the reader's language.
    """

    def place(row):
        weight = weight_of.get(row, 1.0)
        score = scores[row] * (OWN_LANGUAGE if row in preferred else 1.0)
        if row in named:
            return (0, -weight, -score, row)
        return (1, 0, -weight * score, row)

    return sorted(scores, key=place)


def counts(rows, sets):
    """Return {value: number of the rows in its set}, without zeros; sets: {value: rows}."""
    numbers = ((value, len(rows.intersection(members))) for value, members in sets.items())
    return {value: number for value, number in numbers if number}
