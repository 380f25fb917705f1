"""Roles that a table lacks, in one that a column of it points to: the head of an order, a title.

A copy of a book has its title one table further (see `onward`).
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence import alike_names, numbered_columns, signs
from personalize_poc.data.own.roles.evidence.candidate import LEAST, Candidate, take
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.view import Link, View
from personalize_poc.data.own.roles.links import further, linked, onward
from personalize_poc.data.own.roles.systems import evidence
from personalize_poc.data.own.roles.which_column import keys
from personalize_poc.data.own.roles.which_column.points import id_points, motions
from personalize_poc.data.own.roles.which_column.times import clock, own_times
from personalize_poc.data.own.roles.which_column.users import names_of_ids, owners
from personalize_poc.data.own.roles.words import seats
from personalize_poc.data.own.roles.words.names import Hint, hint, own_name
from personalize_poc.language import _

_AGAIN = 1.2
"""Things that a person chose, from which on something can be learned of some."""
_INITIAL = len("oid")
"""Letters of a name that is an id behind the first letter of something."""


def joined(view: View, views: dict[str, View], link: Link, own: Candidate) -> Candidate:
    """The same table with the roles that it lacks from the table that a column of it points to."""
    there = views[link.table]
    result = Candidate(view, dict(own.roles), dict(own.rivals), own.points)
    if not _plausible(view, there, link) or not there.is_named_by(link):
        return result
    ranked = {
        "USER_ID": lambda: _come_back(keys.users(there, views), _things(own, link)),
        "ITEM_ID": lambda: keys.items(there, views),
        "TIMESTAMP": lambda: clock.times(there),
    }
    user = own.roles.get("USER_ID")
    of_person = user is not None and user.column.key == link.key and user.named
    of_person = of_person or view.hint(link.key).about("user", "visitor", "card", "device")
    for name in LEAST:
        options = [one for one in ranked[name]() if one.column.key != link.there]
        if name != "USER_ID" and of_person:
            continue  # what each person has once is neither what they chose in a row, nor when
        if name == "USER_ID" and options and not _may_be_taken(view, link, options[0], user):
            continue
        if (
            options
            and options[0].points >= LEAST[name]
            and _is_better(result, name, options[0], link)
        ):
            _give(result, name, options, (own, views, link))
            result.points += min(options[0].points, 5.0) - 0.3
    item = result.roles.get("ITEM_ID")
    if item and item.link is None and "USER_ID" in result.roles and result.roles["USER_ID"].link:
        # Beside somebody of the table itself another item may have fitted better.
        take(result, "ITEM_ID", (things := keys.items(view, views))[0], things)
        item = result.roles["ITEM_ID"]
    own_item = item and item.column.key == link.key and item.link is None
    if own_item and not motions.is_dated(view, view.column(link.key)):
        return own
    _without_way(result, view, views, link)
    told = [result.roles[name] for name in ("USER_ID", "ITEM_ID") if name in result.roles]
    if len(told) > 1 and all(one.link for one in told):
        return own  # it says nothing but which row of the other table it belongs to
    return result


def _things(own: Candidate, link: Link) -> float:
    """Things of a head: lines of an order, or columns of one for the first, second and third."""
    item, lines = own.roles.get("ITEM_ID"), own.view.column(link.key).repeats
    if item is None or item.link:
        return lines
    others = numbered_columns.beside(own.view, item.column)
    return lines * (1 + sum(one.filled for one in others) / max(1, item.column.filled))


def _come_back(people: list[Scored], things: float) -> list[Scored]:
    """People of heads as their lines have them: who ordered once may have bought several things.

    What a head has one of each of, such as the number that a guest gets anew, is nobody's history.
    """
    for one in people:
        column, said = one.column, one.view.hint(one.column.key)
        once = column.repeats < id_points.ONCE and column.distinct < column.filled
        if once and one.named and said.says("id") and column.repeats * things > _AGAIN:
            one.add(id_points.AGAINST_ONCE)
    return sorted(people, key=lambda one: one.points, reverse=True)


def _without_way(result: Candidate, view: View, views: dict[str, View], link: Link) -> None:
    """Offer no column as an item that leads to whose a row is: the number of a booking."""
    user, item = result.roles.get("USER_ID"), result.roles.get("ITEM_ID")
    rival = result.rivals.get("ITEM_ID")
    if user is None or user.link != link or item is None or rival is None:
        return
    if rival.link is None and rival.column.key == link.key:
        others = [one for one in keys.items(view, views) if one.column.key != link.key]
        take(result, "ITEM_ID", item, others)


def _may_own(view: View, link: Link, user: Scored) -> bool:
    """Whether the column of another table may name who acted: the level of a player does not.

    Of an order everything may be; beside what is one of its own only what says that it is a person.
    """
    told = user.named or user.told or user.keyed
    return told or link.key in (view.documents or ()) or view.hint(link.key).about("order")


def with_title(
    own: Candidate, views: dict[str, View], ways: dict[tuple[str, str], onward.Step | None]
) -> Candidate:
    """The same with the item one table further, where the item here has no title and that has.

    Args:
        own: a table as interactions.
        views: all tables.
        ways: the ways to titles that were looked for already, by table and user; added to.
    """
    user, item = own.roles.get("USER_ID"), own.roles.get("ITEM_ID")
    if item and item.link is None and item.named and linked.has_title(item, views):
        return own
    if item and item.link is None and evidence.is_known(own.view, item.column, "item"):
        return own
    but = user.column if user and not user.link else None
    asked = own.view.label, but.key if but else ""
    if asked not in ways:
        ways[asked] = onward.to_title(own.view, views, but)
    step = ways[asked]
    if step is None:
        return own
    first = step.link.before or step.link
    elsewhere = item and item.named and item.link is None and item.column.key != first.key
    if item and elsewhere and not seats.may_be_one(item.column.name):
        return own
    if item and item.link is None and linked.leads_to(item, step.titled):
        return own  # of an order the first thing may stand in its head, by its title
    there = views[step.link.table]
    here, title = own.view.column(first.key).name, step.titled.label
    why = _("every {name} belongs to one {other}, and {title} has their titles").format(
        name=here, other=step.column.name, title=title
    )
    found = Scored(step.column, there, 4.0, [why], link=step.link, named=True)
    rivals = {name: one for name, one in own.rivals.items() if name != "ITEM_ID"}
    points = own.points + 4.0 - (min(item.points, 5.0) if item else 0.0)
    return Candidate(own.view, {**own.roles, "ITEM_ID": found}, rivals, points)


def _is_better(result: Candidate, name: str, joined: Scored, link: Link) -> bool:
    """Whether a column of the other table is worth more than what the table itself has."""
    own = result.roles.get(name)
    if own is None:
        return True
    if name == "USER_ID":
        document = own.link is None and own.column.key in (result.view.documents or ())
        # What leads to a row that names one of the people there are is no person, but of one.
        leads = own.column.key == link.key and joined.keyed
        document = document or (leads and (own.last or _is_of_people(joined)))
        return not own.named and (joined.named or document or _is_of_item(result, own, link))
    if name != "TIMESTAMP" or not result.links:
        return False
    return own_times.is_better(own, joined, link)


def _may_be_taken(view: View, link: Link, found: Scored, user: Scored | None) -> bool:
    """Whether the user may be one of another table, and not the number that leads there itself."""
    return _may_own(view, link, found) and not (user and _stands_for(user, found, link))


def _stands_for(user: Scored, name: Scored, link: Link) -> bool:
    """Whether the rows have the number of whoever another table has the name of; it is taken."""
    told = names_of_ids.is_told_by(user, name, link)
    if told and not user.named:
        _call(user, name)
    return told


def _call(number: Scored, name: Scored) -> None:
    """Take a number for that of a person, whom another table has the name of."""
    number.named = True
    number.reasons.append(_("{table} has the name of each of them").format(table=name.view.label))


def _give(
    result: Candidate,
    name: str,
    options: list[Scored],
    from_: tuple[Candidate, dict[str, View], Link],
) -> None:
    """Give a role to a column of another table, or to the number here that leads to a name there.

    Args:
        result: the table; written to.
        name: of the role.
        options: columns of the other table, the likeliest first.
        from_: the table as it is without the other, all tables, and the link to the other.
    """
    own, views, link = from_
    before = own.roles.get(name)
    number = _number_of(result.view, views, link, options[0]) if name == "USER_ID" else None
    take(result, name, number or options[0], options)
    if number is None:
        options[0].link = link
    if name == "USER_ID" and before and owners.is_one(before, result.view):
        result.rivals[name] = before


def _number_of(view: View, views: dict[str, View], link: Link, name: Scored) -> Scored | None:
    """The column of the rows that leads to the name of somebody, where it is the number of them.

    Of a name that several have, it tells these apart.
    """
    found = (one for one in keys.users(view, views) if one.column.key == link.key)
    number = next((one for one in found if names_of_ids.is_told_by(one, name, link)), None)
    if number is None or number.column.distinct <= name.column.distinct:
        return None
    _call(number, name)
    number.points = max(number.points, name.points)
    return number


def _is_of_people(user: Scored) -> bool:
    """Whether a column surely leads to a table with one person a row."""
    return any(
        link.key == user.column.key
        and link.share > signs.SURE
        and not link.form
        and link.table in user.view.people
        for link in user.view.links
    )


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
        dated = motions.is_dated(view, view.column(link.key))
        return dated or further.is_head(view, there, link)
    here, key = view.hint(link.key), there.hint(link.there)
    if not here.entities and set(here.tokens) <= alike_names.GENERIC:
        return False  # the number of a row here says nothing of rows there
    alike = alike_names.alike(here, key)
    alike = alike or (bool(link.more) and here.tokens != key.tokens)  # behind letters of tables
    if there.kind == "" and not alike:
        return False
    if not alike and set(key.tokens) <= alike_names.GENERIC:
        alike = bool(here.entities & hint(own_name(there.label)).entities)
        alike = alike or _is_initial(here, there)
    if view.column(link.key).shape.kind == "integer":
        return alike or here.tokens == key.tokens or further.is_beyond_chance(view, there, link)
    return alike or link.share > 0.9


def _is_initial(here: Hint, there: View) -> bool:
    """Whether a name is "id" behind the first letter of what a table of orders is: oid, of order.

    Letters are shorthand of everything; only a word of the table that means orders is looked at.
    """
    name = here.tokens[0] if len(here.tokens) == 1 else ""
    if there.kind != "order" or len(name) != _INITIAL or not name.endswith("id"):
        return False
    told = hint(own_name(there.label)).tokens
    return any(one[0] == name[0] and hint(one).about("order") for one in told)
