"""Outbox: what happens outside the portal, mail first of all, for everybody who is told something.

An entry is written in the transaction that causes it and delivered after the commit by a job.
"""
