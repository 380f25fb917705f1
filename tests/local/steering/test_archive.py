"""What an archive of a state may hold."""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path

import pytest

from personalize_poc.local.state.state import State
from personalize_poc.local.steering import archive, capture


def captured(folder: Path) -> Path:
    """A captured state without resources."""
    folder.mkdir()
    State(folder / "state.sqlite").close()
    about = {"format": capture.FORMAT, "version": "0", "made": 0}
    (folder / capture.ABOUT).write_text(json.dumps(about))
    (folder / "models").mkdir()
    (folder / "models" / "weights.npy").write_bytes(b"weights")
    return folder


def packed(target: Path, members: dict[str, bytes], listed: dict[str, bytes]) -> Path:
    """An archive with these members, whose contents list those."""
    import hashlib

    contents = {n: [len(data), hashlib.sha256(data).hexdigest()] for n, data in listed.items()}
    about = {"product": archive.PRODUCT, "format": capture.FORMAT, "files": contents}
    with tarfile.open(target, "w") as file:
        for name, data in {"contents.json": json.dumps(about).encode(), **members}.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            file.addfile(member, io.BytesIO(data))
    return target


def test_what_is_written_is_read(tmp_path: Path) -> None:
    archive.write(captured(tmp_path / "state"), tmp_path / "state.tar")
    archive.read(tmp_path / "state.tar", tmp_path / "other")
    assert (tmp_path / "other" / "models" / "weights.npy").read_bytes() == b"weights"
    assert capture.about(tmp_path / "other")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("../outside", "does not belong"),
        ("/etc/outside", "does not belong"),
        ("models/../../outside", "does not belong"),
        ("server.json", "does not belong"),
    ],
)
def test_nothing_is_written_elsewhere(tmp_path: Path, name: str, said: str) -> None:
    file = packed(tmp_path / "evil.tar", {name: b"x"}, {name: b"x"})
    with pytest.raises(archive.BadArchive, match=said):
        archive.read(file, tmp_path / "in" / "folder")
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["evil.tar"]


def test_what_is_not_listed_twice_or_otherwise_is_refused(tmp_path: Path) -> None:
    cases = {
        "does not belong": ({"models/a": b"x", "models/b": b"y"}, {"models/a": b"x"}),
        "is damaged": ({"models/a": b"y"}, {"models/a": b"x"}),
        "is missing": ({"models/a": b"x"}, {"models/a": b"x", "models/b": b"y"}),
        "state file": ({"models/a": b"x"}, {"models/a": b"x"}),
    }
    for said, (members, listed) in cases.items():
        file = packed(tmp_path / "state.tar", members, listed)
        with pytest.raises(archive.BadArchive, match=said):
            archive.read(file, tmp_path / "folder")
        assert not (tmp_path / "folder").exists()
