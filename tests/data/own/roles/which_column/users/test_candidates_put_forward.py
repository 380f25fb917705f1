"""Candidates whom an agency puts forward for jobs: either may be recommended to the other."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import asked
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading

_SENT, _BY_JOB = "sent", "by job"


def _placed(
    candidate: str, job: str, sender: str, *, of: str = _SENT, called: str = "rows"
) -> Proposal:
    """Candidates and jobs that somebody put together, or candidates applied for.

    Args:
        candidate: how the column of candidates is called.
        job: how that of jobs is.
        sender: how that of who put them together is.
        of: whether anybody may put any two together, or each job has one who looks after it.
        called: how the table of what they have to do with each other is.
    """
    w = World(6123, rows=4000, users=300, items=150, lines=1)
    rows: dict[str, Any] = {
        "no": w.each(lambda row: 610_001 + row),
        candidate: w.by_user(lambda u: code("K", u)),
        job: w.by_item(lambda i: code("J", i)),
        sender: [
            f"U{10 + (i * 7 if of == _BY_JOB else row * 11) % 24}" for row, i in enumerate(w.item)
        ],
        "created_at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    people = {
        candidate: [code("K", u) for u in range(300)],
        "profession": [("cook", "nurse", "welder")[u % 3] for u in range(300)],
    }
    jobs = {
        job: [code("J", i) for i in range(150)],
        "title": [title(i) for i in range(150)],
        "rate": [12 + i % 40 for i in range(150)],
    }
    return roles.propose(reading({f"{called}.csv": rows, "list_1.csv": people, "list_2.csv": jobs}))


_NAMES = [
    ("candidate_id", "job_id", "consultant_id"),
    ("candidate_id", "joborder_id", "recruiter_id"),
    ("Kandidaten_Nr", "Stellen_Nr", "Berater_Nr"),
    ("id_candidat", "id_offre", "id_conseiller"),
    ("id_candidato", "id_vacante", "id_asesor"),
    ("id_candidato", "id_vaga", "id_consultor"),
    ("kandidaat_id", "vacature_id", "adviseur_id"),
    ("구직자번호", "채용공고번호", "상담사번호"),
    ("求職者番号", "求人番号", "担当者コード"),
    ("候选人编号", "职位编号", "顾问编号"),
]


@pytest.mark.parametrize(("candidate", "job", "sender"), _NAMES)
def test_either_may_be_recommended_where_somebody_else_puts_them_together(
    candidate: str, job: str, sender: str
) -> None:
    made = _placed(candidate, job, sender)
    assert section(made).columns["USER_ID"] == candidate
    assert section(made).columns["ITEM_ID"] == job
    assert asked(made) == {"user-or-item"}
    told = [
        yaml.safe_load(one.yaml)["interactions"]["columns"] for one in made.questions[0].options
    ]
    assert [(one["USER_ID"], one["ITEM_ID"]) for one in told] == [
        (candidate, job),
        (job, candidate),
    ]


@pytest.mark.parametrize(("candidate", "job", "sender"), _NAMES)
def test_who_applies_for_a_job_that_somebody_looks_after_has_chosen_it(
    candidate: str, job: str, sender: str
) -> None:
    made = _placed(candidate, job, sender, of=_BY_JOB)
    assert section(made).columns["USER_ID"] == candidate
    assert "user-or-item" not in asked(made)


@pytest.mark.parametrize(
    ("person", "thing", "other"),
    [
        ("candidate_id", "job_id", "channel"),
        ("customer_id", "product_id", "consultant_id"),
        ("candidate_id", "course_id", "consultant_id"),
    ],
)
def test_where_no_agency_speaks_for_it_people_choose_things(
    person: str, thing: str, other: str
) -> None:
    assert "user-or-item" not in asked(_placed(person, thing, other))


@pytest.mark.parametrize(
    ("names", "called"),
    [(_NAMES[0], "applications"), (_NAMES[2], "bewerbung"), (_NAMES[3], "candidatures"),
     (_NAMES[7], "입사지원"), (_NAMES[8], "応募履歴")],
)  # fmt: skip
def test_who_applied_has_chosen_the_job_whichever_clerk_has_the_application(
    names: tuple[str, str, str], called: str
) -> None:
    made = _placed(*names, called=called)
    assert section(made).columns["ITEM_ID"] == names[1]
    assert "user-or-item" not in asked(made)
