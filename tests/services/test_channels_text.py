"""A service's channels in one spreadsheet cell."""

from etapalvelu.portal.services.channelstext import read_channels
from etapalvelu.portal.services.channelstext import write_channels
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

import pytest

# Machines that build and test at once are slow, which says nothing of the code.
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
TITLES = {"phone": "Puhelin", "eservice": "Verkkoasiointi"}
words = st.text(st.sampled_from("aö1;:()\\,. -"), min_size=1, max_size=12)
# Spaces are folded, and a note that begins like a phone number or an address would be taken for it.
names = words.map(lambda text: " ".join(text.split())).filter(bool)
notes = st.none() | names.map(lambda text: f"huom{text}").filter(lambda text: ", " not in text)


@PATIENT
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "kind": st.sampled_from(sorted(TITLES)),
                "name": names,
                "url": st.none() | st.just("https://asiointi.example/a(b);c"),
                "phone": st.none() | st.just("+358 29 123 (456)"),
                "note": notes,
            }
        ),
        max_size=4,
    )
)
def test_channels_read_back_the_same(channels):
    read = read_channels(write_channels(channels, TITLES))
    assert read == [channel | {"kind": TITLES[channel["kind"]]} for channel in channels]


def test_what_people_write():
    assert read_channels("Puhelin: Neuvonta (029 123, 029 456, arkisin); Käynti: Tiski") == [
        {
            "kind": "Puhelin",
            "name": "Neuvonta",
            "url": None,
            "phone": "029 123, 029 456",
            "note": "arkisin",
        },
        {"kind": "Käynti", "name": "Tiski", "url": None, "phone": None, "note": None},
    ]


@pytest.mark.parametrize("text", ["Puhelin", "Puhelin:", ": Neuvonta", "Puhelin: A (1", "(x)"])
def test_what_is_no_channel_is_told(text):
    with pytest.raises(ValueError):
        read_channels(text)
