"""Your own CSV files: a folder, and in it a small `mapping.yaml` that says which column is what.

interactions:
  file: orders.csv
  columns: {USER_ID: customer, ITEM_ID: sku, TIMESTAMP: ordered_at, EVENT_TYPE: action}
  timestamp: iso            # seconds, milliseconds, iso, or a format such as "%d.%m.%Y %H:%M"
  event_types: {view: click, buy: purchase}   # optional: other names for the events
  event_type: purchase      # optional: the event type of all rows, if there is no column
items:                      # optional
  file: products.csv
  columns: {ITEM_ID: sku, CATEGORY: categories, PRICE: price}
  title: name               # optional: column with what a person calls the item
  separator: ";"            # optional: what separates several values in one field
users:                      # optional
  file: customers.csv
  columns: {USER_ID: id, AGE_GROUP: age}
name: My shop               # optional
licence: internal           # optional
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from personalize_poc.data.dataset import DataSet
from personalize_poc.data.errors import BadFile, MappingError
from personalize_poc.data.own import origin, template
from personalize_poc.data.own.csvfile import header, read_csv
from personalize_poc.data.own.mapping_file import Section

MAPPING = "mapping.yaml"
EVENT_TYPE = "interaction"
"""What every row is called where the data does not say what happened."""
_KEYS = {
    "interactions": {"file", "columns", "timestamp", "event_types", "event_type"},
    "items": {"file", "columns", "timestamp", "title", "separator"},
    "users": {"file", "columns", "separator"},
}
_TEXTS = ("timestamp", "event_type", "title", "separator")
_REQUIRED = {
    "interactions": ("USER_ID", "ITEM_ID", "TIMESTAMP"),
    "items": ("ITEM_ID",),
    "users": ("USER_ID",),
}

_LICENCE = "Your own data: it stays on this machine and in the account you run this in."


def load(folder: str | Path, mapping: Path | None = None) -> DataSet:
    """Load a folder with CSV files and a mapping.yaml.

    Args:
        folder: the folder.
        mapping: the mapping, if it is not the mapping.yaml of the folder.

    Raises:
        MappingError: no mapping (the message holds one to start from), or it says something
            impossible.
        BadFile: a CSV file is missing or broken; file, row and column are named.
    """
    folder = Path(folder)
    found = _mapping(folder, mapping)
    tables = {kind: _table(folder, kind, found[kind]) for kind in _KEYS if kind in found}
    raw, events = tables["interactions"]
    raw_items, items = tables.get("items", (None, None))
    users = tables["users"][1] if "users" in tables else None
    titles: dict[str, str] = {}
    title = found.get("items", {}).get("title")
    if items is not None and raw_items is not None and title:
        titles = dict(zip(items["ITEM_ID"], raw_items[title].astype(str), strict=True))
    sections = {
        kind: Section(
            (found[kind]["file"],), found[kind]["columns"], title=found[kind].get("title")
        )
        for kind in tables
    }
    there = {kind: list(both[0].columns) for kind, both in tables.items()}
    came_from, unused = origin.of(sections, there)
    return DataSet(
        name=str(found.get("name", folder.resolve().name)),
        raw=raw,
        interactions=events.sort_values("TIMESTAMP", kind="stable", ignore_index=True),
        items=items,
        users=users,
        titles=titles,
        about=f"Your own files in {folder.name}, read as its {MAPPING} says.",
        licence=str(found.get("licence", _LICENCE)),
        raw_items=raw_items,
        source=str(folder.resolve()),
        origin=came_from,
        unused=unused,
    )


def _path(place: Path, file: str) -> Path:
    """A file that a mapping names: in the folder, or the one file that there is."""
    return place if place.is_file() else place / file


def check(folder: Path, given: Path | None = None) -> None:
    """Check the mapping of a folder against the headers of its files, without reading them.

    Args:
        folder: the folder.
        given: the mapping, if it is not the mapping.yaml of the folder.

    Raises:
        MappingError, BadFile: as for `load`.
    """
    mapping = _mapping(folder, given)
    for kind in _KEYS:
        if kind in mapping:
            path = _path(folder, mapping[kind]["file"])
            if not path.is_file():
                raise BadFile("the file is missing", path)
            _check_columns(path, header(path)[0], mapping[kind])


def interactions_file(folder: Path, mapping: Path | None = None) -> Path:
    """The file of interactions that a mapping names, by default the mapping.yaml of the folder.

    Raises:
        MappingError: as for `load`.
    """
    return _path(folder, str(_mapping(folder, mapping)["interactions"]["file"]))


def _mapping(folder: Path, given: Path | None = None) -> dict[str, Any]:
    path = given or folder / MAPPING
    if not path.is_file():
        raise MappingError(
            f"{folder} has no {MAPPING}. Save this as {path} and correct it:\n\n"
            f"{template.example(folder)}"
        )
    try:
        mapping = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise MappingError(f"{path} is no readable YAML: {error}") from error
    if not isinstance(mapping, dict) or not isinstance(mapping.get("interactions"), dict):
        raise MappingError(
            f"{path} has no section 'interactions'. For example:\n\n{template.example(folder)}"
        )
    unknown = sorted(set(map(str, mapping)) - {*_KEYS, "name", "licence"})
    if unknown:
        raise MappingError(
            f"{path}: unknown section {', '.join(unknown)}; known: {', '.join(_KEYS)}."
        )
    for kind in _KEYS:
        if kind in mapping:
            _check_section(path, kind, mapping[kind])
    return mapping


def _check_section(path: Path, kind: str, section: Any) -> None:
    if not isinstance(section, dict):
        raise MappingError(f"{path}: section {kind} must hold 'file' and 'columns'.")
    unknown = sorted(set(map(str, section)) - _KEYS[kind])
    if unknown:
        known = ", ".join(sorted(_KEYS[kind]))
        raise MappingError(f"{path}, {kind}: unknown key {', '.join(unknown)}; known: {known}.")
    if not isinstance(section.get("file"), str) or not isinstance(section.get("columns"), dict):
        raise MappingError(f"{path}, {kind}: 'file' (a name) and 'columns' (a map) are needed.")
    texts = {**section["columns"], **{key: section[key] for key in _TEXTS if key in section}}
    if wrong := [key for key, value in texts.items() if not isinstance(value, str) or not value]:
        raise MappingError(
            f"{path}, {kind}: {wrong[0]} is {texts[wrong[0]]!r}, which is no text; put it in "
            "quotation marks if it is one."
        )
    if not isinstance(section.get("event_types", {}), dict):
        raise MappingError(f"{path}, {kind}: 'event_types' is a map, such as {{view: click}}.")
    missing = [name for name in _REQUIRED[kind] if name not in section["columns"]]
    if missing:
        raise MappingError(f"{path}, {kind}: columns lacks {', '.join(missing)}.")
    if kind != "interactions" and len(section["columns"]) < 2:
        raise MappingError(f"{path}, {kind}: columns needs at least one column beside the id.")
    bad = [
        name for name in section["columns"] if not re.fullmatch(r"[A-Za-z0-9_]{1,150}", str(name))
    ]
    if bad:
        raise MappingError(f"{path}, {kind}: {bad[0]!r} is no field name (letters, digits, _).")


def _table(folder: Path, kind: str, section: dict[str, Any]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the file as it is and in the form of Personalize."""
    path = _path(folder, section["file"])
    raw = read_csv(path)
    wanted = dict(section["columns"])
    _check_columns(path, list(raw.columns), section)
    form = section.get("timestamp", "seconds")
    result = pd.DataFrame(index=raw.index)
    for field, source in wanted.items():
        if field in ("TIMESTAMP", "CREATION_TIMESTAMP"):
            result[field] = _times(path, raw, source, str(form), required=field == "TIMESTAMP")
        elif field in ("USER_ID", "ITEM_ID"):
            result[field] = _ids(path, raw, source)
        else:
            result[field] = _values(raw[source], section.get("separator"), field)
    if kind == "interactions":
        if "EVENT_TYPE" not in result:  # live events and filters need one
            result["EVENT_TYPE"] = str(section.get("event_type", EVENT_TYPE))
        if section.get("event_types"):
            renamed = {str(k): str(v) for k, v in section["event_types"].items()}
            result["EVENT_TYPE"] = result["EVENT_TYPE"].map(lambda value: renamed.get(value, value))
    return raw.reset_index(drop=True), result.reset_index(drop=True)


def _check_columns(path: Path, found: list[str], section: dict[str, Any]) -> None:
    names = [*section["columns"].values(), *([section["title"]] if section.get("title") else [])]
    for name in names:
        if name not in found:
            raise BadFile(
                f"there is no such column; the file has {', '.join(map(str, found))}",
                path,
                column=str(name),
            )


def _ids(path: Path, raw: pd.DataFrame, column: str) -> pd.Series:
    values = raw[column].str.strip()
    empty = values == ""
    if empty.any():
        raise BadFile("the id is empty", path, int(raw.index[empty.to_numpy().argmax()]), column)
    return values


def _times(path: Path, raw: pd.DataFrame, column: str, form: str, required: bool) -> pd.Series:
    """Turn one column into Unix seconds; empty only where that is allowed."""
    text = raw[column].str.strip()
    given = text != ""
    if form in ("seconds", "milliseconds"):
        numbers = pd.to_numeric(text.where(given), errors="coerce")
        seconds = numbers if form == "seconds" else numbers // 1000
    else:
        pattern = "ISO8601" if form == "iso" else form
        times = pd.to_datetime(text.where(given), format=pattern, utc=True, errors="coerce")
        whole = times.dt.tz_localize(None).astype("datetime64[s]")
        seconds = whole.astype("int64").where(times.notna())
    wrong = seconds.isna() & (given | required)
    if wrong.any():
        row = int(raw.index[wrong.to_numpy().argmax()])
        raise BadFile(f"{text.loc[row]!r} is no time in the form {form!r}", path, row, column)
    rounded = seconds.astype("Float64").floordiv(1).astype("Int64")
    return rounded.astype("int64") if required else rounded


def _values(text: pd.Series, separator: str | None, field: str) -> pd.Series:
    """Numbers where all values are numbers, text otherwise, several values joined by "|"."""
    text = text.str.strip()
    given = text != ""
    if field != "EVENT_TYPE" and given.any():
        numbers = pd.to_numeric(text.where(given), errors="coerce")
        if numbers[given].notna().all():
            whole = (numbers[given] % 1 == 0).all()
            return numbers.astype("Int64") if whole else numbers
    if separator:
        parts = text.str.split(separator, regex=False)
        text = parts.map(lambda values: "|".join(v.strip() for v in values if v.strip()))
    return text.where(given, None)
