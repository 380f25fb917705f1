"""Reports of one form: texts of several tables, which have the same titles in each.

Whoever exports a report for each district or account names the files after these, and not by
numbers; that all of them hold "PROJECTS" and "VOTES" says that they are parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase
from itertools import takewhile

from personalize_poc.data.own.reading.ground.units import Content


def patterns(contents: Sequence[Content]) -> dict[str, str]:
    """Name of a section in a file -> the pattern that all sections of its title have.

    Args:
        contents: of all files. Where no pattern means these sections and no others, they have none.
    """
    titles: dict[str, list[str]] = {}
    for one in contents:
        if one.section:
            titles.setdefault(_report(one), []).append(one.section)
    forms: dict[tuple[str, ...], list[str]] = {}
    for report, held in titles.items():
        forms.setdefault(tuple(sorted(held)), []).append(report)
    every = [one.file for one in contents]
    found: dict[str, str] = {}
    for together, reports in forms.items():
        pattern = _pattern(reports) if len(reports) > 1 else ""
        for title in together if pattern else ():
            meant = [f"{report}, {title}" for report in reports]
            form = f"{pattern}, {title}"
            if sorted(meant) == sorted(one for one in every if fnmatchcase(one, form)):
                found |= dict.fromkeys(meant, form)
    return found


def _report(content: Content) -> str:
    """The name of the file that a section stands in."""
    return content.file.removesuffix(f", {content.section}")


def _pattern(names: Sequence[str]) -> str:
    """A pattern of names by how all of them begin and end; "" where they have nothing in common."""
    start = _begin(names)
    end = _begin([name[len(start) :][::-1] for name in names])[::-1]
    return f"{start}*{end}" if start or end else ""


def _begin(names: Sequence[str]) -> str:
    """The letters with which all of them begin."""
    together = takewhile(lambda letters: len(set(letters)) == 1, zip(*names, strict=False))
    return "".join(letters[0] for letters in together)
