"""Organisations of the network: service providers, the coordinator and the ministry.

Every person belongs to organisations; what an organisation makes lives inside it.
"""
