"""Jobs, which cannot be deleted: one that did or does the same, or one under the next name."""

from __future__ import annotations

import re
from typing import Any

from personalize_poc.aws import diff, resources
from personalize_poc.aws.ensure.request import Request
from personalize_poc.errors import NameTaken
from personalize_poc.language import _

_NAMES = 20
"""So many names in a row are tried."""


def ensured(request: Request) -> str:
    """A job of this name that did or does the same, or a new one under the next free name."""
    base = str(request.parameters[request.name_member])
    taken = _taken(request, base)
    number = max(taken, default=1)
    if taken:
        newest = taken[number]
        arn, status = str(newest[request.arn_member]), newest["status"]
        asked = {k: v for k, v in request.parameters.items() if k != request.name_member}
        differing = diff.differences(asked, resources.describe(request.personalize, arn) or {})
        if not differing and not resources.has_failed(status):
            request.say(_("already there"), status)
            return arn
        reason = (
            _("other {names}").format(names=", ".join(differing))
            if differing
            else _("the last one failed")
        )
        _rename(request, base, number + 1)
        request.say(_("a new job, because {reason}").format(reason=reason))
    for __ in range(_NAMES):
        made = request.created()
        if made is not None:
            return made
        number += 1  # taken by a job that is not below the same parent
        _rename(request, base, max(number, 2))
    raise NameTaken(
        request.label, f"Twenty names from {base} on are taken.", _("Use another name.")
    )


def _taken(request: Request, base: str) -> dict[int, dict[str, Any]]:
    """The jobs of this name: number -> summary; the first has none in its name and counts as 1."""
    mine = re.compile(re.escape(base) + r"(?:-(\d+))?")
    found = {}
    for summary in resources.listed(request.personalize, request.kind, **request.parents()):
        if match := mine.fullmatch(summary["jobName"]):
            found[int(match[1] or 1)] = summary
    return found


def _rename(request: Request, base: str, number: int) -> None:
    """Ask for another name; names have at most 63 characters."""
    request.parameters[request.name_member] = f"{base[: 63 - len(str(number)) - 1]}-{number}"
