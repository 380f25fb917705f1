"""Rows that say how often something was opened on a day, in a town, name nobody who opened it."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import proposed_tables
from tests.data.own.roles.worlds.world import World, chosen, digest, title

_TOWNS = ("Porto", "Braga", "Faro", "Évora", "Sintra", "Beja", "Viseu")


def _opened(count: str, thing: str = "dossier_id", **more: list[Any]) -> Proposal:
    """How often dossiers were opened, by day and town, and when they were written."""
    w = World(2701, users=200, items=150, rows=2000, lines=1)
    log = {
        thing: w.by_item(lambda i: 4001 + i),
        "day": w.times("%Y%m%d"),
        "month": w.times("%Y%m"),
        "city": w.each(lambda row: chosen(_TOWNS, row) if row % 3 else None),
        count: w.pick([1, 2, 3, 4, 5], [50, 25, 12, 8, 5]),
        **{name: values[: len(w.rows)] for name, values in more.items()},
    }
    dossiers = {
        thing: [4001 + i for i in range(w.items)],
        "written": [f"2019-{1 + i % 12:02}-07" for i in range(w.items)],
        "stage": [i % 4 for i in range(w.items)],
    }
    issues = {
        "id": [1 + i for i in range(33)],
        "title": [title(i) for i in range(33)],
        "published": [f"2020-{1 + i % 12:02}-01" for i in range(33)],
    }
    return proposed_tables({"opened.csv": log, "dossiers.csv": dossiers, "issues.csv": issues})


@pytest.mark.parametrize(
    "count",
    ["metric", "downloads", "aufrufe", "descargas", "weergaven", "조회수", "ダウンロード数"],
)
def test_what_was_counted_by_day_and_town_is_refused_with_what_to_export(count: str) -> None:
    found = _opened(count)
    assert found.mapping is None
    assert "dossier_id × city × day" in found.reason
    assert "single events" in found.reason


def test_a_number_of_pieces_is_no_count_of_visits() -> None:
    assert "single events" not in _opened("pieces").reason


def test_where_rows_have_somebody_nothing_was_counted() -> None:
    w = World(2701, users=200, items=150, rows=2000, lines=1)
    found = _opened("downloads", reader_id=w.by_user(lambda u: f"R{u:05}"))
    assert found.mapping is not None
    assert found.mapping.sections["interactions"].columns["USER_ID"] == "reader_id"


def _fetched(count: str, other: list[int], sizes: list[int]) -> Proposal:
    """How often lectures were fetched by day, program and country; ids are long."""
    w = World(2702, users=200, items=120, rows=len(sizes), lines=1)
    log = {
        "day": w.times("%Y-%m-%d"),
        "lecture_id": w.by_item(lambda i: _long(i)),
        "user_agent_name": w.each(lambda row: chosen(("Orb", "Pod", "Web"), row * 7 // 3)),
        "country": w.each(lambda row: chosen(("SE", "NO", "DK"), row * 5 // 2)),
        count: sizes,
        "reached": other,
    }
    lectures = {"lecture_id": [_long(i) for i in range(120)], "title": list(map(title, range(120)))}
    return proposed_tables({"fetched.csv": log, "lectures.csv": lectures})


def _long(number: int) -> str:
    text = digest(number)
    return f"{text[:8]}-{text[8:12]}-4{text[13:16]}-a{text[17:20]}-{text[20:32]}"


@pytest.mark.parametrize("count", ["downloads", "views", "Aufrufe"])
def test_large_counts_beside_long_ids_are_nobody(count: str) -> None:
    sizes = [40 + int(digest(row)[:4], 16) % 700 for row in range(4000)]
    found = _fetched(count, [size * 4 // 5 for size in sizes], sizes)
    assert found.mapping is None
    assert "single events" in found.reason


def test_long_ids_of_people_beside_counts_are_people() -> None:
    w = World(2703, users=200, items=120, rows=4000, lines=1)
    log = {
        "day": w.times("%Y-%m-%d"),
        "lecture_id": w.by_item(lambda i: _long(i)),
        "member_id": w.by_user(lambda u: _long(5000 + u)),
        "downloads": w.each(lambda row: 1 + row % 5),
    }
    found = proposed_tables({"fetched.csv": log})
    assert found.mapping is not None
    assert found.mapping.sections["interactions"].columns["USER_ID"] == "member_id"


def test_a_campaign_is_nobody_where_nothing_else_is() -> None:
    w = World(2704, users=60, items=150, rows=3000, lines=1)
    log = {
        "campaign_id": w.by_user(lambda u: _long(7000 + u)),
        "lecture_id": w.by_item(lambda i: _long(i)),
        "date": w.times("%Y-%m-%d"),
        "impressions": w.each(lambda row: 300 + int(digest(row)[:4], 16) % 3000),
    }
    lectures = {"lecture_id": [_long(i) for i in range(150)], "title": list(map(title, range(150)))}
    assert proposed_tables({"ads.csv": log, "lectures.csv": lectures}).mapping is None


def _sold(place: str, units: str = "UDS", **more: list[Any]) -> Proposal:
    """What branches sold of each article on each day: more rows than a sample has of each."""
    rows = [
        (day, shop, item)
        for day in range(90)
        for shop in range(6)
        for item in range(80)
        if int(digest(day * 1000 + shop * 100 + item)[:2], 16) < 60
    ]
    amounts = [2 + int(digest(n)[:3], 16) % 20 for n in range(len(rows))]
    sums = {
        "FEC": [f"{1 + day % 28:02}/{1 + day // 28:02}/2023" for day, *__ in rows],
        place: [f"S{shop + 1:02}" for __, shop, ___ in rows],
        "COD_ART": [f"{i * 731 % 60_000:05}" for *__, i in rows],
        units: amounts,
        "IMP_NETO": [f"{n * 1.83:.2f}" for n in amounts],
        "N_TICKETS": [1 + n * 2 // 3 for n in amounts],
        **{name: values[: len(rows)] for name, values in more.items()},
    }
    articles = {
        "COD_ART": [f"{i * 731 % 60_000:05}" for i in range(80)],
        "DESCRIP": list(map(title, range(80))),
    }
    shops = {place: [f"S{n + 1:02}" for n in range(6)], "NOMBRE": list("ABCDEF")}
    return proposed_tables({"SUMAS.csv": sums, "ARTICULOS.csv": articles, "SUC.csv": shops})


@pytest.mark.parametrize(
    "place",
    ["SUC", "sucurs", "TDA", "cod_tda", "PDV", "PTO_VTA", "FIL_NR", "cod_mag", "cd_lj",
     "CD_AGENCIA", "JIJUM_CD", "tenpo_cd", "MD_CD"],
)  # fmt: skip
def test_sums_by_day_and_branch_are_refused_with_what_to_export(place: str) -> None:
    found = _sold(place)
    assert found.mapping is None
    assert not found.questions
    assert f"{place} × COD_ART × FEC" in found.reason
    assert "the id of the item and the time" in found.reason


@pytest.mark.parametrize("units", ["UDS", "cdad", "qtd", "MNG", "nb_unites"])
def test_units_that_were_sold_are_nobody(units: str) -> None:
    assert _sold("SUC", units).mapping is None


def test_a_member_beside_the_branch_is_who_bought() -> None:
    members = [5000 + int(digest(n)[:4], 16) % 400 for n in range(12_000)]
    found = _sold("SUC", member_id=members)
    assert found.mapping is not None
    assert found.mapping.sections["interactions"].columns["USER_ID"] == "member_id"
