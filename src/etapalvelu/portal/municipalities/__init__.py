"""Finland's municipalities, for everyone who records where something is.

The list is our own file: `data/municipalities.csv` (situation of 1 January 2026, 308 in force) with
the ones merged since 2015 and their successors, because older data still name them. A merger is
recorded by giving the old row its `ended` day and `successor` code; no code changes.
"""
