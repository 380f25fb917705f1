"""Options of what was ordered, as lines of their own: cheese on top, a larger size.

A till writes them below the dish that they change, with a code and a price. Nobody orders one
alone, so that it can be recommended to nobody, and a model would learn it first: every other order
has one. The group of the catalogue says it, and so do the orders; there may be any number of them.
"""

from __future__ import annotations

from personalize_poc.data.own import sql
from personalize_poc.data.own.mapping_file import Section
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.left_out.goods import no_goods_groups
from personalize_poc.data.own.roles.left_out.goods.given_away import rides_along
from personalize_poc.data.own.tables import Reading

_MOST = 0.5
"""Share of the items up to which some are options of the others."""


def of(
    reading: Reading, views: list[View], best: Candidate, sections: dict[str, Section]
) -> dict[str, str]:
    """Id of an item -> its id with its group, of options; none where people order them alone.

    Args:
        reading: the files.
        views: all tables.
        best: the interactions.
        sections: of the mapping.
    """
    items, column = sections.get("items"), best.roles["ITEM_ID"].column
    if items is None:
        return {}
    by_label = {view.label: view for view in views}
    place, key = by_label[items.files[0]], items.columns["ITEM_ID"]
    found = no_goods_groups.find(reading, by_label, place, key, no_goods_groups.is_added)
    if not 0 < len(found) <= _MOST * column.distinct:
        return {}
    marked = sql.any_of(sql.trimmed(column.key), tuple(found))
    return found if rides_along(reading.connection, best.view, marked) else {}
