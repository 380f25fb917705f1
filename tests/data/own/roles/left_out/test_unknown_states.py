"""States, kinds and flags that no rule knows are said, with the interactions of each value."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from personalize_poc.data.findings import Grade
from personalize_poc.data.own import canonical, roles
from personalize_poc.data.own.mapping_file import Join, Mapping, Section
from tests.data.own.roles.worlds.orders import heads, shop
from tests.data.own.roles.worlds.proposals import codes, told
from tests.data.own.roles.worlds.rows import proposed, rarely, section
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading

_FORM = "%Y-%m-%d %H:%M:%S"


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


@pytest.mark.parametrize(
    ("state", "paid", "said"),
    [
        ("new", "paid", False),
        ("Abierta", "Recibido", False),
        ("新規受付", "入金済み", False),
        ("new", "authorised later", True),
        ("qaro", "paid", True),
    ],
)
def test_orders_that_are_new_and_paid_need_no_look(state: str, paid: str, *, said: bool) -> None:
    """In unknown words they may have come back; not paid they may never be."""
    w = World(817)
    states = rarely(w, "fulfilled", {"cancelled": 12, state: 15})
    made = proposed(w, {}, status=states, payment_state=rarely(w, paid, {"refunded": 40}))
    assert ("standing-unknown" in codes(made)) is said


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


def test_a_sale_beside_a_return_is_no_unknown_word() -> None:
    w = World(4807, lines=1)
    found = proposed(w, {}, tipo_mov=rarely(w, "VENDA", {"DEVOLUCAO": 15}))
    assert section(found).event_types == {"DEVOLUCAO": None}
    assert "event-words-unknown" not in {one.code for one in found.findings}


@pytest.mark.parametrize("other", [True, False])
def test_unknown_kinds_whose_rows_are_left_out_elsewhere_are_not_said(other: bool) -> None:
    w = World(4808, lines=1)
    kinds = rarely(w, "view", {"zelm": 15})
    gone = [kind == "zelm" and other for kind in kinds]
    flags: list[Any] = ["true" if one else "false" for one in gone]
    found = proposed(w, {}, action=kinds, is_test=flags)
    said = {one.code for one in found.findings}
    assert ("event-words-unknown" in said) is not other


@pytest.mark.parametrize(
    ("words", "gone"),
    [("Finalizată Expediată În_procesare Anulată", "Anulată"),
     ("Entregado Pago_aceptado Preparación_en_curso Cancelado", "Cancelado"),
     ("Livré Paiement_accepté En_cours_de_préparation Annulé", "Annulé")],
)  # fmt: skip
def test_the_usual_states_of_a_shop_leave_nothing_open(words: str, gone: str) -> None:
    w = World(4312, lines=1)
    usual, *others = (one.replace("_", " ") for one in words.split())
    seldom = {one: 11 + n for n, one in enumerate(others)}
    made = proposed(w, {}, order_status=rarely(w, usual, seldom))
    assert section(made).leave_out == {"order_status": (gone,)}
    assert "standing-unknown" not in codes(made)


def test_it_is_not_said_that_rows_count_which_are_left_out() -> None:
    w = World(4310, lines=1)
    reasons = w.each(lambda row: ("00", "50", "52")[row % 3] if row % 20 == 0 else None)
    made = proposed(w, {}, ABGRU=reasons)
    assert set(section(made).leave_out["ABGRU"]) == {"00", "50", "52"}
    assert "rows-taken-back" not in codes(made)


@pytest.mark.parametrize("name", ["アクション", "행동", "Aktion"])
def test_kinds_in_a_column_that_is_named_so_are_said_and_not_asked_about(name: str) -> None:
    w = World(1726, lines=1)
    made = proposed(w, {}, **{name: rarely(w, "qaro", {"zelm": 4})})
    assert section(made).columns["EVENT_TYPE"] == name
    assert not made.questions
    assert "zelm" in told(made, "event-words-unknown").message


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("Ödeme Tipi", ("Kredi Kartı", "Kapıda Ödeme", "Havale/EFT")),
        ("origin", ("web", "ws")),
        ("결제유형", ("신용", "상품권", "적립금")),
    ],
)
def test_ways_of_paying_and_of_access_are_no_noise(name: str, values: tuple[str, ...]) -> None:
    w = World(1728)
    rows = w.pick(list(values), [12, 6, 1][: len(values)])
    assert "standing-unknown" not in codes(proposed(w, {}, **{name: rows}))


def test_nobody_is_asked_about_a_kind_whose_rows_are_left_out_already() -> None:
    w = World(3306)
    kinds = rarely(w, "SI", {"SC": 30})
    made = proposed(
        w,
        {},
        **{"Trans Type": kinds},
        Quantity=w.each(lambda r: -1 if kinds[r] == "SC" else 1 + r % 4),
    )
    assert section(made).leave_out == {"Trans Type": ("SC",)}
    assert "EVENT_TYPE" not in section(made).columns
    assert not made.questions


def test_states_of_unknown_words_are_named_where_none_of_the_kept_is_known() -> None:
    w = World(731)
    state = rarely(w, "SATIŞ", {"İPTAL": 15, "REZERVASYON": 26, "AÇIK BİLET": 34})
    proposal = proposed(w, {}, Durum=state)
    assert section(proposal).leave_out == {"Durum": ("İPTAL",)}
    (named,) = [one for one in proposal.findings if one.code == "standing-unknown"]
    assert "REZERVASYON" in named.message
    assert "REZERVASYON" in named.fix
    assert "SATIŞ" not in named.fix


def test_unknown_states_beside_known_ones_are_named() -> None:
    w = World(905, lines=1)
    state = rarely(w, "APPROVED", {"DECLINED": 12, "EXPIRED_CARD": 15, "ZZQ": 17})
    made = proposed(w, {}, result_state=state)
    assert set(section(made).leave_out["result_state"]) == {"DECLINED", "EXPIRED_CARD"}
    (said,) = [one for one in made.findings if one.code == "standing-unknown"]
    assert "ZZQ" in said.message
