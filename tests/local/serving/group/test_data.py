"""Single records of items and users, put one request after another."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from personalize_poc.local.datasets.entity_table import EntityTable, records_table
from personalize_poc.local.datasets.schema import accepted
from personalize_poc.local.datasets.sources import Sources
from personalize_poc.local.serving.group import data as groups
from personalize_poc.local.serving.group.data import GroupData
from tests.support.dataset_samples import avro
from tests.support.serving_fakes import PartInMemory

GENRES, YEAR = ("GENRES", ["null", "string"], "categorical"), ("YEAR", ["null", "int"])
AVRO = avro("Items", ("ITEM_ID", "string"), GENRES, YEAR)
SCHEMA = accepted(AVRO)
IDS = [f"i{n}" for n in range(6)]

values = st.fixed_dictionaries(
    {}, optional={"GENRES": st.sampled_from(["A", "A|B"]), "YEAR": st.integers(1990, 1999)}
)
requests = st.lists(
    st.dictionaries(st.sampled_from(IDS), values, min_size=1, max_size=4), max_size=12
)


def shown(table: EntityTable) -> dict[str, tuple[Any, ...]]:
    """What a table says of each id, in its order."""
    return {key: (table.known("GENRES", key), table.known("YEAR", key)) for key in table.ids}


def group(bulk: dict[str, dict[str, Any]]) -> GroupData:
    """A group whose items were imported."""
    found = GroupData([])
    rows = records_table(SCHEMA, bulk) if bulk else None
    found.reload(Sources(items=PartInMemory(AVRO, [], rows=rows)))
    return found


@pytest.mark.parametrize("spare", [0, 2, 1000])
@given(bulk=st.dictionaries(st.sampled_from(IDS[:4]), values, max_size=4), puts=requests)
def test_records_put_one_after_another_are_those_put_together(
    spare: int, bulk: dict[str, dict[str, Any]], puts: list[dict[str, dict[str, Any]]]
) -> None:
    together: dict[str, dict[str, Any]] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(groups, "MOST_SPARE_ROWS", spare)
        data = group(bulk)
        for records in puts:
            before, was = data.snapshot.items, shown(data.snapshot.items)
            data.put_records("ITEMS", records)
            together.update(records)
            assert shown(before) == was  # a reader keeps what it has
            assert data.snapshot.items is not before
    expected = EntityTable(SCHEMA).with_records(bulk).with_records(together)
    assert shown(data.snapshot.items) == shown(expected)
    assert list(shown(data.snapshot.items)) == list(shown(expected))
    assert data.snapshot.items.spare_rows <= max(spare, len(data.snapshot.items.rows))


def test_an_item_that_is_put_again_and_again_does_not_fill_the_memory() -> None:
    data = group({})
    for number in range(3 * groups.MOST_SPARE_ROWS):
        data.put_records("ITEMS", {"i": {"YEAR": number % 100}})
    assert data.snapshot.items.spare_rows <= groups.MOST_SPARE_ROWS
    assert shown(data.snapshot.items) == {"i": (None, 99.0)}
