"""Who acted, where columns have no names or several of them name people."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import asked, proposal_and_section, who_and_what
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, chosen, digest, title
from tests.support.own_tables import reading

_PEOPLE, _THINGS, _VISITS = 120, 150, 4
_FORM = "%Y-%m-%d %H:%M:%S"
Tables = dict[str, dict[str, list[Any]]]


def _dump(w: World, **more: list[object]) -> dict[str, dict[str, list[object]]]:
    """Ratings in a file without a header, beside the things that are rated."""
    lines = {
        "column 1": w.by_user(lambda u: u + 1),
        "column 2": w.by_item(lambda i: 100_000 + 31 * i),
        "column 3": w.pick([1, 2, 3, 4, 5]),
        "column 4": w.each(lambda row: int(w.at[row].timestamp())),
        **more,
    }
    books: dict[str, list[object]] = {
        "book_id": [100_000 + 31 * i for i in range(w.items)],
        "title": [title(i) for i in range(w.items)],
    }
    return {"ratings.tsv": lines, "books.csv": books}


def test_the_only_id_that_is_left_in_a_table_without_a_header_is_who_rated() -> None:
    made = roles.propose(reading(_dump(World(3406, lines=1))))
    assert section(made).columns["USER_ID"] == "column 1"
    assert section(made).columns["ITEM_ID"] == "column 2"
    assert not made.questions


def test_beside_other_numbers_a_person_has_to_say_who_rated() -> None:
    w = World(3407, lines=1)
    made = roles.propose(reading(_dump(w, **{"column 5": w.pick(range(1, 70))})))
    assert "which-user" in [one.code for one in made.questions]


def test_a_player_is_who_acted_and_not_the_level_that_a_table_says_of_it() -> None:
    w = World(953, users=1500, rows=6000)
    days = ["2021-03-04", "2021-07-30", "2022-01-09", "2022-02-11", "2022-09-05", "2023-01-02"]
    proposal, section = proposal_and_section({
        "道具购买.csv": {
            "流水号": w.each(lambda row: f"T{row:09d}"),
            "角色ID": w.by_user(lambda u: 9000001 + u * 7),
            "道具ID": w.by_item(lambda i: 208000 + i * 3),
            "数量": w.pick([1, 2, 5], [8, 2, 1]),
            "购买时间": w.each(lambda row: int(w.at[row].timestamp() * 1000)),
        },
        "角色信息.csv": {
            "角色ID": [9000001 + u * 7 for u in range(w.users)],
            "等级": [1 + u * 13 % 80 for u in range(w.users)],
            "创建日期": [days[u % len(days)] for u in range(w.users)],
        },
        "道具表.csv": {
            "道具ID": [208000 + i * 3 for i in range(w.items)],
            "名称": [f"龙之剑 {i}" for i in range(w.items)],
        },
    })  # fmt: skip
    assert not section.joins
    assert section.columns["USER_ID"] == "角色ID"
    assert section.columns["TIMESTAMP"] == "购买时间"
    assert not proposal.questions


def test_the_level_that_a_player_has_reached_is_no_player() -> None:
    w = World(966, users=600)
    proposal, section = proposal_and_section({
        "shop_log.csv": {
            "player_id": w.by_user(lambda u: 471_225_655 + u * 991),
            "player_level": w.by_user(lambda u: 1 + u * 7 % 90),
            "item_id": w.by_item(lambda i: 5001 + i),
            "action": w.pick(["view", "purchase"], [4, 1]),
            "ts": w.times("%Y-%m-%d %H:%M:%S"),
        }
    })  # fmt: skip
    assert section.columns["USER_ID"] == "player_id"
    assert not proposal.questions


def visits(seconds: float, *, days: bool = False) -> list[tuple[int, int, str]]:
    """Person, thing and time of some visits of each person, with so many seconds between events."""
    rng = np.random.default_rng(7)
    rows: list[tuple[int, int, int]] = []
    for person in range(_PEOPLE):
        for start in rng.integers(0, 90 * 86_400, _VISITS).tolist():
            things = rng.permutation(_THINGS)[:5].tolist()
            rows += [(person, thing, start + int(n * seconds)) for n, thing in enumerate(things)]
    rows.sort(key=lambda row: row[2])
    first, form = datetime(2024, 3, 1), "%Y-%m-%d" if days else "%Y-%m-%d %H:%M:%S"
    return [(who, what, (first + timedelta(seconds=at)).strftime(form)) for who, what, at in rows]


def proposed_visits(rows: list[tuple[int, int, str]], *, turned: bool) -> Proposal:
    """turned: whether the thing stands before the person."""
    people: list[Any] = [f"{700_000 + row[0] * 37:07d}" for row in rows]
    things: list[Any] = [f"{200_000 + row[1] * 41:07d}" for row in rows]
    first, second = (things, people) if turned else (people, things)
    times = [row[2] for row in rows]
    table = {"column 1": first, "column 2": times, "column 3": second}
    return roles.propose(reading({"export-1.csv": table}))


@pytest.mark.parametrize("turned", [False, True])
def test_who_does_several_things_within_minutes_is_the_person(turned: bool) -> None:
    proposal = proposed_visits(visits(90), turned=turned)
    assert proposal.mapping is not None
    columns = proposal.mapping.sections["interactions"].columns
    here = ("column 3", "column 1") if turned else ("column 1", "column 3")
    assert (columns["USER_ID"], columns["ITEM_ID"]) == here
    assert not [one.code for one in proposal.questions]
    (why,) = [one.reason for one in proposal.guesses if one.field == "USER_ID"]
    assert "within half an hour" in why


@pytest.mark.parametrize(("seconds", "days"), [(9 * 86_400, False), (90, True)])
def test_without_bursts_or_times_of_day_a_person_is_asked(seconds: float, days: bool) -> None:
    proposal = proposed_visits(visits(seconds, days=days), turned=False)
    assert "user-or-item" in [one.code for one in proposal.questions]


def rated(people: str, users: int, items: int, accounts: int) -> Proposal:
    """Ratings, people and films in files whose columns have no names, all numbered from 1."""
    w = World(815, users=users, items=items, rows=4000, lines=1)
    ratings: dict[str, Any] = {
        "column 1": w.by_user(lambda u: u + 1),
        "column 2": w.by_item(lambda i: i + 1),
        "column 3": w.pick([1, 2, 3, 4, 5]),
        "column 4": [int(at.timestamp()) for at in w.at],
    }
    who: dict[str, Any] = {
        "column 1": list(range(1, accounts + 1)),
        "column 2": ["CA", "UK", "DE", "FR", ""] * (accounts // 5),
        "column 3": [2009 + n % 15 for n in range(accounts)],
    }
    films: dict[str, Any] = {
        "column 1": list(range(1, 301)),
        "column 2": [title(n) for n in range(300)],
        "column 3": [1980 + n % 40 for n in range(300)],
    }
    return roles.propose(reading({"r.dat": ratings, people: who, "movies.dat": films}))


@pytest.mark.parametrize("people", ["users.dat", "members.psv.xz", "회원.lst", "klanten"])
def test_tables_without_names_of_columns_are_what_they_are_called(people: str) -> None:
    proposal = rated(people, users=150, items=280, accounts=160)
    assert proposal.mapping is not None
    sections = proposal.mapping.sections
    assert sections["users"].columns["USER_ID"] == "column 1"
    assert sections["items"].columns["ITEM_ID"] == "column 1"
    columns = section(proposal).columns
    assert (columns["USER_ID"], columns["ITEM_ID"]) == ("column 1", "column 2")
    assert proposal.questions == ()


def test_numbers_that_are_keys_of_people_and_of_things_alike_are_asked_about() -> None:
    proposal = rated("users.dat", users=150, items=120, accounts=400)
    assert {one.code for one in proposal.questions} & {"user-or-item", "which-user"}


def test_who_is_called_a_target_is_not_who_acted() -> None:
    w = World(1304, users=500, items=500, rows=9000)
    people = [digest(u)[:12] for u in range(500)]
    table = {
        "swp": w.by_user(lambda u: people[u]),
        "target": w.by_item(lambda i: people[i]),
        "at": w.times(_FORM),
    }
    profiles = {
        "id": people,
        "age": [20 + u % 30 for u in range(500)],
        "city": ["Oslo", "Bergen"] * 250,
    }
    made = roles.propose(reading({"swipes.csv": table, "profiles.csv": profiles}))
    assert section(made).columns["USER_ID"] == "swp"
    assert "which-user" not in asked(made)


def game(w: World, *, known: bool) -> Proposal:
    log = {
        "ts": w.times("%Y-%m-%d %H:%M:%S"),
        "pid": w.by_user(lambda u: digest(u)[:16]),
        "props.item_id": w.by_item(lambda i: f"mount_{i:03d}"),
    }
    items = {
        "item_id": [f"mount_{i:03d}" for i in range(w.items)],
        "rarity": [chosen(("common", "rare", "epic"), i) for i in range(w.items)],
    }
    return roles.propose(reading({"log.jsonl": log, **({"catalog.json": items} if known else {})}))


def test_beside_the_item_of_a_catalogue_a_pid_is_a_player() -> None:
    made = game(World(4403), known=True)
    assert who_and_what(made) == ("pid", "props.item_id")
    assert made.questions == ()


def _swipes(seed: int) -> Tables:
    """Who looks at profiles does so for minutes, and whoever is looked at, at any time."""
    draw = random.Random(seed)
    people = [f"u{1000 + n}" for n in range(200)]
    rows, start = [], datetime(2024, 3, 1, tzinfo=UTC)
    for at in range(800):
        who, began = draw.choice(people), start + timedelta(minutes=47 * at)
        steps = [began + timedelta(seconds=40 * n) for n in range(draw.randint(3, 9))]
        rows += [(seen, who, draw.choice(people)) for seen in steps]
    rows.sort()
    return {
        "swipes.csv": {
            "kaydiran_id": [who for _, who, _ in rows],
            "profil_id": [whom for _, _, whom in rows],
            "zaman": [f"{at:%Y-%m-%d %H:%M:%S}" for at, _, _ in rows],
        },
        "people.csv": {
            "kullanici_id": people,
            "sehir": [chosen(("Ankara", "Izmir", "Bursa"), n) for n in range(200)],
            "dogum_yili": [1970 + n % 30 for n in range(200)],
        },
    }


def test_of_two_people_the_one_who_acts_in_bursts_chose_the_other() -> None:
    found = section(roles.propose(reading(_swipes(4505)))).columns
    assert (found["USER_ID"], found["ITEM_ID"]) == ("kaydiran_id", "profil_id")


def test_a_time_without_a_name_is_no_rival_of_who_acted() -> None:
    """Lines of an order share its number and its seconds since 1970; people have many orders."""
    w = World(5110, users=300, items=120, rows=6000, lines=4)
    seconds = w.by_order(lambda n: 1_709_242_560 + n * 7_919 % 5_000_000)
    tables: dict[str, dict[str, Any]] = {
        "lines.tsv": {
            "column 1": w.each(lambda row: 400_000_001 + row),
            "column 2": w.by_order(lambda n: 77_000_003 + n * 3),
            "column 3": w.by_user(lambda u: 1_120_340 + u * 4_241),
            "column 4": w.by_item(lambda i: 21_000 + i * 37),
            "column 5": seconds,
        },
        "products.tsv": {
            "column 1": [21_000 + i * 37 for i in range(120)],
            "column 2": [title(i) for i in range(120)],
        },
    }
    proposal = roles.propose(reading(tables))
    made = section(proposal)
    assert (made.columns["USER_ID"], made.columns["ITEM_ID"]) == ("column 3", "column 4")
    assert made.columns["TIMESTAMP"] == "column 5"
    assert not proposal.questions


def test_beside_a_thing_with_a_title_a_pid_is_a_player() -> None:
    """No catalogue says what the items are; each has a name in the row."""
    w = World(4404)
    log = {
        "ts": w.times("%Y-%m-%d %H:%M:%S"),
        "ctx.pid": w.by_user(lambda u: f"p{3_600_000 + u * 17:08d}"),
        "ctx.sku": w.by_item(lambda i: f"itm_{5_000 + i * 3}"),
        "ctx.name": w.by_item(title),
    }
    made = roles.propose(reading({"game.jsonl": log}))
    assert who_and_what(made) == ("ctx.pid", "ctx.sku")
    assert made.questions == ()


def test_who_sat_at_a_table_together_is_told_by_names_though_numbers_are_in_both_tables() -> None:
    """A game has several players in the same minute; games and players are counted from 1."""
    draw = random.Random(5711)
    at, rows = datetime(2023, 1, 7, 19, tzinfo=UTC), []
    for _ in range(500):
        at += timedelta(minutes=draw.randint(20, 3_000))
        game = 1 + min(draw.randrange(110), draw.randrange(110))
        rows += [(at, game, who) for who in draw.sample(range(1, 121), 4)]
    tables: Tables = {
        "plays.csv": {
            "game_ref_id": [game for _, game, _ in rows],
            "player_ref_id": [who for _, _, who in rows],
            "played": [f"{when:{_FORM}}" for when, _, _ in rows],
        },
        "games.csv": {"id": list(range(1, 111)), "name": [title(n) for n in range(110)]},
        "players.csv": {
            "id": list(range(1, 121)),
            "name": [f"{chosen(('Ada', 'Bo', 'Cy'), n)} {title(n)}" for n in range(120)],
        },
    }
    assert who_and_what(roles.propose(reading(tables))) == ("player_ref_id", "game_ref_id")


def test_a_week_that_a_calendar_has_the_days_of_is_nobody() -> None:
    """Its rows come back more often than anybody's, and each person has one delivery in each."""
    w = World(5402, users=900, items=300, rows=4000, lines=1)
    weeks = 26
    called = [f"2024{4 + n // 4:02d}-{n % 4 + 1}" for n in range(weeks)]
    rows = sorted((row * weeks // len(w.rows), u, w.item[row]) for row, u in enumerate(w.user))
    start = datetime(2024, 1, 1, tzinfo=UTC)
    tables: dict[str, dict[str, Any]] = {
        "lines.csv": {
            "zrp": [f"{118 + 7 * u:08d}" for __, u, __ in rows],
            "wko": [called[week] for week, __, __ in rows],
            "product code": [490_100_000 + 31 * i for __, __, i in rows],
            "qty": [1 + i % 3 for __, __, i in rows],
        },
        "weeks.csv": {
            "wko": called,
            "lek": [(start + timedelta(days=7 * n)).strftime("%Y/%m/%d") for n in range(weeks)],
            "tup": [(start + timedelta(days=7 * n + 4)).strftime("%Y/%m/%d") for n in range(weeks)],
        },
    }
    made = roles.propose(reading(tables))
    assert section(made).columns["USER_ID"] == "zrp"
    assert section(made).joins[0].columns["TIMESTAMP"] == "lek"
    assert not asked(made)


def test_people_of_a_table_are_those_who_order_though_the_first_rows_have_few_of_them() -> None:
    """Orders of a year begin with few of all who have a number, and nothing is called a person."""
    w = World(4021, users=1200, items=150, rows=24_000)
    early = 9 * len(w.rows) // 10
    who = [user % 150 if row < early else user for row, user in enumerate(w.user)]
    whose = dict(zip(w.order, who, strict=True))
    lines: dict[str, list[Any]] = {
        "NRO_PEDIDO": w.by_order(lambda n: n + 70_010_000),
        "COD_CONSULTORA": [1_200_000 + 7 * whose[order] for order in w.order],
        "CUV": w.each(lambda row: 10_000 + 13 * w.item[row] + row // 3000),
        "COD_SAP": w.by_item(lambda i: 200_100_000 + 977 * i),
        "COD_ZONA": [1101 + 101 * (whose[order] % 8) for order in w.order],
        "FEC_PEDIDO": w.times("%d/%m/%Y %H:%M"),
    }
    tables: Tables = {
        "PEDIDOS.TXT": lines,
        "CONSULTORAS.TXT": {
            "COD_CONSULTORA": [1_200_000 + 7 * u for u in range(w.users)],
            "COD_ZONA": [1101 + 101 * (u % 8) for u in range(w.users)],
            "NIVEL": [chosen(["ORO", "PLATA", "BRONCE"], u) for u in range(w.users)],
        },
        "PRODUCTOS.TXT": {
            "COD_SAP": [200_100_000 + 977 * i for i in range(w.items)],
            "DESCRIPCION": [title(i) for i in range(w.items)],
        },
        "ZONAS.TXT": {
            "COD_ZONA": [1101 + 101 * z for z in range(8)],
            "ZONA": [title(z) for z in range(8)],
        },
    }
    made = roles.propose(reading(tables))
    assert who_and_what(made) == ("COD_CONSULTORA", "COD_SAP")
    assert not asked(made)


def _news(addresses: bool) -> Tables:
    """Visits of a paper, a few of each person at any time; an article is read within hours."""
    chance = random.Random(77)
    rows: list[tuple[datetime, int, int]] = []
    for article in range(500):
        begun = datetime(2024, 8, 1, tzinfo=UTC) + timedelta(minutes=43 * article)
        readers = {int(900 * chance.random() ** 2) for __ in range(12 + article % 30)}
        rows += [(begun + timedelta(seconds=int(chance.expovariate(1 / 7200))), article, one)
                 for one in readers]  # fmt: skip
    rows.sort()
    table: dict[str, list[Any]] = {
        "column 1": [at.strftime(_FORM) for at, _a, _b in rows],
        "column 2": [digest(one)[:24] for _a, _b, one in rows],
        "column 3": [9_120_000 + 37 * article for _a, article, _b in rows],
        "column 4": [("udland", "debat", "sport")[article % 3] for _a, article, _b in rows],
        "column 5": [f"/udland/{title(article).replace(' ', '-')}/{9_120_000 + 37 * article}"
                     for _a, article, _b in rows],
    }  # fmt: skip
    if not addresses:
        del table["column 5"]
    return {"visits.tsv": table}


def test_what_the_address_of_a_page_has_was_read_though_it_came_in_a_burst() -> None:
    made = roles.propose(reading(_news(True)))
    assert who_and_what(made) == ("column 2", "column 3")
    assert not made.questions


def test_news_that_many_read_within_hours_are_not_called_people() -> None:
    made = roles.propose(reading(_news(False)))
    assert who_and_what(made) == ("column 2", "column 3") or made.questions


def test_the_author_of_a_video_that_a_list_has_is_not_who_marked_it() -> None:
    w = World(3419, lines=1, users=500, rows=3000)
    made = roles.propose(reading({
        "plays.csv": {
            "uid": w.by_user(lambda u: 1_001_996_677 + 7919 * u),
            "vid": w.by_item(lambda i: 88_000_000 + 31 * i),
            "author_id": w.by_item(lambda i: 500_000 + i % 40),
            "score": w.pick([1, 2, 3, 4, 5]),
            "ts": w.each(lambda row: int(w.at[row].timestamp())),
        },
        "videos.csv": {
            "vid": [88_000_000 + 31 * i for i in range(w.items)],
            "author_id": [500_000 + i % 40 for i in range(w.items)],
            "title": [title(i) for i in range(w.items)],
        },
    }))  # fmt: skip
    assert who_and_what(made) == ("uid", "vid")
    assert not made.questions
