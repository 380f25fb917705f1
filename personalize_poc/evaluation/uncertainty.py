"""How sure offline metrics are, and what else the stand-in measured on the same test users.

`GetSolutionMetrics` publishes means. The stand-in keeps more beside them: 95 % intervals, the lead
over popularity, the textbook NDCG, the figures without repeats, novelty. Amazon Personalize
publishes none of that, so on target aws there is only a sentence that says so.
"""

from __future__ import annotations

import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from personalize_poc.errors import StandInGone
from personalize_poc.standin import discovery

if TYPE_CHECKING:
    import pandas as pd

    from personalize_poc.aws.targets import Target

PATH = "/_personalize/evaluation/"
ONLY_MEANS = (
    "Amazon Personalize publishes the means alone. To learn how sure a difference is, train with "
    "other data splits, or let an A/B test decide."
)
_MRR = "mean_reciprocal_rank_at_25"
_NDCG = "normalized_discounted_cumulative_gain_at_10"


def evaluation(target: Target, version_arn: str) -> dict[str, Any] | None:
    """Everything that was measured for a solution version; None where it is not published.

    Returns:
        metrics, textbook, without_repeats, novelty: metric -> mean. intervals: each of these
        groups -> metric -> [low, high]. popularity: the same for the baseline on the same users.
        above_popularity: metric -> {"difference", "interval"}. users: test users.

    Raises:
        StandInGone: the stand-in does not answer.
    """
    if not target.is_local:
        return None
    address = f"{target.endpoint}{PATH}{urllib.parse.quote(version_arn)}"
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # never through a proxy
    try:
        with opener.open(address, timeout=30) as answer:
            found: dict[str, Any] = json.loads(answer.read())["evaluation"]
    except urllib.error.HTTPError:
        return None  # trained by an earlier version of the stand-in, or not at all
    except OSError as problem:
        raise StandInGone(
            f"The stand-in at {target.endpoint} has stopped.", discovery.RESTART
        ) from problem
    return found


def clear_leads(evaluations: Mapping[str, Mapping[str, Any]], metric: str = _MRR) -> list[str]:
    """The recipes whose lead over popularity is above 0 with its whole 95 % interval."""
    return [
        recipe
        for recipe, found in evaluations.items()
        if found["above_popularity"][metric]["interval"][0] > 0
    ]


class Uncertainty:
    """A table of intervals in a notebook; a sentence where the service publishes none."""

    def __init__(self, target: Target, versions: Mapping[str, str]) -> None:
        """`versions`: recipe -> ARN of its solution version; recipes of segments are left out."""
        found = {recipe: evaluation(target, arn) for recipe, arn in versions.items()}
        self.evaluations = {
            recipe: one for recipe, one in found.items() if one and "above_popularity" in one
        }

    def table(self) -> pd.DataFrame:
        """One row a recipe, as text; intervals in brackets."""
        import pandas as pd

        rows = {recipe: _row(found) for recipe, found in self.evaluations.items()}
        return pd.DataFrame.from_dict(rows, orient="index").rename_axis("recipe")

    def _repr_html_(self) -> str:
        return self.table().to_html() if self.evaluations else f"<p>{ONLY_MEANS}</p>"

    def __repr__(self) -> str:
        return self.table().to_string() if self.evaluations else ONLY_MEANS


def _row(found: Mapping[str, Any]) -> dict[str, str]:
    lead = found["above_popularity"][_MRR]
    return {
        "MRR@25 (95 %)": _span(found["metrics"][_MRR], found["intervals"]["metrics"][_MRR]),
        "lead over popularity (95 %)": _span(lead["difference"], lead["interval"], "+"),
        "NDCG@10, textbook": f"{found['textbook'][_NDCG]:.3f}",
        "the same, new items only": f"{found['without_repeats'][f'textbook_{_NDCG}']:.3f}",
        "novelty@10 (bits)": f"{found['novelty'].get('novelty_at_10', float('nan')):.1f}",
        "test users": f"{found['users']:,}",
    }


def _span(value: float, interval: tuple[float, float], sign: str = "") -> str:
    low, high = interval
    return f"{value:{sign}.3f} ({low:{sign}.3f} … {high:{sign}.3f})"
