"""Exports in which times, lines or joins need a second look: two hours a row, fees among goods."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tests.support.exports.truth import Ask, Events, Joined, Kinds, Metadata, Truth, count
from tests.support.exports.world import DAY, START, Draw, heads
from tests.support.exports.writers import csv, json_array, json_lines, moments, money, stamp

EXPORTS = Kinds()
BOUGHT = ("purchase", "order", "buy", "bought", "sale", "booking")
ROWS = 700


@EXPORTS.add("thai_kitchen", "orders of a kitchen: years from 2500 on, 01.10 น. for the hour", "th")
def thai_kitchen(folder: Path, draw: Draw) -> Truth:
    log = draw.log(90, 40, ROWS)
    state = draw.pick(["สำเร็จ", "ยกเลิก"], len(log), [9, 1])
    guest = log.user % 3 == 0
    kept = [one == "สำเร็จ" and not g for one, g in zip(state, guest, strict=True)]
    csv(folder / "ยอดขาย.csv", {
        "เลขที่ใบสั่ง": [f"OR{n:07d}" for n in log.session],
        "วันที่": [f"{m:%d/%m}/{m.year + 543}" for m in moments(log.time)],
        "เวลา": [f"{m:%H.%M} น." for m in moments(log.time)],
        "รหัสลูกค้า": ["ทั่วไป" if n % 3 == 0 else f"C{n + 10_000}" for n in log.user],
        "รหัสเมนู": [f"F{n + 100}" for n in log.item],
        "จำนวน": draw.pick([1, 2, 3], len(log)),
        "สถานะ": state,
    })  # fmt: skip
    csv(folder / "เมนู.csv", {
        "รหัสเมนู": [f"F{n + 100}" for n in range(log.items)],
        "ชื่อเมนู": [f"แกงเขียวหวาน {n}" for n in range(log.items)],
        "หมวด": draw.pick(["แกง", "ข้าว", "ของหวาน"], log.items),
        "ราคา": money(log.price),
    })  # fmt: skip
    return Truth(
        Events(("ยอดขาย.csv",), "รหัสลูกค้า", "รหัสเมนู", "วันที่", ("%d/%m/%EY %H:%M",),
               count(log.user, log.item, log.time, kept, step=60), constant=BOUGHT, value="จำนวน",
               leave_out={"สถานะ": ("ยกเลิก",), "รหัสลูกค้า": ("ทั่วไป",)}),
        Metadata(("เมนู.csv",), "รหัสเมนู", {"หมวด": "categorical"}, "ชื่อเมนู"),
    )  # fmt: skip


@EXPORTS.add(
    "gulf_shop", "orders with ص and م for the halves of a day; customers by telephone", "ar"
)
def gulf_shop(folder: Path, draw: Draw) -> Truth:
    log = draw.log(90, 40, ROWS)
    halves = [f"{m:%d/%m/%Y %I:%M} {'ص' if m.hour < 12 else 'م'}" for m in moments(log.time)]
    csv(folder / "طلبات.csv", {
        "رقم الطلب": log.session + 150_000_000,
        "تاريخ الطلب": halves,
        "رقم الجوال": [f"9665{n * 7919 + 10_000_000:08d}" for n in log.user],
        "رمز المنتج": [f"OUD{n + 7000}" for n in log.item],
        "الكمية": draw.pick([1, 2, 3], len(log)),
    })  # fmt: skip
    csv(folder / "العملاء.csv", {
        "رقم الجوال": [f"9665{n * 7919 + 10_000_000:08d}" for n in range(log.users)],
        "الجنس": draw.pick(["ذكر", "أنثى"], log.users),
        "تاريخ التسجيل": stamp(START - draw.rng.integers(0, 900 * DAY, log.users), "%d/%m/%Y"),
    })  # fmt: skip
    csv(folder / "المنتجات.csv", {
        "رمز المنتج": [f"OUD{n + 7000}" for n in range(log.items)],
        "اسم المنتج": [f"عطر ملكي {n}" for n in range(log.items)],
        "السعر": money(log.price),
    })  # fmt: skip
    return Truth(
        Events(("طلبات.csv",), "رقم الجوال", "رمز المنتج", "تاريخ الطلب", ("%d/%m/%Y %I:%M %p",),
               count(log.user, log.item, log.time, step=60), constant=BOUGHT, value="الكمية"),
        Metadata(("المنتجات.csv",), "رمز المنتج", title="اسم المنتج"),
        Metadata(("العملاء.csv",), "رقم الجوال", needed=False),
    )  # fmt: skip


@EXPORTS.add("salon_bookings", "bookings of a salon: 2024. 3. 5. 오후 3:20, in CP949", "ko")
def salon_bookings(folder: Path, draw: Draw) -> Truth:
    log = draw.log(90, 30, ROWS)
    csv(folder / "예약내역.csv", {
        "예약번호": np.arange(len(log)) + 610_000_000,
        "예약자번호": log.user * 3 + 20_000_657,
        "상품번호": log.item * 4 + 4_100_004,
        "예약신청일시": [
            f"{m.year}. {m.month}. {m.day}. {'오전' if m.hour < 12 else '오후'} "
            f"{(m.hour + 11) % 12 + 1}:{m:%M}"
            for m in moments(log.time)
        ],
        "예약경로": draw.pick(["플레이스", "검색"], len(log)),
    }, encoding="cp949")  # fmt: skip
    csv(folder / "상품목록.csv", {
        "상품번호": np.arange(log.items) * 4 + 4_100_004,
        "상품명": draw.products(log, "ko"),
        "분류": draw.kinds(log, "ko"),
        "가격": log.price,
    }, encoding="cp949")  # fmt: skip
    return Truth(
        Events(("예약내역.csv",), "예약자번호", "상품번호", "예약신청일시",
               ("%Y. %m. %d. %p %I:%M",), count(log.user, log.item, log.time, step=60),
               constant=BOUGHT),
        Metadata(("상품목록.csv",), "상품번호", {"분류": "categorical"}, "상품명"),
    )  # fmt: skip


@EXPORTS.add(
    "theatre_tickets", "tickets with the day and hour of the play, and those of the sale", "fr"
)
def theatre_tickets(folder: Path, draw: Draw) -> Truth:
    log = draw.log(90, 30, ROWS, repeats=0)
    sold = moments(log.time)
    csv(folder / "ventes.csv", {
        "N° commande": log.session + 240_000,
        "N° client": log.user + 52_000,
        "Code spectacle": [f"SP{n + 10}" for n in log.item],
        "Date représentation": stamp(log.time + 20 * DAY, "%d/%m/%Y"),
        "Heure représentation": draw.pick(["20h00", "20h30", "15h00"], len(log)),
        "Date d'achat": [f"{m:%d/%m/%Y}" for m in sold],
        "Heure d'achat": [f"{m.hour}h{m:%M}" for m in sold],
        "Nb places": draw.pick([1, 2, 3], len(log)),
    }, delimiter=";")  # fmt: skip
    csv(folder / "programmation.csv", {
        "Code": [f"SP{n + 10}" for n in range(log.items)],
        "Titre": draw.products(log, "fr"),
        "Genre": draw.kinds(log, "fr"),
    }, delimiter=";")  # fmt: skip
    return Truth(
        Events(("ventes.csv",), "N° client", "Code spectacle", "Date d'achat", ("%d/%m/%Y %H:%M",),
               count(log.user, log.item, log.time, step=60), constant=BOUGHT, value="Nb places"),
        Metadata(("programmation.csv",), "Code", {"Genre": "categorical"}, "Titre"),
    )  # fmt: skip


@EXPORTS.add(
    "invoice_lines", "lines name an invoice, which has the person, and a price, which has the title"
)
def invoice_lines(folder: Path, draw: Draw) -> Truth:
    log = draw.log(90, 60, ROWS)
    first, order = heads(log)
    invoices, prices = draw.codes(len(first), 20), draw.codes(log.items * 2, 20)
    people, products = draw.codes(log.users, 14), draw.codes(log.items, 14)
    price = log.item * 2 + draw.rng.integers(0, 2, len(log))
    live = [["true", "false"][n % 20 == 7] for n in range(len(first))]
    csv(folder / "invoice_line_items.csv", {
        "id": [f"il_{code}" for code in draw.codes(len(log), 20)],
        "invoice_id": [f"in_{invoices[n]}" for n in order],
        "price_id": [f"price_{prices[n]}" for n in price],
        "quantity": draw.pick([1, 2, 3], len(log)),
        "amount": log.price[log.item],
    })  # fmt: skip
    csv(folder / "invoices.csv", {
        "id": [f"in_{code}" for code in invoices],
        "Customer": [f"cus_{people[log.user[n]]}" for n in first],
        "Date (UTC)": stamp(log.time[first], "%Y-%m-%d %H:%M"),
        "Due Date (UTC)": stamp(log.time[first] + 14 * DAY, "%Y-%m-%d %H:%M"),
        "Livemode": live,
    })  # fmt: skip
    csv(folder / "prices.csv", {
        "id": [f"price_{code}" for code in prices],
        "product_id": [f"prod_{products[n // 2]}" for n in range(log.items * 2)],
        "nickname": ["standard", "commercial"] * log.items,
    })  # fmt: skip
    csv(folder / "products.csv", {
        "id": [f"prod_{code}" for code in products],
        "name": draw.products(log, "en"),
        "metadata_level": draw.kinds(log, "en"),
    })  # fmt: skip
    kept = [live[n] == "true" for n in order]
    return Truth(
        Events(("invoice_line_items.csv",), "Customer", "product_id", "Date (UTC)", ("iso",),
               count(log.user, log.item, log.time[first][order], kept, step=60), constant=BOUGHT,
               value=("amount", "quantity"), leave_out={"Livemode": ("false",)},
               join=(Joined("invoices.csv", {"invoice_id": "id"}, ("USER_ID", "TIMESTAMP")),
                     Joined("prices.csv", {"price_id": "id"}, ("ITEM_ID",)))),
        Metadata(("products.csv",), "id", {"metadata_level": "categorical"}, "name"),
    )  # fmt: skip


@EXPORTS.add("search_insights", "events of a search engine: each names a list of ids")
def search_insights(folder: Path, draw: Draw) -> Truth:
    log = draw.log(90, 50, ROWS)
    several = draw.rng.integers(1, 4, len(log))
    shown = [
        [(int(first) + 7 * n) % log.items for n in range(int(number))]
        for first, number in zip(log.item, several, strict=True)
    ]
    json_lines(folder / "insights_events.ndjson", [
        {"eventType": kind, "userToken": f"user-{user + 10_000}", "timestamp": int(time) * 1000,
         "objectIDs": [f"{n + 300_000}" for n in ids]}
        for kind, user, time, ids in zip(
            draw.pick(["view", "click", "conversion"], len(log)), log.user, log.time, shown,
            strict=True)
    ])  # fmt: skip
    json_array(folder / "products.json", [
        {"objectID": f"{n + 300_000}", "title": title, "price": int(price) / 100}
        for n, (title, price) in enumerate(zip(draw.products(log, "en"), log.price, strict=True))
    ])  # fmt: skip
    users = np.repeat(log.user, several)
    times = np.repeat(log.time, several)
    return Truth(
        Events(("insights_events.ndjson",), "userToken", "objectIDs", "timestamp",
               ("milliseconds",), count(users, [n for ids in shown for n in ids], times),
               event="eventType"),
        Metadata(("products.json",), "objectID", title="title"),
    )  # fmt: skip


@EXPORTS.add("metric_events", "kinds of events in codes, which another file puts into words")
def metric_events(folder: Path, draw: Draw) -> Truth:
    log = draw.log(90, 40, ROWS)
    codes = {"Xk3P2a": "Viewed Product", "Rt7bQ1": "Added to Cart", "Lm9sW4": "Ordered Product",
             "Bn5yT2": "Refunded Order"}  # fmt: skip
    metric = draw.pick(list(codes), len(log), [10, 4, 2, 1])
    csv(folder / "events.csv", {
        "metric_id": metric,
        "profile_id": [f"01H{n:08d}" for n in log.user],
        "product_id": [f"P{n + 500}" for n in log.item],
        "datetime": stamp(log.time),
    })  # fmt: skip
    csv(folder / "metrics.csv", {"id": list(codes), "name": list(codes.values())})
    csv(folder / "catalog.csv", {
        "product_id": [f"P{n + 500}" for n in range(log.items)],
        "title": draw.products(log, "en"),
        "price": money(log.price),
    })  # fmt: skip
    return Truth(
        Events(("events.csv",), "profile_id", "product_id", "datetime", ("iso",),
               count(log.user, log.item, log.time, [one != "Bn5yT2" for one in metric]),
               event="metric_id", leave_out={"metric_id": ("Bn5yT2",)}),
        Metadata(("catalog.csv",), "product_id", title="title"),
    )  # fmt: skip


@EXPORTS.add("bike_shop", "order lines with postage and fees of payment among the goods", "cs")
def bike_shop(folder: Path, draw: Draw) -> Truth:
    log = draw.log(90, 40, ROWS)
    kind = draw.pick(["product", "shipping", "billing"], len(log), [6, 2, 2])
    fee = {"shipping": "SHIPPING4", "billing": "BILLING2"}
    csv(folder / "orders.csv", {
        "code": log.session + 2_023_000_000,
        "date": stamp(log.time),
        "email": [f"osoba{n}@post.example" for n in log.user],
        "itemCode": [fee.get(k, f"KOLO-{n + 100}") for k, n in zip(kind, log.item, strict=True)],
        "itemAmount": ["1"] * len(log),
        "itemType": kind,
    }, delimiter=";", encoding="cp1250")  # fmt: skip
    csv(folder / "products.csv", {
        "code": [f"KOLO-{n + 100}" for n in range(log.items)],
        "name": [f"Silniční kolo {n}" for n in range(log.items)],
        "price": money(log.price, ","),
    }, delimiter=";", encoding="cp1250")  # fmt: skip
    return Truth(
        Events(("orders.csv",), "email", "itemCode", "date", ("iso",),
               count(log.user, log.item, log.time, [k == "product" for k in kind]),
               constant=BOUGHT, leave_out={"itemType": ("shipping", "billing")}),
        Metadata(("products.csv",), "code", title="name"),
    )  # fmt: skip


@EXPORTS.add("paid_lessons", "lessons that were followed, beside what was paid for courses", "ko")
def paid_lessons(folder: Path, draw: Draw) -> Truth:
    log = draw.log(90, 40, ROWS)
    csv(folder / "수강이력.csv", {
        "수강생번호": log.user + 20_180_006,
        "강좌코드": [f"LEC{n + 101:05d}" for n in log.item],
        "차시": draw.rng.integers(1, 30, len(log)),
        "수강일자": stamp(log.time, "%Y%m%d"),
        "수강시각": stamp(log.time, "%H%M%S"),
    })  # fmt: skip
    first = np.unique(np.stack([log.user, log.item]), axis=1, return_index=True)[1]
    first = np.sort(first)[: len(log) // 3]
    csv(folder / "결제내역.csv", {
        "결제번호": np.arange(len(first)) + 1,
        "수강생번호": log.user[first] + 20_180_006,
        "강좌코드": [f"LEC{n + 101:05d}" for n in log.item[first]],
        "결제일시": stamp(log.time[first] - 3600, "%Y-%m-%d %H:%M"),
        "결제금액": log.price[log.item[first]],
    })  # fmt: skip
    csv(folder / "강좌정보.csv", {
        "강좌코드": [f"LEC{n + 101:05d}" for n in range(log.items)],
        "강좌명": draw.products(log, "ko"),
        "과목분류": draw.kinds(log, "ko"),
    })  # fmt: skip
    csv(folder / "수강생.csv", {
        "수강생번호": np.arange(log.users) + 20_180_006,
        "학년구분": draw.pick(["N수", "성인"], log.users),
        "가입일자": stamp(START - draw.rng.integers(0, 900 * DAY, log.users), "%Y%m%d"),
    })  # fmt: skip
    return Truth(
        Events(("수강이력.csv",), "수강생번호", "강좌코드", "수강일자", ("%Y%m%d %H:%M:%S",),
               count(log.user, log.item, log.time), constant=("watch", "lesson")),
        Metadata(("강좌정보.csv",), "강좌코드", {"과목분류": "categorical"}, "강좌명"),
        Metadata(("수강생.csv",), "수강생번호", {"학년구분": "categorical"}),
        ask=Ask(("which-file",), must=False),
    )  # fmt: skip
