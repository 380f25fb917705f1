"""Files that each hold one document with an id of its own, as an interface answers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.data.own.reading.conftest import Opener


def _order(n: int, **more: Any) -> dict[str, Any]:
    lines = [{"sku": f"s{(n + at) % 9}", "qty": at} for at in range(1 + n % 3)]
    at = f"2024-03-{1 + n:02d} 10:00:00"
    return {"order": {"id": n, "at": at, "customer_id": f"c{n % 7}", "items": lines}, **more}


def _written(folder: Path, documents: list[dict[str, Any]]) -> Path:
    folder.mkdir()
    for n, one in enumerate(documents):
        (folder / f"{n}.json").write_text(json.dumps(one, indent=n % 2 or None), encoding="utf-8")
    return folder


def test_documents_of_a_folder_are_one_table_with_a_row_a_line(
    opened: Opener, tmp_path: Path
) -> None:
    read = opened(_written(tmp_path / "orders", [_order(n) for n in range(20)]))
    assert read.table.label == "*.json"
    assert read.names == [
        *("order.id", "order.at", "order.customer_id"),
        *("order.items.sku", "order.items.qty"),
    ]
    assert read.table.rows == sum(1 + n % 3 for n in range(20))
    (two,) = {row[:3] for row in read.rows() if row[0] == "2"}
    assert two == ("2", "2024-03-03 10:00:00", "c2")
    assert read.finding("documents-together").count == 20


def test_an_empty_file_among_documents_is_said(opened: Opener, tmp_path: Path) -> None:
    folder = _written(tmp_path / "orders", [_order(n) for n in range(20)])
    (folder / "99.json").write_text("", encoding="utf-8")
    read = opened(folder)
    assert (read.table.label, list(read.reading.left_out)) == ("*.json", ["99.json"])


def test_pages_of_an_answer_are_no_documents(opened: Opener, tmp_path: Path) -> None:
    """A page has no id of its own, or the same as others: its list is all that it holds."""
    rows = [{"id": n, "name": f"n{n}"} for n in range(5)]
    for name, more in (("plain", {}), ("shop", {"shop_id": 4})):
        pages = [{"page": n, **more, "results": rows} for n in range(20)]
        read = opened(_written(tmp_path / name, pages))
        assert read.names == ["id", "name"]
        assert "documents-together" not in read.codes


def test_people_with_what_they_voted_on_are_one_table_with_a_row_a_vote(
    opened: Opener, tmp_path: Path
) -> None:
    """Many votes are of one day: they are told by what each said to what others voted on too."""
    folder = _written(tmp_path / "people", [_member(n) for n in range(20)])
    read = opened(folder)
    assert read.table.rows == 20 * 12
    assert read.names[:3] == ["uid", "group.uid", "latest.topic"]
    said = [{"topic": f"T{n}", "on": "2024-03-02", "state": "closed"} for n in range(30)]
    other = _written(tmp_path / "traits", [{"uid": f"P{n}", "latest": said} for n in range(20)])
    assert opened(other).table.rows == 20


def _member(n: int) -> dict[str, Any]:
    votes = [
        {
            "topic": f"T{(n + at) % 30}",
            "on": f"2024-03-{1 + (n + at) % 30 // 10:02d}",
            "said": ("yes", "no", "none")[n * (at + 1) % 3],
        }
        for at in range(12)
    ]
    return {"uid": f"P{n}", "group": {"uid": f"G{n % 3}"}, "latest": votes}
