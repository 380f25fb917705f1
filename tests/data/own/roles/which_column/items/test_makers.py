"""Farmers, organisers and artists beside what they make or offer: this is what is chosen."""

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


_OFFERED = {
    "ja": ("会員ID 体験コード 催行事業者コード 予約受付日時 合計金額", "体験名", "事業者名"),
    "ko": ("회원번호 체험코드 주최자코드 예약일시 금액", "체험명", "주최자명"),
    "zh": ("会员编号 体验编号 主办方编号 预订时间 金额", "体验名称", "主办方名称"),
    "de": ("kundennr erlebnisnr veranstalternr buchungszeit betrag", "titel", "veranstalter"),
    "fr": ("code_client code_sortie code_organisateur date_resa montant", "titre", "nom"),
    "en": ("member_id thing_ref event_organizer_id booked_at amount", "title", "name"),
}


def _bookings(names: str, titled: str, called: str) -> dict[str, dict[str, Any]]:
    """Bookings of what belongs to an organiser each; things and organisers have a table."""
    w = World(6108, users=300, items=160, rows=5000, lines=1)
    user, thing, organiser, when, paid = names.split()
    owner = [f"J{i % 40:03d}" for i in range(w.items)]
    return {
        "bookings.csv": {
            user: w.by_user(lambda u: 3_000_011 + 37 * u),
            thing: w.by_item(lambda i: f"ACT-{17 * i:05d}"),
            organiser: w.by_item(lambda i: owner[i]),
            when: w.times("%Y-%m-%d %H:%M:%S"),
            paid: w.pick(range(3000, 40_000, 100)),
        },
        "offers.csv": {
            thing: [f"ACT-{17 * i:05d}" for i in range(w.items)],
            titled: [title(i) for i in range(w.items)],
        },
        "partners.csv": {
            organiser: [f"J{n:03d}" for n in range(40)],
            called: [title(500 + n) for n in range(40)],
        },
    }


@pytest.mark.parametrize("language", list(_OFFERED))
def test_what_is_offered_is_taken_and_not_who_organises_it(language: str) -> None:
    names, *listed = _OFFERED[language]
    made = proposed_tables(_bookings(names, *listed))
    user, thing, *__ = names.split()
    assert who_and_what(made) == (user, thing)
    assert not asked(made)


def test_who_organises_is_chosen_where_the_things_have_no_ids() -> None:
    names, *listed = _OFFERED["ja"]
    tables = _bookings(names, *listed)
    del tables["bookings.csv"]["体験コード"]
    assert who_and_what(proposed_tables(tables)) == ("会員ID", "催行事業者コード")
