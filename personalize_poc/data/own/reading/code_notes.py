"""Notes for people beside the files, read for what they say of codes: "0 = shown, 1 = clicked".

Such lines stand below the name of a column, or behind it. Where a note has nothing but such lines,
the column is told by the name of its file, or it is the only one with these codes. What is found
becomes a small table of column, code and meaning. It is none of the person's tables, and nobody is
asked about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from personalize_poc.data.errors import DataError
from personalize_poc.data.own.reading.ground.units import Unit
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.reading.text import texts
from personalize_poc.data.own.tables import NOTE, Column, Part, Table
from personalize_poc.language import _

_ENDINGS = ("", ".txt", ".text", ".md", ".rst", ".1st", ".me")
_LARGEST = 200_000
"""Bytes of a note."""
_CODE = r"[`\"'“”„«(\[]*(?P<code>-?\d{1,4}|[A-Za-z]\d{1,3}|[A-Za-z]{1,3})[`\"'“”»)\]]*"
_MEANS = r"\s*(?:=+>?|-+>|→|⇒|＝|:|：)\s*"
_WEAK = r"\s*[|\t]\s*|\s+[-–—]\s+|[.)]\s+|\s{2,}"
"""What stands between a code and its meaning only at the beginning of a line."""
_FIRST = re.compile(rf"^[\s|*•·>#:：-]*{_CODE}(?:{_MEANS}|{_WEAK})(?P<words>\S.*)$")
_ANY = re.compile(rf"(?:^|(?<=[\s,;:(/|・、，；：（]))(?<![\w=]){_CODE}{_MEANS}(?=\S)")
_BEFORE = " \t|*•·>#`-"
_ENDS = " \t,;|/.、，；。・"
_LETTER = re.compile(r"[^\W\d_]")
_PATIENCE = 3
"""Lines without a code, after which those that follow are of no column."""
_FEWEST = 2
"""Codes of a column, and the share of its values that are explained."""
_CALLED = 3
"""Letters of the name of a column from which on the name of a file speaks of it."""
_SHARE, _MOST = 0.5, 60
"""Share of the values of a column that must be among the codes, and most of its values."""

Codes = dict[str, dict[str, str]]
"""Name of a column -> code -> what it means."""


def may_hold(name: str, size: int) -> bool:
    """Whether a file that is no table may be a note, by its name and size."""
    return PurePath(name).suffix.lower() in _ENDINGS and 0 < size <= _LARGEST


def read(work: Workspace, tables: Iterable[Table], left_out: dict[str, str]) -> tuple[Table, ...]:
    """What the notes of a reading say of codes of its tables, a table for each note.

    Args:
        work: of this reading; it knows where the notes are.
        tables: of this reading.
        left_out: says of such a note afterwards what it was read for.
    """
    tables = tuple(tables)
    names = {column.name for table in tables for column in table.columns}
    found = []
    for file, path in work.notes.items():
        try:
            text = texts.prepare(work, Unit(path, file, path.stat().st_size)).path
            note = text.read_text(encoding="utf-8-sig", errors="replace")
        except (DataError, OSError):
            continue
        told = codes(note, names) or _of_only_column(work, tables, file, plain_codes(note))
        told = {name: some for name, some in told.items() if _are_in(work, tables, name, some)}
        if told:
            found.append(_table(work, file, told))
            left_out[file] = _("a note for people, read for the codes of {names}").format(
                names=", ".join(told)
            )
    return tuple(found)


def codes(text: str, names: Iterable[str]) -> Codes:
    """What a text says of codes.

    Args:
        text: of a note.
        names: of columns of which it may speak.
    """
    columns = _columns(names)
    found: Codes = {}
    about, waited = "", 0
    for line in text.splitlines():
        below = about and _FIRST.match(line) and not _begins_with_one(columns, line)
        pairs = list(_pairs(line)) if below else []
        if not pairs and (mentioned := _mentioned(columns, line)):
            about, pairs = mentioned
            waited = 0
        if pairs:
            for code, words in pairs:
                found.setdefault(about, {}).setdefault(code, words)
            waited = 0
        elif line.strip():
            waited += 1
        if waited > (0 if about in found else _PATIENCE):
            about = ""
    return {name: some for name, some in found.items() if name and len(some) >= _FEWEST}


def plain_codes(text: str) -> dict[str, str]:
    """Codes and meanings of a note that has hardly anything else, and names no column."""
    lines = [line for line in text.splitlines() if _LETTER.search(line)]
    found = dict(pair for line in lines for pair in _pairs(line) if _FIRST.match(line))
    return found if _FEWEST <= len(found) >= _SHARE * len(lines) else {}


def _of_only_column(
    work: Workspace, tables: tuple[Table, ...], file: str, codes: dict[str, str]
) -> Codes:
    """The codes by the name of the one column that may be meant; none without it, or with two."""
    if not codes:
        return {}
    stem = PurePath(file).stem.casefold()
    names = [column.name for table in tables for column in table.columns]
    called = [one for one in names if len(one) >= _CALLED and one.casefold() in stem]
    if called:
        return {max(called, key=len): codes}
    holding = {
        column.name
        for table in tables
        for column in table.columns
        if _holds(work, table, column, codes)
    }
    return dict.fromkeys(holding, codes) if len(holding) == 1 else {}


def _holds(work: Workspace, table: Table, column: Column, codes: dict[str, str]) -> bool:
    """Whether a column has nothing but such codes, and most of them."""
    values, known = _known(work, table, column, codes)
    return values == known >= max(_FEWEST, _SHARE * len(codes))


def _columns(names: Iterable[str]) -> dict[str, re.Pattern[str]]:
    """Name of a column -> how it may be written in a note: in other letters, or as two words."""
    return {
        name: re.compile(
            rf"(?<!\w){'[_ -]?'.join(map(re.escape, re.split(r'[_ -]+', name)))}s?(?!\w)",
            re.IGNORECASE,
        )
        for name in names
        if len(name) > 1 and _LETTER.search(name)
    }


def _begins_with_one(columns: dict[str, re.Pattern[str]], line: str) -> bool:
    """Whether the first word of a line is the name of a column."""
    start = line[len(line) - len(line.lstrip(_BEFORE)) :]
    return any(form.match(start) for form in columns.values())


def _mentioned(
    columns: dict[str, re.Pattern[str]], line: str
) -> tuple[str, list[tuple[str, str]]] | None:
    """The column that a line speaks of, with the codes behind its name; None without one.

    Of several the one is meant behind which codes stand, else the last one.
    """
    places = sorted(
        (match.start(), -match.end(), name)
        for name, form in columns.items()
        for match in form.finditer(line)
    )
    for __, end, name in places:
        if pairs := list(_pairs(line[-end:])):
            return name, pairs
    return (places[-1][2], []) if places else None


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """Codes and their meanings, of a line with one of them or with several."""
    found = list(_ANY.finditer(text))
    if len(found) < _FEWEST:
        found = [one] if (one := _FIRST.match(text)) else found
    ends = [*(one.start() for one in found[1:]), len(text)][: len(found)]
    for match, end in zip(found, ends, strict=True):
        start = match.start("words") if "words" in match.re.groupindex else match.end()
        words = text[start:end].strip(_ENDS)
        if words.count(")") > words.count("("):
            words = words.removesuffix(")").strip(_ENDS)
        if _LETTER.search(words):
            yield match["code"], words


def _are_in(work: Workspace, tables: tuple[Table, ...], name: str, codes: dict[str, str]) -> bool:
    """Whether a column of this name holds such codes, and little else."""
    for table in tables:
        for column in table.columns:
            if column.name != name:
                continue
            values, known = _known(work, table, column, codes)
            if known >= max(_FEWEST, _SHARE * values) and values <= _MOST:
                return True
    return False


def _known(work: Workspace, table: Table, column: Column, codes: dict[str, str]) -> tuple[int, int]:
    """How many different values a column has, and how many of them are such codes."""
    ((values, known),) = work.run(
        f"SELECT count(DISTINCT v), count(DISTINCT v) FILTER (list_contains($1, v)) "
        f"FROM (SELECT nullif(trim({column.key}), '') AS v FROM {table.name})",
        [list(codes)],
    )
    return values, known


def _table(work: Workspace, file: str, told: Codes) -> Table:
    name = work.new_table()
    rows = [[key, code, words] for key, some in told.items() for code, words in some.items()]
    work.run(f"CREATE TABLE {name} (c0 VARCHAR, c1 VARCHAR, c2 VARCHAR)")
    for row in rows:
        work.run(f"INSERT INTO {name} VALUES (?, ?, ?)", row)
    columns = tuple(Column(one, f"c{at}") for at, one in enumerate(("column", "code", "meaning")))
    return Table(name, file, columns, (Part(file, NOTE, 0, len(rows), 0),), len(rows))
