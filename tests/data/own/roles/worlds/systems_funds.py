"""Made-up reports of registrars of funds, with the names of columns that these have."""

from __future__ import annotations

from tests.data.own.roles.worlds.systems_world import EXPORTS, Tables, export
from tests.data.own.roles.worlds.world import World, chosen, digest, title

__all__ = ["EXPORTS"]
_LETTERS = "ABCDEGHKLMNPRSTUVWXYZ"


def _pan(user: int) -> str:
    first = "".join(chosen(_LETTERS, user * 5 + n) for n in range(3))
    return f"{first}P{chosen(_LETTERS, user)}{1000 + user * 37 % 9000}{_LETTERS[user % 21]}"


def _scheme(item: int) -> str:
    return f"{title(item)} Fund - Direct Plan - Growth"


def _names(w: World) -> list[str]:
    return w.by_user(lambda u: f"{chosen(['Anil', 'Sunita', 'Rahul'], u)} Rao {u}")


@export("WBR2.csv", "PAN", "PRODCODE", "TRADDATE")
def cams() -> Tables:
    """What investors did, in a folio each at every house; and who has which folio."""
    w = World(961, users=300, items=60, rows=3000, lines=1)
    folios = [51_000_000 + 97 * (u * 4 + n) for u in range(w.users) for n in range(4)]
    mine = [u * 4 + i % 4 for u, i in zip(w.user, w.item, strict=True)]
    return {
        "WBR2.csv": {
            "AMC_CODE": w.by_item(lambda i: "BGHK"[i % 4]),
            "FOLIO_NO": [folios[one] for one in mine],
            "PRODCODE": w.by_item(lambda i: f"{'BGHK'[i % 4]}{20 + i}G"),
            "SCHEME": w.by_item(_scheme),
            "INV_NAME": _names(w),
            "TRXNTYPE": w.pick(["P", "R", "SI", "SO", "DR"], [80, 9, 5, 3, 3]),
            "TRXNNO": w.each(lambda row: 38_000_001 + row),
            "USERCODE": w.pick(["DEL0031", "PUNE02", "WEB"]),
            "TRADDATE": w.times("%d-%b-%Y"),
            "POSTDATE": w.times("%d-%b-%Y", days=1),
            "UNITS": w.each(lambda row: 10 + int(digest(row)[:4], 16) / 1000),
            "AMOUNT": w.pick([1000, 2500, 5000]),
            "PAN": w.by_user(_pan),
        },
        "WBR9.csv": {
            "FOLIOCHK": folios,
            "INV_NAME": [f"{chosen(['Anil', 'Sunita'], n // 4)} Rao" for n in range(len(folios))],
            "PAN_NO": [_pan(n // 4) for n in range(len(folios))],
            "TAX_STATUS": ["Individual" for _ in folios],
        },
    }


@export("MFSD201.csv", "PAN1", "FMCODE", "TD_TRDT")
def kfintech() -> Tables:
    """What investors did, beside the branch that entered it."""
    w = World(962, users=300, items=60, rows=3000, lines=1)
    return {
        "MFSD201.csv": {
            "FMCODE": w.by_item(lambda i: f"117{chosen(_LETTERS, i)}{20 + i}GP"),
            "TD_FUND": w.each(lambda _: "117"),
            "TD_ACNO": w.by_user(lambda u: 7_700_010_000 + 13 * u),
            "FUNDDESC": w.by_item(_scheme),
            "TD_PURRED": w.pick(["P", "R"], [85, 15]),
            "TD_TRNO": w.each(lambda row: 912_000_001 + row),
            "INVNAME": _names(w),
            "TD_BRANCH": w.pick(["HY01", "CH02", "WB99", "MU05", "DL11", "KO07"]),
            "TD_TRDT": w.times("%d/%m/%Y"),
            "TD_PRDT": w.times("%d/%m/%Y", days=1),
            "TD_UNITS": w.each(lambda row: 10 + int(digest(row)[:4], 16) / 1000),
            "TD_AMT": w.pick([1000, 2500, 5000]),
            "PAN1": w.by_user(_pan),
        },
    }
