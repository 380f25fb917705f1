"""How likely a column names the user of a row.

Each piece of evidence gives points and says so in words. What stands in the column counts most:
whether values come back, join with another table, determine other columns. Its name is a hint.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import (
    few_people,
    prefixes,
    relays,
    selling_places,
    slugs,
)
from personalize_poc.data.own.roles.evidence.cookies import is_cookie
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import (
    NO_ID,
    RANKS,
    has_one_time,
    is_amount,
    is_coarser,
    is_masked,
    is_part_of_many,
    is_parted,
    is_title,
)
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.links import documents, linked
from personalize_poc.data.own.roles.systems import evidence
from personalize_poc.data.own.roles.which_column.points import (
    born,
    called_people,
    donations,
    full_names,
    groups,
    id_points,
    identity,
    motions,
    observed,
    office_holders,
    periods,
    root_ids,
    subjects_of_studies,
    terminals,
    vehicles,
    weakly_named,
)
from personalize_poc.data.own.roles.words import seats
from personalize_poc.data.own.roles.words.names import Hint
from personalize_poc.data.own.roles.words.vehicle_words import RIDDEN
from personalize_poc.language import _

AUTHORS = {
    *("author", "autor", "auteur", "autore", "autora", "verfasser", "skribent", "yazar", "автор"),
    *("作者", "著者", "投稿者", "저자", "작성자", "الكاتب", "penulis", "pengarang"),
}
_TO = {"to", "target", "receiver", "recipient", "followed", "followee", "liked", "cible"}
_MANY = 1000
"""Different ids from which on they are of no categories."""
_SOME, _GAPS = 20, 2
"""Different numbers of people at least, and how far beyond their count the highest one is."""


def of(view: View, column: ColumnProfile, views: dict[str, View]) -> Scored:
    """A column as the user of a row.

    Args:
        view: its table.
        column: one of `possible_ids`.
        views: of all tables.
    """
    scored = Scored(column, view)
    said = view.hint(column.key)
    if identity.is_of_person(column, said):
        scored.named = scored.told = True
        scored.add(2.3, _("its values are numbers that states give to persons"))
    else:
        _user_name(scored, said)
    _people(scored)
    _votes(scored, said)
    _acts(scored)
    vehicles.tell_hirer(scored)
    root_ids.tell_person(scored)
    author = AUTHORS.intersection(said.tokens) and not _made_what_is_listed(view, column, views)
    if author and _is_rated(view):
        scored.named = True
        scored.add(6.0, _("“{name}” of a rating is who rated").format(name=column.name))
    if said.says("email") and column.shape.kind in ("word", "phrase"):
        scored.named = False
        scored.add(-3.0)  # an "E-Mail-Client" is a program, and an address is none
    _shape_of_user(scored)
    if is_cookie(column):
        scored.named = scored.told = True
        scored.add(max(0.0, 2.3 - scored.points), _("its values are those of a cookie"))
    relayed = relays.change(column) or relays.are_of_orders(view, column)
    scored.add(-3.0 * is_masked(column) - 2.5 * relayed)
    id_points.repetition(scored)
    subjects_of_studies.tell_person(scored, said, views)
    if not donations.is_one(view, column):  # candidates have a table as donors might
        linked.keys_of(scored, views, "user", "item")
    if prefixes.speaks_of(column, "user", "item"):
        # More than a name such as "author" that may stand for several things.
        scored.told = True
        scored.add(4.0 if said.about("category") else 1.2, _("its values speak of a person"))
    if not scored.named:
        scored.add(-1.2 * is_amount(view, column) - 1.2 * is_parted(view, column))
        scored.add(-1.2 * is_part_of_many(view, column))
    if said.about("user") and _TO.intersection(said.tokens):
        scored.add(-1.0)
    if has_one_time(view, column):
        scored.add(-2.0)
    scored.add(-3.0 * periods.is_one(view, column, views))
    scored.add(-3.0 * selling_places.are_in(view, column, views))
    _titled(scored, said)
    _whose(scored, views)
    scored.add(0.6 * column.run - 2.0 * _is_visit(view, column))
    evidence.weigh(scored, "user")
    return scored


def _people(scored: Scored) -> None:
    """What speaks for people by what they are called, and by when each of them was born."""
    if called_people.is_called(scored.view, scored.column):
        scored.named = True
        scored.add(2.0, _("its values are names of people"))
    if not scored.named and born.is_one(scored.view, scored.column):
        scored.named = True
        scored.add(2.0, _("every value goes with one birth"))


def _titled(scored: Scored, said: Hint) -> None:
    """What it counts for that each value has a title: a thing has one, and people have names."""
    view, column = scored.view, scored.column
    titles = [
        other
        for other in view.told_by(column.key)
        if is_title(view, column, other) and not observed.is_observer(view, other)
    ]
    if titles and not said.entities and any(map(called_people.are_names, titles)):
        scored.named = True
        scored.add(1.5, _("every value goes with the name of one person"))
    elif titles:
        scored.add(-1.5)


def _whose(scored: Scored, views: dict[str, View]) -> None:
    """What documents say of who may be the person: they have one, and are none."""
    view, column = scored.view, scored.column
    if column.key in (view.owners or ()):
        scored.add(1.5, _("every order or visit has one, which comes back on other days"))
        scored.add(1.2 * (1 - column.fill))  # who has no card buys as well
        few = any(column.distinct < 0.05 * one.distinct for one in documents.of(view))
        scored.add(-0.8 * (few and not scored.named))
    else:
        for other in view.telling(column.key):
            if is_coarser(view, other, column) and view.hint(other.key).about("session", "order"):
                scored.add(0.8, id_points.belongs(other, column))
                break
    if not scored.named:
        owned = id_points.document(scored, views) == "owned" or bool(view.owners)
        scored.add(-3.0 * (owned and column.key in (view.documents or ())))
        scored.add(-1.5 * documents.is_of_few(view, column) - 1.5 * id_points.is_price(scored))
        # A shift at a till is of one day as an order is, and holds orders of several people.
        owner = column.key in (view.owners or ())
        scored.add(-1.0 * (not owner and documents.is_of_line(view, column)))


def _is_visit(view: View, column: ColumnProfile) -> bool:
    """Whether it names a visit of somebody who is named beside it."""
    return view.hint(column.key).about("session") and any(
        view.hint(other.key).about("user") and is_coarser(view, column, other)
        for other in view.columns
    )


def _made_what_is_listed(view: View, column: ColumnProfile, views: dict[str, View]) -> bool:
    """Whether a table that another column leads to has it as well: who made a video."""
    said = view.hint(column.key).tokens
    return any(
        views[link.table].hint(one.key).tokens == said
        for link in view.links
        if link.key != column.key
        for one in views[link.table].columns
        if one.key != link.there
    )


def _is_rated(view: View) -> bool:
    """Whether rows are ratings: numbers in few steps, by a name that says so."""
    return any(
        view.hint(one.key).says("rating") and 1 < one.distinct <= 21 and not one.moment
        for one in view.columns
    )


def _user_name(scored: Scored, said: Hint) -> None:
    name = scored.column.name
    other = said.about("vendor", "staff", "campaign", "category", "recommendation", "impression")
    if said.about("category") and said.says("id") and scored.column.distinct >= _MANY:
        other = False  # the roles of a game are its players
    other = other or terminals.is_one(scored.view, scored.column)
    if said.about("user", "visitor", "card") and not other:
        points = _as_person(said)
        scored.named = points >= 1.0
        scored.add(points, _("the name “{name}” speaks of a person").format(name=name))
    elif said.says("email"):
        scored.named = True
        scored.add(1.8, _("e-mail addresses name people"))
    elif said.says("phone") and not other:
        scored.named = True
        scored.add(1.5, _("telephone numbers name people"))
    elif said.about("session"):
        scored.add(0.2)
    elif said.about("order"):
        scored.add(-1.5)
    elif said.about("staff") and said.says("id") and not said.about("item", "event"):
        scored.add(-0.6)  # who works may be who learns, if nobody else is there
    elif other or said.about("item", "device", "event") or _is_used_by_many(name, said):
        scored.add(-3.0)
    reached = bool(RANKS.intersection(said.tokens)) and not said.says("id")
    none = said.says(*NO_ID) and not _is_serial(scored.column, said)
    if none or said.says("url") or reached:
        scored.named = scored.named and not reached
        scored.add(-3.0)


def _is_used_by_many(name: str, said: Hint) -> bool:
    """Whether a name is one of a vehicle or of a table at which people sit, one after another."""
    return bool(RIDDEN.intersection(said.tokens)) or seats.is_table(name)


def _is_serial(column: ColumnProfile, said: Hint) -> bool:
    """Whether "member sequence" is the number that each member got, rather than one within members.

    What is counted within something begins with 1 and has few gaps, and no letters before it.
    """
    otherwise = said.says(*(one for one in NO_ID if one != "sequence"))
    if not (said.about("user", "card") and said.says("sequence")) or otherwise:
        return False
    if column.shape.kind == "code":
        return column.distinct >= _SOME
    given = [one for one in column.numbers if one is not None]
    return column.distinct >= _SOME and bool(given) and max(given) > _GAPS * column.distinct


def _as_person(said: Hint) -> float:
    """Points of a name that speaks of a person, by what else it says."""
    if said.about("visitor") and not said.about("card"):
        return 2.3
    if said.about("session"):
        return 0.3
    if said.about("order") and not said.about("card"):
        return 1.5 if said.says("id") else 0.3
    if said.says("email"):
        return 2.2
    if said.says("phone"):
        return 1.2
    if said.says("name"):
        return 1.0 if len(said.tokens) > 1 or said.about("item") else 2.0
    return 0.5 if said.about("item") else 3.0


def _votes(scored: Scored, said: Hint) -> None:
    """What speaks for a column since it says who voted, or against it: on what, or for whom."""
    if motions.is_one(scored.view, scored.column) or donations.is_one(scored.view, scored.column):
        scored.named = False
        scored.add(-3.0)
    elif not scored.named and motions.is_member(scored.view, scored.column):
        scored.named = True
        points = 6.0 if said.says("id") else 3.0  # though a table has what each of them is called
        scored.add(points, _("“{name}” is who voted").format(name=scored.column.name))


def _acts(scored: Scored) -> None:
    """What speaks for a column whose name, beside others, says who observed, gave or is in office.

    Names of people are as good as numbers where a table has no others.
    """
    for rule, why in (
        (observed.is_observer, _("“{name}” is who observed")),
        (office_holders.is_one, _("“{name}” is who holds an office")),
        (full_names.is_one, _("“{name}” has whole names of people")),
        (donations.is_donor, _("“{name}” is who gave")),
        (groups.is_one, _("“{name}” is the group that hires or orders")),
        (weakly_named.is_person, _("the name “{name}” speaks of a person")),
    ):
        if not scored.named and rule(scored.view, scored.column):
            scored.named = True
            scored.add(3.0, why.format(name=scored.column.name))


def _are_titles(scored: Scored) -> bool:
    return scored.column.shape.kind == "phrase" or slugs.are_in(scored.view, scored.column)


def _shape_of_user(scored: Scored) -> None:
    kind = scored.column.shape.kind
    if kind == "email":
        scored.told = True
        scored.add(0.7 if scored.named else 2.0, _("the values are e-mail addresses"))
    elif kind in ("uuid", "hash", "phone"):
        scored.add(0.6)
    elif kind == "url" or (not scored.named and _are_titles(scored)):
        scored.add(-2.5)
    elif kind == "word":
        scored.add(-0.5)
    if few_people.are_in(scored.view, scored.column):
        scored.add(1.0, _("a few people with long histories"))
