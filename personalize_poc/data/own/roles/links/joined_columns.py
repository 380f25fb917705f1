"""What is said of the columns of a table that a section is joined with."""

from __future__ import annotations

from personalize_poc.data.own.proposal import Guess
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.language import _


def guesses(
    section: str, view: View, joined: dict[str, str], taken: tuple[Guess, ...], other: str
) -> tuple[Guess, ...]:
    """A guess for each of its columns, those that are taken first.

    Args:
        section: "items" or "users".
        view: the table.
        joined: keys of the columns that join it -> label of the table that they lead to.
        taken: the guesses of columns that are taken.
        other: why all others are unused.
    """
    names = {one.column for one in taken}
    rest = (
        Guess(
            section,
            "",
            view.label,
            one.name,
            "unused",
            0.8,
            _("it is joined with {label}").format(label=joined[one.key])
            if one.key in joined
            else other,
        )
        for one in view.columns
        if one.name not in names
    )
    return (*taken, *rest)
