"""From a table to what Personalize needs beside it: the Avro schema, and the CSV file itself."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from personalize_poc import files
from personalize_poc.data import one_line
from personalize_poc.data.errors import BadOption
from personalize_poc.data.whole import Facts, Whole

if TYPE_CHECKING:
    import pandas as pd

_REQUIRED = {
    "Interactions": ("USER_ID", "ITEM_ID", "TIMESTAMP"),
    "Items": ("ITEM_ID",),
    "Users": ("USER_ID",),
}
#: Reserved fields whose type the service prescribes.
_FIXED = {
    "USER_ID": "string",
    "ITEM_ID": "string",
    "TIMESTAMP": "long",
    "CREATION_TIMESTAMP": "long",
    "EVENT_TYPE": "string",
    "EVENT_VALUE": "float",
    "IMPRESSION": "string",
    "RECOMMENDATION_ID": "string",
    "EVENT_ATTRIBUTION_SOURCE": "string",
}


def schema(
    table: pd.DataFrame | Whole,
    dataset_type: str,
    categorical: Collection[str] = (),
    textual: str | None = None,
    item_name: str | None = None,
) -> dict[str, Any]:
    """Describe a table as an Avro schema for Personalize.

    Args:
        table: the table that will be imported.
        dataset_type: "Interactions", "Items" or "Users".
        categorical: columns whose values are categories (several values joined by "|").
        textual: the one column of Items with text in natural language.
        item_name: the column of Items that names an item, for aws-semantic-similarity.

    Returns:
        The schema as a dict, to be sent as ``json.dumps(schema)``. Columns with empty values allow
        null, and so does all context of interactions, because a live event may come without it;
        required ones never do.

    Raises:
        BadOption: an unknown type of data set, a column that is not there or may not be marked so.
    """
    if dataset_type not in _REQUIRED:
        raise BadOption(
            f"dataset_type must be one of {', '.join(_REQUIRED)}, not {dataset_type!r}."
        )
    special = [name for name in (textual, item_name) if name]
    named = [*categorical, *special, *_REQUIRED[dataset_type]]
    missing = [name for name in named if name not in table.columns]
    if missing:
        raise BadOption(f"The table has no column {', '.join(missing)}.")
    if special and dataset_type != "Items":
        raise BadOption("Only Items may have a textual column and a name.")
    facts = _facts(table)
    fields: list[dict[str, Any]] = []
    for name in map(str, table.columns):
        kind = _FIXED.get(name) or facts[name].kind
        marked = name in categorical or name in special
        if marked and (kind != "string" or name in _FIXED):
            raise BadOption(f"{name} cannot be categorical or textual: it is a {kind} field.")
        entry = field(dataset_type, name, kind, has_empty=facts[name].has_gaps)
        if name in categorical:
            entry["categorical"] = True
        if name == textual:
            entry["textual"] = True
        if name == item_name:
            entry["itemName"] = True
        fields.append(entry)
    return record(dataset_type, fields)


def field(dataset_type: str, name: str, kind: str, *, has_empty: bool) -> dict[str, Any]:
    """One field of a schema, which allows null where it has to.

    Args:
        dataset_type: "Interactions", "Items" or "Users".
        name: of the field.
        kind: its type in Avro; that of reserved fields is prescribed.
        has_empty: whether a row has no value.
    """
    required = _REQUIRED[dataset_type]
    kind = _FIXED.get(name, kind)
    optional = dataset_type == "Interactions" and name not in (*required, "EVENT_TYPE")
    nullable = optional or (name not in required and has_empty)
    return {"name": name, "type": ["null", kind] if nullable else kind}


def record(dataset_type: str, fields: list[dict[str, Any]]) -> dict[str, Any]:
    """A schema of these fields."""
    return {
        "type": "record",
        "name": dataset_type,
        "namespace": "com.amazonaws.personalize.schema",
        "fields": fields,
        "version": "1.0",
    }


def is_reserved(name: str) -> bool:
    """Whether the service itself says what a field of this name is."""
    return name in _FIXED


#: Columns that name or describe one item; their values are no categories.
_DESCRIBING = ("TITLE", "NAME", "DESCRIPTION", "URL", "IMAGE")


def categories(table: pd.DataFrame | Whole) -> list[str]:
    """Return the columns of a table that are worth marking as categorical.

    These are texts whose values come back: several values joined by "|", or at most half as many
    distinct values as rows. Ids, reserved fields, titles and descriptions are not.
    """
    return [
        name
        for name, facts in _facts(table).items()
        if facts.comes_back and name not in _FIXED and not describes(name)
    ]


def describes(name: str) -> bool:
    """Whether a column of this name holds texts for people, such as titles."""
    return any(word in name.upper() for word in _DESCRIBING)


def _facts(table: pd.DataFrame | Whole) -> dict[str, Facts]:
    """What a schema has to know of each column."""
    if isinstance(table, Whole):
        return table.facts
    return {str(name): _fact(table[name]) for name in table.columns}


def _fact(values: pd.Series) -> Facts:
    kind, has_gaps = _avro_type(values), bool(values.isna().any())
    given = values.dropna()
    if str(values.name) in _FIXED or not len(given) or _avro_type(given) != "string":
        return Facts(kind, has_gaps, comes_back=False)
    texts = given.astype(str)
    several = texts.str.contains("|", regex=False).any()
    return Facts(kind, has_gaps, bool(several or texts.nunique() * 2 <= len(values)))


def _avro_type(values: pd.Series) -> str:
    import pandas as pd

    if pd.api.types.is_bool_dtype(values.dtype):
        return "boolean"
    if pd.api.types.is_integer_dtype(values.dtype):
        small = values.dropna().abs().max() < 2**31 if values.notna().any() else True
        return "int" if small else "long"
    if pd.api.types.is_float_dtype(values.dtype):
        return "float"
    return "string"


def _in_one_line(table: pd.DataFrame) -> pd.DataFrame:
    """The table without line breaks in its texts."""
    texts = table.select_dtypes(["object", "string", "category"])
    broken = {
        name: values.astype("string").str.replace(one_line.BREAK, " ", regex=True)
        for name, values in texts.items()
        if any("\n" in one or "\r" in one for one in values.unique() if isinstance(one, str))
    }
    return table.assign(**broken) if broken else table


def write_csv(table: pd.DataFrame | Whole, path: Path | str) -> Path:
    """Write a table as Personalize reads it: UTF-8, header, quotes and backslashes escaped.

    The file appears complete or not at all. Booleans are written in lower case. A record is one
    line, so that a blank stands for a line break within a text.

    Returns:
        The path of the file.
    """
    import pandas as pd

    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(table, Whole):
        with files.replacing(path) as temporary:
            table.write_csv(temporary)
        return path
    flags = [name for name in table.columns if pd.api.types.is_bool_dtype(table[name].dtype)]
    if flags:
        lower = {name: table[name].map({True: "true", False: "false"}) for name in flags}
        table = table.assign(**lower)
    table = _in_one_line(table)
    with files.replacing(path) as temporary:
        table.to_csv(
            temporary,
            index=False,
            encoding="utf-8",
            lineterminator="\n",
            doublequote=False,
            escapechar="\\",
        )
    return path
