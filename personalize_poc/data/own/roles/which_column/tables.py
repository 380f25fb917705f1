"""Which table holds the interactions, and in which columns or further tables their roles are."""

from __future__ import annotations

import math
from dataclasses import replace

from personalize_poc.data.own.roles.evidence import places
from personalize_poc.data.own.roles.evidence.candidate import LEAST, Candidate, take
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE, is_same
from personalize_poc.data.own.roles.evidence.view import Link, View, may_be_events
from personalize_poc.data.own.roles.links import further, onward
from personalize_poc.data.own.roles.systems import evidence
from personalize_poc.data.own.roles.which_column import keys, leftovers, reached, talks
from personalize_poc.data.own.roles.which_column.items import (
    entrances,
    of_payloads,
    of_some_kinds,
    sold_once,
)
from personalize_poc.data.own.roles.which_column.points import full_names
from personalize_poc.data.own.roles.which_column.times import clock
from personalize_poc.data.own.roles.which_column.users import (
    guardians,
    owners,
    people,
    persons,
    same_people,
)
from personalize_poc.data.own.roles.which_table import (
    between,
    bought_in,
    counted_rows,
    made_by,
    of_one_person,
    ridden,
    sent,
    statistic,
    stocks,
)
from personalize_poc.data.own.roles.which_table.unusable import unfit
from personalize_poc.data.own.roles.words.names import strength
from personalize_poc.data.own.tables import DEED

_TRIED = 4


def candidates(views: list[View]) -> list[Candidate]:
    """Every table as interactions, the best one first; those that lack a role last."""
    by_label = {view.label: view for view in views}
    found = [_candidate(view, by_label) for view in views if not view.is_note]
    return sorted(found, key=lambda one: (one.is_complete, one.points), reverse=True)


def _candidate(view: View, views: dict[str, View]) -> Candidate:
    options = [_own(view, views)]
    user = options[0].roles.get("USER_ID")
    if not options[0].is_complete or (user and not user.named):
        links = [*further.by_name(view, views), *view.compounds]
        options += [reached.joined(view, views, link, options[0]) for link in links]
        first = max(options, key=_worth)
        # What an order is, and whose, may stand in two tables: its head, and that of its members.
        options += [reached.joined(view, views, link, first) for link in links if first.links]
    ways: dict[tuple[str, str], onward.Step | None] = {}
    best = max((reached.with_title(one, views, ways) for one in options), key=_worth)
    if person := owners.person(best.roles.get("USER_ID"), views):
        best.roles["USER_ID"] = person
    user = best.roles.get("USER_ID")
    none = made_by.is_maker(user, view, views) or between.is_end(user, best.roles.get("ITEM_ID"))
    none = none or ridden.is_vehicle(user) or of_one_person.is_nobody(view, user)
    none = none or unfit.is_nobody(view, user)
    if none or (user is not None and (bought_in.is_number(user) or stocks.is_one(view))):
        del best.roles["USER_ID"]
    for name in statistic.figures(best.roles, views):
        del best.roles[name]
    if thing := counted_rows.thing(best.roles, views):
        best.roles = {"ITEM_ID": thing, "TIMESTAMP": best.roles["TIMESTAMP"]}
    # Between tables that have all roles, what the events are tells more than how sure roles are.
    best.holds, best.sign = _sign(view, user)
    if sent.is_log(view):
        best.holds, best.sign = "mail", min(best.sign, sent.SIGN)
    best.points = 0.3 * best.points + best.sign
    best.points += 0.3 * math.log10(max(view.profile.rows, 1))
    best.points += evidence.EVENTS_ARE_KNOWN * evidence.is_of_events(view)
    best.points -= talks.BEHIND * talks.are_of(best)
    return best


def _sign(view: View, user: Scored | None) -> tuple[str, float]:
    """What a table holds, and how strong a sign its events are.

    Lines of orders are orders, whatever they are called: a head says whose they are, and its table
    what it is.
    """
    word, points = _strength(view)
    if word:
        return word, points
    own = _by_columns(view)
    if user and user.link and user.view.kind == "order" and _has_head(view, user.link):
        word, points = _strength(user.view)
        return (word, points) if word and points > own else ("", own)
    return "", own


def _has_head(view: View, link: Link) -> bool:
    """Whether a link leads from lines to the order that they are of, by its name or by its rows."""
    return link.key in (view.documents or ()) or view.hint(link.key).about("order")


def _strength(view: View) -> tuple[str, float]:
    """What a table holds by its name; of files read as one, what tells most of them."""
    deeds = [one for one in view.columns if one.name == DEED]
    names = [name for one in deeds for name in one.frequencies] or [view.label]
    return max(map(strength, names), key=lambda one: (bool(one[0]), one[1]))


def _own(view: View, views: dict[str, View]) -> Candidate:
    may_act, things = keys.users(view, views), keys.items(view, views)
    best: tuple[float, Scored | None, Scored | None] = (-99.0, None, None)
    for user in [*may_act[:_TRIED], None]:
        for item in [*things[:_TRIED], None]:
            points = _pair(view, user, item)
            if points > best[0]:
                best = (points, user, item)
    __, user, item = best
    user = people.fuller(view, may_act, user)
    result = Candidate(view)
    take(
        result,
        "USER_ID",
        user,
        [one for one in may_act if not item or one.column is not item.column],
    )
    take(result, "ITEM_ID", item, _without_people(things, user))
    _people(result, view, views)
    _leftover(result, view, views)
    user, item = result.roles.get("USER_ID"), result.roles.get("ITEM_ID")
    moments = clock.times(view, _key(user), _key(item))
    moments = [
        one for one in moments if not any(one.column is two.column for two in (user, item) if two)
    ]
    take(result, "TIMESTAMP", moments[0] if moments else None, moments)
    _without_time(result, {"USER_ID": may_act, "ITEM_ID": _without_people(things, user)})
    result.points = sum(min(one.points, 5.0) for one in result.roles.values())
    return result


def _without_time(result: Candidate, options: dict[str, list[Scored]]) -> None:
    """Let the column of the time be nobody's rival where nothing else speaks for it.

    Seconds since 1970 without a name come back as ids do, since lines of an order share one.
    """
    time = result.roles.get("TIMESTAMP")
    for name, found in options.items():
        role, rival = result.roles.get(name), result.rivals.get(name)
        if time is None or role is None or rival is None or rival.column is not time.column:
            continue
        if not (rival.named or rival.told or rival.keyed) and any(one is role for one in found):
            other = result.roles.get("ITEM_ID" if name == "USER_ID" else "USER_ID")
            taken = [one.column for one in (time, other) if one]
            take(result, name, role, [one for one in found if one.column not in taken])


def _without_people(things: list[Scored], user: Scored | None) -> list[Scored]:
    """Columns that may be the item, without those that may be the person: a firm and its buyer.

    The name under which somebody plays goes one to one with a number, and is nothing to choose.
    """
    if user is None:
        return things
    taken = {user.column.key, *(one.column.key for one in persons.beside(user))}
    return [
        one
        for one in same_people.without(things, user)
        if one.column.key not in taken
        and not (one.view is user.view and is_same(user.view, user.column, one.column))
        and not (
            one.view is user.view and guardians.is_parent_of(user.view, user.column, one.column)
        )
        and not (one.view is user.view and full_names.is_part(user.view, user.column, one.column))
    ]


def _people(result: Candidate, view: View, views: dict[str, View]) -> None:
    """Where two columns are keys of one table of people and no item is sure, people are chosen."""
    user, item = result.roles.get("USER_ID"), result.roles.get("ITEM_ID")
    if user is None or (item and (item.named or item.points >= 2.0)):
        return
    found = people.chosen(view, views, user.column)
    if found and people.is_called_target(user) and not people.is_called_target(found):
        turned = people.chosen(view, views, found.column)
        if turned and turned.column is user.column:
            user, found = replace(user, column=found.column), turned
            result.roles["USER_ID"] = user
    if found:
        result.roles["ITEM_ID"] = found
        for name in LEAST:
            rival = result.rivals.get(name)
            sure = user.named or people.is_called_target(found)
            if name == "ITEM_ID" or (rival and sure and rival.column is found.column):
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
    if found[0] == "USER_ID" and here.named and (place := places.chosen(view, views, here)):
        result.roles["ITEM_ID"] = place
        return
    if found[0] == "USER_ID" and here.named and (door := entrances.chosen(view, here)):
        result.roles["ITEM_ID"] = door
        return
    if found[0] == "USER_ID" and here.named and (once := sold_once.chosen(view, views)):
        result.roles["ITEM_ID"] = once
        return
    if found[0] == "USER_ID" and (some := _by_kinds(view, here)):
        result.roles["ITEM_ID"] = some
        return
    lacking = "ITEM_ID" if found[0] == "USER_ID" else "USER_ID"
    told = here.named or here.told or here.keyed
    if told and here.column.repeats > 1.3 and any(column.moment for column in view.columns):
        rest = leftovers.leftover(view, lacking, here, views)
        if rest:
            result.roles[lacking] = rest


def _by_kinds(view: View, user: Scored) -> Scored | None:
    """The column that some kinds of events name, and others do not."""
    return of_payloads.chosen(view, user) or of_some_kinds.chosen(view, user)


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
        if user.named and same_people.are(view, user.column, item.column):
            points -= 3.0
        if view.goes_with(here, there) > SURE or view.goes_with(there, here) > SURE:
            points -= 3.0
        if not user.named and not item.named:
            points += 0.4 * (view.columns.index(user.column) < view.columns.index(item.column))
    return points


def _worth(one: Candidate) -> tuple[bool, int, bool, float]:
    user = one.roles.get("USER_ID")
    return (one.is_complete, len(one.roles), bool(user and user.named), one.points)


def _by_columns(view: View) -> float:
    """What a table's columns say of how strong its events are, where its name is silent."""
    said = [view.hint(column.key) for column in view.columns if column.filled]
    if any("cart" in one.tokens or "warenkorb" in one.tokens for one in said):
        return -1.5
    points = 0.0
    if any(one.about("order") and not one.says("sequence") for one in said):
        points += 0.8
    if any(one.says("quantity") for one in said) and any(one.says("price") for one in said):
        points += 0.7
    points = min(points, 1.2)
    return max(points, sent.KINDS) if sent.has_kinds(view) else points
