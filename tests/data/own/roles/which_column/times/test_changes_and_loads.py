"""When something was changed, or a program wrote rows, is not when somebody did something."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from personalize_poc.data.own import roles
from tests.data.own.roles.worlds.proposals import fields_of
from tests.data.own.roles.worlds.world import World, code
from tests.support.own_tables import reading

_FORM = "%Y-%m-%d %H:%M:%S"


def _time(more: dict[str, Any], w: World) -> str:
    found = roles.propose(
        reading({
            "reads.csv": {
                "reader_id": w.by_user(lambda u: code("R", u)),
                "article_id": w.by_item(lambda i: code("A", i)),
                **more,
            }
        })
    )  # fmt: skip
    return fields_of(found)["TIMESTAMP"]


@pytest.mark.parametrize(
    "changed",
    ["text_modification_date", "fecha_modificación", "wijzigingsdatum", "ultima_modifica",
     "article_updated_at", "기사수정일시", "記事更新日時"],
)  # fmt: skip
def test_a_change_before_anything_happened_is_of_what_was_read(changed: str) -> None:
    w = World(2501, lines=1)
    before = w.each(lambda row: 3000 + row * 7919 % 400_000)
    times = [
        (at - timedelta(minutes=n)).strftime(_FORM) for at, n in zip(w.at, before, strict=True)
    ]
    assert _time({changed: times, "read_at": w.times(_FORM)}, w) == "read_at"


def test_a_change_that_nothing_but_a_delivery_follows_is_when_a_row_was_written() -> None:
    w = World(2502, lines=1)
    more = {"delivered_at": w.times(_FORM, days=3), "updated_at": w.times(_FORM)}
    assert _time(more, w) == "updated_at"


def _loaded(at: datetime, each: int) -> str:
    """When a program wrote the rows of a day, in so many turns."""
    return at.replace(hour=at.hour // each * each, minute=14, second=9).strftime(_FORM)


def test_a_day_beside_the_time_of_a_load_is_when_rows_are_of() -> None:
    w = World(2503, lines=1, days=60)
    more = {"read_on": w.times("%Y-%m-%d"), "etl_loaded_at": [_loaded(at, 8) for at in w.at]}
    assert _time(more, w) == "read_on"


def test_a_load_in_the_night_is_not_when_rows_are_of_though_it_is_before_most_of_them() -> None:
    w = World(2505, lines=1, days=60)
    evenings = [at.replace(hour=18 + at.hour % 6) for at in w.at]
    loads = [at.replace(hour=3, minute=0, second=0) for at in w.at]
    more = {"VW_DTM": evenings, "REG_DTM": loads}
    form = "%Y%m%d%H%M%S"
    assert _time({name: [at.strftime(form) for at in more[name]] for name in more}, w) == "VW_DTM"


def test_a_load_of_each_row_by_itself_is_finer_than_its_day() -> None:
    w = World(2504, lines=1, days=60)
    more = {"read_on": w.times("%Y-%m-%d"), "etl_loaded_at": w.times(_FORM, seconds=2)}
    assert _time(more, w) == "etl_loaded_at"
