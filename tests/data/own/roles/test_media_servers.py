"""The history of a media server, and accounts that try it out."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.roles.words import staff_words
from tests.data.own.roles.rows import section
from tests.data.own.roles.test_standing import codes
from tests.data.own.roles.world import World, digest, title
from tests.support.own_tables import reading

LOCAL, TESTER = 3, 7
"""Who has not signed in, and who tries the server out."""


def history(w: World) -> Proposal:
    names = [f"Felix {user}" for user in w.user]
    started = [int(one.timestamp()) for one in w.at]
    table: dict[str, list[Any]] = {
        "row_id": w.each(lambda row: row + 1),
        "reference_id": w.each(lambda row: row + 1),
        "date": started,
        "started": started,
        "stopped": [one + 900 for one in started],
        "user_id": w.by_user(lambda u: 0 if u == LOCAL else 1_100_000 + u * 37),
        "friendly_name": [
            "Local" if user == LOCAL else "Technik-Test" if user == TESTER else name
            for user, name in zip(w.user, names, strict=True)
        ],
        "media_type": w.by_item(lambda i: ("movie", "episode")[i % 2]),
        "rating_key": w.by_item(lambda i: 20_000 + i * 3),
        "parent_rating_key": w.by_item(lambda i: 90_000 + i // 4),
        "grandparent_rating_key": w.by_item(lambda i: 80_000 + i // 8),
        "full_title": w.by_item(title),
        "percent_complete": w.each(lambda row: row * 37 % 101),
        "watched_status": w.each(lambda row: int(row * 37 % 101 > 70)),
    }
    return roles.propose(reading({"history.csv": table}))


def test_a_history_of_films_is_known_and_how_far_they_were_watched_is_no_state() -> None:
    made = history(World(4521, lines=1))
    columns = section(made).columns
    assert (columns["USER_ID"], columns["ITEM_ID"]) == ("user_id", "rating_key")
    sure = {one.field: one.confidence for one in made.guesses}
    assert min(sure[name] for name in ("USER_ID", "ITEM_ID", "TIMESTAMP")) > 0.95
    assert columns["EVENT_VALUE"] == "percent_complete"
    assert section(made).leave_out == {"user_id": ("0",), "friendly_name": ("Technik-Test",)}
    assert "standing-unknown" not in codes(made)
    assert not made.questions


@pytest.mark.parametrize(
    ("name", "is_test"), [("technik-test", True), ("Marie-Test", False), ("Test-Meyer", False)]
)
def test_an_account_of_those_who_run_it_is_one_of_tests(name: str, is_test: bool) -> None:
    assert staff_words.is_name_of_test(name) is is_test


def _playbacks(w: World, things: list[str]) -> Proposal:
    """A backup of what a media server played: nine columns, and no line that says their names."""
    lengths = [str(2 + row * 7919 % 700) for row in range(len(w.user))]
    table: dict[str, list[Any]] = {
        "column 1": w.times("%Y-%m-%d %H:%M:%S.1230000"),
        "column 2": w.by_user(lambda u: digest(u)[:32]),
        "column 3": things,
        "column 4": w.by_item(lambda i: ("Movie", "Episode")[i % 2]),
        "column 5": w.by_item(title),
        "column 6": w.each(lambda row: ("DirectPlay", "Transcode (v:h264 a:aac)")[row % 2]),
        "column 7": w.by_user(lambda u: ("Jellyfin Web", "Findroid", "Swiftfin")[u % 3]),
        "column 8": w.by_user(lambda u: ("PC Salle 1", "PC Salle 2", "Pixel 6")[u % 3]),
        "column 9": lengths,
    }
    return roles.propose(reading({"PlaybackReportingBackup.tsv": table}))


def test_a_number_beside_two_keys_of_one_form_is_how_long_it_was_played() -> None:
    w = World(4522, lines=1, users=60)
    made = _playbacks(w, w.by_item(lambda i: digest(70_000 + i)[:32]))
    columns = section(made).columns
    assert (columns["USER_ID"], columns["ITEM_ID"]) == ("column 2", "column 3")
    assert not made.questions
