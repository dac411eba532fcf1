"""What a phone, an e-mail address, a web address, a postal code and a time may be."""

from etapalvelu.portal.core import checks
from etapalvelu.portal.core.editing.errors import Refused

import pytest

GOOD = {
    checks.is_phone: ["029 123 456", "+358 00 000 2001", "(08) 123-456", "029 111, 029 222", ""],
    checks.is_email: ["kuhmo@kuhmo.example", "a.b+c@d-e.example", ""],
    checks.is_postal_code: ["88900", "00100"],
    checks.is_time: ["00:00", "9.30", "09:30", "24:00", "23:59", None],
    checks.is_web_address: ["https://kuhmo.example/a?b=c", "HTTP://kuhmo.example"],
}
BAD = {
    checks.is_phone: ["puhelin", "+", "12", "029 123 456 vaihde", "<b>029</b>"],
    checks.is_email: [
        "kuhmo",
        "@kuhmo.example",
        "a b@c.example",
        "a@b",
        "a@b.example, c@d.example",
    ],
    checks.is_postal_code: ["8890", "889000", "8890A", "٨٨٩٠٠"],
    checks.is_time: ["24:01", "25:00", "9:60", "9", "-1:00", "yhdeksän"],
    checks.is_web_address: [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://kuhmo.example",
        "https://",
        "//kuhmo.example",
        "http://[",
    ],
}


@pytest.mark.parametrize(("check", "value"), [(c, v) for c, values in GOOD.items() for v in values])
def test_accepted(check, value):
    assert check(value)


@pytest.mark.parametrize(("check", "value"), [(c, v) for c, values in BAD.items() for v in values])
def test_refused_with_a_sentence(check, value):
    with pytest.raises(Refused) as refusal:
        check(value)
    assert refusal.value.doc().default.endswith(".")
