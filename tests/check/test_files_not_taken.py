"""Files that are broken, or are not what their names say, and folders that cannot be written to."""

from __future__ import annotations

import gzip
from pathlib import Path

import duckdb
import pytest

from personalize_poc.check import checking, next_steps, telling
from personalize_poc.check.cleaning.writing import appearing
from personalize_poc.check.outputs import writing
from personalize_poc.data.errors import BadFile
from personalize_poc.data.findings import Grade
from personalize_poc.data.own import refusals
from personalize_poc.errors import BadInput

LINES = [
    f"u{row * 7 % 100:03d},i{row * row % 61:03d},{1_700_000_000 + row * 997}"
    for row in range(3_000)
]
HEADER = "user_id,item_id,ts"


def _broken(lines: list[str]) -> bytes:
    packed = gzip.compress("\n".join([HEADER, *lines]).encode())
    return packed[: len(packed) // 2]


def test_a_broken_file_of_which_nothing_is_taken_does_not_block(tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text("\n".join([HEADER, *LINES]), encoding="utf-8")
    notes = "\n".join(["remark,sum", *(f"note {row * row},{row / 7}" for row in range(5_000))])
    packed = gzip.compress(notes.encode())
    (tmp_path / "notes.csv.gz").write_bytes(packed[: len(packed) // 2])
    with checking.check(tmp_path) as study:
        (said,) = [one for one in study.findings if one.code == "truncated-file"]
        assert (said.grade, said.file) == (Grade.WEAKENS, "notes.csv.gz")
        assert telling.exit_code(study) == 0


def test_files_beside_that_cannot_be_read_are_in_the_verdict_and_block_nothing(
    tmp_path: Path,
) -> None:
    (tmp_path / "events.csv").write_text("\n".join([HEADER, *LINES]), encoding="utf-8")
    (tmp_path / "broken.parquet").write_bytes(b"PAR1" + bytes(100) + b"PAR1")
    (tmp_path / "half.zip").write_bytes(b"PK\x03\x04" + bytes(100))
    with checking.check(tmp_path) as study:
        said = [one for one in study.findings if one.code == "unreadable-file"]
        assert {one.grade for one in said} == {Grade.WEAKENS}
        assert telling.exit_code(study) == 0
        told = telling.verdict(study)
    assert "broken.parquet, half.zip cannot be read and are missing here." in told
    assert not any("cannot be read: it cannot be read" in one.message for one in said)


@pytest.mark.parametrize("broken", ["events_02.csv.gz", "events_02.parquet"])
def test_a_part_of_the_interactions_that_cannot_be_read_blocks(tmp_path: Path, broken: str) -> None:
    for part in (1, 3):
        text = "\n".join([HEADER, *LINES[part * 500 : part * 500 + 500]])
        (tmp_path / f"events_0{part}.csv").write_text(text, encoding="utf-8")
    packed = bytearray(gzip.compress("\n".join([HEADER, *LINES]).encode()))
    packed[len(packed) * 9 // 10] ^= 0xFF
    (tmp_path / broken).write_bytes(packed)
    with checking.check(tmp_path) as study:
        assert telling.exit_code(study) == 1
        assert f"{broken} cannot be read" in telling.verdict(study)


def test_a_full_disk_is_told_in_words_of_the_system(tmp_path: Path) -> None:
    said = (
        "IO Error: Async write failed for range [offset=49, size=241863]: "
        '{"exception_type":"IO","exception_message":"Could not write file","errno":"28"}'
    )
    with (
        pytest.raises(BadInput, match=r"clean: No space left on device\. Nothing was left there"),
        appearing(tmp_path / "clean"),
    ):
        raise duckdb.IOException(said)
    other = duckdb.IOException('IO Error: It broke: {"exception_type":"IO"}')
    assert refusals.reason(other) == "IO Error: It broke"


@pytest.mark.parametrize(("long", "is_told"), [(400, True), (40, False)])
def test_the_verdict_says_that_many_rows_cannot_be_read(
    tmp_path: Path, long: int, is_told: bool
) -> None:
    """Rows with a field too many are dropped: where they are many, the headline has to say it."""
    lines = [line + (",x" if row < long else "") for row, line in enumerate(LINES)]
    text = "\n".join([HEADER, *LINES, *lines[:long]])
    (tmp_path / "events.csv").write_text(text, encoding="utf-8")
    with checking.check(tmp_path) as study:
        told = f"; {long} of {len(LINES) + long:,} rows"
        assert (told in telling.verdict(study)) == is_told


def test_what_blocks_names_its_file(tmp_path: Path) -> None:
    (tmp_path / "events.csv.gz").write_bytes(_broken(LINES))
    with checking.check(tmp_path) as study:
        assert "events.csv.gz" in telling.verdict(study)
        assert any("events.csv.gz: " in step for step in next_steps.steps(study, None, None))


@pytest.mark.parametrize(("name", "kind"), [("a.csv.gz", "gzip"), ("b.xlsx", "Excel")])
def test_a_text_under_the_name_of_another_kind_is_told_so(
    tmp_path: Path, name: str, kind: str
) -> None:
    (tmp_path / name).write_text("not what it says\n", encoding="utf-8")
    with pytest.raises(BadFile, match=f"its name says {kind}, but it is a text"):
        checking.check(tmp_path / name)


def test_a_table_under_the_name_of_another_kind_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv.gz").write_text("\n".join([HEADER, *LINES]), encoding="utf-8")
    with checking.check(tmp_path / "a.csv.gz") as study:
        assert study.canonical is not None


def test_the_option_that_has_to_change_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="--clean"):
        writing.refuse(tmp_path / "inside", str(tmp_path), "--clean")


def test_a_disk_that_is_full_names_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*__: object, **___: object) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "events.csv").write_text("\n".join([HEADER, *LINES]), encoding="utf-8")
    monkeypatch.setattr(writing, "write_atomically", full)
    with checking.check(tmp_path / "events.csv") as study:
        with pytest.raises(OSError, match="No space left") as raised:
            writing.write(study, tmp_path / "report")
        assert raised.value.filename == str(tmp_path / "report")
