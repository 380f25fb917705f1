"""States of orders, flags and quantities: which rows say no interest, or that it was taken back."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states import (
    closed,
    deals,
    deed_flags,
    failed,
    flags,
    hidden,
    hirings,
    mislaid,
    parked,
    reserved,
    unpaid,
    unplaced,
    unsaid,
)
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.states.unsaid import Unsaid
from personalize_poc.data.own.roles.words import event_words
from personalize_poc.data.own.roles.words.meanings import (
    folded,
    is_event,
    is_negative,
    is_partly,
    is_state,
    is_unpaid,
    lapsed,
    speaks_of_delivery,
    speaks_of_payment,
    stems,
)
from personalize_poc.data.own.roles.words.names import plain, stems_of, words
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

KINDS = 60
"""Most values of a column of events or states."""
LEFT_OUT = 100
"""Most values that are listed to be left out."""
ENVIRONMENTS = {"env", "environment", "umgebung"}
_PATH = re.compile(r"\.|/|__")
_MISSED = 0.35
"""Share of rows up to which "no" may say that something never came about; more are the usual."""
_USUAL = 0.5
"""Share of rows with a value from which on a flag says of every row whether it came about."""
_ALL = 0.9
"""Share of rows above which they are not left out: a table of what was taken back is none."""
_TAKEN_BACK = 0.25
"""Share of rows up to which known words for taken back make a column one of states."""
_POSITIVE = stems_of(
    "clicked click is_click is_clicked liked is_liked like label converted is_converted purchased "
    "is_purchased played watched interested livemode live_mode 클릭여부 좋아요 구매여부 クリック"
)
_CODE = 4
"""Letters and digits of the longest such code."""
_HTTP = {str(one.value) for one in HTTPStatus}
_TESTS = {"test", "testing", "dev", "development", "staging", "stage", "qa", "sandbox",
          "preprod", "preproduction"}  # fmt: skip


def look(view: View, column: ColumnProfile, counts: dict[str, int], result: Actions) -> None:
    """Look whether a column of few values says that rows do not count."""
    said = view.hint(column.key)
    if hidden.tells(column) and (gone := hidden.unseen(counts)):
        what = _("whether a post is seen: it was deleted, or waits for approval")
        told = _("{rows:,} rows of {label} are of posts that were deleted or wait for approval.")
        _leave_told(view, column, gone, (what, told), counts, result)
        return
    if flags.is_flag(view, column, counts):
        _look_at_flag(view, column, counts, result)
        return
    if _in_codes(column, counts, result):
        return
    if ENVIRONMENTS.intersection(said.tokens):
        wrong = tuple(value for value in counts if folded(value) in _TESTS)
        leave(column, wrong, _("where an event was made: tests say nothing"), counts, result)
        return
    if column.shape.kind == "integer" and said.says("status") and 1 < len(counts) <= 20:
        result.reasons[column.key] = _(
            "the state of an order, in codes that say nothing by themselves"
        )
        result.unknown.append(column)
        result.unsaid = Unsaid(column, counts, "state", unsaid.doubtful(counts))
        return
    if column.shape.kind not in ("decimal", "integer", "list", "text", "url"):
        _state_in_words(view, column, counts, result)


def _look_at_flag(
    view: View, column: ColumnProfile, counts: dict[str, int], result: Actions
) -> None:
    """Leave out rows in which a flag says that they tell nothing of interest."""
    if deed_flags.are_beside(view, column):
        result.reasons[column.key] = _(
            "one of several things that may be done besides: rows without it count as well"
        )
        result.settle(column)
        return
    said = view.hint(column.key)
    token = "_".join(said.tokens)
    leaf = "_".join(
        flags.leaf_words(_PATH.split(column.name)[-1])
    )  # "visitor.bot" is a flag as "bot" is
    if {token, _last(token), leaf} & stems("SKIPPED_FLAGS") or flags.takes_back(column.name):
        wrong = flags.set_values(column, counts)
        most = 0.9 if len(counts) > 1 or column.fill > flags.SOME else 1.0
        what = _("a flag of rows that say nothing of interest")
        leave(column, wrong, what, counts, result, most)
    elif flags.is_validity(column.name):
        wrong = tuple(v for v in counts if plain(v) in flags.NO)
        leave(column, wrong, _("a flag of rows that count"), counts, result)
    elif {token, _last(token), leaf} & stems("DONE_FLAGS"):
        refused = tuple(v for v in counts if plain(v) in flags.NO)
        some = sum(counts[v] for v in refused) <= _MISSED * sum(counts.values())
        if refused and some and not result.unsaid and column.fill > _USUAL:
            result.reasons[column.key] = _("whether it came about, of which only you can say more")
            result.unsaid = Unsaid(column, counts, "state", refused)
    elif token in _POSITIVE:
        wrong = tuple(v for v in counts if plain(v) in flags.NO)
        leave(
            column,
            wrong,
            _("a flag of interest; rows without it were only shown"),
            counts,
            result,
        )


def _in_codes(column: ColumnProfile, counts: dict[str, int], result: Actions) -> bool:
    """Leave out rows by codes that a standard or a widespread system gives a meaning."""
    if codes := codes_of_kinds(column):
        wrong = tuple(value for value in counts if _matches(value, codes))
        what = _("the kind of a document, in codes of SAP: returns, credits, quotations, gifts")
    elif are_answers(column):
        wrong = tuple(value for value in counts if value >= "400")
        what = _("what a web server answered")
    else:
        return False
    leave(column, wrong, what, counts, result)
    return True


def codes_of_kinds(column: ColumnProfile) -> frozenset[str]:
    """The codes that say "taken back" in a column whose name SAP gives to kinds of documents.

    Lists on the screen write it in two words: AuArt, Fk.-Art. Where the values are words, their
    meaning is told by these.
    """
    if any(len(value) > _CODE for value in column.frequencies):
        return frozenset()
    leaf = words(_PATH.split(column.name)[-1])
    return frozenset(
        code
        for name in (*leaf, "".join(leaf))
        for code in event_words.CODED_KINDS.get(name, "").split()
    )


def _matches(value: str, codes: frozenset[str]) -> bool:
    """Whether a value is one of the codes, or one of a company's own, which begins with Z or Y."""
    code = value.strip().upper()
    return code in codes or (len(code) > 2 and code[0] in "ZY" and code[1:3] in codes)


def are_answers(column: ColumnProfile) -> bool:
    """Whether values are answers of a web server: 200 for most rows, and other codes of HTTP."""
    values = column.frequencies
    usual = values.most_common(1)
    if column.shape.kind != "integer" or not usual or usual[0][0] not in ("200", "206", "304"):
        return False
    return len(values) > 1 and _HTTP.issuperset(values)


def _state_in_words(
    view: View, column: ColumnProfile, counts: dict[str, int], result: Actions
) -> None:
    said = view.hint(column.key)
    if hirings.are_stages(counts):
        result.reasons[column.key] = _("how far an application came: whoever applied wanted it")
        result.settle(column)
        return
    if not_won := deals.not_won(view, column, counts):
        what = _("the stage of a deal, of which only those that were won count")
        told = _("{rows:,} rows of {label} are of deals that were not won, or are still open.")
        _leave_told(view, column, not_won, (what, told), counts, result)
        return
    if said.says("type") and (no_sale := deals.no_sale(counts)):
        what = _("the kind of a document: orders and invoices count")
        told = _("{rows:,} rows of {label} are of quotations, returns or credit memos.")
        _leave_told(view, column, no_sale, (what, told), counts, result)
        return
    total = sum(counts.values())
    known = sum(n for value, n in counts.items() if is_state(value) or is_negative(value)) / total
    negative = _negative(counts)
    looks = known >= 0.5 or (said.says("status") and known > 0)
    if looks and said.says("status"):
        negative += unplaced.steps(view, column, counts)
    few = sum(counts[value] for value in negative) <= _TAKEN_BACK * total
    if negative and few and len(counts) <= unsaid.MOST and unsaid.is_open(view, column, said, None):
        looks = True  # the other values are words that are not known here
    if looks and (negative or said.says("status")):
        more = (*closed.refunded(counts), *parked.put_aside(counts))
        if not deals.are_of_quotes(view, column):
            more += (*deals.quoted(counts), *lapsed(column.name, {one: one for one in counts}))
        negative += tuple(one for one in more if one not in negative)
        usual = _usual(negative, counts)
        negative = tuple(one for one in negative if one != usual)
        leave(column, negative, _("the state of an order"), counts, result)
        known_ones = tuple(value for value in counts if is_state(value))
        if column.name in result.leave_out:
            result.doubted[column.name] = _doubted(counts, negative)
        of_payment = speaks_of_payment(column.name)
        waiting = {value: "" for value in counts if is_unpaid(value, of_payment)}
        unpaid.leave_out(column, waiting, counts, result)
        strange = [n for value, n in counts.items() if value not in known_ones]
        doubtful = strange and min(strange) <= unsaid.RARE * total
        if not negative and doubtful and not speaks_of_delivery(column.name):
            result.unsaid = Unsaid(column, counts, "state", unsaid.doubtful(counts, known_ones))


def _negative(counts: dict[str, int]) -> tuple[str, ...]:
    """States by which something was taken back, or did not work."""
    kept, accidents = mislaid.lost(counts), failed.accidents(counts)
    return tuple(
        value
        for value in counts
        if (is_negative(value) and not is_partly(value) and value not in kept) or value in accidents
    )


def _doubted(counts: dict[str, int], negative: tuple[str, ...]) -> dict[str, int]:
    """States of unknown words with their rows, but for the one that is the usual course."""
    kept = {value: rows for value, rows in counts.items() if value not in negative}
    known = stems("SOLD") | stems("WON_DEALS")
    open_ones = (*closed.doubtful(kept), *reserved.held(kept))
    doubted = {
        v: n
        for v, n in kept.items()
        if v in open_ones or not (is_state(v) or is_event(v) or folded(v) in known)
    }
    most = max(doubted, key=doubted.__getitem__, default="")
    if doubted and (doubted == kept or doubted[most] > _USUAL * sum(counts.values())):
        del doubted[most]
    return doubted


def _usual(negative: tuple[str, ...], counts: dict[str, int]) -> str:
    """The state of nearly all rows that sounds of taking back, beside others that do; or "".

    A loan ends by being given back. That it was cancelled is another thing.
    """
    most = max(negative, key=counts.__getitem__, default="")
    taken_back = sum(counts[one] for one in negative)
    total = sum(counts.values())
    is_usual = len(negative) > 1 and taken_back > _ALL * total and counts[most] > _USUAL * total
    return most if is_usual else ""


def _last(token: str) -> str:
    return token.rsplit("_", 1)[-1] if token.startswith(("is_", "ist_", "est_", "has_")) else token


def _leave_told(
    view: View,
    column: ColumnProfile,
    wrong: tuple[str, ...],
    said: tuple[str, str],
    counts: dict[str, int],
    result: Actions,
) -> None:
    """Leave rows out, and say with their count what they are of.

    said: what the column is, and what the rows are of, with places for {rows} and {label}.
    """
    what, told = said
    leave(column, wrong, what, counts, result)
    rows = sum(counts[value] for value in wrong)
    result.told[column.name] = told.format(rows=rows, label=view.label)


def leave(
    column: ColumnProfile,
    wrong: tuple[str, ...],
    what: str,
    counts: dict[str, int],
    result: Actions,
    most: float = _ALL,
) -> None:
    """Leave out rows by values of a column, unless they are too many of all, and say why.

    Args:
        column: it.
        wrong: the values.
        what: what the column is.
        counts: value -> rows.
        result: written to.
        most: share of the rows up to which they are left out.
    """
    total = sum(counts.values())
    rows = sum(counts[value] for value in wrong)
    result.reasons[column.key] = what
    if not wrong or rows > most * max(total, column.rows):
        return
    result.leave_out[column.name] = wrong
    listed = ", ".join(wrong[:4])
    result.reasons[column.key] = _(
        "{what}; rows with {listed} are left out ({rows:,} of {total:,})"
    ).format(what=what, listed=listed, rows=rows, total=total)


def leave_reasons(column: ColumnProfile, counts: dict[str, int], result: Actions) -> None:
    """Leave out rows that say why they were taken back."""
    if len(counts) < LEFT_OUT:
        leave(column, tuple(counts), _("why something was taken back"), counts, result, 1.0)


def forget_copies(view: View, result: Actions) -> None:
    """Ask about no code of a state that another column has in words: 900 is always "cancelled"."""
    told = [one for one in view.columns if one.name in result.leave_out]
    asked = [*result.unknown, *([result.unsaid.column] if result.unsaid else [])]
    for column in asked:
        same = next((one for one in told if one is not column and _says(column, one)), None)
        if same is None:
            continue
        result.reasons[column.key] = _("it says the same as {name}: they go one to one").format(
            name=same.name
        )
        result.settle(column)


def _says(column: ColumnProfile, other: ColumnProfile) -> bool:
    """Whether every value of a column comes with one of the other."""
    pairs = {(a, b) for a, b in zip(column.values, other.values, strict=True) if a}
    return len(pairs) == len({a for a, __ in pairs}) <= other.distinct


def order_of(
    connection: duckdb.DuckDBPyConnection, view: View, column: ColumnProfile
) -> ColumnProfile | None:
    """The column with the number of an order, where a state stands on one line of each only."""
    if column.fill > 0.99:
        return None
    for order in view.columns:
        near = 0.9 * column.filled <= order.distinct <= 1.1 * column.filled
        if order.moment and not order.moment.weak:
            continue  # orders have times of their own, but two may have the same one
        if order is column or not near or order.repeats < 1.02 or order.fill < 0.99:
            continue
        row = connection.execute(
            "SELECT sum(lines) FILTER (n = 1), sum(lines) FROM (SELECT count(*) AS lines, "
            f"{sql.trimmed(order.key)} AS o, count({sql.trimmed(column.key)}) AS n "
            f"FROM {view.profile.sample} WHERE o IS NOT NULL GROUP BY o)"
        ).fetchone()
        assert row is not None
        if row[0] is not None and row[0] > 0.98 * row[1]:
            return order
    return None
