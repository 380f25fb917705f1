"""Who pays, books or registers, beside who travels, takes part or gets the parcel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import yaml

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.orders import proposed_sales
from tests.data.own.roles.worlds.proposals import asked, asked_of_user, found, user_of
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, code, digest, title
from tests.support.own_tables import reading

_FORM = "%Y-%m-%d %H:%M:%S"


def test_who_takes_part_is_the_person_and_who_pays_is_said() -> None:
    w = World(2305)
    tables: dict[str, dict[str, Any]] = {
        "Anmeldungen.csv": {
            "ANMNR": w.each(lambda row: 182_340 + row),
            "KURSNR": w.by_item(lambda i: code("K", i)),
            "TNNR": w.by_user(lambda u: 10_219 + u),
            "ZAHLERNR": w.by_user(lambda u: 10_219 + (u if u % 6 else u + 1)),
            "ANMDATUM": w.times("%d.%m.%Y"),
        },
        "Teilnehmer.csv": {
            "TNNR": [10_219 + u for u in range(w.users + 1)],
            "ANREDE": ["Frau" if u % 2 else "Herr" for u in range(w.users + 1)],
            "GEBJAHR": [1950 + u % 50 for u in range(w.users + 1)],
        },
        "Kurse.csv": {
            "KURSNR": [code("K", i) for i in range(w.items)],
            "TITEL": [title(i) for i in range(w.items)],
        },
    }
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is not None, proposal.reason
    assert proposal.mapping.sections["interactions"].columns["USER_ID"] == "TNNR"
    assert "which-user" not in {one.code for one in proposal.questions}
    [said] = [one for one in proposal.findings if one.code == "person-and-payer"]
    assert "ZAHLERNR" in said.message


@pytest.mark.parametrize(
    ("orders", "pays"),
    [("Auftr.geb.", "Regulierer"), ("Auftr.geb.", "Regul."), ("Sold-to pt", "Bill-to")],
)
def test_who_orders_is_the_person_in_short_forms_too(orders: str, pays: str) -> None:
    w = World(2309)
    lines: dict[str, Any] = {
        "Faktura": w.each(lambda row: 90_000_000 + row // 3),
        orders: w.by_user(lambda u: 171_000 + 7 * u),
        pays: w.by_user(lambda u: 171_000 + 7 * (u if u % 6 else u // 2)),
        "Material": w.by_item(lambda i: code("M", i)),
        "Fkt.Dat.": w.times("%d.%m.%Y"),
    }
    proposal = roles.propose(reading({"positions.csv": lines}))
    assert user_of(proposal) == orders
    [said] = [one for one in proposal.findings if one.code == "person-and-payer"]
    assert pays in said.message


def _paid(payer: str, taker: str, person: str, differs: int, fixed: bool = False) -> Proposal:
    """Bookings that in so many of ten rows are paid by another one of the people of a table."""
    w = World(2308, lines=1)
    others = w.each(lambda row: row * 7 % w.users)
    pays = [user if row % 10 >= differs else others[row] for row, user in enumerate(w.user)]
    pays = [user - user % 2 for user in w.user] if fixed else pays
    tables: dict[str, dict[str, Any]] = {
        "bookings.csv": {
            "no": w.each(lambda row: 182_340 + row),
            "at": w.times("%Y-%m-%d %H:%M:%S"),
            payer: [10_219 + 3 * u for u in pays],
            taker: w.by_user(lambda u: 10_219 + 3 * u),
            "code": w.by_item(lambda i: code("X", i)),
            "title": w.by_item(title),
        },
        "people.csv": {
            person: [10_219 + 3 * u for u in range(w.users)],
            "born": [1950 + u % 50 for u in range(w.users)],
        },
    }
    return roles.propose(reading(tables))


_PAIRS = [
    ("person_id_betalare", "person_id_deltagare", "person_id"),
    ("ZAHLERNR", "TNNR", "KUNDENNR"),
    ("id_payeur", "id_participant", "id_personne"),
    ("id_pagador", "id_participante", "id_persona"),
    ("id_pagatore", "id_partecipante", "id_persona"),
    ("betaler_id", "deelnemer_id", "persoon_id"),
    ("betaler_nr", "deltager_nr", "person_nr"),
    ("id_płatnika", "id_uczestnika", "id_osoby"),
    ("결제자번호", "참가자번호", "회원번호"),
    ("支払者番号", "参加者番号", "会員番号"),
]
"""Names of who pays, who takes part, and of all people."""


@pytest.mark.parametrize("names", _PAIRS)
def test_where_others_mostly_pay_a_person_is_asked_who_is_meant(
    names: tuple[str, str, str],
) -> None:
    proposal = _paid(*names, differs=5)
    [asked] = [one for one in proposal.questions if one.code == "which-user"]
    chosen = [yaml.safe_load(one.yaml)["interactions"]["columns"] for one in asked.options]
    assert [one["USER_ID"] for one in chosen] == [names[1], names[0]]
    assert "person-and-payer" not in {one.code for one in proposal.findings}


@pytest.mark.parametrize(
    ("names", "differs", "fixed"),
    [(_PAIRS[0], 2, False), (("ZAHLERNR", "AUFTRAGGEBERNR", "KUNDENNR"), 5, True)],
)
def test_nobody_is_asked_where_few_are_paid_for_or_a_firm_by_one_of_its_own(
    names: tuple[str, str, str], differs: int, fixed: bool
) -> None:
    proposal = _paid(*names, differs=differs, fixed=fixed)
    assert "which-user" not in {one.code for one in proposal.questions}
    assert "person-and-payer" in {one.code for one in proposal.findings}


def _enrolled(payer: str, taker: str, paid: int) -> Proposal:
    """Enrolments without a table of people; so many of ten who take part have another who pays."""
    w = World(2311, lines=1)
    pays = [user - user % 2 if user % 10 < paid else user for user in w.user]
    names = [f"{('Lea', 'Hugo', 'Ines')[u % 3]} {title(u)}" for u in range(w.users)]
    return roles.propose(
        reading({
            "inscriptions.csv": {
                "N° inscription": w.each(lambda row: f"I{30_000 + row:06d}"),
                "Date inscription": w.times("%d/%m/%Y %H:%M"),
                f"Code {payer}": [f"AD{10_219 + 7 * u:06d}" for u in pays],
                f"Nom {payer}": [names[u] for u in pays],
                f"Code {taker}": w.by_user(lambda u: f"AD{10_219 + 7 * u:06d}"),
                f"Nom {taker}": w.by_user(lambda u: names[u]),
                "Code activité": w.by_item(lambda i: code("T", i)),
                "Libellé activité": w.by_item(title),
            }
        })
    )  # fmt: skip


@pytest.mark.parametrize(
    ("payer", "taker"),
    [
        ("payeur", "participant"),
        ("pagador", "participante"),
        ("pagatore", "partecipante"),
        ("Zahler", "Teilnehmer"),
        ("payer", "guest"),
        ("betaler", "reiziger"),
    ],
)
def test_who_takes_part_and_always_has_the_same_payer_is_asked_about(
    payer: str, taker: str
) -> None:
    found = _enrolled(payer, taker, 10)
    assert asked_of_user(found) == [f"Code {taker}", f"Code {payer}"]
    assert section(found).columns["ITEM_ID"] == "Code activité"


@pytest.mark.parametrize(
    ("payer", "taker", "paid"), [("payeur", "participant", 4), ("Zahler", "Auftraggeber", 10)]
)
def test_a_payer_of_few_or_of_who_orders_is_not_asked_about(
    payer: str, taker: str, paid: int
) -> None:
    found = _enrolled(payer, taker, paid)
    assert section(found).columns["USER_ID"] == f"Code {taker}"
    assert not asked(found)


def _delivered(payer: str, receiver: str, branches: int, differs: int) -> Proposal:
    """Lines of deliveries; so many of ten are to one of the branches that another firm pays for."""
    w = World(2314)
    heads = w.firsts()
    to = [w.user[row] for row in heads]
    pays = [u - u % branches if u % 10 < differs else u for u in to]
    return roles.propose(
        reading({
            "lines.csv": {
                "delivery_no": w.by_order(lambda n: 70_112 + n),
                "article": w.by_item(lambda i: code("A", i)),
                "quantity": w.pick([1, 2, 6]),
            },
            "deliveries.csv": {
                "delivery_no": [70_112 + w.order[row] for row in heads],
                "delivered": [w.at[row].strftime("%Y-%m-%d") for row in heads],
                payer: [4186 + 3 * u for u in pays],
                receiver: [4186 + 3 * u for u in to],
            },
            "customers.csv": {
                "customer_no": [4186 + 3 * u for u in range(w.users)],
                "name": [title(u) for u in range(w.users)],
            },
        })
    )  # fmt: skip


@pytest.mark.parametrize(
    ("payer", "receiver"),
    [
        ("bill_to_customer", "ship_to_customer"),
        ("Kundennr_Zahler", "Kundennr_Warenempfänger"),
        ("client_payeur", "client_destinataire"),
        ("cliente_pagador", "cliente_destinatario"),
        ("PłatnikId", "OdbiorcaId"),
    ],
)
def test_who_gets_the_goods_that_another_customer_pays_for_is_asked_about(
    payer: str, receiver: str
) -> None:
    found = _delivered(payer, receiver, branches=5, differs=10)
    assert set(asked_of_user(found)) == {payer, receiver}


@pytest.mark.parametrize(
    ("receiver", "branches", "differs"),
    [("Kundennr_Auftraggeber", 5, 10), ("Kundennr_Warenempfänger", 5, 2)],
)
def test_who_orders_or_mostly_pays_for_the_goods_is_not_asked_about(
    receiver: str, branches: int, differs: int
) -> None:
    found = _delivered("Kundennr_Zahler", receiver, branches, differs)
    assert section(found).joins[0].columns["USER_ID"] == receiver
    assert not asked_of_user(found)


def test_who_pays_is_the_person_where_nobody_else_is_named() -> None:
    w = World(2306)
    tables: dict[str, dict[str, Any]] = {
        "sprzedaz.csv": {
            "data": w.times("%Y-%m-%d %H:%M:%S"),
            "PlatnikId": w.by_user(lambda u: 4186 + 3 * u),
            "towar_id": w.by_item(lambda i: code("T", i)),
        }
    }
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is not None, proposal.reason
    assert proposal.mapping.sections["interactions"].columns["USER_ID"] == "PlatnikId"
    assert "person-and-payer" not in {one.code for one in proposal.findings}


@pytest.mark.parametrize(
    ("first", "last", "header"),
    [
        (
            "김 이 박 최 정 오 강 조 윤 장",
            "민준 서연 지훈 지은 영수 하은 현우",
            ("구매자ID", "성명"),
        ),
        ("Anna Peter Julia Max Paul Lena", " Schmidt, Wolf, Braun, Krause", ("Kundennr", "Name")),
    ],
)
def test_names_of_receivers_are_no_rivals_of_the_ids_of_buyers(
    first: str, last: str, header: tuple[str, str]
) -> None:
    w = World(1260, lines=1)
    ends = last.split(",") if "," in last else last.split()
    called = [one + other for one in first.split() for other in ends]
    buyer, receiver = header
    table = {
        buyer: w.by_user(lambda u: f"mv{u * 7919 % 100_003:05d}x"),
        receiver: w.each(lambda n: called[(w.user[n] * 7 + n * (n % 4 == 0)) % len(called)]),
        "item_id": w.by_item(lambda i: code("I", i)),
        "at": w.times(_FORM),
    }
    made = roles.propose(reading({"log.csv": table}))
    assert section(made).columns["USER_ID"] == buyer
    assert "which-user" not in asked(made)


@pytest.mark.parametrize("whose", ["수취인명", "お届け先氏名", "Recipient Name"])
def test_whoever_gets_a_parcel_is_no_rival_of_who_ordered_it(whose: str) -> None:
    w = World(4705)
    family, given = "김이박최정", ("민수", "지은", "서연", "하준", "도윤", "예은", "유진", "현우")
    orders = {
        "주문번호": w.by_order(lambda n: f"2024{n:08d}"),
        "구매자ID": w.by_user(lambda u: f"k{digest(u)[:8]}"),
        whose: w.by_order(lambda n: family[n * 7 % 5] + given[n * 11 % 8]),
        "결제일": w.times("%Y-%m-%d %H:%M:%S"),
        "상품번호": w.by_item(lambda i: 100_200 + 7 * i),
        "상품명": w.by_item(title),
    }
    found = roles.propose(reading({"주문.csv": orders}))
    assert section(found).columns["USER_ID"] == "구매자ID"
    assert not found.questions


@pytest.mark.parametrize("received", ["Odbiorca", "Empfänger", "recipient"])
def test_who_orders_comes_before_who_gets_it(received: str) -> None:
    """Each address sends to several people, and several people are called alike."""
    w = World(1403, users=400, lines=1)
    names = [
        f"{one} {last}." for one in ("Jan", "Anna", "Ola", "Piotr", "Ewa") for last in "DKLMNW"
    ]
    mails = w.by_user(lambda u: f"person{u}@example.com")
    found = proposed_sales(w, **{"E-mail": mails, received: w.pick(names)})
    assert user_of(found) == "E-mail"
    assert not found.questions


def test_of_two_people_of_one_table_a_person_is_asked_which_one_is_meant() -> None:
    w = World(609)
    people = [f"R{10_000 + 7 * u}" for u in range(w.users)]
    came = [people[u if r % 3 else (u + r) % w.users] for r, u in enumerate(w.user)]
    proposal = roles.propose(
        reading({
            "tickets.csv": {
                "buyer_id": w.by_user(lambda u: people[u]),
                "visitor_id": came,
                "show_id": w.by_item(lambda i: code("S", i)),
                "sold_at": w.times("%Y-%m-%d %H:%M:%S"),
            },
            "relations.csv": {"id": people, "town": [f"T{u % 9}" for u in range(w.users)]},
        })
    )  # fmt: skip
    (question,) = [one for one in proposal.questions if one.code == "which-user"]
    assert "buyer_id" in question.text
    assert "visitor_id" in question.text


def test_of_who_books_and_who_travels_a_person_is_asked_and_neither_is_chosen() -> None:
    w = World(5102, items=70, lines=1)
    books = [user if row % 2 else (user + row) % w.users for row, user in enumerate(w.user)]
    tables: dict[str, dict[str, Any]] = {
        "reservations.csv": {
            "num_reservation": w.each(lambda row: f"R{row:06d}"),
            "date_reservation": w.times("%d/%m/%Y %H:%M"),
            "matricule_demandeur": [f"{20_219 + 3 * u:06d}" for u in books],
            "matricule_voyageur": w.by_user(lambda u: f"{20_219 + 3 * u:06d}"),
            "code_zq": w.by_item(lambda i: code("A", i)),
        },
        "salaries.csv": {
            "matricule": [f"{20_219 + 3 * u:06d}" for u in range(w.users)],
            "service": [f"S{u % 5}" for u in range(w.users)],
        },
    }
    proposal = roles.propose(reading(tables))
    assert section(proposal).columns["ITEM_ID"] == "code_zq"
    assert asked_of_user(proposal) == ["matricule_voyageur", "matricule_demandeur"]
    assert "which-item" not in {one.code for one in proposal.questions}


def test_an_invoice_of_sap_is_of_who_ordered() -> None:
    w = World(3109)
    table = {
        "VBELN": w.by_order(lambda n: f"{90118800 + n:010d}"),
        "POSNR": w.each(lambda r: f"{10 * (1 + r % 4):06d}"),
        "FKART": ["ZF2" for _ in w.rows],
        "FKDAT": w.times("%d.%m.%Y"),
        "KUNAG": w.by_user(lambda u: f"{202988 + u:010d}"),
        "KUNRG": w.by_user(lambda u: f"{202988 + u // 2 * 2:010d}"),
        "MATNR": w.by_item(lambda i: f"{10016002 + i:018d}"),
        "ARKTX": w.by_item(title),
        "FKIMG": w.pick(["10.000", "2.000"]),
    }
    people = {
        "KUNNR": [f"{202988 + u:010d}" for u in range(w.users)],
        "LAND1": ["ZA" for _ in range(w.users)],
        "NAME1": ["INTERCOMPANY NAMIBIA" if u == 5 else title(u) for u in range(w.users)],
    }
    made = roles.propose(reading({"VBRK_VBRP.csv": table, "KNA1.csv": people}))
    assert not made.questions
    assert section(made).columns["USER_ID"] == "KUNAG"
    assert section(made).leave_out == {"NAME1": ("INTERCOMPANY NAMIBIA",)}


def test_dealer_and_delivery_customer_of_an_order_are_asked_about() -> None:
    w = World(609, users=240)
    tables: dict[str, dict[str, Any]] = {
        "meisai.csv": {
            "denpyo_no": w.by_order(lambda n: 700001 + n),
            "placed_at": w.by_order(lambda n: w.at[w.order.index(n)].strftime("%Y-%m-%d %H:%M")),
            "dairiten_cd": w.by_order(lambda n: f"D{n * 7919 % 22:04}"),
            "nohinsaki_cd": w.by_user(lambda u: f"N{10000 + u * 3}"),
            "product_code": w.by_item(lambda i: code("P", i)),
            "quantity": w.pick([1, 2, 5]),
        },
        "dairiten.csv": {
            "dairiten_cd": [f"D{n:04}" for n in range(22)],
            "rank": ["ABC"[n % 3] for n in range(22)],
        },
        "nohinsaki.csv": {
            "nohinsaki_cd": [f"N{10000 + u * 3}" for u in range(w.users)],
            "seats": [20 + u * 7 % 90 for u in range(w.users)],
        },
        "products.csv": {
            "product_code": [code("P", i) for i in range(w.items)],
            "name": [title(i) for i in range(w.items)],
        },
    }
    proposal = found(tables, "nohinsaki_cd", "product_code")
    assert "which-user" in {one.code for one in proposal.questions}


def vouchers(other: Callable[[int], bool], *, made: bool = False) -> Proposal:
    """Vouchers, of ten of which six name an experience, and some another user of the shop.

    made: whether that is always the same user for an experience.
    """
    w = World(2371)
    chosen, named = w.each(lambda row: row % 10 < 6), w.each(other)
    return roles.propose(
        reading(
            {
                "bonos.csv": {
                    "id_bono": w.each(lambda row: 70_000 + row),
                    "id_comprador": w.by_user(lambda u: 417_000 + u),
                    "fecha_compra": w.times(_FORM),
                    "id_canjeador": [
                        str(417_000 + (w.item[row] if made else row * 7) % w.users) if one else ""
                        for row, one in enumerate(named)
                    ],
                    "id_experiencia": [
                        thing if one else ""
                        for thing, one in zip(
                            w.by_item(lambda i: code("X", i)), chosen, strict=True
                        )
                    ],
                },
                "usuarios.csv": {
                    "id_usuario": [417_000 + u for u in range(w.users)],
                    "pais": [("ES", "MX", "AR")[u % 3] for u in range(w.users)],
                },
                "experiencias.csv": {
                    "id_experiencia": [code("X", i) for i in range(w.items)],
                    "experiencia": [title(i) for i in range(w.items)],
                },
            }
        )
    )


@pytest.mark.parametrize(
    ("other", "is_asked"),
    [(lambda row: row % 10 < 6, True), (lambda row: 3 < row % 10 < 8, False)],
    ids=["who redeemed it", "somebody else"],
)
def test_who_is_named_only_where_the_thing_is_may_be_who_chose_it(
    other: Callable[[int], bool], is_asked: bool
) -> None:
    proposal = vouchers(other)
    assert user_of(proposal) == "id_comprador"
    assert ("which-user" in asked(proposal)) is is_asked


def test_who_is_named_where_the_thing_is_and_always_the_same_made_it() -> None:
    proposal = vouchers(lambda row: row % 10 < 6, made=True)
    assert user_of(proposal) == "id_comprador"
    assert "which-user" not in asked(proposal)


def _sent_to(orders: str, gets: str, differs: int) -> Proposal:
    """Lines whose goods go to another customer of the house in so many of ten rows."""
    w = World(2311)
    gets_it = [
        user if row % 10 >= differs else w.users + (user + row) % w.users
        for row, user in enumerate(w.user)
    ]
    return roles.propose(
        reading({
            "VA05.csv": {
                "Beleg": w.each(lambda row: 30_000 + row // 3),
                "Angelegt am": w.times("%d.%m.%Y"),
                orders: w.by_user(lambda u: 100_200 + u),
                gets: [100_200 + one for one in gets_it],
                f"Name {gets}": [f"{title(one)} {one}" for one in gets_it],
                "Material": w.by_item(lambda i: code("M", i)),
            },
            "Debitoren.csv": {
                "Debitor": [100_200 + n for n in range(2 * w.users)],
                "Name 1": [f"{title(n)} {n}" for n in range(2 * w.users)],
                "Land": [("DE", "AT", "CH")[n % 3] for n in range(2 * w.users)],
            },
        })
    )  # fmt: skip


@pytest.mark.parametrize(
    ("orders", "gets"),
    [
        ("Auftraggeber", "Warenempfänger"),
        ("Sold-to party", "Ship-to party"),
        ("CLIENT_FACTURE", "CLIENT_LIVRE"),
        ("발주처", "납품처"),
    ],
)
def test_who_gets_the_goods_that_a_chain_orders_is_asked(orders: str, gets: str) -> None:
    made = _sent_to(orders, gets, 9)
    assert user_of(made) == orders
    assert asked_of_user(made) == [orders, gets]
    assert asked_of_user(_sent_to(orders, gets, 10)) == [orders, gets]
    assert not asked_of_user(_sent_to(orders, gets, 0))
