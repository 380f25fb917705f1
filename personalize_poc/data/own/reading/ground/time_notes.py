"""What there is to say about times as they stand in files."""

from __future__ import annotations

from collections.abc import Sequence

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.reading.ground.notes import shortened
from personalize_poc.language import _


def unknown(file: str, name: str, example: str) -> Finding:
    """A column looks like times, and no form reads it."""
    return _unread(
        "time-form-unknown",
        _("{name} looks like a time in a form that is not known: {example}."),
        _(
            "Say its form under `timestamp` in mapping.yaml, as strptime has it, "
            "or export it as 2024-01-31 15:04:05."
        ),
        (file, name, example),
    )


def without_year(file: str, name: str, example: str) -> Finding:
    """A column has days and hours, and not the year."""
    return _unread(
        "time-without-year",
        _("{name} has the day and the hour, and no year: {example}."),
        _("Export it with the year, as 2024-01-31 15:04:05, or put the year behind each day."),
        (file, name, example),
    )


def _unread(code: str, message: str, fix: str, about: tuple[str, str, str]) -> Finding:
    """What is said of times that cannot be read. about: file, name of the column, an example."""
    file, name, example = about
    return Finding(
        code,
        Grade.WEAKENS,
        message.format(name=name, example=shortened(example)),
        file=file,
        column=name,
        value=shortened(example),
        matters=_("A time that cannot be read cannot say when something happened."),
        fix=fix,
    )


def by_order(file: str, name: str, example: str, reading: str) -> Finding:
    """Which number is the day was told from the order of the rows."""
    return Finding(
        "day-by-order-of-rows",
        Grade.NOTE,
        _("{name} is read {reading}: only so are the rows in order of time.").format(
            name=name, reading=reading
        ),
        file=file,
        column=name,
        value=shortened(example),
        matters=_("No value has a number above 12 that would tell day and month apart."),
        fix=_("If that is wrong, say the other form under `timestamp` in mapping.yaml."),
    )


def year_of_two_digits(file: str, name: str, example: str, year: int) -> Finding:
    """Years stand in two digits behind zeros, as 0014, and are read as those of now."""
    return Finding(
        "year-of-two-digits",
        Grade.NOTE,
        _("{name} has years of two digits behind zeros ({example}): it is read as {year}.").format(
            name=name, example=shortened(example), year=year
        ),
        file=file,
        column=name,
        value=shortened(example),
        matters=_(
            "A program that expected four digits got two. As they stand, all of it happened 2,000 "
            "years ago, and no event could be used."
        ),
        fix=_("If it is another century, export the column with full years."),
    )


def in_parts(file: str, names: Sequence[str], made: str) -> Finding:
    """The day of a row stands in several columns."""
    return Finding(
        "days-in-parts",
        Grade.NOTE,
        _("{names} say together when a row happened: {made} holds it as one time.").format(
            names=", ".join(names), made=made
        ),
        file=file,
        column=made,
        matters=_("Amazon Personalize takes the time of an event from one column."),
        fix=_("Nothing, if these are year, month and day."),
    )


def no_day(file: str, name: str, example: str) -> Finding:
    """A time of day stands with a day that is none."""
    return Finding(
        "day-stands-for-none",
        Grade.NOTE,
        _("{name} has the time of day alone: the day in {example} stands for none.").format(
            name=name, example=shortened(example)
        ),
        file=file,
        column=name,
        value=shortened(example),
        matters=_("As it stands, everything would have happened on one day long ago."),
        fix=_("Nothing, if another column has the day of each row."),
    )
