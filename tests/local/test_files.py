"""Files and folders that are there whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from personalize_poc.local import files


@pytest.mark.parametrize("durable", [False, True])
def test_a_file_is_the_old_one_until_the_new_one_is_whole(tmp_path: Path, durable: bool) -> None:
    path = tmp_path / "a.json"
    files.write_text(path, "old", durable=durable)
    with files.replacing(path, durable=durable) as partial:
        partial.write_text("new", encoding="utf-8")
        assert path.read_text(encoding="utf-8") == "old"
    assert path.read_text(encoding="utf-8") == "new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("written", [False, True])
def test_what_could_not_be_written_changes_nothing(tmp_path: Path, written: bool) -> None:
    path = tmp_path / "a.json"
    files.write_text(path, "old")

    def failing() -> None:
        with files.replacing(path) as partial:
            if written:
                partial.write_text("half", encoding="utf-8")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        failing()
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    target = tmp_path / "models" / "m"
    for content in ("old", "new"):
        source = tmp_path / content
        source.mkdir()
        (source / content).touch()
        files.move_folder(source, target)
    assert [path.name for path in target.iterdir()] == ["new"]
    assert not source.exists()
    trash = tmp_path / "trash"
    files.remove_folder(target, trash)
    files.remove_folder(target, trash)  # not there any more
    assert list(target.parent.iterdir()) == list(trash.iterdir()) == []
