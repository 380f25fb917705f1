"""Lines that are no goods or never came, gifts to everybody, advertisements, deeds that end."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import reason
from tests.data.own.roles.worlds.rows import proposed, rarely, section
from tests.data.own.roles.worlds.world import World, code, price, title
from tests.support.own_tables import reading


def _ordered(
    kinds: tuple[str, str, str],
    *,
    alone: bool = False,
    lines_each: int = 4,
    listed: bool = False,
) -> Proposal:
    """Orders of things, each with a line for sending it, and some with one for a voucher."""
    w = World(4701, lines=lines_each, rows=3000)
    lines: list[tuple[str, int, str, str, float, str]] = []
    for row in w.rows:
        order = (f"A{10_000 + w.order[row]}", w.user[row] + 500, f"{w.at[row]:%d.%m.%Y %H:%M}")
        item = w.item[row]
        lines.append((*order, code("AN-", item), price(item), kinds[0]))
        if row and w.order[row] == w.order[row - 1]:
            continue
        if alone:
            order = (f"B{10_000 + w.order[row]}", *order[1:])
        lines.append((*order, "VK-1", 4.9, kinds[1]))
        if row % 9 == 0:
            lines.append((*order, "GU", -5.0, kinds[2]))
    names = "Auftragsnummer Kundennummer Auftragsdatum Artikelnummer Einzelpreis Positionsart"
    table = dict(zip(names.split(), map(list, zip(*lines, strict=True)), strict=True))
    goods = {
        "Artikelnummer": [*(code("AN-", i) for i in range(w.items)), "VK-1", "GU"],
        "Bezeichnung": [*map(title, range(w.items)), "Paketdienst", "Karte"],
    }
    tables = {"Positionen.csv": table} | ({"Artikel.csv": goods} if listed else {})
    return roles.propose(reading(tables))


@pytest.mark.parametrize("kinds", [
    ("Artikel", "Versand", "Gutschein"), ("line_item", "shipping", "coupon"),
    ("상품", "배송비", "쿠폰"), ("商品", "送料", "クーポン"), ("produit", "livraison", "remise"),
])  # fmt: skip
def test_lines_beside_goods_that_are_sending_or_vouchers_are_left_out_and_said(
    kinds: tuple[str, str, str],
) -> None:
    found = _ordered(kinds)
    assert section(found).leave_out["Positionsart"] == kinds[1:]
    assert any("lines of orders are" in one.message for one in found.findings)


def test_a_kind_of_lines_says_which_rows_go_and_not_that_a_catalogue_tells_it() -> None:
    made = _ordered(("Artikel", "Versand", "Gutschein"), listed=True)
    assert reason(made, "Positionsart") == "rows with Versand, Gutschein are left out"


@pytest.mark.parametrize(("third", "left"), [("discount-coupon", True), ("colour", False)])
def test_small_orders_have_as_many_lines_beside_as_of_goods(third: str, *, left: bool) -> None:
    """Where each kind is known it does not matter how many they are."""
    made = section(_ordered(("product", "shipping", third), lines_each=1))
    assert ("Positionsart" in made.leave_out) is left


def test_what_is_bought_alone_is_no_line_beside_goods() -> None:
    made = section(_ordered(("Artikel", "Versand", "Gutschein"), alone=True))
    assert "Positionsart" not in made.leave_out


@pytest.mark.parametrize("kind", ["Buch", "Kleidung"])
def test_groups_of_goods_are_no_kinds_of_lines(kind: str) -> None:
    made = section(_ordered((kind, "Versand", "Gutschein")))
    assert "Positionsart" not in made.leave_out


def _given(kind: str, minutes: float, things: int = 1) -> Proposal:
    """A log in which all get something one day, within so many minutes, of so many things."""
    w = World(4702, lines=1, rows=4000)
    rows = [
        (w.at[row], w.user[row], w.item[row], "purchase" if row % 4 == 0 else "view")
        for row in w.rows
    ]
    start = w.at[2000].replace(hour=11)
    users = sorted(set(w.user))
    for n, user in enumerate(users):
        at = start + timedelta(minutes=minutes * n / len(users))
        rows.append((at, user, n * 7 % things, kind))
    rows.sort(key=lambda one: one[0])
    log = {
        "at": [f"{at:%Y-%m-%d %H:%M:%S}" for at, *_ in rows],
        "account_id": [user + 900_000 for _, user, *_ in rows],
        "item_id": [code("I", item) for *_, item, _ in rows],
        "event": [kind for *_, kind in rows],
    }
    return roles.propose(reading({"log.csv": log}))


def _gone(found: Proposal) -> set[str]:
    return {kind for kind, name in section(found).event_types.items() if name is None}


@pytest.mark.parametrize(("kind", "minutes"), [("zorg", 2.0), ("운영지급", 90.0)])
def test_what_everybody_was_given_at_once_was_chosen_by_nobody(kind: str, minutes: float) -> None:
    assert _gone(_given(kind, minutes)) == {kind}


@pytest.mark.parametrize(
    ("name", "usual", "given"),
    [("来源", "商城购买", "系统赠送"), ("source", "shop", "gm_grant"),
     ("획득경로", "상점", "GM 지급"), ("Herkunft", "Laden", "Geschenk vom System")],
)  # fmt: skip
def test_what_the_system_gave_is_left_out_by_its_source_and_said(
    name: str, usual: str, given: str
) -> None:
    w = World(4704, lines=1)
    made = proposed(w, {}, **{name: rarely(w, usual, {given: 7})})
    assert section(made).leave_out == {name: (given,)}
    assert any("gave to people" in one.message + one.matters for one in made.findings)


@pytest.mark.parametrize("kind", ["gift from a friend", "gift card", "game"])
def test_what_friends_give_or_is_only_called_a_gift_counts(kind: str) -> None:
    w = World(4705, lines=1)
    made = proposed(w, {}, source=rarely(w, "shop", {kind: 7}))
    assert section(made).leave_out == {}


@pytest.mark.parametrize(("minutes", "things"), [(3000.0, 1), (2.0, 100)])
def test_what_people_do_at_their_own_time_or_each_with_another_thing_counts(
    minutes: float, things: int
) -> None:
    assert _gone(_given("zorg", minutes, things)) == set()


@pytest.mark.parametrize(("name", "kinds", "gone"), [
    ("TIPO_MOV", {"BAJA": 7}, {"BAJA"}),
    ("TIPO_MOV", {"BAJA": 7, "MIGRACION": 9}, {"BAJA"}),
    ("TIPO", {"BAJA": 7, "PORTABILIDAD": 9}, {"BAJA"}),
    ("TIPO_TEMPORADA", {"BAJA": 3}, set()),
    ("TIPO", {"BAJA": 3, "MEDIA": 4}, set()),
])  # fmt: skip
def test_baja_ends_a_service_and_is_a_low_season(
    name: str, kinds: dict[str, int], gone: set[str]
) -> None:
    w = World(4703, lines=1, rows=3000)
    found = proposed(w, {}, **{name: rarely(w, "ALTA", kinds)})
    assert _gone(found) == gone
    assert name not in section(found).leave_out


def _delivered(name: str, *, whole: bool) -> dict[str, tuple[str, ...]]:
    """Lines of orders with a flag that is false on some, or on all of some orders."""
    w = World(4704, lines=6, rows=3000)
    orders = w.by_order(lambda n: n)
    flags = [
        "false" if (orders[row] % 12 == 0 if whole else row % 17 == 0) else "true" for row in w.rows
    ]
    table = {
        "pedido": w.by_order(lambda n: f"P{n + 4000}"),
        "cliente": w.by_user(lambda u: u + 900),
        "producto": w.by_item(lambda i: code("I", i)),
        "creado": w.times("%Y-%m-%d %H:%M:%S"),
        "cantidad": w.pick([1, 2, 3]),
        name: flags,
    }
    return section(roles.propose(reading({"lineas.csv": table}))).leave_out


@pytest.mark.parametrize("name", ["servido", "is_delivered", "Geliefert", "lineas.entregado"])
def test_a_line_that_did_not_come_with_the_others_is_left_out(name: str) -> None:
    assert _delivered(name, whole=False) == {name: ("false",)}
    assert _delivered(name, whole=True) == {}


def _played(singer: str, name: str) -> dict[str, tuple[str, ...]]:
    """Plays of songs, one in twenty called so by a singer, or by nobody."""
    w = World(4705, items=200, lines=1, rows=4000)
    spot = w.each(lambda row: row % 20 == 7)
    table: dict[str, Any] = {
        "at": w.times("%Y-%m-%d %H:%M:%S"),
        "listener_id": w.by_user(lambda u: u + 90_000),
        "track_id": w.each(lambda r: f"AD-{r % 9}" if spot[r] else code("T", w.item[r])),
        "artist": w.each(lambda r: singer if spot[r] else f"Singer {w.item[r] % 40}"),
        "title": w.each(lambda r: name if spot[r] else f"{title(w.item[r])} {w.item[r]}"),
    }
    return section(roles.propose(reading({"plays.csv": table}))).leave_out


@pytest.mark.parametrize("name", ["Publicité", "Advertisement", "Werbung", "광고", "広告"])
def test_advertisements_have_no_singer_and_songs_of_that_name_have(name: str) -> None:
    assert _played("", name) == {"title": (name,)}
    assert _played("Renaud", name) == {}


@pytest.mark.parametrize(("album", "counts"), [("", False), ("A7", True)])
def test_advertisements_are_a_kind_of_events_of_which_no_album_is_known(
    album: str, counts: bool
) -> None:
    w = World(4710, items=200, lines=1, rows=4000)
    spot = w.each(lambda row: row % 20 == 7)
    table: dict[str, Any] = {
        "evt_ts": w.times("%Y-%m-%d %H:%M:%S"),
        "member_no": w.by_user(lambda u: u + 90_000),
        "track_id": w.each(lambda r: 99_000_000 + r % 9 if spot[r] else 70_000 + w.item[r]),
        "album_id": w.each(lambda r: album if spot[r] else f"A{w.item[r] % 40}"),
        "event_cd": w.each(lambda r: "AD" if spot[r] else ("LIKE" if r % 9 == 1 else "PLAY")),
    }
    kinds = section(roles.propose(reading({"plays.csv": table}))).event_types
    assert (kinds.get("AD", "AD") is not None) is counts


def test_a_card_of_internal_use_is_nobody_among_many_cards_of_libraries() -> None:
    w = World(4706, lines=1)
    words = ("BIB-CENTRO", "BIB-NORD", "BIB-SUD", "BIB-EST")
    cards = w.each(
        lambda r: "USO-INTERNO" if r % 40 == 1
        else words[r % 4] if r % 50 == 2 else f"T{w.user[r] + 10_000}"
    )  # fmt: skip
    loans = {
        "Tessera": cards,
        "Titolo": w.by_item(lambda i: f"{title(i)} {i}"),
        "BID": w.by_item(lambda i: code("IT", i)),
        "Data prestito": w.times("%Y-%m-%d %H:%M:%S"),
    }
    made = section(roles.propose(reading({"prestiti.csv": loans})))
    assert made.columns["USER_ID"] == "Tessera"
    assert made.leave_out["Tessera"] == ("USO-INTERNO",)


@pytest.mark.parametrize(
    ("table", "gone"),
    [("lecture_master", True), ("question_master", True), ("item_master", False)],
)
def test_who_lectures_learns_nothing_of_lectures(table: str, gone: bool) -> None:
    w = World(4707, lines=1, rows=3000)
    log = {
        "std_no": w.by_user(lambda u: f"S{u + 20_000}"),
        "lec_cd": w.by_item(lambda i: code("L", i)),
        "evt_dt": w.times("%Y-%m-%d %H:%M:%S"),
        "act_type": w.pick(["view", "enroll"]),
    }
    people = {
        "std_no": [f"S{u + 20_000}" for u in range(w.users)],
        "구분": ["강사" if u % 25 == 3 else "수강생" for u in range(w.users)],
    }
    things = {
        "lec_cd": [code("L", i) for i in range(w.items)],
        "lec_nm": [f"{title(i)} {i}" for i in range(w.items)],
    }
    tables = {"log.csv": log, "student_master.csv": people, f"{table}.csv": things}
    made = section(roles.propose(reading(tables)))
    assert (made.leave_out.get("구분") == ("강사",)) is gone


def test_invoices_pro_forma_and_cancelled_ones_of_sap_are_left_out() -> None:
    w = World(4708, lines=4, rows=3000)
    table = {
        "Faktura": w.by_order(lambda n: f"{90_000_000 + n}"),
        "Auftraggeber": w.by_user(lambda u: f"{10_000 + u}"),
        "Material": w.by_item(lambda i: f"{700_000 + i}"),
        "Fkdat": w.times("%d.%m.%Y"),
        "FkArt": w.by_order(lambda n: "F5" if n % 15 == 3 else "S1" if n % 15 == 4 else "F2"),
        "Sto": w.by_order(lambda n: "X" if n % 30 == 8 else ""),
    }
    made = section(roles.propose(reading({"fakturen.csv": table})))
    assert set(made.leave_out["FkArt"]) == {"F5", "S1"}
    assert made.leave_out["Sto"] == ("X",)


def test_customers_of_a_segment_of_internal_tests_are_left_out() -> None:
    w = World(4709, lines=1, rows=3000)
    people = {
        "user_id": [f"u{u:05d}" for u in range(w.users)],
        "SEGMENTO": ["PRUEBA INTERNA" if u % 50 == 3 else "JOVEN" if u % 3 else "PYME"
                     for u in range(w.users)],
    }  # fmt: skip
    made = section(proposed(w, {"clientes.csv": people}))
    assert made.leave_out == {"SEGMENTO": ("PRUEBA INTERNA",)}


def _watched(kinds: list[str], **more: list[Any]) -> Proposal:
    """What people watched, and of which kind it was."""
    w = World(4731, users=200, items=150)
    told = {"video_type": w.by_item(lambda i: kinds[i % len(kinds)]), **more}
    return proposed(w, {}, watched_seconds=w.each(lambda row: 30 + row % 3000), **told)


@pytest.mark.parametrize(
    ("kinds", "gone"),
    [
        (["EPISODE", "FILM", "FILM", "TRAILER", "EPISODE", "HOOK", "FILM"], {"TRAILER", "HOOK"}),
        (["", "", "", "TEASER_TRAILER", "", "", "RECAP"], {"TEASER_TRAILER", "RECAP"}),
        (["serie", "serie", "film", "bande-annonce", "film"], {"bande-annonce"}),
    ],
)
def test_trailers_and_what_stands_beside_them_are_left_out_of_what_was_watched(
    kinds: list[str], gone: set[str]
) -> None:
    found = _watched(kinds)
    assert set(section(found).leave_out["video_type"]) == gone
    assert any("of trailers and previews" in one.message for one in found.findings)


def test_a_preview_without_a_trailer_may_be_what_people_come_for() -> None:
    assert section(_watched(["lecture", "lab", "preview", "quiz"])).leave_out == {}
