"""Files that tell of different deeds of the same people, read as one table."""

from __future__ import annotations

import json
from pathlib import Path

from personalize_poc.data.own import mapping_file, reading, roles
from personalize_poc.data.own.tables import DEED
from tests.data.own.reading.conftest import Read


def rows(header: str, count: int, step: int = 1, people: str = "u") -> str:
    lines = [
        f"{people}{n * 7 % 40},i{n * 3 % 25},2024-01-{1 + n % 28:02d} 10:{n % 60:02d}:00,x{n % 3}"
        for n in range(0, count * step, step)
    ]
    return "\n".join([header, *lines]) + "\n"


def shop(folder: Path) -> Path:
    (folder / "item_views.csv").write_text(rows("user,item,viewed_at,page", 400))
    (folder / "item_likes.csv").write_text(rows("user,item,created_at,device", 200, step=3))
    return folder


def test_views_and_likes_are_one_table_with_a_column_that_tells_them_apart(tmp_path: Path) -> None:
    with reading.open_source(shop(tmp_path)) as found:
        read = Read(found)
        assert read.table.label == "item_views.csv, item_likes.csv"
        assert read.names == ["user", "item", "viewed_at", "page", "device", DEED]
        assert read.table.rows == 600
        assert read.rows()[0][-1] == "views"
        assert read.rows()[400] == ("u0", "i0", "2024-01-01 10:00:00", None, "x0", "likes")
        assert read.table.place(400) == ("item_likes.csv", 2)
        assert "files-are-deeds" in read.codes
        proposal = roles.propose(found)
    assert proposal.mapping is not None
    columns = proposal.mapping.sections["interactions"].columns
    assert (columns["EVENT_TYPE"], columns["TIMESTAMP"]) == (DEED, "viewed_at")


def test_tables_of_a_warehouse_in_folders_are_one_by_the_names_of_their_folders(
    tmp_path: Path,
) -> None:
    texts = {
        "product_viewed/000.csv": rows("user,item,at,event", 400),
        "product_added/date=2024-01/part-0.csv": rows("user,item,at,event", 100, step=2),
        "product_purchased/000.csv": rows("user,item,at,event", 80, step=3),
    }
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(text)
    with reading.open_source(tmp_path) as found:
        read = Read(found)
        assert read.table.rows == 580
        assert read.names[-1] == DEED
        assert {row[-1] for row in read.rows()} == {"viewed", "added", "purchased"}


def test_a_file_that_a_mapping_names_stays_by_itself(tmp_path: Path) -> None:
    given = "interactions: {file: item_views.csv, columns: {USER_ID: user, ITEM_ID: item}}"
    path = tmp_path / "mapping.yaml"
    path.write_text(given.replace("item}", "item, TIMESTAMP: viewed_at}"))
    known = mapping_file.read(path)
    with reading.open_source(shop(tmp_path), known=known) as found:
        assert [table.label for table in found.tables] == ["item_views.csv", "item_likes.csv"]


def test_files_of_other_people_stay_apart(tmp_path: Path) -> None:
    shop(tmp_path)
    (tmp_path / "item_likes.csv").write_text(rows("user,item,created_at,page", 200, people="v"))
    with reading.open_source(tmp_path) as found:
        assert len(found.tables) == 2


def test_returns_are_no_deed_of_the_kind(tmp_path: Path) -> None:
    shop(tmp_path)
    (tmp_path / "item_likes.csv").rename(tmp_path / "item_returns.csv")
    with reading.open_source(tmp_path) as found:
        assert len(found.tables) == 2


def other_names(folder: Path, people: str = "u", things: str = "i") -> Path:
    """Views and likes that call the same people and things by other names."""
    views = rows("member_no,product_code,viewed_at,page", 400)
    likes = rows("uid,item,created,device", 200, step=3)
    for name, text in (("views.csv", views), ("likes.csv", likes)):
        head, *body = text.splitlines()
        lines = [
            ",".join((people + user[1:], things + item[1:], *rest))
            for user, item, *rest in (line.split(",") for line in body)
        ]
        (folder / name).write_text("\n".join([head, *lines]) + "\n")
    return folder


def test_the_same_ids_show_what_columns_of_other_names_are(tmp_path: Path) -> None:
    with reading.open_source(other_names(tmp_path)) as found:
        read = Read(found)
        assert read.names == ["member_no", "product_code", "viewed_at", "page", "device", DEED]
        assert read.rows()[400] == ("u0", "i0", "2024-01-01 10:00:00", None, "x0", "likes")
        proposal = roles.propose(found)
    assert proposal.mapping is not None
    columns = proposal.mapping.sections["interactions"].columns
    assert (columns["USER_ID"], columns["ITEM_ID"]) == ("member_no", "product_code")
    assert columns["EVENT_TYPE"] == DEED


def test_numbers_that_may_be_people_or_things_are_asked_about(tmp_path: Path) -> None:
    with reading.open_source(other_names(tmp_path, people="", things="")) as found:
        assert len(found.tables) == 2
        proposal = roles.propose(found)
    assert [one.code for one in proposal.questions][:1] == ["which-file"]


def test_the_products_of_an_order_in_a_list_are_bought_one_by_one(tmp_path: Path) -> None:
    views = rows("user,product_id,viewed_at,price", 400)
    (tmp_path / "products_viewed.csv").write_text(views)
    lines = ["order_id,user,created_at,products"]
    for n in range(120):
        things = [{"product_id": f"i{(n + k) % 25}", "price": 3 + k} for k in range(1 + n % 2)]
        listed = json.dumps(things).replace('"', '""')
        lines.append(f'o{n},u{n * 7 % 40},2024-02-{1 + n % 28:02d} 10:00:00,"{listed}"')
    (tmp_path / "orders.csv").write_text("\n".join(lines) + "\n")
    with reading.open_source(tmp_path) as found:
        read = Read(found)
        assert read.names == ["user", "product_id", "viewed_at", "price", "order_id", DEED]
        assert read.table.rows == 400 + 180
        assert [row[1:4] for row in read.rows()[401:403]] == [
            ("i1", "2024-02-02 10:00:00", "3"),
            ("i2", "2024-02-02 10:00:00", "4"),
        ]
        proposal = roles.propose(found)
    assert proposal.mapping is not None
    section = proposal.mapping.sections["interactions"]
    assert section.columns["ITEM_ID"] == "product_id"
    assert not section.leave_out


def wide(header: str, count: int, step: int, sign: str) -> str:
    """Rows of a file with 19 more columns, whose names begin with a sign."""
    more = "," + ",".join(f"{sign}{n}" for n in range(19))
    top, *lines = rows(header, count, step).splitlines()
    return "\n".join([top + more, *(one + ",w" * 19 for one in lines)]) + "\n"


def _written(folder: Path, signs: tuple[str, str]) -> int:
    """Tables that are read of two files of deeds, with columns of their own or of both."""
    for name, sign, step in zip(("item_views.csv", "item_likes.csv"), signs, (1, 3), strict=True):
        (folder / name).write_text(wide("user,item,at,page", 300, step, sign))
    with reading.open_source(folder) as found:
        return len(found.tables)


def test_many_columns_that_all_files_have_do_not_keep_deeds_apart(tmp_path: Path) -> None:
    assert _written(tmp_path, ("context_", "context_")) == 1


def test_files_with_many_columns_of_their_own_stay_apart(tmp_path: Path) -> None:
    assert _written(tmp_path, ("seen_", "liked_")) == 2
