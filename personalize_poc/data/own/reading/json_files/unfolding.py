"""JSON objects made flat: a row for each line of an order or visit, a column for each key.

Objects that hold a list of lines (the items of a purchase, the actions of a visit) become one
object a line, each with the fields around the list. Lists of pairs ({"key": "page", "value": …}),
as Google Analytics exports its parameters, become objects with these keys.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from personalize_poc.data.own.reading.ground.workspace import Workspace, literal
from personalize_poc.data.own.reading.json_files import (
    inner_lists,
    lifting,
    line_signs,
    plain_lists,
    structure,
    timed_lists,
)
from personalize_poc.data.own.reading.json_files.lifting import Lifted
from personalize_poc.data.own.reading.json_files.structure import KEYS, Node
from personalize_poc.data.own.times.shapes import forms

_Path = tuple[str, ...]
_PAIRS = {"key": "value", "name": "value", "k": "v", "code": "value", "id": "value"}
_TYPED = re.compile(
    r"(?:string|str|int|integer|long|float|double|number|bool|boolean)_?value", re.I
)
_ID = re.compile(
    r"(?:.*[a-z_. -]|.*[^\x00-\x7f])?(?:id|key|sku|code|url|uri|isbn|ean|asin|number|nr)"
    r"|.*(?:编号|编码|番号|コード|번호|코드|코드번호|貨號|货号)",
    re.I,
)
_CODE = re.compile(
    r"(?:.*[_. -])?(?:plu|gtin|kod(?:u|e)?|k[oó]dja|koodi|c[oó]digo|codice|[sš]ifra)"
    r"|(?:artikel|varu|vare|produkt)[_ ]?nummer"
    r"|(?:m[aã]|k[oó]d|c[oó]d|ref(?:erence|[eé]rencia)?|kodu|c[oó]d(?:igo|ice)|kode|[sš]ifra)"
    r"(?:[_. -].*)?",
    re.I,
)
"""What an id is called in lines; tags and kinds of things have such codes as well."""
_LINES = re.compile(
    r"(?:.*[_. -]|order|cart|basket|invoice|sales?|receipt|purchase)?(?:items?|lines?|line_?items"
    r"|products?|articles?|actions?|action_?details|events?|hits|entries|tracks|plays|views|cart"
    r"|basket|positions|rows|purchases|interactions"
    r"|l[ií]neas|art[ií]culos|productos|renglones|lignes|produits|linhas|produtos|itens"
    r"|righe|articoli|prodotti|positionen|posten|zeilen|artikel|produkte|regels|artikelen|producten"
    r"|rader|artiklar|varor|linjer|varer|pozycje|produkty|pozice|polo[zž]ky|rivit|tuotteet"
    r"|s[aả]n[_ ]ph[aẩ]m|m[aặ]t[_ ]h[aà]ng|chi[_ ]ti[eế]t|produk|barang"
    r"|kalemler|sat[ıi]rlar|[üu]r[üu]nler|t[ée]telek)(?:[_. -].*)?"
    r"|.*(?:明細|明细|商品|품목|항목|상품|позиции|товары|строки)(?:リスト|一覧|列表|清单|목록|내역)?",
    re.I,
)
"""What lists of lines are called mostly."""
_TRAITS = re.compile(
    r"(?:.*[_. -])?(?:authors?|artists?|genres?|categor(?:y|ies)|collections?|tags?|labels|keywords"
    r"|cast|crew|compan(?:y|ies)|countr(?:y|ies)|languages?|images?|photos?|media|videos?|files?"
    r"|links?|variants?|options?|attributes?|features?|ingredients?|address(?:es)?|contacts?"
    r"|tax(?:es|_?lines)?|discounts?|coupons?|prices?|shel(?:f|ves)|series|similar|related|skills?"
    r"|roles?|groups?|segments?|translations|breadcrumbs?|fulfil?lments|refunds|payments"
    r"|transactions|shipping_?lines|stores?|suppliers?)",
    re.I,
)
"""Lists that tell about one thing: a row for each would make several things of it."""
SEEN = 1_000
"""Objects by which it is judged: of a few, too few name a thing that another has named."""
_DEEP = 3
_SHORTEST = 8
"""Characters of a time; a shorter number that could be one is a year or a count of days."""


@dataclass(frozen=True)
class Unfolded:
    """What became of objects.

    Attributes:
        changed: whether anything of them was written otherwise.
        name: of the list whose objects are rows of their own now; "" if there is none.
        rows: that had several objects.
        most: objects that a row had.
        lifted: what of the list fills a field of other rows; None if nothing does.
    """

    changed: bool = False
    name: str = ""
    rows: int = 0
    most: int = 0
    lifted: Lifted | None = None


def unfold(work: Workspace, table: str, valid: str, root: Node, within: str = "") -> Unfolded:
    """Make objects flat, in the table that holds them.

    Args:
        work: of this reading.
        table: its column j holds JSON texts.
        valid: SQL of whether j is an object.
        root: what stands where in them.
        within: the name of a list that was made rows of; only what its objects hold is looked at.
    """
    rows, changed = f"{table} WHERE {valid}", False
    lists = {path: root.at(path) for path in structure.lists(root)}
    if within:
        some = _some(work, rows)
        lists = {path: node for path, node in lists.items() if _is_within(path, within, some)}
    for path, node in lists.items():
        pair = _pair(node)
        if pair and structure.several(work, rows, path):
            changed = _to_object(work, table, valid, path, pair, node) or changed
    best = None
    for path, node in lists.items():
        counts = None if _pair(node) else structure.several(work, rows, path)
        if not counts or not are_lines(_some(work, rows), path, node):
            continue
        one = (bool(_LINES.fullmatch(path[-1])), counts[0], path, counts[1])
        best = max(best, one) if best else one
    best = best or (None if within else _plain(work, rows, root))
    if best is None:
        return Unfolded(changed)
    _, count, path, most = best
    _to_rows(work, table, valid, path)
    lifted = lifting.lift(work, table, valid, path, root, lambda name: bool(_ID.fullmatch(name)))
    return Unfolded(True, ".".join(path), count, most, lifted)


def _is_within(path: _Path, outer: str, some: Sequence[dict[str, Any]]) -> bool:
    """Whether a list stands in the objects of another, and holds lines, or what somebody did."""
    if not ".".join(path).startswith(f"{outer}."):
        return False
    called, around = bool(_LINES.fullmatch(path[-1])), tuple(outer.split("."))
    return (
        called
        or timed_lists.are_happenings(some, path)
        or inner_lists.are_done(some, around, path, lambda name: bool(_ID.fullmatch(name)))
    )


def _plain(work: Workspace, rows: str, root: Node) -> plain_lists.Found | None:
    """The list of texts or numbers that are what somebody chose, if there is one."""
    some = _some(work, rows)
    return plain_lists.ids(
        work, rows, root, lambda path: _has_times(some, path)
    ) or plain_lists.held(work, rows, root, some, lambda name: bool(_LINES.fullmatch(name)))


def _some(work: Workspace, rows: str) -> list[dict[str, Any]]:
    """The first objects."""
    return [json.loads(text) for (text,) in work.run(f"SELECT j FROM {rows} LIMIT {SEEN}")]


def _pair(node: Node) -> tuple[str, str] | None:
    """The names of key and value, if the objects of a list are such pairs."""
    found = {name.lower(): name for name in (node.items.children if node.items else ())}
    for key, value in _PAIRS.items():
        if found.keys() == {key, value}:
            return found[key], found[value]
    return None


def _to_object(
    work: Workspace, table: str, valid: str, path: _Path, pair: tuple[str, str], node: Node
) -> bool:
    """Write a list of pairs as one object, unless there are too many keys for columns."""
    assert node.items is not None
    key, value = (literal(structure.pointer((name,))) for name in pair)
    pairs = f"CAST(json_extract(j, {literal(structure.pointer(path))}) AS JSON[])"
    keys = work.run(
        f"SELECT count(DISTINCT json_extract_string(e, {key})) FROM "
        f"(SELECT unnest({pairs}) AS e FROM {table} WHERE {valid})"
    )[0][0]
    if not 0 < keys <= KEYS:
        return False
    typed = list(node.items.children[pair[1]].children)
    if typed and all(_TYPED.fullmatch(name) for name in typed):
        places = [literal(structure.pointer((pair[1], name))) for name in typed]
        values = [f"nullif(json_extract(e, {place})::VARCHAR, 'null')" for place in places]
        text = f"coalesce({', '.join(values)}, 'null')"
    else:
        text = f"coalesce(json_extract(e, {value})::VARCHAR, 'null')"
    name = f"json_quote(json_extract_string(e, {key}))::VARCHAR"
    entries = f"array_to_string(list_transform({pairs}, lambda e: {name} || ':' || {text}), ',')"
    patch = lifting.around(path, f"'{{' || {entries} || '}}'")
    holds = f"json_type(j, {literal(structure.pointer(path))}) = 'ARRAY'"
    work.run(
        f"UPDATE {table} SET j = CAST(json_merge_patch(j, {patch}) AS VARCHAR) "
        f"WHERE {valid} AND {holds}"
    )
    return True


def _to_rows(work: Workspace, table: str, valid: str, path: _Path) -> None:
    """A row for each object of a list; rows without any stay as they are."""
    place = literal(structure.pointer(path))
    several = f"CASE WHEN ({valid}) AND json_array_length(j, {place}) > 0"
    each = f"{several} THEN CAST(json_extract(j, {place}) AS JSON[]) ELSE [NULL::JSON] END"
    # A list without objects has no place among fields; rows that are no objects stay as they are.
    content = lifting.around(path, "coalesce(e::VARCHAR, 'null')")
    one = f"CASE WHEN {valid} THEN CAST(json_merge_patch(j, {content}) AS VARCHAR) ELSE j END"
    # Without the list, which may be most of a document, and would be there once for each row. In
    # one query with `each`, DuckDB holds all documents in memory several times.
    empty = lifting.around(path, "'0'")
    bare = f"CASE WHEN {valid} THEN CAST(json_merge_patch(j, {empty}) AS VARCHAR) ELSE j END"
    lines, around = work.new_table(), work.new_table()
    work.run(
        f"CREATE TABLE {lines} AS SELECT rowid AS r, unnest({each}) AS e, "
        f"generate_subscripts({each}, 1) AS i FROM {table}"
    )
    work.run(f"CREATE TABLE {around} AS SELECT rowid AS r, {bare} AS j FROM {table}")
    work.run(
        f"CREATE OR REPLACE TABLE {table} AS SELECT {one} AS j "
        f"FROM {lines} JOIN {around} USING (r) ORDER BY r, i"
    )
    for made in (lines, around):
        work.run(f"DROP TABLE {made}")


def are_lines(some: Sequence[dict[str, Any]], path: _Path, node: Node) -> bool:
    """Whether the objects of a list are what somebody chose or did, and not traits of one thing.

    Args:
        some: objects that hold the list.
        path: where it stands in them.
        node: what it holds.
    """
    assert node.items is not None
    if _TRAITS.fullmatch(path[-1]):
        return False
    called = bool(_LINES.fullmatch(path[-1]))
    named = _has_id(node.items, _DEEP if called else 1, called)
    told = named or line_signs.are_lines(some, path)
    return (told and _has_times(some, path)) or timed_lists.are_happenings(some, path)


def _has_id(node: Node, depth: int, in_lines: bool) -> bool:
    """Whether objects have an id, or objects in them to this depth: the data of an event."""
    return any(
        (
            bool(_ID.fullmatch(name) or (in_lines and _CODE.fullmatch(name)))
            and bool(one.kinds or _is_typed(one))
        )
        or (depth > 1 and _has_id(one, depth - 1, in_lines))
        for name, one in node.children.items()
    )


def _is_typed(node: Node) -> bool:
    """Whether it is a value with its type, as MongoDB writes it: {"$numberInt": "7"}."""
    return bool(node.children) and all(name.startswith("$") for name in node.children)


def _has_times(objects: Sequence[dict[str, Any]], path: _Path) -> bool:
    """Whether a field beside the list or in it holds times: then a row is something that happened.

    What only describes things (films with their cast) has years, or no times at all.
    """
    read: dict[_Path, int] = {}
    given: dict[_Path, int] = {}
    for one in objects:
        for place, value in _scalars(one, (), path):
            text = str(value)
            given[place] = given.get(place, 0) + 1
            read[place] = read.get(place, 0) + (len(text) >= _SHORTEST and bool(forms(text)))
    return any(read[place] > 0.9 * count for place, count in given.items())


def _scalars(value: Any, at: _Path, path: _Path) -> list[tuple[_Path, Any]]:
    """Values of an object with their places; of lists only that at `path` is looked into."""
    if isinstance(value, dict):
        return [one for key, inner in value.items() for one in _scalars(inner, (*at, key), path)]
    if isinstance(value, list):
        return [one for inner in value if at == path for one in _scalars(inner, at, path)]
    return [] if value is None or isinstance(value, bool) else [(at, value)]
