"""Products in the texts of tools that count visitors: ";FG20648;1;12.90", several with commas.

Adobe Analytics writes category, product, pieces and revenue of a product with semicolons between
them (its variable `products`). Where the second field is a key of another table, or the column is
called as the tool calls it, a column is added that holds it, and an event with several products
becomes a row for each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from personalize_poc.data.findings import Finding
from personalize_poc.data.own.profiles import facts
from personalize_poc.data.own.reading.ground import remade
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.reading.logs import page_parts, weblog_notes
from personalize_poc.data.own.reading.logs.addresses import is_there
from personalize_poc.data.own.tables import Column, Table

_ONE = "[^;,]*;[^;,]+(;[0-9.]*(;[0-9.]*(;[^,]*)?)?)?"
_LIST = re.compile(f"{_ONE}(,{_ONE})*")
"""Category, product, pieces, revenue; then events and variables, which may hold anything else."""
_SEEN, _BLOCK, _NEARLY = 500, 100, 0.95
"""Rows by which a column is judged, of blocks of so many, and the share that must be such lists."""
_CALLED, _PRODUCT = frozenset(("productlist", "postproductlist", "products")), "product"
"""How such a column is called, and the one that is made of it."""
_SIGNS = re.compile(r"[\W_]+")
_SAMPLE, _HALF, _ITEMS = 20_000, 0.5, 20
"""Values that are looked up, the share that must be found, and how many different ones."""
_ALL = 0.99
"""Share of the rows with a list in which another column has the product, so that it is enough."""


def find(work: Workspace, tables: Sequence[Table]) -> tuple[list[Table], list[Finding]]:
    """The same tables; those with lists of products have a column and a row for each of them."""
    found, said = list(tables), []
    for at, table in enumerate(found):
        for column in _lists(work, table):
            others = [one for one in found if one is not found[at]]
            key = _key(work, table, column, others) or _by_name(work, table, column)
            if key is not None:
                found[at], told = _with_products(work, table, column, key)
                said.append(told)
                break
    return found, said


def _lists(work: Workspace, table: Table) -> list[Column]:
    """The columns of which nearly all values are such lists, by rows spread over the table."""
    texts = table.texts
    if not texts:
        return []
    # Looked at in Python: DuckDB plans expressions over thousands of columns for minutes.
    names = ", ".join(one.key for one in texts)
    rows = work.run(f"SELECT {names} FROM {facts.blocks(table, _SEEN, _BLOCK)}")
    columns = zip(*rows, strict=True) if rows else [()] * len(texts)
    return [one for one, values in zip(texts, columns, strict=True) if _are_lists(values)]


def _are_lists(values: Sequence[str | None]) -> bool:
    given = [value for value in values if value is not None]
    if not given or not any(";" in value for value in given[:_BLOCK]):
        return False
    fits = sum(bool(_LIST.fullmatch(value)) for value in given)
    return fits >= _NEARLY * len(given)


def _key(work: Workspace, table: Table, column: Column, others: Sequence[Table]) -> str | None:
    """The name of the key that products are, of another table; None if no other column has it.

    The category before it is none, and often empty; in a list of tags every place holds tags.
    """
    work.run(
        f"CREATE OR REPLACE TEMP TABLE product_fields AS SELECT DISTINCT "
        f"trim(split_part({column.key}, ';', 1)) AS category, "
        f"trim(split_part({column.key}, ';', 2)) AS product "
        f"FROM (SELECT {column.key} FROM {table.name} WHERE {column.key} IS NOT NULL "
        f"LIMIT {_SAMPLE})"
    )
    for other in others:
        for key in page_parts.keys(work, other):
            products, found, categories = work.run(
                f"SELECT count(DISTINCT product), count(DISTINCT product) FILTER (product IN k), "
                f"count(*) FILTER (category IN k) FROM product_fields, (SELECT "
                f"list(DISTINCT trim({key.key})) AS k FROM {other.name})"
            )[0]
            enough = found >= max(_ITEMS, _HALF * products) and not categories
            if enough and not is_there(work, table, column, (other.name, key.key), _ALL):
                return key.name
    return None


def _by_name(work: Workspace, table: Table, column: Column) -> str | None:
    """What products are called where no table has them, but the column is called a list of them.

    The category stands empty in nearly all of them, as the tool itself recommends. Asked behind
    `_key`, which has taken the lists apart.
    """
    if _SIGNS.sub("", column.name.casefold()) not in _CALLED:
        return None
    given, bare = work.run(
        f"SELECT count(*), count(*) FILTER (starts_with(v, ';')) FROM (SELECT {column.key} AS v "
        f"FROM {table.name} WHERE v IS NOT NULL LIMIT {_SAMPLE})"
    )[0]
    listed = given and bare >= _NEARLY * given
    known = listed and is_there(work, table, column, ("product_fields", "product"), _ALL)
    return _PRODUCT if listed and not known else None


def _with_products(
    work: Workspace, table: Table, column: Column, key: str
) -> tuple[Table, Finding]:
    """The table with a column of products, a row for each, and what is to be said of it."""
    item = Column(f"{column.name}.{key}", f"c{len(table.columns)}")
    made = f"{table.name}_products"
    one = "nullif(trim(split_part(product, ';', 2)), '')"
    work.run(
        f"CREATE TABLE {made} AS SELECT * EXCLUDE (product, nth), {one} AS {item.key} FROM ("
        f"SELECT t.*, t.rowid AS was, unnest(products) AS product, "
        f"generate_subscripts(products, 1) AS nth FROM (SELECT *, rowid, "
        f"coalesce(string_split({column.key}, ','), [NULL]) AS products FROM {table.name}) AS t"
        f") ORDER BY was, nth"
    )
    longer = remade.in_place(work, table, made, item)
    items, filled = work.run(
        f"SELECT count(DISTINCT {item.key}), count({item.key}) FROM {table.name}"
    )[0]
    added = longer.rows - table.rows
    return longer, weblog_notes.products(table.label, item.name, items, filled, added)
