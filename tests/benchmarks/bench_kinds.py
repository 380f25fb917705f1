"""Every learned recipe on kinds of data beside baselines, peers and, if known, the truth.

    python -m tests.benchmarks kinds --kinds tiny --models aws-sims,aws-user-personalization

--kinds, --models, --splits, --baselines: names with commas between them; all without. --seeds: how
many; each draws its own data, split and training. --folder: where Markdown, JSON and a page with a
picture go, ``runs/kinds`` without. --gate 1: end with exit code 1 when a recipe is behind.

`tests.benchmarks.kinds` has the data, `tests.benchmarks.gate` everything else. The figures are
computed there, from lists of items, not by what the product says of itself.
"""

from __future__ import annotations

import os
import platform
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from personalize_poc.local.recipes import catalogue
from tests.benchmarks.gate import contest, peers
from tests.benchmarks.gate.contest import Contest
from tests.benchmarks.gate.page import Report
from tests.benchmarks.gate.results import Row
from tests.benchmarks.gate.splits import SPLITS
from tests.benchmarks.kinds import GENERATED, KINDS
from tests.benchmarks.sizes import size, text
from tests.benchmarks.yardstick import Table, Yardstick, matrix_work

MODELS = (
    "aws-user-personalization",
    "aws-user-personalization-v2",
    "aws-hrnn",
    "aws-personalized-ranking",
    "aws-sims",
    "aws-similar-items",
    "aws-trending-now",
    "aws-popularity-count",
)
"""Recipes that learn differently from each other; the first one sets the time of the peers."""


def main() -> str:
    """Measure, write the report and return its tables."""
    kinds = _chosen("kinds", KINDS, GENERATED)
    models = _chosen("models", {info.name for info in catalogue.all() if info.built}, MODELS)
    splits = _chosen("splits", SPLITS, SPLITS)
    seeds = range(size("seeds", 5))
    wanted = text("baselines")
    match = Contest(models, seeds, splits, baselines=wanted.split(",") if wanted else ())
    folder = Path(text("folder") or "runs/kinds")
    beside = _processor_yardstick()
    rows: list[Row] = []
    report = _report(rows, len(seeds), beside)
    for kind in kinds:
        print(f"{kind} …", file=sys.stderr, flush=True)
        rows += match.run(kind)
        report = _report(rows, len(seeds), beside)
        report.write(folder)  # so that of a run that is ended early something is kept
    told = report.markdown()
    if size("gate", 0) and report.behind:
        print(told, flush=True)
        sys.exit(1)
    return told


def _report(rows: list[Row], seeds: int, beside: Yardstick) -> Report:
    notes = [_conditions(seeds)]
    if missing := sorted(set(peers.PEERS) - set(peers.installed())):
        notes.append(f"Peers that are not installed and took no part: {', '.join(missing)}.")
    return Report(rows, contest.verdicts(rows), notes, str(_costs(rows, beside)))


def _chosen(option: str, known: Iterable[str], default: Iterable[str]) -> list[str]:
    """The names given for an option.

    Raises:
        SystemExit: one is not known.
    """
    given = text(option)
    names = given.split(",") if given else list(default)
    if unknown := sorted(set(names) - set(known)):
        sys.exit(f"--{option}: no {', '.join(unknown)}; there are: {', '.join(sorted(known))}")
    return names


def _processor_yardstick(repeats: int = 3) -> Yardstick:
    """Processor seconds of the numpy products: other programs on the machine count little."""
    begun = time.process_time()
    one = matrix_work(repeats)
    spent = (time.process_time() - begun) / repeats
    return Yardstick(f"{one.name}, processor time", spent, "s")


def _costs(rows: list[Row], beside: Yardstick) -> Table:
    """Processor time and memory of a training of each recipe, over all kinds."""
    seconds, memory = defaultdict(list), defaultdict(list)
    for row in rows:
        if row.group == "recipe" and row.seconds is not None:
            seconds[row.model].append(row.seconds)
            memory[row.model].append(row.megabytes or 0.0)
    table = Table([beside])
    for model, spent in seconds.items():
        table.add(f"{model}: training, processor time", float(np.mean(spent)), "s", beside)
        table.add(f"{model}: largest memory of the worker", max(memory[model]), "MB")
    return table


def _conditions(seeds: int) -> str:
    """Under what was measured, for whoever compares."""
    load = f"{os.getloadavg()[0]:.0f}" if hasattr(os, "getloadavg") else "unknown"
    return (
        f"{seeds} seeds; intervals of 95 %; seconds are processor seconds of a training, "
        f"{os.cpu_count()} cores ({platform.machine()}), load at the end {load}."
    )
