"""Recipes beside two baselines, with and without repeats: the table that the course is about.

Everything is a mean over test users with its 95 % interval, and every difference is taken user by
user (see `estimates`). *With repeats* everything counts, as in GetSolutionMetrics. *On new items*
neither lists nor truths have what the user had before; users who did nothing new are left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from personalize_poc.evaluation import estimates, metrics
from personalize_poc.evaluation.estimates import UNKNOWN, Estimate
from personalize_poc.language import N_, _

if TYPE_CHECKING:
    import pandas as pd

MRR = "mean_reciprocal_rank_at_25"
POPULARITY, AGAIN = N_("popularity"), N_("what they did last, again")
NO_PAIRS = N_("Means alone are published here: no difference has an interval.")
BASELINES = {POPULARITY: "popularity", AGAIN: "last_again"}
"""Name of a baseline -> its key on the pages of the stand-in."""


@dataclass(frozen=True)
class Row:
    """One recipe or baseline.

    everything, new: the metric with repeats and on new items. over_popularity, over_again: the
    lead over each baseline, with repeats. over_new: the lead on new items, where both baselines
    are the same. novelty: of the first ten places, in bits.
    """

    name: str
    is_baseline: bool
    everything: Estimate
    new: Estimate = UNKNOWN
    over_popularity: Estimate = UNKNOWN
    over_again: Estimate = UNKNOWN
    over_new: Estimate = UNKNOWN
    coverage: float = float("nan")
    novelty: float = float("nan")


@dataclass(frozen=True)
class Pair:
    """By how much one recipe is better than another, for the same users."""

    one: str
    other: str
    everything: Estimate
    new: Estimate


@dataclass(frozen=True)
class Warned:
    """What the stand-in says against a recipe: that popularity may serve as well, or better.

    says, advice: codes of `beside_popularity`; an earlier stand-in gives no advice. lead: over
    popularity, in NDCG@10, for so many users.
    """

    name: str
    says: str
    lead: Estimate
    users: int
    advice: str = ""


@dataclass(frozen=True)
class Comparison:
    """rows: the baselines first, then recipes by falling metric.

    pairs: every two recipes, in the order of the rows. users: test users; users_with_new: those of
    them who did something new. own: whether the baselines were measured on other users than the
    recipes. alone: recipes of which only the mean is known. warned: what is said against recipes.
    """

    rows: Sequence[Row]
    pairs: Sequence[Pair] = ()
    users: int = 0
    users_with_new: int = 0
    own: bool = False
    metric: str = MRR
    alone: Sequence[str] = field(default=())
    warned: Sequence[Warned] = ()

    @property
    def baselines(self) -> list[Row]:
        """The rows of the baselines."""
        return [row for row in self.rows if row.is_baseline]

    @property
    def recipes(self) -> list[Row]:
        """The rows of the recipes."""
        return [row for row in self.rows if not row.is_baseline]

    def table(self) -> pd.DataFrame:
        """One row each, as text; intervals in brackets, `–` for what is not known."""
        import pandas as pd

        label = metrics.label(self.metric)
        shown = {
            called(row.name): {
                _("{label}, all items").format(label=label): row.everything.text(),
                _("{label}, new items").format(label=label): row.new.text(),
                _("lead over popularity"): row.over_popularity.text("+"),
                _("lead over “again”"): row.over_again.text("+"),
                _("lead on new items"): row.over_new.text("+"),
            }
            for row in self.rows
        }
        return pd.DataFrame.from_dict(shown, orient="index").rename_axis("recipe")

    def differences(self) -> pd.DataFrame:
        """One row a pair of recipes: both differences, as text, with what they say."""
        import pandas as pd

        if not self.pairs:
            return pd.DataFrame([{"": _(NO_PAIRS)}])
        rows = [
            {
                "": f"{pair.one} − {pair.other}",
                _("all items"): pair.everything.text("+"),
                _("says"): _(pair.everything.verdict),
                _("new items"): pair.new.text("+"),
                _("says "): _(pair.new.verdict),
            }
            for pair in self.pairs
        ]
        return pd.DataFrame(rows)

    def plain(self) -> dict[str, Any]:
        """For JSON, as notebooks record it; `restored` reads it."""
        return {
            "metric": self.metric,
            "users": self.users,
            "users_with_new": self.users_with_new,
            "own": self.own,
            "alone": list(self.alone),
            "rows": [_plain(row) for row in self.rows],
            "pairs": [_plain(pair) for pair in self.pairs],
            "warned": [_plain(one) for one in self.warned],
        }


def called(name: str) -> str:
    """What a recipe or baseline is called where it is shown: baselines in the chosen language."""
    for baseline in BASELINES:
        if name.startswith(baseline):
            return _(baseline) + _(name.removeprefix(baseline))
    return name


def _plain(known: Row | Pair | Warned) -> dict[str, Any]:
    return {
        name: value.plain() if isinstance(value, Estimate) else _number(value)
        for name, value in vars(known).items()
    }


def _number(value: Any) -> Any:
    return None if value != value else value


def restored(plain: Any) -> Comparison | None:
    """What `Comparison.plain` wrote; None for anything else."""
    try:
        rows = [Row(**_estimates(row)) for row in plain["rows"]]
        pairs = [Pair(**_estimates(pair)) for pair in plain["pairs"]]
        return Comparison(
            rows,
            pairs,
            int(plain["users"]),
            int(plain["users_with_new"]),
            bool(plain["own"]),
            str(plain["metric"]),
            [str(name) for name in plain["alone"]],
            [Warned(**_estimates(one)) for one in plain.get("warned", ())],
        )
    except (KeyError, TypeError, ValueError):
        return None


def _estimates(plain: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in plain.items():
        if isinstance(value, list):
            found[name] = estimates.restored(value)
        else:
            found[name] = float("nan") if value is None else value
    return found
