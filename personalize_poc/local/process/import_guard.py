"""What the processes of the stand-in do without, or without until it is used."""

from __future__ import annotations

import importlib
import importlib.util
import sys
import threading
from importlib.abc import MetaPathFinder
from types import ModuleType
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


class _Later(ModuleType):
    """In the place of a module that is loaded when something of it is used first.

    Python's own `importlib.util.LazyLoader` breaks when two threads use the module first, before
    3.11.9 and 3.12.3 (https://github.com/python/cpython/issues/114763).
    """

    def __getattr__(self, name: str) -> Any:
        """Only asked for what is not there. Raises AttributeError as the module does."""
        if name.startswith("__"):  # the machinery of imports asks for such
            raise AttributeError(name)
        return getattr(load(self.__name__), name)


def later(name: str) -> None:
    """Have a module loaded when it is used, not when it is imported. Its package is loaded now."""
    if name not in sys.modules:
        module = _Later(name)
        module.__spec__ = importlib.util.find_spec(name)
        sys.modules[name] = module


def load(name: str) -> ModuleType:
    """A module that `later` may have put off."""
    put_off = sys.modules.get(name)
    if not isinstance(put_off, _Later):
        return importlib.import_module(name)
    with _LOADING:
        if sys.modules.get(name) is put_off:
            del sys.modules[name]
            try:
                loaded = importlib.import_module(name)
            except BaseException:
                sys.modules[name] = put_off
                raise
            # Those who have imported the one in its place find everything there from now on.
            vars(put_off).update(vars(loaded))
    return sys.modules[name]


_LOADING = threading.RLock()
