"""Flags of what failed or was left before it began, where the rows say so too: nothing was played.

A player writes a row for each attempt. That one failed, or that somebody went away while it was
loading, stands in a flag ("video_startup_failure"), and the time that was watched is then zero. The
name alone may speak of an error in the middle of a film, the zero alone of a download.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states import flags, leaving
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words.names import plain, stems_of
from personalize_poc.language import _, ngettext

if TYPE_CHECKING:
    import duckdb

_FAILED = frozenset(
    stems_of(
        """fail failed failure error errored exit exited abandon abandoned abandonment abort aborted
        bounce bounced ebvs vsf fehler fehlgeschlagen abbruch abgebrochen échec erreur abandonné
        fallo error_inicio abandono falha erro desistência errore fallito abbandono fout mislukt
        afgebroken błąd niepowodzenie porzucono hata başarısız terk ошибка сбой отказ fel
        misslyckad fejl feil virhe chyba hiba 실패 오류 이탈 失敗 エラー 離脱 失败 错误 离开"""
    )
)
"""Words of flags of what did not work or was left."""
_NOTHING, _SOMETHING = 0.98, 0.9
"""Shares: of rows with such a flag, those that lasted no time; of the others, those that did."""
_MOST = 0.35
"""Share of rows up to which they are failures; of more the table is made."""


def find(connection: duckdb.DuckDBPyConnection, best: Candidate, found: Actions) -> None:
    """Leave out rows that a flag calls failed and whose time of use is zero.

    Args:
        connection: where the table is.
        best: the interactions.
        found: what was found of events and states; written to.
    """
    view = best.view
    lasting = [one for one in view.columns if _is_duration(view, one)]
    for column in view.columns if lasting else ():
        if column.key in {*best.taken(view), *found.reasons} or not _may_say_failed(column):
            continue
        counts = value_counts(connection, view, column)
        yes = flags.set_values(column, counts) if flags.is_flag(view, column, counts) else ()
        few = 0 < sum(counts[one] for one in yes) <= _MOST * view.profile.rows
        if few and any(_tells(connection, view, column, yes, one) for one in lasting):
            what = _("a flag of what failed or ended before it began")
            told = ngettext(
                "Nothing was used in {rows:,} row of {label}: it lasted no time.",
                "Nothing was used in these {rows:,} rows of {label}: they lasted no time.",
                leaving.rows(counts, yes),
            )
            leaving.leave_told(view, column, yes, (what, told), counts, found)


def _is_duration(view: View, column: ColumnProfile) -> bool:
    return column.shape.kind in ("integer", "decimal") and view.hint(column.key).says("duration")


def _may_say_failed(column: ColumnProfile) -> bool:
    """Whether a column of few values has a name that says that something did not work."""
    words = (*flags.leaf_words(column.name), plain(column.name))
    return column.distinct <= 2 and any(one in _FAILED or _holds(one) for one in words)


def _holds(word: str) -> bool:
    return any(one in word for one in _FAILED if not one.isascii() and ord(one[0]) > 0x0590)


def _tells(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    column: ColumnProfile,
    yes: tuple[str, ...],
    lasted: ColumnProfile,
) -> bool:
    """Whether rows with a flag lasted no time, and nearly all others did."""
    time = f"coalesce(TRY_CAST({sql.trimmed(lasted.key)} AS DOUBLE), 0)"
    row = connection.execute(
        f"SELECT avg(({time} = 0)::INT) FILTER (flag), avg(({time} > 0)::INT) FILTER (NOT flag) "
        f"FROM (SELECT *, coalesce(list_contains(?::VARCHAR[], {sql.trimmed(column.key)}), false) "
        f"AS flag FROM {view.profile.table.name})",
        [list(yes)],
    ).fetchone()
    nothing, something = row or (None, None)
    return (nothing or 0) >= _NOTHING and (something or 0) >= _SOMETHING
