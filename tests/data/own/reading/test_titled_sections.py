"""Texts with several tables, each below a line with its title, and cells that list keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.data.own.reading.conftest import Opener

_PROJECTS = "project_id;cost;name\n" + "".join(f"{n};{n}00;Park {n}\n" for n in range(101, 109))


def _ballots(first: int = 0, sign: str = ",") -> str:
    chosen = [
        sign.join(str(101 + (n * 3 + at * (1 + n % 2)) % 8) for at in range(1 + n % 3))
        for n in range(40)
    ]
    return "voter_id;vote\n" + "".join(f"{7000 + first + n};{v}\n" for n, v in enumerate(chosen))


def _report(first: int = 0, titles: tuple[str, str, str] = ("META", "PROJECTS", "VOTES")) -> str:
    meta = "key;value\nunit;Ghent\nbudget;2000\nrule;greedy\nyear;2020\n"
    parts = zip(titles, (meta, _PROJECTS, _ballots(first)), strict=True)
    return "".join(f"{title}\n{text}" for title, text in parts)


def test_each_table_below_a_title_is_one_of_its_own(opened: Opener) -> None:
    read = opened(_report(), "ghent.pb")
    assert {one.label for one in read.reading.tables} == {"ghent.pb, PROJECTS", "ghent.pb, VOTES"}
    projects = read.reading.table("ghent.pb, PROJECTS")
    assert [one.name for one in projects.columns] == ["project_id", "cost", "name"]
    assert (projects.rows, projects.place(0)) == (8, ("ghent.pb, PROJECTS", 9))
    assert read.reading.left_out == {"ghent.pb, META": "names and values, not a table"}
    assert "VOTES has voter_id, vote" in read.finding("several-tables").message


@pytest.mark.parametrize("title", ["VOTES;;", "[VOTES]", "VOTES:", "# VOTES", '"VOTES"'])
def test_titles_stand_alone_whatever_is_around_them(opened: Opener, title: str) -> None:
    read = opened(_report(titles=("META", "PROJECTS", title)), "ghent.pb")
    assert read.reading.table("ghent.pb, VOTES").rows > 40


def test_reports_of_one_form_give_one_table_a_title(opened: Opener, tmp_path: Path) -> None:
    for number, name in enumerate(("City", "City_North", "City_Old_Town")):
        (tmp_path / f"{name}.pb").write_text(_report(1000 * number))
    read = opened(tmp_path)
    rows = {table.label: table.rows for table in read.reading.tables}
    assert set(rows) == {"City*.pb, PROJECTS", "City*.pb, VOTES"}
    assert rows["City*.pb, PROJECTS"] == 24


def test_ids_that_begin_anew_in_each_file_name_it(opened: Opener, tmp_path: Path) -> None:
    for name in ("City", "City_North"):
        (tmp_path / f"{name}.pb").write_text(_report())
    read = opened(tmp_path)
    projects, votes = (
        read.rows(read.reading.table(f"City*.pb, {title}")) for title in ("PROJECTS", "VOTES")
    )
    assert {row[0] for row in projects} >= {"City/101", "City_North/101"}
    assert {row[1] for row in votes} == {row[0] for row in projects}
    assert (read.finding("ids-by-file").column, read.finding("ids-by-file").count) == ("vote", 2)


def test_each_key_of_a_list_is_a_row(opened: Opener) -> None:
    read = opened(_report(), "ghent.pb")
    votes = read.reading.table("ghent.pb, VOTES")
    assert votes.rows == sum(1 + n % 3 for n in range(40))
    assert read.rows(votes)[1:3] == [("7001", "104"), ("7001", "106")]
    assert (read.finding("list-unfolded").column, read.finding("list-unfolded").count) == (
        "vote",
        26,
    )


_BOOKS = "".join(f"Dune {n};Herbert {n};{n}\n" for n in range(5))
_HEAD, _SUMS = "title;author;pieces\n", "month;sum\nMay;7\nJune;9\nJuly;8\n"
_GROUPS = {
    "titles between the rows": f"{_HEAD}Fiction\n{_BOOKS}Crime\n{_BOOKS}",
    "titles alone": "Fiction\nDune;Frank\nEmma;Jane\nIt;Ed\nCrime\nRope;Al\nFog;Lee\nIce;Ng\n",
    "one header": f"May\n{_HEAD}{_BOOKS}June\n{_HEAD}{_BOOKS}Sums\n{_SUMS}",
    "a table above": f"{_HEAD}{_BOOKS}Sums\n{_SUMS}Shops\nshop;street;town\n" + "A;B 1;C\n" * 4,
}


@pytest.mark.parametrize("text", _GROUPS.values(), ids=_GROUPS.keys())
def test_groups_of_one_table_are_no_tables(opened: Opener, text: str) -> None:
    assert len(opened(text, "books.csv").reading.tables) == 1


def test_lines_within_a_field_are_no_titles(opened: Opener) -> None:
    told = _report().replace(";Park 103", ';"A park\nSOUTH SIDE\nwith trees; benches"')
    read = opened(told, "ghent.pb")
    assert {one.label for one in read.reading.tables} == {"ghent.pb, PROJECTS", "ghent.pb, VOTES"}
    assert read.reading.table("ghent.pb, PROJECTS").rows == 8


@pytest.mark.parametrize(
    ("things", "lists"),
    [
        (range(1, 99), ["12,50", "7,25", "9,12"]),  # decimal commas
        (range(999), ["1,200,300", "22,400,500"]),  # commas between thousands
        (range(9), ["71,72,73", "74,75,72"]),  # keys that no table has
    ],
)
def test_numbers_and_unknown_keys_are_no_lists(
    opened: Opener, tmp_path: Path, things: range, lists: list[str]
) -> None:
    (tmp_path / "teas.csv").write_text("id,name\n" + "".join(f"{n},Tea {n}\n" for n in things))
    rows = "".join(f'u{n},"{lists[n % len(lists)]}"\n' for n in range(60))
    (tmp_path / "sales.csv").write_text("who,what\n" + rows)
    assert opened(tmp_path).reading.table("sales.csv").rows == 60


def test_lists_that_describe_a_thing_with_a_title_stay_cells(
    opened: Opener, tmp_path: Path
) -> None:
    (tmp_path / "genres.csv").write_text("id;name\n" + "".join(f"{n};G{n}\n" for n in range(9)))
    films = "".join(f"{n};The film of {n};{n % 9},{(n + 1) % 9},{(n + 2) % 9}\n" for n in range(60))
    (tmp_path / "films.csv").write_text("film_id;title;genres\n" + films)
    assert opened(tmp_path).reading.table("films.csv").rows == 60
