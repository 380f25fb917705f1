"""XML: elements that repeat are rows. Workbooks that are written so are read by `xml_sheets`."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TextIO

from personalize_poc.data.errors import NoTable
from personalize_poc.data.findings import Finding
from personalize_poc.data.own.reading.ground.units import Content, Unit, part
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.reading.json_files import jsonlines
from personalize_poc.data.own.reading.spreadsheets.xml_parsing import parse
from personalize_poc.language import N_

_BEGIN = re.compile(r"\s*(?:<\?xml\s|<[A-Za-z_][\w:.-]*(?:\s[^<>]*)?>\s*<[A-Za-z_])")
_TEXT = "value"
"""Name of the text of an element that has attributes or elements as well."""

_FIELDS = frozenset({"field", "column", "col", "property", "attribute", "param"})
"""Elements that say by an attribute of which field they are: `<field name="id">7</field>`."""

_Path = tuple[str, ...]


def looks_like(head: str) -> bool:
    """Whether a text is XML, from its beginning."""
    return _BEGIN.match(head.lstrip("\ufeff")) is not None


def understand(
    work: Workspace, unit: Unit, path: Path, encoding: str, findings: tuple[Finding, ...] = ()
) -> list[Content]:
    """The tables of a file: one for each kind of element that repeats.

    Args:
        work: of this reading.
        unit: the file.
        path: its text in UTF-8.
        encoding: of the file.
        findings: made so far.

    Raises:
        BadFile: it is damaged, or says what its marks stand for in a way that is not read.
        NoTable: no element repeats.
    """
    repeats = _Repeats()
    parse(unit, path, repeats.begin, repeats.end, None)
    kinds = repeats.outermost()
    if not kinds:
        raise NoTable(N_("an XML file in which no element repeats: no table"), unit.file)
    with ExitStack() as stack:
        files = {kind: work.new_path(".json") for kind in kinds}
        targets = {
            kind: stack.enter_context(file.open("w", encoding="utf-8"))
            for kind, file in files.items()
        }
        rows = _Rows(repeats.found, targets)
        parse(unit, path, rows.begin, rows.end, rows.text)
    contents = []
    for kind, file in files.items():
        one = part(unit, file, kind[-1], len(files))
        content = jsonlines.understand(work, one, file, encoding, findings)
        contents.append(replace(content, format="xml"))
    return contents


@dataclass
class _Repeats:
    """Which elements stand several times in one.

    Attributes:
        found: their paths, from the root down.
    """

    found: set[_Path] = field(default_factory=set)
    _path: list[str] = field(default_factory=list)
    _counts: list[Counter[str]] = field(default_factory=lambda: [Counter()])

    def begin(self, name: str, _given: dict[str, str]) -> None:
        """An element begins."""
        self._counts[-1][name] += 1
        self._path.append(name)
        if self._counts[-1][name] == 2:
            self.found.add(tuple(self._path))
        self._counts.append(Counter())

    def end(self, _name: str) -> None:
        """An element ends."""
        self._counts.pop()
        self._path.pop()

    def outermost(self) -> list[_Path]:
        """Those that stand in none that repeats."""
        return sorted(
            one for one in self.found if not any(one[:n] in self.found for n in range(1, len(one)))
        )


@dataclass
class _Rows:
    """Writes every element of some kinds as a line of JSON.

    Attributes:
        repeats: paths of elements that stand several times in one.
        targets: path of a kind -> where its rows go.
    """

    repeats: set[_Path]
    targets: Mapping[_Path, TextIO]
    _path: list[str] = field(default_factory=list)
    _open: list[dict[str, Any]] = field(default_factory=list)
    _texts: list[list[str]] = field(default_factory=list)

    def begin(self, name: str, given: dict[str, str]) -> None:
        """An element begins."""
        self._path.append(name)
        if self._open or tuple(self._path) in self.targets:
            self._open.append(dict(given))
            self._texts.append([])

    def text(self, piece: str) -> None:
        """Text of the element that is open."""
        if self._texts:
            self._texts[-1].append(piece)

    def end(self, name: str) -> None:
        """An element ends: it is a row, or a field of the one around it."""
        path = tuple(self._path)
        self._path.pop()
        if not self._open:
            return
        own, text = self._open.pop(), "".join(self._texts.pop()).strip()
        if not self._open:
            row = own if own and not text else {**own, (_TEXT if own else name): text or None}
            self.targets[path].write(json.dumps(row, ensure_ascii=False) + "\n")
            return
        around = self._open[-1]
        named = _named(name, own)
        value: Any = (text or None) if not own else {**own, _TEXT: text} if text else own
        if named:
            around.setdefault(named, text or None)
        elif path in self.repeats:
            around.setdefault(name, []).append(value)
        else:
            around[name if name not in around else f"{name}_"] = value


def _named(name: str, own: dict[str, Any]) -> str:
    """The field that an element names in an attribute, if it has no other; else ""."""
    if name.lower() not in _FIELDS or len(own) != 1:
        return ""
    ((key, value),) = own.items()
    return value if key.lower() == "name" and isinstance(value, str) else ""
