"""Lists of SIMS and Similar-Items that somebody who knows films accepts, on MovieLens small."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from personalize_poc.local.arrays.types import Query
from tests.local.recipes.counting.test_counting import fit
from tests.support.known_films import EXPECTED
from tests.support.movielens import poc_preparation


@pytest.mark.parametrize("recipe", ["aws-sims", "aws-similar-items"])
def test_siblings_stand_beside_known_films_and_blockbusters_of_the_year_do_not(
    movielens_folder: Path, recipe: str
) -> None:
    """Cosine of users in common has 4 siblings missing and 17 blockbusters in its lists."""
    titles = pd.read_csv(movielens_folder / "movies.csv").sort_values("movieId")["title"].tolist()
    place = {title: item for item, title in enumerate(titles)}
    model = fit(recipe, poc_preparation(movielens_folder))
    missing, wrong, right = 0, 0, 0
    for film, must, must_not in EXPECTED:
        best = np.argsort(-model.score([Query(item=place[film])])[0], kind="stable")[:10]
        found = {titles[item] for item in best}
        missing += len(set(must) - found)
        wrong += len(set(must_not) & found)
        right += set(must) <= found and not set(must_not) & found
        if film == "Toy Story (1995)":
            assert titles[best[0]] == "Toy Story 2 (1999)"
            assert not {"Twister (1996)", "Independence Day (a.k.a. ID4) (1996)"} & found
    assert right >= 42
    assert missing <= 4
    assert wrong <= 9
