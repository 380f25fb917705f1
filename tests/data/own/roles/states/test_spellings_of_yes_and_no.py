"""Yes and no that people write in several ways in one column."""

from __future__ import annotations

import pytest

from personalize_poc.data.own.spelled_yes_no import told
from tests.data.own.roles.worlds.proposals import logged
from tests.data.own.roles.worlds.rows import proposed, rarely, section
from tests.data.own.roles.worlds.world import World


@pytest.mark.parametrize(
    ("name", "yes", "no"),
    [
        ("cancelled", ("Y", "yes"), ("N", "no", "No")),
        ("STORNO_KZ", ("ja", "J"), ("Nein", "N")),
        ("annullato", ("sì", "SI", "s"), ("no", "NO")),
        ("anulado", ("Sí", "si"), ("no", "n")),
        ("cancelado", ("Sim", "s"), ("não", "nao", "NÃO")),
        ("annulé", ("Oui", "o"), ("non", "Non")),
        ("취소여부", ("예", "O"), ("아니오", "X", "N")),
        ("キャンセル", ("はい", "○"), ("いいえ", "×")),
        ("anulowano", ("tak", "T"), ("Nie", "nie")),
        ("отменено", ("Да", "да"), ("нет", "Нет", "н")),
    ],
)
def test_a_flag_in_several_spellings_leaves_out_what_one_in_one_spelling_does(
    name: str, yes: tuple[str, ...], no: tuple[str, ...]
) -> None:
    w = World(602)
    said = w.each(lambda r: yes[r // 20 % len(yes)] if r % 20 == 3 else no[r % len(no)])
    made = logged(w, **{name: said})
    assert {one: set(gone) for one, gone in section(made).leave_out.items()} == {name: set(yes)}
    assert made.questions == ()


@pytest.mark.parametrize(
    ("name", "yes", "no"),
    [("キャンセル", "あり", "なし"), ("キャンセル", "有り", "無し"), ("취소", "있음", "없음"),
     ("취소여부", "유", "무"), ("取消", "有", "无")],
)  # fmt: skip
def test_that_there_was_a_cancellation_is_said_as_yes_and_no_are(
    name: str, yes: str, no: str
) -> None:
    w = World(3402)
    made = proposed(w, {}, **{name: rarely(w, no, {yes: 50})})
    assert section(made).leave_out == {name: (yes,)}
    assert not made.questions


@pytest.mark.parametrize("spellings", [("sì", "no"), ("sì", "SI", "Sì", "no")])
def test_whether_somebody_came_is_asked_in_the_same_words_however_it_is_written(
    spellings: tuple[str, ...],
) -> None:
    w = World(708, lines=1)
    yes = spellings[:-1]
    said = w.each(lambda r: "no" if r % 7 == 0 else yes[r % len(yes)])
    (question,) = proposed(w, {}, Presente=said).questions
    assert question.code == "event-or-state"
    assert "It is a state" in question.options[0].text
    assert "- 'no'" in question.options[1].yaml


def test_a_flag_of_several_spellings_that_nothing_is_known_of_is_told_as_one_of_two_values() -> (
    None
):
    w = World(708, lines=1)
    found = proposed(w, {}, xyz=w.pick(["Y", "yes", "N", "no"], [4, 4, 1, 1])).findings
    assert any(one.code == "standing-unknown" and "xyz" in one.message for one in found)


@pytest.mark.parametrize(
    "values",
    [("S", "M", "L"), ("Y", "N", "X"), ("1", "0", "2"), ("si", "no", "x"), ("no", "n", "na"),
     ("ja", "nein", "vielleicht"), ("y", "n", "1", "0")],
)  # fmt: skip
def test_what_says_something_else_or_is_a_letter_of_a_code_is_no_yes_and_no(
    values: tuple[str, ...],
) -> None:
    assert told(values) is None
