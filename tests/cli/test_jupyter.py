"""The process of JupyterLab beside the command line."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from personalize_poc import signals
from personalize_poc.cli import jupyter
from tests.support.patience import until

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")

DEAF = (
    "import os, pathlib, signal, time\n"
    "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
    "pathlib.Path({!r}).write_text(str(os.getpid()))\n"
    "time.sleep(600)\n"
)


def test_jupyterlab_that_does_not_end_when_asked_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jupyter, "GRACE", 0.3)
    told = tmp_path / "process"

    def ask_to_end() -> None:
        until(lambda: told.exists() and told.read_text())
        os.kill(os.getpid(), signal.SIGTERM)

    asks = threading.Thread(target=ask_to_end)
    asks.start()
    began = time.monotonic()
    with signals.as_exit(), pytest.raises(SystemExit) as left:
        jupyter.run([sys.executable, "-c", DEAF.format(str(told))])
    asks.join()
    assert left.value.code == 128 + signal.SIGTERM
    assert time.monotonic() - began < 300
    with pytest.raises(ProcessLookupError):
        os.kill(int(told.read_text()), 0)
