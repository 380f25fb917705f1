"""One report says one number of one thing, wherever it says it."""

from __future__ import annotations

import random
from pathlib import Path

from personalize_poc.check import telling
from personalize_poc.check.checking import check
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
