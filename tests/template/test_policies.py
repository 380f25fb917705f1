"""Nothing is missing from the policies, and nothing is in them that is not called or has a reason.

Policies: that of the template's notebook host, and that of a person on a laptop. Calls: those of a
recorded run, from the files that `test_least_privilege.py` keeps true.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest

from personalize_poc.aws import policies
from personalize_poc.aws.workspace import Workspace
from tests.support import justified, needed_calls, person_policy
from tests.support.fake_personalize import ACCOUNT, fake_target
from tests.support.iam import Request, allowed, many, statements
from tests.support.template import Stack, parsed
from tests.support.template_rules.storage import OTHERS, service_context

NAMES = "poc-laptop-123456789012-us-east-1", "poc-laptop-us-east-1"


def host() -> tuple[list[dict[str, Any]], list[Request]]:
    stack = Stack(parsed())
    return stack.policies("NotebookRole"), needed_calls.of_stack(stack)


def person() -> tuple[list[dict[str, Any]], list[Request]]:
    calls = map(needed_calls.known, (needed_calls.ON_THE_HOST, needed_calls.OF_A_PERSON))
    return person_policy.documents(), needed_calls.on_a_laptop(chain(*calls), *NAMES)


WHO = {"host": host, "person": person}


@pytest.fixture(params=list(WHO))
def policy(request: pytest.FixtureRequest) -> tuple[list[dict[str, Any]], list[Request]]:
    return WHO[request.param]()


def test_every_call_is_allowed(policy: Any) -> None:
    documents, calls = policy
    assert len(calls) > 100
    assert not [one for one in calls if not allowed(documents, one)]


def test_what_is_allowed_is_called_or_has_a_reason(policy: Any) -> None:
    documents, calls = policy
    assert justified.unused_actions(documents, calls) <= set(justified.ACTIONS)
    assert justified.unused_resources(documents, calls) <= set(justified.RESOURCES)


P = "arn:aws:personalize:us-east-1:123456789012"
OUTSIDE = [
    ("personalize:DeleteSolution", f"{P}:solution/shop"),
    ("personalize:CreateCampaign", f"{P}:campaign/shop"),
    (
        "personalize:DeleteDatasetGroup",
        f"{P}:dataset-group/shop",
    ),
    (
        "personalize:CreateRecommender",
        f"{P}:recommender/poc-a",
    ),
    ("personalize:UpdateSolution", f"{P}:solution/poc-a"),
    ("s3:GetObject", "arn:aws:s3:::salaries/2026.csv"),
    ("s3:PutBucketPolicy", "arn:aws:s3:::salaries"),
    ("s3:PutBucketAcl", "arn:aws:s3:::poc-laptop-123456789012-us-east-1"),
    ("s3:ListAllMyBuckets", "*"),
    ("iam:CreateRole", "arn:aws:iam::123456789012:role/admin"),
    ("iam:AttachRolePolicy", "arn:aws:iam::123456789012:role/poc-laptop-us-east-1"),
    ("iam:CreateUser", "arn:aws:iam::123456789012:user/poc-a"),
    ("iam:PassRole", "arn:aws:iam::123456789012:role/admin"),
    ("sagemaker:StopNotebookInstance", "arn:aws:sagemaker:us-east-1:123456789012:x/other"),
    ("sts:AssumeRole", "arn:aws:iam::123456789012:role/poc-laptop-us-east-1"),
    ("ec2:RunInstances", "*"),
]


@pytest.mark.parametrize(("action", "resource"), OUTSIDE, ids=lambda text: text)
def test_what_is_outside_is_refused(policy: Any, action: str, resource: str) -> None:
    documents, calls = policy
    context = {**calls[0].context, "iam:PassedToService": "personalize.amazonaws.com"}
    assert not allowed(documents, Request(action, resource, context))


def test_a_bucket_of_another_account_is_refused_to_a_person() -> None:
    documents, calls = person()
    objects = [one for one in calls if one.action.startswith("s3:")]
    assert len(objects) > 10
    for one in objects:
        elsewhere = {**one.context, "aws:ResourceAccount": "999999999999"}
        assert not allowed(documents, Request(one.action, one.resource, elsewhere))


def test_no_action_stands_twice_and_all_are_in_order(policy: Any) -> None:
    documents, _ = policy
    for statement in statements(documents):
        actions = many(statement["Action"])
        assert actions == sorted(set(actions))


def test_readme_gives_the_policy_of_a_person() -> None:
    readme = (person_policy.FILE.parents[1] / "README.md").read_text(encoding="utf-8")
    (shown,) = re.findall("^```json\n(.*?)^```", readme, re.DOTALL | re.MULTILINE)
    assert shown == person_policy.FILE.read_text(encoding="utf-8")


def test_a_policy_fits_into_iam() -> None:
    """10,240 characters for the policies of a role, 6,144 for a managed policy, without spaces."""
    for documents, limit in ((host()[0], 10_240), (person()[0], 6_144)):
        assert sum(len(json.dumps(one, separators=(",", ":"))) for one in documents) < limit


# --- What a run makes itself says the same as the template ------------------------------------


@pytest.fixture
def ws() -> Iterator[Workspace]:
    for target, _, _ in fake_target():
        yield Workspace(target, "laptop")


def test_the_bucket_of_a_run_lets_in_the_same_as_that_of_the_template(ws: Workspace) -> None:
    document = policies.bucket_policy(ws)
    bucket = f"arn:aws:s3:::{ws.bucket}"
    for action, resource in (
        ("s3:GetObject", f"{bucket}/a"),
        ("s3:PutObject", f"{bucket}/a"),
        ("s3:ListBucket", bucket),
    ):
        assert allowed([document], Request(action, resource, service_context()))
        for context in (*OTHERS, service_context(**{"aws:SecureTransport": "false"})):
            assert not allowed([document], Request(action, resource, context))
    assert not allowed([document], Request("s3:DeleteObject", f"{bucket}/a", service_context()))
    template = Stack(parsed()).properties("DataBucketPolicy")["PolicyDocument"]
    conditions = [one["Condition"] for one in statements([template])]
    assert {str(one["Condition"]) for one in statements([document])} == set(map(str, conditions))


def test_the_role_of_a_run_may_do_the_same_as_that_of_the_template(ws: Workspace) -> None:
    stack = Stack(parsed())
    trust = stack.properties("PersonalizeRole")["AssumeRolePolicyDocument"]
    assert policies.trust_policy(ws) == trust
    assert ws.target.account == ACCOUNT
    own, theirs = (
        {
            (action, str(one.get("Condition")))
            for one in statements(found)
            for action in many(one["Action"])
        }
        for found in ([policies.role_policy(ws)], stack.policies("PersonalizeRole"))
    )
    assert own == theirs
    measure = {"cloudwatch:namespace": "AWS/Personalize"}
    assert allowed([policies.role_policy(ws)], Request(policies.MEASURE, "*", measure))
    other = {"cloudwatch:namespace": "AWS/EC2"}
    assert not allowed([policies.role_policy(ws)], Request(policies.MEASURE, "*", other))
    for resource in ("arn:aws:s3:::other/a", "arn:aws:s3:::other"):
        for action in ("s3:GetObject", "s3:PutObject", "s3:ListBucket"):
            assert not allowed([policies.role_policy(ws)], Request(action, resource))
