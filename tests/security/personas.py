"""Who is who in the permission matrix, seen from Kuhmo and the tax administration."""

PERSONAS = {
    "anonymous": None,
    "adviser": "aino.lahti",
    "manager": "eero.kangas",
    "communicator": "leena.moilanen",
    "other_adviser": "hanna.pylkko",
    "other_manager": "outi.laitinen",
    "editor": "maria.salonen",
    "provider_manager": "riikka.heino",
    "expert": "oskar.lindqvist",
    "other_editor": "sari.hakala",
    "other_provider_manager": "timo.vainio",
    "coordinator": "kaisa.rantala",
    "auditor": "veikko.aalto",
}
