"""Files of experiments at their limits: what they lead to is right, or it is named with its row."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner

from personalize_poc.cli.commands.experiment import experiment
from personalize_poc.data.findings import Finding
from personalize_poc.errors import BadInput
from personalize_poc.experiment import report
from personalize_poc.experiment.logged import judging
from personalize_poc.experiment.logged.estimates import Estimate, Rules
from personalize_poc.experiment.logged.metrics import parse
from personalize_poc.experiment.logged.results import Analysis
from personalize_poc.experiment.logged.wishes import Wishes

BEGIN, DAY = 1_700_006_400, 86_400
Tables = dict[str, pd.DataFrame]


@pytest.fixture
def tables() -> Tables:
    """600 users exposed over 10 days, with outcomes of some worth within five days of it."""
    draws = np.random.default_rng(7)
    users = np.array([f"u{at:04}" for at in range(600)])
    time = BEGIN + 60 + draws.integers(0, 10 * DAY, 600)
    variant = np.where(np.arange(600) % 2, "new", "control")
    of = np.repeat(np.arange(600), draws.poisson(2, 600))
    later = time[of] + draws.integers(1, 5 * DAY, len(of))
    return {
        "exposures": pd.DataFrame({"user": users, "variant": variant, "time": time}),
        "outcomes": pd.DataFrame({
            "user": users[of], "metric": "click", "time": later,
            "value": draws.gamma(1, 5, len(of)).round(2),
        }),
    }  # fmt: skip


def write(folder: Path, tables: Tables) -> dict[str, Path]:
    paths = {name: folder / f"{name}.csv" for name in tables}
    for name, table in tables.items():
        table.to_csv(paths[name], index=False)
    return paths


def judge(folder: Path, tables: Tables, **said: Any) -> Analysis:
    paths = write(folder, tables)
    return judging.analyze(
        paths["exposures"], paths["outcomes"], before=paths.get("before"), wishes=Wishes(**said)
    )


def told(analysis: Analysis, code: str) -> list[Finding]:
    return [one for one in analysis.findings if one.code == code]


def means(analysis: Analysis) -> list[float]:
    raw = analysis.results[0].raw
    assert isinstance(raw, Estimate)
    return [raw.control.mean, raw.treatment.mean]


def test_metrics_of_one_name_are_told_apart_and_none_is_tested_twice(
    tmp_path: Path, tables: Tables
) -> None:
    two = judge(tmp_path, tables, metrics=[parse("click:sum"), parse("click:rate")])
    for words in ("new, click:sum: ", "new, click:rate: "):
        assert words in two.verdict
        assert words.split(", ")[1].rstrip(": ") in report.of_analysis(two)
    assert two.verdict.count("no proof that there is no difference") == 1, "said once for both"
    alone = judge(tmp_path, tables, metrics=[parse("click:sum")])
    assert "new, click: " in alone.verdict
    with pytest.raises(BadInput, match="click:sum is named 2 times"):
        judge(tmp_path, tables, metrics=[parse("click"), parse("click:sum")])
    with pytest.raises(BadInput, match="named 2 times"):
        judge(tmp_path, tables, metrics=[parse("click"), parse("click", guardrail=True)])


def test_a_name_with_a_colon_can_be_asked_for(tmp_path: Path, tables: Tables) -> None:
    with pytest.raises(BadInput, match="say a:b:count"):
        parse("a:b")
    made = {**tables, "outcomes": tables["outcomes"].assign(metric="a:b")}
    assert judge(tmp_path, made, metrics=[parse("a:b:sum")]).results[0].metric.name == "a:b"


def test_an_id_is_a_double_only_of_the_same_user_and_metric(tmp_path: Path, tables: Tables) -> None:
    rows = tables["outcomes"]
    plain = means(judge(tmp_path, tables))
    numbered = rows.assign(event_id=rows.groupby("user").cumcount())
    again = pd.concat([numbered, numbered.iloc[[3]].assign(time=rows["time"].max(), value=9.0)])
    counted = judge(tmp_path, {**tables, "outcomes": again})
    assert means(counted) == pytest.approx(plain)
    (double,) = told(counted, "duplicate-outcomes")
    assert (double.row, double.count, double.value) == (len(rows) + 2, 1, rows["user"].iloc[3])
    ordered = rows.assign(event_id=[f"o{at}" for at in range(len(rows))])
    both = pd.concat([ordered, ordered.assign(metric="revenue", value=1.5)])
    analysis = judge(tmp_path, {**tables, "outcomes": both})
    assert told(analysis, "duplicate-outcomes") == []
    assert len(analysis.results) == 2


def test_few_expected_users_are_no_mismatch_by_a_rough_test(tmp_path: Path, tables: Tables) -> None:
    few = tables["exposures"].head(100).assign(variant=["new"] * 5 + ["control"] * 95)
    weights = {"control": 0.99, "new": 0.01}
    found = judge(tmp_path, {**tables, "exposures": few}, weights=weights)
    assert found.exposed.mismatch == pytest.approx(4 * 0.003432, rel=1e-3)
    assert found.state != "void"
    lost = few.assign(variant=["new"] * 12 + ["control"] * 88)
    assert judge(tmp_path, {**tables, "exposures": lost}, weights=weights).state == "void"


def test_a_rare_variant_of_another_experiment_ends_nothing(tmp_path: Path, tables: Tables) -> None:
    shown = tables["exposures"].assign(variant=["new"] * 18 + ["control"] * 582, experiment="mine")
    other = shown.assign(variant=["rare"] * 2 + ["usual"] * 598, experiment="theirs")
    made = {**tables, "exposures": pd.concat([shown, other])}
    weights = {"control": 0.97, "new": 0.03}
    found = judge(tmp_path, made, experiment="mine", weights=weights)
    assert "It is not seen" in told(found, "overlapping-experiments")[0].message
    assert found.state != "void"


def test_exposures_of_no_experiment_are_named(tmp_path: Path, tables: Tables) -> None:
    names = np.array(["mine"] * 600, dtype=object)
    names[4], names[[8, 9]] = None, "Mine"
    made = {**tables, "exposures": tables["exposures"].assign(experiment=names)}
    found = judge(tmp_path, made, experiment="mine")
    (missing,), (odd,) = told(found, "experiment-missing"), told(found, "experiment-odd")
    assert (missing.row, missing.count) == (6, 1)
    assert (odd.row, odd.count, odd.value) == (10, 2, "Mine")
    assert sum(found.exposed.users.values()) == 597


def test_a_history_that_is_the_outcome_takes_nothing_away(tmp_path: Path, tables: Tables) -> None:
    copy = tables["outcomes"].assign(time=lambda rows: rows["time"] - 30 * DAY)
    found = judge(tmp_path, {**tables, "before": copy})
    assert found.results[0].adjusted is None
    assert "take the effect away" in told(found, "history-alike")[0].message


def test_rows_of_the_history_from_after_the_exposure_are_named(
    tmp_path: Path, tables: Tables
) -> None:
    draws = np.random.default_rng(3)
    early = tables["outcomes"].assign(value=lambda rows: draws.gamma(1, 5, len(rows)))
    early["time"] -= 30 * DAY
    late = tables["outcomes"].head(4)
    found = judge(tmp_path, {**tables, "before": pd.concat([early, late])})
    (one,) = told(found, "history-after-exposure")
    assert (one.row, one.count) == (len(early) + 2, 4)
    clean = judge(tmp_path, {**tables, "before": early})
    assert found.results[0].adjusted == clean.results[0].adjusted
    assert clean.results[0].adjusted is not None


def test_a_rare_rate_is_not_adjusted(tmp_path: Path, tables: Tables) -> None:
    users = tables["exposures"]
    buys = users.iloc[::50].assign(metric="buy", value=1)[["user", "metric", "time", "value"]]
    history = users.iloc[::25].assign(metric="buy", value=1, time=BEGIN - DAY)
    made = {**tables, "outcomes": buys, "before": history.drop(columns="variant")}
    found = judge(tmp_path, made)
    assert found.results[0].adjusted is None
    assert "fewer than 20 users" in told(found, "rate-near-its-end")[0].message


@pytest.mark.parametrize("file", ["exposures", "outcomes"])
def test_one_time_that_is_far_off_does_not_stretch_the_test(
    tmp_path: Path, tables: Tables, file: str
) -> None:
    metrics = [parse("click:count")]
    plain = judge(tmp_path, tables, metrics=metrics, window=12)
    wrong = tables[file].copy()
    wrong.loc[5, "time"] = 4_000_000_000
    found = judge(tmp_path, {**tables, file: wrong}, metrics=metrics, window=12)
    (far,) = told(found, "times-far-off")
    assert (far.row, far.count) == (7, 1)
    assert abs(found.judged - plain.judged) <= 1
    assert 0 < found.judged < 300, "most users are not yet complete"
    assert [day for day, __ in found.looks] == [day for day, __ in plain.looks]
    assert len(found.days) == len(plain.days)


def test_what_cannot_be_seen_without_times_or_hours_is_said(tmp_path: Path, tables: Tables) -> None:
    timeless = judge(tmp_path, {**tables, "outcomes": tables["outcomes"].drop(columns="time")})
    assert "there twice count twice" in told(timeless, "outcomes-without-times")[0].message
    days = tables["exposures"].assign(time=lambda rows: rows["time"] // DAY * DAY)
    assert told(judge(tmp_path, {**tables, "exposures": days}), "exposures-in-days")
    assert told(judge(tmp_path, tables), "exposures-in-days") == []


def test_times_with_and_without_a_zone_in_one_column_are_named(
    tmp_path: Path, tables: Tables
) -> None:
    iso = pd.to_datetime(tables["outcomes"]["time"], unit="s").dt.strftime("%Y-%m-%dT%H:%M:%S")
    mixed = iso + np.where(np.arange(len(iso)) % 2 == 0, "+00:00", "")
    found = judge(tmp_path, {**tables, "outcomes": tables["outcomes"].assign(time=mixed)})
    (one,) = told(found, "times-zones-mixed")
    assert (one.row, one.count, one.value) == (3, len(iso) // 2, mixed[1])
    alike = judge(tmp_path, {**tables, "outcomes": tables["outcomes"].assign(time=iso + "Z")})
    assert told(alike, "times-zones-mixed") == []


def test_more_users_than_planned_are_no_reason_to_trust_the_fixed_test(
    tmp_path: Path, tables: Tables
) -> None:
    words = "600 users are more than the 200 that were planned"
    assert words in judge(tmp_path, tables, rules=Rules(planned=200)).verdict
    assert "more than the" not in judge(tmp_path, tables, rules=Rules(planned=590)).verdict


def test_one_variant_is_nothing_to_compare(tmp_path: Path, tables: Tables) -> None:
    alone = {**tables, "exposures": tables["exposures"].assign(variant="new")}
    with pytest.raises(BadInput, match="one variant only"):
        judge(tmp_path, alone)


def test_the_lift_of_the_always_valid_interval_agrees_with_its_test(
    tmp_path: Path, tables: Tables
) -> None:
    best = judge(tmp_path, tables).results[0].best
    assert best is not None
    assert best.always is not None
    assert best.lift is not None
    assert best.always_lift is not None
    low, high = best.always_lift
    assert low < best.lift[1][0] < best.lift[1][1] < high
    # The mean of the control is not known exactly: to divide the ends by it would be too narrow.
    assert high > best.always[1] / best.control.mean


def run(folder: Path, tables: Tables, *options: str) -> tuple[int, str]:
    paths = write(folder, tables)
    files = [str(paths["exposures"]), str(paths["outcomes"])]
    page = str(folder / "page.html")
    done = CliRunner().invoke(experiment, ["analyze", *files, "--output", page, *options])
    return done.exit_code, done.output


def test_where_nothing_can_be_concluded_no_figure_is_shown(tmp_path: Path, tables: Tables) -> None:
    code, words = run(tmp_path, tables, "--weights", "control=90,new=10")
    assert code == 1
    assert "Nothing can be concluded" in words
    assert "difference" not in words
    words = run(tmp_path, tables, "--weights", "control=90,new=10", "--json")[1]
    assert '"state": "open"' not in words
    same = tables["exposures"].assign(metric="click", value=1)[["user", "metric", "time", "value"]]
    code, words = run(tmp_path, {**tables, "outcomes": same})
    assert code == 1
    assert "nothing is known of the difference" in words


def test_a_significance_beyond_all_numbers_is_refused(tmp_path: Path, tables: Tables) -> None:
    code, words = run(tmp_path, tables, "--alpha", "1e-300")
    assert code == 2
    assert "A significance of 1e-300 is not between" in words
