"""Farmers, brands and artists beside what they make: what a column is called after is chosen."""

from __future__ import annotations

from typing import Any

import pytest

from tests.data.own.roles.worlds.proposals import asked, proposed_tables, who_and_what
from tests.data.own.roles.worlds.world import World, title

_NAMES = {
    "ja": ("会員番号 生産者コード 商品コード 売上日 数量", "生産者名 手数料率"),
    "ko": ("회원번호 농가번호 상품코드 판매일 수량", "농가명 수수료율"),
    "fr": ("client_id producteur_id produit_id date_vente quantite", "nom_producteur commission"),
}


def _till(names: str, listed: str, *, shared: bool = False) -> dict[str, dict[str, Any]]:
    """A till whose articles belong to a maker each, or to several; makers alone have a table."""
    w = World(6107, users=200, items=40 if shared else 150, rows=5000, lines=2)
    user, maker, thing, when, count = names.split()
    made = w.each(lambda r: 1 + (w.item[r] * 7 + shared * (r % 5 * 11)) % 60)
    name, fee = listed.split()
    till: dict[str, list[Any]] = {
        user: w.by_user(lambda u: f"{20_011 + 37 * u:08d}"),
        maker: [f"{one:04d}" for one in made],
        thing: w.by_item(lambda i: f"{10_013 + 61 * i:06d}"),
        when: w.times("%Y-%m-%d %H:%M:%S"),
        count: w.pick((1, 2, 3)),
    }
    makers: dict[str, list[Any]] = {
        maker: [f"{one:04d}" for one in range(1, 66)],
        name: [title(900 + one) for one in range(65)],
        fee: [15 + one % 2 * 3 for one in range(65)],
    }
    members: dict[str, list[Any]] = {
        user: [f"{20_011 + 37 * u:08d}" for u in range(w.users)],
        "born": [1950 + u % 55 for u in range(w.users)],
    }
    return {"sales.csv": till, "makers.csv": makers, "members.csv": members}


@pytest.mark.parametrize("language", list(_NAMES))
def test_the_article_is_taken_though_only_those_who_grow_it_have_a_table(language: str) -> None:
    names, listed = _NAMES[language]
    made = proposed_tables(_till(names, listed))
    user, __, thing, *___ = names.split()
    assert who_and_what(made) == (user, thing)
    assert "which-item" not in asked(made)


def test_an_article_that_several_grow_is_taken_though_only_those_have_names() -> None:
    names, listed = _NAMES["ja"]
    tables = _till(names, listed, shared=True)
    for one in (tables["sales.csv"], tables["makers.csv"]):
        one["生産者コード"] = [f"P{code}" for code in one["生産者コード"]]
    tables["sales.csv"]["生産者名"] = [
        title(int(code[1:])) for code in tables["sales.csv"]["生産者コード"]
    ]
    made = proposed_tables(tables)
    assert who_and_what(made) == ("会員番号", "商品コード")


def test_artists_are_chosen_where_nothing_else_is() -> None:
    tables = _till("listener_id artist_id track_id played_at seconds", "artist_name genre")
    del tables["sales.csv"]["track_id"]
    assert who_and_what(proposed_tables(tables)) == ("listener_id", "artist_id")
