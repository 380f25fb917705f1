"""Event values that say little interest: plays and visits that ended at once, bad ratings."""

from __future__ import annotations

from collections.abc import Iterator

from personalize_poc.check.findings import columns
from personalize_poc.check.findings.columns import Profile
from personalize_poc.check.findings.scan import Scan, counted, percent, quoted
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.roles.words import share_words
from personalize_poc.data.own.roles.words.names import hint, stems_of, words
from personalize_poc.language import _

SHORT = 30
"""Seconds from which on streaming services count a play (our own threshold for all else)."""
PART = 0.05
"""Share of an item below which somebody hardly began with it (our own threshold)."""
USUAL = 2
"""How many times as long the one in the middle lasts; else short ones are what is usual there."""
SCALES = {5.0: 2.0, 10.0: 4.0, 100.0: 40.0}
"""The best rating of a scale -> up to which one a rating is bad (our own thresholds)."""
WHOLE, FEW = 100, 5
"""The most that a share has, and how many different ones are no more than marks."""
STEPS = 21
"""Most different ratings; more are averages or points."""
_SECONDS = frozenset(
    stems_of(
        """
        s sec secs second seconds sek sekunde sekunden segundo segundos seconde secondes secondi
        secondo seconden saniye sekund sekundy sekunder секунд секунды сек giây detik vteřina
        vteřin 초 秒 秒数"""
    )
)
_MILLISECONDS = frozenset(
    stems_of(
        """
        ms msec msecs millis millisecond milliseconds millisekunden milisegundos millisecondes
        millisecondi milliseconden milisaniye миллисекунд 밀리초 ミリ秒 毫秒"""
    )
)


def short(scan: Scan) -> Iterator[Finding]:
    """Events whose value is a time in seconds or a share that was seen, by its name, and small."""
    value = _value(scan)
    if value is None or not value.quantiles:
        return
    unit, whole = _unit(value.field.column), _whole(value)
    limit = SHORT * unit or PART * whole
    if not limit or value.quantiles[len(value.quantiles) // 2] < USUAL * limit:
        return
    count, row = _below(scan, value, limit)
    if count:
        rows, share = counted(count, "event"), percent(count / scan.rows)
        told = (
            _("{rows} ({share}) lasted less than {limit} seconds.").format(
                rows=rows, share=share, limit=SHORT
            )
            if unit
            else _("{rows} ({share}) ended before {limit} of the item.").format(
                rows=rows, share=share, limit=f"{100 * PART:g} %"
            )
        )
        why = _("Who stops at once did not like it, or came by chance.")
        yield _finding(scan, "short-events", told, why, limit, (value, count, row))


def low(scan: Scan) -> Iterator[Finding]:
    """Events whose value is a rating, by its name or by what happened, and below the middle."""
    value = _ratings(scan)
    if value is None:
        return
    most = value.maximum or 0.0
    bad, name = SCALES[most], quoted(value.field.name)
    (better,) = scan.one(f"SELECT min({name}) FROM {scan.events.name} WHERE {name} > {bad}")
    count, row = _below(scan, value, better)
    if count:
        told = _(
            "{rows} ({share}) are ratings of {bad:g} or less, where {most:g} is the best."
        ).format(rows=counted(count, "event"), share=percent(count / scan.rows), bad=bad, most=most)
        why = _("Amazon Personalize takes every event for interest, whatever its value.")
        yield _finding(scan, "low-ratings", told, why, better, (value, count, row))


def zero(scan: Scan) -> Iterator[Finding]:
    """Ratings of 0 where all others are whole numbers from 1 on: often nobody rated there."""
    value = _ratings(scan)
    if value is None or value.minimum != 0:
        return
    name = quoted(value.field.name)
    count, row, parts = scan.one(
        f"SELECT count(*) FILTER ({name} = 0), min(row) FILTER ({name} = 0), "
        f"count(*) FILTER ({name} % 1 <> 0) FROM {scan.events.name}"
    )
    if count and not parts:
        yield scan.finding(
            "zero-ratings",
            Grade.NOTE,
            _("{rows} ({share}) are ratings of 0: they may stand for no rating.").format(
                rows=counted(count, "event"), share=percent(count / scan.rows)
            ),
            name=value.field.name,
            row=row,
            count=count,
            share=count / scan.rows,
            matters=_(
                "With eventValueThreshold such events are left out as the worst ones, though "
                "nobody said so."
            ),
            fix=_("Find out what 0 means. If nobody rated, empty the value and keep the event."),
        )


def _ratings(scan: Scan) -> Profile | None:
    """The profile of EVENT_VALUE, if its values are ratings of a known scale."""
    value = _value(scan)
    if value is None:
        return None
    most, least = value.maximum or 0.0, value.minimum
    if most not in SCALES or least is None or least < 0 or value.distinct > STEPS:
        return None
    said = hint(value.field.column).says("rating")
    return value if said or _are_ratings(scan) else None


def _value(scan: Scan) -> Profile | None:
    found = columns.profiles(scan, scan.events)
    return next((one for one in found if one.field.name == "EVENT_VALUE"), None)


def _below(scan: Scan, value: Profile, limit: float) -> tuple[int, int]:
    """Events whose value is below a limit, and the first of their rows."""
    name = quoted(value.field.name)
    count, row = scan.one(
        f"SELECT count(*), min(row) FROM {scan.events.name} WHERE {name} < {limit}"
    )
    return int(count), row


def _finding(
    scan: Scan, code: str, told: str, why: str, limit: float, cases: tuple[Profile, int, int]
) -> Finding:
    value, count, row = cases
    return scan.finding(
        code,
        Grade.NOTE,
        told,
        name=value.field.name,
        row=row,
        count=count,
        share=count / scan.rows,
        matters=why,
        fix=_(
            "Train with eventValueThreshold {limit} in the configuration of the solution: "
            "it leaves events below it out."
        ).format(limit=f"{limit:g}"),
    )


def _are_ratings(scan: Scan) -> bool:
    """Whether nothing but ratings happened."""
    if scan.events.field("EVENT_TYPE") is None:
        return False
    (all_of_them,) = scan.one(f"SELECT bool_and(EVENT_TYPE = 'rating') FROM {scan.events.name}")
    return bool(all_of_them)


def _whole(value: Profile) -> float:
    """What stands for all of an item, if the value is the share that was seen; else 0."""
    name, most = value.field.column, value.maximum or 0.0
    said = hint(name)
    tokens = set(said.tokens)
    share = "%" in name or bool(tokens & (share_words.WATCHED | share_words.SHARES))
    if not (share and said.says("duration")) or said.says("price", "quantity", "rating"):
        return 0
    if value.distinct <= FEW or (value.minimum or 0.0) < 0 or not 0 < most <= WHOLE:
        return 0
    return 1 if most <= 1 else WHOLE


def _unit(name: str) -> int:
    """How many of the unit that the name of a column says make a second; 0 if it says none."""
    said = set(words(name))
    if said & _MILLISECONDS:
        return 1000
    return int(bool(said & _SECONDS) or name.endswith(("초", "秒", "(초)", "(秒)")))


FINDERS = (short, low, zero)
