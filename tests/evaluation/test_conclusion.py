"""What may be said of a comparison, and what not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from personalize_poc import language
from personalize_poc.evaluation import conclusion
from personalize_poc.evaluation.comparison import AGAIN, POPULARITY, Comparison, Pair, Row, Warned
from personalize_poc.evaluation.estimates import Estimate
from tests.support.comparisons import ECHO, GAINS, comparison

CLEAR, UNSURE, BEHIND = Estimate(0.2, 0.1, 0.3), Estimate(0.2, -0.1, 0.4), Estimate(-1, -2, -0.5)


def row(popularity: Estimate, again: Estimate, new: Estimate) -> Row:
    return Row("aws-x", False, Estimate(0.5), Estimate(0.3), popularity, again, new)


@pytest.mark.parametrize(
    ("known", "says"),
    [
        (row(CLEAR, CLEAR, CLEAR), conclusion.NEW),
        (row(CLEAR, BEHIND, CLEAR), conclusion.NEW),
        (row(CLEAR, CLEAR, UNSURE), conclusion.REPEATS),
        (row(CLEAR, UNSURE, BEHIND), conclusion.REPEATS),
        (row(UNSURE, UNSURE, UNSURE), conclusion.UNCLEAR),
        (row(UNSURE, BEHIND, UNSURE), conclusion.NOTHING),
        (row(Estimate(0.2), CLEAR, CLEAR), conclusion.UNKNOWN),
    ],
)
def test_verdicts(known: Row, says: str) -> None:
    assert conclusion.verdict(known) == says


def test_a_model_whose_gain_is_only_repeats_is_called_out() -> None:
    text = repr(conclusion.Conclusion(comparison()))
    assert "repeats alone are worth +0.250 (+0.150\u00a0…\u00a0+0.350)" in text
    assert (
        f"Ahead of popularity with repeats; on new items alone the lead is not "
        f"distinguishable from chance: {ECHO}" in text
    )
    assert f"On new items ahead of popularity: {GAINS} +0.130" in text
    assert (
        f"no better than showing again what people did last, as far as these test users tell: "
        f"{ECHO}." in text
    )


def test_the_highest_mean_is_not_called_the_best_without_an_interval() -> None:
    said = conclusion.sentences(comparison())
    assert "With repeats no recipe can be told from another with 100 test users." in said
    assert "On new items no recipe can be told from another with 96 test users." in said
    found = comparison()
    clear = replace(found.pairs[0], new=CLEAR)
    sure = replace(found, pairs=[clear])
    assert conclusion.leaders(sure, new=True) == [GAINS]
    assert f"On new items {GAINS} is ahead of every other recipe, on the same 96 users." in (
        conclusion.sentences(sure)
    )
    behind = replace(found, pairs=[replace(found.pairs[0], new=BEHIND)])
    assert conclusion.leaders(behind, new=True) == [ECHO]


def test_what_is_behind_is_told_with_the_lead_that_says_so() -> None:
    """Not with its lead on new items, which may be no difference at all."""
    found = comparison()
    worse = replace(row(UNSURE, BEHIND, UNSURE), name="aws-y")
    worst = replace(row(BEHIND, BEHIND, BEHIND), name="aws-z")
    said = conclusion.sentences(replace(found, rows=[*found.rows[:2], worse, worst], pairs=[]))
    text = next(one for one in said if one.startswith("Behind a baseline"))
    told = BEHIND.text("+")
    assert (
        f"aws-y {told} over “what they did last, again”, aws-z {told} over popularity and" in text
    )
    assert UNSURE.text("+") not in text


def test_no_gain_from_repeats_is_said_too() -> None:
    found = comparison()
    flat = replace(found.rows[1], over_popularity=UNSURE)
    said = conclusion.sentences(replace(found, rows=[found.rows[0], flat, *found.rows[2:]]))
    assert "repeats are worth nothing that can be told from chance" in said[0]


def test_means_alone_give_no_lead() -> None:
    rows = [
        Row(f"{POPULARITY} (own hold-out)", True, Estimate(0.1, 0.05, 0.15)),
        Row(f"{AGAIN} (own hold-out)", True, Estimate(0.3, 0.2, 0.4)),
        Row("aws-a", False, Estimate(0.45)),
        Row("aws-b", False, Estimate(0.35)),
    ]
    text = repr(conclusion.Conclusion(Comparison(rows, users=50, own=True)))
    assert "hold-out of our own" in text
    assert "above the whole interval of the better baseline" in text
    assert "(what they did last, again (own hold-out)): aws-a." in text
    assert "A/B test" in text
    assert "ahead" not in text


def test_a_recipe_of_which_only_the_mean_is_known_is_named() -> None:
    found = comparison()
    old = Row("aws-hrnn", False, Estimate(0.4))
    said = conclusion.sentences(replace(found, rows=[*found.rows, old], alone=["aws-hrnn"]))
    assert any(text.startswith("Of aws-hrnn only the mean is known") for text in said)
    assert conclusion.verdict(old) == conclusion.UNKNOWN


def test_sentences_are_text_in_a_page() -> None:
    found = comparison()
    evil = replace(found.rows[2], name="<script>")
    page = conclusion.Conclusion(replace(found, rows=[*found.rows[:2], evil]))._repr_html_()
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize(
    ("says", "told"),
    [
        ("behind", "Behind popularity in NDCG@10 for 1,200 test users"),
        ("not_ahead", "No better than popularity in NDCG@10, nor on new items, as far as 1,200"),
        ("too_few", "Not ahead of popularity in NDCG@10, but 1,200 test users are too few"),
    ],
)
def test_what_is_said_against_recipes_stands_in_the_conclusion_once(says: str, told: str) -> None:
    lead = Estimate(-0.1, -0.2, -0.05)
    warned = [Warned(name, says, lead, 1200, "interactions") for name in (ECHO, GAINS)]
    found = replace(comparison(), warned=warned)
    (said,) = set(conclusion.sentences(found)) - set(conclusion.sentences(comparison()))
    assert said.startswith(told)
    assert said.endswith("Popularity-Count may serve as well; more interactions may tell more.")
    for name in (ECHO, GAINS):
        assert f"{name} -0.100 (-0.200\u00a0…\u00a0-0.050)" in said


def test_each_recipe_is_given_the_advice_that_fits_it(monkeypatch: pytest.MonkeyPatch) -> None:
    lead = Estimate(0.0, -0.01, 0.01)
    warned = [
        Warned("aws-sims", "not_ahead", lead, 90, "items_in_common"),
        Warned("aws-trending-now", "not_ahead", lead, 90, "trends"),
        Warned("aws-of-a-later-stand-in", "unheard_of", lead, 90, "unheard_of"),
        Warned("aws-of-an-earlier-one", "not_ahead", lead, 90),
    ]
    found = replace(comparison(), warned=warned)
    before = set(conclusion.sentences(comparison()))
    sims, trends, earlier = (one for one in conclusion.sentences(found) if one not in before)
    assert "aws-sims" in sims
    assert "Similar-Items, which reads metadata" in sims
    assert "aws-trending-now" in trends
    assert "a longer interval" in trends
    assert "metadata" not in trends
    assert earlier.endswith(").")
    monkeypatch.setenv(language.VARIABLE, "ko")
    (said,) = (one for one in conclusion.sentences(found) if "aws-trending-now" in one)
    assert "인기도보다 낫지 않으며" in said
    assert "더 긴 구간(trend_discovery_frequency)" in said


def test_a_recipe_that_loses_on_new_items_is_not_called_undecided_there() -> None:
    found = comparison()
    lost = replace(row(CLEAR, UNSURE, BEHIND), name="aws-sims")
    said = conclusion.sentences(replace(found, rows=[*found.rows[:2], lost], pairs=[]))
    assert any(
        one.startswith("Ahead of popularity with repeats, and behind it on new items: aws-sims")
        for one in said
    )
    assert not any("not distinguishable from chance" in one for one in said)


def test_the_first_of_recipes_that_popularity_is_ahead_of_is_not_praised() -> None:
    found = comparison()
    first, other = (
        replace(row(BEHIND, BEHIND, BEHIND), name=name) for name in ("aws-sims", "aws-hrnn")
    )
    pairs = [Pair("aws-sims", "aws-hrnn", CLEAR, CLEAR)]
    said = conclusion.sentences(replace(found, rows=[*found.rows[:2], first, other], pairs=pairs))
    told = [one for one in said if "aws-sims is ahead of every other recipe" in one]
    assert len(told) == 2
    assert all(one.endswith("It is not ahead of popularity itself.") for one in told)
