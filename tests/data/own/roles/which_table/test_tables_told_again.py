"""Tables that tell once more what another one says are not taken, and it is said what they are."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.mapping_file import Section
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.orders import holdings, things
from tests.data.own.roles.worlds.proposals import proposal_and_section, proposed_tables
from tests.data.own.roles.worlds.world import World, chosen, code, title
from tests.support.own_tables import reading

Tables = dict[str, dict[str, Any]]
_TIME = "%Y-%m-%d %H:%M:%S"
STEPS = ["créée", "en préparation", "prise en charge", "livrée"]


def interactions(proposal: Proposal) -> Section:
    assert proposal.mapping is not None, proposal.reason
    return proposal.mapping.sections["interactions"]


def taken(proposal: Proposal) -> tuple[str, str | None, str | None]:
    """The table of interactions, the user and the item; there is no question of which file."""
    assert not {"which-file", "which-item"} & {one.code for one in proposal.questions}
    section = interactions(proposal)
    return section.files[0], section.fields.get("USER_ID"), section.fields.get("ITEM_ID")


def said(proposal: Proposal, file: str) -> str:
    """Why a table is not taken."""
    (told,) = [
        one.message
        for one in proposal.findings
        if one.file == file and one.code in ("table-unused", "other-events")
    ]
    return told


def test_steps_of_lines_of_orders_are_not_taken_for_the_lines() -> None:
    w = World(821, users=200, items=80, rows=1200, lines=3)
    steps = [(row, step) for row in w.rows for step in ("ka", "kb", "kc")]
    proposal = roles.propose(
        reading({
            "xlog.csv": {
                "n": list(range(len(steps))),
                "bill": [f"B{w.order[row]:07}" for row, _ in steps],
                "piece": [f"P{row:08}" for row, _ in steps],
                "state": [step for _, step in steps],
                "at": [w.at[row].strftime(_TIME) for row, _ in steps],
            },
            "pieces.csv": {
                "piece": w.each(lambda row: f"P{row:08}"),
                "bill": w.by_order(lambda n: f"B{n:07}"),
                "thing": w.by_item(lambda i: code("T", i)),
                "at": w.times(_TIME),
            },
            "bills.csv": {
                "bill": [f"B{w.order[row]:07}" for row in w.firsts()],
                "member_id": [code("M", w.user[row]) for row in w.firsts()],
                "at": [w.at[row].strftime(_TIME) for row in w.firsts()],
            },
            "things.csv": things(w),
        })
    )  # fmt: skip
    assert taken(proposal) == ("pieces.csv", "member_id", "thing")
    assert "steps of the rows of pieces.csv" in said(proposal, "xlog.csv")


def test_what_people_had_at_every_months_end_is_a_state() -> None:
    proposal = roles.propose(reading(holdings()))
    assert taken(proposal) == ("bbb.csv", "client_id", "thing")
    assert "on set days" in said(proposal, "aaa.csv")


def test_what_people_do_on_any_day_is_no_state() -> None:
    proposal = roles.propose(reading(holdings(daily=True)))
    assert interactions(proposal).files == ("aaa.csv",)


def _weekly(w: World, often: int) -> Tables:
    """Who came to which lesson on Mondays, which fell out now and then, and who helped there."""
    monday = w.at[0].replace(hour=0, minute=0, second=0) - timedelta(days=w.at[0].weekday())
    came = [
        (week, user, (user * 7 + week * 5 // 40) % w.items)
        for week in range(26)
        for user in range(w.users)
        if (user * 31 + week * 17) % 10 < often and week % 13 != 4
    ]
    return {
        "aaa.csv": {
            "day": [(monday + timedelta(weeks=week)).strftime("%d/%m/%Y") for week, _, _ in came],
            "client_id": [code("C", user) for _, user, _ in came],
            "thing": [code("T", item) for _, _, item in came],
        },
        "bbb.csv": {
            "day": w.times("%d/%m/%Y"),
            "client_id": w.by_user(lambda u: code("C", u)),
            "thing": w.by_item(lambda i: code("T", i)),
        },
        "things.csv": things(w),
    }


@pytest.mark.parametrize(("often", "table"), [(3, "aaa.csv"), (10, "bbb.csv")])
def test_who_comes_on_some_of_the_days_of_a_week_has_nothing_all_the_time(
    often: int, table: str
) -> None:
    proposal = roles.propose(reading(_weekly(World(826, users=150, items=60, rows=300), often)))
    assert interactions(proposal).files == (table,)


def lists(place: str, of_other: bool = False) -> Tables:
    """What was shown in lists, and which of it was clicked, at which place; or else of others."""
    w = World(823, users=150, items=60, rows=4000, lines=1)
    places = w.pick(range(1, 21))
    rows = [row for row in w.rows if row % 4 == 0]
    user = (lambda row: (w.user[row] * 11 + row) % w.users) if of_other else w.user.__getitem__
    return {
        "aaa.csv": {
            "ref": w.each(lambda row: 910000 + row),
            "at": w.times(_TIME),
            "visitor_id": w.by_user(lambda u: f"{u * 7919 + 10**9:016x}"),
            "thing": w.by_item(lambda i: code("T", i)),
            place: places,
        },
        "bbb.csv": {
            "ref": [910000 + row for row in rows],
            "at": [(w.at[row] + timedelta(seconds=20)).strftime(_TIME) for row in rows],
            "visitor_id": [f"{user(row) * 7919 + 10**9:016x}" for row in rows],
            "thing": [code("T", w.item[row]) for row in rows],
            place: [places[row] for row in rows],
        },
        "things.csv": things(w),
    }


@pytest.mark.parametrize("place", ["pozicio", "slot_nr", "노출순위", "list_position"])
def test_what_was_shown_in_a_list_is_not_taken_for_what_was_clicked(place: str) -> None:
    proposal = roles.propose(reading(lists(place)))
    assert taken(proposal) == ("bbb.csv", "visitor_id", "thing")
    assert "what was shown, of which bbb.csv" in said(proposal, "aaa.csv")


@pytest.mark.parametrize(("place", "of_other"), [("amount", False), ("pozicio", True)])
def test_without_places_or_of_other_people_most_rows_are_taken(place: str, of_other: bool) -> None:
    proposal = roles.propose(reading(lists(place, of_other)))
    assert interactions(proposal).files == ("aaa.csv",)


def test_lines_that_lead_to_a_booking_name_who_booked_and_things_of_a_catalogue() -> None:
    w = World(824, users=120, items=40, rows=1500, lines=3)
    kinds = ["Cancellation cover", "Blocked middle seat", *(title(i) for i in range(38))]
    order = [n * 7919 % 9973 for n in range(max(w.order) + 1)]
    lines = sorted(w.rows, key=lambda row: order[w.order[row]])
    proposal = roles.propose(
        reading({
            "coupons.csv": {
                "coupon": [5318200056000 + row for row in lines],
                "locator": [f"{order[w.order[row]]:05}XQ" for row in lines],
                "rfisc": [code("0", w.item[row], 2) for row in lines],
                "issued": [w.at[row].strftime("%d%b%y").upper() for row in lines],
                "amount": [w.item[row] + 0.5 for row in lines],
            },
            "bookings.csv": {
                "locator": [f"{order[w.order[row]]:05}XQ" for row in w.firsts()],
                "made": [w.at[row].strftime(_TIME) for row in w.firsts()],
                "ffn": [694333000 + w.user[row] * 7 if row % 3 else None for row in w.firsts()],
                "origin": [chosen(["DUB", "ORK", "SNN"], row) for row in w.firsts()],
                "destination": [chosen(["BCN", "AGP", "PMI", "OSL"], row) for row in w.firsts()],
            },
            "members.csv": {
                "ffn": [694333000 + u * 7 for u in range(w.users)],
                "tier": [chosen(["GOLD", "BASE"], u) for u in range(w.users)],
                "birth_year": [1950 + u % 50 for u in range(w.users)],
            },
            "services.csv": {
                "rfisc": [code("0", i, 2) for i in range(w.items)],
                "commercial_name": kinds,
                "list_price": [i * 3 + 5 for i in range(w.items)],
            },
        })
    )  # fmt: skip
    assert taken(proposal) == ("coupons.csv", "ffn", "rfisc")
    # A cover for cancellations is a thing that is sold, and no state.
    assert not interactions(proposal).leave_out


def people(w: World) -> dict[str, Any]:
    """A table of people, as shops have it."""
    return {
        "id_client": [f"C{4000 + u}" for u in range(w.users)],
        "ville": [["Lyon", "Nice", "Lille"][u % 3] for u in range(w.users)],
    }


def test_the_steps_of_an_order_are_no_choices_of_their_own() -> None:
    """A row for each state has user, item and time as well, and there are four times as many."""
    w = World(951, lines=1, rows=2500)
    orders = {
        "id_commande": w.each(lambda row: 70001 + row),
        "id_client": w.by_user(lambda u: f"C{4000 + u}"),
        "id_restaurant": w.by_item(lambda i: f"R{300 + i}"),
        "date_commande": w.times("%Y-%m-%d %H:%M"),
    }
    steps: dict[str, list[Any]] = {
        name: [value for value in values for _ in STEPS]
        for name, values in orders.items()
        if name != "date_commande"
    }
    steps["statut"] = STEPS * len(w.rows)
    steps["horodatage"] = [f"{day}:00" for day in orders["date_commande"] for _ in STEPS]
    proposal, section = proposal_and_section({
        "suivi_commandes.csv": steps,
        "commandes.csv": orders,
        "clients.csv": people(w),
        "restaurants.csv": {
            "id_restaurant": [f"R{300 + i}" for i in range(w.items)],
            "nom": [title(i) for i in range(w.items)],
        },
    })  # fmt: skip
    assert section.files == ("commandes.csv",)
    assert not proposal.questions


def test_an_index_beside_the_lines_of_orders_is_not_asked_about() -> None:
    """Dumps of databases have a file for each index: a place in the table, and its value."""
    w = World(2101, lines=3)
    lines = {
        "order_id": w.by_order(lambda n: 10_248 + n),
        "product_id": w.by_item(lambda i: 1 + i),
        "quantity": w.each(lambda row: 1 + row % 9),
    }
    places, first = w.each(lambda row: 49 + 18 * row), w.firsts()
    made = proposed_tables(
        {
            "lines.csv": lines,
            "lines.order_id.NDX.csv": {"Pos": places, "order_id": lines["order_id"]},
            "lines.product_id.NDX.csv": {"Pos": places, "product_id": lines["product_id"]},
            "orders.csv": {
                "order_id": [10_248 + w.order[row] for row in first],
                "customer_id": [f"C{w.user[row]:04d}" for row in first],
                "order_date": [w.at[row].strftime("%Y-%m-%d") for row in first],
            },
            "products.csv": {
                "product_id": [1 + i for i in range(w.items)],
                "product_name": [title(i) for i in range(w.items)],
            },
        }
    )
    assert taken(made) == ("lines.csv", "customer_id", "product_id")


@pytest.mark.parametrize("further", [False, True])
def test_the_same_rows_by_shop_and_by_month_are_no_further_choices(further: bool) -> None:
    """A row that the whole has not makes of a part a table of its own: then a person is asked."""
    w = World(3501, lines=1)
    sold = {
        "customer": w.by_user(lambda u: f"C{u:04}"),
        "product": w.by_item(lambda i: f"P{i:04}"),
        "at": w.times(_TIME),
        "quantity": w.each(lambda row: 1 + row % 4),
        "till": w.each(lambda row: row % 3),
        "shop": w.each(lambda row: "AB"[row % 2]),
        "receipt": w.each(lambda row: 70_001 + row),
    }
    half = {name: values[: len(w.rows) // 2] for name, values in sold.items()}
    if further:
        half = {name: [*values, values[-1]] for name, values in half.items()}
    month = {**sold, "month": [at[:7] for at in sold["at"]]}
    made = proposed_tables({"all.csv": sold, "half.csv": half, "months.csv": month})
    asked = [one for one in made.questions if one.code == "which-file"]
    assert bool(asked) is further
    assert interactions(made).files == ("all.csv",)
    assert "stand in all.csv as well" in said(made, "months.csv")
    assert ("stand in all.csv as well" in said(made, "half.csv")) is not further


def _list_and_lines(w: World, shown: str) -> Tables:
    """A list of orders that shows what was in each, and the lines: a garden shop in French."""
    names = [title(i, "Graines Terreau Pot Engrais Bulbes Outil") for i in range(w.items)]
    orders = sorted(set(w.order))
    of_order = {order: [row for row in w.rows if w.order[row] == order] for order in orders}

    def text(rows: list[int]) -> str:
        if shown == "joined":
            return " + ".join(names[w.item[row]] for row in rows)
        other = 0 if shown == "first" else 1 + w.user[rows[0]] % 40
        return names[(w.item[rows[0]] + other) % w.items]

    firsts = {order: rows[0] for order, rows in of_order.items()}
    return {
        "liste_commandes.csv": {
            "no_commande": [f"C{order:07}" for order in orders],
            "client": [f"cli{w.user[firsts[order]]:05}" for order in orders],
            "date_commande": [w.at[firsts[order]].strftime(_TIME) for order in orders],
            "article": [text(of_order[order]) for order in orders],
        },
        "liste_detail.csv": {
            "no_commande": [f"C{order:07}" for order in w.order],
            "designation": [names[item] for item in w.item],
            "code_externe": [code("JX", item) for item in w.item],
            "nb": [1 + row % 3 for row in w.rows],
        },
    }


@pytest.mark.parametrize("shown", ["joined", "first"])
def test_what_a_list_of_orders_shows_of_its_lines_is_not_what_was_chosen(shown: str) -> None:
    w = World(4711, users=260, items=90, rows=1900, lines=3)
    proposal = roles.propose(reading(_list_and_lines(w, shown)))
    assert not {"which-file", "which-item"} & {one.code for one in proposal.questions}
    section = interactions(proposal)
    assert section.files == ("liste_detail.csv",)
    assert section.fields["ITEM_ID"] == "code_externe"
    assert [join.file for join in section.joins] == ["liste_commandes.csv"]


def test_titles_without_blanks_that_end_in_a_number_are_titles_of_lines_too() -> None:
    w = World(4713, users=260, items=90, rows=1900, lines=3)
    tables = _list_and_lines(w, "joined")
    heads, lines = tables["liste_commandes.csv"], tables["liste_detail.csv"]
    lines["标题"] = [one.replace(" ", "") for one in lines.pop("designation")]
    shown = [one.replace(" + ", "，").replace(" ", "") for one in heads.pop("article")]
    heads["宝贝标题"] = shown
    proposal = roles.propose(reading(tables))
    assert taken(proposal) == ("liste_detail.csv", "client", "code_externe")


def test_a_list_of_orders_that_names_other_things_than_its_lines_tells_of_its_own() -> None:
    w = World(4712, users=260, items=90, rows=1900, lines=3)
    proposal = roles.propose(reading(_list_and_lines(w, "other")))
    file = interactions(proposal).files == ("liste_commandes.csv",)
    assert file or "which-file" in {one.code for one in proposal.questions}
