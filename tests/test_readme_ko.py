"""README.ko.md says in Korean what README.md says: same headings, commands, links and names."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.test_documents import ROOT

ENGLISH = (ROOT / "README.md").read_text("utf-8")
KOREAN = (ROOT / "README.ko.md").read_text("utf-8")
REGION = "ap-northeast-2"
"""Stands in the Korean page where the English one leaves the region open."""

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`([^`]+)`")
_TARGET = re.compile(r'\[[^\]]*\]\(([^)\s]+)\)|\b(?:src|srcset|href)="([^"]+)"')
_FOLDER = re.compile(r"^( *[\w-]+/) {2,}\S.*$", re.MULTILINE)
"""A folder and what it is for, in the layout."""


def headings(text: str) -> list[tuple[str, str]]:
    """Signs and words of each heading."""
    return re.findall(r"^(#+) +(.+)$", _FENCE.sub("", text), re.MULTILINE)


def anchor(heading: str) -> str:
    return "#" + re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


def targets(text: str) -> Counter[str]:
    """Links and pictures; a link into the same page is told by the number of its heading."""
    places = {anchor(words): f"heading {at}" for at, (_, words) in enumerate(headings(text))}
    prose = _SPAN.sub("", _FENCE.sub("", text))
    found = [link or source for link, source in _TARGET.findall(prose)]
    return Counter(places.get(target, target) for target in found)


def in_korean(target: str) -> str:
    """The Korean version of a drawing or of a file beside the notebooks, where there is one."""
    drawn = target.removesuffix(".svg") + ".ko.svg"
    written = target.replace("notebooks/", "notebooks/ko/", 1)
    there = [one for one in (drawn, written) if one != target and (ROOT / one).is_file()]
    return there[0] if there else target


def names(text: str) -> set[str]:
    """What is named in the prose as code: commands, files, parameters."""
    return {" ".join(span.split()) for span in _SPAN.findall(_FENCE.sub("", text))}


def programs(text: str) -> list[tuple[str, str]]:
    """Language and code of each block, without comments, descriptions of folders, the region."""
    found = []
    for language, block in _FENCE.findall(text):
        bare = re.sub(rf" *--region {REGION}\b( \\\n)?", "", block).replace(REGION, "REGION")
        bare = re.sub(r"(^|\s)# .*$", "", bare, flags=re.MULTILINE)
        found.append((language, _FOLDER.sub(r"\1", bare)))
    return found


def differences(english: str, korean: str) -> list[str]:
    """In which respects the two pages differ."""
    linked = targets(korean)
    there = Counter(in_korean(one) for one in targets(english).elements())
    del linked["README.md"], there["README.ko.md"]
    signs = ([signs for signs, _ in headings(page)] for page in (english, korean))
    same = {
        "headings": len({tuple(each) for each in signs}) == 1,
        "blocks": programs(english) == programs(korean),
        "links": linked == there,
        "names": names(korean) - {REGION} == names(english),
    }
    return [what for what, is_so in same.items() if not is_so]


def test_both_pages_say_the_same() -> None:
    assert differences(ENGLISH, KOREAN) == []


@pytest.mark.parametrize(
    ("there", "instead", "noticed"),
    [
        ("\n## ", "\n### ", "headings"),
        ("make lab ", "make labs ", "blocks"),
        ("  --capabilities CAPABILITY_IAM \\\n", "", "blocks"),
        ("timezone: Asia/Seoul", "timezone: Asia/Tokyo", "blocks"),
        ("(static/stack.svg)", "(static/launch.svg)", "links"),
        ("(static/objects.ko.svg)", "(static/objects.svg)", "links"),
        ("(notebooks/ko/FACILITATING.md)", "(notebooks/FACILITATING.md)", "links"),
        ("(#여러분의-데이터)", "(#명령)", "links"),
        ("`IdleMinutes`", "`IdleHours`", "names"),
    ],
)
def test_what_one_page_alone_says_is_noticed(there: str, instead: str, noticed: str) -> None:
    assert there in KOREAN
    assert differences(ENGLISH, KOREAN.replace(there, instead, 1)) == [noticed]


def test_each_page_leads_to_the_other_first_of_all() -> None:
    assert ENGLISH.startswith("English · [한국어](README.ko.md)\n\n# ")
    assert KOREAN.startswith("[English](README.md) · 한국어\n\n# ")


def test_headings_tables_and_pictures_are_in_korean() -> None:
    rows = re.findall(r"^\|.*\|$", _SPAN.sub("", _FENCE.sub("", KOREAN)), re.MULTILINE)
    told = [words for _, words in headings(KOREAN)[1:]]  # the first one is a name
    told += [row for row in rows if re.search(r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}", row)]
    told += [one or other for one, other in re.findall(r'!\[([^\]]+)|\balt="([^"]+)', KOREAN)]
    assert [each for each in told if not re.search("[가-힣]", each)] == []
