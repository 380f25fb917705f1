"""Lists of files beside what people ordered: how large a file is was chosen by nobody."""

from __future__ import annotations

import pytest

from tests.data.own.roles.worlds.proposals import asked, columns_of, proposed_tables
from tests.data.own.roles.worlds.world import World, title


@pytest.mark.parametrize(
    "size", ["rozmiar_kb", "size_kb", "file_size_mb", "taille_ko", "bytes", "размер_байт"]
)
def test_files_of_things_and_their_sizes_are_no_interactions(size: str) -> None:
    w, files = World(6301, users=300, items=200, rows=3000, lines=1), 9000
    made = proposed_tables(
        {
            "orders.csv": {
                "reader_id": w.by_user(lambda u: 101 + u),
                "unit_id": w.by_item(lambda i: 100_001 + i),
                "ordered_at": w.times("%Y-%m-%d %H:%M:%S"),
            },
            "scans.csv": {
                "id": [1 + n for n in range(files)],
                "unit_id": [100_001 + n % 200 for n in range(files)],
                "file": [f"39_{n:06d}.jp2" for n in range(files)],
                size: [1500 + n * 7919 % 3600 for n in range(files)],
                "scanned_on": [f"2024-{1 + n % 12:02d}-{1 + n % 28:02d}" for n in range(files)],
            },
            "units.csv": {
                "id": [100_001 + i for i in range(200)],
                "title": [f"{title(i)} {i}" for i in range(200)],
            },
        }
    )
    assert columns_of(made)["USER_ID"] == "reader_id"
    assert columns_of(made)["ITEM_ID"] == "unit_id"
    assert not asked(made)


@pytest.mark.parametrize(
    "size", ["rozmiar_kb", "size_kb", "file_size_mb", "taille_ko", "bytes", "размер_байт"]
)
def test_a_size_is_not_what_somebody_chose(size: str) -> None:
    w = World(6302, users=200, items=900, rows=6000, lines=1)
    made = proposed_tables(
        {
            "scans.csv": {
                "unit": w.by_user(lambda u: 100_001 + u),
                size: w.by_item(lambda i: 1500 + 7 * i),
                "scanned_on": w.times("%Y-%m-%d"),
            }
        }
    )
    assert made.mapping is None
    assert "no column that says what was chosen" in made.reason
