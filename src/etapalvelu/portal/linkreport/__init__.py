"""Faults in texts that nobody sees while writing: dead links, pictures without words, no annex."""
