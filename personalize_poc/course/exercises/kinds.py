"""What kind of answer is asked for, told in words before an answer is judged."""

from __future__ import annotations

import numbers
from typing import Any

import pandas as pd

from personalize_poc.language import _


def no_number(answer: Any) -> str | None:
    """What to say of an answer that is no number."""
    return None if isinstance(answer, numbers.Real) else wrong_kind(_("a number"), answer)


def no_table(answer: Any) -> str | None:
    """What to say of an answer that is no table."""
    return (
        None if isinstance(answer, pd.DataFrame) else wrong_kind(_("a table (a DataFrame)"), answer)
    )


def wrong_kind(wanted: str, answer: Any) -> str:
    """What to say of an answer of another kind than the one that is wanted."""
    kind = (
        _("nothing")
        if answer is None
        else _("of the kind {name}").format(name=type(answer).__name__)
    )
    return _("The answer is {wanted}; this is {kind}.").format(wanted=wanted, kind=kind)
