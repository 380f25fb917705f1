"""Branches, offices and tills beside what was chosen: they stand behind what has titles."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, code, price, title
from tests.support.own_tables import reading

_NAMES = {
    "en": ("customer_id merchant_id branch_id booked_at amount", "merchant_id name trade"),
    "fr": ("client_id commercant_id agence_id date_operation montant", "commercant_id nom secteur"),
    "de": ("kunde_id haendler_id filiale buchungszeit betrag", "haendler_id name branche"),
    "es": ("cliente_id comercio_id oficina fecha importe", "comercio_id nombre sector"),
    "pt": ("cliente_id estabelecimento_id agencia data_hora valor", "estabelecimento_id nome ramo"),
    "ko": ("고객번호 가맹점번호 영업점코드 거래일시 금액", "가맹점번호 가맹점명 업종"),
    "ja": ("顧客番号 加盟店コード 支店コード 取引日時 金額", "加盟店コード 加盟店名 業種"),
    "zh": ("客户号 商户号 网点编号 交易时间 金额", "商户号 商户名称 行业"),
}  # fmt: skip


def _movements(names: str, merchant: str, branch: str = "", listed: bool = True) -> Proposal:
    """Movements of cards with merchants, but for withdrawals, and in each row a branch."""
    w = World(5120, users=300, items=150, rows=6000, lines=1)
    who, what, where, when, how_much = names.split()
    key, name, trade = merchant.split()
    made = [code("M", i) for i in range(w.items)]
    log: dict[str, list[Any]] = {
        who: w.by_user(lambda u: 10_007 + 37 * u),
        what: w.each(lambda r: None if r % 8 == 0 else made[w.item[r]]),
        where: w.each(lambda r: 1 + (w.user[r] * 7 + r % 3 + r * r % 11) % 45),
        when: w.times("%Y-%m-%d %H:%M:%S"),
        how_much: w.each(lambda r: -price(r)),
    }
    tables = {"moves.csv": log}
    log["articles_paid"] = w.pick((1, 2, 3))  # how many it were names none of them
    if listed:
        tables["merchants.csv"] = {
            key: made,
            name: [title(i) for i in range(w.items)],
            trade: [title(i % 6) for i in range(w.items)],
        }
    if branch:
        tables["branches.csv"] = {
            where: [1 + n for n in range(45)],
            branch: [title(900 + n) for n in range(45)],
        }
    return roles.propose(reading(tables))


@pytest.mark.parametrize("language", list(_NAMES))
def test_of_a_merchant_and_a_branch_with_names_the_merchant_is_taken(language: str) -> None:
    names, merchant = _NAMES[language]
    made = _movements(names, merchant, branch=merchant.split()[1])
    found = section(made)
    assert (found.columns["USER_ID"], found.columns["ITEM_ID"]) == tuple(names.split()[:2])
    assert "which-item" not in {one.code for one in made.questions}


def test_a_branch_is_what_was_chosen_where_nothing_else_has_names() -> None:
    names, merchant = _NAMES["es"]
    made = _movements(names, merchant, branch="nombre", listed=False)
    assert section(made).columns["ITEM_ID"] == "oficina"


def test_a_word_of_one_trade_is_behind_what_a_catalogue_names() -> None:
    """Courses are held in workshops; here it is where something was paid, and is in a town."""
    names, merchant = _NAMES["es"]
    made = _movements(names.replace("oficina", "taller"), merchant, branch="ciudad")
    assert section(made).columns["ITEM_ID"] == "comercio_id"
    assert "which-item" not in {one.code for one in made.questions}
