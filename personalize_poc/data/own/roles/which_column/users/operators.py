"""Who worked the till, beside whose purchase it was: programs call only the former a user.

In the tables of tills and of bookkeeping "utilisateur" or "Benutzer" is one of a few of the staff,
and customers are called customers, or third parties ("tiers"). Numbers that a state gives to
persons are of customers as well, whatever their column is called.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.which_column.points import identity
from personalize_poc.data.own.roles.words.names import stems_of, words
from personalize_poc.data.own.roles.words.official_numbers import OTHERS

_OPERATORS = frozenset(
    stems_of(
        """
        user userid user_id usercode username usr utilisateur utilisateurs benutzer benutzernr
        benutzername usuario usuário utente gebruiker użytkownik uzytkownik uživatel käyttäjä bruger
        brukere
        användare felhasználó utilizator kullanıcı kullanici пользователь 사용자 사용자id ユーザー
        ユーザーid ユーザ 用户 用户id 用戶 操作员 操作員"""
    )
)
"""Words of names of columns of who works with a program, and of who uses a service."""
_CUSTOMERS = frozenset(
    stems_of(
        """
        customer customers customerid client clients clientid tiers kunde kunden kundennr
        kundennummer kundenid debitor debitorennr cliente clientes clienti klant klanten klantnr
        klient klienta klienci zákazník zákazníka asiakas asiakkaan kund kunder kundnr kundnummer
        ügyfél vevő client_id müşteri musteri cari клиент клиента покупатель покупателя контрагент
        고객 고객번호 고객id 거래처 거래처코드 顧客 顧客番号 顧客id 得意先 得意先コード 客户
        客户id 客户编号 客戶 会员 会员id 会员号 會員"""
    )
)
"""Words of names of columns of who buys."""
_FEW = 0.1
"""Different users for each customer, up to which they are staff."""


def prefer_customers(found: list[Scored]) -> None:
    """Take points from the few users of a program where another column names many customers."""
    for one in found:
        if any(is_operator(one.column, other) for other in found if other is not one):
            one.add(-5.0)


def is_operator(column: ColumnProfile, other: Scored) -> bool:
    """Whether a column names users of a program, and another one customers, who are far more.

    Args:
        column: which may be of who worked the till.
        other: the column that may be of customers.
    """
    name = set(words(column.name))
    if not name & _OPERATORS or name & _CUSTOMERS:
        return False
    said = other.view.hint(other.column.key)
    called = _CUSTOMERS.intersection(words(other.column.name)) and not said.says("name", "type")
    called = bool(called) or (not said.about(*OTHERS) and identity.holds(other.column))
    many = column.distinct <= _FEW * other.column.distinct
    return called and many and other.column.repeats > 1
