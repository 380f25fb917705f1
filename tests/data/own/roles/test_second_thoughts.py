"""What seems to be the time, the event or the item of a row, and by its content is not."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.mapping_file import Section
from tests.data.own.roles.world import World, code, title
from tests.support.own_tables import reading


def understood(w: World, name: str = "log.csv", **more: Any) -> Section:
    proposal = roles.propose(
        reading({
            name: {
                "user_id": w.by_user(lambda u: f"u{u:05d}"),
                "item_id": w.by_item(lambda i: code("I", i)),
                **more,
            }
        })
    )  # fmt: skip
    assert proposal.mapping is not None
    return proposal.mapping.sections["interactions"]


def test_the_time_of_the_users_row_before_is_not_the_time_of_a_row() -> None:
    w = World(501, users=60)
    own, before = w.times("%Y-%m-%d %H:%M:%S"), []
    last: dict[int, str] = {}
    for row in w.rows:
        before.append(last.get(w.user[row], own[row]))
        if row + 1 == len(w.rows) or w.order[row + 1] != w.order[row]:
            last[w.user[row]] = own[row]
    section = understood(w, t1=before, t2=own)
    assert section.columns["TIMESTAMP"] == "t2"


def test_how_an_order_was_paid_for_is_no_kind_of_event() -> None:
    w = World(502)
    ways = ["Acme Pay", "Giro"]
    firsts = set(w.firsts())
    stated = w.by_order(lambda n: ways[n % 2])
    more = {
        "order_id": w.by_order(lambda n: f"#{n + 5000}"),
        "created_at": w.times("%Y-%m-%d %H:%M:%S"),
        "qty": w.pick([1, 2], [5, 1]),
    }
    for given in (stated, [v if row in firsts else "" for row, v in enumerate(stated)]):
        section = understood(w, "orders.csv", **more, paid_by=given)
        assert "EVENT_TYPE" not in section.columns
        assert section.event_type == "purchase"


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


@pytest.mark.parametrize("without", ["search", "gescand"])
def test_kinds_of_rows_that_never_name_an_item_are_left_out(without: str) -> None:
    w = World(504)
    kind = w.pick(["view", without, "add_to_cart", ""], [5, 2, 2, 2])
    proposal = roles.propose(
        reading({
            "log.csv": {
                "user_id": w.by_user(lambda u: f"u{u:05d}"),
                "item_id": [
                    "" if k in (without, "") else code("I", i)
                    for k, i in zip(kind, w.item, strict=True)
                ],
                "at": w.times("%Y-%m-%d %H:%M:%S"),
                "event": kind,
                "sort": ["track" if k else "page" for k in kind],
            }
        })
    )  # fmt: skip
    assert proposal.mapping is not None
    section = proposal.mapping.sections["interactions"]
    assert section.event_types == {without: None}
    assert section.leave_out == {"sort": ("page",)}
    assert any(f"No row of {without}" in one.matters for one in proposal.findings)
    assert not any(one.code == "event-words-unknown" for one in proposal.findings)


def test_kinds_of_events_and_context_stay_within_what_the_service_takes() -> None:
    w = World(505)
    for kinds in (7, 9, 12):
        names = [f"view_{chr(97 + n)}" for n in range(kinds)]
        section = understood(
            w,
            at=w.times("%Y-%m-%d %H:%M:%S"),
            event=w.pick(names, [30 - n for n in range(kinds)]),
            price=w.pick([1.5, 2.25, 7.75]),
            channel=w.pick(["web", "app"]),
            shop=w.pick(["north", "south", "west"]),
            device=w.pick(["phone", "tablet", "desktop"]),
        )
        taken = kinds - sum(name is None for name in section.event_types.values())
        assert taken == min(kinds, 9)
        assert taken + len(section.columns) - 3 <= 10
        if kinds == 7:
            assert "EVENT_VALUE" in section.columns


def test_a_code_that_goes_with_words_of_a_state_is_not_asked_about() -> None:
    w = World(506)
    words = {"700": "delivered", "900": "cancelled", "500": "in transit"}
    codes = w.by_order(lambda n: "900" if n % 13 == 0 else "500" if n % 17 == 0 else "700")
    proposal = roles.propose(
        reading({
            "orders.csv": {
                "order_id": w.by_order(lambda n: 5000 + n),
                "customer_id": w.by_user(lambda u: f"u{u:05d}"),
                "item_id": w.by_item(lambda i: code("I", i)),
                "ordered_at": w.times("%Y-%m-%d %H:%M:%S"),
                "status": codes,
                "status_name": [words[one] for one in codes],
            }
        })
    )  # fmt: skip
    assert proposal.mapping is not None
    section = proposal.mapping.sections["interactions"]
    assert section.leave_out == {"status_name": ("cancelled",)}
    assert not proposal.questions


def test_what_a_table_has_a_title_for_is_chosen_where_nothing_else_is() -> None:
    w = World(507, items=40)
    sent = [f"2024-{1 + i // 4:02d}-{1 + i % 4 * 7:02d} 09:" for i in range(w.items)]
    rows = [(i, u) for i in range(w.items) for u in range(0, w.users, 1 + i % 3)]
    mails = [f"M{400 + i * 3}" for i in range(w.items)]
    proposal = roles.propose(
        reading({
            "mail_events.csv": {
                "event_id": [f"{n * 7919 + 10**9:x}q" for n in range(len(rows))],
                "event": ["opened" if (i + u) % 3 else "clicked" for i, u in rows],
                "profile_id": [f"p{u:05d}" for _, u in rows],
                "campaign_id": [mails[i] for i, _ in rows],
                "campaign_name": [f"News of week {i}" for i, _ in rows],
                "at": [f"{sent[i]}{n % 60:02d}:{n % 59:02d}" for n, (i, _) in enumerate(rows)],
            },
            "campaigns.csv": {
                "campaign_id": mails,
                "campaign_name": [f"News of week {i}" for i in range(w.items)],
                "theme": [f"t{i % 4}" for i in range(w.items)],
            },
        })
    )  # fmt: skip
    assert proposal.mapping is not None
    columns = proposal.mapping.sections["interactions"].columns
    assert columns["ITEM_ID"] == "campaign_id"
    assert proposal.mapping.sections["items"].files == ("campaigns.csv",)


def test_what_a_server_refused_does_not_count() -> None:
    w = World(508)
    section = understood(
        w,
        at=w.times("%Y-%m-%d %H:%M:%S"),
        answer=w.pick(["200", "304", "404", "503"], [9, 2, 1, 1]),
    )
    assert set(section.leave_out["answer"]) == {"404", "503"}


def test_the_head_of_an_order_says_which_lines_do_not_count() -> None:
    w = World(509)
    orders = range(max(w.order) + 1)
    proposal = roles.propose(
        reading({
            "lines.csv": {
                "order_id": w.by_order(lambda n: 5000 + n * 5),
                "customer_id": w.by_user(lambda u: 100 + u),
                "product_id": w.by_item(lambda i: code("I", i)),
                "created": w.times("%Y-%m-%d %H:%M:%S"),
                "qty": w.pick([1, 2], [5, 1]),
            },
            "stats.csv": {
                "order_id": [5000 + n * 5 for n in orders],
                "total": [n % 90 + 0.5 for n in orders],
                "status": ["cancelled" if n % 15 == 0 else "completed" for n in orders],
            },
        })
    )  # fmt: skip
    assert proposal.mapping is not None
    section = proposal.mapping.sections["interactions"]
    assert section.leave_out == {"status": ("cancelled",)}
    (join,) = section.joins
    assert (join.file, join.columns) == ("stats.csv", {})
    assert section.columns["USER_ID"] == "customer_id"


def shop(w: World, **more: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Lines, heads and products of a shop; more: further tables, or other columns of these."""
    firsts = w.firsts()
    tables: dict[str, dict[str, Any]] = {
        "order_items.csv": {
            "order_id": w.by_order(lambda n: f"o{n}"),
            "product_id": w.by_item(lambda i: code("P", i)),
            "price": w.pick(["9.90", "19.90", "4.50"], [3, 1, 2]),
        },
        "orders.csv": {
            "order_id": [f"o{w.order[row]}" for row in firsts],
            "customer_id": [f"u{w.user[row]:05d}" for row in firsts],
            "bought_at": [w.at[row].strftime("%Y-%m-%d %H:%M:%S") for row in firsts],
        },
        "products.csv": {
            "product_id": [code("P", i) for i in range(w.items)],
            "name": [title(i) for i in range(w.items)],
            "weight": [i * 37 % 900 for i in range(w.items)],
        },
    }
    for name, columns in more.items():
        tables[f"{name}.csv"] = {**tables.get(f"{name}.csv", {}), **columns}
    return tables


def test_a_number_that_is_new_with_each_order_stands_for_the_person_behind_it() -> None:
    w = World(504)
    firsts = w.firsts()
    news = [f"c{w.order[row] * 7919 % 1000003}" for row in firsts]
    customers = {
        "customer_id": news,
        "customer_unique_id": [f"person{w.user[row]}" for row in firsts],
        "city": [f"T{w.user[row] % 5}" for row in firsts],
    }
    proposal = roles.propose(reading(shop(w, orders={"customer_id": news}, customers=customers)))
    assert proposal.mapping is not None, proposal.reason
    joins = proposal.mapping.sections["interactions"].joins
    assert [(one.file, one.columns) for one in joins] == [
        ("orders.csv", {"TIMESTAMP": "bought_at"}),
        ("customers.csv", {"USER_ID": "customer_unique_id"}),
    ]
    user = next(one for one in proposal.guesses if one.field == "USER_ID")
    assert "customer_id in customers.csv" in user.reason


def test_a_table_says_which_codes_of_states_are_cancelled() -> None:
    w = World(505)
    firsts = w.firsts()
    states = {"id_state": [2, 4, 5, 6], "lang": [1] * 4,
              "name": ["Paiement accepté", "Expédié", "Livré", "Annulé"]}  # fmt: skip
    current = [6 if row % 17 == 0 else (2, 4, 5)[row % 3] for row in firsts]
    proposal = roles.propose(
        reading(shop(w, orders={"current_state": current}, order_state=states))
    )
    assert proposal.mapping is not None
    assert proposal.mapping.sections["interactions"].leave_out == {"current_state": ("6",)}
    assert not proposal.questions


def test_titles_are_found_in_a_table_of_languages() -> None:
    w = World(506)
    products = {"product_id": [code("P", i) for i in range(w.items)],
                "weight": [i * 37 % 900 for i in range(w.items)]}  # fmt: skip
    twice = [(i, lang) for i in range(w.items) for lang in ("fr", "de")]
    texts = {
        "product_id": [code("P", i) for i, __ in twice],
        "lang": [lang for __, lang in twice],
        "name": [f"{lang} {title(i)}" for i, lang in twice],
    }
    tables = shop(w, product_lang=texts)
    tables["products.csv"] = products
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is not None
    items = proposal.mapping.sections["items"]
    assert items.files == ("products.csv",)
    assert items.title == "name"
    assert [(one.file, one.on, one.only) for one in items.joins] == [
        ("product_lang.csv", {"product_id": "product_id"}, {"lang": "fr"})
    ]


def test_an_answer_that_few_events_have_is_no_question() -> None:
    w = World(507)
    given = [("true", "false")[row % 4 == 0] if row % 5 == 0 else "" for row in w.rows]
    more = {"at": w.times("%Y-%m-%dT%H:%M:%SZ"), "kind": w.pick(["view", "watch"], [3, 1])}
    for right, asked in ((given, False), ([one or "true" for one in given], True)):
        proposal = roles.propose(
            reading({
                "log.csv": {
                    "user_id": w.by_user(lambda u: f"u{u:05d}"),
                    "item_id": w.by_item(lambda i: code("I", i)),
                    **more,
                    "success": right,
                }
            })
        )  # fmt: skip
        assert bool(proposal.questions) is asked


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
