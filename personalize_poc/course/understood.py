"""How a person's own files were understood, kept beside the run for its notebooks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from personalize_poc import record

if TYPE_CHECKING:
    from personalize_poc.check.study import Study

_KEY, _ASSUMED, _REASONS = "understood", "assumed", "reasons"

Reasons = dict[str, dict[str, str]]
"""Data set -> field -> why its column was taken for it."""


def told(study: Study) -> list[str]:
    """What was assumed, in sentences."""
    from personalize_poc.check import assumed

    size = assumed.size(study)
    return [*([size] if size else []), *assumed.sentences(study)]


def remember(study: Study, folder: Path) -> None:
    """Keep what was assumed, and why each column has its role, in the folder of the run."""
    reasons: Reasons = {}
    for one in study.proposal.guesses:
        if one.field:
            reasons.setdefault(one.section, {})[one.field] = one.reason
    folder.mkdir(parents=True, exist_ok=True)
    record.add(folder, _KEY, {_ASSUMED: told(study), _REASONS: reasons})


def assumed(folder: Path) -> list[str]:
    """What was assumed of the data of a run; nothing if nothing is known."""
    return [str(one) for one in _known(folder).get(_ASSUMED, [])]


def reasons(folder: Path) -> Reasons:
    """Why the columns of a run have their roles."""
    found: Reasons = _known(folder).get(_REASONS, {})
    return found


def _known(folder: Path) -> dict[str, Any]:
    known = record.read(folder).get(_KEY)
    return known if isinstance(known, dict) else {}
