"""Columns that count people: "Guests" 1 to 5 says how many sat at a table, and names nobody.

Beside the views of a film its "subscribers" are as many as these brought, of which there may be
thousands, and its "downloads" are nobody where the listeners rise with them.
"""

from __future__ import annotations

from statistics import correlation

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.which_table import counted_rows
from personalize_poc.data.own.roles.words import counted_people, group_words
from personalize_poc.data.own.roles.words.names import stems_of

_MOST, _LARGEST = 30, 99
"""Most different counts, and the largest one: more people come together to see something."""
_FIGURES, _ROWS, _TOGETHER = 2, 20, 0.8
"""Other figures with which a count rises, rows that tell it, and how closely it does."""
_DAYS, _THINGS, _FULL = 10, 5, 0.8
"""Days and things that a report has, at least, and share of all pairs of them that it has."""
_SEVERAL = frozenset(
    stems_of(
        """gäste gasten gäster gjester gæster ospiti invitati persone coperti convives comensais
        personen personer teilnehmer besucher osób osoby goście hosté osob vieraat henkilöä vendégek
        oaspeți persoane гости гостей людей персон kişi misafirler άτομα tamu khách abonnenten
        abonnees abonnenter abonnements prenumeranter följare følgere iscritti subskrybenci
        obserwujący takipçiler aboneler подписчики подписчиков"""
    )
)
"""Words for several people that do not end in "s"."""


def is_one(view: View, column: ColumnProfile) -> bool:
    """Whether whole numbers under a name for several people say how many there were.

    Args:
        view: the table.
        column: of it.
    """
    said = view.hint(column.key)
    if column.shape.kind != "integer" or column.shape.zeros:
        return False
    if counted_people.says_how_many(column.name):
        return not any(link.key == column.key and not link.form for link in view.links)
    if any(link.key == column.key for link in view.links):
        return False
    if counted_people.may_say_how_many(column.name) and _is_reported(view, column):
        return True
    if said.says("id"):
        return False
    if counted_people.names_several(column.name) and _are_of_groups(view, column):
        return True
    if _rises_with_counts(view, column):
        return True
    if not said.about("user", "visitor") or not _is_plural(said.tokens[-1:]):
        return False
    given = [one for one in column.numbers if one is not None]
    few = column.distinct <= _MOST and bool(given) and 0 <= min(given) <= max(given) <= _LARGEST
    return few or _rises_with_figures(view, column)


def _are_of_groups(view: View, column: ColumnProfile) -> bool:
    """Whether each row is a group of people of its own, such as a choir, which has so many."""
    return any(
        one is not column and one.is_unique and group_words.says_so(one.name)
        for one in view.columns
    )


def _rises_with_counts(view: View, column: ColumnProfile) -> bool:
    """Whether two figures of a row rise together, and one of them is called how often it was."""
    called = counted_rows.is_called_count(column)
    return any(
        (called or counted_rows.is_called_count(one)) and _rise_together(column, one)
        for one in _figures(view, column)
    )


def _rises_with_figures(view: View, column: ColumnProfile) -> bool:
    """Whether several other figures of a row rise with these: nobody has a number by the views."""
    return sum(_rise_together(column, one) for one in _figures(view, column)) >= _FIGURES


def _is_reported(view: View, column: ColumnProfile) -> bool:
    """Whether a table has one row with some figures for each thing on each day: nobody acts so."""
    figures = [one for one in view.columns if one.shape.kind == "decimal" and not one.moment]
    if len(figures) < _FIGURES:
        return False
    days = [one for one in view.columns if one.moment and one.distinct >= _DAYS]
    things = [
        one
        for one in view.columns
        if one is not column
        and not one.moment
        and _THINGS <= one.distinct < view.profile.rows / 2
        and not view.hint(one.key).about("user", "visitor", "card")
    ]
    return any(_is_grid(view, day, thing) for day in days for thing in things)


def _is_grid(view: View, day: ColumnProfile, thing: ColumnProfile) -> bool:
    """Whether nearly every thing has a row on nearly every day, and no second one."""
    pairs = set(zip(day.values, thing.values, strict=True))
    filled = view.profile.rows >= _FULL * day.distinct * thing.distinct
    return filled and len(pairs) == len(day.values)


def _figures(view: View, column: ColumnProfile) -> list[ColumnProfile]:
    """Other columns of numbers that are no ids and no times."""
    return [
        one
        for one in view.columns
        if one is not column
        and one.shape.kind in ("integer", "decimal")
        and not one.moment
        and not view.hint(one.key).says("id")
        and not any(link.key == one.key for link in view.links)
    ]


def _rise_together(one: ColumnProfile, other: ColumnProfile) -> bool:
    pairs = [
        (a, b)
        for a, b in zip(one.numbers, other.numbers, strict=True)
        if a is not None and b is not None
    ]
    if len(pairs) < _ROWS or min(len(set(each)) for each in zip(*pairs, strict=True)) < 2:
        return False
    return correlation(*zip(*pairs, strict=True)) > _TOGETHER


def _is_plural(tokens: tuple[str, ...]) -> bool:
    return any(
        (one.isascii() and one.endswith("s") and len(one) > 4) or one in _SEVERAL for one in tokens
    )
