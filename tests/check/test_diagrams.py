"""Diagrams of the report: what stands on their axes, and where marks stand."""

from __future__ import annotations

import re
from datetime import date

import pytest

from personalize_poc.check.report import scales
from personalize_poc.check.report.diagrams import Diagram, bars

_BAR = re.compile(r'<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"')


@pytest.mark.parametrize(
    ("high", "names"),
    [
        (0, ["0", "1"]),
        (3, ["0", "1", "2", "3"]),
        (100, ["0", "20", "40", "60", "80", "100"]),
        (2_884, ["0", "1,000", "2,000"]),
        (4e9, [f"{n},000,000,000" if n else "0" for n in range(5)]),
    ],
)
def test_numbers_have_few_round_ticks(high: float, names: list[str]) -> None:
    assert [name for __, name in scales.numbers(high, "events").ticks] == names


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        ("2025-01-30", "2025-02-01", ["2025-01-30", "2025-01-31", "2025-02-01"]),
        ("2025-01-02", "2025-12-30", ["2025-04", "2025-07", "2025-10"]),
        ("2013-05-05", "2025-01-01", ["2015", "2020", "2025"]),
        ("0001-01-01", "0001-01-02", ["0001-01-01", "0001-01-02"]),
    ],
)
def test_days_have_few_ticks_at_firsts_of_months_or_years(
    first: str, last: str, names: list[str]
) -> None:
    scale = scales.days(date.fromisoformat(first), date.fromisoformat(last), "day")
    assert [name for __, name in scale.ticks] == names
    assert all(0 <= scale.share(value) <= 1 for value, __ in scale.ticks)


def test_a_logarithmic_axis_without_a_power_of_ten_has_its_ends() -> None:
    assert [name for __, name in scales.logarithmic(3, 7, "events").ticks] == ["3", "7"]
    assert [name for __, name in scales.logarithmic(5, 5, "events").ticks] == ["5"]


def test_a_logarithmic_axis_has_powers_of_ten_at_even_distances() -> None:
    scale = scales.logarithmic(1, 1000, "rank")
    assert [name for __, name in scale.ticks] == ["1", "10", "100", "1,000"]
    places = [scale.share(value) for value, __ in scale.ticks]
    assert places[1] - places[0] == pytest.approx(places[3] - places[2])


def test_bars_are_as_long_as_their_values() -> None:
    upright = Diagram("t", scales.named(["a", "b"], "x"), scales.numbers(10, "y"))
    upright.bars([(0, 10), (1, 2.5)], 0.8)
    heights = [float(found[4]) for found in _BAR.finditer(upright.svg())]
    assert heights[1] == pytest.approx(heights[0] / 4, abs=0.1)
    level = bars("t", "x", ["a", "b"], [100, 50], ["all", "half"], shares=True)
    widths = [float(found[3]) for found in _BAR.finditer(level)]
    assert widths[1] == pytest.approx(widths[0] / 2, abs=0.1)


def test_names_that_would_touch_each_other_are_turned() -> None:
    short = Diagram("t", scales.named(["1", "2"], "x"), scales.numbers(1, "y"))
    names = [f"{n:,} to {2 * n:,}" for n in range(1000, 1012)]
    long = Diagram("t", scales.named(names, "x"), scales.numbers(1, "y"))
    assert short.svg().count("rotate(-35") == 0
    assert long.svg().count("rotate(-35") == len(names)


_NAME = re.compile(r'<text x="([\d.]+)" y="([\d.]+)" font-size="9.5" text-anchor="(\w+)">([^<]*)<')


def test_the_last_date_of_an_axis_ends_within_the_picture() -> None:
    days = scales.days(date(2024, 9, 2), date(2024, 10, 28), "day")
    diagram = Diagram("t", days, scales.numbers(1128, "events"))
    names = [(float(x), name) for x, __, __, name in _NAME.findall(diagram.svg()) if "-" in name]
    assert names
    assert all(x + 0.6 * 9.5 * len(name) / 2 <= 389 for x, name in names)


@pytest.mark.parametrize("shares", [(95, 100, 100), (50, 60, 70), (12, 12, 13)])
def test_a_legend_lies_over_no_line(shares: tuple[int, ...]) -> None:
    diagram = Diagram("t", scales.numbers(50, "days"), scales.per_cent("difference (%)"))
    diagram.line(list(zip((7, 20, 50), shares, strict=True)), dots=True)
    diagram.level(12)
    drawn = [float(y) for y in re.findall(r'<circle cx="[\d.]+" cy="([\d.]+)"', diagram.svg())][:2]
    diagram.legend("between periods", "by chance alone")
    texts = _NAME.findall(diagram.svg())
    heights = [
        float(y) for __, y, __, name in texts if name in ("between periods", "by chance alone")
    ]
    assert len(heights) == 2
    for at in drawn:
        assert not min(heights) - 10 < at < max(heights) + 3
