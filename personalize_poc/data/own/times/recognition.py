"""Which forms the times of a column have, told from a sample and counted in all of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.times import shapes, zones
from personalize_poc.data.own.times.counts import COUNTED, Column
from personalize_poc.data.own.times.form import TimeForm
from personalize_poc.data.words import Share
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

SAMPLE = 4000
"""Rows that are looked at, spread over the table, before all of them are counted."""
_FORMS = 8
"""No more forms than these are tried; a column with more is no column of times."""


def recognise(
    connection: duckdb.DuckDBPyConnection, table_name: str, key: str, *, counted: int = COUNTED
) -> TimeForm:
    """Tell how a column writes times.

    A column that holds none costs a look at a few thousand rows; others are counted: in full up to
    `counted` rows, in an even sample of so many beyond.

    Args:
        connection: holds the table; its time zone is set to UTC.
        table_name: name of the table in DuckDB.
        key: name of the column of text in it.
        counted: rows; fewer than usual where only the forms matter.
    """
    connection.execute("SET TimeZone = 'UTC'")
    texts = _sample(connection, table_name, key)
    families, read, coarse = _families(texts)
    if families and not _is_padded(families[0]):
        families = [one for one in families if not _is_padded(one)]
    if not texts or read < len(texts) / 2:
        return _none(texts, read, coarse)
    column = Column(connection, table_name, key, counted)
    for __ in range(2):
        form = column.judge(families)
        more = _families(column.unread(form.forms) if form.unread else [])[0]
        new = [one for one in more if one not in families and not _is_padded(one)]
        if not new:
            break
        families = (families + new)[:_FORMS]
    return _with_zone(connection, texts, form)


def _with_zone(connection: duckdb.DuckDBPyConnection, texts: list[str], form: TimeForm) -> TimeForm:
    """The form with the zone that its times name."""
    if not form.zoned:
        return form
    zone = zones.common(connection, texts, form.forms)
    several = len(zones.named(texts).keys() - {None}) > 1
    return replace(form, zone=zone, mixed=several and not zone)


def _is_padded(forms: tuple[str, ...]) -> bool:
    """Whether years are written as 0014: in a few rows beside full years that is a slip."""
    return any(shapes.PADDED in form for form in forms)


def _sample(connection: duckdb.DuckDBPyConnection, table: str, key: str) -> list[str]:
    """Texts of rows that are spread over the table, without empty ones."""
    rows = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    step = max(1, (rows[0] if rows else 0) // SAMPLE)
    found = connection.execute(
        f"SELECT {key} FROM {table} WHERE rowid IN "
        f"(SELECT {step} * i FROM range({2 * SAMPLE}) AS r(i))"
    ).fetchall()
    texts = [value.strip(sql.BLANKS) for (value,) in found if value]
    if not any(texts) and step > 1:
        found = connection.execute(
            f"SELECT {key} FROM {table} WHERE {key} > ' ' LIMIT {SAMPLE}"
        ).fetchall()
        texts = [value.strip(sql.BLANKS) for (value,) in found]
    return [text for text in texts if text]


def _families(texts: list[str]) -> tuple[list[tuple[str, ...]], int, Counter[str]]:
    """Forms of texts (several where they may be read in several ways), how many are read, the rest.

    Families are sorted by how many texts they read. Those that may be read in fewer ways decide
    for the others: 13/02/2024 is no month and day.
    """
    counts: Counter[tuple[str, ...]] = Counter()
    coarse: Counter[str] = Counter()
    for text in texts:
        if forms := shapes.forms(text):
            counts[forms] += 1
        else:
            coarse[shapes.coarse(text)] += 1
    merged: Counter[tuple[str, ...]] = Counter()
    for forms, count in counts.items():
        wider = [other for other in counts if set(forms) <= set(other)]
        merged[max(wider, key=len)] += count
    alike = {_month(forms[0]): forms for forms in sorted(merged, key=lambda one: "%B" in one[0])}
    families = [forms for forms, __ in merged.most_common() if alike[_month(forms[0])] == forms]
    return families[:_FORMS], sum(counts.values()), coarse


def _month(form: str) -> str:
    """Forms with long and short names of months read the same."""
    return form.replace("%B", "%b")


def _none(texts: list[str], read: int, coarse: Counter[str]) -> TimeForm:
    if not texts:
        return TimeForm(reason=_("The column is empty."))
    what, count = coarse.most_common(1)[0] if coarse else ("", 0)
    if what and count >= len(texts) / 2:
        example = next(text for text in texts if shapes.coarse(text) == what)
        reason = _(
            "{example!r} names {what}: which day and hour it was cannot be told from it."
        ).format(example=example, what=_(what))
        return TimeForm(coarse=what, reason=reason, unread_example=example)
    share = read / len(texts)
    return TimeForm(
        confidence=share / 2,
        reason=_("{share:.0%} of a sample look like times.").format(share=Share(share)),
    )
