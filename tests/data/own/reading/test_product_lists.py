"""Products in the texts of tools that count visitors: ";FG20648;1;12.90"."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from personalize_poc.data.own import roles
from tests.data.own.reading.conftest import Read

Opener = Callable[[Path], Read]
_KEYS = [f"FG{20_000 + 3 * n}" for n in range(40)]
_CATALOGUE = "Key,Product Name,Price\n" + "".join(
    f"{key},Soft Rose Mask No {at},{at + 0.5}\n" for at, key in enumerate(_KEYS)
)


def feed(
    folder: Path, lists: list[str], catalogue: str = _CATALOGUE, name: str = "product_list"
) -> Path:
    draw = random.Random(4)
    rows = "".join(
        f"{draw.randrange(60):07d}\t2024-06-{1 + n // 40:02d} 10:{n % 60:02d}:{n % 51:02d}\t"
        f"{text}\tweb\n"
        for n, text in enumerate(lists)
    )
    (folder / "hits.tsv").write_text(f"visid\tdate_time\t{name}\tchannel\n{rows}")
    (folder / "products.csv").write_text(catalogue)
    return folder


def views(count: int = 600) -> list[str]:
    """Products of hits, each with pieces and revenue as far as something was bought."""
    ends, draw = (";;", ";1;12.90", ";2;18", ""), random.Random(3)
    texts = [f";{draw.choice(_KEYS)}{ends[n % 4]}" for n in range(count)]
    return ["" if n % 5 == 0 else text for n, text in enumerate(texts)]


def test_the_product_of_a_list_is_the_item(opened: Opener, tmp_path: Path) -> None:
    read = opened(feed(tmp_path, views()))
    table = read.reading.table("hits.tsv")
    assert table.columns[-1].name == "product_list.Key"
    rows = read.rows(table)
    assert [row[-1] or "" for row in rows] == [(row[2] or ";").split(";")[1] for row in rows]
    assert rows[0][-1] is None
    assert table.place(599) == ("hits.tsv", 601)
    mapping = roles.propose(read.reading).mapping
    assert mapping is not None
    assert mapping.sections["interactions"].columns["ITEM_ID"] == "product_list.Key"
    assert mapping.sections["items"].columns["ITEM_ID"] == "Key"
    assert "products-in-lists" in read.codes


def test_several_products_are_a_row_each(opened: Opener, tmp_path: Path) -> None:
    lists = views()
    lists[2] = f";{_KEYS[1]};1;9.50,Hair;{_KEYS[2]};2;30.00;event5=1;eVar3=a b,;{_KEYS[3]}"
    read = opened(feed(tmp_path, lists))
    table = read.reading.table("hits.tsv")
    assert table.rows == 602
    rows = read.rows(table)
    assert [row[-1] for row in rows[2:5]] == _KEYS[1:4]
    assert {row[:3] for row in rows[2:5]} == {rows[2][:3]}
    assert (table.parts[0].first_row, table.parts[0].rows) == (0, 602)


@pytest.mark.parametrize(
    ("texts", "catalogue"),
    [
        (["a;b;c", "b;c;d"], "Key,Name\na,One\nb,Two\nc,Three\n"),
        ([f"{_KEYS[n % 40]};{_KEYS[n * 3 % 40]};" for n in range(50)], _CATALOGUE),
        ([f";X{n % 40};1;2.00" for n in range(50)], _CATALOGUE),
    ],
    ids=["tags", "keys in every place", "another catalogue"],
)
def test_other_texts_with_semicolons_stay(
    opened: Opener, tmp_path: Path, texts: list[str], catalogue: str
) -> None:
    read = opened(feed(tmp_path, texts * 20, catalogue, "marks"))
    assert len(read.reading.table("hits.tsv").columns) == 4


@pytest.mark.parametrize("looked_at", [True, False])
def test_a_variable_that_purchases_lack_is_not_enough(
    opened: Opener, tmp_path: Path, looked_at: bool
) -> None:
    folder = feed(tmp_path, views())
    head, *rows = (folder / "hits.tsv").read_text().splitlines()
    products = [row.split("\t")[2] for row in rows]
    seen = [
        "" if ";1;" in one and not looked_at else (one or ";").split(";")[1] for one in products
    ]
    lines = [f"{row}\t{one}" for row, one in zip(rows, seen, strict=True)]
    (folder / "hits.tsv").write_text("\n".join([f"{head}\tevar12", *lines, ""]))
    read = opened(folder)
    table = read.reading.table("hits.tsv")
    assert (table.columns[-1].name == "product_list.Key") != looked_at
    found = roles.propose(read.reading)
    assert found.mapping is not None
    item = found.mapping.sections["interactions"].columns["ITEM_ID"]
    assert item == ("evar12" if looked_at else "product_list.Key")
    assert "which-item" not in {one.code for one in found.questions}


@pytest.mark.parametrize(("name", "known"), [("product_list", True), ("marks", False)])
def test_products_without_a_catalogue_are_known_by_the_name_of_the_column(
    opened: Opener, tmp_path: Path, name: str, known: bool
) -> None:
    folder = feed(tmp_path, views(), name=name)
    (folder / "products.csv").unlink()
    read = opened(folder)
    made = [one.name for one in read.reading.table("hits.tsv").columns if one.name != name]
    assert (f"{name}.product" in made) is known
