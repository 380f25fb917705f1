"""What further columns are taken for: fields, context, lists that were shown, times of creation."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.reading import open_source
from tests.data.own.roles.worlds.members import theatre
from tests.data.own.roles.worlds.orders import proposed_sales
from tests.data.own.roles.worlds.proposals import (
    codes,
    log_of,
    own_columns,
    proposed_with_items,
    reason,
    understood,
)
from tests.data.own.roles.worlds.rows import proposed, section
from tests.data.own.roles.worlds.world import World, chosen, code, mail, title
from tests.support.own_tables import reading

_CLOTHS = [
    f"{one}{end}"
    for one in ("lin", "algod", "plis", "estamp")
    for end in ("a", "o", "ado", "ino", "ón")
]


def test_a_price_beside_a_catalogue_without_prices_is_kept() -> None:
    w = World(403)
    made = proposed_with_items(
        w, {"kind": [f"k{i % 5}" for i in range(w.items)]}, belopp=w.by_item(lambda i: i + 0.5)
    )
    assert own_columns(made)["EVENT_VALUE"] == "belopp"


@pytest.mark.parametrize(
    ("sign", "light", "decimal"), [(";", "1,250", ","), (";", "250", "."), ("|", "1,250", ".")]
)
def test_weights_of_three_decimals_behind_semicolons_have_a_comma(
    tmp_path: Path, sign: str, light: str, decimal: str
) -> None:
    w = World(404, users=60, items=50, rows=1500)
    sold = zip(w.user, w.item, w.times("%Y-%m-%d %H:%M"), strict=True)
    rows = [sign.join((f"K{user:03}", f"A{item:03}", at)) for user, item, at in sold]
    goods = [
        sign.join((f"A{i:03}", f"Teil {i}", light if i == 7 else f"{2 + i},{i * 37 % 1000:03}"))
        for i in range(50)
    ]
    for name, head, lines in (
        ("verkauf.csv", ("kunde", "artikel", "datum"), rows),
        ("artikel.csv", ("artikel", "bezeichnung", "gewicht"), goods),
    ):
        text = "\n".join([sign.join(head), *lines, ""])
        (tmp_path / name).write_text(text, encoding="utf-8")
    with open_source(tmp_path) as read:
        mapping = roles.propose(read).mapping
    assert mapping is not None
    assert mapping.sections["items"].kinds["GEWICHT"] == "number"
    assert mapping.sections["items"].decimal == decimal


def test_titles_need_not_be_distinct() -> None:
    w = World(404, items=400)
    words = [f"Bright {chosen(['Sea', 'Hill'], i)} No {i // 2}" for i in range(w.items)]
    made = proposed_with_items(
        w, {"kunstwerk": words, "saal": [f"S{i % 7}" for i in range(w.items)]}
    )
    assert made.mapping is not None
    assert made.mapping.sections["items"].title == "kunstwerk"


@pytest.mark.parametrize(
    ("column", "titled"), [("descripción", True), ("marca nombre", False), ("zona", False)]
)
def test_without_a_title_a_description_is_one_though_articles_share_it(
    column: str, titled: bool
) -> None:
    """Sixty descriptions of 400 articles; names of brands and of places are none."""
    w = World(406, items=400)
    words = [f"{chosen(['Falda', 'Bolso', 'Camisa'], i)} {chosen(_CLOTHS, i)}" for i in range(400)]
    made = proposed_with_items(w, {column: words, "familia": [f"F{i % 7}" for i in range(w.items)]})
    assert made.mapping is not None
    items = made.mapping.sections["items"]
    assert (items.title == column) is titled
    assert (column in items.columns.values()) is not titled


@pytest.mark.parametrize(
    ("name", "kind"),
    [("资源名称", "title"), ("title", "title"), ("tags", "list"), ("genre", "list")],
)
def test_a_name_of_a_series_and_a_part_is_a_title_and_no_list(name: str, kind: str) -> None:
    w = World(408, items=300)
    series = ["书法", "节气", "养生", "古琴", "篆刻", "茶道"]
    names = [f"{chosen(series, i)}·{chosen(['公开课', '大师班'], i)}{i // 2}" for i in range(300)]
    made = proposed_with_items(w, {name: names, "familia": [f"F{i % 7}" for i in range(w.items)]})
    assert made.mapping is not None
    items = made.mapping.sections["items"]
    assert (items.title == name) is (kind == "title")
    assert ("list" in items.kinds.values()) is (kind == "list")


@pytest.mark.parametrize(("more", "titled"), [("", True), (" packed by hand" * 4, False)])
def test_a_short_text_calls_an_item_and_is_learned_from(more: str, titled: bool) -> None:
    w = World(407, items=400)
    kinds = ["SOAP IN POWDER", "OIL OF SOYA BEANS", "RICE OF THE FIELD"]
    words = [f"{chosen(kinds, i)} TYPE {i} BOX 24{more}" for i in range(400)]
    made = proposed_with_items(
        w, {"B1_DESC": words, "familia": [f"F{i % 7}" for i in range(w.items)]}
    )
    assert made.mapping is not None
    items = made.mapping.sections["items"]
    assert items.columns["B1_DESC"] == "B1_DESC"
    assert (items.title == "B1_DESC") is titled


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([str(500 * (1 + i * 7 % 80)) for i in range(400)], "number"),
        ([str((137 + i * 7 % 80) * 10 ** (i % 3)) for i in range(400)], "number"),
        ([str(5411 + i * 7 % 80) for i in range(400)], "categorical"),
        ([str(500 * (1 + i % 12)) for i in range(400)], "categorical"),
        ([str(1985 + i * 7 % 40) for i in range(400)], "number"),
        ([str(1900 + 10 * (i % 12)) for i in range(400)], "categorical"),
        ([str(2021 + i % 4) for i in range(400)], "categorical"),
    ],
    ids=[
        "round",
        "of several lengths",
        "codes of one length",
        "few",
        "years",
        "round codes",
        "few years",
    ],
)
def test_many_round_numbers_years_and_those_of_several_lengths_are_amounts(
    values: list[str], kind: str
) -> None:
    w = World(408, items=400)
    made = proposed_with_items(w, {"wlk": values, "familia": [f"F{i % 7}" for i in range(400)]})
    assert made.mapping is not None
    assert made.mapping.sections["items"].kinds["WLK"] == kind


@pytest.mark.parametrize(("names", "titled"), [(260, True), (60, False)])
def test_names_of_merchants_are_titles_where_most_have_their_own(names: int, titled: bool) -> None:
    """Of 400 merchants some are of one chain; sixty names are of makers."""
    w = World(407, items=400)
    syllables = "가나다라마바사아자차카타파하"
    words = [
        "".join(syllables[i % names // size % 14] for size in (1, 14, 196)) + "상회"
        for i in range(400)
    ]
    made = proposed_with_items(
        w, {"가맹점명": words, "업종": [f"F{i % 7}" for i in range(w.items)]}
    )
    assert made.mapping is not None
    assert (made.mapping.sections["items"].title == "가맹점명") is titled


def test_titles_are_those_of_most_people_and_no_translations() -> None:
    w = World(405, items=400)
    names = {
        "title": [f"영화 {i // 2}" for i in range(w.items)],
        "title_eng": [f"{title(i)} {i}, 1988" for i in range(w.items)],
    }
    made = proposed_with_items(w, names)
    assert made.mapping is not None
    assert made.mapping.sections["items"].title == "title"


def test_words_for_nothing_are_empty() -> None:
    w = World(407)
    made = proposed_with_items(w, xyz=w.pick(["NULL", "\\N", "(null)", "nan"]))
    (reason,) = [one.reason for one in made.guesses if one.column == "xyz"]
    assert reason == "empty"


def test_lists_of_ids_of_a_large_catalogue_are_impressions() -> None:
    w = World(408, items=6000, rows=6000, lines=1)
    shown = w.each(lambda r: str([code("I", (r * 31 + k * 17) % 6000) for k in range(8)]))
    made = proposed_with_items(w, slate=[one.replace("'", '"') for one in shown])
    assert own_columns(made)["IMPRESSION"] == "slate"


@pytest.mark.parametrize("others", [0, 3])
def test_what_holds_the_item_of_its_row_alone_lists_nothing_that_was_shown(others: int) -> None:
    """Rooms with their nights and prices, or those among which somebody chose."""
    w = World(411, items=200, rows=4000, lines=1)
    rooms = [
        [item, *((item + 1 + 7 * k + row % 50) % 200 for k in range(others if row % 9 else 1))]
        for row, item in enumerate(w.item)
    ]
    texts = ["".join(f";{code('I', one)};{len(each)}" for one in each) for each in rooms]
    made = proposed_with_items(w, rooms=texts)
    assert (own_columns(made).get("IMPRESSION") == "rooms") is bool(others)
    if not others:
        assert "and hardly another one" in reason(made, "rooms")


@pytest.mark.parametrize("own", [True, False])
def test_lists_without_the_item_of_their_row_are_no_impressions(own: bool) -> None:
    """The way to what was looked for, or what was read before: nobody chooses what is not there."""
    w = World(410, items=200, rows=4000, lines=1)
    steps = w.each(lambda row: [0 if own and k == 2 else 1 + row % 90 + 7 * k for k in range(5)])
    ways = [
        ";".join(code("I", (item + step) % 200) for step in each)
        for item, each in zip(w.item, steps, strict=True)
    ]
    made = proposed_with_items(w, way=ways)
    assert (own_columns(made).get("IMPRESSION") == "way") is own
    if not own:
        assert "lists of items without item_id" in reason(made, "way")


def test_equal_runs_are_equal() -> None:
    w = World(409)
    more: dict[str, Any] = {"a": w.pick(["x", "y", "z"]), "b": w.pick([1, 2, 3])}
    assert proposed_with_items(w, **more) == proposed_with_items(w, **more)


def test_a_day_after_many_purchases_is_no_creation_time() -> None:
    w = World(601)
    start = datetime(2024, 1, 1, tzinfo=UTC)
    for shift, is_creation in ((-400, True), (120, False)):
        days = [start + timedelta(days=shift + i % 60) for i in range(w.items)]
        shows = {
            "item_id": [code("I", i) for i in range(w.items)],
            "genre": [f"g{i % 5}" for i in range(w.items)],
            "date": [f"{day:%Y-%m-%d}" for day in days],
        }
        made = roles.propose(reading({"seats.csv": log_of(w), "shows.csv": shows}))
        assert made.mapping is not None
        columns = made.mapping.sections["items"].columns
        assert (columns.get("CREATION_TIMESTAMP") == "date") is is_creation
    assert "chosen before it" in reason(made, "date")


def test_who_stood_at_the_counter_and_the_number_of_a_line_are_no_circumstances() -> None:
    w = World(602, users=400, lines=12)
    lines = [0] * len(w.rows)
    for row in w.rows:
        again = row > 0 and w.order[row] == w.order[row - 1]
        lines[row] = lines[row - 1] + 1 if again else 1
    made = roles.propose(
        reading(
            {"log.csv": log_of(w, usuario=w.pick(["ana", "luis"]), pos=lines, canal=w.pick("ab"))}
        )
    )
    assert made.mapping is not None
    section = made.mapping.sections["interactions"]
    assert set(section.kinds) == {"CANAL"}
    assert "name of a person" in reason(made, "usuario")
    assert "number of a line" in reason(made, "pos")


@pytest.mark.parametrize(
    ("name", "places", "used"),
    [
        ("都道府県(名称)", 47, True),
        ("nom de ville", 47, True),
        ("시도명", 400, False),
        ("Shipping Address Name", 47, False),
    ],
)
def test_the_name_of_a_place_where_many_live_is_no_name_of_a_person(
    name: str, places: int, *, used: bool
) -> None:
    w = World(421, users=400)
    made = proposed(w, {}, **{name: w.by_user(lambda u: title(u % places))})
    told = [one for one in made.guesses if one.column == name]
    assert [one.section for one in told if one.kind == "categorical"] == ["users"] * used
    assert any("personal data" in one.reason for one in told) is not used


@pytest.mark.parametrize(
    ("name", "used"), [("수강평", False), ("Recensione", False), ("zorple", True)]
)
def test_what_somebody_wrote_is_no_circumstance(name: str, used: bool) -> None:
    w = World(604)
    said = ["very good indeed", "not for me at all", "quite long but clear", "I liked the start"]
    made = roles.propose(reading({"log.csv": log_of(w, **{name: w.pick(said)})}))
    assert made.mapping is not None
    assert (name in made.mapping.sections["interactions"].columns.values()) == used


def test_guests_by_name_are_personal_data() -> None:
    w = World(603)
    names = [f"{'ABCDEFGH'[u % 8]}row, {'KLMN'[u % 4]}ia" for u in range(w.users)]
    made = roles.propose(reading({"log.csv": log_of(w, guest=w.by_user(lambda u: names[u]))}))
    assert made.mapping is not None
    assert "users" not in made.mapping.sections


@pytest.mark.parametrize(
    ("name", "used"),
    [
        ("NIP", False),
        ("P.IVA", False),
        ("USt-IdNr.", False),
        ("VAT no", False),
        ("사업자번호", False),
        ("zorple", True),
    ],
)
def test_numbers_of_taxpayers_describe_nobody(name: str, used: bool) -> None:
    """A firm has one for all of its shops, so that it comes back as the number of a kind does."""
    w = World(1413)
    numbers = [7_116_526_952 + 977 * (u // 2) for u in range(w.users)]
    made = proposed_sales(
        w, client_id=w.by_user(lambda u: f"K{u:05d}"), **{name: w.by_user(lambda u: numbers[u])}
    )
    (guess,) = [one for one in made.guesses if one.column == name]
    assert bool(guess.field) is used
    assert ("a state gives" in guess.reason) is not used


def test_an_amount_of_tax_is_no_number_of_a_taxpayer() -> None:
    w = World(1414)
    made = proposed_sales(
        w,
        client_id=w.by_user(lambda u: f"K{u:05d}"),
        tax=w.by_user(lambda u: 100 + 7 * (u % 40)),
    )
    (guess,) = [one for one in made.guesses if one.column == "tax"]
    assert "a state gives" not in guess.reason


def test_what_only_robots_differ_in_describes_no_people() -> None:
    w = World(4803, lines=1)
    log = {
        "usuario": w.by_user(lambda u: f"u{u:05d}"),
        "anuncio": w.by_item(lambda i: code("a", i)),
        "titulo": w.by_item(title),
        "ts": w.times("%Y-%m-%d %H:%M:%S"),
        "agente": w.by_user(lambda u: "Googlebot/2.1" if u == 11 else "app"),
        "plataforma": w.by_user(lambda u: ("android", "ios", "web")[u % 3]),
    }
    mapping = roles.propose(reading({"eventos.csv": log})).mapping
    assert mapping is not None
    users = mapping.sections["users"]
    assert set(users.columns.values()) == {"usuario", "plataforma"}
    assert users.leave_out == {"agente": ("Googlebot/2.1",)}
    assert "app" in users.unused["agente"]


def test_a_time_after_the_orders_of_a_show_is_no_time_of_creation() -> None:
    for soon in (False, True):
        mapping = theatre("Utrecht", soon=soon).mapping
        assert mapping
        assert ("CREATION_TIMESTAMP" in mapping.sections["items"].columns) is soon


def test_what_only_the_first_line_of_an_order_says_is_no_context() -> None:
    w = World(944)
    firsts = set(w.firsts())
    consent = w.each(lambda row: ("yes", "no")[row % 2] if row in firsts else "")
    every = w.by_order(lambda number: ("web", "app")[number % 2])
    made = roles.propose(reading({
        "orders_export.csv": {
            "Name": w.by_order(lambda number: f"#{1001 + number}"),
            "Email": w.by_user(mail),
            "Created at": w.times("%Y-%m-%d %H:%M:%S +0000"),
            "Lineitem quantity": w.each(lambda row: 1 + row % 2),
            "Lineitem name": w.by_item(title),
            "Lineitem sku": w.by_item(lambda i: code("PP", i)),
            "Accepts Marketing": consent,
            "Source": every,
        }
    }))  # fmt: skip
    assert "Accepts Marketing" not in section(made).columns.values()
    assert "Source" in section(made).columns.values()
    assert "one line of each order" in section(made).unused["Accepts Marketing"]


def test_the_day_of_a_show_is_not_when_it_came_into_being() -> None:
    w = World(1816)
    shown = w.by_item(lambda i: f"2025-03-{1 + i % 28:02d} 20:00:00")
    made = proposed(w, {}, show_date=shown)
    assert made.mapping is not None
    items = made.mapping.sections.get("items")
    assert items is None or "CREATION_TIMESTAMP" not in items.columns
    assert "created-after-first-event" not in codes(made)


def test_kinds_of_events_and_context_stay_within_what_the_service_takes() -> None:
    w = World(505)
    for kinds in (7, 9, 12):
        names = [f"view_{chr(97 + n)}" for n in range(kinds)]
        section = understood(
            w,
            at=w.times("%Y-%m-%d %H:%M:%S"),
            event=w.pick(names, [30 - n for n in range(kinds)]),
            price=w.pick([1.5, 2.25, 7.75]),
            channel=w.pick(["web", "app"]),
            shop=w.pick(["north", "south", "west"]),
            device=w.pick(["phone", "tablet", "desktop"]),
        )
        taken = kinds - sum(name is None for name in section.event_types.values())
        assert taken == min(kinds, 9)
        assert taken + len(section.columns) - 3 <= 10
        if kinds == 7:
            assert "EVENT_VALUE" in section.columns


@pytest.mark.parametrize("last", [10, 27])
def test_days_of_a_catalogue_that_may_be_months_are_not_taken(last: int) -> None:
    w = World(412, items=200)
    born = [f"{1 + i * 7 % last:02d}/{1 + i * 5 % 10:02d}/2023" for i in range(w.items)]
    made = proposed_with_items(w, {"publié_le": born, "rayon": [f"r{i % 6}" for i in range(200)]})
    assert made.mapping is not None
    taken = "publié_le" in made.mapping.sections["items"].columns.values()
    assert taken is (last > 12)
    if not taken:
        assert "no value tells" in reason(made, "publié_le")
