"""A mapping.yaml to start from, guessed from the CSV files in a folder."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from personalize_poc.data.own.csvfile import header

_HINTS = {
    "USER_ID": ("user", "customer", "member", "client", "visitor", "account", "person"),
    "ITEM_ID": ("item", "product", "sku", "movie", "film", "article", "content", "asset"),
    "TIMESTAMP": ("timestamp", "time", "date", "when", "_at", "created"),
    "EVENT_TYPE": ("event", "action", "type", "kind"),
}
_MILLISECONDS_FROM = 1e11
"""Larger numbers are no seconds: they would lie after the year 5000."""


def example(folder: Path) -> str:
    """Return a mapping to start from, guessed from the headers of the CSV files in a folder."""
    headers = {path.name: header(path)[0] for path in sorted(folder.glob("*.csv"))}
    guesses = {name: _guess(columns) for name, columns in headers.items()}
    sections: dict[str, Any] = {}
    for name, guess in guesses.items():
        if {"USER_ID", "ITEM_ID", "TIMESTAMP"} <= set(guess) and "interactions" not in sections:
            form = _time_form(folder / name, guess["TIMESTAMP"])
            sections["interactions"] = {"file": name, "columns": guess, "timestamp": form}
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


def _time_form(path: Path, column: str) -> str:
    """The form of the first time in a file: numbers are seconds, unless they are too large."""
    import pandas as pd

    try:
        first = pd.read_csv(path, sep=header(path)[1], dtype="str", nrows=1, encoding="utf-8-sig")
        number = float(first[column].iloc[0])
    except (ValueError, KeyError, IndexError):
        return "iso"
    return "seconds" if number < _MILLISECONDS_FROM else "milliseconds"


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
