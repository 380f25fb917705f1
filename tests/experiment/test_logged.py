"""Files of exposures and outcomes: judged as pandas and scipy would, and faults are named."""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from personalize_poc.data.findings import Finding
from personalize_poc.errors import BadInput
from personalize_poc.experiment import report
from personalize_poc.experiment.logged import judging
from personalize_poc.experiment.logged.estimates import Estimate, Rules
from personalize_poc.experiment.logged.metrics import parse
from personalize_poc.experiment.logged.results import Analysis
from personalize_poc.experiment.logged.wishes import Wishes
from personalize_poc.experiment.report import told

BEGIN, DAY = 1_700_006_400, 86_400
"""A midnight."""


def audience(users: int = 3000, seed: int = 1, effect: float = 0.4) -> dict[str, pd.DataFrame]:
    """Exposures over 10 days, outcomes up to the 20th, and a history that explains them."""
    draws = np.random.default_rng(seed)
    arm = np.arange(users) % 2
    time = BEGIN + draws.integers(0, 10 * DAY, users)
    names = np.array([f"u{at:05}" for at in range(users)])
    taste = draws.gamma(2, 1, users)
    exposures = pd.DataFrame({
        "user": names, "variant": np.where(arm == 1, "new", "control"), "time": time,
        "country": draws.choice(["DE", "FR"], users),
    })  # fmt: skip
    of = np.repeat(np.arange(users), draws.poisson(taste * (1 + effect * arm)))
    outcomes = pd.DataFrame({
        "user": names[of], "metric": draws.choice(["click", "buy"], len(of)),
        "time": time[of] + draws.integers(1, 10 * DAY, len(of)),
        "value": draws.integers(2, 90, len(of)).astype(float),
    })  # fmt: skip
    ago = np.repeat(np.arange(users), draws.poisson(3 * taste))
    before = pd.DataFrame({
        "user": names[ago], "metric": draws.choice(["click", "buy"], len(ago)),
        "time": time[ago] - draws.integers(1, 10 * DAY, len(ago)),
    })  # fmt: skip
    return {"exposures": exposures, "outcomes": outcomes, "before": before}


def judge(folder: Path, tables: dict[str, pd.DataFrame], **said: Any) -> Analysis:
    with_history = said.pop("with_history", False)
    paths = {name: folder / f"{name}.csv" for name in tables}
    for name, table in tables.items():
        table.to_csv(paths[name], index=False)
    before = paths["before"] if with_history else None
    return judging.analyze(
        paths["exposures"], paths["outcomes"], before=before, wishes=Wishes(**said)
    )


def found(analysis: Analysis, code: str) -> Finding:
    return next(one for one in analysis.findings if one.code == code)


@pytest.fixture(scope="module")
def tables() -> dict[str, pd.DataFrame]:
    return audience()


@pytest.fixture(scope="module")
def analysis(tmp_path_factory: pytest.TempPathFactory, tables: dict[str, pd.DataFrame]) -> Analysis:
    return judge(
        tmp_path_factory.mktemp("files"), tables, with_history=True, segments=["country"],
        metrics=[parse("click:count"), parse("buy:rate"), parse("buy:sum", guardrail=True)],
    )  # fmt: skip


def per_user(tables: dict[str, pd.DataFrame], metric: str) -> pd.DataFrame:
    """Count and sum of each exposed user, by pandas."""
    rows = tables["outcomes"][tables["outcomes"]["metric"] == metric]
    sums = rows.groupby("user")["value"].agg(["size", "sum"])
    return tables["exposures"].set_index("user").join(sums).fillna({"size": 0, "sum": 0})


def test_means_and_intervals_are_those_of_pandas_and_scipy(
    analysis: Analysis, tables: dict[str, pd.DataFrame]
) -> None:
    columns = [per_user(tables, "click")["size"], per_user(tables, "buy")["size"].clip(upper=1)]
    columns.append(per_user(tables, "buy")["sum"])
    is_new = per_user(tables, "click")["variant"] == "new"
    for one, values in zip(analysis.results, columns, strict=True):
        theirs = stats.ttest_ind(values[is_new], values[~is_new], equal_var=False)
        assert isinstance(one.raw, Estimate)
        assert one.raw.difference == pytest.approx(values[is_new].mean() - values[~is_new].mean())
        assert one.raw.interval == pytest.approx(tuple(theirs.confidence_interval(0.95)))
        assert one.raw.p_value == pytest.approx(theirs.pvalue, abs=1e-12)


def test_the_last_look_is_the_whole_and_a_look_is_what_was_known_then(
    analysis: Analysis, tables: dict[str, pd.DataFrame]
) -> None:
    raw = analysis.results[0].raw
    assert isinstance(raw, Estimate)
    last = analysis.looks[-1][1]
    assert last.interval == pytest.approx(raw.interval)
    day, look = analysis.looks[4]
    end = int(tables["exposures"]["time"].min()) + day * DAY
    until = {name: table[table["time"] < end] for name, table in tables.items()}
    known = per_user(until, "click")
    means = known.groupby("variant")["size"].agg(["mean", "var", "size"])
    for variant, moments in (("control", look.control), ("new", look.treatment)):
        assert moments.users == means.loc[variant, "size"]
        assert moments.mean == pytest.approx(means.loc[variant, "mean"])
        assert moments.variance == pytest.approx(means.loc[variant, "var"])


def test_history_narrows_the_interval_and_segments_add_up(analysis: Analysis) -> None:
    first = analysis.results[0]
    assert isinstance(first.raw, Estimate)
    assert first.adjusted is not None
    assert 0.1 < first.reduction < 0.9
    widths = [end[1] - end[0] for end in (first.raw.interval, first.adjusted.interval)]
    assert (widths[1] / widths[0]) ** 2 == pytest.approx(1 - first.reduction, rel=0.02)
    users = [
        one.found.control.users for one in analysis.segments if isinstance(one.found, Estimate)
    ]
    assert sum(users) == 1500
    assert [one.value for one in analysis.segments] == ["DE", "FR"]
    (words,) = told.segments(analysis)
    assert "2 segments by country" in words
    assert "not known to differ from each other" in words
    assert (analysis.state, first.state) == ("better", "better")


def test_the_report_shows_it_all_and_escapes_names(
    tmp_path: Path, analysis: Analysis, tables: dict[str, pd.DataFrame]
) -> None:
    page = report.of_analysis(analysis)
    assert page.count("<svg") == 4
    for words in (
        html.escape(analysis.verdict),
        "Read with care",
        "Does the effect fade?",
        "CUPED, variance",
    ):
        assert words in page
    named = tables["outcomes"].replace({"metric": {"click": "<script>$x$"}})
    other = judge(tmp_path, {**tables, "outcomes": named})
    assert "<script>" not in report.of_analysis(other)


def test_an_effect_that_fades_is_seen(tmp_path: Path) -> None:
    made = audience(effect=0.0)
    new = made["exposures"].query("variant == 'new'")
    extra = pd.DataFrame({"user": new["user"], "metric": "click", "time": new["time"] + 60})
    made["outcomes"] = pd.concat([made["outcomes"], extra.assign(value=5.0)])
    analysis = judge(tmp_path, made, metrics=[parse("click:count")])
    assert analysis.novelty is not None
    assert analysis.novelty.change.interval[1] < 0
    assert analysis.novelty.proportion_p is not None
    assert analysis.novelty.proportion_p < 0.001
    assert "The lift changes as well" in told.novelty(analysis)


def fading(seed: int) -> dict[str, pd.DataFrame]:
    """Lists that are used up in both variants alike: the lift is 60 % on all days."""
    made = audience(users=2400, seed=seed)
    draws = np.random.default_rng(seed)
    exposures = made["exposures"]
    rate = np.where(exposures["variant"] == "new", 0.8, 0.5)[:, None] * 0.8 ** np.arange(10)
    who, day = np.nonzero(draws.random(rate.shape) < rate)
    seconds = exposures["time"].to_numpy()[who] + DAY * day + draws.integers(1, DAY, len(who))
    made["outcomes"] = pd.DataFrame({
        "user": exposures["user"].to_numpy()[who], "metric": "click", "time": seconds,
        "value": 1.0,
    })  # fmt: skip
    return made


def test_lists_that_are_used_up_alike_are_no_novelty_effect(tmp_path: Path) -> None:
    analysis = judge(tmp_path, fading(3), metrics=[parse("click:count")])
    assert analysis.novelty is not None
    assert analysis.novelty.change.p_value < 0.001
    assert analysis.novelty.proportion_p is not None
    assert analysis.novelty.proportion_p > 0.05
    words = told.novelty(analysis)
    assert "no sign of a novelty effect, nor does it exclude one" in words
    assert "as users get used to it" not in words


@pytest.mark.parametrize("kind", ["rate", "sum"])
def test_each_look_and_day_is_what_pandas_counts(
    tmp_path: Path, tables: dict[str, pd.DataFrame], kind: str
) -> None:
    analysis = judge(tmp_path, tables, metrics=[parse(f"click:{kind}")])
    users = tables["exposures"].set_index("user")
    rows = (
        tables["outcomes"].query("metric == 'click'").join(users["time"].rename("time0"), on="user")
    )
    rows = rows[rows["time"] >= rows["time0"]]
    end = int(max(tables["outcomes"]["time"].max(), users["time"].max())) + 1

    def means(known: pd.DataFrame, some: pd.DataFrame) -> list[float]:
        y = some.groupby("user")["value"].sum().reindex(known.index).fillna(0)
        y = (y > 0) * 1.0 if kind == "rate" else y
        return [float(y[known["variant"] == name].mean()) for name in ("control", "new")]

    assert min(len(analysis.looks), len(analysis.days)) > 5
    for look, found in analysis.looks:
        until = users["time"].min() + look * DAY
        known = users[users["time"] < until]
        told = [found.control.mean, found.treatment.mean]
        assert told == pytest.approx(means(known, rows[rows["time"] < until]))
    for day, found in analysis.days:
        known = users[users["time"] <= end - day * DAY]
        some = rows[(rows["time"] - rows["time0"]) // DAY == day - 1]
        told = [found.control.mean, found.treatment.mean]
        assert told == pytest.approx(means(known, some))


def test_parquet_and_other_names_give_the_same(
    tmp_path: Path, tables: dict[str, pd.DataFrame], analysis: Analysis
) -> None:
    exposures = tables["exposures"].rename(columns={"user": "USER_ID", "variant": "grp"})
    exposures["time"] = pd.to_datetime(exposures["time"], unit="s")
    exposures.to_parquet(tmp_path / "e.parquet")
    outcomes = tables["outcomes"].rename(columns={"metric": "EVENT_TYPE", "time": "TIMESTAMP"})
    outcomes.to_parquet(tmp_path / "o.parquet")
    wishes = Wishes(metrics=[parse("click:count")], columns={"exposures": {"variant": "grp"}})
    other = judging.analyze(tmp_path / "e.parquet", tmp_path / "o.parquet", wishes=wishes)
    intervals = [
        one.results[0].raw.interval
        for one in (other, analysis)
        if isinstance(one.results[0].raw, Estimate)
    ]
    assert intervals[0] == pytest.approx(intervals[1])


def faulty() -> dict[str, pd.DataFrame]:
    """An audience with one fault of each kind, in rows that are known."""
    made = audience(400, seed=2)
    exposures, outcomes = made["exposures"], made["outcomes"]
    twice = exposures.iloc[[0]].assign(variant="new")
    unknown = pd.DataFrame({"user": ["x1", "x2"], "variant": ["newer", None], "time": BEGIN})
    made["exposures"] = pd.concat([exposures, twice, unknown])
    early = pd.DataFrame({"user": ["u00010"], "metric": "click", "time": BEGIN - DAY, "value": 1.0})
    strange = early.assign(user="nobody", time=BEGIN + DAY)
    nameless = early.assign(user="u00011", metric=None, time=BEGIN + 15 * DAY)
    double = outcomes.iloc[[100]]
    made["outcomes"] = pd.concat([outcomes, early, strange, nameless, double]).astype(
        {"value": str}
    )
    made["outcomes"].iloc[-3, 3] = "many"
    made["outcomes"] = pd.concat(
        [made["outcomes"], early.assign(user="u00012", time=BEGIN + 15 * DAY, value="n0")]
    )
    return made


def test_faults_are_named_with_row_and_user_and_left_out(tmp_path: Path) -> None:
    made = faulty()
    clean = len(made["outcomes"]) - 5
    weights = {"control": 0.5, "new": 0.5}
    analysis = judge(tmp_path, made, weights=weights, metrics=[parse("click:count")])
    expected = {
        "user-in-two-variants": (2, "u00000"),
        "variant-unknown": (403, "newer"),
        "variant-missing": (404, None),
        "outcomes-before-exposure": (clean + 2, "u00010"),
        "metric-missing": (clean + 4, "u00011"),
        "duplicate-outcomes": (clean + 5, made["outcomes"]["user"].iloc[100]),
        "value-unreadable": (clean + 3, "many"),
    }
    seen = {code: (found(analysis, code).row, found(analysis, code).value) for code in expected}
    assert seen == expected
    assert found(analysis, "value-unreadable").count == 2
    assert sum(analysis.exposed.users.values()) == 399
    untouched = audience(400, seed=2)
    values = per_user(untouched, "click").drop(index="u00000")
    raw = analysis.results[0].raw
    assert isinstance(raw, Estimate)
    assert raw.control.mean == pytest.approx(values.query("variant == 'control'")["size"].mean())


def test_one_file_with_days_only_is_never_outcome_and_history_at_once(tmp_path: Path) -> None:
    made = audience()
    rows = pd.concat([made["outcomes"], made["before"].assign(value=1.0)])
    days = pd.to_datetime(rows["time"], unit="s").dt.strftime("%Y-%m-%d")
    made["outcomes"] = made["before"] = rows.assign(time=days)
    result = judge(tmp_path, made, with_history=True, metrics=[parse("click:count")]).results[0]
    assert result.adjusted is not None
    assert isinstance(result.raw, Estimate)
    start = pd.to_datetime(made["exposures"].set_index("user")["time"], unit="s").dt.normalize()
    clicks = made["before"].query("metric == 'click'")
    early = pd.to_datetime(clicks["time"]).to_numpy() < start[clicks["user"]].to_numpy()
    moments = (result.raw.control, result.raw.treatment)
    assert round(sum(one.before_mean * one.users for one in moments)) == early.sum()
    assert round(sum(one.mean * one.users for one in moments)) == (~early).sum()


def test_rows_that_are_twice_in_the_history_count_once(
    tmp_path: Path, tables: dict[str, pd.DataFrame]
) -> None:
    before = tables["before"]
    twice = {**tables, "before": pd.concat([before, before.iloc[5:8]])}
    click = [parse("click:count")]
    once, kept, clean = (
        judge(tmp_path, made, with_history=True, metrics=click, keep_duplicates=keep)
        for made, keep in ((twice, False), (twice, True), (tables, False))
    )
    double = found(once, "duplicate-outcomes")
    assert double.file is not None
    assert double.file.endswith("before.csv")
    assert (double.row, double.count) == (len(before) + 2, 3)
    assert double.value == before["user"].iloc[5]
    assert once.results[0].adjusted == clean.results[0].adjusted
    assert "duplicate-outcomes" not in {one.code for one in kept.findings}


def test_history_whose_times_are_missing_is_told_or_refused(tmp_path: Path) -> None:
    made = audience()
    made["before"] = made["before"].drop(columns="time")
    judged = judge(tmp_path, made, with_history=True, metrics=[parse("click:count")])
    assert "cannot be checked" in found(judged, "history-without-times").message
    both = tmp_path / "before.csv"
    with pytest.raises(BadInput, match="given as outcomes and as --before"):
        judging.analyze(tmp_path / "exposures.csv", both, before=both)


def test_outcomes_of_users_who_were_not_exposed_are_named(tmp_path: Path) -> None:
    made = audience(400)
    made["exposures"] = made["exposures"].iloc[:-50]
    strangers = found(judge(tmp_path, made), "outcomes-of-strangers")
    assert strangers.value is not None
    assert strangers.value >= "u00350"


def test_a_sample_ratio_mismatch_ends_it(tmp_path: Path) -> None:
    made = audience()
    lost = made["exposures"].query("variant == 'new'").index[:200]
    made["exposures"] = made["exposures"].drop(index=lost)
    analysis = judge(tmp_path, made)
    assert analysis.state == "void"
    assert "not the shares that were planned" in analysis.verdict


def test_weights_of_the_plan_are_those_that_are_checked(tmp_path: Path) -> None:
    made = audience()
    assert judge(tmp_path, made, weights={"control": 0.6, "new": 0.4}).state == "void"


def test_overlapping_experiments_that_depend_on_each_other(tmp_path: Path) -> None:
    made = audience()
    same = made["exposures"].assign(experiment="other")
    independent = same.assign(variant=np.random.default_rng(1).permutation(same["variant"]))
    mine = made["exposures"].assign(experiment="mine")
    for others, grade, state in ((same, "blocks", "void"), (independent, "note", "better")):
        both = {**made, "exposures": pd.concat([mine, others])}
        analysis = judge(tmp_path, both, experiment="mine")
        both_in = found(analysis, "overlapping-experiments")
        assert (both_in.grade, both_in.count, both_in.row) == (grade, 3000, 3002)
        assert analysis.state == state
    with pytest.raises(BadInput, match="2 experiments; there are mine, other"):
        judge(tmp_path, both)


def test_no_variance_and_tiny_samples_give_no_number_unsaid(tmp_path: Path) -> None:
    made = audience(20)
    made["outcomes"] = pd.DataFrame({"user": made["exposures"]["user"], "value": 1})
    analysis = judge(tmp_path, made)
    assert (analysis.results[0].state, analysis.results[0].best) == ("none", None)
    assert "no variance" in analysis.verdict
    assert "no variance" in report.of_analysis(analysis)
    made["outcomes"] = made["outcomes"].iloc[:9]
    rough = judge(tmp_path, made)
    assert found(rough, "few-users").message.startswith("outcome of new")
    assert rough.results[0].best is not None
    assert rough.results[0].best.always is None
    assert rough.state == "open"


def test_a_harmed_guardrail_goes_before_what_is_better(tmp_path: Path) -> None:
    made = audience()
    wishes = [parse("buy:count"), parse("click:count", guardrail=True, lower=True)]
    analysis = judge(tmp_path, made, metrics=wishes)
    assert analysis.state == "harm"
    assert "guardrail is harmed: click (new)" in analysis.verdict


def test_the_report_says_how_large_it_may_be_and_what_harm_is_not_excluded(tmp_path: Path) -> None:
    made = audience(seed=3, effect=0.0)
    metrics = [parse("click:count"), parse("buy:count", guardrail=True)]
    analysis = judge(tmp_path, made, metrics=metrics, rules=Rules(planned=3000))
    click, buy = told.sizes(analysis)
    estimate = analysis.results[0].raw
    assert isinstance(estimate, Estimate)
    assert told.interval(estimate.interval, metrics[0]) in click
    assert "a harm of up to -" in buy
    assert html.escape(buy) in report.of_analysis(analysis)
    lost = made["exposures"].query("variant == 'new'").index[:200]
    void = judge(tmp_path, made | {"exposures": made["exposures"].drop(index=lost)})
    assert told.sizes(void) == []
    assert "<td>not judged</td>" in report.of_analysis(void)


def test_the_fixed_test_decides_only_when_the_planned_users_are_there(tmp_path: Path) -> None:
    made = audience(effect=0.06)
    click = [parse("click:count")]
    early, late = (
        judge(tmp_path, made, metrics=click, rules=Rules(planned=users)) for users in (5000, 3000)
    )
    assert (early.is_final, late.is_final) == (False, True)
    assert early.results[0].uncorrected_p == early.results[0].best.always_p  # type: ignore[union-attr]
    assert late.results[0].uncorrected_p == late.results[0].best.p_value  # type: ignore[union-attr]
    assert "3,000 of 5,000 planned" in early.verdict


def test_a_window_counts_the_same_days_of_every_user(tmp_path: Path) -> None:
    made = audience()
    analysis = judge(tmp_path, made, window=3, metrics=[parse("click:count")])
    end = made["outcomes"]["time"].max() + 1 - 3 * DAY
    assert analysis.judged == (made["exposures"]["time"] <= end).sum()
    rows = made["outcomes"].merge(made["exposures"][["user", "time"]], on="user")
    rows = rows[(rows["time_x"] - rows["time_y"] < 3 * DAY) & (rows["metric"] == "click")]
    raw = analysis.results[0].raw
    assert isinstance(raw, Estimate)
    total = raw.control.mean * raw.control.users + raw.treatment.mean * raw.treatment.users
    assert round(total) == len(rows)


@pytest.mark.parametrize(
    ("change", "said", "word"),
    [
        ({}, {"control": "old"}, "There is no variant old"),
        ({"variant": {"control": "blue"}}, {}, "Which variant is the control"),
        ({"variant": {"new": "control"}}, {}, "one variant only"),
        ({}, {"weights": {"control": 0.5, "blue": 0.5}}, "no user of blue"),
        ({}, {"metrics": [parse("sale")]}, "there are click, buy|there are buy, click"),
        ({}, {"metrics": [parse("click", guardrail=True)]}, "guardrails only"),
        ({}, {"segments": ["user"]}, "400 segments"),
        ({}, {"segments": ["city"]}, "no column city"),
        ({}, {"experiment": "x"}, "no column that names experiments"),
        ({}, {"columns": {"exposures": {"variant": "grp"}}}, "no column grp"),
        ({}, {"columns": {"exposures": {"colour": "grp"}}}, "no role colour"),
    ],
)
def test_what_cannot_be_judged_is_refused(
    tmp_path: Path, change: dict[str, Any], said: dict[str, Any], word: str
) -> None:
    made = audience(400)
    made["exposures"] = made["exposures"].replace(change)
    with pytest.raises(BadInput, match=word):
        judge(tmp_path, made, **said)


def test_a_file_without_users_or_times_says_what_it_has(tmp_path: Path) -> None:
    made = audience(400)
    made["outcomes"] = made["outcomes"].rename(columns={"user": "who"})
    with pytest.raises(BadInput, match=r"no column for user; its columns are who.*--columns"):
        judge(tmp_path, made)
    made = audience(400)
    made["exposures"]["time"] = "soon"
    with pytest.raises(BadInput, match="these are no times"):
        judge(tmp_path, made)
