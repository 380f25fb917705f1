"""Why there is no mapping, in words, for files from which nothing can be learned."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.proposal import Guess, Proposal
from personalize_poc.data.own.roles.tables import Candidate
from personalize_poc.data.own.roles.view import View

_ROLES = {
    "USER_ID": "who acted (a customer, a member)",
    "ITEM_ID": "what was chosen (a product, a film)",
    "TIMESTAMP": "when it happened",
}
_FOUND = {"USER_ID": "users", "ITEM_ID": "items", "TIMESTAMP": "times"}
_KINDS = {"user": "one user", "item": "one item", "order": "one order"}


def without_mapping(views: list[View], ranked: list[Candidate]) -> Proposal:
    """A proposal without a mapping, with the reason."""
    nearest = max(ranked, key=lambda one: (len(one.roles), one.points))
    guesses = [
        Guess(
            "interactions",
            name,
            one.view.label,
            one.column.name,
            "time" if name == "TIMESTAMP" else "id",
            0.5,
            "; ".join(one.reasons) or "it fits best",
        )
        for name, one in nearest.roles.items()
    ]
    return Proposal(None, tuple(guesses), reason=_reason(views, nearest))


def _reason(views: list[View], nearest: Candidate) -> str:
    view = nearest.view
    start = "No table looks like interactions, which say who did what with which item, and when. "
    if nearest.is_complete:
        user = nearest.roles["USER_ID"].column
        return (
            f"In {view.label} every {user.name} stands in one row ({user.distinct:,} in "
            f"{user.filled:,} rows): nobody has a history, so there is nothing to learn "
            "for a person. A count of what is popular serves as well."
        )
    lists = [column for column in view.columns if column.shape.kind in ("list", "object")]
    if "ITEM_ID" not in nearest.roles and len(nearest.roles) == 2 and lists:
        if _is_record(lists[-1]):
            return start + (
                f"In {view.label} {lists[-1].name} holds nested fields that differ from row "
                "to row: make columns of them, and name the one with the item's id."
            )
        return start + (
            f"In {view.label} several items seem to stand in one field of {lists[-1].name}: make "
            "one row for each of them."
        )
    lone = _lone(view)
    if lone:
        return start + lone
    if len(views) > 1 and all(one.kind in ("item", "user", "other", "lookup") for one in views):
        kinds = ", ".join(
            f"{one.label} has {_KINDS.get(one.kind, 'one thing')} a row" for one in views[:4]
        )
        return start + kinds + "."
    if view.kind in ("item", "user"):
        return start + (
            f"In {view.label} every row is {_KINDS[view.kind]} of its own: no id comes back, so it "
            "is a catalogue and no record of what people did."
        )
    missing = [name for name in _ROLES if name not in nearest.roles]
    have = [f"{_FOUND[name]} ({one.column.name})" for name, one in nearest.roles.items()]
    text = (
        f"{view.label} has {' and '.join(have)}, but " if have else f"{view.label} is nearest, but "
    )
    text += " and ".join(f"no column that says {_ROLES[name]}" for name in missing) + "."
    return start + text


def _is_record(column: ColumnProfile) -> bool:
    """Whether values are objects of JSON with fields, rather than lists."""
    return column.shape.kind == "object" and all(one.startswith("{") for one in column.given[:50])


def _lone(view: View) -> str:
    """A user column without repetition is the usual case of a survey or a one-time sale."""
    for column in view.columns:
        said = view.hint(column.key)
        if said.about("user", "visitor") and not said.says("name") and column.is_unique:
            others = [one for one in view.columns if one is not column and one.repeats > 1.2]
            if view.kind == "" or any(view.hint(one.key).about("item") for one in others):
                return (
                    f"In {view.label} every {column.name} stands in one row: nobody has a history, "
                    "so there is nothing to learn for a person."
                )
    return ""
