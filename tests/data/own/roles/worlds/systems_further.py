"""More made-up exports of widely used systems; see `systems_world`."""

from __future__ import annotations

from tests.data.own.roles.worlds.systems_world import EXPORTS, Tables, export
from tests.data.own.roles.worlds.world import World, chosen, code, digest, price, title

__all__ = ["EXPORTS"]
_TIME = "%Y-%m-%d %H:%M:%S"


@export("es_orderGoods.csv", "memNo", "goodsNo", "regDt")
def godomall() -> Tables:
    """Lines, heads, and a log with three rows for each line."""
    w = World(912, users=60, items=70, rows=400, lines=2)
    numbers = w.by_order(lambda n: f"24010200{n:08}")
    steps = [(row, step) for row in w.rows for step in ("p1", "g1", "s1")]
    return {
        "es_orderGoods.csv": {
            "sno": w.each(lambda row: 55001 + row),
            "orderNo": numbers,
            "orderCd": w.each(lambda row: row % 2 + 1),
            "orderStatus": w.each(lambda row: "s1"),
            "goodsNo": w.by_item(lambda i: 1000000300 + i * 3),
            "goodsCd": w.by_item(lambda i: code("GD", i)),
            "goodsNm": w.by_item(title),
            "goodsCnt": w.pick([1, 2], [5, 1]),
            "goodsPrice": w.by_item(lambda i: int(1000 * price(i))),
            "regDt": w.times(_TIME),
        },
        "es_order.csv": {
            "orderNo": [numbers[row] for row in w.firsts()],
            "memNo": [w.user[row] * 5 + 120 for row in w.firsts()],
            "orderStatus": ["s1" for _ in w.firsts()],
            "settleKind": [chosen(["pc", "pb", "pv"], row) for row in w.firsts()],
            "regDt": [w.at[row].strftime(_TIME) for row in w.firsts()],
        },
        "es_logOrder.csv": {
            "sno": list(range(1, len(steps) + 1)),
            "orderNo": [numbers[row] for row, _ in steps],
            "goodsSno": [55001 + row for row, _ in steps],
            "logCode01": [{"p1": "", "g1": "p1", "s1": "g1"}[step] or None for _, step in steps],
            "logCode02": [step for _, step in steps],
            "regDt": [w.at[row].strftime(_TIME) for row, _ in steps],
        },
        "es_member.csv": {
            "memNo": [u * 5 + 120 for u in range(w.users)],
            "memId": [f"user{digest(u)[:6]}" for u in range(w.users)],
            "sexFl": ["mw"[u % 2] for u in range(w.users)],
        },
    }


@export("OrderItem.txt", "CustomerId", "ProductId", "CreatedOnUtc")
def nopcommerce() -> Tables:
    """Lines and heads, whose states are codes that no table explains."""
    w = World(914, users=70, items=60, rows=900, lines=2)
    heads = w.firsts()
    state = [40 if at % 20 == 3 else 30 for at in range(len(heads))]
    return {
        "OrderItem.txt": {
            "Id": w.each(lambda row: 1 + row),
            "OrderItemGuid": w.each(lambda row: digest(40_000 + row)),
            "OrderId": w.by_order(lambda n: 1 + n),
            "ProductId": w.by_item(lambda i: 1 + i),
            "Quantity": w.pick([1, 2], [5, 1]),
            "UnitPriceInclTax": w.by_item(price),
        },
        "Order.txt": {
            "Id": [1 + w.order[row] for row in heads],
            "OrderGuid": [digest(90_000 + row) for row in heads],
            "CustomerId": [1 + w.user[row] for row in heads],
            "OrderStatusId": state,
            "PaymentStatusId": [50 if one == 40 else 30 for one in state],
            "CreatedOnUtc": [w.at[row].strftime(_TIME) for row in heads],
        },
        "Product.txt": {
            "Id": [1 + i for i in range(w.items)],
            "ProductTypeId": [5] * w.items,
            "Name": [title(i) for i in range(w.items)],
            "Sku": [code("B", i) for i in range(w.items)],
            "Published": [1] * w.items,
        },
        "Customer.txt": {
            "Id": [1 + u for u in range(w.users)],
            "CustomerGuid": [digest(u) for u in range(w.users)],
            "Email": [f"person{u}@post.example" for u in range(w.users)],
            "Active": [1] * w.users,
        },
    }


@export("student_courseenrollment.csv", "user_id", "course_id", "created")
def open_edx() -> Tables:
    """Enrolments in a mode that is no state, profiles with a number of their own, certificates."""
    w = World(915, users=120, items=60, rows=900, lines=1)
    course = [f"course-v1:Org{i % 5}+C{100 + i}+2024" for i in range(w.items)]
    passed = [row for row in w.rows if row % 6 == 0]
    return {
        "student_courseenrollment.csv": {
            "id": w.each(lambda row: 81_001 + row),
            "user_id": w.by_user(lambda u: 300 + u),
            "course_id": w.by_item(lambda i: course[i]),
            "created": w.times(_TIME),
            "is_active": w.each(lambda _: 1),
            "mode": w.pick(["honor", "audit", "verified"], [12, 7, 1]),
        },
        "certificates_generatedcertificate.csv": {
            "id": [1 + at for at in range(len(passed))],
            "user_id": [300 + w.user[row] for row in passed],
            "course_id": [course[w.item[row]] for row in passed],
            "grade": [0.7 for _ in passed],
            "status": ["downloadable" for _ in passed],
            "mode": ["honor" for _ in passed],
            "created_date": [w.at[row].strftime(_TIME) for row in passed],
        },
        "course_overviews_courseoverview.csv": {
            "id": course,
            "org": [f"Org{i % 5}" for i in range(w.items)],
            "display_name": [title(i) for i in range(w.items)],
            "start": ["2024-01-15 00:00:00"] * w.items,
        },
        "auth_userprofile.csv": {
            "id": [1 + u for u in range(w.users)],
            "user_id": [300 + u for u in range(w.users)],
            "name": [f"Ada Nr{u}" for u in range(w.users)],
            "gender": ["mf"[u % 2] for u in range(w.users)],
            "year_of_birth": [1960 + u % 40 for u in range(w.users)],
            "level_of_education": ["b"] * w.users,
        },
    }


@export("log_link_visit_action.csv", "idvisitor", "idaction_product_sku", "server_time")
def matomo() -> Tables:
    """Pages with and without a product, whose numbers all stand in one table of names."""
    w = World(913, users=60, items=70, rows=900, lines=1)
    shown = [row % 4 > 0 for row in w.rows]
    sku, group = [300 + 2 * i for i in range(w.items)], [11, 12, 13]

    def page(product: int, other: int) -> list[int]:
        return [product + w.item[row] if shown[row] else other + row % 3 for row in w.rows]

    def only(values: list[int]) -> list[int | None]:
        return [value if has else None for value, has in zip(values, shown, strict=True)]

    return {
        "log_link_visit_action.csv": {
            "idlink_va": w.each(lambda row: 4400001 + row),
            "idvisitor": w.by_user(lambda u: digest(u)[:16]),
            "idvisit": w.each(lambda row: 120000 + row // 2),
            "idaction_url": page(100, 1),
            "idaction_name": page(500, 5),
            "server_time": w.times(_TIME),
            "idaction_product_sku": only(w.by_item(lambda i: sku[i])),
            "idaction_product_name": only(w.by_item(lambda i: sku[i] + 1)),
            "idaction_product_cat": only(w.by_item(lambda i: chosen(group, i))),
            "product_price": only(w.by_item(lambda i: int(price(i)))),
        },
        "log_action.csv": {
            "idaction": [1, 2, 3, 5, 6, 7, *group, *range(100, 170), *range(300, 440),
                         *range(500, 570)],
            "name": [
                *(f"shop.example/{page}" for page in ("", "cart", "delivery")),
                *("Home", "Cart", "Delivery", "Seeds", "Tools", "Pots"),
                *(f"shop.example/p/{i}" for i in range(70)),
                *(text for i in range(70) for text in (code("SKU", i), title(i))),
                *(f"{title(i)} - shop" for i in range(70)),
            ],
            "type": [*[1] * 3, *[4] * 3, *[7] * 3, *[1] * 70, *[5, 6] * 70, *[4] * 70],
        },
    }  # fmt: skip


@export("statistics.csv", "borrowernumber", "biblionumber", "datetime")
def koha_statistics() -> Tables:
    """What happened at the desk, and a patron for what is read in the house; titles over copies."""
    w = World(917, users=80, items=140, rows=1500, lines=1)
    kinds = w.pick(["issue", "return", "renew", "localuse", "payment"], [50, 40, 15, 4, 2])
    copy = w.by_item(lambda i: i + 50_001)
    borrower = w.by_user(lambda u: u + 12)
    return {
        "statistics.csv": {
            "datetime": w.times(_TIME),
            "branch": w.pick(["HAUPT", "NORD"]),
            "value": ["2.50" if kind == "payment" else "0.00" for kind in kinds],
            "type": kinds,
            "other": ["LATE" if kind == "payment" else None for kind in kinds],
            "itemnumber": [
                None if kind == "payment" else at for kind, at in zip(kinds, copy, strict=True)
            ],
            "itemtype": w.by_item(lambda i: chosen(["BUCH", "DVD"], i)),
            "borrowernumber": [
                5999 if kind == "localuse" else who
                for kind, who in zip(kinds, borrower, strict=True)
            ],
        },
        "items.csv": {
            "itemnumber": [i + 50_001 for i in range(w.items)],
            "biblionumber": [i // 2 + 1 for i in range(w.items)],
            "barcode": [f"31{i:010}" for i in range(w.items)],
        },
        "biblio.csv": {
            "biblionumber": [b + 1 for b in range(w.items // 2)],
            "frameworkcode": ["BKS"] * (w.items // 2),
            "author": [f"Writer {b % 30}, Ana" for b in range(w.items // 2)],
            "title": [title(b) for b in range(w.items // 2)],
        },
        "borrowers.csv": {
            "borrowernumber": [*(u + 12 for u in range(w.users)), 5999],
            "cardnumber": [*(f"0710{u:04}" for u in range(w.users)), "0999999"],
            "categorycode": [*(("ERW", "KIND")[u % 2] for u in range(w.users)), "STAT"],
        },
    }


@export("dok_Pozycja.csv", "dok_OdbiorcaId", "ob_TowId", "dok_DataWyst")
def subiekt_gt() -> Tables:
    """Documents of all kinds in one table; what was delivered stands on the invoice once more."""
    w = World(918, users=70, items=60, rows=900, lines=2)
    heads = w.firsts()
    kind = [chosen([2, 2, 2, 2, 21, 11, 1], n) for n in range(len(heads))]
    buyer = [4186 + w.user[row] * 3 for row in heads]
    return {
        "dok_Pozycja.csv": {
            "ob_Id": w.each(lambda row: 402_113 + row),
            "ob_DokHanId": w.by_order(lambda n: 70_112 + n),
            "ob_TowId": w.by_item(lambda i: 22 + 3 * i),
            "ob_Ilosc": w.pick(["1,0000", "2,0000"], [5, 2]),
            "ob_WartNetto": w.by_item(lambda i: f"{price(i):.4f}".replace(".", ",")),
        },
        "dok__Dokument.csv": {
            "dok_Id": [70_112 + w.order[row] for row in heads],
            "dok_Typ": kind,
            "dok_NrPelny": [f"FS {n + 1}/2024" for n in range(len(heads))],
            "dok_DataWyst": [w.at[row].strftime("%Y-%m-%d 00:00:00.000") for row in heads],
            "dok_PlatnikId": [who + 3 * (who % 7 == 0) for who in buyer],
            "dok_OdbiorcaId": buyer,
        },
        "tw__Towar.csv": {
            "tw_Id": [22 + 3 * i for i in range(w.items)],
            "tw_Symbol": [code("SR-", i) for i in range(w.items)],
            "tw_Nazwa": [title(i) for i in range(w.items)],
        },
        "kh__Kontrahent.csv": {
            "kh_Id": [4186 + u * 3 for u in range(w.users + 1)],
            "kh_Symbol": [f"K{u}" for u in range(w.users + 1)],
            "adr_Kod": [f"39-{u % 9}00" for u in range(w.users + 1)],
        },
    }


@export("pos.order.jsonl", "partner_id", "lines.product_id", "date_order")
def odoo_till() -> Tables:
    """Orders of a till with their lines; two cashiers are the users of the program."""
    w = World(916, users=90, items=60, rows=1500, lines=3)
    return {
        "pos.order.jsonl": {
            "id": w.by_order(lambda n: 1201 + n),
            "date_order": w.by_order(lambda n: w.at[w.order.index(n)].strftime(_TIME)),
            "partner_id": w.by_user(lambda u: 1300 + u),
            "partner_id.name": w.by_user(lambda u: f"{title(u, 'Ana Pau Joan')} Mas {u}"),
            "session_id": w.by_order(lambda n: 301 + n // 12),
            "user_id": w.by_order(lambda n: 7 + n % 2),
            "user_id.name": w.by_order(lambda n: ("Eva (till)", "Leo (till)")[n % 2]),
            "lines.id": w.each(lambda row: 5001 + row),
            "lines.product_id": w.by_item(lambda i: 400 + i),
            "lines.product_id.name": w.by_item(title),
            "lines.qty": w.pick([1.0, 2.0, 0.35], [5, 1, 1]),
            "lines.price_unit": w.by_item(price),
        },
    }


@export("read_event.csv", "usr_id", "obj_id", "last_access")
def ilias() -> Tables:
    """Who read what, a row for both of them, and beside it how far people got in courses."""
    w = World(922, users=400, items=120, rows=4000, lines=1)
    pairs = sorted(
        {(i, u): row for row, (i, u) in enumerate(zip(w.item, w.user, strict=True))}.items()
    )
    marks = [(i, u) for (i, u), _ in pairs if i % 3 == 0]
    return {
        "read_event.csv": {
            "obj_id": [260 + i for (i, _), _ in pairs],
            "usr_id": [250 + u for (_, u), _ in pairs],
            "last_access": [int(w.at[row].timestamp()) for _, row in pairs],
            "read_count": [1 + row % 7 for _, row in pairs],
            "spent_seconds": [30 + row * 37 % 900 for _, row in pairs],
            "first_access": [w.at[row].strftime(_TIME) for _, row in pairs],
        },
        "ut_lp_marks.csv": {
            "obj_id": [260 + i for i, _ in marks],
            "usr_id": [250 + u for _, u in marks],
            "completed": [u % 2 for _, u in marks],
            "status": [1 + u % 2 for _, u in marks],
            "status_changed": [w.at[n % 4000].strftime(_TIME) for n in range(len(marks))],
        },
        "object_data.csv": {
            "obj_id": [260 + i for i in range(w.items)],
            "type": [chosen(["file", "crs", "tst"], i) for i in range(w.items)],
            "title": [title(i) for i in range(w.items)],
            "owner": [6 for _ in range(w.items)],
        },
        "usr_data.csv": {
            "usr_id": [250 + u for u in range(w.users)],
            "login": [f"ma{u:05}" for u in range(w.users)],
        },
    }
