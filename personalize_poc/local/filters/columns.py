"""A filter checked against the schemas of its data set group."""

from __future__ import annotations

from collections.abc import Mapping

from personalize_poc.local.datasets.schema import Column, Schema
from personalize_poc.local.filters.messages import invalid, nearest
from personalize_poc.local.filters.nodes import (
    CURRENT_USER,
    SPELLING,
    Condition,
    Field,
    Filter,
    Texts,
    home,
)


def check(filter: Filter, schemas: Mapping[str, Schema]) -> None:
    """Check a filter against the data sets of its group. Raises InvalidInputException.

    schemas: type of data set (INTERACTIONS, ITEMS, …; any case) -> schema, those that exist.
    """
    known = {name.upper(): schema for name, schema in schemas.items()}
    for expression in filter.expressions:
        for condition in (*expression.where, *expression.users):
            column = _column(condition.field, known)
            _check_kinds(condition, column)
            if isinstance(condition.operand, Field):
                other = _column(condition.operand, known)
                if other.is_text != column.is_text:
                    raise invalid(
                        f"{condition.field.text} and {condition.operand.text} cannot be compared: "
                        "one is text, the other a number.",
                        condition.position,
                    )


def _column(field: Field, schemas: Mapping[str, Schema]) -> Column:
    place = home(field)
    schema = schemas.get(place)
    if schema is None:
        raise invalid(
            f"{field.text}: the dataset group has no {SPELLING[place]} data set.", field.position
        )
    for column in schema.columns:
        if column.name.upper() == field.column:
            return column
    names = [column.name for column in schema.columns]
    raise invalid(
        f"{field.text}: the schema of the {SPELLING[place]} data set has no column "
        f"{field.column}.{nearest(field.column, names) or ' It has ' + ', '.join(names) + '.'}",
        field.position,
    )


def _check_kinds(condition: Condition, column: Column) -> None:
    field, operator = condition.field, condition.operator
    if column.type == "boolean":
        raise invalid(
            f'{field.text}: boolean columns cannot be filtered. Keep the data as string "True" or '
            '"False", or as number 0 or 1.',
            field.position,
        )
    if column.textual:
        raise invalid(f"{field.text}: textual columns cannot be filtered.", field.position)
    listed = operator in ("IN", "NOT IN")
    if listed and not column.is_text:
        raise invalid(
            f"{field.text} {operator}: the column is a number ({column.type}); compare it with "
            "=, !=, <, <=, > or >=.",
            condition.position,
        )
    equals_user = field.dataset == CURRENT_USER and operator == "="
    if (
        not listed
        and column.is_text
        and not (equals_user and not isinstance(condition.operand, float))
    ):
        raise invalid(
            f"{field.text} {operator}: the column is text; compare it with IN or NOT IN.",
            condition.position,
        )
    if isinstance(condition.operand, Texts) and not listed and not column.is_text:
        raise invalid(
            f"{field.text} {operator}: the column is a number ({column.type}); write the number "
            "without quotes.",
            condition.position,
        )
