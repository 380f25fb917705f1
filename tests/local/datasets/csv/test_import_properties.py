"""Properties of imports, schemas, filters and training arrays over generated input."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from personalize_poc.local import filters
from personalize_poc.local.datasets import constraints, schema
from personalize_poc.local.datasets.csv import diagnostics, importer
from personalize_poc.local.datasets.segments import segment_file
from personalize_poc.local.datasets.stored import StoredData, StoredPart
from personalize_poc.local.datasets.training import interactions
from personalize_poc.local.datasets.training.description import TrainingInput
from personalize_poc.local.errors import InvalidInputException, JobFailed
from tests.support.dataset_samples import INTERACTIONS, avro, publish, run_import

pytestmark = pytest.mark.slow  # many files are made up and imported

TITLES = avro("Items", ("ITEM_ID", "string"), ("TITLE", ["null", "string"]))
HEAD = "USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE,EVENT_VALUE"

texts = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\r\n\0"), max_size=12
) | st.text('ab",\\|; ', max_size=8)


@settings(max_examples=60, deadline=None)
@given(titles=st.lists(texts, min_size=1, max_size=30), block=st.integers(200, 900))
def test_every_quoted_text_survives_an_import(titles: list[str], block: int) -> None:
    def quoted(text: str) -> str:
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    csv = "ITEM_ID,TITLE\n" + "".join(f"{n},{quoted(t)}\n" for n, t in enumerate(titles))
    with tempfile.TemporaryDirectory() as folder, mock.patch.object(importer, "BLOCK", block):
        run_import(Path(folder), TITLES, csv)
        found = segment_file.read(Path(folder) / "segment.arrow")["TITLE"].to_pylist()
    assert found == [title or None for title in titles]


# Each with what it stands for: plain, in quotes, with escapes, beyond ASCII.
FIELDS = {
    "plain": "plain",
    "x y": "x y",
    '"in, quotes"': "in, quotes",
    '"a""b"': 'a"b',
    r"back\\slash": r"back\slash",
    r'"\"q\""': '"q"',
    "é": "é",
    "日本": "日本",
    "": None,
    '""': None,
}


@settings(max_examples=60, deadline=None)
@given(
    fields=st.lists(st.sampled_from(list(FIELDS)), min_size=1, max_size=60),
    block=st.integers(60, 400),
)
def test_a_field_means_the_same_whatever_stands_in_its_block(fields: list[str], block: int) -> None:
    csv = "ITEM_ID,TITLE\n" + "".join(f"{n},{field}\n" for n, field in enumerate(fields))
    with tempfile.TemporaryDirectory() as folder, mock.patch.object(importer, "BLOCK", block):
        run_import(Path(folder), TITLES, csv)
        found = segment_file.read(Path(folder) / "segment.arrow")["TITLE"].to_pylist()
    assert found == [FIELDS[field] for field in fields]


@pytest.mark.parametrize("bad", [b"\xff", b"caf\xe9", b"\xc3"])
@pytest.mark.parametrize("block", [60, 5000])
def test_bytes_that_are_no_text_are_found_in_any_block(
    tmp_path: Path, bad: bytes, block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importer, "BLOCK", block)
    monkeypatch.setattr(diagnostics, "BLOCK", block)
    lines = [f"{n},title".encode() for n in range(100)]
    lines[70] = b"70," + bad
    with pytest.raises(JobFailed, match=r"row 71 \(line 72\), column TITLE"):
        run_import(tmp_path, TITLES, b"\n".join([b"ITEM_ID,TITLE", *lines]))


BAD = {
    "u,i,1.5,w,1": "column TIMESTAMP",
    "u,i,1,w,x": "column EVENT_VALUE",
    ",i,1,w,1": "column USER_ID",
    "u,i,1": "it has 3 fields",
    "u,i,1,w,1,1,1": "it has 7 fields",
    f"u,{'x' * 257},1,w,1": "column ITEM_ID",
}


@settings(max_examples=60, deadline=None)
@given(
    bad=st.dictionaries(st.integers(1, 1000), st.sampled_from(list(BAD)), min_size=1, max_size=4),
    empty=st.sets(st.integers(1, 1000), max_size=3),
    block=st.integers(600, 5000),
)
def test_the_first_bad_row_is_found_wherever_blocks_end(
    bad: dict[int, str], empty: set[int], block: int
) -> None:
    lines = [HEAD]
    place = {}
    for row in range(1, 1001):
        lines += [""] * (row in empty)
        lines.append(bad.get(row, f"user{row},item{row},{row},watch,"))
        place[row] = len(lines)
    first = min(bad)
    with (
        tempfile.TemporaryDirectory() as folder,
        mock.patch.object(importer, "BLOCK", block),
        mock.patch.object(diagnostics, "BLOCK", block),
        pytest.raises(JobFailed) as failed,
    ):
        run_import(Path(folder), INTERACTIONS, "\n".join(lines))
    assert f"row {first} (line {place[first]})" in str(failed.value)
    assert BAD[bad[first]] in str(failed.value)


def outcome(read: Callable[[str], Any], text: str) -> tuple[Any, InvalidInputException | None]:
    """What was read, or why it was refused."""
    try:
        return read(text), None
    except InvalidInputException as refused:
        return None, refused


tokens = """INCLUDE EXCLUDE ItemID WHERE Items.A Items . A IN NOT ( ) , * $P "x" 'y' = <= <> 3 AND
OR IF CurrentUser.B CurrentItem.C Interactions.EVENT_TYPE | " $ \\ é 1e999""".split()  # noqa: SIM905


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(tokens), max_size=14).map(" ".join) | st.text(max_size=40))
def test_no_text_makes_the_filter_compiler_stumble(text: str) -> None:
    found, refused = outcome(filters.compile, text)
    if refused:
        assert refused.message.startswith("Could not create filter. ")
    else:
        assert found.expressions


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=5)
    | st.sampled_from(["string", "null", "record", "Items", "ITEM_ID", "float"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["type", "name", "fields", "categorical", "textual"]), inner, max_size=5
        )
    ),
    max_leaves=15,
)


@settings(max_examples=200, deadline=None)
@given(fields=st.lists(json_values, max_size=3), whole=json_values)
def test_no_json_makes_the_schema_reader_stumble(fields: list[Any], whole: Any) -> None:
    record = {"type": "record", "name": "Items", "fields": fields}
    for value in (record, whole):
        parsed, refused = outcome(schema.parse, json.dumps(value))
        if refused:
            assert refused.message.startswith("Invalid schema: ")
        else:
            assert parsed.find("ITEM_ID")


row = st.tuples(
    st.sampled_from("abc"),
    st.sampled_from("xyz"),
    st.integers(0, 3),
    st.sampled_from("vw"),
    st.sampled_from([None, 1.0, 2.5]),
)


@settings(max_examples=40, deadline=None)
@given(
    bulk=st.lists(row, max_size=20),
    more=st.lists(row, max_size=6),
    live=st.lists(row, max_size=6),
    wanted=st.none() | st.just("w"),
    least=st.none() | st.just(2.0),
)
def test_training_arrays_equal_plain_python(
    bulk: list[Any], more: list[Any], live: list[Any], wanted: str | None, least: float | None
) -> None:
    filler = [("filler", "f", n, "w", 3.0) for n in range(1000)]
    everything = [*bulk, *filler, *more, *live]
    expected = [
        r
        for n, r in enumerate(everything)
        if r not in everything[:n]
        and (wanted is None or r[3] == wanted)
        and (least is None or (r[4] is not None and r[4] >= least))
    ]
    expected.sort(key=lambda r: (r[0], r[2]))  # stable: source order breaks ties

    def csv(rows: list[Any]) -> str:
        cells = [",".join("" if v is None else str(v) for v in r) for r in rows]
        return "\n".join([HEAD, *cells])

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        publish(folder / "log", INTERACTIONS, csv([*bulk, *filler]))
        with mock.patch.object(constraints, "MIN_INTERACTIONS", 0):
            if more:
                publish(folder / "log", INTERACTIONS, csv(more), "INCREMENTAL")
        events = folder / "events.jsonl"
        keys = ("userId", "itemId", "sentAt", "eventType", "eventValue")
        events.write_text("".join(json.dumps(dict(zip(keys, r, strict=True))) + "\n" for r in live))
        files = [str(path) for path in sorted((folder / "log").glob("segment*"))]
        data = StoredData(StoredPart(INTERACTIONS, files), events=events)
        given = TrainingInput(data, event_type=wanted, event_value_threshold=least)
        loaded = interactions.load(given)
    found = loaded.data.interactions
    assert [
        (loaded.user_ids[u], loaded.item_ids[i], t, loaded.data.event_types[e], v)
        for u, i, t, e, v in zip(
            found.users,
            found.items,
            found.timestamps.tolist(),
            found.event_types,
            [None if np.isnan(v) else v for v in found.event_values.tolist()],
            strict=True,
        )
    ] == expected
    assert loaded.item_ids == sorted({r[1] for r in expected})
