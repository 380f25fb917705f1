"""Faults that do not show in single rows: clocks, names of variants, ids that do not meet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.errors import BadInput
from personalize_poc.experiment import report
from personalize_poc.experiment.logged import judging
from personalize_poc.experiment.logged.estimates import Estimate, Rules
from personalize_poc.experiment.logged.results import Analysis
from personalize_poc.experiment.logged.wishes import Wishes

BEGIN, HOUR, DAY = 1_700_006_400, 3600, 86_400
Tables = dict[str, pd.DataFrame]


@pytest.fixture
def tables() -> Tables:
    """600 users in two variants, exposed over 10 days, with outcomes within three days of it."""
    draws = np.random.default_rng(1)
    users = np.array([f"u{at:04}" for at in range(600)])
    time = BEGIN + draws.integers(0, 10 * DAY, 600)
    variant = np.where(np.arange(600) % 2, "new", "control")
    of = np.repeat(np.arange(600), draws.poisson(2, 600))
    later = time[of] + draws.integers(1, 3 * DAY, len(of))
    return {
        "exposures": pd.DataFrame({"user": users, "variant": variant, "time": time}),
        "outcomes": pd.DataFrame({"user": users[of], "time": later, "value": 1.0}),
    }


def judge(folder: Path, tables: Tables, before: bool = False, **said: Any) -> Analysis:
    paths = [folder / f"{name}.csv" for name in ("exposures", "outcomes")]
    for path in paths:
        tables[path.stem].to_csv(path, index=False)
    history = paths[1] if before else None
    return judging.analyze(paths[0], paths[1], before=history, wishes=Wishes(**said))


def told(analysis: Analysis, code: str) -> list[Finding]:
    return [one for one in analysis.findings if one.code == code]


def moved(tables: Tables, seconds: int, variant: str | None = None) -> Tables:
    """Outcomes told by another clock, of one variant or all."""
    shown = tables["exposures"]
    some = shown["user"][shown["variant"].eq(variant)] if variant else shown["user"]
    late = tables["outcomes"]["user"].isin(some) * seconds
    return {**tables, "outcomes": tables["outcomes"].assign(time=lambda rows: rows["time"] + late)}


CLOCKS = ("clocks-differ", "early-outcomes-unequal", "variant-odd", "outcomes-before-exposure")


def test_files_that_are_right_have_none_of_these_findings(tmp_path: Path, tables: Tables) -> None:
    slow = moved(tables, HOUR * 9 // 10)  # many outcomes, none within the first 54 minutes
    slow["outcomes"] = pd.concat([slow["outcomes"].assign(value=value) for value in range(5)])
    for made in (tables, slow):
        analysis = judge(tmp_path, made)
        assert [one for code in CLOCKS for one in told(analysis, code)] == []


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (5 * HOUR, "No outcome comes within 5.1 hours after the exposure of its user, and"),
        (365 * DAY, "The first outcome comes 355 days after the last exposure"),
    ],
)
def test_a_clock_that_is_ahead_is_named_with_its_first_row(
    tmp_path: Path, tables: Tables, seconds: int, words: str
) -> None:
    made = moved(tables, seconds)
    (found,) = told(judge(tmp_path, made), "clocks-differ")
    assert found.message.startswith(words)
    since = made["outcomes"]["time"] - made["outcomes"]["user"].map(
        made["exposures"].set_index("user")["time"]
    )
    assert found.row == since.idxmin() + 2
    assert "time zone" in found.fix


def test_a_clock_that_is_behind_in_one_variant_ends_it(tmp_path: Path, tables: Tables) -> None:
    analysis = judge(tmp_path, moved(tables, -8 * HOUR, "new"))
    (found,) = told(analysis, "early-outcomes-unequal")
    assert "0.0% of control" in found.message
    assert found.row is not None
    assert analysis.state == "void"
    alike = judge(tmp_path, moved(tables, -8 * HOUR))
    assert told(alike, "early-outcomes-unequal") == []
    assert told(alike, "outcomes-before-exposure")[0].count > 50


def test_variants_written_in_two_ways_and_tiny_ones_are_named(
    tmp_path: Path, tables: Tables
) -> None:
    names = tables["exposures"]["variant"].to_numpy().copy()
    names[[3, 5]], names[[7, 9, 11]] = "neww", "NEW "
    made = {**tables, "exposures": tables["exposures"].assign(variant=names)}
    found = {one.value: one for one in told(judge(tmp_path, made), "variant-odd")}
    assert {name: (one.row, one.count) for name, one in found.items()} == {
        "neww": (5, 2), "NEW": (9, 3),
    }  # fmt: skip
    assert "written like new" in found["NEW"].message
    planned = judge(tmp_path, made, weights={"control": 0.5, "new": 0.5})
    assert told(planned, "variant-odd") == []
    assert told(planned, "variant-unknown")[0].count == 5


def test_where_nothing_counts_it_is_said_why(tmp_path: Path, tables: Tables) -> None:
    foreign = tables["outcomes"].assign(user=lambda rows: rows["user"].str.upper())
    with pytest.raises(BadInput, match=r"are of users who count in no variant.*row 2, U0000"):
        judge(tmp_path, {**tables, "outcomes": foreign})
    with pytest.raises(BadInput, match=r"came before their user was exposed.*row 2, u0000"):
        judge(tmp_path, moved(tables, -40 * DAY))


def test_weights_that_do_not_add_up_are_refused(tmp_path: Path, tables: Tables) -> None:
    with pytest.raises(BadInput, match=r"do not add up: 0.5 \+ 0.6 = 1.1"):
        judge(tmp_path, tables, weights={"control": 0.5, "new": 0.6})


def test_a_file_that_is_its_own_history_is_read_once_and_judged_alike(
    tmp_path: Path, tables: Tables
) -> None:
    draws = np.random.default_rng(2)
    early = tables["exposures"].assign(value=1.0)[["user", "time", "value"]]
    early["time"] -= draws.integers(1, DAY, 600)
    every = pd.concat([tables["outcomes"], early.sample(frac=0.5, random_state=1)])
    made = {**tables, "outcomes": every.assign(value=every["value"].astype(str))}
    made["outcomes"].iloc[4, 2] = "many"
    one = judge(tmp_path, made, before=True)
    assert len(told(one, "value-unreadable")) == 1
    made["outcomes"].to_csv(tmp_path / "history.csv", index=False)
    paths = [tmp_path / f"{name}.csv" for name in ("exposures", "outcomes", "history")]
    other = judging.analyze(paths[0], paths[1], before=paths[2])
    assert one.results == other.results
    assert one.results[0].adjusted is not None


def test_a_mean_that_hangs_on_few_users_is_named(tmp_path: Path, tables: Tables) -> None:
    draws = np.random.default_rng(3)
    spent = tables["outcomes"].assign(value=lambda rows: draws.random(len(rows)).round(2))
    one_of_new = spent.index[spent["user"].isin(tables["exposures"]["user"][1::2])][0]
    spent.loc[one_of_new, "value"] = 500.0
    (found,) = told(judge(tmp_path, {**tables, "outcomes": spent}), "few-users-for-skewness")
    assert "outcome of new: the difference hangs on few users" in found.message
    assert "with 600 intervals may miss the truth" in found.message
    even = tables["outcomes"].assign(value=lambda rows: draws.random(len(rows)).round(2))
    assert told(judge(tmp_path, {**tables, "outcomes": even}), "few-users-for-skewness") == []


def test_a_fixed_test_does_not_decide_where_it_errs_too_often(
    tmp_path: Path, tables: Tables
) -> None:
    shown = tables["exposures"].assign(variant=np.where(np.arange(600) % 10, "control", "new"))
    paid = np.random.default_rng(5).lognormal(0, 2, len(tables["outcomes"]))
    # The small variant buys little: by its own variance surely less.
    small = tables["outcomes"]["user"].isin(shown["user"][::10])
    value = np.where(small, 0.1, paid)
    spent = {"exposures": shown, "outcomes": tables["outcomes"].assign(value=value)}
    weights, rules = {"control": 0.9, "new": 0.1}, Rules(planned=600)
    found = judge(tmp_path, spent, weights=weights, rules=rules)
    (one,) = found.results
    assert isinstance(one.raw, Estimate)
    assert one.raw.p_value < 0.05
    assert (one.is_fixed, one.state) == (False, "open")
    assert "Of outcome the always-valid one decides" in found.verdict
    assert found.exceptions[0] in report.of_analysis(found)
    # Of variants of the same size skewness cancels out.
    half = {**spent, "exposures": tables["exposures"]}
    equal = judge(tmp_path, half, rules=Rules(planned=600))
    assert equal.results[0].is_fixed
    assert equal.exceptions == []


def test_a_value_that_nothing_can_be_worth_is_named(tmp_path: Path, tables: Tables) -> None:
    huge = tables["outcomes"].assign(value="1.5")
    huge.loc[2, "value"] = "1e308"
    (found,) = told(judge(tmp_path, {**tables, "outcomes": huge}), "value-unreadable")
    assert (found.row, found.value) == (4, "1e308")


def test_of_several_tables_none_is_taken_silently(tmp_path: Path, tables: Tables) -> None:
    judge(tmp_path, tables)
    with pytest.raises(BadInput, match=r"holds 2 tables .*; 2 of them have columns for user"):
        judging.analyze(tmp_path / "exposures.csv", tmp_path)
    # Exposures are those with a variant.
    whole = judging.analyze(tmp_path, tmp_path / "outcomes.csv")
    assert whole.results == judge(tmp_path, tables).results


def test_what_came_before_is_no_fault_where_it_is_asked_for(tmp_path: Path, tables: Tables) -> None:
    old = tables["outcomes"].head(90).assign(time=BEGIN - DAY)
    both = {**tables, "outcomes": pd.concat([tables["outcomes"], old], ignore_index=True)}
    assert told(judge(tmp_path, both), "outcomes-before-exposure")[0].fix
    found = judge(tmp_path, both, before=True)
    assert told(found, "outcomes-before-exposure") == []
    (note,) = told(found, "outcomes-as-history")
    assert (note.grade, note.fix) == (Grade.NOTE, "")
    assert "count as history" in note.message


def test_too_few_users_for_a_test_are_no_test(tmp_path: Path, tables: Tables) -> None:
    few = {**tables, "exposures": tables["exposures"].head(60)}
    verdict = judge(tmp_path, few).verdict
    assert "not decided; there are too few users or outcomes for the always-valid test" in verdict
    assert "corrected p" not in verdict
    same = tables["exposures"][["user", "time"]].assign(time=lambda rows: rows["time"] + 1)
    none = judge(tmp_path, {**tables, "outcomes": same.assign(value=1)}).verdict
    assert none.endswith("So nothing is known of the difference.")


def test_blanks_around_values_are_nothing_and_decimal_commas_are_explained(
    tmp_path: Path, tables: Tables
) -> None:
    texts = tables["outcomes"]["value"].astype(str)
    blank = texts.map(lambda text: f" {text}\u00a0")
    plain = judge(tmp_path, {**tables, "outcomes": tables["outcomes"].assign(value=texts)})
    other = judge(tmp_path, {**tables, "outcomes": tables["outcomes"].assign(value=blank)})
    assert other.results == plain.results
    commas = tables["outcomes"].assign(value=texts.str.replace(".", ",", regex=False))
    commas.loc[0, "value"] = "1.5"
    (found,) = told(judge(tmp_path, {**tables, "outcomes": commas}), "value-unreadable")
    assert (found.value, found.count) == ("1,0", len(commas) - 1)
    assert "with a decimal point" in found.fix
