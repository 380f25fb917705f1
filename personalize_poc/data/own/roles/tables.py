"""Which table holds the interactions, and in which columns or further tables their roles are."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from personalize_poc.data.own.roles import (
    clock,
    further,
    keys,
    leftovers,
    linked,
    owners,
    people,
    signs,
    statistic,
)
from personalize_poc.data.own.roles.names import hint, own_name, strength
from personalize_poc.data.own.roles.scored import Scored
from personalize_poc.data.own.roles.signs import SURE, is_same
from personalize_poc.data.own.roles.systems import evidence
from personalize_poc.data.own.roles.view import Link, View, may_be_events
from personalize_poc.language import _

LEAST = {"USER_ID": 1.0, "ITEM_ID": 1.0, "TIMESTAMP": -0.6}
"""Points from which on a column may have the role."""
_TRIED = 4


@dataclass
class Candidate:
    """A table as interactions.

    Attributes:
        view: the table.
        roles: USER_ID, ITEM_ID, TIMESTAMP -> column, as far as there is one.
        rivals: the same -> the column that came second.
        points: of the roles and of the table.
        is_counted: whether TIMESTAMP is a number that counts what each user did.
        holds: what its name says it holds ("purchase", "cart"), or "".
        sign: points for how strong a sign its events are, by its name or else its columns.
    """

    view: View
    roles: dict[str, Scored] = field(default_factory=dict)
    rivals: dict[str, Scored] = field(default_factory=dict)
    points: float = 0.0
    holds: str = ""
    sign: float = 0.0
    is_counted: bool = False

    @property
    def links(self) -> tuple[Link, ...]:
        """Over which some of the roles are reached, each once, behind the one that leads to it."""
        found = [one.link for one in self.roles.values() if one.link]
        ways = [way for link in found for way in (link.before, link) if way]
        return tuple(dict.fromkeys(ways))

    @property
    def is_complete(self) -> bool:
        """Whether it has all three roles."""
        return all(name in self.roles for name in LEAST)


def candidates(views: list[View]) -> list[Candidate]:
    """Every table as interactions, the best one first; those that lack a role last."""
    by_label = {view.label: view for view in views}
    found = [_candidate(view, by_label) for view in views]
    return sorted(found, key=lambda one: (one.is_complete, one.points), reverse=True)


def used(views: list[View], best: Candidate) -> list[View]:
    """The tables in which the roles stand: a rule of rows names a column of one of them."""
    labels = {best.view.label, *(link.table for link in best.links)}
    return [view for view in views if view.label in labels]


def _candidate(view: View, views: dict[str, View]) -> Candidate:
    options = [_own(view, views)]
    user = options[0].roles.get("USER_ID")
    if not options[0].is_complete or (user and not user.named):
        links = [*further.by_name(view, views), *view.compounds]
        options += [_joined(view, views, link, options[0]) for link in links]
        first = max(options, key=_worth)
        # What an order is, and whose, may stand in two tables: its head, and that of its members.
        options += [_joined(view, views, link, first) for link in links if first.links]
    best = max((_with_title(one, views) for one in options), key=_worth)
    if person := owners.person(best.roles.get("USER_ID"), views):
        best.roles["USER_ID"] = person
    for name in statistic.figures(best.roles, views):
        del best.roles[name]
    word, points = strength(view.label)
    best.holds = word
    # Between tables that have all roles, what the events are tells more than how sure roles are.
    best.sign = points if word else _by_columns(view)
    best.points = 0.3 * best.points + best.sign
    best.points += 0.3 * math.log10(max(view.profile.rows, 1))
    best.points += evidence.EVENTS_ARE_KNOWN * evidence.is_of_events(view)
    return best


def _own(view: View, views: dict[str, View]) -> Candidate:
    persons, things = keys.users(view, views), keys.items(view, views)
    best: tuple[float, Scored | None, Scored | None] = (-99.0, None, None)
    for user in [*persons[:_TRIED], None]:
        for item in [*things[:_TRIED], None]:
            points = _pair(view, user, item)
            if points > best[0]:
                best = (points, user, item)
    __, user, item = best
    user = people.fuller(view, persons, user)
    result = Candidate(view)
    _take(
        result,
        "USER_ID",
        user,
        [one for one in persons if not item or one.column is not item.column],
    )
    _take(
        result,
        "ITEM_ID",
        item,
        [one for one in things if not user or one.column is not user.column],
    )
    _people(result, view, views)
    _leftover(result, view, views)
    user, item = result.roles.get("USER_ID"), result.roles.get("ITEM_ID")
    moments = clock.times(view, _key(user), _key(item))
    moments = [
        one for one in moments if not any(one.column is two.column for two in (user, item) if two)
    ]
    _take(result, "TIMESTAMP", moments[0] if moments else None, moments)
    result.points = sum(min(one.points, 5.0) for one in result.roles.values())
    return result


def _people(result: Candidate, view: View, views: dict[str, View]) -> None:
    """Where two columns are keys of one table of people and no item is sure, people are chosen."""
    user, item = result.roles.get("USER_ID"), result.roles.get("ITEM_ID")
    if user is None or (item and (item.named or item.points >= 2.0)):
        return
    found = people.chosen(view, views, user.column)
    if found:
        result.roles["ITEM_ID"] = found
        for name in LEAST:
            rival = result.rivals.get(name)
            if name == "ITEM_ID" or (rival and user.named and rival.column is found.column):
                result.rivals.pop(name, None)


def _leftover(result: Candidate, view: View, views: dict[str, View]) -> None:
    """Fill the one role of two for which nothing speaks, if the other one is sure."""
    found = [name for name in ("USER_ID", "ITEM_ID") if name in result.roles]
    if len(found) != 1 or view.kind == "user":
        return
    here = result.roles[found[0]]
    alone = found[0] == "USER_ID" and view.kind and here.named and may_be_events(view)
    if alone and (chosen := leftovers.described(view, views, here)):
        result.roles["ITEM_ID"] = chosen
        return
    if view.kind == "item":
        return
    lacking = "ITEM_ID" if found[0] == "USER_ID" else "USER_ID"
    told = here.named or here.told or here.keyed
    if told and here.column.repeats > 1.3 and any(column.moment for column in view.columns):
        rest = leftovers.leftover(view, lacking, here)
        if rest:
            result.roles[lacking] = rest


def _key(scored: Scored | None) -> str | None:
    return scored.column.key if scored else None


def _pair(view: View, user: Scored | None, item: Scored | None) -> float:
    """How well two columns go together as user and item."""
    points = sum(
        one.points if one.points >= 1.0 else -1.0 for one in (user, item) if one is not None
    )
    if user and item:
        if user.column is item.column:
            return -99.0
        here, there = user.column.key, item.column.key
        if is_same(view, user.column, item.column):
            return -99.0
        if view.goes_with(here, there) > SURE or view.goes_with(there, here) > SURE:
            points -= 3.0
        if not user.named and not item.named:
            points += 0.4 * (view.columns.index(user.column) < view.columns.index(item.column))
    return points


def _take(result: Candidate, name: str, best: Scored | None, ranked: list[Scored]) -> None:
    if best is None or best.points < LEAST[name]:
        return
    result.roles[name] = best
    others = [one for one in ranked if one.column is not best.column]
    result.rivals.pop(name, None)  # of the table in which the role stood before
    if others:
        result.rivals[name] = others[0]


def _joined(view: View, views: dict[str, View], link: Link, own: Candidate) -> Candidate:
    """The same table with the roles that it lacks from the table that a column of it points to."""
    there = views[link.table]
    result = Candidate(view, dict(own.roles), dict(own.rivals), own.points)
    if not _plausible(view, there, link) or not there.is_named_by(link):
        return result
    ranked = {
        "USER_ID": lambda: keys.users(there, views),
        "ITEM_ID": lambda: keys.items(there, views),
        "TIMESTAMP": lambda: clock.times(there),
    }
    user = own.roles.get("USER_ID")
    of_person = user is not None and user.column.key == link.key and user.named
    for name in LEAST:
        options = [one for one in ranked[name]() if one.column.key != link.there]
        if name == "TIMESTAMP" and of_person:
            continue  # what each person has once is no time of what they did
        if name == "USER_ID" and options and not _may_own(view, link, options[0]):
            continue
        if (
            options
            and options[0].points >= LEAST[name]
            and _is_better(result, name, options[0], link)
        ):
            _take(result, name, options[0], options)
            options[0].link = link
            result.points += min(options[0].points, 5.0) - 0.3
    item = result.roles.get("ITEM_ID")
    if item and item.link is None and "USER_ID" in result.roles and result.roles["USER_ID"].link:
        # Beside somebody of the table itself another item may have fitted better.
        _take(result, "ITEM_ID", (things := keys.items(view, views))[0], things)
        item = result.roles["ITEM_ID"]
    if item and item.column.key == link.key and item.link is None:
        return own
    told = [result.roles[name] for name in ("USER_ID", "ITEM_ID") if name in result.roles]
    if len(told) > 1 and all(one.link for one in told):
        return own  # it says nothing but which row of the other table it belongs to
    return result


def _may_own(view: View, link: Link, user: Scored) -> bool:
    """Whether the column of another table may name who acted: the level of a player does not.

    Of an order everything may be; beside what is one of its own only what says that it is a person.
    """
    told = user.named or user.told or user.keyed
    return told or link.key in (view.documents or ()) or view.hint(link.key).about("order")


def _with_title(own: Candidate, views: dict[str, View]) -> Candidate:
    """The same with the item one table further, where the item here has no title and that has."""
    user, item = own.roles.get("USER_ID"), own.roles.get("ITEM_ID")
    if item and item.link is None and item.named and linked.has_title(item, views):
        return own
    if item and item.link is None and evidence.is_known(own.view, item.column, "item"):
        return own
    step = further.to_title(own.view, views, user.column if user and not user.link else None)
    if step is None:
        return own
    if item and item.named and item.link is None and item.column.key != step.link.key:
        return own
    if item and item.link is None and linked.leads_to(item, step.titled):
        return own  # of an order the first thing may stand in its head, by its title
    there = views[step.link.table]
    here, title = own.view.column(step.link.key).name, step.titled.label
    why = _("every {name} belongs to one {other}, and {title} has their titles").format(
        name=here, other=step.column.name, title=title
    )
    found = Scored(step.column, there, 4.0, [why], link=step.link, named=True)
    rivals = {name: one for name, one in own.rivals.items() if name != "ITEM_ID"}
    points = own.points + 4.0 - (min(item.points, 5.0) if item else 0.0)
    return Candidate(own.view, {**own.roles, "ITEM_ID": found}, rivals, points)


def _worth(one: Candidate) -> tuple[bool, int, bool, float]:
    user = one.roles.get("USER_ID")
    return (one.is_complete, len(one.roles), bool(user and user.named), one.points)


def _is_better(result: Candidate, name: str, joined: Scored, link: Link) -> bool:
    """Whether a column of the other table is worth more than what the table itself has."""
    own = result.roles.get(name)
    if own is None:
        return True
    if name == "USER_ID":
        document = own.link is None and own.column.key in (result.view.documents or ())
        document = document or (own.last and own.column.key == link.key and joined.keyed)
        return not own.named and (joined.named or document or _is_of_item(result, own, link))
    if name != "TIMESTAMP" or not result.links:
        return False
    early = own.link is None and joined.points > own.points - 0.8
    early = early and clock.is_earlier_there(own, joined, link)
    return early or joined.points > own.points + 0.8


def _is_of_item(result: Candidate, own: Scored, link: Link) -> bool:
    """Whether every item has one such user, as it has one group of goods, beside an order."""
    item = result.roles.get("ITEM_ID")
    if own.link or item is None or item.link or link.key not in (result.view.documents or ()):
        return False
    return signs.is_one_for_each(item.column, own.column)


def _plausible(view: View, there: View, link: Link) -> bool:
    """Whether a column really points to another table, and values do not only happen to agree."""
    if there.kind == "user":
        return False
    if evidence.leads_right(view, link, there):
        return True
    if there.kind == "item" and not further.is_document(view, view.column(link.key)):
        return further.is_head(view, there, link)
    here, key = view.hint(link.key), there.hint(link.there)
    if not here.entities and set(here.tokens) <= further.GENERIC:
        return False  # the number of a row here says nothing of rows there
    alike = further.alike(here, key)
    if there.kind == "" and not alike:
        return False
    if not alike and set(key.tokens) <= further.GENERIC:
        alike = bool(here.entities & hint(own_name(there.label)).entities)
    if view.column(link.key).shape.kind == "integer":
        return alike or here.tokens == key.tokens
    return alike or link.share > 0.9


def _by_columns(view: View) -> float:
    """What a table's columns say of how strong its events are, where its name is silent."""
    said = [view.hint(column.key) for column in view.columns]
    if any("cart" in one.tokens or "warenkorb" in one.tokens for one in said):
        return -1.5
    points = 0.0
    if any(one.about("order") and not one.says("sequence") for one in said):
        points += 0.8
    if any(one.says("quantity") for one in said) and any(one.says("price") for one in said):
        points += 0.7
    return min(points, 1.2)
