"""The card of a report with the bill of the run."""

from __future__ import annotations

import html
import re
from typing import Any

from personalize_poc.aws.bill import HOUR, MONTH, SO_FAR, Bill, Line
from personalize_poc.workshop import report
from personalize_poc.workshop.results import NotebookResult, Results

BILL = Bill(
    "Costs of run 'trial' in aws us-east-1",
    (
        Line(SO_FAR, "training up/1", "2.135 training hours", 0.5124, "told", True, "our list"),
        Line(HOUR, "campaign up", "1 TPS", 0.20, "told"),
        Line(MONTH, "campaign up", "732 TPS-hours", 146.40, "told"),
        Line(MONTH, "notebook host", "732 hours", 10.0, "remembered", confirmed=False),
        Line(MONTH, "metadata <b>", "surcharge", None, "not said", confirmed=False),
    ),
    ("A note.",),
)


def page(recorded: Any, *, cleaned_up: bool = False) -> str:
    found = Results("trial", "aws", "us-east-1", "sample", {}, "2026-01-01", 95.0)
    found.notebooks = [NotebookResult("03_Third", "ok", 9.0)]
    if cleaned_up:
        found.notebooks.append(NotebookResult("06_Sixth", "ok", 9.0))
    found.recorded = {"costs": recorded}
    text = re.sub(r"<(style|script).*?</\1>", "", report.render(found), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub("<[^>]*>", " ", text)).split())


def test_the_card_has_each_sum_and_says_what_is_in_none() -> None:
    said = page(BILL.plain())
    assert "What it costs now and in a month" in said
    assert "So far 0.51 USD" in said
    assert "In an hour, now 0.20 USD" in said
    assert "146.40 USD; 156.40 with prices that are not confirmed" in said
    assert "not in it: metadata <b>" in said
    assert "unknown" in said
    assert "told; price 1" in said
    assert "Price 1: our list." in said
    assert "cleaned up since" not in said


def test_the_card_is_read_without_scrolling_sideways() -> None:
    """Cells wrap, and on a narrow screen they stand below each other, each with its heading."""
    found = Results("trial", "aws", "us-east-1", "sample", {}, "2026-01-01", 95.0)
    found.notebooks, found.recorded = (
        [NotebookResult("03_Third", "ok", 9.0)],
        {"costs": BILL.plain()},
    )
    text = report.render(found)
    table = re.search(r'<table class="bill".*?</table>', text, re.DOTALL)
    assert table is not None
    rows = [row for row in table[0].split("<tr")[2:] if "colspan" not in row]
    assert len(rows) == len(BILL.lines)
    labels = ["how much", "USD", "from where"]
    assert all(re.findall(r'data-label="([^"]*)"', row) == labels for row in rows)
    assert ".bill td { display: block" in text


def test_after_the_cleanup_it_does_not_say_now() -> None:
    said = page(BILL.plain(), cleaned_up=True)
    assert "The run has been cleaned up since: nothing of it bills any more." in said
    assert "In an hour, now" not in said


def test_without_a_bill_there_is_no_card() -> None:
    for recorded in (None, 3, {"lines": [1]}):
        assert "What it costs now" not in page(recorded)
