"""What all rows are where no column says it: by what their table is called, and what it holds."""

from __future__ import annotations

from typing import Any

import pytest

from tests.data.own.roles.worlds.proposals import proposal_and_section
from tests.data.own.roles.worlds.world import World, code, price, unique

_FORM = "%Y-%m-%d %H:%M:%S"


def kind(label: str, user: str, item: str, time: str, **more: Any) -> str | None:
    """The event type that is proposed for a table with these columns."""
    w = World(5150, users=200, items=60, rows=1500, lines=1)
    table = {
        user: w.by_user(lambda u: 70_001 + 3 * u),
        item: w.by_item(lambda i: code("I", i)),
        time: w.times(_FORM),
        **{name: w.each(make) for name, make in more.items()},
    }
    return proposal_and_section({f"{label}.csv": table})[1].event_type


@pytest.mark.parametrize(
    ("label", "user", "item", "time"),
    [
        ("gift_history", "sender_id", "product_id", "created_at"),
        ("log", "member_id", "product_id", "gifted_at"),
        ("선물내역", "회원번호", "상품코드", "일시"),
        ("내역", "회원번호", "상품코드", "선물일시"),
        ("geschenke", "Kundennr", "ArtikelNr", "Zeitpunkt"),
        ("cadeaux", "client_id", "produit_id", "date"),
        ("regalos", "cliente_id", "producto_id", "fecha"),
        ("ギフト履歴", "会員ID", "商品コード", "日時"),
        ("送礼记录", "会员编号", "商品编号", "时间"),
    ],
)
def test_who_gives_a_present_has_bought_it(label: str, user: str, item: str, time: str) -> None:
    assert kind(label, user, item, time) == "purchase"


def test_what_donors_give_is_no_purchase() -> None:
    assert kind("gifts", "donor_id", "project_id", "given_at", amount=price) is None
    assert kind("gifts", "member_id", "campaign_id", "given_at", amount=price) is None


@pytest.mark.parametrize(
    ("label", "item", "right"),
    [
        ("vote_history", "song_id", None),
        ("visit_history", "museum_id", None),
        ("application_history", "job_id", None),
        ("point_history", "product_id", None),
        ("history", "product_id", None),
        ("loan_history", "book_id", "loan"),
        ("booking_history", "hotel_id", "booking"),
        ("purchase_history", "product_id", "purchase"),
        ("viewing_history", "film_id", "watch"),
        ("browsing_history", "product_id", "view"),
        ("rating_history", "film_id", "rating"),
        ("besuche", "museum_id", None),
        ("suche", "product_id", "search"),
    ],
)
def test_a_history_is_of_what_another_word_says(label: str, item: str, right: str | None) -> None:
    """A visit, in German, has the word for a search in it."""
    assert kind(label, "member_id", item, "at") == right


def test_a_history_with_lengths_is_one_of_what_was_watched() -> None:
    assert kind("history", "member_id", "film_id", "at", seconds=lambda row: row * 37 % 900) == (
        "watch"
    )


@pytest.mark.parametrize(
    ("name", "values", "browsers"),
    [
        ("Agent", ["M. Rossi", "K. Weber", "A. Silva", "J. Park"], False),
        ("agent", ["AG01", "AG02", "AG03", "AG04"], False),
        ("agent", ["Dalvik/2.1.0", "Mozilla/5.0 (X11)", "okhttp/4.9", "MyApp/3.2 iOS"], True),
        ("user_agent", ["Chrome on Linux", "Safari", "Edge", "Firefox"], True),
        ("userAgent", ["Chrome on Linux", "Safari", "Edge", "Firefox"], True),
    ],
)
def test_an_agent_is_a_browser_only_by_its_values(
    name: str, values: list[str], browsers: bool
) -> None:
    w = World(5151, users=200, items=60, rows=1500, lines=1)
    table = {
        "member_id": w.by_user(lambda u: 70_001 + 3 * u),
        "book_id": w.by_item(lambda i: code("I", i)),
        "loan_no": w.each(unique),
        "at": w.times(_FORM),
        name: w.pick(values),
    }
    section = proposal_and_section({"loans.csv": table})[1]
    assert ("what a browser says" in section.unused.get(name, "")) is browsers
