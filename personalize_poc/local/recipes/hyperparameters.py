"""The documented hyperparameters of the recipes, and the check of values that a person sets.

Names, defaults and ranges are those of the developer guide. All values are strings on the wire.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from personalize_poc.local.recipes.interface import Hyperparameter

_NUMBERS = {
    "integer": re.compile(r"[+-]?[0-9]+"),
    "continuous": re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?"),
}
"""How numbers are written: Python alone would read 1_0 and the digits of other scripts as well."""


def _percentile(name: str, default: str) -> Hyperparameter:
    return Hyperparameter(name, "continuous", default, 0.0, 1.0, featurization=True)


def _hidden_dimension(default: str, *, tunable: bool = True) -> Hyperparameter:
    return Hyperparameter("hidden_dimension", "integer", default, 32, 256, tunable=tunable)


_BPTT = Hyperparameter("bptt", "integer", "32", 2, 32, tunable=True)
_RECENCY_MASK = Hyperparameter(
    "recency_mask", "categorical", "true", choices=("true", "false"), tunable=True
)
_USER_PERCENTILES = (
    _percentile("min_user_history_length_percentile", "0.0"),
    _percentile("max_user_history_length_percentile", "0.99"),
)

HRNN = (_hidden_dimension("43"), _BPTT, _RECENCY_MASK, *_USER_PERCENTILES)
USER_PERSONALIZATION = (_hidden_dimension("149"), _BPTT, _RECENCY_MASK, *_USER_PERCENTILES)
HRNN_COLDSTART = (
    *USER_PERSONALIZATION,
    Hyperparameter("cold_start_max_interactions", "integer", "15", 1, math.inf, featurization=True),
    Hyperparameter(
        "cold_start_max_duration", "continuous", "5.0", 0, math.inf, featurization=True, above=True
    ),
    Hyperparameter(
        "cold_start_relative_from",
        "categorical",
        "latestItem",
        choices=("currentTime", "latestItem"),
        featurization=True,
    ),
)
RECENCY_BIAS = (
    Hyperparameter("apply_recency_bias", "categorical", "true", choices=("true", "false")),
)
SIMILAR_ITEMS = (
    Hyperparameter("item_id_hidden_dim", "integer", "100", 30, 200, tunable=True),
    Hyperparameter("item_metadata_hidden_dim", "integer", "100", 30, 200, tunable=True),
)
SIMS = (
    Hyperparameter("popularity_discount_factor", "continuous", "0.5", 0.0, 1.0, tunable=True),
    Hyperparameter("min_cointeraction_count", "integer", "3", 0, 10, tunable=True),
    _percentile("min_user_history_length_percentile", "0.005"),
    _percentile("max_user_history_length_percentile", "0.995"),
    _percentile("min_item_interaction_count_percentile", "0.01"),
    _percentile("max_item_interaction_count_percentile", "0.9"),
)
TRENDING_NOW = (
    Hyperparameter(
        "trend_discovery_frequency",
        "categorical",
        "2 hours",
        choices=("30 minutes", "1 hour", "2 hours", "3 hours", "1 day"),
        featurization=True,
    ),
)
AFFINITY = (_hidden_dimension("149", tunable=False),)
NEXT_BEST_ACTION = (
    Hyperparameter("action_optimization_period", "integer", "14", 7, 28, featurization=True),
)


def complete(
    recipe: str,
    declared: tuple[Hyperparameter, ...],
    hyperparameters: Mapping[str, str],
    features: Mapping[str, str],
) -> dict[str, str]:
    """Every declared parameter with the value given for it, else with its default.

    Args:
        recipe: the recipe's name, for messages.
        declared: what the recipe knows.
        hyperparameters: the request's ``algorithmHyperParameters``.
        features: the request's ``featureTransformationParameters``.

    Raises:
        ValueError: a key is unknown or in the wrong map, or a value is outside its range.
    """
    values = {parameter.name: parameter.default for parameter in declared}
    for member, given, featurization in (
        ("algorithmHyperParameters", hyperparameters, False),
        ("featureTransformationParameters", features, True),
    ):
        known = {p.name: p for p in declared if p.featurization == featurization}
        for name, value in given.items():
            if name not in known:
                allowed = ", ".join(known) or "none"
                raise ValueError(
                    f"{member}: {recipe} does not have a parameter {name!r} there. "
                    f"Allowed: {allowed}."
                )
            _check(member, known[name], value)
            values[name] = value
    _check_pairs(values)
    return values


def _check(member: str, parameter: Hyperparameter, value: str) -> None:
    where = f"{member}.{parameter.name}"
    if parameter.kind == "categorical":
        if value not in parameter.choices:
            raise ValueError(f"{where} is {value!r}; allowed: {', '.join(parameter.choices)}.")
        return
    if not _NUMBERS[parameter.kind].fullmatch(value):
        kind = "an integer" if parameter.kind == "integer" else "a number"
        raise ValueError(f"{where} is {value!r}; it has to be {kind} written as a string.")
    number = float(value)
    low, high = parameter.low or 0, math.inf if parameter.high is None else parameter.high
    too_low = number <= low if parameter.above else number < low
    if too_low or number > high or not math.isfinite(number):
        raise ValueError(f"{where} is {value}; allowed: {_allowed(low, high, parameter.above)}.")


def _allowed(low: float, high: float, above: bool) -> str:
    if math.isinf(high):
        return f"more than {low:g}" if above else f"{low:g} or more"
    return f"{low:g} to {high:g}"


def _check_pairs(values: Mapping[str, str]) -> None:
    for name, value in values.items():
        other = "max_" + name.removeprefix("min_")
        if name.startswith("min_") and other in values and float(value) >= float(values[other]):
            raise ValueError(f"{name} ({value}) has to be below {other} ({values[other]}).")
