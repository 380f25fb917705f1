"""A new filter expression: accepted, or refused together with the nearest right form.

Edits at the place of the refusal, each with a cost, are tried from the cheapest on until an
expression comes out that the service would take: the search for a least-cost repair of a text that
a parser refuses (A. V. Aho, T. G. Peterson: A minimum distance error-correcting parser for
context-free languages, SIAM J. Comput. 1, 1972), cut off after a number of attempts.
"""

from __future__ import annotations

import heapq
import itertools
import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from personalize_poc.local.datasets.schema import Schema
from personalize_poc.local.filters.messages import InvalidExpression, near
from personalize_poc.local.filters.nodes import CURRENT_ITEM, CURRENT_USER, ITEMS, USERS, Filter
from personalize_poc.local.filters.parser import TARGETS
from personalize_poc.local.filters.repair.rewrites import REWRITES
from personalize_poc.local.filters.repair.tokens import Token, groups, of_number, tokens_of
from personalize_poc.local.filters.repair.ungroup import ungrouped
from personalize_poc.local.filters.semantics import DATASETS, SPELLING, check, compile

MOST_ATTEMPTS = 200
MOST_CHARACTERS = 20_000
"""Characters that are read in all attempts together: a tenth of a second or two."""
MOST_COST = 3.55
"""More changes than these make another expression, not the nearest one."""
MISTAKES = 2.0
"""Cost of what is wrong in an expression, about: texts that can be read further come first."""
MOST_SHOWN = 240
"""Characters of the form that a message shows."""

_REACH = len(" WHERE ")
"""A refusal may stand so many characters after what is wrong."""
_NO_VALUES = ("CURRENT", "IS ", "NOT ", "NULL", *(f"{name.upper()}." for name in SPELLING.values()))
"""What begins so is hardly a value whose quotes are missing."""
_KEYWORDS = ("INCLUDE", "EXCLUDE", "WHERE", "IF", "AND", "OR", "NOT", "IN")
_INSERTED = ("(", ")", ",", ".", "|", "AND", "IN", "WHERE", "=")

Check = Callable[[str], InvalidExpression | None]
"""What is wrong with an expression, None if nothing is."""


def accept(text: str, schemas: Mapping[str, Schema]) -> Filter:
    """Compile the expression of a new filter and check it against the schemas of its group.

    schemas: type of data set -> schema, those that exist. Raises InvalidInputException with the
    position, what was expected, and the nearest right form where one is near.
    """
    try:
        return _accepted(text, schemas)
    except InvalidExpression as refused:
        if refused.position is None:
            raise

        def wrong(other: str) -> InvalidExpression | None:
            try:
                _accepted(other, schemas)
            except InvalidExpression as error:
                return error
            return None

        form = nearest_form(text, refused, wrong, schemas)
        if form is None:
            raise
        message = f"{refused.message} The nearest right form: {shown(form, text)}"
        raise InvalidExpression(message, refused.position, refused.expected) from refused


def _accepted(text: str, schemas: Mapping[str, Schema]) -> Filter:
    compiled = compile(text)
    check(compiled, schemas)
    return compiled


class Edit(NamedTuple):
    """Characters `start` to `end` are replaced by `text`."""

    cost: float
    start: int
    end: int
    text: str


def nearest_form(
    text: str, refused: InvalidExpression, check: Check, schemas: Mapping[str, Schema]
) -> str | None:
    """The expression with the least changes that `check` accepts, None if none was found.

    schemas: of the dataset group, by type.
    """
    words = _Vocabulary(schemas)
    attempts = min(MOST_ATTEMPTS, MOST_CHARACTERS // max(len(text), 1))
    numbers = itertools.count()  # of two equal costs the one that was found first
    waiting = [(0.0, next(numbers), 0.0, text, refused)]
    seen = {text}
    found, limit = None, MOST_COST
    while waiting:
        _, _, cost, current, refusal = heapq.heappop(waiting)
        for edit in sorted(_edits(current, refusal, words)):
            changed = current[: edit.start] + edit.text + current[edit.end :]
            total = cost + edit.cost
            if changed in seen or total >= limit:
                continue
            if not attempts:
                return found
            attempts -= 1
            seen.add(changed)
            wrong = check(changed)
            if wrong is None:
                found, limit = changed, total
            elif wrong.position is not None:
                # What is left unread may hold about so many more mistakes.
                hope = total + MISTAKES * (1 - wrong.position / (len(changed) + 1))
                heapq.heappush(waiting, (hope, next(numbers), total, changed, wrong))
    return found


def shown(form: str, text: str) -> str:
    """The form, or of a long one what surrounds the first change."""
    form = form.strip()
    if len(form) <= MOST_SHOWN:
        return form
    text = text.strip()
    same = next((n for n, (a, b) in enumerate(zip(form, text, strict=False)) if a != b), len(text))
    start = max(0, same - MOST_SHOWN // 2)
    part = form[start : start + MOST_SHOWN]
    return ("… " if start else "") + part + (" …" if start + MOST_SHOWN < len(form) else "")


class _Vocabulary:
    """The names that an expression can hold."""

    def __init__(self, schemas: Mapping[str, Schema]) -> None:
        self.columns: dict[str, list[str]] = {}
        for kind, schema in schemas.items():
            names = [column.name for column in schema.columns if not column.textual]
            self.columns[SPELLING[kind.upper()]] = names
        for current, home in ((CURRENT_USER, USERS), (CURRENT_ITEM, ITEMS)):
            if SPELLING[home] in self.columns:
                self.columns[SPELLING[current]] = self.columns[SPELLING[home]]
        self._fields = {
            column.upper(): f"{dataset}.{column}"
            for dataset, names in reversed(self.columns.items())
            if not dataset.startswith("Current")
            for column in names
        }
        self.examples = [
            f'{SPELLING[kind.upper()]}.{column.name} IN ("value")'
            for kind, schema in schemas.items()
            for column in schema.columns
            if column.is_text and not column.textual and column.name != schema.id_column
        ]

    def datasets(self, column: str) -> list[str]:
        """The data sets that have a column of this name."""
        wanted = column.upper()
        return [name for name, columns in self.columns.items() if wanted in map(str.upper, columns)]

    def words(self) -> list[str]:
        """Keywords, targets and data sets."""
        return [*_KEYWORDS, *TARGETS.values(), *self.columns]

    def field(self, word: str) -> str | None:
        """The field of a bare column."""
        return self._fields.get(word.upper())


def _edits(text: str, refused: InvalidExpression, words: _Vocabulary) -> Iterator[Edit]:
    """What may be changed at the place of a refusal."""
    position = (refused.position or 1) - 1
    tokens = tokens_of(text)
    place = next((n for n, token in enumerate(tokens) if token.end > position), len(tokens))
    yield from _habits(text, position)
    for near_by in (place - 2, place - 1, place, place + 1, place + 2):
        if 0 <= near_by < len(tokens):
            yield from _spelling(tokens, near_by, words)
    yield from _quotes(text, tokens, place)
    yield from _inserted(text, tokens, place, refused, words)
    for near_by in (place - 1, place):
        if 0 <= near_by < len(tokens) and _superfluous(text, tokens, near_by):
            start, end, _ = tokens[near_by]
            blank = text[end : end + 1] == " "
            yield Edit(1.6 if near_by == place else 1.8, start, end + blank, "")
    yield from _other_dataset(tokens, place)
    yield from _without_parentheses(text, tokens, place)


def _superfluous(text: str, tokens: list[Token], place: int) -> bool:
    """Whether a token may be left out: without it the expression must not mean something else."""
    word = tokens[place].text
    parameter = word.startswith("$") and len(word) > 1
    if word.upper() == "NOT" or parameter or groups(tokens, place):
        return False
    return not of_number(text, tokens[place])


def _habits(text: str, position: int) -> Iterator[Edit]:
    for cost, pattern, made in REWRITES:
        for match in pattern.finditer(text):
            if match.start() <= position + 1 and position <= match.end() + _REACH:
                yield Edit(cost, match.start(), match.end(), match.expand(made))


def _spelling(tokens: list[Token], place: int, words: _Vocabulary) -> Iterator[Edit]:
    """Words that are misspelt, columns without their data set, columns of another one."""
    token = tokens[place]
    if not token.text.isidentifier():
        return
    after_dot = place > 1 and tokens[place - 1].text == "."
    before_dot = place + 1 < len(tokens) and tokens[place + 1].text == "."
    known: list[str] = words.words()
    if after_dot:
        dataset = tokens[place - 2].text.upper()
        known = next((c for d, c in words.columns.items() if d.upper() == dataset), [])
    elif before_dot and place + 2 < len(tokens) and token.text.upper() not in _KEYWORDS:
        for dataset in words.datasets(tokens[place + 2].text):
            yield Edit(0.9, token.start, token.end, dataset)
    elif field := words.field(token.text):
        yield Edit(0.5, token.start, token.end, field)
    if token.text.upper() not in map(str.upper, known):
        for word, likeness in near(token.text, known):
            yield Edit(1.2 - likeness, token.start, token.end, word)


def _quotes(text: str, tokens: list[Token], place: int) -> Iterator[Edit]:
    """Values without quotes, and quotes that are not closed."""
    if place >= len(tokens) or of_number(text, tokens[place]):
        return
    start = tokens[place].start
    bare = re.compile(r"[^\s,()|\"'$*.<>=!][^,()|\"'$<>=!]*").match(text, start)
    value = bare[0].rstrip() if bare else ""
    words = value.upper().split()
    if words and not value.upper().startswith(_NO_VALUES) and words[0] not in _KEYWORDS:
        yield Edit(0.6, start, start + len(value), f'"{value}"')
    if tokens[place].text in "\"'":
        rest = text[start + 1 :]
        for end in [*[m.start() for m in re.finditer(r"\s*[,)]", rest)][:3], len(rest)]:
            inside = rest[:end].rstrip("\"'\\")
            stop = start + 1 + end
            yield Edit(0.4 + 0.001 * end, start, stop, f'"{inside}"')
    unopened = re.compile(r"([^\s,()|\"']+)[\"']").match(text, start)
    if unopened:
        yield Edit(0.4, start, unopened.end(), f'"{unopened[1]}"')


def _inserted(
    text: str, tokens: list[Token], place: int, refused: InvalidExpression, words: _Vocabulary
) -> Iterator[Edit]:
    """Something that is missing before the place, or stands there instead of the token."""
    wanted = refused.expected
    token = tokens[place] if place < len(tokens) else Token(len(text), len(text), "")
    pieces = [(1.0, piece) for piece in _INSERTED if _kind(piece) in wanted]
    if "ACTION" in wanted:
        pieces += [(1.0, "INCLUDE"), (1.05, "EXCLUDE")]
    if "PARAMETER" in wanted:
        pieces.append((2.0, "$VALUE"))
    if "NAME" in wanted and place and tokens[place - 1].text.upper() in ("INCLUDE", "EXCLUDE"):
        pieces += [(1.0 + number / 100, target) for number, target in enumerate(DATASETS)]
    elif "NAME" in wanted:
        pieces += [(2.5 + number / 100, each) for number, each in enumerate(words.examples)]
    for cost, piece in pieces:
        for more, end in ((0.0, token.start), (0.3, token.end)):
            if end > token.start and of_number(text, token):
                continue
            before = "" if piece in ").," or text[: token.start].endswith((" ", "(")) else " "
            after = "" if piece in "(.)" or text[end : end + 1] in (")", " ") else " "
            yield Edit(cost + more, token.start, end, before + piece + after)


def _kind(piece: str) -> str:
    """The terminal of the grammar that a piece of text is."""
    signs = {"(": "LPAR", ")": "RPAR", ",": "COMMA", ".": "DOT", "|": "VBAR", "=": "COMPARE"}
    return signs.get(piece) or (piece if piece in _KEYWORDS else "NAME")


def _other_dataset(tokens: list[Token], place: int) -> Iterator[Edit]:
    """A condition on another data set: it begins an expression of its own, or the IF part, or the
    target is another one."""
    if not 1 < place < len(tokens):
        return
    before, dataset = tokens[place - 1], tokens[place].text.upper()
    joined = before.text.upper() in ("AND", "OR")
    if joined and dataset == CURRENT_USER:
        yield Edit(0.7, before.start, before.end, "IF")
    for first in range(place - 1, 0, -1):
        target = tokens[first]
        if target.text.upper() not in TARGETS:
            continue
        if joined:
            head = f"{tokens[first - 1].text} {target.text} WHERE"
            yield Edit(1.0, before.start, before.end, f"| {head}")
        for name, allowed in DATASETS.items():
            if dataset in allowed and name.upper() != target.text.upper():
                yield Edit(1.2, target.start, target.end, name)
        return


def _without_parentheses(text: str, tokens: list[Token], place: int) -> Iterator[Edit]:
    """A group of conditions is written out; of other parentheses one is left out at a time."""
    if place >= len(tokens) or tokens[place].text not in "()":
        return
    if not groups(tokens, place):
        yield Edit(0.8, tokens[place].start, tokens[place].end, "")
        return
    words = [token.text.upper() for token in tokens]
    first = max((n for n in range(place) if words[n] == "WHERE"), default=place)
    ends = (token.start for token in tokens[place:] if token.text.upper() in ("IF", "|"))
    start, end = tokens[first].end, next(ends, len(text))
    form = ungrouped(text[start:end])
    if form:
        yield Edit(0.8, start, end, f" {form} ")
