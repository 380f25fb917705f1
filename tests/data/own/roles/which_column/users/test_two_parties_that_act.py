"""Two parties of a row that both act: either may be recommended to the other."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import asked
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, code
from tests.support.own_tables import reading

_NO_ANSWER = ("interested", "not interested", "no reply")


def _proposed(pair: tuple[str, str], **more: list[Any]) -> Proposal:
    """Rows of two parties, each with a table of its own, and further columns."""
    w = World(8123, rows=4000, users=300, items=260, lines=1)
    one, other = pair
    rows: dict[str, Any] = {
        "no": w.each(lambda row: 610_001 + row),
        one: w.by_user(lambda u: code("F", u)),
        other: w.by_item(lambda i: code("A", i)),
        "created_at": w.times("%Y-%m-%d %H:%M:%S"),
        **more,
    }
    here = {
        one: [code("F", u) for u in range(300)],
        "town": [("Lyon", "Graz", "Bath")[u % 3] for u in range(300)],
        "since": [2015 + u % 9 for u in range(300)],
    }
    there = {
        other: [code("A", i) for i in range(260)],
        "language": [("es", "de", "fr", "it")[i % 4] for i in range(260)],
        "since": [2012 + i % 11 for i in range(260)],
    }
    return roles.propose(reading({"rows.csv": rows, "list_1.csv": here, "list_2.csv": there}))


def _ways(made: Proposal) -> set[tuple[str, str]]:
    """Who gets what, by the answers to the question who of both is the user."""
    (question,) = [one for one in made.questions if one.code == "user-or-item"]
    said = [yaml.safe_load(one.yaml)["interactions"]["columns"] for one in question.options]
    return {(one["USER_ID"], one["ITEM_ID"]) for one in said}


@pytest.mark.parametrize(
    ("pair", "actor", "values"),
    [
        (("company_id", "candidate_id"), "initiated_by", ("company", "candidate")),
        (("企業ID", "求職者ID"), "アクション元", ("企業", "求職者")),
        (("기업ID", "구직자ID"), "발신", ("기업", "구직자")),
        (("FamilienNr", "StudentenNr"), "von", ("Familie", "Student")),
        (("ref_familia", "ref_aupair"), "iniciado_por", ("Familias", "Au pair")),
        (("id_famille", "id_etudiant"), "origine", ("famille", "etudiant")),
        (("employer_id", "candidate_id"), "side", ("EMPLOYER", "CANDIDATE")),
        (("公司编号", "人才编号"), "发起方", ("公司", "人才")),
    ],
)
def test_either_may_be_recommended_where_a_column_says_which_of_both_acted(
    pair: tuple[str, str], actor: str, values: tuple[str, str]
) -> None:
    made = _proposed(pair, **{actor: [values[row * 7 % 12 > 6] for row in range(4000)]})
    assert _ways(made) == {pair, pair[::-1]}
    (question,) = [one for one in made.questions if one.code == "user-or-item"]
    assert actor in question.text


@pytest.mark.parametrize(
    ("pair", "answers"),
    [
        (("ref_familia", "ref_aupair"), ("respuesta_familia", "respuesta_aupair")),
        (("family_id", "aupair_id"), ("family_reply", "aupair_reply")),
        (("FamilienNr", "AupairNr"), ("Antwort_Familien", "Antwort_Aupair")),
        (("id_famille", "id_aupair"), ("reponse_famille", "reponse_aupair")),
        (("id_famiglia", "id_ospite"), ("risposta_famiglia", "risposta_ospite")),
        (("가정번호", "오페어번호"), ("가정_응답", "오페어_응답")),
        (("家庭ID", "オペアID"), ("家庭の回答", "オペアの回答")),
        (("家庭编号", "互惠生编号"), ("家庭答复", "互惠生答复")),
    ],
)
def test_either_may_be_recommended_where_both_answer_to_who_puts_them_together(
    pair: tuple[str, str], answers: tuple[str, str]
) -> None:
    made = _proposed(
        pair,
        **{
            name: [_NO_ANSWER[(row * step + row // 7) % 3] for row in range(4000)]
            for name, step in zip(answers, (5, 7), strict=True)
        },
    )
    assert _ways(made) == {pair, pair[::-1]}
    taken = section(made).fields
    assert taken["EVENT_TYPE"] == answers[pair.index(str(taken["USER_ID"]))]


_SENT = [
    ("worker_id", "home_id"),
    ("Worker ID", "Client ID"),
    ("nurse_id", "facility_id"),
    ("LeiharbeiterNr", "EntleiherNr"),
    ("Pflegekraft_Nr", "Einrichtung_Nr"),
    ("id_intérimaire", "id_établissement"),
    ("id_trabajador", "id_empresa_usuaria"),
    ("id_infermiere", "id_struttura"),
    ("id_trabalhador", "id_cliente"),
    ("uitzendkracht_id", "opdrachtgever_id"),
    ("파견근로자번호", "사용업체번호"),
    ("간호사번호", "병원번호"),
    ("派遣スタッフID", "派遣先ID"),
    ("看護師コード", "施設コード"),
    ("护士编号", "医院编号"),
]


@pytest.mark.parametrize("pair", _SENT)
def test_who_is_sent_to_work_may_be_recommended_as_where_they_work_may(
    pair: tuple[str, str],
) -> None:
    made = _proposed(pair)
    assert _ways(made) == {pair, pair[::-1]}
    (question,) = [one for one in made.questions if one.code == "user-or-item"]
    assert f"sends {pair[0]}" in question.text
    taken = section(made).fields
    first = yaml.safe_load(question.options[0].yaml)["interactions"]["columns"]
    assert (first["USER_ID"], first["ITEM_ID"]) == (taken["USER_ID"], taken["ITEM_ID"])


@pytest.mark.parametrize(
    ("pair", "kept"),
    [
        (("worker_id", "home_id"), True),
        (("social_worker_id", "client_id"), False),
        (("worker_id", "course_id"), False),
        (("customer_id", "home_id"), False),
    ],
)
def test_who_keeps_to_one_place_or_is_not_sent_to_work_is_not_asked_about(
    pair: tuple[str, str], kept: bool
) -> None:
    w = World(8123, rows=4000, users=300, items=260, lines=1)
    made = _proposed(pair, **{pair[1]: w.by_user(lambda u: code("A", u % 260))} if kept else {})
    assert not any("to work at" in one.text for one in made.questions)


def _same(value: str, other: str, every: int) -> list[str]:
    return [(value, other)[row % every == 0] for row in range(4000)]


@pytest.mark.parametrize(
    ("pair", "column", "values"),
    [
        (("customer_id", "product_id"), "kind", _same("customer", "product", 2)),
        (("company_id", "candidate_id"), "initiated_by", _same("company", "candidate", 50)),
        (("company_id", "candidate_id"), "device", _same("phone", "desk", 2)),
        (("patient_id", "doctor_id"), "called_by", _same("patient", "doctor", 2)),
    ],
)
def test_nobody_is_asked_where_one_is_a_thing_or_serves_or_hardly_ever_acts(
    pair: tuple[str, str], column: str, values: list[str]
) -> None:
    made = _proposed(pair, **{column: values})
    assert not any("act on each other" in one.text for one in made.questions)


def test_traits_of_both_parties_are_no_answers() -> None:
    w = World(8123, rows=4000, users=300, items=260, lines=1)
    made = _proposed(
        ("customer_id", "company_id"),
        customer_size=w.by_user(lambda u: ("small", "large")[u % 2]),
        company_size=w.by_item(lambda i: ("small", "large")[i % 2]),
    )
    assert not asked(made) & {"user-or-item"}
