"""The products of the shop: the same ones for everybody, whatever the seed of the people is."""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd

from personalize_poc.data.errors import BadOption
from personalize_poc.data.sample.draws import Draws
from personalize_poc.data.sample_ko.words import ENDS, KINDS, STARTS, TASTES

FEWEST = 40
_NEWEST, _YEARS = 2014, 8
"""Years as the simulator counts them: its log begins in the middle of the newest one."""
_STREAM = 20
_BRANDS_OF_A_KIND = 8


@cache
def products(count: int) -> pd.DataFrame:
    """The ``count`` most reviewed products of the shop.

    Columns: ITEM_ID, TITLE, CATEGORY (대분류|소분류), BRAND, PRICE (won), FOR (a|b of `TASTES`),
    YEAR in which it came out, REVIEWS. Most reviewed first.

    Raises:
        BadOption: fewer than 40 products asked for, or more than there are.
    """
    every = _every()
    if not FEWEST <= count <= len(every):
        raise BadOption(f"sample_items must be between {FEWEST} and {len(every):,}, not {count:,}.")
    return every.head(count).copy()


def as_films(table: pd.DataFrame) -> pd.DataFrame:
    """Products as the simulator takes its films: a brand for a director, whom it is for as cast.

    The runtime is the time, in minutes, that a person takes to buy.
    """
    return pd.DataFrame(
        {
            "ITEM_ID": table["ITEM_ID"],
            "TITLE": table["TITLE"],
            "YEAR": table["YEAR"],
            "RUNTIME": 4 + table["PRICE"].clip(upper=300_000) // 20_000,
            "GENRES": table["CATEGORY"],
            "DIRECTOR": table["BRAND"],
            "ACTORS": table["FOR"],
            "COUNTRY": "",
            "REVIEWS": table["REVIEWS"],
        }
    )


@cache
def _every() -> pd.DataFrame:
    """Each noun of each kind once with each look, with a brand and a size of chance."""
    draws = Draws(0, _STREAM)
    brands = [start + end for start in STARTS for end in ENDS]
    rows = []
    for number, kind in enumerate(KINDS):
        first = number * _BRANDS_OF_A_KIND // 2  # a brand sells in two kinds
        mine = [brands[(first + at) % len(brands)] for at in range(_BRANDS_OF_A_KIND)]
        for noun, usual in kind.nouns:
            taste = TASTES[int(draws.below(len(TASTES), 1)[0])]
            for look in kind.looks:
                for brand in mine:
                    size, per_cent = kind.sizes[int(draws.below(len(kind.sizes), 1)[0])]
                    price = usual * per_cent * (80 + int(draws.below(60, 1)[0])) // 10_000
                    other = TASTES[int(draws.below(len(TASTES), 1)[0])]
                    title = f"{brand} {look} {noun} {size}"
                    won = max(price // 1000 * 1000 + 900, 900)
                    both = "|".join(dict.fromkeys([taste, other]))
                    rows.append((title, kind.category, brand, won, both))
    count = len(rows)
    order = draws.shuffle(np.arange(count, dtype=np.int64))
    year = _NEWEST - draws.below(_YEARS, count)
    reviews = 4_000_000 // (np.arange(count, dtype=np.int64) + 60)
    table = pd.DataFrame([rows[at] for at in order.tolist()])
    table.columns = pd.Index(["TITLE", "CATEGORY", "BRAND", "PRICE", "FOR"])
    ids = [f"P{at:05d}" for at in range(1, count + 1)]
    return table.assign(YEAR=year, REVIEWS=reviews, ITEM_ID=ids)
