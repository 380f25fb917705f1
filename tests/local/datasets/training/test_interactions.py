from __future__ import annotations

import json
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.datasets.stored import StoredData, StoredPart
from personalize_poc.local.datasets.training import entities, interactions
from personalize_poc.local.datasets.training.description import EventWeight, TrainingInput
from personalize_poc.local.errors import JobFailed
from tests.support.dataset_samples import INTERACTIONS, ITEMS, KEYS, USERS, avro, publish

HEAD = "USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE,EVENT_VALUE\n"
ITEM_HEAD = "ITEM_ID,GENRES,YEAR,PRICE,TITLE,DESCRIPTION,IS_NEW,CREATION_TIMESTAMP\n"
FILLER = [f"filler,f{n % 9},{n},watch,3" for n in range(1000)]


def part(folder: Path, schema: str, text: str, records: Path | None = None) -> StoredPart:
    return StoredPart(schema, publish(folder, schema, text), records=records)


def log(tmp_path: Path, *lines: str) -> StoredPart:
    return part(tmp_path / "log", INTERACTIONS, HEAD + "\n".join([*lines, *FILLER]))


def given(tmp_path: Path, *lines: str, **more: Any) -> TrainingInput:
    """What a training reads; `more` are members of its data or of itself."""
    return training_input(interactions=log(tmp_path, *lines), **more)


def training_input(**members: Any) -> TrainingInput:
    of_data = {field.name for field in fields(StoredData)}
    data = {name: members.pop(name) for name in of_data & members.keys()}
    return TrainingInput(StoredData(**data), **members)


def lines_of(path: Path, *objects: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(o) + "\n" for o in objects))
    return path


def event(user: str, item: str | None, at: int, **more: Any) -> dict[str, Any]:
    return {
        "userId": user,
        "itemId": item,
        "sentAt": at,
        "eventType": "click",
        "eventValue": None,
        "detail": {},
        **more,
    }


def rows(loaded: interactions.Loaded, without: str = "filler") -> list[tuple[Any, ...]]:
    """Interactions in words: user, item, time, type, value."""
    found = loaded.data.interactions
    names = [*loaded.data.event_types, None]
    users, items = loaded.user_ids, loaded.item_ids
    return [
        (users[u], items[i], int(t), names[e], None if np.isnan(v) else float(v))
        for u, i, t, e, v in zip(
            found.users,
            found.items,
            found.timestamps,
            found.event_types,
            found.event_values,
            strict=True,
        )
        if loaded.user_ids[u] != without
    ]


def test_interactions_are_sorted_by_user_then_time_then_source(tmp_path: Path) -> None:
    loaded = interactions.load(
        given(tmp_path, "b,z,5,watch,1", "a,y,9,click,", "b,x,5,watch,2", "b,y,1,watch,0.5")
    )
    assert rows(loaded) == [
        ("a", "y", 9, "click", None),
        ("b", "y", 1, "watch", 0.5),
        ("b", "z", 5, "watch", 1.0),
        ("b", "x", 5, "watch", 2.0),
    ]
    assert loaded.user_ids == ["a", "b", "filler"]
    assert loaded.item_ids == [*(f"f{n}" for n in range(9)), "x", "y", "z"]
    assert loaded.data.event_types == ["click", "watch"]
    assert (loaded.data.n_users, loaded.data.n_items) == (3, 12)
    found = loaded.data.interactions
    dtypes = [found.users.dtype, found.items.dtype, found.timestamps.dtype]
    assert dtypes == [np.int32, np.int32, np.int64]
    assert found.event_types.dtype == np.int16
    assert found.event_values.dtype == np.float32


def test_event_type_and_threshold_choose_rows_and_what_they_mention(tmp_path: Path) -> None:
    lines = ("a,x,1,watch,5", "a,y,2,watch,4.5", "a,z,3,watch,", "b,w,4,click,5")
    wanted = given(tmp_path, *lines, event_type="watch", event_value_threshold=4.6)
    loaded = interactions.load(wanted)
    assert rows(loaded) == [("a", "x", 1, "watch", 5.0)]
    assert loaded.user_ids == ["a"]
    assert loaded.item_ids == ["x"]
    assert loaded.data.event_types == ["watch"]
    assert len(rows(interactions.load(replace(wanted, event_value_threshold=4.5)))) == 2
    assert len(interactions.load(replace(wanted, event_type="Watch")).data.interactions) == 0


def test_options_that_the_schema_does_not_allow(tmp_path: Path) -> None:
    plain = avro("Interactions", *KEYS)
    text = "USER_ID,ITEM_ID,TIMESTAMP\n" + "\n".join(f"u,i{n},{n}" for n in range(1000))
    source = part(tmp_path / "log", plain, text)
    found = interactions.load(training_input(interactions=source)).data
    assert found.event_types == []
    assert set(found.interactions.event_types) == {-1}
    assert np.isnan(found.interactions.event_values).all()
    with pytest.raises(JobFailed, match="EVENT_TYPE"):
        interactions.load(training_input(interactions=source, event_type="watch"))
    with pytest.raises(JobFailed, match="EVENT_VALUE"):
        interactions.load(training_input(interactions=source, event_value_threshold=1))


def test_the_moment_of_the_training_is_that_of_the_description(tmp_path: Path) -> None:
    assert interactions.load(given(tmp_path, "a,y,9,watch,", now=17.5)).data.now == 17.5


def test_live_events_are_merged(tmp_path: Path) -> None:
    events = lines_of(
        tmp_path / "events.jsonl",
        event("a", "new", 7, eventValue=2.5),
        event("new", "y", 6),
        event("a", None, 8),
        event("a", "x", 3, detail={"eventId": "1"}),
        event("a", "y", 4, detail={"eventId": "1"}),
    )
    loaded = interactions.load(given(tmp_path, "a,y,9,watch,", "a,y,3,watch,", events=events))
    assert rows(loaded) == [
        ("a", "y", 3, "watch", None),
        ("a", "x", 3, "click", None),
        ("a", "new", 7, "click", 2.5),
        ("a", "y", 9, "watch", None),
        ("new", "y", 6, "click", None),
    ]


def test_events_alone_can_be_loaded(tmp_path: Path) -> None:
    events = lines_of(tmp_path / "events.jsonl", event("a", "x", 3))
    source = StoredPart(INTERACTIONS, [])
    assert rows(interactions.load(training_input(interactions=source, events=events))) == [
        ("a", "x", 3, "click", None)
    ]


def test_exact_duplicates_count_once(tmp_path: Path) -> None:
    same = {"eventType": "watch", "eventValue": 1.0}
    events = lines_of(
        tmp_path / "events.jsonl",
        event("a", "x", 1, **same, detail={"sessionId": "s", "recommendationId": "no column"}),
        event("a", "z", 2, detail={"eventId": "1"}),
        event("a", "z", 2, detail={"eventId": "2"}),
    )
    lines = ["a,x,1,watch,1", "a,z,1,watch,1", "a,x,1,watch,1", "a,x,1,click,1", "a,x,1,watch,"]
    loaded = interactions.load(given(tmp_path, *lines, events=events))
    assert rows(loaded) == [
        ("a", "x", 1, "watch", 1.0),
        ("a", "z", 1, "watch", 1.0),
        ("a", "x", 1, "click", 1.0),
        ("a", "x", 1, "watch", None),
        ("a", "z", 2, "click", None),
    ]


def test_rows_that_differ_in_metadata_only_are_both_kept(tmp_path: Path) -> None:
    text, number = ["null", "string"], ["null", "float"]
    schema = avro("Interactions", *KEYS, ("DEVICE", text), ("IMPRESSION", text), ("BID", number))
    lines = [f"filler,f,{n},tv,," for n in range(1000)]
    head = "USER_ID,ITEM_ID,TIMESTAMP,DEVICE,IMPRESSION,BID"
    csv = "\n".join([head, "a,x,1,tv,p|q,3", "a,x,1,,p|q,3", "a,x,1,tv,p|q,3", *lines])
    source = part(tmp_path / "log", schema, csv)
    assert len(rows(interactions.load(training_input(interactions=source)))) == 2
    tv = {"properties": {"DEVICE": "tv", "BID": 3}}
    events = lines_of(
        tmp_path / "events.jsonl",
        event("a", "x", 1, detail={**tv, "impression": ["p", "q"], "eventId": "1"}),
        event("a", "x", 1, detail={**tv, "impression": ["q"], "eventId": "2"}),
    )
    with_events = training_input(interactions=source, events=events)
    assert len(rows(interactions.load(with_events))) == 3


def test_an_anonymous_session_joins_the_user_who_signs_in(tmp_path: Path) -> None:
    events = lines_of(
        tmp_path / "events.jsonl",
        event("s1", "x", 1, detail={"sessionId": "s1"}),
        event("s2", "y", 2, detail={"sessionId": "s2"}),
        event("a", "z", 3, detail={"sessionId": "s1"}),
        event("b", "z", 4, detail={"sessionId": "s1"}),
    )
    found = rows(interactions.load(given(tmp_path, events=events)))
    assert [row[:3] for row in found] == [
        ("a", "x", 1),
        ("a", "z", 3),
        ("b", "z", 4),
        ("s2", "y", 2),
    ]


def items(tmp_path: Path, *lines: str, records: Path | None = None) -> StoredPart:
    return part(tmp_path / "items", ITEMS, ITEM_HEAD + "\n".join(lines), records)


def test_items_without_interactions_are_items_with_features(tmp_path: Path) -> None:
    known = items(tmp_path, "new,Comedy|Drama,1999,9.5,New,text,true,77", "x,Drama,,1,X,,false,")
    loaded = interactions.load(given(tmp_path, "a,x,1,watch,5", items=known, event_type="watch"))
    features = loaded.data.item_features
    new, x, filler = (loaded.item_ids.index(name) for name in ("new", "x", "f0"))
    indptr, codes = features.categories["GENRES"]
    words = features.vocabularies["GENRES"]

    def genres(row: int) -> list[str]:
        return [words[code] for code in codes[indptr[row] : indptr[row + 1]]]

    assert indptr.dtype == codes.dtype == np.int32
    assert len(indptr) == len(loaded.item_ids) + 1
    assert genres(new) == ["Comedy", "Drama"]
    assert genres(x) == ["Drama"]
    assert genres(filler) == []
    assert set(features.categories) == {"GENRES"}, "titles and descriptions are not categories"
    assert set(features.numbers) == {"YEAR", "PRICE", "IS_NEW"}
    assert features.numbers["YEAR"].dtype == np.float32
    assert features.numbers["YEAR"][new] == 1999
    assert np.isnan(features.numbers["YEAR"][[x, filler]]).all()
    assert features.creation is not None
    assert features.creation[new] == 77
    assert np.isnan(features.creation[x])


def test_columns_can_be_left_out(tmp_path: Path) -> None:
    known = items(tmp_path, "new,Comedy,1999,9.5,New,text,true,77")
    every = given(tmp_path, items=known)
    left_out = {DatasetType.ITEMS: ["GENRES", "YEAR"]}
    some = interactions.load(replace(every, excluded_columns=left_out))
    assert set(some.data.item_features.categories) == set()
    assert set(some.data.item_features.numbers) == {"PRICE", "IS_NEW"}
    one = interactions.load(replace(every, included_columns={DatasetType.ITEMS: ["YEAR"]}))
    assert set(one.data.item_features.numbers) == {"YEAR"}
    assert one.data.item_features.creation is None


def test_single_records_win_over_bulk_records(tmp_path: Path) -> None:
    records = lines_of(
        tmp_path / "records.jsonl",
        {"id": "old", "record": {"GENRES": "Drama|War", "YEAR": "2001"}},
        {"id": "fresh", "record": {"YEAR": 2024, "PRICE": "3.5", "CREATION_TIMESTAMP": 99}},
    )
    lines = ("old,Comedy,1999,9.5,Old,,true,77", "b,War,1950,1,B,,false,")
    known = items(tmp_path, *lines, records=records)
    person = {"id": "v", "record": {"AGE": 6, "COUNTRY": "FR"}}
    single = lines_of(tmp_path / "users.jsonl", person)
    people = part(tmp_path / "users", USERS, "USER_ID,AGE,COUNTRY\nu,5,\n", single)
    loaded = interactions.load(given(tmp_path, items=known, users=people))
    features = loaded.data.item_features
    old, fresh, b = (loaded.item_ids.index(name) for name in ("old", "fresh", "b"))
    assert features.numbers["YEAR"][[old, fresh, b]].tolist() == [2001, 2024, 1950]
    assert np.isnan(features.numbers["PRICE"][old]), "the whole record is replaced"
    assert features.numbers["PRICE"][fresh] == 3.5
    assert features.creation is not None
    assert features.creation[fresh] == 99
    assert features.vocabularies["GENRES"] == ["Drama", "War"]
    users = loaded.data.user_features
    assert users.numbers["AGE"][[loaded.user_ids.index(u) for u in "uv"]].tolist() == [5, 6]
    assert users.creation is None


@pytest.mark.parametrize("extreme", [2**63 - 1, -(2**63), 2**53 + 1])
def test_whole_numbers_of_single_records_stay_exact(tmp_path: Path, extreme: int) -> None:
    records = lines_of(
        tmp_path / "records.jsonl", {"id": "fresh", "record": {"CREATION_TIMESTAMP": extreme}}
    )
    known = items(tmp_path, "old,Comedy,1999,9.5,Old,,true,77", records=records)
    table = entities.table(known)
    assert table["CREATION_TIMESTAMP"].to_pylist() == [77, extreme]
    assert interactions.load(given(tmp_path, items=known)).item_ids


def test_a_record_that_does_not_fit_is_named(tmp_path: Path) -> None:
    records = lines_of(tmp_path / "records.jsonl", {"id": "odd", "record": {"YEAR": "soon"}})
    known = items(tmp_path, "old,Comedy,1999,9.5,Old,,true,77", records=records)
    with pytest.raises(JobFailed, match="'odd', column YEAR: 'soon'"):
        interactions.load(given(tmp_path, items=known))


def test_far_apart_timestamps_sort_too(tmp_path: Path) -> None:
    far = 2**62
    loaded = interactions.load(
        given(tmp_path, f"b,x,{far},watch,", f"b,y,{-far},watch,", "a,z,0,watch,")
    )
    assert [row[:2] for row in rows(loaded)] == [("a", "z"), ("b", "y"), ("b", "x")]


CONTEXT = avro(
    "Interactions",
    *KEYS,
    ("EVENT_TYPE", "string"),
    ("EVENT_VALUE", ["null", "float"]),
    ("DEVICE", ["null", "string"], "categorical"),
    ("HOUR", ["null", "int"]),
    ("NOTE", ["null", "string"]),
    ("AT_HOME", ["null", "boolean"]),
)
CONTEXT_HEAD = "USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE,EVENT_VALUE,DEVICE,HOUR,NOTE,AT_HOME\n"


def with_context(tmp_path: Path, **more: Any) -> TrainingInput:
    lines = ["a,x,1,watch,1,phone,7,hm,true", "a,y,2,click,,,,,", "b,x,3,watch,2,tv,20,,false"]
    text = CONTEXT_HEAD + "\n".join([*lines, *(f"{line},,,," for line in FILLER)])
    sent = event("a", "z", 9, detail={"properties": {"DEVICE": "watch", "HOUR": 8}})
    bulk, live = part(tmp_path / "c", CONTEXT, text), lines_of(tmp_path / "e.jsonl", sent)
    return training_input(interactions=bulk, events=live, **more)


def test_context_is_encoded_with_live_events_and_follows_the_order_of_rows(tmp_path: Path) -> None:
    found = interactions.load(with_context(tmp_path)).data.interactions
    context = found.context
    assert context.vocabularies == {"DEVICE": ["phone", "tv", "watch"]}
    assert context.categories["DEVICE"][:4].tolist() == [0, -1, 2, 1]
    assert set(context.numbers) == {"HOUR", "AT_HOME"}  # NOTE is a text that is not categorical
    assert np.array_equal(context.numbers["HOUR"][:4], [7, np.nan, 8, 20], equal_nan=True)
    assert context.of(0) == {"DEVICE": (0,), "HOUR": 7.0, "AT_HOME": 1.0}
    assert context.of(1) == {}


@pytest.mark.parametrize(
    ("option", "left"),
    [
        ({"contextual": False}, set()),
        ({"excluded_columns": {DatasetType.INTERACTIONS: ["DEVICE", "AT_HOME"]}}, {"HOUR"}),
        ({"included_columns": {DatasetType.INTERACTIONS: ["DEVICE"]}}, {"DEVICE"}),
        ({"included_columns": {DatasetType.ITEMS: ["YEAR"]}}, {"DEVICE", "HOUR", "AT_HOME"}),
    ],
)
def test_columns_of_events_can_be_left_out(
    tmp_path: Path, option: dict[str, Any], left: set[str]
) -> None:
    context = interactions.load(with_context(tmp_path, **option)).data.interactions.context
    assert {*context.categories, *context.numbers} == left


def test_event_types_and_values_can_be_left_out(tmp_path: Path) -> None:
    out = {DatasetType.INTERACTIONS: ["EVENT_TYPE", "EVENT_VALUE"]}
    data = interactions.load(with_context(tmp_path, excluded_columns=out)).data
    assert data.event_types == []
    assert (data.interactions.event_types == -1).all()
    assert np.isnan(data.interactions.event_values).all()


def test_an_events_configuration_keeps_what_it_lists_with_weights(tmp_path: Path) -> None:
    watched = EventWeight("watch", 0.4, threshold=1.5)
    listed = (EventWeight("click", 0.1), watched, EventWeight("buy", 0.2))
    loaded = interactions.load(replace(with_context(tmp_path), events=listed))
    assert [row[:4] for row in rows(loaded)] == [
        ("a", "y", 2, "click"),
        ("a", "z", 9, "click"),
        ("b", "x", 3, "watch"),
    ]
    weights = loaded.data.interactions.weights
    assert weights is not None
    assert weights[:3].tolist() == pytest.approx([0.25, 0.25, 1])
    # Only the rows that are left have a say in what the categories are.
    assert loaded.data.interactions.context.of(2) == {"DEVICE": (0,), "HOUR": 20.0, "AT_HOME": 0.0}


def test_an_events_configuration_needs_event_types(tmp_path: Path) -> None:
    schema = avro("Interactions", *KEYS)
    text = "USER_ID,ITEM_ID,TIMESTAMP\n" + "\n".join(f"u,i{n},{n}" for n in range(1000))
    source = part(tmp_path / "p", schema, text)
    listed = (EventWeight("click", 1.0),)
    with pytest.raises(JobFailed, match=r"eventsConfig.*EVENT_TYPE"):
        interactions.load(replace(training_input(interactions=source), events=listed))
