"""Pages that are no items: the home page, a search, the cart, an account.

Tools that count visitors write a row for each page. Where another column says which page it was,
rows of pages that never name an item are left out; where the page itself is the item, or a number
that its address has, those whose address begins with a word for such a page, and front pages of
sections.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from personalize_poc.data.own import page_paths, sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words.names import plain, stems_of
from personalize_poc.language import ngettext

if TYPE_CHECKING:
    import duckdb

_FULL = 0.98
"""Share of rows with an item from which on nothing is looked for."""
_SURE = 0.98
"""Share of rows whose page says whether they name an item."""
_OFTEN = 2
"""Rows of each page without an item, on average, so that its name can say so at all."""
_ONE, _MORE = 0.98, 1.05
"""Share of the rows in which an item has its address; addresses an item at most, on average."""
_MOST = 500
"""Pages that are left out by name."""
_LOOKED = 20_000
"""Most pages that are looked at, the most frequent first."""
_KNOWN = 0.8
"""Share of the pages that a catalogue has, from which on it says what an item is."""
_HOST = re.compile(r"^(?:[a-z]+://)?(?:(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?(?=/|$))?")
_ENDING = re.compile(r"\.[a-z]{2,5}$")
_PAGES = frozenset(
    plain(one)
    for one in stems_of(
        """
        home homepage index start default main search suche recherche buscar busca pesquisa ricerca
        zoeken szukaj arama поиск 검색 検索 搜索 cart basket bag warenkorb panier carrito carrinho
        carrello winkelwagen koszyk sepet корзина 장바구니 カート 购物车 checkout kasse caisse caja
        cassa payment zahlung paiement pago pagamento 결제 login logout signin signup register
        anmelden anmeldung connexion inscription registro cadastro accedi 로그인 회원가입 account
        konto mein-konto my-account compte mon-compte cuenta mi-cuenta conta minha-conta profil
        profile settings einstellungen 마이페이지 contact kontakt contacto contato contatti about
        about-us ueber-uns a-propos impressum imprint privacy datenschutz agb terms legal faq help
        hilfe aide ayuda ajuda aiuto newsletter unsubscribe sitemap store-locator wishlist merkliste
        error 404 robots"""
    )
)
"""First parts of addresses of pages that no shop, and no library, recommends."""


def find(connection: duckdb.DuckDBPyConnection, best: Candidate, found: Actions) -> None:
    """Leave out rows of pages that are no items.

    Args:
        connection: where the table is.
        best: the interactions.
        found: what was found of events and states; written to.
    """
    item = best.roles["ITEM_ID"]
    if item.view is not best.view:
        return
    if item.column.fill < _FULL and item.column.name not in found.leave_out:
        _without_items(connection, best, found, item.column)
    known = any(
        link.key == item.column.key and link.share > _KNOWN and not link.form
        for link in item.view.links
    )
    pages = _address(best, item.column)
    if pages and not known and pages.name not in found.leave_out:
        _by_word(connection, best, found, pages)


def _address(best: Candidate, item: ColumnProfile) -> ColumnProfile | None:
    """The item itself where it is a page, or the column with the address of each.

    Where only pages of things have an id, no front page is among them, and nothing is found.
    """
    if item.shape.kind == "url":
        return item
    for one in best.view.columns:
        as_many = _ONE * item.distinct <= one.distinct <= _MORE * item.distinct
        if one.shape.kind == "url" and as_many and best.view.goes_with(item.key, one.key) > _ONE:
            return one
    return item if _is_page(best, item) else None


def _is_page(best: Candidate, column: ColumnProfile) -> bool:
    return column.shape.kind == "url" or best.view.hint(column.key).says("url")


def _without_items(
    connection: duckdb.DuckDBPyConnection, best: Candidate, found: Actions, item: ColumnProfile
) -> None:
    """Leave out rows without an item, where another column says that their pages never have one."""
    for column in best.view.columns:
        if column is item or column.fill < _FULL or not _is_page(best, column):
            continue
        page = f"regexp_replace({sql.trimmed(column.key)}, '[?#].*$', '')"
        row = connection.execute(
            f"SELECT sum(greatest(n, lacking)), sum(n + lacking), sum(lacking) FILTER (n = 0), "
            f"count(*) FILTER (n = 0) FROM (SELECT count({sql.trimmed(item.key)}) AS n, "
            f"count(*) - n AS lacking FROM {best.view.profile.table.name} GROUP BY {page})"
        ).fetchone()
        assert row is not None
        same, rows, lacking, pages = (int(one or 0) for one in row)
        if pages and same >= _SURE * rows and lacking >= _OFTEN * pages:
            found.leave_out[item.name] = ("",)
            found.returns[item.key] = ngettext(
                "{rows:,} row is of a page that never names an item, such as the home page: {page} "
                "tells which.",
                "{rows:,} rows are of pages that never name an item, such as the home page: {page} "
                "tells which.",
                lacking,
            ).format(rows=lacking, page=column.name)
            return


def _by_word(
    connection: duckdb.DuckDBPyConnection, best: Candidate, found: Actions, address: ColumnProfile
) -> None:
    """Leave out pages whose address begins with a word for one that is no item."""
    pages = value_counts(connection, best.view, address, _LOOKED)
    paths = {page: _path(page) for page in pages}
    listing = page_paths.sections(paths.values())
    gone = {
        page: count
        for page, count in pages.items()
        if _is_other(page, paths[page]) or paths[page] in listing
    }
    if not gone or len(gone) >= len(pages) / 2:
        return
    chosen = tuple(gone)[:_MOST]
    found.leave_out[address.name] = chosen
    rows = sum(gone[one] for one in chosen)
    found.returns[address.key] = ngettext(
        "Their {rows:,} row is of a page such as the home page, a search or an account, "
        "which nobody is recommended.",
        "Their {rows:,} rows are of pages such as the home page, a search or an account, "
        "which nobody is recommended.",
        rows,
    ).format(rows=rows)


def _is_other(page: str, path: str) -> bool:
    """Whether an address is that of the home page, a search, the cart and so on."""
    if "/" not in re.sub(r"[?#].*$", "", page):
        return False
    parts = page_paths.parts(path)
    return page_paths.is_home(path) or plain(_ENDING.sub("", parts[0])) in _PAGES


def _path(page: str) -> str:
    """The path of an address in small letters, without its host and what is asked of it."""
    path = re.sub(r"[?#].*$", "", page.casefold())
    return path[_end_of_host(path) :] if "/" in path else path


def _end_of_host(path: str) -> int:
    match = _HOST.match(path)
    return match.end() if match else 0
