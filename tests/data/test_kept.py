"""What is slow to make is made once, and never wrong."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from personalize_poc import contract, data
from personalize_poc.data import kept
from personalize_poc.data.sample import catalogue, simulation

SMALL: dict[str, Any] = {"sample_users": 60, "sample_items": 200, "sample_interactions": 2500}


class Maker:
    """Counts how often it had to work."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> dict[str, np.ndarray]:
        self.made += 1
        return {"numbers": np.arange(1000), "words": kept.texts(["a", "Amélie", ""])}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(contract.CACHE_DIR_VARIABLE, str(tmp_path))
    return tmp_path / "kept"


@pytest.fixture
def plays(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One entry for each time that an audience is played."""
    found: list[int] = []
    play = simulation.play

    def counted(*arguments: Any) -> Any:
        found.append(1)
        return play(*arguments)

    monkeypatch.setattr(simulation, "play", counted)
    return found


def test_the_second_time_the_file_is_read(folder: Path) -> None:
    make = Maker()
    first, second = kept.arrays("key", make), kept.arrays("key", make)
    assert make.made == 1
    assert [path.name for path in folder.iterdir()] == ["key.npz"]
    assert first["numbers"].tolist() == second["numbers"].tolist()
    assert kept.as_texts(second["words"]) == ["a", "Amélie", ""]


@pytest.mark.parametrize("where", [0, 300, 5000, -200, -1])
def test_a_damaged_file_is_made_anew(folder: Path, where: int) -> None:
    make = Maker()
    kept.arrays("key", make)
    content = bytearray((folder / "key.npz").read_bytes())
    content[where] ^= 0xFF
    (folder / "key.npz").write_bytes(bytes(content[: len(content) if where >= 0 else where]))
    assert kept.arrays("key", make)["numbers"].tolist() == list(range(1000))
    assert make.made == 2
    kept.arrays("key", make)
    assert make.made == 2


def test_a_folder_that_cannot_be_written_costs_time_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv(contract.CACHE_DIR_VARIABLE, str(tmp_path / "file"))
    make = Maker()
    kept.arrays("key", make)
    kept.arrays("key", make)
    assert make.made == 2


def test_many_at_once_leave_one_whole_file(folder: Path) -> None:
    make, found = Maker(), []
    threads = [
        threading.Thread(target=lambda: found.append(kept.arrays("key", make))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [one["numbers"].sum() for one in found] == [499_500] * 8
    assert [path.name for path in folder.iterdir()] == ["key.npz"]


def test_the_folder_does_not_grow_for_ever(folder: Path) -> None:
    for number in range(kept.MOST + 3):
        kept.arrays(f"key-{number}", Maker())
    assert len(list(folder.iterdir())) == kept.MOST


def test_a_sample_from_the_disk_is_the_one_that_was_simulated(plays: list[int]) -> None:
    first, second = (data.load("sample", **SMALL, impressions=True) for _ in range(2))
    assert len(plays) == 1
    for name in ("raw", "interactions", "items", "users", "raw_items"):
        pd.testing.assert_frame_equal(getattr(first, name), getattr(second, name))
    assert first.titles == second.titles
    one, other = first.truth, second.truth
    shown = {user: list(first.titles) for user in ("1", "7")}
    assert one.evening(shown, seed=3) == other.evening(shown, seed=3)
    assert one.next_choices("7").equals(other.next_choices("7"))
    assert one.films.shelves.names == other.films.shelves.names
    assert second.raw_items is not None
    pd.testing.assert_frame_equal(second.raw_items, catalogue.films(200), check_dtype=False)


def test_another_size_seed_generator_or_catalogue_is_another_sample(
    plays: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    data.load("sample", **SMALL)
    data.load("sample", **SMALL, seed=43)
    data.load("sample", **{**SMALL, "sample_users": 61})
    monkeypatch.setattr(catalogue, "edition", lambda: "another")
    data.load("sample", **SMALL)
    assert len(plays) == 4
