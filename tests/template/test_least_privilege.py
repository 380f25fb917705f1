"""What runs ask of AWS, measured by the policies: all of it is allowed, and nothing else.

The notebooks are executed here as target aws on the host of the template, half-made runs and their
cleanup there and from a laptop; a stand-in answers, and during the notebooks it throttles, breaks
and loses answers. Each call is looked up in the policies of both. The files by which other tests
know the calls are compared: after a change of what is called, PERSONALIZE_POC_WRITE_CALLS=1 writes
them anew; look at what they then say.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import botocore.endpoint
import pytest

from personalize_poc import record
from personalize_poc.aws import cleanup, targets
from personalize_poc.aws.workspace import Workspace
from personalize_poc.inference import meanwhile
from tests.support import (
    aws_mode,
    aws_runs,
    in_process,
    justified,
    needed_calls,
    quick_stand_in,
    trouble,
    workshop_run,
)
from tests.support.iam import Request, allowed
from tests.support.needed_calls import types
from tests.support.person_policy import documents
from tests.support.template import Stack, parsed

pytestmark = [pytest.mark.slow, *workshop_run.NOISE_OF_KERNELS]
PARAMETERS = {**workshop_run.PARAMETERS, "target": "aws", "agreed": True}
RUN: str = PARAMETERS["run_name"]
NAMES = "poc-laptop-123456789012-us-east-1", "poc-laptop-us-east-1"
"""Bucket and role of the run `laptop`."""
REFUSED: list[dict[str, Any]] = [
    {"service": service, "error": trouble.DENIED} for service in ("cloudformation", "sagemaker")
]
"""Services whose answers add nothing to what is asked; the stand-in would need seconds for them."""
HALF_MADE: list[dict[str, Any]] = [
    *REFUSED,
    {"operation": "CreateSolutionVersion", "jobSeconds": 600},
]
"""A training goes on for as long as it is not stopped."""
WRITES = bool(os.environ.get("PERSONALIZE_POC_WRITE_CALLS"))


@dataclass(frozen=True)
class Host:
    """What was done on the host of the template."""

    requests: list[Request]
    """What had to be allowed."""
    recorded: dict[str, Any]
    """What the notebooks have recorded."""
    struck: int
    """How many calls failed on purpose."""
    left: cleanup.Inventory
    """What was there after the last notebook."""


@pytest.fixture(scope="module")
def stack() -> Stack:
    return Stack(parsed())


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory, stack: Stack) -> Iterator[str]:
    with quick_stand_in.running(tmp_path_factory.mktemp("stand-in")) as endpoint:
        aws_runs.furnish(endpoint, stack)
        yield endpoint


@pytest.fixture(scope="module", params=trouble.seeds("1"))
def host(
    endpoint: str,
    stack: Stack,
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> Host:
    """On the host of the template: all notebooks, and a run that is left half made."""
    folder = tmp_path_factory.mktemp("run")
    with (
        aws_runs.on_the_host(stack, folder),
        aws_mode.answered_by(endpoint) as calls,
        workshop_run.environment(endpoint, folder, PARAMETERS),
    ):
        trouble.set_rules(endpoint, [*REFUSED, *trouble.share_of_all(0.007, request.param)])
        notebooks(folder)
        struck = trouble.struck(endpoint)
        trouble.set_rules(endpoint, HALF_MADE)
        left = cleanup.verify(Workspace(targets.connect("aws"), RUN))
        aws_runs.half_made_and_ended(endpoint, "half-made")
    names = stack.name("DataBucket"), stack.name("PersonalizeRole")
    return Host(needed_calls.of(calls, *names), record.read(folder), struck, left)


def notebooks(folder: Path) -> None:
    """Execute all of them, as often as they stop for what passes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(botocore.endpoint, "time", SimpleNamespace(sleep=lambda seconds: None))
        hasty = partial(meanwhile.ask_during, sleep=lambda seconds: None)
        patch.setattr(meanwhile, "ask_during", hasty)
        for source in workshop_run.FILES:
            trouble.until_it_passes(partial(in_process.execute, source, folder, PARAMETERS))


@pytest.fixture(scope="module")
def person(endpoint: str) -> list[Request]:
    """From a laptop: a run with a bucket and a role of its own, half made and cleaned up."""
    with aws_mode.answered_by(endpoint) as calls:
        trouble.set_rules(endpoint, HALF_MADE)
        aws_runs.looks_for_a_stack()
        aws_runs.half_made_and_ended(endpoint, "laptop")
    return needed_calls.of(calls, *NAMES)


def test_six_notebooks_pass_in_trouble(host: Host) -> None:
    assert host.struck > 15, "no trouble was made"
    numbers = [path.stem[:2] for path in workshop_run.FILES if path.stem[0] == "0"]
    assert {f"checkpoint-{number}" for number in numbers} <= set(host.recorded)
    assert len(numbers) == 6
    assert len(host.left) == 0, host.left


def test_the_host_may_do_all_of_it_and_nothing_else(host: Host, stack: Stack) -> None:
    names = stack.name("DataBucket"), stack.name("PersonalizeRole")
    asked = [needed_calls.placed(one, *names) for one in host.requests]
    policies = stack.policies("NotebookRole")
    assert not [one for one in asked if not allowed(policies, one)]
    assert justified.unused_actions(policies, asked) == set(justified.ACTIONS)
    assert justified.unused_resources(policies, asked) == set(justified.RESOURCES)


def test_a_person_may_do_all_of_it_and_nothing_else(host: Host, person: list[Request]) -> None:
    """The same notebooks, with a bucket and a role of the run's own."""
    asked = needed_calls.on_a_laptop([*host.requests, *person], *NAMES)
    assert not [one for one in asked if not allowed(documents(), one)]
    assert justified.unused_actions(documents(), asked) <= set(justified.ACTIONS)
    assert justified.unused_resources(documents(), asked) <= set(justified.RESOURCES)


def test_the_files_say_what_is_called(host: Host, person: list[Request]) -> None:
    for file, requests in (
        (needed_calls.ON_THE_HOST, host.requests),
        (needed_calls.OF_A_PERSON, person),
    ):
        if WRITES:
            needed_calls.write(file, requests)
        assert types(requests) == types(needed_calls.known(file))
