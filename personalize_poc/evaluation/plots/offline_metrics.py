"""Offline metrics of recipes beside the popularity baseline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from personalize_poc.evaluation import metrics as metric_tables
from personalize_poc.evaluation.plots import style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_CHART_METRICS = (
    "mean_reciprocal_rank_at_25",
    "normalized_discounted_cumulative_gain_at_10",
    "precision_at_10",
    "coverage",
)


def metrics(
    results: Mapping[str, Mapping[str, float]], baseline: str = metric_tables.BASELINE
) -> Figure:
    """One panel a metric, one bar a recipe, a dashed line at the popularity baseline.

    Args:
        results: recipe name -> metrics as `GetSolutionMetrics` returns them.
        baseline: the recipe whose value is the dashed line.
    """
    recipes = list(metric_tables.table(results, baseline).index)
    chosen = [key for key in _CHART_METRICS if any(key in found for found in results.values())]
    figure = Figure(figsize=(9.5, 1.0 + 0.42 * len(recipes) * ((len(chosen) + 1) // 2)))
    figure.set_layout_engine("constrained")
    panels = figure.subplots((len(chosen) + 1) // 2, 2, squeeze=False, sharey=True)
    for axes, key in zip(panels.flat, chosen, strict=False):
        _metric_panel(axes, key, recipes, results, baseline)
    panels.flat[0].invert_yaxis()  # the panels share it: the baseline comes first, at the top
    for axes in panels.flat[len(chosen) :]:
        axes.set_visible(False)
    figure.suptitle("Offline metrics per recipe (0 to 1, higher is better)")
    return figure


def _metric_panel(
    axes: Axes,
    key: str,
    recipes: Sequence[str],
    results: Mapping[str, Mapping[str, float]],
    baseline: str,
) -> None:
    values = [results[recipe].get(key, 0.0) for recipe in recipes]
    bars = axes.barh(recipes, values, color="white", edgecolor=style.INK)
    for at, bar in enumerate(bars):
        bar.set_hatch(style.HATCHES[at % len(style.HATCHES)])
    axes.bar_label(bars, [f" {value:.3f}" for value in values], fontsize=8)
    if baseline in results:
        axes.axvline(results[baseline].get(key, 0.0), color=style.INK, linestyle="--", linewidth=1)
    axes.set_title(f"{metric_tables.label(key)} (dashed: baseline)", fontsize=10)
    axes.set_xlim(0, max(values, default=0.0) * 1.2 or 1.0)
    axes.xaxis.set_major_locator(MaxNLocator(5))
    style.plain(axes)
