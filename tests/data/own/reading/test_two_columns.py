"""Ids of one catalogue in two columns: views have the one, purchases the other."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from personalize_poc.data.own import canonical, mapping_file, roles
from tests.data.own.reading.conftest import Read

Opener = Callable[[Path], Read]
_KEYS = [f"{346_000 + 7 * n}" for n in range(60)]
_EVENTS = ("product.view", "product.view", "product.view", "product.addToCart", "page.visit")
_BOTH = "productId|sku"


def log(
    folder: Path,
    keys: list[str] = _KEYS,
    catalogue: bool = True,
    both: bool = False,
    more: str = "",
) -> tuple[Path, int]:
    """A log with a table of what may be chosen, and how many of its rows name an item.

    more: the name of a third column that has all ids.
    """
    draw = random.Random(5)
    rows, named = [], 0
    for n in range(1500):
        action, item = draw.choice(_EVENTS), keys[int(len(keys) * draw.random() ** 2)]
        seen = item if action == "product.view" or (both and action != "page.visit") else ""
        put = item if action == "product.addToCart" else ""
        named += bool(seen or put)
        time = f"2025-01-{1 + n // 60:02d} 10:{n % 60:02d}:{n % 51:02d}"
        cells = [
            f"u{draw.randrange(90):04d}",
            time,
            action,
            seen,
            put,
            *([seen or put] * bool(more)),
        ]
        rows.append(",".join(cells))
    head = "client,time,action,productId,sku" + f",{more}" * bool(more)
    (folder / "events.csv").write_text("\n".join([head, *rows, ""]))
    if catalogue:
        goods = "\n".join(f"{key},Soft Soap {at},{at + 0.5}" for at, key in enumerate(keys))
        (folder / "feed.csv").write_text(f"itemId,title,price\n{goods}\n")
    return folder, named


def test_whichever_is_there_is_the_item(opened: Opener, tmp_path: Path) -> None:
    folder, named = log(tmp_path)
    read = opened(folder)
    table = read.reading.table("events.csv")
    assert table.columns[-1].name == _BOTH
    assert [row[-1] or "" for row in read.rows(table)] == [
        row[3] or row[4] or "" for row in read.rows(table)
    ]
    found = roles.propose(read.reading)
    assert found.mapping is not None
    section = found.mapping.sections["interactions"]
    assert section.columns["ITEM_ID"] == _BOTH
    assert {"product.view", "product.addToCart"}.isdisjoint(
        kind for kind, name in section.event_types.items() if name is None
    )
    assert "which-item" not in {one.code for one in found.questions}
    assert "ids-in-two-columns" not in {one.code for one in found.findings}
    assert "items-in-columns" in read.codes
    written = mapping_file.parse(mapping_file.text(found.mapping))
    built = canonical.build(read.reading, written)
    row = built.connection.execute("SELECT count(ITEM_ID) FROM interactions").fetchone()
    assert row == (named,)


@pytest.mark.parametrize(
    "kind", ["no catalogue", "both at once", "a third column", "few numbers", "other ids"]
)
def test_nothing_is_put_together_where_it_is_not_sure(
    opened: Opener, tmp_path: Path, kind: str
) -> None:
    keys = [str(n) for n in range(60)] if kind == "few numbers" else _KEYS
    log(
        tmp_path,
        keys,
        catalogue=kind != "no catalogue",
        both=kind == "both at once",
        more="item" if kind == "a third column" else "",
    )
    if kind == "other ids":  # what was put in the cart is of another catalogue
        text = (tmp_path / "events.csv").read_text().splitlines()
        parts = [line.split(",") for line in text]
        for line in parts[1:]:
            line[4] = line[4] and f"9{line[4]}"
        (tmp_path / "events.csv").write_text("\n".join([*map(",".join, parts), ""]))
    read = opened(tmp_path)
    names = [one.name for one in read.reading.table("events.csv").columns]
    assert _BOTH not in names
    assert len(names) == 5 + (kind == "a third column")


def test_people_and_things_may_both_have_two_columns(opened: Opener, tmp_path: Path) -> None:
    """Files of later quarters call the customer and the article otherwise than earlier ones."""
    draw = random.Random(6)
    lists = {"cliente": [f"B{n:04}" for n in range(60)], "piece": [f"BM-{n:04}" for n in range(80)]}
    for key, ids in lists.items():
        listed = "\n".join(f"{one},{key} {at}" for at, one in enumerate(ids))
        (tmp_path / f"{key}s.csv").write_text(f"{key}_key,name\n{listed}\n")
    more = "Fecha,Cant.,Precio,Formato,Importe,Moneda"
    heads = {1: "Cód. cliente,Ref. obra", 2: "Código cliente,Referencia"}
    for quarter in range(1, 5):
        rows = [
            f"{draw.choice(lists['cliente'])},{draw.choice(lists['piece'])},"
            f"2024-{3 * quarter - 2:02}-{1 + n % 28:02} 10:{n % 60:02}:00,{1 + n % 3},"
            f"{n % 7}.50,{['PDF', 'papel'][n % 2]},{n % 21}.50,EUR"
            for n in range(400)
        ]
        text = "\n".join([f"{heads[1 + quarter // 3]},{more}", *rows, ""])
        (tmp_path / f"ventas 2024-T{quarter}.csv").write_text(text)
    found = roles.propose(opened(tmp_path).reading)
    assert found.mapping is not None
    columns = found.mapping.sections["interactions"].columns
    assert columns["USER_ID"] == "Cód. cliente|Código cliente"
    assert columns["ITEM_ID"] == "Ref. obra|Referencia"
