"""Values with their types, as MongoDB exports them ({"$oid": "5ca4…"}), made plain values.

Its Extended JSON has two forms, and an older one; an object with a single key that begins with $
stands for a value. Otherwise each field is called by its type as well (account_id.$numberInt), and
dates of the two forms stand in two columns.
"""

from __future__ import annotations

from personalize_poc.data.own.reading.ground.workspace import Workspace, literal

_TEXT = r'"(?:[^"\\]|\\.)*"'
_NUMBER = r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?"
_PLAIN = (
    (rf'"\$number(?:Int|Long|Double)"\s*:\s*"?({_NUMBER})"?', r"\1"),
    (rf'"\$(?:oid|uuid|symbol|number(?:Double|Decimal))"\s*:\s*({_TEXT})', r"\1"),
    (
        rf'"\$binary"\s*:\s*\{{\s*"base64"\s*:\s*({_TEXT})\s*,\s*"subType"\s*:\s*{_TEXT}\s*\}}',
        r"\1",
    ),
    (rf'"\$binary"\s*:\s*({_TEXT})\s*,\s*"\$type"\s*:\s*{_TEXT}', r"\1"),
    (r'"\$timestamp"\s*:\s*\{\s*"t"\s*:\s*(\d+)\s*,\s*"i"\s*:\s*\d+\s*\}', r"\1"),
    (r'"\$(?:undefined|minKey|maxKey)"\s*:\s*(?:true|1)', "null"),
    (rf'"\$date"\s*:\s*({_TEXT}|{_NUMBER})', r"\1"),  # behind the numbers that it may hold
)
"""What stands between the braces of a value -> the value, as DuckDB replaces them.

Decimals stay texts: as numbers of JSON they would lose digits.
"""


def make_plain(work: Workspace, table: str) -> None:
    """Write values with their types as plain ones in the JSON texts of a table.

    A text within a text has its quotes escaped, so that nothing in it is taken for a value.

    Args:
        work: of this reading.
        table: its column j holds JSON texts; written to.
    """
    sign = """contains(j, '"$')"""
    if not work.run(f"SELECT 1 FROM {table} WHERE {sign} LIMIT 1"):
        return
    text = "j"
    for inside, value in _PLAIN:
        pattern = literal(rf"\{{\s*{inside}\s*\}}")
        text = f"regexp_replace({text}, {pattern}, {literal(value)}, 'g')"
    work.run(f"UPDATE {table} SET j = {text} WHERE {sign}")
