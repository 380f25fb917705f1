"""An operation says beside its function what of it is not built."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from personalize_poc.local.api.operations import MODULES, job_kinds, operations
from personalize_poc.local.api.registry import Operation, operation
from personalize_poc.local.errors import NotImplementedHere
from personalize_poc.local.jobs.kinds import by_name


def test_a_refusal_that_is_not_declared_is_a_defect() -> None:
    @operation("CreateFilm", refuses=("Sound is not built.",))
    def create_film(context: Any, params: dict[str, Any]) -> dict[str, Any]:
        raise NotImplementedHere(params["text"])

    with pytest.raises(NotImplementedHere):
        create_film(None, {"text": "Sound is not built."})  # type: ignore[arg-type]
    with pytest.raises(RuntimeError, match="CreateFilm does not declare"):
        create_film(None, {"text": "Colour is not built."})  # type: ignore[arg-type]


def test_every_module_of_operations_is_listed() -> None:
    """What answers an operation or has jobs is found by the server only if it is listed."""
    folder = Path(str(MODULES[0].__file__)).parents[1]
    having = {
        path
        for path in folder.rglob("*.py")
        if any(
            word in path.read_text("utf-8")
            for word in ("\n@operation(", "\nJOBS =", "\nPERIODIC =")
        )
    }
    assert having == {Path(str(module.__file__)) for module in MODULES}


def test_names_are_unique() -> None:
    assert len(by_name(job_kinds())) == len(job_kinds())
    assert all(
        isinstance(one, Operation) and one.name == name for name, one in operations().items()
    )
