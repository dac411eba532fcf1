"""Was this helpful? Readers say so, and the owners of the content answer what they wrote."""
