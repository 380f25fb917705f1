"""JupyterLab as `make lab` serves it, on a small clone, and a browser that looks at it.

The browser is the system's Chromium, driven by playwright; none is downloaded.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nbformat
import pytest

from personalize_poc import contract
from tests.support.patience import PATIENCE, Unmoved, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
SCREENSHOTS = "PERSONALIZE_POC_SCREENSHOTS"
"""Names the folder in which screenshots are kept; without it none is taken."""
SMALL = {"sample_users": 200, "sample_items": 400, "sample_interactions": 12_000}
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}
SIZE = {"width": 1280, "height": 900}
_TOKEN = "of-a-test"
_PAUSE = 0.2
_GLANCE = 0.5
"""Seconds between two looks at a notebook that runs: each copies all outputs, pictures included."""
_STILL = 240.0
"""Seconds for which a notebook that runs may show nothing new: no cell of the small samples takes
a tenth of it, and one that JupyterLab has lost is never shown as ended."""
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

_STATE = """() => {
  const panel = jupyterapp.shell.currentWidget;
  const model = panel && panel.content && panel.content.model;
  if (!model || !model.cells) return null;
  const cells = [];
  for (const cell of model.cells) {
    if (cell.type !== 'code') continue;
    const outputs = cell.outputs.toJSON();
    cells.push({
      id: cell.id,
      count: cell.executionCount,
      errors: outputs.filter(o => o.output_type === 'error').map(o => o.ename + ': ' + o.evalue),
      texts: outputs.map(o => o.data ? String(o.data['text/plain'] || '') : String(o.text || '')),
      waits: outputs
        .filter(o => o.data && String(o.data['text/html'] || '').includes('class="poc-bar'))
        .map(o => String(o.data['text/plain'])),
      pictures: outputs.filter(o => o.data && o.data['image/png']).length,
      empty: cell.sharedModel.getSource().trim() === '',
    });
  }
  const kernel = panel.sessionContext.session?.kernel;
  return {status: kernel?.status, connection: kernel?.connectionStatus, cells};
}"""
"""What JupyterLab's own model says of the open notebook: cells out of sight are not in the page."""


def browser() -> str | None:
    """The program of the system's Chromium, or None."""
    return next(filter(None, map(shutil.which, _BROWSERS)), None)


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab.

    Attributes:
        url: where it answers.
        folder: of the copies that one works on.
    """

    url: str
    folder: Path

    def open(self, page: Page, path: str = "") -> None:
        """Open what JupyterLab opens first, or a file of the folder of the copies."""
        place = f"/lab/tree/{self.folder.name}/{path}?reset&" if path else "/?"
        page.goto(f"{self.url}{place}token={_TOKEN}")
        page.wait_for_selector("#jp-main-dock-panel .lm-Widget", timeout=PATIENCE * 1000)
        page.wait_for_function("() => window.jupyterapp && jupyterapp.shell.currentWidget")


@contextmanager
def a_page() -> Iterator[Page]:
    """A page of the browser; the test is skipped where there is none."""
    program = browser()
    if program is None:
        pytest.skip("Chromium is not here: install your system's package `chromium`")
    reason = "playwright is not here: install the extra `test`"
    api = pytest.importorskip("playwright.sync_api", reason=reason)
    with api.sync_playwright() as playwright:
        options = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        opened = playwright.chromium.launch(executable_path=program, args=options)
        found = opened.new_page(viewport=SIZE)
        found.set_default_timeout(PATIENCE * 1000)
        yield found
        opened.close()


@contextmanager
def running(folder: Path, *more: str) -> Iterator[Lab]:
    """JupyterLab and its stand-in on a clone with the notebooks, small samples and the pictures.

    more: further options of `personalize-poc lab`.
    """
    clone(folder / "clone")
    port = _free_port()
    options = [*more, "--data-dir", str(folder / "data"), "--no-browser", "--allow-root"]
    options += [f"--ServerApp.port={port}", "--ServerApp.port_retries=0"]
    options += [f"--IdentityProvider.token={_TOKEN}", "--LabApp.expose_app_in_browser=True"]
    code = (
        "import pathlib\n"
        "from personalize_poc.cli import commands\n"
        "from personalize_poc.workshop import runner\n"
        f"runner.notebooks_folder = lambda: pathlib.Path({str(folder / 'clone' / 'notebooks')!r})\n"
        f"commands.main({['lab', *options]!r})"
    )
    with (
        (folder / "lab.log").open("wb") as log,
        subprocess.Popen(
            [sys.executable, "-c", code],
            cwd=folder / "clone",
            env=_environment(folder),
            stdout=log,
            stderr=subprocess.STDOUT,
        ) as process,
    ):
        url = f"http://127.0.0.1:{port}"
        try:
            said = (folder / "lab.log").read_text
            until(lambda: _answers(url) or process.poll() is not None, _PAUSE)
            assert process.poll() is None, said()
            yield Lab(url, folder / "clone" / "my-notebooks")
        finally:
            process.terminate()
            process.wait(PATIENCE)


def clone(folder: Path) -> None:
    """The notebooks with small samples, and the pictures beside them."""
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    shutil.copytree(ROOT / "static", folder / "static")
    for path in (folder / "notebooks").rglob("*.ipynb"):
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            if "parameters" in cell.metadata.get("tags", []):
                for name, value in SMALL.items():
                    cell.source = re.sub(rf"(?m)^{name} = .*$", f"{name} = {value}", cell.source)
        nbformat.write(notebook, path)


def state(page: Page) -> dict[str, Any]:
    """What the open notebook's model says; see `_STATE`."""
    found: dict[str, Any] | None = page.evaluate(_STATE)
    return found or {"status": None, "cells": []}


def _nothing(_: Any) -> None:
    """What `run_all` does with a state if nobody looks."""


def run_all(page: Page, look: Callable[[dict[str, Any]], None] = _nothing) -> dict[str, Any]:
    """Choose Run, Run All Cells and wait for the end; `look` sees each state on the way."""
    until(lambda: state(page)["status"] == "idle", _PAUSE)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()

    unmoved = Unmoved(_STILL)

    def ended() -> bool:
        found = state(page)
        look(found)
        unmoved.look(found)
        todo = [one for one in found["cells"] if not one["empty"]]
        failed = any(one["errors"] for one in todo)
        return found["status"] == "idle" and (failed or all(one["count"] for one in todo))

    try:
        until(ended, _GLANCE)
    except AssertionError as late:
        raise AssertionError(f"{late}; {_standing(state(page))}") from None
    return state(page)


def _standing(found: dict[str, Any]) -> str:
    """How far a notebook is: which cells have not ended, and what the first of them shows."""
    todo = [one for one in found["cells"] if not (one["empty"] or one["count"])]
    shown = (todo[0]["texts"] or todo[0]["waits"])[-1:] if todo else []
    names = ", ".join(one["id"] for one in todo) or "none"
    kernel = f"kernel {found['status']} ({found.get('connection')})"
    return f"{kernel}, cells that have not ended: {names}; the first shows {shown}"


def keep(page: Page, name: str, *, whole: bool = False) -> None:
    """Keep a screenshot under a name, where somebody wants them: taking one costs seconds."""
    if folder := os.environ.get(SCREENSHOTS):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=whole)


def choose_theme(page: Page, theme: str) -> None:
    """Switch JupyterLab to its light or its dark theme."""
    command = "name => jupyterapp.commands.execute('apputils:change-theme', {theme: name})"
    page.evaluate(command, THEMES[theme])
    light = "true" if theme == "light" else "false"
    page.wait_for_selector(f'body[data-jp-theme-light="{light}"]', state="attached")


def _environment(folder: Path) -> dict[str, str]:
    """An environment in which nothing that a person has set in Jupyter counts."""
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith("PERSONALIZE_") or key == contract.CACHE_DIR_VARIABLE
    }
    places = ("JUPYTER_CONFIG_DIR", "JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR")
    own = {name: str(folder / name.lower()) for name in (*places, "IPYTHONDIR")}
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    return {**kept, **own, "PYTHONPATH": path}


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/api", timeout=5):
            return True
    except OSError:
        return False
