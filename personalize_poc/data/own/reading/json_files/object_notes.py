"""What there is to say about objects in files and in cells: lists, parts, many keys."""

from __future__ import annotations

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.reading.ground.notes import counted
from personalize_poc.data.own.reading.json_files.lifting import Lifted
from personalize_poc.data.own.reading.json_files.parents import Parted
from personalize_poc.data.own.reading.json_files.unfolding import Unfolded
from personalize_poc.language import _


def cells_of_objects(label: str, column: str, count: int) -> Finding:
    """Say that fields of JSON objects in cells are columns."""
    return Finding(
        "objects-in-cells",
        Grade.NOTE,
        f"{column} holds JSON objects; their {count:,} fields are read as columns.",
        file=label,
        column=column,
        count=count,
    )


def ids_with_names(file: str, name: str) -> Finding:
    """A field holds an id together with what it is called."""
    return Finding(
        "ids-with-names",
        Grade.NOTE,
        _("{name} holds an id and its name; they are read as {name} and {name}.name.").format(
            name=name
        ),
        file=file,
        column=name,
    )


def unfolded(file: str, found: Unfolded) -> Finding:
    """Each object of a list became a row."""
    message = _(
        "{name} holds several of them in {rows}, up to {most:,}: each is a row "
        "here, and the fields around them are repeated."
    ).format(name=found.name, rows=counted(found.rows, "row"), most=found.most)
    return _a_row_each("list-unfolded", message, file, found.name, found.rows)


def clicks(file: str, name: str, rows: int, most: int) -> Finding:
    """A row was made of each thing that was clicked among those that were shown."""
    return Finding(
        "clicks-unfolded",
        Grade.NOTE,
        _(
            "{name} lists what was shown (up to {most:,} things) with a mark of what was clicked: "
            "each click of these {rows:,} lists is a row, with what was shown beside it."
        ).format(name=name, rows=rows, most=most),
        file=file,
        column=name,
        count=rows,
        matters=_("What was shown and not clicked is no interest; models learn from the clicks."),
        fix=_("Nothing, if the mark 1 means that it was clicked."),
    )


def lifted(file: str, found: Lifted) -> Finding:
    """The id of a line of a list stands where other events have the id of their one thing."""
    return Finding(
        "ids-at-two-places",
        Grade.NOTE,
        _(
            "The same things are named by {name} and by {other}: in {rows} the one in the list "
            "is written where the other one is."
        ).format(name=found.name, other=found.other, rows=counted(found.rows, "row")),
        file=file,
        column=found.name,
        count=found.rows,
        matters=_("Amazon Personalize takes the item of an event from one column."),
        fix=_("Nothing, if both name the same."),
    )


def parts_of_objects(file: str, found: Parted) -> Finding:
    """Objects are parts of others in the same file, such as the lines of an order."""
    message = _(
        "In {rows} {name} names another object of the file: what that one says stands beside "
        "each of its parts."
    ).format(rows=counted(found.rows, "row"), name=found.key)
    return _a_row_each("parts-of-objects", message, file, found.key, found.rows)


def _a_row_each(code: str, message: str, file: str, column: str, rows: int) -> Finding:
    """What was one object is several rows now."""
    return Finding(
        code,
        Grade.NOTE,
        message,
        file=file,
        column=column,
        count=rows,
        matters=_("Amazon Personalize wants one row for each item that somebody chose."),
        fix=_("Nothing, if these are items or actions; sums of the other fields count them twice."),
    )


def keyed(file: str, column: str, keys: int, of_lists: bool) -> Finding:
    """The keys of an object are a column, and what stands below them is in rows."""
    told = _("All of it is one object of {keys:,} keys: each is a row, with the key as {name}.")
    if of_lists:
        told = _(
            "All of it is one object of {keys:,} keys, each with a list: each member of a list is "
            "a row, with the key as {name}."
        )
    return Finding(
        "keys-as-column",
        Grade.NOTE,
        told.format(keys=keys, name=column),
        file=file,
        column=column,
        count=keys,
    )


def many_keys(file: str, name: str, keys: int) -> Finding:
    """An object has too many keys for columns."""
    return Finding(
        "object-of-many-keys",
        Grade.NOTE,
        _(
            "{name} has {keys:,} different keys, too many for columns: it is read as one text."
        ).format(name=name, keys=keys),
        file=file,
        column=name,
        count=keys,
        matters=_("Objects whose keys are ids (item to rating) are a table of their own."),
        fix=_("Write what matters of it into fields of its own, for example with --sql."),
    )


def lists_of_objects(file: str, name: str, rows: int, most: int) -> Finding:
    """A field holds several objects a row, such as the products of an order."""
    return Finding(
        "list-of-objects",
        Grade.WEAKENS,
        _("{name} holds several objects in {rows}, up to {most:,}; it is read as one text.").format(
            name=name, rows=counted(rows, "row"), most=most
        ),
        file=file,
        column=name,
        count=rows,
        matters=_("If these are the items of an order, Amazon Personalize wants one row for each."),
        fix=_("Write one row for each, for example with --sql and unnest({name}).").format(
            name=name
        ),
    )
