"""Tables and columns beside the events, which tell of them once more or of something else."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own.profiles.shapes import shape
from personalize_poc.data.own.roles.words.circumstances import is_one
from personalize_poc.data.own.roles.words.meanings import is_unpaid
from tests.data.own.roles.test_roles_elsewhere import proposed
from tests.data.own.roles.world import World, code, digest, title

STEPS = ["créée", "en préparation", "prise en charge", "livrée"]


def people(w: World) -> dict[str, Any]:
    """A table of people, as shops have it."""
    return {
        "id_client": [f"C{4000 + u}" for u in range(w.users)],
        "ville": [["Lyon", "Nice", "Lille"][u % 3] for u in range(w.users)],
    }


def test_the_steps_of_an_order_are_no_choices_of_their_own() -> None:
    """A row for each state has user, item and time as well, and there are four times as many."""
    w = World(951, lines=1, rows=2500)
    orders = {
        "id_commande": w.each(lambda row: 70001 + row),
        "id_client": w.by_user(lambda u: f"C{4000 + u}"),
        "id_restaurant": w.by_item(lambda i: f"R{300 + i}"),
        "date_commande": w.times("%Y-%m-%d %H:%M"),
    }
    steps: dict[str, list[Any]] = {
        name: [value for value in values for _ in STEPS]
        for name, values in orders.items()
        if name != "date_commande"
    }
    steps["statut"] = STEPS * len(w.rows)
    steps["horodatage"] = [f"{day}:00" for day in orders["date_commande"] for _ in STEPS]
    proposal, section = proposed({
        "suivi_commandes.csv": steps,
        "commandes.csv": orders,
        "clients.csv": people(w),
        "restaurants.csv": {
            "id_restaurant": [f"R{300 + i}" for i in range(w.items)],
            "nom": [title(i) for i in range(w.items)],
        },
    })  # fmt: skip
    assert section.files == ("commandes.csv",)
    assert not proposal.questions


def test_the_numbers_of_a_history_are_not_those_of_the_lines() -> None:
    """Both count from 1 on: a history has neither user nor item of its own."""
    w = World(952)
    firsts = w.firsts()
    history = [row for row in firsts for _ in range(4)]
    proposal, section = proposed({
        "ps_order_history": {
            "id_order_history": [row + 1 for row in range(len(history))],
            "id_order": [w.order[row] + 1 for row in history],
            "id_order_state": [1 + row % 4 for row in range(len(history))],
            "date_add": [w.at[row].strftime("%Y-%m-%d %H:%M:%S") for row in history],
        },
        "ps_order_detail": {
            "id_order_detail": w.each(lambda row: row + 1),
            "id_order": w.by_order(lambda n: n + 1),
            "product_id": w.by_item(lambda i: i + 1),
            "product_quantity": w.pick([1, 2, 3], [9, 3, 1]),
        },
        "ps_orders": {
            "id_order": [w.order[row] + 1 for row in firsts],
            "id_customer": [w.user[row] + 1 for row in firsts],
            "date_add": [w.at[row].strftime("%Y-%m-%d %H:%M:%S") for row in firsts],
        },
        "ps_product_lang": {
            "id_product": [i + 1 for i in range(w.items)],
            "name": [title(i) for i in range(w.items)],
        },
    })  # fmt: skip
    assert section.files == ("ps_order_detail",)
    assert section.columns["ITEM_ID"] == "product_id"
    assert not proposal.questions


def test_a_player_is_who_acted_and_not_the_level_that_a_table_says_of_it() -> None:
    w = World(953, users=1500, rows=6000)
    days = ["2021-03-04", "2021-07-30", "2022-01-09", "2022-02-11", "2022-09-05", "2023-01-02"]
    proposal, section = proposed({
        "道具购买.csv": {
            "流水号": w.each(lambda row: f"T{row:09d}"),
            "角色ID": w.by_user(lambda u: 9000001 + u * 7),
            "道具ID": w.by_item(lambda i: 208000 + i * 3),
            "数量": w.pick([1, 2, 5], [8, 2, 1]),
            "购买时间": w.each(lambda row: int(w.at[row].timestamp() * 1000)),
        },
        "角色信息.csv": {
            "角色ID": [9000001 + u * 7 for u in range(w.users)],
            "等级": [1 + u * 13 % 80 for u in range(w.users)],
            "创建日期": [days[u % len(days)] for u in range(w.users)],
        },
        "道具表.csv": {
            "道具ID": [208000 + i * 3 for i in range(w.items)],
            "名称": [f"龙之剑 {i}" for i in range(w.items)],
        },
    })  # fmt: skip
    assert not section.joins
    assert section.columns["USER_ID"] == "角色ID"
    assert section.columns["TIMESTAMP"] == "购买时间"
    assert not proposal.questions


def test_what_comes_in_one_size_only_has_no_parent_and_is_not_lost() -> None:
    w = World(954)
    families = w.items // 2
    ids = [digest(i)[:32] for i in range(w.items)]
    parents = [digest(i % families)[:32] if i >= families else None for i in range(w.items)]
    __, section = proposed({
        "order_line_item.csv": {
            "order_id": w.by_order(lambda n: code("O", n)),
            "customer_id": w.by_user(lambda u: code("C", u)),
            "product_id": w.by_item(lambda i: ids[i]),
            "created_at": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "product.csv": {"id": ids, "parent_id": parents, "stock": [i % 40 for i in range(w.items)]},
        "product_translation.csv": {
            "product_id": ids[:families],
            "name": [title(i) for i in range(families)],
        },
    })  # fmt: skip
    assert section.columns["ITEM_ID"] == "product_id"


def test_the_place_on_a_shelf_is_no_title_of_a_copy() -> None:
    w = World(955, items=240)
    titles = w.items // 2
    __, section = proposed({
        "issues": {
            "borrowernumber": w.by_user(lambda u: u + 51),
            "itemnumber": w.by_item(lambda i: i + 9001),
            "issuedate": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "items": {
            "itemnumber": [i + 9001 for i in range(w.items)],
            "biblionumber": [i % titles + 1 for i in range(w.items)],
            "itemcallnumber": [f"{800 + i % 90} ROS {i % 7}" for i in range(w.items)],
        },
        "biblio": {
            "biblionumber": [i + 1 for i in range(titles)],
            "title": [title(i) for i in range(titles)],
        },
    })  # fmt: skip
    (join,) = section.joins
    assert (join.file, join.columns) == ("items", {"ITEM_ID": "biblionumber"})


def test_the_title_of_a_page_is_no_item_where_the_row_has_the_id_that_the_catalogue_has() -> None:
    """Every page has a title, and only some rows name an item."""
    w = World(956)
    opened = [row % 3 > 0 for row in w.rows]
    names = w.by_item(title)
    __, section = proposed({
        "events.csv": {
            "user_pseudo_id": w.by_user(lambda u: f"{88100000 + u * 977}.{1700000000 + u}"),
            "event_name": ["view_item" if one else "page_view" for one in opened],
            "page_title": [
                name if one else "Museum Shop" for name, one in zip(names, opened, strict=True)
            ],
            "items.item_id": [
                f"SKU-{w.item[row]:03d}" if one else None
                for row, one in zip(w.rows, opened, strict=True)
            ],
            "event_timestamp": w.each(lambda row: int(w.at[row].timestamp() * 1_000_000)),
        },
        "feed.tsv": {
            "id": [f"SKU-{i:03d}" for i in range(w.items)],
            "title": [title(i) for i in range(w.items)],
        },
    })  # fmt: skip
    assert section.columns["ITEM_ID"] == "items.item_id"


def test_a_time_that_lists_share_is_no_order_and_does_not_hide_what_happened() -> None:
    """A list of things that were shown is many rows of one time, and of one kind of event."""
    w = World(957, lines=8, rows=4000)
    kinds = ["view_item_list", "view_item", "add_to_cart", "purchase"]
    of_order = {n: kinds[0 if n % 3 == 0 else 1 + n % 3] for n in w.order}
    __, section = proposed({
        "events.csv": {
            "user_pseudo_id": w.by_user(lambda u: f"{88100000 + u * 977}.{1700000000 + u}"),
            "event_name": w.by_order(lambda n: of_order[n]),
            "items.item_id": w.by_item(lambda i: f"SKU-{i:03d}"),
            "items.item_list_name": w.by_order(
                lambda n: "Search results" if of_order[n] == kinds[0] else None
            ),
            "event_timestamp": w.by_order(lambda n: 1_700_000_000_000_000 + n * 91_000_077),
        }
    })  # fmt: skip
    assert section.columns["EVENT_TYPE"] == "event_name"


def test_a_time_that_is_called_as_the_table_is_the_one_of_its_rows() -> None:
    """A campaign has its list drawn before anybody is called."""
    w = World(958, lines=1)
    __, section = proposed({
        "contatti_campagne.csv": {
            "NDG": w.by_user(lambda u: f"{38000000 + u * 91:010d}"),
            "COD_PRODOTTO": w.by_item(lambda i: f"AS{i:03d}"),
            "DATA_CREAZIONE_LISTA": w.each(
                lambda row: w.at[row].replace(day=1).strftime("%d/%m/%Y")
            ),
            "DATA_CONTATTO": [
                w.at[row].strftime("%d/%m/%Y %H:%M") if row % 9 else None for row in w.rows
            ],
        },
        "catalogo_prodotti.csv": {
            "COD_PRODOTTO": [f"AS{i:03d}" for i in range(w.items)],
            "DESCRIZIONE": [title(i) for i in range(w.items)],
        },
    })  # fmt: skip
    assert section.columns["TIMESTAMP"] == "DATA_CONTATTO"


def test_what_a_catalogue_has_with_its_title_is_sure_also_if_few_rows_name_it() -> None:
    w = World(959)
    named = [row % 5 > 1 for row in w.rows]
    proposal, section = proposed({
        "events.json": {
            "user_id": w.by_user(lambda u: f"u-{u:05d}"),
            "event_type": ["workout_started" if one else "app_opened" for one in named],
            "event_properties.workout_id": [
                f"wk-{w.item[row]:04d}" if one else None
                for row, one in zip(w.rows, named, strict=True)
            ],
            "event_properties.workout_name": [
                title(w.item[row]) if one else None for row, one in zip(w.rows, named, strict=True)
            ],
            "session_id": w.by_order(lambda n: 1_709_513_732_935 + n * 977_001),
            "event_time": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "workouts.csv": {
            "workout_id": [f"wk-{i:04d}" for i in range(w.items)],
            "name": [title(i) for i in range(w.items)],
        },
    })  # fmt: skip
    assert section.columns["ITEM_ID"] == "event_properties.workout_id"
    assert not proposal.questions


@pytest.mark.parametrize("value", ["Kurier DPD", "Poczta Polska", "CJ대한통운", "Paczkomat InPost"])
def test_who_brings_a_parcel_is_a_circumstance(value: str) -> None:
    assert is_one(value)


def test_numbers_of_articles_stay_numbers_beside_a_word_for_freight() -> None:
    given = [f"{1000 + n:018d}" if n % 5 else "FRACHT" for n in range(500)]
    found = shape(given)
    assert (found.kind, found.zeros) == ("integer", True)


@pytest.mark.parametrize(
    ("word", "unpaid"),
    [
        ("En attente de virement bancaire", True),
        ("Awaiting check payment", True),
        ("Oczekiwanie na płatność", True),
        ("무통장 입금 확인 대기", True),
        ("결제완료 배송대기", False),
        ("Awaiting shipment", False),
    ],
)
def test_an_order_whose_payment_is_awaited_is_not_paid_yet(word: str, unpaid: bool) -> None:
    assert is_unpaid(word) is unpaid


def test_numbers_of_states_mean_what_the_table_of_states_says() -> None:
    """Small numbers are keys of any small table, such as that of makers."""
    w = World(960)
    firsts = w.firsts()
    states = {2: "Paiement accepté", 6: "Annulé", 10: "En attente de virement bancaire"}
    proposal, section = proposed({
        "lines.csv": {
            "id_order": w.by_order(lambda n: n + 5001),
            "product_id": w.by_item(lambda i: i + 401),
            "product_quantity": w.pick([1, 2, 3], [9, 3, 1]),
        },
        "orders.csv": {
            "id_order": [w.order[row] + 5001 for row in firsts],
            "id_customer": [w.user[row] + 9001 for row in firsts],
            "current_state": [(10, 6, 2, 2, 2, 2, 2, 2)[w.order[row] % 8] for row in firsts],
            "date_add": [w.at[row].strftime("%Y-%m-%d %H:%M:%S") for row in firsts],
        },
        "manufacturer.csv": {
            "id_manufacturer": [n + 1 for n in range(10)],
            "name": [f"Moulin {n}" for n in range(10)],
        },
        "order_state_lang.csv": {"id_order_state": list(states), "name": list(states.values())},
    })  # fmt: skip
    assert section.leave_out == {"current_state": ("6", "10")}
    (said,) = [one for one in proposal.findings if one.code == "rows-left-out"]
    assert "10 En attente de virement" in said.message


def firms(w: World, key: str, name: str) -> dict[str, Any]:
    """Customers of a wholesaler."""
    return {
        key: [f"D{10000 + 5 * u}" for u in range(w.users)],
        name: [f"Werkstatt {title(u)} GmbH" for u in range(w.users)],
        "PLZ-Code": [f"{61000 + u}" for u in range(w.users)],
        "Ort": [["Ulm", "Bonn", "Kiel"][u % 3] for u in range(w.users)],
        "Debitorenpreisgruppe": [["HÄNDLER", "END"][u % 2] for u in range(w.users)],
    }


def test_firms_that_buy_are_the_users_of_a_wholesaler() -> None:
    """Their table has names and no prices; lines that came back hold the same columns."""
    w = World(961)
    firsts = w.firsts()
    back = [row for row in w.rows if row % 40 == 0]
    proposal, section = proposed({
        "Rechnungszeile.csv": {
            "Belegnr.": w.by_order(lambda n: f"VR{23000000 + n}"),
            "Nr.": w.by_item(lambda i: f"{358000 + i * 7:07d}"),
            "Beschreibung": w.by_item(title),
            "Menge": w.pick([1, 2, 3], [9, 3, 1]),
        },
        "Rechnungskopf.csv": {
            "Nr.": [f"VR{23000000 + w.order[row]}" for row in firsts],
            "Verk. an Deb.-Nr.": [f"D{10000 + 5 * w.user[row]}" for row in firsts],
            "Auftragsdatum": [w.at[row].strftime("%d.%m.%Y") for row in firsts],
        },
        "Gutschriftszeile.csv": {
            "Belegnr.": [f"VG{1000 + n}" for n in range(len(back))],
            "Verk. an Deb.-Nr.": [f"D{10000 + 5 * w.user[row]}" for row in back],
            "Buchungsdatum": [w.at[row].strftime("%d.%m.%Y") for row in back],
            "Ausgleich mit Belegnr.": [f"VR{23000000 + w.order[row]}" for row in back],
            "Nr.": [f"{358000 + w.item[row] * 7:07d}" for row in back],
        },
        "Debitor.csv": firms(w, "Nr.", "Name"),
        "Artikel.csv": {
            "Nr.": [f"{358000 + i * 7:07d}" for i in range(w.items)],
            "Beschreibung": [title(i) for i in range(w.items)],
            "VK-Preis": [f"{4 + i}.50" for i in range(w.items)],
        },
    })  # fmt: skip
    assert section.files == ("Rechnungszeile.csv",)
    assert section.columns["ITEM_ID"] == "Nr."
    assert section.joins[0].columns["USER_ID"] == "Verk. an Deb.-Nr."
    assert proposal.mapping is not None
    assert proposal.mapping.sections["users"].files == ("Debitor.csv",)


def test_a_deal_with_a_title_is_the_head_of_its_lines() -> None:
    """A CRM calls the key of every table alike, and deals have titles as things have."""
    w = World(962)
    firsts = w.firsts()
    companies = firms(w, "ID do registro", "Nome da empresa")
    companies["ID do registro"] = [7_400_000_000 + u * 977 for u in range(w.users)]
    __, section = proposed({
        "itens-de-linha.csv": {
            "ID do registro": w.each(lambda row: 20_000_072_060 + row * 31),
            "Nome": w.by_item(title),
            "ID do produto": w.by_item(lambda i: 1_500_000_000 + i * 7919),
            "Quantidade": w.pick([1, 2, 3], [9, 3, 1]),
            "Associated Deal IDs": w.by_order(lambda n: 12_000_933_514 + n * 513),
        },
        "negocios.csv": {
            "ID do registro": [12_000_933_514 + w.order[row] * 513 for row in firsts],
            "Nome do negócio": [f"Pedido {1001 + n}" for n in range(len(firsts))],
            "Data de criação": [w.at[row].strftime("%Y-%m-%d %H:%M") for row in firsts],
            "Associated Company IDs": [7_400_000_000 + w.user[row] * 977 for row in firsts],
        },
        "empresas.csv": companies,
        "produtos.csv": {
            "ID do registro": [1_500_000_000 + i * 7919 for i in range(w.items)],
            "Nome": [title(i) for i in range(w.items)],
            "Preço unitário": [f"{4 + i}.50" for i in range(w.items)],
        },
    })  # fmt: skip
    assert section.files == ("itens-de-linha.csv",)
    assert section.columns["ITEM_ID"] == "ID do produto"
    assert section.joins[0].columns == {
        "USER_ID": "Associated Company IDs",
        "TIMESTAMP": "Data de criação",
    }


def test_a_campaign_with_a_title_is_what_is_given_to() -> None:
    w = World(963, items=130, lines=1)
    __, section = proposed({
        "Opportunity.csv": {
            "Id": w.each(lambda row: f"0065g0{row:06d}AAA"),
            "AccountId": w.by_user(lambda u: f"0015g0{u * 37:06d}AAB"),
            "Name": w.each(lambda row: f"{title(w.user[row])} donatie {w.at[row]:%d-%m-%Y}"),
            "CampaignId": w.by_item(lambda i: f"7015g0{i * 41:06d}AAI"),
            "CloseDate": w.times("%Y-%m-%d"),
        },
        "Campaign.csv": {
            "Id": [f"7015g0{i * 41:06d}AAI" for i in range(w.items)],
            "Name": [f"Noodhulp {title(i)}" for i in range(w.items)],
            "Description": [f"Campagne voor {title(i)}." for i in range(w.items)],
        },
        "Account.csv": {
            "Id": [f"0015g0{u * 37:06d}AAB" for u in range(w.users)],
            "Name": [f"Familie {title(u)}" for u in range(w.users)],
        },
    })  # fmt: skip
    assert section.columns["ITEM_ID"] == "CampaignId"


def test_of_things_that_are_sold_once_the_views_count_and_not_the_sales() -> None:
    w = World(964, items=400, lines=1, rows=3000)
    sold = list({item: row for row, item in enumerate(w.item)}.values())
    proposal, section = proposed({
        "transactions.csv": {
            "id_transaction": [f"T{row:06d}" for row in sold],
            "id_annonce": [700_000 + w.item[row] * 3 for row in sold],
            "id_membre": [f"M{4000 + w.user[row]}" for row in sold],
            "date_transaction": [w.at[row].strftime("%Y-%m-%d %H:%M:%S") for row in sold],
            "prix": [f"{5 + row % 40}.00" for row in sold],
        },
        "vues.csv": {
            "id_vue": w.each(lambda row: row + 1_000_001),
            "id_membre": w.by_user(lambda u: f"M{4000 + u}"),
            "id_annonce": w.by_item(lambda i: 700_000 + i * 3),
            "date_vue": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "annonces.csv": {
            "id_annonce": [700_000 + i * 3 for i in range(w.items)],
            "titre": [title(i) for i in range(w.items)],
        },
        "membres.csv": {
            "id_membre": [f"M{4000 + u}" for u in range(w.users)],
            "ville": [["Lyon", "Nice", "Lille"][u % 3] for u in range(w.users)],
        },
    })  # fmt: skip
    assert section.files == ("vues.csv",)
    assert not proposal.questions


def test_a_time_that_ends_as_a_sentence_does_is_a_time() -> None:
    months = ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio"]
    w = World(965)
    __, section = proposed({
        "ventas.csv": {
            "Fecha de venta": w.each(
                lambda row: f"{w.at[row].day} de {months[w.at[row].month - 1]} de "
                f"{w.at[row]:%Y %H:%M} hs."
            ),
            "id_comprador": w.by_user(lambda u: 29_485_000 + u * 91),
            "SKU": w.by_item(lambda i: f"JAR{i:04d}"),
            "Título": w.by_item(title),
        },
    })  # fmt: skip
    assert section.columns["TIMESTAMP"] == "Fecha de venta"


def test_the_level_that_a_player_has_reached_is_no_player() -> None:
    w = World(966, users=600)
    proposal, section = proposed({
        "shop_log.csv": {
            "player_id": w.by_user(lambda u: 471_225_655 + u * 991),
            "player_level": w.by_user(lambda u: 1 + u * 7 % 90),
            "item_id": w.by_item(lambda i: 5001 + i),
            "action": w.pick(["view", "purchase"], [4, 1]),
            "ts": w.times("%Y-%m-%d %H:%M:%S"),
        }
    })  # fmt: skip
    assert section.columns["USER_ID"] == "player_id"
    assert not proposal.questions


def test_crawlers_are_found_in_the_column_of_devices() -> None:
    w = World(967, lines=1)
    devices = ["iPhone Safari", "Windows Chrome", "Android Chrome"]
    __, section = proposed({
        "閲覧ログ.tsv": {
            "閲覧日時": w.times("%Y/%m/%d %H:%M:%S"),
            "訪問者ID": w.by_user(lambda u: digest(u)[:16]),
            "記事ID": w.by_item(lambda i: 202_404_010_000 + i),
            "端末": w.each(lambda row: devices[row % 3] if row % 20 else "Googlebot/2.1"),
        },
        "記事一覧.tsv": {
            "記事ID": [202_404_010_000 + i for i in range(w.items)],
            "見出し": [f"市役所をめぐる課題 {i}" for i in range(w.items)],
        },
    })  # fmt: skip
    assert section.leave_out == {"端末": ("Googlebot/2.1",)}
