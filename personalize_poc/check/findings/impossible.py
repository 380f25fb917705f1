"""Ages and prices that nobody and nothing has, by what a column is called: 999 years, -5 euros."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from personalize_poc.check.findings.columns import Profile
from personalize_poc.check.findings.scan import Scan, counted, quoted
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.roles.words.names import hint, stems_of
from personalize_poc.language import _

OLDEST = 120
"""Years that nobody has lived, but for one person."""
SOME = 0.1
"""Most of them, as a share: from there on a column holds something else than its name says."""
_AGE = frozenset(
    stems_of("age alter âge edad idade età leeftijd yaş wiek возраст 나이 연령 年齢 年龄 年齡")
)
_BESIDE = frozenset(
    stems_of("user customer member person kunde client cliente 고객 회원 顧客 会員")
)
"""Words beside one for an age, of whom it is; that of an account is counted in days."""
_LESS = frozenset(
    stems_of(
        "discount rabatt remise descuento desconto sconto korting refund change diff delta net"
    )
)
"""Words beside one for a price that say it may be below zero."""


@dataclass(frozen=True)
class Limits:
    """What numbers of a column may be: from 0 on, up to `highest` if there is a highest one."""

    highest: int | None = None


def limits(one: Profile) -> Limits | None:
    """Between which numbers those of a column must lie by its name; None if it says nothing."""
    said = hint(one.field.column or one.field.name)
    tokens, (__, low, __, high, __) = set(said.tokens), one.quantiles
    if low < 0:
        return None
    aged = tokens & _AGE and tokens <= _AGE | _BESIDE and one.relation.section == "users"
    if aged and high <= OLDEST:
        return Limits(OLDEST)
    return Limits() if said.says("price") and not tokens & _LESS else None


def find(scan: Scan, one: Profile, limits: Limits) -> Iterator[Finding]:
    """The numbers of a column that are outside of its limits."""
    highest, name = limits.highest, quoted(one.field.name)
    above = highest is not None and one.maximum is not None and one.maximum > highest
    if not above and (one.minimum is None or one.minimum >= 0):
        return
    condition = f"{name} < 0" + (f" OR {name} > {highest}" if above else "")
    count, row = scan.one(f"SELECT count(*), min(row) FROM {one.relation.name} WHERE {condition}")
    if not 0 < count <= SOME * one.filled:
        return
    told = (
        _("{count} of {name} in {section} below 0: nothing has such a price.")
        if highest is None
        else _("{count} of {name} in {section} below 0 or above {highest}: nobody is of that age.")
    )
    yield scan.finding(
        "outliers",
        Grade.NOTE,
        told.format(
            count=counted(count, "value"),
            name=one.field.name,
            section=_(one.relation.section),
            highest=highest,
        ),
        one.relation,
        one.field.name,
        row,
        count=count,
        share=count / one.rows,
        matters=_("One such number squeezes all others together when a model scales them."),
        fix=_("Look at them: a wrong sign, or -1 or 999 for unknown? Leave those fields empty."),
    )
