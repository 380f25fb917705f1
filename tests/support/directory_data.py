"""The bulk data of `write_data_directory`: small, and the same every time."""

from __future__ import annotations

import json
import random
from typing import Any

DAY = 86_400
USERS, ITEMS, STEPS = 60, 40, 25
NEW_ITEMS = 101
"""Items without interactions: hrnn-coldstart asks for so many."""
GENRES = ("Drama", "Comedy", "Horror")
WORDS = (
    "farm summer river mother letter winter harvest horse village church brother bread",
    "suitcase hotel wedding dentist neighbour parrot holiday waiter mistake taxi cake",
    "ship stars cellar night ghost signal monster fog scream mirror silence blood",
)
"""What films of each genre are about."""
START = 1_700_000_000

Field = tuple[Any, ...]
SCHEMAS: dict[str, tuple[Field, ...]] = {
    "Interactions": (
        ("USER_ID", "string"),
        ("ITEM_ID", "string"),
        ("TIMESTAMP", "long"),
        ("EVENT_TYPE", "string"),
        ("EVENT_VALUE", ["null", "float"]),
        ("DEVICE", ["null", "string"], "categorical"),
    ),
    "Items": (
        ("ITEM_ID", "string"),
        ("GENRES", "string", "categorical"),
        ("PRICE", "float"),
        ("CREATION_TIMESTAMP", "long"),
        ("TITLE", "string", "itemName"),
        ("PLOT", ["null", "string"], "textual"),
    ),
    "Users": (("USER_ID", "string"), ("AGE", "int"), ("COUNTRY", "string", "categorical")),
    "Actions": (
        ("ACTION_ID", "string"),
        ("VALUE", ["null", "long"]),
        ("CREATION_TIMESTAMP", ["null", "long"]),
    ),
    "Action_Interactions": (
        ("USER_ID", "string"),
        ("ACTION_ID", "string"),
        ("EVENT_TYPE", "string"),
        ("TIMESTAMP", "long"),
    ),
}


def rows(kind: str) -> list[list[Any]]:
    """The bulk data of a dataset. Users stay with one genre and step from item to item."""
    rng, found = random.Random(7), []
    if kind == "Interactions":
        for user in range(USERS):
            for step in range(STEPS):
                item = (user % 3 + 3 * (user // 3 + step)) % 39
                done = ("Watch", "Click", "Buy")[step % 3]
                device = "tv" if user % 2 else "phone"
                at = START + user * 3600 + step * 60
                found.append([f"u{user}", f"i{item}", at, done, 1 + rng.randrange(5), device])
    elif kind == "Items":
        found = [
            [
                f"i{n}" if n < ITEMS else f"n{n}",
                GENRES[n % 3] + ("|War" if n % 5 == 0 else ""),
                n + 0.25,
                START - (9 * DAY if n < ITEMS else 0),
                f"Film {n}",
                " ".join(rng.sample(WORDS[n % 3].split(), 4)),
            ]
            for n in range(ITEMS + NEW_ITEMS)
        ]
    elif kind == "Users":
        found = [[f"u{n}", 20 + n, "PT" if n % 2 else "NL"] for n in range(USERS)]
    elif kind == "Actions":
        found = [["club", 5, START], ["course", 3, START], ["letter", 1, START]]
    else:
        for user in range(USERS):
            for turn, action in enumerate(("club", "course", "letter") * 2):
                at = START + turn // 3 * 16 * DAY + user * 60
                taken = "Taken" if (user + turn) % 3 == 0 else "NOT_TAKEN"
                found += [[f"u{user}", action, "Viewed", at]]
                found += [[f"u{user}", action, taken, at + 30]]
    return found


def csv(kind: str) -> bytes:
    """The same as a CSV file."""
    lines = [[field[0] for field in SCHEMAS[kind]], *rows(kind)]
    return "".join(",".join(map(str, line)) + "\n" for line in lines).encode()


def avro(name: str, *fields: Field) -> str:
    """Avro JSON of a record; a field is (name, type, attribute)."""
    named = [{"name": f[0], "type": f[1], **dict.fromkeys(f[2:], True)} for f in fields]
    return json.dumps(
        {
            "type": "record",
            "name": name,
            "namespace": "com.amazonaws.personalize.schema",
            "fields": named,
            "version": "1.0",
        }
    )
