"""The file of rates: what it replaces, and what is refused in it."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from personalize_poc.aws import pricing, rates
from personalize_poc.errors import BadInput

FULL = "{what: a, per: b, source: c, date: 2026-01-31, usd: 1}"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "rates.yaml"


def test_every_rate_says_where_it_comes_from_and_unconfirmed_ones_say_so() -> None:
    for rate in rates.built_in().values():
        assert rate.source, rate.key
        assert rate.told.startswith("UNCONFIRMED") == (not rate.confirmed)
    assert {"import", "training", "campaign"} == {
        key for key, rate in rates.built_in().items() if rate.confirmed
    }


def test_a_rate_of_ones_own_replaces_that_one_and_no_other(file: Path) -> None:
    file.write_text(f"training: {FULL}\nhost-ml.c5.large: {FULL}\n")
    found = rates.read(file)
    assert found["training"].cost(3) == 3
    assert found["training"].told == "c (2026-01-31)"
    assert found["import"] == rates.built_in()["import"]
    assert found["host-ml.c5.large"].usd == 1
    assert rates.read()["training"].usd == 0.24


def test_tiers_are_those_of_a_months_amount(file: Path) -> None:
    file.write_text(
        "campaign: {what: a, per: b, source: c, date: d, tiers: [{upto: 10, usd: 2}, {usd: 1}]}"
    )
    rate = rates.read(file)["campaign"]
    assert [rate.cost(amount) for amount in (0, 10, 15)] == [0, 20, 25]
    assert pricing.together([10, 5], rate) == pytest.approx([25 * 2 / 3, 25 / 3])


def test_an_unknown_price_has_no_cost() -> None:
    assert rates.built_in()["segments"].cost(1000) is None
    assert math.isnan(rates.built_in()["segments"].usd)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no rates in it"),
        ("- 1", "no rates in it"),
        ("training: 3", "training: a rate has"),
        ("a: [", "no YAML"),
        (f"campain: {FULL}", "no rate campain"),
        ("training: {what: a, per: b, source: c, usd: 1}", "date is missing"),
        ("training: {what: a, per: b, source: c, date: d}", "usd or tiers"),
        (FULL.replace("{", "training: {color: 1, "), "color is not known"),
        (FULL.replace("{", "training: {").replace("1}", "-1}"), "-1 is no price"),
        (FULL.replace("{", "training: {").replace("1}", "true}"), "True is no price"),
        (FULL.replace("{", "training: {").replace("1}", ".nan}"), "nan is no price"),
        (FULL.replace("{", "training: {confirmed: maybe, "), "confirmed is true or false"),
        (FULL.replace("{", "training: {").replace("usd: 1", "tiers: []"), "tiers is a list"),
        (
            FULL.replace("{", "training: {").replace("usd: 1", "tiers: [{upto: 9, usd: 1}]"),
            "the last has none",
        ),
        (
            "training: {what: a, per: b, source: c, date: d, "
            "tiers: [{upto: 9, usd: 1}, {upto: 3, usd: 1}, {usd: 1}]}",
            "rises from tier to tier",
        ),
    ],
)
def test_what_is_no_rate_is_refused_with_its_place(file: Path, text: str, words: str) -> None:
    file.write_text(text)
    with pytest.raises(BadInput, match=words) as caught:
        rates.read(file)
    assert str(file) in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="No such file"):
        rates.read(tmp_path / "none.yaml")


def test_campaigns_share_the_tiers_of_an_account() -> None:
    """Two campaigns of 20 TPS all month: 29,280 TPS-hours, of which 9,280 at the second price."""
    table = pricing.capacity({"one": (20, 0.0), "two": (20, 0.0)})
    assert table["USD"].sum() == pytest.approx(20_000 * 0.20 + 9_280 * 0.10, abs=0.01)
    names = list(pricing.figures().index)
    assert names[2:5] == [
        "campaign, first 20,000",
        "campaign, next 180,000",
        "campaign, above 200,000",
    ]
