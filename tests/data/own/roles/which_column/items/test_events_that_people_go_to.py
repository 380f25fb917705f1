"""Events with a name and a day are what people buy tickets for; kinds of events are not."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.roles.propose import understand
from personalize_poc.data.own.roles.which_column.points import happenings
from tests.data.own.roles.worlds.orders import day_of
from tests.data.own.roles.worlds.proposals import proposed_tables
from tests.data.own.roles.worlds.rows import proposed, section
from tests.data.own.roles.worlds.world import World, code, mail, title
from tests.support.own_tables import reading

Tables = dict[str, dict[str, Any]]


def _tickets(w: World, dated: bool = True) -> Tables:
    days = w.by_item(day_of) if dated else w.times("%Y-%m-%d")
    report = {
        "Order #": w.by_order(lambda n: 780_000 + n),
        "Order Date": w.times("%Y-%m-%d %H:%M:%S"),
        "Attendee #": w.each(lambda row: 16_000_000 + row),
        "Event Name": w.by_item(lambda i: title(i % 70)),
        "Event ID": w.by_item(lambda i: 893_745_088 + 7 * i),
        "Event Start Date": days,
        "Event Timezone": w.each(lambda _: "Europe/London"),
        "Buyer Email": w.by_user(mail),
    }
    return {"report.csv": report}


def test_an_event_with_a_name_and_a_day_is_what_people_buy_tickets_for() -> None:
    chosen = section(proposed_tables(_tickets(World(3001))))
    assert chosen.columns["USER_ID"] == "Buyer Email"
    assert chosen.columns["ITEM_ID"] == "Event ID"
    assert chosen.columns["TIMESTAMP"] == "Order Date"
    assert "EVENT_TYPE" not in chosen.columns


@pytest.mark.parametrize(
    ("key", "name", "day"),
    [("Cód. evento", "Evento", "Fecha evento"), ("Event code", "Event", "Event date"),
     ("Código do evento", "Evento", "Data do evento"), ("Code événement", "Événement",
     "Date événement"), ("이벤트 코드", "이벤트", "이벤트 일자"), ("Evenement-ID", "Evenement",
     "Evenement-datum"), ("イベントコード", "イベント", "イベント日")],
)  # fmt: skip
def test_an_event_may_be_named_by_its_own_word(key: str, name: str, day: str) -> None:
    """Nothing says "name": the column is called as the one of ids without "id" or "code"."""
    tables = _tickets(World(3006))
    told = {"Event ID": key, "Event Name": name, "Event Start Date": day}
    report = {told.get(one, one): values for one, values in tables["report.csv"].items()}
    chosen = section(proposed_tables({"report.csv": report}))
    assert chosen.columns["ITEM_ID"] == key
    assert chosen.columns["TIMESTAMP"] == "Order Date"


def test_kinds_of_events_of_a_log_that_have_no_day_are_no_items() -> None:
    made = proposed_tables(_tickets(World(3002), dated=False))
    assert made.mapping is None or section(made).columns["ITEM_ID"] != "Event ID"


@pytest.mark.parametrize(
    ("name", "key"), [("Event Name", "Event ID"), ("Nome do evento", "ID do evento")]
)
def test_an_event_without_a_day_of_which_every_order_is_of_one_is_what_was_ordered(
    name: str, key: str
) -> None:
    """Tickets of one order are for one event; kinds of events of a log have no orders."""
    w = World(3011, users=300, items=40, rows=3000, lines=1)
    ordered = w.times("%Y-%m-%d %H:%M:%S")
    report = {
        "Order #": w.each(lambda row: 780_000 + row // 2),
        "Order Date": w.each(lambda row: ordered[row - row % 2]),
        "Attendee #": w.each(lambda row: 16_000_000 + row),
        "Buyer Email": w.each(lambda row: mail(w.user[row - row % 2])),
        name: w.each(lambda row: title(w.item[row - row % 2])),
        key: w.each(lambda row: 893_745_088 + 7 * w.item[row - row % 2]),
    }
    chosen = section(proposed_tables({"report.csv": report}))
    assert (chosen.columns["USER_ID"], chosen.columns["ITEM_ID"]) == ("Buyer Email", key)


@pytest.mark.parametrize("called", ["Event", "Événement", "Veranstaltung", "イベント"])
def test_an_event_without_an_id_is_chosen_by_its_title(called: str) -> None:
    tables = _tickets(World(3005, items=64))
    report = {k: v for k, v in tables["report.csv"].items() if not k.startswith("Event ")}
    days = World(3005, items=64).by_item(lambda i: day_of(i % 40))
    titles = World(3005, items=64).by_item(lambda i: f"{title(i)} {i}")
    report |= {f"{called} Start Date": days, called: titles}
    chosen = section(proposed_tables({"report.csv": report}))
    assert (chosen.columns["USER_ID"], chosen.columns["ITEM_ID"]) == ("Buyer Email", called)


def _sold_for(w: World, called: str, when: str, shows: list[Any]) -> dict[str, list[Any]]:
    return {
        "Order Date": w.times("%Y-%m-%d %H:%M:%S"),
        "Buyer Email": w.by_user(mail),
        called: w.by_item(lambda i: f"{title(i)} live"),
        when: shows,
        "Ticket": w.pick(["full", "reduced", "child"]),
    }


@pytest.mark.parametrize(
    ("called", "when"),
    [("Event", "Kick-off"), ("Événement", "Séance"), ("Evento", "Data spettacolo")],
)
def test_an_event_whose_day_is_called_otherwise_is_chosen_by_its_title(
    called: str, when: str
) -> None:
    w = World(3021, items=60, lines=1)
    shows = w.by_item(lambda i: f"2024-{8 + i // 28:02}-{1 + i % 28:02} 20:{i % 60:02}:00")
    chosen = section(proposed_tables({"sold.csv": _sold_for(w, called, when, shows)}))
    assert (chosen.columns["USER_ID"], chosen.columns["ITEM_ID"]) == ("Buyer Email", called)
    assert chosen.columns["TIMESTAMP"] == "Order Date"


@pytest.mark.parametrize("own", [True, False])
def test_what_happens_at_any_time_has_no_day_of_its_own(own: bool) -> None:
    w = World(3021, items=60, lines=1)
    shows = w.by_item(lambda i: f"2024-{8 + i // 28:02}-{1 + i % 28:02} 20:{i % 60:02}:00")
    later = shows if own else w.times("%Y-%m-%d %H:%M:%S", hours=30)
    (view,) = understand(reading({"sold.csv": _sold_for(w, "Event", "Until", later)}))
    event = next(one for one in view.columns if one.name == "Event")
    assert bool(happenings.told_of(view, event)) is own


def test_kinds_of_events_with_names_are_no_items() -> None:
    w = World(4402)
    kinds = {
        "evento.id": w.each(lambda row: f"E{row % 9}"),
        "evento.titolo": w.each(lambda row: f"Event kind {row % 9}"),
    }
    assert section(proposed(w, {}, **kinds)).columns["ITEM_ID"] == "item_id"


@pytest.mark.parametrize("names", [("Cod. spettacolo", "Spettacolo", "Cod. recita"),
                                   ("zqa", "zqb", "zqc")])  # fmt: skip
def test_an_evening_is_sold_to_many_and_is_no_order(names: tuple[str, str, str]) -> None:
    """Rows of an evening stand together, and it is of one day; who bought them are many."""
    w = World(2304, items=60, rows=4000, lines=1)
    show, called, evening = names
    order = sorted(w.rows, key=lambda row: (w.at[row].month, w.item[row], row))
    times = w.times("%d/%m/%Y")
    tables: dict[str, dict[str, Any]] = {
        "tickets.csv": {
            "Progressivo": list(range(1, len(order) + 1)),
            show: [code("S", w.item[row]) for row in order],
            called: [title(w.item[row] // 2) for row in order],
            evening: [f"{code('S', w.item[row])}-{w.at[row].month}" for row in order],
            "Data recita": [
                f"{w.item[row] % 28 + 1:02}/{w.at[row].month + 1:02}/2024" for row in order
            ],
            "Data emissione": [times[row] for row in order],
            "Cod. cliente": [100_200 + 7 * w.user[row] for row in order],
        }
    }
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is not None, proposal.reason
    columns = proposal.mapping.sections["interactions"].columns
    assert columns["USER_ID"] == "Cod. cliente"
    assert columns["ITEM_ID"] in (names if show == "zqa" else ("Cod. spettacolo",))
    assert columns.get("EVENT_VALUE") != "Progressivo"


def _box_office(seat: str, shows: int = 70) -> Tables:
    """Tickets of a house: a show is on several days, and each seat is sold for all of them."""
    w = World(3011, users=700, items=shows, rows=6000, lines=1)
    return {
        "titoli.csv": {
            "Data operazione": w.times("%d/%m/%Y %H:%M:%S"),
            "Codice evento": w.by_item(lambda i: f"EV{22_000 + i}"),
            "Titolo": w.by_item(title),
            "Data spettacolo": [
                f"{w.item[row] % 28 + 1:02}/{row % 3 + 1:02}/2025" for row in range(len(w.at))
            ],
            seat: w.each(lambda row: f"{'ABCDEFGHIJKLMNOPQRST'[row % 20]}{row * 7 % 29 + 1}"),
            "Codice cliente": [
                f"C{70_000 + w.user[row]}" if row % 10 > 2 else None for row in range(len(w.at))
            ],
        }
    }


@pytest.mark.parametrize("seat", ["Posto", "Seat", "Nº butaca", "Sitzplatz", "좌석번호"])
def test_a_show_is_chosen_and_not_the_seat(seat: str) -> None:
    chosen = section(proposed_tables(_box_office(seat)))
    assert chosen.columns["USER_ID"] == "Codice cliente"
    assert chosen.columns["ITEM_ID"] == "Codice evento"


def test_the_show_of_a_performance_is_chosen_and_not_the_place_on_the_ticket() -> None:
    w = World(3051, users=300, items=120, rows=4000)
    tickets = {
        "num_billet": w.each(lambda row: 900_001 + row),
        "id_contact": w.by_user(lambda u: 15_001 + u),
        "id_seance": w.by_item(lambda i: 4_001 + i),
        "place": w.each(lambda row: f"{'ABCDEFGHJK'[row % 10]}{1 + row * 7 % 30}"),
        "date_vente": w.times("%d/%m/%Y %H:%M:%S"),
    }
    performances = {
        "id_seance": [4_001 + i for i in range(120)],
        "id_spectacle": [301 + i % 40 for i in range(120)],
        "date_seance": [f"{day_of(i)} 20:00" for i in range(120)],
    }
    shows = {
        "id_spectacle": [301 + n for n in range(40)],
        "titre": [f"{title(n)} {n}" for n in range(40)],
    }
    made = proposed_tables(
        {"billets.csv": tickets, "seances.csv": performances, "spectacles.csv": shows}
    )
    columns = section(made).columns | {
        role: name for join in section(made).joins for role, name in join.columns.items()
    }
    assert columns["ITEM_ID"] == "id_spectacle"


def _answers(w: World, once: bool, answers: list[str]) -> dict[str, list[Any]]:
    """Who answered to which invitation, or to whom which kind of event happened again and again."""
    rows = [row for row in w.rows if not once or row == _first(w)[w.user[row], w.item[row]]]
    at = w.times("%Y-%m-%d %H:%M:%S")
    return {
        "rsvp_id": [47_000_000 + 13 * row for row in rows],
        "event_id": [10_058_814 + 17 * w.item[row] for row in rows],
        "member_id": [4_075_117 + 11 * w.user[row] for row in rows],
        "response": [answers[row % len(answers)] for row in rows],
        "created": [at[row] for row in rows],
    }


def _first(w: World) -> dict[tuple[int, int], int]:
    """The first row of every person and thing."""
    return {(w.user[row], w.item[row]): row for row in reversed(w.rows)}


def test_what_several_people_come_to_once_each_is_chosen_without_a_name() -> None:
    w = World(3021, users=300, items=200, rows=6000)
    told = _answers(w, once=True, answers=["yes", "yes", "no", "waitlist"])
    made = proposed_tables({"rsvps.csv": told})
    chosen = section(made)
    assert (chosen.columns["USER_ID"], chosen.columns["ITEM_ID"]) == ("member_id", "event_id")
    assert chosen.leave_out == {"response": ("no",)}
    assert not made.questions


def test_what_happens_to_the_same_people_again_is_a_kind_of_event() -> None:
    w = World(3021, users=300, items=200, rows=6000)
    made = proposed_tables({"rsvps.csv": _answers(w, once=False, answers=["yes", "no"])})
    assert made.mapping is None or section(made).columns["ITEM_ID"] != "event_id"


def test_no_says_something_else_where_nobody_was_invited() -> None:
    w = World(3021, users=300, items=200, rows=6000)
    answered = w.each(lambda row: ("yes", "yes", "no", "waitlist")[row % 4])
    assert "response" not in section(proposed(w, {}, response=answered)).leave_out


@pytest.mark.parametrize(("called", "item"), [("position", "event_id"), ("position_id", None)])
def test_a_place_in_a_ranking_is_no_other_thing_that_was_chosen(
    called: str, item: str | None
) -> None:
    """Few runs in parks have a place and a surface in a table; rows have who came in as which."""
    w = World(3010, users=200, items=30, lines=1)
    rows = sorted(w.rows, key=lambda row: (w.item[row], w.at[row]))
    made = proposed_tables({
        "finishes.csv": {
            "no": [71_200 + row for row in w.rows],
            "event_id": [1 + w.item[row] for row in rows],
            called: [1 + row * 37 % 210 for row in rows],
            "athlete_id": [90_210 + 7 * w.user[row] for row in rows],
            "day": [f"{w.at[row]:%Y-%m-%d}" for row in rows],
        },
        "parks.csv": {
            "event_id": [1 + i for i in range(w.items)],
            "short_name": [title(i) for i in range(w.items)],
            "latitude": [51 + i / 7 for i in range(w.items)],
            "surface": [("trail", "mixed")[i % 2] for i in range(w.items)],
        },
        "athletes.csv": {
            "athlete_id": [90_210 + 7 * u for u in range(w.users)],
            "gender": ["FM"[u % 2] for u in range(w.users)],
            "registered_on": [f"2020-{1 + u % 12:02}-11" for u in range(w.users)],
        },
    })  # fmt: skip
    chosen = made.mapping.sections["interactions"].columns["ITEM_ID"] if made.mapping else None
    assert chosen == item if item else chosen != "event_id"
