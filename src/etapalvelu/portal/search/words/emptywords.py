"""Words that say nothing about what is looked for, so that a question may be a whole sentence."""

# What Voikko does not tell by its kind of word.
FINNISH = (
    "on ovat oli onko ovatko olla voi voiko voin saa saako saan miten kuinka missä mistä mihin "
    "milloin miksi ja tai sekä että jos kun kuin jotta koska vai mutta myös"
)
SWEDISH = (
    "och eller att som en ett den det de i på av för med till från om är var hur vad när kan jag"
)
ENGLISH = "the a an and or of to in for with from at by is are how what when where do does can i"
EMPTY = frozenset(" ".join((FINNISH, SWEDISH, ENGLISH)).split())
