"""Histories in files say what histories in memory say."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from personalize_poc.local.datasets.segments import segment_file
from personalize_poc.local.errors import StandInError
from personalize_poc.local.serving.group import disk_histories
from personalize_poc.local.serving.group.data import GroupData
from personalize_poc.local.serving.group.disk_histories import HistoriesOnDisk
from personalize_poc.local.serving.group.histories import BulkHistories, History
from personalize_poc.local.serving.group.vocabulary import Vocabulary
from personalize_poc.local.state.events import Event

Told = list[tuple[str, int, str | None, float | None]]


def files(folder: Path) -> list[str]:
    """Two imports of the same users, the older one of a schema without types and values."""
    random, paths = np.random.default_rng(1), []
    for number, more in enumerate((False, True)):
        n = 500
        columns = {
            "USER_ID": [f"u{code}" for code in random.integers(0, 40, n)],
            "ITEM_ID": [f"i{code}" for code in random.integers(0, 30, n)],
            "TIMESTAMP": random.integers(0, 20, n),  # many at the same time
        }
        if more:
            columns["EVENT_TYPE"] = random.choice(["Watch", "Click"], n)
            columns["EVENT_VALUE"] = pa.array(random.random(n), mask=random.random(n) < 0.5)
        table = pa.table(columns)
        parts = [
            batch for start in range(0, n, 100) for batch in table.slice(start, 100).to_batches()
        ]
        paths.append(str(folder / f"{number}.arrow"))
        segment_file.write(folder / f"{number}.arrow", pa.Table.from_batches(parts))
    return paths


def in_memory(paths: list[str]) -> tuple[BulkHistories, Vocabulary, Vocabulary]:
    items, types = Vocabulary(), Vocabulary()
    tables = [segment_file.read(path) for path in paths]
    table = pa.concat_tables(tables, promote_options="permissive")
    return BulkHistories.build(table, items, types), items, types


def told(history: History, items: Vocabulary, types: Vocabulary) -> Told:
    return [
        (items.texts[i], int(t), types.texts[k] if k >= 0 else None, None if v != v else float(v))
        for i, t, k, v in zip(
            history.items,
            history.timestamps,
            history.event_types,
            history.event_values,
            strict=True,
        )
    ]


@pytest.mark.parametrize("collide", [False, True])
def test_they_are_those_of_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, collide: bool
) -> None:
    monkeypatch.setattr(disk_histories, "ROWS_EACH", 150)
    if collide:
        monkeypatch.setattr(disk_histories, "_hash", lambda text: len(text))
    paths = files(tmp_path)
    disk_histories.write(tmp_path / "h", paths)
    found, (known, items, types) = HistoriesOnDisk(tmp_path / "h"), in_memory(paths)
    for user in [*(f"u{number}" for number in range(40)), "nobody", ""]:
        ours = told(found.of(user), found.items, found.event_types)
        assert ours == told(known.of(user), items, types)
    assert len(found) == len(known) == 1000
    assert found.latest == known.latest
    seen = dict(zip(items.texts, known.first_seen(len(items)), strict=True))
    assert dict(zip(found.items.texts, found.first_seen(len(items)), strict=True)) == seen
    assert np.isnan(found.first_seen(len(items) + 1)[-1])


def test_live_events_come_on_top(tmp_path: Path) -> None:
    table = pa.table({"USER_ID": ["u"], "ITEM_ID": ["a"], "TIMESTAMP": [5]})
    segment_file.write(tmp_path / "one.arrow", table)
    disk_histories.write(tmp_path / "h", [str(tmp_path / "one.arrow")])
    events = [Event("u", "b", 3, "Watch"), Event("v", "a", 4, "Watch")]
    group = GroupData(events, HistoriesOnDisk(tmp_path / "h"))
    texts = group.snapshot.item_ids.texts
    assert [texts[code] for code in group.snapshot.history("u").items] == ["b", "a"]
    assert [texts[code] for code in group.snapshot.history("v").items] == ["a"]


def test_no_interactions(tmp_path: Path) -> None:
    disk_histories.write(tmp_path / "h", [])
    found = HistoriesOnDisk(tmp_path / "h")
    assert len(found) == len(found.of("u")) == 0
    assert found.latest is None


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    paths = files(tmp_path)
    Path(paths[1]).write_bytes(Path(paths[1]).read_bytes()[:-50])
    with pytest.raises(StandInError, match=r"1\.arrow is damaged"):
        disk_histories.write(tmp_path / "h", paths)
