"""The list of docs/security/asvs.md is complete, and the files that it names are there."""

from collections import Counter
from pathlib import Path

import re

ROOT = Path(__file__).parents[2]
ROW = re.compile(
    r"^\| (\d+\.\d+\.\d+) \| (tested|document|built|n/a|gap) \| (.+) \|$", re.MULTILINE
)
FILE = re.compile(r"`([\w./-]+\.(?:py|md|txt))`")
# Requirements of levels 1 and 2 in ASVS 5.0.0, by chapter.
NUMBER = {
    "1": 27, "2": 11, "3": 19, "4": 10, "5": 9, "6": 35, "7": 18, "8": 7, "9": 7,
    "10": 29, "11": 14, "12": 9, "13": 13, "14": 9, "15": 13, "16": 16, "17": 7,
}  # fmt: skip
ROWS = ROW.findall((ROOT / "docs/security/asvs.md").read_text(encoding="utf-8"))


def test_the_list_is_complete():
    numbers = [number for number, _state, _how in ROWS]
    assert len(numbers) == len(set(numbers))
    assert Counter(number.split(".")[0] for number in numbers) == NUMBER


def test_the_named_files_are_there():
    missing = []
    for number, state, how in ROWS:
        named = FILE.findall(how)
        if state in ("tested", "document"):
            assert named, f"{number} names no file"
        for name in named:
            if not (ROOT / name).exists() and not (ROOT / "tests" / name).exists():
                missing.append(f"{number}: {name}")
    assert not missing, "\n".join(missing)


def test_reasons_are_given():
    assert not [number for number, state, how in ROWS if state in ("n/a", "gap") and len(how) < 6]
