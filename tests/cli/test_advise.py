"""personalize-poc advise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from personalize_poc.check.advice import USE_CASES
from personalize_poc.cli.commands import check, main
from tests.support import check_parts, studies
from tests.support.shop_facts import without_metadata


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["advise", *arguments])


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_says_the_state_of_the_data_and_which_recipes_fit(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check_parts.put(monkeypatch, studies.study())
    result = call("shop")
    assert result.exit_code == 0, result.output
    assert result.output.startswith("Ready: 60,000 interactions")
    assert "Begin with user-personalization-v2" in result.output
    assert "aws-similar-items (more like this item), fits" in result.output
    assert "USD a month" in result.output
    assert list(here.iterdir()) == [], "nothing is written"


def test_a_use_case_leaves_its_recipes(monkeypatch: pytest.MonkeyPatch) -> None:
    check_parts.put(monkeypatch, studies.study())
    result = call("shop", "--use-case", "similar")
    assert "aws-sims" in result.output
    assert "user-personalization" not in result.output
    assert call("shop", "--use-case", "magic").exit_code == 2


def test_the_command_knows_the_use_cases_that_advice_knows() -> None:
    assert tuple(USE_CASES) == check.USE_CASES


def test_it_says_when_counting_would_do(monkeypatch: pytest.MonkeyPatch) -> None:
    study = studies.study(facts=without_metadata(rows={"interactions": 300}))
    check_parts.put(monkeypatch, study)
    result = call("shop")
    words = " ".join(result.output.split())
    assert "Not Amazon Personalize, as this data stands" in words
    assert "700 more interactions (300 now)" in words


def test_as_json(monkeypatch: pytest.MonkeyPatch) -> None:
    check_parts.put(monkeypatch, studies.study())
    told = json.loads(call("shop", "--json").stdout)
    assert told["recipes"][0]["recipe"] == "aws-user-personalization-v2"
    assert told["recipes"][0]["cost"]["month"] is None
    check_parts.put(monkeypatch, studies.without_interactions())
    result = call("shop", "--json")
    told = json.loads(result.stdout)
    assert ([one["code"] for one in told["instead"]], told["recipes"]) == (["no-interactions"], [])
    assert result.exit_code == 1


def test_data_without_interactions_gets_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    check_parts.put(monkeypatch, studies.without_interactions())
    result = call("shop")
    assert result.exit_code == 1
    assert "No table has ids that come back" in result.output
