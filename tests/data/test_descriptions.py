"""Sentences about the films of the sample."""

from __future__ import annotations

from dataclasses import replace

from personalize_poc import data
from personalize_poc.data import schemas
from personalize_poc.data.sample import descriptions

SMALL = {"sample_users": 30, "sample_items": 60, "sample_interactions": 1000}


def test_every_film_has_a_sentence_with_its_cast() -> None:
    films = data.load("sample", **SMALL)
    texts = descriptions.of(films)
    assert texts is not None
    assert films.items is not None
    assert list(texts["ITEM_ID"]) == list(films.items["ITEM_ID"])
    people = descriptions.people(films)
    for item, text in zip(texts["ITEM_ID"], texts["DESCRIPTION"], strict=True):
        assert all(name in text for name in people[item])
    assert any("directed by" in text for text in texts["DESCRIPTION"])
    fields = schemas.schema(texts, "Items", textual="DESCRIPTION", item_name="NAME")["fields"]
    assert {"name": "NAME", "type": "string", "itemName": True} in fields


def test_data_without_such_a_source_has_none() -> None:
    bare = replace(data.load("sample", **SMALL), raw_items=None)
    assert descriptions.of(bare) is None
    assert descriptions.people(bare) == {}
