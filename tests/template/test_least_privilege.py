"""What is asked of AWS by six notebooks, half-made runs and cleanups, recorded and compared.

The files that it compares with are those that `test_policies.py` evaluates. After a change of what
is called: PERSONALIZE_POC_WRITE_CALLS=1, and look at what the files then say.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support import aws_runs, needed_calls, recorded_calls, workshop_run
from tests.support.iam import Request, allowed
from tests.support.person_policy import documents
from tests.support.template import Stack, parsed

pytestmark = [pytest.mark.slow, *workshop_run.NOISE_OF_KERNELS]
PARAMETERS = {**workshop_run.PARAMETERS, "target": "aws", "agreed": True}
NAMES = "poc-laptop-123456789012-us-east-1", "poc-laptop-us-east-1"
"""Bucket and role of the run `laptop`."""


@pytest.fixture(scope="module")
def stack() -> Stack:
    return Stack(parsed())


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory, stack: Stack) -> Iterator[str]:
    with workshop_run.stand_in(tmp_path_factory.mktemp("stand-in")) as endpoint:
        aws_runs.furnish(endpoint, stack)
        yield endpoint


@pytest.fixture(scope="module")
def host(endpoint: str, stack: Stack, tmp_path_factory: pytest.TempPathFactory) -> list[Request]:
    """On the host of the template: all notebooks, then a run that is left half made."""
    folder = tmp_path_factory.mktemp("run")
    file = tmp_path_factory.mktemp("calls") / "host.jsonl"
    with recorded_calls.keeping(file), aws_runs.on_the_host(stack):
        aws_runs.notebooks(endpoint, folder, PARAMETERS)
        aws_runs.interrupted(endpoint, "half-made")
    return needed_calls.of(
        recorded_calls.read(file), stack.name("DataBucket"), stack.name("PersonalizeRole")
    )


@pytest.fixture(scope="module")
def person(endpoint: str, tmp_path_factory: pytest.TempPathFactory) -> list[Request]:
    """On a laptop: a run with a bucket and a role of its own, half made and cleaned up."""
    file = tmp_path_factory.mktemp("calls") / "person.jsonl"
    with recorded_calls.keeping(file):
        aws_runs.interrupted(endpoint, "laptop")
    return needed_calls.of(recorded_calls.read(file), *NAMES)


def _kinds(requests: list[Request]) -> set[tuple[str, Any]]:
    """Actions with the kind of their resource: names differ, and waiting asks once or often."""
    return {(one.action, one.resource.rpartition("/")[0]) for one in requests}


@pytest.mark.parametrize("who", ["host", "person"])
def test_the_file_says_what_is_called(who: str, request: pytest.FixtureRequest) -> None:
    recorded: list[Request] = request.getfixturevalue(who)
    file: Path = {"host": needed_calls.ON_THE_HOST, "person": needed_calls.OF_A_PERSON}[who]
    if os.environ.get("PERSONALIZE_POC_WRITE_CALLS"):
        needed_calls.write(file, recorded)
    known = needed_calls.known(file)
    assert _kinds(recorded) == _kinds(known)


def test_the_host_may_do_all_of_it(host: list[Request], stack: Stack) -> None:
    names = stack.name("DataBucket"), stack.name("PersonalizeRole")
    asked = [needed_calls.placed(one, *names) for one in host]
    assert not [one for one in asked if not allowed(stack.policies("NotebookRole"), one)]


def test_a_person_may_do_all_of_it(host: list[Request], person: list[Request]) -> None:
    asked = [needed_calls.placed(one, *NAMES) for one in [*host, *person]]
    assert not [one for one in asked if not allowed(documents(), one)]
