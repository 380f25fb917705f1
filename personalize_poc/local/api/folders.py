"""Folders of the data directory that belong to resources, removed with them."""

from __future__ import annotations

from personalize_poc.local import files
from personalize_poc.local.api.context import Service


def remove_folder(service: Service, relative: str | None) -> None:
    """Remove a folder of the data directory; a crash in between leaves nothing in its place."""
    if relative:
        files.remove_folder(service.data_dir / relative, service.data_dir / "trash")
