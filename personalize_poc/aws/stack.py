"""What the CloudFormation template has made for a run: bucket, service role, run name.

On the notebook host the start script writes it to a file. Elsewhere PERSONALIZE_POC_STACK names the
stack, and its outputs say it.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from personalize_poc.aws.resources import code_of, message_of
from personalize_poc.errors import ConfigurationError
from personalize_poc.language import _

VARIABLE = "PERSONALIZE_POC_STACK"
FILE = Path("/home/ec2-user/SageMaker/.personalize-poc/stack.json")
"""The template's start script writes it."""
_OUTPUTS = {"bucket": "BucketName", "role": "PersonalizeRoleArn", "run_name": "RunName"}
_USABLE = ("CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE", "IMPORT_COMPLETE")
_UNSET = f"Correct {VARIABLE}, or unset it to use a bucket and a role of the run's own."


@dataclass(frozen=True)
class Stack:
    """A stack of the template.

    Attributes:
        name: its name.
        bucket: the bucket that a run uses.
        role: ARN of the role that Personalize takes on.
        run_name: how the run shall be called.
    """

    name: str
    bucket: str
    role: str
    run_name: str

    def __str__(self) -> str:
        return f"the stack {self.name}"


def named() -> str:
    """The stack that the environment names; empty if it names none."""
    return os.environ.get(VARIABLE, "").strip()


def of_host(region: str, file: Path | None = None) -> Stack | None:
    """The stack of the notebook host that this program runs on, if it is in this region.

    Raises:
        ConfigurationError: the file of the start script cannot be used.
    """
    file = file or FILE
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        found = Stack(told["stack"], *(told[key] for key in _OUTPUTS))
        return found if told["region"] == region else None
    except OSError:
        return None
    except (ValueError, KeyError, TypeError):
        raise ConfigurationError(
            f"{file}, which says what the stack of this host has made, cannot be read.",
            _("Stop and start the notebook host: its start script writes the file again."),
        ) from None


def of_name(cloudformation: Any, name: str) -> Stack:
    """A stack by its outputs.

    Args:
        cloudformation: the boto3 client.
        name: of the stack.

    Raises:
        ConfigurationError: it does not exist, has failed, is none of the template, or may not be
            looked at.
    """
    where = f"The stack {name} in {cloudformation.meta.region_name}"
    try:
        told = cloudformation.describe_stacks(StackName=name)["Stacks"][0]
    except Exception as problem:
        code, said = code_of(problem), message_of(problem).rstrip(".")
        if not code:
            raise
        if code == "ValidationError" and "does not exist" in said:
            raise ConfigurationError(f"{where} does not exist.", _UNSET) from problem
        raise ConfigurationError(
            f"{where} cannot be looked at: {code}: {said}.",
            _("Your identity needs cloudformation:DescribeStacks."),
        ) from problem
    status = str(told["StackStatus"])
    if status not in _USABLE:
        why = f" ({told['StackStatusReason']})" if told.get("StackStatusReason") else ""
        raise ConfigurationError(
            f"{where} is {status}{why}.",
            _(
                "Wait for it or repair it (its events in the CloudFormation console say what "
                "failed), or unset {variable}."
            ).format(variable=VARIABLE),
        )
    outputs = {one["OutputKey"]: one["OutputValue"] for one in told.get("Outputs", [])}
    if missing := [key for key in _OUTPUTS.values() if key not in outputs]:
        raise ConfigurationError(
            f"{where} has no output {', '.join(missing)}: it is none of the template.", _UNSET
        )
    return Stack(name, *(outputs[key] for key in _OUTPUTS.values()))
