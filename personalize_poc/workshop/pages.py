"""Executed notebooks as HTML pages that load nothing from elsewhere."""

from __future__ import annotations

import base64
import re
import warnings
from pathlib import Path
from typing import Any

from personalize_poc.files import write_atomically


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
    write_atomically(notebook.with_suffix(".html"), _with_pictures(text, notebook.parent))


def _with_pictures(page: str, folder: Path) -> str:
    """Put the SVG pictures from `../static` into a page; nbconvert takes none from above."""

    def embedded(found: re.Match[str]) -> str:
        path = folder.parent / "static" / found[1]
        if not path.is_file():
            return found[0]
        content = base64.b64encode(path.read_bytes()).decode("ascii")
        return f'src="data:image/svg+xml;base64,{content}"'

    return re.sub(r'src="\.\./static/([\w-]+\.svg)"', embedded, page)
