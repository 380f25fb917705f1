"""Exports whose names say nothing in any language known here: content alone has to tell."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.world import World, chosen, code, title
from tests.support.own_tables import reading


def fields(made: Proposal) -> dict[str, str]:
    assert made.mapping is not None
    return made.mapping.sections["interactions"].fields


def asked(made: Proposal) -> dict[str, str]:
    return {one.code: one.text for one in made.questions}


def orders(w: World, **more: Any) -> dict[str, Any]:
    """Lines of orders: number of the order, of a line, article, pieces, price, their product."""
    pieces, prices = w.pick(range(2, 9)), [5 + n % 70 + 0.25 for n in w.item]
    return {
        "vbl": w.by_order(lambda o: f"4500{o:06d}"),
        "mtn": w.by_item(lambda i: f"{70_000 + i:09d}"),
        "kwm": pieces,
        "npr": prices,
        "nwr": [f"{a * b:.2f}" for a, b in zip(pieces, prices, strict=True)],
        **more,
    }


def masters(w: World, firms: int) -> dict[str, dict[str, Any]]:
    """Articles and firms, each with a name in every row."""
    return {
        "mak.csv": {
            "mtn": [f"{70_000 + i:09d}" for i in range(w.items)],
            "mtx": [title(i) for i in range(w.items)],
        },
        "kna.csv": {
            "knx": [f"{100_000 + u:09d}" for u in range(firms)],
            "nmx": [f"{chosen(['Stahl', 'Holz', 'Glas'], u)} Werk {u} GmbH" for u in range(firms)],
            "orx": [chosen(["Ulm", "Bonn", "Kiel"], u) for u in range(firms)],
        },
    }


def test_who_ordered_is_what_the_head_of_an_order_leads_to() -> None:
    w = World(701, lines=5)
    first = w.firsts()
    days, hours = w.times("%d.%m.%Y"), w.times("%d.%m.%Y", days=9)
    head = {
        "vbl": [f"4500{w.order[row]:06d}" for row in first],
        "edt": [days[row] for row in first],
        "knx": [f"{100_000 + w.user[row]:09d}" for row in first],
        "enm": [chosen(["WEB", "EDI", "MUELLER"], row) for row in first],
    }
    files = {"vba.csv": orders(w, adt=hours), "vbk.csv": head, **masters(w, w.users)}
    made = roles.propose(reading(files))
    found = fields(made)
    assert (found["USER_ID"], found["ITEM_ID"], found["TIMESTAMP"]) == ("knx", "mtn", "edt")
    assert made.mapping is not None
    assert made.mapping.sections["users"].files == ("kna.csv",)


def test_a_card_that_not_everybody_has_names_people_and_neither_receipt_nor_hour_does() -> None:
    w = World(702, rows=3000, lines=5)
    table = orders(
        w,
        tgx=w.times("%d.%m.%Y"),
        shx=w.times("%H:%M"),
        kax=w.by_order(lambda o: 120 + o % 25),
        czx=w.by_user(lambda u: None if u % 3 == 0 else 30_002_000 + u * 7),
    )
    made = roles.propose(reading({"kas.csv": table, "mak.csv": masters(w, 1)["mak.csv"]}))
    assert fields(made)["USER_ID"] == "czx"
    assert "czx" in asked(made)["which-user"]


def test_a_buyer_and_the_firm_that_he_buys_for_are_both_offered() -> None:
    w = World(703, users=400, lines=5)
    table = orders(
        w,
        buyer_id=w.by_user(lambda u: f"{10_000 + u // 4}-{u % 4}"),
        debnr=w.by_user(lambda u: 10_000 + u // 4),
        order_date=w.times("%Y-%m-%d %H:%M:%S"),
    )
    firms = {
        "debnr": [10_000 + firm for firm in range(100)],
        "naam": [f"Bouw {firm} B.V." for firm in range(100)],
    }
    made = roles.propose(
        reading({"a.csv": table, "mak.csv": masters(w, 1)["mak.csv"], "deb.csv": firms})
    )
    assert "buyer_id" in asked(made)["which-user"]
    assert "debnr" in asked(made)["which-user"]


def test_two_files_with_things_of_two_catalogues_are_a_question() -> None:
    w, other = World(704, lines=1), World(705, lines=1)

    def log(world: World, name: str, start: int) -> dict[str, Any]:
        return {
            "account_id": world.by_user(lambda u: f"acc{u:05d}"),
            name: world.by_item(lambda i: code(name[0].upper(), i + start)),
            "at": world.times("%Y-%m-%d %H:%M:%S"),
        }

    def shelf(world: World, name: str, start: int) -> dict[str, Any]:
        rows = range(world.items)
        return {
            name: [code(name[0].upper(), i + start) for i in rows],
            "title": [title(i) for i in rows],
        }

    files = {
        "purchases.csv": log(w, "skin_id", 0),
        "matches.csv": log(other, "hero_id", 500),
        "skins.csv": shelf(w, "skin_id", 0),
        "heroes.csv": shelf(other, "hero_id", 500),
    }
    (question,) = roles.propose(reading(files)).questions
    assert question.code == "which-file"
    assert any("account_id chose hero_id" in option.text for option in question.options)
    files["matches.csv"] = log(other, "skin_id", 0)
    assert not roles.propose(reading(files)).questions


def test_a_program_that_writes_at_night_says_not_when_somebody_acted() -> None:
    w = World(706, lines=1)
    table = {
        "who": w.by_user(lambda u: f"user{u:05d}"),
        "item_id": w.by_item(lambda i: code("C", i)),
        "reg_dt": w.times("%Y%m%d", days=1),
        "lrn_dt": w.times("%Y%m%d%H%M%S"),
    }
    table["reg_dt"] = [f"{day}030000" for day in table["reg_dt"]]
    made = roles.propose(reading({"log.csv": table}))
    assert fields(made)["TIMESTAMP"] == "lrn_dt"


def test_a_table_with_birthdays_is_one_of_people() -> None:
    w = World(707, lines=1)
    table = {
        "stx": w.by_user(lambda u: code("S", u)),
        "ctx": w.by_item(lambda i: code("C", i)),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    people = {
        "stx": [code("S", u) for u in range(w.users)],
        "nm": [title(u) for u in range(w.users)],
        "geb": [f"{1950 + u % 55}{1 + u % 12:02d}{1 + u % 28:02d}" for u in range(w.users)],
    }
    things = {
        "ctx": [code("C", i) for i in range(w.items)],
        "bez": [title(i) for i in range(w.items)],
        "prs": [f"{5 + i % 40}.95" for i in range(w.items)],
    }
    made = roles.propose(reading({"log.csv": table, "p.csv": people, "c.csv": things}))
    assert (fields(made)["USER_ID"], fields(made)["ITEM_ID"]) == ("stx", "ctx")


def test_who_never_came_is_asked_about_and_other_flags_are_told() -> None:
    w = World(708, lines=1)
    table = {
        "member_id": w.by_user(lambda u: f"m{u:05d}"),
        "course_id": w.by_item(lambda i: code("K", i)),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
        "attended": w.pick(["true", "false"], [8, 2]),
        "xyz": w.pick(["Y", "N"], [8, 2]),
    }
    made = roles.propose(reading({"bookings.csv": table}))
    (question,) = made.questions
    assert question.code == "event-or-state"
    assert "attended" in question.text
    assert any("leave_out" in option.yaml and "false" in option.yaml for option in question.options)
    assert any(one.code == "standing-unknown" and "xyz" in one.message for one in made.findings)


def test_the_number_of_a_receipt_is_nobody_without_a_question() -> None:
    w = World(709, lines=5)
    table = orders(w, tgx=w.times("%Y/%m/%d"), jan=w.by_item(lambda i: f"49010{i * 11:08d}"))
    table["title"] = w.by_item(title)
    made = roles.propose(reading({"regi.csv": table}))
    assert not made.mapping or "which-user" in asked(made)


def test_the_number_of_an_invoice_that_its_head_dates_is_asked_about() -> None:
    w = World(713, lines=2)
    first, seconds = w.firsts(), w.times("%s")
    lines = {
        "lodava": w.by_order(lambda o: f"in_{o * 7919 % 1_000_003:06d}x"),
        "mudava": w.by_item(lambda i: f"prod_{i:04d}k"),
        "vavane": seconds,
        "nevane": [str(int(one) + 30 * 86_400) for one in seconds],
    }
    head = {
        "lovane": [lines["lodava"][row] for row in first],
        "kivane": [f"cus_{w.user[row]:05d}q" for row in first],
        "tavane": [seconds[row] for row in first],
    }
    shelf = {
        "lonene": [f"prod_{i:04d}k" for i in range(w.items)],
        "kinene": [title(i) for i in range(w.items)],
    }
    made = roles.propose(reading({"v.csv": lines, "n.csv": head, "l.csv": shelf}))
    assert fields(made)["ITEM_ID"] == "mudava"
    assert "which-user" in asked(made)


def shelf(w: World) -> dict[str, Any]:
    """Articles with their titles."""
    rows = range(w.items)
    return {"lol": [2_000_000 + i * 731 for i in rows], "kil": [title(i) for i in rows]}


def receipts(w: World, **more: Any) -> dict[str, Any]:
    """Lines of receipts: number of the receipt, article, pieces."""
    return {
        "kin": w.by_order(lambda o: 880_000 + o),
        "pen": w.by_item(lambda i: 2_000_000 + i * 731),
        "sun": w.pick(range(1, 8)),
        **more,
    }


@pytest.mark.parametrize(
    ("first", "step", "person"), [(6_000_148_000_000, 977, True), (1, 1, False)]
)
def test_large_numbers_that_come_back_are_of_people_and_small_ones_may_be_counts(
    first: int, step: int, person: bool
) -> None:
    w = World(714, rows=6000)
    days = w.times("%Y-%m-%d")
    once = {(w.item[row], days[row]): row for row in w.rows}.values()  # one row an item and day
    table = {
        "mun": [first + w.user[row] * step for row in once],
        "pen": [2_000_000 + w.item[row] * 731 for row in once],
        "ron": [days[row] for row in once],
    }
    made = roles.propose(reading({"v.csv": table, "n.csv": shelf(w)}))
    assert (made.mapping is not None) is person
    if person:
        assert (fields(made)["USER_ID"], fields(made)["ITEM_ID"]) == ("mun", "pen")


@pytest.mark.parametrize("start", [0, 4_500_000])
def test_whose_an_order_is_stands_in_the_table_that_has_all_of_them(start: int) -> None:
    w = World(715, lines=3)
    first, days = w.firsts(), w.times("%d.%m.%Y %H:%M")
    lines = {**receipts(w), "kin": w.by_order(lambda o: start + 1 + o)}
    head = {
        "dan": [start + 1 + w.order[row] for row in first],
        "lol": [f"{300_000 + w.user[row] * 7}" for row in first],
        "sul": [days[row] for row in first],
    }
    made = roles.propose(reading({"v.csv": lines, "n.csv": head, "k.csv": shelf(w)}))
    found = fields(made)
    assert (found["USER_ID"], found["ITEM_ID"], found["TIMESTAMP"]) == ("lol", "pen", "sul")


def test_a_number_of_which_every_order_has_one_that_comes_back_is_no_count() -> None:
    w = World(716, rows=6000, items=60, lines=3)
    made = roles.propose(
        reading(
            {
                "v.csv": receipts(
                    w, mun=w.by_user(lambda u: 1 + u), ron=w.times("%Y-%m-%d %H:%M:%S")
                ),
                "n.csv": shelf(w),
            }
        )
    )
    assert (fields(made)["USER_ID"], fields(made)["ITEM_ID"]) == ("mun", "pen")
