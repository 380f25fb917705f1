"""Exports without any time: the rows of each person are numbered, and a person is asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from personalize_poc.check import telling
from personalize_poc.check.checking import check
from personalize_poc.check.report import pictures, statistics
from personalize_poc.data.errors import MappingError
from personalize_poc.data.own import mapping_file

Write = Callable[[Path], Path]


def ratings(folder: Path) -> Path:
    """A folder with ratings of books, of 60 people, and the books."""
    folder.mkdir()
    rows = [f"u{n * 7 % 60},b{n * n % 50},{n % 10}" for n in range(1800)]
    (folder / "ratings.csv").write_text("\n".join(["user_id,isbn,rating", *rows]), encoding="utf-8")
    books = "".join(f"b{n},Book number {n},{1990 + n % 30}\n" for n in range(50))
    (folder / "books.csv").write_text(f"isbn,title,year\n{books}", encoding="utf-8")
    return folder


def test_rows_are_numbered_and_their_order_is_asked_about(tmp_path: Path) -> None:
    with check(ratings(tmp_path / "a")) as study:
        assert [one.code for one in study.proposal.questions] == ["no-time"]
        assert telling.state(study) == telling.QUESTIONS
        assert "numbered: user_id" in study.proposal.questions[0].options[0].yaml
        assert study.proposal.mapping is not None
        section = study.proposal.mapping.sections["interactions"]
        assert section.columns["TIMESTAMP"] == "row number"
        assert section.timestamp == ("count",)
        assert section.reading == {"numbered": "user_id"}
        text = mapping_file.text(study.proposal.mapping)
        assert study.canonical is not None
        first = study.canonical.connection.execute(
            "SELECT USER_ID, ITEM_ID FROM interactions WHERE USER_ID = 'u7' ORDER BY TIMESTAMP"
        ).fetchall()
    assert first == [("u7", f"b{n * n % 50}") for n in range(1800) if n * 7 % 60 == 7]
    (tmp_path / "a" / "mapping.yaml").write_text(text, encoding="utf-8")
    with check(tmp_path / "a") as study:
        assert telling.state(study) == telling.READY
        assert study.canonical is not None
        again = study.canonical.connection.execute(
            "SELECT USER_ID, ITEM_ID FROM interactions WHERE USER_ID = 'u7' ORDER BY TIMESTAMP"
        ).fetchall()
    assert again == first


def test_a_time_that_is_the_same_in_all_rows_is_named_and_no_trend_is_promised(
    tmp_path: Path,
) -> None:
    folder = ratings(tmp_path / "a")
    head, *rows = (folder / "ratings.csv").read_text(encoding="utf-8").splitlines()
    same = [f"{head},ts", *(f"{row},1709265348" for row in rows)]
    (folder / "ratings.csv").write_text("\n".join(same), encoding="utf-8")
    with check(folder) as study:
        (asked,) = study.proposal.questions
        assert asked.text.startswith("ts has the same time in all rows (1709265348)")
        (said,) = [one for one in study.findings if one.code == "times-identical"]
        assert (said.column, said.value, said.count) == ("ts", "1709265348", 1800)
        assert study.advice is not None
        fits = {one.recipe: one for one in study.advice.recipes}
        trending = fits["aws-trending-now"]
        assert trending.lacks == ("times that say when something happened, and differ",)


def test_nothing_is_said_of_days_that_nobody_knows(tmp_path: Path) -> None:
    with check(ratings(tmp_path / "a")) as study:
        codes = {one.code for one in study.findings}
        assert not codes & {"old-data", "short-span", "times-at-midnight", "interest-drifts"}
        assert study.facts is not None
        assert study.facts.first is None
        assert not study.facts.activity
        assert " over " not in telling.size(study)


def positions(folder: Path) -> Path:
    """A folder with lists of music in which a column numbers the pieces."""
    folder.mkdir()
    rows = [f"p{n},t{(n * 7 + at) % 90},{at}" for n in range(80) for at in range(1, 13 + n % 20)]
    text = "\n".join(["playlist_id,track_id,position", *rows])
    (folder / "playlist_tracks.csv").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("write", [ratings, positions])
def test_a_position_is_told_as_a_number_and_in_no_unit_of_time(
    write: Write, tmp_path: Path
) -> None:
    with check(write(tmp_path / "a")) as study:
        assert [one.code for one in study.proposal.questions] == ["no-time"]
        (guess,) = [one for one in study.proposal.guesses if one.field == "TIMESTAMP"]
        assert "1970" not in guess.reason
        assert study.facts is not None
        lines = {one.field: one for one in statistics.table(study.facts)}
        most = "30" if write is ratings else "31"
        assert (lines["TIMESTAMP"].least, lines["TIMESTAMP"].most) == ("1", most)


def test_no_pause_between_positions_is_drawn(tmp_path: Path) -> None:
    with check(positions(tmp_path / "a")) as study:
        assert study.facts is not None
        shown = {one.name for one in pictures.every(study.facts)}
        assert "histories" in shown
        assert "gaps" not in shown
        assert (study.facts.histories.gaps, study.facts.histories.session) == ({}, 0.0)


def test_a_mapping_that_numbers_by_no_column_is_refused(tmp_path: Path) -> None:
    folder = ratings(tmp_path / "a")
    (folder / "mapping.yaml").write_text(
        "interactions: {file: ratings.csv, timestamp: count, reading: {numbered: customer}, "
        "columns: {USER_ID: user_id, ITEM_ID: isbn, TIMESTAMP: row number}}",
        encoding="utf-8",
    )
    with pytest.raises(MappingError, match=r"'customer', which is no column of ratings\.csv"):
        check(folder)


def test_a_catalogue_without_people_is_still_no_interactions(tmp_path: Path) -> None:
    rows = [f"b{n},s{n % 9},{n % 40}" for n in range(900)]
    (tmp_path / "stock.csv").write_text("\n".join(["isbn,shelf,copies", *rows]), encoding="utf-8")
    with check(tmp_path) as study:
        assert study.proposal.mapping is None
