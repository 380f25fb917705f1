"""Exports of companies: read and understood without a hand, or with the right question."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.exports import score
from tests.support.exports.catalogue import EXPORTS, write

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_is_understood(name: str, tmp_path: Path) -> None:
    truth = write(name, tmp_path / "export", scale=0.5)

    outcome = score.judge(name, tmp_path / "export", truth)

    assert outcome.is_good, f"{EXPORTS[name].about}\n{score.table([outcome])}"


@pytest.mark.parametrize("name", ["plugin_shop", "korean_shop", "german_erp", "event_collector"])
def test_another_draw_and_size_is_understood_as_well(name: str, tmp_path: Path) -> None:
    truth = write(name, tmp_path / "export", seed=7, scale=1)

    outcome = score.judge(name, tmp_path / "export", truth)

    assert outcome.is_good, score.table([outcome])
