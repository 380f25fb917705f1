"""Why rows are left out and values are changed: in words, which changes.csv translates."""

from __future__ import annotations

from personalize_poc.language import N_, _

NO_ID = N_("no id")
NOBODY = N_("stands for nobody")
NO_TIME = N_("no time")
NO_READABLE_TIME = N_("no readable time")
TOO_EARLY = N_("before 1980")
TOO_LATE = N_("after 2100")
FUTURE = N_("in the future")
NO_TYPE = N_("no event type")
UNDOES = N_("undoes another event")
UNDONE = N_("undone by a later event")
NEGATIVE = N_("negative amount")
SAME_AGAIN = N_("the same event again")
RETRY = N_("repeated within seconds")
ID_AGAIN = N_("another row of the id is kept")
ZEROS = N_("leading zeros put back")
FORM = N_("written as in the catalogue")
CASE = N_("written as the most frequent form")
SPELLING = N_("written as the most frequent spelling")
BLANKS = N_("blanks removed")
LINE_BREAKS = N_("line breaks removed")
_LONGER = N_("longer than {limit}")
_NO_VALUE = N_("no readable {type}")


def longer(limit: int) -> str:
    """A text has more characters than the service takes."""
    return _LONGER.format(limit=f"{limit:,}")


def no_value(kind: str) -> str:
    """What stands there is no value of a type of Avro."""
    return _NO_VALUE.format(type=kind)


def said(reason: str) -> str:
    """A reason in the chosen language."""
    if (told := _(reason)) != reason:
        return told
    for text, key in ((_LONGER, "limit"), (_NO_VALUE, "type")):
        begin = text.partition("{")[0]
        if reason.startswith(begin):
            return _(text).format(**{key: reason.removeprefix(begin)})
    return reason
