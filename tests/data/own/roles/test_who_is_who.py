"""Whose ids, and of what: people beside staff, offers of firms, topics of forums."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.world import World, code, digest, title
from tests.support.own_tables import reading


def found(tables: dict[str, dict[str, Any]], user: str, item: str) -> Proposal:
    """What is proposed, with these columns as user and item."""
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is not None, proposal.reason
    section = proposal.mapping.sections["interactions"]
    columns = dict(section.columns)
    for join in section.joins:
        columns.update(join.columns)
    assert (columns.get("USER_ID"), columns.get("ITEM_ID")) == (user, item)
    return proposal


def test_lines_find_their_head_by_a_number_in_parts() -> None:
    w = World(601)
    firsts = w.firsts()
    lines: dict[str, Any] = {
        "order_no": w.by_order(lambda n: f"ORD/{n:06}/24"),
        "product_id": w.by_item(lambda i: code("P", i)),
        "quantity": w.pick([1, 2, 3], [5, 2, 1]),
    }
    heads: dict[str, Any] = {
        "order_no": [f"ORD/{w.order[row]:06}/24" for row in firsts],
        "client_id": [code("C", w.user[row]) for row in firsts],
        "placed_at": [w.at[row].strftime("%Y-%m-%d %H:%M:%S") for row in firsts],
    }
    found({"lines.csv": lines, "heads.csv": heads}, "client_id", "product_id")


def test_an_offer_with_words_of_its_own_is_chosen_and_not_who_made_it() -> None:
    w = World(602, items=400, lines=1)
    views: dict[str, Any] = {
        "user_id": w.by_user(lambda u: code("K", u)),
        "lot_id": w.by_item(lambda i: f"OF-{i:05}"),
        "seen_at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    offers: dict[str, Any] = {
        "lot_id": [f"OF-{i:05}" for i in range(w.items)],
        "what": [title(i % 90) for i in range(w.items)],
        "firm_id": [f"F{i * 7 % 80}" for i in range(w.items)],
        "pay": [3000 + 500 * (i % 5) for i in range(w.items)],
    }
    makers: dict[str, Any] = {
        "firm_id": [f"F{k}" for k in range(80)],
        "name": [f"House {k} Ltd." for k in range(80)],
    }
    tables: dict[str, dict[str, Any]] = {
        "views.csv": views,
        "refs.csv": offers,
        "makers.csv": makers,
    }
    found(tables, "user_id", "lot_id")


def test_who_posted_wins_over_a_handful_of_boards_and_a_time_is_no_item() -> None:
    w = World(603, users=900, items=300, lines=1)
    seconds = [int(at.timestamp()) for at in w.at]
    posts: dict[str, Any] = {
        "post_id": w.each(lambda row: row + 10001),
        "topic_id": w.by_item(lambda i: i + 501),
        "forum_id": w.by_item(lambda i: i % 8 + 3),
        "poster_id": w.by_user(lambda u: u + 2),
        "post_time": seconds,
        "post_edit_time": [at + 900 if at % 9 == 0 else 0 for at in seconds],
    }
    users: dict[str, Any] = {
        "user_id": list(range(1, 1100)),
        "username": [f"rider{n}" for n in range(1, 1100)],
        "user_email": [f"rider{n}@example.com" for n in range(1, 1100)],
    }
    topics: dict[str, Any] = {
        "topic_id": [i + 501 for i in range(w.items)],
        "forum_id": [i % 8 + 3 for i in range(w.items)],
        "topic_title": [f"{title(i)} {i}" for i in range(w.items)],
    }
    tables: dict[str, dict[str, Any]] = {
        "posts.csv": posts,
        "users.csv": users,
        "topics.csv": topics,
    }
    proposal = found(tables, "poster_id", "topic_id")
    assert proposal.mapping is not None
    items = proposal.mapping.sections["items"]
    assert (items.files, items.title) == (("topics.csv",), "topic_title")


def test_the_account_of_a_deal_is_the_user_and_not_the_employee_who_owns_it() -> None:
    w = World(604)
    firsts = w.firsts()
    staff = [f"005{digest(n)[:9]}" for n in range(20)]
    accounts = [f"001{digest(u)[:9]}" for u in range(w.users)]
    tables: dict[str, dict[str, Any]] = {
        "DealLine.csv": {
            "Id": w.each(lambda row: f"00k{digest(row)[:9]}"),
            "DealId": w.by_order(lambda n: f"006{digest(n)[:9]}"),
            "ProductId": w.by_item(lambda i: f"01t{digest(i)[:9]}"),
            "Quantity": w.pick([1, 2, 5]),
            "CreatedDate": w.times("%Y-%m-%dT%H:%M:%S.000Z"),
        },
        "Deal.csv": {
            "Id": [f"006{digest(w.order[row])[:9]}" for row in firsts],
            "Name": [f"{title(w.user[row])} - renewal {row}" for row in firsts],
            "AccountId": [accounts[w.user[row]] for row in firsts],
            "OwnerId": [staff[w.user[row] % 20] for row in firsts],
        },
        "Account.csv": {
            "Id": accounts,
            "Name": [f"{title(u)} Group" for u in range(w.users)],
            "AnnualRevenue": [f"{digest(u).translate(_DIGITS)[:6]}.0" for u in range(w.users)],
            "OwnerId": [staff[u % 20] for u in range(w.users)],
        },
        "User.csv": {
            "Id": staff,
            "Name": [f"Ann {n}" for n in range(20)],
            "Email": [f"ann{n}@example.com" for n in range(20)],
        },
        "Product.csv": {
            "Id": [f"01t{digest(i)[:9]}" for i in range(w.items)],
            "Name": [title(i) for i in range(w.items)],
        },
    }
    found(tables, "AccountId", "ProductId")


_DIGITS = str.maketrans("abcdef", "123456")


def test_what_a_catalogue_knows_wins_over_more_rows_that_nothing_knows() -> None:
    w, calls = (
        World(605, users=300, items=90, rows=500),
        World(606, users=300, items=2000, rows=12000),
    )
    contracts = [f"S{digest(u).translate(_DIGITS)[:8]}" for u in range(300)]
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


@pytest.mark.parametrize(
    ("episodes", "often", "name"),
    [(200, True, "episode_id"), (900, False, "episode_id"), (200, True, "object.id")],
)
def test_of_an_episode_and_its_show_a_person_is_asked_where_episodes_are_seldom_met(
    episodes: int, often: bool, name: str
) -> None:
    w = World(607, items=episodes, rows=3000, lines=1)
    tables: dict[str, dict[str, Any]] = {
        "downloads.csv": {
            "at": w.times("%Y-%m-%d %H:%M:%S"),
            name: w.by_item(lambda i: code("ep", i)),
            "show_id": w.by_item(lambda i: f"s{i % 25}"),
            "listener": w.by_user(lambda u: digest(u)[:32]),
        },
        "episodes.csv": {
            "episode_id": [code("ep", i) for i in range(w.items)],
            "show_id": [f"s{i % 25}" for i in range(w.items)],
            "title": [f"{title(i)} {i}" for i in range(w.items)],
        },
        "shows.csv": {
            "show_id": [f"s{k}" for k in range(25)],
            "name": [title(k) for k in range(25)],
        },
    }
    proposal = found(tables, "listener", name)
    assert ("which-item" in {one.code for one in proposal.questions}) is not often
    assert ("item-in-whole" in {one.code for one in proposal.findings}) is often


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


def test_dealer_and_delivery_customer_of_an_order_are_asked_about() -> None:
    w = World(609, users=240)
    tables: dict[str, dict[str, Any]] = {
        "meisai.csv": {
            "denpyo_no": w.by_order(lambda n: 700001 + n),
            "placed_at": w.by_order(lambda n: w.at[w.order.index(n)].strftime("%Y-%m-%d %H:%M")),
            "dairiten_cd": w.by_order(lambda n: f"D{n * 7919 % 22:04}"),
            "nohinsaki_cd": w.by_user(lambda u: f"N{10000 + u * 3}"),
            "product_code": w.by_item(lambda i: code("P", i)),
            "quantity": w.pick([1, 2, 5]),
        },
        "dairiten.csv": {
            "dairiten_cd": [f"D{n:04}" for n in range(22)],
            "rank": ["ABC"[n % 3] for n in range(22)],
        },
        "nohinsaki.csv": {
            "nohinsaki_cd": [f"N{10000 + u * 3}" for u in range(w.users)],
            "seats": [20 + u * 7 % 90 for u in range(w.users)],
        },
        "products.csv": {
            "product_code": [code("P", i) for i in range(w.items)],
            "name": [title(i) for i in range(w.items)],
        },
    }
    proposal = found(tables, "nohinsaki_cd", "product_code")
    assert "which-user" in {one.code for one in proposal.questions}


def test_a_catalogue_with_rows_of_further_pictures_is_found_by_its_sku() -> None:
    w = World(610)
    rows = [(i, first) for i in range(w.items) for first in (True, False) if first or i % 3 == 0]
    tables: dict[str, dict[str, Any]] = {
        "orders.csv": {
            "Email": w.by_user(lambda u: f"person{u}@example.com"),
            "Lineitem sku": w.by_item(lambda i: f"WH-{i:04}"),
            "Lineitem quantity": w.pick([1, 2], [5, 1]),
            "Created at": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "products.csv": {
            "Handle": [title(i).lower().replace(" ", "-") for i, _ in rows],
            "Title": [f"{title(i)} {i}" if first else None for i, first in rows],
            "Variant SKU": [f"WH-{i:04}" if first else None for i, first in rows],
            "Image Src": [f"https://example.com/{n}.jpg" for n in range(len(rows))],
        },
    }
    proposal = found(tables, "Email", "Lineitem sku")
    assert proposal.mapping is not None
    items = proposal.mapping.sections["items"]
    assert (items.files, items.columns["ITEM_ID"]) == (("products.csv",), "Variant SKU")


def test_tables_of_hashes_with_a_prefix_before_every_name() -> None:
    """Orders lead to people in two ways: by a key, and by a mail in the fourth column there."""
    w = World(1207, users=300, items=120, rows=4000, lines=2)
    firsts = w.firsts()
    heads: dict[str, Any] = {
        "OXID": [digest(w.order[row]) for row in firsts],
        "OXUSERID": [digest(9_000_000 + w.user[row]) for row in firsts],
        "OXORDERDATE": [w.at[row].strftime("%Y-%m-%d %H:%M:%S") for row in firsts],
        "OXBILLEMAIL": [f"anna{w.user[row]}@example.com" for row in firsts],
    }
    within: dict[str, Any] = {
        "OXID": [digest(3_000_000 + i) for i in range(w.items)],
        "OXOBJECTID": [digest(7_000_000 + i) for i in range(w.items)],
        "OXCATNID": [digest(2_000_000 + i % 8) for i in range(w.items)],
    }
    lines: dict[str, Any] = {
        "OXID": w.each(lambda row: digest(5_000_000 + row)),
        "OXORDERID": w.by_order(digest),
        "OXARTID": w.by_item(lambda i: digest(7_000_000 + i)),
        "OXAMOUNT": w.pick([1, 2, 3]),
    }
    goods: dict[str, Any] = {
        "OXID": [digest(7_000_000 + i) for i in range(w.items)],
        "OXTITLE": [title(i) for i in range(w.items)],
        "OXPRICE": [5 + i for i in range(w.items)],
    }
    people: dict[str, Any] = {
        "OXID": [digest(9_000_000 + u) for u in range(w.users)],
        "OXFNAME": [("Anna", "Ben", "Cleo")[u % 3] for u in range(w.users)],
        "OXLNAME": [("Maier", "Huber", "Vogt")[u % 3] for u in range(w.users)],
        "OXUSERNAME": [f"anna{u}@example.com" for u in range(w.users)],
    }
    tables = {"oxorder": heads, "oxorderarticles": lines, "oxarticles": goods, "oxuser": people}
    tables["oxobject2category"] = within
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is not None
    section = proposal.mapping.sections["interactions"]
    columns = dict(section.columns)
    for join in section.joins:
        columns.update(join.columns)
    assert columns["ITEM_ID"] == "OXARTID"
    assert columns["USER_ID"] == "OXUSERID"


def test_lists_of_what_people_read_make_them_no_items_and_no_traits() -> None:
    """A file of histories has a row a reader; what was read when stands in lists of one length."""
    w = World(1208, users=300, items=120, rows=4000, lines=1)
    clicks: dict[str, Any] = {
        "user_id": w.by_user(lambda u: 70_000 + 13 * u),
        "session_id": w.each(lambda row: 1000 + row // 2),
        "article_id": w.by_item(lambda i: 9_700_000 + 7 * i),
        "impression_time": w.times("%Y-%m-%d %H:%M:%S"),
    }
    read = {u: [(u * 7 + k * 3) % 120 for k in range(2 + u % 30)] for u in range(w.users)}
    history: dict[str, Any] = {
        "user_id": [70_000 + 13 * u for u in read],
        "article_id_fixed": [str([9_700_000 + 7 * i for i in read[u]]) for u in read],
        "scroll_fixed": [str([float(i % 100) for i in read[u]]) for u in read],
    }
    articles: dict[str, Any] = {
        "article_id": [9_700_000 + 7 * i for i in range(w.items)],
        "title": [title(i) for i in range(w.items)],
    }
    tables = {"behaviors": clicks, "history": history, "articles": articles}
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is not None
    sections = proposal.mapping.sections
    assert sections["interactions"].columns["USER_ID"] == "user_id"
    if "users" in sections:
        assert {"article_id_fixed", "scroll_fixed"} <= set(sections["users"].unused)
