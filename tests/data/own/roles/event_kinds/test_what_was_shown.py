"""What was only shown to people is no choice of theirs."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.reading import open_source
from tests.data.own.roles.worlds.proposals import codes
from tests.data.own.roles.worlds.rows import proposed, rarely, section
from tests.data.own.roles.worlds.world import World, code
from tests.support.own_tables import reading


@pytest.mark.parametrize("kind", ["self_promotion.impression", "banner impressions"])
def test_what_was_only_shown_is_no_interest(kind: str) -> None:
    w = World(1730, lines=1)
    made = proposed(w, {}, event_name=rarely(w, kind, {"page.display": 3, "Charged": 4}))
    assert section(made).event_types[kind] is None
    assert "event-words-unknown" not in codes(made)


def test_an_ad_that_was_viewed_is_what_a_site_of_ads_is_about() -> None:
    w = World(1745, lines=1)
    kinds = rarely(w, "ad_view", {"ad_favorite": 9, "ad_contact": 11, "ad_impression": 5})
    proposal = proposed(w, {}, event_name=kinds)
    assert section(proposal).event_types == {"ad_impression": None}
    assert "event-words-unknown" not in codes(proposal)


def test_an_ad_that_was_viewed_beside_what_people_came_for_was_only_shown() -> None:
    w = World(1746, lines=1)
    kinds = rarely(w, "ad_view", {"ad_click": 9, "add_to_favorites": 7, "purchase": 11})
    assert section(proposed(w, {}, event_name=kinds)).event_types == {"ad_view": None}
    kinds = rarely(w, "ad_view", {"ad_click": 9})
    assert section(proposed(w, {}, event_name=kinds)).event_types == {"ad_view": None}


@pytest.mark.parametrize(
    ("item", "kept", "shown"),
    [
        ("ad_id", "favorite", {}),
        ("anuncio_id", "favorite", {}),
        ("ad_id", "ad_click", {"ad_view": None}),
        ("product_id", "favorite", {"ad_view": None}),
    ],
)
def test_a_view_of_an_ad_is_one_of_the_item_where_ads_are_kept(
    item: str, kept: str, shown: dict[str, str | None]
) -> None:
    w = World(1748, lines=1)
    log = {
        "user_id": w.by_user(lambda u: f"u{u:05d}"),
        item: w.by_item(lambda i: code("I", i)),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
        "event_name": rarely(w, "ad_view", {kept: 9}),
    }
    made = roles.propose(reading({"log.csv": log}))
    assert section(made).columns["ITEM_ID"] == item
    assert section(made).event_types == shown


@pytest.mark.parametrize(
    ("shown", "clicked", "seen"),
    [
        ("angezeigt", "geklickt", "gesehen"),
        ("wyświetlono", "kliknięto", "obejrzany"),
        ("affichée", "clic", "regardée"),
        ("mostrato", "cliccato", "guardato"),
    ],
)
def test_what_was_shown_beside_clicks_was_no_view(shown: str, clicked: str, seen: str) -> None:
    w = World(1747, lines=1)
    proposal = proposed(w, {}, event=rarely(w, shown, {clicked: 9, seen: 7}))
    assert section(proposal).event_types == {shown: None}
    assert "event-words-unknown" not in codes(proposal)
    proposal = proposed(w, {}, event=rarely(w, shown, {seen: 7}))
    assert not section(proposal).event_types


@pytest.mark.parametrize(
    ("sent", "deeds", "lost"),
    [
        (["SENT", "DELIVERED"], ["OPEN", "CLICK"], ["BOUNCE"]),
        (["processed", "deferred", "delivered"], ["open", "click"], ["bounce", "spamreport"]),
        (["gesendet", "zugestellt"], ["geöffnet", "geklickt"], []),
        (["발송", "수신"], ["열람", "클릭"], []),
    ],
)
def test_what_was_sent_is_no_deed_of_who_opens_or_clicks(
    sent: list[str], deeds: list[str], lost: list[str]
) -> None:
    w = World(1751, lines=1)
    kinds = w.pick([*sent, *deeds, *lost], [40, 39, 12, 6, 3, 2, 1][: len(sent + deeds + lost)])
    made = proposed(w, {}, type=kinds)
    assert section(made).columns["EVENT_TYPE"] == "type"
    assert section(made).event_types == dict.fromkeys((*sent, *lost))
    assert not {"event-words-unknown", "event-or-state"} & codes(made)


def test_what_was_sent_and_delivered_in_parcels_counts() -> None:
    w = World(1752, lines=1)
    made = proposed(w, {}, status=rarely(w, "cancelled", {"sent": 2, "delivered": 5}))
    assert section(made).leave_out == {"status": ("cancelled",)}


def test_an_advertisement_that_was_shown_is_none_by_its_short_name() -> None:
    w = World(1743)
    events = rarely(w, "PLAY_END", {"AD_IMP": 7, "TRAILER": 5})
    assert section(proposed(w, {}, evt_cd=events)).event_types["AD_IMP"] is None


@pytest.mark.parametrize("name", ["event_cd", "action_code"])
def test_short_codes_of_events_are_their_kinds_and_what_was_shown_is_none(name: str) -> None:
    w = World(1301, users=400, lines=1)
    made = proposed(w, {}, **{name: rarely(w, "IMP", {"CLK": 5, "ACT": 12, "RDM": 25})})
    assert section(made).columns["EVENT_TYPE"] == name
    assert section(made).event_types["IMP"] is None
    (said,) = [one for one in made.findings if one.code == "event-words-unknown"]
    assert "ACT" in said.message
    assert "CLK" not in said.message


def events(orders: bool) -> list[dict[str, object]]:
    """Eight items in one list, and one of them alone; of an order, one that was looked at before.

    What is looked at is mostly not bought.
    """
    chance = random.Random(903)
    made: list[dict[str, object]] = []
    for number in range(600):
        listed = [f"P{one:03}" for one in chance.sample(range(90), 8)]
        alone = f"P{chance.randrange(90):03}" if orders else listed[0]
        user = f"u{chance.randrange(70)}"
        for kind, ids, later in (("zub", listed, 0), ("click", [alone], 60)):
            at = 1_735_700_000 + 9_000 * number + later
            one: dict[str, object] = {"eventType": kind, "user_id": user, "objectIDs": ids}
            made.append({**one, "timestamp": at})
    return made


@pytest.mark.parametrize("orders", [False, True])
def test_lists_of_which_others_choose_one_were_shown(tmp_path: Path, orders: bool) -> None:
    file = tmp_path / "events.jsonl"
    file.write_text("".join(json.dumps(one) + "\n" for one in events(orders)))
    with open_source(file) as opened:
        found = roles.propose(opened)
    assert found.mapping is not None
    section = found.mapping.sections["interactions"]
    assert section.columns["ITEM_ID"] == "objectIDs"
    assert section.columns["EVENT_TYPE"] == "eventType"
    assert section.event_types == ({} if orders else {"zub": None})
    said = [one.matters for one in found.findings if one.code == "events-left-out"]
    assert any("zub" in one for one in said) is not orders


def test_where_something_was_shown_is_asked_only_if_something_was_taken_back() -> None:
    w = World(4105, lines=1)
    places = rarely(w, "home", {"newsletter": 12, "article_end": 3})
    assert not proposed(w, {}, placement=places).questions
    taken = rarely(w, "home", {"cancelled": 12, "article_end": 3})
    made = proposed(w, {}, placement=taken)
    assert made.questions or "placement" in section(made).leave_out
