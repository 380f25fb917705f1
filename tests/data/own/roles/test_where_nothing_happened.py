"""Times that stand for none, numbers that only look like times, and codes that look like lists."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.profiles.moments import moment
from personalize_poc.data.own.profiles.shapes import shape
from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.roles.words.meanings import is_event, is_negative
from tests.data.own.roles.rows import proposed, rarely, section
from tests.data.own.roles.world import World, title
from tests.support.own_tables import reading

NEVER = ("0", "0000-00-00 00:00:00", "1900-01-01 00:00:00", "1970-01-01 09:00:00")


def owned(w: World, never: str) -> Proposal:
    """Games that people own; of some nobody knows when they were played."""
    form = "%Y-%m-%d %H:%M:%S"
    made = w.each(lambda row: str(int(w.at[row].timestamp()))) if never == "0" else w.times(form)
    return roles.propose(
        reading(
            {
                "owned_games.csv": {
                    "steamid": w.by_user(lambda u: 76_561_198_000_004_321 + u * 7919),
                    "appid": w.by_item(lambda i: 200_000 + 10 * i),
                    "playtime_forever": w.each(lambda row: row % 700),
                    "last_played": [never if row % 4 == 0 else one for row, one in enumerate(made)],
                },
                "players.csv": {
                    "steamid": [76_561_198_000_004_321 + u * 7919 for u in range(w.users)],
                    "personaname": [f"mr{title(u, 'wolf owl bear')}{u}" for u in range(w.users)],
                    "timecreated": [1_300_000_000 + 99_991 * u for u in range(w.users)],
                },
            }
        )
    )


@pytest.mark.parametrize("never", NEVER)
def test_rows_without_a_time_are_left_out_and_said(never: str) -> None:
    w = World(4101, lines=1)
    made = owned(w, never)
    found = section(made)
    assert (found.columns["USER_ID"], found.columns["TIMESTAMP"]) == ("steamid", "last_played")
    assert found.leave_out == {"last_played": (never,)}
    assert not made.questions
    said = next(one for one in made.findings if one.code == "rows-left-out")
    assert f"{sum(row % 4 == 0 for row in w.rows):,} rows" in said.message


def test_the_first_day_of_a_calendar_among_days_near_it_is_a_day() -> None:
    w = World(4102, lines=1)
    at = w.each(
        lambda row: f"1970-01-0{1 + row % 9} 00:00:00" if row % 2 else "1970-02-01 08:00:00"
    )
    assert not section(proposed(w, {}, at=at)).leave_out


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("20240102-235959", True), ("20240102-009160", False), ("2024-01-02 10:75:00", False)],
)
def test_a_number_behind_a_day_is_a_time_of_day_if_there_is_such_a_time(
    text: str, seconds: bool
) -> None:
    assert (moment([text] * 30) is not None) is seconds


def test_the_number_of_an_order_with_its_day_is_no_time() -> None:
    w = World(4103)
    numbers = w.each(lambda row: f"{w.at[row]:%Y%m%d}-{w.order[row]:06d}")
    made = proposed(w, {}, **{"주문번호": numbers})
    assert section(made).columns["TIMESTAMP"] == "at"


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([f"M{4 + n % 5:02d} {100_000 + n * 7919 % 900_000}" for n in range(200)], "code"),
        ([f"N{n % 40} N{n * 7 % 40}" for n in range(200)], "list"),
    ],
)
def test_parts_with_places_of_their_own_are_a_code(values: list[str], kind: str) -> None:
    assert shape(values).kind == kind


def library(w: World, words: int) -> Proposal:
    """Loans of copies, whose titles stand one table further; many titles have the same words."""
    copies: dict[str, list[Any]] = {
        "Mediennummer": [f"M{4 + n % 5:02d} {268_016 + n * 37}" for n in range(5 * w.items // 4)],
        "Titelnr": [254_713 + n % w.items for n in range(5 * w.items // 4)],
    }
    titles: dict[str, list[Any]] = {
        "Titelnr": [254_713 + n for n in range(w.items)],
        "Titel": [f"Der {n % words}. grüne Frühling" for n in range(w.items)],
    }
    loans: dict[str, list[Any]] = {
        "Leserausweis": w.by_user(lambda u: f"{u * 131:08d}"),
        "Mediennummer": w.by_item(lambda i: copies["Mediennummer"][i]),
        "Datum": w.times("%d.%m.%Y"),
    }
    tables = {"Vorgänge.csv": loans, "Exemplare.csv": copies, "Titel.csv": titles}
    return roles.propose(reading(tables))


@pytest.mark.parametrize("words", [60, 400])
def test_a_copy_leads_to_its_title_though_many_are_called_alike(words: int) -> None:
    made = library(World(4104, items=400, lines=1), words)
    found = section(made)
    assert (found.joins[0].columns if found.joins else {}).get("ITEM_ID") == "Titelnr"
    assert made.mapping is not None
    assert made.mapping.sections["items"].files == ("Titel.csv",)


def test_where_something_was_shown_is_asked_only_if_something_was_taken_back() -> None:
    w = World(4105, lines=1)
    places = rarely(w, "home", {"newsletter": 12, "article_end": 3})
    assert not proposed(w, {}, placement=places).questions
    taken = rarely(w, "home", {"cancelled": 12, "article_end": 3})
    made = proposed(w, {}, placement=taken)
    assert made.questions or "placement" in section(made).leave_out


def test_kinds_in_two_spellings_count_as_one_and_it_is_said() -> None:
    w = World(4106, lines=1)
    kinds = rarely(w, "Produktansicht", {"Kauf": 20, "produktansicht": 3})
    made = proposed(w, {}, **{"Ereignis": kinds})
    assert section(made).event_types == {"produktansicht": "Produktansicht"}
    said = next(one for one in made.findings if one.code == "events-spelled-alike")
    assert "produktansicht → Produktansicht" in said.message
    assert said.count == kinds.count("produktansicht")


DEEDS = (
    "Produktansicht add_to_list borrowed booked attended listened reviewed 찜하기 방문 来店 "
    "inscription Teilnahme recensione bestelling"
)


@pytest.mark.parametrize("word", DEEDS.split())
def test_words_of_what_people_do(word: str) -> None:
    assert is_event(word)
    assert not is_negative(word)


@pytest.mark.parametrize("word", ["Mahnung", "overdue", "연체", "督促", "찜해제"])
def test_words_of_what_nobody_chose(word: str) -> None:
    assert is_negative(word)
