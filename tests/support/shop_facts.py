"""Figures of a healthy shop, for advice, pictures and reports; tests change what they look at."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from personalize_poc.check.facts import (
    Completeness,
    Coverage,
    Drift,
    EventType,
    Facts,
    Histories,
    Popularity,
    Predictability,
)

HISTORIES = Histories(
    bins=((1, 1, 400), (2, 2, 600), (3, 4, 900), (5, 8, 1400), (9, 16, 900), (17, 32, 300)),
    median=6.0,
    most=32,
    single=0.09,
    trainable=4100,
    gaps={0.1: 30.0, 0.25: 300.0, 0.5: 7200.0, 0.75: 200_000.0, 0.9: 1_500_000.0},
    session=2.4,
)
POPULARITY = Popularity(
    curve=((1, 900), (3, 700), (10, 400), (30, 200), (100, 90), (300, 40), (1000, 10), (2000, 1)),
    top_1_percent=0.12,
    top_10=0.08,
    slope=-0.9,
)
COMPLETENESS = (
    Completeness("interactions", "USER_ID", "customer", "id", 1.0, 4500),
    Completeness("interactions", "ITEM_ID", "sku", "id", 1.0, 2000),
    Completeness("interactions", "TIMESTAMP", "ordered_at", "time", 1.0, 60_000),
    Completeness("interactions", "EVENT_TYPE", "action", "event type", 1.0, 2),
    Completeness("interactions", "DEVICE", "device", "categorical", 0.97, 3),
    Completeness("items", "ITEM_ID", "sku", "id", 1.0, 2200),
    Completeness("items", "CATEGORY", "categories", "list", 0.93, 24),
    Completeness("items", "PRICE", "price", "number", 0.99, 310),
    Completeness("items", "DESCRIPTION", "text", "text", 0.8, 2100),
    Completeness("users", "USER_ID", "id", "id", 1.0, 5000),
    Completeness("users", "AGE_GROUP", "age", "categorical", 0.41, 6),
)


def shop(**changes: Any) -> Facts:
    """A shop with 60,000 events in a year; `changes` are fields of Facts."""
    start = 1_735_689_600  # the first of January 2025
    healthy = Facts(
        rows={"interactions": 60_000, "items": 2200, "users": 5000},
        users=4500,
        items=2000,
        first=start,
        last=start + 364 * 86400,
        period="week",
        activity=tuple((f"2025-{month:02d}-01", 4000 + 300 * month) for month in range(1, 13)),
        event_types=(
            EventType("View", 48_000, 4400, 1990),
            EventType("Purchase", 12_000, 2900, 1500, 19.9),
        ),
        hours=tuple(tuple(range(24)) for _ in range(7)),
        new_items=(("2025-01-06", 40, 0.05), ("2025-01-13", 20, 0.02)),
        popularity=POPULARITY,
        histories=HISTORIES,
        repeats=0.1,
        predictability=Predictability(users=4100, again=0.08, top_10=0.06, unseen=0.01),
        drift=Drift(apart={1: 0.3, 2: 0.35, 3: 0.36}, noise=0.28, days=45.0),
        completeness=COMPLETENESS,
        item_coverage=Coverage(2200, 1950, 2000, 50, 0.02),
        user_coverage=Coverage(5000, 4400, 4500, 100, 0.03),
    )
    return replace(healthy, **changes)


def without_metadata(**changes: Any) -> Facts:
    """The same shop with interactions only."""
    kept = tuple(one for one in COMPLETENESS if one.dataset == "interactions")
    rows = {"interactions": 60_000}
    return shop(
        **{"rows": rows, "completeness": kept, "item_coverage": None, "user_coverage": None}
        | changes
    )
