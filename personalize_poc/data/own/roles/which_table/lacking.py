"""What the table that is most like interactions has and lacks, and what can be done about it."""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.which_table.unusable import totals
from personalize_poc.language import N_, _

ROLES = {
    "USER_ID": N_("who acted (a customer, a member)"),
    "ITEM_ID": N_("what was chosen (a product, a film)"),
    "TIMESTAMP": N_("when it happened"),
}
_FOUND = {"USER_ID": N_("users"), "ITEM_ID": N_("items"), "TIMESTAMP": N_("times")}


def told(nearest: Candidate) -> str:
    """What the nearest table has and lacks, and what can be done about what is missing."""
    label = nearest.view.label
    missing = [name for name in ROLES if name not in nearest.roles]
    have = [f"{_(_FOUND[name])} ({one.column.name})" for name, one in nearest.roles.items()]
    absent = _(" and ").join(
        _("no column that says {what}").format(what=_(ROLES[name])) for name in missing
    )
    text = _("{label} is nearest, but {absent}.")
    if have:
        text = _("{label} has {have}, but {absent}.")
    said = text.format(label=label, have=_(" and ").join(have), absent=absent)
    if missing == ["USER_ID"]:
        said += " " + _(
            "If all of it is what one person did, there is nobody else to learn from; if many did "
            "it, export the column that says whose each row is."
        )
    if missing == ["ITEM_ID"]:
        said += " " + _whole_receipts(nearest)
    if missing[:2] == ["USER_ID", "ITEM_ID"]:
        said += " " + _(
            "Export one row for each thing that somebody chose: the id of the person (an account, "
            "a member, a card), the id of the item and the time."
        )
    if missing == ["TIMESTAMP"]:
        said += " " + _(
            "Export the time as well. If there is none, and rows stand in the order in which they "
            "happened, write `reading: {numbered: …}` with the column of the user in mapping.yaml, "
            "and `TIMESTAMP: row number` with `timestamp: count`."
        )
    return said


def _whole_receipts(nearest: Candidate) -> str:
    """What to do where somebody did something, and nothing says with what."""
    view, taken = nearest.view, nearest.taken(nearest.view)
    counts = [one for one in view.columns if totals.is_count(view, one)]
    if counts:
        return _(
            "{name} counts in every row how often something was done, and not with what: export "
            "the single events, one row for each, with the id of the page, message or product, "
            "beside these two."
        ).format(name=counts[0].name)
    told = _(
        "If each row is a whole receipt, order or visit, export what was in it: one row for each "
        "line, with the id of the product, beside these two."
    )
    shops = [
        one
        for one in view.columns
        if one.key not in taken and view.hint(one.key).about("vendor") and one.distinct > 1
    ]
    if shops:
        told += " " + _(
            "If the place itself is to be recommended, name its column in a mapping.yaml: "
            "`ITEM_ID: {name}` ({distinct:,} different values)."
        ).format(name=shops[0].name, distinct=shops[0].distinct)
    return told
