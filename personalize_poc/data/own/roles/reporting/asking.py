"""How a question is put: what is close enough to be asked, and answers as lines of a mapping."""

from __future__ import annotations

from typing import Any

import yaml

from personalize_poc.data import words
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.proposal import CONFIDENT, Option, Question
from personalize_poc.data.own.roles.evidence import relays
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import is_coarser
from personalize_poc.data.own.roles.which_column.rivals.certainty import (
    confidence,
    is_name_beside_id,
    same_thing,
)
from personalize_poc.data.own.roles.which_column.users import signed_in
from personalize_poc.data.words import Share
from personalize_poc.language import _

WORKED_OUT = 2
"""Answers beside the first one whose mappings are worked out whole: each takes as long as that."""
_CLOSE = {"USER_ID": 1.3, "ITEM_ID": 0.7, "TIMESTAMP": 0.7}
"""Points between two columns below which a person is asked."""


def lines(section: str, **keys: Any) -> str:
    """Lines of a mapping.yaml."""
    text: str = yaml.safe_dump({section: keys}, sort_keys=False, allow_unicode=True)
    return text


def is_close(candidate: Candidate, name: str) -> bool:
    """Whether the column that came second for a role is near enough to be asked about."""
    best, rival = candidate.roles[name], candidate.rivals[name]
    if same_thing(best, rival) or is_name_beside_id(best, rival):
        return False
    near = best.points - rival.points < _CLOSE[name]
    return rival.points > 0.8 and (near or confidence(candidate, name) < CONFIDENT)


def which(code: str, field: str, asked: str, best: Scored, *rivals: Scored) -> Question:
    """Which of the columns it is; the first one is taken until then."""
    all_ones = (best, *rivals)
    called = _told_apart(all_ones)
    listed = [
        _("{name} (such as {example!r})").format(name=name, example=example(one.column.given))
        for name, one in zip(called, all_ones, strict=True)
    ]
    return Question(
        code,
        asked.format(listed=", ".join(listed[:-1]), last=listed[-1]),
        tuple(
            option(
                field,
                one.column,
                _only_in(one)
                or relays.told(one.column)
                or next((told for other in all_ones if (told := _beside(one, other, field))), "")
                or "; ".join(one.reasons[:2]),
                name,
            )
            for name, one in zip(called, all_ones, strict=True)
        ),
    )


def _only_in(one: Scored) -> str:
    """Which files have a column at all, if not all of its table do; else ""."""
    table = one.view.profile.table
    lack = table.absent.get(one.column.name, ())
    have = [part.file for part in table.parts if part.file not in lack]
    return _("exists only in {files}").format(files=words.files(have)) if lack else ""


def _beside(one: Scored, other: Scored, field: str) -> str:
    """What a column is beside another answer; "" if nothing is known of the two."""
    return (field == "USER_ID" and signed_in.told(one, other)) or nested(one, other, field)


def option(field: str, column: ColumnProfile, why: str = "", called: str = "") -> Option:
    """One column as an answer. why: it may be it. called: its name, if not that alone."""
    return Option(
        _(
            "{name} (such as {example!r}): {distinct:,} different values, filled in {fill:.0%} of "
            "the rows"
        ).format(
            name=called or column.name,
            example=example(column.given),
            distinct=column.distinct,
            fill=Share(column.fill),
        )
        + (f"; {why}" if why else ""),
        lines("interactions", columns={field: column.name}),
    )


def _told_apart(ones: tuple[Scored, ...]) -> list[str]:
    """The names of columns, each behind that of its table if two of them are the same."""
    names = [one.column.name for one in ones]
    if len(set(names)) == len(names):
        return names
    return [f"{one.view.label}: {one.column.name}" for one in ones]


def nested(one: Scored, other: Scored, field: str = "USER_ID") -> str:
    """How the values of two columns lie in each other; "" if they do not. field: the role."""
    if one.view is not other.view:
        return ""
    belongs = is_coarser(one.view, one.column, other.column)
    several = not belongs and is_coarser(one.view, other.column, one.column)
    if field == "ITEM_ID" and belongs:
        return _("each belongs to one {name}, as a part to a whole").format(name=other.column.name)
    if field == "ITEM_ID" and several:
        return _("each has several {name}, as a whole has parts").format(name=other.column.name)
    if belongs:
        return _("each belongs to one {name}, as a person to a company or household").format(
            name=other.column.name
        )
    if several:
        return _("each stands for several {name}, as a company for its people").format(
            name=other.column.name
        )
    return ""


def example(values: tuple[str, ...]) -> str:
    """The first value, as far as a question shows it."""
    return values[0][:60] if values else ""
