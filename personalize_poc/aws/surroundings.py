"""Target and region where nobody names them: from the run, the environment, the host, the profile.

Each is told with the reason why it was taken. Target local never asks the environment: what it does
must not depend on somebody's settings for AWS.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from personalize_poc.aws import host

DEFAULT_REGION = "us-east-1"
_VARIABLES = ("AWS_DEFAULT_REGION", "AWS_REGION")
"""The first is the one that boto3 reads."""


@dataclass(frozen=True)
class Choice:
    """A value and why it was taken."""

    value: str
    why: str

    def __str__(self) -> str:
        return f"{self.value} ({self.why})"


def target(given: str | None = None, run: Mapping[str, Any] | None = None) -> Choice:
    """The target of a run that exists already.

    Args:
        given: what a person has named.
        run: what the run was begun with, if that is known here.
    """
    if given:
        return Choice(given, "as you named it")
    if run and run.get("target"):
        return Choice(str(run["target"]), "as the run was begun")
    if found := host.here():
        return Choice("aws", f"this is the notebook host {found.name}")
    return Choice("local", "nothing names another")


def region(
    given: str | None = None, run: Mapping[str, Any] | None = None, *, is_local: bool = False
) -> Choice:
    """The AWS region.

    Args:
        given: what a person has named.
        run: what the run was begun with, if that is known here.
        is_local: of target local.
    """
    if given:
        return Choice(given, "as you named it")
    if run and run.get("region"):
        return Choice(str(run["region"]), "as the run was begun")
    if is_local:
        return Choice(DEFAULT_REGION, "usual")
    for variable in _VARIABLES:
        if value := os.environ.get(variable, "").strip():
            return Choice(value, f"the variable {variable}")
    if found := host.here():
        return Choice(found.region, f"where the notebook host {found.name} is")
    if of_profile := _of_profile():
        profile = os.environ.get("AWS_PROFILE") or "default"
        return Choice(of_profile, f"the profile {profile!r} of your AWS configuration")
    return Choice(DEFAULT_REGION, "usual, as nothing names another")


def _of_profile() -> str | None:
    import boto3
    from botocore.exceptions import BotoCoreError

    try:
        return boto3.Session().region_name
    except BotoCoreError:  # a profile that is not there is told when it is used
        return None
