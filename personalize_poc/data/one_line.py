"""Texts in one line: the service reads one record a line, whatever stands in its fields."""

from __future__ import annotations

BREAK = r"\s*[\r\n]+\s*"
"""Line breaks within a text, with the blanks around them; one blank stands for them."""


def is_broken(value: str) -> str:
    """SQL: whether a text has a line break."""
    return f"contains({value}, chr(10)) OR contains({value}, chr(13))"


def some_broken(value: str) -> str:
    """SQL: whether a text of any row has one."""
    return f"coalesce(bool_or({is_broken(value)}), false)"


def in_one_line(value: str) -> str:
    """SQL: a text without line breaks."""
    return (
        f"CASE WHEN {is_broken(value)} "
        f"THEN regexp_replace({value}, '{BREAK}', ' ', 'g') ELSE {value} END"
    )
