"""What rows tell by themselves, so that nobody is asked: what cannot be taken back, say."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.roles.propose import understand
from personalize_poc.data.own.roles.which_column.tables import candidates
from personalize_poc.data.own.roles.which_table import kept
from personalize_poc.data.own.roles.words.meanings import is_event
from tests.data.own.roles.rows import proposed, rarely, section
from tests.data.own.roles.world import World, code, price, title
from tests.support.own_tables import reading

_FORM = "%Y-%m-%d %H:%M:%S"


def asked(proposal: Proposal) -> set[str]:
    return {one.code for one in proposal.questions}


def codes(proposal: Proposal) -> set[str]:
    return {one.code for one in proposal.findings}


@pytest.mark.parametrize(
    ("name", "usual", "rare"),
    [
        ("azione", "scheda", "preventivo"),
        ("aktion", "exposé", "rundgang"),
        ("행동", "갸갸갸", "냐냐냐"),
    ],
)
def test_kinds_of_events_that_take_nothing_back_are_said(name: str, usual: str, rare: str) -> None:
    w = World(1201, users=400, items=300, lines=1)
    made = proposed(w, {}, **{name: rarely(w, usual, {rare: 23})})
    assert "event-or-state" not in asked(made)
    assert "event-words-unknown" in codes(made)
    assert section(made).columns["EVENT_TYPE"] == name


def test_a_kind_that_always_follows_another_may_take_it_back() -> None:
    w = World(1202, users=400, items=300, lines=1)
    rows = [(at, w.user[row], w.item[row], "scheda") for row, at in enumerate(w.at)]
    rows += [(at + timedelta(days=3), u, i, "preventivo") for at, u, i, _ in rows[::23]]
    rows.sort()
    table = {
        "user_id": [f"u{user:05d}" for _, user, _, _ in rows],
        "item_id": [code("I", item) for _, _, item, _ in rows],
        "at": [at.strftime(_FORM) for at, *_ in rows],
        "azione": [kind for *_, kind in rows],
    }
    assert "event-or-state" in asked(roles.propose(reading({"log.csv": table})))


@pytest.mark.parametrize(("often", "is_asked"), [(90, False), (13, True)])
def test_rows_that_change_no_model_are_said_and_not_asked_about(often: int, is_asked: bool) -> None:
    w = World(1203, users=400, items=300, lines=1)
    rows = [(at, w.user[row], w.item[row], "WHARE") for row, at in enumerate(w.at)]
    rows += [(at + timedelta(days=3), u, i, "WHETU") for at, u, i, _ in rows[::often]]
    rows.sort()
    table = {
        "user_id": [f"u{user:05d}" for _, user, _, _ in rows],
        "item_id": [code("I", item) for _, _, item, _ in rows],
        "at": [at.strftime(_FORM) for at, *_ in rows],
        "reason": [kind for *_, kind in rows],
    }
    made = roles.propose(reading({"log.csv": table}))
    assert ("event-or-state" in asked(made)) is is_asked
    if not is_asked:
        (said,) = [one for one in made.findings if one.code == "standing-unknown"]
        assert "WHETU" in said.message


@pytest.mark.parametrize("name", ["재생구분", "play_type", "視聴区分", "Wiedergabeart"])
def test_codes_of_ways_to_play_are_not_asked_about(name: str) -> None:
    w = World(1204, lines=1)
    made = proposed(w, {}, **{name: rarely(w, "ST", {"DN": 11, "1M": 17})})
    assert not made.questions


@pytest.mark.parametrize(
    "word",
    ["otwarcie_książki", "Letöltés", "nedladdning", "téléchargement", "скачивание", "λήψη",
     "indirme", "apertura", "unduh", "přehrání"],
)  # fmt: skip
def test_nouns_of_deeds_are_kinds_of_events(word: str) -> None:
    assert is_event(word)


@pytest.mark.parametrize(
    ("ad", "owner", "group", "cost"),
    [("Obj-ID", "Kto", "Kategorie", "Preis"), ("thing", "who", "category", "price"),
     ("nr_x", "kod_o", "kategoria", "cena")],
)  # fmt: skip
def test_what_has_a_group_a_price_and_an_owner_is_the_thing(
    ad: str, owner: str, group: str, cost: str
) -> None:
    w = World(1205, users=500, items=4000, rows=12_000, lines=1)
    table = {
        "at": w.times(_FORM),
        "visitor_id": w.by_user(lambda u: 700_000_000 + u * 7919),
        ad: w.by_item(lambda i: 250_000_000 + i * 6007),
        owner: w.by_item(lambda i: 310_000 + i % 1900 * 577),
        group: w.by_item(lambda i: ("Pets", "Flats", "Cars", "Toys")[i % 4]),
        cost: w.by_item(price),
    }
    made = roles.propose(reading({"events.csv": table}))
    assert section(made).columns["ITEM_ID"] == ad
    assert "which-item" not in asked(made)


def test_lists_of_members_are_no_rival_of_what_they_loaded_down() -> None:
    w = World(1206, users=200, items=300, rows=6000)
    marked = World(1207, users=200, items=300, rows=2500)
    lists = range(350)
    tables: dict[str, dict[str, list[Any]]] = {
        "downloads.csv": {
            "id": [n + 9 for n in w.rows],
            "user_id": w.by_user(lambda u: u + 4000),
            "asset_id": w.by_item(lambda i: i + 70_000),
            "created_at": w.times(_FORM),
        },
        "lightbox_items.csv": {
            "id": [n + 5 for n in marked.rows],
            "lightbox_id": marked.each(lambda row: 800 + marked.user[row] + 175 * (row % 2)),
            "asset_id": marked.by_item(lambda i: i + 70_000),
            "created_at": marked.times(_FORM),
        },
        "lightboxes.csv": {
            "id": [n + 800 for n in lists],
            "user_id": [n % 175 + 4000 for n in lists],
            "name": [title(n) for n in lists],
            "created_at": ["2023-05-01 10:00:00" for _ in lists],
        },
        "users.csv": {
            "id": [n + 4000 for n in range(200)],
            "country": ["SG", "MY"] * 100,
            "email": [f"p{n}@mail.example" for n in range(200)],
        },
        "assets.csv": {
            "id": [n + 70_000 for n in range(300)],
            "title": [title(n) for n in range(300)],
            "category": ["Food", "City", "Sea"] * 100,
        },
    }
    read = reading(tables)
    made = roles.propose(read)
    assert section(made).files == ("downloads.csv",)
    assert "which-file" not in asked(made)
    views = understand(read)
    found = {one.view.label: one for one in candidates(views)}
    pair = found["downloads.csv"], found["lightbox_items.csv"]
    by_label = {view.label: view for view in views}
    assert kept.on_lists(*pair, by_label)
    for view in views:
        if all(view is not one.view for one in pair):
            view.links.clear()  # nothing says whose lists they are
    assert not kept.on_lists(*pair, by_label)


def test_a_number_of_clicks_that_orders_name_is_no_thing_to_choose() -> None:
    w = World(1208, users=300, items=60, rows=6000, lines=1)
    table = {
        "click_id": w.each(lambda row: 5_500_000 + (row if row % 8 else max(0, row - 5))),
        "member_id": w.by_user(lambda u: u + 31_000),
        "merchant_id": w.by_item(lambda i: i + 133),
        "created_at": w.times(_FORM),
        "(file)": w.each(lambda row: "click_log" if row % 8 else "orders"),
    }
    merchants = {
        "merchant_id": [i + 133 for i in range(60)],
        "name": [title(i) for i in range(60)],
        "category": ["Food", "Travel", "Books"] * 20,
    }
    made = roles.propose(reading({"log.csv": table, "merchant.csv": merchants}))
    assert section(made).columns["ITEM_ID"] == "merchant_id"
    assert "which-item" not in asked(made)


def episodes(wholes: int) -> Proposal:
    """Plays of episodes, of which each belongs to one of so many programmes, which have a table."""
    w = World(1209, users=300, items=240, rows=8000)
    plays = {
        "member_id": w.by_user(lambda u: f"m{u:05d}"),
        "program_code": w.by_item(lambda i: f"PG{i % wholes + 1001}"),
        "episode_code": w.by_item(lambda i: f"EP{i * 31 + 20_000}"),
        "episode_title": w.by_item(lambda i: title(i * 3)),
        "played_at": w.times(_FORM),
    }
    programs = {
        "program_code": [f"PG{n + 1001}" for n in range(wholes)],
        "program_name": [title(n + 900) for n in range(wholes)],
        "host": [f"Host {n % 4}" for n in range(wholes)],
    }
    return roles.propose(reading({"plays.csv": plays, "programs.csv": programs}))


def test_episodes_are_chosen_where_there_are_a_few_programmes_only() -> None:
    made = episodes(12)
    assert section(made).columns["ITEM_ID"] == "episode_code"
    assert "which-item" not in asked(made)
    assert section(episodes(60)).columns["ITEM_ID"] == "program_code"


@pytest.mark.parametrize(
    ("first", "last", "header"),
    [
        (
            "김 이 박 최 정 오 강 조 윤 장",
            "민준 서연 지훈 지은 영수 하은 현우",
            ("구매자ID", "성명"),
        ),
        ("Anna Peter Julia Max Paul Lena", " Schmidt, Wolf, Braun, Krause", ("Kundennr", "Name")),
    ],
)
def test_names_of_receivers_are_no_rivals_of_the_ids_of_buyers(
    first: str, last: str, header: tuple[str, str]
) -> None:
    w = World(1260, lines=1)
    ends = last.split(",") if "," in last else last.split()
    called = [one + other for one in first.split() for other in ends]
    buyer, receiver = header
    table = {
        buyer: w.by_user(lambda u: f"mv{u * 7919 % 100_003:05d}x"),
        receiver: w.each(lambda n: called[(w.user[n] * 7 + n * (n % 4 == 0)) % len(called)]),
        "item_id": w.by_item(lambda i: code("I", i)),
        "at": w.times(_FORM),
    }
    made = roles.propose(reading({"log.csv": table}))
    assert section(made).columns["USER_ID"] == buyer
    assert "which-user" not in asked(made)
