"""Which id is meant, where rows have several that have tables of their own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.roles.links import joins
from personalize_poc.data.own.roles.words.names import hint
from tests.data.own.roles.test_who_is_who import found
from tests.data.own.roles.world import World, code, title
from tests.support.own_tables import reading


def test_the_address_that_a_table_of_people_has_wins_over_a_telephone_number() -> None:
    w = World(701)
    address = [f"person{u}@example.com" for u in range(w.users)]
    tables: dict[str, dict[str, Any]] = {
        "ventas.csv": {
            "orden": w.by_order(lambda n: 1700 + n),
            "email": w.by_user(lambda u: address[u]),
            "telefono": w.by_user(lambda u: f"+54911{u * 7919 + 20000000}"),
            "fecha": w.by_order(lambda n: w.at[w.order.index(n)].strftime("%Y-%m-%d %H:%M:%S")),
            "sku": w.by_item(lambda i: code("Y", i)),
        },
        "lista.csv": {
            "nombre": [f"Ana {u % 40}" for u in range(w.users)],
            "email": address,
            "ciudad": [f"Ciudad {u % 5}" for u in range(w.users)],
        },
        "productos.csv": {
            "sku": [code("Y", i) for i in range(w.items)],
            "nombre": [title(i) for i in range(w.items)],
        },
    }
    proposal = found(tables, "email", "sku")
    assert proposal.mapping is not None
    assert proposal.mapping.sections["users"].files == ("lista.csv",)


def test_ids_that_a_list_writes_with_a_dash_are_a_join_and_it_is_said() -> None:
    w = World(702, lines=1)
    tables: dict[str, dict[str, Any]] = {
        "apply.csv": {
            "no": w.each(lambda row: row % 900 + 1),
            "sabun": w.by_user(lambda u: f"{1995 + u % 29}{u:04}"),
            "course": w.by_item(lambda i: code("C", i)),
            "asked_at": w.times("%Y-%m-%d %H:%M:%S"),
            "progress": w.pick(list(range(101))),
        },
        "staff.csv": {
            "sabun": [f"{1995 + u % 29}-{u:04}" for u in range(w.users)],
            "birthday": [f"{1960 + u % 40}-03-{u % 28 + 1:02}" for u in range(w.users)],
            "sex": ["FM"[u % 2] for u in range(w.users)],
        },
        "courses.csv": {
            "course": [code("C", i) for i in range(w.items)],
            "title": [title(i) for i in range(w.items)],
        },
    }
    proposal = found(tables, "sabun", "course")
    assert proposal.mapping is not None
    assert proposal.mapping.sections["users"].files == ("staff.csv",)
    assert not proposal.questions
    [told] = [one for one in proposal.findings if one.code == "keys-written-differently"]
    assert "dashes" in told.message


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


def test_every_column_that_has_a_table_with_titles_is_offered_where_one_has_to_be_asked() -> None:
    w = World(704, lines=1)
    tables: dict[str, dict[str, Any]] = {
        "bookings.csv": {
            "member_id": w.by_user(lambda u: code("M", u)),
            "salon_no": w.by_item(lambda i: f"S{i % 40:03}"),
            "stylist_no": w.by_item(lambda i: f"D{i:04}"),
            "care_no": w.pick([f"T{n}" for n in range(100, 190)]),
            "booked_at": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "salons.csv": _titled("salon_no", [f"S{n:03}" for n in range(40)]),
        "stylists.csv": _titled("stylist_no", [f"D{n:04}" for n in range(w.items)]),
        "cares.csv": _titled("care_no", [f"T{n}" for n in range(100, 190)]),
    }
    proposal = roles.propose(reading(tables))
    [asked] = [one for one in proposal.questions if one.code == "which-item"]
    for name in ("salon_no", "stylist_no", "care_no"):
        assert any(name in option.yaml for option in asked.options)


def _titled(key: str, ids: list[str]) -> dict[str, Any]:
    return {
        key: ids,
        "title": [f"{title(n)} {n}" for n in range(len(ids))],
        "price": [10 + n for n in range(len(ids))],
    }


def _two_worlds(app: int) -> dict[str, dict[str, Any]]:
    """Receipts with cards and bar codes, and so many views of an app with its own numbers."""
    w = World(705, rows=3000, lines=1)
    times = w.times("%Y-%m-%d %H:%M:%S")
    return {
        "receipts.csv": {
            "card_no": w.by_user(lambda u: 2800001000000 + u * 7),
            "jan_code": w.by_item(lambda i: 4901000000000 + i * 137),
            "sold_at": times,
            "amount": w.pick([200, 350, 990]),
        },
        "app.csv": {
            "uid": w.by_user(lambda u: f"dfd47187fe{u * 7919:010x}")[:app],
            "product_no": w.by_item(lambda i: f"P-{20000 + i}")[:app],
            "viewed_at": times[:app],
        },
        "goods.csv": _titled("jan_code", [str(4901000000000 + i * 137) for i in range(w.items)]),
        "app_items.csv": _titled("product_no", [f"P-{20000 + i}" for i in range(w.items)]),
    }


def test_of_two_worlds_without_a_link_a_person_chooses() -> None:
    proposal = roles.propose(reading(_two_worlds(app=2500)))
    assert "which-file" in {one.code for one in proposal.questions}


def test_a_far_smaller_world_beside_is_not_asked_about() -> None:
    proposal = roles.propose(reading(_two_worlds(app=250)))
    assert "which-file" not in {one.code for one in proposal.questions}


def test_the_mailing_that_brought_a_gift_is_not_what_was_chosen() -> None:
    w = World(706, lines=1)
    tables: dict[str, dict[str, Any]] = {
        "gifts.csv": {
            "constituent_id": w.by_user(lambda u: code("C", u)),
            "fund_id": w.by_item(lambda i: f"F-{i:03}"),
            "appeal_id": w.pick([f"AP{n:02}" for n in range(59)]),
            "gift_date": w.times("%Y-%m-%d"),
        },
        "funds.csv": _titled("fund_id", [f"F-{i:03}" for i in range(w.items)]),
        "appeals.csv": _titled("appeal_id", [f"AP{n:02}" for n in range(59)]),
    }
    proposal = found(tables, "constituent_id", "fund_id")
    assert "which-item" not in {one.code for one in proposal.questions}


def test_a_channel_of_television_is_nobody_who_watches() -> None:
    assert not hint("channel_id").about("visitor")
    assert hint("device_id").about("visitor")


def test_further_choices_of_a_row_are_said_with_the_sql_that_makes_rows_of_them(
    tmp_path: Path,
) -> None:
    w = World(707, lines=1)
    forms: dict[str, Any] = {
        "student_no": w.by_user(lambda u: code("S", u)),
        "sent": w.times("%Y-%m-%d %H:%M:%S"),
        "choice_1": w.by_item(lambda i: f"HIS{i:03}"),
        "choice_2": [f"HIS{i * 7 % 120:03}" if i % 2 else None for i in w.item],
    }
    courses = _titled("course", [f"HIS{i:03}" for i in range(w.items)])
    proposal = found({"forms.csv": forms, "courses.csv": courses}, "student_no", "choice_1")
    [told] = [one for one in proposal.findings if one.code == "several-items-in-a-row"]
    second = sum(one is not None for one in forms["choice_2"])
    assert told.count == second
    query = told.fix[told.fix.index("SELECT") : told.fix.index(". Then")]
    rows = zip(*forms.values(), strict=True)
    lines = [",".join("" if one is None else str(one) for one in row) for row in rows]
    (tmp_path / "forms.csv").write_text("\n".join([",".join(forms), *lines]), encoding="utf-8")
    query = query.replace("'forms.csv'", f"'{tmp_path}/forms.csv'")
    assert len(duckdb.connect().execute(query).fetchall()) == len(lines) + second


def test_parts_that_were_not_put_together_are_asked_about() -> None:
    w = World(708, lines=1)
    card = w.by_user(lambda u: f"T{u:04}")
    disc, day = w.by_item(lambda i: f"LP{i:04}"), w.times("%Y-%m-%d %H:%M:%S")
    half = len(day) // 2
    tables: dict[str, dict[str, Any]] = {
        "till.csv": {"card": card[:half], "disc": disc[:half], "sold": day[:half]},
        "kasse.csv": {"sold": day[half:], "card": card[half:], "disc": disc[half:]},
        "discs.csv": _titled("disc", [f"LP{i:04}" for i in range(w.items)]),
        "club.csv": {
            "card": [f"T{u:04}" for u in range(w.users)],
            "email": [f"p{u}@example.com" for u in range(w.users)],
        },
    }
    proposal = roles.propose(reading(tables))
    assert "which-file" in {one.code for one in proposal.questions}


def test_a_length_is_nobody_where_a_key_leads_to_a_table_of_the_same_name() -> None:
    """Names have that of their own table before them; small numbers are in every table."""
    w = World(719, users=400, items=300, rows=5000, lines=1)
    tables: dict[str, dict[str, Any]] = {
        "edits.csv": {
            "ed_no": w.each(lambda row: 40_000 + row),
            "ed_sheet": w.by_item(lambda i: i + 101),
            "ed_hand": w.by_user(lambda u: u + 1),
            "ed_at": w.times("%Y-%m-%d %H:%M:%S"),
            "ed_bulk": w.each(lambda row: 900 + (row * 7919) % 2300),
        },
        "hand.csv": {
            "hand_id": [u + 1 for u in range(w.users)],
            "hand_alias": [f"owl{u}" for u in range(w.users)],
        },
        "sheet.csv": {
            "sheet_id": [i + 101 for i in range(w.items)],
            "sheet_title": [title(i) for i in range(w.items)],
        },
    }
    found(tables, "ed_hand", "ed_sheet")


def test_a_length_is_no_id() -> None:
    assert hint("rev_len").says("amount")


@pytest.mark.parametrize("account", ["acnt_no", "ACCT_ID"])
def test_an_account_that_pays_is_nothing_to_recommend(account: str) -> None:
    w = World(711, users=900, items=90, lines=1)
    numbers = [str(80_100_000 + u // 2 * 7) for u in range(w.users)]
    tables: dict[str, dict[str, Any]] = {
        "view_log.csv": {
            account: w.by_user(lambda u: numbers[u]),
            "profile_id": w.by_user(lambda u: f"pf_{u * 7919:06x}"),
            "cont_id": w.by_item(lambda i: code("CT" if i % 16 else "AD", i)),
            "evt_dtm": w.times("%Y%m%d%H%M%S"),
        },
        "profile.csv": {
            "profile_id": [f"pf_{u * 7919:06x}" for u in range(w.users)],
            account: numbers,
            "birth_yyyy": [1960 + u % 50 for u in range(w.users)],
        },
        "pay.csv": {
            account: numbers[::2],
            "pay_ymd": ["20240901"] * (w.users // 2),
            "amt": [(9900, 13900)[u % 2] for u in range(w.users // 2)],
        },
        "cont_mst.csv": {
            "cont_id": [code("CT", i) for i in range(w.items) if i % 16],
            "cont_nm": [title(i) for i in range(w.items) if i % 16],
        },
    }
    assert not found(tables, "profile_id", "cont_id").questions


@pytest.mark.parametrize("form", joins.FORMS)
def test_ids_agree_in_the_same_forms_in_small_tables_and_in_large_ones(form: str) -> None:
    ids = ["007", "7", "A-1", "a1", "ID.3", "12.0", "12.00", "x/9", " b 2", "0", "00.0", "ÄB"]
    asked = joins.FORMS[form].sql.format("unnest(?::VARCHAR[])")
    with duckdb.connect() as connection:
        large = connection.execute(f"SELECT {asked}", [ids]).fetchall()
    assert [joins.FORMS[form].python(one) for one in ids] == [one for (one,) in large]


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
