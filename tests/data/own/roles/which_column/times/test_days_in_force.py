"""Days from which something holds, beside the moment at which somebody agreed to it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.data.own.roles.worlds.proposals import asked, proposal_and_section
from tests.data.own.roles.worlds.world import World, code

_NAMES = [
    ("EFCT_ST_DT", "CHG_DTM"),
    ("gültig_ab", "geändert_am"),
    ("inicio_vigencia", "fecha_modificacion"),
    ("적용시작일", "변경일시"),
    ("適用開始日", "変更日時"),
]


def _contracts(w: World, day: str, moment: str, later: int = 0) -> dict[str, list[object]]:
    """Tariffs of people; a row holds from the next day or the one after, or was mended later."""
    begins = [at + timedelta(days=row % 3) for row, at in enumerate(w.at)]
    changed = [at + timedelta(days=later, seconds=row % 7) for row, at in enumerate(w.at)]
    return {
        "customer_no": w.by_user(lambda u: 100_000 + 7 * u),
        "tariff_code": w.by_item(lambda i: code("T", i)),
        day: [at.strftime("%Y%m%d") for at in begins],
        moment: [at.strftime("%Y%m%d%H%M%S") for at in changed],
    }


@pytest.mark.parametrize(("day", "moment"), _NAMES)
def test_the_moment_of_a_change_comes_before_the_day_from_which_it_holds(
    day: str, moment: str
) -> None:
    w = World(6121, users=200, items=40, rows=1200, lines=1)
    made, section = proposal_and_section({"contracts.csv": _contracts(w, day, moment)})
    assert section.columns["TIMESTAMP"] == moment
    assert "which-time" not in asked(made)


def test_a_change_long_after_the_day_is_a_correction() -> None:
    w = World(6121, users=200, items=40, rows=1200, lines=1)
    rows = _contracts(w, "EFCT_ST_DT", "CHG_DTM", later=40)
    __, section = proposal_and_section({"contracts.csv": rows})
    assert section.columns["TIMESTAMP"] == "EFCT_ST_DT"
