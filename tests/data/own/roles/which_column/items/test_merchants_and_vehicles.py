"""Merchants that were paid, and vehicles that were hired."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.mapping_file import Section
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import found, mapping_of
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, chosen, code, digest, title, unique
from tests.support.own_tables import reading

Tables = dict[str, dict[str, Any]]
_FORM = "%Y-%m-%d %H:%M:%S"


def points(w: World) -> Tables:
    """A programme of points: some lapse, some are a gift, and no merchant has a part in that."""
    kinds = w.each(
        lambda n: ("적립", "사용", "적립", "소멸", "적립취소")[n % 97 % 5] if n % 9 else "소멸"
    )
    shops = w.by_item(lambda i: f"{i * 731 + 40_000:07}")
    return {
        "points.csv": {
            "회원번호": w.by_user(lambda u: f"{u * 977 + 10_000_000:010}"),
            "거래일시": w.times(_FORM),
            "거래구분": kinds,
            "거래금액": w.each(lambda n: 3000 + n * 37 % 9000 * 10),
            "포인트": [-(n % 90) if kind == "사용" else n % 90 for n, kind in enumerate(kinds)],
            "가맹점코드": [
                "0000000" if kind == "소멸" else shop
                for kind, shop in zip(kinds, shops, strict=True)
            ],
        },
        "가맹점.csv": {
            "가맹점코드": [f"{i * 731 + 40_000:07}" for i in range(w.items)],
            "가맹점명": [f"빵집 {title(i)}" for i in range(w.items)],
            "업종": [("카페", "편의점", "서점")[i % 3] for i in range(w.items)],
            "지역": [("서울", "부산", "대전")[i % 3] for i in range(w.items)],
        },
    }


def test_merchants_of_a_programme_of_points_are_what_is_chosen() -> None:
    w = World(904)
    proposal = found(points(w), "회원번호", "가맹점코드")
    assert not proposal.questions
    assert proposal.mapping is not None
    assert proposal.mapping.sections["items"].files == ("가맹점.csv",)
    assert "users" not in proposal.mapping.sections


def test_merchants_are_no_members_though_a_language_calls_them_so() -> None:
    w = World(905, lines=1)
    tables: Tables = {
        "islemler.csv": {
            "MUSTERI_NO": w.by_user(lambda u: 23_000_000 + u * 977),
            "UYE_ISYERI_NO": w.by_item(lambda i: 600_000_000 + i * 731),
            "ISLEM_TARIHI": w.times("%d.%m.%Y %H:%M:%S"),
            "TUTAR": w.each(lambda n: 30 + n * 37 % 900),
        },
        "musteriler.csv": {
            "MUSTERI_NO": [23_000_000 + u * 977 for u in range(w.users)],
            "SEGMENT": [("Genç", "Özel")[u % 2] for u in range(w.users)],
        },
        "uye_isyerleri.csv": {
            "UYE_ISYERI_NO": [600_000_000 + i * 731 for i in range(w.items)],
            "UNVAN": [title(i) for i in range(w.items)],
            "SEKTOR": [("Giyim", "Market", "Optik")[i % 3] for i in range(w.items)],
        },
    }
    proposal = found(tables, "MUSTERI_NO", "UYE_ISYERI_NO")
    assert not proposal.questions
    assert proposal.mapping is not None
    assert proposal.mapping.sections["items"].files == ("uye_isyerleri.csv",)
    assert proposal.mapping.sections["users"].files == ("musteriler.csv",)


def test_what_is_cancelled_and_what_is_of_no_merchant_is_left_out_of_one_column() -> None:
    section: Section = mapping_of(points(World(904))).sections["interactions"]
    assert set(section.leave_out["거래구분"]) == {"적립취소", "소멸"}
    assert section.columns["EVENT_VALUE"] == "거래금액"


def card(name: str, called: str, **more: list[Any]) -> Proposal:
    """What was paid by card: most rows have a merchant, and a withdrawal has none."""
    w = World(4506, users=300, items=80, rows=6000, lines=1)
    paid = w.each(lambda row: row % 6 > 0)
    places = w.by_item(lambda i: f"{81_000 + i * 7:07d}")
    names = w.by_item(lambda i: f"{title(i)} {i}")
    table = {
        "IdMovimento": w.each(lambda row: 5_000_000 + row),
        "Data": w.times(_FORM),
        "NumCliente": w.by_user(lambda u: 310_000 + u * 7),
        "NumConta": w.each(lambda row: f"PT50{310_000 + w.user[row] * 7}{row % 2}"),
        "TipoMovimento": w.each(lambda row: "COMPRA" if paid[row] else "LEVANTAMENTO"),
        name: w.each(lambda row: places[row] if paid[row] else ""),
        called: w.each(lambda row: names[row] if paid[row] else ""),
        "Montante": w.each(lambda row: f"{3 + row % 877},{row % 100:02d}"),
        **more,
    }
    return roles.propose(reading({"movements.csv": table}))


@pytest.mark.parametrize(
    ("name", "called"),
    [("CodComerciante", "NomeComerciante"), ("merchant_id", "merchant_name"),
     ("Händlernr", "Händlername"), ("가맹점번호", "가맹점명")],
)  # fmt: skip
def test_who_was_paid_by_card_is_what_was_chosen(name: str, called: str) -> None:
    made = card(name, called)
    assert section(made).columns["ITEM_ID"] == name
    assert not made.questions


def test_merchants_are_sure_where_a_table_lists_them() -> None:
    w = World(4516, users=300, items=80, rows=6000, lines=1)
    kinds = w.pick(["COMPRA_TPV", "COMPRA_ECOM", "NOMINA", "RECIBO"], [5, 2, 2, 2])
    paid = [kind.startswith("COMPRA") for kind in kinds]
    places = w.by_item(lambda i: f"COM{835_000 + i * 71:07d}")
    moved = {
        "id_movimiento": w.each(lambda row: 5_000_000 + row),
        "id_cliente": w.by_user(lambda u: 310_000 + u * 7),
        "fecha_operacion": w.times(_FORM),
        "tipo_movimiento": kinds,
        "id_comercio": w.each(lambda row: places[row] if paid[row] else ""),
        "descripcion": w.each(lambda row: f"{title(w.item[row])} {row % 900}"),
        "importe": w.each(lambda row: f"{3 + row % 877}.{row % 100:02d}"),
    }
    shops = {
        "id_comercio": [f"COM{835_000 + i * 71:07d}" for i in range(90)],
        "nombre": [f"{title(i)} {i}" for i in range(90)],
    }
    made = roles.propose(reading({"movimientos.csv": moved, "comercios.csv": shops}))
    assert section(made).columns["ITEM_ID"] == "id_comercio"
    assert not made.questions


def test_what_was_bought_is_the_item_where_a_row_says_it() -> None:
    w = World(4506, users=300, items=80, rows=6000, lines=1)
    bought = w.each(lambda row: f"A-{row * 7919 % 400:04d}")
    made = card("merchant_id", "merchant_name", product_id=bought)
    assert section(made).columns["ITEM_ID"] == "product_id"
    assert not made.questions


def rentals(w: World, driver: str, plate: str, model: str, of_driver: bool) -> dict[str, list[Any]]:
    """Contracts for cars: each is one of three of its model, or of the driver alone."""
    car = w.each(lambda row: w.user[row] if of_driver else w.item[row] * 3 + row % 3)
    return {
        "nr": w.each(lambda row: code("K", row)),
        driver: w.by_user(lambda u: code("C", u)),
        model: [f"Modell {'ABCDEFGHIJ'[n // 3 % 10]}{n // 30}" for n in car],
        plate: [f"{1000 + n * 7} CSY" for n in car],
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }


@pytest.mark.parametrize(
    ("driver", "plate", "model"),
    [
        ("Cód. conductor", "Matrícula", "Modelo"),
        ("Fahrer-Nr", "Kennzeichen", "Modell"),
        ("driver_id", "licence plate", "model"),
        ("водитель", "госномер", "модель"),
    ],
)
def test_a_model_is_hired_by_its_driver_and_not_its_number_plate(
    driver: str, plate: str, model: str
) -> None:
    made = roles.propose(reading({"list.csv": rentals(World(4481), driver, plate, model, False)}))
    assert section(made).columns["USER_ID"] == driver
    assert section(made).columns["ITEM_ID"] == model
    assert not made.questions


def test_who_drives_the_same_car_every_day_is_no_customer_for_sure() -> None:
    table = rentals(World(4482), "driver_id", "licence plate", "model", True)
    made = roles.propose(reading({"list.csv": table}))
    assert made.mapping is None or made.questions


@pytest.mark.parametrize("name", ["bisiklet_no", "bike_id", "Fahrradnummer", "véhicule"])
def test_rides_without_a_rider_are_nobodys(name: str) -> None:
    w = World(4483, lines=1)
    table = {
        "yolculuk_no": w.each(lambda row: 44_000_000 + row),
        "baslangic_zamani": w.times("%Y-%m-%d %H:%M"),
        name: w.by_user(lambda u: code("BZ", u)),
        "baslangic_istasyon": w.each(lambda row: row % 37),
        "baslangic_adi": w.each(lambda row: f"Meydan {row % 37}"),
        "bitis_istasyon": w.by_item(lambda i: i + 3),
        "bitis_adi": w.by_item(lambda i: f"Meydan {i}"),
    }
    made = roles.propose(reading({"rides.csv": table}))
    assert made.mapping is None
    assert "no column says who rode" in made.reason


def test_merchants_of_a_bank_are_chosen_though_few_come_back() -> None:
    """A bank knows who its people are, and of merchants an id by chance and where they are."""
    w = World(4520, users=100, items=3000, rows=9000, lines=1)
    paid = w.each(lambda row: row % 3 > 0)
    place = w.each(lambda row: w.item[row] * 2 + row % 2)
    towns = [f"{a}{b}town" for a in "BCDFGHKLMNPRST" for b in ("ar", "el", "il", "or", "un")]
    table = {
        "account": w.by_user(lambda u: f"ACC-{1_037_050_564 + u * 77_003}"),
        "long_lat": w.by_user(lambda u: f"{150 + u / 100:.2f} -{30 + u / 100:.2f}"),
        "txn_description": ["POS" if one else "PAYMENT" for one in paid],
        "merchant_id": [unique(n) if one else "" for n, one in zip(place, paid, strict=True)],
        "first_name": w.by_user(lambda u: f"{chosen(['Diana', 'Michael', 'Rhonda'], u)}"),
        "merchant_suburb": [
            towns[n % len(towns)] if one else "" for n, one in zip(place, paid, strict=True)
        ],
        "age": w.by_user(lambda u: 18 + u % 60),
        "amount": w.each(lambda row: f"{3 + row % 877}.{row % 100:02d}"),
        "extraction": w.times(_FORM),
        "transaction_id": w.each(digest),
    }  # fmt: skip
    made = roles.propose(reading({"transactions.csv": table}))
    assert section(made).columns["ITEM_ID"] == "merchant_id"
    assert not [one for one in made.questions if one.code == "which-item"]


def _grants(w: World, *, given: str = "donne", also: str = "") -> Proposal:
    """Members of parliament who give money to clubs, written by hand, most of them once."""
    first = ["Anne", "Paul", "Marie", "Jean", "Claire", "Michel"]
    last = [f"Mart{chr(97 + n)}n" for n in range(w.users // 6 + 1)]
    table: dict[str, Any] = {
        "nom": w.by_user(lambda u: last[u // 6]),
        "prenom": w.by_user(lambda u: first[u % 6]),
        "prenom nom": w.by_user(lambda u: f"{first[u % 6]} {last[u // 6]}"),
        "beneficiaire": w.each(lambda r: f"Club {title(w.item[r] if r % 3 else 5000 + r)}"),
        "programme_budgetaire": w.each(lambda r: f"{100 + r * 37 % 60}-0{r % 5}"),
        "montant": w.each(lambda r: 500 + r * 250 % 9000),
        given: w.times("%Y-%m-%d %H:%M:%S"),
    }
    if also:
        table[also] = w.by_item(lambda i: code("P", i))
    return roles.propose(reading({"reserve.csv": table}))


def test_who_got_a_grant_is_what_was_chosen_and_no_line_of_the_budget() -> None:
    proposal = _grants(World(911, users=90, lines=1))
    columns = section(proposal).columns
    assert (columns["USER_ID"], columns["ITEM_ID"]) == ("prenom nom", "beneficiaire")
    assert not any("ITEM_ID: nom" in one.yaml for q in proposal.questions for one in q.options)


def test_who_got_it_is_no_item_where_something_was_bought() -> None:
    columns = section(_grants(World(912, users=90, lines=1), also="code_produit")).columns
    assert columns["ITEM_ID"] == "code_produit"


def test_who_was_paid_by_a_card_of_the_office_is_chosen_and_not_the_office() -> None:
    """What is kept secret, and money that was drawn, has no payee: it is said in a few words."""
    w = World(913, users=200, items=300, lines=1)
    hidden = {0: "Sigiloso", 1: "NAO SE APLICA", 2: "SEM INFORMACAO"}
    columns: dict[str, Any] = {
        "CÓDIGO UNIDADE GESTORA": w.by_user(lambda u: 110_000 + u % 40 * 31),
        "NOME UNIDADE GESTORA": w.by_user(lambda u: f"UNIDADE {title(u % 40)}"),
        "NOME PORTADOR": w.each(
            lambda r: "Sigiloso" if r % 9 == 0 else f"Maria {title(w.user[r], 'Silva Souza Lima')}"
        ),
        "NOME FAVORECIDO": w.each(lambda r: hidden.get(r % 9, f"Posto {title(w.item[r])}")),
        "DATA TRANSAÇÃO": w.times("%d/%m/%Y"),
        "VALOR TRANSAÇÃO": w.each(lambda r: f"{30 + r * 37 % 900},{r % 100:02}"),
    }
    made = section(roles.propose(reading({"cartao.csv": columns})))
    assert made.columns["USER_ID"] == "NOME PORTADOR"
    assert made.columns["ITEM_ID"] == "NOME FAVORECIDO"
    assert set(made.leave_out["NOME FAVORECIDO"]) == set(hidden.values())
    assert made.leave_out["NOME PORTADOR"] == ("Sigiloso",)
