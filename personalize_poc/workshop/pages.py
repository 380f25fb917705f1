"""Executed notebooks as HTML pages that load nothing from elsewhere."""

from __future__ import annotations

import base64
import re
import warnings
from pathlib import Path
from typing import Any

from personalize_poc.files import write_atomically

_STYLE = """<style>
body {
  --jp-cell-prompt-not-active-opacity: 1;
  --jp-cell-inprompt-font-color: #595959; --jp-cell-outprompt-font-color: #595959;
  --jp-mirror-editor-number-color: #006b00; --jp-mirror-editor-operator-color: #8000d0;
  --jp-mirror-editor-comment-color: #2f6060;
}
.jp-RenderedHTMLCommon a:link, .jp-RenderedHTMLCommon a:visited { text-decoration: underline; }
.jp-RenderedHTMLCommon a.anchor-link { text-decoration: none; }
</style>
"""
"""What in the theme of nbconvert has too little contrast, and links that only a colour marks."""
_NO_HEADING = re.compile(r"<th([^>]*)>\s*</th>")


def write(notebook: Path) -> None:
    """Write an executed notebook as a page beside it, if it is there and can be drawn."""
    if not notebook.is_file():
        return
    import nbconvert

    # Not embed_images=True: it parses each HTML block alone and so closes every <details> early.
    exporter: Any = nbconvert.HTMLExporter  # untyped
    exporter = exporter()
    exporter.mathjax_url = exporter.require_js_url = exporter.mermaid_js_url = ""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            text, _ = exporter.from_filename(str(notebook))
    except Exception:  # the report must not fail because a page of it cannot be drawn
        return
    page = readable(_with_pictures(text, notebook.parent))
    write_atomically(notebook.with_suffix(".html"), page)


def readable(page: str) -> str:
    """The page with enough contrast, and what scrolls can be reached by the keyboard.

    A heading of a table that says nothing is none.
    """
    page = page.replace("</head>", f"{_STYLE}</head>", 1)
    page = page.replace('<div class="poc-picture">', '<div class="poc-picture" tabindex="0">')
    return _NO_HEADING.sub(r"<td\1></td>", page)


def _with_pictures(page: str, folder: Path) -> str:
    """Put the SVG pictures from `../static` into a page; nbconvert takes none from above."""

    def embedded(found: re.Match[str]) -> str:
        path = folder.parent / "static" / found[1]
        if not path.is_file():
            return found[0]
        content = base64.b64encode(path.read_bytes()).decode("ascii")
        return f'src="data:image/svg+xml;base64,{content}"'

    return re.sub(r'src="\.\./static/([\w-]+\.svg)"', embedded, page)
