"""Columns of yes and no: rows of robots, of tests, of what was taken back or deleted."""

from __future__ import annotations

import re
from collections.abc import Iterable

from personalize_poc.data.own import spelled_yes_no, yes_no
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.meanings import DENIED_PART, among, is_negative, stems
from personalize_poc.data.own.roles.words.names import hint, plain, stems_of, words

NO = stems_of(yes_no.NO)
_MARKS = frozenset(("x", "✓", "✔", "*", "v"))
"""What stands in few rows and means yes, where all others are empty."""
_RARE, _LEAST = 0.1, 0.0005
"""Share of rows that a flag without a known name is set in, where it is worth a word."""
_OWN = 0.8
"""From here on a flag is one of the user or the item, and says nothing of single rows."""
_SHORT = 4
"""Letters of the values of a flag, or of a code that few rows have."""
LETTERS = 3
"""Different letters with which a sparse flag says yes: X, or L for what is only locked."""
_CODES = 12
_REASONS = 60
"""Most reasons for which something is taken back."""
SOME = 0.35
"""Share of rows up to which something may have been taken back."""
_TERMS = frozenset(
    stems_of(
        """policy policies terms conditions deadline until window free fee fees option insurance
        bedingungen frist gebühr versicherung kosten politica politique conditions frais delai
        condiciones plazo politica condicoes prazo 규정 정책 기한 수수료 ポリシー 規定 期限 料"""
    )
)
"""Words beside "cancel" that speak of what may be taken back, not of what was."""
_TYPED = re.compile(r"[bcfiklnsx][A-ZÄÖÜ][a-zäöü]")
"""How names begin whose first letter says of which type the values are."""
_LEAF = re.compile(r"\.| ?→ ?")
"""What stands before the last part of a path: of a field of JSON, of a column of a joined table."""
_TWO = 2
OF_STATES = frozenset(
    stems_of(
        """status state state_of stand zustand stan stav estado état etat stato durum статус 상태
        状態 ステータス 状态 狀態"""
    )
)
"""Words of the name of a yes or no that say nothing of it: bStatus_storniert. Codes of a state
may as well say that nothing was taken back."""
_NO_FLAG = ("quantity", "price", "person", "rating", "place", "clock", "version", "duration")


def is_flag(view: View, column: ColumnProfile, counts: dict[str, int]) -> bool:
    """Whether a column says yes or no of a row; "no" may be left empty."""
    both = stems("TRUE").union(NO)
    if len(counts) == 2 and all(plain(value) in both for value in counts):
        return True
    if spelled_yes_no.says_both(counts):
        return True
    if column.shape.kind == "boolean" or _is_counted(column, counts):
        return True
    if _is_sparse(column, counts) or _is_lettered(column, counts):
        return all(len(value) == 1 for value in counts)
    alone = len(counts) == 1 and plain(next(iter(counts))) in stems("TRUE").union(_MARKS)
    return column.is_constant and (view.hint(column.key).says("flag") or alone)


def set_values(column: ColumnProfile, counts: dict[str, int]) -> tuple[str, ...]:
    """The values of a flag that say yes; any that is not "no", where most rows have none."""
    if _is_lettered(column, counts):
        return tuple(one for one in counts if plain(one) not in NO)
    if _is_sparse(column, counts):
        marks = _MARKS if len(counts) == 1 else ()
        return tuple(one for one in counts if plain(one) not in NO or plain(one) in marks)
    if _is_counted(column, counts):
        return tuple(value for value in counts if value != "0")
    if (sides := spelled_yes_no.told(counts)) and all(sides):
        return tuple(value for value in counts if value in sides[0])
    yes = stems("TRUE").union(_MARKS if len(counts) == 1 else ())
    return tuple(value for value in counts if plain(value) in yes)


def no_values(counts: Iterable[str]) -> tuple[str, ...]:
    """The values of a flag that say no, in whatever spelling."""
    given = tuple(counts)
    sides = spelled_yes_no.told(given)
    return tuple(v for v in given if plain(v) in NO or (sides and v in sides[1]))


def _is_sparse(column: ColumnProfile, counts: dict[str, int]) -> bool:
    """Whether few rows have one of a few values that say why they were taken back."""
    return takes_back(column.name) and column.fill <= SOME and len(counts) <= LETTERS


def _is_lettered(column: ColumnProfile, counts: dict[str, int]) -> bool:
    """Whether "no" is written in most rows, and letters say how the others were taken back.

    A ledger marks what was reversed, O, and the row that reverses it, R, where N is usual.
    """
    no = sum(rows for value, rows in counts.items() if plain(value) in NO)
    few = 2 < len(counts) <= LETTERS + 1 and all(len(value) == 1 for value in counts)
    letters = all(value.isalpha() for value in counts)
    return few and letters and takes_back(column.name) and no >= (1 - SOME) * sum(counts.values())


def is_validity(name: str) -> bool:
    """Whether all that the name of a flag says is that rows count: "valid_click", 유효다운로드.

    An address or a coupon may be valid as well, which says nothing of the row.
    """
    fillers, told = stems("FLAG_FILLERS"), False
    for word in leaf_words(name):
        valid = next((one for one in stems("VALID_FLAGS") if _has(word, one)), None)
        told = told or valid is not None
        rest = "" if valid is None or valid.isascii() else word.replace(valid, "")
        if valid is None and word not in fillers and not among(word, "EVENTS"):
            return False
        if rest and rest not in fillers and not among(rest, "EVENTS"):
            return False
    return told


def _has(word: str, stem: str) -> bool:
    return word.startswith(stem) if stem[0] < "\u0590" else stem in word


def _is_counted(column: ColumnProfile, counts: dict[str, int]) -> bool:
    """Whether 0 says "no" and other numbers give the reason of a "yes": exclude_hit = 9."""
    few = 2 <= len(counts) <= _CODES and all(value.isdigit() for value in counts)
    return few and next(iter(counts)) == "0" and takes_back(column.name)


def leaf_words(name: str) -> tuple[str, ...]:
    """The words of the last part of a name without the letter of its type: "nStorno"."""
    leaf = _LEAF.split(name)[-1]
    return words(leaf[1:] if _TYPED.match(leaf) else leaf)


def takes_back(name: str, beside: frozenset[str] = frozenset()) -> bool:
    """Whether all that the name of a flag says is that a row does not count: "STORNO_KZ".

    Args:
        name: of the column.
        beside: more words that say nothing.
    """
    fillers = stems("FLAG_FILLERS") | beside
    rest = [word for word in leaf_words(name) if word not in fillers]
    return bool(rest) and all(map(_says_nothing, rest))


def words_beside(column: ColumnProfile) -> frozenset[str]:
    """Words of the name of a yes or no that say nothing of it: "Auftrag storniert", of its order.

    What has more values may count them: how many orders somebody took back.
    """
    if column.distinct > _TWO:
        return frozenset()
    return OF_STATES | {word for word in leaf_words(column.name) if _is_document(word)}


def _is_document(word: str) -> bool:
    """Whether a word is for the order or booking whose line a row is, and says no more of it."""
    said = hint(word)
    one = not word.endswith("s")  # several, in many languages
    return one and said.entities == {"order"} and not said.attributes and not _says_nothing(word)


def _says_nothing(word: str) -> bool:
    starts = stems("FLAG_STEMS")
    if DENIED_PART.search(word):
        return False
    if word in stems("SKIPPED_FLAGS") or (is_negative(word) and word not in ("return", "void")):
        return True
    return any(_has(word, one) for one in starts)


def is_rare(view: View, column: ColumnProfile, pair: tuple[str, str] | None) -> bool:
    """Whether one of two short values, or of a few and nothing, stands in few rows only.

    Most rows of a table are what it is made for; what a few of them are besides is not known.

    Args:
        view: the table.
        column: of it.
        pair: keys of the columns of user and item, if both stand in this table.
    """
    said = view.hint(column.key)
    if said.entities - {"order", "event"} or said.says(*_NO_FLAG) or column.moment:
        return False
    if any(len(value) > _SHORT for value in column.frequencies) or not column.given:
        return False
    if any(view.goes_with(key, column.key) > _OWN for key in pair or ()):
        return False
    if column.distinct <= _CODES and _LEAST < column.fill <= _RARE:
        return column.repeats > 2 * _CODES or column.distinct == 1
    if column.distinct != 2 or column.fill < 0.9 or column.shape.kind == "decimal":
        return False
    rare = min(column.frequencies.values()) / len(column.given)
    return _LEAST < rare <= _RARE


def is_rarely_filled(column: ColumnProfile) -> bool:
    """Whether some rows have a value, so few that it may say that they were taken back."""
    return _LEAST < column.fill <= SOME


def speaks_of_terms(tokens: tuple[str, ...]) -> bool:
    """Whether words are about what may be taken back, not about what was."""
    return bool(_TERMS.intersection(tokens))


def says_why(view: View, column: ColumnProfile) -> bool:
    """Whether some rows say in one of a few words why they were taken back: "cancel reason"."""
    few = 1 <= column.distinct <= _REASONS and column.repeats >= 2 and not column.moment
    some = is_rarely_filled(column)
    short = column.shape.kind == "integer" and column.distinct <= _CODES
    worded = column.shape.kind in ("word", "phrase", "code", "text") or short
    said = view.hint(column.key)
    if not (few and some and worded) or said.entities - {"order", "event"}:
        return False
    if speaks_of_terms(said.tokens):
        return False
    return any(is_negative(token) for token in said.tokens) and not said.says("status", "price")
