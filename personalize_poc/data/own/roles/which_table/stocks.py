"""Lists of what lies in store: a row for each article, with how many there are, and no deed."""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.which_table.row_kinds import key_of
from personalize_poc.data.own.roles.words import stock_words
from personalize_poc.data.own.roles.words.names import own_name


def is_one(view: View) -> bool:
    """Whether each article has one row, by its number, and a column or the name says its stock.

    Args:
        view: the table.
    """
    key = key_of(view)
    if view.kind != "item" or key is None or not key.is_unique:
        return False
    said = view.hint(key.key)
    if not (said.about("item") and said.says("id")) or said.about("order", "event", "user"):
        return False
    names = (own_name(view.label), *(one.name for one in view.columns))
    return any(map(stock_words.speaks_of_stock, names))
