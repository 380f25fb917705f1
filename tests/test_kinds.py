"""The benchmark `kinds`: its data come from seeds, its splits keep apart, its figures are right."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from personalize_poc.local.arrays.types import Interactions
from tests.benchmarks import bench_kinds, kinds
from tests.benchmarks.gate import contest, peers
from tests.benchmarks.gate.baselines import fitting
from tests.benchmarks.gate.contest import Contest
from tests.benchmarks.gate.measures import Judged, by_history, judged, listed, ndcg
from tests.benchmarks.gate.page import Report
from tests.benchmarks.gate.peers import Peer
from tests.benchmarks.gate.results import Group, Row, estimate, verdict
from tests.benchmarks.gate.splits import Task, in_time, over_users
from tests.benchmarks.gate.training import Outcome, trained_here
from tests.benchmarks.kinds import GENERATED, Kind, published
from tests.benchmarks.kinds.chains import chains
from tests.benchmarks.kinds.kind import Log
from tests.benchmarks.kinds.tiny import tiny
from tests.benchmarks.yardstick import matrix_work


@pytest.fixture(scope="module")
def small() -> Kind:
    return tiny(0)


def same(one: Interactions, other: Interactions) -> bool:
    columns = ("users", "items", "timestamps", "event_types")
    return all(np.array_equal(getattr(one, c), getattr(other, c)) for c in columns)


@pytest.mark.parametrize("name", GENERATED)
def test_generated_data_are_in_order_and_say_what_tells(name: str) -> None:
    make = GENERATED[name]
    data = make(3).data
    log = data.interactions
    assert len(log) <= 100_000
    assert int(log.items.max()) < data.n_items
    order = np.lexsort((log.timestamps, log.users))
    assert np.array_equal(order, np.arange(len(log)))
    assert "What tells:" in (make.__doc__ or "")


def test_a_seed_gives_the_same_data_again() -> None:
    """Drawn by a generator of numpy alone: none of `random`, nor of the state that all share."""
    for name in ("tiny", "chains", "groceries"):
        assert same(GENERATED[name](3).data.interactions, GENERATED[name](3).data.interactions)
    for file in Path(kinds.__file__).parent.glob("*.py"):
        assert not re.search(
            r"^import random|np\.random\.(?!default_rng|Generator)", file.read_text(), re.M
        )


def test_another_seed_gives_other_data() -> None:
    assert not same(tiny(0).data.interactions, tiny(1).data.interactions)


def test_a_file_of_sequences_is_a_kind_of_data(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "sequences.txt"
    monkeypatch.setenv(published.VARIABLE, str(file))
    with pytest.raises(FileNotFoundError, match=published.VARIABLE):
        published.sequences(0)
    file.write_text("7 30\n7 10\n9 20\n7 30\n")
    kind = published.sequences(0)
    log = kind.data.interactions
    assert (kind.timed, kind.data.n_users, kind.data.n_items) == (False, 2, 3)
    assert (log.users.tolist(), log.items.tolist()) == ([0, 0, 0, 1], [2, 0, 2, 1])
    file.write_text("7 30 1600000000\n9 20 1500000000\n")
    kind = published.sequences(0)
    assert kind.timed
    assert kind.data.interactions.timestamps.tolist() == [1_600_000_000, 1_500_000_000]
    file.write_text("7\n9\n")
    with pytest.raises(ValueError, match="a line is 'user item'"):
        published.sequences(0)


def test_of_a_long_file_of_sequences_some_users_are_taken_whole(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "sequences.txt"
    file.write_text("".join(f"{user} {item}\n" for user in range(20) for item in range(5)))
    monkeypatch.setenv(published.VARIABLE, str(file))
    monkeypatch.setattr(published, "MOST", 30)
    data = published.sequences(0).data
    assert (data.n_users, len(data.interactions)) == (6, 30)


def test_tested_users_are_not_learned_from(small: Kind) -> None:
    task = over_users(small.data, 0)
    assert not {test.user for test in task.tests} & set(task.training.interactions.users.tolist())
    test = task.tests[0]
    mine = small.data.interactions
    items = mine.items[mine.users == test.user]
    assert test.query.items.tolist() == items[:9].tolist()
    assert test.truth.tolist() == [items[9]]


def test_in_time_nothing_is_known_of_what_comes(small: Kind) -> None:
    task = in_time(small.data, 0)
    log = small.data.interactions
    newest = task.training.interactions.timestamps.max()
    assert 0.85 < len(task.training.interactions) / len(log) < 0.95
    for test in task.tests:
        later = (log.users == test.user) & (log.timestamps > newest)
        assert test.query.timestamps.max() <= newest
        assert set(test.truth.tolist()) == set(log.items[later][:10].tolist())


def test_ndcg_by_hand() -> None:
    order = np.array([5, 3, 9], np.int32)
    assert ndcg(order, np.array([3], np.int32)) == pytest.approx(1 / np.log2(3))
    both = (1 + 1 / np.log2(4)) / (1 + 1 / np.log2(3))
    assert ndcg(order, np.array([5, 9], np.int32)) == pytest.approx(both)
    assert np.isnan(ndcg(order, np.array([], np.int32)))


def test_new_lists_and_truths_are_without_what_was_had(small: Kind) -> None:
    task = over_users(small.data, 0)
    test = task.tests[0]
    known = np.unique(test.query.items)
    test = replace(test, truth=known)
    lists = listed(lambda _: np.arange(30.0), [test])
    assert lists.everything[0].tolist() == list(range(29, 19, -1))
    assert not np.isin(lists.new[0], known).any()
    found = judged(lists, [test], 30)
    assert np.isnan(found.new).all()
    assert found.coverage == pytest.approx(1 / 3)


def test_intervals_count_the_seeds_too() -> None:
    alike = [np.array([0.1, 0.3, 0.2, 0.2]) for _ in range(3)]
    apart = [one + shift for one, shift in zip(alike, (-0.1, 0.0, 0.1), strict=True)]
    assert estimate(alike).mean == pytest.approx(estimate(apart).mean) == pytest.approx(0.2)
    assert estimate(apart).half == pytest.approx(4.303 * 0.1 / np.sqrt(3), rel=1e-3)
    assert estimate(alike).half < 0.06 < estimate(apart).half


def test_verdicts_pair_the_people() -> None:
    hard = np.linspace(0, 1, 50)

    def row(model: str, values: np.ndarray) -> Row:
        return Row("k", "users", model, "baseline", [Judged(values, values, 0.5)])

    words = {
        shift: verdict(row("a", hard + shift), [row("b", hard), row("c", hard - 1)], "n10")
        for shift in (-0.01, 0.0, 0.01)
    }
    assert [one and one.word for one in words.values()] == [
        "behind",
        "not distinguishable",
        "ahead",
    ]
    assert {one and one.best for one in words.values()} == {"b"}


def test_baselines_find_what_tells_and_the_truth_is_above_them() -> None:
    kind = chains(0)
    task = over_users(kind.data, 0)
    ways = fitting(task.training)
    assert "content" not in ways  # no metadata
    found = {}
    for name in ("popularity", "Markov count", "most often own"):
        score = ways[name]()
        lists = listed(by_history(score), task.tests)
        found[name] = judged(lists, task.tests, kind.data.n_items).n10.mean()
    oracle = kind.oracle
    assert oracle is not None
    truth = listed(lambda test: oracle(test.user, test.query.items), task.tests)
    best = judged(truth, task.tests, kind.data.n_items).n10.mean()
    assert max(found["popularity"], found["most often own"]) < found["Markov count"] < best


def test_what_was_had_stays_in_front_only_where_people_repeat() -> None:
    def first(repeating: bool) -> int:
        log = Log()
        for user in range(20):
            items = [0, 1, 0, 1] if repeating else [0, 1, 2 + user % 3, 5]
            for place, item in enumerate(items):
                log.add(user, item, place)
        score = fitting(log.data(6))["popularity"]()
        return int(np.argmax(score(np.array([0, 1], np.int32))))

    assert first(repeating=True) in (0, 1)
    assert first(repeating=False) == 5


def test_the_regression_in_order_knows_what_came_after_and_what_before() -> None:
    log = Log()
    for user in range(60):
        for place in range(6):
            log.add(user, (user + place) % 20, place)
    ways = fitting(log.data(20))
    scores = {name: ways[name]()(np.array([5, 6, 7])) for name in ("EASE", "regression in order")}
    after, before = 8, 4
    gained = {name: score[after] - score[before] for name, score in scores.items()}
    assert gained["regression in order"] > 0.001
    assert abs(gained["EASE"]) < 1e-6


def backwards(recipe: str, tasks: list[Task]) -> list[Outcome]:
    """A model that is broken on purpose: its lists are those of the least popular items."""
    return [_backwards(task) for task in tasks]


def _backwards(task: Task) -> Outcome:
    counts = np.bincount(task.training.interactions.items, minlength=task.training.n_items)
    return Outcome(listed(lambda _: -counts, task.tests), 0.0)


def test_the_tiny_kind_from_data_to_page(tmp_path: Path) -> None:
    rows = Contest(["aws-popularity-count"], [0, 1], train=trained_here, times=()).run("tiny")
    assert {row.split for row in rows} == {"users", "time"}
    assert {"popularity", "EASE", "content", "aws-popularity-count"} < {row.model for row in rows}
    report = Report(rows, contest.verdicts(rows), ["2 seeds."], "")
    assert not report.behind
    report.write(tmp_path)
    kept = json.loads((tmp_path / "kinds.json").read_text("utf-8"))
    assert len(kept["models"]) == len(rows)
    assert {one["recipe"] for one in kept["verdicts"]} == {"aws-popularity-count"}
    assert "| tiny | users | EASE |" in (tmp_path / "kinds.md").read_text("utf-8")
    page = (tmp_path / "kinds.html").read_text("utf-8")
    assert "<svg" in page
    assert "prefers-color-scheme: dark" in page
    assert "http" not in page.replace("http://www.w3.org/", "")


def test_the_gate_ends_with_exit_code_1_when_something_is_behind(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = {"kinds": "tiny", "models": "aws-user-personalization", "splits": "users"}
    for name, value in {**options, "seeds": "2", "gate": "1", "folder": str(tmp_path)}.items():
        monkeypatch.setenv(f"PERSONALIZE_POC_BENCHMARK_{name.upper()}", value)
    monkeypatch.setattr(bench_kinds, "Contest", partial(Contest, train=backwards, times=()))
    monkeypatch.setattr(bench_kinds, "matrix_work", lambda repeats: matrix_work(1, 64, 2))
    with pytest.raises(SystemExit) as ended:
        bench_kinds.main()
    assert ended.value.code == 1
    assert "behind by" in capsys.readouterr().out
    monkeypatch.setenv("PERSONALIZE_POC_BENCHMARK_KINDS", "tiny,nonsense")
    with pytest.raises(SystemExit, match="--kinds: no nonsense; there are: attributes"):
        bench_kinds.main()


def test_a_recipe_is_compared_with_what_knows_as_much_as_it_does() -> None:
    values = np.linspace(0, 1, 9)

    def row(model: str, split: str, group: Group, shift: float) -> Row:
        return Row("k", split, model, group, [Judged(values + shift, values + shift, 0.5)])

    recipes = ("aws-hrnn", "aws-sims", "aws-trending-now", "aws-popularity-count")
    others = ("popularity", "last-item cosine", "popularity lately", "EASE")
    rows = [row(one, split, "recipe", 0.0) for split in ("users", "time") for one in recipes]
    for shift, one in enumerate(others):
        rows += [row(one, split, "baseline", 0.01 * shift) for split in ("users", "time")]
    rows.append(row("ALS", "users", "peer", 0.1))
    rows.append(row("ALS, 5 x the time", "users", "peer, more time", 0.2))
    found = {(v.recipe, v.split, v.metric): v.best for v in contest.verdicts(rows)}
    assert found == {
        ("aws-hrnn", "users", "n10"): "ALS",
        ("aws-hrnn", "users", "new"): "ALS",
        ("aws-hrnn", "time", "n10"): "EASE",
        ("aws-hrnn", "time", "new"): "EASE",
        ("aws-sims", "users", "new"): "last-item cosine",
        ("aws-sims", "time", "new"): "last-item cosine",
        ("aws-trending-now", "time", "new"): "popularity lately",
        ("aws-popularity-count", "users", "new"): "popularity",
        ("aws-popularity-count", "time", "new"): "popularity",
    }


STAND_IN = """
import sys, numpy as np
data = np.load(sys.argv[1])
users = np.unique(data["test_users"])[1:]
np.savez(sys.argv[2], users=users, lists=np.array([[3, 2, -1]] * len(users)), seconds=1.5)
"""


def test_peers_are_asked_in_a_process_of_their_own(small: Kind, tmp_path: Path) -> None:
    script = tmp_path / "peer.py"
    script.write_text(STAND_IN)
    task = over_users(small.data, 0)
    peer = Peer("numpy", str(script))
    ranked, seconds = peers.asked(peer, task.training.interactions, task.tests, 2.0, 0)
    assert seconds == 1.5
    assert [one.tolist() for one in ranked] == [[]] + [[3, 2]] * (len(task.tests) - 1)
