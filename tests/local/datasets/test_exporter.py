"""What an export writes, an import takes, whatever single records hold."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from personalize_poc.local.datasets import exporter
from personalize_poc.local.datasets.description import ExportJob
from personalize_poc.local.datasets.segments import manifest
from personalize_poc.local.datasets.stored import StoredPart
from tests.support.dataset_samples import KEYS, avro, publish

EVENTS = avro("Interactions", *KEYS, ("IMPRESSION", ["null", "string"]))
ITEMS = avro("Items", ("ITEM_ID", "string"), ("TITLE", ["null", "string"]))


def there_and_back(folder: Path, schema: str, single: list[dict[str, Any]]) -> list[Any]:
    """Export these records, import the file, and return the rows that are there then."""
    lines = folder / "single.jsonl"
    lines.write_text("".join(json.dumps(record) + "\n" for record in single), encoding="utf-8")
    is_log = json.loads(schema)["name"] == "Interactions"
    part = StoredPart(schema, [], records=None if is_log else lines)
    job = ExportJob(part, lines if is_log else None, "PUT")
    made = exporter.run(job, folder, lambda report: None)
    text = (folder / made["file"]).read_text(encoding="utf-8")
    found: list[Any] = manifest.read_files(publish(folder / "again", schema, text)).to_pylist()
    return found


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("one\ntwo", "one two"),
        ("one \r\n  two\n\nthree", "one two three"),
        ("one\rtwo", "one two"),
        ('say "no",\n or \\', 'say "no", or \\'),
        ("\ttab and  blanks ", "\ttab and  blanks "),
    ],
)
def test_a_line_break_in_a_text_is_a_blank(tmp_path: Path, title: str, written: str) -> None:
    records = [{"id": "i1", "record": {"TITLE": title}}, {"id": "i2", "record": {}}]
    rows = there_and_back(tmp_path, ITEMS, records)
    assert rows == [{"ITEM_ID": "i1", "TITLE": written}, {"ITEM_ID": "i2", "TITLE": None}]


def event(user: int, **detail: Any) -> dict[str, Any]:
    return {"userId": f"u{user}", "itemId": "i", "sentAt": user, "eventType": "w", "detail": detail}


def test_of_a_long_impression_those_items_are_left_that_an_import_takes(tmp_path: Path) -> None:
    exact = ["x" * 99] * 9 + ["x" * 100]  # with its bars exactly a thousand characters
    shown = [["a", "b"], exact, [*exact, "y"], ["z" * 256] * 4]
    events = [event(number, impression=items) for number, items in enumerate(shown)]
    events += [event(user) for user in range(10, 1010)]  # the least that an import takes
    found = [row["IMPRESSION"] for row in there_and_back(tmp_path, EVENTS, events)[:5]]
    assert found == ["a|b", "|".join(exact), "|".join(exact), "|".join(["z" * 256] * 3), None]


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.text('a",\\|;\n\r ')


@settings(max_examples=40, deadline=None)
@given(titles=st.lists(texts, min_size=1, max_size=20))
def test_every_text_can_be_exported_and_imported(titles: list[str]) -> None:
    records = [{"id": f"{n}", "record": {"TITLE": title}} for n, title in enumerate(titles)]
    with tempfile.TemporaryDirectory() as folder:
        rows = there_and_back(Path(folder), ITEMS, records)
    for title, row in zip(titles, rows, strict=True):
        if not re.search(r"[\r\n]", title):
            assert row["TITLE"] == (title or None)
