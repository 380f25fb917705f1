"""Columns that only say how, where from or for what something was done are no kinds of events."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.mapping_file import Section
from tests.data.own.roles.worlds.proposals import log_of, proposed_tables, understood
from tests.data.own.roles.worlds.rows import proposed, rarely, section
from tests.data.own.roles.worlds.world import World, chosen, code, price, title
from tests.support.own_tables import reading

_FORM = "%Y-%m-%d %H:%M:%S"
_GROUPS = ("Swimming", "Ballet", "Climbing", "Coding")


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("PlaybackMethod", ["DirectPlay", "Transcode (v:h264 a:aac)", "DirectStream"]),
        ("method", ["DirectPlay", "Transcode (v:direct a:aac)"]),
        ("modo_de_reproduccion", ["stream", "download", "play"]),
        ("재생방식", ["다운로드", "스트리밍"]),
        ("再生方法", ["ダウンロード", "再生"]),
        ("delivery_method", ["download", "post", "book"]),
    ],
)
def test_how_it_was_played_or_sent_is_no_kind_of_event(name: str, values: list[str]) -> None:
    w = World(941, lines=1)
    made = proposed(w, {}, **{name: w.pick(values)})
    assert "EVENT_TYPE" not in section(made).columns
    assert not made.questions


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("배송비 형태", ["선결제", "착불"]),
        ("배송비 형태", ["선결제"]),
        ("delivery_fee", ["purchase", "subscription"]),
        ("Modus", ["purchase"]),
    ],
)
def test_how_a_fee_is_paid_and_what_all_rows_share_is_no_kind_of_event(
    name: str, values: list[str]
) -> None:
    w = World(946, lines=1)
    made = proposed(w, {}, **{name: w.pick(values, [9, 1][: len(values)])})
    assert "EVENT_TYPE" not in section(made).columns
    assert not made.questions


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("event_month", ["2024-03", "2024-04", "2024-05"]),
        ("event_month", ["3", "4", "5"]),
        ("event_month", ["March", "April", "May"]),
        ("event_date", ["2024-03-01", "2024-03-02", "2024-03-03"]),
        ("Ereignistag", ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"]),
        ("이벤트_월", ["202403", "202404", "202405"]),
        ("mes_evento", ["marzo", "abril", "mayo"]),
        ("mois_evenement", ["2024-03", "2024-04", "2024-05"]),
        ("イベント月", ["3月", "4月", "5月"]),
    ],
)
def test_when_it_was_is_no_kind_of_event(name: str, values: list[str]) -> None:
    """Data that are kept in folders by month have the name of the folder in every row."""
    w = World(948, lines=1)
    made = proposed(w, {}, **{name: w.pick(values)})
    assert "EVENT_TYPE" not in section(made).columns
    assert not made.questions


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("zrodlo", ["strona główna", "aplikacja", "bezpośrednie", "inne"]),
        ("Herkunft", ["Startseite", "Suche", "Direkt", "Rundbrief"]),
        ("유입", ["구글", "네이버", "직접", "앱"]),
        ("wejscie", ["Google", "Facebook", "bezpośrednie", "strona główna"]),
    ],
)
def test_where_a_visit_came_from_is_no_kind_of_event_and_no_state(
    name: str, values: list[str]
) -> None:
    w = World(944, lines=1)
    made = proposed(w, {}, **{name: w.pick(values, [45, 25, 22, 8])})
    assert not made.questions
    assert "EVENT_TYPE" not in section(made).columns
    assert not section(made).leave_out
    assert "standing-unknown" not in {one.code for one in made.findings}


def test_a_column_of_sources_that_names_logs_is_one_of_kinds_of_events() -> None:
    w = World(945, lines=1)
    made = proposed(w, {}, source=w.pick(["page_view", "click", "purchase"], [9, 4, 1]))
    assert section(made).columns["EVENT_TYPE"] == "source"


def test_how_an_order_was_paid_is_still_no_event() -> None:
    w = World(705)
    ways = w.by_order(lambda n: ("Shopify Payments", "PayPal", "Gift card purchase")[n % 3])
    numbers = w.by_order(lambda n: f"T{n:06}")
    proposal = proposed(w, {}, order_no=numbers, payment=ways)
    assert "EVENT_TYPE" not in section(proposal).columns


def test_how_something_was_paid_is_no_kind_of_event_in_any_language() -> None:
    w = World(723)
    paid = w.pick(["微信支付", "支付宝支付", "余额"], [5, 3, 2])
    assert "EVENT_TYPE" not in section(proposed(w, {}, 支付方式=paid)).columns


def test_tickets_of_the_staff_are_no_kind_of_event() -> None:
    w = World(1310, lines=1)
    made = proposed(w, {}, 발권구분=rarely(w, "일반권", {"직원": 60, "취소": 70}))
    section_of = section(made)
    gone = {kind for kind, name in section_of.event_types.items() if name is None}
    assert "직원" in gone | set(section_of.leave_out.get("발권구분", ()))


def test_how_an_order_is_brought_is_no_kind_of_its_items() -> None:
    w = World(908, lines=3)
    items = [title(i) if i else "Delivery fee" for i in range(w.items)]
    brought = [order % 4 > 0 for order in range(max(w.order) + 1)]
    w.item = [item or 1 for item in w.item]
    last = {order: row for row, order in enumerate(w.order) if brought[order]}
    for order, row in last.items():
        w.item[row] = 0 if w.order.count(order) > 1 else w.item[row]
    found = proposed(
        w,
        {},
        order_no=w.by_order(lambda o: f"O-{o:06d}"),
        order_type=w.by_order(lambda o: "Delivery" if brought[o] else "Pickup"),
        item_name=w.by_item(lambda i: items[i]),
    )
    assert section(found).leave_out == {"item_id": (code("I", 0),)}


def test_a_property_of_an_event_is_not_its_kind() -> None:
    w = World(607)
    table = log_of(w, **{"event_type": w.pick(["abcd", "efgh", "ijkl"], [6, 3, 2])})
    table["event_properties.from"] = w.pick(["search", "start", "share"])
    made = roles.propose(reading({"log.csv": table}))
    assert made.mapping is not None
    assert made.mapping.sections["interactions"].columns["EVENT_TYPE"] == "event_type"


def test_where_a_session_began_is_not_asked_for() -> None:
    w = World(4207, lines=1)
    entries = rarely(w, "home_recommended", {"link": 12, "search": 5, "friend_join": 3})
    made = proposed(w, {}, entry=entries)
    assert not made.questions
    assert not section(made).leave_out


def test_a_campaign_is_no_kind_of_event_and_rows_of_a_sandbox_do_not_count() -> None:
    w = World(1307, users=300, items=120, rows=4000, lines=1)
    tables: dict[str, dict[str, Any]] = {
        "transactions.csv": {
            "user_id": w.by_user(lambda u: code("U", u)),
            "product_id": w.by_item(lambda i: code("P", i)),
            "purchased_at": w.times(_FORM),
            "price": w.by_item(price),
            "is_sandbox": w.pick(["false", "true"], [60, 1]),
            "shown_in": w.pick(["default", "spring_sale"], [1, 2]),
        }
    }
    proposal = proposed_tables(tables)
    assert proposal.mapping
    section = proposal.mapping.sections["interactions"]
    assert "EVENT_TYPE" not in section.columns
    assert section.leave_out == {"is_sandbox": ("true",)}


def test_how_an_order_was_paid_for_is_no_kind_of_event() -> None:
    w = World(502)
    ways = ["Acme Pay", "Giro"]
    firsts = set(w.firsts())
    stated = w.by_order(lambda n: ways[n % 2])
    more = {
        "order_id": w.by_order(lambda n: f"#{n + 5000}"),
        "created_at": w.times("%Y-%m-%d %H:%M:%S"),
        "qty": w.pick([1, 2], [5, 1]),
    }
    for given in (stated, [v if row in firsts else "" for row, v in enumerate(stated)]):
        section = understood(w, "orders.csv", **more, paid_by=given)
        assert "EVENT_TYPE" not in section.columns
        assert section.event_type == "purchase"


@pytest.mark.parametrize("name", ["배송비구분", "送料区分", "shipping_fee_type"])
def test_what_delivery_costs_is_no_kind_of_row(name: str) -> None:
    w = World(1508, lines=1)
    assert not proposed(w, {}, **{name: w.pick(["유료", "무료"])}).questions


def test_the_group_of_an_activity_is_no_kind_of_event() -> None:
    w = World(2303, items=40)
    group = [chosen(_GROUPS, i) for i in range(w.items)]
    tables: dict[str, dict[str, Any]] = {
        "bookings.csv": {
            "Booking Ref": w.each(lambda row: f"BK{2_300_000 + row}"),
            "Booked On": w.times("%d/%m/%Y %H:%M"),
            "Account ID": w.by_user(lambda u: 110_234 + u * 3),
            "Activity Code": w.by_item(lambda i: code("AC", i, 3)),
            "Activity": w.by_item(title),
            "Activity Group": w.by_item(group.__getitem__),
        },
        "activities.csv": {
            "Activity Code": [code("AC", i, 3) for i in range(w.items)],
            "Activity": [title(i) for i in range(w.items)],
            "Group": group,
        },
    }
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is not None, proposal.reason
    columns = proposal.mapping.sections["interactions"].columns
    assert columns["ITEM_ID"] == "Activity Code"
    assert "EVENT_TYPE" not in columns
    assert not proposal.questions


def test_objects_of_several_fields_are_no_kinds_of_events() -> None:
    w = World(957, lines=1)
    made = proposed(w, {}, metaData=w.pick(['{"playUsedCopy":0}', '{"playUsedCopy":1}', "{}"]))
    assert "EVENT_TYPE" not in section(made).columns


def _typed(name: str, values: str) -> Section:
    w = World(1991, lines=1)
    log = log_of(w, order_no=w.each(lambda row: 61_000 + row), total=w.pick([5.5, 10.2, 20.1]))
    made = proposed_tables({"orders.csv": {**log, name: w.pick(values.split(", "))}})
    assert made.mapping is not None, made.reason
    return made.mapping.sections["interactions"]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("Order Type", "Free Order, Manual, Eventbrite Completed"),
        ("order_type", "Web Order, Phone Order, POS"),
        ("type_commande", "Commande web, Commande téléphone, Comptoir"),
        ("tipo_pedido", "Pedido web, Pedido telefónico, Mostrador"),
        ("Tipo ordine", "Ordine web, Ordine telefonico, Banco"),
        ("注文区分", "ネット注文, 電話注文, 店頭"),
        ("주문유형", "온라인주문, 전화주문, 매장"),
    ],
)
def test_how_somebody_ordered_is_no_kind_of_event(name: str, values: str) -> None:
    section = _typed(name, values)
    assert "EVENT_TYPE" not in section.columns
    assert section.event_type == "purchase"


def test_a_type_of_orders_with_rentals_or_returns_tells_events_apart() -> None:
    assert _typed("Order kind", "Purchase, Rental").columns["EVENT_TYPE"] == "Order kind"
    returned = _typed("order_type", "purchase, return, exchange")
    assert returned.event_types == {"return": None} or returned.leave_out


@pytest.mark.parametrize(
    ("name", "words", "filled"),
    [
        ("메모", ("체험", "허리 통증"), 0.4),
        ("備考", ("予約", "腰痛"), 0.6),
        ("Bemerkung", ("Reservierung", "Rücken"), 0.6),
        ("observaciones", ("compra", "alergia"), 0.35),
        ("hint", ("purchase", "click"), 0.4),
    ],
)
def test_what_only_some_rows_have_makes_no_others_unusable(
    name: str, words: tuple[str, str], filled: float
) -> None:
    w = World(947, lines=1)
    made = proposed(
        w, {}, **{name: w.each(lambda r: words[r % 2] if r * 7 % 100 < 100 * filled else "")}
    )
    assert "EVENT_TYPE" not in section(made).columns
    assert not made.questions


def test_a_column_that_is_called_an_event_is_one_though_many_rows_lack_it() -> None:
    w = World(948, lines=1)
    kinds = w.each(lambda r: ("view", "purchase")[r % 2] if r % 10 < 6 else "")
    assert section(proposed(w, {}, event_type=kinds)).columns["EVENT_TYPE"] == "event_type"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("event_type", ("view", "purchase")),
        ("action", ("click", "buy")),
        ("이벤트유형", ("조회", "구매")),
        ("Ereignistyp", ("Ansicht", "Kauf")),
        ("イベント種別", ("閲覧", "購入")),
        ("tipo_evento", ("vista", "compra")),
        ("type_evenement", ("vue", "achat")),
    ],
)
@pytest.mark.parametrize("of_ten", [3, 4])
def test_a_kind_that_most_rows_lack_makes_no_others_unusable(
    name: str, words: tuple[str, str], of_ten: int
) -> None:
    w = World(949, lines=1)
    made = proposed(w, {}, **{name: w.each(lambda r: words[r % 2] if r % 10 < of_ten else "")})
    assert "EVENT_TYPE" not in section(made).columns
    assert f"{of_ten}0%" in section(made).unused[name]
    assert not made.questions


def test_what_was_given_back_is_left_out_where_most_rows_have_no_kind() -> None:
    w = World(950, lines=1)
    kinds = w.each(lambda r: ("purchase", "refund")[r % 2] if r % 10 < 4 else "")
    made = section(proposed(w, {}, event_type=kinds))
    assert "EVENT_TYPE" not in made.columns
    assert made.leave_out == {"event_type": ("refund",)}


def test_rows_that_name_no_item_need_no_kind() -> None:
    w = World(951, lines=1)
    kinds = w.each(lambda r: ("view", "purchase")[r % 2] if r % 10 < 4 else "")
    items = w.each(lambda r: code("I", w.item[r]) if r % 10 < 4 else "")
    table = {
        "user_id": w.by_user(lambda u: f"u{u:05d}"),
        "item_id": items,
        "at": w.times("%Y-%m-%d %H:%M:%S"),
        "event_type": kinds,
    }
    made = roles.propose(reading({"log.csv": table}))
    assert section(made).columns["EVENT_TYPE"] == "event_type"
