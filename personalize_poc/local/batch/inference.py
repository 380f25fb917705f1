"""The work of a batch inference job: JSON Lines in, JSON Lines out, one answer a line.

It answers through the code of the online operations, on the same data, so that a line gets what
GetRecommendations or GetPersonalizedRanking would have answered when the job began.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from personalize_poc.local import filters as language
from personalize_poc.local import strict_json
from personalize_poc.local.batch import workers
from personalize_poc.local.batch.description import InferenceJob
from personalize_poc.local.batch.json_lines import (
    Progress,
    answer_files,
    count_lines,
    filter_values,
    one_by_one,
    text_member,
)
from personalize_poc.local.batch.themes import Themes
from personalize_poc.local.batch.workers import Helpers
from personalize_poc.local.errors import InvalidInputException, JobFailed
from personalize_poc.local.recipes import catalogue as recipes
from personalize_poc.local.recipes.artifact import ModelUnreadable, load_model
from personalize_poc.local.recipes.recipe import RecipeInfo, RecipeType
from personalize_poc.local.serving import dataset_snapshot
from personalize_poc.local.serving.context_features import Moment
from personalize_poc.local.serving.deployment import Deployment
from personalize_poc.local.serving.filter_registry import ReadyFilter
from personalize_poc.local.serving.group import disk_histories
from personalize_poc.local.serving.group.data import GroupData
from personalize_poc.local.serving.group.disk_histories import HistoriesOnDisk
from personalize_poc.local.serving.recommend import Answer, Question, rank, recommend
from personalize_poc.local.serving.requests import (
    DEFAULT_RESULTS,
    MAX_RESULTS,
    check_filter,
    check_inputs,
    moment,
)

MOST_WITH_THEMES = 100
"""Lines of a file when themes are asked for: a quota of the service."""


@dataclass(frozen=True)
class Batch:
    """Everything that the answer to a line depends on, beside the line.

    num_results: None for rankings of all the items of a line. themes: None when they are not asked.
    """

    deployment: Deployment
    filter: ReadyFilter | None
    num_results: int | None
    themes: Themes | None = None


@dataclass(frozen=True)
class Reading:
    """A job, and the folder of the histories that its processes share."""

    job: InferenceJob
    histories: Path


def run(job: InferenceJob, workdir: Path, progress: Progress) -> dict[str, Any]:
    """Answer all lines of all files into ``workdir/output``.

    All processes read the interactions from the same files, so memory does not grow with them.
    Returns files (names of the answers), lines, failed. Raises JobFailed.
    """
    output, reading = workdir / "output", Reading(job, workdir / "histories")
    progress({"step": "reading"})
    log = job.data.interactions
    disk_histories.write(reading.histories, log.segments if log else [])
    processes = workers.number(count_lines(job.files))
    most = MOST_WITH_THEMES if job.item_name else None
    if processes == 1:
        return answer_files(job.files, output, one_by_one(answering(reading)), progress, most)
    with Helpers(answering, reading, processes) as helpers:
        return answer_files(job.files, output, helpers, progress, most)


class Answering:
    """Answers the lines of one job."""

    def __init__(self, batch: Batch) -> None:
        self._batch = batch

    def __call__(self, line: Any) -> dict[str, Any]:
        """The output of one line. Raises ServiceError."""
        return _answer(self._batch, line)

    def prepare(self, lines: Sequence[str]) -> None:
        """Let the model read the users of these lines at once."""
        users = []
        for line in lines:
            with contextlib.suppress(ValueError):  # bad lines get their errors later
                question = strict_json.loads(line)
                if isinstance(question, dict) and isinstance(question.get("userId"), str):
                    users.append(question["userId"])
        self._batch.deployment.prepare(users)


def answering(reading: Reading) -> Answering:
    """What answers the lines of a job. Raises JobFailed."""
    return Answering(_batch(reading))


def _batch(reading: Reading) -> Batch:
    job = reading.job
    data, events = dataset_snapshot.read(job.data)
    group = GroupData(events, HistoriesOnDisk(reading.histories))
    group.reload(data)
    recipe = recipes.find(job.recipe)
    if recipe is None:
        raise JobFailed(f"Recipe {job.recipe} does not exist.")
    try:
        trained = load_model(job.model)
    except ModelUnreadable as error:
        raise JobFailed(str(error)) from error
    deployment = Deployment(
        recipe,
        trained,
        group,
        settings=job.settings,
        rule=job.rule,
        seed=job.seed,
        incremental=job.incremental,
        at_once=False,
    )
    ready = None
    if job.filter:
        ready = ReadyFilter("of the job", "", language.compile(job.filter))
    themes = Themes(group.snapshot.items, job.item_name) if job.item_name else None
    return Batch(deployment, ready, job.num_results, themes)


def _answer(batch: Batch, line: Any) -> dict[str, Any]:
    if not isinstance(line, dict):
        raise InvalidInputException("The line must be a JSON object.")
    user, item = text_member(line, "userId"), text_member(line, "itemId")
    recipe = batch.deployment.recipe
    ids = {"userId": user, "itemId": item}
    bound = None
    if batch.filter is not None:
        check_filter(batch.filter.filter, recipe, ids, batch.filter.arn)
        bound = batch.filter.bind(filter_values(line))
    if recipe.recipe_type is RecipeType.PERSONALIZED_RANKING:
        items = _items(line)
        if not user:
            raise InvalidInputException("userId is required.")
        question = Question(user_id=user, filter=bound, moment=_moment(recipe, line))
        return _output(rank(batch.deployment, question, items)[: batch.num_results], True)
    check_inputs(recipe, ids)
    question = Question(
        user,
        item if recipe.related else None,
        batch.num_results or DEFAULT_RESULTS,
        bound,
        moment=_moment(recipe, line),
    )
    output = _output(recommend(batch.deployment, question), recipe.scores)
    return batch.themes.add(output) if batch.themes else output


def _output(answers: list[Answer], scores: bool) -> dict[str, Any]:
    output: dict[str, Any] = {"recommendedItems": [answer.item_id for answer in answers]}
    if scores:
        output["scores"] = [answer.score for answer in answers]
    return output


def _items(line: Mapping[str, Any]) -> list[str]:
    items = line.get("itemList")
    if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
        raise InvalidInputException("itemList is required: a list of item ids as texts.")
    if not 1 <= len(items) <= MAX_RESULTS:
        raise InvalidInputException(
            f"itemList has {len(items)} items; it must have 1 to {MAX_RESULTS}."
        )
    return items


def _moment(recipe: RecipeInfo, line: Mapping[str, Any]) -> Moment:
    context = line.get("context") or {}
    if not isinstance(context, dict) or not all(isinstance(v, str) for v in context.values()):
        raise InvalidInputException('context must be an object of texts: {"DEVICE": "phone"}.')
    return moment(recipe, context)
