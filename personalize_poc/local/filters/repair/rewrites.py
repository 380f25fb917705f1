"""What people write who know SQL, Python or another filter language, and what it is here."""

from __future__ import annotations

import re

_FIELD = r"[^\W\d]\w*\s*\.\s*[^\W\d]\w*"
_TEXT = r"""(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
_NUMBER = r"[+-]?\d+(?:\.\d+)?"
_PARAMETER = r"\$\w+"
_REFUSED = rf"""\(\s*(?:{_PARAMETER}|\*|"\*")\s*\)|CurrentItem\s*\.\s*\w+"""
_SIGN = r"[<>=]=?|!="
_CURRENT = rf"CurrentUser\s*\.\s*\w+\s*(?:(?:{_SIGN})\s*\S+|IN\s*\([^)]*\))"
_VALUE = rf"{_NUMBER}|{_PARAMETER}|CurrentItem\s*\.\s*\w+"
_LISTED = rf"\s*(?:{_PARAMETER}|{_TEXT})\s*"
_HEAD = r"\b(?:INCLUDE|EXCLUDE)\s+\w+\s+WHERE\s+"
_TURNED = {"<=": ">=", ">=": "<=", "<": ">", ">": "<", "=": "=", "!=": "!="}
"""What a comparison is with its sides exchanged."""
_OPPOSITE = {"<=": ">", ">=": "<", "<": ">=", ">": "<=", "=": "!=", "!=": "="}
_ALONE = rf"(\s+\w+\s+WHERE\s+{_FIELD}\s+)NOT\s+IN\s*({_REFUSED})(?=\s*(?:\||\Z))"
"""NOT IN with what it does not take, in the only condition of an expression."""

_FORMS: tuple[tuple[float, str, str], ...] = (
    # signs
    (0.3, r"==", "="),
    (0.3, r"=\s*([<>])", r"\1="),
    (0.3, r"<>|!(?!=)", "!="),
    (0.3, r"!=\s*=", "!="),
    (0.3, r"&&?", "AND"),
    (0.3, r"\|\|", "OR"),
    (0.3, r"\|\s*\|", "|"),
    (0.3, r"\s*;\s*", " | "),
    (0.3, r"[“”„«»‘’‚`]([^“”„«»‘’‚`\"]*)[“”„«»‘’‚`]", r'"\1"'),
    (0.3, r"(?<![\d.])(\d+)[,_](\d{3})\b", r"\1\2"),
    (0.2, r"([<>=]\s*)([+-])\s+(?=[\d.])", r"\1\2"),
    (0.2, r"\$(\d+\.\d+)\b", r"\1"),
    (0.4, r"\[([^\[\]]*)\]", r"(\1)"),
    (0.4, r"\$?\{\s*(\w+)\s*\}", r"$\1"),
    (0.4, r"\$(\w+)-(\w+)", r"$\1_\2"),
    # quotes
    (0.3, r"\\([\"'])", r"\1"),
    (0.3, r'""([^"]+)""', r'"\1"'),
    (0.3, r"\A\s*([\"'])(.*)\1\s*\Z", r"\2"),
    (0.3, r"`(\w+)`\s*\.\s*`(\w+)`", r"\1.\2"),
    (0.3, r"\.\s*[\"'](\w+)[\"']", r".\1"),
    (0.6, rf"({_SIGN})\s*(?!NULL\b|NONE\b)([^\W\d]\w*)(?!\s*[\w.(])", r'\1 "\2"'),
    (0.4, rf"({_SIGN}|\()\s*(?::|@|\$\s)\s*(\w+)", r"\1 $\2"),
    # lists and comparisons
    (0.4, rf"\b(IN)\s*({_TEXT}|{_PARAMETER})", r"\1 (\2)"),
    (0.5, rf"\b(IN)\s+({_TEXT}(?:\s*,\s*{_TEXT})+)", r"\1 (\2)"),
    (0.4, rf"\(\s*(CurrentItem\s*\.\s*\w+|{_NUMBER})\s*\)", r"\1"),
    (0.4, rf"(==?|\bIS\b|\bLIKE\b|\bCONTAINS\b|\bHAS\b)\s*\(?\s*({_TEXT})\s*\)?", r"IN (\2)"),
    (0.4, rf"(!=|<>|\bIS\s+NOT\b|\bNOT\s+LIKE\b)\s*({_TEXT})", r"NOT IN (\2)"),
    (0.4, rf"(=)\s*\(?\s*({_PARAMETER})\s*\)?", r"IN (\2)"),
    (0.4, r"(=)\s*(CurrentItem\s*\.)", r"IN \2"),
    (0.4, rf"\bIN\s*\(\s*({_NUMBER}|{_PARAMETER})\s*\)", r"= \1"),
    (0.4, rf"""\bIN\s*\(\s*["']({_NUMBER})["']\s*\)""", r"= \1"),
    (0.4, r"\bIN\s+(CurrentItem\s*\.)", r"= \1"),
    (0.4, rf"""([<>=]=?|!=)\s*["']({_NUMBER})["']""", r"\1 \2"),
    (0.5, rf"({_FIELD})\s+BETWEEN\s+({_NUMBER})\s+AND\s+({_NUMBER})", r"\1 >= \2 AND \1 <= \3"),
    (0.4, rf"({_NUMBER})\s*<(=?)\s*({_FIELD})\s*<(=?)\s*({_NUMBER})",
     r"\3 >\2 \1 AND \3 <\4 \5"),
    (0.4, rf"({_FIELD})(\s*(?:{_SIGN})\s*{_NUMBER}\s+(?:AND|OR)\s+)({_SIGN})", r"\1\2\1 \3"),
    *((0.5, rf"(?<![\w.])({_VALUE})\s*{sign}(?!=)\s*({_FIELD})", rf"\2 {turned} \1")
      for sign, turned in _TURNED.items()),
    *((0.4, rf"\bNOT\s+({_FIELD})\s*{sign}(?!=)", rf"\1 {other}")
      for sign, other in _OPPOSITE.items()),
    # words
    (0.2, r"!\s*IN\b|\bIN\s+NOT\b", "NOT IN"),
    (0.3, r"\bNOTIN\b|\bNOT\s+NOT\s+IN\b|\bNOT(?=\s*\()", "NOT IN"),
    (0.4, r"\bNOT_IN\b", "NOT IN"),
    (0.4, rf"\bNOT\s+({_FIELD})\s+IN\b", r"\1 NOT IN"),
    (0.6, r"\b(LIKE|CONTAINS|HAS|ANY)\b", "IN"),
    (0.6, r"\b(FILTER|SELECT|KEEP|ONLY|SHOW|ALLOW)\b", "INCLUDE"),
    (0.6, r"\b(REMOVE|DROP|HIDE|OMIT|BLOCK|DENY)\b", "EXCLUDE"),
    (0.6, r"\b(WHEN|WITH|ON)\b", "WHERE"),
    (0.6, r"\bWHERE\b", "AND"),
    (0.6, r"\bEvents?\s*\.", "Interactions."),
    (0.6, r"(CurrentUser\s*\.\s*\w+\s*\S+\s*\S+\s+)IF\b", r"\1AND"),
    # expressions of their own
    (0.5, rf"({_HEAD}[^|]+?\s+IF\s+)([^|]+?)\s+OR\s+([^|]+?)(?=\s*(?:\||\Z))", r"\1\2 | \1\3"),
    (0.5, rf"({_HEAD})([^|]*?)\s*\|\s*(?={_FIELD})", r"\1\2 | \1"),
    (0.5, rf"({_HEAD})({_FIELD})\s+IN\s*\(({_LISTED}),\s*({_LISTED})\)(?=\s*(?:\||\Z|OR\b|IF\b))",
     r"\1\2 IN (\3) OR \2 IN (\4)"),
    # order
    (0.4, r"\b(?:AND|OR)\s+(INCLUDE|EXCLUDE)\b", r"| \1"),
    (0.5, rf"\bWHERE\s+({_CURRENT})\s+AND\s+([^|]+?)(?=\s*(?:\||\Z))", r"WHERE \2 IF \1"),
    (0.5, r"\bIF\s+([^|]+?)\s+(WHERE\s+[^|]+?)(?=\s*(?:\||\Z))", r"\2 IF \1"),
    (0.5, r"\b(INCLUDE|EXCLUDE)(?=\s+WHERE\b)", r"\1 ItemID"),
    (0.7, rf"\bINCLUDE{_ALONE}", r"EXCLUDE\1IN \2"),
    (0.7, rf"\bEXCLUDE{_ALONE}", r"INCLUDE\1IN \2"),
)  # fmt: skip

REWRITES = tuple(
    (cost, re.compile(form, re.IGNORECASE | re.DOTALL), made) for cost, form, made in _FORMS
)
"""Cost, what is written, and what it is replaced by (a template of `re`)."""
