"""Returns in a table of their own: the lines that came back are taken off, and counted."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from personalize_poc.check import checking
from personalize_poc.data.own.mapping_file.types import ANY

START = datetime(2025, 1, 1)
Line = tuple[int, int, str, str, str]
"""Number of the line and of the order, customer, article, time."""


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


def by_order(line: Line) -> str:
    return f"{line[1]}"


@pytest.mark.parametrize(
    ("head", "name", "file", "rows"),
    [
        ("order_line_id", by_line, "returns", 300),
        ("order_no,article", by_order_and_article, "returns", 300),
        ("order_no,article", by_order_and_article, "Retouren", 300),
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
    listed = [f"{number},{order},{who},{what},{at}" for number, order, who, what, at in bought]
    (folder / "orders.csv").write_text(
        "\n".join(["order_line_id,order_no,customer_no,article,ordered_at", *listed])
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
