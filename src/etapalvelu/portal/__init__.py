"""Etäpalveluportaali: where the people of Finland's remote-service network work."""

from zope.i18nmessageid import MessageFactory

_ = MessageFactory("etapalvelu.portal")
