"""A finished check of a small shop, as reports and commands get it; nothing was read for it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import duckdb

from personalize_poc.check.advice import advise
from personalize_poc.check.study import Study
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.canonical import Canonical, Field, Relation
from personalize_poc.data.own.mapping_file import Mapping, Section
from personalize_poc.data.own.proposal import Guess, Option, Proposal, Question
from personalize_poc.data.own.tables import Column, Part, Reading, Table
from tests.support.shop_facts import shop

HOSTILE = '<script>alert("x")</script> [red]b[/red] \x1b[31m =1+1 \u202e'
"""A name that does something wherever it is not escaped."""

WEAK = Finding(
    "category-spellings",
    Grade.WEAKENS,
    "12 values of CATEGORY differ in case or blanks only",
    dataset="items",
    file="products.csv",
    row=17,
    column="categories",
    value="Shoes ",
    count=12,
    share=0.01,
    matters="Each spelling is learned apart.",
    fix="Use one spelling.",
    cleaning="takes the more frequent spelling",
)
NOTE = Finding("encoding", Grade.NOTE, "The file is in cp1252", file="orders.csv")
BLOCKING = Finding(
    "times-unreadable",
    Grade.BLOCKS,
    "3 times cannot be read",
    dataset="interactions",
    file="orders.csv",
    row=1004,
    column="ordered_at",
    value="yesterday",
    count=3,
    share=0.00005,
    fix="Write them as ISO 8601.",
)
QUESTION = Question(
    "ambiguous-date",
    "Is 01/02/2025 in column ordered_at the first of February?",
    (
        Option("Day first", 'interactions:\n  timestamp: "%d/%m/%Y"'),
        Option("Month first", 'interactions:\n  timestamp: "%m/%d/%Y"'),
    ),
)
FIELDS = ("USER_ID", "ITEM_ID", "TIMESTAMP", "DEVICE")
MAPPING = Mapping(
    {
        "interactions": Section(
            ("orders.csv",),
            {
                "USER_ID": "customer",
                "ITEM_ID": "sku",
                "TIMESTAMP": "ordered_at",
                "DEVICE": "device",
            },
            timestamp=("iso",),
            unused={"note": "a remark"},
        ),
        "items": Section(
            ("products.csv",), {"ITEM_ID": "sku", "CATEGORY": "categories"}, title="name"
        ),
    }
)
GUESSES = (
    Guess("interactions", "USER_ID", "orders.csv", "customer", "id", 0.97, "its values come back"),
    Guess("interactions", "ITEM_ID", "orders.csv", "sku", "id", 0.9, "it joins", "shop_id", 0.4),
    Guess("interactions", "TIMESTAMP", "orders.csv", "ordered_at", "time", 0.99, "ISO 8601 times"),
    Guess("interactions", "", "orders.csv", "note", "unused", 0.8, "a remark"),
    Guess("items", "ITEM_ID", "products.csv", "sku", "id", 0.95, "one row a value"),
    Guess("items", "CATEGORY", "products.csv", "categories", "list", 0.9, "values with ;"),
    Guess("items", "title", "products.csv", "name", "title", 0.85, "texts that all differ"),
)


def table(at: int, label: str, columns: tuple[str, ...], rows: int) -> Table:
    made = tuple(Column(name, f"c{place}") for place, name in enumerate(columns))
    part = Part(label, "csv", 0, rows, reading={"encoding": "cp1252", "delimiter": ";"})
    return Table(f"t{at}", label, made, (part,), rows)


def study(**changes: Any) -> Study:
    """A check of a healthy shop with one finding that weakens it; `changes` are fields of Study."""
    orders = table(0, "orders.csv", ("customer", "sku", "ordered_at", "device", "note"), 60_000)
    products = table(1, "products.csv", ("sku", "categories", "price", "text", "name"), 2200)
    connection = duckdb.connect()
    reading = Reading(
        "shop", connection, (orders, products), left_out={"logo.png": "it is a picture"}
    )
    interactions = Relation(
        "interactions",
        "r0",
        (
            Field("USER_ID", "string", "customer", "id"),
            Field("ITEM_ID", "string", "sku", "id"),
            Field("TIMESTAMP", "long", "ordered_at", "time"),
            Field("EVENT_TYPE", "string", "", "event type"),
            Field("DEVICE", "string", "device", "categorical"),
        ),
        orders,
    )
    items = Relation(
        "items",
        "r1",
        (
            Field("ITEM_ID", "string", "sku", "id"),
            Field("CATEGORY", "string", "categories", "list"),
            Field("PRICE", "double", "price", "number"),
            Field("DESCRIPTION", "string", "text", "text"),
        ),
        products,
        title="title",
    )
    canonical = Canonical(connection, reading, MAPPING, interactions, items)
    facts = shop()
    found = Study(
        "shop",
        reading,
        Proposal(MAPPING, GUESSES),
        canonical,
        (WEAK, NOTE),
        1.5,
        facts,
        advise(facts, canonical),
    )
    return replace(found, **changes)


def blocked() -> Study:
    """One finding blocks it."""
    return study(findings=(BLOCKING, WEAK, NOTE))


def asking() -> Study:
    """A question is open."""
    return study(proposal=Proposal(MAPPING, GUESSES, (QUESTION,)))


def without_interactions() -> Study:
    """No table holds interactions."""
    reason = "No table has ids that come back and a time."
    return study(
        proposal=Proposal(None, reason=reason), canonical=None, facts=None, advice=None, findings=()
    )


def hostile() -> Study:
    """Everything that a person names has a hostile name."""
    found = study()
    guess = replace(GUESSES[0], column=HOSTILE, reason=HOSTILE, table=HOSTILE, runner_up=HOSTILE)
    finding = replace(
        WEAK, message=HOSTILE, file=HOSTILE, column=HOSTILE, value=HOSTILE, fix=HOSTILE
    )
    question = Question("x", HOSTILE, (Option(HOSTILE, HOSTILE),))
    assert found.facts is not None
    types = (replace(found.facts.event_types[0], name=HOSTILE), *found.facts.event_types[1:])
    facts = replace(found.facts, event_types=types)
    reading = Reading(
        HOSTILE,
        found.reading.connection,
        (table(0, HOSTILE, (HOSTILE,), 3),),
        (),
        {HOSTILE: HOSTILE},
    )
    return replace(
        found,
        source=HOSTILE,
        reading=reading,
        findings=(finding,),
        facts=facts,
        proposal=Proposal(MAPPING, (guess,), (question,)),
    )
