"""Statements of a reading that do not come to their end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from personalize_poc import signals
from personalize_poc.data import whole
from personalize_poc.data.own.reading.ground.workspace import Workspace

ENDLESS = "SELECT sum(hash(range)) FROM range(1000000000000)"
"""DuckDB leaves it to another thread and waits, without looking for signals."""
PRODUCT = "SELECT sum(hash(a.range + b.range)) FROM range(3000000) a, range(3000000) b"
"""This one it does itself, and looks."""


@contextmanager
def ctrl_c() -> Iterator[None]:
    """Press Ctrl-C a moment later; heard where the shell that began this ignores it, too."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    timer = threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    try:
        yield
    finally:
        timer.join()
        signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
@pytest.mark.parametrize("statement", [ENDLESS, PRODUCT])
def test_ctrl_c_during_a_statement_is_no_fault_of_the_program(statement: str) -> None:
    work = Workspace()
    try:
        with pytest.raises(KeyboardInterrupt), ctrl_c():
            work.run(statement)
        assert work.run("SELECT 42") == [(42,)], "the database goes on"
    finally:
        work.close()
    assert not work.folder.exists()


def test_ctrl_c_while_a_large_table_is_asked_is_one_too() -> None:
    with pytest.raises(KeyboardInterrupt), whole.connection():
        raise RuntimeError("Query interrupted")  # as DuckDB says it


def test_one_thread_watches_however_deep_the_statements_of_a_connection_are() -> None:
    def watching() -> int:
        return sum(thread.name == "interrupts-duckdb" for thread in threading.enumerate())

    with whole.connection() as outer, signals.interruptible(outer):
        assert watching() == 1
        with whole.connection():
            assert watching() == 2
        assert watching() == 1
    assert watching() == 0


def test_other_faults_stay_what_they_are() -> None:
    with pytest.raises(RuntimeError, match="another"), whole.connection():
        raise RuntimeError("another")


def test_a_kernel_without_ipywidgets_reads_files_too() -> None:
    """DuckDB refuses every setting of its bar there; `make run` installs no ipywidgets."""
    kernel = """
import sys
sys.modules["ipywidgets"] = None
from traitlets.config import Config
from IPython.core.interactiveshell import InteractiveShell
InteractiveShell.instance(config=Config({"IPKernelApp": {}}))
import duckdb
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.whole import connection
try:
    duckdb.connect().execute("SET enable_progress_bar = false")
except duckdb.InvalidInputException:
    print("refused")
work = Workspace()
print(work.run("SELECT 42"), work.connection.query_progress())
work.close()
with connection() as database:
    print(database.execute("SELECT 43").fetchall())
"""
    done = subprocess.run([sys.executable, "-c", kernel], capture_output=True, text=True)
    assert done.stdout.split("\n")[:3] == ["refused", "[(42,)] -1.0", "[(43,)]"], done.stderr
