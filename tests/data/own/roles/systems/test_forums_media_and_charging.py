"""Forums, observations of nature, charging of cars, offices and media servers."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import codes
from tests.data.own.roles.worlds.rows import rarely, section
from tests.data.own.roles.worlds.world import World, chosen, digest, title
from tests.support.own_tables import reading

Tables = dict[str, dict[str, list[Any]]]


LOCAL, TESTER = 3, 7
"""Who has not signed in, and who tries the server out."""


def _phpbb(w: World) -> Tables:
    topics = range(w.items)
    return {
        "phpbb_posts.csv": {
            "post_id": w.each(lambda row: 1 + row),
            "topic_id": w.by_item(lambda i: 100 + i),
            "forum_id": w.by_item(lambda i: 1 + i % 9),
            "poster_id": w.by_user(lambda u: 2 + u),
            "post_time": [int(at.timestamp()) for at in w.at],
            "post_visibility": rarely(w, "1", {"0": 97, "2": 61}),
        },
        "phpbb_topics.csv": {
            "topic_id": [100 + i for i in topics],
            "forum_id": [1 + i % 9 for i in topics],
            "topic_title": [title(i, "Quel Comment Pourquoi Aide Cherche") for i in topics],
            "topic_poster": [2 + i * 7 % w.users for i in topics],
            "topic_time": [1_600_000_000 + 86_400 * i for i in topics],
            "topic_last_poster_id": [2 + i * 11 % w.users for i in topics],
        },
    }


_KNOWN: dict[str, tuple[Tables, tuple[str, str, str]]] = {
    "phpBB": (_phpbb(World(4501)), ("poster_id", "topic_id", "post_time")),
    "MyBB": (
        {
            "mybb_posts.csv": {
                "pid": World(4502).each(lambda row: 1 + row),
                "tid": World(4502).by_item(lambda i: 500 + i),
                "fid": World(4502).by_item(lambda i: 1 + i % 7),
                "uid": World(4502).by_user(lambda u: 1 + u),
                "dateline": [int(at.timestamp()) for at in World(4502).at],
            }
        },
        ("uid", "tid", "dateline"),
    ),
}


@pytest.mark.parametrize("system", _KNOWN)
def test_who_writes_in_a_forum_chooses_topics(system: str) -> None:
    tables, (user, item, time) = _KNOWN[system]
    made = roles.propose(reading(tables))
    found = section(made).columns
    assert (found["USER_ID"], found["ITEM_ID"], found["TIMESTAMP"]) == (user, item, time)
    assert made.questions == ()


def test_observations_of_people_count_and_those_of_cameras_do_not() -> None:
    w = World(4503, lines=1)
    log = {
        "occurrenceID": w.each(lambda row: f"obs:{row}"),
        "basisOfRecord": rarely(w, "HUMAN_OBSERVATION", {"MACHINE_OBSERVATION": 13}),
        "occurrenceStatus": rarely(w, "present", {"absent": 41}),
        "eventDate": w.times("%Y-%m-%dT%H:%M:%SZ"),
        "recordedBy": w.by_user(lambda u: f"Observer {digest(u)[:5]}"),
        "recordedByID": w.by_user(lambda u: f"urn:portal:user:{35_000 + u}"),
        "taxonID": w.by_item(lambda i: f"urn:taxa:{187_000 + i}"),
        "scientificName": w.by_item(lambda i: title(i, "Parus Corvus Turdus major alba")),
        "locality": w.by_item(lambda i: chosen(("North", "South", "East", "West", "Bay"), i)),
        "identifiedBy": w.by_item(lambda i: chosen(("Expert A", "Expert B"), i)),
    }
    found = section(roles.propose(reading({"occurrence.txt": log})))
    assert found.columns["USER_ID"] == "recordedByID"
    assert found.columns["ITEM_ID"] == "taxonID"
    assert found.leave_out == {
        "basisOfRecord": ("MACHINE_OBSERVATION",),
        "occurrenceStatus": ("absent",),
    }


def test_who_charges_a_car_for_once_is_nobody() -> None:
    w = World(4504, lines=1)
    log = {
        "id": w.each(lambda row: f"CDR{row}"),
        "start_date_time": w.times("%Y-%m-%dT%H:%M:%SZ"),
        "cdr_token.uid": w.by_user(lambda u: digest(u)[:14].upper()),
        "cdr_token.type": rarely(w, "RFID", {"AD_HOC_USER": 11}),
        "cdr_location.id": w.by_item(lambda i: f"LOC{4000 + i}"),
        "cdr_location.evse_uid": w.each(lambda row: f"LOC{4000 + w.item[row]}-{row % 3}"),
        "total_energy": w.each(lambda row: 5 + row % 40 / 3),
        "credit": rarely(w, "false", {"true": 60}),
    }
    found = section(roles.propose(reading({"cdrs.json": log})))
    assert found.columns["USER_ID"] == "cdr_token.uid"
    assert found.columns["ITEM_ID"] == "cdr_location.id"
    assert found.leave_out == {"cdr_token.type": ("AD_HOC_USER",), "credit": ("true",)}


def test_files_of_an_office_are_chosen_by_people_and_not_by_its_own_accounts() -> None:
    w = World(4509, lines=1)
    users = w.by_user(lambda u: f"p{u}@office.example")
    users = [r"SHAREPOINT\system" if row % 23 == 0 else one for row, one in enumerate(users)]
    log = {
        "RecordId": w.each(lambda row: digest(row)),
        "CreationDate": w.times("%Y-%m-%dT%H:%M:%SZ"),
        "Operation": rarely(w, "FileAccessed", {"FileDeleted": 31, "FilePreviewed": 4}),
        "UserId": users,
        "AuditData.Workload": w.each(lambda row: "SharePoint"),
        "AuditData.ObjectId": w.by_item(lambda i: f"https://office.example/sites/a/file {i}.docx"),
        "AuditData.SourceFileName": w.by_item(lambda i: f"file {i}.docx"),
        "AuditData.SiteUrl": w.by_item(lambda i: f"https://office.example/sites/{i % 3}/"),
    }
    found = section(roles.propose(reading({"AuditLog.csv": log})))
    assert found.columns["USER_ID"] == "UserId"
    assert found.columns["ITEM_ID"] == "AuditData.ObjectId"
    assert found.columns["EVENT_TYPE"] == "Operation"
    assert found.leave_out["UserId"] == (r"SHAREPOINT\system",)
    assert found.event_types["FileDeleted"] is None


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


@pytest.mark.parametrize(
    ("lacking", "person"),
    [(0, "viewer_user_id"), (8, "viewer_user_id"), (6, "viewer_user_id"), (2, "mux_viewer_id")],
)
def test_who_has_signed_in_to_a_player_comes_before_the_number_of_the_browser(
    lacking: int, person: str
) -> None:
    """Unless that is hardly anybody: one row in so many is of nobody who has signed in."""
    w = World(4522, lines=1)
    accounts = w.by_user(lambda u: f"u{100000 + u * 13}")
    table = {
        "view_id": w.each(lambda row: digest(row)),
        "viewer_user_id": w.each(
            lambda row: "" if lacking and row % lacking == 0 else accounts[row]
        ),
        "mux_viewer_id": [digest(7000 + user * 3 + row % 2) for row, user in enumerate(w.user)],
        "video_id": w.by_item(lambda i: f"ep-{3000 + i}"),
        "video_title": w.by_item(title),
        "view_start": w.times("%Y-%m-%d %H:%M:%S"),
        "watch_time": w.each(lambda row: row * 3701 % 900_000),
    }
    made = roles.propose(reading({"video_views.csv": table}))
    columns = section(made).columns
    assert (columns["USER_ID"], columns["ITEM_ID"]) == (person, "video_id")
    assert not made.questions


def _discuz(w: World) -> Tables:
    """A forum of cooks: who opened a thread wrote its first post; admins threw some away."""
    threads = range(w.items)
    seconds = [int(at.timestamp()) for at in w.at]
    return {
        "bbs_forum_post.csv": {
            "pid": w.each(lambda row: 90_000 + row),
            "fid": w.by_item(lambda i: 2 + i % 6),
            "tid": w.by_item(lambda i: 700 + i),
            "first": w.each(lambda row: 0),
            "author": w.by_user(lambda u: f"cook{u}"),
            "authorid": w.by_user(lambda u: 10 + u),
            "dateline": seconds,
            "invisible": rarely(w, "0", {"-1": 61, "-2": 97}),
            "position": w.each(lambda row: 1 + row % 37),
        },
        "bbs_forum_thread.csv": {
            "tid": [700 + i for i in threads],
            "fid": [2 + i % 6 for i in threads],
            "author": [f"admin{i}" for i in threads],
            "authorid": [9000 + i for i in threads],
            "subject": [title(i, "Soup Bread Noodles Tea Rice") for i in threads],
            "dateline": [1_650_000_000 + 3600 * i for i in threads],
            "lastpost": [1_690_000_000 + 3601 * i for i in threads],
        },
        "bbs_forum_forum.csv": {
            "fid": list(range(1, 9)),
            "fup": [0, *[1] * 7],
            "type": ["group", *["forum"] * 7],
            "name": [title(i, "Kitchen Market Baking") for i in range(8)],
        },
        "bbs_common_member.csv": {
            "uid": [10 + u for u in range(w.users)],
            "username": [f"cook{u}" for u in range(w.users)],
            "groupid": [10 + u % 4 for u in range(w.users)],
            "regdate": [1_500_000_000 + 7200 * u for u in range(w.users)],
        },
        "bbs_common_credit_log.csv": {
            "logid": w.each(lambda row: 1 + row),
            "uid": w.by_user(lambda u: 10 + u),
            "operation": w.each(lambda row: "RPC"),
            "relatedid": w.each(lambda row: 90_000 + row),
            "dateline": seconds,
        },
        "bbs_home_favorite.csv": {
            "favid": w.each(lambda row: 1 + row)[:400],
            "uid": w.by_user(lambda u: 10 + u)[:400],
            "id": w.by_item(lambda i: 700 + i)[:400],
            "idtype": ["tid"] * 400,
            "dateline": [second + 60 for second in seconds[:400]],
        },
    }


def test_members_of_a_chinese_forum_choose_threads_and_not_boards_or_credits() -> None:
    made = roles.propose(reading(_discuz(World(4510))))
    found = section(made)
    assert found.files == ("bbs_forum_post.csv",)
    assert [found.columns[name] for name in ("USER_ID", "ITEM_ID", "TIMESTAMP")] == [
        "authorid", "tid", "dateline",
    ]  # fmt: skip
    assert made.questions == ()
    assert set(found.leave_out["invisible"]) == {"-1", "-2"}


def test_a_number_that_is_called_invisible_and_no_code_leaves_out_nothing() -> None:
    tables = _discuz(World(4511))
    posts = tables["bbs_forum_post.csv"]
    posts["invisible"] = [(3 + row % 7 if row % 20 == 0 else 0) for row in range(len(posts["pid"]))]
    assert "invisible" not in section(roles.propose(reading(tables))).leave_out
