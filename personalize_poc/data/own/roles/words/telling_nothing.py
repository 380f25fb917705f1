"""Columns of which nothing can be learned, whatever they say: constants, names, addresses."""

from __future__ import annotations

import re
from itertools import pairwise

from personalize_poc.data.own.profiles import ColumnProfile, shapes
from personalize_poc.data.own.roles.words import official_numbers
from personalize_poc.data.own.roles.words.names import Hint, hint, stems_of
from personalize_poc.data.words import Share
from personalize_poc.language import _

_RARE = 0.02
_GROUPS, _OFTEN = 30, 20
"""Most kinds of people, and rows that each has at least: few words for many people are no names."""
_PLACES = 0.3
"""Share of the people that have another place, at most."""
_ADDRESS = re.compile(
    "addres|adress?|adrs|direcc|endere|indirizz|địa_?chỉ|alamat|osoit|cím|адрес|주소|住所|地址|宛先|届",
    re.I,
)
"""Words of addresses in names of columns: the name beside them is of whom something is sent to."""
_BROWSER = re.compile(r"(?:Mozilla|Dalvik|okhttp)/")
_PROGRAM = re.compile(r"[^\W\d_][\w .+-]*/v?\d")
"""How what a browser says of itself begins, and what any other program says."""

LAST = frozenset(
    stems_of(
        """last latest letzte letzter letztes dernier dernière último última ultimo ultima laatste
        son ostatni ostatnia ostatnie ostatniej poslední senaste siste seneste viimeisin последний
        последняя последнее последней 最終 마지막 최종 最后 最近"""
    )
)
"""Words of what happened to an item last, as when it was sold: it came into being long before."""


def why(column: ColumnProfile, said: Hint, section: str, rows: int) -> str:
    """Why a column is of no use whatever its values mean; "" if it may be of use.

    Args:
        column: it.
        said: what its name says.
        section: "users" or "items".
        rows: how many of them there are.
    """
    kind = column.shape.kind
    if column.filled == 0:
        return _("empty")
    if column.is_constant:
        return _("the same value everywhere ({value})").format(
            value=column.given[0][:40] if column.given else ""
        )
    if column.fill < _RARE:
        return _("filled in {share:.1%} of the rows only").format(share=Share(column.fill))
    if shapes.are_spoilt(column.given):
        return _("a spreadsheet has shortened its numbers, so that several of them became one")
    if kind in ("email", "phone", "ip") or said.says("email", "phone"):
        return _("personal data (an address or a number of a person): nothing to learn from")
    if section == "users" and (personal := _personal(column, said, rows)):
        return personal
    if is_agent(column):
        return _("what a browser says of itself; a kind of device made of it would serve")
    titled = said.says("name", "amount") and kind in ("word", "phrase", "code", "integer")
    if kind == "url" or said.says("image") or (said.says("url") and not titled):
        return _("an address of a page or picture: nothing to learn from")
    if kind == "object":
        return _("nested data; make columns of its parts to use it")
    return ""


def _personal(column: ColumnProfile, said: Hint, rows: int) -> str:
    """Why a column of users is personal data; "" if it is none."""
    named = said.says("name") and not said.about("category", "item", "vendor")
    named = named and not _is_named_place(column, said, rows)
    worded = column.shape.kind in ("word", "phrase", "list", "text")
    kinds = column.distinct <= _GROUPS and column.repeats >= _OFTEN
    kinds = kinds and not any("," in one for one in column.frequencies)  # "Kim, Jiwoo"
    if named or (worded and is_somebody(said) and not kinds):
        return _("personal data (a name): nothing to learn from")
    if official_numbers.is_of_taxpayer(column, said):
        return _("a number that a state gives to a person or firm: nothing to learn from")
    if said.says("birth") and column.moment:
        return _("personal data (a date of birth); an age group made of it would serve")
    return ""


def _is_named_place(column: ColumnProfile, said: Hint, rows: int) -> bool:
    """Whether a name is of the place where people live: 都道府県名, and no name in an address."""
    shared = column.distinct <= _PLACES * rows and not _ADDRESS.search(column.name)
    return shared and said.says("place") and not said.about("user")


def is_somebody(said: Hint) -> bool:
    """Whether a name is one word for a person, such as "guest", and says nothing of them."""
    return said.entities == {"user"} and not said.attributes and len(said.tokens) == 1


def is_agent(column: ColumnProfile) -> bool:
    """Whether values are what browsers say of themselves.

    An agent alone may be somebody of the staff: there values tell, which name a program and its
    version.
    """
    tokens = hint(column.name).tokens
    if "useragent" in tokens or ("user", "agent") in pairwise(tokens):
        return True
    looked = column.given[:200]
    program = _PROGRAM if "agent" in tokens else _BROWSER
    return sum(program.match(value) is not None for value in looked) > 0.5 * len(looked) > 0
