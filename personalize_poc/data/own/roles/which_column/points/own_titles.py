"""What is called as a category is elsewhere, and has a title and a category of its own: a class.

A class of goods has a name, and so has a brand. Where rows have `class_id` and `class_title`, and
say of each of which category it is, it is what somebody took part in, unless a thing stands beside.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.signs import SURE, is_one_for_each
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.names import Hint, words

_FEWEST = 20
"""Fewest different ids; categories have fewer."""
_EACH = 0.9
"""Titles for each id, at least."""


def is_one(view: View, column: ColumnProfile) -> bool:
    """Whether an id is called as one of categories, and rows have its title and its category."""
    said = view.hint(column.key)
    if said.entities != {"category"} or not said.says("id") or column.distinct < _FEWEST:
        return False
    if any(_is_id_of_thing(view.hint(one.key)) for one in view.columns if one is not column):
        return False
    noun = _noun(column.name)
    titled = any(
        one.distinct >= _EACH * column.distinct
        and _is_title(one.name, view.hint(one.key), noun)
        and view.goes_with(column.key, one.key) > SURE
        for one in view.columns
        if one is not column
    )
    return titled and any(
        view.hint(one.key).about("category")
        and _noun(one.name) != noun
        and one.distinct > 1
        and is_one_for_each(column, one)
        for one in view.columns
        if one is not column
    )


def _is_title(name: str, said: Hint, noun: tuple[str, ...]) -> bool:
    """Whether a name says that values are the titles of what a noun names: categories have none."""
    return said.says("name") and said.about("item") and words(name)[:-1] == noun


def _noun(name: str) -> tuple[str, ...]:
    """The words of a name before the last one."""
    return words(name)[:-1]


def _is_id_of_thing(said: Hint) -> bool:
    return said.about("item") and said.says("id") and not said.about("user", "order", "session")
