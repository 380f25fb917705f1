"""Ids that begin with zeros in one file of a table, and have lost them in another one."""

from __future__ import annotations

import pytest

from personalize_poc.check import order
from personalize_poc.data.own import canonical, roles
from personalize_poc.data.own.tables import Reading
from tests.data.own.roles.worlds.world import World, title
from tests.support.own_tables import reading

YEARS = ("positions_2023.csv", "positions_2024.csv")


def years(lost: int = 1, others: bool = False, listed: str = "all") -> Reading:
    """Positions of two years; every `lost`th row of the first one has an id without its zeros.

    With `others` these ids are no ids of the second year; `listed` says what a catalogue has: all
    with their zeros, "both" forms, or "none" where there is no catalogue.
    """
    w = World(831, rows=3000)
    half = -(-len(w.rows) // 2)
    ids = w.by_item(lambda i: f"{(i + 1) * 131 % 20011:05d}")
    for row in range(0, half, lost):
        ids[row] = str(int(ids[row]) % 9000 + 1 if others else int(ids[row]))
    table = {
        "KdNr": w.by_user(lambda u: str(7000 + u * 13)),
        "PZN": ids,
        "Bezeichnung": w.by_item(title),
        "Erfasst": w.times("%d.%m.%Y %H:%M"),
    }
    catalogue = {
        "PZN": [f"{(i + 1) * 131 % 20011:05d}" for i in range(w.items)],
        "Artikelbezeichnung": [title(i) for i in range(w.items)],
    }
    if listed == "both":
        catalogue["PZN"] += sorted({one for one in ids if len(one) < 5})
        catalogue["Artikelbezeichnung"] = [title(i) for i in range(len(catalogue["PZN"]))]
    label = "positions_*.csv"
    tables = {label: table} if listed == "none" else {label: table, "Artikel.csv": catalogue}
    return reading(tables, parts={label: YEARS})


def test_ids_of_a_file_get_back_the_zeros_that_they_have_in_the_others() -> None:
    read = years()
    proposal = roles.propose(read)
    assert proposal.mapping is not None
    section = proposal.mapping.sections["interactions"]
    assert section.columns["ITEM_ID"] == "PZN"
    assert section.digits == {"PZN": 5}
    (told,) = [one for one in read.findings if one.code == "zeros-given-back"]
    assert (told.file, told.column) == ("positions_2023.csv", "PZN")
    assert "5 digits" in told.message
    assert order.assumptions([told]) == ["zeros that ids had lost"]
    events = canonical.build(read, proposal.mapping).interactions
    (lengths,) = read.connection.execute(
        f"SELECT list(DISTINCT length(ITEM_ID)) FROM {events.name}"
    ).fetchall()
    assert lengths == ([5],)


def test_ids_of_single_rows_get_back_the_zeros_with_which_a_catalogue_has_all_of_them() -> None:
    read = years(lost=2)
    proposal = roles.propose(read)
    assert proposal.mapping is not None
    assert proposal.mapping.sections["interactions"].digits == {"PZN": 5}
    assert [one for one in read.findings if one.code == "zeros-given-back"]


@pytest.mark.parametrize(
    "read",
    [years(lost=2, listed="none"), years(lost=2, listed="both"), years(others=True)],
    ids=["mixed", "listed both ways", "other ids"],
)
def test_ids_that_are_of_several_lengths_in_one_file_or_others_stay_as_they_are(
    read: Reading,
) -> None:
    proposal = roles.propose(read)
    assert proposal.mapping is not None
    assert proposal.mapping.sections["interactions"].digits == {}
    assert not [one for one in read.findings if one.code == "zeros-given-back"]
