"""A few places and kinds beside what was chosen, lengths of time, and numbers of rows."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from personalize_poc.data.own import roles
from personalize_poc.data.own.roles.words.names import hint
from tests.data.own.roles.worlds.proposals import found
from tests.data.own.roles.worlds.world import World, code, title
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
    said = [yaml.safe_load(one.yaml)["interactions"] for one in asked[0].options]
    chosen = {one["columns"]["ITEM_ID"] for one in said}
    assert {"PRODUCT_ID", "ZQX"} <= chosen


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


def test_places_are_not_asked_about_beside_things_that_come_before_them() -> None:
    """All tables count from 1; what somebody was in a game is told of few rows only."""
    w = World(4715, users=160, items=150, rows=3000, lines=1)
    tables: dict[str, dict[str, Any]] = {
        "plays.csv": {
            "playerRefId": w.by_user(lambda u: 1 + u),
            "gameRefId": w.by_item(lambda i: 1 + i),
            "locationRefId": w.each(lambda row: 1 + row * 7 % 12),
            "playerRole": w.by_item(lambda i: "" if i % 5 < 3 else f"{title(i)} {i}"),
            "playDate": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "games.csv": {
            "id": [1 + i for i in range(150)],
            "name": [f"{title(i)} {i}" for i in range(150)],
        },
        "players.csv": {"id": [1 + u for u in range(160)]},
        "locations.csv": {"id": list(range(1, 13)), "name": [f"Hall {n}" for n in range(12)]},
    }
    assert not found(tables, "playerRefId", "gameRefId").questions


def _hall(item: int) -> str:
    return f"hall{chr(97 + item % 20)}"


def _visited(by_kind: bool) -> dict[str, dict[str, Any]]:
    """A log of an instrument shop: pages everywhere, ids of goods where something was done."""
    w = World(4721, users=200, items=260, rows=4000, lines=1)
    deeds = w.pick(("", "", "play_demo", "add_to_cart", "purchase"))
    has = [bool(one) for one in deeds] if by_kind else w.pick((True, False))
    goods = w.by_item(lambda i: f"{40_000 + 7 * i:07}")
    return {
        "hits.csv": {
            "visitor": w.by_user(lambda u: code("V", u)),
            "page_title": w.by_item(_hall),
            "deed": deeds,
            "product": [_hall(i) if here else "" for i, here in zip(w.item, has, strict=True)],
            "label": [one if here else "" for one, here in zip(goods, has, strict=True)],
            "at": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "instruments.csv": {
            "sku": [str(40_000 + 7 * i) for i in range(260)],
            "name": [f"{title(i)} {i}" for i in range(260)],
            "maker": [f"Maker {i % 9}" for i in range(260)],
            "price": [90 + i % 41 for i in range(260)],
        },
    }


def test_pages_are_no_items_beside_goods_that_some_kinds_of_events_name() -> None:
    assert not found(_visited(by_kind=True), "visitor", "label").questions


def test_pages_are_the_items_where_gaps_of_what_is_finer_have_no_reason() -> None:
    found(_visited(by_kind=False), "visitor", "page_title")
