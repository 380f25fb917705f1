"""A number with a tenth of the rows, of which nothing says whether one or many stand behind it."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import asked
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading

_GIANT = 5130


def sales(giant: Any, user: str = "client_no", people: dict[str, Any] | None = None) -> Proposal:
    """Sales of a shop; `giant` says of a row whether it is of the number in question."""
    w = World(7120, users=600, rows=4000, lines=1)
    given = [5000 + 3 * (u * 7 % 600) for u in w.user]  # nobody has far more than others
    given = [5000 + 3 * (r * 37 % 600) if r % 2 else one for r, one in enumerate(given)]
    tables: dict[str, dict[str, Any]] = {
        "sales.csv": {
            "sale": w.each(lambda r: 90_000 + r),
            user: w.each(lambda r: _GIANT if giant(r) else given[r]),
            "sku": w.by_item(lambda i: code("S", i)),
            "sold_at": w.times("%Y-%m-%d %H:%M:%S"),
        }
    }
    return roles.propose(reading({**tables, **({"clients.csv": people} if people else {})}))


@pytest.mark.parametrize("user", ["client_no", "고객번호", "KundenNr", "会員番号", "num_cliente"])
def test_a_number_with_an_eighth_of_all_rows_is_asked_about(user: str) -> None:
    made = sales(lambda r: r % 8 == 0, user)
    (question,) = made.questions
    assert question.code == "one-or-many"
    assert str(_GIANT) in question.text
    assert user in question.text
    kept, gone = [yaml.safe_load(one.yaml)["interactions"]["leave_out"] for one in question.options]
    assert kept == {}
    assert gone == {user: [str(_GIANT)]}
    assert section(made).columns["USER_ID"] == user
    assert section(made).leave_out == {}


def test_who_is_not_far_above_or_not_there_all_the_time_is_not_asked_about() -> None:
    assert not sales(lambda r: r % 25 == 0).questions  # a large customer
    assert not sales(lambda r: r < 700).questions  # a program that ran for some weeks


@pytest.mark.parametrize(
    ("name", "words"), [("Firma", lambda u: f"{title(u)} {u} GmbH"), ("nombre", title)]
)
def test_whoever_has_a_name_among_the_customers_is_one(name: str, words: Any) -> None:
    ids: dict[str, Any] = {"client_no": [5000 + 3 * u for u in range(600)]}
    ids["client_no"].append(_GIANT)
    silent = {**ids, "zip": [f"{10_000 + u * 17 % 900}" for u in range(601)]}
    told = {**silent, name: [words(u) for u in range(601)]}
    assert asked(sales(lambda r: r % 8 == 0, people=silent)) == {"one-or-many"}
    assert not sales(lambda r: r % 8 == 0, people=told).questions


@pytest.mark.parametrize("hidden", ["(anonym)", "(anonymous)", "[anonimo]", "(비회원)"])
def test_what_stands_in_brackets_behind_every_name_makes_nobody_of_one(hidden: str) -> None:
    ids = {"client_no": [*(5000 + 3 * u for u in range(600)), _GIANT]}
    everybody = {**ids, "name": [f"{title(u)} {u} {hidden}" for u in range(601)]}
    alone = {**ids, "name": [f"{title(u)} {u}{f' {hidden}' * (u == 600)}" for u in range(601)]}
    assert section(sales(lambda r: r % 25 == 0, people=everybody)).leave_out == {}
    gone = section(sales(lambda r: r % 25 == 0, people=alone)).leave_out
    assert gone == {"client_no": (str(_GIANT),)}
