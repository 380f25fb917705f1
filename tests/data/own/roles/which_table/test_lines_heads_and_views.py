"""Which record of the same people is taken: lines or heads, sales or views, one of two worlds."""

from __future__ import annotations

from typing import Any

from personalize_poc.data.own import roles
from tests.data.own.roles.worlds.orders import titled
from tests.data.own.roles.worlds.proposals import proposal_and_columns, proposal_and_section
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, code, digest, mail, price, title
from tests.support.own_tables import reading

_TIME = "%Y-%m-%d %H:%M:%S"


def _two_worlds(app: int) -> dict[str, dict[str, Any]]:
    """Receipts with cards and bar codes, and so many views of an app with its own numbers."""
    w = World(705, rows=3000, lines=1)
    times = w.times("%Y-%m-%d %H:%M:%S")
    return {
        "receipts.csv": {
            "card_no": w.by_user(lambda u: 2800001000000 + u * 7),
            "jan_code": w.by_item(lambda i: 4901000000000 + i * 137),
            "sold_at": times,
            "amount": w.pick([200, 350, 990]),
        },
        "app.csv": {
            "uid": w.by_user(lambda u: f"dfd47187fe{u * 7919:010x}")[:app],
            "product_no": w.by_item(lambda i: f"P-{20000 + i}")[:app],
            "viewed_at": times[:app],
        },
        "goods.csv": titled("jan_code", [str(4901000000000 + i * 137) for i in range(w.items)]),
        "app_items.csv": titled("product_no", [f"P-{20000 + i}" for i in range(w.items)]),
    }


def test_of_two_worlds_without_a_link_a_person_chooses() -> None:
    proposal = roles.propose(reading(_two_worlds(app=2500)))
    assert "which-file" in {one.code for one in proposal.questions}


def test_a_far_smaller_world_beside_is_not_asked_about() -> None:
    proposal = roles.propose(reading(_two_worlds(app=250)))
    assert "which-file" not in {one.code for one in proposal.questions}


def test_parts_that_were_not_put_together_are_asked_about() -> None:
    w = World(708, lines=1)
    card = w.by_user(lambda u: f"T{u:04}")
    disc, day = w.by_item(lambda i: f"LP{i:04}"), w.times("%Y-%m-%d %H:%M:%S")
    half = len(day) // 2
    tables: dict[str, dict[str, Any]] = {
        "till.csv": {"card": card[:half], "disc": disc[:half], "sold": day[:half]},
        "kasse.csv": {"sold": day[half:], "card": card[half:], "disc": disc[half:]},
        "discs.csv": titled("disc", [f"LP{i:04}" for i in range(w.items)]),
        "club.csv": {
            "card": [f"T{u:04}" for u in range(w.users)],
            "email": [f"p{u}@example.com" for u in range(w.users)],
        },
    }
    proposal = roles.propose(reading(tables))
    assert "which-file" in {one.code for one in proposal.questions}


def test_of_things_that_are_sold_once_the_views_count_and_not_the_sales() -> None:
    w = World(964, items=400, lines=1, rows=3000)
    sold = list({item: row for row, item in enumerate(w.item)}.values())
    proposal, section = proposal_and_section({
        "transactions.csv": {
            "id_transaction": [f"T{row:06d}" for row in sold],
            "id_annonce": [700_000 + w.item[row] * 3 for row in sold],
            "id_membre": [f"M{4000 + w.user[row]}" for row in sold],
            "date_transaction": [w.at[row].strftime("%Y-%m-%d %H:%M:%S") for row in sold],
            "prix": [f"{5 + row % 40}.00" for row in sold],
        },
        "vues.csv": {
            "id_vue": w.each(lambda row: row + 1_000_001),
            "id_membre": w.by_user(lambda u: f"M{4000 + u}"),
            "id_annonce": w.by_item(lambda i: 700_000 + i * 3),
            "date_vue": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "annonces.csv": {
            "id_annonce": [700_000 + i * 3 for i in range(w.items)],
            "titre": [title(i) for i in range(w.items)],
        },
        "membres.csv": {
            "id_membre": [f"M{4000 + u}" for u in range(w.users)],
            "ville": [["Lyon", "Nice", "Lille"][u % 3] for u in range(w.users)],
        },
    })  # fmt: skip
    assert section.files == ("vues.csv",)
    assert not proposal.questions


def test_a_mall_and_shops_with_members_and_goods_of_their_own_are_asked_about() -> None:
    mall, shops = World(2405, rows=3000), World(2406, rows=3200)
    tables: dict[str, dict[str, Any]] = {
        "온라인몰_주문.csv": {
            "주문번호": mall.by_order(lambda n: f"O{n:06}"),
            "주문일시": mall.times(_TIME),
            "회원ID": mall.by_user(lambda u: f"u{digest(u)[:9]}"),
            "상품코드": mall.by_item(lambda i: f"GD{i:07}"),
        },
        "매장_판매.csv": {
            "영업일자": shops.times("%Y%m%d"),
            "영수증번호": shops.by_order(lambda n: f"{n:04}"),
            "멤버십번호": shops.by_user(lambda u: 9_004_670_954 + 31 * u),
            "단품코드": shops.by_item(lambda i: 8_845_255_204_546 + 17 * i),
        },
        "온라인상품.csv": {
            "상품코드": [f"GD{i:07}" for i in range(mall.items)],
            "상품명": [title(i) for i in range(mall.items)],
        },
        "매장상품.csv": {
            "단품코드": [8_845_255_204_546 + 17 * i for i in range(shops.items)],
            "단품명": [title(i) for i in range(shops.items)],
        },
    }
    proposal = roles.propose(reading(tables))
    [asked] = [one for one in proposal.questions if one.code == "which-file"]
    assert all(one in asked.text for one in ("온라인몰_주문.csv", "매장_판매.csv"))


def _posts(w: World) -> dict[str, Any]:
    """Pages, products and orders, all in one table and numbered from 1 on."""
    firsts = w.firsts()
    posts = [
        *((n, f"Page {n}", f"page-{n}", "page") for n in range(1, 6)),
        *((200 + 5 * i, f"{title(i)} {i}", f"piece-{i}", "product") for i in range(w.items)),
        *((2001 + w.order[row], f"Order &ndash; {w.at[row]:%b %d, %Y}", None, "shop_order")
          for row in firsts),
    ]  # fmt: skip
    names = ("ID", "post_title", "post_name", "post_type")
    return {name: [post[k] for post in posts] for k, name in enumerate(names)}


def test_lines_are_taken_and_not_how_many_there_are_of_an_order() -> None:
    w = World(1204, users=500, items=90, rows=6000)
    firsts = w.firsts()
    lines: dict[str, Any] = {
        "order_item_id": [90_001 + row for row in w.rows],
        "order_id": w.by_order(lambda n: 2001 + n),
        "product_id": w.by_item(lambda i: 200 + 5 * i),
        "customer_id": w.by_user(lambda u: u + 1),
        "date_created": w.times(_TIME),
        "product_qty": w.pick([1, 2, 3], [6, 2, 1]),
    }
    heads: dict[str, Any] = {
        "order_id": [2001 + w.order[row] for row in firsts],
        "date_created": [w.at[row].strftime(_TIME) for row in firsts],
        "num_items_sold": [1 + int(digest(row)[:4], 16) % 5 for row in firsts],
        "total_sales": [price(row, 20, 200) for row in firsts],
        "customer_id": [w.user[row] + 1 for row in firsts],
    }
    people: dict[str, Any] = {
        "customer_id": [u + 1 for u in range(w.users)],
        "email": list(map(mail, range(500))),
    }
    proposal, section, columns = proposal_and_columns(
        {"lines.csv": lines, "orders.csv": heads, "customers.csv": people, "posts.csv": _posts(w)}
    )
    assert section.files == ("lines.csv",)
    assert (columns["USER_ID"], columns["ITEM_ID"]) == ("customer_id", "product_id")
    assert not proposal.questions
    assert proposal.mapping is not None
    items = proposal.mapping.sections["items"]
    assert (items.columns["ITEM_ID"], items.title) == ("ID", "post_title")


def test_what_is_too_little_to_train_is_not_taken_before_many_views() -> None:
    w, few = World(3304, rows=9000), World(3304, rows=700)
    tables = {
        "views.csv": {
            "visitor_id": w.by_user(lambda u: f"u{u:05d}"),
            "product_id": w.by_item(lambda i: code("P", i)),
            "viewed_at": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "appointments.csv": {
            "visitor_id": few.by_user(lambda u: f"u{u:05d}"),
            "product_id": few.by_item(lambda i: code("P", i)),
            "asked_at": few.times("%Y-%m-%d %H:%M:%S"),
        },
        "products.csv": {
            "product_id": [code("P", i) for i in range(w.items)],
            "title": [title(i) for i in range(w.items)],
        },
        "visitors.csv": {
            "visitor_id": [f"u{u:05d}" for u in range(w.users)],
            "country": [f"c{u % 5}" for u in range(w.users)],
        },
    }
    made = roles.propose(reading(tables))
    assert section(made).files == ("views.csv",)
    assert not made.questions
    assert any(one.file == "appointments.csv" for one in made.findings)


def test_two_files_with_things_of_two_catalogues_are_a_question() -> None:
    w, other = World(704, lines=1), World(705, lines=1)

    def log(world: World, name: str, start: int) -> dict[str, Any]:
        return {
            "account_id": world.by_user(lambda u: f"acc{u:05d}"),
            name: world.by_item(lambda i: code(name[0].upper(), i + start)),
            "at": world.times("%Y-%m-%d %H:%M:%S"),
        }

    def shelf(world: World, name: str, start: int) -> dict[str, Any]:
        rows = range(world.items)
        return {
            name: [code(name[0].upper(), i + start) for i in rows],
            "title": [title(i) for i in rows],
        }

    files = {
        "purchases.csv": log(w, "skin_id", 0),
        "matches.csv": log(other, "hero_id", 500),
        "skins.csv": shelf(w, "skin_id", 0),
        "heroes.csv": shelf(other, "hero_id", 500),
    }
    (question,) = roles.propose(reading(files)).questions
    assert question.code == "which-file"
    assert any("account_id chose hero_id" in option.text for option in question.options)
    files["matches.csv"] = log(other, "skin_id", 0)
    assert not roles.propose(reading(files)).questions


def test_lines_with_ids_count_and_not_the_head_with_the_title_of_the_first() -> None:
    w = World(903)
    firsts = w.firsts()
    proposal, section = proposal_and_section({
        "OrderDetailList.csv": {
            "订单编号": w.by_order(lambda n: f"34{n * 1234567:017d}"),
            "标题": w.by_item(title),
            "购买数量": w.pick([1, 2, 3], [9, 3, 1]),
            "商家编码": w.by_item(lambda i: code("QM", i)),
        },
        "OrderList.csv": {
            "订单编号": [f"34{w.order[row] * 1234567:017d}" for row in firsts],
            "买家会员名": [f"小小{w.user[row]}" for row in firsts],
            "买家支付宝账号": [f"{w.user[row] % 130}***@qq.com" for row in firsts],
            "订单创建时间": [w.at[row].strftime("%Y-%m-%d %H:%M:%S") for row in firsts],
            "宝贝标题": [title(w.item[row]) for row in firsts],
        },
        "出售中的宝贝.csv": {
            "商品ID": [520000000000 + i * 7919 for i in range(w.items)],
            "商品标题": [title(i) for i in range(w.items)],
            "商家编码": [code("QM", i) for i in range(w.items)],
            "一口价": [9.9 + i for i in range(w.items)],
        },
    })  # fmt: skip
    assert (section.files, section.columns["ITEM_ID"]) == (("OrderDetailList.csv",), "商家编码")
    (join,) = section.joins
    assert join.columns == {"USER_ID": "买家会员名", "TIMESTAMP": "订单创建时间"}
    assert not proposal.questions


def test_reviews_of_bookings_are_no_other_choice_and_an_address_no_other_person() -> None:
    w = World(3108, items=90, lines=1)
    bookings: dict[str, list[Any]] = {
        "CONFIRMATION CODE": w.each(lambda r: code("HM", r)),
        "CREATION DATE": w.times("%m/%d/%Y %I:%M %p"),
        "GUEST ID": w.by_user(lambda u: f"{u * 7919 + 10**11:024x}"),
        "GUEST'S EMAIL": w.each(lambda r: f"g{w.user[r]}{'ab'[r % 2]}@example.com"),
        "LISTING ID": w.by_item(lambda i: f"{i * 6151 + 10**12:024x}"),
        "NUMBER OF GUESTS": w.pick([1, 2, 3, 4]),
        "TOTAL PAID": w.pick(["$120.50", "$1,022.98"]),
    }
    some = [r for r in w.rows if r % 5 == 0]
    reviews: dict[str, list[Any]] = {
        "REVIEW ID": [n + 77_001 for n in range(len(some))],
        "CONFIRMATION CODE": [code("HM", r) for r in some],
        "LISTING": [f"{w.item[r] * 6151 + 10**12:024x}" for r in some],
        "RATING": [1 + r % 5 for r in some],
        "CREATED": [w.times("%m/%d/%Y")[r] for r in some],
    }
    tables = {"reservations.csv": bookings, "reviews.csv": reviews}
    made = roles.propose(reading(tables))
    assert not made.questions
    assert section(made).columns["USER_ID"] == "GUEST ID"
    assert section(made).columns["EVENT_VALUE"] == "TOTAL PAID"


def _lines_and_views(heads: str) -> dict[str, dict[str, Any]]:
    """Lines whose heads say whose they are, and more views of the same goods by the same people."""
    w = World(965, rows=2000, lines=3)
    seen = World(966, rows=3500, lines=1)
    firsts = w.firsts()
    return {
        "positions.csv": {
            "position_id": w.each(lambda row: row + 30_001),
            "order_id": w.by_order(lambda o: o + 7001),
            "tent_id": w.by_item(lambda i: i + 401),
            "nights": w.pick([1, 2, 3]),
        },
        heads: {
            "order_id": [w.order[row] + 7001 for row in firsts],
            "camper_id": [w.user[row] + 9001 for row in firsts],
            "made_at": [w.at[row].strftime(_TIME) for row in firsts],
        },
        "events.csv": {
            "camper_id": seen.by_user(lambda u: u + 9001),
            "tent_id": seen.by_item(lambda i: i + 401),
            "seen_at": seen.times(_TIME),
        },
        "campers.csv": {
            "camper_id": [u + 9001 for u in range(300)],
            "email": [mail(u) for u in range(300)],
        },
        "tents.csv": {
            "tent_id": [i + 401 for i in range(120)],
            "title": [title(i) for i in range(120)],
        },
    }


def test_lines_are_orders_where_the_table_of_their_heads_is_called_so() -> None:
    made = roles.propose(reading(_lines_and_views("orders.csv")))
    assert section(made).files == ("positions.csv",)


def test_lines_of_anything_else_are_not_taken_for_orders() -> None:
    made = roles.propose(reading(_lines_and_views("heads.csv")))
    assert section(made).files == ("events.csv",)
