"""The built-in sample: real films, simulated people.

The films, their years, genres, directors and review counts come from Wikidata (CC0). **The people
are not real**: ``audience`` makes them and ``simulation`` plays 18 months of their evenings. The
sample shows how a model learns from behaviour; it says nothing about what people really like.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from personalize_poc.data.dataset import DataSet
from personalize_poc.data.errors import BadOption
from personalize_poc.data.own.mapping import WATCHED_PERCENT, events_from_log
from personalize_poc.data.sample import audience, catalogue, simulation
from personalize_poc.data.sample.audience import (
    AGE_GROUPS,
    DEVICES,
    END,
    MEMBERSHIPS,
    Films,
    People,
)
from personalize_poc.data.sample.draws import Draws, Ints
from personalize_poc.data.sample.world import world
from personalize_poc.language import N_, _

ABOUT = N_(
    "{films:,} real films (Wikidata) and {users:,} simulated people who opened and watched them "
    "between July 2014 and December 2015. The people, their tastes and every event are made by a "
    "seeded simulator: use the sample to learn how recommendation works, not to learn about films "
    "or viewers."
)


@dataclass
class Truth:
    """The simulated world behind a sample: it can go on playing after the log has ended.

    Attributes:
        films, people: the simulator's arrays.
        item_ids, user_ids: what the indices of those arrays are called in the data set.
    """

    films: Films
    people: People
    item_ids: list[str]
    user_ids: list[str]

    def next_choices(
        self, user_id: str, slot: int = 0, draws: int = 500, seed: int = 0
    ) -> pd.Series:
        """Return how often each film would be chosen next on one of the person's shelves.

        Args:
            user_id: a person of the sample.
            slot: which of the ten shelves the evening is spent on.
            draws: how many times the choice is repeated from the same state.
            seed: seed of these repetitions.

        Returns:
            Shares that sum to 1, indexed by ITEM_ID, largest first.
        """
        who = np.full(draws, self.user_ids.index(user_id), dtype=np.int64)
        place = self.people.place.copy()
        stream = Draws(seed, stream=9)
        slots, clock = np.full(draws, slot, dtype=np.int64), np.full(draws, END, dtype=np.int64)
        chosen = simulation.choose(self.films, self.people, who, slots, clock, stream)
        self.people.place[:] = place
        share = np.bincount(chosen, minlength=len(self.films)) / draws
        order = np.lexsort((np.arange(len(share)), -share))
        order = order[share[order] > 0]
        return pd.Series(share[order], index=[self.item_ids[i] for i in order], name="share")

    def watch_probability(self, user_id: str, item_ids: list[str]) -> list[float]:
        """Return the chance that a person watches each film once its page is open."""
        who = np.full(len(item_ids), self.user_ids.index(user_id), dtype=np.int64)
        position = {item: index for index, item in enumerate(self.item_ids)}
        film = np.array([position[item] for item in item_ids], dtype=np.int64)
        chance = simulation.watch_chance(self.people, who, film)
        return [float(value) / 1000 for value in chance]

    def evening(self, shown: Mapping[str, Sequence[str]], seed: int = 0) -> dict[str, list[str]]:
        """Return what people watch off the list that each is shown, one evening after the log.

        As in the log, a person makes one to four choices. The list does not change what somebody
        wants: who finds it there opens it there and may watch it, who does not looks elsewhere.
        So a list earns by having what people want, and nothing by persuasion.

        Args:
            shown: USER_ID -> ITEM_IDs; ids that are not of the sample are wanted by nobody.
            seed: seed of the evening. With the same one, people want the same, whatever they are
                shown and whoever else is there.

        Returns:
            USER_ID -> the ITEM_IDs watched off the list, in their order; empty lists too.

        Raises:
            BadOption: somebody is not of the sample.
        """
        row = {user: number for number, user in enumerate(self.user_ids)}
        strangers = sorted(set(shown) - set(row))
        if strangers:
            raise BadOption(f"There is no user {strangers[0]!r} in the sample.")
        stream = Draws(seed, stream=10)
        opened, watched = simulation.evening(self.films, self.people, stream)
        return {
            user: [
                self.item_ids[film]
                for film in opened[row[user]][watched[row[user]]].tolist()
                if self.item_ids[film] in set(items)
            ]
            for user, items in shown.items()
        }


def load(
    sample_users: int = 1000,
    sample_items: int = 3000,
    sample_interactions: int = 100_000,
    seed: int = 42,
    impressions: bool = False,
) -> DataSet:
    """Make the sample. The same arguments give the same bytes on every machine.

    Args:
        sample_users: number of people, 1 to 50,000.
        sample_items: number of films, the most reviewed first, 40 to about 17,000.
        sample_interactions: number of interactions (clicks and watches) in ``interactions``.
        seed: seed of everything random, a non-negative integer.
        impressions: also fill an IMPRESSION column with the films that were shown at each click.

    Raises:
        BadOption: a size is impossible.
    """
    check_sizes(sample_users, sample_items, sample_interactions, seed)
    made = world(sample_users, sample_items, sample_interactions, seed)
    table, films, people, log = made.table, made.films, made.people, keep_inside(made.log)
    film_ids, user_ids = table["ITEM_ID"].tolist(), [str(n + 1) for n in range(sample_users)]
    raw = _raw(log, film_ids, user_ids)
    interactions = events_from_log(raw)
    if impressions:
        shown = _impressions(films, log, Draws(seed, 4))
        interactions["IMPRESSION"] = _impression_texts(interactions, log, shown, film_ids)
    created = np.minimum(films.created, first_seen(log, len(films)))
    return DataSet(
        name="sample",
        raw=raw,
        interactions=interactions,
        items=_items(table, created),
        users=users(films, people, user_ids, Draws(seed, 5)),
        titles=dict(zip(film_ids, table["TITLE"], strict=True)),
        about=_(ABOUT).format(films=sample_items, users=sample_users),
        licence=_(catalogue.LICENCE),
        raw_items=table,
        truth=Truth(films, people, film_ids, user_ids),
    )


def check_sizes(users: int, items: int, interactions: int, seed: int) -> None:
    """Refuse sizes that cannot be. Raises BadOption."""
    if not 1 <= users <= 50_000:
        raise BadOption(f"sample_users must be between 1 and 50,000, not {users:,}.")
    if seed < 0:
        raise BadOption(f"seed must not be negative, but is {seed}.")
    most = users * (items * 6 // 10)
    if not 2 * users <= interactions <= most:
        raise BadOption(
            f"sample_interactions must be between {2 * users:,} (2 per person) and {most:,} "
            f"(a person opens at most part of the {items:,} films), not {interactions:,}."
        )


def keep_inside(log: pd.DataFrame) -> pd.DataFrame:
    """Move the few people who would watch beyond the end of the log back by whole days."""
    beyond = (log.groupby("user")["time"].max() - END) // audience.DAY + 1
    late = beyond[beyond > 0]
    if len(late):
        shift = log["user"].map(late).fillna(0).astype("int64") * audience.DAY
        log = log.assign(time=log["time"] - shift)
        log = log.sort_values(["time", "user", "percent"], kind="stable", ignore_index=True)
    return log


def first_seen(log: pd.DataFrame, films: int) -> Ints:
    """[films] Unix seconds of the first event of each; the largest number where there is none."""
    first = np.full(films, np.iinfo(np.int64).max)
    np.minimum.at(first, log["film"].to_numpy(), log["time"].to_numpy())
    return first


def _raw(log: pd.DataFrame, film_ids: list[str], user_ids: list[str]) -> pd.DataFrame:
    """The log as a streaming company would have it: own names, ISO times, share watched."""
    opened = log["percent"].to_numpy() < 0
    stamp = pd.to_datetime(log["time"], unit="s", utc=True).dt.strftime("%Y-%m-%dT%H:%M:%SZ")
    return pd.DataFrame(
        {
            "member": np.array(user_ids, dtype=object)[log["user"].to_numpy()],
            "film": np.array(film_ids, dtype=object)[log["film"].to_numpy()],
            "at": stamp.to_numpy(dtype=object),
            "action": np.where(opened, "open", "play"),
            "percent_watched": np.where(opened, np.nan, log["percent"].to_numpy(dtype=float)),
            "device": np.array(DEVICES, dtype=object)[log["device"].to_numpy()],
        }
    )


def _items(table: pd.DataFrame, created: Ints) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "ITEM_ID": table["ITEM_ID"],
            "TITLE": table["TITLE"],
            "GENRES": table["GENRES"],
            "YEAR": table["YEAR"],
            "DIRECTOR": table["DIRECTOR"].where(table["DIRECTOR"] != "", None),
            "COUNTRY": table["COUNTRY"].where(table["COUNTRY"] != "", None),
            "CREATION_TIMESTAMP": created,
        }
    )


def users(films: Films, people: People, user_ids: list[str], draws: Draws) -> pd.DataFrame:
    """Age follows the community, membership follows activity, both with exceptions."""
    count = len(people)
    usual = people.community[:, 0] % len(AGE_GROUPS)
    age = np.where(draws.chance(700, count), usual, draws.below(len(AGE_GROUPS), count))
    rank = np.argsort(np.argsort(people.target, kind="stable"), kind="stable")
    level = rank * 3 // count + draws.below(3, count) - 1
    family = films.genres.shape[1] and draws.chance(
        np.where(people.community[:, 0] != people.community[:, 1], 600, 100)
    )
    return pd.DataFrame(
        {
            "USER_ID": user_ids,
            "AGE_GROUP": np.array(AGE_GROUPS, dtype=object)[age],
            "MEMBERSHIP": np.array(MEMBERSHIPS, dtype=object)[np.clip(level, 0, 2)],
            "HOUSEHOLD": np.where(family, "shared", "single"),
        }
    )


#: Which films were shown when a person opened a film at a time: (user, film, time) -> films.
Shown = dict[tuple[int, int, int], list[int]]


def _impressions(films: Films, log: pd.DataFrame, draws: Draws) -> Shown:
    """Seven more films shown beside each opened one: popular ones, in random positions."""
    opened = log[log["percent"] < 0]
    count = len(opened)
    cumulative = np.cumsum(np.where(films.released <= END, films.popularity, 0))
    others = draws.pick(cumulative, count * 7).reshape(count, 7)
    chosen = opened["film"].to_numpy()
    position = draws.below(8, count)
    shown = {}
    for row, (user, film, time) in enumerate(
        zip(opened["user"].tolist(), chosen.tolist(), opened["time"].tolist(), strict=True)
    ):
        beside = others[row][films.released[others[row]] <= time].tolist()
        rest = [other for other in dict.fromkeys(beside) if other != film]
        rest.insert(min(int(position[row]), len(rest)), film)
        shown[user, film, time] = rest
    return shown


def _impression_texts(
    interactions: pd.DataFrame,
    log: pd.DataFrame,
    shown: Shown,
    film_ids: list[str],
) -> list[str | None]:
    """One "a|b|c" per click, None for the other events; same order as ``interactions``."""
    counted = log[(log["percent"] < 0) | (log["percent"] >= WATCHED_PERCENT)]
    keys = zip(
        counted["user"].tolist(), counted["film"].tolist(), counted["time"].tolist(), strict=True
    )
    clicks = (interactions["EVENT_TYPE"] == "click").tolist()
    return [
        "|".join(film_ids[film] for film in shown[key]) if click else None
        for key, click in zip(keys, clicks, strict=True)
    ]
