"""Rules of faults as JSON: what is understood, and with which sentence the rest is refused."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.local.faults import rules
from personalize_poc.local.faults.rules import InjectedError, InvalidRule, Rule
from personalize_poc.local.options import Options

CHAOS: dict[str, Any] = {
    "service": "s3",
    "region": "us-east-1",
    "operation": "PutObject",
    "probability": 0.5,
    "error": {"statusCode": 503, "code": "SlowDown"},
}
"""A rule with every member that LocalStack's chaos API has."""


def test_a_rule_of_the_chaos_api_is_one_here() -> None:
    (rule,) = rules.read([CHAOS])
    assert rule.error == InjectedError(503, "SlowDown")
    assert rule.document() == CHAOS
    assert rules.read([{}]) == [Rule(error=InjectedError(503, "ServiceUnavailable"))]


@pytest.mark.parametrize(
    "document",
    [
        {"operation": "GetRole", "nth": 3, "answerLost": True},
        {"latencySeconds": 0.5, "after": 2, "afterSeconds": 1.5, "count": 4, "perAccessKey": True},
        {"job": "campaign", "jobSeconds": 3.0},
        {"operation": "CreateDatasetImportJob", "nth": 3, "failureReason": "No capacity."},
        {"error": {"statusCode": 403, "code": "AccessDenied", "message": "Not you"}},
    ],
)
def test_what_is_shown_can_be_given_again(document: dict[str, Any]) -> None:
    (rule,) = rules.read([document])
    assert rule.document() == document
    assert rules.read([rule.document()]) == [rule]


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ({"probability": 1.5}, "probability is 1.5; it must be a number from 0 to 1"),
        ({"probability": True}, "must be a number"),
        ({"service": "s4"}, "no service 's4'.*personalize, .*s3, iam, sts"),
        ({"operation": "CreateFilm"}, "no operation 'CreateFilm'"),
        ({"service": "iam", "operation": "PutObject"}, "no operation 'PutObject' of iam"),
        ({"chance": 1}, "no member 'chance'. Members: service, operation"),
        ({"error": {"statusCode": 200}}, "error: statusCode is 200"),
        ({"error": {"code": "a\r\nb"}}, "letters and digits"),
        ({"error": "503"}, "object with statusCode and code"),
        ({"nth": 0}, "whole number from 1 on"),
        ({"nth": 2, "probability": 0.5}, "nth already says which call"),
        ({"error": {}, "answerLost": True}, "one of the two"),
        ({"job": "campaign"}, "failureReason or jobSeconds"),
        ({"failureReason": "No."}, "name the job"),
        ({"job": "campaign", "failureReason": "No.", "latencySeconds": 1}, "make two rules"),
        ({"latencySeconds": -1}, "0 or more"),
        ("s3", "must be an object"),
    ],
)
def test_a_wrong_rule_is_refused_with_a_sentence(document: Any, message: str) -> None:
    with pytest.raises(InvalidRule, match=f"Rule 2.*{message}"):
        rules.read([CHAOS, document])


def test_only_a_list_is_one_of_rules() -> None:
    with pytest.raises(InvalidRule, match="list of objects"):
        rules.read(CHAOS)


def test_shares_among_the_options_are_shares_of_all_calls() -> None:
    first, second = Options(throttling=0.5, unavailable=0.25).rules()
    assert (first.probability, second.probability) == (0.5, 0.5)
