"""What a notebook promises: how it shall fail on purpose, and what shall be so at its end."""

from __future__ import annotations

from collections.abc import Mapping

from personalize_poc.aws.targets import Target
from personalize_poc.course import tables
from personalize_poc.errors import PocError
from personalize_poc.language import _


def as_expected(problem: Exception, *words: str) -> None:
    """Show a failure on purpose; one for another reason stops the notebook.

    Args:
        problem: what was raised.
        words: one of them is in the reason that is expected, in small or capital letters.

    Raises:
        Exception: the problem, if its reason is another.
    """
    reason = str(getattr(problem, "reason", problem))
    if not any(word.lower() in reason.lower() for word in words):
        raise problem
    tables.say(_("As expected: {reason}").format(reason=reason))


def kept(target: Target, promised: Mapping[str, bool]) -> list[str]:
    """Compare what was promised with what was found.

    On this machine all of it holds, whatever the data. On AWS models, times and data are others:
    what did not come true there is a finding, and is told.

    Args:
        target: where.
        promised: in words -> whether it is so.

    Returns:
        What did not come true.

    Raises:
        PocError: something did not come true on this machine.
    """
    missed = [what for what, is_so in promised.items() if not is_so]
    if missed and target.is_local:
        raise PocError(f"Not so: {'; '.join(missed)}.", _("Run the cells of it again, in order."))
    if held := [what for what in promised if what not in missed]:
        tables.say(_("As promised: {names}.").format(names="; ".join(held)))
    if missed:
        tables.say(
            _("Not so this time, as can happen on AWS: {names}.").format(names="; ".join(missed))
        )
    return missed
