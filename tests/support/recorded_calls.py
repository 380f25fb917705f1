"""What is asked of AWS: target aws answered by a stand-in, each call kept in a file."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from personalize_poc import contract
from personalize_poc.aws import targets

FILE_VARIABLE = "PERSONALIZE_POC_RECORDED_CALLS"
NAME_VARIABLE = "PERSONALIZE_POC_RECORDED_TARGET"
"""Which target it is called: `aws`, so that all goes the way of target aws, or `local`."""
KERNEL_FOLDER = Path(__file__).parent / "aws_mode"
"""Goes on PYTHONPATH of kernels, which then record as well."""
_LONG = 300


@dataclass(frozen=True)
class Call:
    """One call of an operation with its parameters, and where it went."""

    service: str
    """As boto3 names it, e.g. `personalize-runtime`."""
    operation: str
    parameters: dict[str, Any]
    region: str


def connect(endpoint: str, region: str = "us-east-1") -> targets.Target:
    """A target whose clients reach a stand-in; all that they are asked is kept."""
    here = targets.connect_local(endpoint, region)
    here.session.events.register_first("provide-client-params.*.*", _Keeper(region))
    return replace(here, name=os.environ.get(NAME_VARIABLE, "aws"), clients={})


def install() -> None:
    """From now on, every target of this process is that of `connect`."""
    endpoint = os.environ[contract.ENDPOINT_VARIABLE]
    targets.connect = lambda name, region="us-east-1": connect(endpoint, region)


@contextmanager
def keeping(file: Path, name: str = "aws") -> Iterator[None]:
    """Calls made inside, and in kernels and processes started inside, are kept in a file.

    Args:
        file: where to.
        name: what their target is called.
    """
    patch = pytest.MonkeyPatch()
    patch.setenv(FILE_VARIABLE, str(file))
    patch.setenv(NAME_VARIABLE, name)
    try:
        yield
    finally:
        patch.undo()


def read(file: Path) -> list[Call]:
    """The calls in a file."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [Call(**json.loads(line)) for line in lines]


class _Keeper:
    """A hook of botocore: what a client is asked, before anything is made of it."""

    def __init__(self, region: str) -> None:
        self.region = region

    def __call__(self, params: dict[str, Any], model: Any, **_: Any) -> None:
        call = {
            "service": model.service_model.service_name,
            "operation": model.name,
            "parameters": {key: _short(value) for key, value in params.items()},
            "region": self.region,
        }
        with Path(os.environ[FILE_VARIABLE]).open("a", encoding="utf-8") as file:
            file.write(json.dumps(call) + "\n")  # one write: kernels and tests share the file


def _short(value: Any) -> Any:
    """A parameter without contents: bodies of objects and the like are not looked at."""
    if isinstance(value, dict):
        return {str(key): _short(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_short(one) for one in value]
    if isinstance(value, (bool, int, float, str)) and len(str(value)) <= _LONG:
        return value
    return f"<{type(value).__name__}>"
