"""Long numbers of members beside short ones that count something, in files without a header."""

from __future__ import annotations

from tests.data.own.roles.worlds.proposals import asked, found
from tests.data.own.roles.worlds.world import World, code, title


def test_seconds_are_no_rival_of_members_where_guests_have_no_number() -> None:
    """A fifth plays without a card; each song has a number, a title and a singer."""
    w = World(841, users=1500, items=600, rows=12000, lines=1)
    table = {
        "column 1": w.times("%Y%m%d%H%M%S"),
        "column 2": w.each(lambda row: code("S", row % 6, 3)),
        "column 3": w.by_user(lambda u: "" if u % 5 == 0 else 6_000_000 + 631 * u),
        "column 4": w.by_item(lambda i: 11_000 + 37 * i),
        "column 5": w.by_item(title),
        "column 6": w.each(lambda row: 11 + row * 7919 % 150),
    }
    assert "which-user" not in asked(found({"songs.txt": table}, "column 3", "column 4"))
