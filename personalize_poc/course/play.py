"""Something to play with in JupyterLab, and a picture everywhere else."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Callable, Sequence
from typing import Any

from personalize_poc.course import problems


def playable() -> bool:
    """Whether somebody can move a slider: widgets are installed, and a Jupyter server shows them.

    A headless run has no server; its notebook would keep a slider that nobody can move.
    """
    return "JPY_SESSION_NAME" in os.environ and importlib.util.find_spec("ipywidgets") is not None


def slider(draw: Callable[[Any], Any], label: str, values: Sequence[Any], start: Any) -> Any:
    """What `draw` makes of a value, with a slider over the values where one can be moved.

    Args:
        draw: value -> what is shown of it, such as `plots.show(…)`.
        label: what the value is.
        values: those to choose from, in their order.
        start: the one that is shown first, and the only one where nothing can be moved.

    Returns:
        The widget, or what `draw` makes of `start`: the last expression of a cell.

    Raises:
        ValueError: `start` is not one of the values.
    """
    if start not in values:
        raise ValueError(f"{start!r} is not one of {list(values)}.")
    if not playable():
        return draw(start)
    import ipywidgets
    from IPython import display

    def show(value: Any) -> None:
        try:
            display.display(draw(value))  # type: ignore[no-untyped-call]
        except Exception as problem:  # IPython's own way of showing errors does not see these
            told = problems.sentences(problem, problem.__traceback__, None)
            if told is None:
                raise
            print("\n".join(told))

    chosen = ipywidgets.SelectionSlider(options=list(values), value=start, description=label)
    chosen.style.description_width = "initial"
    return ipywidgets.interactive(show, value=chosen)
