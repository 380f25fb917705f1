"""How a function of this room says which operation it answers, and what of it is not built."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from personalize_poc.local.api.context import Context
from personalize_poc.local.errors import NotImplementedHere

Handler = Callable[[Context, dict[str, Any]], dict[str, Any]]
"""Takes the validated parameters, returns the members of the output shape."""


@dataclass(frozen=True)
class Operation:
    """An operation of the service that is built, to be called as its function.

    name: e.g. ``CreateDatasetGroup``; unique over the three Personalize services. refuses: the
    texts with which it refuses what of it is not built.
    """

    name: str
    answer: Handler
    refuses: tuple[str, ...] = ()

    def __call__(self, context: Context, params: dict[str, Any]) -> dict[str, Any]:
        """Answer a call. Raises ServiceError, and RuntimeError for a refusal not declared."""
        try:
            return self.answer(context, params)
        except NotImplementedHere as error:
            if str(error) not in self.refuses:
                raise RuntimeError(
                    f"{self.name} does not declare that it refuses: {error}"
                ) from error
            raise


def operation(name: str, refuses: tuple[str, ...] = ()) -> Callable[[Handler], Operation]:
    """Make the function the operation of this name."""
    return lambda handler: Operation(name, handler, refuses)
