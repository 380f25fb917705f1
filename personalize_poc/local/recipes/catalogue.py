"""Every documented recipe, by ARN, by name and by what it can do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from personalize_poc.local.recipes.custom import CUSTOM
from personalize_poc.local.recipes.domain import DOMAIN
from personalize_poc.local.recipes.recipe import RecipeInfo


class _Catalogue:
    """Entries in the order in which messages name them and searches try them."""

    def __init__(self, entries: tuple[RecipeInfo, ...]) -> None:
        self.entries = entries
        self.sorted = tuple(sorted(entries, key=lambda info: info.name))
        self.by_arn = {info.arn: info for info in entries}
        self.by_name = {info.name: info for info in entries}


_catalogue = _Catalogue(CUSTOM + DOMAIN)


def all() -> tuple[RecipeInfo, ...]:
    """Every documented recipe, by name."""
    return _catalogue.sorted


def find(arn: str) -> RecipeInfo | None:
    """The recipe of this ARN, or None."""
    return _catalogue.by_arn.get(arn)


def named(name: str) -> RecipeInfo:
    """The recipe of this name, e.g. ``aws-sims``.

    Raises:
        LookupError: no such recipe.
    """
    if name not in _catalogue.by_name:
        raise LookupError(f"There is no recipe {name!r}")
    return _catalogue.by_name[name]


def where(capable: Callable[[RecipeInfo], object]) -> tuple[RecipeInfo, ...]:
    """The recipes of which something is true, in the order of the catalogue."""
    return tuple(info for info in _catalogue.entries if capable(info))


def names(capable: Callable[[RecipeInfo], object]) -> str:
    """The names of `where` as a message lists them: ``aws-hrnn and aws-sims``."""
    return " and ".join(info.name for info in where(capable))


@contextmanager
def including(*entries: RecipeInfo) -> Iterator[None]:
    """Make more recipes known to this process for a while, such as one that is being tried out."""
    global _catalogue
    before = _catalogue
    _catalogue = _Catalogue(before.entries + entries)
    try:
        yield
    finally:
        _catalogue = before
