"""Tables of the notebooks: a caption, texts on the left, numbers on the right."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd


@dataclass(frozen=True, repr=False)
class Table:
    """A data frame as a notebook shows it."""

    frame: pd.DataFrame
    caption: str = ""
    index: bool = True

    def __repr__(self) -> str:
        return f"{self.caption}\n{self.frame.to_string(index=self.index)}".strip()

    def _repr_html_(self) -> str:
        table = str(self.frame.to_html(index=self.index, classes="poc-table", border=0))
        head, _, rest = table.partition(">")
        return f"{head}><caption>{html.escape(self.caption)}</caption>{rest}"


def show(frame: pd.DataFrame, caption: str, *, index: bool = True) -> Table:
    """A data frame as a table with a caption. index: whether its index is shown."""
    return Table(frame, caption, index)


def fields(values: Mapping[str, Any], caption: str) -> Table:
    """Names and values of one thing, one row each: what would otherwise be a raw dictionary."""
    rows = {"": list(values), "value": [str(value) for value in values.values()]}
    return Table(pd.DataFrame(rows), caption, index=False)


def rows(records: Sequence[Mapping[str, Any]], caption: str) -> Table:
    """Several things with the same members, one row each."""
    return Table(pd.DataFrame(list(records)), caption, index=False)
