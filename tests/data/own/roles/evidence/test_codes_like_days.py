"""Codes of articles whose parts are as short as those of a day: they are items, and no times."""

from __future__ import annotations

from typing import Any

import pytest

from tests.data.own.roles.worlds.proposals import mapping_of, proposal_and_section, proposed_tables
from tests.data.own.roles.worlds.world import World, code, price, title

_CODES = {
    "of years": lambda i: f"10.{i % 12 + 1:02d}.{i:04d}",
    "short": lambda i: f"{i // 60 + 1:02d}.{i // 12 % 12 + 1:02d}.{i % 100:02d}",
    "dashes": lambda i: f"{i // 60 + 1:02d}-{i // 12 % 12 + 1:02d}-{i % 100:02d}",
    "three digits": lambda i: f"{i // 60 + 1:02d}.{i // 12 % 12 + 1:02d}.{i:03d}",
    "of a day": lambda i: f"{20100101 + i // 28 * 100 + i % 28}",
    "decimals": lambda i: f"{i // 40 + 1}.{i % 40 + 10}",
    "zeros": lambda i: f"{i:05d}",
}


def journal(
    form: str, name: str, called: str, titled: str, columns: dict[str, Any] | None = None
) -> dict[str, dict[str, Any]]:
    """A journal of sales with code and name of each article."""
    w = World(7610, items=400, rows=3000)
    codes = [_CODES[form](i) for i in range(w.items)]
    return {
        "journal.csv": {
            **({"Datum": w.times("%d.%m.%Y")} if columns is None else columns),
            "Beleg": w.by_order(lambda n: f"B{n:05d}"),
            "Kd-Nr": w.by_user(lambda u: code("D", u)),
            name: w.by_item(lambda i: codes[i]),
            called: w.by_item(lambda i: f"{title(i)} {i}"),
            titled: w.by_item(price),
        }
    }


@pytest.mark.parametrize(
    ("form", "name", "called"),
    [
        ("of years", "产品长代码", "产品名称"),
        ("of years", "编码", "名称"),
        ("of years", "Código", "Descripción"),
        ("short", "Artikelnummer", "Bezeichnung"),
        ("short", "Cod. articolo", "Descrizione"),
        ("dashes", "품목코드", "품목명"),
        ("three digits", "code", "name"),
        ("three digits", "Código", "Descripción"),
        ("of a day", "商品コード", "商品名"),
        ("of a day", "Artikelcode", "Omschrijving"),
        ("decimals", "Réf.", "Libellé"),
        ("zeros", "código", "descrição"),
    ],
)
def test_the_code_is_the_item_and_the_name_its_title(form: str, name: str, called: str) -> None:
    tables = journal(form, name, called, "Preis")
    proposal, found = proposal_and_section(tables)
    assert (found.columns["ITEM_ID"], found.columns["TIMESTAMP"]) == (name, "Datum")
    assert (found.time_of_day, proposal.questions) == (None, ())
    assert mapping_of(tables).sections["items"].title == called


def test_codes_with_a_catalogue_lead_to_it() -> None:
    tables = journal("of years", "产品长代码", "产品名称", "Preis")
    codes = sorted(set(tables["journal.csv"]["产品长代码"]))
    names = dict(
        zip(tables["journal.csv"]["产品长代码"], tables["journal.csv"]["产品名称"], strict=True)
    )
    tables["物料.csv"] = {
        "代码": codes,
        "名称": [names[one] for one in codes],
        "规格型号": [f"DN{n % 6}" for n in range(len(codes))],
    }
    mapping = mapping_of(tables)
    assert mapping.sections["interactions"].columns["ITEM_ID"] == "产品长代码"
    assert mapping.sections["items"].columns["ITEM_ID"] == "代码"
    assert mapping.sections["items"].title == "名称"


@pytest.mark.parametrize("name", ["Datum", "Nr."])
def test_the_only_time_of_a_table_stays_one_whatever_it_is_called(name: str) -> None:
    w = World(7610, items=400, rows=3000)
    tables = journal("zeros", "Artikelnummer", "Bezeichnung", "Preis", {name: w.times("%d.%m.%y")})
    _proposal, found = proposal_and_section(tables)
    assert found.columns["TIMESTAMP"] == name


def test_years_that_lost_their_first_digits_in_a_few_rows_are_times() -> None:
    w = World(7610, items=400, rows=3000)
    days = w.each(lambda r: f"{w.at[r]:%d.%m.}{'0204' if r % 50 == 0 else '2024'}")
    found = proposed_tables(
        journal("zeros", "Artikelnummer", "Bezeichnung", "Preis", {"Datum": days})
    )
    assert found.mapping is not None
    assert found.mapping.sections["interactions"].columns["TIMESTAMP"] == "Datum"
