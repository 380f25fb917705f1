"""The policy of a person who runs the notebooks from a laptop, as README gives it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FILE = Path(__file__).parents[2] / "cloudformation" / "person-policy.json"


def documents() -> list[dict[str, Any]]:
    """The policy, in a list as the evaluator takes it."""
    return [json.loads(FILE.read_text(encoding="utf-8"))]
