"""What other tables say of a column: its values are keys of people, or of things with titles."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import alike_names
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE, is_coarser
from personalize_poc.data.own.roles.evidence.view import Link, View
from personalize_poc.data.own.roles.links import alone, chance, either, further, samples
from personalize_poc.data.own.roles.links.joins import ENOUGH
from personalize_poc.data.own.roles.words.names import Hint
from personalize_poc.data.words import Share
from personalize_poc.language import _

_LOOKED = 1000
_MOSTLY = 0.8
"""Share of values found from which on they are keys of a table, with gaps."""
_COPY = 2.0
"""Points that a copy has less, where its row names the title as well."""
_GIVEN = 0.1
"""Share of rows with an id, from which on their titles, that more rows have, are not taken."""
_RARELY = ("category", "session", "campaign", "event")
"""What is rarely chosen itself, by its name."""
_FEW = 0.005
"""Rows of a table of people for each of the events are at least so many; machines are fewer."""
_MANY_TITLES, _TITLES = 100, 20
"""Different values from which on what is called a category may be what is chosen, and where the
rows lead to nothing else."""


def keys_of(scored: Scored, views: dict[str, View], kind: str, other: str) -> None:
    """Points for values that are keys of a table of users, or of items."""
    best, words, told, said = 0.0, "", False, False
    either_way = either.worth(scored.view, scored.column, views, kind, other)
    for link in scored.view.links:
        there = views[link.table]
        if (
            link.key != scored.column.key
            or link.share < ENOUGH
            or chance.is_one(scored, link, there)
        ):
            continue
        worth = {kind: 2.5, other: -3.0}.get(there.kind, -1.0 if there.kind else 0.0)
        if either_way is not None and there.kind in (kind, other):
            worth = either_way if (there.kind == kind) is (either_way > 0) else 0.0
        if there.kind in ("other", "lookup"):
            worth = 1.5 * (there.kind == "other" and _is_one_of(scored, link, there))
            worth = -1.0 if kind == "user" and _is_place(scored, there) else worth
        key = there.hint(link.there)
        agree = _agree(scored, key) and not chance.has_namesake(scored, key)
        if scored.column.shape.kind == "integer" and not agree:
            worth *= 0.3  # small whole numbers are in every table of numbers
        if link.form:
            worth *= 0.6
        worth *= link.share
        if abs(worth) > abs(best) or (worth > 0 > best):
            best = worth
            said = there.kind in (kind, other)
            told = worth > 1.0 and (there.kind == kind or kind == "item")
            some = _("{share:.1%} of {values:,} different values of a sample are keys of {table}")
            every = _("{share:.1%} of {values:,} different values are keys of {table}")
            words = (some if link.values < scored.column.distinct else every).format(
                share=Share(link.share), values=link.values, table=link.table
            )
    scored.add(best, words)
    scored.keyed = best > 0
    scored.led = scored.keyed and not said and not scored.told
    scored.told = scored.told or told


def _is_one_of(scored: Scored, link: Link, there: View) -> bool:
    """Whether a column surely names a row of a table that itself does not say what it holds."""
    if link.share < 0.8 and not further.is_met_whole(scored.view, there, link):
        return False
    if link.form or scored.column.repeats < 1.3:
        return False
    said = scored.view.hint(link.key)
    if said.about("order", "session") or link.key in (scored.view.documents or ()):
        return False
    named = max(link.values, link.share * scored.column.distinct)  # a sample has a part of them
    if named < 0.3 * min(there.profile.rows, _LOOKED):
        return False
    given = [one for one in scored.column.numbers if one is not None]
    here, key = said.tokens, there.hint(link.there).tokens
    words = set(key) - alike_names.GENERIC  # a name may have that of its own table before it
    same = here == key or (bool(words) and words <= set(here))
    return same or scored.column.shape.kind != "integer" or (bool(given) and min(given) > 10)


def _is_place(scored: Scored, there: View) -> bool:
    """Whether rows of a table are machines or sites: few, with where they stand and no person."""
    said = [there.hint(one.key) for one in there.columns]
    placed = any(one.says("place") for one in said)
    person = any(one.says("email", "phone", "birth", "person", "registered") for one in said)
    few = scored.column.distinct < _FEW * scored.view.profile.rows
    return placed and few and not (person or any(one.about("user", "card") for one in said))


def _agree(scored: Scored, key: Hint) -> bool:
    here = scored.view.hint(scored.column.key)
    same = here.entities & key.entities or set(here.tokens) & set(key.tokens) - {"id"}
    return bool(same) or not here.entities or not key.entities


def to_described(scored: Scored, said: Hint, views: dict[str, View]) -> None:
    """Take back what a name says against an id that points to a table where it has a title.

    A topic of a forum, a price with its licence, a session of a fair and a campaign that is given
    to are chosen, though a category, an amount, a visit or what sent somebody is none: there are
    many of them, each with a name of its own. Of classes of a studio there are fewer, and rows name
    nothing else. So it is with who sells, such as the restaurant that something is ordered of,
    where no table has anything to buy.
    """
    against = said.about(*_RARELY) and not said.about("item")
    against = against or said.says("price")
    nothing_else = scored.column.distinct >= _TITLES and alone.names_nothing_else(
        scored.view, scored.column, views
    )
    sells = nothing_else and said.about("vendor") and not said.about("item", "user", "staff")
    sells = sells and all(there.kind != "item" for there in views.values())
    many = nothing_else or scored.column.distinct >= _MANY_TITLES
    if not said.says("id") or not (sells or (against and many)):
        return
    if said.about("event") and (table := samples.table_of(scored, views)):
        scored.add(5.0, _("{table} has a sample of the things it names").format(table=table))
        return
    for link in scored.view.links:
        there = views[link.table]
        if link.key != scored.column.key or link.share < SURE or link.form:
            continue
        titled = there.kind in ("item", "lookup") and further.has_titles(there)
        if said.about("event"):
            titled = samples.has_things(there) and (further.has_titles(there) or _is_named(there))
        silent = not said.about(*_RARELY, "vendor")
        if there.column(link.there).is_unique and (titled or silent):
            scored.add(3.0 + 2.0 * titled, _("it points to {table}").format(table=link.table))
            return


def _is_named(there: View) -> bool:
    """Whether rows have a few words that are called a title, which several rows may share."""
    return any(
        one.shape.kind in ("phrase", "text") and there.hint(one.key).says("name")
        and further.has_words(one)
        for one in there.columns
    )  # fmt: skip


def leads_to(scored: Scored, there: View) -> bool:
    """Whether the values of a column are mostly keys of a table."""
    return any(
        link.key == scored.column.key and link.share > _MOSTLY and link.table == there.label
        for link in scored.view.links
    )


def has_title(item: Scored, views: dict[str, View]) -> bool:
    """Whether a column points to a table in which its values have titles."""
    return any(
        there.kind == "item" and leads_to(item, there) and further.has_titles(there)
        for there in (views[link.table] for link in item.view.links)
    )


def is_titled(view: View, column: ColumnProfile, views: dict[str, View]) -> bool:
    """Whether a column surely points to a table of things in which its values have titles."""
    if column.shape.kind in ("phrase", "text"):
        return False  # it is the title
    return any(
        link.key == column.key
        and link.share > SURE
        and not link.form
        and views[link.table].kind == "item"
        and further.has_titles(views[link.table])
        for link in view.links
    )


def prefer_known(found: list[Scored], views: dict[str, View]) -> None:
    """Of names of people on a row, those that a table of people has come before a telephone number.

    Orders have both; what is known of people is found by the one that their table has.
    """
    known = [one for one in found if one.named and _is_of_people(one, views)]
    for one in found:
        phone = one.column.shape.kind == "phone" or one.view.hint(one.column.key).says("phone")
        if phone and not one.keyed and any(k.column.fill >= one.column.fill for k in known):
            one.add(-_COPY)


def _is_of_people(one: Scored, views: dict[str, View]) -> bool:
    return any(
        link.key == one.column.key and link.share > _MOSTLY and views[link.table].kind == "user"
        for link in one.view.links
    )


def prefer_described(found: list[Scored], views: dict[str, View]) -> None:
    """Of things on a row the one is chosen that a table has titles for: a show, and not the seat.

    A name that says so much as "id" is believed all the same, and what is titled in its row. The
    address of a page is worth less than the number of the offer on it that a catalogue has.
    """
    tables = {one.column.key: _catalogues(one, views) for one in found}
    described = [one for one in found if tables[one.column.key]]
    for one in found:
        if one.view.hint(one.column.key).says("url") and any(
            tables[other.column.key] - tables[one.column.key] for other in described
        ):
            one.add(-_COPY)
            continue
        if _is_copy(one, described):
            one.add(-_COPY)
            continue
        if _is_title_of(one, described, tables):
            one.add(-_COPY)
            continue
        if one in described and _is_untitled_part(one, described, views):
            one.add(-1.0)
            continue
        linked = any(link.key == one.column.key for link in one.view.links)
        if not (linked or one.named) and any(
            is_coarser(one.view, other.column, one.column) for other in described
        ):
            one.add(-1.0)  # a mark on the shelf of what a catalogue has
            continue
        said = one.view.hint(one.column.key).says("id", "name")
        if described and one.named and not (linked or said or one.told):
            one.add(-1.0)


def _is_title_of(one: Scored, described: list[Scored], tables: dict[str, set[str]]) -> bool:
    """Whether values are the titles of what another column has the ids of, by the same table.

    Several things may have one title, and what is shown on a page has one though it is no item.
    """
    if one.column.shape.kind not in ("phrase", "text"):
        return False
    return any(
        other is not one
        and other.column.shape.kind not in ("phrase", "text", "word")
        and other.column.fill > _GIVEN
        and tables[other.column.key] & tables[one.column.key]
        for other in described
    )


def _is_untitled_part(one: Scored, described: list[Scored], views: dict[str, View]) -> bool:
    """Whether values are sizes of what another column names, and only that has titles."""
    view = one.view
    there = [views[link.table] for link in view.links if link.key == one.column.key]
    if any(column.shape.kind == "phrase" for table in there for column in table.columns):
        return False  # names that several have, as dishes of many restaurants
    return not is_titled(view, one.column, views) and any(
        other is not one
        and is_coarser(view, one.column, other.column)
        and is_titled(view, other.column, views)
        for other in described
    )


def _catalogues(one: Scored, views: dict[str, View]) -> set[str]:
    """Labels of the tables of things that a column surely points to."""
    return {
        link.table
        for link in one.view.links
        if link.key == one.column.key
        and link.share > SURE
        and not link.form
        and views[link.table].kind == "item"
    }


def _is_copy(one: Scored, described: list[Scored]) -> bool:
    """Whether values are copies of what another column of the row names: a volume of a title."""
    view = one.view
    links = [link for link in view.links if link.key == one.column.key and not link.form]
    known = any(link.share > 0.8 for link in links)
    return not known and any(is_coarser(view, one.column, other.column) for other in described)
