"""What only the person can decide: questions, and the lines of mapping.yaml each answer means."""

from __future__ import annotations

from dataclasses import replace

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.proposal import CONFIDENT, Option, Question
from personalize_poc.data.own.roles.evidence import figures, relays
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE, is_same
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.links import further, parts
from personalize_poc.data.own.roles.reporting.asking import (
    example,
    is_close,
    lines,
    nested,
    option,
    which,
)
from personalize_poc.data.own.roles.systems import evidence
from personalize_poc.data.own.roles.which_column import keys
from personalize_poc.data.own.roles.which_column.items import (
    also_titled,
    asked_for,
    dishes,
    followed_wholes,
    houses_of_platforms,
    kinds_within,
    let_at,
    listed_within,
    offered_beside,
    stays,
    worn_copies,
)
from personalize_poc.data.own.roles.which_column.rivals import parties, payers
from personalize_poc.data.own.roles.which_column.rivals.certainty import (
    confidence,
    hides_people,
    is_number_of_document,
    is_of_one_person,
    is_trait_of_person,
    same_thing,
)
from personalize_poc.data.own.roles.which_column.users import (
    agents,
    entered,
    households,
    memberships,
    numbered_under,
    owners,
    paid_for,
    persons,
    set_by,
    signed_in,
    twins,
    with_item,
)
from personalize_poc.language import _

_GAPS = 0.2
"""Share of rows that a column which was likelier lacks, so that a fuller one was taken."""
_TITLES = 20
"""So many texts from which on things have names of their own: states of a copy are fewer."""
_FULLER = 0.05
"""By so much more rows another name of the same has to be filled in to be offered beside it."""


def about_user(candidate: Candidate) -> Question | None:
    """Which of two columns is the person."""
    best, rival = candidate.roles["USER_ID"], candidate.rivals.get("USER_ID")
    asked = _("Which column is the person whose taste is learned: {listed} or {last}?")
    if rival and (_is_place(rival) or (best.named and dishes.is_of_kitchens(rival))):
        rival = None
    if rival and paid_for.is_open(best, rival, candidate.roles["ITEM_ID"]):
        return which("which-user", "USER_ID", asked, best, rival)
    if rival and _answer_themselves(best, rival):
        return None
    if rival and rival.column.fill < best.column.fill + _FULLER:
        rival = None if persons.is_contact_of(best, rival) else rival
    same = rival and rival.view is best.view
    lost = rival and same and rival.column.fill > best.column.fill + _FULLER
    if rival and ((lost and relays.change(rival.column)) or signed_in.is_either(best, rival)):
        return which("which-user", "USER_ID", asked, best, rival)
    masks = rival and relays.change(rival.column) and not relays.change(best.column)
    rival = None if masks else rival  # who bought twice has two of these, and no rows more
    if same and rival and evidence.are_of_one(best.view, best.column, rival.column):
        return None  # a tool has one for who has signed in; see `said_of_persons.of_account`
    if (
        rival
        and is_close(candidate, "USER_ID")
        and (
            rival.named
            or rival.told
            or owners.are_of_orders(best, rival)
            or _is_listed_as_theirs(best, rival)
        )
    ):
        more = agents.further(best, rival) if same else []
        return which("which-user", "USER_ID", asked, best, rival, *more[:1])
    swapped = rival and rival.points > best.points  # see `people.fuller`
    swapped = swapped and not persons.is_visitor(best)
    if rival and swapped and rival.named and rival.column.fill < best.column.fill - _GAPS:
        return which("which-user", "USER_ID", asked, best, rival)
    if rival and twins.are(best, rival, candidate.roles["ITEM_ID"]):
        return which("which-user", "USER_ID", asked, best, rival)
    item = candidate.roles["ITEM_ID"]
    others = [
        one
        for one in persons.beside(best)
        if not (payers.is_only_payer(best, one) or persons.is_contact_of(best, one))
        and not numbered_under.is_one(best, one)
    ]
    others += [
        one
        for one in (
            *agents.beside(best),
            *set_by.beside(candidate),
            *with_item.beside(best, item),
            *paid_for.receivers(best, item),
        )
        if all(one.column is not x.column for x in others)
    ]
    others = [one for one in others if item.link or one.column is not item.column]
    others = [one for one in others if not parties.is_other_party(best, one)]
    return which("which-user", "USER_ID", asked, best, *others[:2]) if others else None


def _is_listed_as_theirs(best: Scored, rival: Scored) -> bool:
    """Whether each of the others is somebody's, and they have a list of their own: pets, vehicles.

    What is learned may be the taste of either; an order is somebody's as well, and is none.
    """
    view = best.view
    return (
        rival.view is view
        and {best.column.key, rival.column.key} <= {link.key for link in view.links}
        and rival.column.key not in (view.documents or ())
        and rival.column.distinct > best.column.distinct
        and view.goes_with(rival.column.key, best.column.key) > SURE
    )


def _is_place(one: Scored) -> bool:
    """Whether a column says where somebody lives: a street or a town is nobody."""
    said = one.view.hint(one.column.key)
    return said.says("place") and not said.says("id", "name", "email")


def _answer_themselves(best: Scored, rival: Scored) -> bool:
    """Whether the rows say which of the two it is, so that nobody is asked."""
    if hides_people(best, rival):
        return True
    if persons.is_same_but_guests(best, rival):
        return True  # it is said of the rows of guests that they can be kept; see `guests`
    if memberships.is_of(best, rival):
        return True
    if payers.is_only_payer(best, rival):
        return True  # it is said who pays; see `payers.beside`
    if rival.view is best.view and entered.is_by(best.column, rival.column):
        return True
    if signed_in.names_most(best, rival) or signed_in.is_named_rarely(best, rival):
        return True  # it is said how to take the other; see `guests`, `said_of_persons.of_account`
    if numbered_under.is_one(best, rival):
        return True
    # It is said which account a profile belongs to; see `said_of_persons.of_household`.
    if households.is_said_of(best, rival):
        return True
    return households.is_profile_of(best, rival) and persons.settled(best, [rival])


def about_item(candidate: Candidate, views: dict[str, View]) -> Question | None:
    """Which of several columns is the item: the thing, or the house or place that has it."""
    best, user = candidate.roles["ITEM_ID"], candidate.roles["USER_ID"]
    asked = _("Which column names what is to be recommended: {listed} or {last}?")
    if close := _about_close_items(candidate, views, asked):
        return close
    others = houses_of_platforms.beside(best, user, views) or let_at.beside(candidate, views)
    return which("which-item", "ITEM_ID", asked, best, *others) if others else None


def _about_close_items(candidate: Candidate, views: dict[str, View], asked: str) -> Question | None:
    """Which of two columns is the item, or of more that have tables with titles as these have."""
    best, rival = candidate.roles["ITEM_ID"], candidate.rivals.get("ITEM_ID")
    user = candidate.roles["USER_ID"]
    beside = also_titled.in_the_row(best) or dishes.houses(best, user, views)
    beside = beside or stays.beside(best, user) or stays.goals(best, user)
    beside = beside or listed_within.beside(best, views)
    beside = beside or offered_beside.beside(best, user, views)
    beside = beside or kinds_within.beside(best, views)
    beside = beside or followed_wholes.beside(best, user, views)
    if beside:
        return which("which-item", "ITEM_ID", asked, best, *beside[:2])
    if not rival or parts.are_of(best, rival, views) or parts.of_few(best, rival):
        return None
    if best.keyed and is_number_of_document(best, rival):
        return None
    if is_of_one_person(user, best, rival) or is_trait_of_person(user, best, rival):
        return None
    close = is_close(candidate, "ITEM_ID")
    if close and (rival.named or (rival.told and not nested(best, rival))):
        more = also_titled.columns(best, views, rival) if best.keyed and rival.keyed else []
        return which("which-item", "ITEM_ID", asked, best, rival, *(one for one, __ in more[:2]))
    if close or not best.keyed:
        return None  # a song and its artist: `about_unsure` asks, and offers titles too
    roles = candidate.roles
    taken = {role.link.key for role in roles.values() if role.link}  # of orders
    taken |= {roles["USER_ID"].column.key} if not roles["USER_ID"].link else set()
    things = [
        one
        for one, kind in also_titled.columns(best, views)
        if kind == "item" and one.column.key not in taken
    ]
    # With one more it is a part, or what the thing belongs to; with several nobody can tell, nor
    # with one of the same table: where a way began, and where it ended.
    several = len(things) > 1 or any(also_titled.are_of_one(best, one, views) for one in things)
    several = several or bool(things := asked_for.beside(best, user, views))
    return which("which-item", "ITEM_ID", asked, best, *things[:3]) if several else None


def about_rolled_up(candidate: Candidate) -> Question | None:
    """Whether what was chosen itself is meant, where something that it belongs to was taken."""
    best = candidate.roles["ITEM_ID"]
    if best.link is None or best.link.table != best.view.label or best.link.before:
        return None
    fine = Scored(candidate.view.column(best.link.key), candidate.view)
    told = [
        column
        for column in best.view.columns
        if column is not best.column
        and column.shape.kind in ("phrase", "text")
        and column.distinct >= _TITLES
        and further.has_words(column)
        and best.view.goes_with(best.column.key, column.key) < SURE  # else it is a title of that
        and not best.view.hint(column.key).says("place", "person", "url")
    ]
    if not told and not worn_copies.are(candidate):
        return None  # copies of a book, seats of a show
    asked = _("Which column names what is to be recommended: {listed} or {last}?")
    return which("which-item", "ITEM_ID", asked, best, fine)


def about_unsure(candidate: Candidate, name: str) -> Question | None:
    """Whether a column has the role at all, where little speaks for it."""
    best = candidate.roles[name]
    if name == "TIMESTAMP" and best.column.moment and not best.column.moment.weak:
        return None
    if confidence(candidate, name) >= CONFIDENT or (best.named and candidate.rivals.get(name)):
        return None
    what = {
        "USER_ID": _("who acted"),
        "ITEM_ID": _("what was chosen"),
        "TIMESTAMP": _("when it happened"),
    }
    column = best.column
    others = _others(candidate, name)
    return Question(
        {"USER_ID": "which-user", "ITEM_ID": "which-item", "TIMESTAMP": "which-time"}[name],
        _(
            "Which column says {what}? {name} (such as {example!r}) fits best, but little speaks "
            "for it."
        ).format(what=what[name], name=column.name, example=example(column.given)),
        (
            *(option(name, one) for one in (column, *others)),
            Option(
                _("None of them: export it too, and name its column here"),
                lines("interactions", columns={name: "…"}),
            ),
        ),
    )


def _others(candidate: Candidate, name: str) -> list[ColumnProfile]:
    """The two columns that come next for a role, without those that have one."""
    best = candidate.roles[name]
    view = replace(best.view, links=[])
    if name == "TIMESTAMP":
        ranked = [Scored(column, view) for column in view.columns if column.moment]
    else:
        ranked = (keys.users if name == "USER_ID" else keys.items)(view, {})
    taken = {one.column.key for one in candidate.roles.values() if one.view is best.view}
    free = [
        one
        for one in ranked
        if one.column.key not in taken
        and (
            not same_thing(best, replace(one, view=best.view))
            or one.column.fill > best.column.fill + _FULLER
        )
    ]
    free = [
        one for one in free if not one.column.moment or one.view.hint(one.column.key).says("id")
    ]
    other = candidate.roles.get("ITEM_ID" if name == "USER_ID" else "USER_ID")
    if name != "TIMESTAMP" and other and other.view is best.view:
        free = [one for one in free if not is_same(best.view, one.column, other.column)]
    if best.column.key in (view.owners or ()):  # an order is no person beside whose it is
        free = [one for one in free if one.column.key not in (view.documents or ())]
    staff = ("staff", "vendor", "campaign") if name == "USER_ID" else ()
    free = [
        one
        for one in free
        if not (said := best.view.hint(one.column.key)).about(*staff)
        and not said.says("person")
        and not figures.is_one(one.column, said)
    ]  # an age is nobody's id, and nothing to choose, nor is what somebody paid
    return [one.column for one in free if one.points > -1][:2]
