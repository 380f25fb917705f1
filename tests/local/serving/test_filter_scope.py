"""Filters over what serving knows of one request."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from personalize_poc.local import filters
from personalize_poc.local.datasets.entity_table import EntityTable
from personalize_poc.local.datasets.schema import parse
from personalize_poc.local.datasets.training.actions import event_kind
from personalize_poc.local.errors import InvalidInputException
from personalize_poc.local.serving.actions import ActionScope
from personalize_poc.local.serving.group.catalogue import Catalogue, RequestScope
from personalize_poc.local.serving.group.histories import History
from personalize_poc.local.serving.group.vocabulary import Vocabulary
from tests.support.dataset_samples import avro

TEXT = ["null", "string"]
ITEMS = parse(
    avro(
        "Items",
        ("ITEM_ID", "string"),
        ("genres", TEXT, "categorical"),
        ("YEAR", "int"),
        ("TITLE", TEXT),
    )
)
USERS = parse(avro("Users", ("USER_ID", "string"), ("AGE", "int"), ("LEVEL", TEXT)))


@pytest.fixture
def scope() -> RequestScope:
    items = EntityTable(
        ITEMS,
        pa.table(
            {
                "ITEM_ID": ["1", "2", "3"],
                "genres": ["A|B", "B|C", None],
                "YEAR": [1970, 1980, 1990],
                "TITLE": ["x|y", "x", "y"],
            }
        ),
    )
    users = EntityTable(USERS, pa.table({"USER_ID": ["u"], "AGE": [20], "LEVEL": ["a|b"]}))
    vocabulary, types = Vocabulary(), Vocabulary()
    codes = np.array([vocabulary.add("2"), vocabulary.add("gone")], np.int32)
    kinds = np.array([types.add("Watch"), types.add("click")], np.int32)
    history = History(codes, np.array([1, 2]), kinds, np.array([np.nan, np.nan], np.float32))
    catalogue = Catalogue(["3", "2", "1", "bare"], items, vocabulary)
    return RequestScope(catalogue, users, types, history, "u", "1")


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ('Items.GENRES IN ("B")', ["2", "1"]),  # the schema writes genres
        ("Items.Genres IN CurrentItem.genres", ["2", "1"]),
        ("Items.TITLE IN CurrentItem.TITLE", ["1"]),  # not categorical: one text with a bar
        ("Items.YEAR > CurrentItem.YEAR", ["3", "2"]),
        ('Items.ITEM_ID IN ("1", "bare")', ["1", "bare"]),
        ('Items.YEAR > 0 IF CurrentUser.LEVEL = "a|b" AND CurrentUser.AGE >= 20', ["3", "2", "1"]),
        ('Items.YEAR > 0 IF CurrentUser.LEVEL = "a"', ["3", "2", "1", "bare"]),
        ('Interactions.EVENT_TYPE IN ("watch", "CLICK")', ["2"]),
    ],
)
def test_a_filter_sees_the_request(scope: RequestScope, where: str, expected: list[str]) -> None:
    compiled = filters.compile(f"INCLUDE ItemID WHERE {where}")
    filters.check(compiled, {"ITEMS": ITEMS, "USERS": USERS, "INTERACTIONS": parse(LOG)})
    mask = filters.bind(compiled).mask(scope)
    assert [scope.catalogue.ids[place] for place in np.flatnonzero(mask)] == expected


LOG = avro(
    "Interactions",
    ("USER_ID", "string"),
    ("ITEM_ID", "string"),
    ("TIMESTAMP", "long"),
    ("EVENT_TYPE", "string"),
)


@pytest.mark.parametrize(
    ("expression", "schema"),
    [
        ("Items.YEAR > 3", None),
        ("Items.YEAR > 3", ("YEAR", TEXT)),
        ('Items.GENRES IN ("A")', ("GENRES", ["null", "int"])),
    ],
)
def test_a_dataset_that_changed_after_the_filter_was_checked_is_named(
    expression: str, schema: tuple[str, list[str]] | None
) -> None:
    items = EntityTable()
    if schema is not None:
        parsed = parse(avro("Items", ("ITEM_ID", "string"), schema))
        items = EntityTable(parsed, pa.table({"ITEM_ID": ["1"]}))
    scope = RequestScope(
        Catalogue(["1"], items, Vocabulary()), EntityTable(), Vocabulary(), History()
    )
    bound = filters.bind(filters.compile(f"INCLUDE ItemID WHERE {expression}"), {})
    with pytest.raises(InvalidInputException, match=r"YEAR|GENRES"):
        bound.mask(scope)


def test_the_largest_whole_numbers_can_be_read_as_numbers() -> None:
    schema = parse(avro("Items", ("ITEM_ID", "string"), ("SINCE", ["null", "long"])))
    table = EntityTable(schema).with_records({"new": {"SINCE": 2**63 - 1}, "old": {}})
    assert table.numbers("SINCE", ["new"]).tolist() == [2.0**63]
    assert np.isnan(table.numbers("SINCE", ["old"])).all()


def test_of_actions_the_latest_300_interactions_of_each_type_count() -> None:
    vocabulary, types = Vocabulary(), Vocabulary()
    ids = [f"a{n}" for n in range(302)]
    codes = np.array([vocabulary.add(name) for name in [*ids, "a0"]], np.int32)
    viewed, taken = types.add("viewed"), types.add("Taken")
    texts = np.array([taken] * 302 + [viewed], np.int32)
    history = History(codes, np.arange(303), texts, np.full(303, np.nan, np.float32))
    kinds = np.array([event_kind(types.texts[code]) for code in texts], np.int8)
    scope = ActionScope(
        Catalogue(ids, EntityTable(), vocabulary), EntityTable(), types, history, "u", kinds=kinds
    )

    def kept(event_types: str) -> set[str]:
        where = f"Action_Interactions.EVENT_TYPE IN ({event_types})"
        mask = filters.bind(filters.compile(f"INCLUDE ActionID WHERE {where}")).mask(scope)
        return {ids[place] for place in np.flatnonzero(mask)}

    assert kept('"TAKEN"') == set(ids[2:])
    assert kept('"Viewed"') == {"a0"}
    assert kept("*") == {"a0", *ids[2:]}
    assert kept('"Not Taken"') == set()
