"""Whose a resource is: two tags on everything that takes tags, the run and the person who made it.

Two people can use one run name in one account. What carries another person's tag is not deleted
unasked; what carries none is known by its name alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from weakref import WeakKeyDictionary

from personalize_poc.language import N_, _

_MADE_BY = N_("made by {who}")
"""No language begins it with the name: it is known by its beginning."""

RUN_TAG = "personalize-poc-run"
OWNER_TAG = "personalize-poc-owner"
_LONGEST = 256
_NOT_IN_TAGS = re.compile(r"[^\w\s.:/=+@-]")
_OF_RUN = re.compile(r"(?:^|/)poc-([a-z][a-z0-9-]*[a-z0-9])(?=_|/|$)")
# Names that programs make up for a session: another one each time, so they say nothing.
_MADE_UP = re.compile(r"(botocore-session|aws-(cli|sdk|go|java)[a-z-]*)?-?[0-9]{6,}|i-[0-9a-f]{8,}")
_owners: WeakKeyDictionary[Any, str] = WeakKeyDictionary()


def owner(identity: str) -> str:
    """The person behind the ARN of a caller, as it stands in a tag; the same in every session.

    Args:
        identity: what GetCallerIdentity says, e.g. `arn:aws:sts::…:assumed-role/Admin/ana`.
    """
    start, __, session = identity.rpartition("/")
    if ":assumed-role/" in start and _MADE_UP.fullmatch(session):
        identity = start
    return _NOT_IN_TAGS.sub("_", identity)[:_LONGEST]


def tags(run: str, of: str) -> dict[str, str]:
    """The tags of what a run makes.

    Args:
        run: its name; empty if it is not known.
        of: the owner, as `owner` says.
    """
    return {key: value for key, value in ((RUN_TAG, run), (OWNER_TAG, of)) if value}


def sign(client: Any, of: str) -> None:
    """Remember who asks through a client, so that what it makes can be given their tag."""
    _owners[client] = of


def tags_for(client: Any, parameters: Mapping[str, Any]) -> dict[str, str]:
    """The tags of what a create request of Personalize makes; the run is known from its names."""
    names = (value for value in parameters.values() if isinstance(value, str) and len(value) < 300)
    runs = (found[1] for name in names if (found := _OF_RUN.search(name)))
    return tags(next(runs, ""), _owners.get(client, ""))


def others(found: Mapping[str, str] | None, of: str) -> str:
    """Who else made what carries these tags; empty if it was this person, or nobody knows."""
    who = (found or {}).get(OWNER_TAG, "")
    return who if who and of and who != of else ""


def made_by(who: str) -> str:
    """Why something of another person stays, in words."""
    return _(_MADE_BY).format(who=who)


def is_made_by(why: str) -> bool:
    """Whether these are the words of `made_by`."""
    return why.startswith(_(_MADE_BY).partition("{")[0])
