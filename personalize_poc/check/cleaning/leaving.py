"""Which rows are left out, and why: the table `clean_left` (section, row, field, reason)."""

from __future__ import annotations

from personalize_poc.check.cleaning import reasons, returned
from personalize_poc.check.cleaning.fixes import IDS, expression, source
from personalize_poc.check.findings import duplicates, events, ids, nobody, same_day
from personalize_poc.check.findings.scan import EARLIEST, LATEST, Scan, literal, quoted
from personalize_poc.data.own import doubles
from personalize_poc.data.own.canonical import Relation


def prepare(scan: Scan, undo: bool) -> None:
    """Make the table."""
    scan.canonical.connection.execute(
        "CREATE OR REPLACE TEMP TABLE clean_left "
        "(section VARCHAR, row BIGINT, field VARCHAR, reason VARCHAR)"
    )
    for relation in scan.canonical.relations:
        _by_value(scan, relation)
        if relation is not scan.events:
            _twice(scan, relation)
    _events_as_written(scan)
    if undo and (bought := returned.bought(scan)):
        kind = scan.events.field("EVENT_TYPE")
        field = "EVENT_TYPE" if kind and kind.column else "ITEM_ID"
        _leave(scan, bought, field, reasons.UNDONE)
    _copies(scan)
    if scan.exact:
        _retries(scan)
    scan.canonical.connection.execute("DROP TABLE temp.clean_events")


Rule = tuple[str, str, str]
"""A condition in SQL, the field that it is about, and the reason to leave a row out."""


def _by_value(scan: Scan, relation: Relation) -> None:
    """Rows that a single value condemns; the first rule that fits is the reason.

    Interactions are judged by the numbers in `check_events`, catalogues by their texts.
    """
    if relation is scan.events:
        table, rules = "check_events", [*_id_rules(scan, relation), *_event_rules(scan)]
    else:
        table, rules = relation.name, _id_rules(scan, relation)
    names = " ".join(f"WHEN {condition} THEN {literal(field)}" for condition, field, _ in rules)
    why = " ".join(f"WHEN {condition} THEN '{reason}'" for condition, __, reason in rules)
    scan.canonical.connection.execute(
        f"INSERT INTO clean_left SELECT '{relation.section}', row, CASE {names} END, "
        f"CASE {why} END FROM {table} WHERE {' OR '.join(rule[0] for rule in rules)}"
    )


def _id_rules(scan: Scan, relation: Relation) -> list[Rule]:
    """Rules about ids; one that fits to no id is left out, because it would cost time."""
    rules = []
    own = "" if relation is scan.events else "known_"
    for name, key in IDS.items():
        if relation.field(name) is None:
            continue
        table, hashed = f"check_{own}{key}", "u" if key == "users" else "i"
        value = hashed if relation is scan.events else f"hash({name})"
        empty = value if relation is scan.events else name
        rules.append((f"{empty} IS NULL", name, reasons.NO_ID))
        nobody_sql = nobody.placeholder_sql(scan, table)
        for condition, reason in (
            (f"length(id) > {ids.LONGEST}", reasons.longer(ids.LONGEST)),
            (nobody_sql, reasons.NOBODY),
        ):
            if scan.one(f"SELECT count(*) FROM {table} WHERE {condition}")[0]:
                chosen = f"{value} IN (SELECT {hashed} FROM {table} WHERE {condition})"
                rules.append((chosen, name, reason))
    return rules


def _event_rules(scan: Scan) -> list[Rule]:
    """Rules about times, event types and amounts."""
    time, name = "TIMESTAMP", scan.events.name
    rules = []
    if scan.one("SELECT count(*) FROM check_events WHERE t IS NULL")[0]:
        empty = f"SELECT row FROM {name} WHERE TIMESTAMP IS NULL AND raw_TIMESTAMP IS NULL"
        rules.append((f"t IS NULL AND row IN ({empty})", time, reasons.NO_TIME))
    rules += [
        ("t IS NULL", time, reasons.NO_READABLE_TIME),
        (f"t < {EARLIEST}", time, reasons.TOO_EARLY),
        (f"t > {LATEST}", time, reasons.TOO_LATE),
        (f"t > {scan.latest}", time, reasons.FUTURE),
    ]
    types = "e IN (SELECT code FROM check_types WHERE name IN ({}))"
    if scan.events.field("EVENT_TYPE"):
        rules.append((types.format("''"), "EVENT_TYPE", reasons.NO_TYPE))
        if back := _texts(events.return_types(scan)):
            rules.append((types.format(back), "EVENT_TYPE", reasons.UNDOES))
    return rules + [
        (f"row IN (SELECT row FROM {name} WHERE {quoted(one)} < 0)", one, reasons.NEGATIVE)
        for one in events.negative_fields(scan)
    ]


def _texts(texts: list[str]) -> str:
    return ", ".join(map(literal, texts))


def _twice(scan: Scan, relation: Relation) -> None:
    """All rows of an id but the newest, by the id that is written."""
    name = "ITEM_ID" if relation.section == "items" else "USER_ID"
    field = relation.field(name)
    assert field is not None
    written = expression(scan, relation, field)
    left = f"SELECT row FROM clean_left WHERE section = '{relation.section}'"
    scan.canonical.connection.execute(
        f"INSERT INTO clean_left SELECT '{relation.section}', row, '{name}', "
        f"'{reasons.ID_AGAIN}' FROM (SELECT e.row, row_number() OVER (PARTITION BY "
        f"{written} ORDER BY {doubles.later('e.')}) AS k FROM {source(scan, relation)} "
        f"LEFT JOIN ({scan.newest(relation).dated}) ON dated = e.row "
        f"WHERE e.row NOT IN ({left})) WHERE k > 1"
    )


def _events_as_written(scan: Scan) -> None:
    """The table `clean_events` (row, u, i, t, e): what is left, with ids and types as written."""
    relation = scan.events
    by_name = {field.name: field for field in relation.fields}
    parts = [
        f"hash({expression(scan, relation, by_name[name])}) AS {key}"
        for name, key in (("USER_ID", "u"), ("ITEM_ID", "i"), ("EVENT_TYPE", "e"))
        if name in by_name
    ]
    if "EVENT_TYPE" not in by_name:
        parts.append("0 AS e")
    left = "SELECT row FROM clean_left WHERE section = 'interactions'"
    scan.canonical.connection.execute(
        f"CREATE OR REPLACE TEMP TABLE clean_events AS SELECT e.row, e.TIMESTAMP AS t, "
        f"{', '.join(parts)} FROM {source(scan, relation)} WHERE e.row NOT IN ({left})"
    )


def _leave(scan: Scan, rows: str, field: str, reason: str) -> None:
    """Leave out events by a SELECT of `row`, and take them from `clean_events`."""
    run = scan.canonical.connection.execute
    run(f"INSERT INTO clean_left SELECT 'interactions', row, '{field}', '{reason}' FROM ({rows})")
    run(
        f"DELETE FROM clean_events WHERE row IN (SELECT row FROM clean_left WHERE "
        f"section = 'interactions' AND reason = '{reason}')"
    )


def _copies(scan: Scan) -> None:
    """All but the first of events that are equal in all fields, and no separate ones of a day."""
    twice = (
        f"SELECT row, u, i, t, e FROM clean_events WHERE NOT ({same_day.unclear(scan)}) "
        "QUALIFY count(*) OVER (PARTITION BY u, i, t, e) > 1"
    )
    others = [
        expression(scan, scan.events, field)
        for field in scan.events.fields
        if field.name not in duplicates.CORE
    ]
    rest = f"hash({', '.join(others)})" if others else "0"
    _leave(
        scan,
        "SELECT row FROM (SELECT d.row, row_number() OVER (PARTITION BY d.u, d.i, d.t, d.e, "
        f"{rest} ORDER BY d.row) AS k FROM ({twice}) d JOIN {source(scan, scan.events)} ON e.row "
        "= d.row) WHERE k > 1",
        "ITEM_ID",
        reasons.SAME_AGAIN,
    )


def _retries(scan: Scan) -> None:
    """Events that repeat one of the seconds before."""
    _leave(
        scan,
        "SELECT row FROM clean_events QUALIFY t - lag(t) OVER (PARTITION BY u, i, e ORDER BY t, "
        f"row) BETWEEN 1 AND {duplicates.RETRY}",
        "TIMESTAMP",
        reasons.RETRY,
    )
