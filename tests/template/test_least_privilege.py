"""What half-made runs and cleanups ask of AWS, recorded and compared with files.

The files are those that `test_policies.py` evaluates. What the notebooks ask is compared with them
where they are executed anyway, in `tests/notebooks/test_run_all.py`. After a change of what is
called: PERSONALIZE_POC_WRITE_CALLS=1, which executes the notebooks here as target aws and writes
the files; look at what they then say.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.support import aws_runs, needed_calls, recorded_calls, workshop_run
from tests.support.iam import Request, allowed
from tests.support.needed_calls import kinds, types
from tests.support.person_policy import documents
from tests.support.template import Stack, parsed

pytestmark = [pytest.mark.slow, *workshop_run.NOISE_OF_KERNELS]
PARAMETERS = {**workshop_run.PARAMETERS, "target": "aws", "agreed": True}
NAMES = "poc-laptop-123456789012-us-east-1", "poc-laptop-us-east-1"
"""Bucket and role of the run `laptop`."""
WRITES = bool(os.environ.get("PERSONALIZE_POC_WRITE_CALLS"))


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
    """On the host of the template: a run that is left half made; to write, all notebooks too."""
    folder = tmp_path_factory.mktemp("run")
    file = tmp_path_factory.mktemp("calls") / "host.jsonl"
    with recorded_calls.keeping(file), aws_runs.on_the_host(stack):
        if WRITES:
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


def test_the_file_of_a_person_says_what_is_called(person: list[Request]) -> None:
    if WRITES:
        needed_calls.write(needed_calls.OF_A_PERSON, person)
    known = needed_calls.known(needed_calls.OF_A_PERSON)
    assert kinds(person) == kinds(known)


def test_the_file_of_the_host_says_what_is_called(host: list[Request]) -> None:
    """What is called on aws alone is seen here; the rest by the notebooks on target local."""
    if WRITES:
        needed_calls.write(needed_calls.ON_THE_HOST, host)
    known = kinds(needed_calls.known(needed_calls.ON_THE_HOST))
    assert kinds(host) <= known
    assert types(host) >= needed_calls.NOT_BY_NOTEBOOKS
    if WRITES:
        assert kinds(host) == known


def test_the_host_may_do_all_of_it(host: list[Request], stack: Stack) -> None:
    names = stack.name("DataBucket"), stack.name("PersonalizeRole")
    asked = [needed_calls.placed(one, *names) for one in host]
    assert not [one for one in asked if not allowed(stack.policies("NotebookRole"), one)]


def test_a_person_may_do_all_of_it(host: list[Request], person: list[Request]) -> None:
    asked = [needed_calls.placed(one, *NAMES) for one in [*host, *person]]
    assert not [one for one in asked if not allowed(documents(), one)]
