"""How likely a column names the user, or the item, of a row.

Each piece of evidence gives points and says so in words. What stands in the column counts most:
whether values come back, join with another table, determine other columns. Its name is a hint.
"""

from __future__ import annotations

import math

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import numbered, relays
from personalize_poc.data.own.roles.evidence.contents import are_round, is_hour, is_period, is_year
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import (
    NO_ID,
    RANKS,
    SURE,
    gaps,
    has_one_time,
    is_amount,
    is_coarser,
    is_cookie,
    is_epoch,
    is_line_number,
    is_masked,
    is_measured,
    is_moment,
    is_part_of_many,
    is_parted,
    is_reading,
    is_title,
    speaks_of,
)
from personalize_poc.data.own.roles.evidence.view import View, is_idlike
from personalize_poc.data.own.roles.links import documents, further, linked, parts
from personalize_poc.data.own.roles.systems import evidence
from personalize_poc.data.own.roles.which_column import (
    cards,
    contacts,
    fuller,
    happenings,
    identity,
    ids_of_titles,
    names_of_ids,
    operators,
    out_of_shown,
    payers,
    place_copies,
    properties,
    services,
)
from personalize_poc.data.own.roles.words.names import Hint
from personalize_poc.data.own.roles.words.people_words import VEHICLES
from personalize_poc.language import _

_AUTHORS = {
    *("author", "autor", "auteur", "autore", "autora", "verfasser", "skribent", "yazar", "автор"),
    *("作者", "著者", "投稿者", "저자", "작성자", "الكاتب"),
}
_ACCOUNTS = {"acct", "acnt", "acctno", "acntno", "acctid", "acntid", "acctnum", "acctnr", "acctnbr"}
"""How "account" is shortened: whoever it is of, nothing that can be chosen."""
_TO = {"to", "target", "receiver", "recipient", "followed", "followee", "liked", "cible"}


_MANY = 1000
"""Different ids from which on they are of no categories."""
_WORTH_OF_SHAPE = {"email": -4.0, "phone": -4.0, "url": -0.8, "word": -0.5}
"""What values that look so are worth for an item."""


def users(view: View, views: dict[str, View]) -> list[Scored]:
    """Columns that may be the user, likeliest first."""
    found = [_user(view, column, views) for column in _open(view, "user")]
    linked.prefer_known(found, views)
    payers.prefer_others(found)
    cards.prefer_holders(found, views)
    operators.prefer_customers(found)
    contacts.prefer(found)
    names_of_ids.prefer(found)
    return sorted(found, key=lambda one: one.points, reverse=True)


def items(view: View, views: dict[str, View]) -> list[Scored]:
    """Columns that may be the item, likeliest first."""
    found = [_item(view, column, views) for column in _open(view, "item")]
    linked.prefer_described(found, views)
    parts.prefer(found, views)
    parts.prefer_many(found)
    fuller.prefer(found)
    fuller.prefer_whole(found)
    place_copies.prefer(found)
    ids_of_titles.prefer(found, views)
    out_of_shown.prefer(found)
    return sorted(found, key=lambda one: one.points, reverse=True)


def _open(view: View, role: str) -> list[ColumnProfile]:
    """Columns that may have a role, by their values and by what is known of their table."""
    return [
        column
        for column in view.columns
        if evidence.is_known(view, column, role)
        or (is_possible(view, column) and not evidence.is_other(view, column, role))
    ]


def is_possible(view: View, column: ColumnProfile) -> bool:
    """Whether values could be ids of users or items at all."""
    enough = column.distinct > 4 and column.fill > 0.02
    if not enough or not is_idlike(column) or column.shape.kind == "ip":
        return False
    if column.key in view.measures or is_hour(column) or is_period(column):
        return False
    if is_year(column) and view.hint(column.key).says("year"):
        return False
    if is_measured(column) and not _is_key(view, column):
        return False
    if is_moment(view, column) or is_epoch(view, column):
        return False
    counted = is_line_number(column) or numbered.is_counted(view, column)
    counted = counted or numbered.key_of_deeds(view, column)
    return not (counted or is_reading(view, column) or numbered.key_of_rows(view, column))


def _is_key(view: View, column: ColumnProfile) -> bool:
    """Whether values are keys of another table: 10.439.00 may be a version, -2 a difference.

    Forums give their own robots numbers below zero.
    """
    named = column.shape.kind == "code" or view.hint(column.key).says("id")
    return named and any(
        link.key == column.key and link.share > SURE and not link.form for link in view.links
    )


def _user(view: View, column: ColumnProfile, views: dict[str, View]) -> Scored:
    scored = Scored(column, view)
    said = view.hint(column.key)
    if identity.is_of_person(column, said):
        scored.named = scored.told = True
        scored.add(2.3, _("its values are numbers that states give to persons"))
    else:
        _user_name(scored, said)
    if _AUTHORS.intersection(said.tokens) and _is_rated(view):
        scored.named = True
        scored.add(6.0, _("“{name}” of a rating is who rated").format(name=column.name))
    _shape_of_user(scored)
    if is_cookie(column):
        scored.named = scored.told = True
        scored.add(max(0.0, 2.3 - scored.points), _("its values are those of a cookie"))
    scored.add(-3.0 * is_masked(column) - 2.5 * relays.change(column))
    _repetition(scored)
    linked.keys_of(scored, views, "user", "item")
    if speaks_of(column, "user", "item"):
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
    if any(is_title(view, column, other) for other in view.told_by(column.key)):
        scored.add(-1.5)
    _whose(scored, views)
    scored.add(0.6 * column.run - 2.0 * _is_visit(view, column))
    evidence.weigh(scored, "user")
    return scored


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
                scored.add(0.8, _every(other, column))
                break
    if not scored.named:
        owned = _document(scored, views) == "owned" or bool(view.owners)
        scored.add(-3.0 * (owned and column.key in (view.documents or ())))
        scored.add(-1.5 * documents.is_of_few(view, column) - 1.5 * _is_price(scored))
        scored.add(-1.0 * documents.is_of_line(view, column))


def _every(other: ColumnProfile, column: ColumnProfile) -> str:
    return _("every {name} belongs to one {other}").format(name=other.name, other=column.name)


def _is_price(scored: Scored) -> bool:
    """Whether values look like amounts of money and lead to no table."""
    linked = any(one.key == scored.column.key and one.share > 0.8 for one in scored.view.links)
    return are_round(scored.column) and not linked


def _is_visit(view: View, column: ColumnProfile) -> bool:
    """Whether it names a visit of somebody who is named beside it."""
    return view.hint(column.key).about("session") and any(
        view.hint(other.key).about("user") and is_coarser(view, column, other)
        for other in view.columns
    )


def _is_rated(view: View) -> bool:
    """Whether rows are ratings: numbers in few steps, by a name that says so."""
    return any(
        view.hint(one.key).says("rating") and 1 < one.distinct <= 21 and not one.moment
        for one in view.columns
    )


def _document(scored: Scored, views: dict[str, View]) -> str:
    """For documents "owned", if another table says whose they are, or "alone"."""
    if scored.column.key not in (scored.view.documents or ()):
        return ""
    return "owned" if further.has_owner(scored.view, scored.column, views) else "alone"


def _user_name(scored: Scored, said: Hint) -> None:
    name = scored.column.name
    other = said.about("vendor", "staff", "campaign", "category", "recommendation", "impression")
    if said.about("category") and said.says("id") and scored.column.distinct >= _MANY:
        other = False  # the roles of a game are its players
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
    elif other or said.about("item", "device", "event") or VEHICLES.intersection(said.tokens):
        scored.add(-3.0)
    reached = bool(RANKS.intersection(said.tokens)) and not said.says("id")
    if said.says(*NO_ID) or said.says("url") or reached:
        scored.named = scored.named and not reached
        scored.add(-3.0)


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


def _shape_of_user(scored: Scored) -> None:
    kind = scored.column.shape.kind
    if kind == "email":
        scored.told = True
        scored.add(0.7 if scored.named else 2.0, _("the values are e-mail addresses"))
    elif kind in ("uuid", "hash", "phone"):
        scored.add(0.6)
    elif kind == "url" or (kind == "phrase" and not scored.named):
        scored.add(-2.5)
    elif kind == "word":
        scored.add(-0.5)


def _repetition(scored: Scored) -> None:
    column = scored.column
    scored.add(min(1.6, 0.4 * math.log10(max(column.distinct, 1))))
    if column.repeats >= 1.3:
        back = _("its values come back: {repeats:,.1f} rows a value")
        scored.add(1.0, back.format(repeats=column.repeats))
    elif column.is_unique or column.repeats < 1.03:
        scored.add(-4.0)
    else:
        scored.add(-0.8)
    scored.add(-gaps(column))
    if column.distinct < 12:
        scored.add(-1.0)


def _item(view: View, column: ColumnProfile, views: dict[str, View]) -> Scored:
    scored = Scored(column, view)
    said = view.hint(column.key)
    if identity.is_one(column, said):
        scored.add(-4.0)
    else:
        _item_name(scored, said)
    if happenings.is_one(view, column):
        scored.named = True
        scored.add(6.0, _("each has a name and a day of its own"))
    linked.to_described(scored, said, views)
    _repetition(scored)
    linked.keys_of(scored, views, "item", "user")
    scored.add(_WORTH_OF_SHAPE.get("" if _is_code_of(said) else column.shape.kind, 0))
    if speaks_of(column, "item", "user"):
        scored.told = True
        scored.add(1.0, _("its values speak of a thing"))
    if not scored.named:
        scored.add(-1.2 * is_amount(view, column) - 1.5 * _is_price(scored))
        scored.add(-2.0 * (column.key in (view.owners or ()) and not scored.told))
    titles = [other for other in view.told_by(column.key) if is_title(view, column, other)]
    if titles:
        scored.told = True
        scored.add(1.2, _("every value goes with one {name}").format(name=titles[0].name))
    elif not scored.named and (like := properties.of_thing(view, column)):
        scored.told = True
        listed = ", ".join(one.name for one in like[:3])
        scored.add(1.2, _("every value goes with one {name}").format(name=listed))
    if has_one_time(view, column):
        scored.add(-2.0)
    scored.add({"owned": -5.0, "alone": -1.5, "": 0.0}[_document(scored, views)])
    for other in view.telling(column.key):
        finer = is_coarser(view, other, column) and view.hint(other.key).about("item")
        if finer and not linked.is_titled(view, other, views):
            scored.add(0.6, _every(other, column))
            break
    scored.add(-0.6 * column.run - 3.0 * is_masked(column) - 3.0 * is_cookie(column))
    evidence.weigh(scored, "item")
    return scored


def _is_code_of(said: Hint) -> bool:
    """Whether a name says that values are codes of things: they may look like phone numbers."""
    return (
        said.about("item") and said.says("id") and not said.about("user") and not said.says("phone")
    )


def _item_name(scored: Scored, said: Hint) -> None:
    if services.is_one(scored.view, scored.column):
        scored.named = True
        scored.add(2.0, _("“{name}” is what is offered").format(name=scored.column.name))
        return
    other = said.about(
        "vendor", "staff", "campaign", "category", "recommendation", "impression", "device", "event"
    )
    if said.about("item") and not other:
        points = _as_thing(said)
        scored.named = points >= 1.0
        points += 0.3 * said.says("id")
        scored.add(points, _("the name “{name}” speaks of a thing").format(name=scored.column.name))
    elif said.says("url"):
        scored.add(0.8, _("addresses of pages name what was looked at"))
    elif said.about("order", "session"):
        scored.add(-2.5)
    elif said.about("vendor") and not said.about("user", "staff") and _names_rows(scored, said):
        scored.add(-0.6)  # a shop or a restaurant may be what is chosen, if nothing else is
    elif other or said.about("user", "visitor", "card") or _ACCOUNTS.intersection(said.tokens):
        scored.add(-3.0)
    elif said.says("name", "id"):
        scored.add(0.5)
    if not scored.named and scored.column.distinct < 30:
        scored.add(-0.7)
    scored.add(-3.0 * _says_no_id(scored.column, said))


def _says_no_id(column: ColumnProfile, said: Hint) -> bool:
    """Whether a name says what no id is called. Codes of what was published are no times of it."""
    kinds = ("code", "uuid", "hash", *(("integer",) if said.says("id") else ()))
    codes = column.moment is None and column.shape.kind in kinds
    return said.says(*(one for one in NO_ID if not (codes and one == "published")))


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
