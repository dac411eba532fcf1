"""Bringing rows of data into registers: looked at first, then written whole or not at all.

For the coordinator's imports from files and from other registers. A feature describes its register
(`register.Register`); this package compares, validates, writes and shows what happened.
"""
