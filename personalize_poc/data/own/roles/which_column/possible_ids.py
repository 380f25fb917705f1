"""Which columns may name a user or an item at all, by what stands in them."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import day_numbers, few_people, lengths, numbered
from personalize_poc.data.own.roles.evidence.contents import (
    is_day_of_week,
    is_hour,
    is_period,
    is_year,
)
from personalize_poc.data.own.roles.evidence.signs import (
    SURE,
    is_epoch,
    is_line_number,
    is_measured,
    is_moment,
    is_reading,
)
from personalize_poc.data.own.roles.evidence.view import View, is_idlike
from personalize_poc.data.own.roles.systems import evidence
from personalize_poc.data.own.roles.which_column.points import observed
from personalize_poc.data.own.roles.which_column.users import addresses_of_logs
from personalize_poc.data.own.roles.which_table import counts_of_people
from personalize_poc.data.own.roles.which_table.unusable import totals
from personalize_poc.data.own.roles.words import postcodes, share_words, size_words, time_words

_NAMED = frozenset(("user", "item"))
"""What a code is of; a program and a device have versions that are called so."""
_FEW = 4
"""Different values up to which a column says of which kind something is, and names nothing."""
_LONGEST = 100
"""Letters of a title on average, beyond which it is a description."""
_BACK = 1.3
"""Rows of each from which on it comes back."""


def of(view: View, role: str) -> list[ColumnProfile]:
    """Columns that may have a role, by their values and by what is known of their table."""
    found = [
        column
        for column in view.columns
        if evidence.is_known(view, column, role)
        or (role == "user" and addresses_of_logs.is_one(view, column))
        or (is_possible(view, column) and not evidence.is_other(view, column, role))
    ]
    if role == "item":
        found += [
            one
            for one in view.columns
            if one not in found and (_are_titles(view, one) or observed.is_one(view, one))
        ]
    elif not any(view.hint(one.key).about("user", "visitor", "card") for one in found):
        found += [one for one in view.columns if one not in found and few_people.are_in(view, one)]
    if role == "user":
        return [one for one in found if not is_postcode(view, one)]
    return found


def is_postcode(view: View, column: ColumnProfile) -> bool:
    """Whether a column has postcodes, of which each is one of many people."""
    return postcodes.is_one(view.hint(column.key), column, view.columns)


def _are_titles(view: View, column: ColumnProfile) -> bool:
    """Whether values are long titles of things, which come back: a film, its season and episode.

    What is called a product, and no more of it, is its title as well if it is told in many words.
    """
    said = view.hint(column.key)
    titled = said.about("item") and said.attributes <= {"name"}
    short = column.shape.kind == "text" and column.mean_length <= _LONGEST
    return titled and short and column.repeats >= _BACK and not said.about("user", "category")


def is_possible(view: View, column: ColumnProfile) -> bool:
    """Whether values could be ids of users or items at all."""
    enough = column.distinct > _FEW or _is_key_of_few(view, column)
    if not enough or column.fill <= 0.02 or not is_idlike(column) or column.shape.kind == "ip":
        return False
    if column.key in view.measures or is_hour(column) or is_period(column):
        return False
    if is_day_of_week(column) or _counts(view, column):
        return False
    if is_year(column) and view.hint(column.key).says("year"):
        return False
    if is_measured(column) and not _is_key(view, column):
        return False
    if is_moment(view, column) or is_epoch(view, column):
        return False
    tokens = view.hint(column.key).tokens
    if share_words.is_percent(column, tokens) or size_words.is_one(column, tokens):
        return False
    if time_words.are_weeks(tokens) or day_numbers.is_one(view, column):
        return False
    if lengths.is_part_of_whole(view, column) or lengths.are_written(column):
        return False
    counted = is_line_number(column) or numbered.is_counted(view, column)
    counted = counted or numbered.key_of_deeds(view, column) or numbered.is_running(view, column)
    return not (counted or is_reading(view, column) or numbered.key_of_rows(view, column))


def _counts(view: View, column: ColumnProfile) -> bool:
    """Whether whole numbers say by their name how many people there were, or how often."""
    return counts_of_people.is_one(view, column) or totals.is_count(view, column)


def _is_key_of_few(view: View, column: ColumnProfile) -> bool:
    """Whether values are named as ids of things, and are keys of a table of them that has few.

    A shop may sell four things: that there is little to recommend is for a person to hear.
    """
    said = view.hint(column.key)
    named = said.about("item") and said.attributes == {"id"} and not said.about("category")
    return (column.distinct > 1 and named) and any(
        link.key == column.key and link.share > SURE and not link.form and link.table in view.things
        for link in view.links
    )


def _is_key(view: View, column: ColumnProfile) -> bool:
    """Whether values are keys of another table: 10.439.00 may be a version, -2 a difference.

    Forums give their own robots numbers below zero. What is called a code is one.
    """
    said = view.hint(column.key)
    if column.shape.kind == "code" and said.attributes == {"id"} and said.entities <= _NAMED:
        return True
    named = column.shape.kind == "code" or said.says("id")
    return named and any(
        link.key == column.key and link.share > SURE and not link.form for link in view.links
    )
