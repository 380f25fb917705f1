"""Files of batch jobs: JSON Lines into S3, and answers or segments back as a data frame."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from personalize_poc.aws.service_errors import reraise
from personalize_poc.aws.storage import upload
from personalize_poc.errors import BadInput, NotThere
from personalize_poc.language import _

if TYPE_CHECKING:
    import pandas as pd

    from personalize_poc.aws.workspace import Workspace

MARKER = "_CHECK"
"""An object without content that the service leaves beside its results."""


def write_input(ws: Workspace, rows: Iterable[dict[str, Any]], name: str) -> str:
    """Put the input of a batch job into the run's bucket; returns its S3 address.

    Args:
        ws: the run.
        rows: one object a line: `{"userId": "1"}` for user personalisation and popularity,
            `{"itemId": "1"}` for related items, `{"userId": "1", "itemList": ["2", "3"]}` for
            ranking; for segments `{"itemId": "1"}` or
            `{"itemAttributes": 'ITEMS.GENRE = "War"'}`; each may hold `filterValues`.
        name: of the file; the results are called `<name>.out`.

    Raises:
        BadInput: there is no row.
        Refused: S3 refuses it.
    """
    text = "".join(json.dumps(row) + "\n" for row in rows)
    if not text:
        raise BadInput(f"{name} would be empty.", _("Give at least one user or item."))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "input.json"
        path.write_bytes(text.encode())
        return upload(ws, path, name)


def read_output(ws: Workspace, destination: str) -> pd.DataFrame:
    """The results of a batch inference job.

    Args:
        ws: the run.
        destination: the `path` of the job's `jobOutput`, e.g. `s3://bucket/prefix/batch/`.

    Returns:
        One row a line of input, with the members of the input (`userId`, `itemId`, …), `items`
        (list of item ids, best first, empty on error), `scores` (list, or None for recipes
        without scores) and `error` (text or None).

    Raises:
        NotThere: there are no results.
        BadInput: not an S3 address, or a file that is not JSON Lines.
    """
    import pandas as pd

    return pd.DataFrame(_lines(ws, destination, "inference", _recommended))


def read_segments(ws: Workspace, destination: str) -> pd.DataFrame:
    """The segments of a batch segment job.

    Args:
        ws: the run.
        destination: as for `read_output`.

    Returns:
        One row a line of input, with the members of the input (`itemId` or `itemAttributes`, …),
        `users` (list of user ids, most interested first, empty on error) and `error` (text or
        None).

    Raises:
        NotThere: there are no segments.
        BadInput: not an S3 address, or a file that is not JSON Lines.
    """
    import pandas as pd

    return pd.DataFrame(_lines(ws, destination, "segment", _users))


def _lines(
    ws: Workspace, destination: str, kind: str, shown: Callable[[dict[str, Any]], dict[str, Any]]
) -> list[dict[str, Any]]:
    """One row for each line of all `.out` files below a place, in the order of their names."""
    bucket, __, prefix = destination.removeprefix("s3://").partition("/")
    if not destination.startswith("s3://") or not bucket:
        raise BadInput(f"{destination!r} is not an S3 address.", _("Use s3://bucket/folder/."))
    lines: list[dict[str, Any]] = []
    files = 0
    try:
        pages = ws.target.s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix)
        for page in pages:
            for found in page.get("Contents", []):
                if found["Key"].endswith(".out"):
                    files += 1
                    body = ws.target.s3.get_object(Bucket=bucket, Key=found["Key"])["Body"]
                    lines += _parsed(body.iter_lines(), f"s3://{bucket}/{found['Key']}", shown)
    except Exception as problem:
        reraise(destination, problem)
    if not files:
        raise NotThere(
            destination,
            f"There are no results below {destination}.",
            _("Wait until the batch {kind} job is ACTIVE.").format(kind=kind),
        )
    return lines


def ranked(results: pd.DataFrame) -> pd.DataFrame:
    """The results with one row for each recommended item: `item`, `rank` from 1, `score`."""
    long = results.drop(columns=["items", "scores", "error"]).loc[
        results.index.repeat(results["items"].str.len())
    ]
    long["item"] = [item for items in results["items"] for item in items]
    long["rank"] = [rank for items in results["items"] for rank in range(1, len(items) + 1)]
    long["score"] = [
        score
        for items, scores in zip(results["items"], results["scores"], strict=True)
        for score in (scores if isinstance(scores, list) else [None] * len(items))
    ]
    return long.reset_index(drop=True)


def _recommended(output: dict[str, Any]) -> dict[str, Any]:
    items = list(output.get("recommendedItems", []))
    return {"items": items, "scores": output.get("scores")}


def _users(output: dict[str, Any]) -> dict[str, Any]:
    return {"users": list(output.get("usersList", []))}


def _parsed(
    lines: Iterable[bytes], address: str, shown: Callable[[dict[str, Any]], dict[str, Any]]
) -> list[dict[str, Any]]:
    rows = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            told = json.loads(line)
            output = shown(told.get("output") or {})
            rows.append({**told["input"], **output, "error": told.get("error")})
        except (ValueError, KeyError, TypeError, AttributeError) as problem:
            raise BadInput(f"{address}, line {number} is not a result: {problem}.") from problem
    return rows
