"""Apps that are the items, devices that stand for people, and names in two parts."""

from __future__ import annotations

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.profiles.shapes import shape
from personalize_poc.data.own.roles.words.meanings import is_negative
from tests.data.own.roles.rows import proposed, rarely, section
from tests.data.own.roles.world import World, chosen, digest, title
from tests.support.own_tables import reading


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


@pytest.mark.parametrize("name", ["dispositivo", "Gerät", "device"])
def test_single_devices_stand_for_people_and_models_do_not(name: str) -> None:
    w = World(4302, users=1600, rows=6000, lines=1)
    table = {
        "at": w.times("%Y-%m-%d %H:%M:%S"),
        name: w.by_user(lambda u: f"dsp-{digest(u)[:12]}"),
        "modelo": w.by_user(lambda u: chosen(("A52", "S21", "P30"), u)),
        "news": w.by_item(lambda i: f"NOT/2025/{80_000 + i}"),
    }
    news = {
        "news": [f"NOT/2025/{80_000 + i}" for i in range(w.items)],
        "headline": [title(i, "final cup match goal season") for i in range(w.items)],
    }
    made = roles.propose(reading({"log.csv": table, "news.csv": news}))
    assert section(made).columns["USER_ID"] == name
    models = proposed(w, {}, **{name: w.by_user(lambda u: chosen(("A52", "S21", "P30"), u))})
    assert section(models).columns["USER_ID"] == "user_id"


def test_a_court_and_the_number_of_its_decision_are_one_name() -> None:
    courts = ("BAG", "BGH", "OLG Köln", "OVG Münster")
    names = [f"{courts[n % 4]}, {1 + n % 12} AZR {100 + n % 70}/{10 + n % 15}" for n in range(400)]
    assert shape(names).kind != "list"
    assert shape([f"{'abcdef'[n % 6]}, {'abcdef'[n // 6 % 6]}" for n in range(400)]).kind == "list"


@pytest.mark.parametrize("word", ["해지", "解約", "APP_CRASH", "résiliation"])
def test_what_ends_a_contract_or_a_program_is_no_choice(word: str) -> None:
    assert is_negative(word)


def test_ends_of_contracts_are_left_out() -> None:
    w = World(4303, lines=1)
    made = proposed(w, {}, **{"처리구분": rarely(w, "설정", {"해지": 13, "미리듣기": 4})})
    found = section(made)
    gone = {kind for kind, name in found.event_types.items() if name is None}
    assert "해지" in gone | set(found.leave_out.get("처리구분", ()))
