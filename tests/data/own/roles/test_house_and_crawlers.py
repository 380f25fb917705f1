"""What a company's own people and crawlers do, whatever the columns are called that tell it."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.roles.words import staff_words
from personalize_poc.data.own.roles.words.lists import event_words
from personalize_poc.data.own.roles.words.meanings import is_event, is_negative
from tests.data.own.roles.rows import proposed, rarely, section
from tests.data.own.roles.world import World, code, title
from tests.support.own_tables import reading

_VERBS = """
    comentou compartilhou avaliou seguiu imprimiu respondeu comentó siguió guardó descargó
    ha_commentato ha_condiviso ha_stampato risposta a_commenté a_partagé a_suivi a_imprimé
    réponse kommentierte folgte speicherte gedruckt beantwortet reageerde volgde bewaarde
    in_winkelmand kommenterade följde skrev_ut svarade kommenterede fulgte udskrev hørte
    skomentował udostępnił zaobserwował wydrukowano odsłuchał yorumladı paylaştı yanıtladı 印刷
    回答 인쇄 답변"""


def said_of_rows(found: Proposal, column: str) -> str:
    """What is said of rows that are left out by a column."""
    (one,) = [one for one in found.findings if one.code == "rows-left-out" and one.column == column]
    return one.message


@pytest.mark.parametrize("name", ["agente", "źródło", "x_from"])
@pytest.mark.parametrize(
    "robot", ["Googlebot/2.1", "bingbot/2.0", "Applebot/0.1", "Baiduspider/2.0"]
)
def test_crawlers_are_known_by_their_names_in_any_column(name: str, robot: str) -> None:
    w = World(4801, lines=1)
    found = proposed(w, {}, **{name: rarely(w, "app", {robot: 15})})
    assert section(found).leave_out == {name: (robot,)}
    assert "robots, which say so" in said_of_rows(found, name)


@pytest.mark.parametrize("value", ["Talbot", "Abbot/2", "Turbot 1.5", "Ubot/Seven"])
def test_other_words_in_any_column_are_no_crawlers(value: str) -> None:
    w = World(4802, lines=1)
    assert not section(proposed(w, {}, serie=rarely(w, "Moss", {value: 15}))).leave_out


def test_what_only_robots_differ_in_describes_no_people() -> None:
    w = World(4803, lines=1)
    log = {
        "usuario": w.by_user(lambda u: f"u{u:05d}"),
        "anuncio": w.by_item(lambda i: code("a", i)),
        "titulo": w.by_item(title),
        "ts": w.times("%Y-%m-%d %H:%M:%S"),
        "agente": w.by_user(lambda u: "Googlebot/2.1" if u == 11 else "app"),
        "plataforma": w.by_user(lambda u: ("android", "ios", "web")[u % 3]),
    }
    mapping = roles.propose(reading({"eventos.csv": log})).mapping
    assert mapping is not None
    users = mapping.sections["users"]
    assert set(users.columns.values()) == {"usuario", "plataforma"}
    assert users.leave_out == {"agente": ("Googlebot/2.1",)}
    assert "app" in users.unused["agente"]


def flagged(name: str, usual: str, rare: str, often: int) -> Proposal:
    w = World(4804, lines=1)
    flags: list[Any] = [rare if row % often == 0 else usual for row in w.rows]
    return proposed(w, {}, **{name: flags})


@pytest.mark.parametrize(
    ("name", "usual", "rare"),
    [
        ("is_gm", "false", "true"),
        ("GM여부", "N", "Y"),
        ("ist_Mitarbeiter", "0", "1"),
        ("es_empleado", "no", "si"),
        ("運営フラグ", "0", "1"),
        ("jest_pracownikiem", "nie", "tak"),
    ],
)
def test_rows_of_game_masters_and_staff_are_left_out_and_said(
    name: str, usual: str, rare: str
) -> None:
    found = flagged(name, usual, rare, often=40)
    assert section(found).leave_out == {name: (rare,)}
    assert "company's own people" in said_of_rows(found, name)


def test_a_flag_that_many_rows_have_is_of_no_staff() -> None:
    assert not section(flagged("is_moderator", "false", "true", often=3)).leave_out


def accounts(w: World, special: dict[int, str]) -> Proposal:
    log = {
        "konto_id": w.by_user(lambda u: special.get(u, f"K-{u:05d}")),
        "artikel": w.by_item(lambda i: code("A", i)),
        "zeit": w.times("%Y-%m-%d %H:%M:%S"),
    }
    return roles.propose(reading({"log.csv": log}))


def test_accounts_that_begin_as_tests_do_are_tests() -> None:
    special = {7: "test_qa1", 8: "test_redaktion", 9: "Test_Marketing"}
    found = section(accounts(World(4805, lines=1), special))
    assert set(found.leave_out["konto_id"]) == set(special.values())


def test_accounts_that_begin_otherwise_stay() -> None:
    special = {7: "web-qa-1", 8: "web-anna", 9: "testament"}
    assert section(accounts(World(4806, lines=1), special)).leave_out["konto_id"] == ("web-qa-1",)


@pytest.mark.parametrize(
    ("value", "beginning"), [("test_qa1", "test_"), ("qa-monitor", "qa-"), ("web-qa-1", "")]
)
def test_only_words_for_tests_begin_accounts_of_tests(value: str, beginning: str) -> None:
    assert staff_words.begins_as_tests(value) == beginning


@pytest.mark.parametrize("kind", _VERBS.split())
def test_verbs_of_events_are_signs_of_interest(kind: str) -> None:
    assert is_event(kind)
    assert not is_negative(kind)


@pytest.mark.parametrize("kind", ["판매중지", "pronta entrega", "Le Monde", "안읽음", "Las Vegas"])
def test_names_and_states_that_hold_such_words_are_no_events(kind: str) -> None:
    assert not is_event(kind)


def test_no_sign_of_interest_takes_something_back() -> None:
    known = {one for text in event_words.EVENTS.values() for one in text.split()}
    wrong = {one for one in known if is_negative(one)}
    assert wrong == {"キャンセル待ち"}  # asked for a place: what was taken back is that of another


def test_a_sale_beside_a_return_is_no_unknown_word() -> None:
    w = World(4807, lines=1)
    found = proposed(w, {}, tipo_mov=rarely(w, "VENDA", {"DEVOLUCAO": 15}))
    assert section(found).event_types == {"DEVOLUCAO": None}
    assert "event-words-unknown" not in {one.code for one in found.findings}


@pytest.mark.parametrize("other", [True, False])
def test_unknown_kinds_whose_rows_are_left_out_elsewhere_are_not_said(other: bool) -> None:
    w = World(4808, lines=1)
    kinds = rarely(w, "view", {"zelm": 15})
    gone = [kind == "zelm" and other for kind in kinds]
    flags: list[Any] = ["true" if one else "false" for one in gone]
    found = proposed(w, {}, action=kinds, is_test=flags)
    said = {one.code for one in found.findings}
    assert ("event-words-unknown" in said) is not other


def test_what_happened_is_said_by_a_column_of_that_name() -> None:
    w = World(4809, lines=1)
    kinds = rarely(w, "Tarifrechner", {"Login": 9, "Adressänderung": 11, "Kündigung": 23})
    log = {
        "Kundennummer": w.by_user(lambda u: f"{u * 7919:09d}"),
        "Zeitpunkt": w.times("%d.%m.%Y %H:%M:%S"),
        "Vorgang": kinds,
        "Tarif": [
            None if kind in ("Login", "Adressänderung") else code("KF", w.item[row])
            for row, kind in enumerate(kinds)
        ],
    }
    found = section(roles.propose(reading({"portal.csv": log})))
    assert found.columns["EVENT_TYPE"] == "Vorgang"
    assert set(found.event_types) == {"Login", "Adressänderung", "Kündigung"}


@pytest.mark.parametrize(
    ("name", "usual", "rare", "gone"),
    [
        ("theme", "car", "robot", False),
        ("theme", "Spring", "Spider-Man", False),
        ("kind", "꽃", "로봇", False),
        ("status", "human", "robot", True),
        ("status", "completed", "bot", True),
        ("상태", "사용자", "봇", True),
    ],
)
def test_robots_are_no_visitors_where_nothing_speaks_of_people(
    name: str, usual: str, rare: str, gone: bool
) -> None:
    w = World(4810, lines=1)
    each = w.each(lambda n: rare if n % (15 if gone else 2) == 0 else usual)
    left = section(proposed(w, {}, **{name: each})).leave_out
    assert left == ({name: (rare,)} if gone else {})
