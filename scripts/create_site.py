"""Create the site and serve it at the root of http://localhost. Run by bin/instance.

bin/instance run scripts/create_site.py MAIL_FOLDER
"""

import sys

import transaction

SITE = "portal"


def main(app, mail_folder: str) -> None:
    if SITE in app.objectIds():
        return
    # Imported here: a second run of this script need not load the whole of Plone's set-up.
    from etapalvelu.portal.setuphandlers import site

    before = app._p_jar.db().lastTransaction()
    portal = site.create(app)
    if app._p_jar.db().lastTransaction() != before:
        raise RuntimeError("site creation committed half-way: a killed run could not be repeated")
    # MAILHOST_QUEUE_ONLY in the development profile keeps the messages in this folder.
    portal.MailHost.smtp_queue = True
    portal.MailHost.smtp_queue_directory = mail_folder
    app.virtual_hosting.set_map(f"localhost/{SITE}\n127.0.0.1/{SITE}")
    transaction.commit()


main(app, sys.argv[-1])  # noqa: F821 - bin/instance run defines app
