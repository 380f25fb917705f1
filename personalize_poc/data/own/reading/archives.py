"""Archives of several files: zip and tar."""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from personalize_poc.data.errors import BadFile
from personalize_poc.data.own.reading import code_notes
from personalize_poc.data.own.reading.folder import may_hold_rows, why_not
from personalize_poc.data.own.reading.ground.units import Unit
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.reading.packed import magic, member_names, unpack
from personalize_poc.language import N_, _

_FIRST = 64
"""Bytes in which the name of the first member stands."""
_SOME, _BEGIN = 5, 1 << 14
"""Members by whose texts it is told in which language all are named, and bytes of each."""
_BOOKS = ("Excel", "OpenDocument")
_OF_BOOKS = (b"[Content_Types].xml", b"_rels/.rels", b"xl/", b"opendocument.spreadsheet")
"""What the first member of a workbook is called, or says of itself."""


def members(work: Workspace, unit: Unit, kind: str, left_out: dict[str, str]) -> Iterator[Unit]:
    """Unpack the files of an archive, one after the other.

    Args:
        work: of this reading.
        unit: the archive.
        kind: "zip" or "tar".
        left_out: gets those that are not read, with the reason.

    Raises:
        BadFile: it is broken or encrypted.
    """
    if kind == "zip":
        yield from _zip(work, unit, left_out)
    else:
        yield from _tar(work, unit, left_out)


def _zip(work: Workspace, unit: Unit, left_out: dict[str, str]) -> Iterator[Unit]:
    try:
        with zipfile.ZipFile(unit.path) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            total = sum(info.compress_size for info in infos) or 1
            called = member_names.names(infos, unit.file, _texts(archive, infos))
            for info in infos:
                member = called[info.filename]
                label, name = f"{unit.file}, {member}", PurePosixPath(member)
                gone = _is_left_out(name, info.file_size, label, left_out)
                noted = code_notes.may_hold(member, info.file_size)
                if gone and (info.flag_bits & 1 or not noted):
                    continue
                if info.flag_bits & 1:
                    raise BadFile(
                        "the archive is encrypted: unpack it with its password first", unit.file
                    )
                target = work.new_path()
                with archive.open(info) as packed:
                    end = unpack.copy(work, packed, target, label, info.compress_size)
                if gone:
                    work.notes[label] = target
                    continue
                if end.broken:
                    raise _damaged(unit, member, end.broken)
                if _is_left_out(name, info.file_size, label, left_out, target):
                    continue
                share = unit.size * info.compress_size // total
                yield _member(unit, target, label, member, share)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        if not zipfile.is_zipfile(unit.path):
            raise _incomplete(unit) from error
        raise BadFile(f"the archive is damaged ({error})", unit.file) from error


def _texts(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> Iterator[bytes]:
    """How the first members begin; that one cannot be unpacked is told later."""
    for info in infos[:_SOME]:
        try:
            with archive.open(info) as packed:
                yield packed.read(_BEGIN)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error):
            continue


def _tar(work: Workspace, unit: Unit, left_out: dict[str, str]) -> Iterator[Unit]:
    try:
        with tarfile.open(unit.path, mode="r:") as archive:
            for info in archive:
                label, name = f"{unit.file}, {info.name}", PurePosixPath(info.name)
                packed = archive.extractfile(info) if info.isfile() else None
                if packed is None:
                    continue
                gone = _is_left_out(name, info.size, label, left_out)
                if gone and not code_notes.may_hold(info.name, info.size):
                    continue
                target = work.new_path()
                end = unpack.copy(work, packed, target, label, info.size)
                if gone:
                    work.notes[label] = target
                    continue
                if end.broken:
                    raise _damaged(unit, info.name, end.broken)
                if _is_left_out(name, info.size, label, left_out, target):
                    continue
                yield _member(unit, target, label, info.name, 0)
    except tarfile.TarError as error:
        raise BadFile(f"the archive is damaged ({error})", unit.file) from error


def _damaged(unit: Unit, member: str, why: str) -> BadFile:
    told = _("the archive is damaged at {member} ({reason})").format(member=member, reason=why)
    return BadFile(f"the archive is damaged at {member} ({why})", unit.file, told=told)


def _incomplete(unit: Unit) -> BadFile:
    """What is said of an archive whose list of members, which stands at its end, is not there.

    A workbook is such an archive, and nobody who has one knows that.
    """
    with unit.path.open("rb") as file:
        head = file.read(_FIRST)
    if magic.promised(unit.file) in _BOOKS or any(sign in head for sign in _OF_BOOKS):
        return BadFile(
            N_("the workbook is incomplete: its end is missing; copy it again"), unit.file
        )
    return BadFile(
        N_("the archive is damaged or incomplete: its end is missing; copy it again"), unit.file
    )


def _is_left_out(
    name: PurePosixPath, size: int, label: str, left_out: dict[str, str], held: Path | None = None
) -> bool:
    """Whether a member is not read; says why, and deletes what was unpacked of it.

    Without `held`, where it is unpacked, one that has to be looked at is not left out yet.
    """
    if held is None and may_hold_rows(name) and size:
        return False
    reason = why_not(name, size, held)
    if reason:
        left_out[label] = reason
        if held:
            held.unlink()
    return bool(reason)


def _member(unit: Unit, path: Path, label: str, name: str, size: int) -> Unit:
    keys = dict(p.split("=", 1) for p in PurePosixPath(name).parts[:-1] if "=" in p)
    return replace(
        unit, path=path, file=label, size=size, temporary=True, keys={**unit.keys, **keys}
    )
