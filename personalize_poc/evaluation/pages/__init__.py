"""Pages of HTML to hand on, which load nothing and link to nothing: one style, pictures in SVG."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from personalize_poc import language
from personalize_poc.evaluation.pages import hangul
from personalize_poc.language import _

if TYPE_CHECKING:
    from jinja2 import Environment, Template


def environment(folder: Path, finalize: Callable[[Any], Any] | None = None) -> Environment:
    """What reads the templates of a folder; they include `style.css.j2`, the style of all pages.

    They look texts up with `_`; `spoken()` is the language.

    Args:
        folder: of the templates.
        finalize: applied to every value that is shown; see Jinja.
    """
    import jinja2

    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader([folder, Path(__file__).parent]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=finalize,
    )
    made.globals |= {"_": _, "spoken": language.chosen}
    return made


def rendered(template: Template, **values: Any) -> str:
    """A page: what the template makes of the values, with the letters that its reader may lack."""
    return hangul.carried(template.render(**values))
