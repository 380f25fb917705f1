"""Deals that are not won yet, and quotations: nothing was bought.

Systems that keep contacts with customers (Salesforce, Dynamics, HubSpot, Pipedrive, Odoo) have
both in the table of what was sold, told apart by a stage or a state.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words import document_codes, invoice_words, stock_moves
from personalize_poc.data.own.roles.words.meanings import folded, is_negative, stems
from personalize_poc.data.own.roles.words.names import own_name, words

_DEALS = frozenset(
    ("deal", "deals", "dealstage", "opportunity", "opportunities", "pipeline", "stage", "stagename",
     "lead", "leads", "statecode", "affaire", "affaires", "oportunidad", "oportunidades",
     "oportunidade", "opportunità", "verkaufschance", "verkaufschancen", "영업", "영업기회", "商談",
     "案件", "商机")
)  # fmt: skip
"""Words of tables and columns of deals."""

_KINDS = ("art", "typ", "type", "tipo", "tip", "soort", "kind", "rodzaj", "druh")
"""How names of columns of kinds end, also where their first words are cut off."""

_KIND_OF_SLIP = ("伝票区分", "取引区分")
"""How Japanese programs call the kind of a slip; "区分" alone parts anything."""

_ODOO = frozenset(("draft", "sent", "sale", "done", "cancel"))
_QUOTED = "sent"
"""States of an order of Odoo, and the one of a quotation that was sent."""

_CREDIT = "credit"
"""A document by which money comes back; beside a word of sales it says how these were paid."""


def not_won(view: View, column: ColumnProfile, counts: Mapping[str, int]) -> tuple[str, ...]:
    """The states of deals that are open or lost; none if these are no states of deals.

    Some are won, others lost, and one more, or a name, says that it is about deals: matches of a
    game and bets are played all the same.

    Args:
        view: the table.
        column: of it.
        counts: state -> rows.
    """
    won = [value for value in counts if _is(value, "WON_DEALS")]
    lost = [value for value in counts if _is(value, "LOST_DEALS")]
    others = [value for value in counts if value not in (*won, *lost)]
    stage = any(_is(value, "STAGES_OF_DEALS") for value in others)
    closed = any(folded(one).startswith("closed") for one in (*won, *lost))
    named = _DEALS.intersection((*words(view.label), *words(column.name)))
    if won and (lost or stage) and (stage or closed or (others and named)):
        return tuple(value for value in counts if value not in won)
    return ()


def are_of_quotes(view: View, column: ColumnProfile) -> bool:
    """Whether each row is a price that somebody asked for: a wish, whatever came of it.

    Args:
        view: the table.
        column: of it, with states.
    """
    known = stems("QUOTATIONS") | stems("TABLES_OF_QUOTES")
    named = (*words(own_name(view.label)), *words(column.name))
    return not known.isdisjoint(named)


def quoted(counts: Mapping[str, int]) -> tuple[str, ...]:
    """The states of orders that are quotations so far; none if there is none such.

    Args:
        counts: state -> rows.
    """
    known = {folded(value): value for value in counts}
    if "sale" in known and _ODOO.issuperset(known) and _QUOTED in known:
        return (known[_QUOTED],)
    found = tuple(value for value in counts if folded(value) in stems("QUOTATIONS"))
    return found if len(found) < len(counts) else ()


def no_sale(view: View, column: ColumnProfile, counts: Mapping[str, int]) -> tuple[str, ...]:
    """Kinds of documents by which nothing was bought; none if these are no kinds of documents.

    Quotations, returns and credit memos stand beside orders and invoices, and so do goods that
    were bought in, moved or corrected, or that a dealer took from somebody.

    Args:
        view: the table.
        column: of it. Its name says that it holds kinds; of stocks the values alone do. Of codes
            of documents a name in short is enough: "BELART".
        counts: kind -> rows.
    """
    named = view.hint(column.key).says("type") or column.name.endswith(_KIND_OF_SLIP)
    coded = document_codes.no_sale(counts) if named or _ends_as_kind(column.name) else ()
    if coded or not (named or are_of_stocks(counts)):
        return coded
    papers = [value for value in counts if invoice_words.is_no_sale(value) or _gives_back(value)]
    invoices = [value for value in counts if papers and invoice_words.is_of_sale(value)]
    sold = [value for value in counts if _is_of_sale(value) or value in invoices]
    gone = tuple(
        value
        for value in counts
        if folded(value) in stems("QUOTATIONS")
        or (invoices and value in papers)
        or _gives_back(value)
        or is_negative(value)
        or stock_moves.is_one(value)
        or stock_moves.is_taken_in(value)
    )
    most = 2 * (len(sold) + len(gone)) > len(counts)
    return gone if sold and most else ()


def _ends_as_kind(name: str) -> bool:
    return any(word.endswith(_KINDS) for word in words(name))


def are_of_stocks(counts: Mapping[str, int]) -> bool:
    """Whether some values are of goods that were bought in, moved or corrected, others of sales."""
    return any(map(stock_moves.is_one, counts)) and any(map(_is_of_sale, counts))


def _is_of_sale(value: str) -> bool:
    """Whether a kind of a document is one of sales: "Fattura", "Spedizione vendita"."""
    text = folded(value)
    parts = set(text.split("_")) - stems("BY_WHOM")
    sales, sent = stems("OF_SALES"), stems("SENT_GOODS")
    told = bool(parts & sales) and parts <= sales | sent | stems("SOLD")
    return text in stems("SOLD") or told or (text in sent and text.startswith(tuple(sales)))


def _gives_back(value: str) -> bool:
    """Whether by a document something comes back: "Abono", "Nota credito vendita".

    What was sold on credit was sold.
    """
    text = folded(value)
    known = stems("CREDITS") - {_CREDIT}
    of_sale = not stems("OF_SALES").isdisjoint(text.split("_"))
    return text in stems("CREDITS") or (of_sale and any(f"_{one}_" in f"_{text}_" for one in known))


def are_documents(counts: Mapping[str, int]) -> bool:
    """Whether all values are kinds of documents, not all of sales: they are no events."""
    if are_of_stocks(counts):
        return True
    no_sale = stems("QUOTATIONS") | stems("CREDITS")
    kinds = {folded(value) for value in counts}
    others = {folded(value) for value in counts if not is_negative(value)}
    known = (stems("SOLD") | no_sale).issuperset(others)
    return known and bool(kinds & stems("SOLD") and kinds & no_sale)


@lru_cache(maxsize=65_536)
def _is(value: str, name: str) -> bool:
    text, known = folded(value), stems(name)
    if "_" not in text:
        return text in known
    return text in known or any(f"_{one}_" in f"_{text}_" for one in known)
