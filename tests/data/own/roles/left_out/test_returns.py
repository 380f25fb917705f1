"""Returns in a table or in rows of their own: what came back is taken off, and counted."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from personalize_poc.check import checking
from personalize_poc.data.own import roles
from personalize_poc.data.own.mapping_file.types import ANY
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import codes, told
from tests.data.own.roles.worlds.rows import proposed, section
from tests.data.own.roles.worlds.world import World, code
from tests.support.own_tables import reading

START = datetime(2025, 1, 1)
Line = tuple[int, int, str, str, str]
"""Number of the line and of the order, customer, article, time."""


_FORM = "%Y-%m-%d %H:%M:%S"


def lines() -> list[Line]:
    """4,000 lines of 1,600 orders of 120 customers, 50 articles; no article twice in an order."""
    choice = random.Random(5)
    found: list[Line] = []
    for order in range(1600):
        at = (START + timedelta(minutes=order * 91)).isoformat()
        who = f"C{choice.randrange(120):04d}"
        for article in choice.sample(range(50), 1 + order % 4):
            found.append((len(found) + 700_001, order + 10_001, who, f"A-{article:03d}", at))
    return found


def by_line(line: Line) -> str:
    return f"{line[0]}"


def by_order_and_article(line: Line) -> str:
    return f"{line[1]},{line[3]}"


def by_order_and_line(line: Line) -> str:
    return f"{line[1]},{line_of(line)}"


def line_of(line: Line) -> int:
    """The number of a line in its order, counted from the line's own number."""
    return 1 + line[0] % 4


def by_order(line: Line) -> str:
    return f"{line[1]}"


@pytest.mark.parametrize(
    ("head", "name", "file", "rows"),
    [
        ("order_line_id", by_line, "returns", 300),
        ("order_no,article", by_order_and_article, "returns", 300),
        ("order_no,article", by_order_and_article, "Retouren", 300),
        ("order_no,line_no", by_order_and_line, "returns", 300),
        ("order_no", by_order, "refunds", 0),
    ],
)
def test_what_came_back_is_taken_off(
    tmp_path: Path, head: str, name: Callable[[Line], str], file: str, rows: int
) -> None:
    bought = lines()
    back = bought[::7][:300]
    if not rows:  # by the order alone: all of its lines
        orders = {line[1] for line in back}
        rows = sum(line[1] in orders for line in bought)
    folder = tmp_path / "shop"
    folder.mkdir()
    listed = [
        f"{line[0]},{line[1]},{line_of(line)},{line[2]},{line[3]},{line[4]}" for line in bought
    ]
    (folder / "orders.csv").write_text(
        "\n".join(["order_line_id,order_no,line_no,customer_no,article,ordered_at", *listed])
    )
    named = [f"R{n},{name(line)},2025-05-{1 + n % 28:02d},too small" for n, line in enumerate(back)]
    (folder / f"{file}.csv").write_text(
        "\n".join([f"rma,{head},received_on,reason", *dict.fromkeys(named)])
    )
    with checking.check(folder) as study:
        assert study.proposal.mapping is not None
        assert not study.proposal.questions
        section = study.proposal.mapping.sections["interactions"]
        assert section.leave_out == {"received_on": (ANY,)}
        assert study.facts is not None
        assert study.facts.rows["interactions"] == len(bought) - rows
        (told,) = [one.message for one in study.findings if one.code == "rows-left-out"]
        assert f"{rows:,} of these rows" in told
        assert f"{file}.csv" in told


def test_claims_that_are_exchanges_count_and_those_that_are_returns_do_not(tmp_path: Path) -> None:
    bought = lines()
    back = bought[::7][:300]
    folder = tmp_path / "shop"
    folder.mkdir()
    states = ["구매확정", "배송완료", "발송대기"]
    listed = [
        f"{number},{order},{who},{what},{at},{states[n % 50 > 40] if n % 50 else states[2]}"
        for n, (number, order, who, what, at) in enumerate(bought)
    ]
    (folder / "주문.csv").write_text(
        "\n".join(["상품주문번호,주문번호,구매자ID,상품번호,주문일시,주문상태", *listed])
    )
    kinds = ["취소", "반품", "교환"]
    named = [f"{line[0]},{kinds[n % 3]},2025-05-{1 + n % 28:02d}" for n, line in enumerate(back)]
    (folder / "클레임.csv").write_text("\n".join(["상품주문번호,클레임구분,클레임요청일", *named]))
    with checking.check(folder) as study:
        assert study.proposal.mapping is not None
        assert not study.proposal.questions
        section = study.proposal.mapping.sections["interactions"]
        assert {name: set(gone) for name, gone in section.leave_out.items()} == {
            "클레임구분": {"취소", "반품"}
        }
        assert study.facts is not None
        assert study.facts.rows["interactions"] == len(bought) - 200
        (told,) = [one.message for one in study.findings if one.code == "rows-left-out"]
        assert "those with 교환 in 클레임구분 count" in told


@pytest.mark.parametrize(("reminders", "gone"), [([0], 0), ([0, 1, 2], 200)])
def test_what_nobody_was_reminded_of_is_no_table_of_returns(
    tmp_path: Path, reminders: list[int], gone: int
) -> None:
    """Of what people have at the moment a table says until when, and counts no reminder yet."""
    had = lines()
    folder = tmp_path / "shed"
    folder.mkdir()
    listed = [f"{number},{who},{what},{at}" for number, __, who, what, at in had]
    (folder / "history.csv").write_text("\n".join(["hist_id,lid,artikel,begonnen", *listed]))
    now = [
        f"{line[0]},{line[4]},2025-08-{1 + n % 28:02d},{reminders[n % len(reminders)]}"
        for n, line in enumerate(had[-200:])
    ]
    (folder / "nu.csv").write_text("\n".join(["nu_hist_id,nu_van,nu_retour,aanmaning", *now]))
    with checking.check(folder) as study:
        assert study.facts is not None
        assert study.facts.rows["interactions"] == len(had) - gone


def test_credit_memos_are_returns_of_invoices_and_no_second_log(tmp_path: Path) -> None:
    bought = [(f"L{n}", f"PSI{order}", *rest) for n, order, *rest in lines()]
    back = bought[::20]
    head = "Document No.,Line No.,Sell-to Customer No.,No.,Posting Date"
    folder = tmp_path / "erp"
    folder.mkdir()
    listed = [f"{order},{n % 7}0000,{who},{what},{at[:10]}"
              for n, (_, order, who, what, at) in enumerate(bought)]  # fmt: skip
    (folder / "Sales Invoice Line.csv").write_text("\n".join([head, *listed]))
    memos = [f"PSCR{n},10000,{who},{what},{at[:10]},{order}"
             for n, (_, order, who, what, at) in enumerate(back)]  # fmt: skip
    (folder / "Sales Cr.Memo Line.csv").write_text(
        "\n".join([f"{head},Applies-to Doc. No.", *memos])
    )
    with checking.check(folder) as study:
        assert study.proposal.mapping is not None
        assert not [one for one in study.proposal.questions if one.code == "which-file"]
        section = study.proposal.mapping.sections["interactions"]
        assert section.files == ("Sales Invoice Line.csv",)
        assert section.leave_out == {"Applies-to Doc. No.": (ANY,)}
        assert study.facts is not None
        assert study.facts.rows["interactions"] == len(bought) - len(back)


def test_returns_are_found_by_a_german_name_of_their_table() -> None:
    w = World(720)
    orders = w.by_order(lambda n: f"303-{n * 7919:07}")
    back = [row for row in w.rows if row % 23 == 0]
    returned = {
        "date": [(w.at[row] + timedelta(days=9)).strftime(_FORM) for row in back],
        "order-id": [orders[row] for row in back],
        "item_id": [code("I", w.item[row]) for row in back],
        "reason": ["UNWANTED_ITEM" for _ in back],
    }
    proposal = proposed(w, {"Kundenruecksendungen_2024.csv": returned}, **{"order-id": orders})
    assert section(proposal).leave_out


def box_office(same_order: bool) -> Proposal:
    """Seats that were sold, of which each 30th was cancelled by a row of its own."""
    w = World(1805)
    rows: list[Any] = []
    for row in w.rows:
        sold = (w.at[row], w.user[row], w.item[row], 700_000 + w.order[row], "sold")
        rows.append(sold)
        if row % 30 == 0:
            order = sold[3] if same_order else 900_000 + row
            rows.append((sold[0] + timedelta(days=2), *sold[1:3], order, "cancelled"))
    rows.sort()
    log = {
        "order_no": [order for *_, order, _ in rows],
        "customer_id": [f"u{user:05d}" for _, user, *_ in rows],
        "show_id": [code("S", item) for _, _, item, *_ in rows],
        "booked_at": [f"{at:%Y-%m-%d %H:%M:%S}" for at, *_ in rows],
        "status": [state for *_, state in rows],
    }
    return roles.propose(reading({"tickets.csv": log}))


def test_sales_that_a_later_row_of_their_order_takes_back_are_said() -> None:
    made = box_office(same_order=True)
    assert section(made).leave_out == {"status": ("cancelled",)}
    found = told(made, "rows-taken-back")
    assert found.count == len(range(0, len(World(1805).rows), 30))
    assert "rows-taken-back" not in codes(box_office(same_order=False))


@pytest.mark.parametrize(("kept", "gone"), [(0, {"1.0000", "2.0000"}), (1, set())])
def test_lines_of_which_all_came_back_do_not_count(kept: int, gone: set[str]) -> None:
    """Each 20th line came back; of as many pieces as were ordered, or of fewer.

    Args:
        kept: pieces that were ordered beside those that came back.
        gone: quantities by which lines are left out.
    """
    w = World(1807)
    back = w.each(lambda row: 1 + row % 3 // 2 if row % 20 == 0 else 0)
    made = proposed(
        w,
        {},
        qty_ordered=w.each(lambda row: f"{back[row] + kept if back[row] else 1 + row % 2}.0000"),
        qty_refunded=[f"{one}.0000" for one in back],
    )
    assert set(section(made).leave_out.get("qty_refunded", ())) == gone
    assert ("rows-taken-back" in codes(made)) is not bool(gone)
