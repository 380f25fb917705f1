"""What a mapping.yaml says, as values: see `mapping_file` for the file itself."""

from __future__ import annotations

from dataclasses import dataclass, field

MAPPING = "mapping.yaml"
SECTIONS = ("interactions", "items", "users")
EVENT_TYPE = "interaction"
"""What every row is called where the data does not say what happened."""
ANY = "*"
"""In `leave_out`: every row in which the column has a value. In `once`: all columns."""
REQUIRED = {
    "interactions": ("USER_ID", "ITEM_ID", "TIMESTAMP"),
    "items": ("ITEM_ID",),
    "users": ("USER_ID",),
}


@dataclass(frozen=True)
class Join:
    """Columns that stand in another table.

    Attributes:
        file: the file (or label) of that table.
        on: column here -> column there; they hold the same values.
        columns: field of Personalize -> column there; without any, the table has the titles or
            says which rows are left out.
        only: column there -> the value of the rows that are meant, such as one language.
        several: whether all rows of a key count, such as the genres of a film: their values become
            a list. So do those of a table that is joined with such a one.
    """

    file: str
    on: dict[str, str]
    columns: dict[str, str]
    only: dict[str, str] = field(default_factory=dict)
    several: bool = False


@dataclass(frozen=True)
class Section:
    """How one data set stands in the files.

    Attributes:
        files: names relative to the folder, or patterns.
        columns: field of Personalize -> column of the file.
        timestamp: forms of TIMESTAMP (or CREATION_TIMESTAMP), tried in this order: "seconds",
            "milliseconds", "microseconds", "nanoseconds", "ticks", "filetime", "webkit", "apple"
            (see `times.sql`), "excel", "iso", "count" (the n-th thing that somebody did), or a
            strptime format, also with the day of the year or the century in front ("%Y%j",
            "1%y%j", "1%y%m%d": see `times.of_year`).
        time_of_day: column with the time of day, where TIMESTAMP has the day alone; or None.
        timezone: of times that name none, and of days and hours: "Asia/Seoul", or "UTC+09:00".
        event_types: event type in the file -> in Personalize; None leaves these rows out.
        event_type: of all rows, where there is no column; None: `EVENT_TYPE`.
        leave_out: column of the file, or of a joined one -> values whose rows are not taken; of
            all that have a column of this name. `ANY` stands for every value.
        carry: column of `leave_out` -> column with the number of the order. Its value stands on
            one line of an order only, and counts for the other lines, where it is empty.
        once: column with an id that each row has of its own: rows that repeat one, with the same
            user, item, event type and time, count once; `ANY` for rows that are equal in all
            columns; or None.
        renamed: files of another layout, or a pattern of them -> column there -> what it is called
            here; their rows follow those of the other files.
        digits: column with ids that lost the zeros before them, in these or in some files -> how
            many digits each has.
        joins: columns from other tables, one a table.
        reading: what is to be read otherwise than recognised (see `tables.Part.reading`).
        decimal: "." or ",".
        unused: columns that are not taken -> why.
        kinds: field -> "categorical", "list", "number" or "text", where it is stated.
        title: column with what people call an item, of the file or of a joined one; or None. That
            of interactions, of their own file, names items that no table of items has.
        separator: between several values of one field: a text, "json" or "python"; None if there
            are no such fields.
    """

    files: tuple[str, ...]
    columns: dict[str, str]
    timestamp: tuple[str, ...] = ("seconds",)
    time_of_day: str | None = None
    timezone: str = "UTC"
    event_types: dict[str, str | None] = field(default_factory=dict)
    event_type: str | None = None
    leave_out: dict[str, tuple[str, ...]] = field(default_factory=dict)
    carry: dict[str, str] = field(default_factory=dict)
    once: str | None = None
    renamed: dict[str, dict[str, str]] = field(default_factory=dict)
    digits: dict[str, int] = field(default_factory=dict)
    joins: tuple[Join, ...] = ()
    reading: dict[str, str | int | bool] = field(default_factory=dict)
    decimal: str = "."
    unused: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    title: str | None = None
    separator: str | None = None

    @property
    def fields(self) -> dict[str, str]:
        """Field of Personalize -> column, of the file and of all that is joined."""
        joined = {name: column for one in self.joins for name, column in one.columns.items()}
        return {**self.columns, **joined}


@dataclass(frozen=True)
class Mapping:
    """A whole mapping.yaml.

    Attributes:
        sections: "interactions" always; "items" and "users" where there are such files.
        name: of the data; "" for the name of the folder.
        licence: under which terms it may be used; "" if nothing is said.
    """

    sections: dict[str, Section]
    name: str = ""
    licence: str = ""
