"""Favourites: what somebody opens often, marked by a star."""
