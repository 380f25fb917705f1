"""Tills and counters: who worked them, who bought, and the account of all others."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import canonical, roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, code, price, title
from tests.support.own_tables import reading


def _chain(customer: str, operator: str, name: str = "CLIENT DIVERS") -> dict[str, dict[str, Any]]:
    """Lines of tills; every third purchase is of somebody unknown."""
    w = World(931, users=200, items=80, rows=1500, lines=3)
    number = [int(code("", u, 8)) for u in range(w.users)]
    who = w.by_order(lambda n: n % 3 == 0)
    buyer = [900_001 if common else number[user] for common, user in zip(who, w.user, strict=True)]
    return {
        "lines.csv": {
            "NUMERO": w.by_order(lambda n: 100_000 + n),
            customer: buyer,
            "ARTICLE": w.by_item(lambda i: code("ROB", i)),
            "PRIX": w.by_item(price),
            "DATE": w.times("%d/%m/%Y %H:%M:%S"),
            operator: w.by_order(lambda n: f"V{n % 12:03}"),
        },
        "persons.csv": {
            customer: [900_001, *number],
            "LIBELLE": [name, *(f"{title(u, 'Ana Paul Marie')} Durand" for u in range(w.users))],
            "VILLE": ["", *(("Lyon", "Lille")[u % 2] for u in range(w.users))],
        },
        "articles.csv": {
            "ARTICLE": [code("ROB", i) for i in range(w.items)],
            "LIBELLE": [title(i) for i in range(w.items)],
        },
    }


def _proposed(tables: dict[str, dict[str, Any]]) -> Proposal:
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is not None, proposal.reason
    return proposal


@pytest.mark.parametrize(
    ("customer", "operator"),
    [
        ("GL_TIERS", "GL_UTILISATEUR"),
        ("Kunde", "Benutzer"),
        ("client_id", "user_id"),
        ("cari", "kullanıcı"),
        ("거래처코드", "사용자id"),
    ],
)
def test_who_works_a_till_is_not_who_buys(customer: str, operator: str) -> None:
    tables = _chain(customer, operator)
    if customer == "거래처코드":  # nobody but the lines knows them
        tables = {"lines.csv": tables["lines.csv"]}
    proposal = _proposed(tables)
    assert proposal.mapping
    assert proposal.mapping.sections["interactions"].fields["USER_ID"] == customer
    said = [one.message for one in proposal.findings if one.column == customer]
    assert not any(operator in one for one in said)


def test_many_users_of_a_few_clients_are_who_chooses() -> None:
    tables = _chain("user_id", "client_id")  # programs: the client is an app
    proposal = _proposed(tables)
    assert proposal.mapping
    assert proposal.mapping.sections["interactions"].fields["USER_ID"] == "user_id"


@pytest.mark.parametrize("name", ["CLIENT DIVERS", "MUHTELİF PERAKENDE MÜŞTERİ", "Laufkundschaft"])
def test_the_account_of_all_whom_nobody_knows_is_no_person(name: str) -> None:
    tables = _chain("tiers", "vendeur", name)
    proposal = _proposed(tables)
    assert proposal.mapping
    section = proposal.mapping.sections["interactions"]
    assert section.leave_out["tiers"] == ("900001",)
    built = canonical.build(reading(tables), proposal.mapping)
    row = built.connection.execute("SELECT count(*) FROM interactions").fetchone()
    assert row == (sum(one != 900_001 for one in tables["lines.csv"]["tiers"]),)


def _without(tables: dict[str, dict[str, Any]], *gone: int) -> dict[str, dict[str, Any]]:
    """The same, with a table of people that lacks some of them."""
    persons = tables["persons.csv"]
    kept = [at for at, one in enumerate(persons["tiers"]) if one not in gone]
    tables["persons.csv"] = {name: [of[at] for at in kept] for name, of in persons.items()}
    return tables


def test_a_card_of_the_till_that_no_table_of_people_has_is_no_person() -> None:
    proposal = _proposed(_without(_chain("tiers", "vendeur"), 900_001))
    assert proposal.mapping
    assert proposal.mapping.sections["interactions"].leave_out == {"tiers": ("900001",)}
    (said,) = [one for one in proposal.findings if one.code == "rows-left-out"]
    assert "nobody in particular" in said.message


def test_people_whom_a_table_lacks_count_as_others_do() -> None:
    tables = _chain("tiers", "vendeur", "Maison Durand")
    usual = tables["persons.csv"]["tiers"][5]
    for gone in ((usual,), (900_001, *tables["persons.csv"]["tiers"][2:7])):
        proposal = _proposed(_without(_chain("tiers", "vendeur", "Maison Durand"), *gone))
        assert proposal.mapping
        assert proposal.mapping.sections["interactions"].leave_out == {}


@pytest.mark.parametrize("name", ["Perakende A.Ş.", "General Store", "Hotel Divers"])
def test_a_large_customer_is_one(name: str) -> None:
    proposal = _proposed(_chain("tiers", "vendeur", name))
    assert proposal.mapping
    assert "tiers" not in proposal.mapping.sections["interactions"].leave_out


def test_a_segment_is_no_name() -> None:
    tables = _chain("tiers", "vendeur", "Maison Durand")
    tables["persons.csv"]["segment"] = ["Retail" if n % 2 == 0 else "Pro" for n in range(201)]
    proposal = _proposed(tables)
    assert proposal.mapping
    assert "tiers" not in proposal.mapping.sections["interactions"].leave_out


def _shifts(by_line: bool) -> Proposal:
    """Sales in the shifts of a till, half of them to people by whom a number and a name are known.

    Or these are of a line of a sale, as the batch of what was sold is.
    """
    w = World(917, users=200, items=80, rows=1500, days=90, lines=3)
    name = [f"{title(u, 'Ana Pau Joan')} Mas" for u in range(w.users)]
    whose = w.pick(range(w.users)) if by_line else w.user
    seen = [one if n % 2 else None for one, n in zip(whose, w.order, strict=True)]
    sales = {
        "id": w.by_order(lambda n: 1201 + n),
        "day": w.by_order(lambda n: w.at[w.order.index(n)].strftime("%Y-%m-%d %H:%M:%S")),
        "partner_id": [None if one is None else 1300 + one for one in seen],
        "partner_id.name": [None if one is None else name[one] for one in seen],
        "session_id": w.each(lambda row: f"POS/{w.at[row]:%Y/%m/%d}/{w.order[row] % 2}"),
        "product_id": w.by_item(lambda i: 400 + i),
        "product": w.by_item(title),
        "pieces": w.pick([1, 2], [5, 1]),
    }
    return roles.propose(reading({"sales.csv": sales}))


def test_who_bought_differs_in_a_shift_and_is_one_in_a_sale() -> None:
    mapping = _shifts(by_line=False).mapping
    assert mapping
    assert mapping.sections["interactions"].fields["USER_ID"] == "partner_id"


def test_what_differs_between_the_lines_of_a_sale_is_nobody_who_bought() -> None:
    mapping = _shifts(by_line=True).mapping
    assert not mapping or mapping.sections["interactions"].fields.get("USER_ID") != "partner_id"


@pytest.mark.parametrize(("entered", "asked"), [("staff", False), ("friends", True)])
def test_who_entered_a_row_is_not_asked_about(entered: str, asked: bool) -> None:
    w = World(1813, lines=1)
    friends = [f"{100_000 + w.user[row - 1]}" for row in w.rows]
    others = ["admin01" for row in w.rows] if entered == "staff" else friends
    tables: dict[str, dict[str, Any]] = {
        "enrolments.csv": {
            "member_no": w.by_user(lambda u: f"{100_000 + u}"),
            "course": w.by_item(lambda i: code("C", i)),
            "at": w.times("%Y-%m-%d %H:%M:%S"),
            "reg_id": [
                others[row] if row % 10 == 0 else f"{100_000 + w.user[row]}" for row in w.rows
            ],
        },
        "members.csv": {
            "member_no": [f"{100_000 + u}" for u in range(w.users)],
            "birth_year": [1950 + u % 50 for u in range(w.users)],
        },
    }
    found = roles.propose(reading(tables))
    assert section(found).columns["USER_ID"] == "member_no"
    assert ("which-user" in {one.code for one in found.questions}) is asked


def test_a_card_is_the_person_of_a_receipt_though_a_third_have_none() -> None:
    w = World(948, users=300, items=80, rows=6000, lines=3)
    none = w.by_order(lambda n: n % 3 == 0)
    cards = w.by_user(lambda u: 60_000_000 + 373 * u)
    lines = {
        "loja": w.by_order(lambda n: 1 + n % 8),
        "caixa": w.by_order(lambda n: 1 + n * 7 % 5),
        "cupom": w.by_order(lambda n: 320_000 + n),
        "data": w.times("%d/%m/%Y"),
        "hora": w.times("%H:%M:%S"),
        "cartao_fidelidade": [0 if gone else card for gone, card in zip(none, cards, strict=True)],
        "cod_produto": w.by_item(lambda i: 7000 + 11 * i),
        "descricao": w.by_item(title),
        "qtd": w.each(lambda r: 1 + (r % 9 == 0)),
    }
    made = _proposed({"itens.csv": lines})
    found = section(made)
    assert found.columns["USER_ID"] == "cartao_fidelidade"
    assert found.leave_out == {"cartao_fidelidade": ("0",)}
    assert found.columns["EVENT_VALUE"] == "qtd"
    assert not made.questions
