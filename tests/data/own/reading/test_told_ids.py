"""Whoever is named by an id in a sentence gets a column, where no other column says who it was."""

from __future__ import annotations

import pytest

from tests.data.own.reading.conftest import Opener


def _log(sentence: str, names: str = "at,what", more: str = "") -> str:
    lines = [names]
    for n in range(400):
        told = sentence.format(who=500 + n * 7 % 40, other=900 + n % 3)
        lines.append(
            f'2024-01-{1 + n % 28:02} {n % 24:02}:07,"{told}"{more.format(who=n * 7 % 40)}'
        )
    return "\n".join(lines)


@pytest.mark.parametrize(
    "sentence",
    [
        "The user with id '{who}' opened the form with id '3'.",
        "Order placed by customer #{who}, customer id {who}, ip 10.0.0.3",
        "Benutzer mit der ID {who} hat die Seite {other} geöffnet",
        "El usuario con id {who} vio el perfil del usuario con id {other}",
        "L'utilisateur avec l'id {who} a lu la page",
        "login ok user_id={who} host=web{other}",
        "회원번호 {who} 님이 페이지를 열었습니다",
    ],
)
def test_the_first_id_of_a_person_in_a_sentence_becomes_a_column(
    opened: Opener, sentence: str
) -> None:
    read = opened(_log(sentence))
    assert read.names[-1] == "what (user id)"
    assert [row[-1] for row in read.rows()][:3] == ["500", "507", "514"]
    assert read.finding("ids-in-sentences").column == "what (user id)"


@pytest.mark.parametrize(
    ("sentence", "names", "more"),
    [
        ("The user with id '{who}' opened it", "at,what,who", ",P{who}"),
        ("The page with id '{who}' was opened", "at,what", ""),
        ("The user with id '{other}' opened page {who}", "at,what", ""),
    ],
)
def test_a_column_that_names_them_and_other_sentences_stay(
    opened: Opener, sentence: str, names: str, more: str
) -> None:
    assert opened(_log(sentence, names, more)).names == names.split(",")
