"""Tables that tell of the same deeds as another one, row by row, and logs that name no thing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.data.own.roles.worlds.proposals import proposal_and_section
from tests.data.own.roles.worlds.world import World, chosen, code, title

_FORM = "%Y-%m-%d %H:%M:%S"


def _played(other: bool = False) -> dict[str, dict[str, Any]]:
    """What was played, and how it was sent: a row each, with the same number.

    Args:
        other: whether the second table names other things than the first.
    """
    w = World(9911, users=140, items=120, rows=2400, lines=1)
    numbers = w.each(lambda row: 1 + row)
    things = [10_001 + 7 * item for item in w.item]
    shifted = things[1200:] + things[:1200]
    return {
        "history.csv": {
            "id": numbers,
            "reference_id": numbers,
            "started": w.times(_FORM),
            "rating_key": things,
            "user_id": w.by_user(lambda u: code("U", u)),
        },
        "media.csv": {
            "id": numbers,
            "rating_key": shifted if other else things,
            "container": w.each(lambda row: chosen(["mkv", "mp4", "avi"], row)),
            "video_resolution": w.each(lambda row: chosen(["480", "720", "1080", "4k"], row)),
        },
        "users.csv": {
            "user_id": [code("U", u) for u in range(140)],
            "username": [f"{title(u)}" for u in range(140)],
        },
    }


def test_how_something_was_sent_is_the_same_deed_as_that_it_was_played() -> None:
    made, section = proposal_and_section(_played())
    assert section.files == ("history.csv",)
    assert "which-file" not in {one.code for one in made.questions}
    told = [one.message for one in made.findings if one.file == "media.csv"]
    assert any("each of its rows is one row of history.csv" in one for one in told)


def test_what_was_shown_at_each_time_has_the_titles_though_its_parts_are_counted() -> None:
    """The number of an episode is among those of the rows of users, as any small number is."""
    tables = _played()
    history = tables["history.csv"]
    things = history["rating_key"]
    tables["shown.csv"] = {
        "id": history["id"],
        "rating_key": things,
        "title": [title(key) for key in things],
        "episode_index": [1 + key % 10 for key in things],
        "year": [1970 + key % 50 for key in things],
    }
    tables["users.csv"] = {"id": list(range(1, 141)), **tables["users.csv"]}
    made, __ = proposal_and_section(tables)
    assert made.mapping is not None
    items = made.mapping.sections["items"]
    assert (items.files, items.title) == (("shown.csv",), "title")


def test_rows_with_the_same_numbers_but_other_things_are_not_the_same_deeds() -> None:
    made, __ = proposal_and_section(_played(other=True))
    told = [one.message for one in made.findings if one.file == "media.csv"]
    assert not any("each of its rows is one row of" in one for one in told)


def _booked(own_things: bool = False) -> dict[str, dict[str, Any]]:
    """Orders of tickets, and a row for each ticket that has whose it is, for what and when.

    Args:
        own_things: whether every tenth ticket is of another show than its order says.
    """
    w = World(9913, users=400, items=60, rows=2400, lines=1)
    tickets = [order for order in w.rows for __ in range(1 + order % 4)]

    def show(order: int, ticket: int = 0) -> int:
        other = own_things and ticket % 10 == 3
        return (w.item[order] + 7) % 60 if other else w.item[order]

    heads = {
        "Bestellnummer": [f"B{order:05}X" for order in w.rows],
        "Veranstaltung": [code("kamm", show(order)) for order in w.rows],
        "E-Mail": [f"anna.{w.user[order]}@posteo.de" for order in w.rows],
        "Bestelldatum": w.times(_FORM),
    }
    lines = {name: [cells[order] for order in tickets] for name, cells in heads.items()}
    things = [code("kamm", show(order, at)) for at, order in enumerate(tickets)]
    return {
        "bestellungen.csv": {**heads, "Gesamtbetrag": [15 * (1 + order % 4) for order in w.rows]},
        "positionen.csv": {
            **lines,
            "Veranstaltung": things,
            "Ticket-Code": [f"{at * 7919:08x}" for at in range(len(tickets))],
            "Preis": [15.0 if at % 3 else 9.5 for at in range(len(tickets))],
        },
        "spielplan.csv": {
            "Veranstaltung": [code("kamm", item) for item in range(60)],
            "Titel": [title(item) for item in range(60)],
        },
    }


def test_tickets_that_say_what_their_orders_say_are_the_same_deeds() -> None:
    made, section = proposal_and_section(_booked())
    assert section.files == ("bestellungen.csv",)
    assert "which-file" not in {one.code for one in made.questions}
    told = [one.message for one in made.findings if one.file == "positionen.csv"]
    assert any("time of its order in bestellungen.csv" in one for one in told)


def test_tickets_for_something_else_than_their_orders_say_are_more_than_these() -> None:
    made, __ = proposal_and_section(_booked(own_things=True))
    told = [one.message for one in made.findings if one.file == "positionen.csv"]
    assert not any("of its order in bestellungen.csv" in one for one in told)


def test_signing_in_is_no_choice_of_a_course_in_which_somebody_is_enrolled() -> None:
    w = World(9912, users=400, items=90, rows=3000, lines=1)
    enrolled = list(dict.fromkeys(zip(w.user, w.item, strict=True)))
    made, section = proposal_and_section({
        "course_access.csv": {
            "access_id": w.each(lambda row: 1 + row),
            "c_id": w.by_item(lambda i: 1 + i),
            "user_id": w.by_user(lambda u: 1 + u),
            "login_course_date": w.times(_FORM),
        },
        "login.csv": {
            "login_id": w.each(lambda row: 1 + row),
            "login_user_id": w.by_user(lambda u: 1 + u),
            "login_date": w.times(_FORM),
            "logout_date": [(at + timedelta(hours=1)).strftime(_FORM) for at in w.at],
        },
        "course_rel_user.csv": {
            "id": [1 + n for n in range(len(enrolled))],
            "c_id": [1 + item for __, item in enrolled],
            "user_id": [1 + who for who, __ in enrolled],
            "status": [5 if who % 9 else 1 for who, __ in enrolled],
        },
        "user.csv": {
            "user_id": [1 + u for u in range(400)],
            "username": [f"user{u}" for u in range(400)],
        },
        "course.csv": {
            "id": [1 + i for i in range(90)],
            "title": [title(i) for i in range(90)],
        },
    })  # fmt: skip
    assert section.files == ("course_access.csv",)
    assert section.fields["ITEM_ID"] == "c_id"
    assert "which-file" not in {one.code for one in made.questions}
