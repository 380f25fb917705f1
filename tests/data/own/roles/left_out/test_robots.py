"""Robots and crawlers, whatever the column is called that tells them, and visits of one's own."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from tests.data.own.roles.worlds.proposals import proposal_and_section, said_of_rows
from tests.data.own.roles.worlds.rows import proposed, rarely, section
from tests.data.own.roles.worlds.world import World, code, digest
from tests.support.own_tables import reading

AGENT = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/126.0"
ROBOTS = {
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)": 31,
    "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/120.0": 37,
    "Site24x7 monitoring/1.0": 41,
    "Baiduspider+": 43,
}


def test_robots_that_say_so_do_not_count() -> None:
    w = World(914, lines=1)
    made = proposed(w, {}, client_ua=rarely(w, AGENT, ROBOTS))
    assert set(section(made).leave_out["client_ua"]) == set(ROBOTS)
    rows = sum(any(row % n == 0 for n in ROBOTS.values()) for row in w.rows)
    (said,) = [one for one in made.findings if one.column == "client_ua"]
    assert f"{rows} rows are of robots" in said.message


def test_a_chat_bot_is_a_channel_and_a_monitor_a_device_and_a_talbot_a_person() -> None:
    w = World(915, lines=1)
    made = section(
        proposed(
            w, {},
            channel=rarely(w, "web", {"chatbot": 9}), device=rarely(w, "phone", {"monitor": 9}),
            agent=rarely(w, "Lena Moor", {"Claire Talbot": 9, "Ute Graf": 4, "Jo Vance": 5}),
        )
    )  # fmt: skip
    assert not made.leave_out


@pytest.mark.parametrize(
    ("name", "usual", "robot"),
    [("User-Agent-Klasse", "Browser", "Bot"), ("device_type", "desktop", "bot"),
     ("browser_kind", "human", "Crawler")],
)  # fmt: skip
def test_rows_of_a_kind_of_program_that_is_a_robot_do_not_count(
    name: str, usual: str, robot: str
) -> None:
    w = World(933, lines=1)
    made = proposed(w, {}, **{name: rarely(w, usual, {robot: 20})})
    assert section(made).leave_out[name] == (robot,)


def test_a_robot_that_is_a_device_counts() -> None:
    w = World(934, lines=1)
    made = proposed(w, {}, device=rarely(w, "kettle", {"robot": 20, "monitor": 9}))
    assert "device" not in section(made).leave_out


@pytest.mark.parametrize("name", ["agente", "źródło", "x_from"])
@pytest.mark.parametrize(
    "robot", ["Googlebot/2.1", "bingbot/2.0", "Applebot/0.1", "Baiduspider/2.0"]
)
def test_crawlers_are_known_by_their_names_in_any_column(name: str, robot: str) -> None:
    w = World(4801, lines=1)
    found = proposed(w, {}, **{name: rarely(w, "app", {robot: 15})})
    assert section(found).leave_out == {name: (robot,)}
    assert "robots, which say so" in said_of_rows(found, name)


@pytest.mark.parametrize("value", ["Talbot", "Abbot/2", "Turbot 1.5", "Ubot/Seven"])
def test_other_words_in_any_column_are_no_crawlers(value: str) -> None:
    w = World(4802, lines=1)
    assert not section(proposed(w, {}, serie=rarely(w, "Moss", {value: 15}))).leave_out


@pytest.mark.parametrize(
    ("name", "usual", "rare", "gone"),
    [
        ("theme", "car", "robot", False),
        ("theme", "Spring", "Spider-Man", False),
        ("kind", "꽃", "로봇", False),
        ("status", "human", "robot", True),
        ("status", "completed", "bot", True),
        ("상태", "사용자", "봇", True),
    ],
)
def test_robots_are_no_visitors_where_nothing_speaks_of_people(
    name: str, usual: str, rare: str, gone: bool
) -> None:
    w = World(4810, lines=1)
    each = w.each(lambda n: rare if n % (15 if gone else 2) == 0 else usual)
    left = section(proposed(w, {}, **{name: each})).leave_out
    assert left == ({name: (rare,)} if gone else {})


@pytest.mark.parametrize(
    ("name", "usual", "own"),
    [
        ("traffic_class", "external", "internal"),
        ("visitor_type", "reader", "newsroom"),
        ("visit.kind", "human", "bot"),
        ("tipo_de_tráfico", "externo", "interno"),
        ("트래픽유형", "외부", "내부"),
        ("traffic_type", "external", "monitoring"),
    ],
)
def test_visits_of_ones_own_people_and_of_robots_do_not_count(
    name: str, usual: str, own: str
) -> None:
    w = World(1709, lines=1)
    kinds: list[Any] = w.by_user(lambda u: own if u % 40 == 3 else usual)
    made = proposed(w, {}, **{name: kinds})
    assert section(made).leave_out == {name: (own,)}
    (said,) = [one for one in made.findings if one.column == name and one.code == "rows-left-out"]
    assert f"{sum(kind == own for kind in kinds)} rows are {own} by {name}" in said.message


@pytest.mark.parametrize(
    ("name", "usual", "others"),
    [
        ("traffic_type", "direct", {"internal": 12, "search": 5}),
        ("traffic_source", "external", {"internal": 12}),
        ("visitor_group", "control", {"test": 12}),
        ("traffic_class", "internal", {"external": 12}),
    ],
)
def test_visits_that_come_from_a_page_of_ones_own_count(
    name: str, usual: str, others: dict[str, int]
) -> None:
    w = World(1710, lines=1)
    assert section(proposed(w, {}, **{name: rarely(w, usual, others)})).leave_out == {}


def test_crawlers_are_found_in_the_column_of_devices() -> None:
    w = World(967, lines=1)
    devices = ["iPhone Safari", "Windows Chrome", "Android Chrome"]
    __, section = proposal_and_section({
        "閲覧ログ.tsv": {
            "閲覧日時": w.times("%Y/%m/%d %H:%M:%S"),
            "訪問者ID": w.by_user(lambda u: digest(u)[:16]),
            "記事ID": w.by_item(lambda i: 202_404_010_000 + i),
            "端末": w.each(lambda row: devices[row % 3] if row % 20 else "Googlebot/2.1"),
        },
        "記事一覧.tsv": {
            "記事ID": [202_404_010_000 + i for i in range(w.items)],
            "見出し": [f"市役所をめぐる課題 {i}" for i in range(w.items)],
        },
    })  # fmt: skip
    assert section.leave_out == {"端末": ("Googlebot/2.1",)}


def test_programs_that_follow_all_links_of_a_mail_are_robots() -> None:
    w = World(4410, lines=1)
    scanner = "LinkScanner/2.1 (security gateway)"
    clients = rarely(w, "Outlook", {scanner: 4, "iPhone Mail": 3, "Gmail": 2})
    assert section(proposed(w, {}, klient=clients)).leave_out["klient"] == (scanner,)


@pytest.mark.parametrize(
    ("programs", "counts"), [(lambda w: w.user, True), (lambda w: [0] * len(w.user), False)]
)
def test_people_who_fetch_by_a_script_count_and_a_crawler_does_not(
    programs: Any, counts: bool
) -> None:
    w = World(3405)
    by = programs(w)
    scripted = [one % 9 == 0 for one in w.user] if counts else w.each(lambda r: r % 9 == 0)
    browser = "Mozilla/5.0 (X11) Firefox/118"
    log = {
        "visitor": [f"v{by[r] if scripted[r] else w.user[r]:05d}" for r in w.rows],
        "dataset": w.by_item(lambda i: code("D", i)),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
        "user_agent": [
            "python-requests/2.31" if one else (browser, "bingbot/2.0")[r % 40 == 1]
            for r, one in enumerate(scripted)
        ],
    }
    gone = section(roles.propose(reading({"usage.tsv": log}))).leave_out["user_agent"]
    assert ("python-requests/2.31" in gone) is not counts
    assert "bingbot/2.0" in gone


def test_robots_are_no_users_where_the_rows_alone_tell_who_is_one() -> None:
    w = World(3111, lines=1)
    robot = "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)"
    agents = w.by_user(lambda u: robot if u % 40 == 0 else f"Mozilla/5.0 (X11) Firefox/{u % 9}")
    made = proposed(w, {}, user_agent=agents, device=w.by_user(lambda u: ("pc", "tv")[u % 2]))
    assert made.mapping is not None
    assert section(made).leave_out == {"user_agent": (robot,)}
    assert made.mapping.sections["users"].leave_out == {"user_agent": (robot,)}
    cancelled = rarely(w, "paid", {"cancelled": 30})
    made = proposed(w, {}, status=cancelled, device=w.by_user(lambda u: ("pc", "tv")[u % 2]))
    assert made.mapping is not None
    assert section(made).leave_out == {"status": ("cancelled",)}
    assert made.mapping.sections["users"].leave_out == {}
