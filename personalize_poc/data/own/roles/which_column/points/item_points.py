"""How likely a column names the item of a row, by the same kinds of evidence as the user."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import figures, prefixes, slugs
from personalize_poc.data.own.roles.evidence.cookies import is_cookie
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import (
    NO_ID,
    SURE,
    has_one_time,
    is_amount,
    is_coarser,
    is_masked,
    is_same,
    is_title,
)
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.links import linked
from personalize_poc.data.own.roles.systems import evidence
from personalize_poc.data.own.roles.which_column.points import (
    acted_on,
    allotted,
    called_people,
    come_again,
    described,
    donations,
    happenings,
    id_points,
    identity,
    in_addresses,
    joined_groups,
    merchants,
    motions,
    numbered_lines,
    observed,
    office_holders,
    opinions,
    own_titles,
    payees,
    priced_lines,
    properties,
    services,
    subjects,
    weakly_named,
)
from personalize_poc.data.own.roles.words import couriers
from personalize_poc.data.own.roles.words.names import Hint
from personalize_poc.data.own.roles.words.people_words import is_part_of_name
from personalize_poc.language import _

_ACCOUNTS = {"acct", "acnt", "acctno", "acntno", "acctid", "acntid", "acctnum", "acctnr", "acctnbr"}
"""How "account" is shortened: whoever it is of, nothing that can be chosen."""
_CODED = ("published", "sequence")
"""What an id may be called all the same if it has letters in it."""
_WORTH_OF_SHAPE = {"email": -4.0, "phone": -4.0, "url": -0.8, "word": -0.5}
"""What values that look so are worth for an item."""


def of(view: View, column: ColumnProfile, views: dict[str, View]) -> Scored:
    """A column as the item of a row.

    Args:
        view: its table.
        column: one of `possible_ids`.
        views: of all tables.
    """
    scored = Scored(column, view)
    said = view.hint(column.key)
    if identity.is_one(column, said) and not identity.is_of_thing(said):
        scored.add(-4.0)
    else:
        _item_name(scored, said)
    _of_events(scored)
    linked.to_described(scored, said, views)
    id_points.repetition(scored)
    if not donations.is_one(view, column):  # candidates and clubs may have a table as people do
        linked.keys_of(scored, views, "item", "user")
    scored.add(_WORTH_OF_SHAPE.get("" if _is_code_of(said) else column.shape.kind, 0))
    _told_by_values(scored)
    titles = [other for other in view.told_by(column.key) if is_title(view, column, other)]
    _unnamed(scored, titles)
    if titles:
        scored.tell()
        scored.add(1.2, _("every value goes with one {name}").format(name=titles[0].name))
    elif not scored.named and (like := properties.of_thing(view, column)):
        scored.tell()
        listed = ", ".join(one.name for one in like[:3])
        scored.add(1.2, _("every value goes with one {name}").format(name=listed))
    if has_one_time(view, column):
        scored.add(-2.0)
    scored.add({"owned": -5.0, "alone": -1.5, "": 0.0}[id_points.document(scored, views)])
    for other in view.telling(column.key):
        finer = is_coarser(view, other, column) and view.hint(other.key).about("item")
        if finer and not linked.is_titled(view, other, views):
            scored.add(0.6, id_points.belongs(other, column))
            break
    if opinions.is_one(view, column):
        scored.named = scored.told = False
        scored.add(-8.0)
    scored.add(-0.6 * column.run - 3.0 * is_masked(column) - 3.0 * is_cookie(column))
    evidence.weigh(scored, "item")
    return scored


def _told_by_values(scored: Scored) -> None:
    """What speaks for a column since its values say themselves that they are things."""
    if prefixes.speaks_of(scored.column, "item", "user"):
        scored.tell()
        scored.add(1.0, _("its values speak of a thing"))
    if not scored.named and slugs.are_in(scored.view, scored.column):
        scored.tell()
        scored.add(1.5, _("its values are titles, as addresses of pages have them"))


def _of_events(scored: Scored) -> None:
    """What speaks for a column since people went there, or since something was done with it."""
    if happenings.is_seat(scored.column):
        scored.add(-1.5)  # it is sold anew for every show
    if happenings.is_one(scored.view, scored.column):
        scored.named = True
        scored.add(6.0, happenings.told_of(scored.view, scored.column))
    elif not scored.named and (kind := acted_on.told_by(scored.view, scored.column)):
        scored.named = True
        scored.add(3.0, _("events called “{kind}” name it").format(kind=kind))


def _unnamed(scored: Scored, titles: list[ColumnProfile]) -> None:
    """What speaks against a column whose name says nothing of a thing: amounts, prices, owners.

    What each has a title of its own for may be round: ids of a shop of games end in 0.
    """
    view, column = scored.view, scored.column
    if scored.named:
        return
    price = id_points.is_price(scored) and not any(is_same(view, column, one) for one in titles)
    scored.add(-1.2 * is_amount(view, column) - 1.5 * price)
    scored.add(-2.0 * (column.key in (view.owners or ()) and not scored.told))


def _is_code_of(said: Hint) -> bool:
    """Whether a name says that values are codes of things: they may look like phone numbers."""
    return (
        said.about("item") and said.says("id") and not said.about("user") and not said.says("phone")
    )


def _is_offered(scored: Scored) -> bool:
    """Whether values and names together tell what people choose, pay or look at."""
    for rule, points, why in (
        (services, 2.0, _("“{name}” is what is offered")),
        (joined_groups, 2.0, _("“{name}” is what is offered")),
        (merchants, 2.0, _("“{name}” names who was paid")),
        (donations, 2.0, _("“{name}” is what was given to")),
        (payees, 2.0, _("“{name}” names who was paid")),
        (subjects, 1.5, _("“{name}” is what people looked at")),
        (motions, 3.3, _("“{name}” is what was voted on")),
        (observed, 3.3, _("“{name}” is what was observed")),
        (described, 2.0, _("other columns describe what “{name}” has the ids of")),
        (own_titles, 3.3, _("other columns describe what “{name}” has the ids of")),
        (numbered_lines, 3.3, _("each “{name}” has a price of its own in the row")),
        (priced_lines, 3.3, _("each “{name}” has a price of its own in the row")),
        (in_addresses, 3.3, _("the address of the page beside it has it")),
        (come_again, 2.0, _("its values come back as names of things do")),
    ):
        if rule.is_one(scored.view, scored.column):
            scored.named = True
            scored.add(points, why.format(name=scored.column.name))
            return True
    return False


def _is_called_thing(scored: Scored, said: Hint) -> bool:
    """Whether a name says in some trades what a thing is, and nothing here says it better."""
    if not weakly_named.is_thing(scored.view, scored.column):
        return False
    scored.named = True
    why = _("the name “{name}” speaks of a thing").format(name=scored.column.name)
    scored.add(2.0 + 0.3 * said.says("id"), why)
    return True


def _item_name(scored: Scored, said: Hint) -> None:
    if allotted.is_one(scored.view, scored.column):
        scored.add(-4.0)
        return
    if _is_offered(scored) or _is_called_thing(scored, said):
        return
    other = said.about(
        "vendor", "staff", "campaign", "category", "recommendation", "impression", "device", "event"
    )
    if said.about("item") and not other:
        points = 0.0 if figures.is_one(scored.column, said) else _as_thing(said)
        scored.named = points >= 1.0
        points += 0.3 * said.says("id")
        scored.add(points, _("the name “{name}” speaks of a thing").format(name=scored.column.name))
    elif said.says("url"):
        scored.add(0.8, _("addresses of pages name what was looked at"))
    elif said.about("order", "session"):
        scored.add(-2.5)
    elif said.about("vendor") and not said.about("user", "staff") and _names_rows(scored, said):
        scored.add(-0.6)  # a shop or a restaurant may be what is chosen, if nothing else is
    elif other or _is_of_somebody(scored, said) or couriers.is_one(said):
        scored.add(-3.0)
    elif said.says("name", "id"):
        scored.add(0.5)
    if not scored.named and scored.column.distinct < 30:
        scored.add(-0.7)
    scored.add(-3.0 * _says_no_id(scored.column, said))


def _is_of_somebody(scored: Scored, said: Hint) -> bool:
    """Whether a name says that values are of people, or these are what people are called."""
    named = said.about("user", "visitor", "card") or bool(_ACCOUNTS.intersection(said.tokens))
    rules = (
        *(motions.is_member, observed.is_observer, office_holders.is_one),
        weakly_named.is_person,
    )
    named = named or any(rule(scored.view, scored.column) for rule in rules)
    part = is_part_of_name(said.tokens) and not said.about("item")
    called = called_people.is_called(scored.view, scored.column)
    return named or part or called or called_people.has_account(scored.view, scored.column)


def _says_no_id(column: ColumnProfile, said: Hint) -> bool:
    """Whether a name says what no id is called.

    Codes of what was published are no times of it, and those that are called a sequence count
    nothing: so databases call the number that each thing got.
    """
    kinds = ("code", "uuid", "hash", *(("integer",) if said.says("id") else ()))
    codes = column.moment is None and column.shape.kind in kinds
    return said.says(*(one for one in NO_ID if not (codes and one in _CODED)))


def _names_rows(scored: Scored, said: Hint) -> bool:
    """Whether values are ids by their name, or since another table has a row for each."""
    return said.says("id") or any(
        link.key == scored.column.key and link.share > SURE and not link.form
        for link in scored.view.links
    )


def _as_thing(said: Hint) -> float:
    """Points of a name that speaks of a thing, by what else it says."""
    if said.about("user", "session", "visitor"):
        return 0.3
    if said.about("order") and not said.says("name"):
        return 0.5
    return 1.2 if said.says("name", "type") else 3.0
