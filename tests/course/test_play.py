"""A slider where somebody can move it, a picture everywhere else."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from personalize_poc.course import play
from personalize_poc.errors import NotThere


def test_without_a_jupyter_server_the_first_value_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    assert play.slider(lambda value: f"picture of {value}", "k", [1, 2], 2) == "picture of 2"


def test_without_widgets_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JPY_SESSION_NAME", "one.ipynb")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert play.slider(str, "k", [1, 2], 1) == "1"


def test_the_first_value_is_one_of_them() -> None:
    with pytest.raises(ValueError, match="not one of"):
        play.slider(str, "k", [1, 2], 3)


def with_widgets(monkeypatch: pytest.MonkeyPatch) -> None:
    class Slider(SimpleNamespace):
        def __init__(self, **given: Any) -> None:
            super().__init__(style=SimpleNamespace(), **given)

    widgets: Any = ModuleType("ipywidgets")
    widgets.SelectionSlider = Slider
    widgets.interactive = lambda draw, value: (draw, value)
    monkeypatch.setitem(sys.modules, "ipywidgets", widgets)
    monkeypatch.setattr(play, "playable", lambda: True)


def test_with_both_it_can_be_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    with_widgets(monkeypatch)
    drawn: list[int] = []
    draw, slider = play.slider(drawn.append, "minimum", [1, 2, 5], 2)
    assert (slider.options, slider.value, slider.description) == ([1, 2, 5], 2, "minimum")
    draw(5)
    assert drawn == [5]


def test_what_cannot_be_drawn_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def draw(value: int) -> None:
        raise NotThere(
            "poc-x_explored", f"There is no campaign for {value}.", "Run the cell above."
        )

    with_widgets(monkeypatch)
    moved, _ = play.slider(draw, "weight", [1, 2], 2)
    moved(2)
    assert capsys.readouterr().out == "There is no campaign for 2.\nRun the cell above.\n"
