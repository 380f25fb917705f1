"""Messages about what people did are no choices beside the table of what they did."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import asked, proposed_tables
from tests.data.own.roles.worlds.world import World, title

_FORM = "%Y-%m-%d %H:%M:%S"


def _server(label: str, *, of_others: bool = False) -> Proposal:
    """Who played which film, and messages about each third play, or about other films."""
    w = World(6401, rows=1800, lines=1)
    told = [row for row in w.rows if row % 3 == 0]
    tables: dict[str, dict[str, Any]] = {
        "session_history.csv": {
            "user_id": w.by_user(lambda u: 100_200 + 3 * u),
            "film_id": w.by_item(lambda i: 3_000 + 7 * i),
            "started": w.times(_FORM),
        },
        label: {
            "user_id": [100_200 + 3 * w.user[row] for row in told],
            "film_id": [3_000 + 7 * ((w.item[row] + 41 * of_others) % w.items) for row in told],
            "timestamp": [w.at[row].strftime(_FORM) for row in told],
            "agent": ["telegram" for _ in told],
            "action": [("on_play", "on_stop")[at % 2] for at, _ in enumerate(told)],
        },
        "films.csv": {
            "film_id": [3_000 + 7 * i for i in range(w.items)],
            "title": [title(i) for i in range(w.items)],
        },
    }
    return proposed_tables(tables)


@pytest.mark.parametrize(
    "label",
    ["notify_log.csv", "notifications.csv", "알림.csv", "通知履歴.csv", "Benachrichtigungen.csv",
     "alertes.csv", "avisos.csv", "powiadomienia.csv", "提醒.csv"],
)  # fmt: skip
def test_messages_about_plays_are_not_asked_about_and_that_is_said(label: str) -> None:
    proposal = _server(label)
    assert proposal.mapping
    assert proposal.mapping.sections["interactions"].files == ("session_history.csv",)
    assert not proposal.questions
    (said,) = [one for one in proposal.findings if one.file == label]
    assert "messages about what session_history.csv tells" in said.message


@pytest.mark.parametrize(
    ("label", "of_others"), [("second_log.csv", False), ("notify_log.csv", True)]
)
def test_rows_that_may_be_choices_of_their_own_are_asked_about(label: str, of_others: bool) -> None:
    assert "which-file" in asked(_server(label, of_others=of_others))
