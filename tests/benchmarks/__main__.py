"""Run benchmarks by name, or all: ``python -m tests.benchmarks [NAME …]``.

Each module ``bench_NAME.py`` has a function ``main() -> str`` that measures and returns a Markdown
table. The tables of README.md come from here.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys

import tests.benchmarks as package


def main(wanted: list[str]) -> int:
    """Run the benchmarks and print their tables. Returns the exit code."""
    known = [m.name.removeprefix("bench_") for m in pkgutil.iter_modules(package.__path__)]
    known = sorted(name for name in known if name != "__main__")
    unknown = sorted(set(wanted) - set(known))
    if unknown:
        print(f"No benchmark {', '.join(unknown)}; there are: {', '.join(known)}", file=sys.stderr)
        return 2
    for name in wanted or known:
        module = importlib.import_module(f"{package.__name__}.bench_{name}")
        print(f"\n{(module.__doc__ or name).splitlines()[0]}\n")
        print(module.main(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
