"""Rules of faults for tests, and what they have done."""

from __future__ import annotations

import json
import os
import urllib.request
from collections.abc import Callable
from typing import Any

from personalize_poc import contract, errors
from personalize_poc.course import problems
from tests.support import in_process

DENIED = {"statusCode": 403, "code": "AccessDenied"}
GONE = {"statusCode": 404, "code": "NoSuchBucket"}
EXPIRED = {"statusCode": 400, "code": "ExpiredTokenException"}
BROKEN = {"statusCode": 500, "code": "ServiceFailure"}
MOST_STOPS = 3
"""A stop is allowed; one after another is none that passes."""


def seeds(usual: str) -> list[int]:
    """Those of PERSONALIZE_POC_TROUBLE_SEEDS, ``4`` or ``0-19``; else the usual ones."""
    named = os.environ.get("PERSONALIZE_POC_TROUBLE_SEEDS", usual)
    first, _, last = named.partition("-")
    return list(range(int(first), int(last or first) + 1))


def until_it_passes(call: Callable[[], Any]) -> list[str]:
    """Call again after stops; returns what they said. A stop has to be one that explains itself."""
    stops: list[str] = []
    while True:
        try:
            call()
        except (errors.PocError, in_process.CellFailed) as stopped:
            problem = getattr(stopped, "problem", stopped)
            is_check = isinstance(problem, (AssertionError, NameError))
            told = None if is_check else problems.sentences(problem, None, {})
            if told is None or len(stops) == MOST_STOPS:
                raise
            stops.append(" ".join(told))
        else:
            return stops


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
