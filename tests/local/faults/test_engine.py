"""Which calls and jobs rules strike."""

from __future__ import annotations

from typing import Any

from personalize_poc.local.faults import rules
from personalize_poc.local.faults.engine import Called, Faults, JobOutcome
from personalize_poc.local.faults.rules import InjectedError


def faults(*documents: dict[str, Any], seed: int = 0, **more: Any) -> Faults:
    return Faults(rules.read(list(documents)), seed, **more)


def struck(found: Faults, calls: int, operation: str = "ListSchemas", **more: Any) -> list[int]:
    """Numbers of the calls that meet an error, from 1."""
    called = Called(
        **{"service": "personalize", "region": "eu-west-1", **more}, operation=operation
    )
    met = [found.of_call(called).error for _ in range(calls)]
    return [number for number, error in enumerate(met, 1) if error is not None]


def test_without_rules_for_calls_nothing_is_asked() -> None:
    found = faults({"job": "campaign", "failureReason": "No."})
    assert not found.strikes_calls
    found.add(rules.read([{}]))
    assert found.strikes_calls
    found.replace([])
    assert not found.strikes_calls


def test_a_rule_strikes_what_it_names() -> None:
    named: dict[str, Any] = {"service": "personalize", "operation": "ListSchemas"}
    assert struck(faults(named), 2) == [1, 2]
    assert struck(faults(named), 2, "ListFilters") == []
    assert struck(faults(named | {"region": "us-east-1"}), 2) == []
    of_all = faults({"service": "personalize"})
    assert struck(of_all, 1, "PutEvents", service="personalize-events") == [1]
    assert struck(of_all, 1, "PutObject", service="s3") == []
    events = faults({"service": "personalize-events"})
    assert struck(events, 1) == []


def test_the_nth_the_first_ones_and_so_many() -> None:
    assert struck(faults({"nth": 3}), 6) == [3]
    assert struck(faults({"after": 2, "count": 3}), 9) == [3, 4, 5]


def test_credentials_that_expire_are_good_again_with_another_key() -> None:
    now = [0.0]
    rule = {"afterSeconds": 60, "perAccessKey": True}
    found = faults(rule, clock=lambda: now[0])
    assert struck(found, 3, access_key="one") == []
    now[0] = 61.0
    assert struck(found, 2, access_key="one") == [1, 2]
    assert struck(found, 2, access_key="two") == []


def test_draws_repeat_with_the_seed_whatever_is_called_between() -> None:
    rule = {"probability": 0.3}
    alone = struck(faults(rule, seed=7), 100)
    assert 15 <= len(alone) <= 45
    found, between = faults(rule, seed=7), []
    for number in range(1, 101):
        struck(found, number % 4, "DescribeCampaign")
        between += [number] * len(struck(found, 1))
    assert between == alone
    assert struck(faults(rule, seed=8), 100) != alone
    assert struck(faults(rule | {"seed": 7}, seed=8), 100) == alone


def test_the_first_rule_that_refuses_decides_and_pauses_add_up() -> None:
    found = faults(
        {"latencySeconds": 1},
        {"latencySeconds": 2, "error": {"code": "SlowDown"}},
        {"latencySeconds": 4, "answerLost": True},
    )
    met = found.of_call(Called("s3", None, "us-east-1"))
    assert (met.latency_seconds, met.answer_lost) == (3, False)
    assert met.error == InjectedError(503, "SlowDown")
    assert [one["struck"] for one in found.counts()] == [1, 1, 0]


def test_rules_are_added_and_taken_back() -> None:
    found = faults({"service": "s3"}, {"service": "iam"})
    found.add(rules.read([{"service": "sts"}]))
    found.remove(rules.read([{"service": "iam"}]))
    assert [rule.service for rule in found.rules()] == ["s3", "sts"]


def test_jobs_are_counted_in_the_order_in_which_they_are_asked_for() -> None:
    found = faults(
        {"operation": "CreateDatasetImportJob", "nth": 2, "failureReason": "No."},
        {"job": "campaign", "jobSeconds": 3},
        {"job": "campaign", "jobSeconds": 5, "region": "us-east-1"},
    )
    imports = [found.of_job("dataset-import-job", "CreateDatasetImportJob", "r") for _ in range(3)]
    assert [one.failure_reason for one in imports] == [None, "No.", None]
    assert found.of_job("campaign", "CreateCampaign", "eu-west-1") == JobOutcome(None, 3)
    assert found.of_job("campaign", "CreateCampaign", "us-east-1") == JobOutcome(None, 5)
