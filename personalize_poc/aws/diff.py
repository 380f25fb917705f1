"""Whether an existing resource is what a request would create."""

from __future__ import annotations

import json
from typing import Any

# What the service fills in if a request leaves it out (personalize-2018-05-22).
DEFAULTS: dict[str, Any] = {
    "importMode": "FULL",
    "trainingMode": "FULL",
    "minProvisionedTPS": 1,
    "performAutoTraining": True,
    "batchInferenceJobMode": "BATCH_INFERENCE",
    "ingestionMode": "PUT",
}
# Not part of what a resource is, or only said in a request.
IGNORED = frozenset({"tags"})


def differences(asked: dict[str, Any], described: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Parameters of a create request that an existing resource does not have.

    Only what was asked for is compared: what the service adds by itself is no difference, nor is
    an empty value beside a missing one.

    Args:
        asked: the parameters of the request.
        described: what Describe says.

    Returns:
        Parameter -> (asked, existing).
    """
    found = {}
    for name, wanted in asked.items():
        existing = described.get(name, DEFAULTS.get(name))
        if name not in IGNORED and not _covers(name, wanted, existing):
            found[name] = (wanted, existing)
    return found


def told(found: dict[str, tuple[Any, Any]]) -> str:
    """Differences in words."""
    return "; ".join(
        f"{name} is {_brief(existing)}, asked for {_brief(wanted)}"
        for name, (wanted, existing) in found.items()
    )


def _covers(name: str, wanted: Any, existing: Any) -> bool:
    if wanted in (None, {}, [], False, "") and existing in (None, {}, [], False, ""):
        return True
    if isinstance(wanted, dict):
        return isinstance(existing, dict) and all(
            _covers(key, value, existing.get(key)) for key, value in wanted.items()
        )
    if isinstance(wanted, (list, tuple)):
        return (
            isinstance(existing, (list, tuple))
            and len(wanted) == len(existing)
            and all(_covers(name, *pair) for pair in zip(wanted, existing, strict=True))
        )
    if name == "schema":
        return _same_json(wanted, existing)
    if name == "datasetType":
        return str(wanted).upper() == str(existing).upper()
    if name == "filterExpression":
        return " ".join(str(wanted).split()) == " ".join(str(existing).split())
    if name == "solutionVersionArn" and str(wanted).endswith("/$LATEST"):
        return str(existing).startswith(str(wanted).removesuffix("$LATEST"))
    if isinstance(wanted, (int, float)) and isinstance(existing, (int, float)):
        return wanted == existing
    return wanted == existing or (existing is not None and str(wanted) == str(existing))


def _same_json(wanted: Any, existing: Any) -> bool:
    try:
        return bool(json.loads(wanted) == json.loads(existing))
    except (TypeError, ValueError):
        return bool(wanted == existing)


def _brief(value: Any, limit: int = 120) -> str:
    text = value if isinstance(value, str) else json.dumps(value, default=str)
    text = "not set" if value is None else " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1] + "…"
