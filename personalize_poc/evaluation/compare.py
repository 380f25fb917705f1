"""Compare trained recipes with each other and with two baselines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

from personalize_poc.evaluation import estimates, holdout, metrics, uncertainty
from personalize_poc.evaluation.comparison import BASELINES, MRR, Comparison, Pair, Row, Warned
from personalize_poc.evaluation.estimates import Estimate
from personalize_poc.language import N_

if TYPE_CHECKING:
    import pandas as pd

    from personalize_poc.aws.targets import Target

NOVELTY = "novelty_at_10"
OWN_USERS = N_(" (own hold-out)")
"""Behind the name of a baseline that was measured on other users than the recipes."""


def recipes(
    target: Target,
    versions: Mapping[str, str],
    means: Mapping[str, Mapping[str, float]],
    interactions: pd.DataFrame | None = None,
    metric: str = MRR,
) -> Comparison:
    """Compare solution versions.

    Args:
        target: who trained them.
        versions: recipe -> ARN of its solution version.
        means: recipe -> what GetSolutionMetrics says. Recipes without the metric, such as those of
            segments, are left out.
        interactions: for targets that publish means alone: the data, of which a hold-out of our
            own is made for the baselines.
        metric: which metric.

    Raises:
        StandInGone: the stand-in does not answer.
    """
    named = [name for name in versions if metric in means.get(name, {})]
    pages = {name: uncertainty.evaluation(target, versions[name]) for name in named}
    full = {name: page for name, page in pages.items() if page and "last_again" in page}
    alone = [name for name in named if name not in full]
    if full:
        people = {name: uncertainty.tested(target, versions[name]) for name in full}
        return _compared(full, people, {name: means[name] for name in alone}, metric)
    known = holdout.baselines(interactions) if interactions is not None else {}
    rows = [_baseline(f"{name}{OWN_USERS}", known[key], metric) for name, key in _known(known)]
    rows += _of_means(means, alone, metric)
    users, fresh = known.get("users", 0), known.get("users_with_new", 0)
    return Comparison(rows, (), users, fresh, bool(known), metric, alone)


def _known(pages: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(name, key) for name, key in BASELINES.items() if key in pages]


def _compared(
    pages: Mapping[str, Mapping[str, Any]],
    people: Mapping[str, Mapping[str, Any] | None],
    alone: Mapping[str, Mapping[str, float]],
    metric: str,
) -> Comparison:
    first = next(iter(pages.values()))
    rows = [_baseline(name, first[key], metric) for name, key in BASELINES.items()]
    models = [_recipe(name, page, metric) for name, page in pages.items()]
    models = [row for row in models if row.name != metrics.BASELINE]  # the first baseline itself
    models += _of_means(alone, list(alone), metric)
    models.sort(key=lambda row: -row.everything.mean)
    known = {row.name: people[row.name] for row in models if people.get(row.name)}
    pairs = [_pair(a, b, known, metric) for a, b in combinations(known, 2)]
    return Comparison(
        [*rows, *models],
        pairs,
        int(first["users"]),
        int(first["users_with_new"]),
        metric=metric,
        alone=list(alone),
        warned=[_warned(row.name, pages[row.name]) for row in models if _is_warned(pages, row)],
    )


def _is_warned(pages: Mapping[str, Mapping[str, Any]], row: Row) -> bool:
    return bool(pages.get(row.name, {}).get("against_popularity"))


def _warned(name: str, page: Mapping[str, Any]) -> Warned:
    """The judgement of the stand-in, which its log and its console say as well."""
    found = page["against_popularity"]
    lead = estimates.published(found["difference"], found["interval"])
    return Warned(name, found["says"], lead, int(found["users"]), found.get("advice", ""))


def _baseline(name: str, page: Mapping[str, Any], metric: str) -> Row:
    found = _means_of(page, metric)
    if lead := page.get("above_popularity"):
        found["over_popularity"] = _lead(lead, metric)
    return Row(name, True, **found)


def _lead(leads: Mapping[str, Any], metric: str) -> Estimate:
    return estimates.published(leads[metric]["difference"], leads[metric]["interval"])


def _recipe(name: str, page: Mapping[str, Any], metric: str) -> Row:
    return Row(
        name,
        False,
        over_popularity=_lead(page["above_popularity"], metric),
        over_again=_lead(page["above_last_again"], metric),
        over_new=_lead(page["above_popularity_on_new"], metric),
        **_means_of(page, metric),
    )


def _means_of(page: Mapping[str, Any], metric: str) -> dict[str, Any]:
    """Of a page of the stand-in, or of a baseline on it."""
    intervals, new = page.get("intervals", {}), page.get("without_repeats", {})
    found: dict[str, Any] = {
        "everything": estimates.published(
            page["metrics"][metric], intervals.get("metrics", {}).get(metric)
        )
    }
    if metric in new:
        found["new"] = estimates.published(
            new[metric], intervals.get("without_repeats", {}).get(metric)
        )
    found["coverage"] = page["metrics"].get("coverage", float("nan"))
    found["novelty"] = page.get("novelty", {}).get(NOVELTY, float("nan"))
    return found


def _of_means(
    means: Mapping[str, Mapping[str, float]], names: Sequence[str], metric: str
) -> list[Row]:
    rows = [
        Row(name, False, Estimate(means[name][metric]), coverage=means[name].get("coverage", 0.0))
        for name in names
    ]
    return sorted(rows, key=lambda row: -row.everything.mean)


def _pair(one: str, other: str, people: Mapping[str, Any], metric: str) -> Pair:
    """User by user, for those whom both were tested with."""
    places = [
        {person["user"]: place for place, person in enumerate(people[name]["users"])}
        for name in (one, other)
    ]
    both = [user for user in places[0] if user in places[1]]
    found = {}
    for reading in ("values", "new_values"):
        columns = [
            [people[name][reading][metric][at[user]] for user in both]
            for name, at in zip((one, other), places, strict=True)
        ]
        found[reading] = estimates.difference(columns[0], columns[1])
    return Pair(one, other, found["values"], found["new_values"])
