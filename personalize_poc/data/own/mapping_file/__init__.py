r"""mapping.yaml: which file and column of a person's data is what, as a file that a person edits.

name: My shop                   # optional
licence: internal               # optional
interactions:
  files: [orders-*.csv.gz]      # or `file: orders.csv`; names, or patterns with *
  columns:                      # field of Personalize: column of the file
    {USER_ID: customer, ITEM_ID: sku, TIMESTAMP: ordered_at, EVENT_TYPE: action, DEVICE: device}
  timestamp: iso                # seconds, milliseconds, microseconds, nanoseconds, excel, iso, or a
                                # format such as "%d.%m.%Y %H:%M"; a list, if several occur; count,
                                # if it numbers what each person did and no time is known; ticks
                                # of .NET, filetime of Windows, webkit of Chrome, apple (since 2001)
                                # "1%y%j" for 123045 of JD Edwards, day 45 of 2023; "1%y%m%d" for
                                # 1230415 of IBM i, 15 April 2023
  time_of_day: ordered_hour     # column with the time of day, if TIMESTAMP has the day alone;
                                # of a number that lost zeros, 93015, it is "%Y%m%d %H%M%S"
  timezone: Asia/Seoul          # or +09:00: of times that name none, and of days and hours;
                                # UTC if it is left out
  event_types: {view: click}    # other names for events; `null` leaves the rows out
  event_type: purchase          # of all rows, if there is no column
  leave_out: {status: [cancelled, returned]}   # rows that are not taken, by value of a column;
                                # {cancelled_at: ["*"]} for all in which it has a value
  carry: {status: order}        # status stands on one line of an order: it counts for all lines
  once: event_id                # rows that repeat the event_id of an earlier one, with the same
                                # user, item, type and time, are not taken; "*": all columns alike
  renamed: {june.csv: {customerNumber: customer}}   # files of another layout: what their columns
                                # are called in the others; the rows of all are read as one table
  digits: {customer: 6}         # ids that lost their zeros, in all files or some: 42 is 000042
  join: {file: visits.csv, "on": {visit: id}, columns: {USER_ID: visitor}}  # or a list of these;
                                # without columns, if only leave_out or title names one of that
                                # file; `on` may begin at a file joined before; `only: {lang: en}`
                                # takes the rows of one language
  reading: {encoding: cp949, delimiter: ";", escape: "\\\\", skip: 3, header: true}  # if not seen;
                                # {numbered: customer} adds the column "row number": the rows of
                                # each customer from 1 on, for `timestamp: count`;
                                # {file_names: true} adds the column "file name", where each
                                # person has a file
  decimal: ","                  # what separates decimals, if it is no point
  title: product name           # what rows call items that the table of items lacks
  unused: {note: internal remark}              # columns that are not taken, with the reason
items:                          # optional
  file: products.csv
  columns: {ITEM_ID: sku, CATEGORY: categories, PRICE: price}
  kinds: {CATEGORY: list, PRICE: number}       # categorical, list, number, text; else recognised
  title: name                   # what a person calls an item
  separator: ";"                # between several values of a field; or json, or python
users:                          # optional
  file: customers.csv
  columns: {USER_ID: id, AGE_GROUP: age}
"""

from __future__ import annotations

from collections.abc import Mapping as Comments
from pathlib import Path

from personalize_poc.data.errors import MappingError
from personalize_poc.data.own.mapping_file import reader, writer, yaml_text
from personalize_poc.data.own.mapping_file.types import (
    EVENT_TYPE,
    MAPPING,
    REQUIRED,
    SECTIONS,
    Join,
    Mapping,
    Section,
)
from personalize_poc.files import write_atomically

__all__ = [
    "EVENT_TYPE",
    "MAPPING",
    "REQUIRED",
    "SECTIONS",
    "Join",
    "Mapping",
    "Section",
    "parse",
    "read",
    "text",
    "write",
]


def read(path: Path | str) -> Mapping:
    """Read a mapping.yaml.

    Raises:
        MappingError: it cannot be read, or says something impossible; the message names the place
            and what to do.
    """
    path = Path(path)
    try:
        content = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise MappingError(
            f"{path} is no readable YAML: it is not UTF-8 (byte {error.start}); save it as UTF-8."
        ) from error
    except OSError as error:
        raise MappingError(f"{path} cannot be read: {error.strerror or error}.") from error
    return parse(content, str(path))


def parse(content: str, place: str = MAPPING) -> Mapping:
    """Take the text of a mapping.yaml apart.

    Args:
        content: the text.
        place: what messages call it.

    Raises:
        MappingError: as for `read`.
    """
    return reader.mapping(yaml_text.load(content, place), place)


def write(mapping: Mapping, path: Path | str, comments: Comments[str, str] | None = None) -> None:
    """Write a mapping.yaml that `read` reads as the same mapping; the file is whole or untouched.

    Args:
        mapping: what it shall say.
        path: the file.
        comments: as for `text`.
    """
    write_atomically(Path(path), text(mapping, comments))


def text(mapping: Mapping, comments: Comments[str, str] | None = None) -> str:
    """The text of a mapping.yaml.

    Args:
        mapping: what it shall say.
        comments: place -> what a person should know there. Places are "" (the head of the file),
            "interactions" (above the section), "interactions.timestamp" (beside a key) and
            "interactions.columns.USER_ID" (beside an entry of a key).
    """
    return writer.text(mapping, dict(comments or {}))
