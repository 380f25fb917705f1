"""The report as a page that is handed on: what it says, and whether it can be read."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from personalize_poc.evaluation.comparison import Comparison, Pair, Row
from personalize_poc.evaluation.estimates import Estimate
from personalize_poc.workshop import advice, pages, report, strips
from personalize_poc.workshop.results import Results
from tests.support.comparisons import ECHO, GAINS, comparison

PEOPLE = [
    {"user": f"u{n}", "last": ["Alien"], "recommended": ["Jaws", "Up"], "hits": ["Up"]}
    for n in range(7)
]
WORKLOAD = {"interactions": 100_000, "USER_ID": 1000, "ITEM_ID": 2906, "repeats": 0.37}


def results(target: str = "local") -> Results:
    found = Results("trial", target, "us-east-1", "/data/shop", {}, "2026-01-01T10:00:00+00:00")
    found.recorded = {
        "comparison": comparison().plain(),
        "people": PEOPLE,
        "workload": dict(WORKLOAD),
    }
    return found


def words(page: str) -> str:
    """What somebody reads, on one line."""
    body = page.partition("<body>")[2].replace("\u00a0", " ")
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def test_it_says_what_was_asked_found_and_what_to_do_next() -> None:
    page = report.render(results())
    said = words(page)
    assert "<title>What recommendations would add: proof of concept, shop</title>" in page
    headings = re.findall(r"<h2>(.*?)</h2>", page)
    assert headings == [
        "What was asked",
        "What was found",
        "What people would see",
        "What it would cost a month on AWS",
        "Next steps",
        "How it was done",
    ]
    assert "100,000 interactions" in said
    assert "37% of the events" in said
    assert "repeats alone are worth +0.250" in said
    assert "user-personalization 0.529 (0.450 … 0.610)" in said
    assert f"{ECHO.removeprefix('aws-')}: not distinguishable 0.000" in said
    assert "the numbers of AWS will differ" in said


def test_on_aws_it_does_not_speak_of_the_stand_in() -> None:
    said = words(report.render(results("aws")))
    assert "stand-in" not in said
    assert "on Amazon Personalize" in said


def test_people_are_shown_with_what_they_then_did_and_five_at_most() -> None:
    page = report.render(results())
    assert page.count("<h3>User u") == 5
    assert "did last Alien was recommended Jaws Up ✓ then done" in words(page)


def test_what_was_recorded_in_another_form_is_left_out() -> None:
    found = results()
    found.recorded = {"comparison": 3, "people": [1, {"user": 1}], "workload": None}
    page = report.render(found)
    assert "What was found" not in page
    assert "What people would see" not in page
    assert "cost a month" not in page


def test_the_bill_of_a_month_adds_up() -> None:
    *parts, together = advice.costs({"interactions": 100_000})
    assert parts[0].usd == "146.40", "one TPS for 732 hours at 0.20 USD"
    assert parts[1].usd == "2.22", "52/12 trainings of 2.135 hours at 0.24 USD"
    assert parts[2].usd == "under 0.01"
    assert together.usd == "148.62"
    assert advice.costs({}) == advice.costs(None) == advice.costs({"interactions": True}) == []


def test_next_steps_follow_from_what_was_found() -> None:
    known = comparison()
    said = " ".join(advice.steps(known, "local", experiment=False))
    assert f"Take {GAINS} into a trial" in said
    assert "shelf of its own" in said
    assert "--target aws" in said
    assert "A/B test" in said
    flat = [replace(row, over_new=Estimate(0.0, -0.1, 0.1)) for row in known.rows]
    none = " ".join(advice.steps(replace(known, rows=flat), "aws", experiment=True))
    assert "Do not deploy a recipe on these figures" in none
    assert "--target aws" not in none
    assert "A/B test" not in none
    both = [replace(row, over_new=Estimate(0.1, 0.05, 0.2)) for row in known.rows]
    pair = " ".join(advice.steps(replace(known, rows=both), "aws", experiment=True))
    assert f"Take one of {GAINS}, {ECHO} into a trial" in pair


def test_no_withdrawn_recipe_is_a_next_step() -> None:
    """AWS accepts no new solutions of HRNN: it may be ahead, but not tried."""
    known = comparison()
    better, none = Estimate(0.1, 0.05, 0.2), Estimate(0.0, -0.1, 0.1)
    rows = [
        replace(row, name="aws-hrnn" if row.name == ECHO else row.name, over_new=better)
        for row in known.rows
    ]
    ahead = Pair("aws-hrnn", GAINS, better, better)
    both = " ".join(advice.steps(replace(known, rows=rows, pairs=[ahead]), "aws", experiment=True))
    assert f"Take {GAINS} into a trial" in both
    assert "hrnn" not in both
    alone = [replace(row, over_new=better if row.name == "aws-hrnn" else none) for row in rows]
    said = " ".join(advice.steps(replace(known, rows=alone), "aws", experiment=True))
    assert "On new items aws-hrnn alone is ahead of popularity, and AWS accepts no new" in said
    assert "into a trial" not in said


def test_means_alone_are_no_reason_for_or_against_a_recipe() -> None:
    rows = [Row("popularity (own hold-out)", True, Estimate(0.1, 0.0, 0.2))]
    known = Comparison([*rows, Row("aws-sims", False, Estimate(0.2))], own=True)
    said = " ".join(advice.steps(known, "aws", experiment=True))
    assert "not published" in said
    assert "deploy" not in said
    assert "into a trial" not in said


def test_strips_share_a_scale() -> None:
    everything, new = strips.means(comparison())
    top = everything.strips[2]
    assert [top.left, top.width] == pytest.approx([73.77, 26.23])
    assert top.mark == pytest.approx(86.72)
    assert new.strips[0].mark == pytest.approx(100 * 0.2 / 0.61, abs=0.01)
    assert [strip.kind for strip in new.strips] == ["base", "base", "", ""]


def test_leads_show_where_zero_is_and_what_they_say() -> None:
    figures = strips.leads(comparison())
    assert [figure.title[:4] for figure in figures] == ["Over", "Over", "On n"]
    lead, flat = figures[2].strips
    assert (lead.kind, flat.kind) == ("good", "open")
    assert flat.left is not None
    assert flat.left < flat.zero < flat.left + flat.width
    assert lead.zero == flat.zero == figures[0].strips[0].zero


def test_means_alone_have_marks_and_no_ranges() -> None:
    (figure,) = strips.means(Comparison([Row("aws-sims", False, Estimate(0.2))]))
    assert figure.strips[0].left is None
    assert figure.strips[0].mark == 100
    assert strips.leads(Comparison([Row("aws-sims", False, Estimate(0.2))])) == []


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """As WCAG 2 counts it: 4.5 is needed for text, 3 for what is drawn."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [0, 1, 2], ids=["light", "dark", "paper"])
def test_every_text_of_the_report_has_enough_contrast(theme: int) -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    blocks = re.findall(r":root \{(.*?)\}", report.render(results()), flags=re.DOTALL)
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]+)", blocks[theme]))
    for ground in ("page", "band"):
        for text in ("ink", "soft", "good", "bad"):
            assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
    for mark, ground in (("bar", "range"), ("base", "base-range"), ("open", "band")):
        assert contrast(colours[mark], colours[ground]) >= 3, (mark, ground)


def test_pages_of_notebooks_have_enough_contrast_and_no_empty_headings() -> None:
    page = pages.readable("<head></head><table><th></th><th scope='col'>a</th><th> </th></table>")
    assert page.count("<th") == 1
    colours = re.findall(r"-color: (#[0-9a-f]{6})", page)
    assert len(colours) == 5
    assert all(contrast(colour, "#f5f5f5") >= 4.5 for colour in colours)
    assert "text-decoration: underline" in page
