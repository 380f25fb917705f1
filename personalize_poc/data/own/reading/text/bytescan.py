"""A look at the bytes of a text: what is not UTF-8, zeros, ends of lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from personalize_poc.data.own.reading.text import shifted

WHOLE = 64_000_000
"""Bytes up to which a file is looked through from beginning to end."""
_BLOCK = 1 << 20
_WINDOWS = 16
_LINES = 400_000


@dataclass
class Facts:
    """What was seen.

    Attributes:
        valid: lines beyond ASCII that are UTF-8.
        invalid: lines that are not.
        sample: some of the latter.
        zeros: bytes that are 0.
        breaks: line ends of the kinds CR LF, LF alone, CR alone, and CR CR LF, which programs
            write that make CR LF of the LF in a CR LF.
        whole: whether all of the file was seen.
        shifted: the encoding of a text that shifts between sets of letters; "" of any other.
    """

    valid: int = 0
    invalid: int = 0
    sample: bytearray = field(default_factory=bytearray)
    zeros: int = 0
    breaks: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    whole: bool = True
    shifted: str = ""

    @property
    def is_mixed(self) -> bool:
        """Whether lines end in more than one way."""
        usual, bare, old, doubled = self.breaks
        both = usual > 0 and bare > 0
        return both or doubled > 0 or (old > 0 and usual + bare == 0)


def look(path: Path, *, whole: bool) -> Facts:
    """Look at a file, or at some windows of it if it is large and `whole` is not asked."""
    facts = Facts(whole=whole or path.stat().st_size <= WHOLE)
    for block in _blocks(path) if facts.whole else _windows(path):
        _add(facts, block)
    return facts


def _add(facts: Facts, block: bytes) -> None:
    facts.zeros += block.count(0)
    returns, breaks = block.count(b"\r"), block.count(b"\n")
    both = block.count(b"\r\n") if returns else 0
    doubled = block.count(b"\r\r\n") if both else 0
    kinds = (both - doubled, breaks - both, returns - both - doubled, doubled)
    for kind, count in enumerate(kinds):
        facts.breaks[kind] += count
    if not facts.shifted and shifted.SIGN in block:
        facts.shifted = shifted.encoding(block) or ""
    if block.isascii():
        return
    # Not by a pattern: on long lines of ASCII it would begin anew at every byte.
    beyond = [line for line in block.splitlines() if not line.isascii()]
    try:
        block.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        facts.valid += len(beyond)
        return
    for line in beyond:
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            facts.invalid += 1
            if len(facts.sample) < _LINES:
                facts.sample += line[:2000] + b"\n"
        else:
            facts.valid += 1


def _blocks(path: Path) -> Iterator[bytes]:
    """The whole file in blocks that end with a line."""
    rest = b""
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            block = rest + block
            cut = max(block.rfind(b"\n"), block.rfind(b"\r"))
            # A CR at the very end may be the first half of a line end.
            if cut < 0 or (cut == len(block) - 1 and block[cut] == 13):
                cut = block.rfind(b"\n")
            if cut < 0 and len(block) < 64 * _BLOCK:
                rest = block
                continue
            yield block[: cut + 1] if cut >= 0 else block
            rest = block[cut + 1 :] if cut >= 0 else b""
    if rest:
        yield rest


def _windows(path: Path) -> Iterator[bytes]:
    """Whole lines from several places of a file."""
    size = path.stat().st_size
    with path.open("rb") as file:
        for number in range(_WINDOWS + 1):
            file.seek(max(0, (size - _BLOCK // 4) * number // _WINDOWS))
            block = file.read(_BLOCK // 4)
            begin = block.find(b"\n") + 1 if number else 0
            end = block.rfind(b"\n") + 1
            if end > begin:
                yield block[begin:end]
