"""The helps of the commands in the chosen language."""

from __future__ import annotations

import os
import re

import click
import pytest
from click.testing import CliRunner

from personalize_poc import language
from personalize_poc.cli import main

NAMES = [name for name in main.list_commands(click.Context(main)) if name != "local"]
"""`local --help` is that of the stand-in, a program of its own."""
COMMANDS = [[], ["experiment", "plan"], ["experiment", "analyze"], *([name] for name in NAMES)]
ENGLISH = re.compile(r"[a-z]+ [a-z]+ [a-z]+")
HANGUL = re.compile("[가-힣]")


@pytest.fixture(params=COMMANDS, ids=" ".join)
def command(request: pytest.FixtureRequest) -> list[str]:
    found: list[str] = request.param
    return found


def test_a_help_is_in_korean_where_korean_is_chosen(
    command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    CliRunner().invoke(main, [*command, "--help"])  # in English, of which click keeps a part
    monkeypatch.setenv(language.VARIABLE, "ko")
    shown = CliRunner().invoke(main, [*command, "--help"]).output
    assert shown.startswith("사용법:")
    assert "옵션:" in shown
    assert "이 도움말을 보여 주고 끝냅니다." in shown
    assert not ENGLISH.findall(shown.partition("\n")[2])
    names = re.findall(r"^  -.*?(?=  |$)", shown.partition("옵션:")[2], re.MULTILINE)
    assert names
    assert not HANGUL.search("".join(names)), "what is typed stays as it is"


def test_a_help_is_in_english_otherwise(
    command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The catalogue of click's own texts is asked in the chosen language alone."""
    monkeypatch.setenv(language.VARIABLE, "ko")
    CliRunner().invoke(main, [*command, "--help"])
    monkeypatch.setenv(language.VARIABLE, "en")
    monkeypatch.setenv("LANGUAGE", "ko")
    shown = CliRunner().invoke(main, [*command, "--help"]).output
    assert shown.startswith("Usage:")
    assert not HANGUL.search(shown)
    assert os.environ["LANGUAGE"] == "ko"


def test_a_wrong_option_is_told_in_english_and_what_to_do_in_korean(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(language.VARIABLE, "ko")
    ended = CliRunner().invoke(main, ["run", "--nope"])
    assert ended.exit_code == 2
    assert "No such option" in ended.output
    assert "run --help' 명령으로 봅니다." in ended.output
