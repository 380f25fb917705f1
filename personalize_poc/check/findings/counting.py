"""The few tables that all findings and facts are computed from.

A person's interactions may have a hundred million rows, and every check over them costs seconds. So
they are read once into a narrow table of numbers (`check_events`), ids as hashes of 64 bits: in
memory, or on disk if they are many. Users, items, event types and quarters of hours are counted
once each, into small tables that have names and the first row; every check works on those. What
needs the order of a user's events (gaps, repetitions, duplicates) is read from `check_order`, which
has all users of small data and every n-th of large data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from personalize_poc.check import phases
from personalize_poc.check.findings.scan import CODE, EARLIEST, Scan
from personalize_poc.data.own.canonical import Relation
from personalize_poc.data.own.canonical.types import LARGE_ROWS

Begin = Callable[[str], None]
"""Is told which of `phases` begins."""
EXACT_ROWS = 500_000
"""Up to so many rows the users and items of each event type are counted one by one."""
_TABLES = (
    "temp.check_narrow",
    "check_stored",
    "temp.check_users",
    "temp.check_items",
    "temp.check_types",
    "temp.check_quarters",
    "temp.check_order",
    "temp.check_known_items",
    "temp.check_known_users",
)


def silent(name: str) -> None:
    """A `Begin` that tells nobody."""


@contextmanager
def tables(scan: Scan, begin: Begin = silent) -> Iterator[None]:
    """Make the tables that a scan asks; they go afterwards."""
    _drop(scan)
    begin(phases.EVENTS)
    _make_events(scan)
    _count(scan, begin)
    begin(phases.ORDER)
    _order(scan)
    for relation, key in ((scan.canonical.items, "i"), (scan.canonical.users, "u")):
        if relation is not None:
            _count_known(scan, relation, key)
    try:
        yield
    finally:
        _drop(scan)


def _run(scan: Scan, sql: str) -> None:
    scan.canonical.connection.execute(sql)


def _drop(scan: Scan) -> None:
    _run(scan, "DROP VIEW IF EXISTS temp.check_events")
    for name in _TABLES:
        _run(scan, f"DROP TABLE IF EXISTS {name}")


def _make_events(scan: Scan) -> None:
    """Keep ids, times and event types as numbers.

    They are stored as they stand: hashes cannot be compressed, and to look how times could be takes
    longer than to write them. Where all rows are kept, their place is their number already.
    """
    events = scan.events
    types = {"row": "UINTEGER" if events.table.rows < 2**32 else "BIGINT"}
    types |= {"u": "UBIGINT", "i": "UBIGINT", "t": "BIGINT", "e": "UINTEGER"}
    values = {
        "row": "row",
        "u": "CASE WHEN USER_ID IS NOT NULL THEN hash(USER_ID) END",
        "i": "CASE WHEN ITEM_ID IS NOT NULL THEN hash(ITEM_ID) END",
        "t": "TIMESTAMP",
        "e": CODE.format(kind="EVENT_TYPE") if _has_type(scan) else "0",
    }
    if events.whole:
        del types["row"], values["row"]
    stored = events.table.rows > LARGE_ROWS
    table, kept = ("check_stored", "") if stored else ("check_narrow", "TEMP ")
    how = " USING COMPRESSION UNCOMPRESSED" if stored else ""
    columns = ", ".join(f"{name} {type_}{how}" for name, type_ in types.items())
    _run(scan, f"CREATE {kept}TABLE {table} ({columns})")
    _run(scan, f"INSERT INTO {table} SELECT {', '.join(values.values())} FROM {events.name}")
    number = "rowid AS row, " if events.whole else ""
    _run(scan, f"CREATE TEMP VIEW check_events AS SELECT {number}* FROM {table}")


def _has_type(scan: Scan) -> bool:
    return scan.events.field("EVENT_TYPE") is not None


def _count(scan: Scan, begin: Begin) -> None:
    """Count users, items, event types and quarters of hours."""
    # Where all times are good, which is usual, a condition less is a tenth of the time less.
    low, high = scan.one("SELECT min(t), max(t) FROM check_events")
    good = low is not None and low >= EARLIEST and high <= scan.latest
    times = "" if good else f" FILTER ({scan.good_time})"
    # When each user began stands in `check_order`; to count it for all takes half as long again.
    life = f", min(t){times} AS first, max(t){times} AS last"
    for phase, table, key, name, more in (
        (phases.USERS, "check_users", "u", "USER_ID", ""),
        (phases.ITEMS, "check_items", "i", "ITEM_ID", life),
    ):
        begin(phase)
        _run(
            scan,
            f"CREATE TEMP TABLE {table} AS SELECT counted.*, e.{name} AS id FROM ("
            f"SELECT {key}, count(*) AS n, min(row) AS row{more} FROM check_events "
            f"WHERE {key} IS NOT NULL GROUP BY {key}) counted "
            f"JOIN {scan.events.name} e ON e.row = counted.row",
        )
    _count_types(scan)
    _count_quarters(scan)


def _count_types(scan: Scan) -> None:
    typed = _has_type(scan)
    name = "e.EVENT_TYPE" if typed else "''"
    # Counting users and items costs more than all else here: 0.4 s of a million rows, where to
    # about 2 % they take 0.1 s. Without a type they are all users and items.
    rough = "approx_count_distinct({})" if scan.rows > EXACT_ROWS else "count(DISTINCT {})"
    different = rough if typed else "0"
    _run(
        scan,
        f"CREATE TEMP TABLE check_types AS SELECT counted.*, coalesce({name}, '') AS name FROM "
        f"(SELECT e AS code, count(*) AS n, min(row) AS row, "
        f"{different.format('u')} AS users, {different.format('i')} AS items FROM "
        f"check_events GROUP BY e) counted "
        f"JOIN {scan.events.name} e ON e.row = counted.row",
    )


def _count_quarters(scan: Scan) -> None:
    # Time zones differ from each other by quarters of an hour.
    zone = scan.timezone.replace("'", "''")
    _run(
        scan,
        f"CREATE TEMP TABLE check_quarters AS SELECT *, CASE WHEN hour(local) = 0 AND "
        f"minute(local) = 0 THEN exact ELSE 0 END AS midnight FROM (SELECT q, n, exact, "
        f"timezone('{zone}', to_timestamp(q * 900)) AS local FROM (SELECT t // 900 AS q, "
        f"count(*) AS n, count(*) FILTER (t % 900 = 0) AS exact FROM check_events "
        f"WHERE {scan.good_time} GROUP BY 1))",
    )


def _order(scan: Scan) -> None:
    some = f" AND u % {scan.sampled} = 0" if scan.sampled > 1 else ""
    _run(
        scan,
        f"CREATE TEMP TABLE check_order AS SELECT *, lag(t) OVER history AS before, "
        f"row_number() OVER history AS number, lag(t) OVER pair AS before_item, "
        f"lag(e) OVER pair AS before_type FROM check_events WHERE {scan.usable_event}{some} "
        f"WINDOW history AS (PARTITION BY u ORDER BY t, row), "
        f"pair AS (PARTITION BY u, i ORDER BY t, e, row)",
    )


def _count_known(scan: Scan, relation: Relation, key: str) -> None:
    name, table = ("ITEM_ID", "items") if key == "i" else ("USER_ID", "users")
    _run(
        scan,
        f"CREATE TEMP TABLE check_known_{table} AS SELECT hash({name}) AS {key}, "
        f"any_value({name}) AS id, count(*) AS n, min(row) AS row FROM {relation.name} "
        f"WHERE {name} IS NOT NULL GROUP BY {name}",
    )
