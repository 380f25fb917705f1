"""Statements of a reading that do not come to their end."""

from __future__ import annotations

import os
import signal
import sys
import threading

import pytest

from personalize_poc.data.own.reading.workspace import Workspace, interruptible


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_ctrl_c_during_a_statement_is_no_fault_of_the_program() -> None:
    work = Workspace()
    timer = threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT))
    try:
        timer.start()
        with pytest.raises(KeyboardInterrupt):
            work.run("SELECT sum(hash(a.range + b.range)) FROM range(3000000) a, range(3000000) b")
    finally:
        timer.join()
        work.close()
    assert not work.folder.exists()


def test_other_faults_stay_what_they_are() -> None:
    with pytest.raises(RuntimeError, match="another"), interruptible():
        raise RuntimeError("another")
