"""Questions, events, records and imports at the same time."""

from __future__ import annotations

import threading
from collections.abc import Callable

from personalize_poc.local.datasets.sources import Part, Sources
from personalize_poc.local.serving.recommend import Question, rank, recommend
from personalize_poc.local.serving.settings import Settings
from tests.support.serving_fakes import ITEM_SCHEMA, ITEMS, Only, deployment, watch


def test_answers_stay_right_while_everything_changes() -> None:
    items = {item: {"GENRES": "A"} for item in ITEMS}
    model = deployment("aws-user-personalization", items=items, settings=Settings(0.0))
    model.group.put_events([watch("quiet", "i3", 1)])
    calm = recommend(model, Question("quiet", filter=Only(watched=True)))
    failures: list[Exception] = []
    rounds = dict.fromkeys(range(5), 0)

    def until_stopped(place: int, work: Callable[[int], None]) -> Callable[[], None]:
        """Work until everybody, the slowest one as well, has done enough rounds."""

        def run() -> None:
            while not failures and min(rounds.values()) < 30:
                rounds[place] += 1
                try:
                    work(rounds[place])
                except Exception as error:
                    failures.append(error)

        return run

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

    work = [ask, ask, put_events, put_records, reload]
    threads = [threading.Thread(target=until_stopped(*each)) for each in enumerate(work)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
