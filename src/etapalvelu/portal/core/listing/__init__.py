"""Registers as lists: all rows of one type from catalog metadata, filtered and sorted in memory.

A type's indexer `listing` makes a plain dict of what its row needs; nothing here wakes an object.
For registers of some thousands of rows, where words must be found in spite of their spelling and
"open now" is reckoned; `core.facetlist` is for content that only grows.
"""
