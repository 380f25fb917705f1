"""The judgement of an A/B test: against published examples, by simulation, and in words."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from matplotlib.figure import Figure

from personalize_poc.errors import BadInput
from personalize_poc.experiment import analysis, intervals, plot
from personalize_poc.experiment.comparison import Comparison

Z = 1.959963984540054


def table(control: list[float], treatment: list[float]) -> pd.DataFrame:
    rows = [(f"c{n}", "old", value) for n, value in enumerate(control)]
    rows += [(f"t{n}", "new", value) for n, value in enumerate(treatment)]
    return pd.DataFrame(rows, columns=["user", "arm", "outcome"])


def rates(one: tuple[int, int], other: tuple[int, int]) -> pd.DataFrame:
    """Users of both arms of whom so many have the outcome 1: (1s, users)."""
    (a, m), (b, n) = one, other
    return table([1.0] * a + [0.0] * (m - a), [1.0] * b + [0.0] * (n - b))


def judged(outcomes: pd.DataFrame, **options: Any) -> Comparison:
    return analysis.judge(outcomes, control="old", treatment="new", **options)


@pytest.mark.parametrize(
    ("ones", "users", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611)],
)
def test_rates_as_published(ones: int, users: int, low: float, high: float) -> None:
    """Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3."""
    assert intervals.wilson(ones / users, users, Z) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("control", "treatment", "low", "high"),
    [
        ((48, 80), (56, 70), 0.0524, 0.3339),
        ((3, 10), (9, 10), 0.1705, 0.8090),
        ((0, 29), (5, 56), -0.0381, 0.1926),
        ((0, 20), (0, 10), -0.1611, 0.2775),
        ((0, 20), (10, 10), 0.6791, 1.0),
    ],
)
def test_differences_as_published(
    control: tuple[int, int], treatment: tuple[int, int], low: float, high: float
) -> None:
    """Newcombe, Statistics in Medicine 17 (1998) 873-890, table II, method 10."""
    found = judged(rates(control, treatment))
    assert found.rates
    assert found.interval == pytest.approx((low, high), abs=5e-5)


def test_means_worked_by_hand() -> None:
    # means 3 and 5, variances 2.5 and 10, 5 users each: error sqrt(0.5 + 2) = 1.58114
    found = judged(table([1, 2, 3, 4, 5], [1, 3, 5, 7, 9]))
    assert not found.rates
    assert found.difference == 2
    assert found.interval == pytest.approx((2 - Z * 1.58114, 2 + Z * 1.58114), abs=1e-4)
    assert found.p_value == pytest.approx(0.2059, abs=1e-4)  # z = 1.26491
    assert "fewer than 30" in found.words


arm = st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@example(one=(0, 60), other=(60, 60), confidence=0.75)
@given(one=arm, other=arm, confidence=st.floats(0.5, 0.999))
def test_p_and_interval_never_contradict_each_other(
    one: tuple[int, int], other: tuple[int, int], confidence: float
) -> None:
    pair = [(ones / users, users) for ones, users in (one, other)]
    (low, high), p = intervals.of_rates(pair[0], pair[1], confidence)
    assert -1 <= low <= pair[1][0] - pair[0][0] <= high <= 1
    assert 0 <= p <= 1
    if abs(p - (1 - confidence)) > 1e-9:
        assert (p < 1 - confidence) == (low > 0 or high < 0)
    (other_low, other_high), same = intervals.of_rates(pair[1], pair[0], confidence)
    assert (other_low, other_high, same) == pytest.approx((-high, -low, p))


@pytest.mark.parametrize("rate", [0.01, 0.08, 0.5])
def test_arms_that_are_equal_differ_once_in_twenty(rate: float) -> None:
    draws, tests = np.random.default_rng(7), 2000
    found = draws.binomial(500, rate, (tests, 2)) / 500
    p = [intervals.of_rates((a, 500), (b, 500), 0.95)[1] for a, b in found.tolist()]
    assert np.mean(np.array(p) < 0.05) == pytest.approx(0.05, abs=0.016)


def test_arms_of_equal_means_differ_once_in_twenty() -> None:
    draws, tests = np.random.default_rng(7), 300
    alarms = [
        judged(table(*draws.gamma(0.5, 2, (2, 100)).tolist())).decision != "open"
        for _ in range(tests)
    ]
    assert np.mean(alarms) == pytest.approx(0.05, abs=0.03)


def test_the_interval_covers_the_truth_19_times_of_20() -> None:
    draws, tests = np.random.default_rng(3), 2000
    one, other = (draws.binomial(400, rate, tests) / 400 for rate in (0.08, 0.2))
    covered = 0
    for a, b in zip(one.tolist(), other.tolist(), strict=True):
        (low, high), _ = intervals.of_rates((a, 400), (b, 400), 0.95)
        covered += low <= 0.12 <= high
    assert covered / tests == pytest.approx(0.95, abs=0.016)


def test_better_and_worse() -> None:
    found = judged(rates((40, 500), (100, 500)))
    assert found.decision == "better"
    assert found.words.startswith("new brings more: 20.0% against 8.0% for old")
    assert found.words.endswith("Take new.")
    found = judged(rates((100, 500), (40, 500)))
    assert found.decision == "worse"
    assert found.words.endswith("Keep old.")


def test_more_but_perhaps_not_enough() -> None:
    found = judged(rates((40, 500), (70, 500)), worthwhile=0.05)
    assert found.decision == "better"
    assert "Whether it is the +5.0 points" in found.words
    assert "Take" not in found.words


def test_an_interval_that_contains_0_decides_nothing() -> None:
    found = judged(rates((40, 500), (46, 500)))
    assert found.decision == "open"
    assert "no proof that they are equal" in found.words
    found = judged(rates((40, 500), (46, 500)), worthwhile=0.04)
    assert "needs about 880 users" in found.words  # 7.849 (0.08 · 0.92 + 0.12 · 0.88) / 0.04²
    found = judged(rates((400, 5000), (400, 5000)), worthwhile=0.05)
    assert "+5.0 points, which would be worthwhile, can be excluded" in found.words


def test_nobody_did_anything_is_not_certainty() -> None:
    found = judged(rates((0, 20), (0, 20)))
    assert found.interval == pytest.approx((-0.1611, 0.1611), abs=5e-5)
    assert (found.p_value, found.decision) == (1.0, "open")


def test_few_users_decide_nothing_and_break_nothing() -> None:
    found = judged(rates((0, 1), (1, 1)))
    assert found.decision == "open"
    assert 0.05 < found.p_value < 1


def test_needed_users_of_a_mean() -> None:
    found = judged(table([0, 2] * 50, [0, 2] * 50), worthwhile=0.2)
    # (1.95996 + 0.84162)² · 2 · 1.0101 / 0.2² = 396.4
    assert "+0.2 needs about 397 users" in found.words


def test_sizes_that_were_not_planned_void_the_test() -> None:
    found = judged(rates((40, 500), (100, 700)))
    assert found.ratio_p < 0.001
    assert found.decision == "void"
    assert "Nothing can be concluded: 500 and 700" in found.words
    assert judged(rates((40, 500), (100, 560))).decision == "better"


def test_unequal_shares_can_be_planned() -> None:
    found = judged(rates((90, 900), (20, 100)), control_share=0.9)
    assert found.ratio_p == 1.0
    # 900 of 1,000 where 500 were planned: z = 400 / sqrt(250)
    assert judged(rates((90, 900), (20, 100))).ratio_p == math.erfc(400 / math.sqrt(500))


def test_several_comparisons_share_the_significance() -> None:
    outcomes = rates((40, 500), (60, 500))
    one, many = judged(outcomes), judged(outcomes, comparisons=5)
    assert (one.decision, many.decision) == ("better", "open")
    assert many.level == "99%"
    assert many.p_value == one.p_value


def test_the_table_and_the_record() -> None:
    found = judged(rates((48, 80), (56, 70)))
    shown = found.table()
    assert shown.loc["old"].tolist()[:2] == ["80", "60.0%"]
    assert shown.loc["difference"].tolist() == [
        "",
        "+20.0 points",
        "+5.2 points … +33.4 points",
        "0.00813",
    ]
    record = found.record("simulated people")
    assert record["users"] == 150
    assert record["decision"] == "better"
    assert record["words"] in repr(found)


def test_names_are_escaped_in_a_page() -> None:
    outcomes = rates((48, 80), (56, 70)).replace({"new": "<new>"})
    shown = analysis.judge(outcomes, control="old", treatment="<new>")._repr_html_()
    assert "<new>" not in shown
    assert "&lt;new&gt; brings more" in shown


def changed(**columns: Any) -> pd.DataFrame:
    return rates((4, 10), (5, 10)).assign(**columns)


@pytest.mark.parametrize(
    ("outcomes", "said"),
    [
        (changed().drop(columns="outcome"), "no column outcome"),
        (changed(user="7"), "User 7 is in 2 arms"),
        (changed(user=["c1", *changed()["user"][1:]]), "User c1 has more than one row"),
        (changed(arm=["other", *changed()["arm"][1:]]), "rows of other"),
        (changed(arm=[None, *changed()["arm"][1:]]), "rows of no arm"),
        (changed(arm="old"), "no user of new"),
        (changed(outcome=[None, *changed()["outcome"][1:]]), "User c0 has no finite number"),
        (changed(outcome=["yes", *changed()["outcome"][1:]]), "User c0 has no finite number"),
        (changed(outcome=[math.inf, *changed()["outcome"][1:]]), "User c0 has no finite number"),
        (changed(outcome=3.5), "measures nothing"),
        (table([1, 2, 3], [2]), "An arm of one user"),
        (changed()[:0], "no user of old"),
    ],
)
def test_a_table_that_cannot_be_judged_says_why(outcomes: pd.DataFrame, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        judged(outcomes)


@pytest.mark.parametrize("options", [{"significance": 5}, {"comparisons": 0}, {"control_share": 1}])
def test_impossible_options_are_refused(options: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        judged(changed(), **options)


def test_truth_values_and_texts_of_numbers_are_outcomes_too() -> None:
    plain = judged(changed())
    assert judged(changed(outcome=changed()["outcome"].astype(bool))) == plain
    assert judged(changed(outcome=changed()["outcome"].astype(str))) == plain


def texts(figure: Figure) -> str:
    figure.draw_without_rendering()
    found = [figure.get_suptitle()]
    for axes in figure.axes:
        found += [axes.get_title(), axes.get_xlabel()]
        found += [text.get_text() for text in axes.texts]
        found += [label.get_text() for label in axes.get_yticklabels()]
    return "\n".join(found)


def test_the_figure_says_what_is_measured_in_which_unit() -> None:
    found = judged(rates((48, 80), (56, 70)))
    figure = plot.figure(found, "users who bought")
    said = texts(figure)
    for part in ("users who bought (%)", "percentage points", "95%", "+20.0 points", "80 users"):
        assert part in said
    hatches = {bar.get_hatch() for bar in figure.axes[0].patches}
    assert len(hatches) == 2, "arms must differ without colour"
    low, high = figure.axes[1].get_xlim()
    assert low < 0 < 33.4 < high, "0 is always in sight"
    described = plot.describe(found, "users who bought")
    assert "old 60.0%, new 80.0%" in described
    assert "from +5.2 points to +33.4 points" in described


def test_the_figure_of_means_and_of_nothing_at_all() -> None:
    assert "mean per user" in texts(plot.figure(judged(table([1, 2], [3, 5])), "USD"))
    plot.figure(judged(rates((0, 20), (0, 20))), "users").draw_without_rendering()
    losses = plot.figure(judged(table([-1, -2], [-3, -5])), "USD").axes[0].get_xlim()
    assert losses == (-5.0, 1.0), "bars to the left of 0 are in sight too"


def test_shares_of_evenings_are_read_in_percent_but_judged_as_means() -> None:
    table = pd.DataFrame(
        {
            "user": [f"u{n}" for n in range(400)],
            "arm": ["a", "b"] * 200,
            "outcome": [0.0, 0.5, 0.5, 1.0] * 100,
        }
    )
    found = analysis.judge(table, control="a", treatment="b", shares=True, worthwhile=0.05)
    means = analysis.judge(table, control="a", treatment="b")
    assert found.percent
    assert not found.rates
    assert found.interval == means.interval
    assert "75.0% against 25.0% for a, a difference of +50.0 points" in found.words
    assert "0.75 against 0.25" in means.words
    assert "mean share" in found.table().columns
