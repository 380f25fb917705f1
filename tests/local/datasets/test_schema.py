from __future__ import annotations

import json

import pytest

from personalize_poc.local.datasets import schema
from personalize_poc.local.errors import InvalidInputException
from tests.support.dataset_samples import INTERACTIONS, ITEMS, KEYS, USERS, avro

NULL = ["null", "string"]
ITEM = ("ITEM_ID", "string")


def found(parsed: schema.Schema, name: str) -> schema.Column:
    column = parsed.find(name)
    assert column is not None
    return column


def test_an_items_schema_tells_types_and_attributes() -> None:
    parsed = schema.parse(ITEMS)
    assert parsed.dataset_type == "ITEMS"
    assert parsed.id_column == "ITEM_ID"
    assert parsed.find("GENRES") == schema.Column("GENRES", "string", True, categorical=True)
    assert found(parsed, "DESCRIPTION").textual
    assert parsed.find("genres") is None


def test_one_member_unions_and_either_order_are_accepted() -> None:
    text = avro("Items", ITEM, ("A", ["string"], "categorical"), ("B", ["string", "null"]))
    parsed = schema.parse(text)
    assert not found(parsed, "A").nullable
    assert found(parsed, "B").nullable


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("interactions", "INTERACTIONS"),
        ("ITEMS", "ITEMS"),
        ("actionInteractions", "ACTION_INTERACTIONS"),
        ("action_interactions", "ACTION_INTERACTIONS"),
    ],
)
def test_the_name_of_the_record_may_have_any_letter_case(written: str, meant: str) -> None:
    text = json.loads(INTERACTIONS if "INTERACTIONS" in meant else ITEMS)
    if meant == "ACTION_INTERACTIONS":
        keys = (("USER_ID", "string"), ("ACTION_ID", "string"), ("TIMESTAMP", "long"))
        text = json.loads(avro("", *keys, ("EVENT_TYPE", "string")))
    named = json.dumps(text | {"name": written})
    assert schema.parse(named).dataset_type == meant
    assert schema.accepted(named).dataset_type == meant


@pytest.mark.parametrize("text", [INTERACTIONS, USERS, avro("Interactions", *KEYS)])
def test_accepted(text: str) -> None:
    assert schema.parse(text).columns


@pytest.mark.parametrize(
    ("text", "field", "fix"),
    [
        (avro("Interactions", *KEYS[:2]), "TIMESTAMP", '"type": "long"'),
        (avro("Interactions", ("user_id", "string"), *KEYS[1:]), "USER_ID", "Rename user_id"),
        (avro("Interactions", *KEYS[:2], ("TIMESTAMP", "string")), "TIMESTAMP", "long"),
        (avro("Interactions", *KEYS[:2], ("TIMESTAMP", ["null", "long"])), "TIMESTAMP", "null"),
        (avro("Interactions", *KEYS, ("EVENT_TYPE", "string", "categorical")), "EVENT_TYPE", "cat"),
        (avro("Interactions", *KEYS, ("EVENT_VALUE", "string")), "EVENT_VALUE", "float"),
        (avro("Interactions", *KEYS, *((f"M{i}", NULL) for i in range(6))), "M5", "Remove"),
        (avro("Interactions", *KEYS, ("M", NULL, "textual")), "M", "Items only"),
        (avro("Items", ITEM), "ITEM_ID", "metadata"),
        (avro("Items", ITEM, ("A", NULL, "textual"), ("B", NULL, "textual")), "A, B", "Keep one"),
        (avro("Items", ITEM, ("A", NULL, "textual", "categorical")), "A", "both"),
        (avro("Items", ITEM, ("A", "int", "categorical")), "A", "Remove the attribute"),
        (avro("Items", ITEM, ("A_B", NULL), ("AB", NULL)), "AB", "Rename"),
        (avro("Items", ITEM, ("A", NULL), ("A", NULL)), "A", "twice"),
        (avro("Items", ITEM, ("GEN-RES", NULL)), "GEN-RES", "letters"),
        (avro("Items", ITEM, ("X" * 151, NULL)), "XXX", "150"),
        (avro("Items", ITEM, ("A", {"type": "array", "items": "string"})), "A", "arrays"),
        (avro("Items", ITEM, ("A", ["null", "int", "string"])), "A", "union"),
        (avro("Items", ITEM, ("A", "null")), "A", "union"),
        (avro("Items", ITEM, ("A", "text")), "A", "Use one of"),
        (avro("Items", ITEM, ("CREATION_TIMESTAMP", "string")), "CREATION_TIMESTAMP", "long"),
        (avro("Items", ITEM, *((f"M{i}", NULL) for i in range(101))), "M100", "Remove"),
        (avro("Items", (*ITEM, "categorical"), ("A", NULL)), "ITEM_ID", "may not be"),
        (avro("Users", ("USER_ID", "string"), ("NAME", NULL)), "NAME", '"categorical": true'),
        (avro("Users", ("USER_ID", "string"), *((f"M{i}", "int") for i in range(26))), "M25", "25"),
    ],
)
def test_a_refusal_names_the_field_and_the_fix(text: str, field: str, fix: str) -> None:
    with pytest.raises(InvalidInputException) as refused:
        schema.parse(text)
    assert field in refused.value.message
    assert fix in refused.value.message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "not JSON"),
        ("[]", "record"),
        (json.dumps({"type": "record", "name": "Items"}), "fields"),
        (json.dumps({"type": "record", "name": "Items", "fields": ["A"]}), "number 1"),
        (avro("item", ITEM, ("A", NULL)), 'Did you mean "Items"'),
        (avro("Interaction", *KEYS), 'Did you mean "Interactions"'),
        (" " * 20_001, "20000"),
        (ITEMS.replace('"categorical": true', '"categorical": "true"'), "without quotes"),
    ],
)
def test_what_is_no_schema_is_refused(text: str, words: str) -> None:
    with pytest.raises(InvalidInputException, match="Invalid schema") as refused:
        schema.parse(text)
    assert words in refused.value.message


SHOP = (ITEM, ("PRICE", "float"), ("CATEGORY_L1", ["string"], "categorical"))
FILM = (ITEM, ("GENRES", ["string"], "categorical"), ("CREATION_TIMESTAMP", "long"))


@pytest.mark.parametrize(
    ("domain", "text"),
    [
        ("ECOMMERCE", avro("Items", *SHOP)),
        ("ECOMMERCE", avro("Items", *SHOP, ("CREATION_TIMESTAMP", "float"))),
        ("ECOMMERCE", INTERACTIONS),
        ("VIDEO_ON_DEMAND", avro("Items", *FILM, ("DURATION", ["null", "float"]))),
    ],
)
def test_domain_schemas(domain: str, text: str) -> None:
    assert schema.parse(text, domain).domain == domain


@pytest.mark.parametrize(
    ("domain", "text", "field"),
    [
        ("ECOMMERCE", avro("Items", *SHOP[:2]), "CATEGORY_L1"),
        ("ECOMMERCE", avro("Items", *SHOP[:2], ("CATEGORY_L1", "string")), "CATEGORY_L1"),
        ("ECOMMERCE", avro("Interactions", *KEYS), "EVENT_TYPE"),
        ("VIDEO_ON_DEMAND", avro("Items", *FILM[:2]), "CREATION_TIMESTAMP"),
        ("VIDEO_ON_DEMAND", avro("Items", *FILM, ("PRODUCT_DESCRIPTION", NULL)), "PRODUCT_DESC"),
        ("VIDEO_ON_DEMAND", avro("Actions", ("ACTION_ID", "string"), ("A", NULL)), "Actions"),
        ("BOOKS", INTERACTIONS, "domain"),
    ],
)
def test_domains_require_more(domain: str, text: str, field: str) -> None:
    with pytest.raises(InvalidInputException) as refused:
        schema.parse(text, domain)
    assert field in refused.value.message


def test_a_replacement_may_only_gain_nullable_fields() -> None:
    old = schema.parse(avro("Items", ITEM, ("A", "int")))
    schema.check_replacement(old, schema.parse(avro("Items", ITEM, ("A", "int"), ("B", NULL))))
    for changed in (
        avro("Items", ITEM, ("B", NULL)),
        avro("Items", ITEM, ("A", "long")),
        avro("Items", ITEM, ("A", "int"), ("B", "string")),
        USERS,
    ):
        with pytest.raises(InvalidInputException):
            schema.check_replacement(old, schema.parse(changed))
