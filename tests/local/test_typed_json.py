"""What travels to a worker comes back as it was, or is refused with its place."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from personalize_poc.local import typed_json
from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.datasets.stored import StoredData, StoredPart
from personalize_poc.local.datasets.training.description import EventWeight, TrainingInput
from personalize_poc.local.training.description import ObjectiveColumn, TrainingJob
from personalize_poc.local.tuning.plan import Candidate, Plan
from personalize_poc.local.tuning.space import Range

TRAINING = TrainingJob(
    TrainingInput(
        StoredData(
            StoredPart("{}", ["/a/1.arrow"], "ECOMMERCE"),
            StoredPart("{}", [], records=Path("/a/items.jsonl")),
            events=Path("/a/events.jsonl"),
        ),
        event_value_threshold=3,
        events=(EventWeight("click", 0.5), EventWeight("buy", 1, 2.5)),
        excluded_columns={DatasetType.ITEMS: ["GENRES"]},
        now=1_800_000_000.5,
    ),
    "aws-sims",
    {"a": "1"},
    objective=ObjectiveColumn("PRICE", "LOW"),
    search=Plan((Candidate("aws-sims", {"a": "1"}, (Range("a", "integer", 0, 9),)),), 3),
    update=Path("/models/1"),
)


@dataclass(frozen=True)
class Part:
    """Something small."""

    size: float
    texts: Mapping[str, str] = field(default_factory=dict)


def typed(part: Part, workdir: Path) -> Part:
    return part


def untyped(part, workdir):  # type: ignore[no-untyped-def]
    return part


def test_a_training_comes_back_from_json_as_it_was() -> None:
    text = json.dumps(typed_json.members(TRAINING))
    assert typed_json.read(TrainingJob, json.loads(text)) == TRAINING


def test_a_function_gets_the_type_of_its_first_parameter() -> None:
    given: dict[str, Any] = {"size": 3, "of somebody else": None}
    assert typed_json.argument(typed, given) == Part(3.0)
    assert typed_json.argument(untyped, given) is given


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({}, "Part.size is missing"),
        ({"size": "3"}, "Part.size is '3', not float"),
        ({"size": True}, "Part.size is True, not float"),
        ({"size": 3, "texts": {"a": 1}}, "Part.texts.a is 1, not str"),
        ([], "Part is [], not Part"),
    ],
)
def test_what_does_not_fit_is_named(value: Any, message: str) -> None:
    with pytest.raises(TypeError, match=rf"^{re.escape(message)}$"):
        typed_json.read(Part, value)


def test_what_json_has_not_is_refused() -> None:
    with pytest.raises(TypeError, match="JSON has no TrainingError"):
        typed_json.members(Part(type("TrainingError", (), {})()))
