"""Makes what moto does repeatable: the same request again gives the same identifiers and times.

Inside `repeatable` the current thread draws from its own seed and lives at a given time; other
threads, and everything outside, are as usual.
"""

from __future__ import annotations

import datetime
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from typing import Any

_thread = threading.local()
_installed = threading.Lock()


@contextmanager
def repeatable(seed: int, at: float) -> Iterator[None]:
    """Draws come from `seed` and the time is `at` (Unix seconds) in this thread."""
    _thread.random, _thread.at = Random(seed), at
    try:
        yield
    finally:
        _thread.random = _thread.at = None


def install() -> None:
    """Put moto's clock and sources of chance under the control of `repeatable`. Once is enough."""
    from moto.core import utils
    from moto.core.base_backend import AccountSpecificBackend
    from moto.moto_api._internal import mock_random
    from moto.s3 import models as s3

    with _installed:
        if isinstance(s3.os, _Os):
            return
        usual = Random()
        mock_random.random = lambda: _random(usual).random()  # type: ignore[method-assign]
        mock_random.getrandbits = (  # type: ignore[method-assign]
            lambda bits: _random(usual).getrandbits(bits)
        )
        _replace_clock(utils.utcnow)
        s3.os = _Os()  # type: ignore[assignment]
        _date_buckets(s3.FakeBucket)
        _draw_apart(AccountSpecificBackend)


def _random(usual: Random) -> Random:
    return getattr(_thread, "random", None) or usual


def _now() -> datetime.datetime | None:
    at = getattr(_thread, "at", None)
    return None if at is None else datetime.datetime.fromtimestamp(at, datetime.UTC)


def _replace_clock(original: Any) -> None:
    """Modules of moto have imported the function by name: each gets ours."""

    def utcnow() -> datetime.datetime:
        now = _now()
        usual: datetime.datetime = original()
        return usual if now is None else now.replace(tzinfo=None)

    for name, module in list(sys.modules.items()):
        if name.startswith("moto.") and getattr(module, "utcnow", None) is original:
            module.utcnow = utcnow  # type: ignore[attr-defined]


def _date_buckets(bucket_class: Any) -> None:
    """Buckets ask the clock of the system for their date of creation."""
    original = bucket_class.__init__

    def initialise(self: Any, *args: Any, **kwargs: Any) -> None:
        original(self, *args, **kwargs)
        self.creation_date = _now() or self.creation_date

    bucket_class.__init__ = initialise


def _draw_apart(backends: Any) -> None:
    """moto makes the state of an account and region when it is first used, with draws of its own.

    Whether a change was the first use depends on reads, which nobody repeats: so those draws must
    not come out of the change's.
    """
    original = backends.__getitem__

    def get(self: Any, region: str) -> Any:
        if region in self.keys() or not getattr(_thread, "random", None):
            return original(self, region)
        changes, _thread.random = _thread.random, Random(f"{self.service_name} {region}")
        try:
            return original(self, region)
        finally:
            _thread.random = changes

    backends.__getitem__ = get


class _Os:
    """The module `os` with another `urandom`: moto makes the names of uploads from it."""

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)

    def urandom(self, size: int) -> bytes:
        """Random bytes, repeatable inside `repeatable`."""
        random: Random | None = getattr(_thread, "random", None)
        return os.urandom(size) if random is None else random.randbytes(size)
