"""Times before 1980: those of an archive, or of a clock that counted from 1970 on."""

from __future__ import annotations

from personalize_poc.check.findings.scan import Scan, quoted
from personalize_poc.language import _

_FIRST, _DAYS, _BEGUN = 1980, 20, 0.5
"""The first year that is taken; different times of an archive at least, and the share of them of
1970 at most (our own)."""
_YEAR = "(^|[^0-9])(19[0-7][0-9])([^0-9]|$)"


def of_archive(scan: Scan) -> str:
    """What to do with days of many years before 1980, as a ledger has; "" for a clock that failed.

    A clock without a battery begins in 1970 and goes on from there; an archive has other years.
    """
    text = "raw_TIMESTAMP"
    rows, days, first, begun = scan.one(
        f"SELECT count(*), count(DISTINCT {text}), min(y), count(*) FILTER (y = 1970) FROM (SELECT "
        f"{text}, TRY_CAST(regexp_extract({text}, '{_YEAR}', 2) AS INT) AS y "
        f"FROM {scan.events.name} WHERE TIMESTAMP IS NULL) WHERE y IS NOT NULL"
    )
    if not rows or days < _DAYS or begun > _BEGUN * rows:
        return ""
    years = -(-(_FIRST - int(first)) // 4) * 4  # with whole leap years every day stays one
    section = scan.canonical.mapping.sections.get("interactions")
    column = quoted(section.columns.get("TIMESTAMP", "date") if section else "date")
    return _(
        "These are days of an archive: Personalize counts seconds from 1970 on, and no time before "
        "1980 is taken here. Add the same number of years to all of them ({years} or more), which "
        "changes no order, and to other columns of days as well: personalize-poc check --sql "
        "'SELECT * REPLACE (try_strptime({column}, $$%d/%m/%Y$$) + INTERVAL {years} YEAR AS "
        "{column}) FROM read_csv($$FILE$$, all_varchar = true)', with the form of your days."
    ).format(years=years, column=column)
