"""IAM policy documents, evaluated as IAM does."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.local.cloud.iam_policy import Access, allowed, denied, document, like

ROLE = "AWS:arn:aws:iam::123456789012:role/service/Personalize"
SERVICE = "Service:personalize.amazonaws.com"
OBJECT = "arn:aws:s3:::films/in/interactions.csv"
CONTEXT = {
    "aws:SourceAccount": "123456789012",
    "aws:SourceArn": "arn:aws:personalize:us-east-1:123456789012:*",
    "aws:SecureTransport": "true",
}


def policy(effect: str = "Allow", **elements: Any) -> dict[str, Any]:
    return {"Version": "2012-10-17", "Statement": {"Effect": effect, **elements}}


READ = policy(Action="s3:GetObject", Resource="*")


@pytest.mark.parametrize(
    ("action", "resource", "expected"),
    [
        ("s3:GetObject", OBJECT, True),
        ("S3:getobject", OBJECT, True),
        ("s3:Get*", OBJECT, True),
        ("*", "*", True),
        (["s3:PutObject", "s3:GetObjec?"], ["arn:aws:s3:::other", "arn:aws:s3:::films/*"], True),
        ("s3:GetObject", "arn:aws:s3:::films", False),
        ("s3:GetObject", "arn:aws:s3:::Films/*", False),
        ("s3:PutObject", OBJECT, False),
        ("s3:GetObject", "arn:aws:s3:::films/in/[a-z]*", False),
    ],
)
def test_actions_and_resources(action: str, resource: str, expected: bool) -> None:
    documents = [policy(Action=action, Resource=resource)]
    assert allowed(documents, Access("s3:GetObject", OBJECT)) is expected


def test_the_negative_elements_exclude() -> None:
    access = Access("s3:GetObject", OBJECT)
    assert allowed([policy(NotAction="iam:*", Resource="*")], access)
    assert not allowed([policy(NotAction="s3:Get*", Resource="*")], access)
    assert not allowed([policy(Action="*", NotResource="arn:aws:s3:::films/*")], access)


def test_an_explicit_deny_wins_wherever_it_stands() -> None:
    deny = policy("Deny", Action="s3:*", Resource="arn:aws:s3:::films/in/*")
    access = Access("s3:GetObject", OBJECT)
    assert not allowed([READ, deny], access)
    assert not allowed([deny, READ], access)
    assert denied([READ, deny], access)
    assert allowed([READ, deny], Access("s3:GetObject", "arn:aws:s3:::films/out/x"))


@pytest.mark.parametrize(
    ("principal", "expected"),
    [
        ({"Service": "personalize.amazonaws.com"}, True),
        ({"Service": ["sagemaker.amazonaws.com", "personalize.amazonaws.com"]}, True),
        ("*", True),
        ({"Service": "sagemaker.amazonaws.com"}, False),
        ({"AWS": "*"}, False),
        (None, False),
    ],
)
def test_the_service_as_principal(principal: str, expected: bool) -> None:
    documents = [policy(Principal=principal, Action="sts:AssumeRole")]
    assert allowed(documents, Access("sts:AssumeRole", principal=SERVICE)) is expected


def test_a_role_as_principal_by_arn_account_or_root() -> None:
    access = Access("s3:GetObject", OBJECT, ROLE)
    for name in (ROLE[4:], "123456789012", "arn:aws:iam::123456789012:root"):
        assert denied([policy("Deny", Principal={"AWS": name}, Action="*", Resource="*")], access)
    other = policy("Deny", NotPrincipal={"AWS": ROLE[4:]}, Action="*", Resource="*")
    assert not denied([other], access)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ({"StringEquals": {"aws:SourceAccount": "123456789012"}}, True),
        ({"StringEquals": {"AWS:sourceaccount": ["1", "123456789012"]}}, True),
        ({"StringEquals": {"aws:SourceAccount": "999999999999"}}, False),
        ({"ArnLike": {"aws:SourceArn": "arn:aws:personalize:us-east-1:123456789012:*"}}, True),
        ({"StringLike": {"aws:SourceArn": "arn:aws:personalize:*:999999999999:*"}}, False),
        ({"Bool": {"aws:SecureTransport": True}}, True),
        ({"Bool": {"aws:SecureTransport": "false"}}, False),
        ({"StringNotEquals": {"aws:SourceAccount": "123456789012"}}, False),
        ({"StringEquals": {"aws:SourceVpce": "vpce-1"}}, False),
        ({"StringNotEquals": {"aws:SourceVpce": "vpce-1"}}, True),
        ({"StringEqualsIfExists": {"aws:SourceVpce": "vpce-1"}}, True),
        ({"Null": {"aws:SourceVpce": "true"}}, True),
        ({"Null": {"aws:SourceAccount": "true"}}, False),
        ({"DateGreaterThan": {"aws:CurrentTime": "2020-01-01T00:00:00Z"}}, False),
        (
            {
                "StringEquals": {"aws:SourceAccount": "123456789012"},
                "Bool": {"aws:SecureTransport": "false"},
            },
            False,
        ),
        ("nonsense", False),
    ],
)
def test_conditions(condition: dict[str, Any], expected: bool) -> None:
    documents = [policy(Action="*", Resource="*", Condition=condition)]
    assert allowed(documents, Access("s3:GetObject", OBJECT, context=CONTEXT)) is expected


@pytest.mark.parametrize("text", [None, "", b"", "{", "[]", b"\xff", "3"])
def test_an_unreadable_document_grants_nothing(text: Any) -> None:
    assert not allowed([document(text)], Access("s3:GetObject", OBJECT))


def test_wildcards_are_not_regular_expressions_and_never_slow() -> None:
    assert like("a.b", "a.b")
    assert not like("axb", "a.b")
    assert not like("a" * 2_000, "*a" * 15 + "b")
