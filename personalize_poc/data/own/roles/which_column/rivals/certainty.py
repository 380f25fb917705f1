"""How sure it is that a column has a role: by evidence, and by how far behind the next one is."""

from __future__ import annotations

import math

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.nameless import is_nameless
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE, is_masked, is_silent
from personalize_poc.data.own.roles.systems import evidence
from personalize_poc.data.own.roles.which_column.points import called_people
from personalize_poc.data.own.roles.which_column.rivals import (
    finer,
    fuller,
    only_words,
    payers,
    written,
)

_FEW = 0.2
"""Share of the values of one column below which those of another are few."""
_FILLED = 0.9
_LONG, _SHORT = 6, 3
"""Fewest digits of numbers that are surely given out, and most of what may be a count."""
_ONE = 0.97
"""Share of values that go with one of another column, from which on two columns say the same."""
_AGAIN = 1.3
"""Rows of a value, on average, from which on it comes back."""
_PEOPLE = 20
"""Fewest people by whom it is judged whether two columns name the same ones."""
_STEPS, _TIMES = 21, 100
"""Most values of a rating in steps, as 0 to 10 in halves; fewest moments at which people rate."""
_SHARED, _OWN_ROWS = 0.5, 2.0
"""How sure it is at most that a thing has one person; rows of what is one person's, at least."""
_ROLES = {"USER_ID": "user", "ITEM_ID": "item", "TIMESTAMP": "time"}


def confidence(candidate: Candidate, name: str) -> float:
    """How sure a role is: by what speaks for its column, and by how far behind the next one is."""
    best, rival = candidate.roles[name], candidate.rivals.get(name)
    own = 1 / (1 + math.exp(-(best.points - 0.5)))
    margin = best.points - max(rival.points, 0.0) if rival else 5.0
    if rival and _is_beaten(candidate, name, best, rival):
        margin = max(margin, 2.5)
    if not best.named and not is_told(best) and name != "TIMESTAMP":
        own = max(own, 0.85) if _is_alone(candidate, name) else min(own, 0.7)
    if is_told(best) and best.keyed and not (rival and (rival.keyed or rival.named)):
        own = max(own, 0.9)  # a catalogue has its ids, and their titles
        margin = max(margin, 2.5)
    if evidence.is_known(best.view, best.column, _ROLES[name]):
        own = max(own, 0.9)
    moment = best.column.moment
    if name == "TIMESTAMP" and moment and not best.column.is_constant:
        sure = not moment.weak or (moment.form != "excel" and best.column.distinct > 100)
        own = max(own, 0.85) if sure else own
    apart = 1 / (1 + math.exp(-2.2 * margin))
    return round(min(0.99, own, max(0.5, apart)), 2)


def _is_alone(candidate: Candidate, name: str) -> bool:
    """Whether no other column could be meant: codes that come back beside a sure user or item."""
    best, rival = candidate.roles[name], candidate.rivals.get(name)
    other = candidate.roles.get("ITEM_ID" if name == "USER_ID" else "USER_ID")
    known = other and (other.named or is_told(other) or other.keyed)
    if best.last or other is None or other.last or not known:
        return False
    if name == "USER_ID" and (_is_called_otherwise(best) or _is_called_document(best)):
        return False
    codes = best.column.shape.kind in ("code", "uuid", "hash", "url") or _is_number(best.column)
    words = name == "ITEM_ID" and only_words.are_things(candidate)
    if not codes and not best.keyed and not words and not _is_left_over(candidate, best):
        return False
    if best.column.repeats < _AGAIN:
        return False
    if rival and rival.keyed and not best.keyed:
        return False  # a number that no table knows, beside one that a table has
    if name == "USER_ID" and best.column.key in (best.view.documents or ()):
        return False  # rows of a receipt have its number in common, and nobody's
    if name == "USER_ID" and _has_one_thing_or_time(candidate):
        return False
    if rival is None or _is_beaten(candidate, name, best, rival):
        return True
    return best.points - rival.points >= 1.0


def _is_called_otherwise(best: Scored) -> bool:
    """Whether letters and digits have a name that says neither an id nor somebody: a portion.

    Nothing but that its values come back would make people of them. Numbers alone are ids more
    often than what something is measured in.
    """
    if best.column.shape.kind != "code" or best.keyed or is_nameless(best.view):
        return False
    return not best.view.hint(best.column.key).says("id")


def _is_called_document(best: Scored) -> bool:
    """Whether a name says that values are of orders, whatever else they would do for."""
    said = best.view.hint(best.column.key)
    return said.about("order", "session") and not (best.keyed or said.about("user", "card"))


def _is_beaten(candidate: Candidate, name: str, best: Scored, rival: Scored) -> bool:
    """Whether the column that came second for a role can hardly have it, whatever its points."""
    if _is_no_rival(best, rival) or _is_amount_beside_keys(candidate, name):
        return True
    user = candidate.roles.get("USER_ID") if name == "ITEM_ID" else None
    return user is not None and is_of_one_person(user, best, rival)


def _is_amount_beside_keys(candidate: Candidate, name: str) -> bool:
    """Whether the next column has plain numbers, where user and item are long keys of one form.

    A program that gives things random keys of 32 characters gives such to people as well, and
    counts nobody: a number beside them is how long something was played, or what it cost.
    """
    best, rival = candidate.roles[name], candidate.rivals.get(name)
    other = candidate.roles.get("ITEM_ID" if name == "USER_ID" else "USER_ID")
    if name == "TIMESTAMP" or rival is None or other is None:
        return False
    form = best.column.shape.kind
    keys = form in ("uuid", "hash") and form == other.column.shape.kind
    told = rival.named or is_told(rival) or rival.keyed
    return keys and rival.column.shape.kind in ("integer", "decimal") and not told


def _has_one_thing_or_time(candidate: Candidate) -> bool:
    """Whether nobody could have a taste: every user has one item or one time, or an item one user.

    Another number of an article goes with its item, and so does its seller. One time everybody has
    that stands in another table in which each value has one row: an order has it.
    """
    user, item = candidate.roles["USER_ID"], candidate.roles.get("ITEM_ID")
    time = candidate.roles.get("TIMESTAMP")
    if user.link is not None:
        return False
    if time is not None and time.link is not None and time.link.key == user.column.key:
        return True
    if item is None or item.link is not None or item.view is not user.view:
        return False
    both = user.view.both_ways(user.column.key, item.column.key)
    return max(both) > SURE and min(user.column.repeats, item.column.repeats) > _AGAIN


def _is_left_over(candidate: Candidate, best: Scored) -> bool:
    """Whether nothing else in a row without names of columns could be an id: a rating, a time.

    Numbers that another table has as well may be of what that table lists.

    Args:
        candidate: the table, of whose roles the other one is known.
        best: the column of whole numbers that come back.
    """
    view, time = best.view, candidate.roles.get("TIMESTAMP")
    if best.column.shape.kind != "integer" or time is None or time.column.distinct < _TIMES:
        return False
    taken = candidate.taken(view)
    others = [one for one in view.columns if one.key not in taken]
    return (
        all(is_silent(view, one) for one in view.columns)
        and not any(link.key == best.column.key for link in view.links)
        and best.column.distinct >= _PEOPLE
        and all(one.distinct <= _STEPS or one.shape.kind == "decimal" for one in others)
    )


def is_number_of_document(best: Scored, rival: Scored) -> bool:
    """Whether another column numbers the documents whose lines these are: "D2_DOC", an invoice."""
    documents = rival.view.documents or frozenset()
    return rival.column.key in documents and best.column.key not in documents


def is_of_one_person(user: Scored, best: Scored, rival: Scored) -> bool:
    """Whether each value of another column is one person's alone, though it comes back: a quote.

    What nobody else ever had can be recommended to nobody, and what many had can.

    Args:
        user: the column of the person.
        best: the column that is taken for the item.
        rival: the next one.
    """
    view = user.view
    sure = best.keyed or best.named or is_told(best)
    if not sure or rival.view is not view or best.view is not view:
        return False
    own = view.goes_with(rival.column.key, user.column.key) > SURE
    shared = view.goes_with(best.column.key, user.column.key) < _SHARED
    return own and shared and rival.column.repeats >= _OWN_ROWS


def is_trait_of_person(user: Scored, best: Scored, rival: Scored) -> bool:
    """Whether each person has one value of another column, and several of what was chosen: a group.

    Args:
        user: the column of the person.
        best: the column that is taken for the item.
        rival: the next one.
    """
    view = user.view
    if rival.view is not view or best.view is not view or user.column.repeats < _OWN_ROWS:
        return False
    one = view.goes_with(user.column.key, rival.column.key) > SURE
    return one and view.goes_with(user.column.key, best.column.key) < _SHARED


def is_name_beside_id(best: Scored, rival: Scored) -> bool:
    """Whether another column has names of people, of whom the chosen one has ids, as it says.

    Several people have one name, and it may be that of who receives what somebody else ordered.
    """
    return best.named and _is_code(best) and called_people.are_names(rival.column)


def _is_no_rival(best: Scored, rival: Scored) -> bool:
    """Whether a column can hardly be meant: it says the same, or is of a few who serve the many.

    Whichever of two that go one to one is taken, the same rows are of one person. Couriers, tills
    and areas are far fewer than the people they serve, and no other table has them.
    """
    if same_thing(best, rival) or hides_people(best, rival):
        return True
    if rival.view is best.view and evidence.are_of_one(best.view, best.column, rival.column):
        return True
    if finer.is_finer(best, rival) or payers.is_only_payer(best, rival):
        return True
    if best.keyed and is_number_of_document(best, rival):
        return True
    if is_name_beside_id(best, rival):
        return True
    told = rival.named or is_told(rival) or rival.keyed
    if not told and _counts_beside_ids(best, rival):
        return True
    if best.column.fill < _FILLED:
        return False  # rows without it are lost: a person has to know
    return not told and rival.column.distinct < _FEW * best.column.distinct


def _counts_beside_ids(best: Scored, rival: Scored) -> bool:
    """Whether numbers without a name are few and short, as seconds are, beside long ids."""
    numbers = {one.column.shape.kind for one in (best, rival)} == {"integer"}
    if not numbers or not is_nameless(best.view) or rival.view is not best.view:
        return False
    lengths = {len(value) for value in best.column.given}
    longest = max(map(len, rival.column.given), default=_LONG)
    few = rival.column.distinct < _FEW * best.column.distinct
    return few and len(lengths) == 1 and min(lengths) >= _LONG and longest <= _SHORT


def hides_people(best: Scored, rival: Scored) -> bool:
    """Whether a rival shows parts of numbers or names only, 35196****788, and the best one all."""
    return is_masked(rival.column) and not is_masked(best.column)


def _is_number(column: ColumnProfile) -> bool:
    """Whether whole numbers look given out: with zeros before them, or none of them small."""
    given = [one for one in column.numbers if one is not None]
    return (
        column.shape.kind == "integer" and bool(given) and (column.shape.zeros or min(given) >= 100)
    )


def same_thing(one: Scored, other: Scored) -> bool:
    """Whether two columns name the same: an id and an e-mail address, a code and its title."""
    view = one.view
    if other.view is not view:
        return False
    here, there = one.column, other.column
    if fuller.has_all_of(here, there) or written.are_one(here, there):
        return True
    if _is_code(one) and not _is_code(other) and view.goes_with(here.key, there.key) > 0.9:
        return True  # several items may have one title
    forth, back = view.goes_with(here.key, there.key), view.goes_with(there.key, here.key)
    if min(forth, back) > _ONE:
        return True
    few, many = sorted((here.distinct, there.distinct))
    return max(forth, back) > _ONE and few > _ONE * many  # not every column was looked at both ways


def _is_code(scored: Scored) -> bool:
    """Whether values look like codes, and no name says that they are words for people."""
    said = scored.view.hint(scored.column.key)
    return scored.column.shape.kind not in ("phrase", "word", "text") and not said.says("name")


def is_directed(user: Scored, item: Scored) -> bool:
    """Whether anything says which of two columns is the user, and which the item.

    That each leads to a table which does not say what it holds tells as much of either.
    """
    if user.named or item.named or is_told(user):
        return True
    return is_told(item) and not (item.led and user.led)


def is_told(scored: Scored) -> bool:
    """Whether the values themselves say what the column is."""
    return scored.told
