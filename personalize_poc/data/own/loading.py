"""Your own files: a folder, and in it a small `mapping.yaml` that says which column is what.

What may stand in it is told in `mapping_file`.
"""

from __future__ import annotations

from pathlib import Path

from personalize_poc.data.dataset import DataSet
from personalize_poc.data.errors import BadFile, MappingError
from personalize_poc.data.findings import Grade
from personalize_poc.data.own import (
    canonical,
    keeping,
    mapping_file,
    origin,
    reading,
    template,
    usable,
)
from personalize_poc.data.own.canonical import frames
from personalize_poc.data.own.csvfile import announce, header
from personalize_poc.data.own.mapping_file import EVENT_TYPE, MAPPING, Mapping, Section
from personalize_poc.data.own.mapping_file.reader import nearest
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
_WITH_HEADER = (".csv", ".tsv", ".txt")


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
    for path in {path for paths in _paths(folder, found).values() for path in paths}:
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
        told = {
            "name": found.name or folder.resolve().name,
            "about": _("Your own files in {name}, read as its {mapping} says.").format(
                name=folder.name, mapping=MAPPING
            ),
            "licence": found.licence or _(_LICENCE),
            "source": str(folder.resolve()),
        }
        stages.begin(_KEEPING)
        if keeping.is_large(made):
            return keeping.keep(made, told=told)
        items, users = made.items, made.users
        there = {one.section: [each.name for each in one.table.columns] for one in made.relations}
        came_from, unused = origin.of(found.sections, there)
        return DataSet(
            raw=frames.raw(made, made.interactions.table),
            interactions=frames.frame(made, made.interactions),
            items=frames.frame(made, items) if items else None,
            users=frames.frame(made, users) if users else None,
            titles=frames.titles(made, items) if items else {},
            raw_items=frames.raw(made, items.table) if items else None,
            origin=came_from,
            unused=unused,
            name=told["name"],
            about=told["about"],
            licence=told["licence"],
            source=told["source"],
        )


def _tell(text: str) -> None:
    print(text, flush=True)


def check(folder: Path, given: Path | None = None) -> None:
    """Check the mapping of a folder against the headers of its files, without reading them.

    Args:
        folder: the folder, or the one file that there is.
        given: the mapping, if it is not the mapping.yaml of the folder.

    Raises:
        MappingError, BadFile: as for `load`.
    """
    found = _mapping(folder, given)
    for kind, paths in _paths(folder, found).items():
        section = found.sections[kind]
        plain = not section.reading and not section.joins
        for path in paths if plain else []:
            if path.suffix.lower() in _WITH_HEADER:
                _check_columns(path, header(path)[0], section)


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


def _paths(folder: Path, mapping: Mapping) -> dict[str, list[Path]]:
    """The files of each section.

    Raises:
        BadFile: a name or pattern stands for no file.
    """
    found: dict[str, list[Path]] = {}
    for kind, section in mapping.sections.items():
        found[kind] = []
        for name in section.files:
            found[kind] += _named(folder, name)
    return found


def _named(place: Path, name: str) -> list[Path]:
    """The files of a name: `shop.xlsx, sheet Orders` is in shop.xlsx; some are several files."""
    if place.is_file():
        return [place]
    for one in (name, name.split(", ")[0]):
        if (place / one).is_file():
            return [place / one]
    if AND in name:
        return [path for one in name.split(AND) for path in _named(place, one)]
    here = sorted(place.glob(name)) if "*" in name else []
    if not here:
        raise BadFile("the file is missing", place / name)
    return here


def _mapping(folder: Path, given: Path | None = None) -> Mapping:
    path = given or folder / MAPPING
    if not path.is_file():
        raise MappingError(
            f"{folder} has no {MAPPING}. Save this as {path} and correct it:\n\n"
            f"{template.example(folder)}"
        )
    return mapping_file.read(path)


def _check_columns(path: Path, found: list[str], section: Section) -> None:
    names = [*section.columns.values(), *([section.title] if section.title else [])]
    for name in names:
        cell = name.split(".")[0]  # a field of objects in cells: value.itemId
        if name not in found and (cell == name or cell not in found):
            raise BadFile(
                f"there is no such column; the file has {', '.join(found)}.{nearest(name, found)}",
                path,
                column=name,
            )
