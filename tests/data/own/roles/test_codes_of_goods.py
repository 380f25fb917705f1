"""What the codes of goods say: sizes of an article, lines of delivery and payment."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.roles.left_out.goods.sent_lines import is_of_delivery
from tests.data.own.roles.rows import section
from tests.data.own.roles.world import World, title
from tests.support.own_tables import reading

_SIZES = ("/S", "/M", "/L", "")


def _article(item: int) -> str:
    return f"{100 + item}{_SIZES[item % 4]}"


def _shop(paid: str, sent: str, known: tuple[str, ...] = ()) -> Proposal:
    """Orders whose last line is how they were paid or sent, beside a catalogue of the articles."""
    w = World(1931)
    last = {row for row in w.rows if row + 1 == len(w.rows) or w.order[row + 1] != w.order[row]}
    last = {row for row in last if row and w.order[row - 1] == w.order[row]}
    lines: dict[str, list[Any]] = {
        "code": w.by_order(lambda number: 20_240_000 + number),
        "date": w.times("%Y-%m-%d %H:%M:%S"),
        "email": w.by_user(lambda u: f"u{u}@example.com"),
        "itemCode": [
            (paid, sent)[w.order[row] % 2] if row in last else _article(w.item[row])
            for row in w.rows
        ],
    }
    goods: dict[str, list[Any]] = {
        "code": [*map(_article, range(w.items)), *known],
        "name": [title(n) for n in range(w.items + len(known))],
        "price": [f"{200 + n * 7}.00" for n in range(w.items + len(known))],
    }
    return roles.propose(reading({"orders.csv": lines, "products.csv": goods}))


def test_lines_of_delivery_and_payment_are_left_out_by_their_codes() -> None:
    made = _shop("BILLING2", "SHIPPING9")
    assert set(section(made).leave_out["itemCode"]) == {"BILLING2", "SHIPPING9"}
    assert made.mapping is not None
    assert made.mapping.sections["items"].files[0] == "products.csv"
    (said,) = [one for one in made.findings if one.code == "rows-left-out"]
    assert "products.csv" in said.message


def test_what_the_catalogue_has_is_sold_whatever_its_code_is() -> None:
    made = _shop("BILLING2", "SHIPPING9", known=("BILLING2", "SHIPPING9"))
    assert not section(made).leave_out


@pytest.mark.parametrize(
    ("code", "is_one"),
    [
        ("SHIPPING9", True),
        ("versand-02", True),
        ("DOPRAVA12", True),
        ("배송비1", True),
        ("shipping", False),
        ("SHIP9", False),
        ("BILLINGSGATE1", False),
        ("PAYMENT-BOOK-3", False),
    ],
)
def test_codes_of_delivery_and_payment(code: str, is_one: bool) -> None:
    assert is_of_delivery(code) is is_one
