"""A text in any encoding, written again as UTF-8, in bounded memory."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from personalize_poc.data.errors import BadFile

_BLOCK = 1 << 20
_LONGEST = 64 << 20
WIDE = ("utf-16", "utf-32", "iso2022")
"""Encodings in which no byte is a line end, or a letter, by itself."""


@dataclass
class Outcome:
    """What happened to a text on the way.

    Attributes:
        damaged: bytes that could not be decoded, each now the sign U+FFFD.
        damaged_line: where the first of them stands.
        example: that line.
        other: lines that were in the other encoding.
        other_line: the first of them.
        zeros: signs with the number 0 that were left out.
        lines: passed so far.
    """

    damaged: int = 0
    damaged_line: int = 0
    example: str = ""
    other: int = 0
    other_line: int = 0
    zeros: int = 0
    lines: int = 0


def to_utf8(
    source: Path, target: Path, encoding: str, *, other: str = "", breaks: bool = False
) -> Outcome:
    r"""Write a text again as UTF-8.

    Args:
        source: the text.
        target: what is written.
        encoding: of the text.
        other: encoding of lines that are not in `encoding`; "" if there are none.
        breaks: write every end of a line as \n.

    Raises:
        BadFile: a line is longer than 64 MB.
    """
    outcome = Outcome()
    with source.open("rb") as read, target.open("wb") as write:
        wide = encoding.startswith(WIDE)
        texts = _wide(read, encoding, outcome) if wide else _lines(read, encoding, other, outcome)
        pending = ""
        for text in texts:
            if "\0" in text:
                outcome.zeros += text.count("\0")
                text = text.replace("\0", "")
            if breaks:
                text, pending = _unbroken(pending + text)
            outcome.lines += text.count("\n")
            write.write(text.encode("utf-8", errors="replace"))
        write.write(pending.replace("\r", "\n").encode())
    return outcome


def _unbroken(text: str) -> tuple[str, str]:
    r"""Every end of a line as \n; CRs at the end wait for what follows."""
    kept = text.rstrip("\r")
    rest = text[len(kept) :]
    text = kept.replace("\r\r\n", "\n")
    return text.replace("\r\n", "\n").replace("\r", "\n"), rest


def _wide(file: BinaryIO, encoding: str, outcome: Outcome) -> Iterator[str]:
    """Encodings of `WIDE`: what bytes are depends on those before them."""
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    while True:
        block = file.read(_BLOCK)
        text = decoder.decode(block, final=not block).removeprefix("\ufeff")
        if "\ufffd" in text:
            _damage(outcome, text, outcome.lines)
        yield text
        if not block:
            return


def _lines(file: BinaryIO, encoding: str, other: str, outcome: Outcome) -> Iterator[str]:
    """Encodings in which a line end is always the byte of ASCII."""
    rest = b""
    first = True
    while block := file.read(_BLOCK):
        block = rest + block
        cut = block.rfind(b"\n") + 1
        if not cut and len(block) < _LONGEST:
            rest = block
            continue
        if not cut:
            raise BadFile("a line is longer than 64 MB: this is no table", file.name)
        text = _decoded(block[:cut], encoding, other, outcome)
        yield text.removeprefix("\ufeff") if first else text
        first, rest = False, block[cut:]
    if rest:
        text = _decoded(rest, encoding, other, outcome)
        yield text.removeprefix("\ufeff") if first else text


def _decoded(block: bytes, encoding: str, other: str, outcome: Outcome) -> str:
    """A block; line by line if not all of it is in the encoding."""
    try:
        return block.decode(encoding)
    except UnicodeDecodeError:
        pass
    texts = []
    for number, line in enumerate(block.splitlines(keepends=True)):
        try:
            text = line.decode(encoding)
        except UnicodeDecodeError:
            text = _otherwise(line, encoding, other, outcome, outcome.lines + number)
        texts.append(text)
    return "".join(texts)


def _otherwise(line: bytes, encoding: str, other: str, outcome: Outcome, number: int) -> str:
    """A line that is not in the encoding of the rest."""
    if other:
        try:
            text = line.decode(other)
        except UnicodeDecodeError:
            pass
        else:
            outcome.other += 1
            outcome.other_line = outcome.other_line or number + 1
            return text
    text = line.decode(encoding, errors="replace")
    _damage(outcome, text, number)
    return text


def _damage(outcome: Outcome, text: str, before: int) -> None:
    outcome.damaged += text.count("\ufffd")
    if not outcome.damaged_line:
        at = text.index("\ufffd")
        outcome.damaged_line = before + text.count("\n", 0, at) + 1
        outcome.example = text[text.rfind("\n", 0, at) + 1 :].split("\n", 1)[0]
