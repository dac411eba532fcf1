"""Accounts that are removed leave nothing behind."""

from etapalvelu.portal.sso import store


def account_removed(user_id, event):
    store.forget(user_id)
