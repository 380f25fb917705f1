"""Books of accounts: a statement of one account, and a ledger of debits and credits.

A statement has a balance that goes on from row to row. A ledger has an amount on one of two sides
in every row, beside the number of an account, which is a heading of a sum and no person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations, pairwise

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.names import stems_of, words
from personalize_poc.language import _

_DEBIT = frozenset(
    stems_of(
        """debit debits dr soll sollbetrag débit debe débito debitos débitos dare debet winien wn
        дебет borç 차변 차변금액 借方 借方金額 借方金额 borc"""
    )
)
_CREDIT = frozenset(
    stems_of(
        """credit credits cr haben habenbetrag crédit haber crédito creditos créditos avere kredit
        ma кредит alacak 대변 대변금액 貸方 貸方金額 贷方 贷方金额"""
    )
)
_ACCOUNTS = frozenset(
    stems_of(
        """
        comptenum comptelib compte_comptable compte_général sachkonto gl_account gl_code
        ledger_account nominal_code nominal_account cuenta_contable conta_contábil
        conta_contabilística piano_dei_conti grootboek grootboekrekening konto_księgowe
        계정과목 계정코드 계정명 勘定科目 勘定科目コード 借方勘定科目 会计科目 科目编码 科目名称"""
    )
)
"""How an account of a ledger is called, and no account of a customer."""
_MAYBE_ACCOUNTS = frozenset(
    stems_of("compte konto account cuenta conta conto rekening счет hesap 계정 勘定 科目")
)
"""Words for either: the entries of a ledger are in balance again and again."""
_VOUCHERS = frozenset(
    stems_of(
        """piece pièce pieceref beleg voucher asiento comprobante documento bewijsstuk dowód 전표
        伝票 凭证"""
    )
)
"""What the papers behind entries are called; "pièce" is a part of a machine elsewhere."""
_ROWS, _GOES_ON, _CENT = 30, 0.95, 0.015
"""Rows that a judgement needs, share of them in which a balance goes on, and what is rounded."""
_MOST = 6
"""Columns of numbers that are tried as the amount."""
_SIDES, _BALANCED = 0.98, 0.15
"""Share of rows with an amount on one side only, and of those after which both are the same."""


def is_ledger(view: View) -> bool:
    """Whether rows are entries of a ledger: an account, and one amount on one of two sides."""
    sides = [_called(view, one) for one in (_DEBIT, _CREDIT)]
    if not all(sides) or view.profile.rows < _ROWS:
        return False
    amounts = [one for side in sides for one in side]
    if any(_is_thing(view, one) for one in view.columns if one not in amounts):
        return False
    pairs = list(zip(sides[0][0].values, sides[1][0].values, strict=True))
    one_side = sum(_is_some(a) != _is_some(b) for a, b in pairs) >= _SIDES * len(pairs)
    both = all(any(map(_is_some, side)) for side in zip(*pairs, strict=True))
    sure = bool(_called(view, _ACCOUNTS))
    perhaps = bool(_called(view, _MAYBE_ACCOUNTS)) and _is_in_balance(sides[0][0], sides[1][0])
    return one_side and both and (sure or perhaps)


def balance(view: View) -> ColumnProfile | None:
    """The column with what is left after each row, which goes on through the whole table.

    Where several people are named, each may have an account of points. Programs for small firms
    print below a list of all sales what they come to so far.
    """
    people = [one for one in view.columns if view.hint(one.key).about("user", "visitor", "card")]
    if any(one.distinct > 1 for one in people) or _is_of_sales(view):
        return None
    numeric = [
        one
        for one in view.columns
        if one.shape.kind in ("integer", "decimal") and not one.moment and one.distinct > 2
    ]
    for rest in numeric:
        if rest.distinct < _ROWS or rest.fill < _GOES_ON:
            continue
        others = [one for one in numeric if one is not rest][:_MOST]
        changes = [one.numbers for one in others if one.fill >= _GOES_ON]
        changes += [_either(*pair) for pair in combinations(others, 2)]
        if any(_goes_on(rest.numbers, one) for one in changes):
            return rest
    return None


def _either(one: ColumnProfile, other: ColumnProfile) -> tuple[float | None, ...]:
    """What came in less what went out, where these stand in two columns; () where they do not."""
    pairs = list(zip(one.numbers, other.numbers, strict=True))
    if sum(bool(a) and bool(b) for a, b in pairs) > (1 - _SIDES) * len(pairs):
        return ()
    return tuple((a or 0.0) - (b or 0.0) for a, b in pairs)


def is_nobody(view: View, user: Scored) -> bool:
    """Whether what would be the person stands in a ledger, or in the statement of one account.

    Args:
        view: the table.
        user: of it, what fits a person best.
    """
    return is_ledger(view) or (not user.named and balance(view) is not None)


def told(view: View) -> str:
    """That a table keeps accounts, and what to export; "" for others."""
    if is_ledger(view):
        return _(
            "{label} is a ledger: its rows are amounts on the sides of accounts, and no column "
            "says which customer chose which thing. Export the lines of invoices or orders "
            "instead, with the id of the customer, the id of the item and the time."
        ).format(label=view.label)
    if left := balance(view):
        return _(
            "{label} is the statement of one account: {balance} goes on from row to row, so that "
            "all of it is of one person or firm. Export the payments of many customers, with the "
            "id of the customer, whom or what they paid for, and the time."
        ).format(label=view.label, balance=left.name)
    return ""


def _called(view: View, names: frozenset[str]) -> list[ColumnProfile]:
    """The columns with one of these words in their names, or two of them that belong together."""
    return [one for one in view.columns if not names.isdisjoint(_parts(one.name))]


def _parts(name: str) -> set[str]:
    parts = words(name)
    return {*parts, *("_".join(pair) for pair in pairwise(parts)), "".join(parts)}


def _is_in_balance(debit: ColumnProfile, credit: ColumnProfile) -> bool:
    """Whether what is on one side comes to what is on the other after each few rows."""
    total, sums = 0.0, Counter[float]()
    for one, other in zip(debit.numbers, credit.numbers, strict=True):
        total += (one or 0.0) - (other or 0.0)
        sums[round(total, 2) + 0.0] += 1
    again = sum(count for count in sums.values() if count > 1)
    return again >= _BALANCED * len(debit.numbers)


def _is_thing(view: View, column: ColumnProfile) -> bool:
    """Whether a column names what was sold, and no account and no paper behind an entry."""
    said = view.hint(column.key)
    account = _VOUCHERS.union(_ACCOUNTS, _MAYBE_ACCOUNTS)
    return said.about("item") and column.distinct > 1 and account.isdisjoint(_parts(column.name))


def _is_of_sales(view: View) -> bool:
    """Whether rows say how many of a thing went to somebody whose name stands beside."""
    hints = [(one, view.hint(one.key)) for one in view.columns if one.distinct > 1]
    thing = any(_is_thing(view, one) for one, __ in hints)
    many = any(said.says("quantity") for __, said in hints)
    names = (said for one, said in hints if one.shape.kind in ("word", "phrase", "text", "list"))
    return thing and many and any(one.says("name") and not one.entities for one in names)


def _is_some(value: str) -> bool:
    """Whether there is an amount: not empty, and not 0,00."""
    return bool(value.strip("0,.-– "))


def _goes_on(rest: Sequence[float | None], amounts: Sequence[float | None]) -> bool:
    """Whether each balance is the one before it and the amount of its row, upwards or downwards."""
    rows = [(a, b) for a, b in zip(rest, amounts, strict=False) if a is not None and b is not None]
    steps = list(pairwise(rows))
    if len(rows) < _ROWS or sum(a != b for (a, __), (b, ___) in steps) < _GOES_ON * len(steps):
        return False
    changes = [(b - a, before, after) for (a, before), (b, after) in steps]
    ways = (
        sum(abs(change - after) < _CENT for change, __, after in changes),
        sum(abs(change + after) < _CENT for change, __, after in changes),
        sum(abs(change - before) < _CENT for change, before, __ in changes),
        sum(abs(change + before) < _CENT for change, before, __ in changes),
    )
    return max(ways) >= _GOES_ON * len(steps)
