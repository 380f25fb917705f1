"""A made-up Korean shop: its products, its people, and what they looked at and bought.

**Nothing in it is real.** Products are put together from words, and the simulator of the sample
plays 18 months of people with tastes, on Korean time. It shows how names, categories and prices in
Korean go through a run; it says nothing about what people buy.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from personalize_poc.data.dataset import DataSet
from personalize_poc.data.own.mapping import WATCHED_PERCENT
from personalize_poc.data.sample import audience, world
from personalize_poc.data.sample import loading as films
from personalize_poc.data.sample.draws import Draws, Ints
from personalize_poc.data.sample_ko import catalogue
from personalize_poc.language import N_, _

ABOUT = N_(
    "{items:,} made-up products of a made-up Korean shop and {users:,} simulated people who looked "
    "at them and bought them from July 2022 to January 2024. Names, prices, people and every event "
    "are made by a seeded simulator: use it to see how Korean data goes through a run, not to "
    "learn about products or buyers."
)
LICENCE = N_("Made up for this workshop; MIT No Attribution, as the workshop itself.")
DEVICES = ("앱", "PC", "태블릿", "모바일 웹")
AGE_GROUPS = ("10대", "20대", "30대", "40대", "50대 이상")
MEMBERSHIPS = ("일반", "실버", "골드")
HOUSEHOLDS = ("1인 가구", "2인 이상")
ZONE = "Asia/Seoul"
_LATER = 2926 * audience.DAY
"""By whole weeks, so that weekdays stay."""
_EAST = 9 * 3600
"""The simulator's evenings are those of its clock; Seoul's clock is so far ahead of UTC."""
_USER, _ITEM, _TIME = "회원번호", "상품코드", "일시"


def load(
    sample_users: int = 1000,
    sample_items: int = 3000,
    sample_interactions: int = 100_000,
    seed: int = 42,
) -> DataSet:
    """Make the shop. The same arguments give the same bytes on every machine.

    Args:
        sample_users: number of people, 1 to 50,000.
        sample_items: number of products, the most reviewed first, 40 to about 7,000.
        sample_interactions: number of interactions (clicks and purchases) in ``interactions``.
        seed: seed of the people and their events, a non-negative integer.

    Raises:
        BadOption: a size is impossible.
    """
    films.check_sizes(sample_users, sample_items, sample_interactions, seed)
    made = world.world(sample_users, sample_items, sample_interactions, seed, _source())
    products = catalogue.products(sample_items)
    log = films.keep_inside(made.log)
    log = log[(log["percent"] < 0) | (log["percent"] >= WATCHED_PERCENT)]
    time = log["time"].to_numpy() + _LATER - _EAST
    user_ids = [f"{number:05d}" for number in range(1, sample_users + 1)]
    created = np.minimum(made.films.created, films.first_seen(log, len(made.films)))
    created = created + _LATER - _EAST
    interactions = pd.DataFrame(
        {
            "USER_ID": np.array(user_ids, dtype=object)[log["user"].to_numpy()],
            "ITEM_ID": products["ITEM_ID"].to_numpy(dtype=object)[log["film"].to_numpy()],
            "EVENT_TYPE": np.where(log["percent"] < 0, "click", "purchase"),
            "TIMESTAMP": time,
            "DEVICE": np.array(DEVICES, dtype=object)[log["device"].to_numpy()],
        }
    )
    return DataSet(
        name="sample-ko",
        raw=_raw(interactions, products),
        interactions=interactions,
        items=_items(products, created),
        users=_users(films.users(made.films, made.people, user_ids, Draws(seed, 5))),
        titles=dict(zip(products["ITEM_ID"], products["TITLE"], strict=True)),
        about=_(ABOUT).format(items=sample_items, users=sample_users),
        licence=_(LICENCE),
        raw_items=_raw_items(products, created),
    )


def edition() -> str:
    """What else the shop depends on: its words and the code that simulates."""
    return f"{_words()}-{world.generator()}"


@cache
def _words() -> str:
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _source() -> world.Source:
    return world.Source(
        "sample-ko",
        lambda count: catalogue.as_films(catalogue.products(count)),
        edition,
    )


def _items(products: pd.DataFrame, created: Ints) -> pd.DataFrame:
    table = products[["ITEM_ID", "TITLE", "CATEGORY", "BRAND", "PRICE"]]
    return table.assign(CREATION_TIMESTAMP=created)


def _users(table: pd.DataFrame) -> pd.DataFrame:
    """The people of the sample, with what a Korean shop calls it."""
    words = {
        "AGE_GROUP": dict(zip(audience.AGE_GROUPS, AGE_GROUPS, strict=True)),
        "MEMBERSHIP": dict(zip(audience.MEMBERSHIPS, MEMBERSHIPS, strict=True)),
        "HOUSEHOLD": dict(zip(("single", "shared"), HOUSEHOLDS, strict=True)),
    }
    return table.assign(**{name: table[name].map(known) for name, known in words.items()})


def _raw(interactions: pd.DataFrame, products: pd.DataFrame) -> pd.DataFrame:
    """The log as the shop would have it: Korean names, times of Seoul, prices in won."""
    price = interactions["ITEM_ID"].map(products.set_index("ITEM_ID")["PRICE"])
    bought = interactions["EVENT_TYPE"] == "purchase"
    return pd.DataFrame(
        {
            _USER: interactions["USER_ID"],
            _ITEM: interactions["ITEM_ID"],
            _TIME: _clock(interactions["TIMESTAMP"]).dt.strftime("%Y-%m-%d %H:%M:%S"),
            "행동": np.where(bought, "구매", "조회"),
            "결제금액": _won(price).where(bought, None),
            "기기": interactions["DEVICE"],
        }
    )


def _raw_items(products: pd.DataFrame, created: Ints) -> pd.DataFrame:
    return pd.DataFrame(
        {
            _ITEM: products["ITEM_ID"],
            "상품명": products["TITLE"],
            "분류": products["CATEGORY"].str.replace("|", " > ", regex=False),
            "브랜드": products["BRAND"],
            "판매가": _won(products["PRICE"]),
            "등록일": _clock(pd.Series(created)).dt.strftime("%Y-%m-%d"),
        }
    )


def _clock(seconds: pd.Series) -> pd.Series:
    return pd.to_datetime(seconds, unit="s", utc=True).dt.tz_convert(ZONE)


def _won(prices: pd.Series) -> pd.Series:
    return prices.map("{:,}원".format)
