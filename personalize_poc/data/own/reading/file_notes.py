"""What there is to say about files as such: parts, sheets, objects, damage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.reading.notes import LOST, counted, shortened
from personalize_poc.data.own.reading.unfolding import Unfolded

_ALONE = 2
"""Parts of a table that say the same one by one; where more do, one speaks for all."""


def together(label: str, findings: Sequence[Finding]) -> list[Finding]:
    """Findings about the parts of a table, those that say the same as one: the first, counted."""
    alike: dict[tuple[object, ...], list[Finding]] = {}
    for one in findings:
        alike.setdefault((one.code, one.grade, one.column, one.dataset), []).append(one)
    said: list[Finding] = []
    for same in alike.values():
        if len(same) <= _ALONE or same[0].grade is Grade.BLOCKS:
            said += same
            continue
        first, more = same[0], len({one.file for one in same}) - 1
        parts = counted(more, "other part")
        message = f"{first.message.removesuffix('.')}; the like in {parts} of {label}."
        said.append(replace(first, message=message, count=sum(one.count for one in same)))
    return said


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


def cut_off(file: str, line: int, example: str, how: str, *, is_read: bool) -> Finding:
    """A text ends in the middle of a row."""
    return Finding(
        "file-cut-off",
        Grade.WEAKENS,
        f"The file seems to be cut off: its last line ends {how}, without a line break"
        f"{'' if is_read else ', and is not read'}.",
        file=file,
        row=line,
        value=shortened(example),
        count=1,
        matters="What is missing is the end, in most exports the newest interactions.",
        fix="Export or copy the file again, and compare the number of rows.",
    )


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


def unfolded(file: str, found: Unfolded) -> Finding:
    """Each object of a list became a row."""
    return Finding(
        "list-unfolded",
        Grade.NOTE,
        f"{found.name} holds several of them in {counted(found.rows, 'row')}, up to "
        f"{found.most:,}: each is a row here, and the fields around them are repeated.",
        file=file,
        column=found.name,
        count=found.rows,
        matters="Amazon Personalize wants one row for each item that somebody chose.",
        fix="Nothing, if these are items or actions; sums of the other fields count them twice.",
    )


def time_unknown(file: str, name: str, example: str) -> Finding:
    """A column looks like times, and no form reads it."""
    return Finding(
        "time-form-unknown",
        Grade.WEAKENS,
        f"{name} looks like a time in a form that is not known: {shortened(example)}.",
        file=file,
        column=name,
        value=shortened(example),
        matters="A time that cannot be read cannot say when something happened.",
        fix="Say its form under `timestamp` in mapping.yaml, as strptime has it, or export it as "
        "2024-01-31 15:04:05.",
    )


def time_by_order(file: str, name: str, example: str, reading: str) -> Finding:
    """Which number is the day was told from the order of the rows."""
    return Finding(
        "day-by-order-of-rows",
        Grade.NOTE,
        f"{name} is read {reading}: only so are the rows in order of time.",
        file=file,
        column=name,
        value=shortened(example),
        matters="No value has a number above 12 that would tell day and month apart.",
        fix="If that is wrong, say the other form under `timestamp` in mapping.yaml.",
    )


def filled_down(
    file: str, line: int, names: Sequence[str], reference: str, count: int, rows: int
) -> Finding:
    """Fields that stand on the first line of an order only."""
    return Finding(
        "fields-filled-down",
        Grade.NOTE,
        f"{len(names)} columns ({shortened(', '.join(names))}) are blank together in "
        f"{counted(count, 'row')}: taken for further lines of an order, and filled from the line "
        f"above them, where {reference} stands.",
        file=file,
        row=line,
        column=names[0],
        count=count,
        share=count / max(rows, 1),
        matters="These rows say what was bought; who bought it and when stands above them.",
        fix="Nothing, if they belong together; sums of these columns count an order several times.",
    )


def many_keys(file: str, name: str, keys: int) -> Finding:
    """An object has too many keys for columns."""
    return Finding(
        "object-of-many-keys",
        Grade.NOTE,
        f"{name} has {keys:,} different keys, too many for columns: it is read as one text.",
        file=file,
        column=name,
        count=keys,
        matters="Objects whose keys are ids (item to rating) are a table of their own.",
        fix="Write what matters of it into fields of its own, for example with --sql.",
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
