"""Whether what goes together tells more than what is popular: on shops with a taste and without."""

from __future__ import annotations

import random

import pytest

from personalize_poc.check import findings
from personalize_poc.check.advice import advise
from personalize_poc.check.facts import Facts, Trial
from tests.check.test_findings import NOW, START
from tests.support.canonical_tables import World

USERS, ITEMS, GROUPS = 700, 120, 6


def shop(taste: float, users: int = USERS, seed: int = 1) -> Facts:
    """Events of users who choose by one popularity curve, or with `taste` from a group of items."""
    chance = random.Random(seed)
    curve = [1 / (rank + 3) for rank in range(ITEMS)]
    rows = []
    for user in range(users):
        mine = [weight * (item % GROUPS == user % GROUPS) for item, weight in enumerate(curve)]
        for __ in range(12):
            weights = mine if chance.random() < taste else curve
            (item,) = chance.choices(range(ITEMS), weights)
            rows.append((f"u{user}", f"i{item}", str(START + chance.randrange(90 * 86_400))))
    world = World().add("interactions", ["USER_ID", "ITEM_ID", "TIMESTAMP"], rows)
    return findings.facts(world.canonical(), now=NOW)


def test_where_nobody_has_a_taste_popularity_finds_as_much_and_counting_is_advised() -> None:
    facts = shop(taste=0.0)
    assert facts.trial.tells_no_more
    assert not facts.trial.tells_more
    assert facts.trial.users == USERS
    advice = advise(facts)
    assert [one.code for one in advice.instead] == ["popularity-finds-as-much"]
    assert advice.verdict.startswith("Not Amazon Personalize, as this data stands. Count the")
    assert advice.recipes[0].recipe == "aws-popularity-count"
    assert "700 users" in advice.instead[0].reason
    assert advice.retraining == "", "nothing is trained"


@pytest.mark.parametrize("taste", [0.5, 0.9])
def test_where_people_have_a_taste_the_figures_are_the_reason(taste: float) -> None:
    facts = shop(taste)
    assert facts.trial.tells_more
    assert facts.trial.beside > facts.trial.popular
    advice = advise(facts)
    assert "popularity-finds-as-much" not in [one.code for one in advice.instead]
    first = advice.recipes[0]
    assert first.fit == "fits"
    assert "lists of 10 by what others have beside theirs hold it for" in first.decisive[0]


def test_luck_alone_is_never_ahead() -> None:
    assert not any(shop(0.0, users=300, seed=seed).trial.tells_more for seed in range(3, 5))


def test_of_few_users_nothing_is_said() -> None:
    trial = shop(taste=0.0, users=200).trial
    assert trial.users == 200
    assert not trial.tells_no_more
    assert not trial.tells_more
    assert shop(taste=0.9, users=20).trial == Trial()


def test_what_is_asked_for_may_be_known_by_nobody() -> None:
    rows = [(f"u{n}", f"i{n}{at}", str(START + at)) for n in range(60) for at in range(3)]
    world = World().add("interactions", ["USER_ID", "ITEM_ID", "TIMESTAMP"], rows)
    trial = findings.facts(world.canonical(), now=NOW).trial
    assert not trial.tells_more
    assert not trial.tells_no_more
