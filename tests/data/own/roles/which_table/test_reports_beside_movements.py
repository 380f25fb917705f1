"""Reports that have figures of each thing and day, beside what people did with these things."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.data.own.roles.worlds.proposals import proposal_and_section, proposed_tables
from tests.data.own.roles.worlds.world import World, chosen, code, title

_DAYS, _DAY_ONE = 120, date(2023, 1, 2)


def _report(w: World, count: str) -> dict[str, Any]:
    """A row for each thing and day: two amounts, and how many held it."""
    pairs = [(day, i) for day in range(_DAYS) for i in range(w.items)]
    return {
        "cod_ativo": [code("F", i) for __, i in pairs],
        "data": [str(_DAY_ONE + timedelta(days=day)) for day, __ in pairs],
        "vl_total": [f"{90_000 + 37 * day + 911 * i}.{day % 89 + 10}" for day, i in pairs],
        "vl_quota": [f"{1 + i % 3}.{10_000 + 31 * day + 7 * i}" for day, i in pairs],
        count: [5 + (day * 7919 + i * 104_729) % 990 for day, i in pairs],
    }


def _things(w: World) -> dict[str, Any]:
    return {
        "cod_ativo": [code("F", i) for i in range(w.items)],
        "nome": [title(i) for i in range(w.items)],
        "classe": [chosen(["A", "B"], i) for i in range(w.items)],
    }


@pytest.mark.parametrize("count", ["NR_COTST", "NUM_CLNTS", "nr_cotistas", "n_usrs"])
def test_a_report_alone_names_nobody_and_cannot_be_used(count: str) -> None:
    w = World(9106, users=400, items=60, rows=2500)

    proposal = proposed_tables({"inf_diario.csv": _report(w, count), "list.csv": _things(w)})

    assert proposal.mapping is None
    assert "inf_diario.csv" in proposal.reason


@pytest.mark.parametrize("count", ["NR_COTST", "QT_COTST", "NUM_CLNTS", "n_usrs", "nr_cotistas"])
def test_a_count_of_people_in_a_report_is_nobody(count: str) -> None:
    w = World(9107, users=400, items=60, rows=2500)
    tables = {
        "movimentacoes.csv": {
            "nr_movto": [88_001 + row for row in w.rows],
            "cd_client": w.by_user(lambda u: code("C", u)),
            "cod_ativo": w.by_item(lambda i: code("F", i)),
            "data_movto": w.times("%Y-%m-%d"),
            "vl_movto": w.pick(["100.50", "2500.00", "830.25"]),
        },
        "inf_diario.csv": _report(w, count),
        "list.csv": _things(w),
    }

    proposal, section = proposal_and_section(tables)

    assert section.files == ("movimentacoes.csv",)
    assert section.columns["USER_ID"] == "cd_client"
    assert not proposal.questions


def test_a_short_key_of_people_who_come_again_and_again_is_somebody() -> None:
    w = World(9108, users=400, items=60, rows=2500)

    proposal, section = proposal_and_section({
        "log.csv": {
            "NR_COTST": w.by_user(lambda u: 700 + 3 * u),
            "cod_ativo": w.by_item(lambda i: code("F", i)),
            "data": w.times("%Y-%m-%d"),
            "vl_total": [f"{90 + 37 * row % 811}.{row % 89 + 10}" for row in w.rows],
            "vl_quota": [f"{1 + row % 3}.{10_000 + 31 * row % 7001}" for row in w.rows],
        }
    })  # fmt: skip

    assert section.columns["USER_ID"] == "NR_COTST"
    assert "which-user" not in {one.code for one in proposal.questions}
