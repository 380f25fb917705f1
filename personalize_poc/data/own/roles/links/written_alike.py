"""Forms in which the ids of two tables may be one though they are written differently."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from personalize_poc.data.own import sql

_UNSIGNED = str.maketrans("", "", sql.SIGNS)


class Form(NamedTuple):
    """How values are written alike: in SQL, with "{0}" for the value, and in Python."""

    sql: str
    python: Callable[[str], str]


FORMS = {
    "": Form("{0}", str),
    "zeros": Form("ltrim({0}, '0')", lambda value: value.lstrip("0")),
    "case": Form("lower({0})", str.lower),
    "decimals": Form(
        r"regexp_replace({0}, '\.0+$', '')", lambda value: re.sub(r"\.0+$", "", value)
    ),
    "signs": Form(sql.unsigned("{0}"), lambda value: value.translate(_UNSIGNED).lower()),
    "both": Form(
        f"ltrim({sql.unsigned('{0}')}, '0')",
        lambda value: value.translate(_UNSIGNED).lower().lstrip("0"),
    ),
}
"""Forms in which ids are compared; Python makes them of small tables, all of which was seen."""
AGREE = {"signs": 0.8, "both": 0.8}
"""Share of values found from which on columns are joined in a form that leaves much out."""
SHORT = 4
"""Letters on average below which values agree by chance, if signs between them are left out."""
