"""When something was lent is the time of a loan, whatever the word for it, and not when it came."""

from __future__ import annotations

from datetime import timedelta

import pytest

from personalize_poc.data.own import roles
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading

_DAY = "%d/%m/%Y"


def _time(w: World, lent: str, back: str, *, of_thing: bool = False) -> str:
    """The column of the time of loans, of which some are not over; nobody is asked."""
    returned: list[str | None] = [
        None if row % 40 == 7 else (at + timedelta(5 + row * 7 % 30)).strftime(_DAY)
        for row, at in enumerate(w.at)
    ]
    came_out = w.by_item(lambda i: f"{1 + i % 28:02}/{1 + i % 12:02}/{1990 + i % 30}")
    table = {
        "membre": w.by_user(lambda u: 40 + 3 * u),
        "cote": w.by_item(lambda i: code("S", i)),
        "titre": w.by_item(title),
        lent: came_out if of_thing else w.times(_DAY),
        back: returned,
    }
    proposal = roles.propose(reading({"fiches.csv": table}))
    assert proposal.mapping, proposal.reason
    assert "which-time" not in {one.code for one in proposal.questions}
    return str(proposal.mapping.sections["interactions"].fields["TIMESTAMP"])


@pytest.mark.parametrize(
    ("lent", "back"),
    [
        ("Date sortie", "Date retour"), ("Data uscita", "Data rientro"),
        ("Data wydania", "Data zwrotu"), ("Datum vydání", "Datum vrácení"),
        ("Released", "Returned"), ("Ausgabe", "Rückgabe"), ("Дата выпуска", "Дата возврата"),
        ("출고일", "반납일"), ("发布日期", "归还日期"), ("Uitgegeven", "Terug"),
        ("Fecha salida", "Fecha devolución"), ("Data saída", "Data devolução"),
        ("貸出日", "返却日"),
    ],
)  # fmt: skip
def test_the_day_of_lending_is_the_time_of_a_loan(lent: str, back: str) -> None:
    w = World(2611, items=90, lines=1)
    assert _time(w, lent, back) == lent


def test_the_day_on_which_a_thing_came_out_is_no_time_of_a_loan() -> None:
    w = World(2612, items=90, lines=1)
    assert _time(w, "Date sortie", "Date retour", of_thing=True) == "Date retour"
