"""Which table is the catalogue of what was chosen, and which one has its titles."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.orders import DIGITS
from tests.data.own.roles.worlds.proposals import columns_of, found, proposal_and_section
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, code, digest, title, unique
from tests.support.own_tables import reading

_FORM = "%Y-%m-%d %H:%M:%S"


def test_what_a_catalogue_knows_wins_over_more_rows_that_nothing_knows() -> None:
    w, calls = (
        World(605, users=300, items=90, rows=500),
        World(606, users=300, items=2000, rows=12000),
    )
    contracts = [f"S{digest(u).translate(DIGITS)[:8]}" for u in range(300)]
    tables: dict[str, dict[str, Any]] = {
        "calls_202401.csv": {
            "contract": calls.by_user(lambda u: contracts[u]),
            "other_no": calls.by_item(lambda i: digest(i)[:12]),
            "start_time": calls.times("%Y-%m-%d %H:%M:%S"),
        },
        "addons.csv": {
            "contract": w.by_user(lambda u: contracts[u]),
            "product_code": w.by_item(lambda i: code("NA", i)),
            "registered_at": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "products.csv": {
            "product_code": [code("NA", i) for i in range(w.items)],
            "name": [title(i) for i in range(w.items)],
        },
        "contracts.csv": {
            "contract": contracts,
            "born": [1950 + u % 50 for u in range(300)],
        },
    }
    proposal = found(tables, "contract", "product_code")
    assert "which-file" not in {one.code for one in proposal.questions}


def test_old_things_with_titles_are_no_people() -> None:
    w = World(608, users=120, items=140, lines=1)
    tables: dict[str, dict[str, Any]] = {
        "log.csv": {
            "id": w.each(lambda row: row + 1),
            "tijdstip": w.times("%Y-%m-%d %H:%M:%S"),
            "kaart": w.by_user(lambda u: f"MK-{20000 + 7 * u}"),
            "object": w.by_item(lambda i: f"HH.{1900 + i % 70}.{i:04}"),
        },
        "leden.csv": {
            "kaartnummer": [f"MK-{20000 + 7 * u}" for u in range(w.users)],
            "geboortejaar": [1930 + u % 70 for u in range(w.users)],
        },
        "collectie.csv": {
            "objectnummer": [f"HH.{1900 + i % 70}.{i:04}" for i in range(w.items)],
            "titel": [f"{title(i)} {i}" for i in range(w.items)],
            "verworven": [f"{1945 + i % 60}-01-01" for i in range(w.items)],
        },
    }
    proposal = found(tables, "kaart", "object")
    assert proposal.mapping is not None
    assert proposal.mapping.sections["items"].files == ("collectie.csv",)
    assert "CREATION_TIMESTAMP" not in proposal.mapping.sections["items"].columns  # 1945 and later
    assert not proposal.questions


def test_what_a_catalogue_has_with_its_title_is_sure_also_if_few_rows_name_it() -> None:
    w = World(959)
    named = [row % 5 > 1 for row in w.rows]
    proposal, section = proposal_and_section({
        "events.json": {
            "user_id": w.by_user(lambda u: f"u-{u:05d}"),
            "event_type": ["workout_started" if one else "app_opened" for one in named],
            "event_properties.workout_id": [
                f"wk-{w.item[row]:04d}" if one else None
                for row, one in zip(w.rows, named, strict=True)
            ],
            "event_properties.workout_name": [
                title(w.item[row]) if one else None for row, one in zip(w.rows, named, strict=True)
            ],
            "session_id": w.by_order(lambda n: 1_709_513_732_935 + n * 977_001),
            "event_time": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "workouts.csv": {
            "workout_id": [f"wk-{i:04d}" for i in range(w.items)],
            "name": [title(i) for i in range(w.items)],
        },
    })  # fmt: skip
    assert section.columns["ITEM_ID"] == "event_properties.workout_id"
    assert not proposal.questions


def test_a_table_with_the_uuids_of_events_is_their_catalogue_though_titles_repeat() -> None:
    w = World(710)
    log: dict[str, Any] = {
        "listener_id": w.by_user(lambda u: code("L", u)),
        "episode_guid": w.by_item(unique),
        "at": w.times(_FORM),
    }
    episodes: dict[str, Any] = {
        "guid": [unique(i) for i in range(w.items)],
        "podcast.id": [i % 9 for i in range(w.items)],
        "podcast.title": [f"The Show {i % 9}" for i in range(w.items)],
        "title": [f"{i % 30}: Questions answered" for i in range(w.items)],
    }
    proposal = roles.propose(reading({"downloads.csv": log, "episodes.csv": episodes}))
    assert columns_of(proposal, "items")["ITEM_ID"] == "guid"
    assert proposal.mapping is not None
    assert proposal.mapping.sections["items"].title == "title"


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


def test_a_list_of_copies_with_titles_is_the_catalogue_and_not_a_table_of_events() -> None:
    w = World(703, users=400, items=300, rows=6000, lines=1)
    tables: dict[str, dict[str, Any]] = {
        "loans.csv": {
            "no": w.each(lambda row: row + 1),
            "reader": w.by_user(lambda u: 230000000 + u * 7),
            "copy_no": w.by_item(lambda i: f"EM{i:08}"),
            "title": w.by_item(lambda i: f"{title(i // 2)} {i // 2}"),
            "shelf": w.by_item(lambda i: f"{i // 2:03}-K{i // 2 % 40}"),
            "lent": w.times("%Y/%m/%d"),
        },
        "holdings.csv": {
            "copy_no": [f"EM{i:08}" for i in range(w.items)],
            "isbn": [f"97889{i // 2:08}" for i in range(w.items)],
            "title": [f"{title(i // 2)} {i // 2}" for i in range(w.items)],
            "author": [f"Writer {i // 2 % 40}" for i in range(w.items)],
            "acquired": [f"20{10 + i % 13}/0{i % 9 + 1}/{i % 28 + 1:02}" for i in range(w.items)],
        },
        "readers.csv": {
            "reader": [230000000 + u * 7 for u in range(w.users)],
            "birthday": [f"{1960 + u % 40}-03-{u % 28 + 1:02}" for u in range(w.users)],
            "sex": ["FM"[u % 2] for u in range(w.users)],
        },
    }
    proposal = found(tables, "reader", "copy_no")
    assert proposal.mapping is not None
    assert proposal.mapping.sections["items"].files == ("holdings.csv",)
    assert "other-events" not in {one.code for one in proposal.findings}


def _rides(key: str) -> Proposal:
    """Bets on horses, half of which run under a code of their own that a list of horses lacks."""
    w = World(6301, users=200, items=240, rows=4000, lines=1)
    codes = [f"QX{chr(65 + i % 26)}{100 + i // 2}{'F' if i % 2 else ''}" for i in range(240)]
    bets = {
        "kunde": w.by_user(lambda u: code("K", u)),
        "zq_kod": w.by_item(lambda i: codes[i]),
        "antal": w.each(lambda row: 1 + row * 7 % 40),
        "datum": w.times(_FORM),
    }
    listed = [one for one in codes if not one.endswith("F")]
    about = {
        key: listed,
        "stall": [f"Stall {'ABCDEFG'[i % 7]}" for i in range(len(listed))],
        "grupp": ["XQ", "YQ", "ZQ"] * (len(listed) // 3),
    }
    return roles.propose(reading({"spel.csv": bets, "zqlista.csv": about}))


def test_a_list_whose_rows_are_all_met_under_the_same_name_says_what_the_things_are() -> None:
    made = _rides("zq_kod")
    assert section(made).columns["ITEM_ID"] == "zq_kod"
    assert not made.questions
    assert made.mapping is not None
    assert made.mapping.sections["items"].files == ("zqlista.csv",)


def test_a_list_that_lacks_much_under_another_name_says_nothing_of_the_things() -> None:
    made = _rides("nr")
    assert made.mapping is not None
    assert "items" not in made.mapping.sections
