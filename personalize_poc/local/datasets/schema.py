"""Schemas: Avro JSON in, checked columns out.

Rules come from the developer guide (`rules.py`); each refusal names the field and the fix.
"""

from __future__ import annotations

import difflib
import json
import re
from dataclasses import dataclass
from typing import Any

from personalize_poc.local import strict_json
from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.datasets import constraints
from personalize_poc.local.errors import InvalidInputException

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
_ATTRIBUTES = ("categorical", "textual", "itemName")


@dataclass(frozen=True)
class Column:
    """One field of a schema. `type` is an Avro primitive, e.g. string, long or float."""

    name: str
    type: str
    nullable: bool = False
    categorical: bool = False
    textual: bool = False
    item_name: bool = False

    @property
    def is_text(self) -> bool:
        """True for strings of any kind."""
        return self.type == "string"

    @property
    def is_number(self) -> bool:
        """True for int, long, float and double."""
        return self.type in ("int", "long", "float", "double")


@dataclass(frozen=True)
class Schema:
    """A checked schema."""

    dataset_type: DatasetType
    columns: list[Column]
    domain: str | None = None

    def find(self, name: str) -> Column | None:
        """The column of this exact name, or None."""
        return next((column for column in self.columns if column.name == name), None)

    @property
    def names(self) -> list[str]:
        """Names of the columns in the order of the schema."""
        return [column.name for column in self.columns]

    @property
    def id_column(self) -> str:
        """The column that identifies a record of Items, Users or Actions."""
        return self.dataset_type.id_column or "ITEM_ID"

    @property
    def metadata(self) -> list[Column]:
        """The columns that are neither required nor reserved in custom data set groups."""
        reserved = constraints.FIELDS[self.dataset_type]
        return [column for column in self.columns if column.name not in reserved]


def parse(text: str, domain: str | None = None) -> Schema:
    """Check the Avro JSON of CreateSchema. Raises InvalidInputException."""
    record = _record(text)
    dataset_type = _dataset_type(record)
    if domain is not None and domain not in constraints.DOMAINS:
        raise _invalid(f"domain must be one of {', '.join(constraints.DOMAINS)}, not {domain!r}.")
    if domain and dataset_type not in constraints.DOMAIN_TYPES:
        raise _invalid(
            f"a schema of domain {domain} is for Interactions, Items or Users, "
            f"not for {record['name']}."
        )
    columns = [_column(field, position) for position, field in enumerate(record["fields"], 1)]
    schema = Schema(dataset_type, columns, domain)
    _check_names(schema)
    _check_reserved(schema)
    _check_attributes(schema)
    _check_counts(schema)
    return schema


def accepted(text: str) -> Schema:
    """The schema of a text that `parse` accepted before, read without applying the rules again.

    Those of a domain cannot be applied where the domain is not known (import, training).
    """
    record = _record(text)
    columns = [_column(field, position) for position, field in enumerate(record["fields"], 1)]
    return Schema(_dataset_type(record), columns)


def check_replacement(old: Schema, new: Schema) -> None:
    """UpdateDataset: a schema may only gain nullable fields. Raises InvalidInputException."""
    if old.dataset_type not in (DatasetType.ITEMS, DatasetType.USERS):
        raise _invalid("only the schema of an Items or a Users data set can be replaced.")
    if new.dataset_type != old.dataset_type or new.domain != old.domain:
        raise _invalid("the new schema must be of the same data set type and domain.")
    for column in old.columns:
        other = new.find(column.name)
        if other is None:
            raise _invalid(f"field {column.name}: it may not be removed. Add it unchanged.")
        if other != column:
            raise _invalid(
                f"field {column.name}: type and attributes may not change. Declare it as before."
            )
    for column in new.columns:
        if old.find(column.name) is None and not column.nullable:
            raise _invalid(
                f'field {column.name}: a new field must allow null, e.g. ["null", "{column.type}"].'
            )


def _invalid(text: str) -> InvalidInputException:
    return InvalidInputException(f"Invalid schema: {text}")


def _record(text: str) -> dict[str, Any]:
    if len(text) > constraints.MAX_SCHEMA_LENGTH:
        raise _invalid(f"it is longer than {constraints.MAX_SCHEMA_LENGTH} characters.")
    try:
        record = strict_json.loads(text)
    except ValueError as error:
        raise _invalid(f"it is not JSON ({error}).") from error
    if not isinstance(record, dict) or record.get("type") != "record":
        raise _invalid('it must be a JSON object with "type": "record".')
    for key in ("namespace", "version"):
        if key in record and not isinstance(record[key], str):
            raise _invalid(f'"{key}" must be a string.')
    fields = record.get("fields")
    if not isinstance(fields, list) or not fields:
        raise _invalid('"fields" must be a list of fields.')
    return record


def _dataset_type(record: dict[str, Any]) -> DatasetType:
    name = record.get("name")
    # Files published by AWS write it in lower case.
    by_name = {key.lower(): kind for key, kind in constraints.RECORD_NAMES.items()}
    if isinstance(name, str) and name.lower() in by_name:
        return by_name[name.lower()]
    known = [key for key in constraints.RECORD_NAMES if "_" not in key]
    near = {key.lower(): key for key in known}
    guess = difflib.get_close_matches(str(name).lower(), near, n=1)
    hint = f' Did you mean "{near[guess[0]]}"?' if guess else ""
    raise _invalid(
        f'"name" must be the type of the data set, one of {", ".join(known)}; it is {name!r}.{hint}'
    )


def _column(field: Any, position: int) -> Column:
    if not isinstance(field, dict) or not isinstance(field.get("name"), str):
        raise _invalid(f'field number {position}: it must be an object with a "name".')
    name = field["name"]
    if not _NAME.match(name):
        raise _invalid(
            f"field {name!r}: a name has letters, digits and underscores only and does not begin "
            "with a digit. Rename it."
        )
    if len(name) > constraints.MAX_FIELD_NAME:
        raise _invalid(
            f"field {name}: the name is longer than {constraints.MAX_FIELD_NAME} characters."
        )
    for attribute in _ATTRIBUTES:
        if not isinstance(field.get(attribute, False), bool):
            raise _invalid(f'field {name}: "{attribute}" must be true or false without quotes.')
    kind, nullable = _type(name, field.get("type"))
    return Column(
        name=name,
        type=kind,
        nullable=nullable,
        categorical=field.get("categorical", False),
        textual=field.get("textual", False),
        item_name=field.get("itemName", False),
    )


def _type(name: str, declared: Any) -> tuple[str, bool]:
    members = declared if isinstance(declared, list) else [declared]
    kinds = [member for member in members if member != "null"]
    for kind in kinds:
        if not isinstance(kind, str) or kind not in constraints.PRIMITIVES:
            raise _invalid(
                f"field {name}: {json.dumps(kind)} is not a type that a schema may use. Use one of "
                f"{', '.join(constraints.PRIMITIVES)}; arrays, maps and records are not possible."
            )
    if len(kinds) != 1 or len(members) > 2 or len(set(members)) != len(members):
        raise _invalid(
            f"field {name}: the type must be one type, or a union of null and one type such as "
            f'["null", "string"].'
        )
    return kinds[0], len(members) == 2


def _check_names(schema: Schema) -> None:
    seen: dict[str, str] = {}
    for name in schema.names:
        key = name.replace("_", "").upper()
        if seen.get(key) == name:
            raise _invalid(f"field {name}: it is declared twice. Remove one.")
        if key in seen:
            raise _invalid(
                f"field {name}: it differs from {seen[key]} by underscores or letter case only. "
                "Rename one."
            )
        seen[key] = name


def _check_reserved(schema: Schema) -> None:
    fields = constraints.fields_of(schema.dataset_type, schema.domain)
    for name, rule in fields.items():
        column = schema.find(name)
        if column is not None:
            _check_rule(column, rule)
        elif rule.required:
            other = next((n for n in schema.names if n.upper() == name), None)
            where = f" in domain {schema.domain}" if schema.domain else ""
            fix = f"Rename {other} to {name}." if other else f"Add it as {_example(name, rule)}."
            raise _invalid(f"field {name} is required for {schema.dataset_type}{where}. {fix}")


def _example(name: str, rule: constraints.FieldRule) -> str:
    attribute = "" if rule.attribute == "none" else f', "{rule.attribute}": true'
    return f'{{"name": "{name}", "type": "{rule.types[0]}"{attribute}}}'


def _check_rule(column: Column, rule: constraints.FieldRule) -> None:
    example = _example(column.name, rule)
    if column.type not in rule.types:
        raise _invalid(
            f"field {column.name}: the type must be {' or '.join(rule.types)}, not {column.type}. "
            f"Declare it as {example}."
        )
    if column.nullable and not rule.null:
        raise _invalid(
            f"field {column.name}: it is required and may not be null. Declare it as {example}."
        )
    for attribute in ("categorical", "textual"):
        present = getattr(column, attribute)
        if present and rule.attribute != attribute:
            raise _invalid(
                f"field {column.name}: a reserved field that may not be {attribute}. "
                f"Declare it as {example}."
            )
        if not present and rule.attribute == attribute:
            raise _invalid(
                f'field {column.name}: a reserved field that must have "{attribute}": true. '
                f"Declare it as {example}."
            )


def _check_attributes(schema: Schema) -> None:
    for column in schema.columns:
        given = [
            word
            for word, flag in (
                ("categorical", column.categorical),
                ("textual", column.textual),
                ("itemName", column.item_name),
            )
            if flag
        ]
        if given and not column.is_text:
            raise _invalid(
                f'field {column.name}: "{given[0]}" is for strings, the type is {column.type}. '
                "Remove the attribute."
            )
        if column.categorical and column.textual:
            raise _invalid(f"field {column.name}: it cannot be both categorical and textual.")
        if schema.dataset_type != DatasetType.ITEMS and (column.textual or column.item_name):
            raise _invalid(
                f'field {column.name}: "{given[-1]}" is for Items only. Remove the attribute.'
            )
        if column.name in constraints.ID_COLUMNS and given:
            raise _invalid(f'field {column.name}: an id may not be "{given[0]}".')
    for attribute, word in (("textual", "textual"), ("item_name", "itemName")):
        names = [column.name for column in schema.columns if getattr(column, attribute)]
        if len(names) > 1:
            raise _invalid(
                f'fields {", ".join(names)}: one field at most may be "{word}". Keep one.'
            )


def _check_counts(schema: Schema) -> None:
    kind, most = schema.dataset_type, constraints.MAX_METADATA[schema.dataset_type]
    metadata = schema.metadata
    if schema.domain:
        reserved = constraints.fields_of(kind, schema.domain)
        metadata = [column for column in metadata if column.name not in reserved]
    if len(metadata) > most:
        raise _invalid(
            f"{kind} may have {most} metadata fields beside the reserved ones; this one has "
            f"{len(metadata)}. Remove {', '.join(c.name for c in metadata[most:])}."
        )
    if (
        kind in (DatasetType.ITEMS, DatasetType.USERS, DatasetType.ACTIONS)
        and len(schema.columns) < 2
    ):
        raise _invalid(f"{kind} needs at least one metadata field beside {schema.id_column}.")
    if kind == DatasetType.USERS and not any(
        column.categorical or column.is_number for column in schema.columns
    ):
        raise _invalid(
            "USERS needs at least one metadata field that is a number or categorical. "
            f'Add "categorical": true to {schema.columns[-1].name}.'
        )
