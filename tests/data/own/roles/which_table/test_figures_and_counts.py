"""Tables of figures: sums of a day, counts of people and readings name nobody."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import proposal_and_columns
from tests.data.own.roles.worlds.world import World, code, digest, mail, title
from tests.support.own_tables import reading


def test_sums_of_a_month_name_nobody() -> None:
    rows = [(month, item) for month in range(1, 13) for item in range(80)]
    table: dict[str, Any] = {
        "month": [f"2023-{month:02}" for month, _ in rows],
        "product_code": [code("P", item) for _, item in rows],
        "product_name": [title(item) for _, item in rows],
        "sold": [int(digest(month * 100 + item)[:3], 16) for month, item in rows],
    }
    proposal = roles.propose(reading({"sales.csv": table}))
    assert proposal.mapping is None
    assert "product_code × month" in proposal.reason
    assert "no column names who bought" in proposal.reason


@pytest.mark.parametrize(
    ("receipts", "guests"),
    [("会計数", "客数"), ("영수건수", "객수"), ("交易笔数", "顾客数")],
)
def test_receipts_and_guests_of_an_hour_are_neither_people_nor_items(
    receipts: str, guests: str
) -> None:
    choice = random.Random(7)
    hours = [(day, shop, hour) for day in range(120) for shop in "ABC" for hour in range(8, 20)]
    table: dict[str, Any] = {
        "日付": [(date(2024, 1, 1) + timedelta(days=day)).isoformat() for day, *_ in hours],
        "店舗": [f"{shop}店" for _, shop, _ in hours],
        "時間帯": [hour for *_, hour in hours],
        receipts: [choice.randrange(1, 24) for _ in hours],
        guests: [choice.randrange(1, 30) for _ in hours],
        "売上": [choice.randrange(2000, 20000) for _ in hours],
    }
    items = {
        "商品ID": [f"{n:05d}" for n in range(1, 131)],
        "商品名": [title(n) for n in range(1, 131)],
    }
    assert roles.propose(reading({"hours.csv": table, "items.csv": items})).mapping is None


@pytest.mark.parametrize("name", ["Pagine lette", "Pages read", "Gelesene Seiten"])
def test_pages_that_were_read_of_a_book_in_a_day_name_no_reader(name: str) -> None:
    choice = random.Random(5)
    days = [date(2024, 1, 1) + timedelta(days=n) for n in range(300)]
    shops = ("Amazon.it", "Amazon.de", "Amazon.com")
    rows = [
        (day, book, shop)
        for day in days
        for book in range(80)
        for shop in shops
        if choice.random() < 0.06
    ]
    table: dict[str, Any] = {
        "Data": [day.isoformat() for day, *_ in rows],
        "ASIN": [code("B", book) for _, book, _ in rows],
        "Titolo": [title(book) for _, book, _ in rows],
        "Marketplace": [shop for *_, shop in rows],
        name: [choice.randrange(2, 900) for _ in rows],
    }
    books = {"ASIN": [code("B", n) for n in range(80)], "Titolo": [title(n) for n in range(80)]}
    assert roles.propose(reading({"kenp.csv": table, "catalogo.csv": books})).mapping is None


def test_counts_of_orders_are_no_people_and_what_joins_them_is_asked_for() -> None:
    choice = random.Random(2)
    mails = [
        {"id_send": n + 1, "campaign": f"N{n % 9}", "email": mail(choice.randrange(900))}
        for n in range(6000)
    ]
    tables: dict[str, dict[str, Any]] = {
        "sends.csv": {name: [row[name] for row in mails] for name in mails[0]},
        "customers.csv": {
            "customer_id": [code("C", n) for n in range(900)],
            "name": [f"Ann {title(n % 50)}" for n in range(900)],
            "email": [mail(n) for n in range(900)],
            "numero_ordini": [choice.randrange(12) for _ in range(900)],
            "first_order": [f"{2020 + n % 4}-03-{n % 28 + 1:02}" for n in range(900)],
        },
        "products.csv": {
            "code": [code("P", n) for n in range(200)],
            "description": [title(n) for n in range(200)],
            "price": [f"{n}.90" for n in range(200)],
        },
    }
    tables["sends.csv"]["sent_at"] = [
        f"2024-01-{n % 28 + 1:02} 09:{n % 60:02}" for n in range(6000)
    ]
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is None
    assert "no table says who chose which of them" in proposal.reason


def test_what_a_sensor_read_is_no_item() -> None:
    w = World(612, users=80, lines=1)
    choice = random.Random(3)
    table = {
        "usuario_id": w.by_user(lambda u: code("U", u)),
        "momento": w.times("%Y-%m-%d %H:%M:%S"),
        "bpm": [round(choice.gauss(118, 16)) for _ in w.rows],
    }
    proposal = roles.propose(reading({"heart.csv": table}))
    assert proposal.mapping is None
    assert "no column that says what was chosen" in proposal.reason


@pytest.mark.parametrize(
    ("flight", "passengers"),
    [("Volo", "Passeggeri"), ("Flugnummer", "Passagiere"), ("편명", "승객수")],
)
def test_flights_are_no_people_and_passengers_no_items(flight: str, passengers: str) -> None:
    w = World(1209, users=300, items=120, rows=4000, lines=1)
    table: dict[str, Any] = {
        "movement": [400_000 + row for row in w.rows],
        flight: w.by_user(lambda u: code("VB", u, 4)),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
        passengers: w.each(lambda row: 30 + int(digest(row)[:4], 16) % 150),
    }
    proposal = roles.propose(reading({"movements": table}))
    assert proposal.mapping is None
    found = {one.field: one.column for one in proposal.guesses}
    assert "USER_ID" not in found
    assert found.get("ITEM_ID") != passengers


def test_events_at_even_distances_are_no_figures_of_a_day() -> None:
    choice = World(2407).random
    rows = range(6000)
    log: dict[str, Any] = {
        "who": [choice.randrange(60) for _ in rows],
        "what": [choice.randrange(12) for _ in rows],
        "when": [1_700_000_000 + 1296 * row for row in rows],
        "did": [choice.choice(["view", "view", "buy"]) for _ in rows],
    }
    plans = {"id": list(range(12)), "family": ["small", "large", "family"] * 4}
    proposal = roles.propose(reading({"log.csv": log, "plans.csv": plans}))
    assert proposal.mapping is not None, proposal.reason
    columns = proposal.mapping.sections["interactions"].columns
    assert [columns[one] for one in ("USER_ID", "ITEM_ID", "TIMESTAMP", "EVENT_TYPE")] == list(log)


def test_figures_of_a_day_are_no_log_though_they_name_events() -> None:
    rows = [(day, page) for day in range(100) for page in range(40)]
    figures: dict[str, Any] = {
        "date": [f"2024-{day // 28 + 1:02}-{day % 28 + 1:02}" for day, _ in rows],
        "article": [code("A", page) for _, page in rows],
        "event": [("view", "buy")[page % 2] for _, page in rows],
        "reader": [int(digest(day * 997 + page)[:3], 16) % 90 for day, page in rows],
    }
    proposal = roles.propose(reading({"figures.csv": figures}))
    columns = proposal.mapping.sections["interactions"].columns if proposal.mapping else {}
    assert columns.get("USER_ID") != "reader"


def test_visitors_of_an_item_and_day_are_nobody_however_many_they_are() -> None:
    days = [datetime(2024, 1, 1) + timedelta(days=n) for n in range(60)]
    rows = [(day, item) for day in days for item in range(80) if (item + day.day) % 3]
    seen = [60 + (item * 31 + day.day * 17) % 230 for day, item in rows]
    table: dict[str, Any] = {
        "날짜": [day.strftime("%Y-%m-%d") for day, __ in rows],
        "옵션 ID": [f"855{item * 31:08}" for __, item in rows],
        "옵션명": [title(item) for __, item in rows],
        "방문자": seen,
        "조회": [n + n // 20 + n % 7 for n in seen],
        "주문": [n // 25 + n % 3 for n in seen],
    }
    proposal = roles.propose(reading({"sales.csv": table}))
    assert proposal.mapping is None
    assert "Export the lines of receipts or orders with the id of the customer" in proposal.reason


def test_a_visitor_a_day_and_item_is_somebody() -> None:
    """A number that nothing rises with may be a visitor, though no item has two rows a day."""
    w = World(1207, users=700, items=150, rows=3000, lines=1)
    once = {(item, at.date()): row for row, (item, at) in enumerate(zip(w.item, w.at, strict=True))}
    rows = sorted(once.values())
    table: dict[str, Any] = {
        "day": [w.at[row].strftime("%Y-%m-%d") for row in rows],
        "item_id": [code("P", w.item[row]) for row in rows],
        "visitor": [100 + w.user[row] for row in rows],
        "seconds": [10 + int(digest(row)[:4], 16) % 900 for row in rows],
    }
    columns = proposal_and_columns({"log.csv": table})[2]
    assert columns["USER_ID"] == "visitor"


def _counted(names: tuple[str, str, str], numbers: tuple[str, ...], seed: int) -> Proposal:
    choice = random.Random(seed)
    things, places, day = names
    rows = [
        (f"2025-{1 + d // 28:02}-{1 + d % 28:02}", f"com.studio.app{a}", place)
        for d in range(84)
        for a in range(5)
        for place in ("US", "DE", "KR", "FR", "JP", "BR", "IN")
    ]
    table: dict[str, list[Any]] = {
        day: [row[0] for row in rows],
        things: [row[1] for row in rows],
        places: [row[2] for row in rows],
    }
    sizes = [choice.randrange(1, 60) for _ in rows]
    for number in numbers:
        table[number] = [max(0, int(choice.gauss(size, 6))) for size in sizes]
    return roles.propose(reading({"stats.csv": table}))


@pytest.mark.parametrize(
    ("names", "numbers"),
    [
        (
            ("Package Name", "Country", "Date"),
            ("Daily Device Installs", "Daily User Installs", "Daily User Uninstalls"),
        ),
        (("Titel", "Land", "Datum"), ("Neue Nutzer", "Aktive Nutzer", "Kündigungen")),
        (("앱", "국가", "일자"), ("신규회원", "방문자", "탈퇴회원")),
    ],
)
def test_numbers_of_people_of_each_day_and_country_name_nobody(
    names: tuple[str, str, str], numbers: tuple[str, ...]
) -> None:
    made = _counted(names, numbers, 3505)
    assert made.mapping is None
    assert not made.questions
    assert f"{names[0]} × {names[1]} × {names[2]}" in made.reason


def test_numbers_of_each_day_and_long_id_of_a_thing_name_nobody() -> None:
    choice = random.Random(3506)
    days = [date(2025, 1, 1) + timedelta(days=n) for n in range(84)]
    rows = [(d, a, place) for d in days for a in range(9) for place in ("US", "DE", "KR", "FR")]
    sizes = [choice.randrange(1, 60) for _ in rows]
    table = {
        "Datum": [f"{d:%Y-%m-%d}" for d, _, _ in rows],
        "product_id": [digest(a)[:32] for _, a, _ in rows],
        "Land": [place for *_, place in rows],
        "Anzahl A": [size + choice.randrange(9) for size in sizes],
        "Anzahl B": sizes,
    }
    goods = {
        "product_id": [digest(a)[:32] for a in range(9)],
        "name": [title(a) for a in range(9)],
        "Preis": [f"{a + 3}.90" for a in range(9)],
    }
    made = roles.propose(reading({"zahlen.csv": table, "waren.csv": goods}))
    assert made.mapping is None
    assert "product_id × Land × Datum" in made.reason


def test_sums_of_a_week_shop_and_listed_article_name_nobody() -> None:
    choice = random.Random(3508)
    weeks = [date(2023, 7, 3) + timedelta(weeks=n) for n in range(26)]
    rows = [(w, s, a) for w in weeks for s in range(8) for a in range(30) if choice.random() < 0.9]
    sizes = [choice.randrange(1, 60) for _ in rows]
    table = {
        "Semana": [f"{w.year}-S{w.isocalendar().week}" for w, _, _ in rows],
        "Início da semana": [f"{w:%d-%m-%Y}" for w, _, _ in rows],
        "Loja": [f"L{s:02}" for _, s, _ in rows],
        "SKU": [561_000 + a * 37 for _, _, a in rows],
        "Quantidade": [size * 2 + choice.randrange(9) for size in sizes],
        "Clientes": sizes,
    }
    goods = {
        "SKU": [561_000 + a * 37 for a in range(30)],
        "Designação": [title(a) for a in range(30)],
    }
    made = roles.propose(reading({"vendas.csv": table, "produtos.csv": goods}))
    assert made.mapping is None
    assert "Loja × SKU × Início da semana" in made.reason


def test_a_count_of_visitors_is_nobody() -> None:
    days = [datetime(2024, 1, 1) + timedelta(days=n) for n in range(60)]
    rows = [(day, item) for day in days for item in range(80) if (item + day.day) % 3]
    table: dict[str, Any] = {
        "날짜": [day.strftime("%Y-%m-%d") for day, _ in rows],
        "옵션ID": [f"80{item * 7919 + 100_000_000}" for _, item in rows],
        "상품명": [title(item) for _, item in rows],
        "방문자": [1 + (item * 31 + day.day * 17) % 23 for day, item in rows],
        "조회": [2 + (item * 37 + day.day * 13) % 41 for day, item in rows],
    }
    proposal = roles.propose(reading({"stats.csv": table}))
    assert proposal.mapping is None
    assert "every row is a sum for one" in proposal.reason


def test_figures_of_a_blog_are_refused_with_what_to_log() -> None:
    days = [f"2024-{1 + n // 28:02d}-{1 + n % 28:02d}" for n in range(300)]
    pages = [f"/posts/{title(n).replace(' ', '-')}" for n in range(20)]
    visitors = {
        "date": days,
        "visitors": [200 + n * 37 % 90 for n in range(300)],
        "pageviews": [300 + n * 53 % 120 for n in range(300)],
        "visits": [220 + n * 41 % 95 for n in range(300)],
    }
    each = [(day, page) for day in days for page in pages]
    read = {
        "date": [day for day, _ in each],
        "page": [page for _, page in each],
        "visitors": [1 + n * 31 % 60 for n in range(len(each))],
        "pageviews": [2 + n * 37 % 80 for n in range(len(each))],
    }
    proposal = roles.propose(reading({"visitors.csv": visitors, "pages.csv": read}))
    assert proposal.mapping is None
    assert "log each page that is opened" in proposal.reason
    assert proposal.questions == ()


def readings(month: str) -> Proposal:
    """Meters that are read once a month, by a few people."""
    homes, months = 200, 12
    rows = [(home, at) for at in range(months) for home in range(homes)]
    names = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    log = {
        "CONSUMER_NO": [code("E", home) for home, __ in rows],
        "METER_NO": [code("M", home) for home, __ in rows],
        "BILL_MONTH": [month.format(names[at].upper(), at + 1) for __, at in rows],
        "READING_DATE": [f"{1 + home % 27:02d}-{at + 1:02d}-2023" for home, at in rows],
        "CURR_READING": [1000 + home * 17 + at * (9 + home % 5) for home, at in rows],
    }
    return roles.propose(reading({"readings.csv": log}))


@pytest.mark.parametrize("month", ["{0}-23", "{0} 2023", "2023-{1:02d}"])
def test_meters_that_are_read_each_month_are_chosen_by_nobody(month: str) -> None:
    assert readings(month).mapping is None


def test_numbers_that_are_called_as_the_table_that_has_them_count_nothing() -> None:
    """Who takes part in a round solves one koan in it: rows of a person never have one time."""
    choice = random.Random(8)
    rounds = [datetime(2024, 1, 1) + timedelta(hours=n) for n in range(300)]
    rows = [(at, user) for at in rounds for user in choice.sample(range(2, 42), 12)]
    table: dict[str, Any] = {
        "ID": [40_000 + n for n in range(len(rows))],
        "KOAN": [choice.randrange(30, 90) for _ in rows],
        "USERID": [user for _, user in rows],
        "SENT": [f"{at:%Y-%m-%d %H:%M}" for at, _ in rows],
    }
    koans: dict[str, Any] = {
        "ID": list(range(30, 90)),
        "NAME": [f"{title(n)} {n}" for n in range(60)],
        "ABOUT": [f"{title(n)} {n} has to be put together" for n in range(60)],
    }
    columns = proposal_and_columns({"attempts.csv": table, "koan.csv": koans})[2]
    assert columns["ITEM_ID"] == "KOAN"
    assert roles.propose(reading({"attempts.csv": table})).mapping is None


@pytest.mark.parametrize("name", ["user", "who"])
def test_small_numbers_of_users_are_no_figures_where_each_row_has_its_second(name: str) -> None:
    """A plan that never comes twice at a time says nothing where no time comes twice."""
    choice = random.Random(8)
    at = sorted(choice.sample(range(10_000_000), 1500))
    log: dict[str, Any] = {
        name: [choice.randrange(120) for _ in at],
        "plan": [f"plan{choice.randrange(12)}" for _ in at],
        "ts": [1_735_700_000 + second for second in at],
    }
    plans = {"plan": [f"plan{n}" for n in range(12)], "kind": ["net", "tv", "phone"] * 4}
    proposal = roles.propose(reading({"e.csv": log, "plans.csv": plans}))
    assert proposal.mapping is not None, proposal.reason
    assert proposal.mapping.sections["interactions"].columns["USER_ID"] == name


@pytest.mark.parametrize("count", ["num_cupons", "qtd_tickets", "Anzahl Kassenbons", "nb_tickets"])
def test_receipts_of_a_day_shop_and_product_are_counted_and_name_nobody(count: str) -> None:
    choice = random.Random(133)
    days = [date(2024, 8, 1) + timedelta(days=n) for n in range(40)]
    rows = [(d, s, a) for d in days for s in range(5) for a in range(30) if choice.random() < 0.95]
    table = {
        "data": [f"{day:%d/%m/%Y}" for day, _, _ in rows],
        "cod_loja": [f"L{shop:02}" for _, shop, _ in rows],
        "cod_produto": [7000 + item for *_, item in rows],
        "qtd_vendida": [choice.randrange(1, 80) for _ in rows],
        count: [choice.randrange(1, 39) for _ in rows],
    }
    made = roles.propose(reading({"vendas.csv": table}))
    assert made.mapping is None
    assert count not in {one.column for one in made.guesses if one.field == "USER_ID"}
    assert f"{count} ×" not in made.reason
    assert f"× {count}" not in made.reason
