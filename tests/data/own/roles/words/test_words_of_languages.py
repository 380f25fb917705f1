"""The words that shops need most, language by language: states of orders, and names of columns."""

from __future__ import annotations

import pytest

from personalize_poc.data.own.roles.words.meanings import is_event, is_negative, is_state, is_unpaid
from personalize_poc.data.own.roles.words.names import hint, stems_of
from tests.data.own.roles.worlds.words_of_languages import COLUMNS, NOT_PAID, TAKEN_BACK, UNDER_WAY


def cases(table: dict[str, str]) -> list[tuple[str, str]]:
    return [
        (language, word.strip()) for language, words in table.items() for word in words.split(",")
    ]


@pytest.mark.parametrize(("language", "state"), cases(TAKEN_BACK))
def test_what_was_taken_back_is_known(language: str, state: str) -> None:
    assert is_negative(state)


@pytest.mark.parametrize(("language", "state"), cases(UNDER_WAY))
def test_an_order_that_goes_its_way_is_a_state_and_counts(language: str, state: str) -> None:
    assert is_state(state)
    assert not is_negative(state)


@pytest.mark.parametrize(("language", "state"), cases(NOT_PAID))
def test_what_is_not_paid_yet_is_known(language: str, state: str) -> None:
    assert is_unpaid(state)
    assert not is_negative(state)


def named() -> list[tuple[str, str, str]]:
    return [
        (language, about, name)
        for language, columns in COLUMNS.items()
        for about, names in columns.items()
        for name in names.split(", ")
    ]


@pytest.mark.parametrize(("language", "about", "name"), named())
def test_the_name_of_a_column_is_known(language: str, about: str, name: str) -> None:
    said = hint(name)
    assert said.about(about) or said.says(about)
    keys = {"user", "item", "order"}
    if about in keys:
        assert not said.about(*keys - {about})


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("παραγγελία", "item"), ("Produsent", "item"), ("Enhetspris", "vendor"),
        ("Értékelés", "price"), ("prêt", "price"), ("Carte", "item"), ("planer", "user"),
    ],
)  # fmt: skip
def test_a_word_of_one_language_is_not_taken_for_that_of_another(name: str, wrong: str) -> None:
    said = hint(name)
    assert not said.about(wrong)
    assert not said.says(wrong)


def test_a_towel_was_not_cancelled() -> None:
    assert not is_negative("Törölköző")


def test_words_of_the_mainland_are_known_in_traditional_signs_too() -> None:
    assert {"订单", "訂單"} <= set(stems_of("订单"))
    assert hint("讀者證號").about("user")
    assert hint("館藏條碼").about("item")
    assert is_event("續借")
    assert is_event("借書")
    assert is_negative("還書")
    assert not is_negative("借書")
