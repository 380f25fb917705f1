"""What there is to say about files as such: parts, sheets, objects, damage."""

from __future__ import annotations

from collections.abc import Sequence

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.reading.notes import LOST, counted, shortened


def parts_differ(label: str, file: str, columns: Sequence[str], missing: int) -> Finding:
    """Parts of a table do not all have the same columns."""
    return Finding(
        "parts-differ",
        Grade.NOTE,
        f"{counted(len(columns), 'column')} of {label} {'is' if len(columns) == 1 else 'are'} not "
        f"in every part ({shortened(', '.join(columns))}); empty where missing, in "
        f"{counted(missing, 'part')}.",
        file=file,
        column=columns[0],
        count=missing,
        matters="A field that is empty for some months tells about time, not about tastes.",
        fix="Nothing, if the export changed; else check the parts that lack it.",
    )


def part_unnamed(label: str, file: str, count: int) -> Finding:
    """Later parts of a table have no header."""
    return Finding(
        "parts-without-header",
        Grade.NOTE,
        f"{counted(count, 'part')} of {label} {'has' if count == 1 else 'have'} no header; columns "
        "are taken in the order of the others.",
        file=file,
        row=1,
        count=count,
        matters="A file that was split has its header in the first part only.",
        fix="Nothing, if the columns stand in the same order.",
    )


def unreadable(file: str, reason: str) -> Finding:
    """A file of a folder could not be read."""
    return Finding(
        "unreadable-file",
        Grade.BLOCKS,
        f"{file} cannot be read: {reason}",
        file=file,
        count=1,
        matters="Whatever stands in it is missing from all that follows.",
        fix="Repair it or export it again; or take it out of the folder if it is not needed.",
    )


def broken_json(file: str, line: int, example: str, count: int, rows: int) -> Finding:
    """Lines that are no JSON objects."""
    return Finding(
        "broken-json",
        Grade.WEAKENS,
        f"{counted(count, 'line')} {'is' if count == 1 else 'are'} no JSON object and "
        f"{'is' if count == 1 else 'are'} not read.",
        file=file,
        row=line,
        value=shortened(example),
        count=count,
        share=count / max(rows, 1),
        matters=LOST,
        fix="Look at the line: an export that was interrupted ends in the middle of an object.",
        cleaning="leaves them out",
    )


def several_tables(file: str, columns: Sequence[str]) -> Finding:
    """Tables with different columns stand one below the other."""
    listed = "; ".join(f"section {number} has {one}" for number, one in enumerate(columns, start=1))
    return Finding(
        "several-tables",
        Grade.NOTE,
        f"{counted(len(columns), 'table')} stand one below the other: {listed}.",
        file=file,
        count=len(columns),
        matters="Each is read as a table of its own; a mapping takes one for items, one for users.",
        fix="Put columns that belong to the same ids side by side in one table, if both matter.",
    )


def hidden_sheet(file: str) -> Finding:
    """A sheet that a spreadsheet does not show."""
    return Finding(
        "hidden-sheet",
        Grade.NOTE,
        "This sheet is hidden in the spreadsheet; it is read all the same.",
        file=file,
        matters="Hidden sheets often hold lists that a form chooses from, or an older state.",
        fix="Nothing, if no role is given to it.",
    )


def truncated(file: str, reason: str, rows: int) -> Finding:
    """A compressed file ends early."""
    return Finding(
        "truncated-file",
        Grade.BLOCKS,
        f"The compressed file is damaged or ends early ({reason}); {counted(rows, 'row')} could be "
        "read.",
        file=file,
        matters="What is missing is the end, in most exports the newest interactions.",
        count=rows,
        fix="Copy or export the file again.",
    )


def lists_of_objects(file: str, name: str, rows: int, most: int) -> Finding:
    """A field holds several objects a row, such as the products of an order."""
    return Finding(
        "list-of-objects",
        Grade.WEAKENS,
        f"{name} holds several objects in {counted(rows, 'row')}, up to {most:,}; it is read as "
        "one text.",
        file=file,
        column=name,
        count=rows,
        matters="If these are the items of an order, Amazon Personalize wants one row for each.",
        fix=f"Write one row for each, for example with --sql and unnest({name}).",
    )
