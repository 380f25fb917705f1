"""Counts, shares and lists in words, in the chosen language: "1 row", "a.csv … k.csv"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from personalize_poc.language import _, ngettext

_WHOLE = {
    ".0%": {"0%": "1%", "100%": "99%"},
    ".1%": {"0.0%": "0.1%", "100.0%": "99.9%"},
}
"""How a share is written -> what is none or all when it is rounded, and the bound of that."""
_NAMED = 2
"""Files that are named each."""
_NOUNS: dict[str, Callable[[int], str]] = {
    "byte": lambda n: ngettext("{count:,} byte", "{count:,} bytes", n),
    "category": lambda n: ngettext("{count:,} category", "{count:,} categories", n),
    "column": lambda n: ngettext("{count:,} column", "{count:,} columns", n),
    "creation time": lambda n: ngettext("{count:,} creation time", "{count:,} creation times", n),
    "day": lambda n: ngettext("{count:,} day", "{count:,} days", n),
    "distinct item": lambda n: ngettext("{count:,} distinct item", "{count:,} distinct items", n),
    "event": lambda n: ngettext("{count:,} event", "{count:,} events", n),
    "finding": lambda n: ngettext("{count:,} finding", "{count:,} findings", n),
    "finding blocks": lambda n: ngettext("{count:,} finding blocks", "{count:,} findings block", n),
    "interaction": lambda n: ngettext("{count:,} interaction", "{count:,} interactions", n),
    "item": lambda n: ngettext("{count:,} item", "{count:,} items", n),
    "item id": lambda n: ngettext("{count:,} item id", "{count:,} item ids", n),
    "line": lambda n: ngettext("{count:,} line", "{count:,} lines", n),
    "more time": lambda n: ngettext("{count:,} more time", "{count:,} more times", n),
    "name": lambda n: ngettext("{count:,} name", "{count:,} names", n),
    "optional column": lambda n: ngettext(
        "{count:,} optional column", "{count:,} optional columns", n
    ),
    "other part": lambda n: ngettext("{count:,} other part", "{count:,} other parts", n),
    "part": lambda n: ngettext("{count:,} part", "{count:,} parts", n),
    "question": lambda n: ngettext("{count:,} question", "{count:,} questions", n),
    "row": lambda n: ngettext("{count:,} row", "{count:,} rows", n),
    "table": lambda n: ngettext("{count:,} table", "{count:,} tables", n),
    "time": lambda n: ngettext("{count:,} time", "{count:,} times", n),
    "usable interaction": lambda n: ngettext(
        "{count:,} usable interaction", "{count:,} usable interactions", n
    ),
    "user": lambda n: ngettext("{count:,} user", "{count:,} users", n),
    "user id": lambda n: ngettext("{count:,} user id", "{count:,} user ids", n),
    "value": lambda n: ngettext("{count:,} value", "{count:,} values", n),
    "zero byte": lambda n: ngettext("{count:,} zero byte", "{count:,} zero bytes", n),
}


def counted(number: int, one: str) -> str:
    """A number with what it counts.

    Args:
        number: how many.
        one: the noun, one of those that are known here.
    """
    return _NOUNS[one](number).format(count=number)


def files(names: Sequence[str]) -> str:
    """Files in a sentence: one or two by their names, of more the first and the last.

    Args:
        names: in the order in which they were read.
    """
    return ", ".join(names) if len(names) <= _NAMED else f"{names[0]} … {names[-1]}"


class Share(float):
    """A share in a text, such as `{share:.0%}`: never as 0 % or 100 % if it is neither."""

    def __format__(self, spec: str) -> str:
        told = super().__format__(spec)
        bound = _WHOLE.get(spec, {}).get(told) if 0 < self < 1 else None
        if bound is None:
            return told
        text = _("less than {number}") if self < 0.5 else _("more than {number}")
        return text.format(number=bound)
