"""The made-up exports themselves: repeatable, in many languages, of any size."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.exports.catalogue import EXPORTS, write

LANGUAGES = {"en", "de", "fr", "es", "pt", "it", "ru", "tr", "ko", "ja", "zh"}


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("name", ["plugin_shop", "trade_workbook", "game_telemetry", "zip_of_csv"])
def test_the_same_seed_gives_the_same_files_and_another_seed_others(
    name: str, tmp_path: Path
) -> None:
    first = write(name, tmp_path / "a")
    again = write(name, tmp_path / "b")
    other = write(name, tmp_path / "c", seed=1)

    assert files(tmp_path / "a") == files(tmp_path / "b")
    assert first == again
    assert files(tmp_path / "a") != files(tmp_path / "c")
    assert first != other


@pytest.mark.slow
def test_a_scale_gives_so_many_times_the_rows(tmp_path: Path) -> None:
    small = write("abandoned_carts", tmp_path / "a").events
    large = write("abandoned_carts", tmp_path / "b", scale=4).events

    assert small
    assert small.counted
    assert large
    assert large.counted
    assert large.counted.rows == 4 * small.counted.rows


def test_there_are_enough_kinds_in_enough_languages() -> None:
    assert len(EXPORTS) >= 48
    assert {export.language for export in EXPORTS.values()} >= LANGUAGES
