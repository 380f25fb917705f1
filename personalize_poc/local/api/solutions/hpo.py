"""HPO and AutoML: what CreateSolution may ask to be searched, and the plan of the search.

hpoConfig, as documented: ranges of hyperparameters that the recipe allows to tune, within their
documented ranges; all three lists of ranges, which may be empty; at most 40 trainings. Names may
have the prefix with which the service shows them (``training.bptt``). Ranges that are left out are
those of the recipe. AutoML chooses between the HRNN recipes, or those of autoMLConfig.recipeList,
and tunes each; the rest of solutionConfig is ignored then.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from personalize_poc.local.api import recipes
from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.errors import InvalidInputException
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.interface import Hyperparameter
from personalize_poc.local.recipes.recipe import RecipeInfo, RecipeType
from personalize_poc.local.tuning.plan import Candidate, Plan
from personalize_poc.local.tuning.space import Range

MOST_TRAININGS, MOST_PARALLEL = 40, 10
TRAININGS_EACH = 3
"""Trainings that AutoML spends on each recipe."""
METRICS = (
    "coverage",
    "mean_reciprocal_rank_at_25",
    *(f"normalized_discounted_cumulative_gain_at_{k}" for k in (5, 10, 25)),
    *(f"precision_at_{k}" for k in (5, 10, 25)),
)
"""What a search can optimise."""
_LISTS = {f"{kind}HyperParameterRanges": kind for kind in ("integer", "continuous", "categorical")}


def check(info: RecipeInfo, params: Mapping[str, Any]) -> None:
    """Check hpoConfig, and that there is something to tune. Raises InvalidInputException."""
    config = params.get("solutionConfig") or {}
    ranges = hpo_ranges(info, config)
    _trainings(config)
    _objective(config)
    if params.get("performHPO") and not ranges:
        tunable = ", ".join(p.name for p in info.hyperparameters if p.tunable)
        raise InvalidInputException(
            "performHPO: there is nothing to tune. Hyperparameters of "
            f"{info.name} that can be tuned: {tunable or 'none'}."
        )


def check_automl(params: Mapping[str, Any]) -> None:
    """Check a request with performAutoML. Raises InvalidInputException."""
    if params.get("recipeArn"):
        raise InvalidInputException("With performAutoML there can be no recipeArn.")
    config = (params.get("solutionConfig") or {}).get("autoMLConfig") or {}
    _check_metric(config.get("metricName"), "autoMLConfig.metricName")
    chosen = [recipes.find(arn) for arn in config.get("recipeList") or []]
    for info in chosen:
        if info.recipe_type is not RecipeType.USER_PERSONALIZATION or info.domain:
            raise InvalidInputException(
                f"autoMLConfig.recipeList: {info.name} is not a USER_PERSONALIZATION recipe."
            )
    if len(set(chosen)) < len(chosen):
        raise InvalidInputException("autoMLConfig.recipeList names a recipe twice.")


def automl_recipes(config: Mapping[str, Any], datasets: Iterable[str]) -> list[RecipeInfo]:
    """The recipes that AutoML chooses from; without a list those HRNN recipes that can train.

    datasets: types that the group has. aws-hrnn-metadata needs metadata to differ from aws-hrnn.
    """
    listed = (config.get("autoMLConfig") or {}).get("recipeList")
    if listed:
        return [recipes.find(arn) for arn in listed]
    found, have = [], set(datasets)
    for info in catalogue.where(lambda info: info.automl):
        metadata = not info.optional or info.optional & have
        if info.needs <= have | {DatasetType.INTERACTIONS} and metadata:
            found.append(info)
    return found


def automl_plan(infos: list[RecipeInfo], config: Mapping[str, Any]) -> Plan:
    """The plan of a search over recipes."""
    metric = (config.get("autoMLConfig") or {}).get("metricName")
    candidates = []
    for info in infos:
        ranges = tuple(_whole(p) for p in info.hyperparameters if p.tunable)
        candidates.append(Candidate(info.name, info.complete({}, {}), ranges))
    return Plan(tuple(candidates), TRAININGS_EACH * len(infos), metric)


def hpo_plan(info: RecipeInfo, config: Mapping[str, Any], parameters: dict[str, str]) -> Plan:
    """The plan of a search over hyperparameters.

    parameters: all of the recipe, those of the solution or defaults.
    """
    metric, maximise = _objective(config)
    candidate = Candidate(info.name, parameters, hpo_ranges(info, config))
    return Plan((candidate,), _trainings(config), metric, maximise)


def hpo_ranges(info: RecipeInfo, config: Mapping[str, Any]) -> tuple[Range, ...]:
    """The ranges of hpoConfig; when it has none, those of the recipe that are not set by hand.

    Raises InvalidInputException.
    """
    given = (config.get("hpoConfig") or {}).get("algorithmHyperParameterRanges")
    tunable = {p.name: p for p in info.hyperparameters if p.tunable}
    if given is not None and (missing := [name for name in _LISTS if given.get(name) is None]):
        raise InvalidInputException(
            f"hpoConfig.algorithmHyperParameterRanges.{missing[0]} is missing. All three lists of "
            "ranges have to be there; they may be empty."
        )
    found: dict[str, Range] = {}
    for member, kind in _LISTS.items():
        for entry in (given or {}).get(member) or []:
            asked = _range(info, tunable, member, kind, entry)
            if asked.name in found:
                raise InvalidInputException(f"{member}: {asked.name} has two ranges.")
            found[asked.name] = asked
    if found:
        return tuple(found.values())
    by_hand = config.get("algorithmHyperParameters") or {}
    return tuple(_whole(p) for p in tunable.values() if p.name not in by_hand)


def _range(
    info: RecipeInfo,
    tunable: Mapping[str, Hyperparameter],
    member: str,
    kind: str,
    entry: Mapping[str, Any],
) -> Range:
    """One range of a request, checked against the documented one."""
    name = (entry.get("name") or "").rsplit(".", 1)[-1]
    parameter = tunable.get(name)
    if parameter is None or parameter.kind != kind:
        allowed = ", ".join(p.name for p in tunable.values() if p.kind == kind)
        raise InvalidInputException(
            f"{member}: {info.name} has no tunable hyperparameter {name!r} of this kind. "
            f"Allowed: {allowed or 'none'}."
        )
    if kind == "categorical":
        values = tuple(dict.fromkeys(entry.get("values") or ()))
        if not values or not set(values) <= set(parameter.choices):
            raise InvalidInputException(
                f"{member}.{name}: values must be some of {', '.join(parameter.choices)}."
            )
        return Range(name, kind, choices=values)
    whole = _whole(parameter)
    low, high = entry.get("minValue", whole.low), entry.get("maxValue", whole.high)
    if not whole.low <= low <= high <= whole.high:
        raise InvalidInputException(
            f"{member}.{name}: {low:g} to {high:g} is not a range within {whole.low:g} to "
            f"{whole.high:g}."
        )
    return Range(name, kind, low, high)


def _whole(parameter: Hyperparameter) -> Range:
    """The documented range. Tunable hyperparameters have finite ones."""
    return Range(
        parameter.name,
        parameter.kind,
        parameter.low or 0.0,
        parameter.high or 0.0,
        parameter.choices,
    )


def _trainings(config: Mapping[str, Any]) -> int:
    limits = (config.get("hpoConfig") or {}).get("hpoResourceConfig") or {}
    _count(limits, "maxParallelTrainingJobs", MOST_PARALLEL, 1)
    return _count(limits, "maxNumberOfTrainingJobs", MOST_TRAININGS, recipes.DEFAULT_TRAININGS)


def _count(limits: Mapping[str, str], name: str, most: int, default: int) -> int:
    text = limits.get(name)
    if text is None:
        return default
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= most):
        raise InvalidInputException(
            f"hpoResourceConfig.{name} is {text!r}; allowed: 1 to {most}, written as a string."
        )
    return int(text)


def _objective(config: Mapping[str, Any]) -> tuple[str | None, bool]:
    """Metric (None: the default) and whether more of it is better."""
    objective = (config.get("hpoConfig") or {}).get("hpoObjective") or {}
    kind = objective.get("type", "Maximize")
    if kind not in ("Maximize", "Minimize"):
        raise InvalidInputException(
            f"hpoObjective.type is {kind!r}; allowed: Maximize and Minimize."
        )
    _check_metric(objective.get("metricName"), "hpoObjective.metricName")
    return objective.get("metricName"), kind == "Maximize"


def _check_metric(name: str | None, where: str) -> None:
    if name is not None and name not in METRICS:
        raise InvalidInputException(f"{where} is {name!r}; allowed: {', '.join(METRICS)}.")
