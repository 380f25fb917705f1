"""Browsers, cookies and devices beside those who have signed in."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import asked, columns_of, found, proposed_tables
from tests.data.own.roles.worlds.rows import proposed, rarely, section
from tests.data.own.roles.worlds.world import World, chosen, code, digest, title, unique
from tests.support.own_tables import reading

_FORM = "%Y-%m-%d %H:%M:%S"


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


@pytest.mark.parametrize("lacking", [0, 40, 12, 7, 6])
def test_who_has_signed_in_in_most_rows_is_the_person(lacking: int) -> None:
    """Each has one or two devices; of what is done before signing in it is said how to keep it."""
    w = World(4101, rows=2000, lines=1)
    some = {
        "anonymousId": w.each(lambda row: f"d-{w.user[row] * 2 + row % 2:06x}-{w.user[row]:04x}"),
        "userId": w.each(
            lambda row: "" if lacking and row % lacking == 0 else f"{w.user[row] * 7919:024x}"
        ),
        "event": w.pick(["Story Started", "Story Completed"]),
        "properties.story_id": w.by_item(lambda i: code("fb", i)),
        "timestamp": w.times("%Y-%m-%dT%H:%M:%S.000Z"),
    }
    made = found({"tracks.jsonl": some}, "userId", "properties.story_id")
    assert "which-user" not in asked(made)
    said = [one.message for one in made.findings if one.code == "guests-unnamed"]
    assert len(said) == (lacking in (6, 7, 12))  # a few rows are not worth a word
    assert all("anonymousId" in one for one in said)


PAIRS = [
    ("userId", "anonymousId"),
    ("$user_id", "$device_id"),
    ("user_id", "idvisitor"),
    ("post_evar1_customer_id", "mcvisid"),
    ("UserID", "ClientID"),
    ("member_no", "cookie_id"),
    ("회원번호", "방문자ID"),
    ("Kundennummer", "Besucher-ID"),
]


def visits(account: str, visitor: str, of_ten: int) -> Proposal:
    """What people do in two browsers each, of whom so many in ten have signed in."""
    w = World(813, users=200, items=60, rows=2000, lines=1)
    table = {
        account: w.by_user(lambda u: code("CL", u) if u % 10 < of_ten else ""),
        visitor: w.each(lambda row: f"{1_650_000_000 + w.user[row] * 7919}{row % 2:03d}{7:07d}"),
        "product_id": w.by_item(lambda i: code("I", i)),
        "action": w.pick(["view", "open"]),
        "at": w.times(_FORM),
    }
    return proposed_tables({"log.csv": table})


@pytest.mark.parametrize(("account", "visitor"), PAIRS)
def test_nobody_is_asked_where_most_have_signed_in_or_few(account: str, visitor: str) -> None:
    for of_ten, right in ((9, account), (3, visitor)):
        made = visits(account, visitor, of_ten)
        assert columns_of(made)["USER_ID"] == right
        assert "which-user" not in asked(made)
        said = {one.code for one in made.findings} & {"guests-unnamed", "person-signed-in"}
        assert said == {"guests-unnamed" if right == account else "person-signed-in"}


@pytest.mark.parametrize(("account", "visitor"), PAIRS)
def test_between_them_it_is_asked_and_said_what_a_visitor_is(account: str, visitor: str) -> None:
    (question,) = [one for one in visits(account, visitor, 6).questions if one.code == "which-user"]
    for one in question.options:
        assert "company" not in one.text
        assert ("signed in, who may have" in one.text) is one.text.startswith(account)
        assert ("browser or a device" in one.text) is one.text.startswith(visitor)


def test_many_devices_of_one_account_are_its_people() -> None:
    w = World(814, users=400, items=60, rows=4000, lines=1)
    table = {
        "account_id": w.by_user(lambda u: code("AC", u % 25) if u % 7 else ""),
        "anonymous_user_id": w.by_user(unique),
        "product_id": w.by_item(lambda i: code("I", i)),
        "at": w.times(_FORM),
    }
    assert "which-user" in asked(proposed_tables({"log.csv": table}))


def test_a_cookie_is_the_visitor_and_a_page_what_was_looked_at() -> None:
    w = World(1302, users=400, rows=6000, lines=1)
    table = {
        "ts": w.times(_FORM),
        "cid": w.by_user(lambda u: f"{(u + 77) * 7_919_213 % 10**9 + 10**6}.{1_690_000_000 + u}"),
        "uid": w.by_user(lambda u: u + 5000 if u % 2 else ""),
        "url": w.by_item(lambda i: f"https://shop.example/p/{title(i).replace(' ', '-')}"),
        "act": rarely(w, "pv", {"atc": 9, "buy": 20}),
    }
    made = roles.propose(reading({"tracking.csv": table}))
    assert section(made).columns["USER_ID"] == "cid"
    assert section(made).columns["ITEM_ID"] == "url"
    assert not made.questions
    assert "person-signed-in" in {one.code for one in made.findings}


def test_a_name_of_every_visitor_is_taken_and_the_one_of_some_is_said() -> None:
    w = World(708)
    table: dict[str, Any] = {
        "user_pseudo_id": w.by_user(lambda u: f"18{u * 7919}.{1_708_000_000 + u}"),
        "user_id": w.by_user(lambda u: code("LL", u) if u % 3 == 0 else ""),
        "item_id": w.by_item(lambda i: code("I", i)),
        "at": w.times(_FORM),
    }
    proposal = roles.propose(reading({"log.csv": table}))
    assert columns_of(proposal)["USER_ID"] == "user_pseudo_id"
    assert not asked(proposal)
    assert [one.column for one in proposal.findings if one.code == "person-signed-in"] == [
        "user_id"
    ]


@pytest.mark.parametrize("other", ["user_geohash", "user_ref"])
def test_who_is_named_in_all_rows_is_the_person_beside_a_finer_column_of_some(other: str) -> None:
    """A few people look at things that hardly come back; where they were is known now and then."""
    w = World(814, users=34, items=1900, rows=2000, lines=1)
    table = {
        "user_id": w.by_user(lambda u: 98_000_000 + 7919 * u),
        "item_id": w.each(lambda row: 10_000 * w.user[row] + 37 * (row * 7 % 160)),
        other: w.each(
            lambda row: f"9{digest(w.user[row] * 13 + row % 13)[:6]}" if row % 10 < 3 else ""
        ),
        "time": w.times("%Y-%m-%d %H"),
    }
    found({"behavior.csv": table}, "user_id", "item_id")


TOOLS: dict[str, tuple[str, str, dict[str, str]]] = {
    "Amplitude": ("user_id", "amplitude_id", {"event_time": "", "event_type": "view"}),
    "Google": ("user_id", "user_pseudo_id", {"event_timestamp": "", "event_name": "view"}),
    "AppsFlyer": (
        "Customer User ID",
        "AppsFlyer ID",
        {"Event Time": "", "Event Name": "view", "Event Value": "x"},
    ),
    "Snowplow": ("user_id", "domain_userid", {"collector_tstamp": "", "event_name": "view"}),
}


@pytest.mark.parametrize("name", TOOLS)
@pytest.mark.parametrize(("of_ten", "signs_in"), [(3, False), (6, False), (9, True)])
def test_tools_that_count_visitors_have_one_rule_for_who_has_not_signed_in(
    name: str, of_ten: int, signs_in: bool
) -> None:
    """Devices have two owners here, and everybody has three of them; with half it is asked."""
    account, visitor, more = TOOLS[name]
    w = World(813, users=100, items=60, rows=1000, lines=1)
    who = [u if u % 10 < of_ten else None for u in range(w.users)]
    table: dict[str, Any] = {
        account: w.by_user(lambda u: "" if who[u] is None else code("CL", u)),
        visitor: w.each(lambda row: 600000000 + 7919 * (w.user[row] // 2 * 3 + row % 3)),
        "product_id": w.by_item(lambda i: code("I", i)),
        "insert_id": w.each(lambda row: digest(row)[:20]),
        "event_id": w.each(lambda row: unique(row)),
    }
    for one, value in more.items():
        table[one] = w.pick([value, "open"]) if value else w.times(_FORM)
    proposal = found({"log.csv": table}, account if signs_in else visitor, "product_id")
    assert asked(proposal) == ({"which-user"} if of_ten == 6 else set())
    said = [one.column for one in proposal.findings if one.code == "person-signed-in"]
    assert said == ([] if signs_in else [account])


_PROFILES = [
    ("mpid", "user_identities.customer_id"),
    ("distinct_id", "$user_id"),
    ("visitor_id", "customer_id"),
    ("방문자ID", "회원번호"),
    ("Besucher-ID", "Kundennummer"),
]


def profiles(
    profile: str, account: str, per_account: int, signed: bool = False, guest: int = 3
) -> Proposal:
    """What people do of whom one in some has not signed in, with profiles of 64 bits."""
    w = World(816, users=200, items=60, rows=2000, lines=1)
    table = {
        profile: w.each(lambda row: _key(w.user[row] * 8 + row % per_account, signed)),
        account: w.by_user(lambda u: code("CU", u) if u % guest else ""),
        "content_id": w.by_item(lambda i: code("RV", i)),
        "action": w.pick(["view", "open"]),
        "at": w.times(_FORM),
    }
    return proposed_tables({"log.csv": table})


def _key(number: int, signed: bool) -> str:
    """A key of 64 bits, half of which are below zero if they have a sign."""
    key = int(digest(number)[:15], 16) * 7 + 10**18
    return str(-key if signed and number // 8 % 2 else key)


@pytest.mark.parametrize("signed", [False, True])
@pytest.mark.parametrize(("profile", "account"), _PROFILES)
def test_an_id_that_joins_devices_is_the_person_and_keeps_guests(
    profile: str, account: str, signed: bool
) -> None:
    made = profiles(profile, account, 1, signed)
    assert columns_of(made)["USER_ID"] == profile
    assert "which-user" not in asked(made)
    (said,) = [one for one in made.findings if one.code == "person-signed-in"]
    assert said.column == account
    assert "same people" in said.matters


@pytest.mark.parametrize(("profile", "account"), _PROFILES)
def test_an_id_of_which_accounts_have_several_joins_none(profile: str, account: str) -> None:
    assert "which-user" in asked(profiles(profile, account, 2, signed=True))


@pytest.mark.parametrize(("profile", "account"), _PROFILES)
def test_guests_are_kept_where_few_have_not_signed_in(profile: str, account: str) -> None:
    made = profiles(profile, account, 1, guest=8)
    assert columns_of(made)["USER_ID"] == profile
    assert not asked(made)


@pytest.mark.parametrize(
    "device", ["device_id", "Geräte-ID", "기기ID", "cookie_id", "anonymous_id"]
)
def test_an_id_of_one_device_joins_none_though_each_account_had_one(device: str) -> None:
    assert columns_of(profiles(device, "customer_id", 1, guest=8))["USER_ID"] == "customer_id"
    assert "which-user" in asked(profiles(device, "customer_id", 1))


def test_whole_numbers_below_zero_are_no_persons() -> None:
    w = World(817, users=200, items=60, rows=2000, lines=1)
    table = {
        "delta": w.by_user(lambda u: 40 * u - 3000),
        "customer_id": w.by_user(lambda u: code("CU", u) if u % 3 else ""),
        "content_id": w.by_item(lambda i: code("RV", i)),
        "at": w.times(_FORM),
    }
    assert columns_of(proposed_tables({"log.csv": table}))["USER_ID"] == "customer_id"


def played(account: str, device: str, guest: int = 40) -> Proposal:
    """What players bought on one to three devices, whose accounts and devices are called so."""
    w = World(818, users=400, items=60, rows=4000, lines=1)
    table = {
        account: w.each(lambda r: 78_000_000 + w.user[r] * 911 if r % guest else ""),
        device: w.each(lambda r: digest(w.user[r] * 4 + r % (1 + w.user[r] % 3))[:16]),
        "item_cd": w.by_item(lambda i: code("WPN", i)),
        "ts": w.times(_FORM),
    }
    return proposed_tables({"log.csv": table})


@pytest.mark.parametrize(
    ("account", "device"),
    [("acc_no", "dev_id"), ("accId", "devId"), ("acct_no", "device_id"), ("acc_idx", "dvc_key")],
)
def test_a_short_word_for_an_account_beside_one_for_a_device_is_the_person(
    account: str, device: str
) -> None:
    made = played(account, device)
    assert columns_of(made)["USER_ID"] == account
    assert "which-user" not in asked(made)


def test_a_short_word_for_an_account_of_which_many_rows_have_none_is_asked_about() -> None:
    assert "which-user" in asked(played("acc_no", "dev_id", guest=3))


def test_who_made_an_app_is_no_device_beside_an_account() -> None:
    """A "dev_id" of which there are few is that of a developer."""
    w = World(819, users=400, items=60, rows=4000, lines=1)
    table = {
        "acc_no": w.by_user(lambda u: 78_000_000 + u * 911),
        "dev_id": w.by_item(lambda i: f"dv{digest(i % 25)[:10]}"),
        "app_id": w.by_item(lambda i: code("APP", i)),
        "ts": w.times(_FORM),
    }
    assert columns_of(proposed_tables({"log.csv": table}))["USER_ID"] == "acc_no"


def lettered(
    w: World, person: str, visit: str, visits: list[str], who: list[int]
) -> dict[str, Any]:
    """A log of a shop's own programmers, with names of one letter."""
    return {
        "n": w.each(lambda row: 510_000 + 3 * row),
        "t": w.each(lambda row: int(w.at[row].timestamp())),
        person: who,
        visit: visits,
        "p": w.by_item(lambda i: 400 + 7 * i),
        "k": w.pick(["op", "sv"], [5, 1]),
    }


@pytest.mark.parametrize(("person", "visit"), [("u", "s"), ("u", "sid"), ("uid", "s")])
def test_a_person_of_one_letter_has_visits_beside_it(person: str, visit: str) -> None:
    """Some have not signed in: 0 is none of them, and each of their visits has an id as well."""
    w = World(831, users=300, items=150, rows=6000, lines=4)
    table = lettered(
        w,
        person,
        visit,
        w.by_order(lambda n: digest(n)[:10]),
        w.by_user(lambda u: 30_000 + 7919 * u if u % 7 else 0),
    )
    things = {"p": [400 + 7 * i for i in range(w.items)], "label": [title(i) for i in range(150)]}
    made = found({"log.csv": table, "things.csv": things}, person, "p")
    assert "which-user" not in asked(made)
