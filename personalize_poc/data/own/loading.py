"""Your own files: a folder, and in it a small `mapping.yaml` that says which column is what.

What may stand in it is told in `mapping_file`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from personalize_poc.data.dataset import DataSet
from personalize_poc.data.errors import BadFile, MappingError
from personalize_poc.data.findings import Grade
from personalize_poc.data.own import (
    canonical,
    keeping,
    mapping_file,
    origin,
    reading,
    row_numbers,
    template,
    usable,
)
from personalize_poc.data.own.canonical import frames
from personalize_poc.data.own.csvfile import announce
from personalize_poc.data.own.mapping_file import EVENT_TYPE, MAPPING, Mapping
from personalize_poc.data.own.reading.several.splits import AND
from personalize_poc.data.own.stages import Stages
from personalize_poc.language import N_, _

__all__ = ["EVENT_TYPE", "MAPPING", "check", "interactions_file", "load"]

_LICENCE = N_("Your own data: it stays on this machine and in the account you run this in.")
_LOOKING, _KEEPING = (
    N_("looking at the values of all columns"),
    N_("keeping them for the notebooks"),
)
_STAGES = ((_LOOKING, 0.3), (_KEEPING, 1.7))
"""Measured on 20 million rows of a CSV file; see `stages`."""


def load(folder: str | Path, mapping: Path | None = None) -> DataSet:
    """Load a folder with files and a mapping.yaml.

    Args:
        folder: the folder, or the one file that there is.
        mapping: the mapping, if it is not the mapping.yaml of the folder.

    Raises:
        MappingError: no mapping (the message holds one to start from), or it says something
            impossible.
        BadFile: a file is missing or broken; file, row and column are named.
    """
    folder = Path(folder)
    found = _mapping(folder, mapping)
    for path in set(_paths(folder, found)):
        announce(path)
    with (
        Stages(_STAGES) as stages,
        reading.open_source(folder, known=found, progress=stages) as read,
        stages.watching(read.connection),
    ):
        stages.begin(_LOOKING)
        for finding in read.findings:
            if finding.grade is not Grade.NOTE:
                print(f"{finding.file or folder.name}: {finding.message}", flush=True)
        made = usable.only(canonical.build(read, found), folder, _tell)
        events = found.sections["interactions"]
        told: dict[str, Any] = {
            "text": frames.text(made),
            "only_ordered": events.timestamp == ("count",),
            "name": found.name or folder.resolve().name,
            "about": _("Your own files in {name}, read as {mapping} says.").format(
                name=folder.name, mapping=mapping or f"{folder.name}/{MAPPING}"
            ),
            "licence": found.licence or _(_LICENCE),
            "source": str(folder.resolve()),
        }
        stages.begin(_KEEPING)
        if keeping.is_large(made):
            return keeping.keep(made, told=told)
        taken = {one.section: one for one in made.importable}
        items, users = taken.get("items"), taken.get("users")
        came_from, unused = origin.of_tables(made)
        return DataSet(
            raw=frames.raw(made, row_numbers.without(made.interactions.table, events.reading)),
            interactions=frames.frame(made, made.interactions),
            items=frames.frame(made, items) if items else None,
            users=frames.frame(made, users) if users else None,
            titles=frames.titles(made),
            raw_items=frames.raw(made, items.table) if items else None,
            origin=came_from,
            unused=unused,
            **told,
        )


def _tell(text: str) -> None:
    print(text, flush=True)


def check(folder: Path, given: Path | None = None) -> None:
    """Check the mapping of a folder and that its files are there, without reading them.

    Which columns they have is seen when they are read: encoding, delimiter and first row are not
    known before.

    Args:
        folder: the folder, or the one file that there is.
        given: the mapping, if it is not the mapping.yaml of the folder.

    Raises:
        MappingError, BadFile: as for `load`.
    """
    _paths(folder, _mapping(folder, given))


def interactions_file(folder: Path, mapping: Path | None = None) -> Path:
    """The file of interactions that a mapping names; the first of several.

    Args:
        folder: the folder, or the one file that there is.
        mapping: the mapping, if it is not the mapping.yaml of the folder.

    Raises:
        MappingError: as for `load`.
    """
    name = _mapping(folder, mapping).sections["interactions"].files[0]
    try:
        return _named(folder, name)[0]
    except BadFile:
        return folder / name


def _paths(folder: Path, mapping: Mapping) -> list[Path]:
    """The files that a mapping names.

    Raises:
        BadFile: a name or pattern stands for no file.
    """
    names = [name for section in mapping.sections.values() for name in section.files]
    return [path for name in names for path in _named(folder, name)]


def _named(place: Path, name: str) -> list[Path]:
    """The files of a name: `shop.xlsx, sheet Orders` is in shop.xlsx; some are several files.

    A pattern may stand in both parts: `shop_*.zip, orders_*.csv`.
    """
    if place.is_file():
        return [place]
    either = (name, name.split(", ")[0])
    for one in either:
        if (place / one).is_file():
            return [place / one]
    if AND in name:
        return [path for one in name.split(AND) for path in _named(place, one)]
    for one in either:
        if "*" in one and (here := sorted(place.glob(one))):
            return here
    raise BadFile("the file is missing", place / name)


def _mapping(folder: Path, given: Path | None = None) -> Mapping:
    path = given or folder / MAPPING
    if not path.is_file():
        raise MappingError(
            f"{folder} has no {MAPPING}. Save this as {path} and correct it:\n\n"
            f"{template.example(folder)}"
        )
    return mapping_file.read(path)
