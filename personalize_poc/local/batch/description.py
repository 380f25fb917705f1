"""What a batch job answers, and from what: the descriptions that travel to the worker."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from personalize_poc.local.datasets.stored import StoredData
from personalize_poc.local.serving.settings import EventRule, Settings


@dataclass(frozen=True)
class InputFile:
    """Questions, one a line. name: of the object in S3."""

    name: str
    path: Path


@dataclass(frozen=True)
class InferenceJob:
    """Questions to a model, as GetRecommendations and GetPersonalizedRanking answer them.

    model: folder. recipe: ARN. incremental: whether the model takes items that came after the
    training. filter: an expression. num_results: of each line; None for rankings of all the items
    of a line. item_name: the column with the names of items, for themes; None: no themes.
    """

    files: list[InputFile]
    data: StoredData
    model: Path
    recipe: str
    rule: EventRule
    settings: Settings
    incremental: bool
    filter: str | None
    num_results: int | None
    seed: int
    item_name: str | None = None


@dataclass(frozen=True)
class SegmentsJob:
    """Questions for the users with an affinity to items or attributes.

    model: folder. event_type, event_value_threshold: of the solution. filter: an expression.
    num_results: users of each line.
    """

    files: list[InputFile]
    data: StoredData
    model: Path
    event_type: str | None
    event_value_threshold: float | None
    filter: str | None
    num_results: int
