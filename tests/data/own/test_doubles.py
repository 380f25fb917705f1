"""One id in several rows of a catalogue: one is kept, and which is said."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from personalize_poc.check import checking, cleaning
from personalize_poc.data.findings import Grade
from personalize_poc.data.own import loading

MAPPING = """
interactions:
  file: orders.csv
  columns: {USER_ID: customer, ITEM_ID: article, TIMESTAMP: at}
  timestamp: seconds
items:
  file: articles.csv
  columns: {ITEM_ID: article, PRICE: price}
"""


def shop(folder: Path, *articles: str) -> Path:
    """A shop with 3 articles, of which the first one has two rows; and its mapping."""
    rows = [f"u{n % 40},a{n % 3},{1_700_000_000 + 60 * n}" for n in range(1200)]
    folder.mkdir()
    (folder / "orders.csv").write_text("\n".join(["customer,article,at", *rows]) + "\n")
    (folder / "articles.csv").write_text("\n".join(articles) + "\n")
    (folder / "mapping.yaml").write_text(MAPPING)
    return folder


DATED = ("article,price,listed,updated", "a0,5,2024-01-01,2024-03-01", "a1,7,2024-01-01,2024-01-02",
         "a0,4,2024-01-01,2024-02-01", "a2,9,2024-01-01,2024-01-02")  # fmt: skip
BARE = ("article,price", "a0,5", "a1,7", "a0,4", "a2,9")


@pytest.mark.parametrize(("articles", "price", "kept"), [
    (DATED, 5, "the newest by updated is kept"), (BARE, 4, "the last one is kept"),
])  # fmt: skip
def test_an_article_twice_does_not_block(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], articles: tuple[str, ...], price: int,
    kept: str,
) -> None:  # fmt: skip
    folder = shop(tmp_path / "shop", *articles)
    with checking.check(folder) as study:
        (told,) = [one for one in study.findings if one.code == "id-twice"]
        assert (told.grade, told.count) == (Grade.WEAKENS, 1)
        assert kept in told.message
        assert study.canonical is not None
        cleaning.clean(study.canonical, tmp_path / "clean")
    with (tmp_path / "clean" / "items.csv").open() as file:
        written = {row["ITEM_ID"]: float(row["PRICE"]) for row in csv.DictReader(file)}
    loaded = loading.load(folder)
    assert loaded.items is not None
    taken = dict(zip(loaded.items["ITEM_ID"], loaded.items["PRICE"], strict=True))
    assert written == taken == {"a0": price, "a1": 7, "a2": 9}
    assert "1 row is left out, because" in capsys.readouterr().out
    with (tmp_path / "clean" / "changes.csv").open() as file:
        assert sum("another row of the id" in line for line in file) == 1
