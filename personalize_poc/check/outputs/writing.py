"""The folder that a check leaves: all of its files appear, or none does."""

from __future__ import annotations

import hashlib
import json
import math
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from personalize_poc.check.outputs import avro, document, remarks
from personalize_poc.check.texts import source_name
from personalize_poc.data.own import mapping_file
from personalize_poc.data.own.mapping_file import MAPPING
from personalize_poc.errors import BadInput
from personalize_poc.files import write_atomically
from personalize_poc.language import _

if TYPE_CHECKING:
    from personalize_poc.check.cleaning import Cleaned
    from personalize_poc.check.study import Study

REPORT, JSON, SCHEMAS = "report.html", "check.json", "schemas"
PROPOSED = "mapping-proposed.yaml"
"""The mapping of a check, beside one that somebody has corrected, which is never written over."""
_WRITTEN = "mapping_written"
"""In check.json: a digest of mapping.yaml as it was written, to see whether it was corrected."""
_OURS = (REPORT, JSON, MAPPING, PROPOSED)


def default_folder(source: str, where: Path | None = None) -> Path:
    """`check-NAME` in a folder, or from here; beside the data where that is inside of it.

    What lies inside of the data would be read as data by the next check.
    """
    place = Path(source)
    found = (where or Path()) / f"check-{source_name(source)}"
    if place.exists() and _is_inside(Path.cwd() / found, place):
        return place.resolve().parent / found.name
    return found


def refuse(folder: Path, source: str, option: str = "--output") -> None:
    """Refuse a folder for outputs that cannot be one.

    Args:
        folder: that is meant.
        source: of the data.
        option: by which it was named.

    Raises:
        BadInput: it is a file, or lies inside of the data.
    """
    if folder.exists() and not folder.is_dir():
        raise BadInput(
            f"{folder} is a file.", _("Name a folder with {option}.").format(option=option)
        )
    if Path(source).is_dir() and _is_inside(folder, Path(source)):
        raise BadInput(
            f"{folder} lies inside of the data: the next check would read the outputs as data.",
            _("Name another folder with {option}.").format(option=option),
        )


def _is_inside(folder: Path, data: Path) -> bool:
    return data.is_dir() and folder.resolve().is_relative_to(data.resolve())


def write(study: Study, folder: Path, cleaned: Cleaned | None = None) -> list[str]:
    """Write report.html, check.json, mapping.yaml and schemas; what an earlier check left goes.

    Args:
        study: what was found.
        folder: made if it is not there; other files in it are kept.
        cleaned: what cleaning wrote, if it was asked for.

    Returns:
        Names of the files, relative to the folder; `PROPOSED` where the mapping.yaml of an
        earlier check was corrected there, and is kept.
    """
    from personalize_poc.check import report

    schemas = avro.of(study.canonical, study.facts) if study.canonical else ()
    copy = cleaned.folder if cleaned else None
    with _staged(folder) as stage:
        written = _mapping(study, stage, folder)
        names = [REPORT, JSON, *([written.name] if written else [])]
        names += [f"{SCHEMAS}/{one.section}.avsc" for one in schemas]
        (stage / REPORT).write_text(report.render(study, folder, copy), encoding="utf-8")
        told = document.of(study, names, folder, cleaned)
        told |= {_WRITTEN: _digest(written.read_text(encoding="utf-8")) if written else None}
        write_atomically(stage / JSON, as_json(told))
        for one in schemas:
            place = stage / SCHEMAS / f"{one.section}.avsc"
            place.parent.mkdir(exist_ok=True)
            write_atomically(place, as_json(one.avro))
    return names


def _mapping(study: Study, stage: Path, folder: Path) -> Path | None:
    """Write the mapping, under another name where one stands that somebody has corrected."""
    if study.proposal.mapping is None:
        return None
    path = stage / MAPPING
    mapping_file.write(study.proposal.mapping, path, comments=remarks.of(study))
    if _is_corrected(folder, path.read_text(encoding="utf-8")):
        return path.rename(stage / PROPOSED)
    return path


def as_json(told: object) -> str:
    """JSON for people and programs; figures that are no numbers are null."""
    return json.dumps(_sound(told), indent=2, ensure_ascii=False) + "\n"


def _sound(told: object) -> object:
    """The same with texts for keys, and null for what JSON has no number for."""
    if isinstance(told, dict):
        return {str(key): _sound(value) for key, value in told.items()}
    if isinstance(told, (list, tuple)):
        return [_sound(value) for value in told]
    return None if isinstance(told, float) and not math.isfinite(told) else told


def _is_corrected(folder: Path, text: str) -> bool:
    """Whether the mapping.yaml of a folder is another one than a check has written there.

    Args:
        folder: of the outputs.
        text: the mapping that is to be written now.
    """
    try:
        there = (folder / MAPPING).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return (folder / MAPPING).exists()
    try:
        written = json.loads((folder / JSON).read_text(encoding="utf-8")).get(_WRITTEN)
    except (OSError, ValueError, AttributeError):
        written = None
    return there != text and _digest(there) != written


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@contextmanager
def _staged(folder: Path) -> Iterator[Path]:
    """Yield a folder beside `folder`; its files take their places there if nothing is raised.

    What an earlier check left there goes, but for a mapping beside which another one is proposed.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    stage = folder.with_name(f"{folder.name}.{os.getpid()}-{threading.get_ident()}.part")
    stage.mkdir()
    try:
        yield stage
        folder.mkdir(exist_ok=True)
        shutil.rmtree(folder / SCHEMAS, ignore_errors=True)
        stays = {MAPPING} if (stage / PROPOSED).exists() else set()
        for name in set(_OURS) - stays:
            if not (stage / name).exists():
                (folder / name).unlink(missing_ok=True)
        for path in stage.iterdir():
            path.replace(folder / path.name)
    except OSError as error:
        error.filename = error.filename or str(folder)  # of what is written to, Python says nothing
        raise
    finally:
        shutil.rmtree(stage, ignore_errors=True)
