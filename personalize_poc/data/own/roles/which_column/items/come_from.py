"""Columns of what came before the item of a row: the page from which somebody came to it."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.names import stems_of, words

_BEFORE = frozenset(
    stems_of(
        """ref referrer referer referring previous prev prior preceding from before
        vorherige vorheriger vorheriges vorige vorig précédent précédente anterior previo previa
        precedente provenienza procedencia origem vorig föregående forrige edellinen
        poprzedni poprzednia poprzednie předchozí önceki предыдущий предыдущая"""
    )
)
"""Words that stand beside the name of an item where another one is meant, from which one came."""
_EASTERN = ("이전", "직전", "前の", "直前", "遷移元", "前", "上一", "来源", "來源")
"""The same in scripts without blanks, at the beginning of a name."""
_ALIKE = 0.3
"""Share of the values of a sample that both have, so that one is no code or title of the other."""


def is_one(view: View, column: ColumnProfile) -> bool:
    """Whether a column has the name of another one with a word for what was before, and its values.

    "page_ref" beside "page" is the page before. Beside titles a "product_ref" is their code: its
    values are others.

    Args:
        view: the table.
        column: of it.
    """
    names = _without(column.name)
    return any(
        other is not column and words(other.name) in names and _share(column, other) >= _ALIKE
        for other in view.columns
    )


def _without(name: str) -> list[tuple[str, ...]]:
    """What is left of a name without a word for what was before; nothing if it has none."""
    parts = tuple(words(name))
    rest = tuple(part for part in parts if part not in _BEFORE)
    found = [rest] if rest and rest != parts else []
    return found + [
        tuple(words(name.removeprefix(one))) for one in _EASTERN if name.startswith(one)
    ]


def _share(one: ColumnProfile, other: ColumnProfile) -> float:
    here, there = set(one.frequencies), set(other.frequencies)
    return len(here & there) / max(1, min(len(here), len(there)))
