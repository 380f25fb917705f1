"""What there is to say about files as such: parts, sheets, objects, damage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.reading.ground.notes import LOST, counted, shortened
from personalize_poc.language import _, ngettext

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
        message = _("{message}; the like in {parts} of {label}.").format(
            message=first.message.removesuffix("."), parts=parts, label=label
        )
        said.append(replace(first, message=message, count=sum(one.count for one in same)))
    return said


def parts_differ(label: str, file: str, columns: Sequence[str], missing: int) -> Finding:
    """Parts of a table do not all have the same columns."""
    return Finding(
        "parts-differ",
        Grade.NOTE,
        ngettext(
            "{columns} of {label} is not in every part ({names}); empty where missing, in {parts}.",
            "{columns} of {label} are not in every part ({names}); empty where missing, "
            "in {parts}.",
            len(columns),
        ).format(
            columns=counted(len(columns), "column"),
            label=label,
            names=shortened(", ".join(columns)),
            parts=counted(missing, "part"),
        ),
        file=file,
        column=columns[0],
        count=missing,
        matters=_("A field that is empty for some months tells about time, not about tastes."),
        fix=_("Nothing, if the export changed; else check the parts that lack it."),
    )


def part_unnamed(label: str, file: str, count: int) -> Finding:
    """Later parts of a table have no header."""
    return Finding(
        "parts-without-header",
        Grade.NOTE,
        ngettext(
            "{parts} of {label} has no header; columns are taken in the order of the others.",
            "{parts} of {label} have no header; columns are taken in the order of the others.",
            count,
        ).format(parts=counted(count, "part"), label=label),
        file=file,
        row=1,
        count=count,
        matters=_("A file that was split has its header in the first part only."),
        fix=_("Nothing, if the columns stand in the same order."),
    )


def unreadable(file: str, reason: str) -> Finding:
    """A file of a folder could not be read."""
    return Finding(
        "unreadable-file",
        Grade.BLOCKS,
        _("{file} cannot be read: {reason}").format(file=file, reason=reason),
        file=file,
        count=1,
        matters=_("Whatever stands in it is missing from all that follows."),
        fix=_("Repair it or export it again; or take it out of the folder if it is not needed."),
    )


def broken_json(file: str, line: int, example: str, count: int, rows: int) -> Finding:
    """Lines that are no JSON objects."""
    return Finding(
        "broken-json",
        Grade.WEAKENS,
        ngettext(
            "{lines} is no JSON object and is not read.",
            "{lines} are no JSON object and are not read.",
            count,
        ).format(lines=counted(count, "line")),
        file=file,
        row=line,
        value=shortened(example),
        count=count,
        share=count / max(rows, 1),
        matters=_(LOST),
        fix=_("Look at the line: an export that was interrupted ends in the middle of an object."),
        cleaning=_("leaves them out"),
    )


def several_tables(file: str, columns: Sequence[str], titles: Sequence[str] = ()) -> Finding:
    """Tables with different columns stand one below the other, each below its title perhaps."""
    listed = "; ".join(
        _("{title} has {columns}").format(title=titles[number - 1], columns=one)
        if titles
        else _("section {number} has {columns}").format(number=number, columns=one)
        for number, one in enumerate(columns, start=1)
    )
    return Finding(
        "several-tables",
        Grade.NOTE,
        _("{tables} stand one below the other: {listed}.").format(
            tables=counted(len(columns), "table"), listed=listed
        ),
        file=file,
        count=len(columns),
        matters=_(
            "Each is read as a table of its own; a mapping takes one for items, one for users."
        ),
        fix=_("Put columns that belong to the same ids side by side in one table, if both matter."),
    )


def hidden_sheet(file: str) -> Finding:
    """A sheet that a spreadsheet does not show."""
    return Finding(
        "hidden-sheet",
        Grade.NOTE,
        _("This sheet is hidden in the spreadsheet; it is read all the same."),
        file=file,
        matters=_("Hidden sheets often hold lists that a form chooses from, or an older state."),
        fix=_("Nothing, if no role is given to it."),
    )


def truncated(file: str, reason: str, rows: int) -> Finding:
    """A compressed file ends early."""
    return Finding(
        "truncated-file",
        Grade.BLOCKS,
        _("The compressed file is damaged or ends early ({reason}); {rows} could be read.").format(
            reason=reason, rows=counted(rows, "row")
        ),
        file=file,
        matters=_("What is missing is the end, in most exports the newest interactions."),
        count=rows,
        fix=_("Copy or export the file again."),
    )


def truncated_part(found: Finding, whole: Sequence[int]) -> Finding:
    """The same of one part of a table whose other parts are whole, which tell what is missing.

    Args:
        found: made by `truncated`.
        whole: rows of each part that does not end early.
    """
    rows = counted(round(sum(whole) / len(whole)), "row")
    beside = ngettext(
        "{count} other part is whole and has {rows}.",
        "{count} other parts are whole and have {rows} each, on average.",
        len(whole),
    ).format(count=len(whole), rows=rows)
    return replace(
        found,
        message=f"{found.message} {beside}",
        matters=_("What is missing is the end of this part; whatever is learned lacks it."),
    )


def cut_off(file: str, line: int, example: str, how: str, *, is_read: bool) -> Finding:
    """A text ends in the middle of a row."""
    return Finding(
        "file-cut-off",
        Grade.WEAKENS,
        _("The file seems to be cut off: its last line ends {how}, without a line break.").format(
            how=how
        )
        if is_read
        else _(
            "The file seems to be cut off: its last line ends {how}, without a line break, and is "
            "not read."
        ).format(how=how),
        file=file,
        row=line,
        value=shortened(example),
        count=1,
        matters=_("What is missing is the end, in most exports the newest interactions."),
        fix=_("Export or copy the file again, and compare the number of rows."),
    )


def filled_down(
    file: str,
    line: int,
    names: Sequence[str],
    reference: str,
    count: int,
    rows: int,
    *,
    dated: bool,
) -> Finding:
    """Fields that stand on the first line of an order only, or of an article if it is not dated."""
    if dated:
        message = _(
            "{count} columns ({names}) are blank together in {rows}: taken for "
            "further lines of an order, and filled from the line above them, where "
            "{reference} stands."
        )
        matters = _("These rows say what was bought; who bought it and when stands above them.")
        fix = _(
            "Nothing, if they belong together; sums of these columns count an order several times."
        )
    else:
        message = _(
            "{count} columns ({names}) are blank together in {rows}: taken for "
            "further variants of an article, and filled from the line above them, where "
            "{reference} begins."
        )
        matters = _("These rows are sizes or colours; title and kind stand above them.")
        fix = _("Nothing, if they belong together.")
    return Finding(
        "fields-filled-down",
        Grade.NOTE,
        message.format(
            count=len(names),
            names=shortened(", ".join(names)),
            rows=counted(count, "row"),
            reference=reference,
        ),
        file=file,
        row=line,
        column=names[0],
        count=count,
        share=count / max(rows, 1),
        matters=matters,
        fix=fix,
    )


def branches_together(files: Sequence[str]) -> Finding:
    """Several files hold the same of several places."""
    return Finding(
        "files-are-branches",
        Grade.NOTE,
        _(
            "{files} have the same columns and share people or things: they are read as one table, "
            "as of branches of one company."
        ).format(files=_(" and ").join(files)),
        file=files[0],
        count=len(files),
        matters=_("Who goes to several branches has one history."),
        fix=_("To take one file alone, name it under `file` in mapping.yaml."),
    )


def deeds_together(files: Sequence[str], column: str) -> Finding:
    """Several files tell of different deeds of the same people."""
    return Finding(
        "files-are-deeds",
        Grade.NOTE,
        _(
            "{files} name the same people and things, each with its time: they are read as one "
            "table, and {column} says which file a row comes from."
        ).format(files=_(" and ").join(files), column=column),
        file=files[0],
        column=column,
        count=len(files),
        matters=_("What somebody saw, liked and bought tells more together than one of it."),
        fix=_("To take one file alone, name it under `file` in mapping.yaml."),
    )
