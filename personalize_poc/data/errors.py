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

from personalize_poc import language
from personalize_poc.errors import BadInput
from personalize_poc.language import N_, _

_CORRECT = N_("Correct that place in mapping.yaml, and run the command again.")
_REPAIR = N_(
    "Name the file and its columns as they are; repair it or export it again if it is broken."
)
_OTHER = N_("Name a file with a header and rows below it.")


def _beside(message: str, hint: str) -> str:
    """What to do, in another language; in English the messages of this module say so themselves."""
    if language.chosen() == language.ENGLISH:
        return ""
    return ("\n" if "\n" in message else "") + _(hint)


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

    def __init__(self, message: str, next_step: str = "") -> None:
        super().__init__(message, next_step or _beside(message, _CORRECT))


class BadFile(DataError):
    """A CSV file is missing or broken.

    Attributes:
        file: the file.
        row: line number as an editor shows it (the header is line 1), or None.
        column: name of the column, or None.
        reason: the message without the place.
        told: the reason in the chosen language, as far as it is known in it.
    """

    _hint = _REPAIR

    def __init__(
        self,
        message: str,
        file: Path | str,
        row: int | None = None,
        column: str | None = None,
        told: str = "",
    ) -> None:
        self.told = told or _(message)
        self.file, self.row, self.column, self.reason = Path(file), row, column, message
        place = f"{self.file}"
        if row is not None:
            place += f", row {row}"
        if column is not None:
            place += f", column {column}"
        hint = _beside(message, self._hint)
        end = "." if hint and not message.endswith((".", "?", "!")) else ""
        super().__init__(f"{place}: {message}{end}", hint)
        self.args = (message, file, row, column, told)


class NoTable(BadFile):
    """A file is sound, and holds no table: it is empty, has a header only, or is prose."""

    _hint = _OTHER
