"""Times that are counted in several units: seconds of an older program among milliseconds."""

from __future__ import annotations

from collections.abc import Iterator

from personalize_poc.check.findings.scan import EARLIEST, LATEST, Scan, counted
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.times.sql import UNITS
from personalize_poc.language import N_, _

_WORDS = {
    "seconds": N_("seconds"),
    "milliseconds": N_("milliseconds"),
    "microseconds": N_("microseconds"),
    "nanoseconds": N_("nanoseconds"),
}


def several(scan: Scan) -> Iterator[Finding]:
    """Rows of each unit, where the size of a number alone says which one it is in."""
    section = scan.canonical.mapping.sections.get("interactions")
    units = [one for one in section.timestamp if one in UNITS] if section else []
    if len(units) < 2:
        return
    number = "TRY_CAST(raw_TIMESTAMP AS DOUBLE)"
    among = {
        unit: f"{number} BETWEEN {EARLIEST * UNITS[unit]} AND {LATEST * UNITS[unit]}"
        for unit in units
    }
    asked = ", ".join(f"count(*) FILTER ({one}), min(row) FILTER ({one})" for one in among.values())
    told = scan.one(f"SELECT {asked} FROM {scan.events.name}")
    rows = {unit: (told[2 * at], told[2 * at + 1]) for at, unit in enumerate(units) if told[2 * at]}
    if len(rows) < 2:
        return
    most_first = sorted(rows, key=lambda unit: -rows[unit][0])
    count, row = rows[most_first[-1]]
    yield scan.finding(
        "times-in-units",
        Grade.NOTE,
        _("Times are counted in several units: {units}. Each is read by its size.").format(
            units=", ".join(
                _("{unit} in {rows}").format(
                    unit=_(_WORDS[unit]), rows=counted(rows[unit][0], "row")
                )
                for unit in most_first
            )
        ),
        name="TIMESTAMP",
        row=row,
        count=count,
        share=count / scan.rows,
        matters=_(
            "Personalize takes Unix seconds: whoever takes all for one unit puts the others into "
            "1970, or into another century."
        ),
        fix=_("Nothing here; programs that send events live have to agree on one unit."),
    )


FINDERS = (several,)
