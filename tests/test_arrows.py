"""The thin package and the stand-in meet on the wire only.

What both must know is `contract`; the helps of both command lines are said by `helps`, and what the
stand-in judges of a model beside popularity by `beside_popularity`.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "personalize_poc"


def imported(path: Path) -> Iterator[str]:
    """Full names of what a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:  # relative: resolved against the module's own package
                package = path.relative_to(PACKAGE.parent).with_suffix("").parts
                base = ".".join([*package[: -node.level], *([base] if base else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


BOTH = (
    "personalize_poc.__version__",
    "personalize_poc.beside_popularity",
    "personalize_poc.contract",
    "personalize_poc.helps",
)


def of_both(name: str) -> bool:
    return name in BOTH or name.rpartition(".")[0] in BOTH[1:3]


def test_neither_side_imports_the_other() -> None:
    wrong = []
    for path in PACKAGE.rglob("*.py"):
        inside = path.relative_to(PACKAGE).parts[0] == "local"
        for name in imported(path):
            ours = name == "personalize_poc" or name.startswith("personalize_poc.")
            local = name.startswith("personalize_poc.local")
            if ours and local != inside and not of_both(name):
                wrong.append(f"{path.relative_to(PACKAGE)} imports {name}")
    assert wrong == []


def test_what_both_sides_know_needs_the_standard_library_alone() -> None:
    code = (
        "import sys; before = set(sys.modules)\n"
        "import personalize_poc.contract\n"
        "print(*{name.partition('.')[0] for name in set(sys.modules) - before})"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=PACKAGE.parent, capture_output=True, text=True, check=True
    )
    loaded = set(run.stdout.split())
    assert loaded <= sys.stdlib_module_names | {"personalize_poc"}
    names = {name.partition(".")[0] for name in imported(PACKAGE / "contract.py")}
    assert names <= sys.stdlib_module_names | {"platformdirs"}, "and that when it is asked for"
