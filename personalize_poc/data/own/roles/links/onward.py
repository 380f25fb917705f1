"""From a copy, a seat or a lesson to what has a title, one table further.

An event may name a thing that is used up or exists many times over: a copy of a book, a seat of a
screening, a lesson of a class. The table of these has no titles; it points to the one that has.
What can be recommended to another person is the title. Copies of a system of libraries may have a
call number, which has the record, which has the title: then it is one table more.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import alike_names
from personalize_poc.data.own.roles.evidence.view import Link, View
from personalize_poc.data.own.roles.links import further, offered_by, shared_names
from personalize_poc.data.own.roles.systems import evidence
from personalize_poc.data.own.roles.words.names import Hint, hint, own_name

_SURE = 0.8
"""Share of values found from which on a link is followed."""
_FILLED = 0.9
_COARSER, _COPIES = 1.2, 1.02
_WORDS, _DIFFER, _SEVERAL = 50, 0.05, 1.5
"""Texts, and texts a row, from which on they tell rows apart; how many a title more has none."""
_CALLED = 20
"""The same texts where they are called titles: a tour of a band has one for all its evenings."""
_LEAST = 10
"""Different values, so that they are no states and no shops, whose numbers many things have."""
_TITLES = 5
"""Different titles, at least: of two sites of a publisher neither is what somebody chose."""
_KINDS = 20
"""So many kinds of lessons from which on these are what is chosen, and no group of them."""
_TRADES, _OFFERS, _PARTIES = 20, 100, 5
"""Titles below which they are trades, offers of these at least, and how many times as many parties
make them."""
_NO_TITLE = ("user", "visitor", "card", "category", "vendor", "staff", "campaign", "session")


@dataclass(frozen=True)
class Step:
    """The way from a column of events to the id of what has a title.

    Attributes:
        link: from the events to the table between; of two such tables to the second one.
        column: of that table: the id of what has a title.
        titled: the table with the titles.
    """

    link: Link
    column: ColumnProfile
    titled: View


def to_title(view: View, views: dict[str, View], but: ColumnProfile | None) -> Step | None:
    """The surest way to a title over a table that has none.

    Args:
        view: the events.
        views: all tables by their labels.
        but: the column of the user, which leads to no item.
    """
    found = [
        (step.titled.kind == "item", link.share, step)
        for link in further.by_name(view, views)
        if _leads_on(view, views, link) and (but is None or link.key != but.key)
        for step in _steps(view, views, link)
    ]
    if found:
        return max(found, key=lambda one: one[:2])[2]
    return _over_copies(view, views, but)


def _over_copies(view: View, views: dict[str, View], but: ColumnProfile | None) -> Step | None:
    """The way to a title over copies, as a system keeps them, and over what these lead to."""
    found = [
        (link.share, replace(step, link=replace(step.link, before=link)))
        for link in further.by_name(view, views)
        if evidence.are_copies(views[link.table])
        and _leads_on(view, views, link)
        and (but is None or link.key != but.key)
        for onward in views[link.table].links
        if views[link.table].column(onward.key).fill >= _FILLED
        and _leads_on(views[link.table], views, onward)
        for step in _steps(views[link.table], views, onward, views[link.table].profile.rows)
    ]
    return max(found, key=lambda one: one[0])[1] if found else None


def _leads_on(view: View, views: dict[str, View], link: Link) -> bool:
    """Whether a column surely points to a table that is neither of people nor has titles."""
    there = views[link.table]
    if link.share < _SURE or link.form or there is view or there.kind == "user":
        return False
    if view.column(link.key).distinct < _LEAST:
        return False  # a state or a shop, whose numbers are among those of many things
    if alike_names.counts(view, link.key) and view.column(link.key).is_unique:
        return False  # the row's own, whatever rows of other tables happen to have the numbers
    key = there.column(link.there)
    if _are_both_counted(view, there, link):
        return False
    if (
        not key.is_unique
        or further.has_titles(there)
        or view.hint(link.key).about("user", "visitor")
    ):
        return False
    return alike_names.means(view, link, there)


def _are_both_counted(view: View, there: View, link: Link) -> bool:
    """Whether a number of the rows here leads to that of rows of another kind, by no word.

    The 4,000 bookings of a studio are counted from 1, and so are the 3,700 sales of its shop.
    """
    ones = view.column(link.key), there.column(link.there)
    if not all(one.is_unique and one.shape.kind == "integer" for one in ones):
        return False
    here, key = (set(one.tokens) for one in (view.hint(link.key), there.hint(link.there)))
    named = bool(key - alike_names.GENERIC)
    return named and not here & key - alike_names.GENERIC


def _steps(view: View, views: dict[str, View], link: Link, copies: int = 0) -> list[Step]:
    """The ways on from a table between, to titles of which there are fewer than of copies."""
    between = views[link.table]
    key = between.column(link.there)
    copies = copies or key.distinct
    found = []
    for onward in between.links:
        titled = views[onward.table]
        column = between.column(onward.key)
        said = between.hint(onward.key)
        if onward.share < _SURE or onward.form or titled in (view, between) or column is key:
            continue
        if _only_counts(said) or _has_titles_there(between, titled):
            continue
        if (
            column.distinct < _TITLES
            or column.distinct * _coarser(between, onward, titled) > copies
        ):
            continue
        lesson = _is_timetable(between) and said.about("category") and column.distinct >= _KINDS
        untitled = said.about(*_NO_TITLE) and not shared_names.is_card_to_play(said, titled)
        if untitled and not lesson:
            continue
        if column.fill < _FILLED:
            continue  # what is of one size only has no parent, and would be lost
        offered = not lesson and offered_by.is_house(between, column, titled)
        offered = offered or _are_offered(view, link, between, column)
        if _has_own_words(between, column) or offered:
            continue
        thing = titled.kind == "item" or said.about("item", "event") or lesson
        told = further.has_titles(titled) or shared_names.leads_there(said, titled, onward)
        told = told or (titled.kind == "item" and _has_called_titles(titled))
        if not thing or titled.kind in (("user",) if lesson else ("user", "lookup")) or not told:
            continue
        if titled.column(onward.there).is_unique and alike_names.means(between, onward, titled):
            found.append(Step(link, column, titled))
    return found


def _only_counts(said: Hint) -> bool:
    """Whether a name says at which place of a list a row stands, and of nothing which one."""
    return said.says("sequence") and not said.says("id")


def _has_titles_there(between: View, titled: View) -> bool:
    """Whether a table has the titles of the rows themselves: products, and product_i18n."""
    names = hint(own_name(between.label)), hint(own_name(titled.label))
    return alike_names.shares_word(*names) and any(
        link.table == titled.label
        and link.share >= _SURE
        and between.column(link.key).is_unique
        and between.hint(link.key).tokens == titled.hint(link.there).tokens
        for link in between.links
    )


def _has_called_titles(titled: View) -> bool:
    """Whether words of a column are called titles, also where many things have the same."""
    return any(
        one.shape.kind in ("phrase", "text")
        and one.distinct >= _CALLED
        and _is_called_title(titled, one)
        and further.has_words(one)
        for one in titled.columns
    )


def _is_called_title(there: View, column: ColumnProfile) -> bool:
    """Whether a name speaks of what things are called, and of nobody else."""
    said = there.hint(column.key)
    return said.says("name") and said.entities <= {"item"}


def _are_offered(view: View, link: Link, between: View, trade: ColumnProfile) -> bool:
    """Whether rows between are what many parties offer, of a few trades: places of apprentices.

    Whoever applies for one chooses the firm as well: 11 professions say little of 500 places.
    """
    chosen, few = view.column(link.key).distinct, trade.distinct
    if few >= _TRADES or chosen < max(_OFFERS, _TRADES * few) or _takes_place(between):
        return False
    return any(
        one.share >= _SURE
        and not one.form
        and one.key not in (trade.key, link.there)
        and between.column(one.key).distinct >= _PARTIES * few
        and max(between.both_ways(one.key, trade.key)) < _SURE
        for one in between.links
    )


def _takes_place(between: View) -> bool:
    """Whether rows have an hour of their own, as lessons have: these are over when that is."""
    return any(
        one.moment
        and not one.moment.weak
        and one.moment.resolution != "day"
        and one.distinct > _KINDS
        and not between.hint(one.key).says("created", "updated")
        for one in between.columns
    )


def _is_timetable(between: View) -> bool:
    """Whether rows take place at times of their own and are over then, as lessons of a class."""
    return any(
        one.moment and not one.moment.weak and one.distinct > _KINDS and one.fill > _FILLED
        for one in between.columns
    )


def _coarser(between: View, onward: Link, titled: View) -> float:
    """How many times as many rows as titles there are at least.

    Most titles of a small library have one copy only; names tell that these are copies.
    """
    named = between.hint(onward.key).tokens == titled.hint(onward.there).tokens
    copies = evidence.are_copies(between) or (named and titled.kind == "item")
    return _COPIES if copies else _COARSER


def _has_own_words(between: View, column: ColumnProfile) -> bool:
    """Whether rows have words beside what they lead to, as offers of jobs of an employer have.

    Words that are the same for all copies of a title say nothing more than the title.
    """
    for one in between.columns:
        least = _CALLED if _is_called_title(between, one) else _WORDS
        enough = one.distinct >= max(least, _DIFFER * between.profile.rows)
        if one is column or one.shape.kind not in ("phrase", "text") or one.moment or not enough:
            continue
        if not further.has_words(one):
            continue
        if between.hint(one.key).says("place", "person") or one.distinct <= 1:
            continue
        pairs = {pair for pair in zip(column.values, one.values, strict=True) if all(pair)}
        if len(pairs) > _SEVERAL * len({known for known, __ in pairs}):
            return True
    return False
