"""The id of a person beside their name, and people of whom a table has no number."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.reading import open_source
from tests.data.own.roles.worlds.members import salon
from tests.data.own.roles.worlds.proposals import asked_of_user, log_of_products, who_and_what
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.systems_companies import EXPORTS
from tests.data.own.roles.worlds.world import World, chosen, code, title
from tests.support.own_tables import reading


def test_people_of_a_list_kept_by_hand_are_told_apart_by_a_number() -> None:
    w = World(5104, users=80, items=60, lines=1)
    given = ("Petra", "Uwe", "Björn", "Lena", "Timo", "Anja", "Sabine", "Jürgen")
    names = [f"{given[u % 8]} {('Otto', 'Lang', 'Weiß')[u // 8 % 3]}" for u in range(80)]
    numbered = [name if u < 24 else f"{name} {u // 24 + 1}" for u, name in enumerate(names)]
    ways = [numbered[u] + " " * (row % 9 == 0) for row, u in enumerate(w.user)]
    lent: dict[str, Any] = {
        "Datum": w.times("%d.%m.%Y"),
        "Name": [one.lower() if row % 20 == 3 else one for row, one in enumerate(ways)],
        "Zorple": w.by_item(title),
        "zurück am": w.times("%d.%m.%Y", days=9),
    }
    made = section(roles.propose(reading({"Ausleihen.csv": lent})))
    assert (made.columns["USER_ID"], made.columns["ITEM_ID"]) == ("Name", "Zorple")


def test_an_address_of_the_object_of_a_person_is_no_other_person() -> None:
    """Masked addresses are another one nearly each time, and each is that of one person."""
    w = World(5105, users=200, rows=4000, lines=1)
    events: dict[str, Any] = {
        "ts": w.times("%Y-%m-%dT%H:%M:%SZ"),
        "usuario.id": w.by_user(lambda u: 700_100 + 3 * u),
        "usuario.correo": [f"{u:03x}{row % 11:04x}@anon" for row, u in enumerate(w.user)],
        "contenido.id": w.by_item(lambda i: code("C", i)),
    }
    proposal = roles.propose(reading({"eventos.csv": events}))
    assert section(proposal).columns["USER_ID"] == "usuario.id"
    assert not asked_of_user(proposal)


def test_people_who_are_called_alike_are_told_apart_by_their_telephones() -> None:
    assert section(salon(alike=True)).columns["USER_ID"] == "Celular"
    assert section(salon(alike=False)).columns["USER_ID"] == "Cliente"


def test_kinds_of_people_are_no_names_though_one_word_calls_them_people() -> None:
    w = World(824, users=400, lines=1)
    tables = {
        "log.csv": log_of_products(w),
        "klant.csv": {
            "nr": [f"u{u:05d}" for u in range(w.users)],
            "naam": [title(u) for u in range(w.users)],
            "Klantenboekingsgroep": [("PART", "ZAK", "KAS")[u % 3] for u in range(w.users)],
        },
    }
    mapping = roles.propose(reading(tables)).mapping
    assert mapping is not None
    people = mapping.sections["users"]
    assert people.columns == {"USER_ID": "nr", "KLANTENBOEKINGSGROEP": "Klantenboekingsgroep"}


@pytest.mark.parametrize(
    ("number", "name"),
    [("거래처코드", "거래처명"), ("Kundennr", "Kundenname"), ("customer_no", "customer_name")],
)
def test_a_number_comes_before_the_name_that_goes_with_it(number: str, name: str) -> None:
    w = World(4202, users=200)
    firms = {
        number: [f"{u * 7 + 1:05d}" for u in range(w.users)],
        name: [f"{title(u, 'sunny old blue river stone')} {u} GmbH" for u in range(w.users)],
    }
    table = {
        name: w.by_user(lambda u: firms[name][u]),
        number: w.by_user(lambda u: firms[number][u]),
        "sku": w.by_item(lambda i: code("A", i)),
        "date": w.times("%Y%m%d"),
    }
    made = roles.propose(reading({"sales.csv": table, "firms.csv": firms}))
    assert section(made).columns["USER_ID"] == number
    assert not made.questions


def concerts(w: World) -> dict[str, list[Any]]:
    """Tickets of events, as an order that holds objects."""
    return {
        "creato": w.times("%Y-%m-%dT%H:%M:%S+01:00"),
        "cliente.id": w.by_user(lambda u: 440_000 + 7 * u),
        "cliente.cap": w.by_order(lambda o: f"{10_000 + o // 2 * 7919 % 80_000}"),
        "righe.evento.id": w.by_item(lambda i: f"EVT{3000 + i}"),
        "righe.evento.titolo": w.by_item(lambda i: title(i, "Danza Cabaret Notte Sogno Viaggio")),
        "righe.evento.luogo": w.by_item(lambda i: chosen(("Teatro Verdi", "Teatro Nuovo"), i)),
        "righe.quantita": w.each(lambda row: 1 + row % 4),
    }


def test_the_id_of_an_object_is_the_person_and_its_postal_code_is_not() -> None:
    made = roles.propose(reading({"ordini.json": concerts(World(4401, items=180, rows=3000))}))
    assert who_and_what(made) == ("cliente.id", "righe.evento.id")
    assert made.questions == ()


@pytest.mark.parametrize(("file", "is_sure"), [("subscribers.json", True), ("boxes.json", False)])
def test_the_id_of_a_nested_record_is_of_whom_the_file_holds(
    tmp_path: Path, file: str, is_sure: bool
) -> None:
    w = World(4493, users=120, rows=1500, lines=1)
    at = w.times("%Y-%m-%dT%H:%M:%S")
    records: dict[int, list[dict[str, str]]] = {}
    for user, item, time in zip(w.user, w.item, at, strict=True):
        records.setdefault(user, []).append({"sku": code("I", item), "ordered": time})
    listed = [{"id": code("P", user), "goods": goods} for user, goods in records.items()]
    (tmp_path / file).write_text(json.dumps(listed))
    made = roles.propose(open_source(tmp_path))
    sure = {one.field: one.confidence for one in made.guesses}
    assert section(made).columns["USER_ID"] == "id"
    assert (sure["USER_ID"] > 0.9) is is_sure


@pytest.mark.parametrize(
    ("file", "key", "called"),
    [("zq", "zq_id", "zq_name"), ("角色表", "角色ID", "角色名")],
)
def test_an_id_that_a_table_has_rows_for_comes_before_the_name_beside_it(
    file: str, key: str, called: str
) -> None:
    """Rows of test accounts are told by that table, which a name does not lead to."""
    w = World(903)
    tests = "测试" if key == "角色ID" else "test"
    tables: dict[str, dict[str, Any]] = {
        "log.csv": {
            "at": w.times("%Y-%m-%d %H:%M:%S"),
            key: w.by_user(lambda u: 10_000_019 + u * 7),
            called: w.by_user(lambda u: f"霜{u * 37 % 1000}x{u}"),
            "item_id": w.by_item(lambda i: 400_010 + 10 * i),
        },
        f"{file}.csv": {
            key: [10_000_019 + u * 7 for u in range(w.users)],
            "account_type": [tests if u % 100 == 7 else "normal" for u in range(w.users)],
            "realm": [f"S{u % 9}" for u in range(w.users)],
        },
    }
    found = roles.propose(reading(tables))
    assert found.mapping is not None
    assert found.mapping.sections["interactions"].columns["USER_ID"] == key
    assert found.mapping.sections["users"].files == (f"{file}.csv",)
    assert found.mapping.sections["interactions"].leave_out == {"account_type": (tests,)}


def lent_toys(number: str) -> dict[str, dict[str, list[Any]]]:
    """A list kept by hand: a quarter of the numbers lost their zeros, and names are alike."""
    w = World(5117, users=90, items=60, rows=1200, lines=1)
    given = ("Petra", "Eva", "Sem", "Fleur", "Thijs", "Lotte", "Bram", "Daan")
    names = [f"{given[u % 8]} {('Kok', 'Smit', 'Visser')[u // 8 % 3]}" for u in range(90)]
    numbers = [f"{3 + 11 * u:04d}" for u in range(90)]
    lent: dict[str, list[Any]] = {
        number: [
            numbers[u].lstrip("0") if row % 4 == 1 else numbers[u] for row, u in enumerate(w.user)
        ],
        "Naam": [names[u] for u in w.user],
        "Zorple": w.by_item(title),
        "Uitgeleend op": w.times("%d-%m-%Y"),
    }
    return {"Uitleen.csv": lent, "Lijst.csv": {number: numbers, "Naam": names}}


@pytest.mark.parametrize("number", ["Lidnr", "Zopnr"])
def test_a_number_of_a_list_of_people_comes_before_names_that_several_have(number: str) -> None:
    """Whatever it is called: numbers without their zeros are not found in the list."""
    made = section(roles.propose(reading(lent_toys(number))))
    assert (made.columns["USER_ID"], made.columns["ITEM_ID"]) == (number, "Zorple")


def test_a_number_with_zeros_comes_before_names_that_several_have() -> None:
    """Nobody has a list of people; some parts of the file have lost the zeros."""
    tables = lent_toys("Zopnr")
    made = section(roles.propose(reading({"Uitleen.csv": tables["Uitleen.csv"]})))
    assert (made.columns["USER_ID"], made.columns["ITEM_ID"]) == ("Zopnr", "Zorple")


def test_who_has_a_subscription_is_a_person() -> None:
    w = World(5109, users=150, items=40, lines=1)
    given = ("Ana", "Luis", "Pablo", "Eva", "Marta", "Carlos")
    table = {
        "Nº Abonado": w.by_user(lambda u: f"{4_000 + 7 * u}"),
        "Nombre": w.by_user(lambda u: f"{given[u % 6]} {('Ruiz', 'Gil', 'Paz')[u // 6 % 3]}"),
        "Cód. Actividad": w.by_item(lambda i: code("AC", i)),
        "Fecha": w.times("%d/%m/%Y %H:%M"),
    }
    made = section(roles.propose(reading({"reservas.csv": table})))
    assert made.columns["USER_ID"] == "Nº Abonado"


@pytest.mark.parametrize(
    ("names", "form", "person"),
    [(24, "{:05d}", "Expediente"), (24, "{}", "Expediente"), (70, "{}", "Paciente")],
)
def test_numbers_come_before_the_names_that_several_patients_have(
    names: int, form: str, person: str
) -> None:
    """No table lists them: zeros say that they were given out, or far more of them than names."""
    w = World(5301, users=130, items=40, rows=1500, lines=1)
    given = ("Sofía", "Luis", "Ana", "Carlos", "Marta", "Pablo", "Eva", "Juan")
    family = ("Ruiz", "Gil", "Paz", "Núñez", "Mora", "Vega", "Soto", "Lara", "Ríos")
    called = [f"{given[n % 8]} {family[n // 8 % 9]}" for n in range(names)]
    table = {
        "Fecha cita": w.times("%d/%m/%Y"),
        "Expediente": w.by_user(lambda u: form.format(1_200 + 37 * u)),
        "Paciente": w.by_user(lambda u: called[u % names]),
        "Clave": w.by_item(lambda i: code("SV", i)),
        "Servicio": w.by_item(title),
    }
    made = section(roles.propose(reading({"agenda.csv": table})))
    assert made.columns["USER_ID"] == person


@pytest.mark.parametrize("owner", ["INTESTATARIO", "Konteninhaber", "PACIENTE"])
def test_numbers_come_before_names_in_capitals_of_whoever_a_host_system_calls_so(
    owner: str,
) -> None:
    w = World(5302, users=160, items=40, rows=1500, lines=1)
    given = ("ANNA", "PAOLO", "ELENA", "MARIO", "GIULIA", "LAURA")
    family = ("ROSSI", "BIANCHI", "CONTI", "GALLI")
    called = [f"{family[n // 6]} {given[n % 6]}" for n in range(24)]
    table = {
        "NDX": w.by_user(lambda u: f"{1_200 + 37 * u:09d}"),
        owner: w.by_user(lambda u: called[u % 24]),
        "ISIN": w.by_item(lambda i: f"IT{i:010d}"),
        "DT_ORDINE": w.times("%d/%m/%Y"),
    }
    made = section(roles.propose(reading({"ordini.csv": table})))
    assert made.columns["USER_ID"] == "NDX"


def test_the_number_of_a_document_is_no_person_without_a_question() -> None:
    """Goods come in and go out under numbers of documents, some of which are of several days."""
    tables = EXPORTS["business_central"][0]()
    rows = tables["Item Ledger Entries.csv"]
    del rows["Source No."], rows["Entry No."]
    rows["Posting Date"] = [
        f"2024-{1 + n // 130:02d}-{1 + n % 28:02d}" for n in range(len(rows["Quantity"]))
    ]
    made = roles.propose(reading(tables))
    assert made.mapping is None or "which-user" in {one.code for one in made.questions}


@pytest.mark.parametrize("alike", [0, 9])
def test_an_id_comes_before_the_text_that_is_called_as_it_is(alike: int) -> None:
    """Nothing says that "Supporter" is a name; some of them may be called as others are."""
    w = World(5303, users=160, items=40, rows=1500, lines=1)
    given = ("Ms B", "Mr T", "Dr A", "Mrs K", "Mr O", "Ms R", "Mr W", "Mrs E")
    family = [
        f"{one}{end}" for one in ("Pat", "Khan", "Hol", "Gra", "Wal") for end in ("el", "ton")
    ]
    called = [f"{given[u % 8]} {family[u // 8 % 10]}{'' if u < 80 else 's'}" for u in range(160)]
    table = {
        "Gift ref": w.each(lambda row: 20_000 + row),
        "Supporter ID": [None if row % 40 == 3 else 1_200 + 37 * u for row, u in enumerate(w.user)],
        "Supporter": [
            "HMRC" if row % 40 == 3 else called[u % (w.users - alike)]
            for row, u in enumerate(w.user)
        ],
        "Gift date": w.times("%d/%m/%Y %H:%M"),
        "Project code": w.by_item(lambda i: code("P-", i)),
    }
    made = section(roles.propose(reading({"gifts.csv": table})))
    assert made.columns["USER_ID"] == "Supporter ID"


@pytest.mark.parametrize("number", ["Zrp", "Cte."])
def test_a_number_stands_for_whoever_a_list_has_the_name_of(number: str) -> None:
    """Whatever it is called: names are alike now and then, and the number leads to one of them."""
    w = World(5305, users=300, items=60, rows=1500, lines=1)
    given = ("Ana", "Luis", "Pablo", "Eva", "Marta", "Carlos", "José", "Lucía")
    family = ("Ruiz", "Gil", "Paz", "Mora", "Vega", "Soto")
    tables: dict[str, dict[str, Any]] = {
        "Hoja1.csv": {
            "Loc.": w.each(lambda row: f"L{row * 7919 % 100_000:05d}"),
            "F.Alta": w.times("%d/%m/%Y"),
            number: w.by_user(lambda u: 1_052 + 37 * u),
            "Prov.": w.by_item(lambda i: code("CAN", i)),
        },
        "Hoja2.csv": {
            number: [1_052 + 37 * u for u in range(300)],
            "Nombre": [f"{given[u % 8]} {family[u // 8 % 6]}" for u in range(300)],
            "CP": [f"{10_000 + u * 7919 % 80_000}" for u in range(300)],
            "Alta": [2005 + u % 18 for u in range(300)],
        },
        "Hoja3.csv": {
            "Prov.": [code("CAN", i) for i in range(60)],
            "Descripción": [title(i, "Hotel Mar Azul Posada Hacienda") for i in range(60)],
            "Plaza": [("Cancún", "Huatulco", "Mérida")[i % 3] for i in range(60)],
            "Cat.": [2 + i % 4 for i in range(60)],
        },
    }
    made = section(roles.propose(reading(tables)))
    assert (made.columns.get("USER_ID"), made.columns["ITEM_ID"]) == (number, "Prov.")


@pytest.mark.parametrize(
    ("partner", "thing"), [("거래처명", "품목코드"), ("取引先名", "商品コード")]
)
def test_names_of_business_partners_are_who_bought(partner: str, thing: str) -> None:
    w = World(4471, users=60)
    sales: dict[str, Any] = {
        "date": w.times("%Y/%m/%d"),
        partner: w.by_user(lambda u: f"{title(u)} Ltd."),
        thing: w.by_item(lambda i: code("T", i)),
        "quantity": w.pick([1, 2, 5]),
    }
    found = roles.propose(reading({"sales.csv": sales}))
    assert section(found).columns["USER_ID"] == partner
    assert not found.questions
