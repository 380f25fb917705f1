"""Tasks of pickers and forklifts: work that somebody is sent for tells of nobody's taste."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from tests.data.own.roles.worlds.proposals import proposal_and_columns
from tests.data.own.roles.worlds.world import World, title
from tests.support.own_tables import reading


def _tasks(label: str, names: tuple[str, ...], listed: str = "") -> dict[str, dict[str, Any]]:
    """What each task was: for which order, by whom, from where, of what, and how it ended."""
    w = World(1515, users=38, items=200, rows=3000, lines=4)
    number, order, who, place, item, many, begun, state = names
    tables: dict[str, dict[str, Any]] = {
        label: {
            number: w.each(lambda row: 88_200_100 + row),
            order: w.by_order(lambda n: f"PV{2_489_000 + n}"),
            who: w.by_user(lambda u: f"OP{100 + u}"),
            place: w.by_item(lambda i: f"B-{10 + i % 30}-{10 + i % 47}-{i % 4}"),
            item: w.by_item(lambda i: 8_426_000 + 31 * i),
            many: w.pick([1, 2, 5, 12]),
            begun: w.times("%d/%m/%Y %H:%M:%S"),
            state: w.pick(["OK", "SHORT", "REFILL"], [96, 3, 1]),
        },
        "goods.csv": {
            item: [8_426_000 + 31 * i for i in range(w.items)],
            "name": [f"{title(i)} {i}" for i in range(w.items)],
            "weight": [f"{i % 7}.{i % 10}" for i in range(w.items)],
        },
    }
    if listed:
        tables["team.csv"] = {
            who: [f"OP{100 + u}" for u in range(38)],
            listed: [f"{'ABC'[u % 3]}. {('Lee', 'Roy', 'Fox', 'Day')[u % 4]}" for u in range(38)],
            "since": [f"{1 + u % 28:02d}/0{1 + u % 9}/2021" for u in range(38)],
        }
    return tables


_EXPORTS = [
    (
        "SGA_tareas_picking.csv",
        ("ID_TAREA", "PEDIDO", "OPERARIO", "UBICACION", "SKU", "CANTIDAD", "INICIO", "ESTADO"),
    ),
    ("pick_tasks.csv", ("task_id", "order", "picker", "bin", "sku", "qty", "started", "state")),
    (
        "Kommissionierung.csv",
        ("Aufgabe", "Auftrag", "Bediener", "Lagerplatz", "Artikelnr", "Menge", "Beginn", "Status"),
    ),
    (
        "피킹작업.csv",
        ("작업번호", "주문번호", "작업자", "로케이션", "상품코드", "수량", "시작일시", "상태"),
    ),
    (
        "ピッキング.csv",
        ("作業番号", "注文番号", "作業者", "棚番", "商品コード", "数量", "開始日時", "状態"),
    ),
    (
        "Missioni_prelievo.csv",
        ("Missione", "Ordine", "Operatore", "Ubicazione", "Articolo", "Qta", "Inizio", "Stato"),
    ),
    (
        "拣货任务.csv",
        ("任务号", "订单号", "拣货员", "库位", "商品编码", "数量", "开始时间", "状态"),
    ),
    (
        "preparation_commandes.csv",
        ("mission", "commande", "préparateur", "emplacement", "article", "qté", "début", "état"),
    ),
]


@pytest.mark.parametrize("listed", ["", "name"])
@pytest.mark.parametrize(("label", "names"), _EXPORTS)
def test_tasks_of_pickers_are_refused_as_the_work_of_staff(
    label: str, names: tuple[str, ...], listed: str
) -> None:
    proposal = roles.propose(reading(_tasks(label, names, listed)))
    assert proposal.mapping is None
    assert not proposal.questions
    assert f"{label} holds tasks of those who work in a warehouse" in proposal.reason


@pytest.mark.parametrize(("label", "names"), _EXPORTS[:2])
def test_lines_that_name_the_customer_are_taken(label: str, names: tuple[str, ...]) -> None:
    w = World(1515, users=38, items=200, rows=3000, lines=4)
    tables = _tasks(label, names)
    tables[label]["customer_id"] = w.by_order(lambda n: 10_000 + 7 * (n * n % 300))
    *__, columns = proposal_and_columns(tables)
    assert columns["USER_ID"] == "customer_id"
