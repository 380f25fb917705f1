"""Kinds that a table of codes explains, copies that are renewed, flags of what never began."""

from __future__ import annotations

import pytest

from tests.data.own.roles.worlds.rows import proposed, rarely, section
from tests.data.own.roles.worlds.world import World


@pytest.mark.parametrize(
    ("flag", "lasted", "left_out"),
    [("video_startup_failure", 0, True), ("exit_before_video_start", 0, True),
     ("시작전이탈여부", 0, True), ("video_startup_failure", 40, False), ("downloaded", 0, False)],
)  # fmt: skip
def test_what_failed_or_ended_before_it_began_is_left_out_where_it_lasted_no_time(
    flag: str, lasted: int, left_out: bool
) -> None:
    w = World(5804, lines=1)
    marks = rarely(w, "false", {"true": 19})
    times = w.each(lambda row: lasted if marks[row] == "true" else 60 + row % 900)
    found = proposed(w, {}, watch_time=times, **{flag: marks})
    assert section(found).leave_out == ({flag: ("true",)} if left_out else {})
    if left_out:
        (said,) = [one for one in found.findings if one.code == "rows-left-out"]
        assert "they lasted no time" in said.message


@pytest.mark.parametrize(
    ("name", "usual", "waits"),
    [
        ("Status", "confirmed", "waitlisted"),
        ("Status", "bestätigt", "Warteliste"),
        ("Estado", "confirmada", "Lista de espera"),
        ("Stato", "confermata", "In lista d'attesa"),
        ("상태", "완료", "대기자"),
    ],
)
def test_who_waits_for_a_place_in_a_course_took_no_part(name: str, usual: str, waits: str) -> None:
    w = World(2211, lines=1)
    states = rarely(w, usual, {waits: 9})
    assert section(proposed(w, {}, **{name: states})).leave_out == {name: (waits,)}


@pytest.mark.parametrize(("name", "often"), [("Status", 2), ("Quelle", 9)])
def test_a_table_of_who_waits_counts_and_so_does_who_came_by_a_list(name: str, often: int) -> None:
    w = World(2211, lines=1)
    found = section(proposed(w, {}, **{name: rarely(w, "confirmed", {"waitlisted": often})}))
    assert name not in found.leave_out


@pytest.mark.parametrize(("word", "gone"), [("Warteliste", ("W", "X")), ("Wochenkurs", ("X",))])
def test_who_waits_by_a_code_that_a_table_explains_took_no_part(
    word: str, gone: tuple[str, ...]
) -> None:
    w = World(2212, lines=1)
    told = {"B": "bestätigt", "F": "abgeschlossen", "Z": "bezahlt", "W": word, "X": "storniert"}
    codes = {"code": [*told], "text": [*told.values()]}
    states = rarely(w, "B", {"W": 11, "X": 13, "F": 2, "Z": 3})
    found = section(proposed(w, {"status.csv": codes}, status=states))
    assert tuple(sorted(found.leave_out["status"])) == gone
