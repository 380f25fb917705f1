"""Kinds of rows in codes that nothing explains, such as 1, 2 and 3: only a person knows them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import Link, View
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.states.unsaid import MOST, Unsaid, doubtful
from personalize_poc.data.own.roles.words import circumstances, use_words
from personalize_poc.data.own.roles.words.names import Hint, hint, own_name, stems_of, words

if TYPE_CHECKING:
    import duckdb

_SHORT = 3
"""Letters or digits up to which a value is a code."""
_DOCUMENTS = frozenset(
    stems_of(
        "document documents doc docs dokument dokumentu dokumenty beleg documento documenti "
        "dokumen документ документа belge 문서 전표 伝票 単据 单据"
    )
)
"""Words of names of documents of any kind."""
_CODES = frozenset(("cd", "code", "kod", "codigo", "kbn"))
"""What the name of a column of codes ends in: actn_cd."""
_CODED = ("코드", "コード", "区分", "代码", "代碼", "编码", "編碼")
"""The same in scripts without blanks between words."""
_MARKS = frozenset(("kennung", "kennz", "kennzeichen", "kz", "kind", "kinds", "class", "klasse"))
"""What marks a document as one of a kind, without a word for "type": AuftragsKennung."""
_MOVEMENTS = frozenset(("causale", "causali", "causal", "vgart", "movement", "movimento"))
"""What the kind of a movement of stock or of a document is called without a word for "kind"."""
_BUY = frozenset(("buy", "buying", "kauf", "kaufart", "pago", "pagamento"))
"""Words for buying that are none for an order."""
_FEWEST = 3
"""Kinds of documents, of which two may as well be ways of ordering."""
_FILLED, _SOME = 0.9, 0.02
"""Share of documents with a code, and of those with another one than most have."""
_OF_ONE = 0.8
"""From here on a code is one of the user or the item, and says nothing of single rows."""
_LOOKUP, _ROWS = 0.8, 60
"""Share of codes that another table has, and most rows of a table that explains them."""
_STEPS = 5
"""So many numbers from 1 on, each rarer than the last, count something: codes have no order."""
_EQUAL = 0.7
"""Share of documents with another number than most have which have so many lines."""


def are_in(
    view: View, column: ColumnProfile, result: Actions, pair: tuple[str, str] | None
) -> bool:
    """Whether a column holds codes of kinds of rows that a person has to be asked about.

    Args:
        view: the table of interactions.
        column: one that nothing else was found of.
        result: what was found of events and states.
        pair: keys of the columns of user and item, if both stand in this table.
    """
    if pair is None or result.kinds or not 2 <= column.distinct <= MOST:
        return False
    if result.leave_out or result.returns:
        return False  # another column says what was taken back
    if circumstances.is_fee(column.name) or all(map(circumstances.is_one, column.frequencies)):
        return False  # what delivery costs, how it was paid: no kind of row
    of_one = any(view.goes_with(key, column.key) > _OF_ONE for key in pair)
    said = view.hint(column.key)
    coded = not _CODES.isdisjoint(said.tokens) or column.name.endswith(_CODED)
    kind = said.says("type") or (said.about("event") and coded)
    kind = kind or not _MOVEMENTS.isdisjoint(said.tokens)
    named = kind and not said.entities - {"order", "event"}
    if use_words.speaks_of_use(column.name):
        return False  # what was played or read cannot be taken back
    if _is_how_it_was_bought(said) and any(map(_says_how_long, view.columns)):
        return False  # a film that was rented, or is free in a package: it was watched
    return named and not of_one and _are_codes(view, column)


def _is_how_it_was_bought(said: Hint) -> bool:
    """Whether a name speaks of buying and of no event."""
    bought = said.about("order") or not _BUY.isdisjoint(said.tokens)
    return bought and not said.about("event")


def _says_how_long(column: ColumnProfile) -> bool:
    """Whether a column says of nearly each row how long something was watched or heard."""
    long = column.shape.kind in ("integer", "decimal") and column.fill >= _FILLED
    return long and use_words.speaks_of_use(column.name) and hint(column.name).says("duration")


def of_documents(
    connection: duckdb.DuckDBPyConnection, there: View, found: Actions, lines: View, link: Link
) -> Unsaid | None:
    """Codes of the kinds of documents, which may be invoices, orders and deliveries of one thing.

    What was bought of suppliers stands in the same table, and the goods of an invoice stand on its
    delivery note once more: only a person knows which codes are sales.

    Args:
        connection: where the tables are.
        there: the heads of documents.
        found: what was found of their states.
        lines: the table of their lines.
        link: from these to the heads.
    """
    for column in there.columns:
        known = column.key in found.reasons or column.key in found.returns
        known = known or column.key in found.settled or column is found.event
        if known or column.fill < _FILLED or not _FEWEST <= column.distinct <= MOST:
            continue
        digits = all(value.isdigit() for value in column.frequencies)  # letters are of payments too
        if not (digits and is_named_as_document(there, column) and _are_codes(there, column)):
            continue
        counts = value_counts(connection, there, column)
        if _fall(counts) or _are_of_lines(connection, there, column, lines, link):
            continue
        if sum(counts.values()) - max(counts.values()) >= _SOME * sum(counts.values()):
            return Unsaid(column, counts, "event", doubtful(counts))
    return None


def _fall(counts: dict[str, int]) -> bool:
    """Whether numbers go from 0 or 1 up without a gap, each rarer than the one before."""
    numbers = [int(value) for value in counts]
    steps = all(b - a == 1 for a, b in pairwise(numbers))
    return len(numbers) >= _STEPS and numbers[0] in (0, 1) and steps


def _are_of_lines(
    connection: duckdb.DuckDBPyConnection,
    there: View,
    column: ColumnProfile,
    lines: View,
    link: Link,
) -> bool:
    """Whether a number says how many lines a document has; most have one, which proves nothing."""
    usual = next(iter(column.frequencies))
    mine, own = sql.trimmed(link.key), sql.trimmed(link.there)
    row = connection.execute(
        f"WITH l AS (SELECT {mine} AS k, count(*) AS n FROM {lines.profile.table.name} GROUP BY k) "
        f"SELECT count(*) FILTER (n = TRY_CAST(v AS BIGINT)), count(*) FROM (SELECT {own} AS k, "
        f"{sql.trimmed(column.key)} AS v FROM {there.profile.table.name}) JOIN l USING (k) "
        "WHERE v <> ?",
        [usual],
    ).fetchone()
    assert row is not None
    same, others = row
    return bool(same > _EQUAL * others)


def is_named_as_document(there: View, column: ColumnProfile) -> bool:
    """Whether a name says "type" and nothing but of what a row is: a document, an order.

    How it was paid for or sent has kinds too, which the name says. A word before the names of most
    columns is that of the table: dok_Typ beside dok_Id.
    """
    known = _DOCUMENTS.union(words(own_name(there.label)), _MARKS)
    said = there.hint(column.key)
    rest = [one for one in said.tokens if not hint(one).says("type", "id")]
    return (
        (said.says("type") or not _MARKS.isdisjoint(said.tokens))
        and not said.says("quantity")
        and all(
            one in known or hint(one).about("order") or _begins_others(there, column, one)
            for one in rest
        )
    )


def _begins_others(there: View, column: ColumnProfile, word: str) -> bool:
    """Whether half of the other columns have a word before their names."""
    others = [one for one in there.columns if one is not column]
    return 2 * sum(words(one.name)[:1] == (word,) for one in others) >= len(others) > 0


def _are_codes(view: View, column: ColumnProfile) -> bool:
    """Whether values are short numbers or letters that no other table explains."""
    values = column.frequencies
    codes = all(len(value) <= _SHORT and (value.isdigit() or len(value) < 3) for value in values)
    explained = any(
        link.key == column.key and link.share > _LOOKUP and link.values <= _ROWS
        for link in view.links
    )
    return codes and not explained
