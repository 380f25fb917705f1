"""States of orders, deals and documents that are told in words."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import kind_columns
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states import (
    applications,
    closed,
    contracts,
    deals,
    failed,
    hirings,
    leaving,
    lent,
    mislaid,
    moved,
    on_lists,
    paid_amounts,
    parked,
    reserved,
    signed_off,
    undone,
    unpaid,
    unplaced,
    unsaid,
)
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.states.unsaid import Unsaid
from personalize_poc.data.own.roles.words import undoing, visitors, words_of_tests
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
from personalize_poc.language import _, ngettext

_USUAL = 0.5
"""Share of rows from which on a state is the usual course, whatever its word is."""
_TAKEN_BACK = 0.25
"""Share of rows up to which known words for taken back make a column one of states."""


def look(view: View, column: ColumnProfile, counts: dict[str, int], result: Actions) -> None:
    """Look whether words say how far something came, or that it was taken back."""
    if not _is_of_documents(view, column, counts, result):
        _look_at_orders(view, column, counts, result)


def _is_of_documents(
    view: View, column: ColumnProfile, counts: dict[str, int], result: Actions
) -> bool:
    """Leave out rows by stages of applications and deals, or kinds of documents, if it has them."""
    if hirings.are_stages(counts):
        result.reasons[column.key] = _("how far an application came: whoever applied wanted it")
        result.settle(column)
        return True
    if not_won := deals.not_won(view, column, counts):
        what = _("the stage of a deal, of which only those that were won count")
        told = ngettext(
            "{rows:,} row of {label} is of a deal that was not won, or is still open.",
            "{rows:,} rows of {label} are of deals that were not won, or are still open.",
            leaving.rows(counts, not_won),
        )
        leaving.leave_told(view, column, not_won, (what, told), counts, result)
        return True
    if no_sale := deals.no_sale(view, column, counts):
        what = _("the kind of a document: orders and invoices count")
        told = ngettext(
            "{rows:,} row of {label} is of a quotation, a return or a credit memo.",
            "{rows:,} rows of {label} are of quotations, returns or credit memos.",
            leaving.rows(counts, no_sale),
        )
        if deals.are_of_stocks(counts):
            told = ngettext(
                "{rows:,} row of {label} is of a return, or of goods that were bought in, moved "
                "between stores or corrected by a count: no customer chose anything.",
                "{rows:,} rows of {label} are of returns, or of goods that were bought in, moved "
                "between stores or corrected by a count: no customer chose anything.",
                leaving.rows(counts, no_sale),
            )
        leaving.leave_told(view, column, no_sale, (what, told), counts, result)
        return True
    return False


def _look_at_orders(
    view: View, column: ColumnProfile, counts: dict[str, int], result: Actions
) -> None:
    """Leave out rows by states of orders."""
    said = view.hint(column.key)
    total = sum(counts.values())
    told = {one: n for one, n in counts.items() if one not in visitors.things(counts)}
    called_off = (*signed_off.found(counts), *moved.to_another_day(counts))
    known = sum(n for one, n in told.items() if _is_known(one) or one in called_off) / total
    decided = applications.turned_down(view, column, counts)
    back = lent.given_back(view, column, counts)
    negative = _negative(column, counts, (*decided, *back))
    if back and not negative:
        result.reasons[column.key] = _("how a loan ended: what was given back had been wanted")
        result.settle(column)
        return
    if decided and not negative:
        result.reasons[column.key] = _("how far an application came: whoever applied wanted it")
        result.settle(column)
        return
    looks = known >= 0.5 or (said.says("status") and known > 0)
    if looks and said.says("status"):
        negative += (*unplaced.steps(view, column, counts), *on_lists.waiting(counts))
    few = sum(counts[value] for value in negative) <= _TAKEN_BACK * total
    if negative and few and len(counts) <= unsaid.MOST and unsaid.is_open(view, column, said, None):
        looks = True  # the other values are words that are not known here
    looks = looks or (few and undone.is_told_of_each(view, column, negative, counts))
    if looks and (negative or said.says("status")):
        more = (*closed.refunded(counts), *parked.put_aside(counts))
        if not deals.are_of_quotes(view, column):
            more += (*deals.quoted(counts), *lapsed(column.name, {one: one for one in counts}))
        negative += tuple(one for one in more if one not in negative)
        usual = _usual(negative, counts)
        negative = tuple(one for one in negative if one != usual)
        leaving.leave(column, negative, _("the state of an order"), counts, result)
        known_ones = tuple(value for value in counts if is_state(value))
        if column.name in result.leave_out:
            result.doubted[column.name] = _doubted(counts, negative)
        waiting = _waiting(view, column, counts, set(known_ones).difference(negative))
        unpaid.leave_out(column, waiting, counts, result)
        strange = [n for value, n in counts.items() if value not in known_ones]
        doubtful = strange and min(strange) <= unsaid.RARE * total
        if not negative and doubtful and not speaks_of_delivery(column.name):
            result.unsaid = Unsaid(column, counts, "state", unsaid.doubtful(counts, known_ones))


def _waiting(
    view: View, column: ColumnProfile, counts: dict[str, int], counted: set[str]
) -> dict[str, str]:
    """States of orders that nobody has paid yet; none where what counts is not paid yet either.

    Args:
        view: the table.
        column: of it, with states.
        counts: state -> rows.
        counted: known states of orders that count. People may pay when it begins.
    """
    of_payment = speaks_of_payment(column.name)
    found = {value: "" for value in counts if is_unpaid(value, of_payment)}
    later = bool(found) and counted.difference(found) & paid_amounts.never_paid(view, column)
    return {} if later else found


def _is_known(value: str) -> bool:
    return is_state(value) or is_negative(value)


def _negative(
    column: ColumnProfile, counts: dict[str, int], decided: tuple[str, ...]
) -> tuple[str, ...]:
    """States by which something was taken back, or did not work.

    A test is one too, but for a plan of that name: people try a service before they subscribe.

    Args:
        column: of states.
        counts: state -> rows.
        decided: those by which others turned down what somebody wanted, or a loan ended.
    """
    kept = {*decided, *mislaid.lost(counts), *contracts.ended(counts), *visitors.things(counts)}
    if kind_columns.says_what_is_subscribed(column):
        kept.update(filter(words_of_tests.is_of_tests, counts))
    sure = {*failed.accidents(counts), *signed_off.found(counts), *moved.to_another_day(counts)}
    return tuple(
        value
        for value in counts
        if value in sure
        or undoing.was_skipped(value, counts)
        or (
            value not in kept
            and ((is_negative(value) and not is_partly(value)) or words_of_tests.is_of_tests(value))
        )
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
    is_usual = len(negative) > 1 and taken_back > leaving.ALL * total
    return most if is_usual and counts[most] > _USUAL * total else ""
