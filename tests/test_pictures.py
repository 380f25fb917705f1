"""The drawings of the documents and notebooks can be seen on a light and on a dark page."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

DRAWINGS = sorted((Path(__file__).resolve().parents[1] / "static").glob("*.svg"))
_SVG = "{http://www.w3.org/2000/svg}"


def elements(drawing: Path, tag: str) -> list[ET.Element]:
    return list(ET.parse(drawing).getroot().iter(f"{_SVG}{tag}"))


def number(element: ET.Element, name: str) -> float:
    return float(element.get(name, "0"))


def holds(box: ET.Element, x: float, y: float) -> bool:
    left, top = number(box, "x"), number(box, "y")
    return left <= x <= left + number(box, "width") and top <= y <= top + number(box, "height")


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda path: path.name)
def test_a_drawing_lies_on_no_ground_of_its_own(drawing: Path) -> None:
    _, _, width, height = map(float, ET.parse(drawing).getroot().get("viewBox", "").split())
    boxes = elements(drawing, "rect")
    assert not [
        one for one in boxes if number(one, "width") * number(one, "height") > 0.9 * width * height
    ]


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda path: path.name)
def test_texts_stand_on_something_bright(drawing: Path) -> None:
    boxes = [box for box in elements(drawing, "rect") if box.get("fill-opacity") is None]
    for text in elements(drawing, "text"):
        if text.get("x") is None:  # turned; its box is not where its coordinates are
            continue
        x, y = number(text, "x"), number(text, "y")
        assert any(holds(box, x, y) for box in boxes), "".join(text.itertext())


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda path: path.name)
def test_a_drawing_says_what_it_shows(drawing: Path) -> None:
    for tag in ("title", "desc"):
        assert "".join(elements(drawing, tag)[0].itertext()).strip()


def test_the_pictures_of_a_check_are_small_and_of_both_themes() -> None:
    light, dark = (DRAWINGS[0].parent / f"check-{theme}.png" for theme in ("light", "dark"))
    pixels = {}
    for path in (light, dark):
        with Image.open(path) as picture:
            pixels[path] = np.asarray(picture.convert("L"))
    assert np.median(pixels[light]) > 230
    assert np.median(pixels[dark]) < 40
    assert pixels[light].shape == pixels[dark].shape
    assert max(path.stat().st_size for path in (light, dark)) < 60_000
