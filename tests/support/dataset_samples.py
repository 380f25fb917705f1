"""Schemas and small data sets that the tests of data sets and filters share."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.datasets.csv import importer
from personalize_poc.local.datasets.csv.description import CsvFile, ImportJob
from personalize_poc.local.datasets.segments import manifest

Field = tuple[Any, ...]


def avro(name: str, *fields: Field) -> str:
    """Avro JSON of a record; a field is (name, type, attribute, …)."""
    return json.dumps(
        {
            "type": "record",
            "name": name,
            "namespace": "com.amazonaws.personalize.schema",
            "fields": [{"name": f[0], "type": f[1], **dict.fromkeys(f[2:], True)} for f in fields],
            "version": "1.0",
        }
    )


KEYS = (("USER_ID", "string"), ("ITEM_ID", "string"), ("TIMESTAMP", "long"))
INTERACTIONS = avro(
    "Interactions", *KEYS, ("EVENT_TYPE", "string"), ("EVENT_VALUE", ["null", "float"])
)
ITEMS = avro(
    "Items",
    ("ITEM_ID", "string"),
    ("GENRES", ["null", "string"], "categorical"),
    ("YEAR", ["null", "int"]),
    ("PRICE", ["null", "float"]),
    ("TITLE", ["null", "string"]),
    ("DESCRIPTION", ["null", "string"], "textual"),
    ("IS_NEW", ["null", "boolean"]),
    ("CREATION_TIMESTAMP", ["null", "long"]),
)
USERS = avro(
    "Users",
    ("USER_ID", "string"),
    ("AGE", ["null", "int"]),
    ("COUNTRY", ["null", "string"], "categorical"),
)


def run_import(
    folder: Path,
    schema: str,
    *files: str | bytes,
    names: Sequence[str] | None = None,
    strict: bool = False,
) -> dict[str, Any]:
    """Import CSV files as s3://bucket/<name> and return what the worker returns."""
    folder.mkdir(parents=True, exist_ok=True)
    names = names or [f"part{number}.csv" for number in range(len(files))]
    listed = []
    for name, text in zip(names, files, strict=True):
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        listed.append(CsvFile(folder / name, f"s3://bucket/{name}"))
    kind = DatasetType.of(json.loads(schema)["name"])
    return importer.run(ImportJob(schema, kind, listed, strict), folder, lambda _: None)


def publish(folder: Path, schema: str, text: str, mode: str = "FULL") -> list[str]:
    """Import one CSV text into the data set at `folder` and return its snapshot."""
    work = folder.parent / f"{folder.name}.work"
    run_import(work, schema, text)
    manifest.publish(folder, work / "segment.arrow", mode)
    return manifest.snapshot(folder)
