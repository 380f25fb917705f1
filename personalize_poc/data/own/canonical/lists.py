"""Several values in one field, joined by "|" as Personalize wants them, in SQL."""

from __future__ import annotations

from personalize_poc.data.own import sql

_NAMES = ("name", "title", "label", "value", "id")
"""What the name of a thing is called in JSON, the likeliest first."""
_STRING = r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\""""
"""A text in Python."""
_LIST = r"(?s)[\[({].*[\])}]|set\(\)"
_INSIDE = r"(?s)^[\[({](.*)[\])}]$"
_QUOTED, _BOTH = r"""(?s)^(?:'(.*)'|"(.*)")$""", r"\1\2"
_INVISIBLE = r"\\(?:xa0|u200b|u3000|[nrt])"
"""How Python writes blanks that one cannot see."""
_ESCAPED, _FIRST = r"\\(.)", r"\1"


def joined(expression: str, separator: str) -> str:
    """SQL of the values of a list, joined by "|"; NULL if there are none.

    A "|" inside of a value becomes "/": Personalize would take it for two values.

    Args:
        expression: SQL of the text.
        separator: what stands between values; "json" or "python" for lists as these write them.
    """
    if separator == "json":
        values = _json(expression)
    elif separator == "python":
        values = _python(expression)
    else:
        values = f"string_split({expression}, {sql.quoted(separator)})"
    value = f"trim(x, {sql.quoted(sql.BLANKS)})"
    if separator != "|":
        value = f"replace({value}, '|', '/')"
    kept = f"list_filter(list_transform({values}, lambda x: {value}), lambda x: x <> '')"
    return f"nullif(array_to_string({kept}, '|'), '')"


def _json(expression: str) -> str:
    """Values of JSON; a text that is no JSON is one value."""
    fields = ", ".join(f"json_extract_string(x, '$.{name}')" for name in _NAMES)
    value = (
        f"CASE WHEN json_type(x) = 'OBJECT' THEN coalesce({fields}) "
        "ELSE json_extract_string(x, '$') END"
    )
    listed = f"json_extract(TRY_CAST({expression} AS JSON), '$[*]')"
    return (
        f"(CASE WHEN NOT json_valid({expression}) THEN [{expression}] "
        f"WHEN json_type(TRY_CAST({expression} AS JSON)) = 'ARRAY' "
        f"THEN list_transform({listed}, lambda x: {value}) "
        f"ELSE list_transform([TRY_CAST({expression} AS JSON)], lambda x: {value}) END)"
    )


def _python(expression: str) -> str:
    """Values of a list, tuple, set or list of dicts in Python; other texts are one value."""
    names = "|".join(_NAMES[:-1])
    key = rf"""['"](?:{names})['"] *: *({_STRING})"""
    named = f"regexp_extract_all({expression}, {sql.quoted(key)}, 1)"
    strings = f"regexp_extract_all({expression}, {sql.quoted(_STRING)})"
    inside = f"regexp_extract({expression}, {sql.quoted(_INSIDE)}, 1)"
    bare = f"list_filter(string_split({inside}, ','), lambda x: trim(x) NOT IN ('None', 'nan'))"
    is_list = f"regexp_full_match({expression}, {sql.quoted(_LIST)})"
    values = (
        f"(CASE WHEN NOT {is_list} THEN list_filter([{expression}], lambda x: x <> 'None') "
        f"WHEN regexp_matches({expression}, {sql.quoted(key)}) THEN {named} "
        f"WHEN regexp_matches({expression}, {sql.quoted(_STRING)}) THEN {strings} "
        f"ELSE {bare} END)"
    )
    return f"list_transform({values}, lambda x: {_unquoted('x')})"


def _unquoted(text: str) -> str:
    """A text in Python without its quotation marks and backslashes."""
    inside = f"regexp_replace(trim({text}), {sql.quoted(_QUOTED)}, {sql.quoted(_BOTH)})"
    inside = f"regexp_replace({inside}, {sql.quoted(_INVISIBLE)}, ' ', 'g')"
    return f"regexp_replace({inside}, {sql.quoted(_ESCAPED)}, {sql.quoted(_FIRST)}, 'g')"
