"""All made-up exports: importing the modules registers them."""

from tests.data.own.roles.worlds import logs, media, mixed, records, shops, states, stores
from tests.data.own.roles.worlds.cases import CASES

MODULES = (logs, media, mixed, records, shops, states, stores)

__all__ = ["CASES", "MODULES"]
