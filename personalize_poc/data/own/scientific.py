"""Ids in the notation of a spreadsheet, which has lost their last digits: 1.23E+11."""

from __future__ import annotations

import re

FORM = r"^[0-9]([.,][0-9]+)?[eE]\+[0-9]{2}$"
"""What such an id looks like, for DuckDB as well."""
_FORM = re.compile(FORM)


def is_one(value: str) -> bool:
    """Whether an id is written so: many ids may have become this one."""
    return "+" in value and _FORM.match(value) is not None


def sql(key: str) -> str:
    """SQL: the same of a text."""
    return f"(contains({key}, '+') AND regexp_matches({key}, '{FORM}'))"
