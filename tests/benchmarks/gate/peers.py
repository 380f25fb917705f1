"""Libraries of others, each in an environment of its own; nothing of the product depends on them.

`PERSONALIZE_POC_PEER_PYTHON` names a Python that has ``implicit`` or ``rectools[torch]`` or both;
without it the Python that runs the benchmark is asked. What is not installed is left out.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from personalize_poc.local.arrays.splits import HeldOut
from personalize_poc.local.arrays.types import Interactions, Ints

PYTHON = "PERSONALIZE_POC_PEER_PYTHON"
LONGEST = 3600


@dataclass(frozen=True)
class Peer:
    """A model of a library. script: beside the benchmarks; it is given `more` after the seconds."""

    library: str
    script: str
    more: tuple[str, ...] = ()


PEERS = {
    "ALS": Peer("implicit", "peer_implicit.py", ("als",)),
    "BPR": Peer("implicit", "peer_implicit.py", ("bpr",)),
    "SASRec": Peer("rectools", "peer_rectools.py"),
}


def python() -> str:
    """The Python that peers run in."""
    return os.environ.get(PYTHON) or sys.executable


def installed() -> dict[str, Peer]:
    """The peers whose library the Python of the peers finds."""
    there = _libraries(python())
    return {name: peer for name, peer in PEERS.items() if peer.library in there}


@cache
def _libraries(python: str) -> frozenset[str]:
    names = sorted({peer.library for peer in PEERS.values()})
    question = "import importlib.util as u, sys; print(*map(bool, map(u.find_spec, sys.argv[1:])))"
    command = [python, "-c", question, *names]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return frozenset(name for name, found in zip(names, told, strict=True) if found == "True")


def asked(
    peer: Peer, training: Interactions, tests: Sequence[HeldOut], seconds: float, seed: int
) -> tuple[list[Ints], float]:
    """What a peer recommends after so many seconds of training, and the seconds that it took.

    Returns for each test a list, best first and maybe with items of its query; an empty one for
    users whom the peer does not know.

    Raises:
        subprocess.CalledProcessError: it failed; its last words are in `stderr`.
    """
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "in.npz", Path(folder) / "out.npz"
        queries = [test.query for test in tests]
        np.savez(
            source,
            seed=seed,
            users=training.users,
            items=training.items,
            timestamps=training.timestamps,
            test_users=np.concatenate([q.users for q in queries]),
            test_items=np.concatenate([q.items for q in queries]),
            test_timestamps=np.concatenate([q.timestamps for q in queries]),
        )
        script = Path(__file__).parents[1] / peer.script
        subprocess.run(
            [python(), str(script), str(source), str(target), str(seconds), *peer.more],
            check=True,
            capture_output=True,
            timeout=LONGEST,
            # Threads that wait by turning in circles take the time of those that work.
            env={**os.environ, "OMP_WAIT_POLICY": "passive", "OPENBLAS_NUM_THREADS": "1"},
        )
        with np.load(target) as answer:
            lists = dict(zip(answer["users"].tolist(), answer["lists"], strict=True))
            taken = float(answer["seconds"])
    nothing = np.empty(0, np.int32)
    return [lists[t.user][lists[t.user] >= 0] if t.user in lists else nothing for t in tests], taken
