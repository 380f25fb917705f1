from __future__ import annotations

import importlib
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from personalize_poc.local.process import import_guard

CODE = """
import sys
from personalize_poc.local.process import import_guard
{}
import pyarrow as pa
assert pa.array(["a", None]).to_pylist() == ["a", None]
assert pa.table({{"n": [1.5]}}).to_pylist() == [{{"n": 1.5}}]
print("pandas" in sys.modules)
"""


def loads_pandas(first: str) -> bool:
    code = [sys.executable, "-c", CODE.format(first)]
    return subprocess.run(code, capture_output=True, text=True, check=True).stdout == "True\n"


def test_arrow_does_not_load_pandas_in_processes_of_the_stand_in() -> None:
    assert loads_pandas("")  # else this test, and what it tests, are needed no more
    assert not loads_pandas("import_guard.without_pandas()")


def test_a_module_that_is_put_off_is_loaded_by_its_first_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "put_off.py").write_text("import loads\nloads.count += 1\nANSWER = 42\n")
    (tmp_path / "loads.py").write_text("count = 0\n")
    monkeypatch.syspath_prepend(tmp_path)
    for name in ("put_off", "loads"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    import_guard.later("put_off")
    first, loads = importlib.import_module("put_off"), importlib.import_module("loads")
    second = importlib.import_module("put_off")
    assert loads.count == 0
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda one: one.ANSWER, [first, second] * 4)) == [42] * 8
    assert loads.count == 1
    assert import_guard.load("put_off") is sys.modules["put_off"]
    with pytest.raises(AttributeError, match="put_off"):
        _ = first.nothing
    for name in ("put_off", "loads"):
        del sys.modules[name]
