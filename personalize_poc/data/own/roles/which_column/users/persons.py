"""Several ids of a row that may all be the person: a firm and its buyer, a household, a device."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.contents import is_hour
from personalize_poc.data.own.roles.evidence.cookies import is_cookie
from personalize_poc.data.own.roles.evidence.pairs import go_one_to_one
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import (
    NO_ID,
    RANKS,
    SURE,
    is_coarser,
    is_masked,
)
from personalize_poc.data.own.roles.evidence.view import View, is_idlike
from personalize_poc.data.own.roles.systems import evidence
from personalize_poc.data.own.roles.which_column.nobody.absent import is_nobody
from personalize_poc.data.own.roles.which_column.rivals.certainty import same_thing
from personalize_poc.data.own.roles.which_column.users import (
    codes_of_people,
    contacts,
    guardians,
    households,
    memberships,
    recipients,
)
from personalize_poc.data.own.roles.words.names import hint

_FEWEST, _MOST = 1.15, 30.0
"""People that belong to one, on average; more are a city or a plan that they have."""
_PLACES = 2
"""Places of a customer, on average, from which on either may be meant; fewer are addresses."""
_LEAST = 20
_OTHERS = ("category", "vendor", "staff", "campaign", "item", "order", "session", "impression")


def beside(best: Scored) -> list[Scored]:
    """Other columns that a person has to be asked about: only people know whose taste is meant.

    Args:
        best: the column that is taken for the user.

    Returns:
        Those that name people as well and lie over or under it, such as the firm of a buyer; and
        those beside a device, which nothing calls a person though they belong to the same.
    """
    view = best.view
    found = [Scored(one, view) for one in view.columns if _may_be(view, one, best)]
    found = [one for one in found if not memberships.is_of(best, one)]
    nested = over_and_under(best)
    lying = {one.column.key for one in nested}
    peers = [one for one in found if one.column.key not in lying and _are_peers(view, best, one)]
    if nested or peers or not _is_device(best):
        return [*([] if settled(best, nested) else nested), *peers]
    wholes = [one for one in found if is_coarser(view, best.column, one.column)]
    parts = [
        one
        for one in found
        if any(whole is not one and is_coarser(view, one.column, whole.column) for whole in wholes)
    ]
    return [*parts, *wholes]


def over_and_under(best: Scored) -> list[Scored]:
    """Columns of people whose values go with one of the chosen column each, or the reverse."""
    view = best.view
    found = [Scored(one, view) for one in view.columns if _may_be(view, one, best)]
    found = [one for one in found if not memberships.is_of(best, one)]
    called = [
        one
        for one in found
        if _is_called_person(view, one.column)
        or _leads(view, one)
        or _is_place_of(best, one)
        or guardians.are_family(view, best.column, one.column)
    ]
    return [one for one in called if _are_nested(view, best.column, one.column)]


def settled(best: Scored, others: list[Scored]) -> bool:
    """Whether the finer id is the person: it has a table of people, and what it belongs to none.

    A profile of an account is so whatever has a table: it was made so that everybody of a household
    has recommendations of their own. Where firms have a table as their buyers have, either may be
    meant.

    Args:
        best: the column that is taken for the user.
        others: those that lie over or under it.
    """
    view = best.view
    if all(households.is_said_of(best, one) for one in others):
        return True
    if all(households.is_in_browser_of(best, one) for one in others):
        return True
    if all(households.is_profile_of(best, one) for one in others):
        return True
    return _leads(view, best) and all(
        is_coarser(view, best.column, one.column)
        and (households.is_profile_of(best, one) or not _is_described(view, one.column))
        for one in others
    )


def is_visitor(best: Scored) -> bool:
    """Whether everybody has it, signed in or not, by its name or its system: a cookie, say."""
    named = best.view.hint(best.column.key).about("visitor")
    return named or is_cookie(best.column) or evidence.is_of_visitors(best.view, best.column)


def _is_described(view: View, column: ColumnProfile) -> bool:
    """Whether a table has one row for each value."""
    return any(link.key == column.key and link.share > SURE for link in view.links)


def is_same_but_guests(best: Scored, rival: Scored) -> bool:
    """Whether two columns go one to one, but for guests, who have one id and an address each.

    Either may be the one that is taken: an address, or a telephone number, names guests as well.
    """
    if best.view is not rival.view:
        return False
    number, other = (rival, best) if is_contact(best) else (best, rival)
    pairs = list(zip(number.column.values, other.column.values, strict=True))
    signed = {(a, b) for a, b in pairs if a and b and not is_nobody(a)}
    guests = any(is_nobody(a) if a else number is rival for a, __ in pairs)
    return guests and go_one_to_one(signed)


def is_contact(one: Scored) -> bool:
    """Whether values are addresses of mail or telephone numbers."""
    return one.column.shape.kind in ("email", "phone")


def is_contact_of(best: Scored, other: Scored) -> bool:
    """Whether a column has the addresses of whom the chosen one numbers: GUEST ID, GUEST'S EMAIL.

    Somebody may have several, such as the ones that marketplaces give out.
    """
    view = best.view
    if contacts.is_field_of(best, other):
        return True
    if other.view is not view or not is_contact(other):
        return False
    here, there = view.hint(best.column.key), view.hint(other.column.key)
    if not (here.says("id") and here.about("user") and here.entities == there.entities):
        return False
    named = [{word for word in one.tokens if hint(word).about("user")} for one in (here, there)]
    of_one = view.goes_with(other.column.key, best.column.key) > SURE
    return bool(named[0]) and named[0] == named[1] and of_one


def _may_be(view: View, column: ColumnProfile, best: Scored) -> bool:
    said = view.hint(column.key)
    return (
        column is not best.column
        and is_idlike(column)
        and column.shape.kind not in ("word", "phrase", "ip", "url")
        and not is_hour(column)
        and column.key not in view.measures
        and column.key not in (view.documents or ())
        and column.distinct >= _LEAST
        and column.repeats >= _FEWEST
        and column.fill > 0.5
        and (said.about("user") or not said.about(*_OTHERS) or _leads(view, Scored(column, view)))
        and not said.says(*NO_ID, "name")
        and (said.says("id") or not RANKS.intersection(said.tokens))
        and not is_masked(column)
        and not same_thing(best, Scored(column, view))
        and not recipients.gets_parcels_of(best, Scored(column, view))
        and not evidence.is_other(view, column, "user")
        and not evidence.are_of_one(view, best.column, column)
    )


def _are_peers(view: View, best: Scored, other: Scored) -> bool:
    """Whether orders have one of either, and a table of each that is no catalogue explains it.

    A dealer and whom it delivers to may both be meant; no name says which of them, or both names
    speak of people of whom each has a table of its own: a trade account and its end client.
    """
    called = view.hint(other.column.key).about("user")
    both = best.named and called and not _tables_of(view, best) & _tables_of(view, other)
    both = both and _leads(view, best) and _leads(view, other)
    return (both or not (best.named or other.named)) and all(
        _is_explained(view, one.column)
        and any(view.goes_with(key, one.column.key) > SURE for key in view.documents or ())
        for one in (best, other)
    )


def _tables_of(view: View, one: Scored) -> set[str]:
    """Labels of the tables of people whose keys the values are."""
    return {
        link.table
        for link in view.links
        if link.key == one.column.key and link.share > SURE and link.table in view.people
    }


def _is_explained(view: View, column: ColumnProfile) -> bool:
    return any(
        link.key == column.key
        and link.share > SURE
        and not link.form
        and link.table not in view.things
        for link in view.links
    )


def _are_nested(view: View, one: ColumnProfile, other: ColumnProfile) -> bool:
    for fine, coarse in ((one, other), (other, one)):
        if view.goes_with(fine.key, coarse.key) > SURE:
            return _FEWEST < fine.distinct / coarse.distinct < _MOST
    return False


def _is_place_of(best: Scored, one: Scored) -> bool:
    """Whether orders go to one of several places that a customer has, each with a name of its own.

    A firm is invoiced, and its restaurants and sites choose, whatever they are called.
    """
    view, column = best.view, one.column
    if column.key not in (view.owners or ()) or not view.hint(column.key).says("id"):
        return False
    if view.goes_with(column.key, best.column.key) <= SURE:
        return False
    return column.distinct >= _PLACES * best.column.distinct and any(
        other.shape.kind in ("phrase", "text")
        and other.distinct >= _LEAST
        and view.goes_with(column.key, other.key) > SURE
        and view.goes_with(best.column.key, other.key) < SURE
        for other in view.told_by(column.key)
    )


def _is_called_person(view: View, column: ColumnProfile) -> bool:
    said = view.hint(column.key)
    return said.about("user") and (said.says("id") or codes_of_people.is_one(view, column))


def _leads(view: View, scored: Scored) -> bool:
    """Whether values are keys of a table of people."""
    return any(
        link.key == scored.column.key
        and link.share > SURE
        and not link.form
        and link.table in view.people
        for link in view.links
    )


def _is_device(best: Scored) -> bool:
    """Whether its name says no more than what was held in the hand, and no system says more."""
    view, column = best.view, best.column
    if evidence.is_known(view, column, "user") and not evidence.is_of_visitors(view, column):
        return False
    said = view.hint(column.key)
    return said.about("visitor", "device") and not said.about("user")
