"""What columns beside user, item and time are taken for, and whether the reasons are true."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.profiles.shapes import shape
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.world import World, chosen, code, mail, title
from tests.support.own_tables import reading


def proposed(w: World, items: dict[str, Any] | None = None, **more: Any) -> Proposal:
    tables: dict[str, dict[str, Any]] = {
        "log.csv": {
            "user_id": w.by_user(lambda u: f"u{u:05d}"),
            "item_id": w.by_item(lambda i: code("I", i)),
            "at": w.times("%Y-%m-%d %H:%M:%S"),
            **more,
        }
    }
    if items:
        tables["items.csv"] = {"item_id": [code("I", i) for i in range(w.items)], **items}
    return roles.propose(reading(tables))


def columns(proposal: Proposal) -> dict[str, str]:
    assert proposal.mapping is not None
    return proposal.mapping.sections["interactions"].columns


def test_a_scale_is_a_rating_and_a_number_of_things_is_none() -> None:
    w = World(401)
    stars = proposed(w, q7=w.pick([1, 2, 3, 4, 5], [1, 1, 2, 4, 5]))
    assert columns(stars)["EVENT_VALUE"] == "q7"
    things = proposed(w, q7=w.pick([1, 2, 3, 4, 5], [9, 4, 2, 1, 1]))
    assert "EVENT_VALUE" not in columns(things)
    assert things.mapping is not None
    assert things.mapping.sections["interactions"].event_type is None


def test_what_was_cancelled_and_what_is_left_are_no_values() -> None:
    w = World(402)
    made = proposed(
        w,
        qty_canceled=w.pick([0, 1, 2, 3], [20, 1, 1, 1]),
        saldo_amount=w.each(lambda r: 100 + r % 900),
    )
    assert "EVENT_VALUE" not in columns(made)


def test_a_price_beside_a_catalogue_without_prices_is_kept() -> None:
    w = World(403)
    made = proposed(
        w, {"kind": [f"k{i % 5}" for i in range(w.items)]}, belopp=w.by_item(lambda i: i + 0.5)
    )
    assert columns(made)["EVENT_VALUE"] == "belopp"


def test_titles_need_not_be_distinct() -> None:
    w = World(404, items=400)
    words = [f"Bright {chosen(['Sea', 'Hill'], i)} No {i // 2}" for i in range(w.items)]
    made = proposed(w, {"kunstwerk": words, "saal": [f"S{i % 7}" for i in range(w.items)]})
    assert made.mapping is not None
    assert made.mapping.sections["items"].title == "kunstwerk"


def test_reasons_name_the_true_limit() -> None:
    w = World(405)
    made = proposed(w, xyz=w.each(lambda r: f"w{r % 700}x"))
    (reason,) = [one.reason for one in made.guesses if one.column == "xyz"]
    assert "700 different values; up to 60" in reason


def test_an_address_as_the_user_is_told() -> None:
    w = World(406)
    tables = {
        "log.csv": {
            "email": w.by_user(mail),
            "item_id": w.by_item(lambda i: code("I", i)),
            "at": w.times("%Y-%m-%d %H:%M:%S"),
        }
    }
    found = {one.code: one for one in roles.propose(reading(tables)).findings}
    assert "hash" in found["user-id-is-personal"].fix


def test_words_for_nothing_are_empty() -> None:
    w = World(407)
    made = proposed(w, xyz=w.pick(["NULL", "\\N", "(null)", "nan"]))
    (reason,) = [one.reason for one in made.guesses if one.column == "xyz"]
    assert reason == "empty"


def test_sentences_markup_and_browsers_are_no_lists() -> None:
    agents = [
        f"Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:{n}.0) Gecko Firefox/{n}.0" for n in (1, 2)
    ] * 50
    reviews = ["Good shoe, nice colour.", "Nice colour, good price!", "Good price, good shoe."] * 40
    markup = ["<b>Soft</b>, warm", "<b>Soft</b>, long", "<i>Warm</i>, long"] * 40
    for values in (agents, reviews, markup):
        assert shape(values).kind != "list"
    assert shape(["soft, warm", "soft, long", "warm, long", "soft"] * 40).kind == "list"


def test_lists_of_ids_of_a_large_catalogue_are_impressions() -> None:
    w = World(408, items=6000, rows=6000, lines=1)
    shown = w.each(lambda r: str([code("I", (r * 31 + k * 17) % 6000) for k in range(8)]))
    made = proposed(w, slate=[one.replace("'", '"') for one in shown])
    assert columns(made)["IMPRESSION"] == "slate"


def test_equal_runs_are_equal() -> None:
    w = World(409)
    more: dict[str, Any] = {"a": w.pick(["x", "y", "z"]), "b": w.pick([1, 2, 3])}
    assert proposed(w, **more) == proposed(w, **more)


def test_options_name_columns_with_an_example() -> None:
    w = World(410, lines=1)
    tables = {
        "x.csv": {
            "aa": w.by_user(lambda u: f"p{u:05d}"),
            "bb": w.by_item(lambda i: code("B", i)),
            "cc": w.each(lambda r: f"c{r % 60}"),
            "at": w.times("%Y-%m-%d %H:%M:%S"),
        }
    }
    for question in roles.propose(reading(tables)).questions:
        assert len(question.options) >= 2
        assert not any("another column does" in one.text for one in question.options)


def test_nobody_is_asked_whether_the_title_is_the_code() -> None:
    w = World(411)
    made = proposed(w, item_name=w.by_item(lambda i: f"Lamp {i // 2}"))
    assert made.questions == ()


def test_users_that_are_nobody_are_left_out() -> None:
    w = World(412)
    ids = w.by_user(lambda u: f"u{u:05d}")
    made = proposed(w, user_id=w.each(lambda r: "\\N" if r % 9 == 0 else ids[r]))
    assert made.mapping is not None
    assert made.mapping.sections["interactions"].leave_out == {"user_id": ("\\N",)}


def test_a_known_word_for_returned_is_enough() -> None:
    w = World(413)
    made = proposed(w, 区分=w.pick(["売上", "返品"], [30, 1]))
    assert made.mapping is not None
    assert made.mapping.sections["interactions"].leave_out == {"区分": ("返品",)}
    assert made.questions == ()


def test_a_price_is_no_time_of_day() -> None:
    w = World(414)
    rows = {
        "user_id": w.by_user(lambda u: f"u{u:05d}"),
        "item_id": w.by_item(lambda i: code("I", i)),
        "day": w.times("%Y-%m-%d"),
    }
    prices = {"paid": w.by_item(lambda i: f"{10 + i % 13}.{10 + i % 49}")}
    hours = {"klokke": w.times("%H:%M")}
    for more, column in ((prices, None), (hours, "klokke")):
        made = roles.propose(reading({"log.csv": {**rows, **more}}))
        assert made.mapping is not None
        assert made.mapping.sections["interactions"].time_of_day == column


def test_a_table_that_is_not_taken_is_said_with_what_it_holds() -> None:
    w = World(415)
    tables = {
        "log.csv": {
            "user_id": w.by_user(lambda u: f"u{u:05d}"),
            "item_id": w.by_item(lambda i: code("I", i)),
            "at": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "rates.csv": {"currency": ["EUR", "USD"], "rate": ["1", "0.9"]},
    }
    (said,) = [one for one in roles.propose(reading(tables)).findings if one.file == "rates.csv"]
    assert "It holds currency, rate." in said.message


def test_a_number_that_begins_with_a_day_is_no_time() -> None:
    w = World(415, lines=1)
    ref = w.each(lambda r: f"{w.at[r]:%Y%m%d}{r % 99_999:05d}")
    sent = w.each(lambda r: f"{w.at[r]:%Y%m%d%H%M%S}")
    made = proposed(w, ref=ref, zzq=sent)
    said = {one.column: one.reason for one in made.guesses}
    assert "time" not in said["ref"]
    assert "another time of the row" in said["zzq"]


@pytest.mark.parametrize(
    ("name", "thing", "best"), [("Punteggio", "Corso", 100), ("score", "level", 9000)]
)
def test_what_was_scored_in_a_test_or_a_game_is_no_rating(name: str, thing: str, best: int) -> None:
    w = World(741)
    scored = w.each(lambda row: best * (40 + row * 7 % 61) // 100)
    proposal = proposed(w, None, **{name: scored, f"{thing} data": w.times("%d.%m.%Y")})
    assert "EVENT_VALUE" not in columns(proposal)
    assert proposal.mapping is not None
    assert proposal.mapping.sections["interactions"].event_type != "rating"


def test_stars_of_a_course_are_a_rating() -> None:
    w = World(742)
    proposal = proposed(w, Punteggio=w.pick([1, 2, 3, 4, 5]), Corso=w.by_item(str))
    assert columns(proposal)["EVENT_VALUE"] == "Punteggio"


def test_numbers_of_telephones_name_people_and_no_times() -> None:
    w = World(743)
    phone = [f"08{10_000_000 + u * 7_777_777 % 80_000_000}" for u in range(w.users)]
    sales = {
        "mobile": w.by_user(lambda u: phone[u]),
        "product": w.by_item(lambda i: code("P", i)),
        "sold": w.times("%Y-%m-%d %H:%M:%S"),
    }
    people = {
        "mobile": phone,
        "tier": [("gold", "silver")[u % 2] for u in range(w.users)],
        "since": [f"2022-{1 + u % 12:02d}-{1 + u % 28:02d}" for u in range(w.users)],
    }
    proposal = roles.propose(reading({"sales.csv": sales, "people.csv": people}))
    assert proposal.mapping is not None
    assert proposal.mapping.sections["users"].files == ("people.csv",)


def test_contacts_beside_the_firms_that_were_taken_are_called_people() -> None:
    w = World(744)
    sales = {
        "customer_id": w.by_user(lambda u: f"D{u // 3 + 100}"),
        "kontaktnr": w.by_user(lambda u: f"K{u + 1000}"),
        "product_id": w.by_item(lambda i: code("P", i)),
        "sold": w.times("%Y-%m-%d %H:%M:%S"),
    }
    firms = {
        "customer_id": [f"D{n + 100}" for n in range(w.users // 3)],
        "name": [f"{title(n)} Ltd" for n in range(w.users // 3)],
        "city": [("Ulm", "Bonn", "Kiel")[n % 3] for n in range(w.users // 3)],
        "sector": [("wood", "metal")[n % 2] for n in range(w.users // 3)],
    }
    contacts = {
        "no": [f"K{u + 1000}" for u in range(w.users)],
        "company": [f"D{u // 3 + 100}" for u in range(w.users)],
        "position": [("buyer", "owner")[u % 2] for u in range(w.users)],
    }
    tables = {"sales.csv": sales, "firms.csv": firms, "contacts.csv": contacts}
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is not None
    assert proposal.mapping.sections["users"].files == ("firms.csv",)
    (found,) = [one for one in proposal.findings if one.code == "table-unused"]
    assert "its rows are people as well" in found.message
