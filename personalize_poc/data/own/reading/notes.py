"""What reading has to say about files: findings, each with why it matters and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from personalize_poc.data import words
from personalize_poc.data.findings import Finding, Grade

LOST = "Rows that are not read are interactions that no recipe learns from."


def shortened(text: str) -> str:
    """At most 80 characters, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= 80 else f"{line[:79]}…"


def counted(number: int, one: str) -> str:
    """A number with what it counts: "1 row", "2,000 rows"."""
    return words.counted(number, one)


def preamble(file: str, lines: int, first: str) -> Finding:
    """Lines above the table were passed over."""
    return Finding(
        "preamble-skipped",
        Grade.NOTE,
        f"{counted(lines, 'line')} above the table {'is' if lines == 1 else 'are'} no data and "
        "not read.",
        file=file,
        row=1,
        value=shortened(first),
        count=lines,
        matters="Amazon Personalize takes files whose first line names the columns.",
        fix="Nothing, if these lines are a title or notes; else set reading: {skip: …} in the "
        "mapping.",
    )


NO_HEADER = "no-header"


def header_elsewhere(file: str, other: str, names: Sequence[str]) -> Finding:
    """The names of the columns stand in a file of their own."""
    return Finding(
        "header-elsewhere",
        Grade.NOTE,
        f"The names of the columns are taken from {other}, one line with as many fields "
        f"({shortened(', '.join(names))}).",
        file=file,
        count=len(names),
        matters="Without names, roles of columns are guessed from their values alone.",
        fix="Nothing, if that file belongs to this one; else take it out of the folder.",
    )


def no_header(file: str, width: int, first: str) -> Finding:
    """The first line is data."""
    return Finding(
        NO_HEADER,
        Grade.WEAKENS,
        f"The first line is data, not names: the columns are called column 1 to column {width}.",
        file=file,
        row=1,
        value=shortened(first),
        count=width,
        matters="Without names, roles of columns are guessed from their values alone.",
        fix="Add a line with names, or say reading: {header: true} if the first line holds them.",
    )


def names_twice(file: str, names: Sequence[str], line: int) -> Finding:
    """Several columns have one name."""
    return Finding(
        "duplicate-column-names",
        Grade.WEAKENS,
        f"{counted(len(names), 'name')} of columns {'stands' if len(names) == 1 else 'stand'} "
        f"more than once in the header ({shortened(', '.join(names))}); the later ones are called "
        f"“{names[0]} (2)” and so on.",
        file=file,
        row=line,
        column=names[0],
        count=len(names),
        matters="Which of them is meant cannot be seen from the name.",
        fix="Check that the mapping names the right one; rename them in the export.",
    )


def names_empty(file: str, numbers: Sequence[int], line: int) -> Finding:
    """Columns without a name."""
    listed = ", ".join(f"column {number}" for number in numbers[:5])
    return Finding(
        "unnamed-columns",
        Grade.NOTE,
        f"{counted(len(numbers), 'column')} {'has' if len(numbers) == 1 else 'have'} no name in "
        f"the header: called {listed}.",
        file=file,
        row=line,
        column=f"column {numbers[0]}",
        count=len(numbers),
        matters="A first column without a name is usually a row number that a program added.",
        fix="Nothing, if it is a row number: it need not be mapped.",
    )


def trailing_delimiter(file: str) -> Finding:
    """Every row ends with a delimiter."""
    return Finding(
        "trailing-delimiter",
        Grade.NOTE,
        "Every row ends with a delimiter; the empty column behind it is not read.",
        file=file,
        matters="Amazon Personalize would take it for a further column, and refuse the import.",
        fix="Nothing here; cleaned files do not have it.",
    )


def row_names(file: str) -> Finding:
    """A header that is one name short, because rows begin with their number."""
    return Finding(
        "header-one-short",
        Grade.NOTE,
        "The header has one name less than rows have fields, and rows begin with a number of "
        "their own: that is called column 1.",
        file=file,
        row=1,
        column="column 1",
        matters="Read otherwise, every value would stand under the name of its neighbour.",
        fix="Check a row or two; write files without row names (in R: row.names = FALSE).",
    )


def more_fields(file: str, names: int, fields: int) -> Finding:
    """Rows have more fields than the header has names."""
    return Finding(
        "header-too-short",
        Grade.WEAKENS,
        f"The header has {names} names, rows have {fields} fields: the last are called "
        f"column {names + 1} and so on.",
        file=file,
        row=1,
        count=fields - names,
        matters="If names and values are shifted against each other, columns are mistaken.",
        fix="Check a row against the header; an unquoted delimiter in a value has this effect.",
    )


def fewer_fields(file: str, names: int, fields: int) -> Finding:
    """Rows have fewer fields than the header has names."""
    return Finding(
        "header-too-long",
        Grade.WEAKENS,
        f"The header has {names} names, most rows have {fields} fields: the last columns stay "
        "empty.",
        file=file,
        row=1,
        count=names - fields,
        matters="If names and values are shifted against each other, columns are mistaken.",
        fix="Check a row against the header.",
    )


def wrong_width(
    file: str, line: int, example: str, count: int, rows: int, least: bool = False
) -> Finding:
    """Rows with too few or too many fields were kept out."""
    return Finding(
        "wrong-width",
        Grade.WEAKENS,
        f"{'At least ' if least else ''}{counted(count, 'row')} {'has' if count == 1 else 'have'} "
        "another number of fields than the rest and "
        f"{'is' if count == 1 else 'are'} not read.",
        file=file,
        row=line,
        value=shortened(example),
        count=count,
        share=count / max(rows + count, 1),
        matters=f"{LOST} Amazon Personalize refuses a file with such rows.",
        fix="Quote values that hold the delimiter or a line break when you export.",
        cleaning="leaves them out",
    )


def broken_quotes(file: str, line: int, example: str, count: int, rows: int) -> Finding:
    """Rows whose quotes do not close were kept out."""
    return Finding(
        "broken-quotes",
        Grade.WEAKENS,
        f"{counted(count, 'row')} {'has' if count == 1 else 'have'} a quote that does not close, "
        f"or text behind a closing one, and {'is' if count == 1 else 'are'} not read.",
        file=file,
        row=line,
        value=shortened(example),
        count=count,
        share=count / max(rows + count, 1),
        matters=f"{LOST} A reader that goes on to the next quote swallows the rows between.",
        fix='Double quotes inside of quoted values ("12"" vinyl") when you export.',
        cleaning="leaves them out",
    )


def long_lines(file: str, line: int, count: int) -> Finding:
    """Rows longer than two million bytes were kept out."""
    return Finding(
        "line-too-long",
        Grade.WEAKENS,
        f"{counted(count, 'line')} {'is' if count == 1 else 'are'} longer than 2 MB and not read.",
        file=file,
        row=line,
        count=count,
        matters=f"{LOST} Amazon Personalize takes texts of at most 20,000 characters.",
        fix="Look at this line: a quote that is never closed, or a document in a field.",
        cleaning="leaves them out",
    )


def short_rows(file: str, count: int, rows: int, line: int | None) -> Finding:
    """Many rows end early; they are filled up."""
    return Finding(
        "short-rows-filled",
        Grade.WEAKENS,
        f"{counted(count, 'row')} {'ends' if count == 1 else 'end'} before the last column; the "
        "missing fields are taken as empty.",
        file=file,
        row=line,
        count=count,
        share=count / max(rows, 1),
        matters="So many short rows come from a program that leaves empty fields at the end away; "
        "if a field in the middle is missing, values stand in wrong columns.",
        fix="Check such a row against the header.",
        cleaning="fills them up with empty fields",
    )


def repeated_headers(file: str, line: int, header: str, count: int) -> Finding:
    """The header stands again between rows."""
    return Finding(
        "repeated-header",
        Grade.WEAKENS,
        f"The header stands {counted(count, 'more time')} between rows: exports were "
        "put together. These lines are not read.",
        file=file,
        row=line,
        value=shortened(header),
        count=count,
        matters="A header among rows would be a user and an item of its own; and where exports are "
        "put together by hand, the same days may be in it twice.",
        fix="Check that no part was put in twice; see how many events are there again.",
        cleaning="leaves them out",
    )


def footer(file: str, line: int, example: str, count: int) -> Finding:
    """Lines below the table were not read."""
    return Finding(
        "footer-skipped",
        Grade.NOTE,
        f"{counted(count, 'line')} at the end {'is' if count == 1 else 'are'} no data (a total, or "
        "a note) and not read.",
        file=file,
        row=line,
        value=shortened(example),
        count=count,
        matters="A total among rows is a user that does not exist, with the largest value of all.",
        fix="Nothing, if it is one; leave totals out of the export.",
        cleaning="leaves them out",
    )


def empty_rows(file: str, line: int, count: int) -> Finding:
    """Rows of nothing but delimiters."""
    return Finding(
        "empty-rows",
        Grade.NOTE,
        f"{counted(count, 'row')} {'has' if count == 1 else 'have'} no value at all and "
        f"{'is' if count == 1 else 'are'} not read.",
        file=file,
        row=line,
        count=count,
        matters="Spreadsheets leave them below a table.",
        fix="Nothing.",
        cleaning="leaves them out",
    )
