"""Items that are gone from the catalogue, and are still called something in old orders."""

from __future__ import annotations

from pathlib import Path

import pytest

from personalize_poc.data.errors import BadFile
from personalize_poc.data.own import loading

_ROWS = 1500


def _shop(folder: Path, known: int, *, called: bool = True) -> Path:
    """Orders of 40 articles, of which the catalogue has so many, under names of its own."""
    folder.mkdir()
    head = "customer,sku,article name,ordered\n" if called else "customer,sku,ordered\n"
    rows = []
    for n in range(_ROWS):
        name = f"Old Thing {n * 13 % 40}," if called else ""
        rows.append(
            f"c{n * 7 % 90},s{n * 13 % 40},{name}2024-01-{1 + n % 28:02d} 10:{n % 60:02d}:11"
        )
    (folder / "orders.csv").write_text(head + "\n".join(rows) + "\n", encoding="utf-8")
    goods = "".join(f"s{n},Thing {n},{'AB'[n % 2]}\n" for n in range(known))
    (folder / "articles.csv").write_text(f"sku,title,brand\n{goods}", encoding="utf-8")
    return folder


def _proposed(folder: Path) -> str:
    from personalize_poc.check.checking import check
    from personalize_poc.data.own import mapping_file

    with check(folder) as study:
        assert study.proposal.mapping is not None
        return mapping_file.text(study.proposal.mapping)


def test_rows_name_the_items_that_the_catalogue_lacks_and_no_others(tmp_path: Path) -> None:
    folder = _shop(tmp_path / "shop", known=36)
    (folder / "mapping.yaml").write_text(_proposed(folder), encoding="utf-8")
    data = loading.load(folder)
    assert data.title("s36") == "Old Thing 36"
    assert data.title("s9") == "Thing 9"
    assert data.unused["interactions"] == {}
    assert data.items is not None
    assert len(data.items) == 36


@pytest.mark.parametrize(("known", "called"), [(40, True), (36, False)])
def test_nothing_is_taken_where_none_is_lacking_or_rows_have_no_names(
    tmp_path: Path, known: int, *, called: bool
) -> None:
    text = _proposed(_shop(tmp_path / "shop", known, called=called))
    assert "title:" not in text[: text.index("items:")]


def test_rows_name_all_items_where_the_catalogue_has_no_names(tmp_path: Path) -> None:
    folder = _shop(tmp_path / "shop", known=40)
    goods = "".join(f"s{n},{'AB'[n % 2]}\n" for n in range(40))
    (folder / "articles.csv").write_text(f"sku,brand\n{goods}", encoding="utf-8")
    (folder / "mapping.yaml").write_text(_proposed(folder), encoding="utf-8")
    data = loading.load(folder)
    assert data.items is not None
    assert data.title("s9") == "Old Thing 9"


def test_a_column_of_names_that_is_not_there_is_said(tmp_path: Path) -> None:
    folder = _shop(tmp_path / "shop", known=36)
    text = _proposed(folder).replace("title: article name", "title: name of it", 1)
    (folder / "mapping.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(BadFile, match="no such column"):
        loading.load(folder)
