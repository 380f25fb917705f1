"""The post, the rank or the department of a firm's own people is no choice, and nobody is asked."""

from __future__ import annotations

import pytest

from tests.data.own.roles.worlds.proposals import asked, proposal_and_section
from tests.data.own.roles.worlds.world import World, code, title

_FEW = ("foreman", "clerk", "technician", "operator")


def _posts(w: World, kinds: int) -> list[str]:
    """Posts of the rows, which change now and then; one of them is rare."""
    names = [f"{one} {level}".strip() for level in range(kinds // 4) for one in _FEW]
    return w.pick(names, [33, 32, 30, 5] * (kinds // 4))


@pytest.mark.parametrize("kinds", [4, 24])
@pytest.mark.parametrize(
    ("employee", "post"),
    [
        ("工号", "岗位"), ("工号", "职位"), ("员工编号", "部门"), ("사번", "직급"),
        ("사번", "직책명"), ("사번", "부서"), ("社員番号", "役職"), ("社員番号", "職種"),
        ("Personalnr", "Position"),
        ("Personalnr", "Funktion"), ("Personalnr", "Abteilung"), ("EmployeeNo", "Job Title"),
        ("matricule", "poste"), ("matricule", "fonction"), ("matricola", "mansione"),
        ("personeelsnr", "functie"), ("matrícula", "cargo"), ("nr_pracownika", "stanowisko"),
        ("sicil_no", "unvan"), ("anställningsnr", "befattning"),
    ],
)  # fmt: skip
def test_a_post_describes_who_learns(employee: str, post: str, kinds: int) -> None:
    w = World(2911, items=90, lines=1)
    rows = {
        employee: w.by_user(lambda u: f"{100_040 + 3 * u}"),
        post: _posts(w, kinds),
        "course_code": w.by_item(lambda i: code("K", i)),
        "course": w.by_item(title),
        "date": w.times("%Y-%m-%d"),
    }
    proposal, section = proposal_and_section({"attendance.csv": rows})
    assert (section.columns["USER_ID"], section.columns["ITEM_ID"]) == (employee, "course_code")
    assert "EVENT_TYPE" not in section.columns
    assert not asked(proposal)


def test_on_a_job_board_the_position_is_the_item() -> None:
    w = World(2912, items=90, lines=1)
    rows = {
        "applicant_id": w.by_user(lambda u: f"{100_040 + 3 * u}"),
        "position": w.by_item(title),
        "applied_at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    __, section = proposal_and_section({"applications.csv": rows})
    assert section.columns["ITEM_ID"] == "position"


def test_a_department_of_a_shop_with_its_cashier_is_still_known_of_the_goods() -> None:
    w = World(2913, items=90, lines=1)
    rows = {
        "employee_no": w.pick([f"E{one:03d}" for one in range(40)]),
        "customer_id": w.by_user(lambda u: f"C{100_040 + 3 * u}"),
        "sku": w.by_item(lambda i: code("K", i)),
        "department": w.by_item(lambda i: f"department {i % 7}"),
        "sold_at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    proposal, section = proposal_and_section({"sales.csv": rows})
    assert (section.columns["USER_ID"], section.columns["ITEM_ID"]) == ("customer_id", "sku")
    assert proposal.mapping is not None
    assert "department" in proposal.mapping.sections["items"].columns.values()
