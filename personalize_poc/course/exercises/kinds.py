"""What kind of answer is asked for, told in words before an answer is judged."""

from __future__ import annotations

import numbers
from typing import Any

import pandas as pd


def no_number(answer: Any) -> str | None:
    """What to say of an answer that is no number."""
    return None if isinstance(answer, numbers.Real) else wrong_kind("a number", answer)


def no_table(answer: Any) -> str | None:
    """What to say of an answer that is no table."""
    return None if isinstance(answer, pd.DataFrame) else wrong_kind("a table (a DataFrame)", answer)


def wrong_kind(wanted: str, answer: Any) -> str:
    """What to say of an answer of another kind than the one that is wanted."""
    kind = "nothing" if answer is None else f"of the kind {type(answer).__name__}"
    return f"The answer is {wanted}; this is {kind}."
