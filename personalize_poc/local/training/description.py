"""What is to be trained, on what, and how: the description that travels to the worker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from personalize_poc.local.datasets.training.description import TrainingInput
from personalize_poc.local.tuning.plan import Plan


@dataclass(frozen=True)
class ObjectiveColumn:
    """The column of Items that an optimisation objective raises, and its objectiveSensitivity."""

    column: str
    sensitivity: str


@dataclass(frozen=True)
class TrainingJob:
    """One training.

    recipe: its name; None when a search chooses between several. parameters: all hyperparameters,
    empty when a search finds them or an update takes those of the model that it goes on from.
    seconds: training ends at the latest after about that long; no other clock has a say in what is
    learned. search: recipe and parameters are those that it finds. update: folder of the model to
    go on from.
    """

    input: TrainingInput
    recipe: str | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)
    seed: int = 0
    seconds: float | None = None
    objective: ObjectiveColumn | None = None
    search: Plan | None = None
    update: Path | None = None
