"""Which function answers which operation."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from typing import Any

from personalize_poc.local.api.context import Context

Handler = Callable[[Context, dict[str, Any]], dict[str, Any]]
"""Takes the validated parameters, returns the members of the output shape."""

_HANDLERS: dict[str, Handler] = {}


def operation(name: str) -> Callable[[Handler], Handler]:
    """Register the function for the operation of this name, e.g. ``CreateDatasetGroup``.

    Names are unique over the three Personalize services.
    """

    def register(handler: Handler) -> Handler:
        if name in _HANDLERS:
            raise ValueError(f"{name} has two handlers")
        _HANDLERS[name] = handler
        return handler

    return register


def handlers() -> dict[str, Handler]:
    """Every operation that is built, after importing all modules of this package."""
    package = importlib.import_module("personalize_poc.local.api")
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        importlib.import_module(module.name)
    return dict(_HANDLERS)
