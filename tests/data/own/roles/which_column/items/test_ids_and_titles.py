"""The id of an item beside its title, its code or the address of its page."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import (
    asked,
    columns_of,
    found,
    item_of,
    proposal_and_section,
    proposed_things,
)
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, chosen, code, digest, price, title
from tests.support.own_tables import reading

_FORM = "%Y-%m-%d %H:%M:%S"
Tables = dict[str, dict[str, Any]]


def test_the_title_of_a_page_is_no_item_where_the_row_has_the_id_that_the_catalogue_has() -> None:
    """Every page has a title, and only some rows name an item."""
    w = World(956)
    opened = [row % 3 > 0 for row in w.rows]
    names = w.by_item(title)
    __, section = proposal_and_section({
        "events.csv": {
            "user_pseudo_id": w.by_user(lambda u: f"{88100000 + u * 977}.{1700000000 + u}"),
            "event_name": ["view_item" if one else "page_view" for one in opened],
            "page_title": [
                name if one else "Museum Shop" for name, one in zip(names, opened, strict=True)
            ],
            "items.item_id": [
                f"SKU-{w.item[row]:03d}" if one else None
                for row, one in zip(w.rows, opened, strict=True)
            ],
            "event_timestamp": w.each(lambda row: int(w.at[row].timestamp() * 1_000_000)),
        },
        "feed.tsv": {
            "id": [f"SKU-{i:03d}" for i in range(w.items)],
            "title": [title(i) for i in range(w.items)],
        },
    })  # fmt: skip
    assert section.columns["ITEM_ID"] == "items.item_id"


def test_a_campaign_with_a_title_is_what_is_given_to() -> None:
    w = World(963, items=130, lines=1)
    __, section = proposal_and_section({
        "Opportunity.csv": {
            "Id": w.each(lambda row: f"0065g0{row:06d}AAA"),
            "AccountId": w.by_user(lambda u: f"0015g0{u * 37:06d}AAB"),
            "Name": w.each(lambda row: f"{title(w.user[row])} donatie {w.at[row]:%d-%m-%Y}"),
            "CampaignId": w.by_item(lambda i: f"7015g0{i * 41:06d}AAI"),
            "CloseDate": w.times("%Y-%m-%d"),
        },
        "Campaign.csv": {
            "Id": [f"7015g0{i * 41:06d}AAI" for i in range(w.items)],
            "Name": [f"Noodhulp {title(i)}" for i in range(w.items)],
            "Description": [f"Campagne voor {title(i)}." for i in range(w.items)],
        },
        "Account.csv": {
            "Id": [f"0015g0{u * 37:06d}AAB" for u in range(w.users)],
            "Name": [f"Familie {title(u)}" for u in range(w.users)],
        },
    })  # fmt: skip
    assert section.columns["ITEM_ID"] == "CampaignId"


def test_a_code_with_dots_is_the_item_and_the_words_beside_it_are_its_title() -> None:
    w = World(503)
    codes = [f"{11 + i % 7}.{i * 37 % 1000:03d}.{i % 90:02d}" for i in range(w.items)]
    names = [f"Rivet steel {i}" for i in range(w.items)]
    firms = [f"D{1000 + u // 4}" for u in range(w.users)]
    buyers = [f"P{60000 + u * 3}" for u in range(w.users)]
    proposal = roles.propose(
        reading({
            "lines.csv": {
                "doc": w.by_order(lambda n: 240000 + n),
                "at": w.times("%d.%m.%Y"),
                "client no": w.by_user(lambda u: firms[u]),
                "contact": w.by_user(lambda u: buyers[u]),
                "words": w.by_item(lambda i: names[i]),
                "art": w.by_item(lambda i: codes[i]),
                "qty": w.pick([1, 2, 5], [5, 2, 1]),
            },
            "stock.csv": {"art": codes, "words": names, "group": [i % 5 for i in range(w.items)]},
            "clients.csv": {
                "client no": sorted(set(firms)), "town": [f"T{i % 4}" for i in range(w.users // 4)],
            },
            "contacts.csv": {"contact": buyers, "client no": firms},
        })
    )  # fmt: skip
    assert proposal.mapping is not None
    assert proposal.mapping.sections["interactions"].columns["ITEM_ID"] == "art"
    assert proposal.mapping.sections["items"].title == "words"
    (question,) = [one for one in proposal.questions if one.code == "which-user"]
    assert "contact" in question.text
    assert "client no" in question.text


def test_an_id_behind_a_word_of_another_script_is_an_id() -> None:
    w = World(508)
    albums = [f"{20000 + i * 3}" for i in range(w.items)]
    proposal = roles.propose(
        reading({
            "재생.csv": {
                "재생일시": w.times("%Y%m%d %H:%M"),
                "회원번호": w.by_user(lambda u: f"{u * 7919 % 100003:010d}"),
                "곡ID": w.by_item(lambda i: 300000 + i * 17),
                "앨범ID": w.by_item(lambda i: albums[i]),
            },
            "곡정보.csv": {
                "곡ID": [300000 + i * 17 for i in range(w.items)],
                "곡명": [title(i) for i in range(w.items)],
                "앨범ID": [albums[max(0, i - (i % 40 == 1))] for i in range(w.items)],
            },
        })
    )  # fmt: skip
    assert proposal.mapping is not None
    section = proposal.mapping.sections["interactions"]
    assert (section.columns["ITEM_ID"], section.columns["TIMESTAMP"]) == ("곡ID", "재생일시")
    assert section.timestamp == ("%Y%m%d %H:%M",)


def _shared(item: int) -> str:
    """A title that some things share."""
    return title(item - (item % 9 == 1))


def _orders(w: World, names: list[str]) -> Proposal:
    """Lines with a number that nothing explains by its name, and a title."""
    firsts = w.firsts()
    lines = {
        "line_id": [n + 1 for n in w.rows],
        "order_id": w.by_order(lambda n: n + 1),
        "purchased_entity": w.by_item(lambda i: i + 1),
        "title": w.by_item(_shared),
        "amount": w.by_item(price),
    }
    orders = {
        "order_id": [w.order[row] + 1 for row in firsts],
        "uid": [w.user[row] + 2 for row in firsts],
        "placed": [w.at[row].strftime(_FORM) for row in firsts],
    }
    variations = {
        "variation_id": [i + 1 for i in range(w.items)],
        "product_id": [i // 2 + 7 for i in range(w.items)],
        "title": names,
        "price": [price(i) for i in range(w.items)],
    }
    users = {"uid": [u + 2 for u in range(w.users)], "city": ["Ulm", "Bonn"] * (w.users // 2)}
    tables: dict[str, dict[str, Any]] = {
        "lines.csv": lines,
        "orders.csv": orders,
        "users.csv": users,
        "order__lines.csv": {
            "bundle": ["default" for _ in w.rows],
            "entity_id": w.by_order(lambda n: n + 1),
            "target_id": [n + 1 for n in w.rows],
        },
    }
    return roles.propose(reading({**tables, "variations.csv": variations}))


def test_a_number_whose_row_has_the_title_beside_it_is_the_item() -> None:
    w = World(4201)
    made = _orders(w, [_shared(i) for i in range(w.items)])
    assert section(made).columns["ITEM_ID"] == "purchased_entity"
    assert made.mapping is not None
    assert made.mapping.sections["items"].files == ("variations.csv",)


def test_a_number_whose_row_has_other_titles_is_not_believed() -> None:
    w = World(4201)
    made = _orders(w, [title(i + 500) for i in range(w.items)])
    assert not [one for one in made.guesses if "has the same title" in one.reason]


def _workouts(**more: Any) -> Any:
    """Workouts of members with classes, which have a title and an id; some took no class."""
    w = World(709, lines=1)
    free = [row % 20 == 0 for row in w.rows]
    titles = [f"{title(i)} {i}" for i in range(w.items)]
    ids = [f"{i * 7919 + 100_003:032x}" for i in range(w.items)]
    log = {
        "Member Id": w.by_user(lambda u: 500_000 + 7 * u),
        "Workout Timestamp": w.times("%Y-%m-%d %H:%M:%S"),
        "Title": ["Just Ride" if no else titles[i] for no, i in zip(free, w.item, strict=True)],
        "Class Id": ["" if no else ids[i] for no, i in zip(free, w.item, strict=True)],
    }
    proposal = roles.propose(reading({"workouts.csv": {**log, **more}}))
    assert proposal.mapping is not None
    return proposal.mapping.sections["interactions"]


def test_the_id_that_each_title_has_wins_whatever_it_is_called() -> None:
    """What has a title and no id is nothing that one could choose again."""
    assert _workouts().columns["ITEM_ID"] == "Class Id"


def test_a_title_names_what_has_an_id_in_few_rows_only() -> None:
    w = World(709, lines=1)
    ids = [f"{i * 7919:032x}" if row % 3 else "" for row, i in enumerate(w.item)]
    assert _workouts(**{"Class Id": ids}).columns["ITEM_ID"] == "Title"


def wholesale(w: World, name: str, article: Any) -> Tables:
    return {
        "lines.csv": {
            "customer_no": w.by_user(lambda u: u + 15_000),
            name: w.by_item(article),
            "ordered_at": w.times(_FORM),
            "label": w.by_item(lambda i: title(i // 3)),
            "pieces": w.pick([1, 2, 3]),
        },
        "articles.csv": {
            name: [article(i) for i in range(w.items)],
            "label": [title(i // 3) for i in range(w.items)],
            "group": [f"group {i % 6}" for i in range(w.items)],
        },
    }


def test_a_code_with_a_point_in_it_is_no_amount() -> None:
    w = World(903)

    def article(item: int) -> str:
        return f"{100_000 + item * 997:06}"[:3] + f".{item * 613 % 1000:03}"

    proposal = found(wholesale(w, "article_code", article), "customer_no", "article_code")
    assert not proposal.questions
    assert proposal.mapping is not None
    assert proposal.mapping.sections["items"].files == ("articles.csv",)


def test_a_title_that_is_fuller_than_its_id_is_offered() -> None:
    w = World(605)
    gaps = w.pick([True, False], [1, 5])
    ids = w.by_item(lambda i: f"{i * 2_654_435_761 % 2**32:08x}-{i:04x}-4000-8000-{i:012x}")
    table = {
        "1": w.by_user(lambda u: f"user_{u:06d}"),
        "2": w.times("%Y-%m-%dT%H:%M:%SZ"),
        "a": w.by_item(lambda i: f"{i // 4 * 40_503:08x}-aaaa-4000-8000-{i // 4:012x}"),
        "b": w.by_item(lambda i: f"The Band of {i // 4}"),
        "3": ["" if gap else one for gap, one in zip(gaps, ids, strict=True)],
        "4": w.by_item(lambda i: f"Song of the {i}th river"),
    }
    made = roles.propose(reading({"plays.tsv": table}))
    (question,) = made.questions
    assert any(option.text.startswith("4 ") for option in question.options)


def test_the_offer_on_a_page_is_chosen_and_not_the_address_of_the_page() -> None:
    w = World(711, items=300, lines=1)
    shown = w.each(lambda row: row % 5 > 0)
    log: dict[str, Any] = {
        "idvisitor": w.by_user(lambda u: f"{u * 7919 + 10**9:016x}"),
        "idaction_url": w.by_item(lambda i: i + 1500),
        "custom_dimension_1": [
            code("REF-", item) if is_shown else ""
            for item, is_shown in zip(w.item, shown, strict=True)
        ],
        "server_time": w.times(_FORM),
    }
    actions: dict[str, Any] = {
        "idaction": [i + 1500 for i in range(w.items)],
        "name": [f"example.com/a/{title(i).replace(' ', '-')}" for i in range(w.items)],
        "hash": [10**8 + i * 7919 for i in range(w.items)],
        "url_prefix": [i % 2 for i in range(w.items)],
    }
    offers: dict[str, Any] = {
        "Référence": [code("REF-", i) for i in range(w.items)],
        "Titre": [f"Maison {title(i)}" for i in range(w.items)],
        "Prix": [f"{150_000 + 1000 * (i % 90)}" for i in range(w.items)],
    }
    tables = {"log_action_link.csv": log, "log_action.csv": actions, "annonces.csv": offers}
    assert columns_of(roles.propose(reading(tables)))["ITEM_ID"] == "custom_dimension_1"


@pytest.mark.parametrize(
    ("number", "called"), [("ISBN/EAN", "Titel"), ("artnr", "Bezeichnung"), ("SKU", "Produkt")]
)
def test_a_number_of_goods_comes_before_a_title_that_several_share(
    number: str, called: str
) -> None:
    w = World(1502, items=200, lines=1)
    found = proposed_things(w, {
        number: w.by_item(lambda i: 9_783_100_000_017 + 130 * i),
        called: w.by_item(lambda i: f"Band {title(i // 2)}"),
    })  # fmt: skip
    assert item_of(found) == number
    assert not found.questions


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


def test_numbers_that_end_in_0_are_ids_where_each_has_a_title_of_its_own() -> None:
    """Ids of a shop of games look like prices; the row has what each game is called as well."""
    w = World(1292, users=240, items=90, rows=3000, lines=1)
    proposal = roles.propose(reading({
        "activity.csv": {
            "column 1": w.by_user(lambda u: 76_561_198_000_000_001 + u * 40_121),
            "column 2": w.by_item(lambda i: 10 * (21_500 + i * i * 27)),
            "column 3": w.by_item(title),
            "column 4": w.pick(["purchase", "play", "wishlist"]),
            "column 5": w.each(lambda row: int(w.at[row].timestamp() * 1000)),
        }
    }))  # fmt: skip
    assert (item_of(proposal), proposal.questions) == ("column 2", ())


def test_bar_codes_that_lost_their_digits_stand_behind_a_code_with_a_title() -> None:
    """A spreadsheet made 8,91E+12 of several bar codes; the other code says which thing it was."""
    w = World(967, items=90)
    __, section = proposal_and_section({
        "vendite.csv": {
            "Data": w.times(_FORM),
            "N. doc.": w.each(lambda row: f"{1 + row % 40:04d}"),
            "Tessera": w.by_user(lambda u: f"FC{u * 37:06d}"),
            "Minsan": w.by_item(lambda i: 20_000_000 + i * 71_993),
            "EAN": w.by_item(lambda i: f"8,{i % 30:02d}E+12"),
            "Descrizione": w.by_item(title),
        }
    })  # fmt: skip
    assert section.columns["ITEM_ID"] in ("Minsan", "Descrizione")


@pytest.mark.parametrize(
    ("user", "own", "called"),
    [
        ("u.id", "p.aid", "p.title"), ("u.id", "post.id", "post.title"),
        ("u_id", "n_id", "title"), ("u.id", "p.nid", "p.title"),
    ],
)  # fmt: skip
def test_what_is_offered_second_hand_is_told_by_its_id_where_titles_are_alike(
    user: str, own: str, called: str
) -> None:
    w = World(2811, items=400, lines=1)
    above = called.rpartition("title")[0]
    log = {
        "rid": w.each(lambda row: f"{digest(row)[:20]}"),
        "t": [int(at.timestamp() * 1000) for at in w.at],
        "ev": w.pick(["item_view", "item_like", "chat_start"], [80, 15, 5]),
        user: w.by_user(lambda u: 1_000_000 + u * 977 % 900_000),
        own: w.by_item(lambda i: 61_000_000 + i * 7919 % 900_000),
        called: w.by_item(lambda i: title(i % 60)),
        f"{above}cat": w.by_item(lambda i: chosen(("books", "bikes", "lamps"), i % 60)),
        f"{above}price": w.by_item(lambda i: 5000 * (1 + i % 9)),
        f"{above}sid": w.by_item(lambda i: 1_000_000 + i // 3 * 977 % 900_000),
    }
    proposal, section = proposal_and_section({"client_log.jsonl": log})
    assert section.columns["USER_ID"] == user
    assert section.columns["ITEM_ID"] == own
    assert not asked(proposal) & {"which-user", "which-item"}


def test_copies_of_a_book_are_not_the_book() -> None:
    w = World(2812, items=200, lines=1)
    loans = {
        "reader_no": w.by_user(lambda u: 1000 + 3 * u),
        "copy_id": w.by_item(lambda i: 70_000 + 11 * i),
        "title": w.by_item(lambda i: title(i % 60)),
        "lent_on": w.times("%Y-%m-%d"),
    }
    __, section = proposal_and_section({"loans.csv": loans})
    assert section.columns["ITEM_ID"] == "title"
