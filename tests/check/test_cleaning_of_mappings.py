"""changes.csv names what was not read and what the mapping leaves out, renames or converts."""

from __future__ import annotations

import csv
from pathlib import Path

from personalize_poc.check import checking, cleaning
from personalize_poc.check.cleaning import Cleaned
from personalize_poc.data.own import canonical, mapping_file, reading

T = 1_700_031_600
NOW = T + 10**7
COLUMNS = "{USER_ID: user, ITEM_ID: item, TIMESTAMP: time"
Line = tuple[str, ...]


def clean(folder: Path, undo: bool = False) -> tuple[Cleaned, list[Line]]:
    """What cleaning did, and the list without the file: row, what, column, before, after, why."""
    known = mapping_file.read(folder / "mapping.yaml")
    with reading.open_source(folder, known=known) as read:
        made = canonical.build(read, known)
        found = cleaning.clean(made, folder.parent / f"clean-{folder.name}", undo=undo, now=NOW)
    for section, count in found.read.items():
        assert count == found.kept[section] + sum(found.left_out.get(section, {}).values())
    names = ("row", "what", "column", "before", "after", "reason")
    if found.changes is None:
        return found, []
    with found.changes.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, doublequote=False, escapechar="\\"))
    return found, [tuple(row[name] for name in names) for row in rows]


def shop(folder: Path, header: str, rows: list[str], mapping: str, name: str = "a.csv") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    (folder / "mapping.yaml").write_text(
        f"interactions:\n  file: '*.csv'\n  {mapping}\n", encoding="utf-8"
    )
    return folder


def ordinary(more: str = "") -> list[str]:
    """Thirty events, in lines 2 to 31."""
    return [f"u{n % 7},i{n % 9},{T + 1000 * n + n * n % 37}{more}" for n in range(30)]


ADDED = ("all rows", "changed", "EVENT_TYPE", "", "interaction",
         "added: no column says what happened")  # fmt: skip


def test_values_that_the_mapping_leaves_out_are_listed(tmp_path: Path) -> None:
    rows = [*ordinary(",paid"), f"u1,i1,{T},cancelled", f"guest,i1,{T},paid"]
    mapping = f"columns: {COLUMNS}}}\n  leave_out: {{state: [cancelled], user: [guest]}}"
    found, listed = clean(shop(tmp_path / "a", "user,item,time,state", rows, mapping))
    why = "left out by leave_out in mapping.yaml"
    assert listed == [
        ADDED,
        ("32", "left out", "state", "cancelled", "", why),
        ("33", "left out", "user", "guest", "", why),
    ]
    assert found.left_out == {"interactions": {why: 2}}
    assert found.read == {"interactions": 32}
    assert found.everywhere["interactions"] == {"EVENT_TYPE": ADDED[-1]}
    assert found.changed == {}


def test_the_other_lines_of_an_order_and_equal_rows_are_listed(tmp_path: Path) -> None:
    rows = [*ordinary(",,paid"), f"u1,i1,{T},7,void", f"u1,i2,{T},7,", f"u2,i2,{T},8,paid",
            f"u2,i2,{T},8,paid"]  # fmt: skip
    rows[:30] = [row.replace(",,", f",{100 + n},") for n, row in enumerate(rows[:30])]
    mapping = (
        f"columns: {COLUMNS}}}\n  leave_out: {{state: [void]}}\n  carry: {{state: order}}\n"
        "  once: '*'"
    )
    _, listed = clean(shop(tmp_path / "a", "user,item,time,order,state", rows, mapping))
    assert listed[1:] == [
        ("32", "left out", "state", "void", "", "left out by leave_out in mapping.yaml"),
        ("33", "left out", "order", "7", "",
         "of an order that leave_out in mapping.yaml leaves out"),
        ("35", "left out", "", "", "", "counted once: an earlier row says the same"),
    ]  # fmt: skip


def test_kinds_of_events_are_listed_where_they_are_left_out_or_renamed(tmp_path: Path) -> None:
    rows = [*ordinary(",view"), f"u1,i1,{T},VIEW", f"u1,i1,{T},login"]
    columns = f"columns: {COLUMNS}, EVENT_TYPE: kind}}"
    mapping = f"{columns}\n  event_types: {{VIEW: view, login: null}}"
    _, listed = clean(shop(tmp_path / "a", "user,item,time,kind", rows, mapping))
    assert listed == [
        ("32", "changed", "kind", "VIEW", "view", "renamed by event_types in mapping.yaml"),
        ("33", "left out", "kind", "login", "", "left out by event_types in mapping.yaml"),
    ]
    mapping = f"{columns}\n  event_types: {{VIEW: see, view: see, login: seen}}"
    found, listed = clean(shop(tmp_path / "b", "user,item,time,kind", rows, mapping))
    assert [line[:1] + line[3:5] for line in listed] == [
        ("all rows", "VIEW", "see"),
        ("all rows", "login", "seen"),
        ("all rows", "view", "see"),
    ]
    assert found.changed == {}


def test_times_are_listed_one_by_one_unless_all_are_converted(tmp_path: Path) -> None:
    why = "written in Unix seconds"
    mapping = f"columns: {COLUMNS}}}\n  timestamp: [seconds, milliseconds]"
    rows = [*ordinary(), f"u1,i1,{T}000"]
    _, listed = clean(shop(tmp_path / "a", "user,item,time", rows, mapping))
    assert listed == [ADDED, ("32", "changed", "time", f"{T}000", str(T), why)]
    rows = [f"{row}000" for row in ordinary()]
    _, listed = clean(shop(tmp_path / "b", "user,item,time", rows, mapping))
    assert listed == [ADDED, ("all rows", "changed", "time", f"{T}000", str(T), why)]


def test_zeros_that_come_back_are_listed(tmp_path: Path) -> None:
    rows = [row.replace(",i", ",00") for row in ordinary()] + [f"u1,3,{T}"]
    mapping = f"columns: {COLUMNS}}}\n  digits: {{item: 3}}"
    _, listed = clean(shop(tmp_path / "a", "user,item,time", rows, mapping))
    assert listed == [ADDED, ("32", "changed", "item", "3", "003", "leading zeros put back")]


def test_rows_that_were_not_read_are_listed_and_lines_are_those_of_the_file(
    tmp_path: Path,
) -> None:
    rows = [f"{row},x" for row in ordinary()]
    rows[10:10] = ["user,item,time,note", "", "u1,i1", ",,,"]
    rows += [f"guest,i1,{T},x"]
    mapping = f"columns: {COLUMNS}, NOTE: note}}"
    found, listed = clean(shop(tmp_path / "a", "user,item,time,note", rows, mapping))
    assert listed[1:] == [
        ("12", "left out", "", "user, item, time, note", "", "the header again"),
        ("14", "left out", "", "u1,i1", "", "another number of fields than the rest"),
        ("15", "left out", "", "", "", "no value at all"),
        ("36", "left out", "user", "guest", "", "stands for nobody"),
    ]
    assert found.read == {"interactions": 34}


def test_rows_of_other_files_have_their_file(tmp_path: Path) -> None:
    mapping = f"columns: {COLUMNS}}}\n  leave_out: {{user: [bot]}}"
    folder = shop(tmp_path / "a", "user,item,time", [*ordinary(), f"bot,i1,{T}"], mapping)
    others = [f"v{row}" for row in ordinary()[:12]]
    more = ["user,item,time", "u1,i1", *others, "user,item,time", f"bot,i1,{T + 9}"]
    found, _ = clean(shop(folder, more[0], more[1:], mapping, "b.csv"))
    assert found.changes is not None
    lines = found.changes.read_text(encoding="utf-8").splitlines()[2:]
    assert [line.split(",")[:2] for line in lines] == [
        ["a.csv", "32"], ["b.csv", "2"], ["b.csv", "15"], ["b.csv", "16"],
    ]  # fmt: skip


def test_blanks_words_for_nothing_and_numbers_of_people_are_listed(tmp_path: Path) -> None:
    rows = [*ordinary(",web,1.5"), f"u1,i1,{T}, web ,2", f"u1,i2,{T},NULL,€ 5"]
    columns = f"{COLUMNS}, WAY: way, EVENT_VALUE: price}}"
    _, listed = clean(shop(tmp_path / "a", "user,item,time,way,price", rows, f"columns: {columns}"))
    assert listed[1:] == [
        ("32", "changed", "way", " web ", "web", "blanks removed"),
        ("33", "changed", "price", "€ 5", "5.0", "written as a plain number"),
        ("33", "changed", "way", "NULL", "", "stands for no value"),
    ]


def test_kinds_of_another_file_are_told_by_the_mapping(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    folder.mkdir()
    rows = "\n".join(["user,item,time,visit", *ordinary(",1")[:20], *ordinary(",2")[20:], ""])
    (folder / "a.csv").write_text(rows, encoding="utf-8")
    (folder / "visits.csv").write_text("visit,kind\n1,VIEW\n2,view\n", encoding="utf-8")
    (folder / "mapping.yaml").write_text(
        f"interactions:\n  file: a.csv\n  columns: {COLUMNS}}}\n"
        "  event_types: {VIEW: view, login: login}\n"
        "  join: {file: visits.csv, 'on': {visit: visit}, columns: {EVENT_TYPE: kind}}\n",
        encoding="utf-8",
    )
    _, listed = clean(folder)
    assert listed == [("all rows", "changed", "kind", "VIEW", "view",
                       "renamed by event_types in mapping.yaml")]  # fmt: skip


def test_titles_in_one_line_are_listed(tmp_path: Path) -> None:
    folder = shop(tmp_path / "a", "user,item,time", ordinary(), f"columns: {COLUMNS}}}")
    (folder / "goods").mkdir()
    goods = [f'i{n},"One{chr(10)}of {n}"' if n == 4 else f"i{n},One of {n}" for n in range(9)]
    (folder / "goods" / "goods.csv").write_text(
        "\n".join(["item,name", *goods, ""]), encoding="utf-8"
    )
    (folder / "mapping.yaml").write_text(
        f"interactions:\n  file: a.csv\n  columns: {COLUMNS}}}\n"
        "items:\n  file: goods/goods.csv\n  columns: {ITEM_ID: item}\n  title: name\n",
        encoding="utf-8",
    )
    _, listed = clean(folder)
    assert listed[1:] == [("6", "changed", "name", "One\nof 4", "One of 4", "line breaks removed")]


def returned(folder: Path, extra: list[str], mapping: str, header: str) -> list[Line]:
    _, listed = clean(shop(folder, f"user,item,time,{header}", extra, mapping), undo=True)
    return [line for line in listed if line[-1] == "undone by a later event"]


def test_what_the_mapping_leaves_out_as_returned_is_undone_on_request(tmp_path: Path) -> None:
    rows = [*ordinary(",1"), f"new,i1,{T},1", f"new,i1,{T + 900},1", f"new,i1,{T + 1800},-1",
            f"new,i1,{T + 2700},-1", f"new,i1,{T + 3600},-1", f"new,i1,{T + 4500},1"]  # fmt: skip
    mapping = f"columns: {COLUMNS}}}\n  leave_out: {{pieces: ['-1']}}"
    undone = returned(tmp_path / "a", rows, mapping, "pieces")
    assert [line[0] for line in undone] == ["32", "33"], "each return takes back one purchase"
    kinds = {"1": "purchase", "-1": "return"}
    parts = [row.rpartition(",") for row in rows]
    rows = [f"{before},{kinds[pieces]}" for before, _, pieces in parts]
    mapping = f"columns: {COLUMNS}, EVENT_TYPE: kind}}\n  event_types: {{return: null}}"
    undone = returned(tmp_path / "b", rows, mapping, "kind")
    assert [line[0] for line in undone] == ["32", "33"]


def test_a_state_of_the_purchase_itself_undoes_no_other_one(tmp_path: Path) -> None:
    rows = [*ordinary(",paid"), *(f"r{n},i{n % 9},{T + 60 * n},returned" for n in range(9))]
    rows += [f"u0,i0,{T + 10**6},returned"]
    mapping = f"columns: {COLUMNS}}}\n  leave_out: {{state: [returned]}}"
    assert returned(tmp_path / "a", rows, mapping, "state") == []
    rows = [*ordinary(",sale"), *(f"u{n},i{n},{T + 10**6},return" for n in range(7))]
    mapping = f"columns: {COLUMNS}}}\n  leave_out: {{document: [return]}}"
    assert len(returned(tmp_path / "b", rows, mapping, "document")) == 7


def test_columns_that_a_mapping_does_not_name_are_listed(tmp_path: Path) -> None:
    mapping = (
        "columns: {USER_ID: user, ITEM_ID: item, TIMESTAMP: time}\n"
        "  unused: {shelf: a place}\n"
        "items:\n  file: '*.csv'\n  columns: {ITEM_ID: item, GENRE: genre}"
    )
    rows = ordinary(",rock,A7,red")
    folder = shop(tmp_path / "a", "user,item,time,genre,shelf,colour", rows, mapping)
    found, _ = clean(folder)
    left = {"colour": "the mapping does not name it", "shelf": "a place"}
    assert found.columns == {"interactions": left}
    with checking.check(found.folder) as study:
        assert study.canonical is not None
        again = cleaning.clean(study.canonical, tmp_path / "again", now=NOW)
    assert again.columns == {}
