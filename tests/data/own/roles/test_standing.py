"""States, kinds and flags that no rule knows are said, with the interactions of each value."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own import canonical, roles
from personalize_poc.data.own.mapping_file import Join, Mapping, Section
from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.roles.left_out.goods.no_goods import is_none
from tests.data.own.roles.rows import proposed, rarely, section
from tests.data.own.roles.world import World, code, digest, title
from tests.support.own_tables import reading

_FORM = "%Y-%m-%d %H:%M:%S"


def told(proposal: Proposal, what: str = "standing-unknown") -> Finding:
    (found,) = [one for one in proposal.findings if one.code == what]
    return found


def codes(proposal: Proposal) -> set[str]:
    return {one.code for one in proposal.findings}


def shop(w: World, heads: dict[str, list[Any]], **others: dict[str, Any]) -> dict[str, Any]:
    """Lines with user, item and time, the heads of their orders, and tables beside them."""
    firsts = w.firsts()
    lines = {
        "line_id": [n + 1 for n in w.rows],
        "order_id": w.by_order(lambda n: n + 50_000),
        "customer_id": w.by_user(lambda u: u + 900),
        "product_id": w.by_item(lambda i: i + 300),
        "created_at": w.times(_FORM),
        "quantity": w.pick([1, 2, 3], [6, 2, 1]),
    }
    orders = {"order_id": [w.order[row] + 50_000 for row in firsts], **heads}
    return {"lines.csv": lines, "orders.csv": orders, **others}


def heads(w: World, make: Any) -> list[Any]:
    """A value for each order, by its number."""
    return [make(w.order[row]) for row in w.firsts()]


def test_a_state_of_payments_in_a_table_that_is_not_taken_is_said_in_lines() -> None:
    w = World(801)
    tables = shop(w, {"status": heads(w, lambda n: "cancelled" if n % 9 == 0 else "delivered")})
    tables["payments.csv"] = {
        "payment_id": heads(w, lambda n: n + 7),
        "order_id": heads(w, lambda n: n + 50_000),
        "status": heads(w, lambda n: "failed" if n % 20 == 0 else "captured"),
        "provider": heads(w, lambda n: ("paypal", "visa")[n % 2]),
    }
    read = reading(tables)
    proposal = roles.propose(read)
    kept = [n for n in w.order if n % 9]
    lost = sum(n % 20 == 0 for n in kept)
    found = told(proposal)
    assert found.grade is Grade.WEAKENS
    assert f"payments.csv: status (captured {len(kept) - lost:,} = " in found.message
    assert f"failed {lost:,} = {lost / len(kept):.1%}" in found.message
    assert "provider" not in found.message
    assert (found.file, found.column, found.count) == ("payments.csv", "status", lost)

    made = section(proposal)
    lines = yaml.safe_load("{" + found.fix.split("`")[1] + "}")
    joins = tuple(Join(one["file"], one["on"], {}) for one in lines["join"])
    pasted = Section(
        files=made.files,
        columns=made.columns,
        timestamp=made.timestamp,
        joins=(*made.joins, *joins),
        leave_out={name: tuple(values) for name, values in lines["leave_out"].items()},
    )
    canonical.build(read, Mapping({"interactions": pasted}))
    left = read.connection.execute("SELECT count(*) FROM interactions").fetchone()
    assert left == (len(kept) - lost,)


@pytest.mark.parametrize("name", ["상태", "zustand", "situação", "статус", "状态"])
def test_a_state_of_orders_in_unknown_words_weakens(name: str) -> None:
    w = World(802)
    states = heads(w, lambda n: ("qaro", "zibb", "wumm", "qaro")[n % 4])
    found = told(roles.propose(reading(shop(w, {name: states}))))
    assert found.grade is Grade.WEAKENS
    for value, numbers in (("qaro", (0, 3)), ("zibb", (1,)), ("wumm", (2,))):
        assert f"{value} {sum(n % 4 in numbers for n in w.order):,} = " in found.message


def test_what_is_left_out_already_is_not_counted_and_stays_left_out() -> None:
    w = World(803)
    states = rarely(w, "paid", {"cancelled": 12, "qaro": 15})
    flags = w.each(lambda row: "L" if row % 30 == 0 else "N")
    found = told(proposed(w, {}, status=states, zzq=flags))
    pairs = list(zip(states, flags, strict=True))
    assert f"qaro {sum(state == 'qaro' for state in states):,} = " in found.message
    rows = sum(flag == "L" and state != "cancelled" for state, flag in pairs)
    assert f"L {rows:,} = " in found.message
    assert "leave_out: {zzq: [L], status: [cancelled, qaro]}" in found.fix
    assert found.grade is Grade.NOTE


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("country", ("DE", "FR", "AT")),
        ("geschlecht", ("m", "w", "d")),
        ("device", ("mobile", "desktop", "tv")),
        ("색상", ("빨강", "파랑", "검정")),
        ("category", ("a", "b", "c")),
        ("payment_method", ("voucherly", "kard", "kash")),
        ("autoplay", ("Y", "N", "Y")),
        ("등급", ("VIP", "GOLD", "일반")),
        ("oda_tipi", ("Standart", "Deniz", "Suit")),
        ("포토여부", ("N", "Y", "N")),
        ("Người bán", ("Thu", "Huy", "Thu")),
    ],
)
def test_circumstances_are_no_noise(name: str, values: tuple[str, ...]) -> None:
    w = World(804)
    rows = w.pick(list(values), [12, 6, 1])
    assert "standing-unknown" not in codes(proposed(w, {}, **{name: rows}))


def test_kinds_that_are_about_as_frequent_and_what_others_left_out_are_no_noise() -> None:
    w = World(816)
    rooms = w.pick(["doble", "suite", "individual", "familiar"])
    assert "standing-unknown" not in codes(proposed(w, {}, tipo_habitacion=rooms))
    states = rarely(w, "paid", {"cancelled": 12})
    same = ["L" if state == "cancelled" else "N" for state in states]
    assert "standing-unknown" not in codes(proposed(w, {}, status=states, zzq=same))


def test_how_many_kinds_an_order_has_is_a_count() -> None:
    w = World(815)
    kinds = w.by_order(lambda n: 1 + (n % 3 == 1) + 2 * (n % 7 == 2) + 3 * (n % 29 == 3))
    proposal = proposed(w, {}, 宝贝种类=[min(one, 4) for one in kinds])
    assert "standing-unknown" not in codes(proposal)


def test_baskets_without_an_order_tell_nothing_of_the_states_of_orders() -> None:
    w = World(817)
    tables = shop(
        w,
        {
            "customer_id": heads(w, lambda n: 900 + w.user[w.order.index(n)]),
            "STATUS_ID": heads(w, lambda n: "N" if n % 9 == 0 else "F"),
            "CANCELED": heads(w, lambda n: "Y" if n % 9 == 0 else "N"),
            "created_at": heads(w, lambda n: w.at[w.order.index(n)].strftime(_FORM)),
        },
    )
    lines = tables["b_sale_basket.csv"] = tables.pop("lines.csv")
    del lines["customer_id"]
    lines["order_id"] = [None if one % 5 == 0 else one for one in lines["order_id"]]
    made = roles.propose(reading(tables))
    assert section(made).leave_out == {"CANCELED": ("Y",)}
    assert section(made).event_type == "purchase"
    assert "standing-unknown" not in codes(made)


def test_at_most_five_columns_the_states_first() -> None:
    w = World(805)
    kinds = {f"kind_{n}": w.pick(["aa", "bb", "cc"], [9, 4, 1]) for n in range(7)}
    found = told(proposed(w, {}, **kinds, delivery_status=w.pick(["qaro", "zibb"], [1, 1])))
    assert found.column == "delivery_status"
    assert found.message.count(" = ") == 2 + 4 * 3


def test_an_order_without_the_time_of_its_completion_is_left_out() -> None:
    w = World(806)
    done = heads(w, lambda n: "false" if n % 30 == 0 else "true")
    at = heads(w, lambda n: "" if n % 30 == 0 else f"2024-03-{1 + n % 28:02d} 10:00:00")
    made = section(roles.propose(reading(shop(w, {"completed": done, "complete_time": at}))))
    assert made.leave_out == {"completed": ("false",)}
    proposal = roles.propose(reading(shop(w, {"completed": done})))
    assert section(proposal).leave_out == {}
    assert "orders.csv: completed (true " in told(proposal).message


def test_states_of_orders_and_of_their_payments_by_the_ids_of_one_table() -> None:
    w = World(807)
    names = ("open", "completed", "cancelled", "paid", "refunded")
    ids = {name: digest(n)[:32] for n, name in enumerate(names)}
    tables = shop(
        w, {"state_id": heads(w, lambda n: ids["cancelled" if n % 9 == 0 else "completed"])}
    )
    tables["order_transaction.csv"] = {
        "id": heads(w, lambda n: digest(n + 10**6)[:32]),
        "order_id": heads(w, lambda n: n + 50_000),
        "state_id": heads(w, lambda n: ids["refunded" if n % 11 == 0 else "paid"]),
    }
    states = {"id": list(ids.values()), "technical_name": list(names)}
    proposal = roles.propose(reading({**tables, "state_machine_state.csv": states}))
    made = section(proposal)
    assert set(made.leave_out["state_id"]) == {ids["cancelled"], ids["refunded"]}
    assert {join.file for join in made.joins} == {"orders.csv", "order_transaction.csv"}
    said = next(one for one in proposal.findings if one.code == "rows-left-out")
    assert "cancelled" in said.message
    assert "refunded" in said.message


def test_staff_by_a_code_that_another_table_explains() -> None:
    w = World(808)
    people: dict[str, list[Any]] = {
        "user_id": [f"u{u:05d}" for u in range(w.users)],
        "email": [f"p{u}@example.com" for u in range(w.users)],
        "type_id": [3 if u % 40 == 0 else 1 + u % 2 for u in range(w.users)],
    }
    kinds: dict[str, list[Any]] = {"type_id": [1, 2, 3], "name": ["Standard", "Trade", "Employee"]}
    proposal = proposed(w, {"customers.csv": people, "customer_types.csv": kinds})
    assert section(proposal).leave_out == {"type_id": ("3",)}
    assert "Employee" in told(proposal, "rows-left-out").message


def test_orders_that_are_not_paid_are_counted_in_lines() -> None:
    w = World(809)
    states = heads(w, lambda n: {0: "cancelled", 1: "pending_payment"}.get(n % 4, "delivered"))
    proposal = roles.propose(reading(shop(w, {"status": states})))
    unpaid = sum(n % 4 == 1 for n in w.order)
    assert told(proposal, "orders-unpaid").count == unpaid
    assert unpaid > sum(one == "pending_payment" for one in states)


@pytest.mark.parametrize(
    "state",
    ["待付款", "미입금", "nezaplaceno", "chờ thanh toán", "menunggu pembayaran", "da pagare"],
)
def test_orders_that_are_not_paid_are_said_in_any_language(state: str) -> None:
    w = World(810)
    proposal = proposed(w, {}, status=rarely(w, "paid", {"cancelled": 12, state: 20}))
    assert section(proposal).leave_out == {"status": ("cancelled", state)}


def test_a_pending_payment_is_none_yet_and_a_pending_delivery_says_nothing() -> None:
    w = World(811)
    states = rarely(w, "PAID", {"REFUNDED": 12, "PENDING": 20})
    paid = section(proposed(w, {}, financial_status=states))
    assert paid.leave_out == {"financial_status": ("REFUNDED", "PENDING")}
    sent = section(proposed(w, {}, shipment_status=states))
    assert "PENDING" not in sent.leave_out.get("shipment_status", ())


@pytest.mark.parametrize(
    "name", ["★개인결제창★ 추가배송비",
             "carrier bag 5p", "Versandkosten", "レジ袋Ｌ", "배송비", "运费", "Frais de port",
             "Labour", "Flaschenpfand 0,25", "Gift wrapping", "쇼핑백(대)", "statiegeld",
             "Tracked shipping", "Livraison transporteur", "사물함(월)", "운동복 대여(월)",
             "시스템점검용(테스트)", "Testartikel"]
)  # fmt: skip
def test_titles_of_what_is_no_good(name: str) -> None:
    assert is_none(name)


@pytest.mark.parametrize(
    "name", ["有機果物大袋", "Handbag", "Delivery Boys", "Der Versandhandel im Wandel", "Tip Toe",
             "Tasche aus Leder", "가죽 쇼핑백 스타일 토트", "Free Shipping Box Set of Books",
             "테스트 주도 개발", "The Shipping News", "Testing Python"]
)  # fmt: skip
def test_titles_of_goods(name: str) -> None:
    assert not is_none(name)


def test_bags_among_the_items_count_and_are_said() -> None:
    w = World(812)
    goods = {
        "item_id": [code("I", i) for i in range(w.items)],
        "name": ["Carrier bag" if i == 3 else title(i) for i in range(w.items)],
        "price": [f"{i % 40}.90" for i in range(w.items)],
    }
    proposal = proposed(w, {"items.csv": goods})
    assert section(proposal).leave_out == {}
    found = told(proposal, "no-goods")
    assert found.count == sum(item == 3 for item in w.item)
    assert f"leave_out: {{item_id: [{code('I', 3)}]}}" in found.fix
    services = {**goods, "name": [f"Repair service {i}" for i in range(w.items)]}
    services["name"] = ["Installation" if i % 2 else title(i) for i in range(w.items)]
    assert "no-goods" not in codes(proposed(w, {"items.csv": services}))


def test_what_a_product_is_by_now_leaves_out_no_rows() -> None:
    w = World(813)
    hidden = w.by_item(lambda i: "1" if i % 12 == 1 else "0")
    assert section(proposed(w, {}, is_hidden=hidden)).leave_out == {}
    rows = w.each(lambda row: "1" if row % 12 == 1 else "0")
    assert section(proposed(w, {}, is_hidden=rows)).leave_out == {"is_hidden": ("1",)}


def test_what_a_catalogue_says_of_its_titles_is_no_state_of_orders() -> None:
    w = World(842, items=40)
    goods = {
        "title": [title(i) for i in range(w.items)],
        "item_id": [code("I", i) for i in range(w.items)],
        "price": [f"{5 + i * 7 % 60}.90" for i in range(w.items)],
        "web_status": ["Not Available" if i % 20 == 3 else "Available" for i in range(w.items)],
    }
    proposal = proposed(w, {"items.csv": goods}, title=w.by_item(title))
    assert section(proposal).leave_out == {}
    assert "standing-unknown" not in codes(proposal)


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


@pytest.mark.parametrize("whole", [True, False])
def test_the_course_of_the_site_and_teachers_of_moodle_do_not_count(whole: bool) -> None:
    w = World(814)
    log = {
        "id": [n + 1 for n in w.rows],
        "userid": w.by_user(lambda u: u + 40),
        "courseid": w.by_item(lambda i: i + 1),
        "timecreated": [int(at.timestamp()) for at in w.at],
    }
    courses = {
        "id": [i + 1 for i in range(w.items)],
        "category": [0 if i == 0 else 1 + i % 5 for i in range(w.items)],
        "sortorder": list(range(w.items)),
        "fullname": [title(i) for i in range(w.items)],
        "shortname": [f"K{i}" for i in range(w.items)],
    }
    given = [(u + 40, 3 if u % 30 == 0 else 5) for u in range(w.users) for _ in range(2)]
    assigned = {
        "id": [n + 1 for n in range(len(given))],
        "roleid": [role for _, role in given],
        "contextid": [100 + n % 70 for n in range(len(given))],
        "userid": [user for user, _ in given],
    }
    named = {
        "id": [1, 3, 5],
        "shortname": ["manager", "editingteacher", "student"],
        "archetype": ["manager", "editingteacher", "student"],
    }
    if not whole:  # an export of the columns that somebody has chosen
        del courses["sortorder"], named["archetype"]
    read = reading({
        "mdl_logstore_standard_log.csv": log, "mdl_course.csv": courses,
        "mdl_role_assignments.csv": assigned, "mdl_role.csv": named,
    })  # fmt: skip
    proposal = roles.propose(read)
    made = section(proposal)
    assert made.leave_out["courseid"] == ("1",)
    assert made.leave_out["roleid"] == ("3",)
    assert proposal.mapping is not None
    built = canonical.build(read, proposal.mapping)
    assert "join-key-repeats" not in {one.code for one in built.findings}
    left = read.connection.execute("SELECT count(*) FROM interactions").fetchone()
    pairs = zip(w.user, w.item, strict=True)
    assert left == (sum(item != 0 and user % 30 != 0 for user, item in pairs),)


def test_the_course_of_the_site_is_not_spoken_of_where_no_row_is_of_it() -> None:
    w = World(843)
    log = {
        "id": [n + 1 for n in w.rows],
        "userid": w.by_user(lambda u: u + 40),
        "courseid": w.by_item(lambda i: i + 12),
        "timecreated": [int(at.timestamp()) for at in w.at],
    }
    numbers = [1, *range(12, 12 + w.items)]
    courses = {
        "id": numbers,
        "category": [0 if n == 1 else 1 + n % 5 for n in numbers],
        "fullname": [title(n) for n in numbers],
        "shortname": [f"K{n}" for n in numbers],
    }
    proposal = roles.propose(reading({"log.csv": log, "mdl_course.csv": courses}))
    assert section(proposal).leave_out == {}
    assert "rows-left-out" not in codes(proposal)


def test_what_is_renewed_without_anybody_is_said_though_it_stands_in_a_channel() -> None:
    w = World(841, lines=1)
    ways = ["Mobil Uygulama", "SMS", "Web", "Otomatik Yenileme"]
    tables = {
        "sales.csv": {
            "customer_id": w.by_user(lambda u: u + 900),
            "product_id": w.by_item(lambda i: i + 300),
            "created_at": w.times(_FORM),
            "Kanal": w.each(lambda row: ways[row % 4]),
        }
    }
    assert "Otomatik Yenileme" in told(roles.propose(reading(tables))).message
