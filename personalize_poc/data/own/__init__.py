"""A person's own files, and the mapping that says what is in them.

What loads is imported when it is asked for: a check of files needs no pandas, whose start takes as
long as checking half a million rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from personalize_poc.data.own.mapping_file.types import MAPPING

if TYPE_CHECKING:
    from personalize_poc.data.own.loading import check, interactions_file, load

__all__ = ["MAPPING", "check", "interactions_file", "load"]


def __getattr__(name: str) -> Any:
    """Import what loads, at its first use."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from personalize_poc.data.own import loading

    return getattr(loading, name)
