"""Whole proposals: reasons, runners-up, languages, and any tables whatever."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest
import yaml

from personalize_poc import language
from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import CONFIDENT
from tests.data.own.roles.worlds.corpus import CASES
from tests.support.own_tables import reading

NAMES = (
    "user_id", "item", "time", "회원번호", "status", "event", "price", "Kunde", "", "id", "=1+1",
    "order_id", "title", "rating", "genres", "is_bot", "updated_at", "数量", "session_id", "hour",
)  # fmt: skip


def test_reasons_have_figures() -> None:
    tables, _ = CASES["german_erp"]()
    found = roles.propose(reading(tables)).guesses
    guesses = {one.field: one for one in found if one.section == "interactions"}
    keys = r"100\.0% of 1\d\d different values are keys of artikel\.csv"
    assert re.search(keys, guesses["ITEM_ID"].reason)
    assert "rows a value" in guesses["USER_ID"].reason
    assert guesses["ITEM_ID"].confidence >= CONFIDENT


def test_the_language_changes_words_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("german_erp", "two_times_that_say_nothing"):
        tables, _ = CASES[name]()
        monkeypatch.setenv(language.VARIABLE, "en")
        english = roles.propose(reading(tables))
        monkeypatch.setenv(language.VARIABLE, "ko")
        korean = roles.propose(reading(tables))
        assert [(one.column, one.field, one.confidence) for one in korean.guesses] == [
            (one.column, one.field, one.confidence) for one in english.guesses
        ]
        told = [one.reason for one in korean.guesses] + [one.text for one in korean.questions]
        assert [one for one in told if not re.search("[가-힣]", one)] == []
        assert [one.code for one in korean.questions] == [one.code for one in english.questions]


def test_questions_have_lines_of_a_mapping_and_the_first_is_taken() -> None:
    for name in ("ambiguous_dates", "anonymous_and_logged_in", "two_times_that_say_nothing"):
        tables, _ = CASES[name]()
        proposal = roles.propose(reading(tables))
        (question,) = proposal.questions
        assert proposal.mapping is not None
        assert not proposal.is_confident
        assert len(question.options) == 2
        section = proposal.mapping.sections["interactions"]
        first = yaml.safe_load(question.options[0].yaml)["interactions"]
        for field, column in first.get("columns", {}).items():
            assert section.columns[field] == column
        if "timestamp" in first:
            assert first["timestamp"] == section.timestamp[0]


def test_an_order_of_dates_is_called_what_it_is() -> None:
    tables, _ = CASES["ambiguous_dates"]()
    (question,) = roles.propose(reading(tables)).questions
    told = {
        one.text: yaml.safe_load(one.yaml)["interactions"]["timestamp"] for one in question.options
    }
    assert told == {"The day first": "%d/%m/%y", "The month first": "%m/%d/%y"}


def test_a_close_second_is_named() -> None:
    tables, _ = CASES["anonymous_and_logged_in"]()
    guesses = roles.propose(reading(tables)).guesses
    user = next(one for one in guesses if one.field == "USER_ID")
    assert user.runner_up == "customer_id"


def test_files_of_several_kinds_that_are_read_as_one_are_told() -> None:
    tables, _ = CASES["tracked_events"]()
    (columns,) = tables.values()
    made = reading({"*.csv": columns}, {"*.csv": ["carts.csv", "orders.csv"]})
    assert "parts-of-several-kinds" in {one.code for one in roles.propose(made).findings}


def test_nothing_is_left_in_the_database() -> None:
    tables, _ = CASES["german_erp"]()
    made = reading(tables)
    roles.propose(made)
    names = made.connection.execute(
        "SELECT table_name FROM duckdb_tables() "
        "WHERE schema_name = current_schema() OR database_name = 'temp'"
    ).fetchall()
    assert sorted(names) == [("t0",), ("t1",)]


VALUES: tuple[Callable[[random.Random], str | None], ...] = (
    lambda r: str(r.randint(0, 50)),
    lambda r: f"u{r.randint(0, 80)}",
    lambda r: None,
    lambda r: " ",
    lambda r: f"2024-0{r.randint(1, 9)}-{r.randint(10, 28)} 0{r.randint(0, 9)}:00:00",
    lambda r: str(1_600_000_000 + r.randint(0, 10**7)),
    lambda r: r.choice(["view", "buy", "cancel", ""]),
    lambda r: "x" * r.randint(0, 3000),
    lambda r: r.choice(["a|b", "b|c", "a"]),
    lambda r: '{"a": [1, 2]}',
    lambda r: f"{r.randint(1, 31)}/{r.randint(1, 12)}/24",
    lambda r: f"{r.random() * 100:.2f} €",
    lambda r: r.choice(["[", "'; --\"\\", "0000", "9" * 25]),
    lambda r: f"45{r.randint(100, 999)}.5",
)


@pytest.mark.parametrize("seed", range(12))
def test_any_tables(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(3):
        tables = {f"t{n}.csv": _columns(chance) for n in range(chance.randint(1, 4))}
        proposal = roles.propose(reading(tables))
        assert proposal.mapping or proposal.reason
        assert len({one.code for one in proposal.questions}) == len(proposal.questions) <= 3
        for section in proposal.mapping.sections.values() if proposal.mapping else ():
            assert len(set(section.columns.values())) == len(section.columns)
            assert not set(section.columns.values()) & set(section.unused)


def _columns(chance: random.Random) -> dict[str, list[str | None]]:
    rows = chance.choice([1, 2, 3, 10, 100, 400])
    columns = {}
    for name in chance.sample(NAMES, chance.randint(1, 9)):
        usual, seldom = chance.choice(VALUES), chance.choice(VALUES)
        columns[name] = [(usual if chance.random() < 0.9 else seldom)(chance) for _ in range(rows)]
    return columns
