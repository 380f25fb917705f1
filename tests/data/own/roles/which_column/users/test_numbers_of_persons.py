"""Numbers by which states and shops name persons, and numbers that only count them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.roles.words.names import hint
from tests.data.own.roles.worlds.proposals import asked, found, proposed_tables, user_of
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, chosen, code, digest, mail, title
from tests.support.own_tables import reading

_DAY = "%d/%m/%Y %H:%M"


def _argentine(user: int) -> str:
    return f"CUIT 30-{50_000_000 + user * 7919}-4" if user % 9 == 0 else f"DNI {20_000_017 + user}"


def _brazilian(user: int) -> str:
    digits = f"{10_000_000_019 + user * 7_777_777:011}"
    return f"{digits[:3]}.{digits[3:6]}.{digits[6:9]}-{digits[9:]}"


def _colombian(user: int) -> str:
    kind = ("CC", "CC", "CC", "CE", "NIT")[user % 5]
    return f"{kind} {1_030_000_000 + user * 7919}"


def _chilean(user: int) -> str:
    digits = f"{10_000_000 + user * 7919}"
    return f"{digits[:2]}.{digits[2:5]}.{digits[5:]}-{'0123456789K'[user % 11]}"


@pytest.mark.parametrize(
    ("name", "bought", "thing", "number"),
    [
        ("Tipo y número de documento", "Comprador", "# de publicación", _argentine),
        ("CPF", "Nome", "Código do produto", _brazilian),
        ("Documento", "Nombre", "Referencia", _colombian),
        ("Rut", "Nombre", "SKU", _chilean),
    ],
)
def test_who_bought_is_named_by_a_number_of_a_state(
    name: str, bought: str, thing: str, number: Callable[[int], str]
) -> None:
    w = World(3501, users=400, items=120, lines=1)
    table = {
        "N": [f"{2_000_010_000_000_000 + row * 37}" for row in range(len(w.at))],
        "Fecha": w.times(_DAY),
        thing: w.by_item(lambda i: code("M", i)),
        bought: w.by_user(lambda u: f"Ana {('Ruiz', 'Gil', 'Paz', 'Sosa')[u % 4]}"),
        name: w.by_user(number),
    }
    made = roles.propose(reading({"ventas.csv": table}))
    assert section(made).columns["USER_ID"] == name
    assert section(made).columns["ITEM_ID"] == thing


@pytest.mark.parametrize("name", ["Client Document", "Documento Cliente", "Customer Document"])
def test_the_document_of_a_customer_is_their_number_unless_it_is_a_text(name: str) -> None:
    w = World(3312, users=300, items=90, rows=3000, lines=2)
    table = {
        "order": w.by_order(lambda n: f"v{13_000 + n}tnd"),
        "ordered_at": w.times("%Y-%m-%d %H:%M:%S"),
        name: w.by_user(lambda u: f"{9_100_000 + u * 7919}-{u % 10}"),
        "phone": w.by_user(lambda u: f"+5695{u * 7919 % 10**7:07d}"),
        "sku": w.by_item(lambda i: code("S", i)),
        "product_name": w.by_item(title),
    }
    assert section(proposed_tables({"orders.csv": table})).columns["USER_ID"] == name
    table[name] = w.by_user(lambda u: f"{title(u)} signed copy {u}.pdf")
    assert section(proposed_tables({"orders.csv": table})).columns["USER_ID"] == "phone"


def test_whoever_sells_has_such_a_number_too() -> None:
    w = World(3502, users=400, items=120, lines=1)
    table = {
        "customer_id": w.by_user(lambda u: f"c{u:05d}"),
        "item_id": w.by_item(lambda i: code("I", i)),
        "at": w.times(_DAY),
        "CPF vendedor": w.each(lambda row: _brazilian(row % 40)),
    }
    made = roles.propose(reading({"ventas.csv": table}))
    assert section(made).columns["USER_ID"] == "customer_id"


def test_numbers_of_receipts_with_letters_before_them_are_no_persons() -> None:
    w = World(3503, users=300, items=120, lines=3)
    table = {
        "Documento": w.each(lambda row: f"RC-{100_000 + row // 3}"),
        "cliente": w.by_user(lambda u: f"{40_000 + u}"),
        "articulo": w.by_item(lambda i: code("I", i)),
        "fecha": w.times(_DAY),
    }
    made = roles.propose(reading({"ventas.csv": table}))
    assert section(made).columns["USER_ID"] == "cliente"


@pytest.mark.parametrize(
    ("name", "is_count"),
    [
        ("N.º clientes", True),
        ("Nº de clientes", True),
        ("Numero clienti", True),
        ("Liczba klientów", True),
        ("müşteri sayısı", True),
        ("고객 수", True),
        ("顧客数", True),
        ("환자수", True),
        ("총 수강생 수(명)", True),
        ("延べ患者数", True),
        ("ユーザー数", True),
        ("アクティブユーザー数", True),
        ("선수", False),
        ("用户数", True),
        ("Patientenzahl", True),
        ("Anzahl Patienten", True),
        ("nombre de patients", True),
        ("número de pacientes", True),
        ("Nº pacientes", True),
        ("qtd de clientes", True),
        ("aantal klanten", True),
        ("N.º cliente", False),
        ("Nº paciente", False),
        ("환자번호", False),
        ("患者番号", False),
        ("Numero cliente", False),
        ("고객번호", False),
        ("customer_nb", False),
    ],
)
def test_a_number_of_several_people_is_a_count_and_that_of_one_an_id(
    name: str, is_count: bool
) -> None:
    w = World(3509, users=300, items=120, lines=1)
    table = {
        "fecha": w.times(_DAY),
        "SKU": w.by_item(lambda i: code("I", i)),
        name: w.by_user(lambda u: 3 + u),
    }
    made = roles.propose(reading({"ventas.csv": table}))
    assert (made.mapping is None) is is_count


def test_subscribers_that_rise_with_the_views_of_a_film_are_a_count() -> None:
    """A channel's figures of a film and day, and of each film in all: nobody is named there."""
    ids = [code("V", i) for i in range(45)]
    views = [1_000 + 60 * (n * n % 97) for n in range(45)]
    made_on = [f"{1 + i % 28:02}.{1 + i % 12:02}.2023" for i in range(45)]
    films = {
        "Inhalte": ids,
        "Videotitel": [title(i) for i in range(45)],
        "Veröffentlicht": made_on,
        "Aufrufe": views,
        "Wiedergabezeit": [one // 17 for one in views],
        "Abonnenten": [one // 200 * 7 for one in views],
    }
    cells = [(film, day) for film in range(45) for day in range(56)]
    log = {
        "Datum": [f"2024-{1 + day // 28:02}-{1 + day % 28:02}" for __, day in cells],
        "Inhalte": [ids[film] for film, __ in cells],
        "Videotitel": [title(film) for film, __ in cells],
        "Veröffentlicht": [made_on[film] for film, __ in cells],
        "Aufrufe": [20 + (film * 31 + day * day * 7) % 490 for film, day in cells],
    }
    made = roles.propose(reading({"days.csv": log, "films.csv": films}))
    assert made.mapping is None


def test_numbers_of_people_who_are_named_beside_them_are_ids() -> None:
    w = World(3506, users=60, items=40, lines=1)
    table = {
        "Datum": w.times("%Y-%m-%d"),
        "Kunde": w.by_user(lambda u: str(u + 1)),
        "Kundenname": w.by_user(lambda u: f"Hof {title(u)}"),
        "Artikel": w.by_item(title),
        "Menge": w.each(lambda row: str(1 + row % 7)),
    }
    made = roles.propose(reading({"verkauf.csv": table}))
    assert section(made).columns["USER_ID"] in ("Kunde", "Kundenname")


@pytest.mark.parametrize("name", ["telefoon", "GSM-nummer", "Mobil", "zq"])
def test_numbers_that_a_spreadsheet_has_shortened_say_nothing_of_people(name: str) -> None:
    w = World(4804, lines=1)
    log = {
        "e-mail": w.by_user(mail),
        name: w.by_user(lambda u: f"3,16{u * 7 % 211:03d}E+10"),
        "item_id": w.by_item(lambda i: code("I", i)),
        "item_name": w.by_item(title),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    made = roles.propose(reading({"log.csv": log}))
    assert section(made).columns["USER_ID"] == "e-mail"
    assert not made.questions
    assert name not in [one.column for one in made.guesses if one.field not in ("", None)]


def test_whole_ids_come_before_those_that_a_spreadsheet_spoilt() -> None:
    w = World(4605, lines=1)
    log = {
        "TESSERA": w.by_user(lambda u: f"0400{u:07d}"),
        "ORA": w.times("%Y-%m-%d %H:%M:%S"),
        "EAN": w.by_item(lambda i: f"8,{i * 97 % 99_999:05d}E+12"),
        "ARTICOLO": w.by_item(lambda i: 10_000 + 3 * i),
    }
    assert section(roles.propose(reading({"righe.csv": log}))).columns["ITEM_ID"] == "ARTICOLO"


def spoilt(number: int) -> str:
    """A number of eleven digits as a spreadsheet with a decimal comma writes it."""
    return f"{10_000_000_000 + number % 230 * 371_000_011:.2E}".replace(".", ",")


def test_nobody_is_asked_about_ids_that_a_spreadsheet_spoilt() -> None:
    w = World(4701)
    orders = {
        "Pedido": w.by_order(lambda n: 20_250_000 + n),
        "Data do pedido": w.times("%Y-%m-%d %H:%M"),
        "CPF": w.by_user(spoilt),
        "E-mail (hash)": w.by_user(lambda u: digest(u)[:16]),
        "SKU": w.by_item(lambda i: code("PET-", i)),
    }
    found = roles.propose(reading({"pedidos.csv": orders}))
    assert section(found).columns["USER_ID"] == "E-mail (hash)"
    assert not found.questions
    assert found.mapping is not None
    assert "users" not in found.mapping.sections  # a number that lost digits describes nobody


@pytest.mark.parametrize("user", ["Üye Kodu", "asiakaskoodi", "šifra kupca"])
def test_numbers_of_members_are_no_figures_where_guests_have_a_0(user: str) -> None:
    w = World(5005, lines=4)
    table = {
        "Sipariş No": w.by_order(lambda o: f"TS{41_000 + o:07d}"),
        "Sipariş Tarihi": w.times("%d.%m.%Y %H:%M:%S"),
        user: w.by_order(lambda o: 0 if o % 5 == 0 else 5000 + o % 200),
        "Ürün Kodu": w.by_item(lambda i: code("T", i)),
        "Adet": w.pick([1, 2, 3]),
    }
    proposal = roles.propose(reading({"rapor.csv": table}))
    assert section(proposal).columns["USER_ID"] == user


@pytest.mark.parametrize("name", ["Guests", "Gäste", "Members"])
def test_how_many_people_there_were_is_no_rival_of_who_they_are(name: str) -> None:
    w = World(4492)
    table = {
        "Check Id": w.each(lambda row: 70_000 + row // 3),
        "Customer Id": w.each(lambda row: "" if row // 3 % 2 else code("c", w.user[row])),
        name: w.each(lambda row: 1 + row // 3 * 7 % 5),
        "Item Id": w.by_item(lambda i: 5000 + i),
        "Order Date": w.times("%Y-%m-%d %H:%M:%S"),
    }
    made = roles.propose(reading({"checks.csv": table}))
    assert section(made).columns["USER_ID"] == "Customer Id"
    assert not [one for one in made.questions if one.code == "which-user"]


@pytest.mark.parametrize(("first", "step", "user"), [(700_001, 37, "회원SEQ"), (1, 1, "사번")])
def test_the_serial_number_of_members_names_them_rather_than_one_that_companies_count_anew(
    first: int, step: int, user: str
) -> None:
    """Numbers of staff begin anew in every company. What counts without gaps may count anything."""
    w = World(3507, users=400, items=120, rows=4000, lines=3)
    table = {
        "주문번호": w.by_order(lambda o: f"{20_240_000 + o}"),
        "고객사코드": w.by_user(lambda u: f"C0{11 + u % 5}"),
        "사번": w.by_user(lambda u: f"{1000 + u // 2 * 3}"),
        "회원SEQ": w.by_user(lambda u: f"{first + u * step}"),
        "상품코드": w.by_item(lambda i: code("WB", i)),
        "주문일시": w.times("%Y-%m-%d %H:%M:%S"),
    }
    goods = {
        "상품코드": [code("WB", i) for i in range(w.items)],
        "상품명": [title(i) for i in range(w.items)],
    }
    made = roles.propose(reading({"주문상세.txt": table, "상품마스터.txt": goods}))
    assert section(made).columns["USER_ID"] == user
    assert (user == "사번") == bool(made.questions)


def _applications(w: World) -> dict[str, dict[str, Any]]:
    """Who applied for what, without any time: both by codes that are called a sequence."""
    vacancies = [f"V{10_000 + 37 * i}" for i in range(w.items)]
    return {
        "applied.csv": {
            "resume_seq": w.by_user(lambda u: f"A{10_000 + 37 * u}"),
            "posting_seq": w.by_item(lambda i: vacancies[i]),
        },
        "postings.csv": {
            "posting_seq": vacancies,
            "headline": [f"{title(i)} {i}" for i in range(w.items)],
            "wages": [2000 + 50 * (i % 40) for i in range(w.items)],
        },
    }


def test_codes_that_are_called_a_sequence_are_ids() -> None:
    """The number of a résumé stands for whoever wrote it."""
    w = World(1605, users=200, items=100, rows=3000, lines=1)
    proposal = found(_applications(w), "resume_seq", "posting_seq")
    assert asked(proposal)


def test_a_text_of_a_resume_names_nobody() -> None:
    assert hint("resume_seq").about("user")
    assert not hint("resume_seq").says("description")
    for name in ("resume", "resume_text", "résumé"):
        assert hint(name).says("description")
        assert not hint(name).about("user")


@pytest.mark.parametrize("born", [True, False])
def test_a_number_that_goes_with_one_birth_is_of_a_person_whatever_it_is_called(
    born: bool,
) -> None:
    w = World(2711, lines=1)
    year = w.by_user(lambda u: 1940 + u * 7 % 75) if born else w.each(lambda n: 1940 + n * 7 % 75)
    proposal = proposed_tables({
        "log.csv": {
            "n": w.each(lambda row: 2_400_000 + row),
            "Mappe Nr": w.by_user(lambda u: 139_642 + 31 * u),
            "Geburtsjahr": year,
            "Kurs Code": w.by_item(lambda i: code("K", i)),
            "Kurs": w.by_item(title),
            "am": w.times("%d.%m.%Y %H:%M"),
        }
    })  # fmt: skip
    assert user_of(proposal) == "Mappe Nr"
    told = [one.reason for one in proposal.guesses if one.column == "Mappe Nr"]
    assert any("goes with one birth" in one for one in told) is born


def _indian(user: int) -> str:
    letters = "ABCDEGHKLMNPRSTUVWXYZ"
    first = "".join(letters[int(digest(user * 5 + n)[:4], 16) % len(letters)] for n in range(5))
    return f"{first[:3]}P{first[4]}{1000 + user * 37 % 9000}{letters[user % len(letters)]}"


@pytest.mark.parametrize(("name", "clerks"), [("USERCODE", 3), ("USERCODE", 14), ("user_id", 14)])
def test_who_entered_an_order_is_not_who_has_the_number_of_a_taxpayer(
    name: str, clerks: int
) -> None:
    w = World(3520, users=400, items=90, rows=4000, lines=1)
    table = {
        "DEALNO": w.each(lambda row: 5_300_017 + row),
        "DEALT": w.times("%d-%b-%Y %H:%M:%S"),
        "PRODCODE": w.by_item(lambda i: code("F", i, 3)),
        "HOLDER": w.by_user(lambda u: f"{chosen(['Anil', 'Sunita'], u)} Rao"),
        name: w.each(lambda row: f"BLR{row * 7 % clerks:03}"),
        "PAN": w.by_user(_indian),
    }
    made = proposed_tables({"deals.csv": table})
    assert section(made).columns["USER_ID"] == "PAN"
    assert "which-user" not in asked(made)


def test_codes_of_goods_that_look_like_numbers_of_taxpayers_are_goods() -> None:
    w = World(3521, users=400, items=90, rows=4000, lines=1)
    table = {
        "sold": w.times("%d-%b-%Y %H:%M:%S"),
        "client": w.by_user(lambda u: 20_001 + 13 * u),
        "model": w.by_item(lambda i: f"KNTPL{1000 + 7 * i}{'ABC'[i % 3]}"),
    }
    made = proposed_tables({"sales.csv": table})
    assert (section(made).columns["USER_ID"], section(made).columns["ITEM_ID"]) == (
        "client",
        "model",
    )
