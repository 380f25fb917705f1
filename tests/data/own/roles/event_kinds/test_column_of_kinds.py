"""Which column says what happened, and which only says how, where from or whether."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.mapping_file import Section
from personalize_poc.data.own.roles.event_kinds import event_column
from personalize_poc.data.own.roles.words.meanings import is_event
from tests.data.own.roles.worlds.proposals import proposed_beside
from tests.data.own.roles.worlds.rows import proposed, rarely, section
from tests.data.own.roles.worlds.world import World, code
from tests.support.own_tables import reading

_KINDS = ["play_video", "problem_check", "course.enrollment.activated"]


def _log(*, named: bool = False, **more: list[Any]) -> Section:
    """What is made of a log in which every eighth row is the page of a course that was shown.

    Args:
        named: whether it is known who looked at these pages.
        more: further columns.
    """
    w = World(4201, rows=2400, lines=1)
    pages = [row % 8 == 0 for row in w.rows]
    kinds = [_KINDS[row % 3] if row % 50 else "course.enrollment.deactivated" for row in w.rows]
    log = {
        "event_type": [
            f"/courses/{code('C', i)}/about" if page else kind
            for page, i, kind in zip(pages, w.item, kinds, strict=True)
        ],
        "user_id": [
            "" if page and not named else 40_000 + u for page, u in zip(pages, w.user, strict=True)
        ],
        "course_id": w.by_item(lambda i: code("C", i)),
        "time": w.times("%Y-%m-%dT%H:%M:%S+00:00"),
        **more,
    }
    return section(roles.propose(reading({"tracking.jsonl": log})))


def test_kinds_are_those_of_rows_that_name_somebody_and_something() -> None:
    made = _log()
    assert made.columns["EVENT_TYPE"] == "event_type"
    assert made.event_types == {"course.enrollment.deactivated": None}


def test_addresses_that_somebody_asked_for_are_too_many_kinds() -> None:
    assert "EVENT_TYPE" not in _log(named=True).columns


def test_a_number_that_is_always_the_same_is_no_value_of_an_event() -> None:
    tabs = [7 if row % 3 == 0 else "" for row in range(2400)]
    assert "EVENT_VALUE" not in _log(tab_count=tabs).columns
    seconds = [row % 600 if row % 3 == 0 else "" for row in range(2400)]
    made = _log(tab_count=tabs, watched_seconds=seconds)
    assert made.columns["EVENT_VALUE"] == "watched_seconds"


def test_a_column_that_is_called_so_names_what_happened_though_all_rows_share_it() -> None:
    w = World(947, lines=1)
    made = proposed(w, {}, event=w.pick(["purchase"]))
    assert section(made).columns["EVENT_TYPE"] == "event"


@pytest.mark.parametrize(
    "kinds",
    [
        ["ver", "inscribirse", "compartir", "guardar"],
        ["voir", "s'inscrire", "partager", "sauvegarder"],
        ["zien", "solliciteren", "delen", "bewaren"],
        ["vedere", "candidarsi", "condividere", "cliccare"],
    ],
)
def test_verbs_as_dictionaries_have_them_are_kinds_of_events(kinds: list[str]) -> None:
    w = World(948, lines=1)
    made = proposed(w, {}, tipo=w.pick(kinds, [70, 8, 2, 8]))
    assert section(made).columns["EVENT_TYPE"] == "tipo"


@pytest.mark.parametrize("value", ["ver 1.2", "ver. 3", "aplicar cupón"])
def test_a_verb_beside_other_words_may_be_another_word(value: str) -> None:
    assert not is_event(value)


@pytest.mark.parametrize(("name", "taken"), [("mediaItemType", False), ("actionType", True)])
def test_the_kind_of_all_items_is_no_kind_of_event_whatever_its_word(
    name: str, taken: bool
) -> None:
    """A book is listened to, and a room is booked: "book" is a word for both."""
    w = World(949, items=80, lines=1)
    log = {
        "userId": w.by_user(lambda u: f"U{u:04}"),
        "mediaItemId": w.by_item(lambda i: f"B{i:04}"),
        name: w.pick(["book"]),
        "createdAt": w.times("%Y-%m-%d %H:%M:%S"),
    }
    made = section(roles.propose(reading({"sessions.csv": log})))
    assert ("EVENT_TYPE" in made.columns) is taken


def test_what_happened_is_still_a_kind_of_event() -> None:
    w = World(942, lines=1)
    made = proposed(w, {}, action=w.pick(["play", "download", "like"]))
    assert section(made).columns["EVENT_TYPE"] == "action"


@pytest.mark.parametrize("named", [True, False])
def test_a_start_that_names_one_of_many_apps_is_chosen(named: bool) -> None:
    w = World(4301, lines=1)
    kinds = rarely(w, "APP_LAUNCH", {"APP_UNINSTALL": 14, "APP_INSTALL": 5})
    items = w.by_item(lambda i: f"com.example.app{i:03d}")
    if not named:
        items = [
            one if kind != "APP_LAUNCH" else "" for one, kind in zip(items, kinds, strict=True)
        ]
    made = proposed(w, {}, item_id=items, event_name=kinds)
    gone = {kind for kind, name in section(made).event_types.items() if name is None}
    assert gone == {"APP_UNINSTALL"} | (set() if named else {"APP_LAUNCH"})


@pytest.mark.parametrize("kind", ["APP_UPDATE", "os_update"])
def test_what_a_device_does_by_itself_is_no_event(kind: str) -> None:
    w = World(4514, lines=1)
    kinds = w.each(lambda row: kind if row % 5 == 0 else ("APP_OPEN", "APP_INSTALL")[row % 2])
    found = proposed_beside(w, {"user_id": w.by_user(lambda u: f"u{u:05d}"), "evt": kinds})
    assert section(found).event_types[kind] is None


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


def test_what_was_opened_is_an_event_by_its_name() -> None:
    assert all(map(is_event, ("FileAccessed", "FilePreviewed")))
    w = World(5304, users=200, items=60, rows=2000, lines=1)
    kinds = rarely(w, "FileAccessed", {"FilePreviewed": 3, "UserLoggedIn": 5})
    load = rarely(w, "SharePoint", {"AzureActiveDirectory": 4})
    found = proposed(w, {}, Operation=kinds, Workload=load)
    assert section(found).fields["EVENT_TYPE"] == "Operation"


def test_spellings_of_a_kind_with_and_without_a_blank_are_one() -> None:
    w = World(3402)
    kinds = rarely(w, "조회", {"구매 완료": 7, "구매완료": 5})
    assert section(proposed(w, {}, 행동=kinds)).event_types == {"구매 완료": "구매완료"}
    assert "10" not in event_column.renamed({"1.0": 60, "10": 40, "2.0": 9})


def test_the_number_of_a_purchase_does_not_hide_what_views_are() -> None:
    w = World(704)
    kinds = w.by_order(lambda n: ("view_item", "scroll", "add_to_cart", "purchase")[n % 4])
    numbers = [
        f"T{order:06}" if kind == "purchase" else ""
        for kind, order in zip(kinds, w.order, strict=True)
    ]
    proposal = proposed(w, {}, event_name=kinds, **{"ecommerce.transaction_id": numbers})
    assert section(proposal).columns["EVENT_TYPE"] == "event_name"


def test_verbs_are_what_happened_in_any_language() -> None:
    w = World(4507, lines=1)
    verbs = rarely(w, "iniciou", {"avaliou": 7, "concluiu": 3})
    made = proposed(w, {}, **{"verb.display.pt-BR": verbs})
    assert "event-or-state" not in {one.code for one in made.questions}
    assert section(made).columns["EVENT_TYPE"] == "verb.display.pt-BR"


def test_messages_that_were_received_are_no_deeds() -> None:
    w = World(3107, lines=1)
    kinds = rarely(w, "title_view", {"push_receive": 5, "fav_add": 7})
    assert section(proposed(w, {}, event=kinds)).event_types == {"push_receive": None}


def test_kinds_in_two_spellings_count_as_one_and_it_is_said() -> None:
    w = World(4106, lines=1)
    kinds = rarely(w, "Produktansicht", {"Kauf": 20, "produktansicht": 3})
    made = proposed(w, {}, **{"Ereignis": kinds})
    assert section(made).event_types == {"produktansicht": "Produktansicht"}
    said = next(one for one in made.findings if one.code == "events-spelled-alike")
    assert "produktansicht → Produktansicht" in said.message
    assert said.count == kinds.count("produktansicht")
    assert said.share == said.count / len(kinds)
    assert said.row == kinds.index("produktansicht") + 2


def test_kinds_with_umlauts_as_two_letters_count_as_one() -> None:
    w = World(4108, lines=1)
    made = proposed(w, {}, **{"Ereignis": rarely(w, "gehört", {"Kauf": 20, "gehoert": 3})})
    assert section(made).event_types == {"gehoert": "gehört"}


def test_a_kind_that_is_another_spelling_of_a_known_one_is_not_unknown() -> None:
    w = World(4107, lines=1)
    kinds = rarely(w, "장바구니", {"구매": 20, "장바 구니": 3})
    made = proposed(w, {}, **{"행동": kinds})
    assert section(made).event_types == {"장바 구니": "장바구니"}
    assert "event-words-unknown" not in {one.code for one in made.findings}


@pytest.mark.parametrize(
    ("kinds", "renamed"),
    [
        (("kx_lesson_view", "kx_enrol", "kx_login", "Enrol"), {"Enrol": "kx_enrol"}),
        (("kx:lesson_view", "kx:enrol", "kx:login", "kx:quiz"), {}),
        (("kx_enrol", "lesson_view", "quiz", "Enrol"), {}),  # one kind says of no mark
        (("re_order", "re_view", "re_enrol", "enrol"), {}),
        (("course_view", "course_enrol", "course_like", "view"), {}),
    ],
)
def test_the_mark_of_a_tool_before_its_kinds_makes_no_other_kind(
    kinds: tuple[str, ...], renamed: dict[str, str]
) -> None:
    assert event_column.renamed({kind: 90 - n for n, kind in enumerate(kinds)}) == renamed


def test_what_a_program_sent_or_what_arrived_is_no_deed() -> None:
    w = World(4205, lines=1)
    kinds = rarely(w, "wiedergabe_start", {"push_zugestellt": 4, "favorit_hinzugefuegt": 7})
    made = section(proposed(w, {}, ereignis=kinds, ist_intern=rarely(w, "false", {"true": 61})))
    assert made.event_types["push_zugestellt"] is None
    assert made.leave_out == {"ist_intern": ("true",)}


@pytest.mark.parametrize(
    "kind",
    ["RENOVACAO_AUTO", "Rinnovo automatico", "AUTO_ODNOWIENIE", "Verlängerung (automatisch)",
     "自动续约", "DESATIVACAO"],
)  # fmt: skip
def test_what_is_renewed_by_itself_or_ended_is_no_choice(kind: str) -> None:
    w = World(4494, lines=1)
    made = proposed(w, {}, tipo_operacao=rarely(w, "ATIVACAO", {kind: 4}))
    assert section(made).columns["EVENT_TYPE"] == "tipo_operacao"
    assert section(made).event_types[kind] is None
    assert not made.questions


def test_who_renews_an_insurance_of_a_car_has_chosen() -> None:
    w = World(4495, lines=1)
    made = proposed(w, {}, event_type=rarely(w, "purchase", {"auto insurance renewal": 4}))
    assert section(made).event_types == {}


def test_what_keeps_a_house_from_being_let_is_no_booking() -> None:
    w = World(1741)
    kinds = {"Geannuleerd": 11, "Optie vervallen": 13, "Eigenaarsverblijf": 17, "Onderhoud": 19}
    states = rarely(w, "Definitief", kinds)
    assert set(section(proposed(w, {}, Status=states)).leave_out["Status"]) == set(kinds)


@pytest.mark.parametrize(
    ("usual", "own"),
    [
        ("Confirmed", "Owner booking"),
        ("Bestätigt", "Eigentümerbuchung"),
        ("Bevestigd", "Eigenaarsboeking"),
        ("Confirmée", "Réservation propriétaire"),
        ("Confirmada", "Reserva do proprietário"),
        ("Potwierdzona", "Rezerwacja właściciela"),
        ("Подтверждено", "Бронь владельца"),
        ("확정", "소유주예약"),
    ],
)
def test_what_the_owner_of_a_house_books_is_no_choice_of_a_guest(usual: str, own: str) -> None:
    w = World(4731, lines=1)
    states = rarely(w, usual, {own: 17})
    assert section(proposed(w, {}, status=states)).leave_out == {"status": (own,)}


@pytest.mark.parametrize(
    ("usual", "other"),
    [
        ("구매", "구입"),
        ("purchase", "Purchased"),
        ("compra", "comprado"),
        ("generate_lead", "gerar_lead"),
    ],
)
def test_two_words_for_a_purchase_are_one_kind(usual: str, other: str) -> None:
    assert event_column.renamed({usual: 60, "view": 50, other: 9}) == {other: usual}


def test_words_that_may_be_two_deeds_stay_apart() -> None:
    assert not event_column.renamed({"play": 60, "played": 50, "buy": 20, "purchase": 9})


@pytest.mark.parametrize("name", ["what happened", "Was ist passiert", "o que aconteceu"])
def test_kinds_in_several_words_below_a_question_are_kinds_of_events(name: str) -> None:
    """The word "what" alone names a thing; what happened is no thing."""
    w = World(8124, lines=1)
    kinds = ("look at", "look at", "put in cart", "buy it now!")
    made = section(proposed(w, {}, **{name: [kinds[row % 4] for row in w.rows]}))
    assert made.columns["EVENT_TYPE"] == name


def test_searches_without_an_item_make_no_circumstance_of_kinds() -> None:
    """Who looks at the same things often leaves the shares of rows with an item to tell it."""
    w = World(4207, users=40, items=20, rows=6000, lines=1)
    kinds = w.pick(["vz", "hq", "qz", "bk", "rz"], [60, 18, 12, 7, 3])
    table = {
        "user_id": w.by_user(lambda u: code("U", u)),
        "item_id": [
            "" if kind in ("hq", "qz") else code("I", i)
            for kind, i in zip(kinds, w.item, strict=True)
        ],
        "k": kinds,
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    made = roles.propose(reading({"log.csv": table}))
    assert section(made).columns["EVENT_TYPE"] == "k"
