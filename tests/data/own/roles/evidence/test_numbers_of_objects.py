"""What is called the number of a user, and is that of an object beside it."""

from __future__ import annotations

from personalize_poc.data.own.roles.propose import understand
from tests.support.own_tables import reading


def test_the_number_of_an_object_in_a_row_that_has_one_itself_is_no_persons() -> None:
    table = {name: [f"{name}{n % 9}" for n in range(90)] for name in ("uid", "team.uid", "t.label")}
    (view,) = understand(reading({"log.csv": table}))
    own, inner, __ = (view.hint(column.key) for column in view.columns)
    assert own.about("user")
    assert inner.says("id")
    assert not inner.about("user")
    (view,) = understand(reading({"log.csv": {"event.uid": table["uid"], "at": table["t.label"]}}))
    assert view.hint(view.columns[0].key).about("user")
