"""How something was done is no event; marks of orders by their names and on their first lines."""

from __future__ import annotations

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.roles.words.meanings import is_negative
from tests.data.own.roles.rows import proposed, rarely, section
from tests.data.own.roles.world import World, code, mail, title
from tests.support.own_tables import reading


@pytest.mark.parametrize("name", ["nStorno", "bCancelled", "isStorno", "cStorno"])
def test_the_letter_of_a_type_before_the_name_of_a_flag_says_nothing(name: str) -> None:
    w = World(940, lines=1)
    made = section(proposed(w, {}, **{name: rarely(w, "0", {"1": 15})}))
    assert made.leave_out == {name: ("1",)}


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


def test_a_column_that_is_called_so_names_what_happened_though_all_rows_share_it() -> None:
    w = World(947, lines=1)
    made = proposed(w, {}, event=w.pick(["purchase"]))
    assert section(made).columns["EVENT_TYPE"] == "event"


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


def test_what_happened_is_still_a_kind_of_event() -> None:
    w = World(942, lines=1)
    made = proposed(w, {}, action=w.pick(["play", "download", "like"]))
    assert section(made).columns["EVENT_TYPE"] == "action"


def test_an_account_is_not_asked_about_where_guests_alone_have_but_an_address() -> None:
    w = World(943)
    firsts = w.firsts()
    is_guest = {row: w.order[row] % 9 == 0 for row in firsts}
    made = roles.propose(reading({
        "lines.csv": {
            "order_id": w.by_order(lambda number: 50_000 + number),
            "product_id": w.by_item(lambda i: code("", i)),
            "quantity": w.each(lambda row: 1 + row % 2),
        },
        "orders.csv": {
            "order_id": [50_000 + w.order[row] for row in firsts],
            "customer_id": [0 if is_guest[row] else 1000 + w.user[row] for row in firsts],
            "email": [mail(5000 + w.user[row] % 40 if is_guest[row] else w.user[row])
                      for row in firsts],
            "date_added": [w.at[row].strftime("%Y-%m-%d %H:%M:%S") for row in firsts],
        },
        "customers.csv": {"customer_id": [1000 + u for u in range(w.users)],
                          "email": [mail(u) for u in range(w.users)]},
    }))  # fmt: skip
    assert not made.questions
    assert section(made).leave_out == {"customer_id": ("0",)}
    assert any("email tells" in one.message for one in made.findings)


def test_what_only_the_first_line_of_an_order_says_is_no_context() -> None:
    w = World(944)
    firsts = set(w.firsts())
    consent = w.each(lambda row: ("yes", "no")[row % 2] if row in firsts else "")
    every = w.by_order(lambda number: ("web", "app")[number % 2])
    made = roles.propose(reading({
        "orders_export.csv": {
            "Name": w.by_order(lambda number: f"#{1001 + number}"),
            "Email": w.by_user(mail),
            "Created at": w.times("%Y-%m-%d %H:%M:%S +0000"),
            "Lineitem quantity": w.each(lambda row: 1 + row % 2),
            "Lineitem name": w.by_item(title),
            "Lineitem sku": w.by_item(lambda i: code("PP", i)),
            "Accepts Marketing": consent,
            "Source": every,
        }
    }))  # fmt: skip
    assert "Accepts Marketing" not in section(made).columns.values()
    assert "Source" in section(made).columns.values()
    assert "one line of each order" in section(made).unused["Accepts Marketing"]


@pytest.mark.parametrize("state", ["Canceled Reversal", "Cancelamento revertido"])
def test_a_cancellation_that_was_taken_back_is_an_order(state: str) -> None:
    assert not is_negative(state)


@pytest.mark.parametrize("state", ["reversed", "payment reversed", "Reversal", "order reversed"])
def test_what_was_reversed_itself_is_none(state: str) -> None:
    assert is_negative(state)
