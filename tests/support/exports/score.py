"""What the product makes of each export, beside what is true.

python -m tests.support.exports.score [FOLDER] [NAME ...] [--seed N] [--scale X]

FOLDER keeps the files; without it they are made in a temporary folder. Names choose exports.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

from personalize_poc.data.own import canonical, mapping_file
from tests.support.exports.catalogue import EXPORTS, write
from tests.support.exports.compare import Differences, compare
from tests.support.exports.truth import Truth

READING = "personalize_poc.data.own.reading"
ROLES = "personalize_poc.data.own.roles"


def module(name: str) -> ModuleType | None:
    """A module of the product, or None while it is not there."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name and name.startswith(error.name):
            return None
        raise


@dataclass
class Outcome:
    """How an export came out.

    Attributes:
        verdict: "right"; "question" (one that is in order); "refused" (rightly); "asked"
            (needlessly, and the first answer is right); "wrong" (but there is a question or no
            mapping, so that somebody looks); "silent" (a mistake that nobody is told of); "error".
        wrong: what is not as it must be.
        remarks: what could be better.
    """

    name: str
    verdict: str
    wrong: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def is_good(self) -> bool:
        """Whether a person is led rightly."""
        return self.verdict in ("right", "question", "refused")


def judge(name: str, folder: Path, truth: Truth) -> Outcome:
    """Read what stands in a folder, and compare the proposal with the truth."""
    reading, roles = module(READING), module(ROLES)
    assert reading is not None
    assert roles is not None
    begun = time.perf_counter()
    try:
        with reading.open_source(folder) as read:
            proposal = roles.propose(read)
            seconds = time.perf_counter() - begun
            found = compare(truth, read, proposal)
            if proposal.mapping and not found.applied:
                canonical.build(read, mapping_file.parse(mapping_file.text(proposal.mapping)))
    except Exception as error:
        text = f"{type(error).__name__}: {str(error)[:300]}"
        return Outcome(name, "error", [text], seconds=time.perf_counter() - begun)
    return Outcome(name, _verdict(truth, found), found.wrong, found.remarks, seconds)


def _verdict(truth: Truth, found: Differences) -> str:
    asked = bool(found.questions)
    if found.wrong:
        return "silent" if found.mapped and not asked else "wrong"
    if found.refused:
        return "refused"
    if asked:
        return "question" if truth.ask is not None else "asked"
    return "right"


def table(outcomes: list[Outcome]) -> str:
    """All outcomes as text, the sums last."""
    lines = []
    for one in outcomes:
        language = EXPORTS[one.name].language
        lines.append(f"{one.name:24} {language} {one.verdict:9} {one.seconds:5.2f} s")
        lines += [f"    ! {text}" for text in one.wrong]
        lines += [f"    - {text}" for text in one.remarks]
    sums = Counter(one.verdict for one in outcomes)
    lines.append(", ".join(f"{count} {verdict}" for verdict, count in sums.most_common()))
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> int:
    """Print the table; 1 if a person would be led wrongly anywhere."""
    parser = argparse.ArgumentParser(prog="python -m tests.support.exports.score")
    parser.add_argument("folder", nargs="?", help="where the files are kept")
    parser.add_argument("names", nargs="*", help="exports; all without any")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--scale", type=float, default=1.0, help="times as many rows")
    parser.add_argument("--write", action="store_true", help="only write the files")
    given = parser.parse_args(arguments)
    names = given.names or list(EXPORTS)
    if unknown := [name for name in names if name not in EXPORTS]:
        parser.error(f"no export is called {', '.join(unknown)}; there are {', '.join(EXPORTS)}")
    missing = [name for name in (READING, ROLES) if module(name) is None]
    if missing and not given.write:
        print(f"Not there yet: {', '.join(missing)}", file=sys.stderr)
        return 2
    outcomes = []
    with tempfile.TemporaryDirectory() as kept:
        for name in names:
            folder = Path(given.folder or kept) / name
            truth = write(name, folder, given.seed, given.scale)
            if not given.write:
                outcomes.append(judge(name, folder, truth))
    if outcomes:
        print(table(outcomes))
    return 0 if all(one.is_good for one in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
