"""How content lives: a second pair of eyes, change notes, reviews in time, withdrawal."""
