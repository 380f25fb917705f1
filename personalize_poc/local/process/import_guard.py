"""What the processes of the stand-in do without."""

from __future__ import annotations

import sys
from importlib.abc import MetaPathFinder
from typing import Any


class _NoPandas(MetaPathFinder):
    """Says that pandas is not installed."""

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> None:
        """None: another finder may find it. Raises ModuleNotFoundError for pandas."""
        if fullname == "pandas":
            raise ModuleNotFoundError("The stand-in does without pandas.", name=fullname)


def without_pandas() -> None:
    """Keep Arrow from loading pandas, as it does with the first Python object that it is given.

    Nothing here uses pandas, and it would cost each process 0.15 seconds and 40 MB. Only for
    processes that are the stand-in's own: `mock_personalize` lives in somebody else's.
    """
    if not any(isinstance(finder, _NoPandas) for finder in sys.meta_path):
        sys.meta_path.insert(0, _NoPandas())
