"""Kinds of data to train on, each made from a seed in a module of its own.

Their docstrings say what tells in them. Nobody's names, items or tastes stand behind them.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.benchmarks.kinds.attributes import attributes
from tests.benchmarks.kinds.baskets import baskets
from tests.benchmarks.kinds.beauty import beauty
from tests.benchmarks.kinds.books import books
from tests.benchmarks.kinds.chains import chains
from tests.benchmarks.kinds.checkins import checkins
from tests.benchmarks.kinds.classes import classes
from tests.benchmarks.kinds.delivery import delivery
from tests.benchmarks.kinds.elearning import elearning
from tests.benchmarks.kinds.fashion import fashion
from tests.benchmarks.kinds.films import films, movielens
from tests.benchmarks.kinds.games import games
from tests.benchmarks.kinds.goodreads import goodreads
from tests.benchmarks.kinds.groceries import groceries
from tests.benchmarks.kinds.jobs import jobs
from tests.benchmarks.kinds.kind import Kind
from tests.benchmarks.kinds.library import library
from tests.benchmarks.kinds.music import music
from tests.benchmarks.kinds.news import news
from tests.benchmarks.kinds.order import order
from tests.benchmarks.kinds.parts import parts
from tests.benchmarks.kinds.podcasts import podcasts
from tests.benchmarks.kinds.projects import projects
from tests.benchmarks.kinds.published import sequences
from tests.benchmarks.kinds.real_estate import real_estate
from tests.benchmarks.kinds.recipes import recipes
from tests.benchmarks.kinds.refills import refills
from tests.benchmarks.kinds.secondhand import secondhand
from tests.benchmarks.kinds.series import series
from tests.benchmarks.kinds.sessions import sessions
from tests.benchmarks.kinds.shop import shop
from tests.benchmarks.kinds.social import social
from tests.benchmarks.kinds.steam import steam
from tests.benchmarks.kinds.supplies import supplies
from tests.benchmarks.kinds.texts import texts
from tests.benchmarks.kinds.tickets import tickets
from tests.benchmarks.kinds.tiny import tiny
from tests.benchmarks.kinds.travel import travel

GENERATED: dict[str, Callable[[int], Kind]] = {
    "films": films,
    "shop": shop,
    "books": books,
    "groceries": groceries,
    "supplies": supplies,
    "refills": refills,
    "projects": projects,
    "music": music,
    "news": news,
    "attributes": attributes,
    "texts": texts,
    "series": series,
    "order": order,
    "chains": chains,
    "tiny": tiny,
    "real_estate": real_estate,
    "jobs": jobs,
    "elearning": elearning,
    "delivery": delivery,
    "games": games,
    "fashion": fashion,
    "podcasts": podcasts,
    "recipes": recipes,
    "travel": travel,
    "parts": parts,
    "social": social,
    "library": library,
    "beauty": beauty,
    "steam": steam,
    "checkins": checkins,
    "sessions": sessions,
    "goodreads": goodreads,
    "baskets": baskets,
    "secondhand": secondhand,
    "classes": classes,
    "tickets": tickets,
}
__all__ = ["GENERATED", "KINDS", "Kind"]

KINDS = GENERATED | {"movielens": movielens, "sequences": sequences}
"""All; the default are those that are generated."""
