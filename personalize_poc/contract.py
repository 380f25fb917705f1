"""What the notebooks' side and the stand-in must agree on; the only module that both may import.

The two meet on the wire: one starts the other as a process, finds it through a file in its data
directory and a few variables, and talks HTTP. Everything that both ends have to spell in the same
way stands here, once.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TypedDict, cast

SOURCE_ROOT = Path(__file__).resolve().parents[1]
"""The folder from which the package is imported: of a clone, or site-packages."""

# --- Environment variables --------------------------------------------------------------------
DATA_DIR_VARIABLE = "PERSONALIZE_POC_DATA_DIR"
"""The stand-in's data directory."""
CACHE_DIR_VARIABLE = "PERSONALIZE_POC_CACHE_DIR"
"""The folder for what can be made or downloaded again."""
ENDPOINT_VARIABLE = "PERSONALIZE_POC_ENDPOINT"
"""The URL of a running stand-in."""
PROGRAM_VARIABLE = "PERSONALIZE_POC_PROGRAM"
"""What a person has typed to get at the stand-in's command line; its messages repeat it."""

# --- Where it listens -------------------------------------------------------------------------
LOOPBACK = "127.0.0.1"
LOOPBACK_NAMES = frozenset({LOOPBACK, "::1", "localhost"})
DEFAULT_PORT = 4570
DEFAULT_ACCOUNT = "123456789012"
"""The account of callers whose access key says nothing else (moto and AWS's guides use it too)."""

# --- HTTP paths of the stand-in itself --------------------------------------------------------
OWN_PATHS = "/_personalize/"
"""How the paths begin that are no operation of a service of AWS."""
HEALTH_PATH = f"{OWN_PATHS}health"
SHUTDOWN_PATH = f"{OWN_PATHS}shutdown"
SHUTDOWN_HEADER = "x-personalize-shutdown"
"""Carries the server's process number, which only this user can read from `server.json`."""
EVALUATION_PATH = f"{OWN_PATHS}evaluation/"
"""Followed by the ARN of a solution version."""
TEST_USERS_PATH = f"{OWN_PATHS}test-users/"
"""Followed by the same: what the model answered to each user of its hold-out."""
FAULTS_PATH = f"{OWN_PATHS}faults"
"""The rules by which calls and jobs fail on purpose."""
FAULT_COUNTS_PATH = f"{FAULTS_PATH}/counts"
"""How many calls and jobs each rule has matched and struck."""
PROGRESS_PATH = f"{OWN_PATHS}progress/"
"""Followed by the ARN of a resource that a worker is making: how far it is."""
RESET_PATH = f"{OWN_PATHS}reset"
STATE_PATH = f"{OWN_PATHS}state"
SNAPSHOTS_PATH = f"{OWN_PATHS}snapshots"
REQUESTS_PATH = f"{OWN_PATHS}requests"
METRICS_PATH = f"{OWN_PATHS}metrics"
READY_PATH = f"{OWN_PATHS}ready"
CONSOLE_PATH = f"{OWN_PATHS}console/"
"""The page for a browser, and what it asks for."""

SERVER_FILE = "server.json"
"""In the data directory while a server answers for it."""


class Server(TypedDict):
    """What `server.json` says of the server that wrote it."""

    endpoint: str
    """`http://127.0.0.1:<port>`."""
    port: int
    pid: int
    data_dir: str
    version: str


def read_server(data_dir: Path) -> Server | None:
    """What `server.json` in a data directory says; None if it is missing or damaged.

    The server may have been killed since: ask it for its health.
    """
    try:
        told = json.loads((data_dir / SERVER_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    known = isinstance(told, dict) and isinstance(told.get("port"), int) and "pid" in told
    return cast(Server, told) if known and isinstance(told.get("endpoint"), str) else None


def data_dir() -> Path:
    """The stand-in's data directory, absolute; it need not exist.

    `PERSONALIZE_POC_DATA_DIR`, or else the user's data folder of this system, so that command lines
    and notebooks started in any folder find the same stand-in.
    """
    if named := os.environ.get(DATA_DIR_VARIABLE, "").strip():
        return Path(named).expanduser().resolve()
    return default_data_dir()


def default_data_dir() -> Path:
    """The stand-in's data directory where no variable names one."""
    import platformdirs  # the rule of each system; nothing else here needs more than Python

    return platformdirs.user_data_path("personalize-poc", appauthor=False) / "local"


def cache_dir() -> Path:
    """The folder for what can be made or downloaded again, absolute; it need not exist.

    `PERSONALIZE_POC_CACHE_DIR`, or else the user's cache folder of this system.
    """
    if named := os.environ.get(CACHE_DIR_VARIABLE, "").strip():
        return Path(named).expanduser().resolve()
    import platformdirs

    return platformdirs.user_cache_path("personalize-poc")


def python_path(before: str | None) -> str | None:
    """PYTHONPATH of a child process that has to find this package as this process does.

    A clone that is used without installation comes first. An installed package is found anyway,
    and its folder must not come before Python's own library.

    Args:
        before: the value so far, if there is one.
    """
    if SOURCE_ROOT.name in ("site-packages", "dist-packages"):
        return before
    return os.pathsep.join(filter(None, [str(SOURCE_ROOT), before]))


def importable(environment: dict[str, str]) -> dict[str, str]:
    """An environment in which a child process finds this package; see `python_path`."""
    path = python_path(environment.get("PYTHONPATH"))
    return {**environment, "PYTHONPATH": path} if path else environment
