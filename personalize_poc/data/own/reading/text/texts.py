"""A text made ready for DuckDB: UTF-8, one kind of line end, no zeros."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from personalize_poc.data.errors import BadFile, MappingError
from personalize_poc.data.findings import Finding
from personalize_poc.data.own.reading.ground.units import Unit
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.reading.text import (
    bytescan,
    encodings,
    shifted,
    text_notes,
    transcode,
)
from personalize_poc.data.own.reading.text.bytescan import Facts
from personalize_poc.data.own.reading.text.encoding_names import name, spoken
from personalize_poc.data.own.reading.text.encodings import Guessed
from personalize_poc.language import N_, _

_HEAD = 1 << 16
_TRUSTED = 0.6
"""From this plausibility on, single lines are read in an encoding other than the rest's."""
_UNKNOWN = N_(
    "its letters are in an encoding of seven bits (ISO-2022) that is not known here: "
    "export it as UTF-8"
)


@dataclass(frozen=True)
class Text:
    """A text in UTF-8.

    Attributes:
        path: of it; the file itself if nothing had to be changed.
        encoding: of the file.
        findings: about its bytes.
    """

    path: Path
    encoding: str
    findings: tuple[Finding, ...] = ()


def prepare(work: Workspace, unit: Unit, *, thorough: bool = False, neighbours: str = "") -> Text:
    """Make a text ready.

    Args:
        work: of this reading.
        unit: the file.
        thorough: look at every byte, also of a large file.
        neighbours: the encoding of the files beside it, to be taken where it is not UTF-8.

    Raises:
        MappingError: the encoding that a person names does not exist.
        BadFile: a line is longer than 64 MB, or the encoding is not known here.
    """
    with unit.path.open("rb") as file:
        head = file.read(_HEAD)
    said = unit.reading.get("encoding")
    chosen = name(str(said)) if said is not None else None
    if said is not None and chosen is None:
        raise MappingError(
            f"{unit.file}: there is no encoding {said!r}.", _("Try utf-8 or cp1252.")
        )
    mark = encodings.marked(head)
    if chosen is None and mark is not None and mark != "utf-8":
        return _rewritten(work, unit, mark, [text_notes.wide(unit.file, mark)])
    facts = bytescan.look(unit.path, whole=thorough)
    if chosen is None and facts.shifted:
        return _shifted(work, unit, facts.shifted)
    notes = [text_notes.mark(unit.file)] if mark == "utf-8" else []
    rewrite = bool(facts.zeros) or facts.is_mixed
    if facts.is_mixed:
        notes.append(text_notes.mixed_breaks(unit.file, facts.breaks))
    if chosen is not None and chosen not in ("utf-8", "ascii"):
        chosen = encodings.of_windows(bytes(facts.sample), chosen)
        return _rewritten(work, unit, chosen, notes, breaks=facts.is_mixed)
    if chosen is not None or not facts.invalid:
        if not rewrite and not (chosen is not None and facts.invalid):
            return Text(unit.path, "utf-8", tuple(notes))
        return _rewritten(work, unit, "utf-8", notes, breaks=facts.is_mixed)
    return _guessed(work, unit, facts, notes, neighbours)


def _shifted(work: Workspace, unit: Unit, encoding: str) -> Text:
    """A text of seven bits whose letters begin further below."""
    if encoding == shifted.UNKNOWN:
        raise BadFile(_UNKNOWN, unit.file)
    return _rewritten(work, unit, encoding, [text_notes.wide(unit.file, encoding)])


def _guessed(
    work: Workspace, unit: Unit, facts: Facts, notes: list[Finding], neighbours: str
) -> Text:
    """A text that is not UTF-8, or not all of it."""
    if facts.valid >= facts.invalid:
        guess = encodings.guess_lines(bytes(facts.sample))
        other = guess.encoding if guess.plausible >= _TRUSTED else ""
        return _rewritten(work, unit, "utf-8", notes, other=other, breaks=facts.is_mixed)
    if neighbours:
        guess = Guessed(neighbours, 1.0)
    else:
        guess = encodings.guess(bytes(facts.sample), unit.file)
    notes.append(text_notes.guessed(unit.file, guess, _example(bytes(facts.sample), guess)))
    return _rewritten(work, unit, guess.encoding, notes, breaks=facts.is_mixed)


def _example(sample: bytes, guess: Guessed) -> str:
    """A line with letters beyond ASCII, as it is read."""
    return sample.split(b"\n", 1)[0].decode(guess.encoding, errors="replace")


def _rewritten(
    work: Workspace,
    unit: Unit,
    encoding: str,
    notes: list[Finding],
    *,
    other: str = "",
    breaks: bool = False,
) -> Text:
    target = work.new_path(".txt")
    wide = encoding.startswith(transcode.WIDE)
    try:
        outcome = transcode.to_utf8(unit.path, target, encoding, other=other, breaks=breaks or wide)
    except OSError as error:
        raise work.sentence(error, unit.file) from error
    except BadFile as error:
        raise BadFile(error.reason, unit.file) from error
    if outcome.damaged:
        notes.append(text_notes.damaged(unit.file, encoding, outcome))
    if outcome.other:
        notes.append(text_notes.two_encodings(unit.file, spoken(other), outcome))
    if outcome.zeros:
        notes.append(text_notes.zeros(unit.file, outcome.zeros))
    return Text(target, encoding, tuple(notes))
