"""Histories cut into windows of events, and windows of like length put into batches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Features, Floats, Interactions, Ints
from personalize_poc.local.recipes.sequence.encoding import features
from personalize_poc.local.recipes.sequence.encoding.events import (
    gap_classes,
    type_classes,
    value_classes,
)
from personalize_poc.local.recipes.sequence.encoding.features import Layout

VALUE_CLASSES = 8


@dataclass(frozen=True)
class Inputs:
    """How events, moments and users become numbers; found on the data to learn from.

    bounds: between the classes of event values, empty when they tell nothing.
    """

    n_types: int = 0
    bounds: Floats = field(default_factory=lambda: np.empty(0, np.float32))
    context: Layout = field(default_factory=Layout)
    person: Layout = field(default_factory=Layout)

    @property
    def n_values(self) -> int:
        """Number of classes of event values, 0 when they tell nothing."""
        return len(self.bounds) + 1 if len(self.bounds) else 0

    @classmethod
    def of(cls, log: Interactions, n_types: int, users: Features, metadata: bool) -> Inputs:
        """metadata: whether context and metadata of users are learned from."""
        bounds = features.class_bounds(log.event_values, VALUE_CLASSES)
        if not metadata:
            return cls(n_types, bounds)
        person = features.of_users(users, np.unique(log.users))
        return cls(n_types, bounds, features.of_context(log.context), person)


@dataclass(frozen=True)
class Events:
    """Encoded events of all users, sorted by user and time. All arrays are [n].

    starts, lengths: first row and number of rows of each user. weights: of an event in the loss.
    context: int16 [n, columns]. person: float32 [number of users, features]. weighted: whether
    some types of events weigh more than others.
    """

    items: Ints
    gaps: Ints
    types: Ints
    weights: Floats
    starts: NDArray[np.int64]
    lengths: NDArray[np.int64]
    users: Ints
    values: Ints
    context: NDArray[np.int16]
    person: Floats
    weighted: bool


class Batch(NamedTuple):
    """Windows of one padded length L. items: int32 [B, L + 1], the events and the one that follows.

    gaps, types, values: int32 [B, L]. weights: float32 [B, L] of each prediction, 0 where padded.
    context: int16 [B, L, columns] of the events to be predicted. person: float32 [B, features].
    NumPy arrays here, JAX arrays in the network.
    """

    items: Any
    gaps: Any
    types: Any
    weights: Any
    values: Any
    context: Any
    person: Any


def encode(
    interactions: Interactions, inputs: Inputs, recency: bool, users: Features | None = None
) -> Events:
    """Encode interactions; with `recency`, weights rise from 0.5 (oldest) to 1.5 (newest event).

    users: their metadata, needed when `inputs.person` has features.
    """
    _, starts, lengths = np.unique(interactions.users, return_index=True, return_counts=True)
    first = np.zeros(len(interactions), bool)
    first[starts] = True
    weights = np.ones(len(interactions), np.float32)
    if recency and len(interactions):
        order = np.searchsorted(np.sort(interactions.timestamps), interactions.timestamps)
        weights = (0.5 + order / len(interactions)).astype(np.float32)
    if interactions.weights is not None:
        weights = weights * interactions.weights
    n = len(interactions)
    person = np.zeros((int(interactions.users.max(initial=-1)) + 1, 0), np.float32)
    if inputs.person.size > 1 and users is not None:
        sizes = [len(pair[0]) - 1 for pair in users.categories.values()]
        n_users = max([len(person), *sizes, *map(len, users.numbers.values())])
        person = features.matrix(inputs.person, users, n_users)
    return Events(
        interactions.items,
        gap_classes(interactions.timestamps, first),
        type_classes(interactions.event_types, inputs.n_types),
        weights,
        starts.astype(np.int64),
        lengths.astype(np.int64),
        interactions.users,
        value_classes(interactions.event_values, inputs.bounds, n),
        features.places(inputs.context, interactions.context, n),
        person,
        interactions.weights is not None,
    )


def cut(
    events: Events, users: NDArray[np.int64], window: int, rng: np.random.Generator
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """First rows and numbers of predictions of the windows of one epoch.

    A history of n predictions gives n / window windows on average, at drawn places, so that each
    epoch sees other beginnings; those at the ends are pushed inside and stay full.
    """
    predictions = events.lengths[users] - 1
    numbers = np.floor(predictions / window + rng.random(len(users))).astype(np.int64)
    numbers = np.where(predictions <= window, np.minimum(predictions, 1), np.maximum(numbers, 1))
    owner = np.repeat(np.arange(len(users)), numbers)
    rank = np.arange(len(owner)) - np.repeat(np.cumsum(numbers) - numbers, numbers)
    place = (rank + rng.random(len(users))[owner]) / numbers[owner]
    latest = np.maximum(predictions[owner] - window, 0)
    starts = np.clip(np.round(place * predictions[owner] - window / 2), 0, latest)
    return (
        events.starts[users][owner] + starts.astype(np.int64),
        np.minimum(predictions[owner], window),
    )


COMPILATION = 200
"""Steps of training in the time that one more length takes to compile: a rough estimate."""


def padded_lengths(lengths: NDArray[np.int64], window: int, steps: int) -> tuple[int, ...]:
    """The lengths to which windows are padded: few, because each is compiled on its own.

    lengths: of the windows of an epoch. steps: of the whole training, at full length. A shorter
    padding is used when it saves more than its compilation takes.
    """
    chosen: list[int] = []
    shorter = 0
    for padded in (8, 20):
        share = ((lengths > shorter) & (lengths <= padded)).mean()
        if padded < window and steps * share * (1 - padded / window) > COMPILATION:
            chosen.append(padded)
            shorter = padded
    return (*chosen, window)


def batches(
    events: Events,
    starts: NDArray[np.int64],
    lengths: NDArray[np.int64],
    paddings: tuple[int, ...],
    batch_events: int,
    rng: np.random.Generator,
) -> Iterator[Batch]:
    """All windows in batches of about `batch_events` events, in drawn order.

    paddings: see `padded_lengths`; the same in every epoch.
    """
    plan: list[tuple[int, NDArray[np.int64]]] = []
    shorter = 0
    for padded in paddings:
        members = rng.permutation(np.flatnonzero((lengths > shorter) & (lengths <= padded)))
        size = max(1, batch_events // padded)
        plan += [(padded, members[i : i + size]) for i in range(0, len(members), size)]
        shorter = padded
    for number in rng.permutation(len(plan)):
        padded, members = plan[number]
        size = max(1, batch_events // padded)
        yield gather(events, starts[members], lengths[members], padded, size)


def gather(
    events: Events,
    starts: NDArray[np.int64],
    lengths: NDArray[np.int64],
    padded: int,
    rows: int,
) -> Batch:
    """The windows as one batch of `rows` rows; missing rows and events have weight 0."""
    missing = max(0, rows - len(starts))
    starts = np.pad(starts, (0, missing))
    lengths = np.pad(lengths, (0, missing))
    steps = np.arange(padded + 1)
    index = np.minimum(starts[:, None] + steps, len(events.items) - 1)
    real = steps[:-1] < lengths[:, None]
    return Batch(
        events.items[index],
        events.gaps[index[:, :-1]],
        events.types[index[:, :-1]],
        np.where(real, events.weights[index[:, 1:]], 0).astype(np.float32),
        events.values[index[:, :-1]],
        events.context[index[:, 1:]],
        events.person[events.users[starts]],
    )
