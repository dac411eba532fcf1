"""Texts and questions whose right answers are written down, and how well answers fit them.

Each text holds forms of four different words, so that a word's texts are its own.
"""

from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent / "data"
IN_A_TEXT = 4


class Word(NamedTuple):
    """A word that is looked for: the words in it, the questions for it, its forms in the texts."""

    name: str
    language: str
    parts: frozenset
    questions: tuple
    forms: tuple


def finnish():
    for line in _lines("finnish.txt"):
        name, parts, asked, forms = line
        yield Word(name, "fi", frozenset(parts.split()), _list(asked), _list(forms))


def others(language):
    for code, names, asked, forms in _lines("others.txt"):
        if code == language:
            name, *parts = names.split()
            yield Word(name, code, frozenset(parts), _list(asked), _list(forms))


def texts(words):
    """Return [(text, names of the words in it)]."""
    pairs = [(form, word) for word in words for form in word.forms]
    # Neighbours are forms of one word or its compounds: they must not meet in a text.
    count = -(-len(pairs) // IN_A_TEXT)
    found = []
    for start in range(count):
        here = [pairs[at] for at in range(start, len(pairs), count)]
        sentence = ", ".join(form for form, _word in here)
        names = set().union(*({word.name} | word.parts for _form, word in here))
        found.append((sentence, names))
    return found


def questions(words):
    """Return [(question, name of the word that it asks for)]."""
    return [(question, word.name) for word in words for question in word.questions]


def measure(questions, texts, ask):
    """Return (recall, precision, what went wrong); ask(question) gives numbers of texts."""
    hits = wanted = got = 0
    wrong = []
    for question, name in questions:
        right = {number for number, (_text, names) in enumerate(texts) if name in names}
        answer = set(ask(question))
        hits, wanted, got = hits + len(right & answer), wanted + len(right), got + len(answer)
        for number in right ^ answer:
            sign = "missed" if number in right else "wrong"
            wrong.append(f"{question}: {sign} {texts[number][0]}")
    return hits / wanted, hits / got, wrong


def _lines(name):
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [part.strip() for part in line.split("|")]


def _list(text):
    return () if text == "-" else tuple(part.strip() for part in text.split(","))
