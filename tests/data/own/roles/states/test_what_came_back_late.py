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


_LOANS = [
    ("state", "returned", "on loan", "overdue", "cancelled"),
    ("상태", "반납", "대출중", "연체", "취소"),
]


@pytest.mark.parametrize(("name", "back", "out", "late", "off"), _LOANS)
def test_a_loan_that_is_overdue_is_a_loan(
    name: str, back: str, out: str, late: str, off: str
) -> None:
    w = World(1735)
    states = rarely(w, back, {out: 9, late: 17, off: 23})
    assert section(proposed(w, {}, **{name: states})).leave_out == {name: (off,)}


@pytest.mark.parametrize(("name", "late", "off"), [(one[0], *one[3:]) for one in _LOANS])
def test_what_is_dunned_beside_no_loan_is_not_wanted_any_more(
    name: str, late: str, off: str
) -> None:
    w = World(1735)
    states = rarely(w, "paid", {late: 17, off: 23})
    assert {*section(proposed(w, {}, **{name: states})).leave_out[name]} == {late, off}
