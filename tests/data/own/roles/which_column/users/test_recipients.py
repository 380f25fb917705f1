"""Who orders parcels beside who gets them: names and telephone numbers of both in a row."""

from __future__ import annotations

from typing import Any

import pytest

from tests.data.own.roles.worlds.proposals import asked, proposed_tables, user_of
from tests.data.own.roles.worlds.world import World

_FAMILY, _GIVEN = (
    "김이박최정강조윤장임한오서신권황",
    ("민수", "지영", "현우", "서연", "영희", "동현"),
)
_COLUMNS = {
    "ko": "주문일 주문자 연락처 받는분 받는분연락처 품목 수량",
    "ja": "注文日 注文者 電話番号 お届け先氏名 お届け先電話番号 商品名 数量",
    "de": "Bestelldatum Besteller Telefon Empfängername Empfänger-Telefon Artikel Menge",
}


def _book(columns: str, *, without: tuple[int, ...] = ()) -> dict[str, dict[str, Any]]:
    """Orders of people, of whom several are called alike; a third sends presents to others."""
    w = World(6108, users=700, items=40, rows=4000, lines=1)
    people = [u * 7919 % 96 for u in range(w.users + 3000)]
    sent_to = w.each(lambda r: w.users + w.user[r] * 4 + r % 3 if r % 3 == 0 else w.user[r])
    held: list[list[Any]] = [
        w.times("%Y-%m-%d"),
        [_called(people[u]) for u in w.user],
        [_phone(u) for u in w.user],
        [_called(people[u]) for u in sent_to],
        [_phone(u) for u in sent_to],
        w.by_item(lambda i: f"사과즙 {i + 1}kg"),
        w.pick((1, 2, 3)),
    ]
    named = enumerate(zip(columns.split(), held, strict=True))
    return {"orders.csv": dict(pair for at, pair in named if at not in without)}


def _called(number: int) -> str:
    return _FAMILY[number % 16] + _GIVEN[number // 16]


def _phone(person: int) -> str:
    return f"010-{2000 + person * 31 % 7919}-{1000 + person * 7919 % 8999}"


@pytest.mark.parametrize("language", list(_COLUMNS))
def test_the_telephone_of_who_orders_comes_before_names_and_recipients(language: str) -> None:
    columns = _COLUMNS[language]
    made = proposed_tables(_book(columns))
    assert user_of(made) == columns.split()[2]
    assert "which-user" not in asked(made)


def test_who_orders_by_name_alone_is_no_recipient() -> None:
    made = proposed_tables(_book(_COLUMNS["ko"], without=(2,)))
    assert user_of(made) == "주문자"
    assert "which-user" not in asked(made)


def test_a_recipient_is_taken_where_nothing_says_who_ordered() -> None:
    made = proposed_tables(_book(_COLUMNS["ko"], without=(1, 2, 3)))
    assert user_of(made) == "받는분연락처"


def test_the_name_on_a_parcel_is_no_rival_of_the_account_of_a_buyer() -> None:
    orders = _book("下单时间 买家会员名 手机 收货人姓名 收货电话 商品 数量", without=(2, 4))
    table = orders["orders.csv"]
    w = World(6108, users=700, items=40, rows=4000, lines=1)
    table["买家会员名"] = w.by_user(lambda u: f"旺财{u * 7919 + 100_000}")
    table["收货人姓名"] = w.by_user(lambda u: "王李张刘陈"[u % 5] + "丽静婷洋敏娜杰"[u % 7])
    made = proposed_tables(orders)
    assert user_of(made) == "买家会员名"
    assert "which-user" not in asked(made)
