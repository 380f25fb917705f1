"""The benchmarks can be started and their yardsticks measure; seconds only, nothing is loaded."""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import tests.benchmarks
from tests.benchmarks import sizes, yardstick
from tests.benchmarks.http_load import Client, measure, post
from tests.benchmarks.yardstick import Table, Yardstick
from tests.support.patience import PATIENCE

NAMES = [
    module.name.removeprefix("bench_")
    for module in pkgutil.iter_modules(tests.benchmarks.__path__)
    if module.name.startswith("bench_")
]


@pytest.mark.parametrize("name", NAMES)
def test_every_benchmark_has_a_main_and_uses_the_yardsticks(name: str) -> None:
    module = importlib.import_module(f"tests.benchmarks.bench_{name}")
    assert callable(module.main)
    assert (module.__doc__ or "").splitlines()[0].endswith((".", "``."))
    assert module.Table is Table
    readme = Path(tests.benchmarks.__file__).with_name("README.md").read_text("utf-8")
    assert f"| `{name}` |" in readme


def test_options_reach_the_benchmarks(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*sizes.SIZES, *sizes.TEXTS):
        # So that what `take_options` sets is taken back at the end.
        monkeypatch.setenv(f"PERSONALIZE_POC_BENCHMARK_{name.upper()}", "1")
    given = [word for name in sizes.SIZES for word in (f"--{name}", "7")]
    texts = [f"--{name}=some" for name in sizes.TEXTS]
    assert sizes.take_options(["start", *given, "import", *texts]) == ["start", "import"]
    assert [sizes.size(name, 3) for name in sizes.SIZES] == [7] * len(sizes.SIZES)
    assert [sizes.text(name) for name in sizes.TEXTS] == ["some"] * len(sizes.TEXTS)


@pytest.mark.parametrize("wrong", [["--rows", "many"], ["--rows"], ["--row-count", "3"]])
def test_wrong_options_are_refused(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        sizes.take_options(wrong)
    assert ended.value.code == 2
    assert "--rows" in capsys.readouterr().err


def test_a_benchmark_that_does_not_exist_is_refused() -> None:
    command = [sys.executable, "-m", "tests.benchmarks", "nonsense"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 2
    assert "No benchmark nonsense; there are: actions, audience, batch" in done.stderr


def test_the_bare_server_answers_whatever_is_asked() -> None:
    with yardstick.bare_server() as bare:
        client = Client(bare.port)
        assert client.call("ListRecipes")["datasetGroups"] == []
        client.close()
        asked = post("/recommendations", {"userId": "u"})
        load = measure(bare.port, lambda _: asked, connections=4, seconds=0.2)
    assert load.failed == 0
    assert load.answered > 10


def test_every_yardstick_measures(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("USER_ID,ITEM_ID\n" + "u1,i1\n" * 1000)
    for reader in ("pandas", "pyarrow"):
        assert min(yardstick.file_read(path, reader)) > 0
    found = [
        yardstick.memory_pass(1000),
        yardstick.json_loop('{"userId": "u1"}', {"recommendedItems": ["i1"]}, lines=100),
        yardstick.matrix_work(repeats=1, size=64, products=2),
    ]
    assert [one.unit for one in found] == ["ms", "ms", "s"]
    assert all(one.value > 0 for one in found)


def test_the_table_shows_ratios_to_the_yardstick() -> None:
    beside = Yardstick.mean(Yardstick("a loop", 0.1, "ms"), Yardstick("a loop", 0.3, "ms"))
    table = Table([beside])
    table.add("an answer", 1.5, "ms", beside)
    table.add("memory", 12_345.6, "MB")
    assert str(table).splitlines() == [
        "| Figure | Value | Unit | × yardstick |",
        "|---|---:|---|---:|",
        "| yardstick: a loop | 0.200 | ms | 1 |",
        "| an answer | 1.50 | ms | 7.50 |",
        "| memory | 12,346 | MB |  |",
    ]
    with pytest.raises(ValueError, match="is in s, a loop in ms"):
        table.add("an answer", 1.5, "s", beside)
