"""Which pages plone.protect still has to parse."""

from etapalvelu.portal.core.pageforms import needs_tokens

import pytest

TOKEN = '<input type="hidden" name="_authenticator" value="x">'


@pytest.mark.parametrize(
    "page",
    [
        "<p>No form</p>",
        '<form action="/points" method="get"><input name="q"></form>',
        "<form><input name='q'></form>",
        f'<form method="post">{TOKEN}</form>',
        f'<FORM\n  class="a"\n  METHOD=POST>\n<div>{TOKEN}</div></FORM>',
        f'<form method="post">{TOKEN}</form><form method="get"></form>',
    ],
)
def test_nothing_is_missing(page):
    assert not needs_tokens(page)


@pytest.mark.parametrize(
    "page",
    [
        '<form method="post"><input name="title"></form>',
        "<form class=x method=post></form>",
        f'<form method="post">{TOKEN}</form><form id="second" method="POST"></form>',
        f"{TOKEN}<form method='post'></form>",
        '<script src="/++webresource++abc/bundle.js"></script>',
    ],
)
def test_a_token_is_missing(page):
    assert needs_tokens(page)
