"""Feedback goes with its content; names go with the account."""

from etapalvelu.portal.feedback import store
from plone import api


def content_removed(content, event):
    store.forget(api.content.get_uuid(content))


def account_removed(user_id, event):
    store.forget_person(user_id)
