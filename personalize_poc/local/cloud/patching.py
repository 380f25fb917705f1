"""A name of a library that is replaced while a patch is installed."""

from __future__ import annotations

import importlib
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

_lock = threading.Lock()


class Patch:
    """One name of a library that has another meaning while this is installed.

    holder: where the name stands, ``module`` or ``module:object``. name: what is replaced.
    parameters: of the original, None when it cannot be called. why: what fails without the patch.
    seen: the version of the library in which it does. everywhere: its modules that have imported
    the original by name get the replacement too. replacement: makes it, given the original.
    """

    def __init__(
        self,
        replacement: Callable[[Any], Any],
        holder: str,
        name: str,
        parameters: tuple[str, ...] | None,
        why: str,
        seen: str,
        everywhere: bool = False,
    ) -> None:
        self.holder, self.name, self.parameters = holder, name, parameters
        self.why, self.seen = why, seen
        self._everywhere = everywhere
        self._replacement = replacement
        self._originals: list[Any] = []
        self._new: Any = None

    @property
    def original(self) -> Any:
        """What the library has there. Raises AttributeError or ImportError if it has nothing."""
        return self._originals[0] if self._originals else getattr(self._holder(), self.name)

    @property
    def is_installed(self) -> bool:
        """Whether the replacement is there now."""
        return bool(self._originals)

    def install(self) -> None:
        """Replace the original. Once is enough. Raises as `original` does."""
        with _lock:
            if not self._originals:
                original = self.original
                self._new = self._replacement(original)
                self._put(original, self._new)
                self._originals.append(original)

    def uninstall(self) -> None:
        """Put the original back."""
        with _lock:
            if self._originals:
                self._put(self._new, self._originals.pop())

    @contextmanager
    def installed(self) -> Iterator[None]:
        """Installed in this block; one that was installed before stays so afterwards."""
        was_there = self.is_installed
        self.install()
        try:
            yield
        finally:
            if not was_there:
                self.uninstall()

    def _holder(self) -> Any:
        module, _, inside = self.holder.partition(":")
        found = importlib.import_module(module)
        return getattr(found, inside) if inside else found

    def _put(self, old: Any, new: Any) -> None:
        setattr(self._holder(), self.name, new)
        if self._everywhere:
            library = self.holder.partition(".")[0]
            for name, module in list(sys.modules.items()):
                if name.startswith(f"{library}.") and getattr(module, self.name, None) is old:
                    setattr(module, self.name, new)


def patch(
    holder: str,
    name: str,
    parameters: tuple[str, ...] | None,
    *,
    why: str,
    seen: str = "5.2.5",
    everywhere: bool = False,
) -> Callable[[Callable[[Any], Any]], Patch]:
    """A Patch from the function that makes the replacement; for the arguments see there."""
    return lambda make: Patch(make, holder, name, parameters, why, seen, everywhere)


def install(patches: Iterable[Patch]) -> None:
    """Install them for the rest of the process."""
    for one in patches:
        one.install()
