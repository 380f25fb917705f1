"""States in unknown codes of which the rows themselves say which were carried out.

A bank writes when an order for a share was executed, and leaves the day empty, or 00/00/0000, where
it was revoked, ran out or was turned down. Which code means which of these is of no matter: nothing
was bought. When something was sent or paid says no such thing: what is still to come was chosen.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states import leaving, unsaid
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words.names import plain, words
from personalize_poc.language import _, ngettext

if TYPE_CHECKING:
    import duckdb

_EXECUTED = re.compile(
    plain(
        r"^execut(?:ed|ions?|ee?)$|^exec$|execuç|executad|ejecuc|ejecutad|esecuz|eseguit|eseg$"
        r"|ausführ|ausfuehr|ausgeführt|ausgefuehrt|uitvoer|uitgevoerd|wykonan|proveden|uskutečn|gerçekleş"
        r"|utförd|utfört|utförand|udført|utført|исполнен|выполнен|체결|約定|成交"
    )
)
"""Parts of words of the day on which an order was carried out."""
_DATED = r"[1-9]"
"""What a day holds that is no row of zeros."""
_ALL, _NONE, _ROWS = 0.98, 0.02, 5
"""Shares of the rows of a state with such a day, if it is one or the other, and fewest rows."""
_MOST = 0.5
"""Share of the rows up to which they came to nothing; of more the table is made."""


def find(connection: duckdb.DuckDBPyConnection, best: Candidate, found: Actions) -> None:
    """Leave out the states whose rows never have a day of execution, where others always do.

    Args:
        connection: where the table is.
        best: the interactions.
        found: what was found of events and states; written to.
    """
    view = best.view
    days = [one for one in view.columns if _says_when(view, one)]
    for state in view.columns if days else ():
        if not _is_open(view, state, found):
            continue
        for day in days:
            gone = _never(connection, view, state, day) if day is not state else ()
            counts = value_counts(connection, view, state) if gone else {}
            if 0 < sum(counts.get(one, 0) for one in gone) <= _MOST * view.profile.rows:
                what = _("the state of an order")
                told = ngettext(
                    "{rows:,} row of {label} has no {day}, as all others have.",
                    "{rows:,} rows of {label} have no {day}, as all others have.",
                    leaving.rows(counts, gone),
                )
                leaving.leave_told(view, state, gone, (what, told), counts, found, day=day.name)
                found.settle(state)
                return


def _is_open(view: View, column: ColumnProfile, found: Actions) -> bool:
    """Whether a column holds states of which nothing is known yet, or that would be asked about."""
    if found.unsaid and found.unsaid.column is column:
        return found.unsaid.kind == "state"
    known = column is found.event or column.key in found.reasons
    return (
        view.hint(column.key).says("status") and not known and 2 <= column.distinct <= unsaid.MOST
    )


def _says_when(view: View, column: ColumnProfile) -> bool:
    """Whether a column holds the time at which something was carried out, by its name."""
    called = any(map(_EXECUTED.search, words(column.name)))
    return called and (column.moment is not None or view.hint(column.key).says("time", "clock"))


def _never(
    connection: duckdb.DuckDBPyConnection, view: View, state: ColumnProfile, day: ColumnProfile
) -> tuple[str, ...]:
    """The states without a day; none if any state has it now and then, or none always has it."""
    rows = connection.execute(
        f"SELECT {sql.trimmed(state.key)} AS v, count(*), "
        f"avg(regexp_matches(coalesce({sql.trimmed(day.key)}, ''), '{_DATED}')::INT) "
        f"FROM {view.profile.table.name} GROUP BY v HAVING v IS NOT NULL ORDER BY 2 DESC, 1"
    ).fetchall()
    shares = {str(value): share for value, count, share in rows if count >= _ROWS}
    never = tuple(value for value, share in shares.items() if share <= _NONE)
    always = [value for value, share in shares.items() if share >= _ALL]
    return never if always and len(never) + len(always) == len(rows) else ()
