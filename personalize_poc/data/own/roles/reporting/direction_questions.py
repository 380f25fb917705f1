"""Which of two columns acted, where nothing but their order speaks for it, or neither did."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.proposal import Option, Question
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.reporting.asking import example, lines
from personalize_poc.data.own.roles.which_column.rivals.certainty import is_directed
from personalize_poc.data.own.roles.which_column.users import people, put_forward, two_parties
from personalize_poc.language import _

_SHARED = 0.1
"""Share of the ids in a sample of one column that stand in that of the other, where both are of one
kind; numbers that only count from 1 are in every column."""
_CODED = ("code", "uuid", "hash")
_THINGS = 5
"""Fewest different values of what may be given by one to the other."""


def about(candidate: Candidate, views: dict[str, View]) -> Question | None:
    """Which of two columns is the user, and what the item may be where both hold people.

    Args:
        candidate: the interactions.
        views: all tables by their labels.
    """
    user, item = candidate.roles["USER_ID"], candidate.roles["ITEM_ID"]
    if sender := put_forward.by_whom(candidate, views):
        return _about_put_forward(user.column, item.column, sender)
    if parties := two_parties.told(candidate, views):
        return _about_parties(user.column, item.column, parties)
    if is_directed(user, item) and not people.are_a_pair(user, item):
        return None
    here, there = user.column, item.column
    text = _(
        "Is {name} (such as {example!r}) the person and {other} (such as "
        "{other_example!r}) the item, or the other way round? Names and other "
        "files do not tell."
    ).format(name=here.name, example=here.given[0], other=there.name, other_example=there.given[0])
    options = [_option(here, there), _option(there, here)]
    thing = _third(candidate) if user.view is item.view and _are_alike(here, there) else None
    if thing:
        text += " " + _(
            "Both hold ids of one kind, so that both may be people; then {thing} (such as "
            "{example!r}) may be what is to be recommended, and not the other person."
        ).format(thing=thing.name, example=example(thing.given))
        both = _("{name} is the person, and {thing} is the item")
        options += [
            Option(
                both.format(name=one.name, thing=thing.name),
                lines("interactions", columns={"USER_ID": one.name, "ITEM_ID": thing.name}),
            )
            for one in (here, there)
        ]
    return Question("user-or-item", text, tuple(options))


def _about_put_forward(
    here: ColumnProfile, there: ColumnProfile, sender: ColumnProfile
) -> Question:
    """Which of two is recommended to the other, where somebody else has put them together."""
    text = _(
        "Each row puts {name} (such as {example!r}) and {other} (such as {other_example!r}) "
        "together, and {sender} (such as {third!r}) says who did so: neither has chosen the "
        "other. Is {other} to be recommended to {name}, or {name} to {other}?"
    ).format(
        name=here.name,
        example=example(here.given),
        other=there.name,
        other_example=example(there.given),
        sender=sender.name,
        third=example(sender.given),
    )
    return Question("user-or-item", text, _either_way(here, there))


def _about_parties(here: ColumnProfile, there: ColumnProfile, both: two_parties.Told) -> Question:
    """Which of two is recommended to the other, where both act."""
    first, second = both.sent or (here, there)
    told: dict[str, str] = {}
    if both.sent:
        text = _(
            "Each row sends {name} (such as {example!r}) to work at {other} (such as "
            "{other_example!r}), and nothing tells which of the two chose the other."
        )
    elif both.answers:
        text = _(
            "Each row puts {name} (such as {example!r}) and {other} (such as {other_example!r}) "
            "before each other, and {first} and {second} say what either answered."
        )
        told = {"first": both.answers[0].name, "second": both.answers[1].name}
    else:
        assert both.actor is not None
        text = _(
            "{name} (such as {example!r}) and {other} (such as {other_example!r}) act on each "
            "other, and {column} says which of them it was: {first!r} or {second!r}."
        )
        told = {"column": both.actor.name, "first": both.values[0], "second": both.values[1]}
    text = text.format(
        name=first.name,
        example=example(first.given),
        other=second.name,
        other_example=example(second.given),
        **told,
    )
    asked = _("Is {other} to be recommended to {name}, or {name} to {other}?")
    text += " " + asked.format(name=here.name, other=there.name)
    return Question("user-or-item", text, _either_way(here, there))


def _either_way(here: ColumnProfile, there: ColumnProfile) -> tuple[Option, ...]:
    """The answers that the one is recommended to the other, and the other to the one."""
    return tuple(
        Option(
            _("{thing} is recommended to {name}").format(thing=item.name, name=user.name),
            lines("interactions", columns={"USER_ID": user.name, "ITEM_ID": item.name}),
        )
        for user, item in ((here, there), (there, here))
    )


def _option(person: ColumnProfile, other: ColumnProfile) -> Option:
    return Option(
        _("{name} is the person").format(name=person.name),
        lines("interactions", columns={"USER_ID": person.name, "ITEM_ID": other.name}),
    )


def _are_alike(one: ColumnProfile, other: ColumnProfile) -> bool:
    """Whether ids that are no mere numbers stand in both columns: who gives also gets."""
    if not {one.shape.kind, other.shape.kind} <= set(_CODED):
        return False
    here, there = set(one.frequencies), set(other.frequencies)
    return len(here & there) >= _SHARED * min(len(here), len(there))


def _third(candidate: Candidate) -> ColumnProfile | None:
    """The column with most words or codes that come back, beside both and the time."""
    taken = candidate.taken(candidate.view)
    found = [
        one
        for one in candidate.view.columns
        if one.key not in taken
        and one.shape.kind in ("word", "phrase", *_CODED)
        and one.distinct >= _THINGS
        and one.repeats > 1
        and not one.moment
    ]
    return max(found, key=lambda one: one.distinct, default=None)
