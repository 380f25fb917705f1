"""In which encoding a text is, from its bytes."""

from __future__ import annotations

import codecs
import logging
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import charset_normalizer

from personalize_poc.data.own.reading.text import encoding_names, latin_pages, plausibility, shifted

CANDIDATES = (
    "cp949",
    "cp932",
    "gb18030",
    "big5",
    "euc_jp",
    "cp1252",
    "cp1254",
    "cp1250",
    "iso8859_2",
    "cp1251",
    "koi8_r",
    "cp1253",
    "cp1255",
    "cp1256",
    "cp874",
    "cp850",
    "cp866",
    "mac_roman",
)
"""In this order where several are as plausible."""
_BROKEN = 0.002
"""Share of bytes that may be damaged in a text that is in an encoding otherwise."""
_CLOSE = 0.05
_AS_GOOD = 0.15
_VOTERS = 50
_REPEATS = 3
"""So many lines with the same letters are looked at."""
_ASCII = bytes(range(128))
_SHARE = 20_000
"""Bytes of one file where several are looked at together."""
_EAST_ASIAN = frozenset({"cp949", "cp932", "gb18030", "big5", "euc_jp"})
"""In these, bytes at random are no text: one that reads all of them beats one that does not."""
_UNREAD = 0.25
_SPOKEN_BY = (
    (re.compile("[\u3040-\u30ff]"), {"cp932", "euc_jp"}),
    (re.compile("[\uac00-\ud7a3]"), {"cp949"}),
    (re.compile("[\u3400-\u9fff]"), {"cp932", "euc_jp", "gb18030", "big5"}),
    (re.compile("[\u0400-\u04ff]"), {"cp1251", "koi8_r", "cp866"}),
    (re.compile("[\u0370-\u03ff]"), {"cp1253"}),
    (re.compile("[\u0590-\u05ff]"), {"cp1255"}),
    (re.compile("[\u0600-\u06ff]"), {"cp1256"}),
    (re.compile("[\u0e00-\u0e7f]"), {"cp874"}),
)
"""Scripts in names of files, and the encodings that people who write them use."""
_NAMED = 0.1
_MEASURES = re.compile(
    rb"(?<![A-Za-z\x80-\xff])"
    rb"(?:(?:[cdkm]?m[\xb2\xb3]|[Nn][\xb0\xba]|[\xbc-\xbe])(?![A-Za-z\x80-\xff])"
    rb"|[\xd8\xf8](?= ?\d)|[\xa3\xa5](?=-?\d))"
)
"""Square and cubic metres, "N°", "½ l", diameters, "£5": people write so in Windows-1252. Nobody
writes "mł", "Ľ l", "Ř 20" or "Ł5" in Windows-1250, nor a metre with a Japanese letter."""
_WINDOWS = {
    "iso8859-1": "cp1252",
    "iso8859-2": "cp1250",
    "iso8859-5": "cp1251",
    "iso8859-6": "cp1256",
    "iso8859-7": "cp1253",
    "iso8859-8": "cp1255",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "iso8859-13": "cp1257",
    "iso8859-15": "cp1252",
}
"""Part of ISO 8859, as Python calls it -> the page of Windows for the same languages."""
_CONTROLS = re.compile("[\x80-\x9f]")
"""Control characters where the pages of Windows have letters and marks; nobody writes them."""
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True)
class Guessed:
    """An encoding that was guessed.

    Attributes:
        encoding: as Python calls it.
        plausible: 0 to 1.
        runner_up: the next one, if it is as good as equal and reads other letters; else "".
    """

    encoding: str
    plausible: float
    runner_up: str = ""


def marked(head: bytes) -> str | None:
    """The encoding that the first bytes of a file name, or its zeros or its shifts give away."""
    for mark, name in _BOMS:
        if head.startswith(mark):
            return name
    if (found := shifted.encoding(head)) not in (None, shifted.UNKNOWN):
        return found
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if even + odd < max(2, len(head) / 100) or 8 * min(even, odd) > max(even, odd):
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = head[: len(head) // 2 * 2].decode(encoding, errors="replace")
    strange = sum(unicodedata.category(letter) in ("Cc", "Cn", "Co", "Cs") for letter in text)
    strange += text.count("\ufffd") - sum(text.count(sign) for sign in "\r\n\t")
    return encoding if strange <= len(text) / 50 else None


def guess(sample: bytes, names: str = "") -> Guessed:
    """The likeliest encoding of lines that are not UTF-8.

    Args:
        sample: lines that hold bytes beyond ASCII, from several places of the file.
        names: of the file, and of those beside it: people write them as they write the rest.
    """
    rest = _MEASURES.sub(b"m", sample)
    if rest.isascii() and rest != sample:
        return Guessed("cp1252", 0.9)
    sample = _different(rest)
    scores: dict[str, float] = {}
    texts: dict[str, str] = {}
    damaged: set[str] = set()
    for order, encoding in enumerate(CANDIDATES):
        if of_windows(sample, encoding) != encoding:
            continue
        text = sample.decode(encoding, errors="replace")
        broken = text.count("\ufffd")
        if broken > max(_BROKEN * len(sample), 0 if len(sample) < 1000 else 1):
            continue
        texts[encoding] = text
        scores[encoding] = plausibility.of(text, encoding) - 0.002 * order - 0.02 * bool(broken)
        if broken:
            damaged.add(encoding)
    if not scores:
        return Guessed("cp1252", 0.0)
    whole = _EAST_ASIAN & scores.keys() - damaged
    for encoding in scores:
        scores[encoding] += _NAMED * (encoding in _written(names))
        scores[encoding] -= _UNREAD * (encoding in damaged and bool(whole))
    if _is_korean(texts.get("cp949", "")) and not ("cp949" in damaged and whole):
        return Guessed("cp949", max(scores["cp949"], 0.9))
    ranked = sorted(scores, key=lambda encoding: -scores[encoding])
    best = ranked[0] = latin_pages.of_language(ranked[0], scores, texts)
    close = [e for e in ranked[1:] if scores[best] - scores[e] < _CLOSE and texts[e] != texts[best]]
    if close:
        best = _opinion(sample, {one: texts[one] for one in (best, *close)})
        close = [e for e in [ranked[0], *close] if e != best and texts[e] != texts[best]]
    return Guessed(best, scores[best], close[0] if close else "")


def _different(sample: bytes) -> bytes:
    """Lines without those whose letters beyond ASCII have stood in several before.

    A flag that each of thousands of rows has, such as "no" in Chinese, tells no more than once;
    what it looks like in another encoding would outweigh all names of columns.
    """
    seen: Counter[bytes] = Counter()
    kept = []
    for line in sample.split(b"\n"):
        letters = line.translate(None, _ASCII)
        seen[letters] += 1
        if seen[letters] <= _REPEATS:
            kept.append(line)
    return b"\n".join(kept)


def of_windows(sample: bytes, encoding: str) -> str:
    """The page of Windows that a text is in, if a part of ISO 8859 reads control characters in it.

    Args:
        sample: bytes of the text.
        encoding: as Python calls it; returned as it is where there is nothing to say against it.
    """
    windows = _WINDOWS.get(encoding_names.name(encoding) or "")
    if windows is None or not _CONTROLS.search(sample.decode(encoding, errors="replace")):
        return encoding
    return windows if "\ufffd" not in sample.decode(windows, errors="replace") else encoding


def together(samples: Sequence[bytes], names: str) -> str:
    """The encoding of several files of one folder: what reads all that reads most of them.

    Args:
        samples: as of `guess`, one of each file.
        names: of these files.
    """
    return guess(b"\n".join(sample[:_SHARE] for sample in samples), names).encoding


def as_well(sample: bytes, encoding: str, other: str) -> bool:
    """Whether an encoding reads a sample without an error, and about as plausibly as another."""
    try:
        sample.decode(encoding)
    except UnicodeDecodeError:
        return False
    sample = _different(sample)
    text = sample.decode(encoding, errors="replace")
    now = plausibility.of(sample.decode(other, errors="replace"), other)
    return plausibility.of(text, encoding) >= now - _AS_GOOD


def _written(names: str) -> set[str]:
    """Encodings of the script in which files are named; none where that is the Latin one."""
    for script, found in _SPOKEN_BY:
        if script.search(names):
            return found
    return set()


def guess_lines(sample: bytes) -> Guessed:
    """The likeliest encoding of a few lines in a text that is UTF-8 otherwise.

    One of them may be damaged, and be in no encoding at all.
    """
    guesses = [guess(line) for line in sample.split(b"\n")[:_VOTERS] if line]
    votes = Counter(found.encoding for found in guesses if found.plausible > 0)
    if not votes:
        return Guessed("cp1252", 0.0)
    most = votes.most_common(1)[0][0]
    return max((found for found in guesses if found.encoding == most), key=lambda g: g.plausible)


def _opinion(sample: bytes, texts: dict[str, str]) -> str:
    """The one whose letters fit one language best; else what charset-normalizer takes.

    Words of tables are few and short: how often letters follow each other tells little then.

    Args:
        sample: lines in one of some encodings.
        texts: what each of these reads, the most plausible first.
    """
    candidates = latin_pages.without_unlikely(texts)
    if len(candidates) == 1:
        return candidates[0]
    logging.getLogger("charset_normalizer").setLevel(logging.ERROR)
    found = charset_normalizer.from_bytes(sample[:20_000], cp_isolation=candidates).best()
    if found is not None and found.encoding in candidates and found.coherence > 0.5:
        return found.encoding
    return candidates[0]


def _is_korean(text: str) -> bool:
    """Whether all letters are usual Korean ones: of Chinese read so, a third are none.

    Of Japanese read so, most are Korean, but of those that are no part of words.
    """
    letters = Counter(letter for letter in text if letter > "\x7f" and letter.isalpha())
    korean = sum(n for letter, n in letters.items() if "가" <= letter <= "힣" and _is_usual(letter))
    return len(letters) >= 8 and korean >= 20 and korean >= 0.97 * letters.total()


def _is_usual(letter: str) -> bool:
    """Whether a Korean letter is one of the 2,350 that texts are written with (KS X 1001)."""
    return len(letter.encode("euc_kr", errors="ignore")) == 2
