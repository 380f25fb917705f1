"""The notebooks as a person has them: JupyterLab of `make lab`, in a browser, light and dark.

Screenshots are kept in the folder that PERSONALIZE_POC_SCREENSHOTS names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import nbformat
import pytest

from tests.support import lab
from tests.support.patience import until

if TYPE_CHECKING:
    from playwright.sync_api import Page

_FOLDER = lab.ROOT / "notebooks"
NOTEBOOKS = sorted(path.name for path in _FOLDER.glob("[0-9][0-9]_*.ipynb"))
"""In the order in which a person runs them: the last one deletes everything. What the optional one
shows has the same form, and is looked at where the others of the suite run it."""
SLIDERS = {"03": ("length",), "04": ("weight", "capacity")}
"""Cells with something to play with, by notebook."""
WAITS = ("03",)
"""Notebooks in which something takes long enough to be seen moving, on small samples too."""

_LOADED = """theme => [...document.querySelectorAll('.poc-picture img')].map(image => ({
  kind: image.className.includes(theme) ? 'wanted' : 'other',
  seen: getComputedStyle(image).display !== 'none',
  width: image.naturalWidth, alt: image.alt.trim() !== '' }))"""

_SHOWN = """output => ({
  value: output.querySelector('.widget-readout').textContent,
  pictures: [...output.querySelectorAll('.poc-picture img')].map(image => image.src) })"""


@pytest.fixture(scope="module")
def jupyter(page: Page, tmp_path_factory: pytest.TempPathFactory) -> Iterator[lab.Lab]:
    """Started only where there is a browser to look at it."""
    with lab.running(tmp_path_factory.mktemp("lab")) as found:
        yield found


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with lab.a_page() as found:
        yield found


def test_the_first_page_says_what_there_is_and_asks_nothing(jupyter: lab.Lab, page: Page) -> None:
    jupyter.open(page)
    page.wait_for_selector(".jp-MarkdownViewer table")
    assert "Amazon Personalize" in page.inner_text(".jp-MarkdownViewer h1")
    map_of_all = page.wait_for_selector(".jp-MarkdownViewer img")
    assert map_of_all is not None
    until(lambda: map_of_all.evaluate("image => image.naturalWidth > 0"))
    page.wait_for_function("() => jupyterapp.restored.then(() => true)")
    for theme in lab.THEMES:
        lab.choose_theme(page, theme)
        lab.keep(page, f"landing-{theme}")
    lab.choose_theme(page, "light")
    assert page.locator(".Toastify__toast, .jp-Dialog").count() == 0
    page.click(f'.jp-MarkdownViewer a[href*="{NOTEBOOKS[0][:4]}"]')
    page.wait_for_selector(".jp-NotebookPanel")


@pytest.mark.parametrize("name", NOTEBOOKS, ids=lambda name: name.split("_")[0])
def test_all_cells_run(jupyter: lab.Lab, page: Page, name: str) -> None:
    short = name.split("_")[0].replace("/", "-")
    waits: defaultdict[str, set[str]] = defaultdict(set)

    def look(found: dict[str, Any]) -> None:
        for cell in found["cells"]:
            waits[cell["id"]].update(cell["waits"])

    jupyter.open(page, name)
    lab.choose_theme(page, "light")
    cells = lab.run_all(page, look)["cells"]
    assert [error for cell in cells for error in cell["errors"]] == []
    told = [text for texts in waits.values() for text in texts]
    if short in WAITS and not all(text.endswith(" 0.0 s") for text in told):
        # When this runs once more, everything is there, and nothing is waited for.
        assert max(map(len, waits.values())) > 1, "no wait has moved"
    assert not [one for one in waits.values() for text in one if text.endswith("IN_PROGRESS")]
    pictures = [cell["id"] for cell in cells if cell["pictures"]]
    for theme in lab.THEMES:
        lab.choose_theme(page, theme)
        page.evaluate("() => jupyterapp.shell.currentWidget.content.scrollToItem(0)")
        lab.keep(page, f"{short}-{theme}")
        for cell in [cell["id"] for cell in cells if cell["waits"]][-1:]:
            _scroll_to(page, cell)
            lab.keep(page, f"{short}-{theme}-wait")
        for number, cell in enumerate(pictures, start=1):
            _see_picture(page, cell, theme)
            lab.keep(page, f"{short}-{theme}-picture-{number}")
    lab.choose_theme(page, "light")
    for cell in SLIDERS.get(short, ()):
        _play(page, cell)
        lab.keep(page, f"{short}-light-{cell}-moved")
    page.evaluate("() => jupyterapp.commands.execute('docmanager:save')")


def _play(page: Page, cell: str) -> None:
    """Move the slider of a cell to its end by keyboard: value and picture change."""
    until(lambda: abs(_scroll_to(page, cell) - lab.SIZE["height"] / 2) < lab.SIZE["height"] / 2)
    output = page.locator(f'[data-cell="{cell}"]')
    output.locator(".noUi-handle").focus()
    before = output.evaluate(_SHOWN)
    page.keyboard.press("End")
    until(lambda: output.evaluate(_SHOWN)["value"] != before["value"])
    until(lambda: output.evaluate(_SHOWN)["pictures"] not in ([], before["pictures"]))


def _scroll_to(page: Page, cell: str) -> float:
    """Bring the output of a cell into sight; returns where its middle is, in pixels."""
    middle: float = page.evaluate(
        """async id => {
          const notebook = jupyterapp.shell.currentWidget.content;
          const at = notebook.widgets.findIndex(widget => widget.model.id === id);
          await notebook.scrollToItem(at, 'center');
          const output = notebook.widgets[at].outputArea.node;
          output.dataset.cell = id;
          output.scrollIntoView({block: 'center'});
          await new Promise(requestAnimationFrame);
          const place = output.getBoundingClientRect();
          return place.top + place.height / 2;
        }""",
        cell,
    )
    return middle


def _see_picture(page: Page, cell: str, theme: str) -> None:
    """The picture of this theme is seen in the output of a cell, and no other."""
    _scroll_to(page, cell)

    def seen() -> bool:
        found = page.evaluate(_LOADED, theme)
        right = [one for one in found if one["seen"] == (one["kind"] == "wanted")]
        loaded = [one for one in right if one["seen"] and one["width"] > 0 and one["alt"]]
        return bool(loaded) and len(right) == len(found)

    until(seen)
    for _ in range(20):  # a picture that has come has moved what is below it
        if abs(_scroll_to(page, cell) - lab.SIZE["height"] / 2) < lab.SIZE["height"] / 8:
            break


def test_a_stopped_stand_in_is_started_again_from_jupyterlabs_terminal(
    jupyter: lab.Lab, page: Page
) -> None:
    connect = (
        'from personalize_poc.aws import targets\nhere = targets.connect("local", "us-east-1")'
    )
    ask = 'here.personalize.list_schemas()["ResponseMetadata"]["HTTPStatusCode"]'
    cells = [nbformat.v4.new_code_cell(source) for source in (connect, ask)]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
    nbformat.write(notebook, jupyter.folder / "stopped.ipynb")
    jupyter.open(page, "stopped.ipynb")
    assert lab.run_all(page)["cells"][1]["texts"] == ["200"]
    _in_terminal(page, jupyter, "personalize-poc local stop")
    jupyter.open(page, "stopped.ipynb")
    _run_second_cell(page)
    until(lambda: lab.state(page)["cells"][1]["errors"])
    (told,) = lab.state(page)["cells"][1]["errors"]
    (remedy,) = re.findall(r"`(.*?personalize-poc local start.*?)`", told)
    _in_terminal(page, jupyter, remedy)
    jupyter.open(page, "stopped.ipynb")
    _run_second_cell(page)
    until(lambda: lab.state(page)["cells"][1]["texts"] == ["200"])


def _run_second_cell(page: Page) -> None:
    """Run it once the page knows its kernel: before that JupyterLab runs nothing, and says so."""
    page.evaluate("() => { jupyterapp.shell.currentWidget.content.activeCellIndex = 1; }")
    until(lambda: lab.state(page)["status"] == "idle")
    page.evaluate("() => { jupyterapp.commands.execute('notebook:run-cell'); }")


def _in_terminal(page: Page, jupyter: lab.Lab, command: str) -> None:
    """Type a command in a new terminal, and wait for its end."""
    done = jupyter.folder / "done"
    done.unlink(missing_ok=True)
    page.evaluate("() => jupyterapp.commands.execute('terminal:create-new')")
    page.click(".jp-Terminal .xterm-screen")  # waits for it
    page.keyboard.type(f"{command} && touch '{done}'\n", delay=5)
    until(done.exists)
