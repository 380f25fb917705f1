"""Exports in which nobody comes back: what is said of them, and that it is true."""

from __future__ import annotations

from pathlib import Path

import pytest

from personalize_poc.check import checking, report
from personalize_poc.check.study import Study


def sold_once(folder: Path, head: str) -> Path:
    """600 buyers with one purchase each, of 40 things."""
    lines = [
        f"{100_000 + n},SKU-{n * 7 % 40:03d},2026-08-{1 + n % 28:02d}T10:{n % 60:02d}:00,{n % 50}.5"
        for n in range(600)
    ]
    folder.mkdir()
    (folder / "sold.csv").write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(
    params=["customer_id,sku,purchased_at,amount", "kunde_id,sku,gekauft_am,betrag"], scope="module"
)
def once(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Study:
    folder = sold_once(tmp_path_factory.mktemp("data") / "shop", request.param)
    return checking.check(folder)


def test_the_advice_is_popularity_and_to_join_ids(once: Study) -> None:
    assert once.canonical is None
    assert once.advice is not None
    assert [one.code for one in once.advice.instead] == ["everybody-comes-once"]
    assert "join these ids" in once.advice.verdict
    assert "no table says" not in once.advice.instead[0].reason


def test_every_column_is_told(once: Study) -> None:
    named = {one.column for one in once.proposal.guesses}
    assert named == {column.name for column in once.reading.tables[0].columns}


def test_the_page_praises_no_data_that_was_not_checked(once: Study) -> None:
    page = report.render(once)
    assert "the data is as it should be" not in page
    assert "beside this page holds it" not in page
    assert "no interactions were found" in page
