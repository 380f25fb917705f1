"""ALS or BPR of implicit on arrays from a file, within a number of seconds; a process of its own.

    python peer_implicit.py INPUT.npz OUTPUT.npz SECONDS als|bpr

Files as in `peer_rectools.py`; SECONDS are processor seconds. The test users' queries are learned
from as well: BPR knows no other way to users, and ALS gets nothing more by it than by folding them
in. The exact scores of all items are ranked, no index of near neighbours.

Before the training the number of rounds is measured that fit into the time, up to `MOST`.
"""

from __future__ import annotations

import sys
import time
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

LONGEST = 25
MOST = {"als": 30, "bpr": 500}
"""Rounds after which nothing gets better."""


def model_of(name: str, rounds: int, seed: int) -> Any:
    """An untrained model with settings that are usual for data of this size."""
    from implicit.als import AlternatingLeastSquares
    from implicit.bpr import BayesianPersonalizedRanking

    common = {"factors": 64, "iterations": rounds, "random_state": seed, "num_threads": 2}
    if name == "als":
        return AlternatingLeastSquares(
            regularization=0.05, alpha=10.0, use_gpu=False, calculate_training_loss=False, **common
        )
    return BayesianPersonalizedRanking(
        learning_rate=0.05, regularization=0.01, use_gpu=False, **common
    )


def trained(name: str, matrix: Any, seconds: float, seed: int) -> tuple[Any, float]:
    """A model that was trained for about so many processor seconds, and those."""
    model_of(name, 1, seed).fit(matrix, show_progress=False)  # what is loaded at first
    begun = time.process_time()
    model_of(name, 3, seed).fit(matrix, show_progress=False)
    a_round = max((time.process_time() - begun) / 3, 1e-4)
    model = model_of(name, int(np.clip(seconds / a_round, 1, MOST[name])), seed)
    begun = time.process_time()
    model.fit(matrix, show_progress=False)
    return model, time.process_time() - begun


def main(source: str, target: str, seconds: float, name: str) -> None:
    """Train, rank, save."""
    data = np.load(source)
    users = np.concatenate([data["users"], data["test_users"]])
    items = np.concatenate([data["items"], data["test_items"]])
    matrix = csr_matrix((np.ones(len(users), np.float32), (users, items)))
    matrix.data[:] = 1
    model, taken = trained(name, matrix, seconds, int(data["seed"]))
    tested = np.unique(data["test_users"])
    own = csr_matrix(
        (np.ones(len(data["test_items"])), (data["test_users"], data["test_items"])), matrix.shape
    )
    longest = min(LONGEST + int(np.diff(own.indptr).max()), matrix.shape[1])
    scores = np.asarray(model.user_factors)[tested] @ np.asarray(model.item_factors).T
    lists = np.argsort(-scores, axis=1, kind="stable")[:, :longest]
    np.savez(target, users=tested, lists=lists, seconds=taken)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]), sys.argv[4])
