"""Histories: bulk and live interactions of a user in one order, and what filters see of them."""

from __future__ import annotations

import math
import threading
import tracemalloc

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from personalize_poc.local.serving.group.data import GroupData
from personalize_poc.local.serving.group.histories import (
    BulkHistories,
    History,
    latest_per_type,
    merged,
)
from personalize_poc.local.serving.group.live_histories import LiveHistories
from personalize_poc.local.serving.group.vocabulary import Translation, Vocabulary
from personalize_poc.local.state.events import Event


class Group:
    """Bulk rows (user, item, time, type) and live events with ids in plain sight."""

    def __init__(self, rows: list[tuple[str, str, int, str]]) -> None:
        self.items, self.types = Vocabulary(), Vocabulary()
        columns = list(zip(*rows, strict=True)) or [(), (), (), ()]
        table = pa.table(
            {
                "USER_ID": pa.array(columns[0], pa.string()),
                "ITEM_ID": pa.array(columns[1], pa.string()),
                "TIMESTAMP": pa.array(columns[2], pa.int64()),
                "EVENT_TYPE": pa.array(columns[3], pa.string()),
            }
        )
        self.bulk = BulkHistories.build(table, self.items, self.types)
        self.live = LiveHistories(self.items, self.types)

    def put(self, user: str, item: str, time: int, kind: str = "watch", **detail: str) -> None:
        self.live.apply([Event(user, item, time, kind, detail=dict(detail))])

    def history(self, user: str) -> list[str]:
        found = merged(self.bulk.of(user), self.live.of(user))
        return [self.items.texts[code] for code in found.items]

    def latest(self, user: str, *kinds: str) -> set[str]:
        found = merged(self.bulk.of(user), self.live.of(user))
        wanted = frozenset(kinds) or None
        codes = latest_per_type(found, self.types, wanted)
        return {self.items.texts[code] for code in codes}


def test_bulk_rows_come_in_order_of_time_whatever_their_order_in_the_file() -> None:
    group = Group([("u", "c", 3, "watch"), ("v", "x", 1, "watch"), ("u", "a", 1, "watch")])
    assert group.history("u") == ["a", "c"]
    assert group.history("v") == ["x"]
    assert group.history("nobody") == []


def test_live_events_are_merged_by_time_and_come_after_bulk_at_equal_times() -> None:
    group = Group([("u", "a", 10, "watch"), ("u", "c", 30, "watch")])
    group.put("u", "d", 30)
    group.put("u", "b", 20)
    assert group.history("u") == ["a", "b", "c", "d"]


def test_an_event_id_counts_once() -> None:
    group = Group([])
    group.put("u", "a", 1, eventId="one")
    group.put("u", "b", 2, eventId="one")
    group.put("u", "c", 3, eventId="two")
    assert group.history("u") == ["a", "c"]


def test_a_live_event_that_repeats_an_interaction_in_full_counts_once() -> None:
    group = Group([("u", "a", 10, "watch")])
    group.put("u", "a", 10)
    group.put("u", "a", 10, "click")  # another type: another interaction
    group.put("u", "a", 11)
    group.put("u", "a", 11)
    assert group.history("u") == ["a", "a", "a"]


interactions = st.tuples(
    st.integers(0, 2),
    st.integers(0, 3),
    st.integers(-1, 1),
    st.sampled_from([0.0, -0.0, 1.5, 0.1, math.nan]),
)


def history(rows: list[tuple[int, int, int, float]]) -> History:
    items, times, types, values = zip(*rows, strict=True) if rows else ((), (), (), ())
    return History(
        np.array(items, np.int32),
        np.array(times, np.int64),
        np.array(types, np.int32),
        np.array(values, np.float32),
    )


@given(bulk=st.lists(interactions, max_size=12), live=st.lists(interactions, max_size=12))
def test_a_merged_history_is_that_of_one_row_after_another(
    bulk: list[tuple[int, int, int, float]], live: list[tuple[int, int, int, float]]
) -> None:
    bulk.sort(key=lambda row: row[1])

    def comparable(row: tuple[int, int, int, float]) -> tuple[object, ...]:
        return (*row[:3], None if math.isnan(row[3]) else float(np.float32(row[3])))

    seen = {comparable(row) for row in bulk}
    kept = list(bulk)
    for row in live:
        if comparable(row) not in seen:
            seen.add(comparable(row))
            kept.append(row)
    expected = history(sorted(kept, key=lambda row: row[1]))
    found = merged(history(bulk), history(live))
    assert found.items.tolist() == expected.items.tolist()
    assert found.timestamps.tolist() == expected.timestamps.tolist()
    assert found.event_types.tolist() == expected.event_types.tolist()
    np.testing.assert_array_equal(found.event_values, expected.event_values)


def test_what_a_reader_has_stays_while_events_arrive() -> None:
    group = Group([])
    for number in range(5):
        group.put("u", f"i{number}", number)
    own, everything = group.live.of("u"), group.live.everything(5)
    for number in range(5, 5000):
        group.put(f"u{number % 7}" if number % 2 else "u", f"i{number % 50}", number)
    assert own.timestamps.tolist() == everything.timestamps.tolist() == [0, 1, 2, 3, 4]
    assert group.live.size == 5000
    assert group.live.everything(5000).timestamps.tolist() == list(range(5000))
    assert group.live.count("u") == len(group.live.of("u"))
    together = ["u", *(f"u{n}" for n in range(7))]
    assert sum(group.live.count(user) for user in together) == 5000
    found = group.live.of("u3")
    assert found.timestamps.tolist() == [n for n in range(5, 5000) if n % 2 and n % 7 == 3]
    assert [group.items.texts[code] for code in found.items] == [
        f"i{n % 50}" for n in found.timestamps.tolist()
    ]


def test_a_live_event_takes_few_bytes_however_many_a_user_has() -> None:
    live = LiveHistories(Vocabulary(), Vocabulary())
    live.apply([Event("u", "i", 0, "watch", detail={})])
    tracemalloc.start()
    try:
        live.apply(Event("u", "i", number, "watch", detail={}) for number in range(100_000))
        assert tracemalloc.get_traced_memory()[0] < 100 * 100_000
        # A copy of the user's events for each new one would have taken 40 GB together.
        assert tracemalloc.get_traced_memory()[1] < 200 * 100_000
    finally:
        tracemalloc.stop()


def test_a_session_becomes_the_users_when_an_event_carries_both() -> None:
    group = Group([("u", "a", 1, "watch")])
    group.put("s1", "b", 2, sessionId="s1")
    assert group.history("u") == ["a"]
    assert group.history("s1") == ["b"]
    group.put("u", "c", 3, sessionId="s1")
    assert group.history("u") == ["a", "b", "c"]
    group.put("s1", "d", 4, sessionId="s1")
    assert group.history("u") == ["a", "b", "c", "d"]
    # Somebody else in the same browser does not inherit it.
    group.put("w", "e", 5, sessionId="s1")
    assert group.history("w") == ["e"]


def test_an_event_of_a_joined_session_is_in_the_users_next_history() -> None:
    group = GroupData([])
    group.put_events([Event("u", "a", 1, "watch", detail={"sessionId": "s"})])
    assert len(group.snapshot.history("u")) == 1
    # The same browser, not signed in at the moment.
    group.put_events([Event("s", "b", 2, "watch", detail={"sessionId": "s"})])
    assert [group.snapshot.item_ids.texts[code] for code in group.snapshot.history("u").items] == [
        "a",
        "b",
    ]


def test_filters_see_the_latest_hundred_of_each_event_type() -> None:
    rows = [("u", f"i{n}", n, "watch") for n in range(150)] + [("u", "old", 0, "click")]
    group = Group(rows)
    assert group.latest("u", "watch") == {f"i{n}" for n in range(50, 150)}
    assert group.latest("u", "click") == {"old"}
    group.put("u", "new", 1000)
    assert group.latest("u") == {f"i{n}" for n in range(51, 150)} | {"new", "old"}


def test_filters_compare_event_types_without_case() -> None:
    group = Group([("u", "a", 1, "Watch"), ("u", "b", 2, "WATCH"), ("u", "c", 3, "click")])
    assert group.latest("u", "watch") == {"a", "b"}
    assert group.latest("u", "nothing") == set()


def test_data_without_event_types_is_seen_by_the_filter_for_all_types() -> None:
    items, types = Vocabulary(), Vocabulary()
    table = pa.table({"USER_ID": ["u"], "ITEM_ID": ["a"], "TIMESTAMP": [5]})
    history = BulkHistories.build(table, items, types).of("u")
    assert latest_per_type(history, types, None).tolist() == [0]
    assert latest_per_type(history, types, frozenset({"watch"})).tolist() == []


def test_the_oldest_interaction_of_each_item() -> None:
    group = Group([("u", "a", 7, "watch"), ("v", "a", 5, "watch"), ("v", "b", 9, "watch")])
    group.put("u", "c", 1)
    first = group.bulk.first_seen(3)
    assert first[:2].tolist() == [5.0, 9.0]
    assert np.isnan(first[2])
    assert group.bulk.latest == 9


def test_events_are_on_disk_before_they_are_visible() -> None:
    group = GroupData([])
    seen_while_storing = []

    def store(events: list[Event]) -> None:
        seen_while_storing.append((len(events), len(group.snapshot.history("u"))))

    event = Event("u", "a", 1, "watch", detail={"eventId": "e"})
    group.put_events([event, event], store)
    group.put_events([event], store)
    assert seen_while_storing == [(1, 0)]
    assert len(group.snapshot.history("u")) == 1


def test_an_event_that_could_not_be_stored_is_not_visible() -> None:
    group = GroupData([])

    def full(events: list[Event]) -> None:
        raise OSError("disk full")

    event = Event("u", "a", 1, "watch", detail={"eventId": "e"})
    with pytest.raises(OSError, match="disk full"):
        group.put_events([event], full)
    assert len(group.snapshot.history("u")) == 0
    group.put_events([event])  # sent again
    assert len(group.snapshot.history("u")) == 1


def test_many_threads_lose_no_event() -> None:
    group = GroupData([])

    def put(thread: int) -> None:
        for number in range(50):
            detail = {"eventId": f"{thread}-{number}"}
            group.put_events(
                [Event(f"u{number % 5}", f"i{thread}-{number}", number, "watch", detail=detail)]
            )

    threads = [threading.Thread(target=put, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(len(group.snapshot.history(f"u{n}")) for n in range(5)) == 400
    assert len(set(group.snapshot.item_ids.texts)) == 400


def test_a_translation_follows_the_growth_of_its_source() -> None:
    source = Vocabulary(["a", "b"])
    translate = Translation(source, {"b": 0, "c": 1})
    assert translate(np.array([0, 1, -1], np.int32)).tolist() == [-1, 0, -1]
    source.add("c")
    assert translate(np.array([2, 0], np.int32)).tolist() == [1, -1]
