"""One number for all customers whom nobody knows: "CLIENT DIVERS", "MUHTELİF", "GUEST".

A till books whoever has no card on such an account, so that it has far more rows than anybody. So
it books what comes in by way of a service that brings meals, whoever ordered there: "GLOVO".
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.names import hint, stems_of, words

if TYPE_CHECKING:
    import duckdb

_TELLING = frozenset(
    stems_of(
        """
        various misc miscellaneous sundry walkin walk cash retail counter anonymous unregistered
        divers diverses passage comptoir anonyme anonymes
        diverse diverser laufkunde laufkunden laufkundschaft barverkauf barkunde barkunden cpd
        sammelkunde sammelkunden sammelkonto sammeldebitor tageskunde endkunde anonym anonymer theke
        vario varios varias mostrador contado anónimo anonimo eventual ocasional
        generico genérico general público publico
        balcão balcao avulso diversos consumidor final
        diversi varie occasionale generica corrispettivi anonimi banco consumatore finale
        contant contante passant passanten toonbank balie anoniem losse
        kassaverkoop loketverkoop loket abendkasse tageskasse kassenverkauf guichet billetterie
        taquilla biglietteria bilheteria gişe pokladna kassan lippukassa
        visitor visitors guest guests besucher gast gäste visiteur visiteurs visitante visitantes
        visitatore visitatori ospite ospiti bezoeker bezoekers gasten gość goście besökare gäst
        방문객 방문자 내방객 외부인 손님 게스트 来客 来訪者 ゲスト 访客 来宾 訪客
        interlibrary fernleihe fernleihkonto interbibliothécaire interbibliotecario
        interbibliotecaria interbibliotecário międzybiblioteczna międzybiblioteczne
        meziknihovní interbibliothecair fjärrlån kütüphanelerarası межбиблиотечный
        상호대차 책바다 相互貸借 館際互借 馆际互借
        창구 현장판매 窓口 当日券 窗口
        detaliczny detaliczna detal jednorazowy anonimowy paragon paragonowy
        rozni розничный розничная розница частное разовый прочие анонимный
        guest guests gastkunde gastkunden laufgast invités invitados convidados ospiti misafir гость
        гости 게스트 손님 ゲスト 非会員 游客 访客
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
        conta hesap cari sale sales vente ventes venta ventas venda vendas
        vendita vendite punto punti point ponto negozio verkauf verkäufe satış
        sprzedaż laden ladengeschäft ladengeschaeft ladenkasse filiale
        loan loans prêt préstamo prestito empréstimo leenverkeer wypożyczalnia абонемент
        box office till desk door up de en al da do di du la le les im in und and et y e ve
        the a o of"""
    )
)
"""What stands beside them."""
_BRING_MEALS = frozenset(
    stems_of(
        """glovo uber_eats ubereats just_eat justeat deliveroo doordash door_dash grubhub postmates
        seamless lieferando lieferheld foodora wolt rappi ifood pedidosya pedidos_ya foodpanda
        thuisbezorgd thuisbezorgd_nl yemeksepeti trendyol_yemek getir_yemek pyszne pyszne_pl
        dáme_jídlo damejidlo bolt_food boltfood swiggy zomato grabfood grab_food gofood
        яндекс_еда delivery_club 배달의민족 배민 요기요 쿠팡이츠 땡겨요 出前館 出前馆 ウーバーイーツ
        美团 美團 美团外卖 饿了么 餓了麼"""
    )
)
"""Services by way of which people order meals of many kitchens."""
_CARD_WORDS = 4
"""Most words of the name of a card that a house has for itself: "tarjeta de la tienda"."""
_ASIDE = re.compile(r"[(（\[](.*?)[)）\]]")
_HOUSES, _MANY, _LOOKED = 10, 0.1, 2000
"""Accounts of that kind that one house has at most, share of the names from which on what they say
in brackets is said of everybody, and how many names are looked at."""
_FORMS = "", "decimals"
"""How an id may stand in the table of people: as it is, or without the .0 that a program added."""
_MORE, _FIRST = 2, 50
"""Times as many rows as people have on average, and how many of those with most are looked at."""


def is_collective(name: str) -> bool:
    """Whether a name is one of all customers whom nobody knows, and of nobody else.

    "Perakende A.Ş." is a firm, and "General Store" a shop. What stands in brackets may say it of
    any name: "Barverkauf Offizin (Sammelkunde)".
    """
    return any(map(_is_collective, (name, *_ASIDE.findall(name))))


def _is_collective(name: str) -> bool:
    parts = words(name)
    if _is_card_of_house(name, parts) or "_".join(parts) in _BRING_MEALS:
        return True
    telling = [one for one in parts if one in _TELLING]
    return bool(telling) and all(one in _TELLING or one in _BESIDE for one in parts)


def _is_card_of_house(name: str, parts: tuple[str, ...]) -> bool:
    """Whether it says no more than that it is the card of a shop or a till: "Карта магазина"."""
    if not 0 < len(parts) <= _CARD_WORDS:
        return False
    rest = [one for one in parts if one not in _BESIDE and not hint(one).about("card", "vendor")]
    return not rest and hint(name).about("card") and hint(name).about("vendor")


def find(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    column: ColumnProfile,
    tables: dict[str, str],
) -> list[str]:
    """The user with far more rows than others, if a table or the rows call it so; else none.

    A supplier may stand among customers, with more rows than all of them.

    Args:
        connection: where the tables are.
        view: the table of interactions.
        column: of it, with the users.
        tables: label of a table -> its name.
    """
    least = _MORE * len(column.given) / max(1, column.distinct)
    often = [value for value, n in column.frequencies.most_common(_FIRST) if n > least]
    for link in view.links if often else ():
        if link.key != column.key or link.form not in _FORMS or link.table not in tables:
            continue
        if found := _called_so(connection, tables[link.table], link.there, often):
            return found[:1]
    named = column.shape.kind == "phrase"  # a nickname may be such a word, as no full name is
    return [
        one
        for one in often
        if (named and is_collective(one) and not _is_said_of_many(one, column.frequencies))
        or _is_called_beside(view, column, one)
    ][:1]


def _is_said_of_many(name: str, names: Collection[str]) -> bool:
    """Whether a name says it in brackets alone, and so do many: "Hof 7 (anonym)", of all of them.

    Args:
        name: of which `is_collective` is true.
        names: all that stand in its column, each once.
    """
    if _is_collective(name):
        return False
    told = {one for one in _ASIDE.findall(name) if _is_collective(one)}
    several = [one for one in names if told.intersection(_ASIDE.findall(one))]
    return len(several) > max(_HOUSES, _MANY * len(names))


def _is_called_beside(view: View, column: ColumnProfile, user: str) -> bool:
    """Whether the rows of a user, and of nobody else, have such a name in another column."""
    for other in view.columns:
        if other is column or other.shape.kind not in ("word", "phrase"):
            continue
        pairs = list(zip(column.values, other.values, strict=True))
        names = {name for one, name in pairs if one == user and name}
        called = next(iter(names)) if len(names) == 1 else ""
        own = all(one == user for one, name in pairs if name == called)
        if is_collective(called) and own and not _is_said_of_many(called, other.frequencies):
            return True
    return False


def _called_so(
    connection: duckdb.DuckDBPyConnection, table: str, key: str, values: list[str]
) -> list[str]:
    """The ids whose row has such a name, which no other row has: a segment is of many."""
    text, bare = sql.trimmed(key), [without_decimals(value) for value in values]
    found = connection.execute(
        f"SELECT {text}, * FROM {table} WHERE list_contains(?::VARCHAR[], {text})",
        [[*values, *bare]],
    )
    columns = [one[0] for one in found.description or ()][1:]
    rows = {without_decimals(str(value)): cells for value, *cells in found.fetchall()}
    return [
        value
        for value, one in zip(values, bare, strict=True)
        if one in rows
        and any(
            column != key
            and isinstance(cell, str)
            and is_collective(cell)
            and _comes_once(connection, table, column, cell)
            and not _is_said_of_many(cell, _others(connection, table, column))
            for column, cell in zip(columns, rows[one], strict=True)
        )
    ]


def _others(connection: duckdb.DuckDBPyConnection, table: str, column: str) -> list[str]:
    """Different names of a column, as many as are looked at."""
    name = sql.name(column)
    found = connection.execute(
        f"SELECT DISTINCT {name} FROM {table} WHERE {name} IS NOT NULL ORDER BY 1 LIMIT {_LOOKED}"
    )
    return [str(one) for (one,) in found.fetchall()]


def without_decimals(value: str) -> str:
    """An id without the .0 behind it, as a program writes whole numbers among empty fields."""
    return value.removesuffix(".0")


def _comes_once(connection: duckdb.DuckDBPyConnection, table: str, column: str, cell: str) -> bool:
    row = connection.execute(
        f"SELECT count(*) FROM {table} WHERE {sql.name(column)} = ?", [cell]
    ).fetchone()
    return row == (1,)
