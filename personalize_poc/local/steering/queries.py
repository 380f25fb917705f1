"""Which of the latest requests were of some form: what tests of a program want to know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from personalize_poc.local.request_log import Entry

NEAR = 3
"""Requests that a failed expectation shows."""


@dataclass(frozen=True)
class Form:
    """What a request has to be like; None: anything.

    params: what its parameters have to hold. Of objects the named members count, of lists all
    elements in their order.
    """

    operation: str | None = None
    service: str | None = None
    account: str | None = None
    region: str | None = None
    status: int | None = None
    params: Mapping[str, Any] | None = None

    def fits(self, entry: Entry) -> bool:
        """Whether a request is of this form."""
        equal = ("operation", "service", "account", "region", "status")
        wanted = {name: getattr(self, name) for name in equal}
        if any(value not in (None, getattr(entry, name)) for name, value in wanted.items()):
            return False
        return self.params is None or _holds(entry.params, self.params)


def unmet(
    form: Form,
    entries: Iterable[Entry],
    times: int | None = None,
    at_least: int | None = None,
    at_most: int | None = None,
) -> str | None:
    """Why an expectation about the number of such requests is not met; None when it is.

    Without a number one request at least is expected.
    """
    known = list(entries)
    found = sum(form.fits(entry) for entry in known)
    if times is None and at_least is None and at_most is None:
        at_least = 1
    met = (
        (times is None or found == times)
        and (at_least is None or found >= at_least)
        and (at_most is None or found <= at_most)
    )
    if met:
        return None
    limits = ((times, "{}"), (at_least, "at least {}"), (at_most, "at most {}"))
    expected = " and ".join(text.format(count) for count, text in limits if count is not None)
    what = form.operation or "requests of this form"
    told = f"{what}: expected {expected}, came {found}."
    near = [entry for entry in known if form.operation in (None, entry.operation)][-NEAR:]
    if near and form.params is not None:
        told += f" The latest had the parameters: {[entry.params for entry in near]}"
    return told


def _holds(found: Any, wanted: Any) -> bool:
    if isinstance(wanted, Mapping):
        return isinstance(found, Mapping) and all(
            name in found and _holds(found[name], value) for name, value in wanted.items()
        )
    if isinstance(wanted, list):
        return (
            isinstance(found, list)
            and len(found) == len(wanted)
            and all(_holds(one, other) for one, other in zip(found, wanted, strict=True))
        )
    return bool(found == wanted)
