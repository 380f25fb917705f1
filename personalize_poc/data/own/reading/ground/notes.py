"""What reading has to say about files: findings, each with why it matters and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from personalize_poc.data import words
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.language import N_, _, ngettext

LOST = N_("Rows that are not read are interactions that no recipe learns from.")


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
        ngettext(
            "{lines} above the table is no data and not read.",
            "{lines} above the table are no data and not read.",
            lines,
        ).format(lines=counted(lines, "line")),
        file=file,
        row=1,
        value=shortened(first),
        count=lines,
        matters=_("Amazon Personalize takes files whose first line names the columns."),
        fix=_(
            "Nothing, if these lines are a title or notes; else set reading: "
            "{skip: …} in the mapping."
        ),
    )


def wrong_width(
    file: str, line: int, example: str, short: int, long: int, rows: int, least: bool = False
) -> Finding:
    """Rows with too few (short) or too many fields (long) were kept out."""
    count = short + long
    told = (_("At least ") if least else "") + _widths(short, long).format(
        rows=counted(count, "row"), short=short, long=long
    )
    return Finding(
        "wrong-width",
        Grade.WEAKENS,
        told,
        file=file,
        row=line,
        value=shortened(example),
        count=count,
        share=count / max(rows + count, 1),
        matters=_("{lost} Amazon Personalize refuses a file with such rows.").format(lost=_(LOST)),
        fix=_("Quote values that hold the delimiter or a line break when you export.")
        if long
        else _("Export them whole: rows end early where a writer was cut off or left fields away."),
        cleaning=_("leaves them out"),
    )


def _widths(short: int, long: int) -> str:
    """What is said of rows that have too few or too many fields."""
    if not long:
        return ngettext(
            "{rows} has fewer fields than the rest and is not read.",
            "{rows} have fewer fields than the rest and are not read.",
            short,
        )
    if not short:
        return ngettext(
            "{rows} has more fields than the rest and is not read.",
            "{rows} have more fields than the rest and are not read.",
            long,
        )
    return _(
        "{rows} have another number of fields than the rest and are not read: {short:,} fewer, "
        "{long:,} more."
    )


def broken_quotes(file: str, line: int, example: str, count: int, rows: int) -> Finding:
    """Rows whose quotes do not close were kept out."""
    return Finding(
        "broken-quotes",
        Grade.WEAKENS,
        ngettext(
            "{rows} has a quote that does not close, or text behind a closing one, and "
            "is not read.",
            "{rows} have a quote that does not close, or text behind a closing one, and "
            "are not read.",
            count,
        ).format(rows=counted(count, "row")),
        file=file,
        row=line,
        value=shortened(example),
        count=count,
        share=count / max(rows + count, 1),
        matters=_(
            "{lost} A reader that goes on to the next quote swallows the rows between."
        ).format(lost=_(LOST)),
        fix=_('Double quotes inside of quoted values ("12"" vinyl") when you export.'),
        cleaning=_("leaves them out"),
    )


def long_lines(file: str, line: int, count: int) -> Finding:
    """Rows longer than two million bytes were kept out."""
    return Finding(
        "line-too-long",
        Grade.WEAKENS,
        ngettext(
            "{lines} is longer than 2 MB and not read.",
            "{lines} are longer than 2 MB and not read.",
            count,
        ).format(lines=counted(count, "line")),
        file=file,
        row=line,
        count=count,
        matters=_("{lost} Amazon Personalize takes texts of at most 20,000 characters.").format(
            lost=_(LOST)
        ),
        fix=_("Look at this line: a quote that is never closed, or a document in a field."),
        cleaning=_("leaves them out"),
    )


def short_rows(file: str, count: int, rows: int, line: int | None) -> Finding:
    """Many rows end early; they are filled up."""
    return Finding(
        "short-rows-filled",
        Grade.WEAKENS,
        ngettext(
            "{rows} ends before the last column; the missing fields are taken as empty.",
            "{rows} end before the last column; the missing fields are taken as empty.",
            count,
        ).format(rows=counted(count, "row")),
        file=file,
        row=line,
        count=count,
        share=count / max(rows, 1),
        matters=_(
            "So many short rows come from a program that leaves empty fields "
            "at the end away; if a field in the middle is missing, values "
            "stand in wrong columns."
        ),
        fix=_("Check such a row against the header."),
        cleaning=_("fills them up with empty fields"),
    )


def repeated_headers(
    file: str,
    line: int,
    header: str,
    count: int,
    others: Sequence[tuple[int, Sequence[str]]] = (),
) -> Finding:
    """The header stands again between rows.

    Args:
        file: that it stands in.
        line: where it does for the first time.
        header: as it stands there.
        count: how often it does.
        others: lines with other columns or in another order, and the columns that differ.
    """
    differ = ""
    if others:
        line, names = others[0]
        differ = " " + ngettext(
            "That of row {line:,} has other columns or another order ({names}): what stands below "
            "it is read by it.",
            "{number} of them have other columns or another order, first that of row {line:,} "
            "({names}): what stands below each is read by it.",
            len(others),
        ).format(number=len(others), line=line, names=shortened(", ".join(names)))
    return Finding(
        "repeated-header",
        Grade.WEAKENS,
        _(
            "The header stands {times} between rows: exports were put together. "
            "These lines are not read."
        ).format(times=counted(count, "more time"))
        + differ,
        file=file,
        row=line,
        value=shortened(header),
        count=count,
        matters=_(
            "A header among rows would be a user and an item of its own; and "
            "where exports are put together by hand, the same days may be in "
            "it twice."
        ),
        fix=_("Check that no part was put in twice; see how many events are there again."),
        cleaning=_("leaves them out"),
    )


def footer(file: str, line: int, example: str, count: int) -> Finding:
    """Lines below the table were not read."""
    return Finding(
        "footer-skipped",
        Grade.NOTE,
        ngettext(
            "{lines} at the end is no data (a total, or a note) and not read.",
            "{lines} at the end are no data (a total, or a note) and not read.",
            count,
        ).format(lines=counted(count, "line")),
        file=file,
        row=line,
        value=shortened(example),
        count=count,
        matters=_(
            "A total among rows is a user that does not exist, with the largest value of all."
        ),
        fix=_("Nothing, if it is one; leave totals out of the export."),
        cleaning=_("leaves them out"),
    )


def subtotals(file: str, line: int, example: str, count: int) -> Finding:
    """Totals between the rows of a table were not read."""
    return replace(
        footer(file, line, example, count),
        code="subtotals-skipped",
        message=ngettext(
            "{rows} between the others is a total of those above it and not read.",
            "{rows} between the others are totals of those above them and not read.",
            count,
        ).format(rows=counted(count, "row")),
        fix=_("Nothing, if they are totals; leave them out of the export."),
    )


def one_word(file: str, line: int, word: str, count: int) -> Finding:
    """Rows with the same word in every column."""
    return Finding(
        "one-word-rows",
        Grade.NOTE,
        ngettext(
            "{rows} has the same word in every column ({word}) and is not read.",
            "{rows} have the same word in every column ({word}) and are not read.",
            count,
        ).format(rows=counted(count, "row"), word=shortened(word)),
        file=file,
        row=line,
        value=shortened(word),
        count=count,
        matters=_("It is no user, no item and no time."),
        fix=_("Nothing."),
        cleaning=_("leaves them out"),
    )


def empty_rows(file: str, line: int, count: int) -> Finding:
    """Rows of nothing but delimiters."""
    return Finding(
        "empty-rows",
        Grade.NOTE,
        ngettext(
            "{rows} has no value at all and is not read.",
            "{rows} have no value at all and are not read.",
            count,
        ).format(rows=counted(count, "row")),
        file=file,
        row=line,
        count=count,
        matters=_("Spreadsheets leave them below a table."),
        fix=_("Nothing."),
        cleaning=_("leaves them out"),
    )
