"""Etäpalveluportaali: the working portal of Finland's remote-service network on Plone Classic UI."""

from zope.i18nmessageid import MessageFactory

_ = MessageFactory("etapalvelu.portal")
