"""Delimited text: how DuckDB is to read it, and what it refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from personalize_poc.data.errors import BadFile, NoTable
from personalize_poc.data.findings import Finding
from personalize_poc.data.own.reading.ground import dialect as dialects
from personalize_poc.data.own.reading.ground import lone_quotes, names, notes, storage
from personalize_poc.data.own.reading.ground.dialect import Dialect, Row
from personalize_poc.data.own.reading.ground.units import Content, Heading, TextForm, Unit
from personalize_poc.data.own.reading.ground.workspace import Workspace, literal
from personalize_poc.data.own.reading.text import (
    again,
    counted_lists,
    header_notes,
    public_orders,
)
from personalize_poc.data.own.reading.text import layout as layouts
from personalize_poc.language import N_

SAMPLE = 1 << 18
"""Bytes from which a dialect is recognised."""
_TABLES = (".csv", ".tsv", ".tab")
ONE_COLUMN = "\x1f"
REJECTS = 100_000
"""Rows that DuckDB remembers to have refused."""
LONGEST = 2_000_000


def understand(
    work: Workspace, unit: Unit, path: Path, encoding: str, findings: Sequence[Finding] = ()
) -> Content:
    """Recognise how a text is to be read.

    Args:
        work: of this reading.
        unit: the file.
        path: its text in UTF-8, whose lines are those of the file.
        encoding: of the file.
        findings: made so far.

    Raises:
        BadFile: it has no rows.
    """
    said = unit.reading
    text, whole = _head(path)
    skip = int(said.get("skip", 0))
    if skip:
        text = "".join(text.splitlines(keepends=True)[skip:])
    form = _dialect(text, said)
    broken = lone_quotes.numbers(text, form.delimiter, form.quote)
    text = lone_quotes.blanked(text, form.delimiter, form.quote)
    rows = _rows(text, form)
    if skip:
        rows = [Row(row.line + skip, row.cells) for row in rows]
    rows, further = (rows, []) if said.get("header") is False else again.parted(rows)
    lie = _layout(work, unit, form, rows, whole and not further)
    first = rows[lie.data].line if lie.data < len(rows) else rows[-1].line + 1
    start = lie.header or rows[lie.data]
    above = lie.header.line if lie.header else 0
    first = min([first, *(n + skip for n in broken if n + skip > above)])
    headings, width, kept, noticed = _columns(unit.file, lie, rows)
    if lie.preamble or (start.line > 1 + skip and text.lstrip("\r\n") != text):
        lines = start.line - 1 - skip
        noticed = [notes.preamble(unit.file, lines, rows[0].cells[0]), *noticed]
    content = Content(
        unit=unit,
        file=unit.file,
        format="csv",
        headings=headings,
        named=lie.header is not None,
        source="",
        expressions=tuple(f"c{i}" for i in kept),
        header=lie.header.cells if lie.header else (),
        first_line=first,
        reading=_reading(encoding, form, start.line - 1, lie),
        findings=(*findings, *noticed),
        text=TextForm(
            path,
            form,
            width,
            _skipped(text, form, skip, first) - _broken(rows, first),
            width > lie.width,
        ),
        row_bytes=len(text.encode()) / max(len(rows), 1),
        stored=storage.of([row.cells for row in rows[lie.data :]], kept),
    )
    if lie.header is None and "header" not in said:
        content = public_orders.named(content, [row.cells for row in rows[lie.data :]])
    if any(len(cells) != width for cells in further):
        content = again.widened(content, further)
    return with_source(work, content)


def said_of_rows(unit: Unit) -> dict[str, str | int | bool]:
    """How rows are read that we wrote down in a form of our own: what a person said of them."""
    said = {key: value for key, value in unit.reading.items() if key in ("header", "skip")}
    return {"delimiter": ",", **said}


def _dialect(text: str, said: dict[str, str | int | bool]) -> Dialect:
    """The dialect of a text; what a person says about it holds."""
    form = dialects.recognise(text, delimiter=_said(said, "delimiter"), quote=_said(said, "quote"))
    return replace(
        form,
        escape=str(said.get("escape", form.escape)),
        comment=str(said.get("comment", form.comment)),
    )


def _layout(
    work: Workspace, unit: Unit, form: Dialect, rows: list[Row], whole: bool
) -> layouts.Layout:
    """How the rows lie, if they are a table."""
    if not rows:
        raise NoTable(N_("the file is empty"), unit.file)
    header = unit.reading.get("header")
    lie = layouts.recognise(rows, header=None if header is None else bool(header))
    if lie.data >= len(rows) and whole:
        if unit.broken:
            raise BadFile(
                f"it is damaged or ends early ({unit.broken}), and no row can be read", unit.file
            )
        if lie.header is not None and len(rows) == 1:
            work.lone_headers[unit.file] = lie.header.cells
        raise NoTable(N_("the file has a header but no rows"), unit.file)
    if not form.delimiter and counted_lists.are_in(rows):
        raise NoTable(counted_lists.TOLD, unit.file)
    if not unit.alone and not form.delimiter and Path(unit.file).suffix not in _TABLES:
        raise NoTable(N_("a text without columns"), unit.file)
    return lie


def _reading(
    encoding: str, form: Dialect, skip: int, lie: layouts.Layout
) -> dict[str, str | int | bool]:
    """How a text is read, in the form of the key `reading` of mapping.yaml."""
    reading: dict[str, str | int | bool] = {
        "encoding": encoding,
        "delimiter": form.delimiter,
        "quote": form.quote,
        "escape": form.escape,
        "skip": skip,
        "header": lie.header is not None,
    }
    return {**reading, "comment": form.comment} if form.comment else reading


def _skipped(text: str, form: Dialect, skip: int, first: int) -> int:
    """Lines that DuckDB is to pass over: it does not count those that are comments."""
    if not form.comment:
        return first - 1
    before = text.splitlines()[: first - 1 - skip]
    return first - 1 - sum(line.startswith(form.comment) for line in before)


def _broken(rows: list[Row], first: int) -> int:
    """Line breaks inside of quotes before the first row: DuckDB passes over whole rows."""
    return sum(cell.count("\n") for row in rows if row.line < first for cell in row.cells)


def _said(said: dict[str, str | int | bool], key: str) -> str | None:
    return str(said[key]) if key in said else None


def _rows(text: str, form: Dialect) -> list[Row]:
    rows = dialects.split(text, form)
    if form.comment:
        rows = [row for row in rows if not row.cells[0].startswith(form.comment)]
    return rows


def _head(path: Path) -> tuple[str, bool]:
    """The first lines of a text, and whether they are all of it."""
    with path.open("rb") as file:
        head = file.read(SAMPLE)
        whole = not file.read(1)
    if not whole and b"\n" in head:
        head = head[: head.rindex(b"\n") + 1]
    text = head.decode("utf-8-sig", errors="replace")
    return text.replace("\0", ""), whole


def _columns(
    file: str, lie: layouts.Layout, rows: Sequence[Row]
) -> tuple[tuple[Heading, ...], int, list[int], list[Finding]]:
    """Columns of a text, fields a row, which of them are taken, and what was noticed."""
    body = [row.cells for row in rows[lie.data :] if len(row.cells) == lie.width]
    noticed: list[Finding] = []
    width, kept = lie.width, list(range(lie.width))
    if lie.header is None:
        found = names.unnamed(width)
        noticed.append(header_notes.no_header(file, width, " ".join(rows[lie.data].cells)))
        return tuple(map(Heading, found)), width, kept, noticed
    cells, line = list(lie.header.cells), lie.header.line
    cells[0] = cells[0].removeprefix("#").lstrip() if len(cells) > 1 else cells[0]
    ends_empty = bool(body) and all(not row[-1].strip() for row in body)
    if (
        width > 1
        and ends_empty
        and len(cells) in (width - 1, width)
        and not "".join(cells[width - 1 :])
    ):
        noticed.append(header_notes.trailing_delimiter(file))
        cells, kept = cells[: width - 1], kept[:-1]
    elif len(cells) == width + 1 and not cells[-1].strip():
        cells.pop()
    elif len(cells) == width - 1 and _are_numbers([row[0] for row in body]):
        noticed.append(header_notes.row_names(file))
        cells = ["column 1", *cells]
    elif len(cells) < width:
        noticed.append(header_notes.more_fields(file, len(cells), width))
        cells += [f"column {number}" for number in range(len(cells) + 1, width + 1)]
    elif len(cells) > width:
        noticed.append(header_notes.fewer_fields(file, len(cells), width))
        width, kept = len(cells), list(range(len(cells)))
    found, twice, empty = names.distinct(cells)
    if twice:
        noticed.append(header_notes.names_twice(file, twice, line))
    if empty:
        noticed.append(header_notes.names_empty(file, empty, line))
    return tuple(map(Heading, found)), width, kept, noticed


def _are_numbers(column: Sequence[str]) -> bool:
    """Whether these are the numbers of rows: whole, each one more than the one before."""
    if not column or not all(cell.strip().isdecimal() for cell in column):
        return False
    found = [int(cell) for cell in column]
    return all(b == a + 1 for a, b in pairwise(found))


def with_source(work: Workspace, content: Content) -> Content:
    """Put together what stands after FROM for a text."""
    form = content.text
    assert form is not None
    columns = ", ".join(f"'c{i}': 'VARCHAR'" for i in range(form.width))
    options = [
        "auto_detect=false",
        "header=false",
        f"skip={form.skip}",
        f"columns={{{columns}}}",
        f"delim={literal(form.dialect.delimiter or ONE_COLUMN)}",
        f"quote={literal(form.dialect.quote)}",
        f"escape={literal(form.dialect.escape if form.dialect.quote else '')}",
        f"comment={literal(form.dialect.comment)}",
        "compression='none'",
        f"max_line_size={LONGEST}",
        "store_rejects=true",
        f"rejects_limit={REJECTS}",
        "rejects_table='refused'",
        "rejects_scan='refused_scans'",
    ]
    if not (form.dialect.quote and form.dialect.escape == "\\"):  # DuckDB takes no part of both
        options.append(r"nullstr=['', '\N']")  # the latter: nothing, as databases write it
    # Only where needed: DuckDB reads with one thread then.
    if form.padded:
        options.append("null_padding=true")
    source = f"read_csv(?, {', '.join(options)})"
    return replace(content, source=source, parameters=(work.plain(form.path),))


def our_own(width: int) -> str:
    """What stands after FROM for a CSV that we wrote ourselves, with every field in quotes."""
    columns = ", ".join(f"'c{i}': 'VARCHAR'" for i in range(width))
    return (
        f"read_csv(?, auto_detect=false, header=false, columns={{{columns}}}, delim=',', "
        "quote='\"', escape='\"', compression='none', max_line_size=16000000)"
    )


@dataclass(frozen=True)
class Refused:
    """A row that DuckDB did not take.

    Attributes:
        offset: of its first byte in the file.
        error: what was wrong, as DuckDB calls it.
        example: its beginning.
        breaks: line breaks in it.
    """

    offset: int
    error: str
    example: str
    breaks: int


def refused(work: Workspace, header: Sequence[str] = ()) -> list[Refused]:
    """The rows that the last statement did not take, in the order of the file.

    Args:
        work: of this reading.
        header: of the text; a row that has its longest name is shown as far as a header goes.
    """
    name = max((cell.strip().lower() for cell in header), key=len, default="")
    shown = f"CASE WHEN contains(lower(csv_line), {literal(name)}) THEN 8000 ELSE 200 END"
    rows = work.run(
        f"SELECT line_byte_position - 1, min(error_type), any_value(left(csv_line, {shown})), "
        "any_value(length(csv_line) - length(replace(csv_line, chr(10), ''))) "
        "FROM refused GROUP BY 1 ORDER BY 1"
    )
    work.run("DROP TABLE refused")
    work.run("DROP TABLE refused_scans")
    return [
        Refused(max(int(a or 0), 0), str(b), str(c or "").strip(), int(d or 0))
        for a, b, c, d in rows
    ]
