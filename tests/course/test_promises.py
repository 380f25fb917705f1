"""Failures on purpose, and what a notebook promises."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from personalize_poc.course import promises
from personalize_poc.errors import PocError, Refused, ResourceFailed
from tests.support import notebook_files
from tests.support.fake_personalize import fake_target

PROMISED = {"the list has changed": True, "nobody was refused": False}


@pytest.fixture
def target() -> Iterator[Any]:
    for found, _, _ in fake_target():
        yield found


def test_the_expected_reason_is_shown(capsys: Any) -> None:
    promises.as_expected(ResourceFailed("x", "Input CSV is missing the Columns:[A]."), "columns")
    refused = Refused("filter x", "InvalidInputException", "Placeholders are not allowed.")
    promises.as_expected(refused, "nothing", "placeholder")
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "As expected: Input CSV is missing the Columns:[A]."
    assert told[1].startswith("As expected: filter x: InvalidInputException: Placeholders")


def test_another_reason_stops() -> None:
    problem = ResourceFailed("x", "Insufficient privileges for accessing data in Amazon S3.")
    with pytest.raises(ResourceFailed) as caught:
        promises.as_expected(problem, "columns")
    assert caught.value is problem


def test_on_aws_what_did_not_come_true_is_told(target: Any, capsys: Any) -> None:
    assert promises.kept(target, PROMISED) == ["nobody was refused"]
    told = capsys.readouterr().out
    assert "As promised: the list has changed." in told
    assert "Not so this time, as can happen on AWS: nobody was refused." in told


def test_on_this_machine_it_is_an_error(target: Any, capsys: Any) -> None:
    here = replace(target, name="local")
    with pytest.raises(PocError, match=r"Not so: nobody was refused\."):
        promises.kept(here, PROMISED)
    assert promises.kept(here, {"the list has changed": True}) == []
    assert capsys.readouterr().out == "As promised: the list has changed.\n"


def test_every_failure_on_purpose_names_its_reason() -> None:
    """A cell that lets an error pass says which: by its class alone, or by words."""
    found: dict[tuple[str, str], str] = {}
    for name in notebook_files.PATHS.values():
        path = notebook_files.FOLDER / name
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            source = "".join(cell["source"])
            if cell["cell_type"] == "code" and "\nexcept " in source:
                found[name, cell["id"]] = source
    assert len(found) >= 4
    for place, source in found.items():
        assert "promises.as_expected(" in source or "ResourceInUseException" in source, place
