"""Catalogues with a row for each copy or size of an item, and codes that look like numbers."""

from __future__ import annotations

from typing import Any

from personalize_poc.data.own import roles
from personalize_poc.data.own.mapping_file import Mapping, Section
from personalize_poc.data.own.roles.words.meanings import is_negative, is_state, is_unpaid
from tests.data.own.roles.test_who_is_who import found
from tests.data.own.roles.world import World, code, title
from tests.support.own_tables import reading

Tables = dict[str, dict[str, Any]]
_FORM = "%Y-%m-%d %H:%M:%S"


def mapping(tables: Tables) -> Mapping:
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is not None
    return proposal.mapping


def loans(w: World, book: Any) -> Tables:
    """Loans that name the book, and a list with up to three copies of each."""
    copies = [(i, n) for i in range(w.items) for n in range(1 + i % 3)]
    return {
        "loans.csv": {
            "reader": w.by_user(lambda u: f"R{u:05}"),
            "isbn": w.by_item(book),
            "lent_at": w.times(_FORM),
        },
        "holdings.csv": {
            "copy_no": [f"EM{n:06}" for n in range(len(copies))],
            "isbn": [book(i) for i, __ in copies],
            "title": [title(i) for i, __ in copies],
            "author": [f"Writer {i % 40}" for i, __ in copies],
            "shelf": [f"Shelf {(i * 5 + n * 7) % 9}" for i, n in copies],
        },
    }


def test_a_list_with_several_copies_of_a_book_tells_of_the_books() -> None:
    w = World(901)
    items = mapping(loans(w, lambda i: f"97889{i * 7:08}")).sections["items"]
    assert (items.files, items.title) == (("holdings.csv",), "title")
    assert {name: field for field, name in items.columns.items()} == {
        "isbn": "ITEM_ID",
        "author": "AUTHOR",
    }
    assert {"copy_no", "shelf"} <= set(items.unused)


def test_lines_of_orders_are_no_catalogue_of_copies() -> None:
    w = World(902)
    tables = loans(w, lambda i: f"97889{i * 7:08}")
    tables["holdings.csv"]["order_no"] = [
        n // 2 for n, __ in enumerate(tables["holdings.csv"]["isbn"])
    ]
    items = mapping(tables).sections.get("items")
    assert items is None or items.files != ("holdings.csv",)


def wholesale(w: World, name: str, article: Any) -> Tables:
    return {
        "lines.csv": {
            "customer_no": w.by_user(lambda u: u + 15_000),
            name: w.by_item(article),
            "ordered_at": w.times(_FORM),
            "label": w.by_item(lambda i: title(i // 3)),
            "pieces": w.pick([1, 2, 3]),
        },
        "articles.csv": {
            name: [article(i) for i in range(w.items)],
            "label": [title(i // 3) for i in range(w.items)],
            "group": [f"group {i % 6}" for i in range(w.items)],
        },
    }


def test_a_code_with_a_point_in_it_is_no_amount() -> None:
    w = World(903)

    def article(item: int) -> str:
        return f"{100_000 + item * 997:06}"[:3] + f".{item * 613 % 1000:03}"

    proposal = found(wholesale(w, "article_code", article), "customer_no", "article_code")
    assert not proposal.questions
    assert proposal.mapping is not None
    assert proposal.mapping.sections["items"].files == ("articles.csv",)


def points(w: World) -> Tables:
    """A programme of points: some lapse, some are a gift, and no merchant has a part in that."""
    kinds = w.each(
        lambda n: ("적립", "사용", "적립", "소멸", "적립취소")[n % 97 % 5] if n % 9 else "소멸"
    )
    shops = w.by_item(lambda i: f"{i * 731 + 40_000:07}")
    return {
        "points.csv": {
            "회원번호": w.by_user(lambda u: f"{u * 977 + 10_000_000:010}"),
            "거래일시": w.times(_FORM),
            "거래구분": kinds,
            "거래금액": w.each(lambda n: 3000 + n * 37 % 9000 * 10),
            "포인트": [-(n % 90) if kind == "사용" else n % 90 for n, kind in enumerate(kinds)],
            "가맹점코드": [
                "0000000" if kind == "소멸" else shop
                for kind, shop in zip(kinds, shops, strict=True)
            ],
        },
        "가맹점.csv": {
            "가맹점코드": [f"{i * 731 + 40_000:07}" for i in range(w.items)],
            "가맹점명": [f"빵집 {title(i)}" for i in range(w.items)],
            "업종": [("카페", "편의점", "서점")[i % 3] for i in range(w.items)],
            "지역": [("서울", "부산", "대전")[i % 3] for i in range(w.items)],
        },
    }


def test_merchants_of_a_programme_of_points_are_what_is_chosen() -> None:
    w = World(904)
    proposal = found(points(w), "회원번호", "가맹점코드")
    assert not proposal.questions
    assert proposal.mapping is not None
    assert proposal.mapping.sections["items"].files == ("가맹점.csv",)
    assert "users" not in proposal.mapping.sections


def test_merchants_are_no_members_though_a_language_calls_them_so() -> None:
    w = World(905, lines=1)
    tables: Tables = {
        "islemler.csv": {
            "MUSTERI_NO": w.by_user(lambda u: 23_000_000 + u * 977),
            "UYE_ISYERI_NO": w.by_item(lambda i: 600_000_000 + i * 731),
            "ISLEM_TARIHI": w.times("%d.%m.%Y %H:%M:%S"),
            "TUTAR": w.each(lambda n: 30 + n * 37 % 900),
        },
        "musteriler.csv": {
            "MUSTERI_NO": [23_000_000 + u * 977 for u in range(w.users)],
            "SEGMENT": [("Genç", "Özel")[u % 2] for u in range(w.users)],
        },
        "uye_isyerleri.csv": {
            "UYE_ISYERI_NO": [600_000_000 + i * 731 for i in range(w.items)],
            "UNVAN": [title(i) for i in range(w.items)],
            "SEKTOR": [("Giyim", "Market", "Optik")[i % 3] for i in range(w.items)],
        },
    }
    proposal = found(tables, "MUSTERI_NO", "UYE_ISYERI_NO")
    assert not proposal.questions
    assert proposal.mapping is not None
    assert proposal.mapping.sections["items"].files == ("uye_isyerleri.csv",)
    assert proposal.mapping.sections["users"].files == ("musteriler.csv",)


def test_what_is_cancelled_and_what_is_of_no_merchant_is_left_out_of_one_column() -> None:
    section: Section = mapping(points(World(904))).sections["interactions"]
    assert set(section.leave_out["거래구분"]) == {"적립취소", "소멸"}
    assert section.columns["EVENT_VALUE"] == "거래금액"


def test_states_of_indonesian_orders() -> None:
    assert is_unpaid("Belum Bayar")
    assert is_state("Sedang Dikirim")
    assert is_state("Perlu Dikirim")
    assert is_negative("Pengembalian")


def carts(w: World, states: tuple[str, ...], placed: tuple[str, ...]) -> Section:
    """Heads of orders with a state, of which some have a time at which they were placed."""
    firsts = w.firsts()
    state = [states[w.order[row] * 5 % len(states)] for row in firsts]
    tables: Tables = {
        "lines.csv": {
            "order_id": w.by_order(lambda n: n + 50_000),
            "product_id": w.by_item(lambda i: code("P", i)),
            "quantity": w.pick([1, 2, 3], [6, 2, 1]),
        },
        "orders.csv": {
            "order_id": [w.order[row] + 50_000 for row in firsts],
            "customer_id": [code("C", w.user[row]) for row in firsts],
            "created_at": [w.at[row].strftime(_FORM) for row in firsts],
            "state": state,
            "completed_at": [
                w.at[row].strftime(_FORM) if one in placed else ""
                for row, one in zip(firsts, state, strict=True)
            ],
        },
    }
    return mapping(tables).sections["interactions"]


def test_orders_that_never_left_the_checkout_are_left_out() -> None:
    states = ("complete", "complete", "complete", "complete", "cart", "delivery", "canceled")
    section = carts(World(905), states, ("complete", "canceled"))
    assert set(section.leave_out["state"]) == {"cart", "delivery", "canceled"}


def test_a_step_that_is_no_cart_s_is_a_state_like_others() -> None:
    states = ("complete", "complete", "complete", "complete", "delivery", "canceled")
    section = carts(World(906), states, ("complete", "canceled"))
    assert set(section.leave_out["state"]) == {"canceled"}
    with_carts = ("complete", "complete", "complete", "delivery", "cart", "canceled")
    section = carts(World(907), with_carts, ("complete", "delivery", "canceled"))
    assert set(section.leave_out["state"]) == {"cart", "canceled"}
