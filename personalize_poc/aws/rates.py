"""Prices: each with its unit, source and date, from `rates.yaml` or a file that replaces some."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from personalize_poc.errors import BadInput
from personalize_poc.language import _

OWN = Path(__file__).with_name("rates.yaml")
HOST = "host-"
"""How the rates of notebook hosts begin; an instance type follows."""
_NEEDED = ("what", "per", "source", "date")
_KNOWN = {*_NEEDED, "usd", "tiers", "confirmed"}


@dataclass(frozen=True)
class Tier:
    """The price of a part of a month's amount: of what lies below `upto`."""

    upto: float
    usd: float


@dataclass(frozen=True)
class Rate:
    """One price in USD.

    Attributes:
        key: its name in the file.
        what: what is billed.
        unit: the unit that is counted.
        tiers: one, unless parts of a month's amount have prices of their own; none if the price
            is unknown.
        source: where the figure comes from.
        date: when it was looked up.
        confirmed: whether sums may use it.
    """

    key: str
    what: str
    unit: str
    tiers: tuple[Tier, ...]
    source: str
    date: str
    confirmed: bool = True

    @property
    def usd(self) -> float:
        """The price of the first unit; `nan` if it is unknown."""
        return self.tiers[0].usd if self.tiers else math.nan

    @property
    def told(self) -> str:
        """Source and date, and whether it is confirmed."""
        dated = _(self.source) + ("" if self.date == "unknown" else f" ({self.date})")
        return dated if self.confirmed else _("UNCONFIRMED: {source}").format(source=dated)

    def cost(self, amount: float) -> float | None:
        """USD for an amount within one month; None if the price is unknown."""
        if not self.tiers:
            return None
        below, total = 0.0, 0.0
        for tier in self.tiers:
            total += max(0.0, min(amount, tier.upto) - below) * tier.usd
            below = tier.upto
        return total


@cache
def built_in() -> Mapping[str, Rate]:
    """The rates that come with the package."""
    return _parsed(OWN)


def read(path: Path | None = None) -> Mapping[str, Rate]:
    """All rates.

    Args:
        path: a file in the form of `rates.yaml`; what is in it replaces the built-in rates, and
            notebook hosts may be added (`host-ml.c5.large`).

    Raises:
        BadInput: the file cannot be read, or something in it is no rate; says what and where.
    """
    if path is None:
        return built_in()
    own = _parsed(path)
    if unknown := [key for key in own if key not in built_in() and not key.startswith(HOST)]:
        raise BadInput(
            f"{path}: there is no rate {', '.join(unknown)}.", f"Known: {', '.join(built_in())}."
        )
    return {**built_in(), **own}


def _parsed(path: Path) -> dict[str, Rate]:
    import yaml

    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise BadInput(f"{path}: {problem.strerror}.") from None
    except (yaml.YAMLError, UnicodeDecodeError) as problem:
        raise BadInput(f"{path} is no YAML file: {problem}.") from None
    if not isinstance(found, dict) or not found:
        raise BadInput(f"{path}: no rates in it.", _("Its form is that of {own}.").format(own=OWN))
    return {str(key): _rate(path, str(key), value) for key, value in found.items()}


def _rate(path: Path, key: str, value: Any) -> Rate:
    where = f"{path}: {key}"
    if not isinstance(value, dict):
        raise BadInput(f"{where}: a rate has {', '.join(_NEEDED)} and usd or tiers.")
    if unknown := [str(name) for name in value if name not in _KNOWN]:
        raise BadInput(f"{where}: {', '.join(unknown)} is not known.", _allowed())
    if missing := [name for name in _NEEDED if not value.get(name)]:
        raise BadInput(f"{where}: {', '.join(missing)} is missing.", _allowed())
    if ("usd" in value) == ("tiers" in value):
        raise BadInput(f"{where}: say usd or tiers, one of them.", _allowed())
    confirmed = value.get("confirmed", True)
    if not isinstance(confirmed, bool):
        raise BadInput(f"{where}: confirmed is true or false, not {confirmed!r}.")
    what, unit, source, date = (str(value[name]) for name in _NEEDED)
    return Rate(key, what, unit, _tiers(where, value), source, date, confirmed)


def _allowed() -> str:
    return f"A rate has {', '.join(sorted(_KNOWN))}."


def _tiers(where: str, value: Mapping[str, Any]) -> tuple[Tier, ...]:
    if "usd" in value:
        return () if value["usd"] is None else (Tier(math.inf, _number(where, value["usd"])),)
    rows = value["tiers"]
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise BadInput(f"{where}: tiers is a list of {{upto, usd}}.")
    found = []
    for number, row in enumerate(rows, start=1):
        last = number == len(rows)
        upto = math.inf if last else _number(f"{where}, tier {number}, upto", row.get("upto"))
        found.append(Tier(upto, _number(f"{where}, tier {number}, usd", row.get("usd"))))
        if (last and "upto" in row) or (number > 1 and upto <= found[-2].upto):
            raise BadInput(f"{where}: upto rises from tier to tier, and the last has none.")
    return tuple(found)


def _number(where: str, value: Any) -> float:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not is_number or not math.isfinite(value) or value < 0:
        raise BadInput(f"{where}: {value!r} is no price.", _("Write a number such as 0.05."))
    return float(value)
