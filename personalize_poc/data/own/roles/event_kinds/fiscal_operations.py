"""Codes of fiscal operations on Brazilian invoices (CFOP): which lines sell something.

Every line of an invoice has one, in any system. The first digit says whether goods come in (1, 2,
3) or go out (5, 6, 7), and where; the other three say what for. Source: Convênio s/nº of 15
December 1970, annex II, as changed by Ajuste SINIEF 07/2001.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.language import _, ngettext

if TYPE_CHECKING:
    import duckdb

_CODE = re.compile(r"[123567]\.?\d{3}")
_NAMES = ("cfop", "cf")
"""As tokens of a name: CFOP, D2_CF."""
_SOLD = (
    *range(101, 130),  # goods
    *range(251, 260),  # energy
    *range(301, 308),  # communication
    *range(351, 361),  # transport
    *range(401, 406),  # goods whose tax was paid before
    *range(651, 658),  # fuels
    922,  # for a delivery later on
    929,  # of a receipt of the till
    933,  # services
)
"""What goods go out for where they are sold; beside it are transfers between the company's own
places, returns to a supplier, gifts, samples, repairs and loans."""
_MOST = 0.5
"""Share of the rows above which the table is not one of sales, and nothing is left out by it."""
_LISTED = 6


def leave_out(
    connection: duckdb.DuckDBPyConnection, view: View, column: ColumnProfile, result: Actions
) -> None:
    """Leave out lines of invoices that sell nothing.

    Args:
        connection: where the table is.
        view: the table.
        column: that may have the codes.
        result: written to.
    """
    if not set(_NAMES).intersection(view.hint(column.key).tokens):
        return
    counts = value_counts(connection, view, column)
    if not counts or not all(_CODE.fullmatch(value) for value in counts):
        return
    gone = {value: rows for value, rows in counts.items() if not _is_sale(value)}
    rows, total = sum(gone.values()), sum(counts.values())
    result.settle(column)
    result.reasons[column.key] = _("the fiscal operation (CFOP) of a line of an invoice")
    if not gone or rows > _MOST * total:
        return
    result.leave_out[column.name] = tuple(gone)
    result.told[column.name] = ngettext(
        "{rows:,} row of {label} is a fiscal operation that sells nothing, as transfers, "
        "returns and gifts are: {listed}.",
        "{rows:,} rows of {label} are fiscal operations that sell nothing, as transfers, "
        "returns and gifts are: {listed}.",
        rows,
    ).format(rows=rows, label=view.label, listed=", ".join(list(gone)[:_LISTED]))


def _is_sale(code: str) -> bool:
    digits = code.replace(".", "")
    return digits[0] in "567" and int(digits[1:]) in _SOLD
