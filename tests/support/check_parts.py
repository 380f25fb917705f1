"""Stand-ins for reading, understanding and judging: what puts them together is seen alone."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import personalize_poc.check as check_package

# Loaded before a stand-in takes the place of its room, in which nobody would find it any more.
import personalize_poc.check.cleaning.told  # noqa: F401
import personalize_poc.data.own as own_package
from personalize_poc.check.study import Study
from personalize_poc.data.findings import Finding
from personalize_poc.data.own import canonical, mapping_file
from personalize_poc.data.own.reading.ground import workspace  # noqa: F401
from tests.support import studies


class Parts:
    """What each part was asked, and what it answers: that of a study.

    Attributes:
        study: whose reading, proposal, data sets, figures and findings the parts hand out.
        known: the mapping that reading was told of.
        called: the parts in the order in which they were called.
        breaks: part -> what it raises.
    """

    def __init__(self, study: Study) -> None:
        self.study = study
        self.known: Any = None
        self.asked: dict[str, Any] = {}
        self.called: list[str] = []
        self.closed = 0
        self.breaks: dict[str, Exception] = {}
        self.cleaned: Path | None = None
        self.undo = False
        self.cleaned_of: list[Finding] = []
        self.nothing_to_clean = False

    def _call(self, part: str) -> None:
        self.called.append(part)
        if part in self.breaks:
            raise self.breaks[part]

    def open_source(self, source: object, **wishes: Any) -> Any:
        self._call("reading")
        self.known, self.asked = wishes.pop("known"), {"source": source, **wishes}
        if wishes["progress"]:
            wishes["progress"](50, 100, 1000)
        reading = replace(self.study.reading, source=str(source))
        close = reading.close

        def closing() -> None:
            self.closed += 1
            close()

        reading.close = closing  # type: ignore[method-assign]
        return reading

    def propose(self, _reading: Any) -> Any:
        self._call("roles")
        return self.study.proposal

    def build(self, _reading: Any, _mapping: Any) -> Any:
        self._call("canonical")
        return self.study.canonical

    def examine(self, _canonical: Any, **_: Any) -> Any:
        self._call("findings")
        return SimpleNamespace(facts=self.study.facts, findings=list(self.study.findings))

    def clean(
        self, _canonical: Any, folder: Path, *, undo: bool = False, found: Sequence[Finding] = ()
    ) -> Any:
        self._call("cleaning")
        self.cleaned_of = [*found]
        self.undo = undo
        self.cleaned = folder
        return SimpleNamespace(
            folder=folder,
            changed_nothing=self.nothing_to_clean,
            read={"interactions": 304, "items": 20},
            kept={"interactions": 300, "items": 20},
            left_out={"interactions": {"no user": 3, "no time": 1}},
            changed={"items": {"spelling": 12}},
            columns={"interactions": {"note": "a remark"}},
            everywhere={"interactions": {"time": "written in Unix seconds"}},
            changes=folder / "changes.csv",
        )

    def read(self, _path: Path) -> Any:
        self._call("mapping")
        return studies.MAPPING

    def write(self, _mapping: Any, path: Path, comments: Any = None) -> None:
        self._call("write")
        told = "".join(f"# {key}: {text}\n" for key, text in (comments or {}).items())
        path.write_text(told + "interactions: {}\n", encoding="utf-8")


def put(monkeypatch: pytest.MonkeyPatch, study: Study) -> Parts:
    """Put the parts in place of the real ones."""
    parts = Parts(study)
    modules = (
        (own_package, "reading", SimpleNamespace(open_source=parts.open_source)),
        (own_package, "roles", SimpleNamespace(propose=parts.propose)),
        (check_package, "findings", SimpleNamespace(examine=parts.examine)),
        (check_package, "cleaning", SimpleNamespace(clean=parts.clean)),
    )
    for package, name, module in modules:
        monkeypatch.setattr(package, name, module, raising=False)
        monkeypatch.setitem(sys.modules, f"{package.__name__}.{name}", module)
    monkeypatch.setattr(canonical, "build", parts.build, raising=False)
    monkeypatch.setattr(mapping_file, "read", parts.read, raising=False)
    monkeypatch.setattr(mapping_file, "write", parts.write, raising=False)
    return parts
