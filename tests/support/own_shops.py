"""Small made-up data of companies, as folders with a mapping: notebooks are true for them."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml

START = 1_700_000_000
DAY = 86_400


def _choices(
    rng: np.random.Generator, users: int, items: int, events: int
) -> list[tuple[int, int, int]]:
    """(user, item, time) in the order of time: people have one of four tastes, and come back."""
    who = rng.integers(0, users, events)
    popularity = 1 / np.arange(1, items + 1) ** 0.7
    found = []
    for place, user in enumerate(map(int, who)):
        weight = popularity * np.where(np.arange(items) % 4 == user % 4, 6.0, 1.0)
        item = int(rng.choice(items, p=weight / weight.sum()))
        found.append((user, item, START + place * 90 * DAY // events))
    return found


def _write(path: Path, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *rows])


def _mapping(folder: Path, mapping: dict[str, Any]) -> Path:
    text = yaml.safe_dump(mapping, allow_unicode=True, sort_keys=False)
    (folder / "mapping.yaml").write_text(text, encoding="utf-8")
    return folder


def bare(folder: Path) -> Path:
    """Purchases and nothing else: no metadata, no event type, dates without a time of day."""
    rng = np.random.default_rng(1)
    rows = [
        (f"K{user:04d}", f"A-{item:03d}", np.datetime64(at, "s").astype("datetime64[D]"))
        for user, item, at in _choices(rng, 120, 150, 4000)
    ]
    _write(folder / "orders.csv", ("customer", "article", "day"), rows)
    columns = {"USER_ID": "customer", "ITEM_ID": "article", "TIMESTAMP": "day"}
    return _mapping(
        folder,
        {"interactions": {"file": "orders.csv", "columns": columns, "timestamp": "iso"}},
    )


def korean(folder: Path) -> Path:
    """A Korean shop: titles, a category, a price; value of an event, a device; age of users."""
    rng = np.random.default_rng(2)
    devices = ("모바일", "PC")
    rows = []
    for user, item, at in _choices(rng, 150, 200, 6000):
        kind = "구매" if rng.random() < 0.2 else "조회"
        paid = (item % 9 + 1) * 1000 if kind == "구매" else ""
        rows.append((f"회원{user}", f"P{item}", at * 1000, kind, paid, devices[user % 2]))
    _write(folder / "행동로그.csv", ("회원", "상품코드", "시각", "행동", "금액", "기기"), rows)
    sorts = ("식품", "의류", "가전", "도서")
    goods = [(f"P{i}", f"상품 {i}호 '특가'", sorts[i % 4], (i % 9 + 1) * 1000) for i in range(200)]
    _write(folder / "상품.csv", ("코드", "상품명", "분류", "가격"), goods)
    people = [(f"회원{u}", 20 + u % 50, "서울" if u % 3 else "부산") for u in range(150)]
    _write(folder / "회원.csv", ("번호", "나이", "지역"), people)
    interactions = {
        "file": "행동로그.csv",
        "columns": {
            "USER_ID": "회원",
            "ITEM_ID": "상품코드",
            "TIMESTAMP": "시각",
            "EVENT_TYPE": "행동",
            "EVENT_VALUE": "금액",
            "CHANNEL": "기기",
        },
        "timestamp": "milliseconds",
    }
    items = {
        "file": "상품.csv",
        "columns": {"ITEM_ID": "코드", "SORT": "분류", "PRICE": "가격"},
        "title": "상품명",
    }
    users = {"file": "회원.csv", "columns": {"USER_ID": "번호", "AGE": "나이", "REGION": "지역"}}
    return _mapping(
        folder, {"name": "가게", "interactions": interactions, "items": items, "users": users}
    )


def dozen(folder: Path) -> Path:
    """A dozen items, without titles; everybody has had most of them."""
    rng = np.random.default_rng(3)
    rows = [
        (user, item, at, "buy" if rng.random() < 0.3 else "view")
        for user, item, at in _choices(rng, 60, 12, 6000)
    ]
    _write(folder / "log.csv", ("who", "what", "when", "did"), rows)
    _write(
        folder / "plans.csv",
        ("id", "family", "monthly"),
        [(i, ("small", "large", "family")[i % 3], 5 + i) for i in range(12)],
    )
    columns = {"USER_ID": "who", "ITEM_ID": "what", "TIMESTAMP": "when", "EVENT_TYPE": "did"}
    items = {"ITEM_ID": "id", "FAMILY": "family", "MONTHLY": "monthly"}
    return _mapping(
        folder,
        {
            "interactions": {"file": "log.csv", "columns": columns},
            "items": {"file": "plans.csv", "columns": items},
        },
    )


def _of_colours(
    folder: Path,
    chosen: Iterable[tuple[int, int, int]],
    rng: np.random.Generator,
    goods: Iterable[Sequence[Any]],
) -> Path:
    """A shop that tells looks from baskets. goods: id, colours, brand and year of each known."""
    rows = [
        (f"u{user}", f"sku/{item}", at, "add_to_basket" if rng.random() < 0.3 else "seen")
        for user, item, at in chosen
    ]
    _write(folder / "events.csv", ("visitor", "sku", "ts", "action"), rows)
    _write(folder / "goods.csv", ("sku", "colours", "brand", "since"), goods)
    columns = {"USER_ID": "visitor", "ITEM_ID": "sku", "TIMESTAMP": "ts", "EVENT_TYPE": "action"}
    items = {"ITEM_ID": "sku", "COLOURS": "colours", "BRAND": "brand", "SINCE_YEAR": "since"}
    return _mapping(
        folder,
        {
            "interactions": {"file": "events.csv", "columns": columns},
            "items": {"file": "goods.csv", "columns": items, "separator": ";"},
        },
    )


def gaps(folder: Path) -> Path:
    """Half of the items have no metadata: some are in no file, some have empty fields."""
    rng = np.random.default_rng(4)
    chosen = _choices(rng, 140, 240, 5000)
    goods = [
        (
            f"sku/{i}",
            ("", "red;blue", "blue", "green;red")[i // 2 % 4],
            "" if i % 5 == 0 else f"Brand {i // 2 % 4}",
            "" if i % 4 == 0 else 1990 + i % 30,
        )
        for i in range(0, 240, 2)
    ]
    return _of_colours(folder, chosen, rng, goods)


def few(folder: Path) -> Path:
    """A dozen items without titles, ids with slashes; half of them lack metadata, in file or field.

    Everybody has had most of them.
    """
    rng = np.random.default_rng(3)
    chosen = _choices(rng, 60, 12, 6000)
    goods = [
        ("sku/0", "red;blue", "Brand 1", 1990),
        ("sku/1", "blue", "", 1992),
        ("sku/2", "green;red", "Brand 2", ""),
        ("sku/3", "", "Brand 1", 1995),
        ("sku/4", "blue;green", "Brand 2", 2001),
        ("sku/6", "red", "Brand 1", ""),
        ("sku/7", "", "", ""),
        ("sku/9", "green", "Brand 2", 2004),
    ]
    return _of_colours(folder, chosen, rng, goods)


def numbered(folder: Path) -> Path:
    """Loans in their order, and no times; a kind with a backslash; a text about each book."""
    rng = np.random.default_rng(5)
    rows = [(f"r{user}", f"b{item}") for user, item, _ in _choices(rng, 90, 100, 2500)]
    _write(folder / "loans.csv", ("reader", "book"), rows)
    kinds = ("AC\\DC", "Poems", "Novels", "Cooking")
    told = "A book about {} for everybody who likes to read of it on long evenings in winter."
    books = [
        (f"b{i}", f"Book {i} of all", kinds[i % 4], told.format(f"no. {i}")) for i in range(99)
    ]
    _write(folder / "books.csv", ("book", "title", "kind", "about"), books)
    loans = {
        "file": "loans.csv",
        "columns": {"USER_ID": "reader", "ITEM_ID": "book", "TIMESTAMP": "row number"},
        "timestamp": "count",
        "event_type": "loan",
        "reading": {"numbered": "reader"},
    }
    items = {
        "file": "books.csv",
        "columns": {"ITEM_ID": "book", "KIND": "kind", "ABOUT": "about"},
        "kinds": {"KIND": "categorical", "ABOUT": "text"},
        "title": "title",
    }
    return _mapping(folder, {"interactions": loans, "items": items})


SHOPS: dict[str, Callable[[Path], Path]] = {
    "bare": bare,
    "korean": korean,
    "dozen": dozen,
    "gaps": gaps,
    "few": few,
    "numbered": numbered,
}
