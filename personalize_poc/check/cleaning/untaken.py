"""Rows of the files that are in no data set: what was not read, and what the mapping leaves out."""

from __future__ import annotations

from personalize_poc.check.cleaning import reasons
from personalize_poc.check.findings.scan import Scan, literal
from personalize_poc.data.own import canonical
from personalize_poc.data.own.canonical import Relation, choosing

_WHY = {
    choosing.VALUE: reasons.VALUE,
    choosing.ORDER: reasons.ORDER,
    choosing.AGAIN: reasons.AGAIN,
    choosing.KIND: reasons.KIND,
}


def prepare(scan: Scan) -> None:
    """Make the tables of rows that are in no data set.

    They are `clean_untaken` (section, row, name, before, reason, and of interactions user, item and
    t) and `clean_unread` (section, part, line, before, reason).
    """
    run = scan.canonical.connection.execute
    run(
        "CREATE OR REPLACE TEMP TABLE clean_untaken (section VARCHAR, row BIGINT, name VARCHAR, "
        "before VARCHAR, reason VARCHAR, user VARCHAR, item VARCHAR, t BIGINT)"
    )
    run(
        "CREATE OR REPLACE TEMP TABLE clean_unread (section VARCHAR, part INT, line BIGINT, "
        "before VARCHAR, reason VARCHAR)"
    )
    for relation in scan.canonical.relations:
        _untaken(scan, relation)
        _unread(scan, relation)


def rows(scan: Scan, relation: Relation) -> int:
    """How many rows the files of a data set have, with those that were not read."""
    parts = canonical.parts(scan.canonical, relation)
    if not parts:
        return int(scan.one(f"SELECT count(*) FROM {relation.name}")[0])
    return sum(one.rows + len(one.unread) for one in parts)


def _untaken(scan: Scan, relation: Relation) -> None:
    if not (select := canonical.untaken(scan.canonical, relation)):
        return
    cases = " ".join(f"WHEN {literal(why)} THEN {literal(said)}" for why, said in _WHY.items())
    is_event = relation is scan.events
    core = "USER_ID, ITEM_ID, TIMESTAMP" if is_event else "NULL, NULL, NULL"
    scan.canonical.connection.execute(
        f"INSERT INTO clean_untaken SELECT {literal(relation.section)}, row, nullif(name, ''), "
        f"value, CASE why {cases} END, {core} FROM ({select})"
    )


def _unread(scan: Scan, relation: Relation) -> None:
    chosen = canonical.parts(scan.canonical, relation)
    listed = [
        (at, one.line, one.text, reasons.UNREAD.get(one.why, reasons.NO_DATA))
        for at, part in enumerate(relation.table.parts)
        if part in chosen
        for one in part.unread
    ]
    if listed:
        scan.canonical.connection.execute(
            f"INSERT INTO clean_unread SELECT {literal(relation.section)}, unnest(?), unnest(?), "
            "unnest(?), unnest(?)",
            [list(column) for column in zip(*listed, strict=True)],
        )
