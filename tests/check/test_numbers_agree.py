"""One report says one number of one thing, wherever it says it."""

from __future__ import annotations

import random
from pathlib import Path
from statistics import fmean

import pytest

from personalize_poc.check import cleaning, report, telling
from personalize_poc.check.checking import check
from personalize_poc.check.cleaning import told
from personalize_poc.check.report import pictures
from personalize_poc.check.study import Study

START = 1_735_689_600
DAY = 86_400


def shop(folder: Path, rows: list[str]) -> Path:
    """A folder with events of a shop."""
    folder.mkdir()
    text = "\n".join(["user_id,item_id,event,ts", *rows])
    (folder / "events.csv").write_text(text + "\n", encoding="utf-8")
    return folder


def events(count: int, life: float | None = None) -> list[str]:
    """Events of a hundred days; `life` is for how many days an item is asked for."""
    draw = random.Random(7)
    made = []
    for n in range(count):
        at = 100 * DAY * n // count
        born = draw.randrange(100) if life is None else int(at / DAY / life) * 40
        item = born + draw.randrange(40)
        event = ("view", "view", "buy")[draw.randrange(3)]
        made.append(f"u{draw.randrange(300):03d},i{item:04d},{event},{START + at}")
    return made


def said(study: Study, code: str) -> str:
    """The sentence of a finding."""
    return next(one.message for one in study.findings if one.code == code)


def test_rows_that_cannot_be_used_are_counted_alike_everywhere(tmp_path: Path) -> None:
    rows = events(3000)
    for n in range(0, 3000, 10):
        user, item, __, at = rows[n].split(",")
        rows[n] = f"{user},{item},,{at}"
    with check(shop(tmp_path / "a", rows)) as study:
        assert study.facts is not None
        assert study.advice is not None
        assert (study.facts.unusable, study.facts.usable) == (300, 2700)
        assert "3,000 interactions (300 of them cannot be used)" in telling.size(study)
        assert said(study, "few-interactions").startswith("2,700 usable interactions")
        reasons = [reason for one in study.advice.recipes for reason in one.reasons]
        assert any(reason.startswith("2,700 events of ") for reason in reasons)


def test_one_of_a_thing_is_said_in_the_singular(tmp_path: Path) -> None:
    often = [f"u{n // 6},i{n * n % 40},view,{START + n * 60}" for n in range(2400)]
    once = [f"v{n},i{n * n % 40},view,{START + n * 60}" for n in range(500)]
    with check(shop(tmp_path / "a", often + once)) as study:
        assert study.facts is not None
        (histories,) = (one for one in pictures.every(study.facts) if one.name == "histories")
        assert "users have up to 1 event, " in histories.alt
    rows = [*events(30_000), f"u1,i1,view,{START + 100 * DAY + 1}"]
    with check(shop(tmp_path / "b", rows)) as study:
        assert "ends at 0:59 with 1 event; " in said(study, "last-day-incomplete")
    wrong = shop(tmp_path / "c", [*events(3_000), f",i1,view,{START}"])
    with check(wrong) as study:
        assert study.canonical is not None
        done = cleaning.clean(study.canonical, tmp_path / "clean")
    first = told.of_cleaning(done)[0]
    assert first.startswith("1 row left out, 0 values changed; each is in ")


def test_how_often_to_train_is_said_once(tmp_path: Path) -> None:
    with check(shop(tmp_path / "a", events(12_000, life=1.0))) as study:
        assert study.facts is not None
        assert study.advice is not None
        (drifts,) = [one for one in study.findings if one.code == "interest-drifts"]
        assert study.facts.drift.life < 1.0
        assert "Train again every day, " in drifts.fix
        assert study.advice.retraining.startswith("Train again every day: ")
        costs = [one.cost.told for one in study.advice.recipes if one.cost.month is not None]
        assert costs
        assert all(", every day (" in one for one in costs)


def test_each_field_has_its_statistics_in_report_and_figures(tmp_path: Path) -> None:
    folder = shop(tmp_path / "a", events(3000))
    lines = [f"i{n:04d},{(n % 80) + 20},{'abc'[n % 3]}" for n in range(140)]
    lines[7] = "i0007,,a"
    (folder / "items.csv").write_text("\n".join(["item_id,price,category", *lines]) + "\n")
    with check(folder) as study:
        assert study.facts is not None
        fields = {(one.dataset, one.field): one for one in study.facts.completeness}
        page = report.render(study)
    price = fields["items", "PRICE"]
    values = sorted(n % 80 + 20 for n in range(140) if n != 7)
    assert (price.missing, price.distinct, price.exact) == (1, 80, True)
    assert (price.least, price.most) == (20, 99)
    assert price.mean == pytest.approx(fmean(values), rel=1e-5)
    assert price.quantiles[0.5] == values[len(values) // 2]
    category = fields["items", "CATEGORY"]
    assert (category.common, round(category.common_share, 2)) == ("a", 0.34)
    assert fields["interactions", "TIMESTAMP"].least == START
    assert fields["items", "ITEM_ID"].distinct == 140
    assert "The fields in numbers" in page
    assert "a (34 %)" in page
    assert "2025-01-01" in page


def test_figures_are_the_same_in_each_run(tmp_path: Path) -> None:
    folder = shop(tmp_path / "a", events(9000))
    made = []
    for __ in range(3):
        with check(folder) as study:
            made.append(study.facts)
    assert made[0] == made[1] == made[2]
    assert made[0] is not None
    gaps = made[0].histories.gaps
    assert all(seconds == int(seconds) for seconds in gaps.values())


def test_columns_that_follow_from_another_one_are_said(tmp_path: Path) -> None:
    folder = shop(tmp_path / "a", events(3000))
    draw = random.Random(3)
    lines = []
    for n in range(140):
        net, kind = round(draw.uniform(5, 90), 2), draw.randrange(6)
        weight, maker = round(draw.uniform(1, 9), 1), draw.randrange(6)
        lines.append(f"i{n:04d},{net},{net * 1.19:.2f},kind {kind},{10 * kind},{weight},m{maker}")
    head = "item_id,price,price_gross,category,category_id,weight,maker"
    (folder / "items.csv").write_text("\n".join([head, *lines]) + "\n")
    with check(folder) as study:
        found = [one for one in study.findings if one.code == "columns-correlated"]
    told = sorted(one.message.partition(":")[0] for one in found)
    assert told == [
        "CATEGORY and CATEGORY_ID of items say the same",
        "PRICE and PRICE_GROSS of items say the same",
    ]


def test_shares_of_items_without_events_are_said(tmp_path: Path) -> None:
    folder = shop(tmp_path / "a", events(3000))
    seen = {row.split(",")[1] for row in events(3000)}
    for extra in (10, 40):
        lines = [f"i{n:04d},{n % 7}" for n in range(139 + extra)]
        (folder / "items.csv").write_text("\n".join(["item_id,category", *lines]) + "\n")
        with check(folder) as study:
            found = {one.code: one for one in study.findings}
        idle = [n for n in range(139 + extra) if f"i{n:04d}" not in seen]
        assert found["item-without-events"].count == len(idle)
        assert found["item-without-events"].row == idle[0] + 2


def test_the_pattern_of_the_week_and_how_long_users_stay_are_drawn_and_told(tmp_path: Path) -> None:
    with check(shop(tmp_path / "a", events(3000))) as study:
        assert study.facts is not None
        assert study.facts.histories.spans[0.5] > 60 * DAY
        page = report.render(study)
    assert "Events by day of the week" in page
    assert "From the first event to the last it is up to" in page


def test_one_category_for_nearly_all_is_said(tmp_path: Path) -> None:
    folder = shop(tmp_path / "a", events(3000))
    lines = [f"i{n:04d},{'shoes' if n % 25 else 'hats'}" for n in range(139)]
    (folder / "items.csv").write_text("\n".join(["item_id,category", *lines]) + "\n")
    with check(folder) as study:
        assert "is 'shoes' in 96 % of rows" in said(study, "nearly-constant")
