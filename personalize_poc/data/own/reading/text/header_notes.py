"""What there is to say about the names of columns: none, twice, too few, elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.reading.ground.notes import counted, shortened
from personalize_poc.language import _, ngettext

NO_HEADER = "no-header"


def header_elsewhere(file: str, other: str, names: Sequence[str]) -> Finding:
    """The names of the columns stand in a file of their own."""
    return Finding(
        "header-elsewhere",
        Grade.NOTE,
        _(
            "The names of the columns are taken from {other}, one line with as many "
            "fields ({names})."
        ).format(other=other, names=shortened(", ".join(names))),
        file=file,
        count=len(names),
        matters=_("Without names, roles of columns are guessed from their values alone."),
        fix=_("Nothing, if that file belongs to this one; else take it out of the folder."),
    )


def header_known(file: str, system: str, names: Sequence[str]) -> Finding:
    """A table without a header has the columns that a tool writes, in an order that is public."""
    return Finding(
        "header-known",
        Grade.NOTE,
        _(
            "The first line is data, not names. It is taken for events of {system}, by the number "
            "of columns and by what stands in them: they are named in its order ({names})."
        ).format(system=system, names=shortened(", ".join(names))),
        file=file,
        row=1,
        count=len(names),
        matters=_("Without names, roles of columns are guessed from their values alone."),
        fix=_("Nothing, if that is so; else say reading: {header: false}, or add a line of names."),
    )


def no_header(file: str, width: int, first: str) -> Finding:
    """The first line is data."""
    return Finding(
        NO_HEADER,
        Grade.WEAKENS,
        _(
            "The first line is data, not names: the columns are called column 1 to column {width}."
        ).format(width=width),
        file=file,
        row=1,
        value=shortened(first),
        count=width,
        matters=_("Without names, roles of columns are guessed from their values alone."),
        fix=_(
            "Add a line with names, or say reading: {header: true} if the first line holds them."
        ),
    )


def names_twice(file: str, names: Sequence[str], line: int) -> Finding:
    """Several columns have one name."""
    return Finding(
        "duplicate-column-names",
        Grade.WEAKENS,
        ngettext(
            "{names} of columns stands more than once in the header ({listed}); the "
            "later ones are called “{first} (2)” and so on.",
            "{names} of columns stand more than once in the header ({listed}); the later "
            "ones are called “{first} (2)” and so on.",
            len(names),
        ).format(
            names=counted(len(names), "name"), listed=shortened(", ".join(names)), first=names[0]
        ),
        file=file,
        row=line,
        column=names[0],
        count=len(names),
        matters=_("Which of them is meant cannot be seen from the name."),
        fix=_("Check that the mapping names the right one; rename them in the export."),
    )


def names_empty(file: str, numbers: Sequence[int], line: int) -> Finding:
    """Columns without a name."""
    listed = ", ".join(f"column {number}" for number in numbers[:5])
    return Finding(
        "unnamed-columns",
        Grade.NOTE,
        ngettext(
            "{columns} has no name in the header: called {listed}.",
            "{columns} have no name in the header: called {listed}.",
            len(numbers),
        ).format(columns=counted(len(numbers), "column"), listed=listed),
        file=file,
        row=line,
        column=f"column {numbers[0]}",
        count=len(numbers),
        matters=_("A first column without a name is usually a row number that a program added."),
        fix=_("Nothing, if it is a row number: it need not be mapped."),
    )


def trailing_delimiter(file: str) -> Finding:
    """Every row ends with a delimiter."""
    return Finding(
        "trailing-delimiter",
        Grade.NOTE,
        _("Every row ends with a delimiter; the empty column behind it is not read."),
        file=file,
        matters=_("Amazon Personalize would take it for a further column, and refuse the import."),
        fix=_("Nothing here; cleaned files do not have it."),
    )


def row_names(file: str) -> Finding:
    """A header that is one name short, because rows begin with their number."""
    return Finding(
        "header-one-short",
        Grade.NOTE,
        _(
            "The header has one name less than rows have fields, and rows begin with "
            "a number of their own: that is called column 1."
        ),
        file=file,
        row=1,
        column="column 1",
        matters=_("Read otherwise, every value would stand under the name of its neighbour."),
        fix=_("Check a row or two; write files without row names (in R: row.names = FALSE)."),
    )


def more_fields(file: str, names: int, fields: int) -> Finding:
    """Rows have more fields than the header has names."""
    return Finding(
        "header-too-short",
        Grade.WEAKENS,
        _(
            "The header has {names} names, rows have {fields} fields: the last are "
            "called column {next} and so on."
        ).format(names=names, fields=fields, next=names + 1),
        file=file,
        row=1,
        count=fields - names,
        matters=_("If names and values are shifted against each other, columns are mistaken."),
        fix=_("Check a row against the header; an unquoted delimiter in a value has this effect."),
    )


def fewer_fields(file: str, names: int, fields: int) -> Finding:
    """Rows have fewer fields than the header has names."""
    return Finding(
        "header-too-long",
        Grade.WEAKENS,
        _(
            "The header has {names} names, most rows have {fields} fields: the last "
            "columns stay empty."
        ).format(names=names, fields=fields),
        file=file,
        row=1,
        count=names - fields,
        matters=_("If names and values are shifted against each other, columns are mistaken."),
        fix=_("Check a row against the header."),
    )
