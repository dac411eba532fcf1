"""One search over everything that the reader may see."""
