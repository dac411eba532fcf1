"""How content lives: the second pair of eyes before something is published."""
