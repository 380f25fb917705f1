"""MovieLens ml-latest-small as arrays, prepared as in AWS's POC notebooks."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pandas as pd

from personalize_poc.local.arrays.types import Features, Interactions, TrainingData

REPOSITORY = Path(__file__).resolve().parents[2]


def find_folder() -> Path | None:
    """The folder of ml-latest-small: PERSONALIZE_POC_MOVIELENS, or beside the repository."""
    named = os.environ.get("PERSONALIZE_POC_MOVIELENS")
    beside = REPOSITORY.parent / "shared" / "data" / "ml-latest-small"
    for folder in ([Path(named)] if named else []) + [beside]:
        if (folder / "ratings.csv").is_file():
            return folder
    return None


def poc_preparation(folder: Path) -> TrainingData:
    """Ratings above 1 as Click, ratings above 3 as Watch besides; genres and year of films."""
    ratings = pd.read_csv(folder / "ratings.csv")
    movies = pd.read_csv(folder / "movies.csv").sort_values("movieId")
    clicks = ratings[ratings["rating"] > 1].assign(event=0)
    watches = ratings[ratings["rating"] > 3].assign(event=1)
    events = pd.concat([clicks, watches], ignore_index=True)
    events = events.sort_values(["userId", "timestamp"], kind="stable")
    users = pd.factorize(events["userId"], sort=True)[0]
    items = np.searchsorted(movies["movieId"].to_numpy(), events["movieId"].to_numpy())
    interactions = Interactions(
        users.astype(np.int32),
        items.astype(np.int32),
        events["timestamp"].to_numpy(np.int64),
        events["event"].to_numpy(np.int16),
        np.full(len(events), np.nan, np.float32),
    )
    return TrainingData(
        interactions, int(users.max()) + 1, len(movies), ["Click", "Watch"], _features(movies)
    )


def _features(movies: pd.DataFrame) -> Features:
    genres = movies["genres"].str.split("|")
    vocabulary = sorted({g for row in genres for g in row})
    number = {g: i for i, g in enumerate(vocabulary)}
    values = np.array([number[g] for row in genres for g in row], np.int32)
    indptr = np.concatenate([[0], np.cumsum([len(row) for row in genres])]).astype(np.int32)
    year = movies["title"].str.extract(r"\((\d{4})\)\s*$")[0].astype(float).to_numpy(np.float32)
    return Features({"GENRE": (indptr, values)}, {"YEAR": year}, {"GENRE": vocabulary})
