"""How likely a column names the user, or the item, of a row.

Each piece of evidence gives points and says so in words. What stands in the column counts most:
whether values come back, join with another table, determine other columns. Its name is a hint.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles import further
from personalize_poc.data.own.roles.joins import ENOUGH
from personalize_poc.data.own.roles.names import Hint
from personalize_poc.data.own.roles.signs import (
    NO_ID,
    SURE,
    has_one_time,
    is_amount,
    is_coarser,
    is_line_number,
    is_measured,
    is_moment,
    is_part_of_many,
    is_parted,
    is_same,
    is_title,
    speaks_of,
)
from personalize_poc.data.own.roles.view import Link, View, is_idlike

_LOOKED = 1000
_MANY_TITLES = 100
"""Different values from which on what is called a category may be what is chosen."""
_AUTHORS = {
    *("author", "autor", "auteur", "autore", "autora", "verfasser", "skribent", "yazar", "автор"),
    *("作者", "著者", "投稿者", "저자", "작성자", "الكاتب"),
}
_TO = {"to", "target", "receiver", "recipient", "followed", "followee", "liked", "cible"}


_WORTH_OF_SHAPE = {"email": -4.0, "phone": -4.0, "url": -0.8, "word": -0.5}
"""What values that look so are worth for an item."""


@dataclass
class Scored:
    """A column with what speaks for and against a role.

    Attributes:
        column: which.
        points: the sum of the evidence.
        reasons: in words, the strongest first as they are found.
        link: over which the column is reached, if it stands in another table.
        view: the table that it stands in.
        named: whether its name says the role.
        last: whether it is taken only because nothing else is there.
    """

    column: ColumnProfile
    view: View
    points: float = 0.0
    reasons: list[str] = field(default_factory=list)
    link: Link | None = None
    named: bool = False
    last: bool = False

    def add(self, points: float, reason: str = "") -> None:
        """Count a piece of evidence."""
        self.points += points
        if reason and points > 0:
            self.reasons.append(reason)


def users(view: View, views: dict[str, View]) -> list[Scored]:
    """Columns that may be the user, likeliest first."""
    found = [_user(view, column, views) for column in view.columns if _possible(view, column)]
    return sorted(found, key=lambda one: one.points, reverse=True)


def items(view: View, views: dict[str, View]) -> list[Scored]:
    """Columns that may be the item, likeliest first."""
    found = [_item(view, column, views) for column in view.columns if _possible(view, column)]
    return sorted(found, key=lambda one: one.points, reverse=True)


def _possible(view: View, column: ColumnProfile) -> bool:
    enough = column.distinct > 4 and column.fill > 0.02
    if not enough or not is_idlike(column) or column.shape.kind == "ip":
        return False
    return not (is_measured(column) or is_line_number(column) or is_moment(view, column))


def _user(view: View, column: ColumnProfile, views: dict[str, View]) -> Scored:
    scored = Scored(column, view)
    said = view.hint(column.key)
    _user_name(scored, said)
    if _AUTHORS.intersection(said.tokens) and _is_rated(view):
        scored.named = True
        scored.add(6.0, f"“{column.name}” of a rating is who rated")
    _shape_of_user(scored)
    _repetition(scored)
    _linked(scored, views, "user", "item")
    if speaks_of(column, "user", "item"):
        # More than a name such as "author" that may stand for several things.
        scored.add(4.0 if said.about("category") else 1.2, "its values speak of a person")
    if not scored.named:
        scored.add(-1.2 * is_amount(view, column) - 1.2 * is_parted(view, column))
        scored.add(-1.2 * is_part_of_many(view, column))
    if said.about("user") and _TO.intersection(said.tokens):
        scored.add(-1.0)
    if has_one_time(view, column):
        scored.add(-2.0)
    if any(is_title(view, column, other) for other in view.columns):
        scored.add(-1.5)
    if not scored.named:
        scored.add(-2.0 * (_document(scored, views) == "owned"))
    for other in view.columns:
        if is_coarser(view, other, column) and view.hint(other.key).about("session", "order"):
            scored.add(0.8, f"every {other.name} belongs to one {column.name}")
            break
    scored.add(0.6 * column.run - 2.0 * _is_visit(view, column))
    return scored


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
    if not further.is_document(scored.view, scored.column):
        return ""
    return "owned" if further.has_owner(scored.view, scored.column, views) else "alone"


def _user_name(scored: Scored, said: Hint) -> None:
    name = scored.column.name
    other = said.about("vendor", "staff", "campaign", "category", "recommendation", "impression")
    if said.about("user", "visitor", "card") and not other:
        points = _as_person(said)
        scored.named = points >= 1.0
        scored.add(points, f"the name “{name}” speaks of a person")
    elif said.says("email"):
        scored.named = True
        scored.add(1.8, "e-mail addresses name people")
    elif said.says("phone") and not other:
        scored.named = True
        scored.add(1.5, "telephone numbers name people")
    elif said.about("session"):
        scored.add(0.2)
    elif said.about("order"):
        scored.add(-1.5)
    elif said.about("staff") and said.says("id") and not said.about("item", "event"):
        scored.add(-0.6)  # who works may be who learns, if nobody else is there
    elif other or said.about("item", "device", "event"):
        scored.add(-3.0)
    if said.says(*NO_ID) or said.says("url"):
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
        scored.add(0.7 if scored.named else 2.0, "the values are e-mail addresses")
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
        scored.add(1.0, f"its values come back: {column.repeats:,.1f} rows a value")
    elif column.is_unique or column.repeats < 1.03:
        scored.add(-4.0)
    else:
        scored.add(-0.8)
    scored.add(-2.5 * (1 - column.fill) - 1.5 * (column.fill < 0.3))
    if column.distinct < 12:
        scored.add(-1.0)


def _linked(scored: Scored, views: dict[str, View], kind: str, other: str) -> None:
    """Points for values that are keys of a table of users, or of items."""
    best, words = 0.0, ""
    for link in scored.view.links:
        if link.key != scored.column.key or link.share < ENOUGH:
            continue
        there = views[link.table]
        worth = {kind: 2.5, other: -3.0}.get(there.kind, -1.0 if there.kind else 0.0)
        if there.kind in ("other", "lookup"):
            worth = 1.5 * (there.kind == "other" and _is_one_of(scored, link, there))
        key = there.hint(link.there)
        if scored.column.shape.kind == "integer" and not _agree(scored, key):
            worth *= 0.3  # small whole numbers are in every table of numbers
        if link.form:
            worth *= 0.6
        worth *= link.share
        if abs(worth) > abs(best) or (worth > 0 > best):
            best = worth
            words = f"{link.share:.1%} of {link.values:,} different values are keys of {link.table}"
    scored.add(best, words)


def _is_one_of(scored: Scored, link: Link, there: View) -> bool:
    """Whether a column surely names a row of a table that itself does not say what it holds."""
    if link.share < 0.8 or link.form or scored.column.repeats < 1.3:
        return False
    if scored.view.hint(link.key).about("order", "session"):
        return False
    if link.values < 0.3 * min(there.profile.rows, _LOOKED):
        return False
    given = [one for one in scored.column.numbers if one is not None]
    same = scored.view.hint(link.key).tokens == there.hint(link.there).tokens
    return same or scored.column.shape.kind != "integer" or (bool(given) and min(given) > 10)


def leftover(view: View, role: str, taken: Scored) -> Scored | None:
    """The column that fits a role best where no column speaks for it; a person has to look.

    Args:
        view: the table.
        role: "USER_ID" or "ITEM_ID".
        taken: the column of the other role.
    """
    found = []
    for index, column in enumerate(view.columns):
        if column is taken.column or not _may_be_left(view, column, role):
            continue
        if view.goes_with(taken.column.key, column.key) > SURE or has_one_time(view, column):
            continue
        if is_same(view, taken.column, column) or further.is_document(view, column):
            continue
        scored = Scored(column, view, 1.0, ["nothing else fits better"], last=True)
        linked = any(one.key == column.key and one.share > 0.8 for one in view.links)
        if linked or not is_amount(view, column):
            found.append((2.0 * linked + math.log10(column.distinct), -index, scored))
    return max(found, key=lambda one: one[:2])[2] if found else None


def _may_be_left(view: View, column: ColumnProfile, role: str) -> bool:
    said = view.hint(column.key)
    if not _possible(view, column) or column.moment or said.says(*NO_ID):
        return False
    if said.about("order", "session", "event", "device", "impression"):
        return False
    if role == "USER_ID" and (said.about("item", "vendor") or column.distinct < 20):
        return False
    return column.repeats >= 1.3 and column.distinct >= 10 and column.fill >= 0.5


def _agree(scored: Scored, key: Hint) -> bool:
    here = scored.view.hint(scored.column.key)
    same = here.entities & key.entities or set(here.tokens) & set(key.tokens) - {"id"}
    return bool(same) or not here.entities or not key.entities


def _item(view: View, column: ColumnProfile, views: dict[str, View]) -> Scored:
    scored = Scored(column, view)
    said = view.hint(column.key)
    _item_name(scored, said)
    _of_described(scored, said, views)
    _repetition(scored)
    _linked(scored, views, "item", "user")
    scored.add(_WORTH_OF_SHAPE.get("" if _is_code_of(said) else column.shape.kind, 0))
    if speaks_of(column, "item", "user"):
        scored.add(1.0, "its values speak of a thing")
    if not scored.named:
        scored.add(-1.2 * is_amount(view, column))
    titles = [other for other in view.columns if is_title(view, column, other)]
    if titles:
        scored.add(1.2, f"every value goes with one {titles[0].name}")
    if has_one_time(view, column):
        scored.add(-2.0)
    scored.add({"owned": -5.0, "alone": -1.5, "": 0.0}[_document(scored, views)])
    for other in view.columns:
        if is_coarser(view, other, column) and view.hint(other.key).about("item"):
            scored.add(0.6, f"every {other.name} belongs to one {column.name}")
            break
    scored.add(-0.6 * column.run)
    return scored


def _of_described(scored: Scored, said: Hint, views: dict[str, View]) -> None:
    """Take back what a name says against an id that points to a table where it has a title.

    A topic of a forum and a price with its licence are chosen, though a category or an amount is
    none: there are many of them, each with a name of its own.
    """
    against = (said.about("category") and not said.about("item")) or said.says("price")
    if not against or not said.says("id") or scored.column.distinct < _MANY_TITLES:
        return
    for link in scored.view.links:
        there = views[link.table]
        if link.key != scored.column.key or link.share < SURE or link.form:
            continue
        titled = there.kind == "item" and further.has_titles(there)
        if there.column(link.there).is_unique and (titled or not said.about("category")):
            scored.add(3.0 + 2.0 * titled, f"it points to {link.table}")
            return


def _is_code_of(said: Hint) -> bool:
    """Whether a name says that values are codes of things: they may look like phone numbers."""
    return (
        said.about("item") and said.says("id") and not said.about("user") and not said.says("phone")
    )


def _item_name(scored: Scored, said: Hint) -> None:
    other = said.about(
        "vendor", "staff", "campaign", "category", "recommendation", "impression", "device", "event"
    )
    if said.about("item") and not other:
        points = _as_thing(said)
        scored.named = points >= 1.0
        points += 0.3 * said.says("id")
        scored.add(points, f"the name “{scored.column.name}” speaks of a thing")
    elif said.says("url"):
        scored.add(0.8, "addresses of pages name what was looked at")
    elif said.about("order", "session"):
        scored.add(-2.5)
    elif said.about("vendor") and said.says("id") and not said.about("user", "staff"):
        scored.add(-0.6)  # a shop or a restaurant may be what is chosen, if nothing else is
    elif other or said.about("user", "visitor", "card"):
        scored.add(-3.0)
    elif said.says("name", "id"):
        scored.add(0.5)
    if not scored.named and scored.column.distinct < 30:
        scored.add(-0.7)
    if said.says(*NO_ID):
        scored.add(-3.0)


def _as_thing(said: Hint) -> float:
    """Points of a name that speaks of a thing, by what else it says."""
    if said.about("user", "session", "visitor"):
        return 0.3
    if said.about("order") and not said.says("name"):
        return 0.5
    return 1.2 if said.says("name", "type") else 3.0
