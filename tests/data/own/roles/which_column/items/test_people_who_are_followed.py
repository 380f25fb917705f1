"""Those who serve, to whom customers come back: either they or what they do may be recommended."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import asked
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading

_MANY = 32
_NAMES = [
    ("service_id", "stylist_id"),
    ("course_id", "teacher_id"),
    ("Leistung_Nr", "Friseur_Nr"),
    ("id_prestation", "id_praticien"),
    ("id_servicio", "id_profesional"),
    ("id_servico", "id_profissional"),
    ("id_prestazione", "id_medico"),
    ("behandeling_id", "behandelaar_id"),
    ("시술코드", "디자이너번호"),
    ("メニューコード", "スタイリストコード"),
    ("服务编号", "技师编号"),
    ("design_no", "artist_no"),
    ("desenho_cod", "artista_id"),
    ("Motiv_Nr", "Künstler_Nr"),
    ("id_prestation", "id_tatoueur"),
    ("상품코드", "작가번호"),
    ("メニューコード", "彫師番号"),
]


def _visits(
    service: str, who: str, by: str, *, lines: int = 1, place: bool = False, branch: bool = False
) -> Proposal:
    """Visits to a house with a list of what it does and one of those who do it.

    Args:
        service: how the column of what is done is called.
        who: how that of those who do it is.
        by: who serves: "asked for" by customers, "free" ones, or those of the "town" of a customer.
        lines: most things that are done in one visit, by one of them.
        place: whether rows say where it was.
        branch: whether the list of people says where each of them works.
    """
    w = World(9411, rows=4000, users=250, items=40, lines=lines)
    town = [u * 5 % 4 for u in w.user]
    free = [number * 7 % _MANY for number in w.order]
    served = {
        "asked for": [
            u * 11 % _MANY if n % 5 < 2 else n for u, n in zip(w.user, free, strict=True)
        ],
        "free": free,
        "town": [n // 4 * 4 + at for n, at in zip(free, town, strict=True)],
    }[by]
    rows: dict[str, Any] = {
        "customer_id": w.by_user(lambda u: code("K", u)),
        service: w.by_item(lambda i: code("S", i)),
        who: [f"P{100 + n}" for n in served],
        "booked_at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    if place:
        rows["town"] = [("Graz", "Linz", "Wels", "Enns")[n % 4] for n in served]
    menu = {
        service: [code("S", i) for i in range(40)],
        "title": [title(i) for i in range(40)],
        "minutes": [20 + i % 9 * 5 for i in range(40)],
    }
    people = {
        who: [f"P{100 + n}" for n in range(_MANY)],
        "name": [f"Ann {title(n)}" for n in range(_MANY)],
        "since": [2009 + n % 12 for n in range(_MANY)],
    }
    if branch:
        people["branch"] = [("Graz", "Linz", "Wels", "Enns")[n % 4] for n in range(_MANY)]
    return roles.propose(reading({"visits.csv": rows, "menu.csv": menu, "people.csv": people}))


@pytest.mark.parametrize(("service", "who"), _NAMES)
def test_to_whom_customers_come_back_for_different_things_may_be_recommended_too(
    service: str, who: str
) -> None:
    made = _visits(service, who, "asked for")
    (question,) = made.questions
    told = [yaml.safe_load(one.yaml)["interactions"]["columns"] for one in question.options]
    assert [one["ITEM_ID"] for one in told] == [service, who]


@pytest.mark.parametrize(("service", "who"), _NAMES)
def test_whoever_is_free_is_not_chosen(service: str, who: str) -> None:
    made = _visits(service, who, "free")
    assert section(made).columns["ITEM_ID"] == service
    assert not asked(made)


def test_who_does_several_things_in_one_visit_was_not_chosen_for_it() -> None:
    assert not asked(_visits("service_id", "stylist_id", "free", lines=4))


def test_whoever_is_free_where_a_customer_lives_is_not_chosen() -> None:
    assert not asked(_visits("service_id", "stylist_id", "town", place=True))


@pytest.mark.parametrize("who", ["stylist_id", "artist_id"])
def test_whoever_is_free_in_the_branch_near_home_is_not_chosen(who: str) -> None:
    assert not asked(_visits("service_id", who, "town", branch=True))


@pytest.mark.parametrize("who", ["sales_rep_id", "seller_id", "rider_id", "broker_id"])
def test_who_sells_or_drives_is_nobodys_choice(who: str) -> None:
    assert not asked(_visits("product_id", who, "asked for"))
