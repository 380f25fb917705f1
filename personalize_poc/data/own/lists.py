"""Several values in one field, joined by "|" as Personalize wants them, in SQL."""

from __future__ import annotations

from personalize_poc.data.own import sql


def joined(expression: str, separator: str) -> str:
    """SQL of the values of a list, joined by "|"; NULL if there are none."""
    trim = f"trim(x, {sql.quoted(sql.BLANKS)})"
    parts = f"string_split({expression}, {sql.quoted(separator)})"
    values = f"list_filter(list_transform({parts}, lambda x: {trim}), lambda x: x <> '')"
    return f"nullif(array_to_string({values}, '|'), '')"
