"""What can go wrong with a data set.

DataError (an errors.BadInput)
├── UnknownDataset       the name is none of the built-in sets and no folder
├── BadOption            an option the data set does not know, or a size it cannot have
├── DownloadFailed       no network, a wrong checksum, an interrupted transfer
├── MappingError         mapping.yaml is missing or says something impossible
└── BadFile              a file that is missing or broken: file, row and column are named
    └── NoTable          a sound file that holds no table, or one without rows
"""

from __future__ import annotations

from pathlib import Path

from personalize_poc.errors import BadInput


class DataError(BadInput):
    """A data set cannot be had as asked; the message says what to do."""


class UnknownDataset(DataError):
    """The name is neither a built-in data set nor a folder."""


class BadOption(DataError):
    """An option is unknown or outside its range."""


class DownloadFailed(DataError):
    """A download did not end with the published file."""


class MappingError(DataError):
    """mapping.yaml is missing, unreadable or points at something that is not there."""


class BadFile(DataError):
    """A CSV file is missing or broken.

    Attributes:
        file: the file.
        row: line number as an editor shows it (the header is line 1), or None.
        column: name of the column, or None.
        reason: the message without the place.
    """

    def __init__(
        self, message: str, file: Path | str, row: int | None = None, column: str | None = None
    ) -> None:
        self.file, self.row, self.column, self.reason = Path(file), row, column, message
        place = f"{self.file}"
        if row is not None:
            place += f", row {row}"
        if column is not None:
            place += f", column {column}"
        super().__init__(f"{place}: {message}")
        self.args = (message, file, row, column)


class NoTable(BadFile):
    """A file is sound, and holds no table: it is empty, has a header only, or is prose."""
