"""Diagrams of a check as SVG for its page.

They are written here, and not drawn by a plotting library: importing that and drawing ten pictures
took two thirds of the time of a small check. Colours are variables of the page's style, so that one
picture serves both themes; texts are texts, in the fonts of the browser, which has all letters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from html import escape
from itertools import pairwise

from personalize_poc.check.report.scales import Scale, numbers, per_cent

LIGHT, DARK = "--mark: #0072b2;", "--mark: #4ba3db;"
"""Of the page's style in its themes: the blue of Okabe and Ito as in `evaluation.plots.style`."""
_WIDTH, _HEIGHT = 389, 216
"""Points: two stand side by side on a page, one fills a telephone."""
_TITLE, _LABEL, _TICK = 11.5, 10.5, 9.5
_LETTER, _CAPITAL, _BROAD = 0.55, 0.7, 1.0
"""How wide a letter is, about, as a share of its size; a broad one is one of East Asia."""
_TOP, _RIGHT = 30, 12
_BAR, _END = 19.5, 9.0
"""Height of a horizontal bar with the space to the next one; size of the text at its end."""


class Diagram:
    """A small diagram with a title and two axes; marks are added, and `svg` is asked at the end.

    Args:
        title: above it.
        x, y: the axes.
    """

    def __init__(self, title: str, x: Scale, y: Scale) -> None:
        self._title, self._x, self._y = title, x, y
        self._left = max((_wide(name, _TICK) for __, name in y.ticks), default=0.0) + 28
        longest = max((_wide(name, _TICK) for __, name in x.ticks), default=0.0)
        self._slanted = _crowded(x, _WIDTH - _RIGHT - self._left)
        self._base = _HEIGHT - (26 + 0.6 * longest if self._slanted else 34)
        self._marks: list[str] = []
        self._drawn: list[tuple[float, float]] = []

    def _place(self, x: float, y: float) -> tuple[float, float]:
        return (
            self._left + self._x.share(x) * (_WIDTH - _RIGHT - self._left),
            self._base - self._y.share(y) * (self._base - _TOP),
        )

    def _path(self, points: Sequence[tuple[float, float]]) -> str:
        return "M" + "L".join("{:.1f},{:.1f}".format(*self._place(*point)) for point in points)

    def line(self, points: Sequence[tuple[float, float]], *, dots: bool = False) -> None:
        """A line through points, ascending in x; dots: with a dot at each."""
        self._marks.append(
            f'<path d="{self._path(points)}" fill="none" stroke="var(--mark)" stroke-width="1.6"/>'
        )
        self._drawn += _between([self._place(*point) for point in points])
        for x, y in (self._place(*point) for point in points if dots):
            self._marks.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2" fill="var(--mark)"/>')

    def area(self, points: Sequence[tuple[float, float]]) -> None:
        """A line with what is below it tinted."""
        whole = [(points[0][0], 0.0), *points, (points[-1][0], 0.0)]
        self._marks.append(
            f'<path d="{self._path(whole)}Z" fill="var(--mark)" fill-opacity="0.18"/>'
        )
        self.line(points)

    def bars(self, points: Sequence[tuple[float, float]], width: float) -> None:
        """Bars from 0 upwards, so wide in units of x."""
        for x, value in points:
            (left, top), (right, __) = (
                self._place(x - width / 2, value),
                self._place(x + width / 2, value),
            )
            self._marks.append(_bar(left, top, right - left, self._base - top))

    def level(self, value: float) -> None:
        """A dashed line at a value of y."""
        at = self._place(self._x.low, value)[1]
        dashed = 'stroke="var(--soft)" stroke-width="1.4" stroke-dasharray="5 3"'
        self._marks.append(f'<path d="M{self._left:.1f},{at:.1f}H{_WIDTH - _RIGHT}" {dashed}/>')
        self._drawn += _between([(self._left, at), (_WIDTH - _RIGHT, at)])

    def legend(self, line: str, level: str) -> None:
        """What the line with dots is, and what the dashed one: where nothing is drawn, if possible.

        So it is asked for when all else is drawn.
        """
        x = self._left + 10
        right = x + 28 + max(_wide(line, _TICK), _wide(level, _TICK))
        near = [at for across, at in self._drawn if across <= right + 4] or [self._base]
        heights = [_TOP + 6 + 4 * step for step in range(int((self._base - _TOP - 28) // 4))]
        free = [min(abs(at - (y + 7)) for at in near) for y in heights]
        # The uppermost with room, else that with the most.
        y = next((y for y, room in zip(heights, free, strict=True) if room > 18), None)
        y = heights[free.index(max(free))] if y is None else y
        drawn = (
            f'<path d="M{x:.1f},{y}h22" stroke="var(--mark)" stroke-width="1.6"/>'
            f'<circle cx="{x + 11:.1f}" cy="{y}" r="2" fill="var(--mark)"/>',
            f'<path d="M{x:.1f},{y + 14}h22" stroke="var(--soft)" stroke-width="1.4" '
            'stroke-dasharray="5 3"/>',
        )
        self._marks += drawn
        self._marks += [_text(x + 28, y + 3, line, _TICK), _text(x + 28, y + 17, level, _TICK)]

    def svg(self) -> str:
        """The picture as an element of a page."""
        across = (self._left, _WIDTH - _RIGHT)
        drawn = []
        for value, name in self._y.ticks:
            at = self._place(self._x.low, value)[1]
            drawn.append(_rule(across[0], at, across[1], at))
            drawn.append(_text(self._left - 5, at + 3, name, _TICK, "end"))
        drawn += self._marks
        drawn.append(_rule(across[0], self._base, across[1], self._base, "soft"))
        for value, name in self._x.ticks:
            at = self._place(value, self._y.high)[0]
            drawn.append(_rule(at, self._base, at, self._base + 3, "soft"))
            slanted = (at + 3, self._base + 11, name, _TICK, "end", -35)
            drawn.append(_text(*slanted) if self._slanted else _below(at, self._base + 14, name))
        middle, height = (across[0] + across[1]) / 2, (self._base + _TOP) / 2
        drawn.append(_text(middle, _HEIGHT - 4, self._x.label, _LABEL, "middle"))
        drawn.append(_text(11, height, self._y.label, _LABEL, "middle", -90))
        return _whole(self._title, _HEIGHT, [_head(self._left, self._title), *drawn])


def bars(
    title: str,
    x: str,
    names: Sequence[str],
    values: Sequence[float],
    told: Sequence[str],
    *,
    shares: bool = False,
) -> str:
    """Horizontal bars, the first at the top, each with its figures at its end.

    Args:
        title: of the picture.
        x: what the bars measure.
        names: of the bars.
        values: how long they are.
        told: what stands at their ends; bars are so much shorter.
        shares: they are per cent.
    """
    scale = per_cent(x) if shares else numbers(max(values), x, most=3)
    left = max(_wide(name, _TICK) for name in names) + 12
    most = max(60.0, _WIDTH - left - max(_wide(text, _END) for text in told) - 10)
    base = _TOP + _BAR * len(names)
    drawn = [_head(left, title)]
    for value, name in scale.ticks[:: 2 if _crowded(scale, most) else 1]:
        at = left + scale.share(value) * most
        drawn.append(_rule(at, _TOP, at, base))
        drawn.append(_below(at, base + 14, name))
    for number, (name, value, text) in enumerate(zip(names, values, told, strict=True)):
        top, long = _TOP + _BAR * number, scale.share(value) * most
        drawn.append(_bar(left, top + 3, long, _BAR - 6))
        drawn.append(_text(left - 5, top + _BAR / 2 + 3, name, _TICK, "end"))
        drawn.append(_text(left + long + 4, top + _BAR / 2 + 3, text, _END))
    drawn.append(_rule(left, _TOP, left, base, "soft"))
    height = base + 34
    drawn.append(_text(left + most / 2, height - 4, x, _LABEL, "middle"))
    return _whole(title, height, drawn)


def _crowded(x: Scale, across: float) -> bool:
    """Whether names below an axis of this length would touch each other."""
    placed = [(x.share(value) * across, _wide(name, _TICK) / 2) for value, name in x.ticks]
    return any(b - a < wide + half + 4 for (a, wide), (b, half) in pairwise(placed))


def _wide(text: str, size: float) -> float:
    """How wide a text is, about: the font is that of whoever reads it."""
    broad = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    capital = sum(letter.isupper() for letter in text)
    usual = len(text) - broad - capital
    return size * (_BROAD * broad + _CAPITAL * capital + _LETTER * usual)


def _below(x: float, y: float, name: str) -> str:
    """A name below its place on the axis, further to the left where it would leave the picture."""
    return _text(min(x, _WIDTH - 2 - _wide(name, _TICK) * 1.1 / 2), y, name, _TICK, "middle")


def _between(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Points on the lines between points."""
    found = list(points)
    for (x, y), (to_x, to_y) in pairwise(points):
        steps = max(1, int((to_x - x) // 4))
        found += [
            (x + (to_x - x) * at / steps, y + (to_y - y) * at / steps) for at in range(1, steps)
        ]
    return found


def _text(
    x: float, y: float, text: str, size: float, anchor: str = "start", turned: float = 0
) -> str:
    turn = f' transform="rotate({turned:g} {x:.1f} {y:.1f})"' if turned else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}"{turn}>'
        f"{escape(text)}</text>"
    )


def _head(left: float, title: str) -> str:
    # A long title begins further to the left, so that it ends within the picture.
    x = max(2.0, min(left, _WIDTH - _wide(title, _TITLE) * 1.1))
    return (
        f'<text x="{x:.1f}" y="14" font-size="{_TITLE}" font-weight="bold">{escape(title)}</text>'
    )


def _rule(x: float, y: float, to_x: float, to_y: float, colour: str = "line") -> str:
    return (
        f'<path d="M{x:.1f},{y:.1f}L{to_x:.1f},{to_y:.1f}" stroke="var(--{colour})" '
        'stroke-width="0.8"/>'
    )


def _bar(x: float, y: float, width: float, height: float) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{max(height, 0):.1f}" '
        'fill="var(--mark)"/>'
    )


def _whole(title: str, height: float, drawn: Sequence[str]) -> str:
    label = escape(title, quote=True)
    return (
        f'<svg class="picture" viewBox="0 0 {_WIDTH} {height:.0f}" role="img" '
        f'aria-label="{label}" fill="var(--ink)">{"".join(drawn)}</svg>'
    )
