"""The two roles: who takes them on, and what they may do."""

from __future__ import annotations

import re
from typing import Any

from tests.support.iam import Request, allowed, many, statements
from tests.support.template import ACCOUNT, REGION, Stack, Template
from tests.support.template_rules.registry import HERE, PERSONALIZE, SAGEMAKER, properties_of, rule


def _trusts(template: Template, role: str, principal: dict[str, str], more: dict[str, Any]) -> None:
    """One service may take on the role, for this account, with these further conditions."""
    (statement,) = properties_of(template, role)["AssumeRolePolicyDocument"]["Statement"]
    account = {"StringEquals": {"aws:SourceAccount": ACCOUNT}}
    assert statement == {
        "Effect": "Allow",
        "Principal": principal,
        "Action": "sts:AssumeRole",
        "Condition": account | more,
    }


@rule
def only_personalize_takes_on_the_service_role(template: Template) -> None:
    here = {"ArnLike": {"aws:SourceArn": f"arn:aws:personalize{HERE}*"}}
    _trusts(template, "PersonalizeRole", PERSONALIZE, here)


@rule
def only_sagemaker_takes_on_the_role_of_the_host(template: Template) -> None:
    _trusts(template, "NotebookRole", SAGEMAKER, {})


@rule
def the_service_role_reads_and_writes_one_folder_and_its_metrics(template: Template) -> None:
    stack = Stack(template)
    bucket = stack.arn("DataBucket")
    for one in statements(stack.policies("PersonalizeRole")):
        assert set(one) <= {"Effect", "Action", "Resource", "Condition"}
        assert one["Effect"] == "Allow"
    found = {
        (action, resource, str(one.get("Condition", "")))
        for one in statements(stack.policies("PersonalizeRole"))
        for action in many(one["Action"])
        for resource in many(one["Resource"])
    }
    metrics = "{'StringEquals': {'cloudwatch:namespace': 'AWS/Personalize'}}"
    assert found == {
        ("s3:ListBucket", bucket, ""),
        ("s3:GetObject", f"{bucket}/personalize-poc/*", ""),
        ("s3:PutObject", f"{bucket}/personalize-poc/*", ""),
        ("cloudwatch:PutMetricData", "*", metrics),
    }


WITHOUT_RESOURCE = re.compile(
    "personalize:(List[A-Za-z]+|PutEvents|TagResource)"
    "|cloudwatch:(GetMetricStatistics|ListMetrics)|servicequotas:ListServiceQuotas"
)


@rule
def the_host_may_do_single_operations_on_what_is_its_own(template: Template) -> None:
    """No wildcard in an action; `*` as resource only where an operation has none."""
    stack = Stack(template)
    bucket = stack.arn("DataBucket")
    own = [
        rf"arn:aws:personalize{HERE}[a-z-]+/poc-\*",
        rf"arn:aws:personalize{HERE}event-tracker/\*",
        r"arn:aws:personalize:\*:\*:recipe/\*",
        re.escape(stack.arn("PersonalizeRole")),
        re.escape(bucket) + r"(/personalize-poc/\*)?",
        rf"arn:aws:sagemaker{HERE}notebook-instance/personalize-poc",
        re.escape(stack.arn("LogGroup")),
        rf"arn:aws:logs{HERE}log-group:/aws/sagemaker/NotebookInstances:"
        r"(log-stream:personalize-poc/)?\*",
    ]
    for one in statements(stack.policies("NotebookRole")):
        assert one["Effect"] == "Allow"
        assert not {"NotAction", "NotResource", "Principal"} & set(one)
        everywhere = "*" in many(one["Resource"])
        for action in many(one["Action"]):
            assert re.fullmatch("[a-z0-9]+:[A-Za-z]+", action), action
            assert bool(WITHOUT_RESOURCE.fullmatch(action)) == everywhere, action
        if everywhere:
            assert one["Condition"] == {"StringEquals": {"aws:RequestedRegion": REGION}}
        for resource in many(one["Resource"]):
            assert resource == "*" or any(re.fullmatch(form, resource) for form in own), resource


@rule
def policies_have_names(template: Template) -> None:
    for role, names in (
        ("PersonalizeRole", ["data-bucket", "metrics"]),
        ("NotebookRole", ["personalize", "data-bucket", "host"]),
    ):
        own = properties_of(template, role)["Policies"]
        assert [one["PolicyName"] for one in own] == names


@rule
def the_host_hands_one_role_to_one_service(template: Template) -> None:
    stack = Stack(template)
    documents, role = stack.policies("NotebookRole"), stack.arn("PersonalizeRole")
    to = {"iam:PassedToService": "personalize.amazonaws.com"}
    assert allowed(documents, Request("iam:PassRole", role, to))
    (passes,) = [one for one in statements(documents) if "iam:PassRole" in many(one["Action"])]
    assert passes["Condition"] == {"StringEquals": to}
    for context in ({}, {"iam:PassedToService": "lambda.amazonaws.com"}):
        assert not allowed(documents, Request("iam:PassRole", role, context))
    for other in (stack.arn("NotebookRole"), f"arn:aws:iam::{ACCOUNT}:role/poc-admin"):
        assert not allowed(documents, Request("iam:PassRole", other, to))
    actions = {action for one in statements(documents) for action in many(one["Action"])}
    assert {one for one in actions if one.startswith("iam:")} == {"iam:PassRole"}
