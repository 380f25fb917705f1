"""Run benchmarks by name, or all: ``python -m tests.benchmarks [NAME …] [--SIZE NUMBER …]``.

``--help`` lists the options. Each module ``bench_NAME.py`` has a function ``main() -> str`` that
measures and returns a Markdown table. How to read them, and tables of some runs: README.md here.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
import tempfile

import tests.benchmarks as package
from personalize_poc import contract
from tests.benchmarks.sizes import take_options


def main(wanted: list[str]) -> int:
    """Run the benchmarks and print their tables. Returns the exit code."""
    modules = [m.name for m in pkgutil.iter_modules(package.__path__)]
    known = sorted(m.removeprefix("bench_") for m in modules if m.startswith("bench_"))
    wanted = take_options(wanted)
    unknown = sorted(set(wanted) - set(known))
    if unknown:
        print(f"No benchmark {', '.join(unknown)}; there are: {', '.join(known)}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="personalize-poc-benchmarks-") as empty:
        # What earlier runs have compiled or made is not used: everybody's first time is measured.
        os.environ[contract.CACHE_DIR_VARIABLE] = empty
        for name in wanted or known:
            module = importlib.import_module(f"{package.__name__}.bench_{name}")
            print(f"\n{(module.__doc__ or name).splitlines()[0]}\n")
            print(module.main(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
