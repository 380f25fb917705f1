"""Schemas in the form of Amazon Personalize, from the fields of a check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from personalize_poc.data import schemas

if TYPE_CHECKING:
    from personalize_poc.check.facts import Completeness, Facts
    from personalize_poc.data.own.canonical import Canonical, Field, Relation

_MOST = {"interactions": 5, "items": 100, "users": 25}
"""Fields of a data set beside the reserved ones that the service takes."""
_CATEGORIES = ("categorical", "list")


@dataclass(frozen=True)
class Schema:
    """The schema of one data set.

    Attributes:
        section: "interactions", "items" or "users".
        avro: what `CreateSchema` takes, as JSON.
        left_out: fields beyond what the service takes, by name. Imports ignore their columns.
    """

    section: str
    avro: dict[str, Any]
    left_out: tuple[str, ...] = ()


def of(canonical: Canonical, facts: Facts | None) -> tuple[Schema, ...]:
    """The schemas of all data sets that can be imported.

    Args:
        canonical: the data sets.
        facts: which fields have empty values; without them all may.
    """
    known = {(one.dataset, one.field): one for one in (facts.completeness if facts else ())}
    return tuple(_schema(relation, known) for relation in canonical.importable)


def _schema(relation: Relation, known: dict[tuple[str, str], Completeness]) -> Schema:
    section = relation.section
    kept, left_out = _within_limits(relation)
    text = _best_text(relation, known)
    fields = []
    for one in kept:
        found = known.get((section, one.name))
        has_empty = found is None or found.filled < 1
        entry = schemas.field(section.title(), one.name, one.type, has_empty=has_empty)
        if not schemas.is_reserved(one.name) and one.type == "string":
            if one.kind in _CATEGORIES:
                entry["categorical"] = True
            elif one is text:
                entry["textual"] = True
            elif one.kind == "title" and section == "items":
                entry["itemName"] = True
        fields.append(entry)
    return Schema(section, schemas.record(section.title(), fields), left_out)


def _within_limits(relation: Relation) -> tuple[list[Field], tuple[str, ...]]:
    """The fields that the service takes, and the names of those that are too many."""
    kept: list[Field] = []
    left_out: list[str] = []
    free = _MOST[relation.section]
    for one in relation.fields:
        reserved = schemas.is_reserved(one.name)
        if not reserved and free == 0:
            left_out.append(one.name)
            continue
        free -= not reserved
        kept.append(one)
    return kept, tuple(left_out)


def _best_text(relation: Relation, known: dict[tuple[str, str], Completeness]) -> Field | None:
    """The one field that may be textual: the best filled of the texts of items."""
    if relation.section != "items":
        return None
    texts = [one for one in relation.fields if one.kind == "text"]

    def worth(one: Field) -> tuple[float, int]:
        found = known.get(("items", one.name))
        return (found.filled, found.distinct) if found else (0.0, 0)

    return max(texts, key=worth, default=None)
