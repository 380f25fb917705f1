"""How many files and connections the operating system lets this process have open."""

from __future__ import annotations

import contextlib


def allow(wanted: int) -> int:
    """Raise the limit of this process towards `wanted`; returns how many it may have open now.

    Systems begin with as few as 256 (macOS) or 1,024 (Linux), and let a process have more.
    """
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return wanted
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
        soft = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return wanted if soft == resource.RLIM_INFINITY else min(wanted, soft)
