"""How long a filter over 1,000,000 items takes: ``python -m tests.benchmarks filters``.

first: with all masks computed. again: as in the next request, when parts that depend on the items
alone are kept. The columns are encoded beforehand, as they are once for each state of the data.
Yardstick: one pass over the vectors of so many items, as a model makes for an answer.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from personalize_poc.local import filters
from personalize_poc.local.datasets.entity_table import EntityTable
from personalize_poc.local.datasets.sources import Part
from personalize_poc.local.serving.group.catalogue import Catalogue, RequestScope
from personalize_poc.local.serving.group.histories import History
from personalize_poc.local.serving.group.vocabulary import Vocabulary
from tests.benchmarks.yardstick import Table, median_ms, memory_pass
from tests.support.serving_fakes import ITEM_SCHEMA

ITEMS, SEEN = 1_000_000, 100

EXPRESSIONS = (
    'EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("*")',
    'INCLUDE ItemID WHERE Items.GENRES IN ("Drama", "War")',
    'INCLUDE ItemID WHERE Items.GENRES NOT IN ("Drama") AND Items.RELEASE_YEAR >= 1990',
    'EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("watch") | INCLUDE ItemID WHERE '
    'Items.GENRES IN ("Drama", "War") AND Items.RELEASE_YEAR < 2000 OR Items.GENRES IN ("Horror")',
)


def _scope() -> RequestScope:
    genres = np.array(["Drama", "Comedy|War", "Horror", "Comedy"])[np.arange(ITEMS) % 4]
    ids = [f"i{number}" for number in range(ITEMS)]
    years = 1950 + np.arange(ITEMS, dtype=np.int32) % 70
    columns = {"ITEM_ID": ids, "GENRES": genres, "RELEASE_YEAR": years}
    items = EntityTable(Part(ITEM_SCHEMA, []).schema, pa.table(columns))
    codes, types = Vocabulary(ids), Vocabulary(["watch"])
    seen = np.arange(SEEN, dtype=np.int32) * 997
    history = History(
        seen, np.arange(SEEN), np.zeros(SEEN, np.int32), np.full(SEEN, np.nan, np.float32)
    )
    return RequestScope(Catalogue(ids, items, codes), EntityTable(), types, history, "u", None)


def main() -> str:
    """Evaluate; a Markdown table."""
    scope = _scope()
    beside = memory_pass(ITEMS)
    table = Table([beside])
    for text in EXPRESSIONS:
        compiled = filters.compile(text)
        filters.bind(compiled).mask(scope)
        first = median_ms(lambda compiled=compiled: filters.bind(compiled).mask(scope))  # type: ignore[misc]
        bound = filters.bind(compiled)
        again = median_ms(lambda bound=bound: bound.mask(scope))  # type: ignore[misc]
        shown = text.replace("|", "\\|")
        table.add(f"`{shown}`, first", first, "ms", beside)
        table.add("… again", again, "ms", beside)
    return str(table)
