"""The services beside: what is journalled is there before anybody is answered."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from personalize_poc.local.cloud import app


class OneChange:
    """A journal in which one change waits to be repeated."""

    def __init__(self, folder: Path) -> None:
        assert folder.name == "beside"

    def open(self) -> int:
        return 1

    def replay(self, application: Any) -> None:
        application("the change")


def test_what_one_thread_could_not_load_the_next_one_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Imports in several threads at once may fail: nobody is answered from an empty state then."""
    tried, repeated = list[int](), list[str]()

    def load(self: app.CloudServices) -> Any:
        tried.append(1)
        if len(tried) == 1:
            raise ImportError("cannot import name 'it' from partially initialized module")
        return SimpleNamespace(get_application=repeated.append)

    monkeypatch.setattr(app, "RequestJournal", OneChange)
    monkeypatch.setattr(app.CloudServices, "_load", load)
    cloud = app.CloudServices(tmp_path / "beside")
    with pytest.raises(ImportError):
        cloud.warm()
    assert repeated == []
    for _ in range(2):
        cloud.wait()
        assert repeated == ["the change"]


def test_whoever_waits_waits_for_the_imports(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = list[int]()

    def load(self: app.CloudServices) -> Any:
        loaded.append(1)
        return SimpleNamespace()

    monkeypatch.setattr(app.CloudServices, "_load", load)
    cloud = app.CloudServices()
    for _ in range(2):
        cloud.wait()
        assert loaded == [1]
