"""Who is behind a card, which column of an object is the person, which pages are of a thing."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.roles.words.names import hint
from personalize_poc.data.own.roles.words.staff_words import is_name_of_test, is_no_customer
from tests.data.own.roles.rows import proposed, rarely, section
from tests.data.own.roles.world import World, chosen, code, digest, title
from tests.support.own_tables import reading


def who_and_what(made: Proposal) -> tuple[str, str]:
    columns = section(made).columns
    return columns["USER_ID"], columns["ITEM_ID"]


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


def test_kinds_of_events_with_names_are_no_items() -> None:
    w = World(4402)
    kinds = {
        "evento.id": w.each(lambda row: f"E{row % 9}"),
        "evento.titolo": w.each(lambda row: f"Event kind {row % 9}"),
    }
    assert section(proposed(w, {}, **kinds)).columns["ITEM_ID"] == "item_id"


def game(w: World, *, known: bool) -> Proposal:
    log = {
        "ts": w.times("%Y-%m-%d %H:%M:%S"),
        "pid": w.by_user(lambda u: digest(u)[:16]),
        "props.item_id": w.by_item(lambda i: f"mount_{i:03d}"),
    }
    items = {
        "item_id": [f"mount_{i:03d}" for i in range(w.items)],
        "rarity": [chosen(("common", "rare", "epic"), i) for i in range(w.items)],
    }
    return roles.propose(reading({"log.jsonl": log, **({"catalog.json": items} if known else {})}))


def test_beside_the_item_of_a_catalogue_a_pid_is_a_player() -> None:
    made = game(World(4403), known=True)
    assert who_and_what(made) == ("pid", "props.item_id")
    assert made.questions == ()


def pages(w: World, *, other_pages: int) -> dict[str, list[Any]]:
    """Pages of articles, and every other one is a page of no article, of so many."""
    article = w.by_item(lambda i: 4_500_000 + 13 * i)
    address = w.by_item(lambda i: f"https://paper.example/news/story-{i}.html")
    for row in range(0, len(article), 2):
        article[row] = ""
        address[row] = f"https://paper.example/page/{row % other_pages}"
    return {"page_location": address, "article_id": article}


def test_few_pages_without_an_article_are_no_items() -> None:
    w = World(4404, items=200, rows=4000)
    log = {
        "user_pseudo_id": w.by_user(lambda u: digest(u)[:12]),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
        **pages(w, other_pages=5),
    }
    assert section(roles.propose(reading({"log.csv": log}))).columns["ITEM_ID"] == "article_id"


def bank(w: World, *, cards: int, owner: str = "id_cliente") -> dict[str, dict[str, list[Any]]]:
    """Payments by card; a table says who has which of so many cards each."""

    def token(person: int, which: int) -> str:
        return f"tok_{digest(cards * person + which)[:9]}"

    people = range(w.users)
    return {
        "transacoes.csv": {
            "id_transacao": w.each(lambda row: 770_000_001 + row),
            "id_cartao": w.each(lambda row: token(w.user[row], row % cards)),
            "id_estabelecimento": w.by_item(lambda i: f"{283_195 + 977 * i:012d}"),
            "data_hora": w.times("%d/%m/%Y %H:%M:%S"),
        },
        "cartoes.csv": {
            "id_cartao": [token(p, n) for p in people for n in range(cards)],
            owner: [f"C{100_000 + 17 * p}" for p in people for _ in range(cards)],
        },
        "clientes.csv": {
            owner: [f"C{100_000 + 17 * p}" for p in people],
            "segmento": [
                "Conta Teste" if p == 3 else chosen(("Pessoa Física", "Private"), p) for p in people
            ],
        },
        "estabelecimentos.csv": {
            "id_estabelecimento": [f"{283_195 + 977 * i:012d}" for i in range(w.items)],
            "nome_fantasia": [title(i, "Bar Posto Mercado Farmácia") for i in range(w.items)],
        },
    }  # fmt: skip


def test_who_has_a_card_is_the_person_and_test_accounts_are_nobody() -> None:
    found = section(roles.propose(reading(bank(World(4405, users=400, rows=6000), cards=2))))
    assert found.joins[0].columns == {"USER_ID": "id_cliente"}
    assert found.leave_out["segmento"] == ("Conta Teste",)


@pytest.mark.parametrize(("cards", "owner"), [(4, "id_cliente"), (2, "id_empresa")])
def test_cards_of_firms_stay(cards: int, owner: str) -> None:
    w = World(4406, users=400, rows=6000)
    found = section(roles.propose(reading(bank(w, cards=cards, owner=owner))))
    assert found.columns["USER_ID"] == "id_cartao"


def test_an_activity_is_what_people_sign_up_for() -> None:
    w = World(4407, items=24, rows=3000, lines=1)
    table = {
        "Member #": w.by_user(lambda u: 200 + 3 * u),
        "Activity": w.by_item(lambda i: title(i, "Aqua Boxing Judo Yoga Zumba")),
        "Date": w.times("%Y-%m-%d"),
    }
    made = roles.propose(reading({"signups.csv": table}))
    assert who_and_what(made) == ("Member #", "Activity")
    assert [one.code for one in made.questions] == ["which-item"], "little speaks for it"


@pytest.mark.parametrize(
    "name", ["oyentes_unicos", "Visiteurs uniques", "unique_listeners", "순방문자수"]
)
def test_people_who_are_counted_once_are_no_person(name: str) -> None:
    assert not hint(name).about("user", "visitor")
    assert hint(name).says("quantity")


@pytest.mark.parametrize("name", ["unique_user_id", "distinct_id", "uniqueVisitorId"])
def test_unique_ids_are_of_a_person(name: str) -> None:
    assert hint(name).says("id")
    assert hint(name).about("user", "visitor")


@pytest.mark.parametrize(
    "name",
    [
        *("테스트환자", "TEST - nie używać 266", "aluno teste", "Conta Teste", "Cuenta de prueba"),
        *("TESTKUNDE IT - NICHT BELIEFERN", "TESTE QA", "Usuario de Prueba 2"),
        *("Loja Teste (NÃO PEDIR)", "Testkonto Vertrieb Nord - nicht beliefern"),
    ],
)
def test_names_of_tests(name: str) -> None:
    assert is_name_of_test(name)
    assert is_no_customer(name)


@pytest.mark.parametrize("name", ["Dienstkonto", "compte de service", "館内用", "자관용"])
def test_accounts_of_services_and_of_the_house_are_no_customers(name: str) -> None:
    assert is_no_customer(name)


@pytest.mark.parametrize(
    "name", ["Testfahrt", "Test Drive", "Anna Prover", "Testa", "Test 2", "Test, Ina", "QA"]
)
def test_what_only_sounds_like_a_test(name: str) -> None:
    assert not is_name_of_test(name)


def test_states_of_tests_are_left_out() -> None:
    w = World(4408, lines=1)
    states = rarely(w, "contactado", {"prueba interna": 90, "cerrado": 7, "nuevo": 3})
    found = section(proposed(w, {}, estado=states))
    assert "prueba interna" in found.leave_out["estado"]


@pytest.mark.parametrize(
    ("usual", "ended"), [("EN COURS", "RESILIE"), ("aktiv", "gekündigt"), ("유지", "해지")]
)
def test_contracts_that_ended_had_been_wanted(usual: str, ended: str) -> None:
    w = World(4409, lines=1)
    found = section(proposed(w, {}, statut=rarely(w, usual, {ended: 6, "annulé": 23})))
    assert ended not in found.leave_out.get("statut", ())


def test_programs_that_follow_all_links_of_a_mail_are_robots() -> None:
    w = World(4410, lines=1)
    scanner = "LinkScanner/2.1 (security gateway)"
    clients = rarely(w, "Outlook", {scanner: 4, "iPhone Mail": 3, "Gmail": 2})
    assert section(proposed(w, {}, klient=clients)).leave_out["klient"] == (scanner,)


def test_kinds_that_no_catalogue_has_are_left_out_where_many_rows_have_no_item() -> None:
    w = World(4411, lines=1)
    ids = w.by_item(lambda i: code("V", i))
    kinds = w.each(lambda row: "video")
    for row in range(len(ids)):
        if row % 3 == 0:
            ids[row] = kinds[row] = ""
        elif row % 7 == 0:
            ids[row], kinds[row] = code("AD", row % 40), "werbung"
    log = {
        "profil_id": w.by_user(lambda u: f"P{u:05d}"),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
        "ereignis": ["app_start" if one == "" else "abspielen" for one in ids],
        "inhalt.id": ids,
        "inhalt.typ": kinds,
    }
    items = {
        "id": [code("V", i) for i in range(w.items)],
        "titel": [title(i, "Der Die Das Fall Nacht") for i in range(w.items)],
    }
    found = section(roles.propose(reading({"log.jsonl": log, "inhalte.csv": items})))
    assert found.leave_out["inhalt.typ"] == ("werbung",)
