"""Names and values that tell a role at once: codes of events, cookies, doctors, words as ids."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.roles.left_out.goods.no_goods import is_none
from personalize_poc.data.own.roles.words.meanings import is_event, is_negative
from personalize_poc.data.own.roles.words.names import hint
from tests.data.own.roles.rows import proposed, rarely, section
from tests.data.own.roles.world import World, code, digest, title
from tests.support.own_tables import reading

_FORM = "%Y-%m-%d %H:%M:%S"


def asked(proposal: Proposal) -> set[str]:
    return {one.code for one in proposal.questions}


@pytest.mark.parametrize("name", ["event_cd", "action_code"])
def test_short_codes_of_events_are_their_kinds_and_what_was_shown_is_none(name: str) -> None:
    w = World(1301, users=400, lines=1)
    made = proposed(w, {}, **{name: rarely(w, "IMP", {"CLK": 5, "ACT": 12, "RDM": 25})})
    assert section(made).columns["EVENT_TYPE"] == name
    assert section(made).event_types["IMP"] is None
    (said,) = [one for one in made.findings if one.code == "event-words-unknown"]
    assert "ACT" in said.message
    assert "CLK" not in said.message


def test_a_cookie_is_the_visitor_and_a_page_what_was_looked_at() -> None:
    w = World(1302, users=400, rows=6000, lines=1)
    table = {
        "ts": w.times(_FORM),
        "cid": w.by_user(lambda u: f"{(u + 77) * 7_919_213 % 10**9 + 10**6}.{1_690_000_000 + u}"),
        "uid": w.by_user(lambda u: u + 5000 if u % 2 else ""),
        "url": w.by_item(lambda i: f"https://shop.example/p/{title(i).replace(' ', '-')}"),
        "act": rarely(w, "pv", {"atc": 9, "buy": 20}),
    }
    made = roles.propose(reading({"tracking.csv": table}))
    assert section(made).columns["USER_ID"] == "cid"
    assert section(made).columns["ITEM_ID"] == "url"
    assert not made.questions
    assert "person-signed-in" in {one.code for one in made.findings}


def test_whom_a_patient_saw_is_chosen_though_its_number_is_called_no_id() -> None:
    w = World(1303, users=400, items=60, rows=6000, lines=1)
    table = {
        "patient_mrn": w.by_user(lambda u: f"MRN{u + 100_000}"),
        "provider_npi": w.by_item(lambda i: 1_000_000_000 + i * 7919),
        "created_at": w.times(_FORM),
    }
    doctors = {
        "provider_npi": [1_000_000_000 + i * 7919 for i in range(60)],
        "provider_name": [f"Dr {title(i)}" for i in range(60)],
        "specialty": ["cardio", "derma"] * 30,
    }
    made = roles.propose(reading({"visits.csv": table, "providers.csv": doctors}))
    assert section(made).columns["ITEM_ID"] == "provider_npi"


def test_a_station_where_a_ride_began_is_nobody() -> None:
    w = World(1309, items=60, rows=6000, lines=1)
    table = {
        "trip_id": [digest(n)[:16] for n in w.rows],
        "bike_id": w.by_user(lambda u: f"b{u + 1000}"),
        "start_station": w.by_item(lambda i: f"st{i}"),
        "end_station": w.each(lambda row: f"st{(w.item[row] * 7 + row) % 60}"),
        "started_at": w.times(_FORM),
    }
    assert roles.propose(reading({"trips.csv": table})).mapping is None


def test_tickets_of_the_staff_are_no_kind_of_event() -> None:
    w = World(1310, lines=1)
    made = proposed(w, {}, 발권구분=rarely(w, "일반권", {"직원": 60, "취소": 70}))
    section_of = section(made)
    gone = {kind for kind, name in section_of.event_types.items() if name is None}
    assert "직원" in gone | set(section_of.leave_out.get("발권구분", ()))


def test_who_is_called_a_target_is_not_who_acted() -> None:
    w = World(1304, users=500, items=500, rows=9000)
    people = [digest(u)[:12] for u in range(500)]
    table = {
        "swp": w.by_user(lambda u: people[u]),
        "target": w.by_item(lambda i: people[i]),
        "at": w.times(_FORM),
    }
    profiles = {
        "id": people,
        "age": [20 + u % 30 for u in range(500)],
        "city": ["Oslo", "Bergen"] * 250,
    }
    made = roles.propose(reading({"swipes.csv": table, "profiles.csv": profiles}))
    assert section(made).columns["USER_ID"] == "swp"
    assert "which-user" not in asked(made)


def test_a_word_among_numbers_that_is_called_a_bag_is_left_out() -> None:
    w = World(1305, lines=3)
    bags = w.each(lambda row: row % 11 == 0)
    table: dict[str, Any] = {
        "tarjeta": w.by_user(lambda u: 7_100_000 + u * 13),
        "articulo": w.each(lambda row: "BOLSA" if bags[row] else 650_000 + w.item[row] * 7),
        "descripcion": w.each(lambda row: "BOLSA" if bags[row] else title(w.item[row])),
        "fecha": w.times(_FORM),
    }
    assert section(roles.propose(reading({"ventas.csv": table}))).leave_out["articulo"] == (
        "BOLSA",
    )


def test_one_number_of_nines_is_nobody_where_it_comes_more_often_than_anybody() -> None:
    w = World(1306, users=400, rows=6000, lines=1)
    table = {
        "Debitornr": w.each(lambda row: 99_999 if row % 9 == 0 else w.user[row] + 10_000),
        "Varenr": w.by_item(lambda i: code("V", i)),
        "Dato": w.times(_FORM),
    }
    made = section(roles.propose(reading({"linjer.csv": table})))
    assert made.leave_out["Debitornr"] == ("99999",)


def test_kinds_of_documents_in_unknown_codes_are_said() -> None:
    w = World(1307)
    made = proposed(
        w,
        {},
        stato=rarely(w, "spedito", {"annullato": 30}),
        tipo_doc=rarely(w, "ORD", {"PRE": 19, "OMA": 41}),
    )
    (said,) = [one for one in made.findings if one.code == "standing-unknown"]
    assert "tipo_doc" in said.message
    assert "PRE" in said.message


@pytest.mark.parametrize("name", ["grupa", "groep", "категория"])
def test_a_group_of_readers_that_is_staff_is_left_out(name: str) -> None:
    w = World(1308, users=400, lines=1)
    log = {
        "nr_karty": w.by_user(lambda u: f"K{u + 20_000}"),
        "id_tytulu": w.by_item(lambda i: code("T", i)),
        "data": w.times(_FORM),
    }
    people = {
        "nr_karty": [f"K{u + 20_000}" for u in range(400)],
        name: ["pracownik" if u % 90 == 3 else "student" for u in range(400)],
    }
    made = roles.propose(reading({"log.csv": log, "czytelnicy.csv": people}))
    assert section(made).leave_out[name] == ("pracownik",)


@pytest.mark.parametrize(
    "word",
    ["acheter", "comprar", "Bewertung", "wypożyczenie", "rezervasyon", "αγορά", "รีวิว", "留言"],
)
def test_words_of_deeds_are_known_in_many_languages(word: str) -> None:
    assert is_event(word)


@pytest.mark.parametrize(
    "word", ["nicht abgeholt", "не выкуплен", "ei_saapunut", "無效", "brouillon", "gagal", "미수령"]
)
def test_words_of_what_came_to_nothing_are_known_in_many_languages(word: str) -> None:
    assert is_negative(word)


@pytest.mark.parametrize(
    "word",
    [
        "Kurtaxe",
        "City tax",
        "ラッピング",
        "Szállítás",
        "Voucher",
        "상품권",
        "배송보험",
        "Shipping Protection by Route - 1.95",
        "Seguro de envío",
        "Versandversicherung",
    ],
)
def test_what_is_paid_beside_goods_is_known_in_many_languages(word: str) -> None:
    assert is_none(word)


@pytest.mark.parametrize(
    ("name", "entity"),
    [("lytter_id", "user"), ("πελάτης", "user"), ("látogató", "user"), ("korisnik", "user"),
     ("손님번호", "user"), ("来館者番号", "user"), ("hirdetes_id", "item"), ("Anzeigen-ID", "item"),
     ("könyv", "item"), ("βιβλίο", "item"), ("物件番号", "item"), ("房源编号", "item")],
)  # fmt: skip
def test_names_of_people_and_of_things_are_known_in_many_languages(name: str, entity: str) -> None:
    assert hint(name).about(entity)


def test_a_partner_who_orders_for_customers_may_be_meant() -> None:
    w = World(1311, users=700, items=200, rows=9000)
    table = {
        "customer_id": w.by_user(lambda u: 7_000_000 + u * 31),
        "partner_id": w.by_order(lambda n: 3_000_000 + n * 7919 % 400 * 13),
        "product_id": w.by_item(lambda i: code("P", i)),
        "ordered_at": w.times(_FORM),
    }
    both = [7_000_000 + u * 31 for u in range(700)] + [3_000_000 + n * 13 for n in range(400)]
    people = {"id": both, "name": [title(n) for n in both], "city": ["Oslo", "Bergen"] * 550}
    made = roles.propose(reading({"lines.csv": table, "customers.csv": people}))
    assert "which-user" in asked(made)
