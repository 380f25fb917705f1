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
