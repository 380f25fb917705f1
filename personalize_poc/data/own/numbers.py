"""Numbers as people and programs write them, in SQL."""

from __future__ import annotations


def plain(expression: str) -> str:
    """SQL of the number that a program wrote ("12", "-1.5", "1e3"): DOUBLE, or NULL."""
    value = f"TRY_CAST({expression} AS DOUBLE)"
    return f"(CASE WHEN isfinite({value}) AND NOT contains({expression}, '_') THEN {value} END)"


def number(expression: str, decimal: str) -> str:
    """SQL of the number that anybody wrote: DOUBLE, or NULL.

    Args:
        expression: SQL of the text.
        decimal: what separates decimals: "." or ",".
    """
    if decimal == ",":
        return plain(f"replace({expression}, ',', '.')")
    return plain(expression)
