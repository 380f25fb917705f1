"""A person's files, whatever they are, as tables of text in DuckDB."""

from __future__ import annotations

from personalize_poc.data.own.reading.opening import open_source

__all__ = ["open_source"]
