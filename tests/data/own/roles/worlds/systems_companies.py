"""Made-up exports of systems in which companies keep what they sold; see `systems_world`."""

from __future__ import annotations

from datetime import timedelta

from tests.data.own.roles.worlds.systems_world import EXPORTS, Tables, export
from tests.data.own.roles.worlds.world import World, chosen, code, digest, price, title

__all__ = ["EXPORTS"]


@export("OpportunityLineItem.csv", "AccountId", "Product2Id", "CloseDate")
def salesforce() -> Tables:
    """Lines of deals, of which half were won, in stages with words of the company's own."""
    w = World(919, users=70, items=60, rows=900, lines=3)
    heads = w.firsts()
    won = [n % 5 < 2 for n in range(len(heads))]
    key = "{}5g00000{}AAA".format
    return {
        "OpportunityLineItem.csv": {
            "Id": w.each(lambda row: key("00k", digest(row)[:7])),
            "IsDeleted": w.each(lambda row: int(row % 40 == 7)),
            "OpportunityId": w.by_order(lambda n: key("006", digest(n)[:7])),
            "PricebookEntryId": w.by_item(lambda i: key("01u", digest(i + 7000)[:7])),
            "Product2Id": w.by_item(lambda i: key("01t", digest(i)[:7])),
            "ProductCode": w.by_item(lambda i: code("AB-", i)),
            "Quantity": w.pick(["1.0", "2.0"], [5, 1]),
            "UnitPrice": w.by_item(price),
            "CreatedDate": w.times("%Y-%m-%dT%H:%M:%S.000Z"),
            "CreatedById": w.each(lambda row: key("005", digest(w.order[row] % 9 + 50)[:7])),
        },
        "Opportunity.csv": {
            "Id": [key("006", digest(w.order[row])[:7]) for row in heads],
            "AccountId": [key("001", digest(w.user[row] + 90)[:7]) for row in heads],
            "StageName": [("Délivré" if yes else chosen(["Étape A", "Étape B"], n))
                          for n, yes in enumerate(won)],
            "CloseDate": [w.at[row].strftime("%Y-%m-%d") for row in heads],
            "IsClosed": ["1" if yes or n % 3 else "0" for n, yes in enumerate(won)],
            "IsWon": ["1" if yes else "0" for yes in won],
            "OwnerId": [key("005", digest(n % 9 + 50)[:7]) for n in range(len(heads))],
            "CreatedDate": [w.at[row].strftime("%Y-%m-%dT%H:%M:%S.000Z") for row in heads],
        },
        "Account.csv": {
            "Id": [key("001", digest(u + 90)[:7]) for u in range(w.users)],
            "Name": [*(f"Laboratoire {digest(u)[:5]}" for u in range(w.users - 1)),
                     "TEST ACCOUNT - do not use"],
            "BillingCountry": [chosen(["France", "Italie"], u) for u in range(w.users)],
            "OwnerId": [key("005", digest(u % 9 + 50)[:7]) for u in range(w.users)],
        },
        "Product2.csv": {
            "Id": [key("01t", digest(i)[:7]) for i in range(w.items)],
            "Name": [title(i) for i in range(w.items)],
            "ProductCode": [code("AB-", i) for i in range(w.items)],
            "Family": [chosen(["Tips", "Kits"], i) for i in range(w.items)],
        },
        "Task.csv": {
            "Id": [key("00T", digest(n)[:7]) for n in range(2000)],
            "WhoId": [None] * 2000,
            "WhatId": [key("001", digest(n * 7 % w.users + 90)[:7]) for n in range(2000)],
            "Subject": [chosen(["Call", "Meeting"], n) for n in range(2000)],
            "OwnerId": [key("005", digest(n % 9 + 50)[:7]) for n in range(2000)],
            "CreatedDate": [w.at[n % len(w.at)].strftime("%Y-%m-%dT%H:%M:%S.000Z")
                            for n in range(2000)],
        },
    }  # fmt: skip


@export("Opportunity.csv", "AccountId", "CampaignId", "CloseDate")
def salesforce_of_charities() -> Tables:
    """Gifts of the Nonprofit Success Pack, each to a campaign."""
    w = World(921, users=150, items=40, rows=1800, lines=1)
    key = "{}5e00000{}".format
    return {
        "Opportunity.csv": {
            "Id": w.each(lambda row: key("006", digest(row)[:10])),
            "IsDeleted": w.each(lambda row: "false"),
            "AccountId": w.by_user(lambda u: key("001", digest(u + 90)[:10])),
            "Name": w.each(lambda row: f"Donation {w.at[row]:%m/%d/%Y}"),
            "StageName": w.pick(["Closed Won", "Closed Lost"], [9, 1]),
            "Amount": w.pick(["10.00", "25.00", "50.00"]),
            "CloseDate": w.times("%Y-%m-%d"),
            "CampaignId": w.by_item(lambda i: key("701", digest(i)[:10])),
            "OwnerId": w.each(lambda row: key("005", digest(w.order[row] % 4 + 50)[:10])),
            "npsp__Primary_Contact__c": w.by_user(lambda u: key("003", digest(u)[:10])),
            "CreatedDate": w.times("%Y-%m-%dT%H:%M:%S.000+0000"),
            "CreatedById": w.each(lambda row: key("005", digest(w.order[row] % 4 + 50)[:10])),
        },
        "Campaign.csv": {
            "Id": [key("701", digest(i)[:10]) for i in range(w.items)],
            "Name": [title(i) for i in range(w.items)],
            "Type": [chosen(["Appeal", "Event"], i) for i in range(w.items)],
            "Status": [chosen(["Completed", "In Progress"], i) for i in range(w.items)],
        },
        "Contact.csv": {
            "Id": [key("003", digest(u)[:10]) for u in range(w.users)],
            "AccountId": [key("001", digest(u + 90)[:10]) for u in range(w.users)],
            "LastName": [f"Person {u}" for u in range(w.users)],
        },
    }


@export("Item Ledger Entries.csv", "Source No.", "Item No.", "Posting Date")
def business_central() -> Tables:
    """What went in and out: sales to customers, purchases from vendors, adjustments of nobody."""
    w = World(923, users=90, items=60, rows=1500, lines=3)
    kinds = [
        chosen(["Sale", "Sale", "Sale", "Purchase", "Positive Adjmt."], n)
        for n in range(max(w.order) + 1)
    ]
    letter = {"Sale": "C", "Purchase": "V"}
    documents = {"Sale": "Sales Shipment", "Purchase": "Purchase Receipt"}
    return {
        "Item Ledger Entries.csv": {
            "Entry No.": w.each(lambda row: 700_100 + row),
            "Posting Date": w.times("%Y-%m-%d"),
            "Entry Type": w.by_order(lambda n: kinds[n]),
            "Document Type": w.by_order(lambda n: documents.get(kinds[n], "")),
            "Document No.": w.by_order(lambda n: f"SS{n:06d}"),
            "Item No.": w.by_item(lambda i: code("IT", i)),
            "Description": w.by_item(title),
            "Source No.": w.each(
                lambda row: f"{letter[kinds[w.order[row]]]}{10_000 + w.user[row]}"
                if kinds[w.order[row]] in letter else ""
            ),
            "Location Code": w.by_order(lambda n: ("MAIN", "WEST")[n % 2]),
            "Quantity": w.each(lambda row: -1 - row % 5 if kinds[w.order[row]] == "Sale" else 9),
        },
        "Items.csv": {
            "No.": [code("IT", i) for i in range(w.items)],
            "Description": [title(i) for i in range(w.items)],
            "Item Category Code": [("TOOL", "PIPE", "WIRE")[i % 3] for i in range(w.items)],
        },
    }  # fmt: skip


@export("LIGNE.csv", "GL_TIERS", "GL_ARTICLE", "GL_DATECREATION")
def cegid() -> Tables:
    """Lines of tickets, deliveries and transfers, with who worked the till."""
    w = World(920, users=90, items=60, rows=900, lines=3)
    kinds = [chosen(["FFO", "FFO", "FFO", "BLF", "TRE"], n) for n in range(max(w.order) + 1)]
    return {
        "LIGNE.csv": {
            "GL_NATUREPIECEG": w.by_order(lambda n: kinds[n]),
            "GL_NUMERO": w.by_order(lambda n: 100_231 + n),
            "GL_NUMLIGNE": w.each(lambda row: row % 4 + 1),
            "GL_DATEPIECE": w.times("%d/%m/%Y"),
            "GL_ETABLISSEMENT": w.by_order(lambda n: f"{n % 5 + 1:03}"),
            "GL_TIERS": w.each(lambda row: "CLIENTDIV" if w.order[row] % 3 == 1
                               else f"{w.user[row] * 97 + 10_000_000}"),
            "GL_ARTICLE": w.by_item(lambda i: f"{code('ROB', i)} {34 + i % 4} X"),
            "GL_CODEARTICLE": w.by_item(lambda i: code("ROB", i // 3)),
            "GL_LIBELLE": w.by_item(lambda i: title(i // 3)),
            "GL_PUTTC": w.by_item(lambda i: f"{price(i // 3):.2f}".replace(".", ",")),
            "GL_DATECREATION": w.times("%d/%m/%Y %H:%M:%S"),
            "GL_UTILISATEUR": w.by_order(lambda n: f"V{n % 9:03}"),
        },
        "TIERS.csv": {
            "T_TIERS": ["CLIENTDIV", *(f"{u * 97 + 10_000_000}" for u in range(w.users))],
            "T_NATUREAUXI": ["CLI"] * (w.users + 1),
            "T_LIBELLE": ["CLIENT DIVERS", *(f"DURAND {digest(u)[:4]}" for u in range(w.users))],
        },
        "ARTICLE.csv": {
            "GA_ARTICLE": [f"{code('ROB', i)} {34 + i % 4} X" for i in range(w.items)],
            "GA_CODEARTICLE": [code("ROB", i // 3) for i in range(w.items)],
            "GA_LIBELLE": [title(i // 3) for i in range(w.items)],
        },
    }  # fmt: skip


@export("LG_001_01_STLINE.csv", "CLIENTREF", "STOCKREF", "DATE_")
def logo() -> Tables:
    """Lines of sales, returns and purchases, of goods and of their discounts."""
    w = World(921, users=80, items=60, rows=900, lines=3)
    heads = w.firsts()
    kinds = [chosen([8, 8, 8, 8, 7, 3, 1], n) for n in range(max(w.order) + 1)]
    line = [2 if row % 11 == 5 else 0 for row in w.rows]
    who = [5999 if kinds[n] == 7 else 4000 + u for n, u in zip(w.order, w.user, strict=True)]
    return {
        "LG_001_01_STLINE.csv": {
            "LOGICALREF": w.each(lambda row: 9001 + row),
            "STOCKREF": w.each(lambda row: 0 if line[row] else 40 + w.item[row]),
            "LINETYPE": line,
            "TRCODE": w.by_order(lambda n: kinds[n]),
            "DATE_": w.times("%Y-%m-%d 00:00:00.000"),
            "CLIENTREF": who,
            "INVOICEREF": w.by_order(lambda n: 1500 + n),
            "AMOUNT": w.pick([1, 2, 5], [5, 2, 1]),
            "PRICE": w.by_item(lambda i: f"{price(i):.2f}".replace(".", ",")),
            "CANCELLED": w.by_order(lambda n: int(n % 25 == 9)),
        },
        "LG_001_01_INVOICE.csv": {
            "LOGICALREF": [1500 + w.order[row] for row in heads],
            "FICHENO": [f"A{w.order[row]:08}" for row in heads],
            "CLIENTREF": [who[row] for row in heads],
            "TRCODE": [kinds[w.order[row]] for row in heads],
            "DATE_": [w.at[row].strftime("%Y-%m-%d 00:00:00.000") for row in heads],
        },
        "LG_001_CLCARD.csv": {
            "LOGICALREF": [*(4000 + u for u in range(w.users)), 5999],
            "CODE": [*(f"120.{u:05}" for u in range(w.users)), "120.PERAKENDE"],
            "DEFINITION_": [*(f"{title(u, 'Ege Kaya Oto Deniz Demir')} A.Ş."
                              for u in range(w.users)), "MUHTELİF PERAKENDE MÜŞTERİ"],
            "TAXNR": [*(f"{u * 7919 + 10**9}" for u in range(w.users)), None],
        },
        "LG_001_ITEMS.csv": {
            "LOGICALREF": [40 + i for i in range(w.items)],
            "CODE": [code("FRE.", i) for i in range(w.items)],
            "NAME": [title(i) for i in range(w.items)],
            "UNITSETREF": [5] * w.items,
        },
    }  # fmt: skip


@export("SC6010.csv", "C6_CLI", "C6_PRODUTO", "C5_EMISSAO")
def protheus() -> Tables:
    """Lines with the day of their invoice, and heads with that of the order; some are deleted."""
    w = World(931, users=60, items=70, rows=500, lines=2)
    firsts, day = w.firsts(), "%Y%m%d"
    return {
        "SC6010.csv": {
            "C6_FILIAL": w.each(lambda row: "01"),
            "C6_NUM": w.by_order(lambda n: f"{n + 1:06}"),
            "C6_ITEM": w.each(lambda row: f"{row % 2 + 1:02}"),
            "C6_PRODUTO": w.by_item(lambda i: f"{code('RV', i)}      "),
            "C6_DESCRI": w.by_item(title),
            "C6_QTDVEN": w.pick([1, 2], [5, 1]),
            "C6_CLI": w.by_user(lambda u: f"{u + 4:06}"),
            "C6_LOJA": w.each(lambda row: "01"),
            "C6_DATFAT": w.each(lambda row: (w.at[row] + timedelta(row % 9)).strftime(day)),
            "D_E_L_E_T_": w.each(lambda row: "*" if row % 40 == 7 else " "),
        },
        "SC5010.csv": {
            "C5_FILIAL": ["01" for _ in firsts],
            "C5_NUM": [f"{w.order[row] + 1:06}" for row in firsts],
            "C5_TIPO": ["D" if n % 23 == 5 else "N" for n in range(len(firsts))],
            "C5_CLIENTE": [f"{w.user[row] + 4:06}" for row in firsts],
            "C5_VEND1": [f"{n % 7:06}" for n in range(len(firsts))],
            "C5_EMISSAO": [w.at[row].strftime(day) for row in firsts],
        },
        "SD3010.csv": {
            "D3_TM": w.each(lambda row: "001"),
            "D3_COD": w.by_item(lambda i: f"{code('RV', i)}      "),
            "D3_QUANT": w.pick([10, 40], [5, 1]),
            "D3_EMISSAO": w.times(day),
            "D3_USUARIO": w.pick(["ana", "rui"]),
        },
    }


@export("dtb_order_item.csv", "customer_id", "product_id", "order_date")
def ec_cube() -> Tables:
    """Lines, and heads with four times and with states that no table explains."""
    w = World(932, users=60, items=70, rows=700, lines=2)
    firsts, form = w.firsts(), "%Y-%m-%d %H:%M:%S"
    return {
        "dtb_order_item.csv": {
            "id": w.each(lambda row: row + 1),
            "order_id": w.by_order(lambda n: n + 1),
            "product_id": w.by_item(lambda i: i + 1),
            "product_class_id": w.by_item(lambda i: i + 11),
            "product_name": w.by_item(title),
            "quantity": w.pick([1, 2], [5, 1]),
        },
        "dtb_order.csv": {
            "id": [w.order[row] + 1 for row in firsts],
            "customer_id": [w.user[row] + 1 for row in firsts],
            "pref_id": [w.user[row] % 47 + 1 for row in firsts],
            "order_no": [f"{w.order[row] + 100001}" for row in firsts],
            "order_status_id": [{3: 3, 8: 8, 9: 1}.get(n % 13, 5) for n in range(len(firsts))],
            "create_date": [w.at[row].strftime(form) for row in firsts],
            "update_date": [(w.at[row] + timedelta(3)).strftime(form) for row in firsts],
            "order_date": [w.at[row].strftime(form) for row in firsts],
            "payment_date": [(w.at[row] + timedelta(1)).strftime(form) for row in firsts],
        },
    }


@export("ecs_order_goods.csv", "user_id", "goods_id", "add_time")
def ecshop() -> Tables:
    """Lines, heads with three states in codes that no table explains, and what staff did."""
    w = World(941, users=90, items=60, rows=900, lines=2)
    firsts = w.firsts()
    states = [{3: (2, 0, 0), 8: (0, 0, 0)}.get(n % 17, (5, 2, 2)) for n in range(len(firsts))]
    moments = [int(w.at[row].timestamp()) for row in firsts]
    return {
        "ecs_order_goods.csv": {
            "rec_id": w.each(lambda row: row + 1),
            "order_id": w.by_order(lambda n: n + 1),
            "goods_id": w.by_item(lambda i: i + 20),
            "goods_name": w.by_item(lambda i: f"手提包 {title(i)}"),
            "goods_sn": w.by_item(lambda i: f"ECS{i + 20:06}"),
            "goods_number": w.pick([1, 2], [5, 1]),
            "goods_price": w.by_item(lambda i: 50 + i * 7),
            "is_gift": w.each(lambda row: 0),
        },
        "ecs_order_info.csv": {
            "order_id": [w.order[row] + 1 for row in firsts],
            "order_sn": [f"20210801{w.order[row] * 37:05}" for row in firsts],
            "user_id": [w.user[row] + 1 for row in firsts],
            "order_status": [order for order, __, __ in states],
            "shipping_status": [shipping for __, shipping, __ in states],
            "pay_status": [paid for __, __, paid in states],
            "add_time": moments,
            "confirm_time": [
                at + 600 if paid else 0 for at, (__, __, paid) in zip(moments, states, strict=True)
            ],
        },
        "ecs_admin_log.csv": {
            "log_id": w.each(lambda row: row + 1),
            "log_time": w.each(lambda row: int(w.at[row].timestamp()) + 30),
            "user_id": w.each(lambda row: row % 3 + 1),
            "log_info": w.by_item(lambda i: f"编辑商品: {title(i)}"),
        },
    }


@export("Sales by Customer Detail.csv", "Name", "Item", "Date")
def quickbooks() -> Tables:
    """Lines of sales with what they come to so far; nobody has a number."""
    w = World(921, users=70, items=60, rows=2000, lines=2)
    count = w.each(lambda row: 1 + row % 3)
    amounts = [round(n * price(i), 2) for n, i in zip(count, w.item, strict=True)]
    so_far = [f"{sum(amounts[: row + 1]):.2f}" for row in range(len(amounts))]
    return {
        "Sales by Customer Detail.csv": {
            "Type": w.by_order(lambda n: chosen(["Invoice", "Sales Receipt"], n)),
            "Date": w.times("%m/%d/%Y"),
            "Num": w.by_order(lambda n: 10_401 + n),
            "Memo": w.by_item(title),
            "Name": w.by_user(lambda u: f"{title(u, 'Ana Bob Twin Oak')} Ranch {u}"),
            "Item": w.by_item(lambda i: f"{chosen(['Feed', 'Tack'], i)}:{title(i)}"),
            "Qty": count,
            "U/M": w.each(lambda row: "ea"),
            "Sales Price": w.by_item(price),
            "Amount": amounts,
            "Balance": so_far,
        },
    }
