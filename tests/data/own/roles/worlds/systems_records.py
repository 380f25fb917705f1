"""Made-up exports of systems of companies whose tables have short names; see `systems_world`."""

from __future__ import annotations

from tests.data.own.roles.worlds.systems_world import EXPORTS, Tables, export
from tests.data.own.roles.worlds.world import World, chosen, code, title

__all__ = ["EXPORTS"]


@export("F4211.csv", "SDAN8", "SDLITM", "SDTRDJ")
def jd_edwards() -> Tables:
    """Lines with days of years and times of day without zeros, states in codes, and stocks."""
    w = World(942, users=60, items=70, rows=900, lines=2)
    return {
        "F4211.csv": {
            "SDDOCO": w.by_order(lambda n: 300_120 + n),
            "SDLNID": w.each(lambda row: 1000 * (1 + row % 3)),
            "SDAN8": w.by_user(lambda u: 40_011 + 7 * u),
            "SDTRDJ": w.times("1%y%j"),
            "SDDRQJ": w.times("1%y%j", days=7),
            "SDITM": w.by_item(lambda i: 60_003 + 31 * i),
            "SDLITM": w.by_item(lambda i: code("BEA", i)),
            "SDDSC1": w.by_item(title),
            "SDLTTR": w.each(lambda row: 980 if row % 20 == 3 else 620),
            "SDUORG": w.pick([1, 5, 20], [5, 2, 1]),
            "SDTDAY": [int(one) for one in w.times("%H%M%S")],
        },
        "F4101.csv": {
            "IMITM": [60_003 + 31 * i for i in range(w.items)],
            "IMLITM": [code("BEA", i) for i in range(w.items)],
            "IMDSC1": [title(i) for i in range(w.items)],
            "IMSRP1": [chosen(["PWR", "SEA", "FAS"], i) for i in range(w.items)],
        },
        "F41021.csv": {
            "LIITM": [60_003 + 31 * i for i in range(w.items)],
            "LIMCU": ["          30" for _ in range(w.items)],
            "LIPQOH": [i * 37 % 900 for i in range(w.items)],
        },
    }


@export("pret.csv", "pret_idempr", "expl_notice", "pret_date")
def pmb() -> Tables:
    """Loans of copies, of which a table knows the title; 0 is the title of periodicals."""
    w = World(943, users=240, items=90, rows=1600, lines=1)
    copies = range(2 * w.items)
    return {
        "pret.csv": {
            "pret_idempr": w.by_user(lambda u: 11 + u),
            "pret_idexpl": w.each(lambda row: 100 + 2 * w.item[row] + row % 2),
            "pret_date": w.times("%Y-%m-%d %H:%M:%S"),
            "pret_retour": w.times("%Y-%m-%d", days=20),
            "niveau_relance": w.each(lambda row: row % 9 // 8),
        },
        "exemplaires.csv": {
            "expl_id": [100 + n for n in copies],
            "expl_cb": [f"{n + 100:010}" for n in copies],
            "expl_notice": [0 if n % 30 == 7 else 41 + 7 * (n // 2) for n in copies],
            "expl_bulletin": [90 + n if n % 30 == 7 else 0 for n in copies],
            "expl_cote": [f"R {title(n // 2)[:3]}" for n in copies],
        },
        "notices.csv": {
            "notice_id": [41 + 7 * i for i in range(w.items)],
            "typdoc": ["a" for _ in range(w.items)],
            "tit1": [title(i) for i in range(w.items)],
        },
        "empr.csv": {
            "id_empr": [11 + u for u in range(w.users)],
            "empr_cb": [f"E{11 + u:06}" for u in range(w.users)],
            "empr_nom": [title(u + 700) for u in range(w.users)],
            "empr_cp": [f"{29_000 + u * 7 % 160}" for u in range(w.users)],
        },
    }


@export("oe_line.txt", "customer_id", "inv_mast_uid", "date_created")
def prophet_21() -> Tables:
    """Lines and heads of orders, among which are quotations and orders that were cancelled."""
    w = World(944, users=80, items=70, rows=1200, lines=3)
    heads = w.firsts()
    lines = {
        "oe_line_uid": w.each(lambda row: 900_000 + row),
        "order_no": w.by_order(lambda n: 1_004_000 + n),
        "line_no": w.each(lambda row: 1 + row % 3),
        "inv_mast_uid": w.by_item(lambda i: 20_000 + i),
        "qty_ordered": w.pick([1, 4, 10], [5, 2, 1]),
        "unit_price": w.by_item(lambda i: 3.25 + i),
        "delete_flag": w.each(lambda row: "N"),
        "date_created": w.times("%Y-%m-%d %H:%M:%S"),
    }
    return {
        "oe_line.txt": lines,
        "oe_hdr.txt": {
            "oe_hdr_uid": [61_000 + at for at in range(len(heads))],
            "order_no": [1_004_000 + w.order[row] for row in heads],
            "customer_id": [100_000 + 4 * w.user[row] for row in heads],
            "order_date": [w.at[row].strftime("%Y-%m-%d") for row in heads],
            "taker": [chosen(["JMILLER", "TSOTO"], row) for row in heads],
            "projected_order": ["Y" if at % 6 == 0 else "N" for at in range(len(heads))],
            "cancel_flag": ["Y" if at % 31 == 7 else "N" for at in range(len(heads))],
            "completed": ["N" if at % 5 == 1 else "Y" for at in range(len(heads))],
        },
        "inv_mast.txt": {
            "inv_mast_uid": [20_000 + i for i in range(w.items)],
            "item_id": [code("HYD-", i) for i in range(w.items)],
            "item_desc": [title(i) for i in range(w.items)],
            "product_group": [chosen(["VALV", "HOSE", "FITT"], i) for i in range(w.items)],
        },
        "customer.txt": {
            "customer_id": [100_000 + 4 * u for u in range(w.users)],
            "customer_name": [f"{title(u + 500)} LLC" for u in range(w.users)],
            "salesrep_id": [1001 + u % 3 for u in range(w.users)],
        },
    }


@export("action_circulation.tsv", "usr", "record", "xact_start")
def evergreen() -> Tables:
    """Loans of copies, which lead to call numbers, and these to the records with the titles."""
    w = World(945, users=120, items=200, rows=1600, lines=1)
    titles = range(100)
    return {
        "action_circulation.tsv": {
            "id": w.each(lambda row: 880_000 + 2 * row),
            "usr": w.by_user(lambda u: 10_000 + 3 * u),
            "xact_start": w.times("%Y-%m-%d %H:%M:%S-05"),
            "circ_lib": w.pick([104, 105, 107]),
            "target_copy": w.by_item(lambda i: 300_000 + i),
            "due_date": w.times("%Y-%m-%d 23:59:59-05", days=21),
            "stop_fines": w.pick(["CHECKIN", "RENEW", "MAXFINES", "LOST"], [30, 5, 3, 1]),
        },
        "asset_copy.tsv": {
            "id": [300_000 + i for i in range(w.items)],
            "circ_lib": [104 + i % 2 for i in range(w.items)],
            "call_number": [700_000 + i // 2 for i in range(w.items)],
            "barcode": [f"31234{i:09}" for i in range(w.items)],
            "status": [(0, 7, 1)[i % 3] for i in range(w.items)],
            "deleted": ["t" if i % 9 == 4 else "f" for i in range(w.items)],
        },
        "asset_call_number.tsv": {
            "id": [700_000 + b for b in titles],
            "record": [40_000 + 5 * b for b in titles],
            "owning_lib": [104 for _ in titles],
            "label": [f"{100 + b * 7}.{b % 90 + 10} {title(b)[:3]}" for b in titles],
        },
        "reporter_materialized_simple_record.tsv": {
            "id": [40_000 + 5 * b for b in titles],
            "fingerprint": [None for _ in titles],
            "quality": [20 + b % 60 for b in titles],
            "tcn_value": [40_000 + 5 * b for b in titles],
            "title": [title(b) for b in titles],
            "author": [f"Writer {b % 30}, Ana" for b in titles],
        },
        "actor_usr.tsv": {
            "id": [10_000 + 3 * u for u in range(w.users)],
            "profile": [2 + u % 3 for u in range(w.users)],
            "home_ou": [104 + u % 2 for u in range(w.users)],
        },
    }


@export("JobSubmission.csv", "candidate.id", "jobOrder.id", "dateAdded")
def bullhorn() -> Tables:
    """Candidates whom consultants of an agency put forward for the jobs of its clients."""
    w = World(945, users=240, items=130, rows=1600, lines=1)
    states = ["New Lead", "Submitted", "Interview Scheduled", "Placed", "Client Rejected"]
    return {
        "JobSubmission.csv": {
            "id": w.each(lambda row: 610_001 + row),
            "candidate.id": w.by_user(lambda u: 30_001 + u),
            "jobOrder.id": w.by_item(lambda i: 8001 + i),
            "status": w.pick(states),
            "sendingUser.id": w.each(lambda row: 11 + row * 7 % 30),
            "dateAdded": [int(at.timestamp() * 1000) for at in w.at],
            "isDeleted": ["false" for _ in w.rows],
        },
        "Candidate.csv": {
            "id": [30_001 + u for u in range(w.users)],
            "name": [f"A. {title(u)}" for u in range(w.users)],
            "occupation": [chosen(["Nurse", "Welder", "Cook"], u) for u in range(w.users)],
            "skillSet": [chosen(["SQL; Java", "CSCS", "Excel; SQL"], u) for u in range(w.users)],
        },
        "JobOrder.csv": {
            "id": [8001 + i for i in range(w.items)],
            "title": [f"{chosen(['Nurse', 'Welder', 'Cook'], i)} {i % 9}" for i in range(w.items)],
            "clientCorporation.id": [501 + i % 40 for i in range(w.items)],
            "employmentType": [chosen(["Temp", "Permanent"], i) for i in range(w.items)],
            "payRate": [12 + i % 50 for i in range(w.items)],
            "dateAdded": [1_676_851_200_000 + 86_400_000 * (i % 90) for i in range(w.items)],
        },
        "ClientCorporation.csv": {
            "id": [501 + n for n in range(40)],
            "name": [f"Client {n}" for n in range(40)],
            "industryList": [chosen(["Health", "IT"], n) for n in range(40)],
            "status": ["Active" for _ in range(40)],
        },
        "CorporateUser.csv": {
            "id": [11 + n for n in range(30)],
            "name": [f"Consultant {n}" for n in range(30)],
            "department": [chosen(["Perm", "Temp"], n) for n in range(30)],
        },
    }
