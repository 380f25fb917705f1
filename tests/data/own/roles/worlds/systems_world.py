"""Small made-up exports of widely used systems, with the names of columns that these have."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.data.own.roles.worlds.world import World, chosen, code, digest, mail, price, title

Tables = dict[str, dict[str, Any]]
_TIME = "%Y-%m-%d %H:%M:%S"
EXPORTS: dict[str, tuple[Callable[[], Tables], str, str, str, str]] = {}
"""Name -> what makes the tables, and the table, user, item and time that are right."""


def export(
    file: str, user: str, item: str, time: str
) -> Callable[[Callable[[], Tables]], Callable[[], Tables]]:
    """Register an export with what is right of it."""

    def register(make: Callable[[], Tables]) -> Callable[[], Tables]:
        EXPORTS[make.__name__] = make, file, user, item, time
        return make

    return register


def _by_head(w: World, make: Callable[[int], Any]) -> list[Any]:
    """A value for every order, by its first row."""
    return [make(row) for row in w.firsts()]


@export("ps_order_detail.csv", "id_customer", "product_id", "date_add")
def prestashop() -> Tables:
    """Lines, heads, and a log of states with more rows than there are lines."""
    w = World(901, users=60, items=70, rows=400, lines=2)
    heads = range(len(w.firsts()))
    states = [(n, s) for n in heads for s in (1, 2, 4, 5)]
    return {
        "ps_order_detail.csv": {
            "id_order_detail": w.each(lambda row: row + 1),
            "id_order": w.by_order(lambda n: n + 1),
            "product_id": w.by_item(lambda i: i + 1),
            "product_attribute_id": w.by_item(lambda i: i % 3),
            "product_name": w.by_item(title),
            "product_quantity": w.pick([1, 2], [5, 1]),
            "product_price": w.by_item(price),
        },
        "ps_orders.csv": {
            "id_order": [n + 1 for n in heads],
            "reference": [digest(n)[:9].upper() for n in heads],
            "id_carrier": [1 + n % 2 for n in heads],
            "id_customer": _by_head(w, lambda row: w.user[row] + 1),
            "id_cart": [n + 40 for n in heads],
            "current_state": [5 for _ in heads],
            "invoice_date": _by_head(w, lambda row: w.at[row].strftime(_TIME)),
            "date_add": _by_head(w, lambda row: w.at[row].strftime(_TIME)),
        },
        "ps_order_history.csv": {
            "id_order_history": list(range(1, len(states) + 1)),
            "id_employee": [s % 3 for __, s in states],
            "id_order": [n + 1 for n, __ in states],
            "id_order_state": [s for __, s in states],
            "date_add": [w.at[w.firsts()[n]].strftime(_TIME) for n, __ in states],
        },
        "ps_product_lang.csv": {
            "id_product": [i + 1 for i in range(w.items)],
            "id_lang": [1 for _ in range(w.items)],
            "name": [title(i) for i in range(w.items)],
        },
    }


@export("wc_order_product_lookup.csv", "customer_id", "product_id", "date_created")
def woocommerce() -> Tables:
    """Lines that say whose they are, and customers with a second number of their account."""
    w = World(902, users=60, items=70, rows=400, lines=2)
    return {
        "wc_order_product_lookup.csv": {
            "order_item_id": w.each(lambda row: row + 11),
            "order_id": w.by_order(lambda n: n + 100),
            "product_id": w.by_item(lambda i: i + 20),
            "variation_id": w.by_item(lambda i: 300 + i if i % 2 else 0),
            "customer_id": w.by_user(lambda u: u + 1),
            "date_created": w.times(_TIME),
            "product_qty": w.pick([1, 2], [5, 1]),
            "product_net_revenue": w.by_item(price),
        },
        "wc_customer_lookup.csv": {
            "customer_id": [u + 1 for u in range(w.users)],
            "user_id": [u * 7 % 300 + 1 if u % 3 else None for u in range(w.users)],
            "email": [mail(u) for u in range(w.users)],
            "date_registered": [f"2023-{u % 12 + 1:02}-11 10:00:00" for u in range(w.users)],
        },
    }


@export("sales_order_item.csv", "customer_id", "product_id", "created_at")
def magento() -> Tables:
    """Lines in which item_id is the number of the line."""
    w = World(903, users=60, items=70, rows=400, lines=2)
    heads = range(len(w.firsts()))
    return {
        "sales_order_item.csv": {
            "item_id": w.each(lambda row: row + 1),
            "order_id": w.by_order(lambda n: n + 1),
            "parent_item_id": w.each(lambda row: None),
            "quote_item_id": w.each(lambda row: row * 3 + 5),
            "created_at": w.times(_TIME),
            "product_id": w.by_item(lambda i: i + 1),
            "product_type": w.pick(["simple", "configurable"], [5, 1]),
            "name": w.by_item(title),
            "qty_ordered": w.pick(["1.0000", "2.0000"], [5, 1]),
        },
        "sales_order.csv": {
            "entity_id": [n + 1 for n in heads],
            "increment_id": [f"{n + 1:09}" for n in heads],
            "customer_id": _by_head(w, lambda row: w.user[row] + 1),
            "grand_total": [f"{price(n)}00" for n in heads],
            "created_at": _by_head(w, lambda row: w.at[row].strftime(_TIME)),
        },
        "catalog_product_entity.csv": {
            "entity_id": [i + 1 for i in range(w.items)],
            "attribute_set_id": [4 + i % 2 for i in range(w.items)],
            "type_id": ["simple" for i in range(w.items)],
            "sku": [code("M", i) for i in range(w.items)],
        },
    }


@export("order_line_item.csv", "customer_id", "product_id", "created_at")
def shopware_6() -> Tables:
    """Lines of products of which half have a parent, whose texts alone are there."""
    w = World(904, users=60, items=70, rows=400, lines=2)
    heads = range(len(w.firsts()))
    products = [digest(i)[:32] for i in range(w.items)]
    parents = [products[i // 10] if i >= 60 else None for i in range(w.items)]
    return {
        "order_line_item.csv": {
            "id": w.each(lambda row: digest(row + 9000)[:32]),
            "order_id": w.by_order(lambda n: digest(n + 20000)[:32]),
            "parent_id": w.each(lambda row: None),
            "product_id": w.by_item(lambda i: products[i]),
            "identifier": w.by_item(lambda i: products[i]),
            "label": w.by_item(title),
            "quantity": w.pick([1, 2], [5, 1]),
            "unit_price": w.by_item(price),
            "created_at": w.times(_TIME),
        },
        "order.csv": {
            "id": [digest(n + 20000)[:32] for n in heads],
            "order_number": [10000 + n for n in heads],
            "order_date_time": _by_head(w, lambda row: w.at[row].strftime(_TIME)),
            "state_id": [digest(5)[:32] for _ in heads],
        },
        "order_customer.csv": {
            "id": [digest(n + 30000)[:32] for n in heads],
            "order_id": [digest(n + 20000)[:32] for n in heads],
            "customer_id": _by_head(w, lambda row: digest(w.user[row] + 50000)[:32]),
            "customer_number": _by_head(w, lambda row: 10000 + w.user[row]),
        },
        "product.csv": {
            "id": products,
            "parent_id": parents,
            "product_number": [f"SW{i + 10000}" for i in range(w.items)],
            "stock": [i % 40 for i in range(w.items)],
        },
        "product_translation.csv": {
            "product_id": products[:60],
            "name": [title(i) for i in range(60)],
            "description": [f"<p>{title(i)} of wool and wood</p>" for i in range(60)],
        },
    }


@export("s_order_details.csv", "userID", "articleID", "ordertime")
def shopware_5() -> Tables:
    """Lines with the number of the order as customers know it, and the log of states."""
    w = World(905, users=60, items=70, rows=400, lines=2)
    heads = range(len(w.firsts()))
    return {
        "s_order_details.csv": {
            "id": w.each(lambda row: row + 1),
            "orderID": w.by_order(lambda n: n + 1),
            "ordernumber": w.by_order(lambda n: 20001 + n),
            "articleID": w.by_item(lambda i: i + 1),
            "articleordernumber": w.each(lambda row: f"SW{10000 + w.item[row]}.{row % 4}"),
            "price": w.by_item(price),
            "quantity": w.pick([1, 2], [5, 1]),
            "name": w.by_item(title),
        },
        "s_order.csv": {
            "id": [n + 1 for n in heads],
            "ordernumber": [20001 + n for n in heads],
            "userID": _by_head(w, lambda row: w.user[row] + 1),
            "ordertime": _by_head(w, lambda row: w.at[row].strftime(_TIME)),
            "cleared": [12 for _ in heads],
        },
        "s_order_history.csv": {
            "id": [n + 1 for n in range(2 * len(heads))],
            "orderID": [n // 2 + 1 for n in range(2 * len(heads))],
            "userID": [1 + n % 9 for n in range(2 * len(heads))],
            "previous_order_status_id": [n % 2 for n in range(2 * len(heads))],
            "order_status_id": [1 + n % 2 for n in range(2 * len(heads))],
            "change_date": [
                w.at[w.firsts()[n // 2]].strftime(_TIME) for n in range(2 * len(heads))
            ],
        },
    }


@export("twarenkorbpos.csv", "kKunde", "kArtikel", "dErstellt")
def jtl() -> Tables:
    """Lines of carts, and the orders that some of the carts became."""
    w = World(931, users=60, items=70, rows=400, lines=2)
    heads = range(len(w.firsts()))
    return {
        "twarenkorbpos.csv": {
            "kWarenkorbPos": w.each(lambda row: row + 1),
            "kWarenkorb": w.by_order(lambda n: n + 1001),
            "kArtikel": w.by_item(lambda i: i + 1),
            "cName": w.by_item(title),
            "cArtNr": w.by_item(lambda i: f"GA{i:04d}-{i % 7}"),
            "fPreis": w.by_item(price),
            "nAnzahl": w.pick([1, 2], [5, 1]),
            "nPosTyp": w.each(lambda _: 1),
        },
        "tbestellung.csv": {
            "kBestellung": [n + 1 for n in heads],
            "kWarenkorb": [n + 1001 for n in heads],
            "kKunde": _by_head(w, lambda row: w.user[row] + 1),
            "cStatus": [4 for _ in heads],
            "cBestellNr": [f"B{20001 + n}" for n in heads],
            "dErstellt": _by_head(w, lambda row: w.at[row].strftime(_TIME)),
        },
    }


@export("sale_order_line.csv", "partner_id", "product_id", "date_order")
def odoo() -> Tables:
    """Heads in which user_id is who sold."""
    w = World(906, users=60, items=70, rows=400, lines=2)
    heads = range(len(w.firsts()))
    return {
        "sale_order_line.csv": {
            "id": w.each(lambda row: row + 1),
            "order_id": w.by_order(lambda n: n + 1),
            "name": w.by_item(title),
            "product_id": w.by_item(lambda i: i + 1),
            "product_uom_qty": w.pick([1.0, 2.0], [5, 1]),
            "price_unit": w.by_item(price),
            "salesman_id": w.by_user(lambda u: 2 + u % 12),
        },
        "sale_order.csv": {
            "id": [n + 1 for n in heads],
            "name": [f"S{n + 1:05}" for n in heads],
            "partner_id": _by_head(w, lambda row: w.user[row] + 30),
            "partner_invoice_id": _by_head(w, lambda row: w.user[row] + 30),
            "user_id": _by_head(w, lambda row: 2 + w.user[row] % 30),
            "state": ["sale" for _ in heads],
            "date_order": _by_head(w, lambda row: w.at[row].strftime(_TIME)),
        },
    }


@export("VBRP.txt", "KUNAG", "MATNR", "FKDAT")
def sap() -> Tables:
    """Lines of invoices with a text beside the number of the material."""
    w = World(907, users=60, items=70, rows=400, lines=2)
    heads = range(len(w.firsts()))
    return {
        "VBRP.txt": {
            "VBELN": w.by_order(lambda n: f"{90012000 + n:010}"),
            "POSNR": w.each(lambda row: f"{10 * (1 + row % 2):06}"),
            "MATNR": w.by_item(lambda i: f"{300000 + 77 * i:018}"),
            "ARKTX": w.by_item(title),
            "MATKL": w.by_item(lambda i: f"{100 * (i % 7):05}"),
            "FKIMG": w.pick([1, 2, 10], [5, 1, 1]),
        },
        "VBRK.txt": {
            "VBELN": [f"{90012000 + n:010}" for n in heads],
            "FKART": ["F2" for _ in heads],
            "FKDAT": _by_head(w, lambda row: w.at[row].strftime("%d.%m.%Y")),
            "KUNAG": _by_head(w, lambda row: f"{100000 + 13 * w.user[row]:010}"),
            "KUNRG": _by_head(w, lambda row: f"{100000 + 13 * (w.user[row] // 2):010}"),
        },
        "MAKT.txt": {
            "MATNR": [f"{300000 + 77 * i:018}" for i in range(w.items)],
            "SPRAS": ["D" for _ in range(w.items)],
            "MAKTX": [title(i) for i in range(w.items)],
        },
        "KNA1.txt": {
            "KUNNR": [f"{100000 + 13 * u:010}" for u in range(w.users)],
            "NAME1": [f"Haus {title(u)} GmbH" for u in range(w.users)],
            "LAND1": ["DE" for _ in range(w.users)],
        },
    }


@export("events.json", "user_pseudo_id", "items.item_id", "event_timestamp")
def analytics_4() -> Tables:
    """Events of which a third name an item, each with the title of its page and a list."""
    w = World(908, users=60, items=70, rows=600, lines=1)
    seen = w.each(lambda row: row % 3 == 0)

    def where(values: list[Any]) -> list[Any]:
        return [value if here else None for value, here in zip(values, seen, strict=True)]

    return {
        "events.json": {
            "event_timestamp": w.each(lambda row: int(w.at[row].timestamp() * 1e6) + row),
            "event_name": w.each(lambda row: "view_item" if seen[row] else "page_view"),
            "user_pseudo_id": w.by_user(lambda u: f"{1000000 + u * 17}.{1700000000 + u}"),
            "user_id": w.by_user(lambda u: f"U{u:05}" if u % 4 == 0 else None),
            "items.item_id": where(w.by_item(lambda i: code("G", i))),
            "items.item_list_name": where(w.pick(["Search", "Home", "Sale", "New", "Gifts", "A"])),
            "event_params.page_title": w.by_item(title),
        },
        "feed.tsv": {
            "id": [code("G", i) for i in range(w.items)],
            "title": [title(i) for i in range(w.items)],
            "description": [f"{title(i)} for long evenings by the sea" for i in range(w.items)],
        },
    }


@export("tracks.json", "properties.distinct_id", "properties.product_id", "properties.time")
def mixpanel() -> Tables:
    """Events with a device and an id of the row beside who it was."""
    w = World(909, users=60, items=70, rows=400, lines=1)
    return {
        "tracks.json": {
            "event": w.pick(["Product Viewed", "Product Added"], [4, 1]),
            "properties.time": w.each(lambda row: int(w.at[row].timestamp())),
            "properties.distinct_id": w.by_user(lambda u: digest(u)[:20]),
            "properties.$device_id": w.by_user(lambda u: digest(u // 2 + 999)[:20]),
            "properties.$insert_id": w.each(lambda row: digest(row)[:16]),
            "properties.product_id": w.by_item(lambda i: code("X", i)),
        },
    }


@export("ga_sessions.json", "fullVisitorId", "hits.product.productSKU", "visitStartTime")
def universal_analytics() -> Tables:
    """Hits with a list and a brand beside the number of the product."""
    w = World(910, users=60, items=70, rows=400, lines=3)
    return {
        "ga_sessions.json": {
            "fullVisitorId": w.by_user(lambda u: f"{(u + 3) * 7919 * 10**12:019}"),
            "visitId": w.by_order(lambda n: 1700000000 + n * 900),
            "visitNumber": w.each(lambda row: 1 + row % 3),
            "visitStartTime": w.by_order(lambda n: 1700000000 + n * 900),
            "hits.hitNumber": w.each(lambda row: 1 + row % 4),
            "hits.product.productSKU": w.by_item(lambda i: code("GG", i)),
            "hits.product.v2ProductName": w.by_item(title),
            "hits.product.productListName": w.by_item(lambda i: chosen(["Home", "Search"], i)),
        },
    }


@export("old_issues.csv", "borrowernumber", "biblionumber", "issuedate")
def koha() -> Tables:
    """Loans of copies, of which two tables know the title or its pages."""
    w = World(911, users=60, items=140, rows=400, lines=1)
    titles = range(70)
    return {
        "old_issues.csv": {
            "issue_id": w.each(lambda row: row + 1),
            "borrowernumber": w.by_user(lambda u: u + 1),
            "itemnumber": w.by_item(lambda i: i + 1),
            "date_due": w.times(_TIME, days=21),
            "returndate": w.times(_TIME, days=9),
            "issuedate": w.times(_TIME),
        },
        "items.csv": {
            "itemnumber": [i + 1 for i in range(w.items)],
            "biblionumber": [i // 2 + 1 for i in range(w.items)],
            "barcode": [f"31{i:010}" for i in range(w.items)],
            "itemcallnumber": [f"82.{i // 2} GAR nov" for i in range(w.items)],
        },
        "biblio.csv": {
            "biblionumber": [b + 1 for b in titles],
            "frameworkcode": ["BKS" for _ in titles],
            "author": [f"Writer {b % 30}, Ana" for b in titles],
            "title": [title(b) for b in titles],
        },
        "biblioitems.csv": {
            "biblioitemnumber": [b + 1 for b in titles],
            "biblionumber": [b + 1 for b in titles],
            "itemtype": [chosen(["BK", "DVD"], b) for b in titles],
            "isbn": [f"97884{b:08}" for b in titles],
            "pages": [f"{100 + b} pages" for b in titles],
            "publicationyear": [1990 + b % 30 for b in titles],
        },
    }


@export("topic_users.csv", "user_id", "topic_id", "last_visited_at")
def discourse() -> Tables:
    """Who visited which topic, beside topics with private ones, and what staff did."""
    w = World(913, users=60, items=70, rows=600, lines=1)
    people = [u + 14 if u else -1 for u in range(w.users)]
    return {
        "topic_users.csv": {
            "id": w.each(lambda row: 120001 + row),
            "user_id": w.by_user(lambda u: people[u]),
            "topic_id": w.by_item(lambda i: 400 + 7 * i),
            "posted": w.pick(["f", "t"], [8, 1]),
            "last_read_post_number": w.each(lambda row: 1 + int(digest(row)[:6], 16) % 40),
            "last_visited_at": w.times(_TIME, minutes=3),
            "first_visited_at": w.times(_TIME),
            "total_msecs_viewed": w.each(lambda row: 4000 + row * 37 % 90000),
            "liked": w.pick(["f", "t"], [9, 1]),
        },
        "topics.csv": {
            "id": [400 + 7 * i for i in range(w.items)],
            "title": [title(i) for i in range(w.items)],
            "created_at": [w.at[i].strftime(_TIME) for i in range(w.items)],
            "posts_count": [1 + i % 50 for i in range(w.items)],
            "user_id": [people[1 + i % 50] for i in range(w.items)],
            "archetype": [chosen(["regular"] * 9 + ["private_message"], i) for i in range(w.items)],
        },
        "users.csv": {
            "id": people,
            "username": [f"nick{digest(u)[:6]}" for u in people],
            "admin": ["ft"[u < 2] for u in range(w.users)],
            "moderator": ["ft"[u < 3] for u in range(w.users)],
            "trust_level": [u % 5 for u in range(w.users)],
        },
        "user_histories.csv": {
            "id": list(range(1, 301)),
            "action": [1 + n % 40 for n in range(300)],
            "acting_user_id": [people[n % 3] for n in range(300)],
            "target_user_id": [people[n * 7 % w.users] for n in range(300)],
            "created_at": [w.at[n].strftime(_TIME) for n in range(300)],
        },
    }


@export("revision.csv", "rev_actor", "rev_page", "rev_timestamp")
def mediawiki() -> Tables:
    """Edits of pages, by people, robots and addresses; their numbers are in many tables."""
    w = World(912, users=60, items=70, rows=900, lines=1)
    return {
        "revision.csv": {
            "rev_id": w.each(lambda row: 4000 + row),
            "rev_page": w.by_item(lambda i: i + 101),
            "rev_comment_id": w.each(lambda row: row + 1),
            "rev_actor": w.by_user(lambda u: u + 1),
            "rev_timestamp": w.times("%Y%m%d%H%M%S"),
            "rev_minor_edit": w.pick([0, 1], [3, 1]),
            "rev_len": w.each(lambda row: 700 + int(digest(row)[:6], 16) % 300),
            "rev_parent_id": w.each(lambda row: 3000 + row),
        },
        "actor.csv": {
            "actor_id": [u + 1 for u in range(w.users)],
            "actor_user": [None if u % 10 == 9 else u + 20 for u in range(w.users)],
            "actor_name": [f"7.22.1.{u}" if u % 10 == 9 else f"Owl{u}" for u in range(w.users)],
        },
        "page.csv": {
            "page_id": [i + 101 for i in range(w.items)],
            "page_namespace": [int(i % 10 == 9) for i in range(w.items)],
            "page_title": [f"Engine_{i}" for i in range(w.items)],
            "page_latest": [4000 + i for i in range(w.items)],
            "page_len": [700 + i * 3 for i in range(w.items)],
        },
        "user_groups.csv": {
            "ug_user": [20, 21, 22, 22],
            "ug_group": ["bot", "sysop", "sysop", "bureaucrat"],
        },
    }
