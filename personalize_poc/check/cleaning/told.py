"""What cleaning did, in sentences: how many rows of each data set were left out, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from personalize_poc.check.cleaning.reasons import said
from personalize_poc.data.words import counted
from personalize_poc.language import _

if TYPE_CHECKING:
    from personalize_poc.check.cleaning import Cleaned


def of_cleaning(found: Cleaned) -> list[str]:
    """What was changed, in one line, and then what became of the rows of each data set."""
    if found.changed_nothing:
        return [_("nothing had to be changed")]
    left_out, changed = _total(found.left_out), _total(found.changed)
    first = _("{left_out} left out, {changed} changed; each is in {file}").format(
        left_out=counted(left_out, "row"), changed=counted(changed, "value"), file=found.changes
    )
    return [first, *(_rows(found, section) for section in found.read)]


def _rows(found: Cleaned, section: str) -> str:
    """What became of the rows of a data set."""
    why = found.left_out.get(section, {})
    told = _("{section}: {read} read, {kept:,} written, {left_out:,} left out").format(
        section=_(section),
        read=counted(found.read[section], "row"),
        kept=found.kept[section],
        left_out=sum(why.values()),
    )
    if why:
        each = _("{count:,} {reason}")
        listed = (each.format(count=count, reason=said(reason)) for reason, count in why.items())
        told += f" ({', '.join(listed)})"
    if columns := found.columns.get(section, {}):
        what = ", ".join(f"{column} ({said(reason)})" for column, reason in columns.items())
        told += "; " + _("columns left out: {what}").format(what=what)
    everywhere = found.everywhere.get(section, {})
    if everywhere:
        what = ", ".join(f"{column} {said(reason)}" for column, reason in everywhere.items())
        told += "; " + _("in all rows: {what}").format(what=what)
    return told


def _total(counts: Mapping[str, Mapping[str, int]]) -> int:
    return sum(count for reasons in counts.values() for count in reasons.values())
