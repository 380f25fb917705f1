"""Private messages among what is public: topics of a forum that only those named in them may see.

Discourse keeps them beside all other topics; `archetype` says which they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own.mapping_file import Join
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.proposal import Guess
from personalize_poc.data.own.roles.evidence.candidate import Candidate, used
from personalize_poc.data.own.roles.evidence.signs import SURE, is_kind
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states import flags
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words.meanings import folded
from personalize_poc.data.own.roles.words.names import stems_of
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

_PRIVATE = frozenset(
    folded(one)
    for one in stems_of(
        """private_message private_messages direct_message direct_messages personal_message
        private_conversation private_nachricht privatnachricht message_privé mensaje_privado
        mensagem_privada messaggio_privato privébericht prywatna_wiadomość личное_сообщение
        özel_mesaj 쪽지 개인메시지 비밀메시지 プライベートメッセージ ダイレクトメッセージ 私信"""
    )
)


def find(
    connection: duckdb.DuckDBPyConnection,
    views: list[View],
    best: Candidate,
    leave_out: dict[str, tuple[str, ...]],
    result: Actions,
) -> tuple[list[Join], list[Guess]]:
    """Join the table of the items where it says which of them are private messages.

    Args:
        connection: where the tables are.
        views: all tables.
        best: the interactions.
        leave_out: name of a column -> values whose rows are left out; written to.
        result: gets why, by the name of the column.
    """
    item = best.roles["ITEM_ID"]
    own = {column.name for view in used(views, best) for column in view.columns}
    tables = {view.label: view for view in views}
    for link in item.view.links if item.link is None else ():
        there = tables[link.table]
        sure = link.share > SURE and not link.form and there.is_named_by(link)
        if link.key != item.column.key or there.kind != "item" or not sure:
            continue
        for column in there.columns:
            gone = _private(connection, there, column)
            if not gone or column.name in {*own, *leave_out}:
                continue
            leave_out[column.name] = gone
            why = _("{label} says that they are private messages: nobody else may see them.")
            result.told[column.name] = why.format(label=there.label)
            guess = Guess(
                "interactions", "", there.label, column.name, "unused", 0.9,
                result.told[column.name],
            )  # fmt: skip
            return [Join(there.label, item.view.on(link, there), {})], [guess]
    return [], []


def _private(
    connection: duckdb.DuckDBPyConnection, there: View, column: ColumnProfile
) -> tuple[str, ...]:
    """The values that say that a thing is a private message, if few things are."""
    if not is_kind(column):
        return ()
    counts = value_counts(connection, there, column)
    gone = tuple(value for value in counts if folded(value) in _PRIVATE)
    few = sum(counts[one] for one in gone) <= flags.SOME * there.profile.rows
    return gone if few else ()
