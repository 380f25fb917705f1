"""Attributes with their types, as DynamoDB exports them ({"Item": {"id": {"S": "7"}}}), plain.

An export has a line for each item of the table, whatever kind it is, and a scan has the same
without the word "Item". That word says of no column that it holds things.
"""

from __future__ import annotations

from personalize_poc.data.own.reading.ground.workspace import Workspace, literal

_TEXT = r'"(?:[^"\\]|\\.)*"'
_TYPE = r'"(?:S|N|B|BOOL|NULL|L|M|SS|NS|BS)"'
_LINE = (
    rf'^\s*\{{\s*(?:"Item"\s*:\s*\{{\s*)?{_TEXT}\s*:\s*\{{\s*{_TYPE}\s*:'
    r"(?s:.*)[\]\}\"el]\s*\}\s*\}\s*\}?\s*$"
)
"""How such a line begins and ends; texts that hold anything else are left as they are."""
_WRAPPED = r'^\s*\{\s*"Item"\s*:\s*(\{(?s:.*)\})\s*\}\s*$'
_ONES = (
    (rf'"[SNB]"\s*:\s*({_TEXT})', r"\1"),
    (r'"BOOL"\s*:\s*(true|false)', r"\1"),
    (r'"NULL"\s*:\s*true', "null"),
    (rf'"(?:SS|NS|BS)"\s*:\s*(\[(?:{_TEXT}|[\s,])*\])', r"\1"),
)
_DEEP = (
    (rf'"L"\s*:\s*(\[(?:{_TEXT}|[^"{{}}\[\]])*\])', r"\1"),
    (rf'"L"\s*:\s*(\[(?:{_TEXT}|[^"\[\]])*\])', r"\1"),
    (rf'"M"\s*:\s*(\{{(?:{_TEXT}|[^"{{}}])*\}})', r"\1"),
)
"""What stands between the braces of a value, and of what has values itself -> the value."""
_DEPTH = 3
"""So many lists and maps within each other are made plain."""


def make_plain(work: Workspace, table: str) -> None:
    """Write attributes with their types as plain values in the JSON texts of a table.

    Args:
        work: of this reading.
        table: its column j holds JSON texts; written to.
    """
    line = literal(_LINE)
    told = work.run(f"SELECT count(*), count(*) FILTER (regexp_matches(j, {line})) FROM {table}")
    if not told[0][0] or told[0][0] != told[0][1]:
        return
    text = f"regexp_replace(j, {literal(_WRAPPED)}, '\\1')"
    for inside, value in (*_ONES, *(_DEEP * _DEPTH)):
        pattern = literal(rf"\{{\s*{inside}\s*\}}")
        text = f"regexp_replace({text}, {pattern}, {literal(value)}, 'g')"
    work.run(f"UPDATE {table} SET j = {text}")
