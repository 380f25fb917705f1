"""Words of goods, kinds and deeds that are one letter from another such word: action and auction.

That one of them is rare beside the other says nothing: both stand in catalogues and logs. Left out
are pairs of which one is a usual slip of the other, as desert is of dessert.
"""

from __future__ import annotations

import re
from functools import cache

_ENGLISH = """
action auction; adopted adapted; ballet ballot; banking baking backing; batter battery butter;
beans beads beards; biking baking; books boots boats; bottle battle; bowling bowing; burner burger;
candles candies; cartoon carton; castle cattle; cellar collar; chain chair; chains chairs;
chess chest; clock cloak; cloths clothes; college collage; contact contract;
content contest context; copper cooper; country county; dairy daily; drivers drives;
farming framing forming; father feather; fiction friction; flour floor; formal format;
hearing heating; hostel hotel; houses horses hoses; insects inserts; ladder larder; letter latter;
launch lunch; launches lunches; maker marker market; marital martial; medals metals; mental metal;
monkey money; mouse moose; movies moves; office officer; packet pocket; painting printing pointing;
paints prints pants plants; parking packing; planes plates; plaster planter;
pointer printer painter; poster potter; powder power; racing raving; rackets rockets;
resort report; sandals scandals; saving shaving; scooter shooter; sealing selling; sharing shaving;
ships shops; shirts shorts skirts; shoes shows; shopping shipping; singles shingles; slides slices;
snacks stacks; soaps soups; socks stocks; solar sonar; spaces spices; sports spots;
springs strings; stamps stumps; statue status; steam stream; stories stores; sweats sweets;
tables tablets; tasting testing; toner tuner; towels trowels; tracks trucks tricks trunks;
track truck trick; trading treading; trail train trial; trailer trainer; trailers trainers;
trails trains; tuning turning; walking waking; washing wishing; wedding weeding welding;
wooden woolen; yarns yards
"""
_GERMAN = """
becher bücher; blumen blusen; bohnen bohren bohrer; bürsten borsten; decken deckel;
drucker drücker; fahnen fahren; fahrten fährten; gläser gräser; hammer hummer; handel händel;
hobel hebel; kabel kübel kamel; kanten karten kasten kosten; kisten kissen küsten kosten;
klasse kasse; kochen kuchen knochen; kuchen küchen; lampen lappen lumpen; leder lieder;
marken masken; masse maße; massen maßen messen; messer messen; muster mutter; mutter muttern;
märchen mädchen; mützen münzen; nadeln nudeln; pumpen puppen; rasen rosen rassen;
reifen reisen reiten; reihen reisen; reise reihe; rollen rillen; säcke socke; salben silben;
schale schule schals; schalen schulen; schalter schulter; scheren schweren; schuhe schule;
schürze scherze; schüssel schlüssel; schüsseln schlüsseln; seide seite; seife seite; seifen seiten;
socken sockel; spülen spulen; straßen strafen; tasche tische; tassen tasten; waagen wagen;
waffen waffeln; waren wagen; wolle wolke; wäsche wäscher; zangen zungen
"""
_OTHERS = """
boeken broeken; capelli cappelli; carne carné; carne carte; carpas cartas; chaîne chaise;
chaînes chaises; coussin cousin; coussins cousins; libros litros; livres lèvres; livros litros;
montres monstres; pesce pesche; platos plazos; poisson poison; pratos prados; pâtes pâtés;
péché pêche; rideaux radeaux; robes roses; scarpe sciarpe; tapas tazas; verres vertes
"""
_DEEDS = """
booked looked cooked hooked; charged changed; cleared cleaned; clicked clocked; hired fired;
liked linked; liked biked hiked; listed listen; loaded loader; logged lodged; mailed failed;
moved loved; opened opener; packed parked picked; passed parsed; played placed; posted hosted;
printed pointed painted; raised praised; ranked banked; rated dated; rating dating;
rejected ejected; reported resorted; rested tested; saved shaved; scored scared; selected elected;
shared starred started stared stored; shipped shopped skipped stopped; started starter;
tagged bagged; tapped taped; traced traded; trained drained; turned tuned burned; viewed viewer;
walked talked; washed wished; watched matched
"""
_CAPITALS = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])")
_WORD = re.compile(r"[^\W\d_]+")


def differ(one: str, other: str) -> bool:
    """Whether two texts differ in one word, and both words are such as are listed together."""
    here, there = _words(one), _words(other)
    if len(here) != len(there):
        return False
    pairs = [pair for pair in zip(here, there, strict=True) if pair[0] != pair[1]]
    return len(pairs) == 1 and frozenset(pairs[0]) in _near()


def _words(text: str) -> list[str]:
    return _WORD.findall(_CAPITALS.sub(" ", text).lower())


@cache
def _near() -> frozenset[frozenset[str]]:
    """All pairs of words of a group, and the same with an s for several."""
    found = set()
    for group in ";".join((_ENGLISH, _GERMAN, _OTHERS, _DEEDS)).split(";"):
        words = group.split()
        for one in words:
            for other in words:
                found |= {frozenset((one, other)), frozenset((f"{one}s", f"{other}s"))}
    return frozenset(found)
