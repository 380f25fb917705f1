"""The request that makes a resource such as a given one, as boto3 and as AWS CLI.

It is read from the resource itself, not from the log: what Create takes and Describe shows.
"""

from __future__ import annotations

import json
import pprint
import shlex
from collections.abc import Mapping
from typing import Any

from botocore import xform_name

from personalize_poc.local.protocol.service_models import Routes
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import ResourceKind

_NAMES = ("name", "jobName")


def operation(kind: ResourceKind) -> str:
    """The operation that makes a resource of this kind: CreateDatasetGroup."""
    return "Create" + "".join(word.capitalize() for word in kind.split("-"))


def parameters(resource: Resource) -> dict[str, Any]:
    """The parameters of that operation, in the order of the service model."""
    shape = Routes.load().by_name(operation(resource.kind)).model.input_shape
    found: dict[str, Any] = {}
    for member in shape.members if shape is not None else ():
        if member in resource.body:
            found[member] = resource.body[member]
        elif member in _NAMES and resource.name:
            found[member] = resource.name
    return found


def boto3(resource: Resource) -> str:
    """As a statement of Python."""
    given = parameters(resource)
    lines = [
        f"    {name}={_indented(pprint.pformat(value, width=76, sort_dicts=False))},"
        for name, value in given.items()
    ]
    call = f"personalize.{xform_name(operation(resource.kind))}"
    body = "\n".join([f"{call}(", *lines, ")"]) if lines else f"{call}()"
    return f'personalize = boto3.client("personalize", region_name="{resource.region}")\n{body}'


def aws_cli(resource: Resource) -> str:
    """As a line for a shell."""
    words = [f"aws personalize {xform_name(operation(resource.kind), '-')}"]
    words += [
        f"--{xform_name(name, '-')} {_argument(value)}"
        for name, value in parameters(resource).items()
    ]
    return " \\\n  ".join([*words, f"--region {resource.region}"])


def _argument(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping | list):
        return shlex.quote(json.dumps(value, ensure_ascii=False))
    return shlex.quote(str(value))


def _indented(text: str) -> str:
    return text.replace("\n", "\n    ")
