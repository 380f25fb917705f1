"""Whether names of columns of two tables speak of the same: what a link needs beside numbers."""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.view import Link, View
from personalize_poc.data.own.roles.words.names import Hint, hint, own_name

GENERIC = {
    *("id", "no", "nr", "num", "number", "code", "key", "row", "entity", "rec", "recno", "rowid"),
}
"""Words of names that say nothing of what is named."""


def means(view: View, link: Link, there: View) -> bool:
    """Whether names allow that a column points to a table; whole numbers agree by chance."""
    here, key = view.hint(link.key), there.hint(link.there)
    if view.column(link.key).shape.kind != "integer" or here.tokens == key.tokens:
        return True
    return alike(here, key) or (set(key.tokens) <= GENERIC and named_so(here, there))


def counts(view: View, key: str) -> bool:
    """Whether a column of whole numbers is called no more than an id, as that of rows is."""
    return set(view.hint(key).tokens) <= GENERIC and view.column(key).shape.kind == "integer"


def alike(here: Hint, key: Hint) -> bool:
    """Whether two names speak of the same: by a word, or by what words mean.

    One letter before names is the type of their values: lPosTyp and lID have whole numbers.
    """
    both = set(here.tokens) & set(key.tokens) - GENERIC
    words = {one for one in both if len(one) > 1 or not one.isascii()}
    return bool(words or here.entities & key.entities)


def shares_word(here: Hint, *others: Hint) -> bool:
    """Whether a name has a word of one of others, maybe with another ending: product, products."""
    stems = {token[:4] for one in others for token in one.tokens if token not in GENERIC}
    return not stems.isdisjoint(token[:4] for token in here.tokens)


def named_so(here: Hint, there: View) -> bool:
    """Whether a name speaks of what a table is called."""
    label = hint(own_name(there.label))
    stems = {token[:4] for token in label.tokens}
    return bool(here.entities & label.entities or stems & {token[:4] for token in here.tokens})
