"""Lists whose objects are lines of what was bought, told by what stands in them, not by names.

A line names a thing, by a code and what people call it or what one costs, and says how many or for
how much. The code goes with one name, or mostly one price, wherever it stands; what says how many
differs from line to line. Tags, actors and branches have a code and a name as well, and nothing
that differs. Where things have no codes, fields that are called a product and a quantity tell it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

_LINES = 30
"""Fewest objects of lists by which this is judged."""
_THINGS = 5
"""Fewest things that they name."""
_BACK = 1.5
"""Lines of a thing on average from which on things come back."""
_FULL = 0.95
"""Share of the lines that have a code, its name and an amount."""
_USUALLY, _SIZES = 0.8, 0.2
"""Share of the lines of a thing with its usual price, and of different prices among things."""
_SHORTEST = 2
"""Letters of what people call a thing, at least."""
_PRODUCT = re.compile(
    r"(?:(?:nombre|nom|nome|nazwa|name)[_. ]?(?:del?|do|du)?[_. ]?)?"
    r"(?:products?|produit|produkt|producto|produto|prodotto|item|article|artikel|art[ií]culo"
    r"|articolo|artigo|goods|dish|plato|vare|vara|tuote|[üu]r[üu]n|výrobek|zboží|towar|товар"
    r"|номенклатура|продукт|상품명?|제품명?|품목명?|메뉴명?|商品名?称?|品名|产品名?称?|菜品名?称?)"
    r"(?:[_. ]?(?:name|nombre|nom|nome|title|bezeichnung|ad[ıi]))?",
    re.I,
)
_QUANTITY = re.compile(
    r"quantity|qty|quantit[eéàa]|qt[eédy]|cantidad|quantidade|menge|anzahl|aantal|antal|ilo[sś][cć]"
    r"|mno[zž]stv[ií]|adet|miktar|количество|кол-?во|수량|개수|数量|個数|件数",
    re.I,
)
_WORDS = 0.1
"""Share of the codes that may be words: bags and deliveries are no goods with a number."""


def are_lines(some: Sequence[dict[str, Any]], path: tuple[str, ...]) -> bool:
    """Whether the objects of a list each name a thing by code and name, and an amount of it.

    Args:
        some: objects that hold the list.
        path: where it stands in them.
    """
    lines = [line for one in some for line in at(one, path)]
    if len(lines) < _LINES:
        return False
    names = {key: None for line in lines for key in line}
    full = [key for key in names if _filled(lines, key) >= _FULL * len(lines)]
    if any(map(_QUANTITY.fullmatch, full)) and any(_are_products(lines, key) for key in full):
        return True
    return any(
        (_names_things(lines, code, name) or _prices_things(lines, code, name))
        and any(_differs(lines, code, key) for key in full if key != name)
        for code in full
        for name in full
        if code != name
    )


def at(value: Any, path: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """The objects of the list at a path, made flat: a line may hold its thing as an object."""
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    if isinstance(value, list):
        yield from (dict(flat(one)) for one in value if isinstance(one, dict))


def flat(line: dict[str, Any], within: str = "") -> Iterator[tuple[str, Any]]:
    """The fields of an object and of objects in it, with dots between their names."""
    for key, value in line.items():
        if isinstance(value, dict):
            yield from flat(value, f"{within}{key}.")
        else:
            yield f"{within}{key}", value


def _filled(lines: list[dict[str, Any]], key: str) -> int:
    return sum(isinstance(line.get(key), (str, int, float)) for line in lines)


def _are_products(lines: list[dict[str, Any]], key: str) -> bool:
    """Whether a field is called a product, and has texts of which some come back."""
    if not _PRODUCT.fullmatch(key):
        return False
    given = [line[key] for line in lines if _is_text(line.get(key))]
    kinds = len(set(given))
    return len(given) >= _FULL * len(lines) and _THINGS <= kinds <= len(given) / _BACK


def _names_things(lines: list[dict[str, Any]], code: str, name: str) -> bool:
    """Whether a field has codes that come back, each with one text of another field."""
    words = _words_among_codes(lines, code)
    given = [
        (str(line[code]), line[name])
        for line in lines
        if (is_code(line.get(code)) or line.get(code) in words) and _is_text(line.get(name))
    ]
    pairs, told = set(given), len(given)
    codes = {one for one, __ in pairs}
    enough = len(codes) >= _THINGS and told >= _BACK * len(codes)
    return enough and told >= _FULL * len(lines) and len(pairs) == len(codes)


def _prices_things(lines: list[dict[str, Any]], code: str, price: str) -> bool:
    """Whether a field has texts that are codes and come back, each mostly with one number.

    The numbers are of many sizes, as prices are: marks and places in an order are few.
    """
    found: dict[str, list[float]] = {}
    words = _words_among_codes(lines, code)
    for line in lines:
        key, number = line.get(code), _number(line.get(price))
        if isinstance(key, str) and (is_code(key) or key in words) and number is not None:
            found.setdefault(key, []).append(number)
    told = sum(map(len, found.values()))
    usual = sum(max(map(values.count, values)) for values in found.values())
    sizes = {values[0] for values in found.values()}
    enough = len(found) >= _THINGS and told >= _BACK * len(found) and told >= _FULL * len(lines)
    return enough and usual >= _USUALLY * told and len(sizes) >= max(_THINGS, _SIZES * len(found))


def _number(value: Any) -> float | None:
    told = isinstance(value, (int, float)) and not isinstance(value, bool)
    return float(value) if told else None


def _words_among_codes(lines: list[dict[str, Any]], code: str) -> set[str]:
    """Words in capitals that a few values of a field of codes are: "BAG" beside "P107", "P155"."""
    values = {one for one in (line.get(code) for line in lines) if isinstance(one, (str, int))}
    words = {one for one in values if isinstance(one, str) and one.isupper() and one.isalpha()}
    return words if len(words) <= _WORDS * len(values) else set()


def is_code(value: Any) -> bool:
    """Whether a value may be a code: a whole number, or a text with a digit and no blanks."""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return False
    text = str(value)
    return any(one.isdigit() for one in text) and not any(one.isspace() for one in text)


def _is_text(value: Any) -> bool:
    letters = sum(one.isalpha() for one in value) if isinstance(value, str) else 0
    return letters >= _SHORTEST


def _differs(lines: list[dict[str, Any]], code: str, key: str) -> bool:
    """Whether a field has numbers that are not the same in all lines of a thing."""
    found: dict[str, set[float]] = {}
    for line in lines:
        value = _number(line.get(key))
        if value is not None:
            found.setdefault(str(line.get(code)), set()).add(value)
    return key != code and sum(len(values) > 1 for values in found.values()) >= _THINGS
