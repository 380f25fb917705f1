"""Ids: missing, damaged by a spreadsheet, standing for nobody, written in two ways, too long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from personalize_poc.check.findings.scan import Scan, counted, percent, shortened
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.canonical import Relation

LONGEST = 256
"""Characters of an id that the service takes (quotas of the developer guide)."""
_WORDS = """
null,none,nan,na,n/a,#n/a,nil,undefined,unknown,guest,anonymous,anon,default,missing,empty,not set,
(not set),(none),(null),[object
object],-,--,?,\\n,0.0,gast,unbekannt,anonym,invité,inconnu,invitado,
desconocido,anónimo,convidado,desconhecido,misafir,bilinmiyor,ゲスト,不明,未登录,游客,未知,게스트,비회원,
гость,аноним,неизвестно,00000000-0000-0000-0000-000000000000"""
WORDS = tuple(_WORDS.replace("\n", "").split(","))
"""Texts that stand for "nobody" or "nothing", in small letters."""
NUMBERS = r"^(0+|-1|9{3,})$"
"""Numbers that do so where they are far more frequent than other ids; else they are ids."""
TESTS = r"(^|[^a-z])(test|tester|testuser|demo|dummy|qa)([^a-z]|$)"
SCIENTIFIC = r"^[0-9]([.,][0-9]+)?[eE]\+[0-9]{2}$"
DECIMAL = r"^[0-9]+\.0$"
SEVERAL = r"^[^,;|]+([,;|][^,;|]+)+$"
FREQUENT = 20
"""How many times more events than the median id a number must have to stand for nobody."""


@dataclass(frozen=True)
class Ids:
    """Distinct ids of one data set: a table with id, n and row.

    Attributes:
        relation, name: where they stand.
        table: in DuckDB.
        what: "user" or "item".
    """

    relation: Relation
    name: str
    table: str
    what: str


def all_ids(scan: Scan) -> list[Ids]:
    """The ids of interactions, and of the items and users that there are."""
    found = [
        Ids(scan.events, "USER_ID", "check_users", "user"),
        Ids(scan.events, "ITEM_ID", "check_items", "item"),
    ]
    if scan.canonical.items:
        found.append(Ids(scan.canonical.items, "ITEM_ID", "check_known_items", "item"))
    if scan.canonical.users:
        found.append(Ids(scan.canonical.users, "USER_ID", "check_known_users", "user"))
    return found


def placeholder_sql(middle: float) -> str:
    """SQL: whether an id (with n rows) stands for nobody, where the median id has so many rows."""
    words = ", ".join("'" + word.replace("'", "''") + "'" for word in WORDS)
    often = max(50, FREQUENT * middle)
    return f"(lower(id) IN ({words}) OR (n >= {often} AND regexp_full_match(id, '{NUMBERS}')))"


def middle_count(scan: Scan, table: str) -> float:
    """Rows of the id in the middle."""
    return float(scan.one(f"SELECT coalesce(median(n), 0) FROM {table}")[0])


def missing(scan: Scan) -> Iterator[Finding]:
    """Rows without a user or an item; a schema allows neither."""
    for relation in scan.canonical.relations:
        for name in ("USER_ID", "ITEM_ID"):
            if relation.field(name) is None:
                continue
            table, column = relation.name, name
            if relation is scan.events:
                table, column = "check_events", "u" if name == "USER_ID" else "i"
            count, row, rows = scan.one(
                f"SELECT count(*) FILTER ({column} IS NULL), min(row) FILTER ({column} IS NULL), "
                f"count(*) FROM {table}"
            )
            if count:
                yield scan.finding(
                    "id-missing",
                    Grade.BLOCKS,
                    f"{counted(count, 'row')} ({percent(count / rows)}) of {relation.section} "
                    f"without {name}.",
                    relation,
                    name,
                    row,
                    count=count,
                    share=count / rows,
                    matters=f"{name} is required: the import fails.",
                    fix="Leave these rows out, or find the column that has the ids.",
                    cleaning="leaves these rows out",
                )


def placeholders(scan: Scan) -> Iterator[Finding]:
    """Ids that mean "nobody": known words; 0, -1 and 999 if they are 20 times the median id."""
    for ids in all_ids(scan):
        condition = placeholder_sql(middle_count(scan, ids.table))
        names, rows, row = scan.one(
            f"SELECT list(id ORDER BY n DESC, id), coalesce(sum(n), 0)::BIGINT, arg_min(row, row) "
            f"FROM {ids.table} WHERE {condition}"
        )
        if not names:
            continue
        shown = ", ".join(repr(shortened(one, 30)) for one in names[:3])
        total = _rows(scan, ids)
        yield scan.finding(
            "placeholder-id",
            Grade.WEAKENS,
            f"{counted(rows, 'row')} ({percent(rows / total)}) of {ids.relation.section} whose "
            f"{ids.name} stands for nobody: {shown}.",
            ids.relation,
            ids.name,
            row,
            count=rows,
            share=rows / total,
            matters=f"All of them count as one {ids.what} with a history that nobody has: "
            f"similarity "
            "and sequences learn from it what is not so.",
            fix="Leave these rows out, or take a session's id for visitors who are not logged in.",
            cleaning="leaves these rows out",
        )


def _rows(scan: Scan, ids: Ids) -> int:
    return max(1, int(scan.one(f"SELECT coalesce(sum(n), 0) FROM {ids.table}")[0]))


def shapes(scan: Scan) -> Iterator[Finding]:
    """Ids of a shape that tells of damage; each distinct id is looked at once."""
    conditions = {
        "id-scientific": f"contains(id, '+') AND regexp_matches(id, '{SCIENTIFIC}')",
        "id-decimal": f"suffix(id, '.0') AND regexp_matches(id, '{DECIMAL}')",
        "id-several": f"regexp_matches(id, '{SEVERAL}')",
        "id-blank-or-slash": r"regexp_matches(id, '[\s/\\]')",
        "id-too-long": f"length(id) > {LONGEST}",
        "id-broken-letters": "contains(id, chr(65533))",
    }
    for ids in all_ids(scan):
        parts = []
        for condition in conditions.values():
            where = f"FILTER (WHERE {condition})"
            parts.append(f"count(*) {where}, coalesce(sum(n) {where}, 0)::BIGINT, min(row) {where}")
        found = scan.one(f"SELECT {', '.join(parts)}, count(*) FROM {ids.table}")
        for index, code in enumerate(conditions):
            distinct, rows, row = found[3 * index : 3 * index + 3]
            if distinct:
                yield from _shape(scan, ids, code, distinct, rows, row, found[-1])


_SHAPES = {
    "id-scientific": (
        Grade.WEAKENS,
        "in the notation of a spreadsheet (1.23E+11)",
        "Digits are lost, and different ids have become one.",
        "Export again without opening the file in a spreadsheet; nothing can restore them.",
    ),
    "id-decimal": (
        Grade.NOTE,
        "that end in .0",
        "A program has read them as numbers; they do not match the same ids elsewhere.",
        "Export ids as text.",
    ),
    "id-several": (
        Grade.WEAKENS,
        "that look like several ids in one field",
        "A whole basket would count as one item that nobody else has.",
        "Export one row for each of them.",
    ),
    "id-blank-or-slash": (
        Grade.NOTE,
        "with blanks or slashes inside",
        "They work, but have to be escaped in addresses, and names may be meant instead of ids.",
        "Check that the column holds ids.",
    ),
    "id-too-long": (
        Grade.BLOCKS,
        f"longer than {LONGEST} characters",
        "The import fails.",
        "Shorten them in the same way everywhere, for example by a hash.",
    ),
    "id-broken-letters": (
        Grade.WEAKENS,
        "with letters that could not be read (�)",
        "Different ids may have become one.",
        "Name the encoding under `reading` in mapping.yaml.",
    ),
}


def _shape(
    scan: Scan, ids: Ids, code: str, distinct: int, rows: int, row: int, total: int
) -> Iterator[Finding]:
    grade, what, matters, fix = _SHAPES[code]
    if code == "id-several" and distinct < 0.02 * total:
        return  # single ids that hold a comma are names of somebody's own making
    yield scan.finding(
        code,
        grade,
        f"{counted(distinct, ids.what + ' id')} {what}, in {counted(rows, 'row')} of "
        f"{ids.relation.section}.",
        ids.relation,
        ids.name,
        row,
        count=rows,
        share=rows / _rows(scan, ids),
        matters=matters,
        fix=fix,
        cleaning="leaves these rows out" if code == "id-too-long" else "",
    )


def case_only(scan: Scan) -> Iterator[Finding]:
    """Ids that differ in case only, unless most ids mix both cases, as generated ones do."""
    for ids in all_ids(scan):
        if mixes_case(scan, ids.table):
            continue
        total = int(scan.one(f"SELECT count(*) FROM {ids.table}")[0])
        pairs, rows, row = scan.one(
            f"SELECT count(*), coalesce(sum(n), 0)::BIGINT, min(second) FROM (SELECT sum(n) AS n, "
            f"max(row) AS second FROM {ids.table} GROUP BY lower(id) HAVING count(*) > 1)"
        )
        if pairs:
            yield scan.finding(
                "id-case",
                Grade.WEAKENS,
                f"{counted(pairs, ids.what + ' id')} written in two ways that differ in case only, "
                f"in {counted(rows, 'row')} of {ids.relation.section}.",
                ids.relation,
                ids.name,
                row,
                count=pairs,
                share=pairs / total,
                matters=f"Each way counts as another {ids.what}: histories are torn apart.",
                fix="Write them alike where they are recorded.",
                cleaning="writes them as the most frequent way does"
                if ids.relation is scan.events
                else "",
            )


def mixes_case(scan: Scan, table: str) -> bool:
    """Whether most ids have small and capital letters, so that they differ in case on purpose."""
    mixed, total = scan.one(
        f"SELECT count(*) FILTER (id <> lower(id) AND id <> upper(id)), count(*) FROM {table}"
    )
    return not total or bool(mixed > total / 2)


def padded(scan: Scan) -> Iterator[Finding]:
    """Ids with blanks at their ends in the file; a sample says whether it is worth counting."""
    for relation in scan.canonical.relations:
        for name in ("USER_ID", "ITEM_ID"):
            field = relation.field(name)
            table = relation.table
            key = next((c.key for c in table.columns if field and c.name == field.column), None)
            if key is None:
                continue
            every = max(1, table.rows // 100_000)
            wide = f"{key} <> trim({key})"
            some = f"SELECT count(*) FROM {table.name} WHERE rowid % {every} = 0 AND {wide}"
            if not scan.one(some)[0]:
                continue
            count, row = scan.one(
                f"SELECT count(*), min(rowid) FROM {table.name} WHERE {wide} AND trim({key}) <> ''"
            )
            if count:
                yield scan.finding(
                    "id-padded",
                    Grade.NOTE,
                    f"{counted(count, 'row')} of {relation.section} with blanks around {name}.",
                    relation,
                    name,
                    row,
                    count=count,
                    share=count / table.rows,
                    matters="The service would take '7' and '7 ' for two; blanks are removed here.",
                    fix="Nothing has to be done if the files come from here.",
                    cleaning="removes the blanks",
                )


def tests(scan: Scan) -> Iterator[Finding]:
    """Users that are called test, demo or qa, if they are fewer than one in twenty."""
    for ids in all_ids(scan)[:1]:
        distinct, rows, row, total = scan.one(
            f"SELECT count(*) FILTER ({_TEST}), coalesce(sum(n) FILTER ({_TEST}), 0)::BIGINT, "
            f"min(row) FILTER ({_TEST}), count(*) FROM check_users"
        )
        if distinct and distinct <= 0.05 * total:
            yield scan.finding(
                "test-account",
                Grade.NOTE,
                f"{counted(distinct, 'user')} that look like test accounts, with "
                f"{counted(rows, 'event')}.",
                ids.relation,
                ids.name,
                row,
                count=distinct,
                share=distinct / total,
                matters="Tests click everything in the order of the page.",
                fix="Leave them out under `leave_out` in mapping.yaml, if they are what they seem.",
            )


_TEST = f"regexp_matches(lower(id), '{TESTS}')"

FINDERS = (missing, placeholders, shapes, case_only, padded, tests)
