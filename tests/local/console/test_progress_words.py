"""Every word of what workers report has its Korean in the console."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from personalize_poc import local

ROOM = Path(local.__file__).parent
REPORTERS = ("training", "recipes", "tuning", "batch", "datasets")
STRINGS = ROOM / "console" / "static" / "js" / "strings.js"


def _reports() -> Iterator[ast.Dict]:
    """The dictionaries that are handed to a function `progress`, or put into one as `told`."""
    for room in REPORTERS:
        for path in sorted((ROOM / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and ast.unparse(node.func) == "progress":
                    within: ast.AST = node
                elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "told":
                    within = node.value
                else:
                    continue
                yield from (part for part in ast.walk(within) if isinstance(part, ast.Dict))


def _words(report: ast.Dict) -> Iterator[str]:
    for key, value in zip(report.keys, report.values, strict=True):
        if isinstance(key, ast.Constant):
            yield str(key.value)
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            yield value.value


def test_what_workers_report_is_said_in_korean() -> None:
    said = {word for report in _reports() for word in _words(report)} - {"step"}
    assert {"reading", "epoch", "loss", "validation_loss", "trainings", "rows"} <= said
    table = re.search(r"const PROGRESS = \{(.*?)\};", STRINGS.read_text("utf-8"), re.DOTALL)
    assert table is not None
    known = re.findall(r"""(\w+|"[^"]+"): "[^"]+\"""", table[1])
    assert said <= {word.strip('"') for word in known}
