"""A few places and kinds beside what was chosen, lengths of time, and numbers of rows."""

from __future__ import annotations

import random
from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.roles.words.names import hint
from tests.data.own.roles.rows import section
from tests.data.own.roles.test_who_is_who import found
from tests.data.own.roles.world import World, code, title
from tests.support.own_tables import reading


def _lent(w: World, place: str, **more: list[Any]) -> dict[str, dict[str, Any]]:
    """What five places lent, each with a table of where it is, beside ids of titles."""
    return {
        "lent.csv": {
            place: w.each(lambda row: f"Q{row * 7 % 5}"),
            "ID_UTENTE": w.by_user(lambda u: code("U", u)),
            "ZQX": w.by_item(lambda i: f"CFI{70_000 + i * 31}"),
            "DATA": w.times("%d/%m/%Y %H:%M"),
            **more,
        },
        "places.csv": {
            place: [f"Q{n}" for n in range(5)],
            "DENOMINAZIONE": [f"Casa {title(n)}" for n in range(5)],
            "INDIRIZZO": [f"Via {title(n)}, {n}" for n in range(5)],
            "LAT": [45.4 + n / 100 for n in range(5)],
            "LON": [9.1 + n / 70 for n in range(5)],
        },
    }


@pytest.mark.parametrize("place", ["COD_BIBLIOTECA", "ZQY"])
def test_where_it_was_lent_is_no_item_beside_titles_that_people_come_back_to(place: str) -> None:
    w = World(4701, users=200, items=150, rows=3000, lines=1)
    called = {"TITOLO": w.by_item(lambda i: f"{title(i)} {i}")}
    assert not found(_lent(w, place, **called), "ID_UTENTE", "ZQX").questions


def test_few_that_are_called_things_are_asked_about() -> None:
    w = World(4709, users=200, items=150, rows=3000, lines=1)
    called = {"TITOLO": w.by_item(lambda i: f"{title(i)} {i}")}
    made = found(_lent(w, "PRODUCT_ID", **called), "ID_UTENTE", "ZQX")
    assert [one.code for one in made.questions] == ["which-item"]


def test_few_are_asked_about_where_what_is_finer_shares_its_names() -> None:
    w = World(4702, users=200, items=150, rows=3000, lines=1)
    called = {"TITOLO": w.by_item(lambda i: f"{title(i // 3)} {i // 2}")}
    made = roles.propose(reading(_lent(w, "PRODUCT_ID", **called)))
    asked = [one for one in made.questions if one.code == "which-item"]
    assert len(asked) == 1
    assert {"PRODUCT_ID", "ZQX"} <= {one.yaml.split()[-1] for one in asked[0].options}


def test_what_only_one_person_has_is_no_item_however_many_there_are() -> None:
    w = World(4703, users=200, items=20, rows=3000, lines=1)
    table = {
        "user_id": w.by_user(lambda u: code("U", u)),
        "product_id": w.by_item(lambda i: code("P", i)),
        "contract": w.by_user(lambda u: f"V-{80_000 + u * 7}"),
        "contract_title": w.by_user(lambda u: f"{title(u)} {u}"),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    assert not found({"used.csv": table}, "user_id", "product_id").questions


def test_a_trade_is_no_item_beside_the_merchants_of_it() -> None:
    w = World(4704, users=300, items=120, rows=6000, lines=1)
    table = {
        "승인번호": w.each(lambda row: 90_000_000 + row),
        "승인일자": w.times("%Y-%m-%d"),
        "회원번호": w.by_user(lambda u: 3_100_000 + u * 7),
        "가맹점번호": w.by_item(lambda i: 7_000_000 + i * 31),
        "가맹점명": w.by_item(lambda i: f"{title(i // 2)} 상점"),
        "업종코드": w.by_item(lambda i: 5000 + i % 14),
        "업종명": w.by_item(lambda i: f"업종{'가나다라마바사아자차카타파하'[i % 14]}"),
        "승인금액": w.each(lambda row: 1000 * (1 + row % 37)),
        "거래구분": w.each(lambda row: "승인" if row % 30 else "취소"),
    }
    made = found({"card.csv": table}, "회원번호", "가맹점번호")
    assert not made.questions
    assert next(one for one in made.guesses if one.field == "ITEM_ID").confidence > 0.95


def test_a_library_is_no_record_in_it() -> None:
    assert not hint("COD_BIBLIOTECA").about("item")
    assert hint("biblionumber").about("item")


def _plays(w: World, length: list[int]) -> dict[str, Any]:
    """Plays without names of columns; songs share titles, and the last number is how long it was.

    length: of every row.
    """
    return {
        "column 1": w.each(lambda row: 1_705_000_000 + row * 1800),
        "column 2": w.by_user(lambda u: 52_000_000 + u * 7919),
        "column 3": w.by_item(lambda i: 1_500_000_000 + i * 104_729),
        "column 4": w.by_item(lambda i: title(i // 2)),
        "column 5": length,
    }


def test_how_long_something_was_played_is_no_id() -> None:
    w = World(4705, users=150, items=200, rows=4000, lines=1)
    whole = [120_347 + i * 731 for i in range(w.items)]
    length = w.each(lambda row: whole[w.item[row]] - (row % 3 == 0) * (1 + row * 7 % 90_000))
    assert not found({"plays.tsv": _plays(w, length)}, "column 2", "column 3").questions


def test_ids_of_which_one_is_usual_are_no_lengths() -> None:
    w = World(4706, users=150, items=400, rows=4000, lines=1)
    liked = w.each(lambda row: w.item[row] if row % 2 else w.user[row] * 31 % w.items)
    made = {
        "column 1": w.times("%Y-%m-%d %H:%M:%S"),
        "column 2": w.by_user(lambda u: f"U{u:05d}"),
        "column 3": [300_000 + one * 104_729 for one in liked],
    }
    assert section(roles.propose(reading({"a.tsv": made}))).columns["ITEM_ID"] == "column 3"


def _impressions(w: World) -> dict[str, Any]:
    """Clicks on lists that were shown, each under the number of the list; two parts begin at 1."""
    half = max(w.order) // 2
    return {
        "column 1": w.by_order(lambda n: 1 + n % (half + 1)),
        "column 2": w.by_order(lambda n: f"U{10_000 + n * 7 % 180}"),
        "column 3": w.times("%m/%d/%Y %I:%M:%S %p"),
        "column 4": w.by_item(lambda i: f"N{30_000 + i * 31}"),
    }


def test_a_running_number_is_nobody_though_two_parts_begin_at_one() -> None:
    w = World(4707, items=300, rows=4000, lines=2)
    news = {
        "column 1": [f"N{30_000 + i * 31}" for i in range(w.items)],
        "column 2": [f"{title(i)} {i}" for i in range(w.items)],
    }
    tables = {"behaviors.tsv": _impressions(w), "news.tsv": news}
    assert not found(tables, "column 2", "column 4").questions


@pytest.mark.parametrize("many", [1.5, 12])
def test_people_who_stand_in_order_are_no_running_number(many: float) -> None:
    w = World(4708, items=100, rows=2400, lines=1)
    days = w.times("%Y-%m-%d")
    at = w.times("%Y-%m-%d %H:%M:%S")
    table = {
        "column 1": w.each(lambda row: 1 + int(row / many)),
        "column 2": w.by_item(lambda i: f"M{i:05d}"),
        "column 3": w.each(lambda row: at[row * 7 % len(at)]),
        "column 4": w.each(lambda row: days[int(row / many)]),  # when they signed up
    }
    titles = {
        "column 1": [f"M{i:05d}" for i in range(w.items)],
        "column 2": [f"{title(i)} {i}" for i in range(w.items)],
    }
    found({"a.tsv": table, "movies.tsv": titles}, "column 1", "column 2")


def test_visitors_of_a_month_are_counted_and_nobody() -> None:
    rows = [(m, p, k) for m in range(72) for p in range(12) for k in range(6)]
    chance = random.Random(4710)
    count = [chance.randint(10, 90) * (1 + p) for __, p, __ in rows]
    table = {
        "id_registo": list(range(1, len(rows) + 1)),
        "cod_museu": [f"MUS{p:03d}" for __, p, __ in rows],
        "ano_mes": [f"{2018 + m // 12}-{1 + m % 12:02d}" for m, __, __ in rows],
        "tipo_bilhete": [f"Bilhete {'ABCDEF'[k]}" for __, __, k in rows],
        "visitantes": count,
        "visitantes_estrangeiros": [n // 5 + chance.randint(0, 5) for n in count],
    }
    made = roles.propose(reading({"visitantes.csv": table}))
    assert made.mapping is None
    assert "tipo_bilhete × ano_mes" in made.reason
