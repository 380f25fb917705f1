"""Ids that stand for nobody: "guest", "null", test accounts."""

from __future__ import annotations

from collections.abc import Iterator

from personalize_poc.check.findings.catalogue import sides
from personalize_poc.check.findings.ids import all_ids, rows_of
from personalize_poc.check.findings.scan import Scan, counted, literal, percent, shortened
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own import scientific
from personalize_poc.language import _, ngettext

_WORDS = """
null,none,nan,na,n/a,#n/a,nil,undefined,unknown,guest,anonymous,anon,default,missing,empty,not set,
(not set),(none),(null),[object object],-,--,?,\\n,gast,unbekannt,anonym,invité,inconnu,
invitado,desconocido,anónimo,convidado,desconhecido,misafir,bilinmiyor,ゲスト,不明,未登录,游客,未知,게스트,비회원,
гость,аноним,неизвестно,00000000-0000-0000-0000-000000000000"""
WORDS = tuple(_WORDS.replace("\n", "").split(","))
"""Texts that stand for "nobody" or "nothing", in small letters."""
NUMBERS = r"^(0+|-1|9{3,})(\.0+)?$"
"""Numbers that do so where they are far more frequent than other ids; else they are ids."""
_WHOLE = r"regexp_replace({0}, '\.0+$', '')"
"""SQL of an id as it stands where no program has read it as a number: 7 for 7.0."""
_FAR = 5
"""Times as many events as any other user, with which a number that users have is a guest's too."""
_TESTED = (
    "test|tester|testuser|testaccount|testkunde|demo|dummy|qa|recette|prueba|teste|prova|"
    "deneme|admin|internal|sandbox|staging"
)
TESTS = rf"(^|[^a-z0-9])({_TESTED})[0-9]*([^a-z0-9]|$)|тест|테스트|テスト|测试|測試"
"""How ids name tests: by a word of its own, with a number at most. Random ids hold any letters."""
FREQUENT = 20
"""How many times more events than the median id a number must have to stand for nobody."""
ODD, ODD_ROWS = 0.98, 20
"""Share of the ids of one form, and rows of one of another form that is reported (our own)."""
_LETTERS = 4
"""Most letters that all ids begin with: the kind of number that they are."""


def placeholder_sql(scan: Scan, table: str) -> str:
    """SQL: whether an id of a table of ids (with its n rows) stands for nobody.

    Where ids are numbered from 0 on, 0 is the first of them, unless nobody else has so many rows.
    What a catalogue describes is something, however often it is chosen. Worked out once.
    """
    key = f"nobody in {table}"
    if key not in scan.kept:
        scan.kept[key] = _placeholder_sql(scan, table)
    found: str = scan.kept[key]
    return found


def _placeholder_sql(scan: Scan, table: str) -> str:
    words = ", ".join("'" + word.replace("'", "''") + "'" for word in WORDS)
    often = max(50, FREQUENT * middle_count(scan, table))
    numbers = f"n >= {often} AND regexp_full_match(id, '{NUMBERS}')"
    whole = _WHOLE.format("id")
    first, others = scan.one(
        f"SELECT count(DISTINCT {whole}) FILTER ({whole} IN ('1', '2', '3')) = 3, "
        f"coalesce(max(n) FILTER (NOT regexp_full_match(id, '{NUMBERS}')), 0) FROM {table}"
    )
    if first:
        numbers += f" AND NOT ({whole} = '0' AND n <= {others})"
    if known := _described(scan, table):
        rare = f" AND n <= {_FAR * others}" if table == "check_users" else ""
        numbers += f" AND NOT ({whole} IN ({', '.join(map(literal, known))}){rare})"
    return f"(lower(id) IN ({words}) OR ({numbers}))"


def _described(scan: Scan, table: str) -> list[str]:
    """Numbers such as 0 that the catalogue of a table of ids has a row of."""
    key = next((side.key for side in sides(scan) if table == f"check_{side.key}"), None)
    if key is None:
        return []
    return [
        str(one)
        for (one,) in scan.all(
            f"SELECT DISTINCT {_WHOLE.format('id')} FROM check_known_{key} "
            f"WHERE regexp_full_match(id, '{NUMBERS}')"
        )
    ]


def middle_count(scan: Scan, table: str) -> float:
    """Rows of the id in the middle."""
    return float(scan.one(f"SELECT coalesce(median(n), 0) FROM {table}")[0])


def placeholders(scan: Scan) -> Iterator[Finding]:
    """Ids that mean "nobody": known words; 0, -1 and 999 if they are 20 times the median id."""
    for ids in all_ids(scan):
        condition = placeholder_sql(scan, ids.table)
        names, rows, row = scan.one(
            f"SELECT list(id ORDER BY n DESC, id), coalesce(sum(n), 0)::BIGINT, arg_min(row, row) "
            f"FROM {ids.table} WHERE {condition}"
        )
        if not names:
            continue
        shown = ", ".join(repr(shortened(one, 30)) for one in names[:3])
        total = rows_of(scan, ids)
        yield scan.finding(
            "placeholder-id",
            Grade.WEAKENS,
            _("{rows} ({share}) of {section} whose {name} stands for nobody: {examples}.").format(
                rows=counted(rows, "row"),
                share=percent(rows / total),
                section=_(ids.relation.section),
                name=ids.name,
                examples=shown,
            ),
            ids.relation,
            ids.name,
            row,
            count=rows,
            share=rows / total,
            matters=_(
                "All of them count as one {what} with a history that nobody "
                "has: similarity and sequences learn from it what is not so."
            ).format(what=_(ids.what)),
            fix=_(
                "Leave these rows out, or take a session's id for visitors who are not logged in."
            ),
            cleaning=_("leaves these rows out"),
        )


def tests(scan: Scan) -> Iterator[Finding]:
    """Users that are called test, demo or qa, if they are fewer than one in twenty."""
    for ids in all_ids(scan)[:1]:
        test = _test_sql(scan)
        distinct, rows, row, total = scan.one(
            f"SELECT count(*) FILTER ({test}), coalesce(sum(n) FILTER ({test}), 0)::BIGINT, "
            f"min(row) FILTER ({test}), count(*) FROM check_users"
        )
        if distinct and distinct <= 0.05 * total:
            yield scan.finding(
                "test-account",
                Grade.NOTE,
                ngettext(
                    "{users} that looks like test accounts, with {events}.",
                    "{users} that look like test accounts, with {events}.",
                    distinct,
                ).format(users=counted(distinct, "user"), events=counted(rows, "event")),
                ids.relation,
                ids.name,
                row,
                count=distinct,
                share=distinct / total,
                matters=_("Tests click everything in the order of the page."),
                fix=_(
                    "Leave them out under `leave_out` in mapping.yaml, if they are what they seem."
                ),
            )


def _test_sql(scan: Scan) -> str:
    """SQL: whether an id names a test, alone or behind the letters that all ids begin with."""
    alone = f"regexp_matches(lower(id), '{TESTS}')"
    # One pass over the users; shorter beginnings are counted from the longest ones.
    begins = scan.all(
        f"WITH g AS MATERIALIZED (SELECT left(id, {_LETTERS}) AS whole, count(*) AS n "
        "FROM check_users GROUP BY whole), s AS (SELECT size, lower(left(whole, size)) AS b, "
        f"sum(n) AS n FROM g, range(1, {_LETTERS + 1}) r(size) GROUP BY ALL) "
        "SELECT arg_max(b, n), max(n), sum(n) FROM s GROUP BY size ORDER BY size DESC"
    )
    for begin, often, total in begins:
        if begin and begin.isascii() and begin.isalpha() and often >= ODD * total:
            return f"({alone} OR regexp_full_match(lower(id), '{begin}({_TESTED})[0-9]*'))"
    return alone


def odd_forms(scan: Scan) -> Iterator[Finding]:
    """Ids of another form where nearly all others have one: GM_01 among C10023 and C10024.

    What differs in case only is another spelling, of which another finding tells.
    """
    for ids in all_ids(scan)[:2]:
        strange = f"n >= {ODD_ROWS} AND NOT {placeholder_sql(scan, ids.table)}"
        rows = scan.all(
            f"WITH formed AS (SELECT *, regexp_replace(lower(id), '[0-9]+', '0', 'g') AS form "
            f"FROM {ids.table}), usual AS (SELECT form FROM formed GROUP BY form "
            f"HAVING count(*) >= {ODD} * (SELECT count(*) FROM formed)) "
            f"SELECT id, n, row FROM formed, usual WHERE formed.form <> usual.form AND {strange} "
            f"AND NOT regexp_matches(lower(id), '{TESTS}') AND NOT {scientific.sql('id')} "
            "ORDER BY n DESC, id"
        )
        if not rows:
            continue
        events, total = sum(n for __, n, __ in rows), rows_of(scan, ids)
        yield scan.finding(
            "id-of-another-form",
            Grade.NOTE,
            _(
                "{ids} of another form than nearly all others, with {events} ({share}): {examples}."
            ).format(
                ids=counted(len(rows), ids.what),
                events=counted(events, "event"),
                share=percent(events / total),
                examples=", ".join(repr(shortened(str(one), 30)) for one, *__ in rows[:3]),
            ),
            ids.relation,
            ids.name,
            rows[0][2],
            count=len(rows),
            share=events / total,
            matters=_("They may be no customers and no goods: staff, machines, fees."),
            fix=_("Leave them out under `leave_out` in mapping.yaml, if they are what they seem."),
        )


FINDERS = (placeholders, tests, odd_forms)
