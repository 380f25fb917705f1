"""Robots among the rows: programs that say what they are, in the agent of a browser or not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from personalize_poc.data.own import robots, sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words.names import words
from personalize_poc.data.own.roles.words.telling_nothing import is_agent
from personalize_poc.language import _, ngettext

if TYPE_CHECKING:
    import duckdb

_ROBOT = re.compile(robots.NAMED)
_TOOL = re.compile(robots.TOOLS)
_ITSELF = re.compile(robots.ITSELF)
_PEOPLE, _ALIKE = 20, 2.0
"""People who use a tool for scripts, and times as many rows as others have, up to which they are
no robots."""
_BROWSERS = frozenset(
    ("browser", "ua", "client", "klient", "navigateur", "navegador", "przeglądarka", "tarayıcı",
     "браузер",
     "브라우저", "ブラウザ", "ブラウザー", "浏览器", "device", "端末", "デバイス", "기기", "단말",
     "设备", "gerat", "appareil", "dispositivo", "apparaat", "enhet", "cihaz", "urzadzenie",
     "устройство")
)  # fmt: skip
"""Words of names of columns that hold the name of a browser, or of the device with it."""
_CALLED_BOT = re.compile(
    r"(?:^|[^a-z])bots?(?:$|[^a-z])|crawler|spider|synthetic|headless|health-?check|uptime"
)
"""Kinds of programs that are robots: "Bot" beside "Browser"; a robot may be what is controlled, and
a monitor a screen."""
_KINDS = 20
"""Most values of a column that says of which kind a program was."""
_BROWSER = re.compile(
    r"[a-z]/\d|chrome|safari|firefox|\bedge\b|opera|explorer|webview"
    r"|outlook|thunderbird|gmail|(?:apple|iphone|ios|android|yahoo)!? mail"
)
_SOME, _SAMPLE = 0.3, 200
"""Share of a sample that calls itself a browser; a person may be called Talbot."""
_LOOKED, _MOST = 20_000, 500
"""Most agents that are looked at, the most frequent first, and that are left out by name."""
_ALL = 0.9
"""Share of the rows up to which they may be of robots; more are what the table is made of."""


def find(connection: duckdb.DuckDBPyConnection, best: Candidate, found: Actions) -> None:
    """Leave out rows of robots by what they call themselves.

    Args:
        connection: where the table is.
        best: the interactions.
        found: what was found of events and states; written to.
    """
    taken = best.taken(best.view)
    for column in best.view.columns:
        if column.key in taken or column is found.event or column.name in found.leave_out:
            continue
        kinds = _are_kinds_of_programs(column)
        called = _CALLED_BOT if kinds else _ROBOT if _names_programs(column) else _ITSELF
        if called is _ITSELF and not _has_crawlers(column):
            continue
        counts = value_counts(connection, best.view, column, _LOOKED)
        gone = [one for one in counts if called.search(one.casefold())][:_MOST]
        hands = {} if kinds else _in_hands(connection, best, column, gone)
        gone = [one for one in gone if one not in hands]
        rows = sum(counts[one] for one in gone)
        why = [_told(hands)] if hands else []
        if gone and rows <= _ALL * column.rows:
            found.leave_out[column.name] = tuple(gone)
            said = ngettext(
                "{rows:,} row is of a robot, which says so of itself.",
                "{rows:,} rows are of robots, which say so of themselves.",
                rows,
            )
            why.insert(0, said.format(rows=rows))
        if why:
            found.returns[column.key] = " ".join(why)


def _told(hands: dict[str, tuple[int, int]]) -> str:
    """That rows of programs count, since people seem to use them."""
    rows, people = (sum(one[at] for one in hands.values()) for at in (0, 1))
    return _(
        "{rows:,} rows with {listed} count: {people:,} people use such a program, each about as "
        "much as others use a browser."
    ).format(rows=rows, people=people, listed=", ".join(list(hands)[:3]))


def _in_hands(
    connection: duckdb.DuckDBPyConnection, best: Candidate, column: ColumnProfile, gone: list[str]
) -> dict[str, tuple[int, int]]:
    """Programs that fetch what somebody wrote a script for -> their rows and people.

    A crawler is one visitor with thousands of pages, or a new one with every page. Who downloads
    data by a script is one of many, and does as much as others do.
    """
    tools = [one for one in gone if _TOOL.search(one.casefold())]
    user = best.roles["USER_ID"]
    if not tools or user.view is not best.view or user.link:
        return {}
    agent, person = sql.trimmed(column.key), sql.trimmed(user.column.key)
    rows = connection.execute(
        f"SELECT CASE WHEN {sql.any_of(agent, tuple(tools))} THEN {agent} "
        f"WHEN {sql.any_of(agent, tuple(gone))} THEN NULL ELSE '' END AS a, "
        f"count(*), count(DISTINCT {person}) FROM {best.view.profile.table.name} "
        f"WHERE {agent} IS NOT NULL AND {person} IS NOT NULL GROUP BY a"
    ).fetchall()
    each = {str(a): (int(n), int(people)) for a, n, people in rows if a is not None and people}
    usual = each.pop("", None)
    if usual is None:
        return {}
    near = usual[0] / usual[1]
    return {
        a: (n, people)
        for a, (n, people) in each.items()
        if people >= _PEOPLE and near / _ALIKE <= n / people <= _ALIKE * near
    }


def _are_kinds_of_programs(column: ColumnProfile) -> bool:
    """Whether a column tells kinds of programs apart, of which robots are one: "Bot", "Browser"."""
    kinds = column.shape.kind in ("word", "code", "phrase") and 2 <= column.distinct <= _KINDS
    return kinds and _is_of_programs(column) and not _call_themselves(column)


def _names_programs(column: ColumnProfile) -> bool:
    texts = column.shape.kind in ("word", "code", "phrase", "text", "list")
    return texts and _is_of_programs(column) and _call_themselves(column)


def _has_crawlers(column: ColumnProfile) -> bool:
    """Whether some values are the names of crawlers beyond doubt, whatever the column is called."""
    texts = column.shape.kind in ("word", "code", "phrase", "text", "list")
    return texts and any(_ITSELF.search(one.casefold()) for one in column.frequencies)


def _is_of_programs(column: ColumnProfile) -> bool:
    return is_agent(column) or bool(_BROWSERS.intersection(words(column.name)))


def _call_themselves(column: ColumnProfile) -> bool:
    """Whether values are what browsers say of themselves."""
    some = column.given[:_SAMPLE]
    return sum(bool(_BROWSER.search(one.casefold())) for one in some) >= _SOME * len(some) > 0
