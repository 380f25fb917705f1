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
NOTHING = N_("stands for no value")
LIST = N_("members of a list joined by |")
NUMBER = N_("written as a plain number")
YES_NO = N_("written as true or false")
SECONDS = N_("written in Unix seconds")
RENAMED = N_("renamed by event_types in mapping.yaml")
ADDED = N_("added: no column says what happened")
VALUE = N_("left out by leave_out in mapping.yaml")
ORDER = N_("of an order that leave_out in mapping.yaml leaves out")
AGAIN = N_("counted once: an earlier row says the same")
UNUSED = N_("not used by mapping.yaml")
KIND = N_("left out by event_types in mapping.yaml")
NO_DATA = N_("no row of data")
UNREAD = {
    "wrong-width": N_("another number of fields than the rest"),
    "broken-quotes": N_("a quote that does not close"),
    "broken-json": N_("no JSON object"),
    "line-too-long": N_("longer than 2 MB"),
    "file-cut-off": N_("the file ends within this row"),
    "repeated-header": N_("the header again"),
    "footer-skipped": N_("a total or a note below the table"),
    "subtotals-skipped": N_("a total of the rows above"),
    "one-word-rows": N_("the same word in every column"),
    "empty-rows": N_("no value at all"),
}
"""Code of a finding about rows that were not read -> why they are left out."""
_IN_ZONE = N_("written in Unix seconds, times without a zone as {zone}")
_LONGER = N_("longer than {limit}")
_NO_VALUE = N_("no readable {type}")


def longer(limit: int) -> str:
    """A text has more characters than the service takes."""
    return _LONGER.format(limit=f"{limit:,}")


def in_zone(zone: str) -> str:
    """Times were read in a zone that not all of them name."""
    return _IN_ZONE.format(zone=zone)


def no_value(kind: str) -> str:
    """What stands there is no value of a type of Avro."""
    return _NO_VALUE.format(type=kind)


def said(reason: str) -> str:
    """A reason in the chosen language."""
    if (told := _(reason)) != reason:
        return told
    for text, key in ((_LONGER, "limit"), (_NO_VALUE, "type"), (_IN_ZONE, "zone")):
        begin = text.partition("{")[0]
        if reason.startswith(begin):
            return _(text).format(**{key: reason.removeprefix(begin)})
    return reason
