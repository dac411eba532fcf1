"""The authorisation code flow with state, nonce and PKCE, by pas.plugins.oidc and pyoidc.

Only the add-on's client is used. Its own views log a wrong state and go on, and take the person's
id from the provider; they are not installed.
"""

from hmac import compare_digest
from secrets import token_urlsafe
from urllib.parse import parse_qs

import logging

logger = logging.getLogger(__name__)


class LoginFailed(Exception):
    """The provider did not say who this is; `cancelled` when the person did not want to."""

    def __init__(self, reason, cancelled=False):
        self.cancelled = cancelled
        super().__init__(reason)


def begin(provider, callback):
    """Return (address at the provider, what the browser has to bring back)."""
    from oic.exception import PyoidcError
    from pas.plugins.oidc.plugins import OAuth2ConnectionException
    from pas.plugins.oidc.utils import authorization_flow_args

    step = {"state": token_urlsafe(24), "nonce": token_urlsafe(24), "verifier": token_urlsafe(64)}
    plugin = _plugin(provider, callback)
    try:
        client = plugin.get_oauth2_client()
        arguments = authorization_flow_args(plugin, step)
        request = client.construct_AuthorizationRequest(request_args=arguments)
        return request.request(client.authorization_endpoint), step
    except (OAuth2ConnectionException, PyoidcError) as error:
        raise LoginFailed(f"no answer: {type(error).__name__}") from error


def finish(provider, callback, query, step):
    """Return the claims about the person, after everything about them was checked.

    query: the query string of the provider's redirect; step: what `begin` has returned.
    """
    given = parse_qs(query)
    state = given.get("state", [""])[0]
    if not step.get("state") or not compare_digest(state.encode(), step["state"].encode()):
        raise LoginFailed("state does not fit")
    if "error" in given:
        error = given["error"][0][:60]
        raise LoginFailed(f"provider says {error}", cancelled=error == "access_denied")
    try:
        return _claims(provider, callback, query, step)
    except LoginFailed:
        raise
    except Exception as error:
        # pyoidc has no common class of errors, and each of them means the same here.
        logger.exception("The provider's answer was not accepted")
        raise LoginFailed(type(error).__name__) from error


def _claims(provider, callback, query, step):
    from oic.oic.message import AccessTokenResponse
    from pas.plugins.oidc.utils import parse_authorization_response

    plugin = _plugin(provider, callback)
    client = plugin.get_oauth2_client()
    arguments, state = parse_authorization_response(plugin, query, client, step)
    answer = client.do_access_token_request(
        state=state, request_args=arguments, authn_method="client_secret_basic"
    )
    if not isinstance(answer, AccessTokenResponse) or "id_token" not in answer:
        raise LoginFailed("no id token")
    token = answer["id_token"].to_dict()
    if not compare_digest(str(token.get("nonce", "")).encode(), step["nonce"].encode()):
        raise LoginFailed("nonce does not fit")
    if token.get("iss", "").rstrip("/") != provider.issuer:
        raise LoginFailed("issuer does not fit")
    if not client.userinfo_endpoint:
        return token
    # By GET the token travels in a header, as OpenID Connect Core 5.3.1 recommends.
    told = client.do_user_info_request(method="GET", state=state).to_dict()
    if told.get("sub") != token["sub"]:
        raise LoginFailed("userinfo is about somebody else")
    return token | told


def _plugin(provider, callback):
    from pas.plugins.oidc.plugins import OIDCPlugin

    plugin = OIDCPlugin("sso")
    plugin.issuer = provider.issuer
    plugin.client_id = provider.client_id
    plugin.client_secret = provider.client_secret
    plugin.redirect_uris = (callback,)
    plugin.scope = provider.scopes
    plugin.use_pkce = True
    return plugin
