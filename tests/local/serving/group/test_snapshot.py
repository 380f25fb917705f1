"""A snapshot of a group says the same for ever; what changed since has another generation."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from personalize_poc.local.datasets.sources import Sources
from personalize_poc.local.serving.group.data import GroupData
from personalize_poc.local.serving.group.snapshot import GroupSnapshot
from personalize_poc.local.serving.recommend import Question, recommend
from personalize_poc.local.serving.settings import Settings
from personalize_poc.local.state.events import Event
from tests.support.dataset_samples import avro
from tests.support.serving_fakes import (
    DAY,
    ITEM_SCHEMA,
    ITEMS,
    Only,
    PartInMemory,
    deployment,
    watch,
)

LOG = avro("Interactions", ("USER_ID", "string"), ("ITEM_ID", "string"), ("TIMESTAMP", "long"))
NAMES = ["u", "v", "s1", "s2"]

events = st.lists(
    st.builds(
        lambda user, session, number, seen: Event(
            user,
            f"i{number}",
            number,
            "watch",
            None,
            {"sessionId": session, **({"impression": seen} if seen else {})},
        ),
        st.sampled_from(NAMES),
        st.sampled_from(["s1", "s2", "s3"]),
        st.integers(0, 9),
        st.lists(st.sampled_from(ITEMS), max_size=3),
    ),
    max_size=25,
)


def said(snapshot: GroupSnapshot) -> dict[str, Any]:
    """All that a snapshot says, in texts."""
    texts = snapshot.item_ids.texts
    codes = np.array([snapshot.item_ids.find(item) for item in ITEMS])
    known = snapshot.live.everything(snapshot.live_events)
    return {
        "histories": {
            name: [(texts[code], time) for code, time in zip(h.items, h.timestamps, strict=True)]
            for name in NAMES
            for h in [snapshot.history(name)]
        },
        "everything": [texts[code] for code in known.items],
        "impressions": snapshot.impressions.of(codes).tolist(),
        "items": {key: snapshot.items.known("GENRES", key) for key in snapshot.items.ids},
    }


@given(given_events=events, sizes=st.lists(st.integers(1, 5), max_size=25))
def test_a_snapshot_says_what_a_group_of_its_events_alone_says(
    given_events: list[Event], sizes: list[int]
) -> None:
    group, taken = GroupData([]), 0
    snapshots = [(0, group.snapshot)]
    for size in [*sizes, len(given_events)]:
        group.put_events(given_events[taken : taken + size])
        taken = min(taken + size, len(given_events))
        snapshots.append((taken, group.snapshot))
    for number, snapshot in snapshots:
        assert said(snapshot) == said(GroupData(given_events[:number]).snapshot)


def filled() -> GroupData:
    group = GroupData([watch("u", "i1", 1, impression=["i1", "i2"])])
    rows = pa.table({"USER_ID": ["u"], "ITEM_ID": ["i0"], "TIMESTAMP": [0]})
    records = {item: {"GENRES": "A"} for item in ITEMS}
    group.reload(Sources(PartInMemory(LOG, [], rows=rows), PartInMemory(ITEM_SCHEMA, [], records)))
    return group


def test_no_change_of_the_group_changes_a_snapshot() -> None:
    group = filled()
    taken, before = group.snapshot, said(group.snapshot)
    assert before["histories"]["u"] == [("i0", 0), ("i1", 1)]
    group.put_events([watch("u", "i2", 2, sessionId="s1", impression=["i2", "i3"])])
    group.put_events([watch("s1", "i3", 3, sessionId="s1")])
    group.put_records("ITEMS", {"i1": {"GENRES": "B"}, "new": {"GENRES": "B"}})
    group.reload(Sources(), "INTERACTIONS")
    group.replace_events([watch("u", "i4", 4)])
    assert said(group.snapshot)["histories"]["u"] == [("i4", 4)]
    assert said(taken) == before


def test_each_change_is_a_generation_and_of_its_parts_only_what_changed_is_new() -> None:
    group = filled()

    def renewed(change: Any) -> set[str]:
        before = group.snapshot
        change()
        after = group.snapshot
        assert after.generation == before.generation + 1
        names = {
            name for name, since in vars(before.since).items() if since != vars(after.since)[name]
        }
        assert all(getattr(after.since, name) == after.generation for name in names)
        return names

    event, seen = watch("u", "i5", 5), watch("u", "i5", 5, impression=["i5"])
    assert renewed(lambda: group.put_events([event])) == set()
    assert renewed(lambda: group.put_events([seen])) == {"impressions"}
    assert renewed(lambda: group.put_records("ITEMS", {"i1": {"GENRES": "B"}})) == {"items"}
    assert renewed(lambda: group.put_records("USERS", {})) == {"users"}
    assert renewed(lambda: group.reload(Sources(), "INTERACTIONS")) == {
        "interactions",
        "impressions",
    }
    assert renewed(lambda: group.replace_events([])) == {"live", "impressions"}


def test_answers_from_old_and_new_data_in_turns_are_each_right() -> None:
    """As when requests that began before and after a change are answered at the same time."""
    items = {item: {"GENRES": "A", "CREATION_TIMESTAMP": 0} for item in ITEMS}
    model = deployment(
        "aws-user-personalization", items=items, events=[watch("u", "i3", 1)], settings=Settings(1)
    )
    asked = [model.inputs("u")]
    model.group.put_events([watch("u", "i6", 2, impression=["i6", "i7"])])
    asked.append(model.inputs("u"))
    model.group.put_records("ITEMS", {"new": {"GENRES": "B", "CREATION_TIMESTAMP": DAY}})
    asked.append(model.inputs("u"))
    model.group.replace_events([])
    asked.append(model.inputs("u"))
    right = [model.ranking(inputs).order.tolist() for inputs in asked]
    assert len({tuple(order) for order in right}) == 4
    seen = [np.flatnonzero(~Only(watched=True).mask(inputs.scope())).tolist() for inputs in asked]
    assert seen == [[3], [3, 6], [3, 6], []]
    for turn in (0, 3, 1, 2, 0, 2, 1, 3):
        inputs = asked[turn]
        assert model.best(inputs).order.tolist() == right[turn]
        mask = Only(watched=True).mask(inputs.scope())
        assert np.flatnonzero(~mask).tolist() == seen[turn]
    assert [a.item_id for a in recommend(model, Question("u"))] == [
        model.inputs().catalogue.ids[place] for place in right[3]
    ]
