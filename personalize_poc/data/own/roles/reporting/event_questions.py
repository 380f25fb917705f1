"""What only the person can decide about kinds of events and states in a table."""

from __future__ import annotations

from personalize_poc.data import words
from personalize_poc.data.own.proposal import Option, Question
from personalize_poc.data.own.roles.event_kinds import disliked
from personalize_poc.data.own.roles.reporting.asking import lines
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.states.unsaid import Unsaid
from personalize_poc.data.words import Share
from personalize_poc.language import _


def about_events(actions: Actions) -> Question | None:
    """What the values of a column of events or states mean, where no word tells."""
    if actions.unsaid:
        return _about_unsaid(actions.unsaid)
    if actions.event and actions.undone:
        return _about_undone(actions.event.name, actions)
    if actions.event and (kinds := disliked.much(actions)):
        return _about_disliked(actions.event.name, kinds, actions)
    if actions.kinds and not actions.event:
        return _about_kinds(actions.kinds)
    if actions.many and not actions.event:
        return _about_many(actions.many)
    if not actions.event or not actions.coded:
        return None
    return Question(
        "event-codes",
        _("What do the codes in {name} mean: {counts}?").format(
            name=actions.event.name, counts=_counted(actions.counts)
        ),
        (
            Option(_("They stay as they are"), lines("interactions", event_types={})),
            Option(
                _("They get names: write yours here, or null for rows that do not count"),
                lines("interactions", event_types=dict.fromkeys(actions.counts, "…")),
            ),
        ),
    )


def about_documents(actions: Actions) -> Question | None:
    """Which kinds of documents count, where codes of their heads tell them apart."""
    if actions.heads is None:
        return None
    name, counts = actions.heads.column.name, actions.heads.counts
    listed = ", ".join(repr(value) for value in actions.heads.doubtful)
    gone = lines("interactions", leave_out={name: list(actions.heads.doubtful)})
    return Question(
        "document-codes",
        _(
            "{name} tells documents apart in codes: {counts}. Which of them count? What was bought "
            "of suppliers is no choice of a customer, and a delivery note or an order may say once "
            "more what an invoice says."
        ).format(name=name, counts=_counted(counts)),
        (
            Option(_("All of them are one thing: every row counts"),
                   lines("interactions", leave_out={})),
            Option(_("Rows with {listed} do not count (change the values as it is right)")
                   .format(listed=listed), gone),
        ),
    )  # fmt: skip


def _about_kinds(kinds: Unsaid) -> Question:
    """What kinds of rows are, which only codes tell apart."""
    name = kinds.column.name
    listed = ", ".join(repr(value) for value in kinds.doubtful)
    types = dict.fromkeys(kinds.counts, "…")
    names = lines("interactions", columns={"EVENT_TYPE": name}, event_types=types)
    gone = lines("interactions", leave_out={name: list(kinds.doubtful)})
    return Question(
        "event-codes",
        _("What do the codes in {name} mean: {counts}?").format(
            name=name, counts=_counted(kinds.counts)
        ),
        (
            Option(_("All of them are one thing: every row counts"),
                   lines("interactions", leave_out={})),
            Option(_("They are kinds of events: write their names here, or null for rows that do "
                     "not count"), names),
            Option(_("Rows with {listed} do not count (change the values as it is right)")
                   .format(listed=listed), gone),
        ),
    )  # fmt: skip


def _about_undone(name: str, actions: Actions) -> Question:
    """Whether kinds that always come later than another one undo it."""
    told = ", ".join(
        _("{undo} ({rows}) always comes later than {first}").format(
            undo=repr(undo), rows=words.counted(actions.counts[undo], "row"), first=repr(first)
        )
        for undo, first in actions.undone.items()
    )
    types = {kind: None for kind, new in actions.event_types.items() if new is None}
    kept = {kind: None for kind in types if kind not in actions.undone}
    return Question(
        "event-undone",
        _(
            "In {name}, for the same user and item, {told}. Does it undo that, so that it is no "
            "sign of interest?"
        ).format(name=name, told=told),
        (
            Option(_("It undoes it: its rows do not count"),
                   lines("interactions", event_types=types)),
            Option(_("It is a sign of interest of its own"),
                   lines("interactions", event_types=kept)),
        ),
    )  # fmt: skip


def _about_disliked(name: str, kinds: tuple[str, ...], actions: Actions) -> Question:
    """Whether kinds of dislike count, where they are many of all rows."""
    rows = sum(actions.counts[kind] for kind in kinds)
    types = dict(actions.event_types)
    kept = {kind: new for kind, new in types.items() if kind not in kinds}
    return Question(
        "event-dislikes",
        _(
            "In {name}, rows with {kinds} ({rows:,}, {share:.0%} of all) say that somebody did not "
            "want the item. Personalize takes every event for a sign of interest. Do they count?"
        ).format(
            name=name,
            kinds=", ".join(map(repr, kinds)),
            rows=rows,
            share=Share(rows / sum(actions.counts.values())),
        ),
        (
            Option(_("No: what was turned down is not to be recommended more often"),
                   lines("interactions", event_types=types)),
            Option(_("Yes: all of it counts as interest in what was seen"),
                   lines("interactions", event_types=kept)),
        ),
    )  # fmt: skip


def _about_unsaid(unsaid: Unsaid) -> Question:
    """Whether a column says what happened, or a state, and which of its values do not count."""
    name = unsaid.column.name
    happened = Option(
        _("It says what happened: its values are kinds of events"),
        lines("interactions", columns={"EVENT_TYPE": name}),
    )
    state = _without(name, unsaid.away + unsaid.doubtful)
    what = (
        _("It is a state") if unsaid.kind == "state" else _("It is a circumstance of what happened")
    )
    counts = Option(
        _("{what}, and all rows count").format(what=what), lines("interactions", leave_out={})
    )
    order = (happened, state, counts) if unsaid.kind == "event" else (counts, state, happened)
    if unsaid.away:  # what these say is known
        order = (_without(name, unsaid.away), state, counts)
    return Question(
        "event-or-state",
        _(
            "{name} holds {counts}. Is this what happened, or a state; and which "
            "values do not count, because something was cancelled or returned?"
        ).format(name=name, counts=_counted(unsaid.counts)),
        order,
    )


def _without(name: str, values: tuple[str, ...]) -> Option:
    """That rows with some values of a state do not count."""
    return Option(
        _(
            "It is a state, and rows with {listed} do not count (change the values as it is right)"
        ).format(listed=", ".join(map(repr, values))),
        lines("interactions", leave_out={name: list(values)}),
    )


def _about_many(many: Unsaid) -> Question:
    """What many codes of actions mean: the most frequent ones, and those of one item alone."""
    name = many.column.name
    asked = _(
        "{name} holds {number:,} codes that nothing explains, most often {counts}. Which of them "
        "say that somebody chose the item, and which are of something else?"
    ).format(name=name, number=many.column.distinct, counts=_counted(many.counts))
    gone = list(many.doubtful) or ["…"]
    if many.doubtful:
        asked += " " + _(
            "All rows of {codes} have the same one or two values in the column of the item."
        ).format(codes=", ".join(many.doubtful))
    return Question(
        "event-codes",
        asked,
        (
            Option(_("All of them count"), lines("interactions", leave_out={})),
            Option(
                _("Rows of some codes do not count (list those that are not about an item)"),
                lines("interactions", leave_out={name: gone}),
            ),
        ),
    )


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{value} ({words.counted(count, 'row')})" for value, count in counts.items())
