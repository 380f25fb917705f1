"""A year in which the system changed: two layouts of one table, and what only seems to be two."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from personalize_poc.data.own import canonical, mapping_file, roles
from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.reading import open_source
from personalize_poc.data.own.roles import applied
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading

Columns = dict[str, Sequence[Any]]
Tables = dict[str, dict[str, Any]]
OLD, NEW = World(821, rows=3000), World(821, rows=2600)


def days(world: World, month: int) -> list[str]:
    """A day of two months for each row, in order."""
    return [
        f"2024-{month + row * 2 // len(world.rows):02d}-{row % 28 + 1:02d}" for row in world.rows
    ]


def old_system() -> Columns:
    """Orders until February."""
    return {
        "kunden_nr": OLD.by_user(lambda u: code("K", u)),
        "artikel": OLD.by_item(lambda i: code("A", i)),
        "bestellt_am": [f"{at[8:]}.{at[5:7]}.{at[:4]} 10:20" for at in days(OLD, 1)],
        "menge": [1 + row % 5 % 3 for row in OLD.rows],
    }


def new_system(month: int = 3, people: str = "K", things: str = "A") -> Columns:
    """Orders since March, of which the new system tells more."""
    return {
        "ordered_at": [f"{at}T11:00:00" for at in days(NEW, month)],
        "customer_id": NEW.by_user(lambda u: code(people, u)),
        "sku": NEW.by_item(lambda i: code(things, i)),
        "qty": [1 + row % 5 % 3 for row in NEW.rows],
    }


MORE: Columns = {
    name: [f"{name} {row % (3 + number)}" for row in NEW.rows]
    for number, name in enumerate(("carrier", "coupon", "basket", "printer", "shift", "rack"))
}


CALLS: Columns = {name: some for name, some in new_system().items() if name != "qty"}
CALLS["priority"] = [row % 4 for row in NEW.rows]
CALLS["agent"] = [f"agent {row % 7}" for row in NEW.rows]


def propose(first: str, one: Columns, second: str, other: Columns) -> Proposal:
    return roles.propose(reading({first: dict(one), second: dict(other)}))


def files_of(proposal: Proposal) -> str:
    assert proposal.mapping is not None
    return proposal.mapping.sections["interactions"].files[0]


def written(folder: Path, files: dict[str, tuple[Columns, str]]) -> Path:
    for name, (columns, delimiter) in files.items():
        rows = [list(columns), *zip(*columns.values(), strict=True)]
        (folder / name).write_text("\n".join(delimiter.join(map(str, row)) for row in rows) + "\n")
    return folder


def read_again(folder: Path) -> tuple[Proposal, list[tuple[Any, ...]], list[str]]:
    """What is proposed of a folder, the rows that its mapping.yaml reads there, what was told."""
    with open_source(folder) as found:
        proposal = roles.propose(found)
        told = [one.message for one in found.findings if one.code == "two-layouts"]
    assert proposal.mapping is not None
    known = mapping_file.parse(applied.text(proposal.mapping.sections))
    with open_source(folder, known=known) as found:
        made = canonical.build(found, known)
        rows = made.connection.execute(
            "SELECT count(*), count(TIMESTAMP), count(DISTINCT ITEM_ID) FROM interactions"
        ).fetchall()
    return proposal, rows, told


def test_a_new_system_that_tells_more_is_the_same_table() -> None:
    proposal = propose("alt.csv", old_system(), "neu.csv", new_system() | MORE)
    assert files_of(proposal) == "alt.csv + neu.csv"
    assert [one.code for one in proposal.questions] == []


def test_orders_in_two_languages_are_one_kind_of_events(tmp_path: Path) -> None:
    names = "bestellungen_bis_februar.csv", "orders_since_march.csv"
    folder = written(
        tmp_path, {names[0]: (old_system(), ";"), names[1]: (new_system() | MORE, ",")}
    )
    proposal, rows, (said,) = read_again(folder)
    assert proposal.mapping is not None
    section = proposal.mapping.sections["interactions"]
    assert section.files == (" + ".join(names),)
    assert (section.columns.get("EVENT_TYPE"), section.event_type) == (None, "purchase")
    assert section.renamed[names[1]] == {
        "customer_id": "kunden_nr",
        "sku": "artikel",
        "ordered_at": "bestellt_am",
        "qty": "menge",
    }
    assert said.endswith(
        "customer_id = kunden_nr, sku = artikel, ordered_at = bestellt_am, qty = menge."
    )
    total = len(OLD.rows) + len(NEW.rows)
    assert rows == [(total, total, OLD.items)]


def test_months_of_one_series_are_one_table_though_few_columns_stayed(tmp_path: Path) -> None:
    """All files are called alike, so that only their names one by one say which are of which."""
    old, new = old_system(), new_system() | MORE
    half = len(OLD.rows) // 2
    first, second = ({name: some[at] for name, some in old.items()} for at in
                     (slice(half), slice(half, None)))  # fmt: skip
    told = {f"note {one}": [f"{one} {row % 4}" for row in range(half)] for one in "abcdefgh"}
    del first["menge"], second["menge"], new["qty"]
    files = {
        "journal_202401.csv": (first | told, ";"),
        "journal_202402.csv": (second | told, ";"),
        "journal_202403.csv": (new, ","),
    }
    proposal, rows, (said,) = read_again(written(tmp_path, files))
    assert proposal.mapping is not None
    section = proposal.mapping.sections["interactions"]
    assert section.files == ("journal_*.csv",)
    (apart,) = section.renamed
    assert apart == "journal_202403.csv"
    assert said.startswith(
        f"{apart} ({len(NEW.rows):,} rows) is of other days than "
        "journal_202401.csv … journal_202402.csv"
    )
    total = len(OLD.rows) + len(NEW.rows)
    assert rows == [(total, total, OLD.items)]


def test_the_same_names_of_people_and_things_in_files_of_orders() -> None:
    old = dict(zip(("customer_id", "sku", "ordered_at", "menge"), old_system().values(),
                   strict=True))  # fmt: skip
    proposal = propose("orders_old.csv", old, "orders_new.csv", new_system())
    assert files_of(proposal) == "orders_old.csv + orders_new.csv"


def canteen() -> Tables:
    """Dishes that diners ordered, in two systems: only the older one names what a dish is."""
    old, new = (World(seed, users=600, items=40, rows=4000 - seed) for seed in (821, 823))

    def diner(u: int) -> int:
        return 10217 + u * 37

    def dish(i: int) -> int:
        return 1419 + i * 13

    return {
        "objednavky_2023.csv": {
            "EVC": old.by_user(diner),
            "DRUH": [1 + row % 3 for row in old.rows],
            "JIDLO": old.by_item(dish),
            "OBJ_CAS": [f"{at[8:]}.{at[5:7]}.{at[:4]} 10:20" for at in days(old, 1)],
        },
        "objednavky_2024.csv": {
            "id": [900000 + row for row in new.rows],
            "objednano": [f"{at}T11:00:00" for at in days(new, 3)],
            "kod_jidla": new.by_item(dish),
            "ev_cislo": new.by_user(diner),
            "druh": [1 + row % 3 for row in new.rows],
            "cena": [f"{31 + row % 3 * 3},00" for row in new.rows],
        },
        "jidla.csv": {
            "kod_jidla": [dish(i) for i in range(old.items)],
            "nazev": [title(i) for i in range(old.items)],
            "skupina": ["abcdef"[i % 6] for i in range(old.items)],
            "alergeny": [("7", "6,9", "3", "1,3,7", "")[i % 5] for i in range(old.items)],
        },
        "stravnici.csv": {
            "ev_cislo": [diner(u) for u in range(old.users)],
            "trida": [f"{u % 9 + 1}.C" for u in range(old.users)],
            "kategorie": [("7-10", "11-14", "15+")[u % 3] for u in range(old.users)],
            "cena_obedu": [f"{31 + u % 3 * 3},00" for u in range(old.users)],
            "aktivni": ["AN"[u % 7 == 0] for u in range(old.users)],
        },
    }


def test_where_codes_say_nothing_the_names_of_the_other_system_hold() -> None:
    """A diner has a price, as a thing has, so that either of both lists may be the catalogue."""
    proposal = roles.propose(reading(canteen()))
    assert proposal.mapping is not None
    section = proposal.mapping.sections["interactions"]
    assert (section.columns["USER_ID"], section.columns["ITEM_ID"]) == ("EVC", "JIDLO")
    names = section.renamed["objednavky_2024.csv"]
    assert (names["ev_cislo"], names["kod_jidla"]) == ("EVC", "JIDLO")


@pytest.mark.parametrize(
    ("name", "other"),
    [
        pytest.param("neu.csv", new_system(month=1), id="of the same days"),
        pytest.param("neu.csv", new_system(people="9", things="Z"), id="of other ids"),
        pytest.param("ratings.csv", new_system(), id="of another kind"),
        pytest.param("returns.csv", new_system(), id="of what was undone"),
        pytest.param("b.csv", CALLS, id="with nothing else in common"),
    ],
)
def test_what_is_not_surely_one_table_stays_two(name: str, other: Columns) -> None:
    assert files_of(propose("orders_old.csv", old_system(), name, other)) == "orders_old.csv"
