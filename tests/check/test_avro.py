"""Schemas of a check: the rules of Amazon Personalize, from fields and how far they are filled."""

from __future__ import annotations

from dataclasses import replace

import pytest

from personalize_poc.check.facts import Completeness
from personalize_poc.check.outputs import avro
from personalize_poc.data.own.canonical import Canonical, Field, Relation
from tests.support import studies
from tests.support.shop_facts import shop


@pytest.fixture
def canonical() -> Canonical:
    found = studies.study().canonical
    assert found is not None
    return found


def fields_of(found: tuple[avro.Schema, ...], section: str) -> dict[str, dict[str, object]]:
    (schema,) = (one for one in found if one.section == section)
    return {one["name"]: one for one in schema.avro["fields"]}


def longer(relation: Relation, *more: Field) -> Relation:
    return replace(relation, fields=(*relation.fields, *more))


def test_it_has_the_shape_that_the_service_takes(canonical: Canonical) -> None:
    interactions, items = avro.of(canonical, shop())
    assert interactions.avro["type"] == "record"
    assert interactions.avro["name"] == "Interactions"
    assert interactions.avro["namespace"] == "com.amazonaws.personalize.schema"
    assert items.avro["name"] == "Items"
    assert interactions.left_out == items.left_out == ()


def test_ids_and_times_are_never_null_context_always_and_metadata_where_it_is(
    canonical: Canonical,
) -> None:
    found = avro.of(canonical, shop())
    types = {name: one["type"] for name, one in fields_of(found, "interactions").items()}
    assert types == {
        "USER_ID": "string",
        "ITEM_ID": "string",
        "TIMESTAMP": "long",
        "EVENT_TYPE": "string",
        "DEVICE": ["null", "string"],
    }
    filled = tuple(replace(one, filled=1.0) for one in shop().completeness)
    full = avro.of(canonical, shop(completeness=filled))
    assert fields_of(found, "items")["CATEGORY"]["type"] == ["null", "string"]
    assert fields_of(full, "items")["CATEGORY"]["type"] == "string"
    assert fields_of(full, "interactions")["DEVICE"]["type"] == ["null", "string"]


def test_without_figures_every_field_that_may_be_empty_allows_null(canonical: Canonical) -> None:
    found = fields_of(avro.of(canonical, None), "items")
    assert found["PRICE"]["type"] == ["null", "double"]
    assert found["ITEM_ID"]["type"] == "string"


def test_categories_and_text_are_marked_and_reserved_fields_never(canonical: Canonical) -> None:
    found = avro.of(canonical, shop())
    items = fields_of(found, "items")
    assert items["CATEGORY"]["categorical"] is True
    assert items["DESCRIPTION"]["textual"] is True
    assert not {"categorical", "textual"} & set(items["PRICE"])
    interactions = fields_of(found, "interactions")
    assert "categorical" not in interactions["EVENT_TYPE"]
    assert interactions["DEVICE"]["categorical"] is True


def test_one_text_of_items_is_textual_the_best_filled(canonical: Canonical) -> None:
    assert canonical.items is not None
    summary = Field("SUMMARY", "string", "summary", "text")
    more = replace(canonical, items=longer(canonical.items, summary))
    better = Completeness("items", "SUMMARY", "summary", "text", 0.99, 2000)
    found = fields_of(avro.of(more, shop(completeness=(*shop().completeness, better))), "items")
    assert found["SUMMARY"]["textual"] is True
    assert "textual" not in found["DESCRIPTION"]


def test_fields_beyond_what_the_service_takes_are_named(canonical: Canonical) -> None:
    context = [Field(f"C{at}", "string", f"c{at}", "categorical") for at in range(6)]
    more = replace(canonical, interactions=longer(canonical.interactions, *context))
    interactions, _ = avro.of(more, shop())
    names = [one["name"] for one in interactions.avro["fields"]]
    assert names[-5:] == ["DEVICE", "C0", "C1", "C2", "C3"]
    assert interactions.left_out == ("C4", "C5")
