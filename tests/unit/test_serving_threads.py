"""Questions, events, records and imports at the same time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from personalize_poc.local.serving.answers import Question, rank, recommend
from personalize_poc.local.serving.deployments import Settings
from personalize_poc.local.serving.sources import Part, Sources
from tests.unit.serving_fakes import ITEM_SCHEMA, ITEMS, Only, deployment, watch


def test_answers_stay_right_while_everything_changes() -> None:
    items = {item: {"GENRES": "A"} for item in ITEMS}
    model = deployment("aws-user-personalization", items=items, settings=Settings(0.0))
    model.group.put_events([watch("quiet", "i3", 1)])
    calm = recommend(model, Question("quiet", filter=Only(watched=True)))
    stop, failures = threading.Event(), []

    def until_stopped(work: Callable[[int], None]) -> Callable[[], None]:
        def run() -> None:
            number = 0
            while not stop.is_set():
                number += 1
                try:
                    work(number)
                except Exception as error:
                    failures.append(error)
                    stop.set()

        return run

    def ask(number: int) -> None:
        assert recommend(model, Question("quiet", filter=Only(watched=True))) == calm
        assert rank(model, Question("busy", filter=Only(watched=True)), ["later-1", "i1"])

    def put_events(number: int) -> None:
        model.group.put_events([watch("busy", f"later-{number % 50 + 2}", number)])
        assert len(model.group.history("busy")) == number

    def put_records(number: int) -> None:
        model.group.put_records("ITEMS", {f"later-{number % 50}": {"GENRES": "B"}})

    def reload(number: int) -> None:
        model.group.reload(Sources(items=Part(ITEM_SCHEMA, [], items)), "ITEMS")

    work = [ask, ask, put_events, put_records, reload]
    threads = [threading.Thread(target=until_stopped(each)) for each in work]
    for thread in threads:
        thread.start()
    time.sleep(1)
    stop.set()
    for thread in threads:
        thread.join()
    assert failures == []
