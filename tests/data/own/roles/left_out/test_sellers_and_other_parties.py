"""Those who offer a thing or supply it are no customers of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.members import board
from tests.data.own.roles.worlds.proposals import asked, found, proposal_and_section
from tests.data.own.roles.worlds.rows import rarely, section
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading

SELLERS = 40


def adverts(w: World, *, edits: bool) -> Proposal:
    """A portal of adverts: rows with the kind XQ, every fourth, are by whose the advert is."""
    owner = [f"m{i % SELLERS:05d}" for i in range(w.items)]
    own = w.each(lambda row: edits and row % 4 == 0)
    log = {
        "member_id": w.each(lambda r: owner[w.item[r]] if own[r] else f"m{100 + w.user[r]:05d}"),
        "ad_no": w.by_item(lambda i: code("A", i)),
        "evt_cd": w.each(lambda r: "XQ" if r % 4 == 0 else ("ad_view", "ad_contact")[r % 3 == 0]),
        "from_where": w.each(lambda r: "CTR" if r % 4 == 0 else ("SRC", "LST")[r % 2]),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    members = [f"m{n:05d}" for n in range(100 + w.users)]
    tables: dict[str, dict[str, Any]] = {
        "log.csv": log,
        "members.csv": {
            "member_id": members,
            "birth": [f"19{50 + n % 50}-01-{1 + n % 28:02d}" for n, __ in enumerate(members)],
        },
        "adverts.csv": {
            "ad_no": [code("A", i) for i in range(w.items)],
            "title": [f"Small blue thing number {i}" for i in range(w.items)],
            "price": [100 + i for i in range(w.items)],
            "seller_member_id": owner,
        },
    }
    return roles.propose(reading(tables))


def test_rows_of_those_whose_the_advert_is_do_not_count() -> None:
    made = adverts(World(4101, lines=1), edits=True)
    assert section(made).columns["ITEM_ID"] == "ad_no"
    assert section(made).event_types["XQ"] is None
    assert section(made).leave_out["from_where"] == ("CTR",)
    (said,) = [one for one in made.findings if one.column == "from_where"]
    assert "seller_member_id" in said.message


def test_the_same_kinds_count_where_others_have_them() -> None:
    made = adverts(World(4102, lines=1), edits=False)
    assert section(made).event_types.get("XQ", "") is not None
    assert "from_where" not in section(made).leave_out


def _ledger(w: World, parties: list[str], names: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Entries of a ledger of stock, in whose column of sources each party stands by its number.

    names: party -> whether its number is that of a "vendor" or of the "item"; else of a customer.
    """
    numbers: dict[str, Callable[[int], int]] = {
        "vendor": lambda row: 40_000 + 3 * row % 5,
        "item": lambda row: 131_000 + 7 * w.item[row],
        "": lambda row: 10_000 + 11 * w.user[row],
    }
    return {"Vareposter.txt": {
        "Løbenr.": w.each(lambda row: 500_001 + row),
        "Bogføringsdato": w.times("%d-%m-%Y"),
        "Varenr.": w.by_item(lambda i: 131_000 + 7 * i),
        "Beskrivelse": w.by_item(lambda i: title(i, "Dæk Sadel Kæde Pedal Lygte")),
        "Kildetype": parties,
        "Kildenr.": [numbers[names.get(one, "")](row) for row, one in enumerate(parties)],
    }}  # fmt: skip


def test_suppliers_in_a_ledger_are_no_customers() -> None:
    w = World(4604, lines=1)
    parties = rarely(w, "Debitor", {"Kreditor": 8})
    found = section(roles.propose(reading(_ledger(w, parties, {"Kreditor": "vendor"}))))
    assert found.columns["USER_ID"] == "Kildenr."
    assert found.leave_out["Kildetype"] == ("Kreditor",)


@pytest.mark.parametrize("kind", ["item", ""])
def test_goods_that_were_moved_name_themselves_and_no_customer(kind: str) -> None:
    w = World(4605, lines=1)
    parties = rarely(w, "Debitor", {"Kreditor": 8, "Zzqx": 11})
    names = {"Kreditor": "vendor", "Zzqx": kind}
    made = roles.propose(reading(_ledger(w, parties, names)))
    gone = section(made).leave_out["Kildetype"]
    assert gone == (("Kreditor", "Zzqx") if kind else ("Kreditor",))
    said = " ".join(one.message for one in made.findings if one.code == "rows-left-out")
    assert ("item itself" in said) is bool(kind)


@pytest.mark.parametrize("bought", ["ACQUISTO DA FORNITORE", "PURCHASE FROM SUPPLIER"])
def test_a_list_of_codes_says_which_movements_are_of_suppliers(bought: str) -> None:
    w = World(4606, lines=1)
    kinds = rarely(w, "VEN", {"ACQ": 8, "OMA": 40})
    movements = {
        "DTREG": w.times("%Y%m%d"),
        "CAUMOV": kinds,
        "CODCLI": w.each(
            lambda row: f"{90_000 + row % 5 if kinds[row] == 'ACQ' else 100 + w.user[row]:06d}"
        ),
        "CODART": w.by_item(lambda i: f"{800_100 + 7 * i}"),
        "QTAMOV": w.pick([1, 2, 3]),
    }
    codes = {
        "CAUMOV": ["VEN", "ACQ", "OMA"],
        "DESCAU": ["VENDITA A CLIENTE", bought, "OMAGGIO A CLIENTE"],
    }
    made = section(roles.propose(reading({"MOVMAG.TXT": movements, "TABCAU.TXT": codes})))
    assert "ACQ" in made.leave_out["CAUMOV"]
    assert "VEN" not in made.leave_out["CAUMOV"]


def person(number: int) -> str:
    return f"u{100_000 + number}"


@pytest.mark.parametrize("place", ["rows", "catalogue"])
@pytest.mark.parametrize(("share", "is_left_out"), [(1, True), (12, False)])
def test_what_is_done_with_ones_own_offer_is_no_interest(
    place: str, share: int, is_left_out: bool
) -> None:
    w = World(4501, lines=1)
    # One row in six publishes; every so many of them are by whose the advertisement is.
    published = w.each(lambda row: row % 6 == 0)
    own = [one and row % share == 0 for row, one in enumerate(published)]
    sellers = [person(item % 40) for item in w.item]
    log = {
        "ts": w.times("%Y-%m-%d %H:%M:%S"),
        "evento": ["pubblicazione" if one else "visita" for one in published],
        "utente": [
            seller if mine else person(100 + user)
            for seller, mine, user in zip(sellers, own, w.user, strict=True)
        ],
        "annuncio": w.by_item(lambda i: code("A", i)),
    }
    tables = {"eventi.csv": log}
    if place == "rows":
        log["inserzionista"] = sellers
    else:
        items = sorted(set(w.item))
        tables["annunci.csv"] = {
            "annuncio": [code("A", one) for one in items],
            "titolo": [f"Bici {one} usata" for one in items],
            "inserzionista": [person(one % 40) for one in items],
        }
    made = section(roles.propose(reading(tables)))
    assert made.columns["EVENT_TYPE"] == "evento"
    assert made.event_types == ({"pubblicazione": None} if is_left_out else {})


def test_private_messages_are_left_out_by_the_table_of_topics() -> None:
    proposal = found(board([20 + 3 * u for u in range(300)]), "member_id", "topic_id")
    assert section(proposal).leave_out["sort"] == ("private message",)
    [told] = [one for one in proposal.findings if one.column == "sort"]
    assert "private messages" in told.message


@pytest.mark.parametrize(
    ("buyer", "seller"), [("MBR_NO", "SELL_MBR_NO"), ("member_id", "selling_member_id")]
)
def test_a_member_who_sells_is_not_asked_about_beside_who_buys(buyer: str, seller: str) -> None:
    w = World(3307, users=250, items=200, rows=1800, lines=1)
    table = {
        buyer: w.by_user(lambda u: 100_000 + 3 * u),
        seller: w.by_item(lambda i: 100_000 + 3 * (i * 7 % 90)),
        "goods_no": w.by_item(lambda i: code("G", i)),
        "ordered_at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    made, section = proposal_and_section({"orders.csv": table})
    assert section.columns["USER_ID"] == buyer
    assert not asked(made)
