"""Favourites go with the account."""

from etapalvelu.portal.favourites import store


def account_removed(user_id, event):
    store.forget(user_id)
