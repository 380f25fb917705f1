"""Rules of faults for tests, and what they have done."""

from __future__ import annotations

import json
import urllib.request
from typing import Any

from personalize_poc import contract

DENIED = {"statusCode": 403, "code": "AccessDenied"}
GONE = {"statusCode": 404, "code": "NoSuchBucket"}
EXPIRED = {"statusCode": 400, "code": "ExpiredTokenException"}
BROKEN = {"statusCode": 500, "code": "ServiceFailure"}


def share_of_all(share: float, seed: int) -> list[dict[str, Any]]:
    """Throttling, failures and lost answers: each this share of the calls to each service."""
    failures = {
        "personalize": ((400, "ThrottlingException"), (500, "InternalServerException")),
        "s3": ((503, "SlowDown"), (500, "InternalError")),
        "iam": ((400, "Throttling"), (503, "ServiceUnavailable")),
        "sts": ((400, "Throttling"), (503, "ServiceUnavailable")),
    }
    rules: list[dict[str, Any]] = []
    for service, answers in failures.items():
        rule: dict[str, Any] = {"service": service, "probability": share, "seed": seed}
        for status, code in answers:
            rules.append(rule | {"error": {"statusCode": status, "code": code}})
        rules.append(rule | {"answerLost": True})
    return rules


def set_rules(endpoint: str, rules: list[dict[str, Any]]) -> None:
    """Put these rules in force on a server, in place of those that are."""
    body = json.dumps(rules).encode()
    request = urllib.request.Request(endpoint + contract.FAULTS_PATH, body, method="PUT")
    with urllib.request.urlopen(request) as answer:
        assert answer.status == 200


def counts(endpoint: str) -> list[dict[str, Any]]:
    """Each rule with how many calls it has matched and struck."""
    with urllib.request.urlopen(endpoint + contract.FAULT_COUNTS_PATH) as answer:
        found: list[dict[str, Any]] = json.load(answer)
    return found


def struck(endpoint: str) -> int:
    """How many calls and jobs the rules have struck."""
    return sum(one["struck"] for one in counts(endpoint))
