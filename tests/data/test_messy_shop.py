"""The messy shop: the same for everybody, and its list of faults is true of its files."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from personalize_poc.data.own import messy_shop


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shop") / "messy"
    messy_shop.write(folder)
    return folder


def count(code: str) -> int:
    return next(fault.count for fault in messy_shop.faults() if fault.code == code)


def rows(shop: Path, months: range = range(1, 7)) -> Iterator[list[str]]:
    """Rows of the right width, headers and preamble left out."""
    for month in months:
        text = (shop / f"events_2025-{month:02d}.csv").read_bytes()
        table = csv.reader(text.decode("cp1252" if month == 3 else "utf-8").splitlines())
        width = 8 if month <= 3 else 7
        yield from (row for row in table if len(row) == width and row[0] != "time")


def articles(shop: Path) -> list[dict[str, str]]:
    with (shop / "articles.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_it_is_the_same_every_time_and_small(shop: Path, tmp_path: Path) -> None:
    told = messy_shop.write(tmp_path / "again")

    assert told == messy_shop.faults()
    names = {path.name for path in shop.iterdir()}
    assert len(names) == 9
    for name in names:
        assert (tmp_path / "again" / name).read_bytes() == (shop / name).read_bytes()
    assert sum(path.stat().st_size for path in shop.iterdir()) < 1_000_000


def test_a_folder_with_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("a,b\n")

    with pytest.raises(FileExistsError, match="not empty"):
        messy_shop.write(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["mine.csv"]


@pytest.mark.parametrize(
    ("code", "column", "value"),
    [
        ("time-unreadable", 0, "unknown"),
        ("id-missing", 1, ""),
        ("placeholder-id", 1, "guest"),
        ("negative-amounts", 4, "-1"),
    ],
)
def test_rows_with_a_fault_are_counted(shop: Path, code: str, column: int, value: str) -> None:
    assert count(code) == sum(row[column] == value for row in rows(shop))


def test_times_are_as_the_list_says(shop: Path) -> None:
    assert count("some-times-at-midnight") == sum(r[0].endswith("00:00:00") for r in rows(shop))
    assert count("time-in-future") == sum(row[0].startswith("2037") for row in rows(shop))
    assert count("times-without-zone") == sum(
        row[0] != "unknown" and row[1] != "" for row in rows(shop)
    )


def test_events_are_spelled_in_two_ways_in_june_alone(shop: Path) -> None:
    actions = Counter(row[3] for row in rows(shop))
    assert set(actions) == {"view", "cart", "purchase", "VIEW", "Purchase"}
    assert count("event-type-spellings") == actions["VIEW"] + actions["Purchase"]
    assert {row[3] for row in rows(shop, range(1, 6))} == {"view", "cart", "purchase"}


def test_ids_of_may_have_lost_their_zeros_and_can_be_restored(shop: Path) -> None:
    may = [row[2] for row in rows(shop, range(5, 6))]
    others = {row[2] for month in (1, 2, 3, 4, 6) for row in rows(shop, range(month, month + 1))}
    assert count("id-lost-zeros") == len(may)
    assert not any(article.startswith("0") for article in may)
    assert {article.zfill(6) for article in may} <= others | {
        article["article_no"] for article in articles(shop)
    }


def test_the_same_event_is_there_twice(shop: Path) -> None:
    events = Counter((*row[:2], row[2].zfill(6), row[3]) for row in rows(shop) if row[1])
    told = count("duplicates") + count("same-day")
    assert told == pytest.approx(sum(events.values()) - len(events), abs=7)


def test_files_are_damaged_as_the_list_says(shop: Path) -> None:
    january = (shop / "events_2025-01.csv").read_text("utf-8").splitlines()
    april = (shop / "events_2025-04.csv").read_text("utf-8").splitlines()
    assert january[count("preamble-skipped")].startswith("time,")
    assert april.count(april[0]) == 1 + count("repeated-header")
    assert sum(line.count(",") != 6 for line in april) == count("wrong-width")
    with pytest.raises(UnicodeDecodeError):
        (shop / "events_2025-03.csv").read_text("utf-8")


def test_the_list_of_articles_is_damaged_as_the_list_says(shop: Path) -> None:
    listed = articles(shop)
    numbers = Counter(article["article_no"] for article in listed)
    sold = {row[2].zfill(6) for row in rows(shop)}
    assert count("item-not-in-catalogue") == len(sold - set(numbers))
    assert count("id-twice") == len(listed) - len(numbers)
    assert count("incomplete") == sum(article["colour"] == "" for article in listed)
    assert count("broken-letters") == sum("Ã©" in article["name"] for article in listed)
    assert len({article["category"].strip() for article in listed}) > 6
    assert count("value-unreadable") == sum(
        not article["price"].replace(".", "").isdigit() for article in listed
    )


def test_what_is_left_after_repair_is_enough_to_learn_from(shop: Path) -> None:
    sound = [row for row in rows(shop) if row[1].isdigit() and row[0] < "2026" and row[4] != "-1"]
    often = Counter(row[1] for row in sound)
    assert len(sound) > 5_000
    assert sum(n >= 2 for n in often.values()) >= 200
    assert len({row[2].zfill(6) for row in sound}) >= 150
