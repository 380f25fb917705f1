"""Offline metrics of solution versions as `GetSolutionMetrics` returns them: names and order.

They are means, and nothing here compares them: what a difference is worth says `comparison`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from personalize_poc.language import N_, _

if TYPE_CHECKING:
    import pandas as pd


BASELINE = "aws-popularity-count"
"""The recipe that every learned recipe has to beat: the same popular items for everybody."""

ORDER = "mean_reciprocal_rank_at_25"
"""The metric by which recipes are listed."""

_MEANINGS: dict[str, tuple[str, str, str]] = {
    "mean_reciprocal_rank_at_25": (
        "MRR@25",
        N_(
            "How early the first right item comes: 1 over its rank in a list of 25, averaged "
            "over the test users; 0 when none of the 25 is right."
        ),
        N_("the one best suggestion matters, as in “play next”"),
    ),
    "normalized_discounted_cumulative_gain_at_5": (
        "NDCG@5",
        N_("How well the top 5 are ordered: right items count, earlier places count more."),
        N_("a short row of pictures is shown"),
    ),
    "normalized_discounted_cumulative_gain_at_10": (
        "NDCG@10",
        N_("The same for the top 10."),
        N_("one screen of results is shown"),
    ),
    "normalized_discounted_cumulative_gain_at_25": (
        "NDCG@25",
        N_("The same for the top 25."),
        N_("people scroll"),
    ),
    "precision_at_5": (
        "P@5",
        N_(
            "The share of the top 5 that is right. With one right item to find it cannot "
            "exceed 0.2."
        ),
        N_("every place shown costs something, as in a mailing"),
    ),
    "precision_at_10": (
        "P@10",
        N_("The share of the top 10 that is right."),
        N_("every place of ten costs something"),
    ),
    "precision_at_25": (
        "P@25",
        N_("The share of the top 25 that is right."),
        N_("every place of twenty-five costs something"),
    ),
    "hits_at_1_percent": (
        "hits@1 %",
        N_(
            "For recipes that make segments: how many of the 1 % of users ranked first for "
            "an item (or attribute) really came to it, averaged over items."
        ),
        N_("a campaign is sent to a fixed small share of the users"),
    ),
    "recall_at_1_percent": (
        "recall@1 %",
        N_(
            "For recipes that make segments: the share of those who came that is among these "
            "users. It cannot reach 1 when more than 1 % came."
        ),
        N_("nobody who is interested should be left out"),
    ),
    "coverage": (
        N_("coverage"),
        N_(
            "The share of the catalogue that anybody is recommended at all; for segments, "
            "the share of the users that are in the top 1 % of any."
        ),
        N_("the long tail has to be seen; popular items alone score near 0"),
    ),
}
KEYS = tuple(_MEANINGS)
"""The metrics that are explained here, in the order in which they are shown."""


def label(metric: str) -> str:
    """The short name of a metric key, such as `MRR@25`; an unknown key is its own label."""
    return _(_MEANINGS[metric][0]) if metric in _MEANINGS else metric


def meanings(keys: Iterable[str] | None = None) -> pd.DataFrame:
    """What each metric means and when to look at it, one row a metric.

    Args:
        keys: metric keys as `GetSolutionMetrics` returns them; default: all known ones.
    """
    import pandas as pd

    known = [key for key in _MEANINGS if keys is None or key in set(keys)]
    rows = {
        label(key): {
            _("key in GetSolutionMetrics"): key,
            _("what it says"): _(_MEANINGS[key][1]),
            _("look at it when"): _(_MEANINGS[key][2]),
        }
        for key in known
    }
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis(_("metric"))


def explained(found: Mapping[str, float]) -> pd.DataFrame:
    """What GetSolutionMetrics says of one solution version, with what each metric means."""
    import pandas as pd

    rows = [
        {
            _("metric"): label(key),
            _("value"): f"{value:.4f}",
            _("what it says"): _(_MEANINGS[key][1]) if key in _MEANINGS else "",
            _("look at it when"): _(_MEANINGS[key][2]) if key in _MEANINGS else "",
        }
        for key, value in sorted(found.items(), key=lambda pair: _place(pair[0]))
    ]
    return pd.DataFrame(rows)


def _place(key: str) -> int:
    return list(_MEANINGS).index(key) if key in _MEANINGS else len(_MEANINGS)


def table(results: Mapping[str, Mapping[str, float]], baseline: str = BASELINE) -> pd.DataFrame:
    """One row a recipe, one column a metric.

    Args:
        results: recipe name -> metrics as `GetSolutionMetrics` returns them.
        baseline: the recipe that comes first, if it is there.

    Returns:
        DataFrame indexed by recipe, the baseline first, then by falling MRR@25.
    """
    import pandas as pd

    order = [key for key in _MEANINGS if any(key in found for found in results.values())]
    order += sorted({key for found in results.values() for key in found} - set(order))
    frame = pd.DataFrame.from_dict(results, orient="index", columns=None).reindex(columns=order)
    if ORDER in frame:
        ranked = frame.sort_values(ORDER, ascending=False, kind="stable").index
        frame = frame.loc[sorted(ranked, key=lambda recipe: recipe != baseline)]
    return frame.rename(columns=label).rename_axis(_("recipe"))


def show(results: Mapping[str, Mapping[str, float]], baseline: str = BASELINE) -> pd.DataFrame:
    """The same as text for a notebook: 4 decimals, gaps as `–`."""
    import pandas as pd

    frame = table(results, baseline)
    shown = {name: ["–" if pd.isna(x) else f"{x:.4f}" for x in frame[name]] for name in frame}
    return pd.DataFrame(shown, index=frame.index)
