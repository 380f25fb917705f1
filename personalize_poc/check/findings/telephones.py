"""People known by a telephone number that is written in several ways: one person counts as two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from personalize_poc.check.findings.scan import Scan, counted, instead, percent
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own import telephones
from personalize_poc.data.own.roles.words.names import hint
from personalize_poc.language import _, ngettext

_LOOKED = 1000
"""People with most rows whose ids say whether they are telephone numbers."""
_ENDS = "right(regexp_replace(id, '[^0-9]', '', 'g'), 7)"
"""SQL: the last digits of an id; two spellings of one number agree in them."""
_KEPT = "spellings of telephones"


@dataclass(frozen=True)
class Spelling:
    """A telephone number that is written otherwise than it is to be.

    Attributes:
        before, after: the two spellings.
        rows: of interactions, with the first one.
        row: the first of them.
    """

    before: str
    after: str
    rows: int
    row: int


def others(scan: Scan) -> list[Spelling]:
    """Ids of interactions to be written as the catalogue does, or as in most rows.

    None if people have other ids than telephone numbers; worked out once.
    """
    if _KEPT not in scan.kept:
        scan.kept[_KEPT] = _others(scan) if _are_telephones(scan) else []
    found: list[Spelling] = scan.kept[_KEPT]
    return found


def _are_telephones(scan: Scan) -> bool:
    field = scan.events.field("USER_ID")
    if field is None or not field.column or not hint(field.column).says("phone"):
        return False
    ids = scan.all(f"SELECT id FROM check_users ORDER BY n DESC LIMIT {_LOOKED}")
    return telephones.are_some(one for (one,) in ids)


def _others(scan: Scan) -> list[Spelling]:
    ids = "SELECT id, n, row, false AS known FROM check_users"
    if scan.canonical.users:
        ids += " UNION ALL SELECT id, 0, row, true FROM check_known_users"
    rows = scan.all(
        f"WITH ids AS ({ids}), ends AS (SELECT *, {_ENDS} AS ending FROM ids) "
        "SELECT id, max(n), min(row) FILTER (NOT known), bool_or(known) FROM ends "
        "WHERE ending IN (SELECT ending FROM ends GROUP BY ending HAVING count(DISTINCT id) > 1) "
        "GROUP BY id"
    )
    numbers = telephones.numbers(one for one, *__ in rows)
    groups: dict[str, list[tuple[str, int, int, bool]]] = defaultdict(list)
    for one, n, row, known in rows:
        groups[numbers[one]].append((one, n, row, known))
    found = []
    for some in groups.values():
        best = max(some, key=lambda one: (one[3], one[1], one[0]))
        found += [
            Spelling(one, best[0], n, row)
            for one, n, row, known in some
            if n and not known and one != best[0]
        ]
    return found


def several(scan: Scan) -> Iterator[Finding]:
    """Telephone numbers of people in several spellings; in one alone is enough for a finding."""
    found = others(scan)
    if not found:
        return
    people, rows = len({one.after for one in found}), sum(one.rows for one in found)
    first = min(found, key=lambda one: one.row)
    yield scan.finding(
        "id-telephone",
        Grade.WEAKENS,
        ngettext(
            "The telephone number of {people} is written in several ways, in {rows} ({share}) "
            "otherwise than in the rest: {example}.",
            "The telephone numbers of {people} are written in several ways, in {rows} ({share}) "
            "otherwise than in the rest: {example}.",
            people,
        ).format(
            people=counted(people, "user"),
            rows=counted(rows, "row"),
            share=percent(rows / scan.rows),
            example=instead(first.before, first.after),
        ),
        name="USER_ID",
        row=first.row,
        count=rows,
        share=rows / scan.rows,
        matters=_("Each way counts as another {what}: histories are torn apart.").format(
            what=_("user")
        ),
        fix=_("Write them alike where they are recorded."),
        cleaning=_("writes them as the most frequent way does"),
    )


FINDERS = (several,)
