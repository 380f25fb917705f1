"""Forums, observations of nature, charging of cars, Adobe's feed, and people who choose people."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.roles.words.meanings import is_negative
from tests.data.own.roles.rows import proposed, rarely, section
from tests.data.own.roles.world import World, chosen, digest, title
from tests.support.own_tables import reading

Tables = dict[str, dict[str, list[Any]]]


def _phpbb(w: World) -> Tables:
    topics = range(w.items)
    return {
        "phpbb_posts.csv": {
            "post_id": w.each(lambda row: 1 + row),
            "topic_id": w.by_item(lambda i: 100 + i),
            "forum_id": w.by_item(lambda i: 1 + i % 9),
            "poster_id": w.by_user(lambda u: 2 + u),
            "post_time": [int(at.timestamp()) for at in w.at],
            "post_visibility": rarely(w, "1", {"0": 97, "2": 61}),
        },
        "phpbb_topics.csv": {
            "topic_id": [100 + i for i in topics],
            "forum_id": [1 + i % 9 for i in topics],
            "topic_title": [title(i, "Quel Comment Pourquoi Aide Cherche") for i in topics],
            "topic_poster": [2 + i * 7 % w.users for i in topics],
            "topic_time": [1_600_000_000 + 86_400 * i for i in topics],
            "topic_last_poster_id": [2 + i * 11 % w.users for i in topics],
        },
    }


_KNOWN: dict[str, tuple[Tables, tuple[str, str, str]]] = {
    "phpBB": (_phpbb(World(4501)), ("poster_id", "topic_id", "post_time")),
    "MyBB": (
        {
            "mybb_posts.csv": {
                "pid": World(4502).each(lambda row: 1 + row),
                "tid": World(4502).by_item(lambda i: 500 + i),
                "fid": World(4502).by_item(lambda i: 1 + i % 7),
                "uid": World(4502).by_user(lambda u: 1 + u),
                "dateline": [int(at.timestamp()) for at in World(4502).at],
            }
        },
        ("uid", "tid", "dateline"),
    ),
}


@pytest.mark.parametrize("system", _KNOWN)
def test_who_writes_in_a_forum_chooses_topics(system: str) -> None:
    tables, (user, item, time) = _KNOWN[system]
    made = roles.propose(reading(tables))
    found = section(made).columns
    assert (found["USER_ID"], found["ITEM_ID"], found["TIMESTAMP"]) == (user, item, time)
    assert made.questions == ()


def test_observations_of_people_count_and_those_of_cameras_do_not() -> None:
    w = World(4503, lines=1)
    log = {
        "occurrenceID": w.each(lambda row: f"obs:{row}"),
        "basisOfRecord": rarely(w, "HUMAN_OBSERVATION", {"MACHINE_OBSERVATION": 13}),
        "occurrenceStatus": rarely(w, "present", {"absent": 41}),
        "eventDate": w.times("%Y-%m-%dT%H:%M:%SZ"),
        "recordedBy": w.by_user(lambda u: f"Observer {digest(u)[:5]}"),
        "recordedByID": w.by_user(lambda u: f"urn:portal:user:{35_000 + u}"),
        "taxonID": w.by_item(lambda i: f"urn:taxa:{187_000 + i}"),
        "scientificName": w.by_item(lambda i: title(i, "Parus Corvus Turdus major alba")),
        "locality": w.by_item(lambda i: chosen(("North", "South", "East", "West", "Bay"), i)),
        "identifiedBy": w.by_item(lambda i: chosen(("Expert A", "Expert B"), i)),
    }
    found = section(roles.propose(reading({"occurrence.txt": log})))
    assert found.columns["USER_ID"] == "recordedByID"
    assert found.columns["ITEM_ID"] == "taxonID"
    assert found.leave_out == {
        "basisOfRecord": ("MACHINE_OBSERVATION",),
        "occurrenceStatus": ("absent",),
    }


def test_who_charges_a_car_for_once_is_nobody() -> None:
    w = World(4504, lines=1)
    log = {
        "id": w.each(lambda row: f"CDR{row}"),
        "start_date_time": w.times("%Y-%m-%dT%H:%M:%SZ"),
        "cdr_token.uid": w.by_user(lambda u: digest(u)[:14].upper()),
        "cdr_token.type": rarely(w, "RFID", {"AD_HOC_USER": 11}),
        "cdr_location.id": w.by_item(lambda i: f"LOC{4000 + i}"),
        "cdr_location.evse_uid": w.each(lambda row: f"LOC{4000 + w.item[row]}-{row % 3}"),
        "total_energy": w.each(lambda row: 5 + row % 40 / 3),
        "credit": rarely(w, "false", {"true": 60}),
    }
    found = section(roles.propose(reading({"cdrs.json": log})))
    assert found.columns["USER_ID"] == "cdr_token.uid"
    assert found.columns["ITEM_ID"] == "cdr_location.id"
    assert found.leave_out == {"cdr_token.type": ("AD_HOC_USER",), "credit": ("true",)}


def _swipes(seed: int) -> Tables:
    """Who looks at profiles does so for minutes, and whoever is looked at, at any time."""
    draw = random.Random(seed)
    people = [f"u{1000 + n}" for n in range(200)]
    rows, start = [], datetime(2024, 3, 1, tzinfo=UTC)
    for at in range(800):
        who, began = draw.choice(people), start + timedelta(minutes=47 * at)
        steps = [began + timedelta(seconds=40 * n) for n in range(draw.randint(3, 9))]
        rows += [(seen, who, draw.choice(people)) for seen in steps]
    rows.sort()
    return {
        "swipes.csv": {
            "kaydiran_id": [who for _, who, _ in rows],
            "profil_id": [whom for _, _, whom in rows],
            "zaman": [f"{at:%Y-%m-%d %H:%M:%S}" for at, _, _ in rows],
        },
        "people.csv": {
            "kullanici_id": people,
            "sehir": [chosen(("Ankara", "Izmir", "Bursa"), n) for n in range(200)],
            "dogum_yili": [1970 + n % 30 for n in range(200)],
        },
    }


def test_of_two_people_the_one_who_acts_in_bursts_chose_the_other() -> None:
    found = section(roles.propose(reading(_swipes(4505)))).columns
    assert (found["USER_ID"], found["ITEM_ID"]) == ("kaydiran_id", "profil_id")


def test_amounts_with_a_currency_are_no_items() -> None:
    w = World(4506, lines=1)
    made = proposed(w, {}, **{"Ingresos por productos (ARS)": w.each(lambda row: 4000 + row % 90)})
    assert section(made).columns["ITEM_ID"] == "item_id"


@pytest.mark.parametrize(
    "state", ["Devolución finalizada con reembolso al comprador", "doublon", "Duplikat"]
)
def test_what_is_said_behind_a_state_does_not_hide_it(state: str) -> None:
    assert is_negative(state)


def test_verbs_are_what_happened_in_any_language() -> None:
    w = World(4507, lines=1)
    verbs = rarely(w, "iniciou", {"avaliou": 7, "concluiu": 3})
    made = proposed(w, {}, **{"verb.display.pt-BR": verbs})
    assert "event-or-state" not in {one.code for one in made.questions}
    assert section(made).columns["EVENT_TYPE"] == "verb.display.pt-BR"


def test_test_segments_beside_the_user_are_nobody() -> None:
    w = World(4508, lines=1)
    segments = w.by_user(lambda u: "TESTE" if u == 5 else chosen(("PRE", "POS"), u))
    assert section(proposed(w, {}, segmento=segments)).leave_out["segmento"] == ("TESTE",)


def test_files_of_an_office_are_chosen_by_people_and_not_by_its_own_accounts() -> None:
    w = World(4509, lines=1)
    users = w.by_user(lambda u: f"p{u}@office.example")
    users = [r"SHAREPOINT\system" if row % 23 == 0 else one for row, one in enumerate(users)]
    log = {
        "RecordId": w.each(lambda row: digest(row)),
        "CreationDate": w.times("%Y-%m-%dT%H:%M:%SZ"),
        "Operation": rarely(w, "FileAccessed", {"FileDeleted": 31, "FilePreviewed": 4}),
        "UserId": users,
        "AuditData.Workload": w.each(lambda row: "SharePoint"),
        "AuditData.ObjectId": w.by_item(lambda i: f"https://office.example/sites/a/file {i}.docx"),
        "AuditData.SourceFileName": w.by_item(lambda i: f"file {i}.docx"),
        "AuditData.SiteUrl": w.by_item(lambda i: f"https://office.example/sites/{i % 3}/"),
    }
    found = section(roles.propose(reading({"AuditLog.csv": log})))
    assert found.columns["USER_ID"] == "UserId"
    assert found.columns["ITEM_ID"] == "AuditData.ObjectId"
    assert found.columns["EVENT_TYPE"] == "Operation"
    assert found.leave_out["UserId"] == (r"SHAREPOINT\system",)
    assert found.event_types["FileDeleted"] is None
