"""Your own files: a folder, and in it a small `mapping.yaml` that says which column is what.

What may stand in it is told in `mapping_file`.
"""

from __future__ import annotations

from pathlib import Path

from personalize_poc.data.dataset import DataSet
from personalize_poc.data.errors import BadFile, MappingError
from personalize_poc.data.own import canonical, frames, mapping_file, plain_files, template
from personalize_poc.data.own.csvfile import header
from personalize_poc.data.own.mapping_file import EVENT_TYPE, MAPPING, Mapping, Section
from personalize_poc.data.own.mapping_reader import nearest

__all__ = ["EVENT_TYPE", "MAPPING", "check", "interactions_file", "load"]

_LICENCE = "Your own data: it stays on this machine and in the account you run this in."


def load(folder: str | Path) -> DataSet:
    """Load a folder with files and a mapping.yaml.

    Raises:
        MappingError: no mapping (the message holds one to start from), or it says something
            impossible.
        BadFile: a file is missing or broken; file, row and column are named.
    """
    folder = Path(folder)
    mapping = _mapping(folder)
    with plain_files.open_folder(folder, mapping) as reading:
        made = canonical.build(reading, mapping)
        frames.refuse_unusable(made, folder)
        items, users = made.items, made.users
        return DataSet(
            name=mapping.name or folder.resolve().name,
            raw=frames.raw(made, made.interactions.table),
            interactions=frames.frame(made, made.interactions),
            items=frames.frame(made, items) if items else None,
            users=frames.frame(made, users) if users else None,
            titles=frames.titles(made, items) if items else {},
            about=f"Your own files in {folder.name}, read as its {MAPPING} says.",
            licence=mapping.licence or _LICENCE,
            raw_items=frames.raw(made, items.table) if items else None,
        )


def check(folder: Path) -> None:
    """Check the mapping of a folder against the headers of its files, without reading them.

    Raises:
        MappingError, BadFile: as for `load`.
    """
    for section in _mapping(folder).sections.values():
        for path in plain_files.paths(folder, section.files):
            _check_columns(path, header(path)[0], section)


def interactions_file(folder: Path) -> Path:
    """The file of interactions that the mapping.yaml of a folder names; the first of several.

    Raises:
        MappingError: as for `load`.
    """
    files = _mapping(folder).sections["interactions"].files
    try:
        return plain_files.paths(folder, files)[0]
    except BadFile:
        return folder / files[0]


def _mapping(folder: Path) -> Mapping:
    path = folder / MAPPING
    if not path.is_file():
        raise MappingError(
            f"{folder} has no {MAPPING}. Save this as {path} and correct it:\n\n"
            f"{template.example(folder)}"
        )
    return mapping_file.read(path)


def _check_columns(path: Path, found: list[str], section: Section) -> None:
    names = [*section.columns.values(), *([section.title] if section.title else [])]
    for name in names:
        if name not in found:
            raise BadFile(
                f"there is no such column; the file has {', '.join(found)}.{nearest(name, found)}",
                path,
                column=name,
            )
