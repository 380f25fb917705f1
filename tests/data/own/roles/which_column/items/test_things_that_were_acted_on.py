"""What kinds of events say that something was done with, and who sat at the browser."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.world import World, digest
from tests.support.own_tables import reading

_AREAS = ("card", "board", "chart", "table", "inbox", "share")
_DEEDS = ("create", "move", "print", "filter", "colour", "export", "archive", "sort", "copy")


def _log(thing: str, kind: str, browsers: bool = True, **more: list[Any]) -> dict[str, list[Any]]:
    """A log of a program: three rows of four are of a thing, the others say that a plan changed."""
    w = World(5101, users=200, items=54, rows=3000, lines=1)
    used = [row % 4 > 0 for row in w.rows]
    key = w.by_item(lambda i: f"{_AREAS[i % 6]}.{_DEEDS[i // 6]}")
    browser = w.by_user(lambda u: digest(u)[:8] + "-2f1c-4e0b-9c55-" + digest(u)[8:20])
    return {
        "event": [kind if one else "Plan Upgraded" for one in used],
        "userId": w.by_user(lambda u: f"usr_{digest(u)[:10]}"),
        **({"anonymousId": browser} if browsers else {}),
        "groupId": w.by_user(lambda u: f"acc_{digest(u % 40)[:8]}"),
        f"properties.{thing}": [one if has else None for one, has in zip(key, used, strict=True)],
        "timestamp": w.times("%Y-%m-%dT%H:%M:%S.123Z"),
        **more,
    }


def _accounts() -> dict[str, list[Any]]:
    return {
        "account_id": [f"acc_{digest(n)[:8]}" for n in range(40)],
        "account_name": [f"Blue Works {n}" for n in range(40)],
        "plan": [("team", "free")[n % 2] for n in range(40)],
    }


def _proposed(log: dict[str, list[Any]]) -> Proposal:
    return roles.propose(reading({"log.jsonl": log, "accounts.csv": _accounts()}))


def _item(proposal: Proposal) -> str | None:
    found = proposal.mapping.sections["interactions"].fields if proposal.mapping else {}
    return found.get("ITEM_ID")


def _reasons(proposal: Proposal, column: str) -> list[str]:
    return [one.reason for one in proposal.guesses if one.column == column]


@pytest.mark.parametrize(
    ("thing", "kind"),
    [
        ("feature_key", "Feature Used"),
        ("widgetId", "Widget Opened"),
        ("toolbox_slug", "toolbox_clicked"),
        ("werkzeug_nr", "Werkzeug benutzt"),
        ("기능_id", "기능 사용"),
    ],
)
def test_events_say_what_something_was_done_with(thing: str, kind: str) -> None:
    found = _proposed(_log(thing, kind))
    assert _item(found) == f"properties.{thing}"
    assert any(kind in one for one in _reasons(found, f"properties.{thing}"))


@pytest.mark.parametrize(
    ("thing", "kind"),
    [("feature_key", "Widget Opened"), ("session_id", "Session Started"), ("feature", "Feature")],
    ids=["another thing", "no thing", "nothing done"],
)
def test_other_columns_are_not_what_events_are_of(thing: str, kind: str) -> None:
    found = _proposed(_log(thing, kind))
    assert not any(kind in one for one in _reasons(found, f"properties.{thing}"))


def test_what_each_has_once_is_nothing_to_choose() -> None:
    w = World(5101, users=200, items=54, rows=3000, lines=1)
    calls = [f"T-{90_000 + row}" if row % 4 else None for row in w.rows]
    log = {**_log("area", "Ticket Closed"), "properties.ticket_id": calls}
    assert _item(_proposed(log)) != "properties.ticket_id"


def test_who_sits_at_a_browser_is_the_person_and_their_firm_is_not() -> None:
    found = _proposed(_log("feature_key", "Feature Used"))
    assert [one.code for one in found.questions if one.code == "which-user"] == []
    said = [one for one in found.findings if one.code == "person-in-account"]
    assert [one.column for one in said] == ["groupId"]


def test_without_a_browser_a_firm_may_be_meant() -> None:
    found = _proposed(_log("feature_key", "Feature Used", browsers=False))
    assert [one.code for one in found.questions if one.code == "which-user"] == ["which-user"]
