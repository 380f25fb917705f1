"""Kinds of events that tell one deed twice, and people whose account tells them again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from personalize_poc.data.findings import Finding
from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.world import World, code, title
from tests.support.own_tables import reading


def viewings(kinds: str, of_others: bool = False) -> Proposal:
    """Viewings, of each a row for each kind; the last kind may be of other people's items."""
    w = World(701, lines=1)
    names = kinds.split()
    rows = []
    for row in w.rows:
        for step, kind in enumerate(names):
            item = w.item[row]
            if of_others and step == len(names) - 1:
                item = (item * 7 + row) % w.items
            rows.append((w.at[row] + timedelta(minutes=9 * step), w.user[row], item, kind))
    rows.sort()
    return roles.propose(
        reading({
            "log.csv": {
                "user_id": [f"u{user:05d}" for _, user, _, _ in rows],
                "item_id": [code("I", item) for _, _, item, _ in rows],
                "at": [f"{at:%Y-%m-%d %H:%M:%S}" for at, _, _, _ in rows],
                "event": [kind for _, _, _, kind in rows],
            }
        })
    )  # fmt: skip


def gone(proposal: Proposal) -> set[str]:
    assert proposal.mapping is not None
    types = proposal.mapping.sections["interactions"].event_types
    return {kind for kind, name in types.items() if name is None}


@pytest.mark.parametrize(
    "kinds",
    ["PLAY_START HEARTBEAT PLAY_END", "video.started video.progress video.stopped",
     "시청시작 시청종료", "wiedergabe_gestartet wiedergabe_beendet", "再生開始 再生終了",
     "貸出 延長", "PRET PROLONG", "Ausleihe Verlängerung", "checkout renewal"],
)  # fmt: skip
def test_what_starts_and_ends_is_counted_once_and_said(kinds: str) -> None:
    found = viewings(kinds)
    first, *others = kinds.split()
    assert gone(found) == set(others)
    (said,) = [one for one in found.findings if one.code == "events-left-out"]
    assert f"{others[-1]} tells again what {first} has told" in said.matters


def test_what_ends_without_a_beginning_counts() -> None:
    assert gone(viewings("play_start play_end", of_others=True)) == set()


@pytest.mark.parametrize("kinds", ["purchase renewal", "activation renewal"])
def test_a_renewal_of_what_is_paid_for_counts(kinds: str) -> None:
    assert gone(viewings(kinds)) == set()


def test_what_is_complete_says_more_than_that_it_ended() -> None:
    assert gone(viewings("video_start video_complete")) == set()


@pytest.mark.parametrize(
    ("fine", "coarse", "accounts", "asked"),
    [
        ("profile_id", "account_id", False, False),
        ("profile_id", "account_id", True, False),
        ("member_id", "client_id", False, False),
        ("member_id", "client_id", True, True),
    ],
)
def test_a_profile_is_the_person_and_others_unless_what_they_belong_to_has_a_table_too(
    fine: str, coarse: str, accounts: bool, asked: bool
) -> None:
    w = World(702, users=400, lines=1)
    profiles = [f"PF{u:05d}" for u in range(w.users)]
    account = [f"A{70_000 + u // 2}" for u in range(w.users)]
    tables: dict[str, dict[str, Any]] = {
        "plays.csv": {
            coarse: w.by_user(account.__getitem__),
            fine: w.by_user(profiles.__getitem__),
            "content_id": w.by_item(lambda i: code("C", i)),
            "log_ts": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "profiles.csv": {
            fine: profiles,
            coarse: account,
            "nickname": [f"nick {u}" for u in range(w.users)],
            "birth_year": [1950 + u % 50 for u in range(w.users)],
        },
    }
    if accounts:
        tables["accounts.csv"] = {
            coarse: sorted(set(account)),
            "country": [f"C{n % 4}" for n in range(w.users // 2)],
        }
    found = roles.propose(reading(tables))
    assert found.mapping is not None
    assert found.mapping.sections["interactions"].columns["USER_ID"] == fine
    said = [one for one in found.findings if one.code == "person-in-account"]
    assert bool(said) is not asked
    assert [one.code for one in found.questions] == (["which-user"] if asked else [])


def test_a_profile_of_an_account_is_the_person_though_no_table_has_either() -> None:
    w = World(703, users=400, lines=1)
    plays = {
        "account.id": w.by_user(lambda u: f"A{70_000 + u // 2}"),
        "profile.id": w.by_user(lambda u: f"PF{u * 7919:06x}"),
        "content.title_id": w.by_item(lambda i: code("C", i)),
        "log_ts": w.times("%Y-%m-%d %H:%M:%S"),
    }
    found = roles.propose(reading({"plays.json": plays}))
    assert found.mapping is not None
    assert found.mapping.sections["interactions"].columns["USER_ID"] == "profile.id"
    assert not found.questions
    assert "person-in-account" in {one.code for one in found.findings}


def twice(w: World, parts: int, orders: bool = False) -> list[Finding]:
    """What is said of a log of which the last part has some rows of the first again."""
    rows = [*w.rows, *w.rows[: len(w.rows) // 9]]
    ids = [f"T{7_000_000 + (row // 2 if orders else row)}" for row in rows]
    log = {
        "ticket": ids,
        "user_id": [f"u{w.user[row]:05d}" for row in rows],
        "item_id": [code("I", w.item[row]) for row in rows],
        "at": [f"{w.at[row]:%Y-%m-%d %H:%M:%S}" for row in rows],
    }
    files = [f"log-{number}.csv" for number in range(parts)]
    found = roles.propose(reading({"log-*.csv": log}, {"log-*.csv": files})).findings
    return [one for one in found if one.code == "events-twice"]


def test_parts_that_overlap_are_said_with_the_rows_that_stand_in_two_of_them() -> None:
    w = World(702, lines=1)
    (said,) = twice(w, 2)
    assert said.count == len(w.rows) // 9
    assert said.column == "ticket"
    assert "overlap" in said.message


def test_an_event_that_was_sent_again_is_said_and_lines_of_an_order_are_none() -> None:
    w = World(703, lines=1)
    (said,) = twice(w, 1)
    assert "overlap" not in said.message
    assert not twice(w, 1, orders=True)


def test_seats_of_one_order_are_no_event_that_was_written_twice() -> None:
    w = World(704, lines=1)
    rows = [row for row in w.rows for _ in range(1 + row % 3)]
    log = {
        "order_no": [f"T{7_000_000 + row}" for row in rows],
        "user_id": [f"u{w.user[row]:05d}" for row in rows],
        "concert_id": [code("E", w.item[row]) for row in rows],
        "at": [f"{w.at[row]:%Y-%m-%d %H:%M:%S}" for row in rows],
        "seat": [f"P-{n % 400}" for n in range(len(rows))],
    }
    found = roles.propose(reading({"tickets.csv": log})).findings
    assert "events-twice" not in {one.code for one in found}
    found = roles.propose(
        reading({"tickets.csv": {**log, "seat": [f"P-{row % 400}" for row in rows]}})
    ).findings
    assert "events-twice" in {one.code for one in found}


def parted(named: str) -> Proposal:
    """A player's viewings, some in parts that name the first one, with a row of data for each."""
    w = World(711, users=60, items=70, rows=2500, lines=1)
    first, last = list(range(1, len(w.rows) + 1)), dict[tuple[int, int], int]()
    for row in w.rows:
        pair = w.user[row], w.item[row]
        if row % 7 == 0 and pair in last:
            first[row] = last[pair]
        last[pair] = first[row]
    numbers, keys = [row + 1 for row in w.rows], w.by_item(lambda i: 2400 + i * 7)
    return roles.propose(
        reading({
            "session_history": {
                "id": numbers,
                "reference_id": first,
                "started": [int(at.timestamp()) for at in w.at],
                named: keys,
                "user_id": w.by_user(lambda u: 4_000_000 + u * 9177),
            },
            "session_history_metadata": {
                "id": numbers,
                named: keys,
                "title": w.by_item(title),
                "media_type": ["movie" for _ in w.rows],
                "genres": w.by_item(lambda i: "Drama;Crime" if i % 3 else "Kids"),
                "machine": w.pick(["tv", "phone", "web"]),
            },
        })
    )  # fmt: skip


@pytest.mark.parametrize("named", ["rating_key", "film_id"])
def test_a_row_that_goes_on_with_an_earlier_one_names_no_item_and_is_said(named: str) -> None:
    proposal = parted(named)
    assert proposal.mapping is not None
    happened, items = (proposal.mapping.sections[name] for name in ("interactions", "items"))
    assert happened.columns["ITEM_ID"] == named
    assert not proposal.questions
    (said,) = [one for one in proposal.findings if one.code == "events-twice"]
    assert (said.column, "go on with an earlier row" in said.message) == ("reference_id", True)
    assert items.files == ("session_history_metadata",)
    assert items.columns == {"ITEM_ID": named, "GENRES": "genres"}
    assert items.title == "title"
    assert "same value everywhere" in items.unused["media_type"]
