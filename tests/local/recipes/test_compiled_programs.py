"""Programs of JAX that are kept between processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from personalize_poc import contract

pytestmark = pytest.mark.slow

TRAINING = """
import json, logging, sys, warnings
import jax
import jax.numpy as jnp
from personalize_poc.local.recipes.sequence.training import compiled

folder = compiled.keep()
jax.config.update("jax_persistent_cache_min_compile_time_secs", 0)  # however fast the machine is
found = []
jax.monitoring.register_event_listener(lambda name, **_: found.append(name.rsplit("/", 1)[-1]))
sort = jax.jit(lambda values: jnp.sort(jnp.sin(values))[:3])
answer = sort(jnp.arange(50.0)).tolist()
print(json.dumps({"hits": found.count("cache_hits"), "answer": answer, "folder": str(folder)}))
"""


def process(cache: Path) -> dict[str, Any]:
    """What one process has found, with this folder for what can be made again."""
    done = subprocess.run(
        [sys.executable, "-c", TRAINING],
        env={**os.environ, contract.CACHE_DIR_VARIABLE: str(cache)},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_a_second_process_compiles_nothing_and_damage_costs_only_time(tmp_path: Path) -> None:
    first, second = process(tmp_path), process(tmp_path)
    assert first["hits"] == 0
    assert second["hits"] > 0
    assert second["answer"] == first["answer"]
    programs = list(Path(first["folder"]).glob("*-cache"))
    programs[0].with_name(programs[0].name.removesuffix("cache") + "atime").unlink()
    for program in programs:
        program.write_bytes(program.read_bytes()[:40])
    third = process(tmp_path)
    assert third["hits"] == 0
    assert third["answer"] == first["answer"]
    assert len(programs[0].read_bytes()) > 40, "one whose time of use is unknown is made anew"


def test_where_nothing_can_be_kept_training_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "no folder"
    file.touch()
    assert process(file)["folder"] == "None"
