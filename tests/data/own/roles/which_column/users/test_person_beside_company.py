"""The person beside a firm, an account or an agent: who chose, and when it is asked."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from tests.data.own.roles.worlds.members import firms
from tests.data.own.roles.worlds.orders import DIGITS
from tests.data.own.roles.worlds.proposals import (
    asked,
    asked_of_user,
    found,
    proposal_and_section,
    proposed_tables,
)
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, code, digest, title
from tests.support.own_tables import reading

Tables = dict[str, dict[str, Any]]


def _invoices(each: int, named: bool = True) -> Tables:
    w = World(3005, rows=5000)
    places = w.by_order(lambda n: n % each)
    customers = [w.user[w.order.index(number)] for number in w.order]
    at = [f"D{user * each + place:05d}" for user, place in zip(customers, places, strict=True)]
    lines: dict[str, Any] = {
        "Num. doc.": w.by_order(lambda n: n + 1),
        "Data doc.": w.times("%d/%m/%Y"),
        "Cod. cliente": [f"{3000 + user:05d}" for user in customers],
        "Cod. destinatario": at,
        "Cod. articolo": w.by_item(lambda i: code("V", i)),
        "Qta": w.pick([6, 12, 24]),
    }
    if named:
        lines["Destinatario merce"] = [f"Ristorante {title(int(one[1:]))}" for one in at]
    return {"righe.csv": lines}


def test_where_a_firm_has_several_places_a_person_says_whose_taste_is_meant() -> None:
    asked = [one for one in proposed_tables(_invoices(3)).questions if one.code == "which-user"]
    assert asked
    assert "Cod. destinatario" in asked[0].text


@pytest.mark.parametrize(
    ("buyer", "shop"),
    [
        (("Nabywca - symbol", "Nabywca"), ("Odbiorca - symbol", "Odbiorca")),
        (("Kunde Kürzel", "Kunde"), ("Leser Kürzel", "Leser")),
    ],
)
@pytest.mark.parametrize("shops", [3, 1])
def test_firms_and_their_shops_are_asked_about_whatever_their_codes_are_called(
    buyer: tuple[str, str], shop: tuple[str, str], shops: int
) -> None:
    """Each stands beside its name; where a firm has one shop, both are the same one."""
    w = World(3007, rows=5000)
    firm = [user // shops for user in w.user]
    lines: dict[str, Any] = {
        "Numer dokumentu": w.by_order(lambda n: f"FS {n + 1}/2024"),
        "Data wystawienia": w.times("%Y-%m-%d"),
        buyer[0]: [f"N{100 + one:03d}" for one in firm],
        buyer[1]: [f"Delikatesy {title(one)} {one}" for one in firm],
        shop[0]: w.by_user(lambda u: f"O{1000 + u:04d}"),
        shop[1]: w.by_user(lambda u: f"Sklep {title(u)} {u}"),
        "Symbol towaru": w.by_item(lambda i: code("CIA", i)),
        "Nazwa towaru": w.by_item(title),
        "Ilość": w.pick([1, 2, 5]),
    }
    made = proposed_tables({"sprzedaz.csv": lines})
    assert sorted(asked_of_user(made)) == (sorted([buyer[0], shop[0]]) if shops > 1 else [])


@pytest.mark.parametrize(("each", "named"), [(1, True), (3, False)])
def test_addresses_that_are_no_places_are_not_asked_about(each: int, named: bool) -> None:
    asked = proposed_tables(_invoices(each, named)).questions
    assert "which-user" not in [one.code for one in asked]


def nested(w: World, id_name: str, firm: str = "nutzer.kanzlei") -> dict[str, list[object]]:
    """A log of readers of several firms."""
    return {
        id_name: w.by_user(lambda u: f"K{u % 60:04d}-{u:04d}"),
        firm: w.by_user(lambda u: f"K{u % 60:04d}"),
        "dokument.az": w.by_item(lambda i: code("Az", i)),
        "zeit": w.times("%Y-%m-%dT%H:%M:%SZ"),
    }


def test_the_firm_of_a_user_is_no_other_user() -> None:
    w = World(3404)
    log = {**nested(w, "nutzer.id"), "sitzung": w.by_order(lambda n: f"S{n:06d}")}
    made = roles.propose(reading({"nutzung.jsonl": log}))
    assert section(made).columns["USER_ID"] == "nutzer.id"
    assert not made.questions
    assert [one.column for one in made.findings if one.code == "person-in-account"] == [
        "nutzer.kanzlei"
    ]


@pytest.mark.parametrize(
    ("person", "firm", "is_asked"),
    [
        ("reader.contactId", "reader.company.id", False),
        ("utilisateur.id_contact", "utilisateur.client.id", False),
        ("case.contactId", "case.customer.id", True),  # a case is nobody, and has both
    ],
)
def test_the_firm_within_the_object_of_a_reader_is_said_of_the_reader(
    person: str, firm: str, is_asked: bool
) -> None:
    made = roles.propose(reading({"log.jsonl": nested(World(3405), person, firm)}))
    assert bool(asked_of_user(made)) is is_asked
    assert is_asked or section(made).columns["USER_ID"] == person


def test_firms_that_buy_are_the_users_of_a_wholesaler() -> None:
    """Their table has names and no prices; lines that came back hold the same columns."""
    w = World(961)
    firsts = w.firsts()
    back = [row for row in w.rows if row % 40 == 0]
    proposal, section = proposal_and_section({
        "Rechnungszeile.csv": {
            "Belegnr.": w.by_order(lambda n: f"VR{23000000 + n}"),
            "Nr.": w.by_item(lambda i: f"{358000 + i * 7:07d}"),
            "Beschreibung": w.by_item(title),
            "Menge": w.pick([1, 2, 3], [9, 3, 1]),
        },
        "Rechnungskopf.csv": {
            "Nr.": [f"VR{23000000 + w.order[row]}" for row in firsts],
            "Verk. an Deb.-Nr.": [f"D{10000 + 5 * w.user[row]}" for row in firsts],
            "Auftragsdatum": [w.at[row].strftime("%d.%m.%Y") for row in firsts],
        },
        "Gutschriftszeile.csv": {
            "Belegnr.": [f"VG{1000 + n}" for n in range(len(back))],
            "Verk. an Deb.-Nr.": [f"D{10000 + 5 * w.user[row]}" for row in back],
            "Buchungsdatum": [w.at[row].strftime("%d.%m.%Y") for row in back],
            "Ausgleich mit Belegnr.": [f"VR{23000000 + w.order[row]}" for row in back],
            "Nr.": [f"{358000 + w.item[row] * 7:07d}" for row in back],
        },
        "Debitor.csv": firms(w, "Nr.", "Name"),
        "Artikel.csv": {
            "Nr.": [f"{358000 + i * 7:07d}" for i in range(w.items)],
            "Beschreibung": [title(i) for i in range(w.items)],
            "VK-Preis": [f"{4 + i}.50" for i in range(w.items)],
        },
    })  # fmt: skip
    assert section.files == ("Rechnungszeile.csv",)
    assert section.columns["ITEM_ID"] == "Nr."
    assert section.joins[0].columns["USER_ID"] == "Verk. an Deb.-Nr."
    assert proposal.mapping is not None
    assert proposal.mapping.sections["users"].files == ("Debitor.csv",)


def test_shops_that_choose_from_a_market_are_its_customers_and_those_of_a_chain_are_not() -> None:
    w = World(3305, users=900, rows=9000)
    log = {
        "shop_domain": w.by_user(lambda u: f"shop-{u * 37}.example"),
        "app_handle": w.by_item(lambda i: f"app-{i}"),
        "occurred_at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    apps = {
        "handle": [f"app-{i}" for i in range(w.items)],
        "name": [title(i) for i in range(w.items)],
    }
    shops = {
        "domain": [f"shop-{u * 37}.example" for u in range(w.users)],
        "country": [f"c{u % 5}" for u in range(w.users)],
    }
    made = roles.propose(reading({"events.csv": log, "apps.csv": apps, "shops.csv": shops}))
    assert section(made).columns["USER_ID"] == "shop_domain"
    assert not made.questions
    few = {**log, "shop_domain": w.by_user(lambda u: f"shop-{u % 40}.example")}
    chain = {name: values[:40] for name, values in shops.items()}
    chain["domain"] = [f"shop-{u}.example" for u in range(40)]
    assert (
        roles.propose(reading({"events.csv": few, "apps.csv": apps, "shops.csv": chain})).mapping
        is None
    )


def test_firms_by_their_number_are_who_acted() -> None:
    w = World(4209, users=400, lines=1)
    numbers = [
        f"{100 + u % 800}-{u % 90 + 10}-{10_000 + u * 7919 % 90_000}" for u in range(w.users)
    ]
    table = {
        "사업자등록번호": w.by_user(lambda u: numbers[u]),
        "사업코드": w.by_item(lambda i: f"BIZ-{i:04d}"),
        "이용일": w.times("%Y-%m-%d"),
    }
    firms = {
        "사업자등록번호": numbers,
        "기업명": [f"{title(u, '한빛 미래 대한')}{u}" for u in range(w.users)],
    }
    made = roles.propose(reading({"이용내역.csv": table, "기업정보.csv": firms}))
    assert section(made).columns["USER_ID"] == "사업자등록번호"


def test_a_buyer_of_a_firm_is_asked_about_as_the_person_and_not_as_the_item() -> None:
    w = World(4704, users=300)
    orders = {
        "nr": w.by_order(lambda n: f"Z{n:06d}"),
        "data": w.times("%Y-%m-%d %H:%M"),
        "nr_klienta": w.by_user(lambda u: f"K{50_000 + u // 4 * 7}"),
        "id_xyz": w.by_user(lambda u: 40_000 + 17 * u),
        "indeks": w.by_item(lambda i: f"{40_000 + 7 * i}-01"),
        "nazwa_towaru": w.by_item(title),
    }
    buyers = {
        "id_xyz": [40_000 + 17 * u for u in range(300)],
        "nr_klienta": [f"K{50_000 + u // 4 * 7}" for u in range(300)],
        "stanowisko": [("kierownik", "kupiec", "magazynier")[u % 3] for u in range(300)],
    }
    firms = {
        "nr_klienta": [f"K{50_000 + n * 7}" for n in range(75)],
        "firma": [title(n, "Trans Pol Bud Met Agro") for n in range(75)],
        "miasto": [("Poznań", "Łódź", "Gdynia")[n % 3] for n in range(75)],
    }
    tables: dict[str, Any] = {"pozycje.csv": orders, "osoby.csv": buyers, "klienci.csv": firms}
    found = roles.propose(reading(tables))
    assert section(found).columns["ITEM_ID"] in ("indeks", "nazwa_towaru")
    assert asked(found) == {"which-user"}


def test_the_account_of_a_deal_is_the_user_and_not_the_employee_who_owns_it() -> None:
    w = World(604)
    firsts = w.firsts()
    staff = [f"005{digest(n)[:9]}" for n in range(20)]
    accounts = [f"001{digest(u)[:9]}" for u in range(w.users)]
    tables: dict[str, dict[str, Any]] = {
        "DealLine.csv": {
            "Id": w.each(lambda row: f"00k{digest(row)[:9]}"),
            "DealId": w.by_order(lambda n: f"006{digest(n)[:9]}"),
            "ProductId": w.by_item(lambda i: f"01t{digest(i)[:9]}"),
            "Quantity": w.pick([1, 2, 5]),
            "CreatedDate": w.times("%Y-%m-%dT%H:%M:%S.000Z"),
        },
        "Deal.csv": {
            "Id": [f"006{digest(w.order[row])[:9]}" for row in firsts],
            "Name": [f"{title(w.user[row])} - renewal {row}" for row in firsts],
            "AccountId": [accounts[w.user[row]] for row in firsts],
            "OwnerId": [staff[w.user[row] % 20] for row in firsts],
        },
        "Account.csv": {
            "Id": accounts,
            "Name": [f"{title(u)} Group" for u in range(w.users)],
            "AnnualRevenue": [f"{digest(u).translate(DIGITS)[:6]}.0" for u in range(w.users)],
            "OwnerId": [staff[u % 20] for u in range(w.users)],
        },
        "User.csv": {
            "Id": staff,
            "Name": [f"Ann {n}" for n in range(20)],
            "Email": [f"ann{n}@example.com" for n in range(20)],
        },
        "Product.csv": {
            "Id": [f"01t{digest(i)[:9]}" for i in range(w.items)],
            "Name": [title(i) for i in range(w.items)],
        },
    }
    found(tables, "AccountId", "ProductId")


@pytest.mark.parametrize(
    ("firm", "person"), [("Debiteurnr", "Contactnr"), ("Cod. cliente", "ID contatto")]
)
def test_firms_and_people_who_order_for_several_of_them_are_asked_about(
    firm: str, person: str
) -> None:
    w = World(904)
    firms = [100_317 + 13 * n for n in range(200)]
    people = [5_001 + 4 * u for u in range(w.users)]
    whose = [w.random.choice(firms) for __ in range(max(w.order) + 1)]
    tables: dict[str, dict[str, Any]] = {
        "lines.csv": {
            "Ordernr": w.by_order(lambda n: 2_400_101 + n),
            "at": w.times("%Y-%m-%d %H:%M"),
            firm: w.by_order(whose.__getitem__),
            person: w.by_user(people.__getitem__),
            "Artikelnr": w.by_item(lambda i: 10_000 + i),
        },
        "p.csv": {person: people, "job": [("a", "b", "c")[u % 3] for u in range(w.users)]},
        "f.csv": {firm: firms, "town": [f"T{n % 5}" for n in firms]},
        "a.csv": {
            "Artikelnr": [10_000 + i for i in range(w.items)],
            "name": [title(i) for i in range(w.items)],
        },
    }
    found = roles.propose(reading(tables))
    (asked,) = [one.text for one in found.questions if one.code == "which-user"]
    assert firm in asked
    assert person in asked


@pytest.mark.parametrize("firm", ["relatie_nr", "Relatienummer", "klant_nr"])
def test_a_firm_by_any_word_for_it_is_asked_about_beside_its_contacts(firm: str) -> None:
    w = World(4705, users=300, lines=1)
    contacts = [f"C{8_000 + 3 * u}" for u in range(300)]
    firms = [40_000 + u // 3 * 7 for u in range(300)]
    tables: dict[str, dict[str, Any]] = {
        "log.csv": {
            "tijdstip": w.times("%Y-%m-%d %H:%M:%S"),
            firm: w.by_user(firms.__getitem__),
            "contact_id": w.by_user(contacts.__getitem__),
            "artikel_nr": w.by_item(lambda i: 10_000 + i),
        },
        "contactpersonen.csv": {
            "contact_id": contacts,
            firm: firms,
            "rol": [("inkoper", "magazijn", "directie")[u % 3] for u in range(300)],
        },
        "firmas.csv": {
            firm: firms[::3],
            "bedrijfsnaam": [title(n, "Bouw Groep Van Dijk Metaal") for n in range(100)],
        },
    }
    found = roles.propose(reading(tables))
    assert section(found).columns["USER_ID"] == "contact_id"
    assert asked(found) == {"which-user"}
