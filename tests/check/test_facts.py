"""The facts of a data set, against figures done by hand."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from personalize_poc.check import checking, findings
from personalize_poc.check.facts import Facts
from personalize_poc.check.findings import counting
from tests.check.test_findings import CLEAN, NOW, START, changed, items, shop
from tests.support.canonical_tables import World

DAY = 86_400


def facts(world: World) -> Facts:
    return findings.facts(world.canonical(), now=NOW)


def small(*rows: tuple[str, str, int, str]) -> World:
    """Events of user, item, seconds after Wednesday, 15 November 2023, 0:00 UTC, and type."""
    columns = ["USER_ID", "ITEM_ID", "TIMESTAMP", "EVENT_TYPE"]
    texts = [(user, item, str(START + after), kind) for user, item, after, kind in rows]
    return World().add("interactions", columns, texts)


HOUR = 3600
FEW = small(
    ("a", "x", 10 * HOUR, "view"),
    ("a", "y", 10 * HOUR + 60, "view"),
    ("a", "x", 11 * HOUR, "buy"),
    ("b", "x", DAY + 10 * HOUR, "view"),
    ("b", "z", 8 * DAY + 10 * HOUR, "view"),
    ("c", "x", 8 * DAY + 11 * HOUR, "view"),
)


def test_figures_of_a_few_events() -> None:
    one = facts(FEW)
    assert (one.rows, one.users, one.items) == ({"interactions": 6}, 3, 3)
    assert (one.first, one.last) == (START + 10 * HOUR, START + 8 * DAY + 11 * HOUR)
    assert one.days == pytest.approx(8 + 1 / 24)
    assert one.period == "day"
    assert len(one.activity) == 9
    assert one.activity[0] == ("2023-11-15", 3)
    assert one.activity[1:3] == (("2023-11-16", 1), ("2023-11-17", 0))
    assert one.activity[-1] == ("2023-11-23", 2)
    assert [(kind.name, kind.rows, kind.users, kind.items) for kind in one.event_types] == [
        ("view", 5, 3, 3),
        ("buy", 1, 1, 1),
    ]
    wednesday, thursday = one.hours[2], one.hours[3]
    assert (wednesday[10], wednesday[11]) == (2, 1)
    assert (thursday[10], thursday[11]) == (2, 1)
    assert sum(map(sum, one.hours)) == 6


def test_new_items_by_week() -> None:
    assert facts(FEW).new_items == (("2023-11-13", 2, 1.0), ("2023-11-20", 1, 0.5))


def test_histories() -> None:
    histories = facts(FEW).histories
    assert histories.bins == ((1, 1, 1), (2, 2, 1), (3, 4, 1))
    assert (histories.median, histories.most, histories.trainable) == (2, 3, 2)
    assert histories.single == pytest.approx(1 / 3)
    assert histories.gaps[0.5] == pytest.approx(HOUR - 60, rel=0.01)
    assert histories.session == pytest.approx(6 / 5)  # the first two of a, else one each


def test_repeats_and_what_simple_rules_would_get_right() -> None:
    one = facts(FEW)
    assert one.repeats == pytest.approx(1 / 6)  # a buys x, which it viewed
    assert one.predictability.users == 2  # c has one event
    assert one.predictability.again == 0.5  # the last of a is x again
    assert one.predictability.unseen == 0.5  # the last of b is z, which nobody had
    assert one.predictability.top_10 == 0.5


def test_popularity() -> None:
    popularity = facts(FEW).popularity
    assert popularity.curve == ((1, 4), (2, 1), (3, 1))
    assert popularity.top_1_percent == pytest.approx(4 / 6)
    assert popularity.top_10 == 1.0
    assert popularity.slope is None


@pytest.mark.slow
def test_the_slope_is_that_of_the_power_law() -> None:
    # Item k has 40,000 / k events: a slope of -1.
    events = (
        "SELECT 'u' || (n % 997), 'i' || k, (1700000000 + n)::VARCHAR, 'view' FROM "
        "(SELECT k, unnest(range(40000 // k)) AS n FROM range(1, 2001) r(k))"
    )
    columns = ["USER_ID", "ITEM_ID", "TIMESTAMP", "EVENT_TYPE"]
    world = World().add("interactions", columns, events)
    slope = facts(world).popularity.slope
    assert slope is not None
    assert math.isclose(slope, -1, abs_tol=0.02)


@pytest.mark.parametrize(
    ("most", "exponent", "code"), [(60_000, 2.3, "popularity-steep"), (50, 0.2, "popularity-flat")]
)
def test_slopes_out_of_the_ordinary_are_findings(most: int, exponent: float, code: str) -> None:
    events = (
        "SELECT 'u' || (n % 997), 'i' || k, (1700000000 + n)::VARCHAR, 'view' FROM (SELECT k, "
        f"unnest(range(({most} / pow(k, {exponent}))::INT)) AS n FROM range(1, 121) r(k))"
    )
    columns = ["USER_ID", "ITEM_ID", "TIMESTAMP", "EVENT_TYPE"]
    world = World().add("interactions", columns, events)
    assert code in {one.code for one in findings.find(world.canonical(), now=NOW)}


def test_days_and_hours_are_those_of_the_time_zone() -> None:
    world = small(("a", "x", 20 * HOUR, "view"), ("b", "x", 21 * HOUR, "view"))
    world.timezone = "Asia/Seoul"
    one = facts(world)
    assert one.timezone == "Asia/Seoul"
    assert one.activity == (("2023-11-16", 2),)
    assert one.hours[3][5:7] == (1, 1)


@pytest.mark.parametrize(
    ("days", "period"), [(399, "day"), (400, "week"), (2790, "week"), (2800, "month")]
)
def test_long_data_is_counted_by_week_or_month(days: int, period: str) -> None:
    world = small(("a", "x", 0, "view"), ("a", "x", days * DAY, "view"))
    one = findings.facts(world.canonical(), now=START + 3000 * DAY)
    assert one.period == period
    assert len(one.activity) <= 400
    assert sum(count for _, count in one.activity) == 2


def test_completeness_and_coverage() -> None:
    rows = items("colour", "NULL", "i < 'i175'") + " UNION ALL SELECT 'x', 'red', '1', 'Idle'"
    one = facts(shop(changed("i", "'new'", "n % 4 = 0"), rows))
    filled = {(field.dataset, field.field): field.filled for field in one.completeness}
    assert filled["items", "COLOUR"] == pytest.approx(226 / 301)
    assert filled["interactions", "EVENT_VALUE"] == 1.0
    assert one.user_coverage is None
    coverage = one.item_coverage
    assert coverage is not None
    assert (coverage.known, coverage.unknown, coverage.unknown_rows) == (301, 1, 0.25)
    assert coverage.with_events == coverage.seen - 1


@pytest.mark.slow
def test_drift_is_told_from_chance() -> None:
    steady = facts(shop()).drift
    assert steady.retrain_days is None
    assert set(steady.apart) == set(range(1, 8))
    turned = facts(shop(changed("i", "'i' || (100 + n // 7500 * 20 + n % 20)", "true"))).drift
    assert turned.apart[1] == pytest.approx(1, abs=0.05)
    assert turned.noise < 0.2
    assert turned.retrain_days == pytest.approx(12.5, abs=1)


def test_drift_is_not_claimed_from_few_events() -> None:
    assert facts(FEW).drift.apart == {}


@pytest.mark.slow
def test_large_data_is_sampled_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = facts(shop())
    monkeypatch.setattr("personalize_poc.check.findings.scan.ORDERED_ROWS", 30_000)
    monkeypatch.setattr("personalize_poc.check.findings.scan.SAMPLE", 20_000)
    part = facts(shop())
    assert (whole.sampled, part.sampled) == (1, 3)
    assert part.users == whole.users
    assert part.repeats == pytest.approx(whole.repeats, abs=0.03)
    assert part.histories.gaps[0.5] == pytest.approx(whole.histories.gaps[0.5], rel=0.05)


def test_a_finding_of_a_sample_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("personalize_poc.check.findings.scan.ORDERED_ROWS", 30_000)
    monkeypatch.setattr("personalize_poc.check.findings.scan.SAMPLE", 20_000)
    twice = f"(SELECT * FROM {CLEAN} UNION ALL SELECT * FROM {CLEAN} WHERE n < 6000)"
    (one,) = [
        one for one in findings.find(shop(twice).canonical(), now=NOW) if one.code == "duplicates"
    ]
    assert one.count == pytest.approx(6_000, rel=0.1)
    assert "estimated from every 4th user" in one.message


def test_no_events_are_no_error() -> None:
    one = facts(World().add("interactions", ["USER_ID", "ITEM_ID", "TIMESTAMP"], []))
    assert (one.users, one.first, one.activity, one.days) == (0, None, (), 0)


def test_the_least_that_there_can_be() -> None:
    rows = "SELECT 'u' || range % 9, 'i' || range % 7, (1700000000 + range)::VARCHAR FROM range(99)"
    one = facts(World().add("interactions", ["USER_ID", "ITEM_ID", "TIMESTAMP"], rows))
    assert (one.users, one.items) == (9, 7)
    assert [kind.name for kind in one.event_types] == [""]


def test_many_interactions_give_the_same_from_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    before = findings.examine(FEW.canonical(), now=NOW)
    monkeypatch.setattr(counting, "LARGE_ROWS", 5)
    canonical = FEW.canonical()
    after = findings.examine(canonical, now=NOW)
    assert after.findings == before.findings
    assert after.facts.popularity == before.facts.popularity
    assert after.facts.histories.bins == before.facts.histories.bins
    left = canonical.connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
    assert not [name for (name,) in left if name.startswith("check_")]


@pytest.mark.parametrize("large", [5, 10**6])
def test_rows_of_a_file_are_named_by_their_lines(
    large: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether all rows are taken, whose place is their number, or some are left out."""
    monkeypatch.setattr(counting, "LARGE_ROWS", large)
    day = "2024-05-0{} 10:{:02}:00"
    lines = [f"u{n % 40},i{n % 50},{day.format(1 + n // 300, n % 60)},view" for n in range(1500)]
    lines[700] = lines[700].replace(",view", "0,view").replace("2024", "3024")
    (tmp_path / "events.csv").write_text("\n".join(["user_id,item_id,time,event", *lines]))
    with checking.check(tmp_path) as study:
        assert study.canonical is not None
        assert study.canonical.interactions.whole
    assert {one.row for one in study.findings if one.code == "time-unreadable"} == {702}
    lines[300] = lines[300].replace(",view", ",refund")
    (tmp_path / "events.csv").write_text("\n".join(["user_id,item_id,time,event", *lines]))
    with checking.check(tmp_path) as study:
        assert study.canonical is not None
        assert not study.canonical.interactions.whole
    assert {one.row for one in study.findings if one.code == "time-unreadable"} == {702}


def many(rows: int, kinds: int) -> World:
    """Events of 2,500 users, with kinds of events by turns of users."""
    events = (
        f"SELECT 'u' || (n % 2500), 'i' || (n % 977), ({START} + n)::VARCHAR, "
        f"'kind' || (n % 2500) % {kinds}, 'web' FROM range({rows}) r(n)"
    )
    columns = ["USER_ID", "ITEM_ID", "TIMESTAMP", "EVENT_TYPE", "DEVICE"]
    return World().add("interactions", columns, events)


def test_users_of_event_types_are_those_of_the_page() -> None:
    (one,) = facts(many(120_000, 1)).event_types
    assert (one.users, one.items, one.exact) == (2500, 977, True)
    kinds = facts(many(120_000, 4)).event_types
    assert [(kind.users, kind.exact) for kind in kinds] == [(625, True)] * 4


def test_one_value_everywhere_is_one_value(monkeypatch: pytest.MonkeyPatch) -> None:
    found = {one.field: one for one in facts(many(120_000, 1)).completeness}
    for name in ("EVENT_TYPE", "DEVICE"):
        assert (found[name].distinct, found[name].exact) == (1, True)
    monkeypatch.setattr(counting, "EXACT_ROWS", 1000)
    kinds = facts(many(120_000, 4)).event_types
    assert not any(kind.exact for kind in kinds)
