"""Changes of single words and signs: what the grammar expects, and how it is spelt."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from personalize_poc.local.filters.messages import near
from personalize_poc.local.filters.semantics import DATASETS

Columns = Mapping[str, list[str]]
"""The columns that each data set has, as the names are written in expressions."""
Edit = tuple[float, int, int, str]
"""Cost, and the characters from a place to another that are replaced by a text."""

TEXT = r"""(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
_TOKEN = re.compile(rf"{TEXT}|\$\w+|[^\W\d]\w*|[+-]?\d+(?:[.,]?\w+)*|[<>=!]+|\S", re.DOTALL)
"""What begins like a number is one token, with everything that is written in one with it."""
_KEPT = re.compile(r"[\d+<>=!-]|[$\"'].|NOT", re.DOTALL)
"""Tokens without which an expression would mean something else."""
_VALUE = re.compile(r"(?!(?:NULL|AND|OR|IF|NOT|IN)\b)[^\W\d][^][,()|\"'$<>=!.]*", re.IGNORECASE)
"""Words that may be a value without its quotes."""
_ACTIONS = ("INCLUDE", "EXCLUDE")
_KEYWORDS = (*_ACTIONS, "WHERE", "IF", "AND", "OR", "NOT", "IN")
_SIGNS = {"COMMA": ",", "DOT": ".", "LPAR": "(", "RPAR": ")", "VBAR": "|"}
_MISSING = {name: [name] for name in _KEYWORDS} | {name: [_SIGNS[name]] for name in _SIGNS}
_MISSING |= {"ACTION": [*_ACTIONS]}
"""What is written for a terminal of the grammar."""


def word_edits(text: str, position: int, expected: Collection[str], columns: Columns) -> list[Edit]:
    """What may be changed at a position (from 0) where terminals of the grammar are expected."""
    tokens = list(_TOKEN.finditer(text))
    words = [token[0].upper() for token in tokens]
    spans = [token.span() for token in tokens] + [(len(text), len(text))]
    place = next((n for n, (_, end) in enumerate(spans) if end > position), len(tokens))
    start, end = spans[place]
    edits: list[Edit] = []
    for n in range(max(place - 2, 0), min(place + 3, len(tokens))):
        new = _spellings(tokens[n][0], words[:n], words[n + 1 :], columns)
        edits += [(cost, *spans[n], word) for cost, word in new]
        opens = words[n] == "(" and words[n - 1] in ("WHERE", "AND", "OR", "NOT", "(")
        is_name = words[n].isidentifier() and words[n] not in _KEYWORDS
        if n and n in (place - 1, place) and not (opens or is_name or _KEPT.match(words[n])):
            behind = spans[n][1] + (text[spans[n][1] :][:1] == " ")
            edits.append((1.6 + 0.2 * (place - n), spans[n][0], behind, ""))
    pieces = [piece for name in expected for piece in enumerate(_MISSING.get(name, ()))]
    if place and words[place - 1] in _ACTIONS:
        pieces += enumerate(DATASETS)
    for number, piece in pieces:
        edits.append((1.0 + number / 100, start, start, f"{piece} "))
        alike = start < end and piece.isalpha() == words[place].isidentifier()
        if alike and piece not in _ACTIONS and not _KEPT.match(words[place]):
            edits.append((1.3 + number / 100, start, end, piece))
    targets = [n for n, word in enumerate(words[:place]) if word in map(str.upper, DATASETS)]
    for name, allowed in DATASETS.items():
        if targets and set(words[place : place + 1]) & set(allowed):
            edits.append((1.2, *spans[targets[-1]], name))
    return edits + list(_quotes(text, start))


def _spellings(
    word: str, before: list[str], after: list[str], columns: Columns
) -> Iterator[tuple[float, str]]:
    """Words that are misspelt, columns without their data set, columns of another one."""
    if not word.isidentifier() or word.upper() in _KEYWORDS:
        return
    known = [*_KEYWORDS, *DATASETS, *columns]
    if not before or before[-1] == "|":
        known = [*_ACTIONS]
    elif before[-1] in _ACTIONS:
        known = [*DATASETS]
    elif before[-1] == ".":
        known = [c for d, names in columns.items() if d.upper() in before[-2:] for c in names]
    else:
        alone = after[:1] != ["."]
        column = word.upper() if alone else "".join(after[1:2])
        for home, name in ((home, name) for home, names in columns.items() for name in names):
            if column == name.upper():
                yield (0.5, f"{home}.{name}") if alone else (0.9, home)
    if word.upper() not in map(str.upper, known):
        yield from ((1.2 - likeness, other) for other, likeness in near(word, known))


def _quotes(text: str, start: int) -> Iterator[Edit]:
    """Values without quotes, and quotes that are not closed."""
    if value := _VALUE.match(text, start):
        yield 0.6, start, start + len(value[0].rstrip()), f'"{value[0].rstrip()}"'
    if text[start : start + 1] in ('"', "'"):
        for end in [*re.finditer(r"\s*[,)]|\Z", text[start:])][:3]:
            inside = text[start + 1 : start + end.start()].rstrip("\"'\\")
            yield 0.4 + 0.001 * end.start(), start, start + end.start(), f'"{inside}"'
