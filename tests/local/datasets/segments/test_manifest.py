from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest

from personalize_poc.local.datasets.segments import manifest, segment_file
from personalize_poc.local.errors import StandInError
from tests.support.dataset_samples import INTERACTIONS, avro, publish, run_import

FILMS = avro("Items", ("ITEM_ID", "string"), ("TITLE", ["null", "string"]))
MORE = avro(
    "Items", ("ITEM_ID", "string"), ("TITLE", ["null", "string"]), ("YEAR", ["null", "int"])
)
HEAD = "ITEM_ID,TITLE\n"


def titles(folder: Path) -> dict[str, str]:
    table = manifest.read(folder)
    return dict(zip(*(table[name].to_pylist() for name in ("ITEM_ID", "TITLE")), strict=True))


def test_nothing_imported_yet(tmp_path: Path) -> None:
    assert manifest.snapshot(tmp_path / "none") == []
    assert manifest.read(tmp_path / "none").num_rows == 0


def test_full_replaces_and_incremental_adds_the_newest_record(tmp_path: Path) -> None:
    folder = tmp_path / "items"
    publish(folder, FILMS, HEAD + "1,Alien\n2,Brazil\n")
    assert titles(folder) == {"1": "Alien", "2": "Brazil"}
    publish(folder, FILMS, HEAD + "2,Brazil (1985)\n3,Casablanca\n", "INCREMENTAL")
    assert titles(folder) == {"1": "Alien", "2": "Brazil (1985)", "3": "Casablanca"}
    publish(folder, FILMS, HEAD + "4,Dune\n")
    assert titles(folder) == {"4": "Dune"}


def test_the_last_record_of_an_id_in_one_file_wins(tmp_path: Path) -> None:
    publish(tmp_path / "items", FILMS, HEAD + "1,old\n1,newer\n2,two\n1,new\n3,c\n")
    assert titles(tmp_path / "items") == {"1": "new", "2": "two", "3": "c"}


def test_exact_duplicates_of_interactions_are_kept_once(tmp_path: Path) -> None:
    head = "USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE,EVENT_VALUE\n"
    lines = [f"u,i,{n},watch," for n in range(1000)]
    text = head + "\n".join([*lines, "u,i,5,watch,", "u,i,5,click,", "u,i,5,watch,1"])
    publish(tmp_path / "log", INTERACTIONS, text)
    publish(tmp_path / "log", INTERACTIONS, text, "INCREMENTAL")
    table = manifest.read(tmp_path / "log")
    assert table.num_rows == 1002
    assert table["TIMESTAMP"].to_pylist() == [*range(1000), 5, 5]
    assert manifest.read(tmp_path / "log", ["TIMESTAMP"]).column_names == ["TIMESTAMP"]


def test_columns_that_came_later_are_null_in_older_files(tmp_path: Path) -> None:
    publish(tmp_path / "items", FILMS, HEAD + "1,Alien\n")
    publish(tmp_path / "items", MORE, "ITEM_ID,TITLE,YEAR\n2,Brazil,1985\n", "INCREMENTAL")
    assert manifest.read(tmp_path / "items", ["YEAR"])["YEAR"].to_pylist() == [None, 1985]


def test_a_snapshot_stays_readable_while_imports_go_on(tmp_path: Path) -> None:
    folder, now = tmp_path / "items", 1000.0
    old = publish(folder, FILMS, HEAD + "1,Alien\n")
    for _ in range(3):
        run_import(tmp_path / "work", FILMS, HEAD + "2,Brazil\n")
        manifest.publish(folder, tmp_path / "work" / "segment.arrow", "FULL", lambda: now)
    assert manifest.read_files(old)["TITLE"].to_pylist() == ["Alien"]


def test_files_that_nobody_needs_any_more_go_after_the_grace(tmp_path: Path) -> None:
    folder = tmp_path / "items"
    run_import(tmp_path / "work", FILMS, HEAD + "1,Alien\n")
    left = []
    for now in (0.0, 10.0, manifest.GRACE, manifest.GRACE + 11.0):
        manifest.publish(folder, tmp_path / "work" / "segment.arrow", "FULL", partial(float, now))
        left.append(sorted(int(path.name[8:14]) for path in folder.glob("segment-*")))
    assert left == [[1], [1, 2], [1, 2, 3], [2, 3, 4]]
    assert (tmp_path / "work" / "segment.arrow").is_file()


@pytest.mark.parametrize("damage", ["cut", "bits", "gone"])
def test_a_damaged_file_is_reported_and_not_served(tmp_path: Path, damage: str) -> None:
    rows = "".join(f"{n},film {n}\n" for n in range(500))
    path = Path(publish(tmp_path / "items", FILMS, HEAD + rows)[0])
    content = bytearray(path.read_bytes())
    if damage == "gone":
        path.unlink()
    else:
        middle = len(content) // 4
        content[middle] ^= 0xFF
        path.write_bytes(content if damage == "bits" else content[:middle])
    with pytest.raises(StandInError, match=r"segment-000001.*damaged"):
        manifest.read(tmp_path / "items")


def test_a_damaged_manifest_is_reported_and_a_full_import_repairs_it(tmp_path: Path) -> None:
    folder = tmp_path / "items"
    publish(folder, FILMS, HEAD + "1,Alien\n")
    (folder / "manifest.json").write_text("{")
    with pytest.raises(StandInError, match="manifest"):
        manifest.snapshot(folder)
    with pytest.raises(StandInError, match="manifest"):
        publish(folder, FILMS, HEAD + "2,Brazil\n", "INCREMENTAL")
    publish(folder, FILMS, HEAD + "2,Brazil\n")
    assert titles(folder) == {"2": "Brazil"}


def test_an_interrupted_publication_changes_nothing_and_can_be_repeated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "items"
    publish(folder, FILMS, HEAD + "1,Alien\n")
    run_import(tmp_path / "work", FILMS, HEAD + "2,Brazil\n")
    segment = tmp_path / "work" / "segment.arrow"
    with monkeypatch.context() as broken:
        broken.setattr(json, "dumps", lambda *_, **__: (_ for _ in ()).throw(OSError(28, "full")))
        with pytest.raises(StandInError, match="full"):
            manifest.publish(folder, segment, "INCREMENTAL")
    assert titles(folder) == {"1": "Alien"}
    manifest.publish(folder, segment, "INCREMENTAL")
    assert titles(folder) == {"1": "Alien", "2": "Brazil"}


def test_the_type_of_data_set_is_in_the_file(tmp_path: Path) -> None:
    path = publish(tmp_path / "items", FILMS, HEAD + "1,Alien\n")[0]
    assert manifest.dataset_type(path) == "ITEMS"
    assert segment_file.read(path).num_rows == 1


def test_what_was_imported_full_can_be_read_alone(tmp_path: Path) -> None:
    folder = tmp_path / "items"
    publish(folder, FILMS, HEAD + "1,Alien\n")
    publish(folder, FILMS, HEAD + "2,Brazil\n", "INCREMENTAL")
    full, added = manifest.snapshot(folder)
    assert manifest.snapshot(folder, full_only=True) == [full]
    manifest.rewrite(folder, {full: None})  # all its users were deleted
    assert manifest.snapshot(folder) == [added]
    assert manifest.snapshot(folder, full_only=True) == []
    manifest.rewrite(folder, {added: Path(added)})  # some of its users were deleted
    assert len(manifest.snapshot(folder)) == 1
    assert manifest.snapshot(folder, full_only=True) == []
    publish(folder, FILMS, HEAD + "3,Casablanca\n")
    assert manifest.snapshot(folder, full_only=True) == manifest.snapshot(folder) != []
