"""An example of a data set of one's own: a shop that was made up, and its mapping explained."""

from __future__ import annotations

import csv
import random
import shutil
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from personalize_poc import language
from personalize_poc.data.own.mapping_file import MAPPING
from personalize_poc.errors import BadInput
from personalize_poc.language import _

_TEMPLATE = "example.yaml"
_TEMPLATES = {language.KOREAN: "example.ko.yaml"}
"""The same file with its comments in another language."""
_CUSTOMERS, _PRODUCTS, _VISITS = 300, 120, 900
_SEED = 7
_BEGIN = datetime(2025, 3, 1, 8)
_DAYS = 120
_KINDS = {
    "Books": ("Novel", "Atlas", "Cookbook", "Diary"),
    "Garden": ("Spade", "Seeds", "Hose", "Lantern"),
    "Kitchen": ("Pan", "Kettle", "Knife", "Bowl"),
    "Toys": ("Puzzle", "Kite", "Marbles", "Train"),
}
_COLOURS = ("red", "blue", "green", "black", "white")


def write(folder: Path) -> list[Path]:
    """Write the example: three CSV files and a mapping.yaml with every key explained.

    Args:
        folder: new or empty.

    Returns:
        The files.

    Raises:
        BadInput: the folder holds something, or is a file.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        what = "is not empty" if folder.is_dir() else "is a file"
        raise BadInput(f"{folder} {what}.", _("Name a new folder: nothing is written over."))
    draw = random.Random(_SEED)
    products = _products(draw)
    customers = _customers(draw)
    stage = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(parents=True)
    try:
        _table(stage / "customers.csv", ("customer", "age_group", "newsletter"), customers)
        _table(stage / "products.csv", ("sku", "name", "categories", "price", "since"), products)
        names = ("customer", "sku", "when", "action", "device", "status", "clerk")
        _table(stage / "orders.csv", names, _orders(draw, products))
        template = _TEMPLATES.get(language.chosen(), _TEMPLATE)
        text = Path(__file__).with_name(template).read_text(encoding="utf-8")
        (stage / MAPPING).write_text(text, encoding="utf-8", newline="\n")
        if folder.exists():
            folder.rmdir()
        stage.rename(folder)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    return sorted(folder.iterdir())


def _table(path: Path, names: Sequence[str], lines: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(names)
        writer.writerows(lines)


def _products(draw: random.Random) -> list[tuple[str, ...]]:
    """Ids with leading zeros, one or two categories, a price, the day since when it is sold."""
    found: list[tuple[str, ...]] = []
    for at in range(_PRODUCTS):
        kind = list(_KINDS)[at % len(_KINDS)]
        name = f"{draw.choice(_COLOURS).capitalize()} {draw.choice(_KINDS[kind])} {at}"
        kinds = f"{kind};Gifts" if draw.random() < 0.3 else kind
        since = (_BEGIN - timedelta(days=draw.randrange(-30, 700))).date().isoformat()
        found.append((f"{at:04d}", name, kinds, f"{draw.uniform(3, 90):.2f}", since))
    return found


def _customers(draw: random.Random) -> list[tuple[str, ...]]:
    ages = ("18-29", "30-44", "45-64", "65+")
    return [(f"c{at:03d}", draw.choice(ages), draw.choice("yn")) for at in range(_CUSTOMERS)]


def _orders(draw: random.Random, products: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """Visits in which a customer looks at items of a kind that they like, and buys some."""
    likes = {at: draw.choice(list(_KINDS)) for at in range(_CUSTOMERS)}
    found: list[tuple[str, ...]] = []
    for __ in range(_VISITS):
        customer = min(int(draw.expovariate(1 / 90)), _CUSTOMERS - 1)
        when = _BEGIN + timedelta(days=draw.random() * _DAYS)
        device = draw.choice(("phone", "phone", "desktop"))
        for __ in range(draw.randrange(1, 6)):
            liked = [one for one in products if one[2].startswith(likes[customer])]
            one = draw.choice(liked if draw.random() < 0.8 else list(products))
            when += timedelta(seconds=draw.randrange(15, 240))
            who, at = f"c{customer:03d}", f"{when:%Y-%m-%d %H:%M:%S}"
            found.append((who, one[0], at, "look", device, "ok", ""))
            if draw.random() < 0.3:
                when += timedelta(seconds=draw.randrange(30, 300))
                status = "cancelled" if draw.random() < 0.05 else "ok"
                at = f"{when:%Y-%m-%d %H:%M:%S}"
                found.append((who, one[0], at, "buy", device, status, draw.choice("ABC")))
    return sorted(found, key=lambda one: one[2])
