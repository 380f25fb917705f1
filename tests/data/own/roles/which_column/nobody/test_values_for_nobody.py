"""Values of a column of people that stand for nobody: nines, words, cards of the house."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.members import member, proposed_loans, theatre
from tests.data.own.roles.worlds.orders import till, wholesale
from tests.data.own.roles.worlds.rows import proposed, section
from tests.data.own.roles.worlds.world import World, code, mail, title
from tests.support.own_tables import reading

_FORM = "%Y-%m-%d %H:%M:%S"


@pytest.mark.parametrize("house", ["WEWN", "INTERN", "внутренний", "社内"])
def test_what_a_house_moved_for_itself_is_of_nobody(house: str) -> None:
    assert section(wholesale(World(4503), house)).leave_out["column 3"] == (house,)


@pytest.mark.parametrize("name", ["Anna", "Maison Durand"])
def test_a_name_among_codes_is_somebody(name: str) -> None:
    assert "column 3" not in section(wholesale(World(4504), name)).leave_out


def test_the_counter_is_nobody_though_its_number_is_written_with_decimals() -> None:
    assert section(theatre("KASSAVERKOOP ANONIEM")).leave_out == {"klantnr": ("99998.0",)}
    assert section(theatre("Utrecht")).leave_out == {}


@pytest.mark.parametrize("name", ["Interlibrary loan", "Fernleihe", "상호대차", "馆际互借"])
def test_what_other_libraries_borrow_is_of_nobody(name: str) -> None:
    assert section(theatre(name)).leave_out == {"klantnr": ("99998.0",)}


@pytest.mark.parametrize("name", ["DELIVEROO", "Uber Eats", "배달의민족"])
def test_who_brings_meals_of_many_orders_none(name: str) -> None:
    assert section(theatre(name)).leave_out == {"klantnr": ("99998.0",)}


def test_a_customer_whose_name_begins_like_such_a_service_is_somebody() -> None:
    assert section(theatre("Wolt Anna")).leave_out == {}


@pytest.mark.parametrize(("number", "nobody"), [("99999.0", True), ("10007.0", False)])
def test_nines_with_decimals_are_the_number_of_all_whom_nobody_knows(
    number: str, nobody: bool
) -> None:
    w = World(4513, users=300, lines=1)
    who = w.by_user(lambda u: f"{10_000 + u * 7}.0")
    made = proposed(w, {}, user_id=w.each(lambda row: number if row % 7 == 0 else who[row]))
    assert section(made).leave_out == ({"user_id": (number,)} if nobody else {})


@pytest.mark.parametrize(("number", "nobody"), [("999999", True), ("742199", False)])
def test_nines_of_one_hour_are_nobody_though_a_sample_has_none_of_their_rows(
    number: str, nobody: bool
) -> None:
    """A program stood at the door for an hour: no others came, and nobody looks at all rows."""
    w = World(4514, users=9000, rows=40_000, lines=1)
    who = w.by_user(lambda u: str(410_000 + u * 61))
    at = slice(2200, 3000)  # between two of the places that are looked at
    who[at] = [number] * len(who[at])
    made = proposed(w, {}, user_id=who)
    assert section(made).leave_out == ({"user_id": (number,)} if nobody else {})


@pytest.mark.parametrize(("word", "often", "gone"), [
    ("HOUSE", 40, True), ("직원", 700, True), ("HOUSE", 1500, False),
])  # fmt: skip
def test_a_word_where_members_have_numbers_is_nobody(word: str, often: int, gone: bool) -> None:
    w = World(4101, lines=1)
    ids = w.each(lambda r: word if r % often == 1 else member(w.user[r]))
    made = section(proposed_loans(w, ids, [member(u) for u in range(w.users)]))
    assert made.columns["USER_ID"] == "member"
    assert (made.leave_out.get("member") == (word,)) is gone


def test_a_word_that_the_table_of_members_has_is_one_of_them() -> None:
    w = World(4102, lines=1)
    ids = w.each(lambda r: "HOUSE" if r % 40 == 1 else member(w.user[r]))
    made = section(proposed_loans(w, ids, ["HOUSE", *(member(u) for u in range(w.users))]))
    assert "member" not in made.leave_out


@pytest.mark.parametrize(("card", "gone"), [
    ("9940000000000", True), ("9940999999999", True), ("9940200000123", False),
])  # fmt: skip
def test_a_card_whose_number_is_round_is_one_of_the_house(card: str, gone: bool) -> None:
    w = World(4103, lines=1)
    cards = w.each(lambda r: card if r % 6 == 0 else f"{9940100000017 + w.user[r] * 7_313}")
    till = {
        "receipt": w.by_order(lambda n: 55_000_000 + n),
        "date": w.times("%Y%m%d"),
        "card": cards,
        "article_id": w.by_item(lambda i: 61_700 + i),
        "pieces": w.pick([1, 2], [4, 1]),
    }
    made = section(roles.propose(reading({"till.csv": till})))
    assert (made.leave_out.get("card") == (card,)) is gone


def bookings(listed: bool) -> Proposal:
    """Bookings of members, a few of them of a member and a place that tests made up."""
    w = World(1811, lines=1)
    members = [f"M{u * 7919 % 10**8:08d}" for u in range(w.users)]
    places = [f"{300_000 + i * 37}" for i in range(w.items)]
    tables: dict[str, dict[str, Any]] = {
        "bookings.csv": {
            "member_no": ["M99999999" if row % 90 == 0 else members[w.user[row]] for row in w.rows],
            "place_code": ["999999" if row % 90 == 0 else places[w.item[row]] for row in w.rows],
            "booked_at": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "members.csv": {
            "member_no": [*members, *(["M99999999"] if listed else [])],
            "birth_year": [1950 + u % 50 for u in range(w.users + listed)],
        },
        "places.csv": {
            "place_code": [*places, *(["999999"] if listed else [])],
            "name": [title(i) for i in range(w.items + listed)],
        },
    }
    return roles.propose(reading(tables))


def test_ids_of_nines_that_the_tables_lack_are_of_tests() -> None:
    gone = section(bookings(listed=False)).leave_out
    assert gone == {"member_no": ("M99999999",), "place_code": ("999999",)}
    assert section(bookings(listed=True)).leave_out == {}


@pytest.mark.parametrize(
    ("number", "shared", "left"),
    [(999_999, True, True), (999_999, False, False), (512_345, True, False)],
)
def test_a_number_of_nines_that_alone_has_a_kind_of_members_is_nobody(
    number: int, shared: bool, left: bool
) -> None:
    """Who comes on trial has no number; where others are on trial as well, it may be somebody's."""
    w = World(1821, users=150, rows=3000, lines=1)
    trial = [row % 40 == 0 for row in w.rows]
    kinds = [
        "体験" if one else ("正会員", "法人")[w.user[row] % 2] for row, one in enumerate(trial)
    ]
    kinds = kinds if shared else w.by_user(lambda u: ("正会員", "法人", "体験")[u % 3])
    table = {
        "会員番号": [
            number if one else 100_000 + 37 * user for one, user in zip(trial, w.user, strict=True)
        ],
        "会員区分": kinds,
        "クラスコード": w.by_item(lambda i: code("C", i)),
        "予約日時": w.times("%Y/%m/%d %H:%M"),
    }
    gone = section(roles.propose(reading({"予約.csv": table}))).leave_out
    assert gone.get("会員番号", ()) == ((str(number),) if left else ())


def _listed(w: World, names: dict[int, str], usual: str = "Client") -> dict[str, list[Any]]:
    people = range(w.users)
    return {
        "client_no": [f"C{1000 + u}" for u in people],
        "name": [names.get(u, f"{usual} {u}") for u in people],
        "city": [("Lyon", "Lille", "Metz")[u % 3] for u in people],
    }


def test_the_account_of_all_others_is_found_behind_those_who_buy_more() -> None:
    w = World(1405, users=200, lines=1)
    bought = w.by_user(lambda u: f"C{1000 + u}")
    for row in w.rows:
        if row % 20 == 7:
            bought[row] = "C1199"
    log = {"client_no": bought, "item_id": w.by_item(lambda i: code("I", i)),
           "at": w.times("%Y-%m-%d %H:%M:%S")}  # fmt: skip
    found = roles.propose(
        reading({"sales.csv": log, "clients.csv": _listed(w, {199: "CLIENTS DIVERS"})})
    )
    assert section(found).leave_out == {"client_no": ("C1199",)}


def test_an_account_that_no_table_of_accounts_has_is_of_nobody() -> None:
    """The boxes of a laboratory: more rows than anybody, and no row among the contracts."""
    w = World(1406, users=300, lines=1)
    account = w.by_user(lambda u: 1_020_000_000 + 7919 * u)
    for row in w.rows:
        if row % 5 == 0:
            account[row] = 1_999_999_990
    tables: dict[str, dict[str, Any]] = {
        "events.csv": {
            "NUM_CONTA": account,
            "ID_PROGRAMA": w.by_item(lambda i: 900_000 + 37 * i),
            "TITULO": w.by_item(title),
            "INICIO": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "contas.csv": {
            "NUM_CONTA": [1_020_000_000 + 7919 * u for u in range(w.users)],
            "PACOTE": [("Base", "Total", "Mini")[u % 3] for u in range(w.users)],
        },
    }
    assert section(roles.propose(reading(tables))).leave_out == {"NUM_CONTA": ("1999999990",)}


@pytest.mark.parametrize(
    "name", ["BEZOEKERSPAS", "Besucherausweis 3", "TEST KASSA", "CLIENT TEST NE PAS LIVRER"]
)
def test_a_card_for_all_visitors_and_one_for_tests_is_nobody(name: str) -> None:
    w = World(4202, lines=1)
    people = w.by_user(lambda u: name if u == 7 else f"Maas, Person {u}")
    assert section(proposed(w, {}, customer_name=people)).leave_out == {"customer_name": (name,)}


def test_a_number_of_nines_that_a_test_used_for_an_hour_is_left_out() -> None:
    w = World(935, users=500, rows=30_000, days=300, lines=1)
    log = {
        "회원번호": w.each(
            lambda row: 9_999_999 if 15_000 < row < 15_100 else 6_000_000 + w.user[row] * 7919
        ),
        "item_id": w.by_item(lambda i: code("I", i)),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    people = {"회원번호": [6_000_000 + u * 7919 for u in range(500)], "성별": ["M", "F"] * 250}
    made = roles.propose(reading({"log.csv": log, "members.csv": people}))
    assert "9999999" in section(made).leave_out["회원번호"]


def test_one_number_of_nines_is_nobody_where_it_comes_more_often_than_anybody() -> None:
    w = World(1306, users=400, rows=6000, lines=1)
    table = {
        "Debitornr": w.each(lambda row: 99_999 if row % 9 == 0 else w.user[row] + 10_000),
        "Varenr": w.by_item(lambda i: code("V", i)),
        "Dato": w.times(_FORM),
    }
    made = section(roles.propose(reading({"linjer.csv": table})))
    assert made.leave_out["Debitornr"] == ("99999",)


def test_a_program_for_mail_is_nobody_and_an_address_is_somebody() -> None:
    w = World(4606, lines=1)
    log = {
        "E-Mail-Client": w.each(lambda row: ("Gmail", "Outlook", "Apple Mail")[row % 3]),
        "E-Mail-Adresse": w.by_user(mail),
        "Link-URL": w.by_item(lambda i: f"https://brief.example/artikel/{i}"),
        "Klickzeit": w.times("%d.%m.%Y %H:%M:%S"),
    }
    found = section(roles.propose(reading({"klicks.csv": log}))).columns
    assert found["USER_ID"] == "E-Mail-Adresse"


@pytest.mark.parametrize(
    "name",
    [
        "Consumidor Final",
        "Laufkundschaft",
        "비회원",
        "방문객",
        "Besucher",
        "Walk-in",
        "CORRISPETTIVI PUNTO VENDITA",
    ],
)
def test_an_account_of_nobody_is_known_by_the_name_in_its_rows(name: str) -> None:
    w = World(5002, lines=2)
    often = w.by_order(lambda o: o % 6 == 0)
    people = [0 if one else 1 + user for one, user in zip(often, w.user, strict=True)]
    tables = {
        "pedidos.csv": {
            "ID contato": [15_024_890_011 + 7919 * who for who in people],
            "Nome do contato": [name if not who else f"Ana {title(who)}" for who in people],
            "ID produto": w.by_item(lambda i: code("P", i)),
            "Data": w.times("%d/%m/%Y"),
            "Quantidade": w.pick([1, 2, 3]),
        }
    }
    made = section(roles.propose(reading(tables)))
    assert made.columns["USER_ID"] == "ID contato"
    assert made.leave_out == {"ID contato": ("15024890011",)}


@pytest.mark.parametrize(("often", "program"), [(12, True), (1500, False)])
def test_who_reads_without_an_account_is_nobody_and_so_is_a_program(
    often: int, program: bool
) -> None:
    w = World(723)
    who = w.by_user(lambda u: 1_000_000 + 7919 * u)
    numbers = [
        0 if row % 11 == 0 else 1 if row % often == 1 else one for row, one in enumerate(who)
    ]
    table: dict[str, Any] = {
        "mbr_no": numbers,
        "cntnt_id": w.by_item(lambda i: code("C", i)),
        "reg_dtm": w.times(_FORM),
    }
    made = section(roles.propose(reading({"log.csv": table})))
    assert made.leave_out["mbr_no"] == (("0", "1") if program else ("0",))


def test_a_card_of_zeros_is_nobody_though_it_is_the_most_frequent_one() -> None:
    w = World(722)
    cards = w.by_user(lambda u: "0" * 13 if u % 5 == 0 else f"28{u * 7919 + 10**10:011d}")
    table: dict[str, Any] = {
        "会員番号": cards,
        "JANコード": w.by_item(lambda i: f"49{i * 7919 + 10**10:011d}"),
        "売上日時": w.times(_FORM),
    }
    assert section(roles.propose(reading({"pos.csv": table}))).leave_out["会員番号"] == ("0" * 13,)


@pytest.mark.parametrize(("card", "often", "gone"), [
    ("9999000000001", 4, True), ("9999000000001", 900, False), ("2650999900001", 4, False),
])  # fmt: skip
def test_the_card_that_a_shop_has_for_itself(card: str, often: int, gone: bool) -> None:
    w = World(3103, lines=1)
    cards = w.each(lambda r: card if r % often == 0 else f"{2650007300000 + w.user[r] * 7}")
    made = till(w, ["V" for _ in w.rows], set(), CARTAO=cards)
    assert (section(made).leave_out.get("CARTAO") == (card,)) is gone


@pytest.mark.parametrize(
    ("low", "often", "gone"),
    [(770_300_000, 20, True), (770_000_001, 20, False), (770_300_000, 300, False)],
)
def test_the_first_card_of_all_far_below_those_of_people_is_of_the_house(
    low: int, often: int, gone: bool
) -> None:
    """Somebody has more rows; who has no card has a sign. Where cards follow it, it is one more."""
    w = World(3109, users=200, rows=3000, lines=1)
    cards = [f"{low + 7 * w.user[row]}" for row in w.rows]
    cards = w.each(
        lambda r: "770000001" if r % often == 0 else "--" if r % 3 == 1 else
        f"{low + 7}" if r % 11 == 0 else cards[r]
    )  # fmt: skip
    made = till(w, ["V" for _ in w.rows], set(), CARTAO=cards)
    assert ("770000001" in section(made).leave_out["CARTAO"]) is gone


@pytest.mark.parametrize(
    ("name", "nobody"), [("Cliente mostrador", True), ("Bar Mostrador Azul", False)]
)
def test_customers_by_name_have_one_name_for_all_at_the_counter(name: str, nobody: bool) -> None:
    w = World(4521, lines=1)
    # No digits: a word among ids with digits is another matter.
    names = [f"Casa {chr(65 + u % 26)}{chr(97 + u // 26)}nez e Hijos" for u in range(w.users)]
    who = w.each(lambda row: name if row % 9 == 0 else names[w.user[row]])
    log = {
        "Cliente": who,
        "Producto": w.by_item(lambda i: code("P", i)),
        "Fecha": w.times(_FORM),
    }
    gone = section(roles.propose(reading({"pedidos.csv": log}))).leave_out
    assert gone == ({"Cliente": (name,)} if nobody else {})


def _play(number: int) -> str:
    """A title without a number."""
    return "Play of " + "".join(chr(97 + int(digit)) for digit in str(number))


@pytest.mark.parametrize(
    ("said", "none"),
    [("No information", True), ("Keine Angabe", True), ("não se aplica", True), ("해당 없음", True),
     ("Information withheld by law", True), ("нет данных", True), ("Confidential", True),
     ("Garden of Secrets", False), ("Data Science", False)],
)  # fmt: skip
def test_what_says_that_there_is_none_is_nothing_that_was_chosen(said: str, none: bool) -> None:
    w = World(4520, lines=1)
    titles = w.by_item(_play)
    named = w.each(lambda r: said if r % 5 == 0 else titles[r])
    table = {"member_id": w.by_user(member), "show": named, "at": w.times(_FORM)}
    made = section(roles.propose(reading({"visits.csv": table})))
    assert made.columns["ITEM_ID"] == "show"
    assert made.leave_out.get("show", ()) == ((said,) if none else ())


def test_a_hidden_word_that_few_have_may_be_a_title() -> None:
    w = World(4521, lines=1)
    titles = w.by_item(lambda i: "Undisclosed" if i == 60 else _play(i))
    table = {"member_id": w.by_user(member), "show": titles, "at": w.times(_FORM)}
    assert "show" not in section(roles.propose(reading({"visits.csv": table}))).leave_out


@pytest.mark.parametrize(
    ("name", "nobody"),
    [("BARVERKAUF OFFIZIN (Sammelkunde)", True), ("Apotheke am Markt (Ulm)", False)],
)
def test_what_stands_in_brackets_says_that_a_number_is_for_all_of_a_counter(
    name: str, nobody: bool
) -> None:
    assert bool(section(theatre(name)).leave_out) is nobody


def _with_catalogue(item: Any, known: Any) -> Proposal:
    w = World(4571, lines=1)
    return roles.propose(reading({
        "events.csv": {
            "user_id": w.by_user(lambda u: code("U", u)),
            "item_id": w.each(item(w)),
            "at": w.times(_FORM),
        },
        "products.csv": {
            "item_id": [f"P{i:04d}" for i in range(w.items) if known(i)],
            "name": [title(i) for i in range(w.items) if known(i)],
            "price": [f"{5 + i % 70}.90" for i in range(w.items) if known(i)],
        },
    }))  # fmt: skip


@pytest.mark.parametrize("zeros", ["p0000", "P-0000"])
def test_zeros_in_another_spelling_are_what_the_catalogue_calls_so(zeros: str) -> None:
    def item(w: World) -> Any:
        return lambda row: zeros if row % 40 == 3 else f"P{w.item[row]:04d}"

    assert section(_with_catalogue(item, lambda i: True)).leave_out == {}
    lacking = section(_with_catalogue(item, lambda i: i > 0)).leave_out
    assert zeros in lacking["item_id"]


@pytest.mark.parametrize(("others", "nobody"), [(0, True), (4, False)])
def test_zeros_before_numbers_that_the_catalogue_lacks_too_are_the_first_of_them(
    others: int, nobody: bool
) -> None:
    def item(w: World) -> Any:
        def of(row: int) -> str:
            return f"B{row % (others + 1):05d}" if row % 41 == 3 else f"P{w.item[row]:04d}"

        return of

    left_out = section(_with_catalogue(item, lambda i: True)).leave_out
    assert left_out == ({"item_id": ("B00000",)} if nobody else {})


@pytest.mark.parametrize("described", [True, False])
def test_the_number_zero_is_the_first_item_if_the_catalogue_describes_it(described: bool) -> None:
    """Most rows may be of it."""
    w = World(4572, lines=1)
    known = range(0 if described else 1, w.items)
    made = roles.propose(reading({
        "events.csv": {
            "user_id": w.by_user(lambda u: code("U", u)),
            "item_id": w.each(lambda row: "0" if row % 3 == 0 else str(w.item[row])),
            "at": w.times(_FORM),
        },
        "products.csv": {
            "item_id": [str(i) for i in known],
            "name": [title(i) for i in known],
            "price": [f"{5 + i % 70}.90" for i in known],
        },
    }))  # fmt: skip
    assert section(made).leave_out == ({} if described else {"item_id": ("0",)})
