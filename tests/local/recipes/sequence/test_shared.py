"""A network is trained once for all recipes that would learn the same."""

from __future__ import annotations

import os
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from personalize_poc.local.recipes.interface import Budget
from personalize_poc.local.recipes.sequence import shared
from personalize_poc.local.recipes.sequence.settings import Settings
from personalize_poc.local.recipes.sequence.training import fit as train
from tests.support.recipe_data import cycle


@dataclass
class Trainer:
    """Counts how often it trains. seconds: how long that takes."""

    is_complete: bool = True
    seconds: float = 0.0
    times: list[float] = field(default_factory=list)

    def __call__(self) -> tuple[dict[str, Any], bool]:
        self.times.append(time.monotonic())
        time.sleep(self.seconds)
        return {"item": np.full((2, 3), len(self.times), np.float32)}, self.is_complete


LEARNED_FROM = (np.arange(5), Settings(hidden=8), "a")


def test_what_was_learned_from_the_same_is_taken_and_its_seconds_are_told(tmp_path: Path) -> None:
    trainer = Trainer(seconds=0.05)
    with shared.networks_in(tmp_path):
        first = shared.trained(LEARNED_FROM, trainer)
    with shared.networks_in(tmp_path) as networks:
        again = shared.trained((np.arange(5), Settings(hidden=8), "a"), trainer)
    assert len(trainer.times) == 1
    assert again.keys() == first.keys()
    np.testing.assert_array_equal(again["item"], first["item"])
    assert networks.seconds >= 0.05


@pytest.mark.parametrize(
    "other",
    [
        (np.arange(5)[::-1], Settings(hidden=8), "a"),
        (np.arange(5, dtype=np.int32), Settings(hidden=8), "a"),
        (np.arange(5), Settings(hidden=9), "a"),
        (np.arange(5), Settings(hidden=8), "b"),
    ],
)
def test_what_was_learned_from_something_else_is_not_taken(other: Any, tmp_path: Path) -> None:
    trainer = Trainer()
    with shared.networks_in(tmp_path) as networks:
        shared.trained(LEARNED_FROM, trainer)
        shared.trained(other, trainer)
    assert len(trainer.times) == 2
    assert networks.seconds == 0


def test_a_network_that_a_clock_had_a_say_in_is_not_kept(tmp_path: Path) -> None:
    trainer = Trainer(is_complete=False)
    with shared.networks_in(tmp_path):
        shared.trained(LEARNED_FROM, trainer)
        shared.trained(LEARNED_FROM, trainer)
    assert len(trainer.times) == 2


def test_a_damaged_file_costs_a_training(tmp_path: Path) -> None:
    trainer = Trainer()
    with shared.networks_in(tmp_path):
        shared.trained(LEARNED_FROM, trainer)
        (path,) = tmp_path.glob("*.npz")
        path.write_bytes(path.read_bytes()[:50])
        found = shared.trained(LEARNED_FROM, trainer)
    assert len(trainer.times) == 2
    assert found["item"][0, 0] == 2


def test_a_training_of_the_same_is_waited_for(tmp_path: Path) -> None:
    trainer = Trainer(seconds=0.3)

    def one() -> None:
        with shared.networks_in(tmp_path):
            shared.trained(LEARNED_FROM, trainer)

    threads = [threading.Thread(target=one) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(trainer.times) == 1


def test_what_was_not_used_for_longest_goes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared, "MOST", 2)
    trainer = Trainer()
    with shared.networks_in(tmp_path):
        for age, name in ((30, "a"), (20, "b")):
            shared.trained(name, trainer)
            newest = max(tmp_path.glob("*.npz"), key=lambda path: path.stat().st_mtime)
            os.utime(newest, (time.time() - age, time.time() - age))
        shared.trained("a", trainer)  # found, and young again
        shared.trained("c", trainer)
        assert len(trainer.times) == 3
        shared.trained("a", trainer)
        assert len(trainer.times) == 3
        shared.trained("b", trainer)
        assert len(trainer.times) == 4


@pytest.mark.slow  # networks are trained
def test_the_same_network_with_something_else_on_top(tmp_path: Path) -> None:
    data = cycle()
    told: list[dict[str, Any]] = []
    settings = Settings(hidden=16, least_steps=20, rules=True)

    def quick(settings: Settings, seed: int = 1) -> Any:
        return train.fit(data, settings, seed=seed, progress=told.append, budget=Budget())

    alone = quick(settings)
    with shared.networks_in(tmp_path):
        quick(Settings(hidden=16, least_steps=20, repeats=True))
        told.clear()
        found = quick(settings)
        assert not told, "a network was trained"
        quick(settings, seed=2)
        assert told
    assert found.rules is not None
    assert found.repeats is None
    for name, array in alone.arrays.items():
        np.testing.assert_array_equal(found.arrays[name], array)
