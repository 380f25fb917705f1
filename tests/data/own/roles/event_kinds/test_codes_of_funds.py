"""Codes of movements in funds: money that goes in is a choice, a tax taken by itself is none."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own.roles.words import fund_codes
from tests.data.own.roles.worlds.orders import titled
from tests.data.own.roles.worlds.proposals import asked, codes, proposal_and_section, told
from tests.data.own.roles.worlds.rows import rarely
from tests.data.own.roles.worlds.world import World


def _moved(
    fund: str = "CNPJ_FDO",
    kind: str = "TP_MOV",
    kinds: tuple[str, ...] = ("AP", "RP", "RT", "CC"),
    **more: str,
) -> tuple[Any, Any]:
    """What clients of a broker put into funds and took out of them; the first kind is usual."""
    w = World(2419, rows=3000, lines=1, items=60)
    ids = [f"{23 + i}.816.{100 + i * 7}/0001-{10 + i}" for i in range(w.items)]
    moves = {
        "NR_MOV": w.each(lambda row: 1_200_000 + row),
        "DT_SOLIC": w.times("%d/%m/%Y %H:%M:%S"),
        "CD_CLI": w.by_user(lambda u: 30_000 + 41 * u),
        "CD_ASSESSOR": w.by_user(lambda u: f"AI{u % 19:03}"),
        fund: w.by_item(lambda i: ids[i]),
        kind: rarely(w, kinds[0], {one: 4 + 3 * n for n, one in enumerate(kinds[1:])}),
        "ST": rarely(w, "LIQ", {"CAN": 31}),
        **{name: w.by_item(form.format) for name, form in more.items()},
    }
    return proposal_and_section({"MOV_FDO.csv": moves, "CAD_FDO.csv": titled(fund, ids)})


@pytest.mark.parametrize("fund", ["CNPJ_FDO", "cod_fdo", "cd_ativo", "cod_papel", "CD_FUNDO"])
def test_applications_count_and_redemptions_and_taxes_do_not(fund: str) -> None:
    proposal, made = _moved(fund)
    assert made.columns["ITEM_ID"] == fund
    assert made.columns["EVENT_TYPE"] == "TP_MOV"
    assert {one for one, name in made.event_types.items() if name is None} == {"RP", "RT", "CC"}
    assert made.leave_out == {"ST": ("CAN",)}
    assert not asked(proposal)
    assert "CC come-cotas" in told(proposal, "events-left-out").matters
    assert "event-words-unknown" not in codes(proposal)


@pytest.mark.parametrize(
    ("kinds", "bought"),
    [
        (("APL", "RES", "COME", "TE", "TS"), {"APL"}),
        (("SUS", "REE", "DIV"), {"SUS"}),
        (("SOU", "RAC"), {"SOU"}),
        (("ZEI", "SPL", "RUE", "AUSS"), {"ZEI", "SPL"}),
        (("SUB", "SWI", "RED", "SWO"), {"SUB", "SWI"}),
        (("P", "R", "SI", "SO", "DR"), {"P", "SI"}),
        (("SG", "DT", "SH", "FH"), {"SG", "DT"}),
    ],
)
def test_codes_of_other_languages(kinds: tuple[str, ...], bought: set[str]) -> None:
    made = _moved(kinds=kinds)[1]
    assert {one for one, name in made.event_types.items() if name is None} == set(kinds) - bought


@pytest.mark.parametrize(
    "kinds",
    [
        ("AP", "RP", "XX"),  # one that no language has
        ("AP", "CC"),  # nothing is taken out
        ("SO", "RT"),  # French or Italian, and the same in both
        ("AP", "SH"),  # of two languages
    ],
)
def test_what_is_read(kinds: tuple[str, ...]) -> None:
    assert bool(fund_codes.read(kinds)) == (kinds == ("SO", "RT"))


def test_the_same_codes_where_nothing_is_a_fund_leave_no_row_out() -> None:
    made = _moved(fund="COD_ART")[1]
    assert not made.event_types
    assert "TP_MOV" not in made.leave_out


def test_funds_are_known_by_their_titles_as_well() -> None:
    made = _moved("SCHCODE", kinds=("P", "R"), SCHEME="Blue Chip {} Fund - Growth")[1]
    assert made.event_types == {"R": None}
    assert not _moved("SCHCODE", kinds=("P", "R"), SCHEME="Blue Cup {} - Large")[1].event_types
