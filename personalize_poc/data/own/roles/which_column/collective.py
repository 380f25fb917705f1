"""One number for all customers whom nobody knows: "CLIENT DIVERS", "MUHTELİF", "Laufkundschaft".

A till books whoever has no card on such an account, so that it has far more rows than anybody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.names import stems_of, words

if TYPE_CHECKING:
    import duckdb

_TELLING = frozenset(
    stems_of(
        """
        various misc miscellaneous sundry walkin walk cash retail counter anonymous unregistered
        divers diverses passage comptoir anonyme anonymes
        diverse diverser laufkunde laufkunden laufkundschaft barverkauf barkunde barkunden cpd
        tageskunde endkunde anonym anonymer theke
        vario varios varias mostrador contado anónimo anonimo eventual ocasional
        generico genérico general público publico
        balcão balcao avulso diversos consumidor final
        diversi varie occasionale generica corrispettivi anonimi banco consumatore finale
        contant contante passant passanten toonbank balie anoniem losse
        kassaverkoop loketverkoop loket abendkasse tageskasse kassenverkauf guichet billetterie
        taquilla biglietteria bilheteria gişe pokladna kassan lippukassa
        창구 현장판매 窓口 当日券 窗口
        detaliczny detaliczna detal jednorazowy anonimowy paragon paragonowy
        rozni розничный розничная розница частное разовый прочие анонимный
        muhtelif perakende nihai tüketici peşin kasa
        drobný maloobchod hotovost kontant kontantkund satunnainen käteinen
        일반 일반고객 소매 소매고객 현금 현금고객 비회원 기타 기타고객 미등록
        一般 一般客 諸口 現金 現金客 店頭 店頭客 その他 散客 零售 零售客户 现金客户 普通客户"""
    )
)
"""Words for all who have no account of their own."""
_BESIDE = frozenset(
    stems_of(
        """
        customer customers client clients kunde kunden cliente clientes clienti klant klanten klient
        klienci kund kunder zákazník asiakas ügyfél müşteri musteri müşteriler клиент клиенты
        покупатель покупатели лицо 고객 거래처 お客様 顧客 客户 客人 account konto compte cuenta
        conta hesap cari sale sales vente ventes venta ventas venda vendas verkauf verkäufe satış
        sprzedaż box office till desk door de en al da do di du la le les im in und and et y e ve
        the a o of"""
    )
)
"""What stands beside them."""
_MORE = 2
"""Times as many rows as anybody else has."""


def is_collective(name: str) -> bool:
    """Whether a name is one of all customers whom nobody knows, and of nobody else.

    "Perakende A.Ş." is a firm, and "General Store" a shop.
    """
    parts = words(name)
    telling = [one for one in parts if one in _TELLING]
    return bool(telling) and all(one in _TELLING or one in _BESIDE for one in parts)


def find(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    column: ColumnProfile,
    tables: dict[str, str],
) -> list[str]:
    """The user with far more rows than anybody, if a table of people calls it so; else none.

    Args:
        connection: where the tables are.
        view: the table of interactions.
        column: of it, with the users.
        tables: label of a table -> its name.
    """
    ranked = column.frequencies.most_common(2)
    if len(ranked) < 2 or ranked[0][1] < _MORE * ranked[1][1]:
        return []
    value = ranked[0][0]
    for link in view.links:
        if link.key != column.key or link.form or link.table not in tables:
            continue
        if _is_called_so(connection, tables[link.table], link.there, value):
            return [value]
    return []


def _is_called_so(connection: duckdb.DuckDBPyConnection, table: str, key: str, value: str) -> bool:
    """Whether the row of an id has such a name, which no other row has: a segment is of many."""
    found = connection.execute(f"SELECT * FROM {table} WHERE {sql.trimmed(key)} = ?", [value])
    columns = [one[0] for one in found.description or ()]
    rows = found.fetchall()
    if len(rows) != 1:
        return False
    for column, cell in zip(columns, rows[0], strict=True):
        if column == key or not isinstance(cell, str) or not is_collective(cell):
            continue
        row = connection.execute(
            f"SELECT count(*) FROM {table} WHERE {sql.name(column)} = ?", [cell]
        ).fetchone()
        if row == (1,):
            return True
    return False
