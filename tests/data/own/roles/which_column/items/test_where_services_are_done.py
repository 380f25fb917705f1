"""Where a service is done is not what is recommended beside what is done there and who does it."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading

_PEOPLE, _PLACES = 120, 9


def _booked(place: str, who: str, service: str) -> Proposal:
    """Bookings of services of those who serve at a few places; each of these has a list.

    Args:
        place: how the column of places is called.
        who: how that of those who serve is; "" without them.
        service: how that of services is.
    """
    w = World(9511, rows=4000, users=500, items=60, lines=1)
    served = w.each(lambda row: (row * 7 + row // 40) % _PEOPLE)
    rows: dict[str, Any] = {
        "customer_no": w.by_user(lambda u: code("K", u)),
        service: w.by_item(lambda i: code("S", i)),
        f"{service} (text)": w.by_item(title),
        place: [1 + n % _PLACES for n in served],
        "booked_at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    tables = {
        "bookings.csv": rows,
        "list_1.csv": {
            service: [code("S", i) for i in range(60)],
            "title": [title(i) for i in range(60)],
            "minutes": [20 + i % 9 * 5 for i in range(60)],
        },
        "list_2.csv": {
            place: [1 + n for n in range(_PLACES)],
            "name": [f"House {title(n)}" for n in range(_PLACES)],
            "town": [("Graz", "Linz", "Wels")[n % 3] for n in range(_PLACES)],
        },
    }
    if who:
        rows[who] = [f"M{100 + n}" for n in served]
        tables["list_3.csv"] = {
            who: [f"M{100 + n}" for n in range(_PEOPLE)],
            "name": [f"Ann {title(n)}" for n in range(_PEOPLE)],
            "rating": [3 + n % 20 / 10 for n in range(_PEOPLE)],
            place: [1 + n % _PLACES for n in range(_PEOPLE)],
        }
    return roles.propose(reading(tables))


def _asked_about(made: Proposal) -> set[str]:
    """The columns of which one may be the item, by the question."""
    (question,) = made.questions
    told = [yaml.safe_load(one.yaml)["interactions"]["columns"] for one in question.options]
    return {str(one["ITEM_ID"]) for one in told}


@pytest.mark.parametrize(
    ("place", "who", "service"),
    [
        ("id_struttura", "id_medico", "id_prestazione"),
        ("facility_id", "doctor_id", "service_id"),
        ("clinic_id", "doctor_id", "service_id"),
        ("Einrichtung_Nr", "Arzt_Nr", "Leistung_Nr"),
        ("Filiale_Nr", "Friseur_Nr", "Leistung_Nr"),
        ("id_établissement", "id_médecin", "id_prestation"),
        ("id_centro", "id_médico", "id_servicio"),
        ("id_unidade", "id_profissional", "id_servico"),
        ("vestiging_id", "behandelaar_id", "behandeling_id"),
        ("지점코드", "디자이너번호", "시술코드"),
        ("店舗コード", "スタイリストコード", "メニューコード"),
        ("门店编号", "技师编号", "服务编号"),
    ],
)
def test_beside_what_is_done_and_who_does_it_the_place_is_not_offered(
    place: str, who: str, service: str
) -> None:
    assert _asked_about(_booked(place, who, service)) == {service, who}
