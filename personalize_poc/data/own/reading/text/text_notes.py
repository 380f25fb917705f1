"""What there is to say about the bytes of a text."""

from __future__ import annotations

from collections.abc import Sequence

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.reading.ground.notes import counted, shortened
from personalize_poc.data.own.reading.text import encoding_names
from personalize_poc.data.own.reading.text.encodings import Guessed
from personalize_poc.data.own.reading.text.transcode import Outcome
from personalize_poc.language import N_, _, ngettext

GUESSED = "encoding-guessed"
_IMPORT = N_("Amazon Personalize takes UTF-8 only.")


def mark(file: str) -> Finding:
    """The text begins with a byte order mark."""
    return Finding(
        "byte-order-mark",
        Grade.NOTE,
        _("The file begins with a byte order mark, which is not read."),
        file=file,
        row=1,
        matters=_("Left in, it becomes a part of the first column's name, and that is not found."),
        fix=_("Nothing here; cleaned files do not have it."),
    )


def wide(file: str, encoding: str) -> Finding:
    """The text is UTF-16, UTF-32 or ISO-2022."""
    spoken = encoding_names.spoken(encoding)
    return Finding(
        "not-utf-8",
        Grade.NOTE,
        _("The text is {encoding}, and read as such.").format(
            encoding=encoding.upper() if spoken == encoding else spoken
        ),
        file=file,
        matters=_(_IMPORT),
        fix=_("Nothing here; cleaned files are UTF-8."),
    )


def guessed(file: str, guess: Guessed, example: str) -> Finding:
    """The encoding is not written anywhere: it was guessed."""
    spoken = encoding_names.spoken(guess.encoding)
    second = guess.runner_up and encoding_names.spoken(guess.runner_up)
    return Finding(
        GUESSED,
        Grade.NOTE,
        _("The text is not UTF-8; it is read as {encoding}").format(encoding=spoken)
        + (_(", and could be {second} as well.").format(second=second) if second else "."),
        file=file,
        value=shortened(example),
        matters=_(
            "{utf8} A wrong guess shows other letters; ids stay distinct "
            "mostly, names and categories do not read well."
        ).format(utf8=_(_IMPORT)),
        fix=_(
            "Look at the value shown: if its letters are wrong, say reading: "
            "{encoding: …} in the mapping."
        ),
    )


def damaged(file: str, encoding: str, outcome: Outcome) -> Finding:
    """Bytes that are no letter in the encoding of the text."""
    spoken = encoding_names.spoken(encoding)
    name = encoding.upper() if spoken == encoding else spoken
    return Finding(
        "undecodable-bytes",
        Grade.WEAKENS,
        ngettext(
            "{bytes} is no letter in {encoding} and read as the sign �.",
            "{bytes} are no letter in {encoding} and read as the sign �.",
            outcome.damaged,
        ).format(bytes=counted(outcome.damaged, "byte"), encoding=name),
        file=file,
        row=outcome.damaged_line,
        value=shortened(outcome.example),
        count=outcome.damaged,
        matters=_("Two ids that differ only in such letters become one."),
        fix=_("Export the file as UTF-8; a value that was cut in the middle of a letter ends so."),
    )


def two_encodings(file: str, other: str, outcome: Outcome) -> Finding:
    """Some lines are in another encoding than the rest."""
    return Finding(
        "mixed-encodings",
        Grade.NOTE,
        ngettext(
            "{lines} is not UTF-8 as the rest, and read as {other}.",
            "{lines} are not UTF-8 as the rest, and read as {other}.",
            outcome.other,
        ).format(lines=counted(outcome.other, "line"), other=other),
        file=file,
        row=outcome.other_line,
        count=outcome.other,
        matters=_("{utf8} Exports of several systems were put together.").format(utf8=_(_IMPORT)),
        fix=_("Look at this line; if its letters are wrong, export it again as UTF-8."),
    )


def mixed_breaks(file: str, breaks: Sequence[int]) -> Finding:
    """Lines end in several ways, or in the old way of the Mac."""
    kinds = [
        _("{count:,} with {name}").format(count=count, name=name)
        for count, name in zip(breaks, ("CR LF", "LF", "CR", "CR CR LF"), strict=True)
        if count
    ]
    return Finding(
        "line-ends",
        Grade.NOTE,
        _("Lines end in unusual ways: {kinds}; all are read as ends of lines.").format(
            kinds=", ".join(kinds)
        ),
        file=file,
        count=min(count for count in breaks if count),
        matters=_("A reader that expects one kind takes two lines for one, or a sign into an id."),
        fix=_("Nothing here; cleaned files have one kind."),
    )


def zeros(file: str, count: int) -> Finding:
    """Bytes that are zero."""
    return Finding(
        "zero-bytes",
        Grade.WEAKENS,
        ngettext(
            "{bytes} is left out.",
            "{bytes} are left out.",
            count,
        ).format(bytes=counted(count, "zero byte")),
        file=file,
        count=count,
        matters=_("A text has none: a disk or a transfer failed, or a database filled up fields."),
        fix=_("Compare a few rows with the source; export it again if they differ."),
    )
