"""When something was lent is the time of a loan, whatever the word for it, and not when it came."""

from __future__ import annotations

from datetime import timedelta

import pytest

from personalize_poc.data.own import roles
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading

_DAY = "%d/%m/%Y"


def _time(
    w: World,
    lent: str,
    back: str,
    more: dict[str, list[str]] | None = None,
    *,
    of_thing: bool = False,
) -> str:
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
        **(more or {}),
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


_PLANNED = (
    ("DateSortie", "DateRetourPrévue", "DateRetour"),
    ("datesortie", "dateretourprevue", "dateretour"),
    ("DataUscita", "DataRientroPrevista", "DataRientro"),
    ("FechaSalida", "FechaDevolucionPrevista", "FechaDevolucion"),
    ("Entrega", "Devolver até", "Devolvido em"), ("Saída", "Devolução prevista", "Devolução"),
    ("Ausgabe", "Rückgabe bis", "Rückgabe"), ("Uitgifte", "Inleverdatum", "Ingeleverd"),
    ("Uitgeleend", "Terug verwacht", "Terug"), ("Wypożyczono", "Planowany zwrot", "Zwrot"),
    ("貸出日", "返却予定日", "返却日"), ("借出", "应归还", "归还"),
    ("借出日期", "预计归还", "实还日期"),
    ("대출일", "반납예정일", "반납일"), ("대여일", "반납기한", "실반납일"),
)  # fmt: skip


@pytest.mark.parametrize(("lent", "due", "back"), _PLANNED)
def test_the_day_of_lending_is_told_from_the_one_planned_for_coming_back(
    lent: str, due: str, back: str
) -> None:
    w = World(2613, items=90, lines=1)
    assert _time(w, lent, back, {due: w.times(_DAY, days=21)}) == lent


def test_the_day_of_delivery_is_none_of_a_loan_where_little_comes_back() -> None:
    w = World(2614, items=90, lines=1)
    shop = {
        "cliente": w.by_user(lambda u: 40 + 3 * u),
        "referencia": w.by_item(lambda i: code("S", i)),
        "fecha": w.times(_DAY),
        "entrega": w.times(_DAY, days=3),
        "devolucion": [
            (at + timedelta(12)).strftime(_DAY) if row % 30 == 7 else None
            for row, at in enumerate(w.at)
        ],
    }
    proposal = roles.propose(reading({"pedidos.csv": shop}))
    assert proposal.mapping, proposal.reason
    assert proposal.mapping.sections["interactions"].fields["TIMESTAMP"] == "fecha"
    assert "which-time" not in {one.code for one in proposal.questions}
