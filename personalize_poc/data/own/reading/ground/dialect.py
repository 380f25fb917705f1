"""How the fields of a text are parted and quoted, recognised from its beginning."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass

from personalize_poc.data.own.reading.ground import lone_quotes

USUAL = (",", "\t", ";", "|")
RARE = ("\x01", "::", "||", "^", "~", "¦", "§", ":", " ")
"""Tried where none of the usual ones parts the lines alike."""
FIXED = "fixed"
"""What is said in place of a delimiter where columns begin at the same place in each line."""
_STAND_IN = "\x1f"
"""In place of a delimiter of two characters, which Python's reader does not know."""
_FAIR = 0.55
"""Share of lines that a usual delimiter parts alike; the rest may be broken."""
_GOOD = 0.8
"""The same of a rare one, which prose has too."""
_CLEARLY = 0.05
_WITHIN = {
    ":": re.compile(r"(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?![\d:])|\d[+-]\d{2}:\d{2}\b|\w+://"),
}
"""What a rare delimiter stands in, without parting fields: times of day, zones, addresses."""
_LIMIT = 16_000_000
_LINES = 1000
"""Lines by which a delimiter is judged that stands within values."""


@dataclass(frozen=True)
class Dialect:
    """How a text is taken apart.

    Attributes:
        delimiter: "" if there is one column only.
        quote: "" if there are no quotes.
        escape: before a quote inside of quotes: the quote itself, or a backslash.
        comment: lines that begin so are no rows; "" for none.
    """

    delimiter: str
    quote: str = '"'
    escape: str = '"'
    comment: str = ""


@dataclass(frozen=True)
class Row:
    """Fields of one record, and the line in which it begins."""

    line: int
    cells: tuple[str, ...]


def split(text: str, dialect: Dialect) -> list[Row]:
    """The records of a text that are not blank."""
    csv.field_size_limit(_LIMIT)
    delimiter = dialect.delimiter
    if len(delimiter) > 1:
        text, delimiter = text.replace(delimiter, _STAND_IN), _STAND_IN
    backslash = dialect.escape == "\\"
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=delimiter or _STAND_IN,
        quotechar=dialect.quote or None,
        quoting=csv.QUOTE_MINIMAL if dialect.quote else csv.QUOTE_NONE,
        doublequote=not backslash,
        escapechar="\\" if backslash and dialect.quote else None,
    )
    rows: list[Row] = []
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return rows
        except csv.Error:
            cells = []
        if any(cells) or len(cells) > 1:
            rows.append(Row(line, tuple(cells)))
        line = reader.line_num + 1


def recognise(text: str, *, delimiter: str | None = None, quote: str | None = None) -> Dialect:
    """Recognise the dialect of a text.

    Args:
        text: whole lines from the beginning of the file.
        delimiter: what a person says it is.
        quote: what a person says it is; "" for none.
    """
    comment = _comment(text)
    if comment:
        text = "\n".join(x for x in text.splitlines() if not x.startswith(comment))
    if delimiter is not None:
        found = _quoting(lone_quotes.blanked(text, delimiter), delimiter, quote)
    else:
        usual = _best(text, USUAL, quote, _FAIR)
        found = usual or _best(text, RARE, quote, _GOOD) or _quoting(text, "", quote)
    return Dialect(found.delimiter, found.quote, found.escape, comment)


def _comment(text: str) -> str:
    """The sign of comments that stand between rows: some lines begin with it, most do not.

    A line may begin with it inside of quotes (a list of tags over several lines). And DuckDB drops
    what follows the sign anywhere in a row: where rows hold it, it is none.
    """
    lines, open_quote = [], False
    for line in text.splitlines():
        if line.strip():
            lines.append((line, open_quote))
        open_quote ^= line.count('"') % 2 == 1
    marked = [n for n, (line, within) in enumerate(lines) if line.startswith("#") and not within]
    # Comments at the very beginning are a preamble, and may be the header itself.
    later = [number for place, number in enumerate(marked) if number != place]
    held = sum("#" in line for line, __ in lines) > len(marked)
    return "#" if later and not held and len(marked) <= len(lines) / 2 else ""


def _best(
    text: str, delimiters: tuple[str, ...], quote: str | None, least: float
) -> Dialect | None:
    """The dialect that parts the lines most alike; None if none does so well."""
    best, best_score = None, 0.0
    first = next((line for line in text.splitlines() if line.strip()), "")
    for order, delimiter in enumerate(delimiters):
        if delimiter not in text or _is_within(text, delimiter):
            continue
        sound = lone_quotes.blanked(text, delimiter)
        dialect = _quoting(sound, delimiter, quote)
        even, clean, width = _measure(sound, dialect)
        if width < 2 or even < least or _is_half(sound, dialect):
            continue
        # A header has the delimiter of fields, and not the one between members of a list.
        header = len(split(first, dialect)[0].cells) == width if first and width > 2 else False
        score = even + 0.2 * clean + 0.01 * min(width, 10) - 0.001 * order + 0.15 * header
        if score > best_score:
            best, best_score = dialect, score
    return best


def _is_within(text: str, delimiter: str) -> bool:
    """Whether a delimiter stands within values only, as the colon does in times, in most lines."""
    if delimiter not in _WITHIN:
        return False
    lines = [line for line in text.splitlines() if delimiter in line][:_LINES]
    left = sum(delimiter in _WITHIN[delimiter].sub("", line) for line in lines)
    return 2 * left < len(lines)


def _is_half(text: str, dialect: Dialect) -> bool:
    """Whether the delimiter is one half of a double one (1::2::3): every second field is empty."""
    if dialect.delimiter * 2 not in text:
        return False
    rows = [row.cells for row in split(text, dialect)[:100]]
    return all(len(cells) > 2 and not any(cells[1::2]) for cells in rows)


def _measure(text: str, dialect: Dialect) -> tuple[float, float, int]:
    """How many rows have the usual width, how many of their values look whole, and that width."""
    rows = split(text, dialect)
    if not rows:
        return 0.0, 0.0, 0
    # Preambles are short: they do not count against a delimiter of a short sample.
    counts = Counter(len(row.cells) for row in rows)
    width = max(counts, key=lambda w: (counts[w] * (w > 1), w))
    begin = next(i for i, row in enumerate(rows) if len(row.cells) == width)
    body = rows[min(begin, 20) :]
    even = sum(len(row.cells) == width for row in body) / len(body)
    cells = [cell for row in body[:500] if len(row.cells) == width for cell in row.cells]
    clean = sum(bool(lone_quotes.WHOLE.fullmatch(cell.strip())) for cell in cells) / max(
        len(cells), 1
    )
    if any(len(row.cells) > 1 for row in rows[:begin]):
        even -= 0.01
    return even, clean, width


def _quoting(text: str, delimiter: str, quote: str | None) -> Dialect:
    """Which quotes are in use with a delimiter, and how a quote stands inside of quotes."""
    if quote == "":
        return Dialect(delimiter, "", "")
    if quote is not None:
        return Dialect(delimiter, quote, _escape(text, delimiter, quote))
    double, single = _quoted(text, delimiter, '"'), _quoted(text, delimiter, "'")
    if single > double and single >= 2:
        return Dialect(delimiter, "'", _escape(text, delimiter, "'"))
    with_quotes = Dialect(delimiter, '"', _escape(text, delimiter, '"'))
    if '"' not in text:
        return with_quotes
    without = Dialect(delimiter, "", "")
    even, quoted = _measure(text, without)[0], _measure(text, with_quotes)[0]
    # An open quote swallows lines, and what comes of it is as wide as the other rows.
    clear = even > quoted + _CLEARLY if double else even >= quoted
    return without if clear else with_quotes


def _quoted(text: str, delimiter: str, quote: str) -> int:
    """How many fields begin and end with a quote."""
    side = re.escape(delimiter) if delimiter else "\n"
    field = rf"(?:^|{side}){quote}(?:[^{quote}]|{quote}{quote}){{0,2000}}{quote}(?=\r?$|{side})"
    return len(re.findall(field, text, flags=re.MULTILINE))


def _escape(text: str, delimiter: str, quote: str) -> str:
    r"""A backslash, if a quote follows one in the middle of a field; else the quote itself."""
    if "\\" + quote not in text:
        return quote
    side = re.escape(delimiter) if delimiter else "\n"
    inside = len(re.findall(rf"\\{quote}(?!\r?\n|{side}|$)", text))
    doubled = len(re.findall(rf"[^{quote}\n{side}]{quote}{quote}[^{quote}\n{side}]", text))
    return "\\" if inside > doubled else quote
