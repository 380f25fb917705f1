"""Questions, events, records and imports at the same time."""

from __future__ import annotations

import threading
from collections.abc import Callable

from personalize_poc.local.datasets.sources import Part, Sources
from personalize_poc.local.serving.recommend import Question, rank, recommend
from personalize_poc.local.serving.settings import Settings
from tests.support.serving_fakes import ITEM_SCHEMA, ITEMS, Only, deployment, watch


def _at_once(works: list[Callable[[int], object]], rounds: int) -> list[Exception]:
    """Work in a thread each until everybody, the slowest one as well, has done enough rounds.

    Each work is told the number of its round, from 1. Returns what went wrong, which ends all.
    """
    failures: list[Exception] = []
    done = dict.fromkeys(range(len(works)), 0)

    def run(place: int, work: Callable[[int], object]) -> None:
        while not failures and min(done.values()) < rounds:
            done[place] += 1
            try:
                work(done[place])
            except Exception as error:
                failures.append(error)

    threads = [threading.Thread(target=run, args=each) for each in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failures


def test_answers_stay_right_while_everything_changes() -> None:
    items = {item: {"GENRES": "A"} for item in ITEMS}
    model = deployment("aws-user-personalization", items=items, settings=Settings(0.0))
    model.group.put_events([watch("quiet", "i3", 1)])
    calm = recommend(model, Question("quiet", filter=Only(watched=True)))

    def ask(number: int) -> None:
        assert recommend(model, Question("quiet", filter=Only(watched=True))) == calm
        assert rank(model, Question("busy", filter=Only(watched=True)), ["later-1", "i1"])

    def put_events(number: int) -> None:
        model.group.put_events([watch("busy", f"later-{number % 50 + 2}", number)])
        assert len(model.group.snapshot.history("busy")) == number

    def put_records(number: int) -> None:
        model.group.put_records("ITEMS", {f"later-{number % 50}": {"GENRES": "B"}})

    def reload(number: int) -> None:
        model.group.reload(Sources(items=Part(ITEM_SCHEMA, [], items)), "ITEMS")

    assert _at_once([ask, ask, put_events, put_records, reload], rounds=30) == []
