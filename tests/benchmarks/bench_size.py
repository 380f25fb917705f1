"""Size of what an extra installs, measured on the packages of this environment; installs nothing.

Each extra of `pyproject.toml` is followed through the requirements that the installed packages
state. Counted are the files that came with a package; beside it stands what Python compiles of
them (pip does, without `--no-compile`). A package that is not installed here counts nothing.
"""

from __future__ import annotations

import importlib.util
import tomllib
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.benchmarks.yardstick import Table

REPOSITORY = Path(__file__).resolve().parents[2]
OWN = "personalize-poc"
EXTRAS = ("local-small", "local")
NAMED = 8
"""Packages that get a row of their own, the largest."""

Packages = dict[str, metadata.Distribution | None]


def required(extra: str) -> Packages:
    """The packages that an extra brings, by canonical name; None: not installed here."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    own = {"": project["dependencies"], **project["optional-dependencies"]}
    found: Packages = {}
    waiting, seen = [(OWN, ""), (OWN, extra)], set()
    while waiting:
        name, asked = waiting.pop()
        if (name, asked) in seen:
            continue
        seen.add((name, asked))
        if name == OWN:
            texts = own[asked]
        else:
            found[name] = package = _installed(name)
            texts = (package.requires or []) if package is not None else []
        for needed in map(Requirement, texts):
            if needed.marker is None or needed.marker.evaluate({"extra": asked}):
                other = canonicalize_name(needed.name)
                waiting += [(other, more) for more in ("", *needed.extras)]
    return found


def _installed(name: str) -> metadata.Distribution | None:
    try:
        return metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None


def size(distribution: metadata.Distribution) -> tuple[int, int]:
    """Bytes of the files of a package, and of those that Python has compiled."""
    files = {Path(str(distribution.locate_file(file))) for file in distribution.files or ()}
    sources = {file for file in files if file.suffix != ".pyc"}
    compiled = files - sources
    for file in sources:
        if file.suffix == ".py":
            compiled.add(Path(importlib.util.cache_from_source(str(file))))
    plain, made = (
        sum(file.stat().st_size for file in some if file.is_file()) for some in (sources, compiled)
    )
    return plain, made


def main() -> str:
    """Measure and return the table."""
    table = Table()
    missing: set[str] = set()
    for extra in EXTRAS:
        packages = required(extra)
        sizes = {name: size(one) for name, one in packages.items() if one is not None}
        missing |= packages.keys() - sizes.keys()
        plain, compiled = (sum(each) / 1e6 for each in zip(*sizes.values(), strict=True))
        table.add(f"{extra}: {len(sizes)} packages", plain, "MB")
        table.add(f"{extra}: compiled beside them", compiled, "MB")
        for name in sorted(sizes, key=sizes.__getitem__, reverse=True)[:NAMED]:
            table.add(f"{extra}: {name}", sizes[name][0] / 1e6, "MB")
    lost = f"\n\nNot installed here, and not counted: {', '.join(sorted(missing))}"
    return f"{table}{lost if missing else ''}"
