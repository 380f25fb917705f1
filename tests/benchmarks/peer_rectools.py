"""SASRec of RecTools on arrays from a file, within a number of seconds; a process of its own.

    python peer_rectools.py INPUT.npz OUTPUT.npz SECONDS

INPUT: users, items, timestamps [n] of the training users, sorted by user and time; test_users,
test_items, test_timestamps [m] of the queries. OUTPUT: users [t] and lists [t, k], best first,
filled up with -1; k is 25 and as many more as leave 25 when the items of the query are taken out.
Items of the query may be recommended, as in the comparison that it serves.

The settings are those with the best NDCG@10 among six on the first split. With the softmax over all
items, batches of 64 and rate .001 one pass over the data takes 40 s of CPU time, and the model is
then no better than popularity.
"""

from __future__ import annotations

import sys
import time
import warnings
from datetime import timedelta
from typing import Any

import numpy as np
import pandas as pd

warnings.filterwarnings("ignore")
LONGEST = 25
SESSION = 50
SHORT = 15
"""Seconds within which one block of the transformer learns more than two do."""

MOST_EPOCHS = 10
"""After about so many its lists got no better, and then worse."""


def frame(users: Any, items: Any, timestamps: Any) -> pd.DataFrame:
    """Interactions as RecTools wants them; a row later among equal times is a microsecond later."""
    ranks = pd.Series(users).groupby(users).cumcount().to_numpy()
    when = pd.to_datetime(timestamps, unit="s") + pd.to_timedelta(ranks, unit="us")
    return pd.DataFrame({"user_id": users, "item_id": items, "weight": 1.0, "datetime": when})


def chunks(users: Any) -> Any:
    """Another user number for every 51 events: the model reads no more of one user."""
    ranks = pd.Series(users).groupby(users).cumcount().to_numpy()
    return users.astype(np.int64) * 10_000 + ranks // (SESSION + 1)


def main(source: str, target: str, seconds: float) -> None:
    """Train, recommend, save."""
    import torch
    from pytorch_lightning import Trainer, seed_everything
    from rectools.dataset import Dataset
    from rectools.models import SASRecModel

    started = time.perf_counter()
    data = np.load(source)
    seed_everything(int(data["seed"]))
    torch.set_num_threads(2)

    def trainer() -> Any:
        left = seconds - (time.perf_counter() - started)
        return Trainer(
            max_epochs=MOST_EPOCHS,
            max_time=timedelta(seconds=max(1, left)),
            accelerator="cpu",
            enable_checkpointing=False,
            logger=False,
            enable_progress_bar=False,
            enable_model_summary=False,
        )

    model = SASRecModel(
        n_blocks=1 if seconds <= SHORT else 2,
        n_heads=2,
        n_factors=64,
        session_max_len=SESSION,
        dropout_rate=0.2,
        loss="sampled_softmax",
        n_negatives=64,
        lr=0.004,
        batch_size=16,
        get_trainer_func=trainer,
        recommend_torch_device="cpu",
        train_min_user_interactions=2,
    )
    users = chunks(data["users"])
    model.fit(Dataset.construct(frame(users, data["items"], data["timestamps"])))
    trained = time.perf_counter() - started
    queries = frame(data["test_users"], data["test_items"], data["test_timestamps"])
    tested = np.unique(data["test_users"])
    longest = LONGEST + int(queries.groupby("user_id")["item_id"].nunique().max())
    answer = model.recommend(
        tested,
        Dataset.construct(queries),
        k=longest,
        filter_viewed=False,
        on_unsupported_targets="ignore",
    )
    lists = np.full((len(tested), longest), -1, np.int64)
    for row, user in enumerate(tested):
        mine = answer[answer["user_id"] == user].sort_values("rank")["item_id"].to_numpy()
        lists[row, : len(mine)] = mine
    np.savez(target, users=tested, lists=lists, seconds=trained)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]))
