"""How much memory this process takes."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def used() -> int | None:
    """Bytes that this process has in memory: now where Linux tells, else the most it had.

    None on Windows, which tells neither without a library.
    """
    status = Path("/proc/self/statm")
    if status.is_file():
        return int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    if sys.platform == "win32":
        return None
    import resource  # not on Windows

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
