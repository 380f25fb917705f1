"""What was lent and came back late had been used, whatever the remark is called."""

from __future__ import annotations

import pytest

from personalize_poc.data.own.roles.words import meanings
from tests.data.own.roles.worlds.rows import proposed, rarely, section
from tests.data.own.roles.worlds.world import World


@pytest.mark.parametrize(
    "remark",
    ["devolveu atrasado", "returned late", "zu spät zurückgegeben", "rendu en retard",
     "devuelto con retraso", "reso in ritardo", "te laat teruggebracht", "zwrócono późno",
     "연체 반납", "延滞返却", "逾期归还"],
)  # fmt: skip
def test_what_came_back_late_is_no_return(remark: str) -> None:
    assert not meanings.is_negative(remark)


@pytest.mark.parametrize("state", ["devolvido", "returned", "late cancel", "retour"])
def test_other_returns_and_late_cancellations_are(state: str) -> None:
    assert meanings.is_negative(state)


@pytest.mark.parametrize("name", ["Obs.", "Obs"])
def test_of_remarks_on_loans_only_those_that_call_them_off_are_left_out(name: str) -> None:
    w = World(1734)
    remarks = rarely(w, "", {"devolveu atrasado": 5, "pagou no pix": 7, "CANCELADO": 23})
    assert section(proposed(w, {}, **{name: remarks})).leave_out == {name: ("CANCELADO",)}
