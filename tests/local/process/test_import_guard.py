from __future__ import annotations

import subprocess
import sys

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
