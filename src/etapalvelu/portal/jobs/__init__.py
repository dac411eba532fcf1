"""Scheduled work: each job runs when it is due, once, wherever the scheduler happens to live."""
