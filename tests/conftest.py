"""Fixtures that all tests share."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Generator, Iterator
from pathlib import Path

import hypothesis
import pytest

from personalize_poc import contract

for _name in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    # Threads of a linear algebra library wait for each other by turning in circles: where processes
    # share the cores, a small product of matrices costs ten times what it costs on one thread. The
    # libraries read this when numpy is first imported; kernels and servers inherit it.
    os.environ.setdefault(_name, "1")

pytest_plugins = ["personalize_poc.local.testing.pytest_plugin"]


# How long an example takes says how busy the machine is.
hypothesis.settings.register_profile("patient", hypothesis.settings(), deadline=None)
hypothesis.settings.load_profile("patient")

SLOW = ("notebooks", "end_to_end")
"""Folders of tests that start servers or run notebooks, those that take longest first."""
HERE = Path(__file__).parent


def pytest_configure(config: pytest.Config) -> None:
    """Processes that share the whole suite collect it from different places on.

    In a fresh clone pytest compiles each file for itself; so the others find it compiled.
    """
    _heed_signals()
    worker = getattr(config, "workerinput", None)
    if worker and [Path(config.rootpath, each) for each in config.args] == [HERE]:
        files = sorted(HERE.glob("**/test_*.py"))
        tops = [HERE / path.relative_to(HERE).parts[0] for path in files]
        begin = int(worker["workerid"].removeprefix("gw")) * len(tops) // worker["workercount"]
        config.args[:] = [str(path) for path in dict.fromkeys(tops[begin:] + tops[:begin])]


def _heed_signals() -> None:
    """Signals that nohup, or a script that starts the suite with "&", ignores are as usual again.

    Processes that tests start and end by them inherit it, and would wait for ever.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    hung_up = getattr(signal, "SIGHUP", None)  # Windows has none
    if hung_up and signal.getsignal(hung_up) is signal.SIG_IGN:
        signal.signal(hung_up, signal.SIG_DFL)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Modules and tests stay: garbage is looked for neither while they come nor among them later.

    Otherwise it takes a sixth of the time to collect them, in each process that shares the suite.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What `make test-fast` leaves out: whole folders here, single modules say it themselves.

    These folders come first, then those modules, so that processes which share the suite end
    together: no file that takes minutes is begun when the others have run out of files.
    """
    for item in items:
        if item.path.relative_to(HERE).parts[0] in SLOW:
            item.add_marker("slow")
    slow = {item.path for item in items if item.get_closest_marker("slow")}

    def place(item: pytest.Item) -> tuple[int, bool, Path]:
        folder = item.path.relative_to(HERE).parts[0]
        first = SLOW.index(folder) if folder in SLOW else len(SLOW)
        return first, item.path not in slow, item.path

    items.sort(key=place)  # keeps the order within a file, and is the same in all processes


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say why a test was run once more: one that passes the second time prints nothing else."""
    for report in terminalreporter.stats.get("rerun", []):
        terminalreporter.section(f"first run of {report.nodeid}")
        terminalreporter.write_line(report.longreprtext)


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What can be made again is kept in a folder of the tests, also by the kernels they start.

    Processes that share the suite share it: most trainings of the suite are compiled once.
    """
    own = tmp_path_factory.getbasetemp()
    folder = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(contract.CACHE_DIR_VARIABLE, str(folder / "cache"))
        patch.setenv("IPYTHONDIR", str(_without_history(own / "ipython")))
        yield


def _without_history(folder: Path) -> Path:
    """Settings of IPython with which kernels write no history, least of all into the person's."""
    profile = folder / "profile_default"
    profile.mkdir(parents=True)
    setting = 'get_config().HistoryManager.hist_file = ":memory:"\n'
    (profile / "ipython_kernel_config.py").write_text(setting)
    return folder


@pytest.fixture(scope="session")
def movielens_folder() -> Path:
    """The folder of MovieLens ml-latest-small, or a skip that says how to provide it."""
    from tests.support.movielens import find_folder  # numpy is imported when the above is set

    folder = find_folder()
    if folder is not None:
        return folder
    pytest.skip("MovieLens is not here: set PERSONALIZE_POC_MOVIELENS to a folder with ratings.csv")


@pytest.fixture(autouse=True)
def signals_as_before() -> Iterator[None]:
    """What a test ignores after a signal, as a command that ends does, is heeded by the next one.

    Processes that later tests start would inherit it, and not end when they are asked to.
    """
    numbers = [getattr(signal, name, None) for name in ("SIGINT", "SIGTERM", "SIGHUP")]
    before = {number: signal.getsignal(number) for number in numbers if number}
    yield
    for number, handler in before.items():
        if handler is not None and signal.getsignal(number) is not handler:
            signal.signal(number, handler)


@pytest.fixture(autouse=True)
def no_aws_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test can use real credentials, profiles or the instance metadata service."""
    for name in list(os.environ):
        if name.startswith("AWS_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", os.devnull)
