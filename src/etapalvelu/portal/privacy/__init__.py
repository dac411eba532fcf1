"""Personal data: how long each kind is kept, what goes today, what a person is told of himself."""
