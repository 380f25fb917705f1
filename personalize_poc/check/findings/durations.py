"""How long something lasted: plays and visits that ended at once."""

from __future__ import annotations

from collections.abc import Iterator

from personalize_poc.check.findings import columns
from personalize_poc.check.findings.scan import Scan, counted, percent, quoted
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.roles.words.names import stems_of, words
from personalize_poc.language import _

SHORT = 30
"""Seconds from which on streaming services count a play (our own threshold for all else)."""
USUAL = 2
"""How many times as long the one in the middle lasts; else short ones are what is usual there."""
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
    """Events whose value is a time in seconds, by the name of the column, and below 30 of them."""
    value = next(
        (one for one in columns.profiles(scan, scan.events) if one.field.name == "EVENT_VALUE"),
        None,
    )
    unit = _unit(value.field.column) if value else 0
    if value is None or not unit or not value.quantiles:
        return
    limit = SHORT * unit
    if value.quantiles[len(value.quantiles) // 2] < USUAL * limit:
        return
    name = quoted(value.field.name)
    count, row = scan.one(
        f"SELECT count(*), min(row) FROM {scan.events.name} WHERE {name} < {limit}"
    )
    if count:
        yield scan.finding(
            "short-events",
            Grade.NOTE,
            _("{rows} ({share}) lasted less than {limit} seconds.").format(
                rows=counted(count, "event"), share=percent(count / scan.rows), limit=SHORT
            ),
            name=value.field.name,
            row=row,
            count=count,
            share=count / scan.rows,
            matters=_("Who stops at once did not like it, or came by chance."),
            fix=_(
                "Train with eventValueThreshold {limit} in the configuration of the solution: "
                "it leaves events below it out."
            ).format(limit=limit),
        )


def _unit(name: str) -> int:
    """How many of the unit that the name of a column says make a second; 0 if it says none."""
    said = set(words(name))
    if said & _MILLISECONDS:
        return 1000
    return int(bool(said & _SECONDS) or name.endswith(("초", "秒", "(초)", "(秒)")))


FINDERS = (short,)
