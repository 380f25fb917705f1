"""What the developer guide says about the fields of each type of data set, as tables.

Names are those of the fields of a schema. Limits are documented quotas.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from personalize_poc.local.dataset_types import DatasetType

RECORD_NAMES = {
    "Interactions": DatasetType.INTERACTIONS,
    "Items": DatasetType.ITEMS,
    "Users": DatasetType.USERS,
    "Actions": DatasetType.ACTIONS,
    "ActionInteractions": DatasetType.ACTION_INTERACTIONS,
    "Action_Interactions": DatasetType.ACTION_INTERACTIONS,
}
"""`name` of the Avro record -> type of the data set. Letter case does not count."""

DOMAINS = ("ECOMMERCE", "VIDEO_ON_DEMAND")
DOMAIN_TYPES = (DatasetType.INTERACTIONS, DatasetType.ITEMS, DatasetType.USERS)

PRIMITIVES = ("string", "int", "long", "float", "double", "boolean")

MAX_SCHEMA_LENGTH = 20_000
MAX_FIELD_NAME = 150
MAX_ID = 256
MAX_STRING = 1000
MAX_TEXT = 20_000
MAX_TEXT_ZH_JA = 7_000
MIN_INTERACTIONS = 1000
MAX_EVENT_TYPES_AND_METADATA = 10

MAX_METADATA = {
    DatasetType.INTERACTIONS: 5,
    DatasetType.ITEMS: 100,
    DatasetType.USERS: 25,
    DatasetType.ACTIONS: 10,
    DatasetType.ACTION_INTERACTIONS: 5,
}
"""Most metadata fields of one schema, reserved fields not counted."""


@dataclass(frozen=True)
class FieldRule:
    """How a field with a reserved name has to be declared.

    types: the Avro types it may have. required: it must be there. null: a union with null is
    allowed. attribute: ``"none"``, ``"categorical"`` or ``"textual"``: what the field must carry.
    """

    types: tuple[str, ...]
    required: bool = False
    null: bool = True
    attribute: Literal["none", "categorical", "textual"] = "none"


def _id() -> FieldRule:
    return FieldRule(("string",), required=True, null=False)


_STRING = FieldRule(("string",))
_CATEGORY = FieldRule(("string",), attribute="categorical")
_TEXT = FieldRule(("string",), attribute="textual")
_LONG = FieldRule(("long",))
_FLOAT = FieldRule(("float",))
_EVENT_TYPE = FieldRule(("string",), required=True)
_TIMESTAMP = FieldRule(("long",), required=True, null=False)

FIELDS: dict[DatasetType, dict[str, FieldRule]] = {
    DatasetType.INTERACTIONS: {
        "USER_ID": _id(),
        "ITEM_ID": _id(),
        "TIMESTAMP": _TIMESTAMP,
        "EVENT_TYPE": _STRING,
        "EVENT_VALUE": _FLOAT,
        "IMPRESSION": _STRING,
        "RECOMMENDATION_ID": _STRING,
        "EVENT_ATTRIBUTION_SOURCE": _STRING,
    },
    DatasetType.ITEMS: {"ITEM_ID": _id(), "CREATION_TIMESTAMP": _LONG},
    DatasetType.USERS: {"USER_ID": _id()},
    DatasetType.ACTIONS: {
        "ACTION_ID": _id(),
        "VALUE": _LONG,
        "CREATION_TIMESTAMP": _LONG,
        "EXPIRATION_TIMESTAMP": _LONG,
        "ACTION_EXPIRATION_TIMESTAMP": _LONG,
        "REPEAT_FREQUENCY": _LONG,
        "TYPE": _STRING,
    },
    DatasetType.ACTION_INTERACTIONS: {
        "USER_ID": _id(),
        "ACTION_ID": _id(),
        "EVENT_TYPE": _id(),
        "TIMESTAMP": _TIMESTAMP,
        "IMPRESSION": _STRING,
        "RECOMMENDATION_ID": _STRING,
    },
}
"""Required and reserved fields of custom data set groups."""

DOMAIN_FIELDS: dict[tuple[str, DatasetType], dict[str, FieldRule]] = {
    ("ECOMMERCE", DatasetType.INTERACTIONS): {"EVENT_TYPE": _EVENT_TYPE},
    ("ECOMMERCE", DatasetType.ITEMS): {
        "PRICE": FieldRule(("float",), required=True),
        "CATEGORY_L1": FieldRule(("string",), required=True, attribute="categorical"),
        "CATEGORY_L2": _CATEGORY,
        "CATEGORY_L3": _CATEGORY,
        "PRODUCT_DESCRIPTION": _TEXT,
        # The guide says float for this domain and long everywhere else.
        "CREATION_TIMESTAMP": FieldRule(("long", "float")),
        "AGE_GROUP": _CATEGORY,
        "ADULT": _CATEGORY,
        "GENDER": _CATEGORY,
    },
    ("ECOMMERCE", DatasetType.USERS): {},
    ("VIDEO_ON_DEMAND", DatasetType.INTERACTIONS): {
        "EVENT_TYPE": FieldRule(("string",), required=True)
    },
    ("VIDEO_ON_DEMAND", DatasetType.ITEMS): {
        "GENRES": FieldRule(("string",), required=True, attribute="categorical"),
        "CREATION_TIMESTAMP": FieldRule(("long",), required=True),
        "PRICE": _FLOAT,
        "DURATION": _FLOAT,
        "AVERAGE_RATING": _FLOAT,
        "GENRE_L2": _CATEGORY,
        "GENRE_L3": _CATEGORY,
        "CONTENT_OWNER": _CATEGORY,
        "CONTENT_CLASSIFICATION": _CATEGORY,
        "PRODUCT_DESCRIPTION": _TEXT,
    },
    ("VIDEO_ON_DEMAND", DatasetType.USERS): {"SUBSCRIPTION_MODEL": _CATEGORY},
}
"""What a domain adds to, or changes in, `FIELDS`."""

RANGES = {
    (DatasetType.ACTIONS, "VALUE"): (1, 10),
    (DatasetType.ACTIONS, "REPEAT_FREQUENCY"): (0, 30),
}
"""Least and greatest value of a reserved column; REPEAT_FREQUENCY counts days."""

TAKEN, NOT_TAKEN, VIEWED = "TAKEN", "NOT_TAKEN", "VIEWED"
ACTION_EVENTS = (TAKEN, NOT_TAKEN, VIEWED)
"""What can happen between a user and an action."""

ID_COLUMNS = frozenset({"USER_ID", "ITEM_ID", "ACTION_ID"})


def action_event(text: str) -> str | None:
    """One of `ACTION_EVENTS`, None for another text.

    The guide writes them in several ways:
    ``Taken``, ``TAKEN``, ``Not taken``, ``NOT_TAKEN``, ``Not Taken`` …
    """
    name = text.strip().upper().replace(" ", "_")
    return name if name in ACTION_EVENTS else None


def fields_of(dataset_type: DatasetType, domain: str | None) -> dict[str, FieldRule]:
    """The required and reserved fields of a type of data set in a domain (None: custom)."""
    rules = dict(FIELDS[dataset_type])
    if domain:
        rules.update(DOMAIN_FIELDS[domain, dataset_type])
    return rules
