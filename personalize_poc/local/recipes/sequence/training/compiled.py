"""Compiled programs, kept on disk: the next training of the same shape need not compile again.

To compile takes several times as long as to train on a small data set. What is kept is code for
one kind of processor, so that the folder bears what the processor can do in its name.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import platform
from functools import cache
from pathlib import Path

import jax

from personalize_poc import contract

log = logging.getLogger(__name__)

MOST_BYTES = 300_000_000
"""What was not used for longest goes first."""
_SETTINGS = {
    "jax_persistent_cache_min_compile_time_secs": 0.05,
    "jax_persistent_cache_min_entry_size_bytes": -1,
    "jax_compilation_cache_max_size": MOST_BYTES,
}


@cache
def keep() -> Path | None:
    """Let JAX keep what it compiles from now on; once a process.

    JAX compiles anew what it cannot read, and says so in a warning, which is the log's.

    Returns:
        The folder; None where nothing can be kept.
    """
    folder = contract.cache_dir() / "compiled" / _processor()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _forget_unfinished(folder)
    except OSError as error:
        log.info("What is compiled cannot be kept: %s", error)
        return None
    for name, value in _SETTINGS.items():
        jax.config.update(name, value)  # type: ignore[no-untyped-call]
    jax.config.update("jax_compilation_cache_dir", str(folder))  # type: ignore[no-untyped-call]
    return folder


def _forget_unfinished(folder: Path) -> None:
    """Delete programs without the time of their last use: a process ended while it wrote them.

    JAX could not choose any more what is to go. A process that writes one now makes it again.
    """
    for program in folder.glob("*-cache"):
        if not program.with_name(program.name.removesuffix("cache") + "atime").exists():
            with contextlib.suppress(OSError):
                program.unlink()


def _processor() -> str:
    """What tells processors apart, as a name for a folder."""
    text = f"{platform.machine()} {platform.processor()} {jax.__version__}"
    with contextlib.suppress(OSError):
        # Linux; elsewhere a machine has one kind of processor for all its life.
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
        text += next((line for line in lines if line.startswith(("flags", "Features"))), "")
    return hashlib.sha256(text.encode()).hexdigest()[:16]
