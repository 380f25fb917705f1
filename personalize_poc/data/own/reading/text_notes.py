"""What there is to say about the bytes of a text."""

from __future__ import annotations

from collections.abc import Sequence

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.reading.encodings import SPOKEN, Guessed
from personalize_poc.data.own.reading.notes import counted, shortened
from personalize_poc.data.own.reading.transcode import Outcome

GUESSED = "encoding-guessed"
_IMPORT = "Amazon Personalize takes UTF-8 only."


def mark(file: str) -> Finding:
    """The text begins with a byte order mark."""
    return Finding(
        "byte-order-mark",
        Grade.NOTE,
        "The file begins with a byte order mark, which is not read.",
        file=file,
        row=1,
        matters="Left in, it becomes a part of the first column's name, and that is not found.",
        fix="Nothing here; cleaned files do not have it.",
    )


def wide(file: str, encoding: str) -> Finding:
    """The text is UTF-16 or UTF-32."""
    return Finding(
        "not-utf-8",
        Grade.NOTE,
        f"The text is {encoding.upper()}, and read as such.",
        file=file,
        matters=_IMPORT,
        fix="Nothing here; cleaned files are UTF-8.",
    )


def guessed(file: str, guess: Guessed, example: str) -> Finding:
    """The encoding is not written anywhere: it was guessed."""
    spoken = SPOKEN.get(guess.encoding, guess.encoding)
    second = SPOKEN.get(guess.runner_up, guess.runner_up)
    return Finding(
        GUESSED,
        Grade.NOTE,
        f"The text is not UTF-8; it is read as {spoken}"
        + (f", and could be {second} as well." if second else "."),
        file=file,
        value=shortened(example),
        matters=f"{_IMPORT} A wrong guess shows other letters; ids stay distinct mostly, names and "
        "categories do not read well.",
        fix="Look at the value shown: if its letters are wrong, say reading: {encoding: …} in the "
        "mapping.",
    )


def damaged(file: str, encoding: str, outcome: Outcome) -> Finding:
    """Bytes that are no letter in the encoding of the text."""
    return Finding(
        "undecodable-bytes",
        Grade.WEAKENS,
        f"{counted(outcome.damaged, 'byte')} {'is' if outcome.damaged == 1 else 'are'} no letter "
        f"in {SPOKEN.get(encoding, encoding.upper())} and read as the sign \ufffd.",
        file=file,
        row=outcome.damaged_line,
        value=shortened(outcome.example),
        count=outcome.damaged,
        matters="Two ids that differ only in such letters become one.",
        fix="Export the file as UTF-8; a value that was cut in the middle of a letter ends so.",
    )


def two_encodings(file: str, other: str, outcome: Outcome) -> Finding:
    """Some lines are in another encoding than the rest."""
    return Finding(
        "mixed-encodings",
        Grade.NOTE,
        f"{counted(outcome.other, 'line')} {'is' if outcome.other == 1 else 'are'} not UTF-8 as "
        f"the rest, and read as {other}.",
        file=file,
        row=outcome.other_line,
        count=outcome.other,
        matters=f"{_IMPORT} Exports of several systems were put together.",
        fix="Look at this line; if its letters are wrong, export it again as UTF-8.",
    )


def mixed_breaks(file: str, breaks: Sequence[int]) -> Finding:
    """Lines end in several ways, or in the old way of the Mac."""
    kinds = [
        f"{count:,} with {name}"
        for count, name in zip(breaks, ("CR LF", "LF", "CR"), strict=True)
        if count
    ]
    return Finding(
        "line-ends",
        Grade.NOTE,
        f"Lines end in unusual ways: {', '.join(kinds)}; all are read as ends of lines.",
        file=file,
        count=min(count for count in breaks if count),
        matters="A reader that expects one kind takes two lines for one, or a sign into an id.",
        fix="Nothing here; cleaned files have one kind.",
    )


def zeros(file: str, count: int) -> Finding:
    """Bytes that are zero."""
    return Finding(
        "zero-bytes",
        Grade.WEAKENS,
        f"{counted(count, 'zero byte')} {'is' if count == 1 else 'are'} left out.",
        file=file,
        count=count,
        matters="A text has none: a disk or a transfer failed, or a database filled up fields.",
        fix="Compare a few rows with the source; export it again if they differ.",
    )
