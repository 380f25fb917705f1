"""The service role of a run: described or made, with its policy and tags."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from personalize_poc.aws import ownership, policies, propagation
from personalize_poc.aws.resources import code_of
from personalize_poc.aws.service_errors import reraise
from personalize_poc.aws.storage import TAG, said_of_others
from personalize_poc.errors import NameTaken
from personalize_poc.language import _

if TYPE_CHECKING:
    from personalize_poc.aws.workspace import Workspace


POLICY_NAME = "personalize-poc-data"


def role(
    ws: Workspace,
    trust: dict[str, Any] | None = None,
    policy: dict[str, Any] | None = None,
) -> str:
    """The role that Personalize takes on, with its trust policy and its policy; returns its ARN.

    Args:
        ws: the run.
        trust: who may take it on, by default `policies.trust_policy(ws)`.
        policy: what it may do, by default `policies.role_policy(ws)`.

    Raises:
        NameTaken: a role of this name exists that this run did not make.
        Refused: IAM refuses to make it.
    """
    if not ws.owns_role:
        print(f"role {ws.role}: used as it is; it must trust {policies.SERVICE}")
        return ws.role_arn
    iam, name = ws.target.iam, ws.role
    trusted = json.dumps(policies.trust_policy(ws) if trust is None else trust)
    allowed = json.dumps(policies.role_policy(ws) if policy is None else policy)
    known = role_tags(ws)
    try:
        tags = known
        if known is None:
            _create(ws, trusted)
            tags = role_tags(ws)
        if tags is not None and tags.get(TAG) != ws.run_name:
            raise NameTaken(
                name,
                f"The role {name} exists and this run did not make it.",
                _("Use another run name, or name the role in PERSONALIZE_POC_ROLE."),
            )
        if known is not None:
            iam.update_assume_role_policy(RoleName=name, PolicyDocument=trusted)
        propagation.waited_out(
            lambda: iam.put_role_policy(
                RoleName=name, PolicyName=POLICY_NAME, PolicyDocument=allowed
            )
        )
        arn = iam.get_role(RoleName=name)["Role"]["Arn"]
    except Exception as problem:
        reraise(f"role {name}", problem)
    there = _("created") if known is None else _("already there") + said_of_others(ws, known)
    print(_("role {name}: {there}, policies set").format(name=name, there=there))
    return arn


def _create(ws: Workspace, trusted: str) -> None:
    """Make the role. That it exists says that botocore has asked twice, or somebody was faster."""
    iam, name = ws.target.iam, ws.role
    made = ownership.tags(ws.run_name, ws.target.owner)
    try:
        iam.create_role(
            RoleName=name,
            AssumeRolePolicyDocument=trusted,
            Description=f"Amazon Personalize reads and writes the data of run {ws.run_name}",
            Tags=[{"Key": key, "Value": value} for key, value in made.items()],
        )
    except Exception as problem:
        if code_of(problem) != "EntityAlreadyExists":
            raise
    if not ws.target.is_local:
        iam.get_waiter("role_exists").wait(RoleName=name)


def role_tags(ws: Workspace) -> dict[str, str] | None:
    """The tags of the run's role, or None if it does not exist."""
    try:
        told = ws.target.iam.list_role_tags(RoleName=ws.role)
    except Exception as problem:
        if code_of(problem) == "NoSuchEntity":
            return None
        reraise(f"role {ws.role}", problem)
    return {tag["Key"]: tag["Value"] for tag in told["Tags"]}
