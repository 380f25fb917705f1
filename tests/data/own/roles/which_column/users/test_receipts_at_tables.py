"""Receipts of a restaurant are nobody, and neither is the table at which guests sit."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.world import World, title
from tests.support.own_tables import reading

_FORM = "%d/%m/%Y %H:%M:%S"


def _lines(receipt: str, table: str, **more: Any) -> dict[str, Any]:
    """Lines of receipts, rung up within minutes, with the till, the waiter and the table."""
    w = World(2631, rows=3000, days=60)
    return {
        receipt: w.by_order(lambda n: 700_001 + n),
        "item": w.each(lambda row: 1 + row % 3),
        "hora": [(at + timedelta(seconds=17 * (row % 3))).strftime(_FORM)
                 for row, at in enumerate(w.at)],
        "caixa": w.by_order(lambda n: 1 + n * 7919 % 3),
        table: w.by_order(lambda n: 1 + n * 7919 % 28),
        "cod_produto": w.by_item(lambda i: 100 + i),
        "descricao": w.by_item(title),
        "qtd": w.each(lambda row: 1 + row % 3),
        **more,
    }  # fmt: skip


def _proposed(lines: dict[str, Any]) -> Proposal:
    goods = {"cod_produto": list(range(100, 220)), "descricao": [title(i) for i in range(120)]}
    return roles.propose(reading({"itens.csv": lines, "produtos.csv": goods}))


@pytest.mark.parametrize(
    ("receipt", "table"),
    [
        ("CUPOM", "MESA"), ("cupom_id", "mesa"), ("Talão", "Mesa nº"), ("Quittung", "Tisch"),
        ("Kassenzettelnr", "Tischnummer"), ("Receipt", "Table"), ("Ticket", "N° table"),
        ("Scontrino", "Tavolo"), ("Bonnummer", "Tafelnr"), ("Paragon", "Stolik"),
        ("Kvitto", "Bord"), ("영수증번호", "테이블번호"), ("領収書番号", "卓番"),
        ("小票号", "桌号"), ("收据", "桌台"), ("чек", "Столик"), ("Nyugta", "Asztal"),
    ],
)  # fmt: skip
def test_a_receipt_is_nobody_and_neither_is_a_table(receipt: str, table: str) -> None:
    proposal = _proposed(_lines(receipt, table))
    assert proposal.mapping is None
    assert f"{receipt} (such as 700001) is the number of a receipt" in proposal.reason
    assert "counted anew" not in proposal.reason
    assert "Export the id of the customer, member or card" in proposal.reason


@pytest.mark.parametrize("person", ["cpf", "cliente", "zqv"])
def test_who_comes_back_to_the_restaurant_is_somebody(person: str) -> None:
    w = World(2631, rows=3000, days=60)
    who = w.by_user(lambda u: 5_000 + 17 * u)
    lines = _lines("CUPOM", "MESA", **{person: who})
    proposal = _proposed(lines)
    assert proposal.mapping is not None
    assert proposal.mapping.sections["interactions"].columns["USER_ID"] == person


def test_a_voucher_is_no_receipt() -> None:
    w = World(2631, rows=3000, days=60)
    code = w.each(lambda row: None if row % 5 else f"NATAL{row % 9}")
    lines = _lines("pedido", "mesa", cupom=code, cliente=w.by_user(lambda u: 5_000 + 17 * u))
    proposal = _proposed(lines)
    assert proposal.mapping is not None
    assert proposal.mapping.sections["interactions"].columns["USER_ID"] == "cliente"
