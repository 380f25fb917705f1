"""Whether a translated Markdown cell says the same with the same links, code and structure."""

from __future__ import annotations

import re
from collections import Counter

from personalize_poc.workshop.translation import numbers, programs
from personalize_poc.workshop.translation.programs import TWO_WORDS, compared

_HOW = re.DOTALL | re.MULTILINE
_FENCE = re.compile(r"^(?P<fence>```+)([^\n]*)\n(.*?)^(?P=fence)[ \t]*$", _HOW)
_SPAN = re.compile(r"(?<!`)(?P<tick>`+)(?!`)(.+?)(?<!`)(?P=tick)(?!`)", _HOW)
_CODE = re.compile(f"{_FENCE.pattern}|{_SPAN.pattern}", _HOW)
_LINK = re.compile(r"(\[[^\]]*\]\()((?:[^()\s]|\([^()\s]*\))+)([\s)])")
_ATTRIBUTE = re.compile(r'(\b(?:src|href)=")([^"]*)(")')
_TAG = re.compile(r"</?[a-z][a-z0-9]*\b")
_PLACEHOLDER = re.compile(r"\{[^{}\s]+\}")
_HEADING = re.compile(r"(?m)^(#{1,6}) \S")
_EXAMPLE, _SEOUL = "eu-west-1", "ap-northeast-2"
"""The region of examples; those of a translation are in the region of its readers."""
HANGUL = re.compile(r"[가-힣]")


def differences(english: str, translated: str) -> list[str]:
    """What of the translation does not agree with the English cell; a sentence each."""
    english = english.replace(_EXAMPLE, _SEOUL)
    if english.strip() == translated:
        return ["still English"] if TWO_WORDS.search(_plain(english)) else []
    found = _blocks(english, translated)
    one, other = (_FENCE.sub("", text) for text in (english, translated))
    found += compared("code span", *(Counter(m[1] for m in _SPAN.findall(t)) for t in (one, other)))
    one, other = (_SPAN.sub("", text) for text in (one, other))
    found += compared("link", *(Counter(targets(text)) for text in (one, other)))
    found += compared("placeholder", *(Counter(_PLACEHOLDER.findall(t)) for t in (one, other)))
    found += compared("tag", *(Counter(f"{tag}>" for tag in _TAG.findall(t)) for t in (one, other)))
    levels = [[len(marks) for marks in _HEADING.findall(text)] for text in (one, other)]
    if levels[0] != levels[1]:
        found.append(f"heading levels {levels[1]}, not {levels[0]}")
    tables = [_tables(text) for text in (one, other)]
    if tables[0] != tables[1]:
        found.append(f"cells of each row of tables {tables[1]}, not {tables[0]}")
    if re.search(r"</summary>(?!\n\n)|[^\n]\n</details>", other):
        found.append("an empty line is missing after <summary> or before </details>")
    found += numbers.differences(_plain(english), _plain(translated))
    if TWO_WORDS.search(_plain(english)) and not HANGUL.search(_plain(translated)):
        found.append("no Hangul in it")
    return found


def targets(text: str) -> list[str]:
    """Where the links and pictures of a text lead."""
    return [found[1] for found in _LINK.findall(text) + _ATTRIBUTE.findall(text)]


def relinked(text: str, address: dict[str, str]) -> str:
    """The text with other targets of links, outside of code."""

    def moved(found: re.Match[str]) -> str:
        before, target, after = found.groups()
        return before + address.get(target, target) + after

    done, end = [], 0
    for code in [*_CODE.finditer(text), None]:
        words = text[end : code.start() if code else len(text)]
        done += [_ATTRIBUTE.sub(moved, _LINK.sub(moved, words)), code[0] if code else ""]
        end = code.end() if code else end
    return "".join(done)


def _plain(text: str) -> str:
    """The words of a text: no code, no addresses."""
    text = _SPAN.sub(" ", _FENCE.sub("", text))
    return _ATTRIBUTE.sub("", _LINK.sub(r"\1", text))


def _blocks(english: str, translated: str) -> list[str]:
    """Differences of fenced blocks, comments and texts for people aside."""
    ours, theirs = (_FENCE.findall(text) for text in (english, translated))
    if [block[1] for block in ours] != [block[1] for block in theirs]:
        return [f"fenced blocks {[b[1] for b in theirs]}, not {[b[1] for b in ours]}"]
    found = []
    for (_, kind, one), (_, _, other) in zip(ours, theirs, strict=True):
        if kind.strip() == "python":
            found += [f"in the block: {each}" for each in programs.differences(one, other)]
        elif _uncommented(one) != _uncommented(other):
            found.append("a fenced block differs")
    return found


def _uncommented(block: str) -> list[str]:
    lines = (re.sub(r"(^|\s)#.*", "", line).rstrip() for line in block.splitlines())
    return [line for line in lines if line]


def _tables(text: str) -> list[int]:
    """How many cells each row of a table has."""
    return [
        line.count("|") - line.count(r"\|") for line in text.splitlines() if line.startswith("|")
    ]
