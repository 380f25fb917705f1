"""Exports with states and events in words that no list holds, or on one line of an order."""

from __future__ import annotations

from tests.data.own.roles.worlds.cases import Answer, Tables, case
from tests.data.own.roles.worlds.world import World, code, mail


@case
def state_on_the_first_line_of_an_order() -> tuple[Tables, Answer]:
    w = World(301)
    firsts = set(w.firsts())
    state = w.by_order(lambda o: "refunded" if o % 25 == 3 else "paid")
    orders = {
        "Name": w.by_order(lambda o: f"#{1001 + o}"),
        "Email": w.by_user(mail),
        "Financial Status": w.each(lambda r: state[r] if r in firsts else None),
        "Created at": w.times("%Y-%m-%d %H:%M:%S +0100"),
        "Lineitem sku": w.by_item(lambda i: code("SKU", i)),
    }
    return {"orders_export.csv": orders}, Answer(
        file="orders_export.csv", user="Email", item="Lineitem sku", time="Created at",
        leave_out={"Financial Status": ("refunded",)}, event_type="purchase",
        carry={"Financial Status": "Name"},
    )  # fmt: skip


@case
def states_in_a_language_that_is_not_known() -> tuple[Tables, Answer]:
    w = World(302)
    sales = {
        "customer_id": w.by_user(lambda u: f"P{u:06d}"),
        "sku": w.by_item(lambda i: code("B", i)),
        "waktu": w.times("%Y-%m-%d %H:%M:%S"),
        "keadaan": w.by_order(lambda o: "Katapusan" if o % 25 == 3 else "Malampuson"),
    }
    return {"jualan.csv": sales}, Answer(
        file="jualan.csv", user="customer_id", item="sku", time="waktu",
        context=frozenset({"keadaan"}), asked=frozenset({"event-or-state"}),
    )  # fmt: skip


@case
def events_in_a_language_that_is_not_known() -> tuple[Tables, Answer]:
    w = World(303, lines=1)
    steps = ["katsoi", "lisäsi", "hankki"]
    wants = w.pick([1, 2, 3], [7, 2, 1])
    rows = [(row, step) for row in w.rows for step in steps[: wants[row]]]
    log = {
        "customer_id": [f"A{w.user[row]:06d}" for row, _ in rows],
        "sku": [code("T", w.item[row]) for row, _ in rows],
        "aika": [f"{w.at[row]:%Y-%m-%d %H:%M}:{steps.index(step):02d}" for row, step in rows],
        "mitä": [step for _, step in rows],
    }
    return {"loki.csv": log}, Answer(
        file="loki.csv", user="customer_id", item="sku", time="aika", event="mitä",
        asked=frozenset({"event-or-state"}),
    )  # fmt: skip
