"""The work of a batch inference job: JSON Lines in, JSON Lines out, one answer a line.

It answers through the code of the online operations, on the same data, so that a line gets what
GetRecommendations or GetPersonalizedRanking would have answered when the job began.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from personalize_poc.local import filters as language
from personalize_poc.local import jsontext
from personalize_poc.local.errors import InvalidInputException, JobFailed, ServiceError
from personalize_poc.local.operations.runtime import MAX_RESULTS, check_filter, check_inputs
from personalize_poc.local.recipes import catalogue as recipes
from personalize_poc.local.recipes.loading import ModelUnreadable, load_model
from personalize_poc.local.serving import sources
from personalize_poc.local.serving.answers import Answer, Question, rank, recommend
from personalize_poc.local.serving.deployments import (
    PERSONALIZED_RANKING,
    RELATED_ITEMS,
    Deployment,
    Settings,
)
from personalize_poc.local.serving.facade import event_rule
from personalize_poc.local.serving.groups import GroupData

CHECK = "_CHECK"
"""Name of the marker object beside the answers."""
MAX_FILES = 1000
PROGRESS_EVERY = 500
"""Lines between two reports of progress."""

Progress = Callable[[dict[str, Any]], None]


@dataclass(frozen=True)
class Batch:
    """Everything that the answer to a line depends on, beside the line."""

    deployment: Deployment
    filter: language.Filter | None
    num_results: int


def run(payload: Mapping[str, Any], workdir: Path, progress: Progress) -> dict[str, Any]:
    """Answer all lines of all files into ``workdir/output``.

    payload: data (`sources.payload`), model (folder), version (recipeArn, eventType,
    solutionConfig), config, filter (expression or None), num_results, seed, files
    (``{"name", "path"}``). Returns files (names of the answers), lines, failed. Raises JobFailed.
    """
    batch = _batch(payload)
    output = workdir / "output"
    output.mkdir(exist_ok=True)
    names: list[str] = []
    lines = failed = 0
    for file in payload["files"]:
        name = f"{file['name']}.out"
        if name in names:
            raise JobFailed(f"Two input files are called {file['name']}.")
        source, target = Path(file["path"]), output / name
        more, errors = _answer_file(batch, source, target, progress, lines)
        lines, failed = lines + more, failed + errors
        names.append(name)
    if not lines:
        raise JobFailed("Invalid S3 input path: the input holds no line.")
    (output / CHECK).write_bytes(b"")
    return {"files": names, "lines": lines, "failed": failed}


def answer_line(batch: Batch, line: str) -> dict[str, Any]:
    """The output object of one input line; its `error` says what is wrong with a bad one."""
    question: Any = line
    try:
        question = jsontext.loads(line)
        return {"input": question, "output": _answer(batch, question), "error": None}
    except ServiceError as error:
        message = error.message
    except ValueError as error:
        message = f"The line is not JSON: {error}"
    return {"input": question, "output": None, "error": message}


def _batch(payload: Mapping[str, Any]) -> Batch:
    data, events = sources.from_payload(payload["data"])
    group = GroupData(events)
    group.reload(data)
    version = payload["version"]
    recipe = recipes.find(version["recipeArn"])
    if recipe is None:
        raise JobFailed(f"Recipe {version['recipeArn']} does not exist.")
    try:
        trained = load_model(Path(payload["model"]))
    except ModelUnreadable as error:
        raise JobFailed(str(error)) from error
    deployment = Deployment(
        recipe, trained, group, settings=Settings.of(payload["config"]),
        rule=event_rule(version), seed=payload["seed"],
    )  # fmt: skip
    expression = payload["filter"]
    compiled = language.compile(expression) if expression else None
    return Batch(deployment, compiled, payload["num_results"])


def _answer_file(
    batch: Batch, source: Path, target: Path, progress: Progress, before: int
) -> tuple[int, int]:
    """Answer a file line by line; returns the numbers of lines and of failed ones."""
    lines = failed = 0
    try:
        with (
            source.open(encoding="utf-8-sig") as questions,
            target.open("w", encoding="utf-8", newline="\n") as answers,
        ):
            for line in questions:
                if not line.strip():
                    continue
                answer = answer_line(batch, line.strip())
                answers.write(json.dumps(answer, ensure_ascii=False) + "\n")
                lines += 1
                failed += answer["error"] is not None
                if lines % PROGRESS_EVERY == 0:
                    progress({"lines": before + lines})
    except UnicodeDecodeError as error:
        raise JobFailed(f"The input file {target.stem} is not UTF-8: {error}.") from error
    return lines, failed


def _answer(batch: Batch, line: Any) -> dict[str, Any]:
    if not isinstance(line, dict):
        raise InvalidInputException("The line must be a JSON object.")
    user, item = _text(line, "userId"), _text(line, "itemId")
    recipe = batch.deployment.recipe
    ids = {"userId": user, "itemId": item}
    bound = None
    if batch.filter is not None:
        check_filter(batch.filter, recipe, ids, "of the job")
        bound = language.bind(batch.filter, _filter_values(line))
    if recipe.recipe_type == PERSONALIZED_RANKING:
        items = _items(line)
        if not user:
            raise InvalidInputException("userId is required.")
        question = Question(user_id=user, filter=bound)
        return _output(rank(batch.deployment, question, items)[: batch.num_results], True)
    check_inputs(recipe, ids)
    related = recipe.recipe_type == RELATED_ITEMS
    question = Question(user, item if related else None, batch.num_results, bound)
    return _output(recommend(batch.deployment, question), recipe.scores)


def _output(answers: list[Answer], scores: bool) -> dict[str, Any]:
    output: dict[str, Any] = {"recommendedItems": [answer.item_id for answer in answers]}
    if scores:
        output["scores"] = [answer.score for answer in answers]
    return output


def _text(line: Mapping[str, Any], key: str) -> str | None:
    value = line.get(key)
    if value is not None and not isinstance(value, str):
        raise InvalidInputException(f'{key} must be a text, like {{"{key}": "105"}}.')
    return value


def _items(line: Mapping[str, Any]) -> list[str]:
    items = line.get("itemList")
    if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
        raise InvalidInputException("itemList is required: a list of item ids as texts.")
    if not 1 <= len(items) <= MAX_RESULTS:
        raise InvalidInputException(
            f"itemList has {len(items)} items; it must have 1 to {MAX_RESULTS}."
        )
    return items


def _filter_values(line: Mapping[str, Any]) -> dict[str, str]:
    values = line.get("filterValues") or {}
    if not isinstance(values, dict) or not all(isinstance(v, str) for v in values.values()):
        raise InvalidInputException("filterValues must be an object of texts.")
    return values
