"""States in the first letters of their words, in whatever language they all are."""

from __future__ import annotations

import pytest

from personalize_poc.data.own.roles.propose import understand
from personalize_poc.data.own.roles.states import abbreviated
from tests.data.own.roles.worlds.rows import proposed, rarely, section
from tests.data.own.roles.worlds.world import World
from tests.support.own_tables import reading


@pytest.mark.parametrize(
    ("name", "usual", "seldom", "gone"),
    [
        ("Status", "BEST", {"STOR": 17, "GEL": 3}, ("STOR",)),
        ("status", "CONF", {"CANC": 13, "PEND": 9}, ("CANC",)),
        ("estado", "CERR", {"ANUL": 13, "PEND": 9, "CONF": 2}, ("ANUL",)),
        ("statut", "CONF", {"ANN": 13, "OPT": 9}, ("ANN", "OPT")),
        ("stato", "CONF", {"ANN": 13, "CHIUSO": 3}, ("ANN",)),
        ("status", "BEV", {"GEAN": 13, "OPT": 17}, ("GEAN", "OPT")),
        ("stan", "ZAM", {"ANUL": 13, "NOWE": 9}, ("ANUL",)),
        ("durum", "ONAY", {"IPT": 13, "BEK": 9}, ("IPT",)),
        ("статус", "ВЫП", {"ОТМ": 13, "НОВ": 9}, ("ОТМ",)),
    ],
)
def test_what_was_undone_or_only_offered_is_left_out_and_said(
    name: str, usual: str, seldom: dict[str, int], gone: tuple[str, ...]
) -> None:
    made = proposed(World(6501), {}, **{name: rarely(World(6501), usual, seldom)})
    assert set(section(made).leave_out.get(name, ())) == set(gone)
    assert not made.questions
    assert any("read as shortened words" in one.message for one in made.findings)


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("status", {"CONF": 90, "ANN": 9, "XYZ": 3}),  # one that no language has
        ("status", {"CONF": 20, "CANC": 80}),  # the usual course
        ("status", {"ACT": 90, "ANN": 9}),  # of two languages
        ("status", {"CO": 90, "CA": 9}),  # two letters begin too much
        ("zone", {"CONF": 90, "CANC": 9}),
        ("status", {"PEND": 90, "CANC": 9}),  # nothing was done
        ("status", {"confirmed": 90, "cancelled": 9}),  # words are told elsewhere
    ],
)
def test_other_codes_are_not_read(name: str, counts: dict[str, int]) -> None:
    values = [one for one, rows in counts.items() for _ in range(rows)]
    (view,) = understand(reading({"t.csv": {name: values}}))
    assert not abbreviated.undone(view.column("c0"), counts)
