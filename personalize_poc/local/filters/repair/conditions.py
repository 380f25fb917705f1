"""What people write who know SQL, Python or another filter language, and what it is here."""

from __future__ import annotations

import re
from collections.abc import Iterator

from personalize_poc.local.filters.repair.words import TEXT, Edit

_REACH = len(" WHERE ")
"""A refusal may stand so many characters after what is wrong."""

_FIELD = r"[^\W\d]\w*\s*\.\s*[^\W\d]\w*"
_NUMBER = r"[+-]?\d+(?:\.\d+)?(?![\w.,]*\w)"
_ONE = rf"(?:{TEXT}|\$\w+)"
_VALUE = rf"(?:{_ONE}|{_NUMBER}|{_FIELD})"
_LIST = rf"(?:{_VALUE}(?:\s*,\s*{_VALUE})*|\(\s*{_VALUE}(?:\s*,\s*{_VALUE})*\s*\))"
_SIGN = r"[<>=!]+"
_WORD = r"(?:(?:NOT|!)[\s_]*IN|IN\s+NOT|IN|IS\s+NOT|IS|NOT\s+LIKE|LIKE|CONTAINS)\b"
_END = r"\s*(?=\||\Z|OR\b|IF\b)"
_ALONE = rf"(\s+\w+\s+WHERE\s+{_FIELD}\s+)NOT\s+IN\s*(\(\s*(?:\$\w+|\*|\"\*\")\s*\))\s*\Z"
_TWO = rf"\bWHERE\s+({_FIELD})\s+IN\s*\(\s*({_ONE})\s*,\s*({_ONE})\s*\){_END}"

_REWRITES = (
    (0.3, r"[“”„«»‘’‚`]([^“”„«»‘’‚`\"]*)[“”„«»‘’‚`]", r'"\1"'),
    (0.3, r"\A\s*([\"'])(.*)\1\s*\Z", r"\2"),
    (0.3, r'""([^"]+)""', r'"\1"'),
    (0.4, r"([(,]\s*)(\w+)[\"']", r'\1"\2"'),
    (0.4, r"\[([^\[\]]*)\]", r"(\1)"),
    (0.4, r"\$\{\s*(\w+)\s*\}", r"$\1"),
    (0.4, rf"({_SIGN}|\()\s*[:@]\s*(\w+)", r"\1 $\2"),
    (0.2, r"([<>=]\s*)([+-])\s+(?=[\d.])", r"\1\2"),
    (0.2, r"\$(\d+\.\d+)\b", r"\1"),
    (0.3, r"(?<![\d.])(\d+)[,_](\d{3})\b", r"\1\2"),
    (0.3, r"&&", "AND"),
    (0.3, r"\|\|", "OR"),
    (0.2, r"([<>!])\s+=", r"\1="),
    (0.6, r"\b(?:SELECT|KEEP|SHOW|ALLOW|FILTER)(?=\s+\w+ID\b)", "INCLUDE"),
    (0.6, r"\b(?:REMOVE|DROP|HIDE|BLOCK|DENY|OMIT)(?=\s+\w+ID\b)", "EXCLUDE"),
    (0.5, rf"({_FIELD})\s+BETWEEN\s+({_VALUE})\s+AND\b", r"\1 >= \2 AND \1 <="),
    (0.4, rf"({_FIELD})(\s*{_SIGN}\s*{_VALUE}\s+(?:AND|OR)\s+)(?={_SIGN})", r"\1\2\1 "),
    (0.5, _TWO, r"WHERE \1 IN (\2) OR \1 IN (\3) "),
    (0.7, rf"\A\s*INCLUDE{_ALONE}", r"EXCLUDE\1IN \2"),
    (0.7, rf"\A\s*EXCLUDE{_ALONE}", r"INCLUDE\1IN \2"),
)
"""Cost, what is written, and what it is replaced by (a template of `re`)."""
_CONDITION = rf"(\bNOT\s+)?({_LIST})\s*({_WORD}|{_SIGN})\s*({_LIST})"


def condition_edits(text: str, position: int) -> list[Edit]:
    """Other forms of what stands at a position (from 0)."""
    return [
        (cost, *match.span(), form)
        for cost, pattern, made in (*_REWRITES, (0.4, _CONDITION, None))
        for match in re.finditer(pattern, text, re.IGNORECASE | re.DOTALL)
        if match.start() <= position + 1 and position <= match.end() + _REACH
        for form in (_forms(*match.groups()) if made is None else [match.expand(made)])
    ]


def _forms(negation: str | None, left: str, sign: str, right: str) -> Iterator[str]:
    """What the parts of a condition may mean; only one of them goes with the column's type."""
    turned = not re.fullmatch(_FIELD, left) or left.upper().startswith("CURRENTITEM")
    if turned:
        left, right = right, left
    if sign != "<>" and ("<" in sign or ">" in sign):
        less = ("<" in sign) ^ turned ^ bool(negation)
        signs = [("<" if less else ">") + "=" * (("=" in sign) ^ bool(negation))]
    elif ("!" in sign or sign == "<>" or "NOT" in sign.upper()) ^ bool(negation):
        signs = ["!=", "NOT IN"]
    else:
        signs = ["=", "IN"]
    values = right.strip("() ")  # of texts the quotes stand outside
    number = re.fullmatch(rf"[\"']?({_NUMBER})[\"']?", values)
    for meant in signs:
        for value in [values, number[1], f'"{number[1]}"'] if number else [values]:
            listed = meant.endswith("IN") and not re.fullmatch(_FIELD, value)
            yield f"{left} {meant} " + (f"({value})" if listed else value)
