"""The helps of the commands in the chosen language."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable

import click
import pytest
from click.testing import CliRunner

from personalize_poc import language
from personalize_poc.cli import main
from personalize_poc.local.cli import main as stand_in

NAMES = [name for name in main.list_commands(click.Context(main)) if name != "local"]
"""Without `local`, which hands its arguments to the stand-in, a program of its own."""
COMMANDS = [[], ["experiment", "plan"], ["experiment", "analyze"], *([name] for name in NAMES)]
OF_STAND_IN: list[list[str]] = [
    [],
    *([name] for name in stand_in.commands),
    *(
        [group, name]
        for group, one in stand_in.commands.items()
        if isinstance(one, click.Group)
        for name in one.commands
    ),
]
ENGLISH = re.compile(r"[a-z]+ [a-z]+ [a-z]+")
HANGUL = re.compile("[가-힣]")


Help = Callable[[], str]


@pytest.fixture(
    params=[
        *((main, command) for command in COMMANDS),
        *((stand_in, command) for command in OF_STAND_IN),
    ],
    ids=lambda one: " ".join(["local"] * (one[0] is stand_in) + one[1]),
)
def of_command(request: pytest.FixtureRequest) -> Help:
    """The help of a command, asked anew with each call."""
    program, command = request.param

    def asked() -> str:
        return CliRunner().invoke(program, [*command, "--help"]).output

    return asked


def test_a_help_is_in_korean_where_korean_is_chosen(
    of_command: Help, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_command()  # in English, of which click keeps a part
    monkeypatch.setenv(language.VARIABLE, "ko")
    shown = of_command()
    assert shown.startswith("사용법:")
    assert "옵션:" in shown
    assert "이 도움말을 보여 주고 끝냅니다." in shown
    assert not ENGLISH.findall(shown.partition("\n")[2].replace("personalize-poc local env", ""))
    names = re.findall(r"^  -.*?(?=  |$)", shown.partition("옵션:")[2], re.MULTILINE)
    assert names
    assert not HANGUL.search("".join(names)), "what is typed stays as it is"
    assert all(_columns(line) <= 80 for line in shown.splitlines())


def _columns(line: str) -> int:
    """How much of a line of a terminal a text takes: Hangul takes two columns a letter."""
    return sum(1 + (unicodedata.east_asian_width(letter) in "WF") for letter in line)


def test_a_help_is_in_english_otherwise(of_command: Help, monkeypatch: pytest.MonkeyPatch) -> None:
    """The catalogue of click's own texts is asked in the chosen language alone."""
    monkeypatch.setenv(language.VARIABLE, "ko")
    of_command()
    monkeypatch.setenv(language.VARIABLE, "en")
    monkeypatch.setenv("LANGUAGE", "ko")
    shown = of_command()
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
