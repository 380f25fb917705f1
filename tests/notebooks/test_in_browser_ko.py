"""`make lab` in Korean, as a person has it: the beginning of a notebook on their own files.

Screenshots are kept in the folder that PERSONALIZE_POC_SCREENSHOTS names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat
import pytest

from personalize_poc.data.own import MAPPING
from tests.support import lab
from tests.support.own_shops import SHOPS
from tests.support.patience import until

if TYPE_CHECKING:
    from playwright.sync_api import Page

FIRST = "01_Validating_and_Importing_User_Item_Interaction_Data.ipynb"
LAST = "people"
"""The last cell that is run: until then there are a table, a wait and a figure."""
HANGUL = re.compile("[가-힣]")
ENGLISH = re.compile(r"[a-z]+ [a-z]+ [a-z]+ [a-z]+")


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with lab.a_page() as found:
        yield found


@pytest.fixture(scope="module")
def jupyter(page: Page, tmp_path_factory: pytest.TempPathFactory) -> Iterator[lab.Lab]:
    with lab.running(tmp_path_factory.mktemp("lab"), "--language", "ko") as found:
        yield found


def test_it_opens_the_korean_page(jupyter: lab.Lab, page: Page) -> None:
    jupyter.open(page)
    page.wait_for_selector(".jp-MarkdownViewer table")
    page.wait_for_function("() => jupyterapp.restored.then(() => true)")
    lab.keep(page, "ko-landing")
    assert HANGUL.search(page.inner_text(".jp-MarkdownViewer h1"))
    page.click(f'.jp-MarkdownViewer a[href*="{FIRST[:4]}"]')
    page.wait_for_selector(".jp-NotebookPanel")
    assert page.evaluate("() => jupyterapp.shell.currentWidget.context.path").endswith(
        f"/ko/{FIRST}"
    )


def test_what_it_shows_is_korean(jupyter: lab.Lab, page: Page, tmp_path: Path) -> None:
    """Tables, waits and widgets; of figures every letter is in a font that is here."""
    SHOPS["korean"](tmp_path)
    (tmp_path / MAPPING).unlink()  # columns are recognised, and can be corrected with widgets
    notebook = nbformat.read(jupyter.folder / "ko" / FIRST, as_version=4)
    last = next(at for at, cell in enumerate(notebook.cells) if cell.id == LAST)
    notebook.cells = notebook.cells[: last + 1]
    for cell in notebook.cells:
        if "parameters" in cell.metadata.get("tags", []):
            cell.source = re.sub(
                r'(?m)^dataset = ".*"$', f"dataset = {str(tmp_path)!r}", cell.source
            )
    nbformat.write(notebook, jupyter.folder / "ko" / "begin.ipynb")
    jupyter.open(page, "ko/begin.ipynb")
    cells = lab.run_all(page)["cells"]
    assert [error for cell in cells for error in cell["errors"]] == []
    told = [text for cell in cells for text in cell["texts"]]
    assert not [text for text in told if "빈 네모" in text], "a letter of a figure has no font"
    assert [cell["id"] for cell in cells if cell["pictures"]]
    (waited,) = [cell["waits"] for cell in cells if cell["id"] == "first-list"][:1]
    assert any(HANGUL.search(one) for one in waited)
    for name in (LAST, "first-list", "own-check"):
        until(partial(_seen, page, name))
        lab.keep(page, f"ko-{name}")
    page.get_by_role("button", name="이대로 쓰기").scroll_into_view_if_needed()
    lab.keep(page, "ko-widgets")
    shown = page.locator(".jupyter-widgets.widget-vbox").first.inner_text()
    assert HANGUL.search(shown)
    assert not ENGLISH.findall(shown)


def _seen(page: Page, cell: str) -> bool:
    """Bring the output of a cell into sight."""
    found: bool = page.evaluate(
        """async id => {
          const notebook = jupyterapp.shell.currentWidget.content;
          const at = notebook.widgets.findIndex(widget => widget.model.id === id);
          await notebook.scrollToItem(at, 'center');
          const output = notebook.widgets[at].outputArea.node;
          output.scrollIntoView({block: 'center'});
          await new Promise(requestAnimationFrame);
          const place = output.getBoundingClientRect();
          return place.top < window.innerHeight && place.bottom > 0;
        }""",
        cell,
    )
    return found
