"""What is looked at before a run on AWS: quotas, leftovers, recipes, credentials."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from botocore.credentials import Credentials, RefreshableCredentials
from botocore.exceptions import ClientError

from personalize_poc import errors
from personalize_poc.aws import ensure, precautions, preflight, quotas
from personalize_poc.aws.finding import FINE, NOTE
from personalize_poc.aws.workspace import Workspace
from tests.support.fake_personalize import fake_target

NOW = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
P = "arn:aws:personalize:us-east-1:123456789012:"


@pytest.fixture
def world() -> Iterator[Any]:
    yield from fake_target()


class ServiceQuotas:
    """Service Quotas with these values, or refusing."""

    def __init__(self, values: dict[str, float] | None) -> None:
        self.values = values

    def get_paginator(self, _: str) -> ServiceQuotas:
        return self

    def paginate(self, **_: Any) -> Iterator[Any]:
        if self.values is None:
            told: Any = {"Error": {"Code": "AccessDeniedException", "Message": "no"}}
            raise ClientError(told, "ListServiceQuotas")
        rows = [
            {"QuotaName": name, "Value": value, "QuotaCode": f"L-{number}"}
            for number, (name, value) in enumerate(self.values.items())
        ]
        yield {"Quotas": rows[:1]}
        yield {"Quotas": rows[1:]}


def told(world: Any, what: str) -> list[Any]:
    found = preflight.show(Workspace(world[0], "workshop")).findings
    return [one for one in found if one.what == what]


def test_a_quota_that_will_not_suffice_is_named_with_how_to_raise_it(world: Any) -> None:
    values = {
        "Total number of active campaigns per dataset group": 3.0,
        "Rate of requests to campaigns per second": 1.0,
        "Total number of active solutions per dataset group": 10.0,
    }
    world[0].clients["service-quotas"] = ServiceQuotas(values)
    (one,) = told(world, "quotas")
    assert one.level == NOTE
    assert "campaigns of a dataset group: 3, and a whole run has 5" in one.found
    assert "--service-code personalize --quota-code L-0 --desired-value 5" in one.fix
    assert "--region us-east-1" in one.fix


def test_defaults_are_told_as_such_where_the_quotas_cannot_be_asked(world: Any) -> None:
    world[0].clients["service-quotas"] = ServiceQuotas(None)
    (one,) = told(world, "quotas")
    assert (one.level, "AccessDeniedException" in one.found) == (FINE, True)
    assert all(quota.needs <= quota.default for quota in quotas.OF_A_RUN)


def test_a_raised_quota_of_dataset_groups_is_known(world: Any) -> None:
    target, _, _ = world
    for name in "abcdef":
        target.personalize.create_dataset_group(name=name)
    named = "Total number of active dataset groups"
    target.clients["service-quotas"] = ServiceQuotas({named: 10.0})
    assert told(world, "dataset groups")[0].found.startswith("6 of 10 in this account")
    target.clients["service-quotas"] = ServiceQuotas({named: 6.0})
    with pytest.raises(errors.ConfigurationError, match=r"6 of 6 .*--desired-value 7"):
        told(world, "dataset groups")


def test_a_name_that_fits_twice_is_no_answer() -> None:
    known = {"active campaigns": quotas.Asked(1, "a"), "idle campaigns": quotas.Asked(2, "b")}
    assert quotas.of("campaigns", known) is None


def test_what_bills_already_is_told_run_by_run(world: Any) -> None:
    target, fake, clock = world
    for name in ("poc-workshop_up", "poc-monday_up", "poc-monday_sims", "shop"):
        ensure.resource(
            target.personalize.create_campaign,
            name=name,
            solutionVersionArn=f"{P}solution/x/00000001",
        )
    clock.sleep(100)
    fake.held[f"{P}recommender/poc-monday_top"] = {
        "status": "INACTIVE",
        "name": "poc-monday_top",
        "recommenderArn": f"{P}recommender/poc-monday_top",
        "_since": 0.0,
    }
    none, monday, own = told(world, "bills already")
    assert none.found == "no run: 1 campaign, at least 0.20 USD an hour"
    assert (
        monday.found == "the run monday of arn:aws:iam::123456789012:user/tester: "
        "2 campaigns, at least 0.40 USD an hour"
    )
    assert "cleanup --run-name monday --target aws --region us-east-1" in monday.fix
    assert own.found == "this run: 1 campaign, at least 0.20 USD an hour"
    asked = {"tags": [{"tagKey": "personalize-poc-owner", "tagValue": "somebody"}]}
    target.personalize.list_tags_for_resource = lambda **_: asked
    assert "the run monday of somebody:" in told(world, "bills already")[1].found


def test_nothing_bills(world: Any) -> None:
    (one,) = told(world, "bills already")
    assert (one.level, one.found[:11]) == (FINE, "no campaign")


def test_recipes_that_are_missing_are_named_with_their_successors(world: Any) -> None:
    target, fake, _ = world
    offered = {*precautions.RECIPES, "aws-similar-items"} - {"aws-sims", "aws-popularity-count"}
    for name in offered:
        arn = f"arn:aws:personalize:::recipe/{name}"
        fake.held[arn] = {"name": name, "recipeArn": arn, "_since": 0.0}
    popular, sims = told(world, "recipes")
    assert "aws-popularity-count is not offered in us-east-1" in popular.found
    assert popular.fix == "Leave it out in the notebooks.", "it has none"
    assert "successor is aws-similar-items" in sims.fix
    for name in ("aws-sims", "aws-popularity-count"):
        arn = f"arn:aws:personalize:::recipe/{name}"
        fake.held[arn] = {"name": name, "recipeArn": arn, "_since": 0.0}
    assert told(world, "recipes")[0].level == FINE
    del target


def lasting(hours: float, method: str = "assume-role") -> RefreshableCredentials:
    ends = NOW + dt.timedelta(hours=hours)
    return RefreshableCredentials("a", "b", "c", ends, lambda: {}, method, lambda: NOW)


@pytest.mark.parametrize(
    ("held", "level", "words"),
    [
        (
            lasting(1),
            NOTE,
            "end at 2026-03-01 13:00 UTC, in 60 minutes",
        ),
        (lasting(-1), NOTE, "in 0 minutes"),
        (lasting(12), FINE, "hold until 2026-03-02 00:00 UTC"),
        (lasting(1, "iam-role"), FINE, "renewed by themselves"),
        (lasting(1, "sso"), NOTE, "for as long as your sign-in lasts"),
        (Credentials("a", "b", "c", "shared-credentials-file"), NOTE, "temporary"),
    ],
)
def test_credentials_that_end_during_a_run(
    world: Any, monkeypatch: pytest.MonkeyPatch, held: Any, level: str, words: str
) -> None:
    target, _, _ = world
    monkeypatch.setattr(target.session, "get_credentials", lambda: held)
    (one,) = precautions.credentials(target, NOW)
    assert one.level == level
    assert words in one.found


def test_keys_without_an_end_need_no_word(world: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    target, _, _ = world
    for held in (Credentials("a", "b"), None):
        monkeypatch.setattr(target.session, "get_credentials", lambda held=held: held)
        assert list(precautions.credentials(target, NOW)) == []


def test_the_end_that_the_environment_knows(world: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    target, _, _ = world
    held = Credentials("a", "b", "c", "env")
    monkeypatch.setattr(target.session, "get_credentials", lambda: held)
    monkeypatch.setenv("AWS_CREDENTIAL_EXPIRATION", "2026-03-01T13:30:00+00:00")
    (one,) = precautions.credentials(target, NOW)
    assert "in 90 minutes" in one.found
    monkeypatch.setenv("AWS_CREDENTIAL_EXPIRATION", "soon")
    (one,) = precautions.credentials(target, NOW)
    assert "not told" in one.found


def test_another_person_with_the_same_run_name_is_named(world: Any) -> None:
    target, fake, _ = world
    assert [one.found for one in told(world, "run")] == [
        "workshop; all names begin with poc-workshop"
    ]
    ben = replace(target, identity="arn:aws:iam::123456789012:user/ben")
    ws = Workspace(ben, "workshop")
    ensure.bucket(ws)
    ensure.role(ws)
    tags = [{"tagKey": "personalize-poc-owner", "tagValue": ben.owner}]
    ensure.resource(target.personalize.create_dataset_group, name=ws.dataset_group, tags=tags)
    _, other = told(world, "run")
    assert (other.level, other.found) == (
        NOTE,
        f"workshop is a run of {ben.owner}, who made its dataset group, bucket, role",
    )
    assert "Take another run name" in other.fix
    refuse = ("ListTagsForResource", "AccessDeniedException", "no")
    fake.refuse += [refuse]
    assert told(world, "run")[1].found.endswith("who made its bucket, role")
    own = list(precautions.owners(ws))
    assert own == [], "it is their own run"
