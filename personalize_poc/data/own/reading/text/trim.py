"""Rows of a table that are no data: repeated headers, totals, nothing at all."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from personalize_poc.data.findings import Finding
from personalize_poc.data.own.reading.ground import notes
from personalize_poc.data.own.reading.ground.workspace import Workspace, literal
from personalize_poc.data.own.reading.text import subtotals
from personalize_poc.data.own.reading.text.rearranged import Headers
from personalize_poc.data.own.tables import Part, Unread

_SAYS_MORE = r"([\s:.=(].*)?"
"""What follows a word that may be the beginning of another one."""
_WORDS = (
    "(zwischen|end)summe|(sous|sub)[ -]?totaux|(sub)?total[ei]s?|totalen|(sub)?totaal|totalt|i alt"
    "|(del|slut)?summa|yhteensä|yht|välisumma|razem|ogółem|łącznie|celkem|mezisoučet|medzisúčet"
    "|spolu|(mind)?összesen|ukupno|skupaj|kokku|kopā|iš viso|разом|усього|всього|общо|σύνολο"
    '|tổng( cộng)?|jumlah|ara toplam|المجموع|الإجمالي|סה["״]כ'
)
TOTAL = re.compile(
    r"(grand[ -]?|sub[ -]?)?totals?\b.*|sum(me|ma)?\b.*|gesamt.*|insgesamt.*"
    r"|total (général|general).*|sous[ -]?total\b.*|somme\b.*|suma\b.*|totale\b.*|toplam.*"
    r"|genel toplam.*|итого.*|всего.*|(rész|vég)összeg.*|รวม.*|합계.*|총계.*|소계.*|合計.*|総計.*"
    r"|小計.*|合计.*|总计.*|小计.*|共计.*|\(?\d+ rows?( affected)?\)?"
    rf"|({_WORDS}){_SAYS_MORE}",
    flags=re.IGNORECASE,
)
"""How a total begins, in the languages of our readers."""
_BEHIND = (
    r".*[\s:月월分](小計|合計|総計|計|小计|合计|总计|共计|소계|합계|총계|(sub|grand)?[ -]?totals?"
    r"|total[ei]s?|(zwischen|end|gesamt)?summe|gesamt|insgesamt|totaal|subtotaal|totalt|summa|i alt"
    r"|toplam[ıi]?|итог|итого|всего|разом|усього|razem|ogółem|łącznie|celkem|spolu|összesen|yhteensä)\s*[:.]?"
)
"""The same where the word stands behind what it is of: "4月 小計", "March total"."""
_RULE = r"[-=_+*─━═]{3,}"
"""A line of dashes, with which printed lists part their pages."""
_LAST = 3
"""Rows at the end among which a total is looked for."""
_NEIGHBOURS = 200
_FEW = 5
_LOOKED_AT = 2048
"""Rows by which is told which columns have few different values."""
_SHOWN = 200
"""Characters of such a row that are kept."""
_CODES = {
    "header": "repeated-header",
    "long": "wrong-width",
    "footer": "footer-skipped",
    "between": "subtotals-skipped",
    "same": "one-word-rows",
    "empty": "empty-rows",
}
"""Why a row is no data -> the code of the finding that tells of it."""
_SEVERAL = 4
"""Columns from which on the same word in all of them is no data."""


def trim(
    work: Workspace,
    table: str,
    parts: Sequence[Part],
    headers: Headers,
    order: Sequence[int],
) -> tuple[tuple[Part, ...], list[Finding]]:
    """Take rows that are no data out of a table.

    Args:
        work: of this reading.
        table: its name.
        parts: of the table.
        headers: that stand again between its rows.
        order: places of the columns, those of few different values first.

    Returns:
        The parts without these rows, and what was found.
    """
    width = len(work.run(f"DESCRIBE {table}"))
    out: dict[int, str] = {}
    others = "".join(f"c{i} IS NULL AND " for i in range(1, width))
    ruled = f" OR regexp_full_match(trim(c0), {literal(_RULE)})" if width > 1 else ""
    empty = f"{others}(c0 IS NULL{ruled})"
    out |= {row[0]: "empty" for row in work.run(f"SELECT rowid FROM {table} WHERE {empty}")}
    if width >= _SEVERAL:
        out |= dict.fromkeys(_same(work, table, order), "same")
    out |= dict.fromkeys(headers.long, "long") | dict.fromkeys(headers.rows, "header")
    for part in parts:
        if part.format in ("csv", "excel", "html", "xml"):
            out = _subtotals(work, table, part, width) | out
            out |= dict.fromkeys(_totals(work, table, part, width, out), "footer")
    if not out:
        return tuple(parts), []
    findings = [f for part in parts for f in _findings(work, table, part, out, headers)]
    left = _without(parts, out, _texts(work, table, out, width))
    _rebuild(work, table, sorted(out))
    return left, findings


def cheapest_first(work: Workspace, table: str, width: int) -> list[int]:
    """Places of the columns, those of few different values first.

    DuckDB asks a condition of such columns once for each value and not for each row.
    """
    counts = ", ".join(f"approx_count_distinct(c{i})" for i in range(width))
    (found,) = work.run(f"SELECT {counts} FROM (SELECT * FROM {table} LIMIT {_LOOKED_AT})")
    return sorted(range(width), key=lambda i: (found[i], i))


def _same(work: Workspace, table: str, order: Sequence[int]) -> list[int]:
    """Rows with one word in each column, by which somebody said what stands there."""
    first, second, *others = [f"c{i}" for i in order]
    alike = " AND ".join(f"{other} = {first}" for other in others)
    word = rf"regexp_full_match({first}, '[^\W\d_]+')"
    # DuckDB infers from "a = b AND a = c" that b = c, for each two of hundreds of columns, and
    # takes gigabytes for it; it does not look into a CASE.
    found = work.run(
        f"SELECT rowid FROM {table} "
        f"WHERE CASE WHEN {second} = {first} THEN {alike} AND {word} ELSE false END"
    )
    return [row[0] for row in found]


def _subtotals(work: Workspace, table: str, part: Part, width: int) -> dict[int, str]:
    """Totals of a part; those near its end are no rows between others."""
    end = part.first_row + part.rows - _LAST
    rows = subtotals.find(work, table, part, width, f"{TOTAL.pattern}|{_BEHIND}")
    return {row: "footer" if row >= end else "between" for row in rows}


def _totals(work: Workspace, table: str, part: Part, width: int, out: dict[int, str]) -> list[int]:
    """Rows at the end of a part that begin with a word for a total, or are mostly empty."""
    end = part.first_row + part.rows
    rows = work.run(
        f"SELECT rowid, * FROM {table} WHERE rowid >= {max(part.first_row, end - _NEIGHBOURS)} "
        f"AND rowid < {end} ORDER BY rowid"
    )
    rows = [row for row in rows if row[0] not in out]
    body, last = rows[:-_LAST], rows[-_LAST:]
    found: list[int] = []
    for row in reversed(last):
        cells = row[1:]
        filled = [cell for cell in cells if cell is not None]
        others = body if len(body) >= _FEW else [r for r in rows if r[0] < row[0]]
        always = [i for i in range(width) if others and all(r[i + 1] is not None for r in others)]
        missing = sum(cells[i] is None for i in always)
        word = any(TOTAL.fullmatch(cell.strip()) for cell in filled)
        if not ((word and missing) or (len(body) >= _FEW and always and missing > len(always) / 2)):
            break
        found.append(row[0])
    return found


def _findings(
    work: Workspace, table: str, part: Part, out: dict[int, str], headers: Headers
) -> list[Finding]:
    inside = range(part.first_row, part.first_row + part.rows)
    made = []
    for kind in ("header", "long", "footer", "between", "same", "empty"):
        rows = sorted(row for row, why in out.items() if why == kind and row in inside)
        if not rows:
            continue
        line = part.line(rows[0] - part.first_row)
        cells = work.run(f"SELECT * FROM {table} WHERE rowid = {rows[0]}")[0]
        text = ", ".join(cell for cell in cells if cell is not None)
        if kind == "header":
            others = [(row, headers.rows[row]) for row in rows if headers.rows[row]]
            other = [(part.line(row - part.first_row), names) for row, names in others]
            made.append(notes.repeated_headers(part.file, line, text, len(rows), other))
        elif kind == "long":
            made.append(notes.wrong_width(part.file, line, text, len(rows), 0, part.rows))
        elif kind == "same":
            made.append(notes.one_word(part.file, line, cells[0], len(rows)))
        elif kind == "between":
            made.append(notes.subtotals(part.file, line, text, len(rows)))
        elif kind == "footer":
            made.append(notes.footer(part.file, line, text, len(rows)))
        else:
            made.append(notes.empty_rows(part.file, line, len(rows)))
    return made


def _rebuild(work: Workspace, table: str, rows: Sequence[int]) -> None:
    """Write the table again without some rows, so that `rowid` has no gaps."""
    ranges: list[list[int]] = []
    for row in rows:
        if ranges and row == ranges[-1][1] + 1:
            ranges[-1][1] = row
        else:
            ranges.append([row, row])
    if len(ranges) <= 100:
        kept = " AND ".join(f"rowid NOT BETWEEN {a} AND {b}" for a, b in ranges)
        work.run(f"CREATE TABLE rebuilt AS SELECT * FROM {table} WHERE {kept}")
    else:
        work.run("CREATE TEMP TABLE gone AS SELECT unnest(?::BIGINT[]) AS r", [list(rows)])
        work.run(
            f"CREATE TABLE rebuilt AS SELECT * FROM {table} "
            "WHERE rowid NOT IN (SELECT r FROM gone) ORDER BY rowid"
        )
        work.run("DROP TABLE gone")
    work.run(f"DROP TABLE {table}")
    work.run(f"ALTER TABLE rebuilt RENAME TO {table}")


def _texts(work: Workspace, table: str, out: Mapping[int, str], width: int) -> dict[int, str]:
    """What stands in rows that are no data."""
    work.run("CREATE TEMP TABLE gone AS SELECT unnest(?::BIGINT[]) AS r", [list(out)])
    cells = ", ".join(f"c{i}" for i in range(width))
    found = work.run(
        f"SELECT rowid, left(array_to_string([{cells}], ', '), {_SHOWN}) FROM {table} "
        "WHERE rowid IN (SELECT r FROM gone)"
    )
    work.run("DROP TABLE gone")
    return {row: text or "" for row, text in found}


def _without(
    parts: Sequence[Part], out: Mapping[int, str], texts: Mapping[int, str]
) -> tuple[Part, ...]:
    """The parts as they are once rows are gone."""
    kept: list[Part] = []
    for part in parts:
        gone = [row for row in sorted(out) if 0 <= row - part.first_row < part.rows]
        unread = [
            Unread(part.line(row - part.first_row), _CODES[out[row]], texts[row]) for row in gone
        ]
        kept.append(
            replace(
                part,
                first_row=sum(before.rows for before in kept),
                rows=part.rows - len(gone),
                skipped=tuple(sorted({*part.skipped, *(one.line for one in unread)})),
                unread=tuple(sorted((*part.unread, *unread), key=lambda one: one.line)),
            )
        )
    return tuple(kept)
