"""Who got the money that somebody gave out, where nothing says what it was for: what is chosen.

A member of parliament gives grants, an official pays by the card of the office. The unit for which
somebody works goes one way with the person, and was chosen by nobody. Of a purchase the beneficiary
is who was given it: see `paid_for`.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.which_column.points import called_people, full_names, merchants
from personalize_poc.data.own.roles.words.names import stems_of, words

_PAYEES = frozenset(
    stems_of(
        """payee payees favorecido favorecida favorecidos beneficiary beneficiaries bénéficiaire
        bénéficiaires beneficiario beneficiaria beneficiarios beneficiário beneficiária
        begünstigter begünstigte zahlungsempfänger zuwendungsempfänger begunstigde beneficiente
        beneficjent beneficent grantee grantees бенефициар 수혜자 受益者 受益人 收款人 受取人"""
    )
)
_BESIDE = frozenset(
    stems_of(
        """id code cod código codigo nr no num number nummer número numero ref key name nome nom
        nombre naam nazwa cnpj cpf siret siren ou or o of du de la do da"""
    )
)
"""Words that stand beside them."""
_LEAST, _BACK, _FILL = 20, 1.1, 0.3
"""Fewest who got money, rows of each on average, and least share of the rows that have one."""
_OFTEN, _ONE = 2, 0.6
"""Rows of who pays on average, and how sure somebody may go with one payee at most: most clubs get
money of the one member who knows them, who gives it to many."""


def is_one(view: View, column: ColumnProfile) -> bool:
    """Whether a column says who got the money of the people of another column.

    Args:
        view: the table.
        column: of it.
    """
    tokens = words(column.name)
    if _PAYEES.isdisjoint(tokens) or not (_PAYEES | _BESIDE).issuperset(tokens):
        return False
    if column.distinct < _LEAST or column.repeats < _BACK or column.fill < _FILL:
        return False
    others = [one for one in view.columns if one is not column]
    if any(merchants.is_of_others(view, one) for one in others):
        return False
    paid = any(view.hint(one.key).says("price", "amount") for one in others)
    return paid and any(_pays(view, one, column) for one in others)


def _pays(view: View, person: ColumnProfile, payee: ColumnProfile) -> bool:
    """Whether a column holds people who gave money to several."""
    said = view.hint(person.key)
    named = said.about("user", "card") and not said.about("vendor", "staff", "category")
    called = full_names.is_one(view, person) or called_people.is_called(view, person)
    if not named and not called:
        return False
    if person.distinct < _LEAST or person.repeats < _OFTEN or not _PAYEES.isdisjoint(said.tokens):
        return False
    there, back = view.both_ways(person.key, payee.key)
    return there <= _ONE and back <= SURE
