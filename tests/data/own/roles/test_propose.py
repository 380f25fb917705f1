"""What a proposal says beside its mapping: reasons, runners-up, questions."""

from __future__ import annotations

import re

import pytest
import yaml

from personalize_poc import language
from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import CONFIDENT, Proposal
from tests.data.own.roles.cases import Tables
from tests.data.own.roles.corpus import CASES
from tests.data.own.roles.world import World
from tests.support.own_tables import reading


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


def test_at_most_three_questions() -> None:
    w = World(7, days=9, lines=1)
    date = [f"{1 + at.day:02d}/{1 + at.hour % 12:02d}/24" for at in w.at]
    tables = {
        "x.csv": {
            "a": w.by_user(lambda u: f"a{u}"),
            "b": w.by_item(lambda i: f"b{i}"),
            "d": date,
            "event": w.pick([1, 2, 3], [9, 3, 1]),
        },
        "y.csv": {
            "a": w.by_user(lambda u: f"a{u}"),
            "b": w.by_item(lambda i: f"b{i}"),
            "d": date,
            "note": w.each(lambda r: f"n{r}"),
        },
    }
    codes = [one.code for one in roles.propose(reading(tables)).questions]
    assert codes == ["which-file", "user-or-item", "ambiguous-date"]


def test_files_of_several_kinds_that_are_read_as_one_are_told() -> None:
    tables, _ = CASES["tracked_events"]()
    (columns,) = tables.values()
    made = reading({"*.csv": columns}, {"*.csv": ["carts.csv", "orders.csv"]})
    assert "parts-of-several-kinds" in {one.code for one in roles.propose(made).findings}


def test_nothing_is_left_in_the_database() -> None:
    tables, _ = CASES["german_erp"]()
    made = reading(tables)
    roles.propose(made)
    names = made.connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
    assert sorted(names) == [("t0",), ("t1",)]


def test_no_rows_no_mapping() -> None:
    proposal = roles.propose(reading({"empty.csv": {"user": [], "item": []}}))
    assert proposal.mapping is None
    assert proposal.reason


def _small(tables: Tables) -> Proposal:
    return roles.propose(reading(tables))


def test_a_column_of_a_catalogue_is_the_item_and_an_amount_is_not() -> None:
    w = World(3)
    proposal = _small(
        {
            "log.csv": {
                "who": w.by_user(lambda u: f"p{u:04d}"),
                "zork": w.by_item(lambda i: f"L{i:03d}"),
                "gleeb": w.each(lambda r: r * 7 % 900),
                "at": w.times("%Y-%m-%d %H:%M:%S"),
            },
            "zorks.csv": {
                "zork": [f"L{i:03d}" for i in range(w.items)],
                "world": [("Dunes", "Frost")[i % 2] for i in range(w.items)],
            },
        }
    )
    assert proposal.mapping is not None
    assert proposal.mapping.sections["interactions"].columns["ITEM_ID"] == "zork"
    assert proposal.mapping.sections["items"].files == ("zorks.csv",)
    assert proposal.questions == ()


def test_levels_of_a_stock_are_no_interactions() -> None:
    w = World(3)
    proposal = _small(
        {
            "levels.csv": {
                "day": w.times("%Y-%m-%d"),
                "sku": w.by_item(lambda i: f"S{i:05d}"),
                "on_hand": w.each(lambda r: r * 7 % 900),
                "zorped": w.each(lambda r: r * 7 % 60),
            }
        }
    )
    assert proposal.mapping is None


def test_what_is_left_over_is_asked_about() -> None:
    w = World(3)
    proposal = _small(
        {
            "bookings.csv": {
                "member": w.by_user(lambda u: f"{u:05d}"),
                "class": w.by_item(lambda i: f"Yoga {i}"),
                "booked at": w.times("%Y-%m-%d %H:%M:%S"),
            }
        }
    )
    assert proposal.mapping is not None
    assert proposal.mapping.sections["interactions"].columns["ITEM_ID"] == "class"
    assert [one.code for one in proposal.questions] == ["which-item"]
