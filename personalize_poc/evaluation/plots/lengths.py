"""How metrics depend on the length of the list that they look at."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from statistics import fmean

from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from personalize_poc.evaluation import formulas
from personalize_poc.evaluation.plots import style
from personalize_poc.language import N_, _

Metric = Callable[[Sequence[str], Collection[str], int], float]

_METRICS: Mapping[str, Metric] = {
    N_("precision"): formulas.precision,
    N_("NDCG, the service's"): formulas.ndcg,
    N_("NDCG, the textbook's"): formulas.ndcg_textbook,
}


def by_length(
    lists: Sequence[tuple[Sequence[str], Collection[str]]], k: int, *, of: str, longest: int = 25
) -> Figure:
    """Precision and NDCG in both readings at every length, and a line at one of them.

    Args:
        lists: of each test user the list, best first, and what was right; at least one.
        k: the length to mark, 1 to `longest`.
        of: whose lists they are, for the title.
        longest: the longest length.

    Raises:
        ValueError: no lists.
    """
    if not lists:
        raise ValueError("There are no lists to measure.")
    lengths = range(1, longest + 1)
    figure, axes = style.titled_axes(
        _("{of}: metrics at each length of the list").format(of=of),
        _("length of the list, k"),
        _("mean (0 to 1)"),
    )
    for number, (name, metric) in enumerate(_METRICS.items()):
        means = [fmean(metric(listed, truth, at) for listed, truth in lists) for at in lengths]
        axes.plot(
            lengths,
            means,
            label=_("{name}: {mean:.3f} at {k}").format(name=_(name), mean=means[k - 1], k=k),
            **style.line(number),
        )
    axes.axvline(k, color=style.INK, linestyle=":", linewidth=1.2)
    axes.set_xlim(1, longest)
    axes.set_ylim(bottom=0)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    style.legend(axes, loc="center left", bbox_to_anchor=(1.0, 0.5))
    return figure
