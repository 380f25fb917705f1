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

import csv
import re
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from personalize_poc.data.dataset import DataSet
from personalize_poc.data.errors import BadFile, MappingError

MAPPING = "mapping.yaml"
EVENT_TYPE = "interaction"
"""What every row is called where the data does not say what happened."""
_KEYS = {
    "interactions": {"file", "columns", "timestamp", "event_types", "event_type"},
    "items": {"file", "columns", "timestamp", "title", "separator"},
    "users": {"file", "columns", "separator"},
}
_REQUIRED = {
    "interactions": ("USER_ID", "ITEM_ID", "TIMESTAMP"),
    "items": ("ITEM_ID",),
    "users": ("USER_ID",),
}
_HINTS = {
    "USER_ID": ("user", "customer", "member", "client", "visitor", "account", "person"),
    "ITEM_ID": ("item", "product", "sku", "movie", "film", "article", "content", "asset"),
    "TIMESTAMP": ("timestamp", "time", "date", "when", "_at", "created"),
    "EVENT_TYPE": ("event", "action", "type", "kind"),
}


def load(folder: str | Path) -> DataSet:
    """Load a folder with CSV files and a mapping.yaml.

    Raises:
        MappingError: no mapping (the message holds one to start from), or it says something
            impossible.
        BadFile: a CSV file is missing or broken; file, row and column are named.
    """
    folder = Path(folder)
    mapping = _mapping(folder)
    tables = {kind: _table(folder, kind, mapping[kind]) for kind in _KEYS if kind in mapping}
    raw, events = tables["interactions"]
    raw_items, items = tables.get("items", (None, None))
    users = tables["users"][1] if "users" in tables else None
    titles: dict[str, str] = {}
    title = mapping.get("items", {}).get("title")
    if items is not None and raw_items is not None and title:
        titles = dict(zip(items["ITEM_ID"], raw_items[title].astype(str), strict=True))
    return DataSet(
        name=str(mapping.get("name", folder.resolve().name)),
        raw=raw,
        interactions=events.sort_values("TIMESTAMP", kind="stable", ignore_index=True),
        items=items,
        users=users,
        titles=titles,
        about=f"Your own files in {folder.name}, read as its {MAPPING} says.",
        licence=str(mapping.get("licence", "Your own data: it stays on this machine and in the "
                                           "account you run this in.")),
        raw_items=raw_items,
    )  # fmt: skip


def _mapping(folder: Path) -> dict[str, Any]:
    path = folder / MAPPING
    if not path.is_file():
        raise MappingError(
            f"{folder} has no {MAPPING}. Save this as {path} and correct it:\n\n{example(folder)}"
        )
    try:
        mapping = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise MappingError(f"{path} is no readable YAML: {error}") from error
    if not isinstance(mapping, dict) or not isinstance(mapping.get("interactions"), dict):
        raise MappingError(
            f"{path} has no section 'interactions'. For example:\n\n{example(folder)}"
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
    path = folder / section["file"]
    raw = read_csv(path)
    wanted = dict(section["columns"])
    names = [*wanted.values(), *([section["title"]] if section.get("title") else [])]
    for name in names:
        if name not in raw.columns:
            raise BadFile(
                f"there is no such column; the file has {', '.join(map(str, raw.columns))}",
                path,
                column=str(name),
            )
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


def read_csv(path: Path) -> pd.DataFrame:
    """Read a CSV file as text; the index is the line number in the file.

    The separator (comma, semicolon, tab) is recognised from the header.

    Raises:
        BadFile: missing, empty, not UTF-8, or a row with too few or too many fields.
    """
    if not path.is_file():
        raise BadFile("the file is missing", path)
    header = _header(path)
    try:
        table = pd.read_csv(
            path,
            sep=header[1],
            dtype="str",
            keep_default_na=False,
            skip_blank_lines=False,
            encoding="utf-8-sig",
            index_col=False,
            on_bad_lines="error",
        )
    except UnicodeDecodeError as error:
        row = path.read_bytes()[: error.start].count(b"\n") + 1 if error.start else None
        raise BadFile("the text is not UTF-8; save the file as UTF-8", path, row) from error
    except pd.errors.ParserError as error:
        found = re.search(r"Expected (\d+) fields in line (\d+), saw (\d+)", str(error))
        if not found:
            raise BadFile(f"no readable CSV ({error})", path) from error
        expected, row, saw = map(int, found.groups())
        raise BadFile(f"{saw} fields instead of {expected}", path, row) from error
    except pd.errors.EmptyDataError as error:
        raise BadFile("the file is empty", path) from error
    table.index = pd.RangeIndex(2, len(table) + 2)
    table = table[~(table.isna() | (table == "")).all(axis=1)]
    if (table.iloc[:, -1] == "").any():
        _refuse_short_rows(path, *header)
    if table.empty:
        raise BadFile("the file has a header but no rows", path)
    return table


def _refuse_short_rows(path: Path, columns: list[str], separator: str) -> None:
    """Find rows that end early, which pandas fills up with empty fields without a word."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, delimiter=separator)
        for row in reader:
            if row and len(row) < len(columns):
                column = columns[len(row)]
                raise BadFile("the row ends before this column", path, reader.line_num, column)


def _header(path: Path) -> tuple[list[str], str]:
    """The column names and the separator, from the first line."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        line = file.readline().strip("\r\n")
    if not line:
        raise BadFile("the file is empty, or its first line is: column names are needed", path, 1)
    separator = max(",;\t", key=line.count)
    return next(csv.reader([line], delimiter=separator)), separator


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


def example(folder: Path) -> str:
    """Return a mapping to start from, guessed from the headers of the CSV files in a folder."""
    headers = {path.name: _header(path)[0] for path in sorted(folder.glob("*.csv"))}
    guesses = {name: _guess(columns) for name, columns in headers.items()}
    sections: dict[str, Any] = {}
    for name, guess in guesses.items():
        if {"USER_ID", "ITEM_ID", "TIMESTAMP"} <= set(guess) and "interactions" not in sections:
            sections["interactions"] = {"file": name, "columns": guess, "timestamp": "iso"}
    used = [section["file"] for section in sections.values()]
    for kind, key, other in (("items", "ITEM_ID", "USER_ID"), ("users", "USER_ID", "ITEM_ID")):
        for name, guess in guesses.items():
            if name not in used and key in guess and other not in guess and kind not in sections:
                rest = {_field(c): c for c in headers[name] if c != guess[key]}
                sections[kind] = {"file": name, "columns": {key: guess[key], **rest}}
    if "interactions" not in sections:
        name = next(iter(headers), "interactions.csv")
        columns = {"USER_ID": "user_id", "ITEM_ID": "item_id", "TIMESTAMP": "timestamp"}
        ordered = {"interactions": {"file": name, "columns": columns, "timestamp": "seconds"}}
        sections = {**ordered, **sections}
    text = yaml.safe_dump(sections, sort_keys=False, allow_unicode=True)
    found = "".join(f"# {name}: {', '.join(columns)}\n" for name, columns in headers.items())
    return f"# timestamp: seconds, milliseconds, iso, or a format such as '%d.%m.%Y'\n{found}{text}"


def _guess(columns: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for field, hints in _HINTS.items():
        for hint in hints:
            match = next(
                (c for c in columns if hint in f"_{c.lower()}" and c not in found.values()), None
            )
            if match:
                found[field] = match
                break
    return found


def _field(column: str) -> str:
    return re.sub(r"[^A-Z0-9]+", "_", column.upper()).strip("_") or "COLUMN"
