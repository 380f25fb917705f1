"""What an exercise says about an answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from personalize_poc import looks
from personalize_poc.language import N_, _


@dataclass(frozen=True, repr=False)
class Verdict:
    """How an answer was judged. right: None as long as nothing is filled in."""

    right: bool | None
    text: str

    def __repr__(self) -> str:
        return f"{_MARKS[self.right]} {self.text}"

    def _repr_html_(self) -> str:
        return looks.verdict(repr(self), self.right)


_MARKS = {True: "✓", False: "✗", None: "…"}


def exercise(praise: str) -> Callable[[Callable[..., str | None]], Callable[..., Verdict]]:
    """Make a check of a function that says in one sentence what is wrong with an answer, or None.

    The first argument of the check is the answer; `...` stands for one that is still missing. What
    an answer of the wrong kind raises inside the function is told as a sentence too.

    Args:
        praise: what is said of a right answer: what it shows.
    """

    def made(examine: Callable[..., str | None]) -> Callable[..., Verdict]:
        @wraps(examine)
        def check(answer: Any, *known: Any, **named: Any) -> Verdict:
            if answer is ...:
                return Verdict(None, _("Replace the three dots by your answer, and run the cell."))
            try:
                wrong = examine(answer, *known, **named)
            except Exception as problem:
                return Verdict(False, _unjudged(answer, problem))
            return Verdict(True, _(praise)) if wrong is None else Verdict(False, wrong)

        return check

    return made


_WORDS = {
    "NoneType": N_("nothing (None)"),
    "str": N_("a text"),
    "int": N_("a number"),
    "float": N_("a number"),
    "list": N_("a list"),
    "dict": N_("a dictionary"),
    "set": N_("a set"),
    "DataFrame": N_("a table"),
}


def _unjudged(answer: Any, problem: Exception) -> str:
    """Why an answer could not be judged: of another kind than was asked for, or its code fails."""
    told = f"{type(problem).__name__}: {problem}"
    if not callable(answer):
        kind = type(answer).__name__
        known = _WORDS.get(kind)
        given = _(known) if known else _("of type {kind}").format(kind=kind)
        wanted = _(". A function is asked for (def …)") if "not callable" in str(problem) else ""
        return _("The answer is {given}, which cannot be judged{wanted}. ({told})").format(
            given=given, wanted=wanted, told=told
        )
    if "positional argument" in str(problem):
        return _("Your function takes other arguments than it is given here: {problem}.").format(
            problem=problem
        )
    if "NoneType" in str(problem):
        return _(
            "Your function returns nothing, at least once: does it end in return? ({told})"
        ).format(told=told)
    return _("Your function cannot be judged: with an example it ends in {told}.").format(told=told)
