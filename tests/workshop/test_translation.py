"""The text of translated notebooks: what its check finds, and what is built of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from personalize_poc.errors import BadInput
from personalize_poc.workshop.translation import building, text_files
from personalize_poc.workshop.translation.__main__ import main
from personalize_poc.workshop.translation.cells import problems
from personalize_poc.workshop.translation.text_files import Block
from tests.support import notebook_files
from tests.support.notebook_files import FOLDER, PATHS

NOT_YET: set[str] = set()
"""Notebooks without a Korean text. This list may only become shorter."""


def cell(source: str, kind: str = "markdown", name: str = "one") -> dict[str, Any]:
    lines = source.splitlines(keepends=True)
    return {"cell_type": kind, "id": name, "metadata": {}, "source": lines}


def said(english: str, korean: str, kind: str = "markdown") -> list[str]:
    block = Block("one", text_files.digest(english), korean, 1)
    return [problem.says for problem in problems([cell(english, kind)], [block])]


GOOD = [
    ("## The long tail", "## 긴 꼬리"),
    (
        "See [notebook 3](03_C.ipynb), `ds.title` and 25 of 1,000.",
        "`ds.title`, 1,000명 중 25명, 그리고 [노트북 3](03_C.ipynb)을 봅니다.",
    ),
    ("Two or more of two million, in an hour.", "1시간 동안 200만 개 중 2개 이상입니다."),
    ("20 million rows, and only 3 of them.", "2,000만 행이고 그중 3만 봅니다."),
    (
        "```python\n# two names here\nf(1)\n```\n\nso it is",
        "```python\n# 이름 두 개\nf(1)\n```\n\n그렇습니다",
    ),
    ("`a` | `b`", "`a` | `b`"),
    ("Add `--region eu-west-1` to it.", "`--region ap-northeast-2`를 더합니다."),
]


@pytest.mark.parametrize(("english", "korean"), GOOD)
def test_a_text_that_agrees_has_no_problem(english: str, korean: str) -> None:
    assert said(english, korean) == []


@pytest.mark.parametrize(
    ("english", "korean", "wrong"),
    [
        ("The long tail", "", "empty"),
        ("The long tail", "The long tail", "still English"),
        ("The long tail", "The longer tail", "no Hangul"),
        ("## The long tail", "### 긴 꼬리", "heading levels [3], not [2]"),
        ("See [that one](a.ipynb).", "[그것](b.ipynb)을 봅니다.", "link missing: a.ipynb"),
        ('<img src="a.svg"> a picture', "그림입니다", "link missing: a.svg"),
        ("Ask `ds.title` of it.", "제목을 묻습니다.", "code span missing: ds.title"),
        ("Add `--region eu-west-1` to it.", "`--region eu-west-1`를 더합니다.", "ap-northeast-2"),
        ("Ask for the title.", "`title`을 묻습니다.", "code span too much: title"),
        ("There are 25 of them.", "24개가 있습니다.", "number missing: 25"),
        ("There are many of them.", "24개가 있습니다.", "number too much: 24"),
        ("Give {name} of it.", "이름을 줍니다.", "placeholder missing: {name}"),
        ("| a b | c d |\n|---|---|", "| 가 나 다 라 |\n|---|", "cells of each row"),
        ("<details>in it</details>", "안에", "tag missing: <details>"),
        ("<summary>in it</summary>\n\nso", "<summary>안</summary>\n자", "empty line is missing"),
        ("so\n\n```python\nf(1)\n```", "자\n\n```python\nf(2)\n```", "another program"),
        ("so\n\n```json\n[1]\n```", "자\n\n```json\n[2]\n```", "block differs"),
        ("so it\n\n```json\n[1]\n```", "자", "fenced blocks"),
    ],
)
def test_a_text_that_does_not_agree(english: str, korean: str, wrong: str) -> None:
    assert wrong in "; ".join(said(english, korean))


@pytest.mark.parametrize(
    ("english", "korean"),
    [
        ("f(1)  # the whole one", "f(1)  # 전체"),
        ('show(x, "Who chose it")', 'show(x, "누가 골랐는지")'),
        ('f"{a:,} rows of {b}"', 'f"{b}의 {a:,}행"'),
        ('f"two words and {a}"\nprint("of it all")', 'f"{a} 단어"\nprint("모두")'),
        ('x["USER_ID"] = f(\n    "one two"\n    "three"\n)', 'x["USER_ID"] = f("하나 둘 셋")'),
    ],
)
def test_code_whose_texts_and_comments_alone_differ_is_the_same(english: str, korean: str) -> None:
    assert said(english, korean, "code") == []


@pytest.mark.parametrize(
    ("english", "korean", "wrong"),
    [
        ("f(1)  # the whole one", "f(2)  # 전체", "another program: 'f(2)' for 'f(1)'"),
        ("f(1)  # the whole one", "f(1)  # the entire one", "comment without Hangul"),
        ("f(1)  # the whole one", "f(1  # 전체", "no Python"),
        ("f(1)  # the whole one", "f(1)\ng()  # 전체", "2 statements instead of 1"),
        ('f"{a:,} rows of it"', 'f"{a} 행"', "placeholder missing: {a:,}"),
        ('"{} rows of it".format(a)', '"행".format(a)', "placeholder missing: {}"),
        ('x["USER_ID"]  # in it', 'x["사용자"]  # 안에', "literal missing: USER_ID"),
        (
            'f("INCLUDE ItemID WHERE a = 1")  # in it',
            'f("포함")  # 안에',
            "literal missing: INCLUDE",
        ),
        ('ws.record("a", {"b": 1})  # in it', 'ws.record("a", {"나": 1})  # 안', "key missing: b"),
        ("f(1)  # the whole one", "f(1)  # " + "가" * 50, "a line of 108 columns"),
        ('print("25 of them")', 'print("24개")', "number missing: 25"),
        ('print("a few of them")', 'print("a few of them")', "still English"),
    ],
)
def test_code_that_is_not_the_same(english: str, korean: str, wrong: str) -> None:
    assert wrong in "; ".join(said(english, korean, "code"))


def test_stale_unknown_missing_and_misplaced_cells() -> None:
    cells = [cell("one word", name=name) for name in ("a", "b", "c")]
    cells += [cell("x = 1", "code", "copied"), cell("x = 1  # to translate", "code", "d")]
    now = text_files.digest("one word")
    blocks = [
        Block("b", now, "낱말", 1),
        Block("a", "0" * 12, "낱말", 3),
        Block("a", now, "낱말", 5),
        Block("z", now, "낱말", 7),
    ]
    assert [str(problem) for problem in problems(cells, blocks)] == [
        f"line 3, cell a: stale: translated from {'0' * 12}, the English cell is {now} now",
        "line 7, cell z: the notebook has no such cell",
        "line 3, cell a: stands after b, not before it",
        "line 5, cell a: stands twice in the file",
        "cell c: missing",
        "cell d: missing",
    ]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("before\n<!-- cell a of 0123456789ab -->\n", "before its first cell"),
        ("<!-- cell a of 0123 -->\n", "line 1"),
        ("<!-- cell a of 0123456789ab -->\n가\n<!--cell b-->\n", "line 3"),
    ],
)
def test_a_file_of_another_form_is_refused(tmp_path: Path, text: str, wrong: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=wrong):
        text_files.read(path)


def test_a_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    blocks = [Block("a", "0123456789ab", "가\n\n나", 1), Block("b-1", "ba9876543210", "다", 6)]
    path = tmp_path / "a.md"
    path.write_text(text_files.write(blocks), encoding="utf-8")
    assert text_files.read(path) == blocks


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two notebooks, the second of which is optional, and a text of each."""
    place = tmp_path / "notebooks"
    first = [
        cell(
            "# A title\n\n![a picture](../static/a.svg) [next](extras/B.ipynb#there)", name="head"
        ),
        cell("x = 1", "code", "copied"),
        cell("x = 2  # two of them\n", "code", "told"),
        cell("To [two](02_C.ipynb) or [out](https://example.org/a) `[x](y)`", name="end"),
    ]
    second = [cell("# A title\n\n[back](../01_A.ipynb)", name="head")]
    write(place / "01_A.ipynb", first)
    write(place / "extras" / "B.ipynb", second)
    korean = ["# 제목\n\n[다음](extras/B.ipynb#there) ![그림](../static/a.svg)", "x = 2  # 두 개"]
    korean.append("`[x](y)` [둘](02_C.ipynb) 또는 [밖](https://example.org/a)")
    translate(place, "01_A", [first[0], *first[2:]], korean)
    translate(place, "extras/B", second, ["# 제목\n\n[뒤로](../01_A.ipynb)"])
    (place / "README.md").write_text("[one](01_A.ipynb) of [two](FACILITATING.md)")
    korean_page = place / "translations" / "ko" / "README.md"
    korean_page.write_text("[하나](01_A.ipynb), [둘](FACILITATING.md)", encoding="utf-8")
    return place


def write(path: Path, cells: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    metadata = {"kernelspec": {"name": "python3"}}
    content = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    path.write_text(json.dumps(content), encoding="utf-8")


def translate(place: Path, name: str, cells: list[dict[str, Any]], texts: list[str]) -> Path:
    blocks = [
        Block(one["id"], text_files.digest("".join(one["source"])), text, 1)
        for one, text in zip(cells, texts, strict=True)
    ]
    path = place / "translations" / "ko" / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text_files.write(blocks), encoding="utf-8")
    return path


def test_notebooks_are_built_with_links_that_lead_to_the_same_place(folder: Path) -> None:
    built = building.build(folder, "ko")
    assert built.pop("README.md") == "[하나](01_A.ipynb), [둘](../FACILITATING.md)"
    made = {name: json.loads(text) for name, text in built.items()}
    assert set(made) == {"01_A.ipynb", "extras/B.ipynb"}
    first = made["01_A.ipynb"]
    assert first["metadata"] == {"kernelspec": {"name": "python3"}}
    assert [one["id"] for one in first["cells"]] == ["head", "copied", "told", "end"]
    assert ["".join(one["source"]) for one in first["cells"]] == [
        "# 제목\n\n[다음](extras/B.ipynb#there) ![그림](../../static/a.svg)",
        "x = 1",
        "x = 2  # 두 개",
        "`[x](y)` [둘](../02_C.ipynb) 또는 [밖](https://example.org/a)",
    ]
    assert made["extras/B.ipynb"]["cells"][0]["source"][-1] == "[뒤로](../01_A.ipynb)"


def test_a_drawing_with_korean_words_is_shown_where_there_is_one(folder: Path) -> None:
    static = folder.parent / "static"
    static.mkdir()
    (static / "a.ko.svg").write_text("<svg/>")
    made = json.loads(building.build(folder, "ko")["01_A.ipynb"])
    assert made["cells"][0]["source"][-1].endswith("![그림](../../static/a.ko.svg)")


def test_a_source_that_has_changed_is_not_built(folder: Path) -> None:
    path = folder / "01_A.ipynb"
    path.write_text(path.read_text("utf-8").replace("A title", "Another title"), encoding="utf-8")
    with pytest.raises(BadInput, match=r"01_A\.md: line 1, cell head: stale"):
        building.build(folder, "ko")


def test_a_page_with_another_link_is_not_built(folder: Path) -> None:
    (folder / "README.md").write_text("[one](02_C.ipynb) of [two](FACILITATING.md)")
    with pytest.raises(BadInput, match=r"README\.md.*link missing: 02_C\.ipynb"):
        building.build(folder, "ko")


def test_the_command_builds_checks_and_begins_texts(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = folder / "ko" / "09_Gone.ipynb"
    gone.parent.mkdir()
    gone.write_text("{}", encoding="utf-8")
    assert main(["--folder", str(folder)]) == 0
    found = {path.relative_to(folder / "ko").as_posix() for path in (folder / "ko").rglob("*.*")}
    assert found == {"01_A.ipynb", "extras/B.ipynb", "README.md"}
    text = folder / "translations" / "ko" / "01_A.md"
    assert main(["--check", str(text)]) == 0
    before = text.read_text("utf-8")
    text.write_text(before.partition("<!-- cell told")[0], encoding="utf-8")
    capsys.readouterr()
    assert main(["--check", str(text)]) == 1
    assert f"{text}: 2 problems" in capsys.readouterr().out
    assert main(["--skeleton", str(text)]) == 1
    assert "x = 2  # two of them" in text.read_text("utf-8")
    assert "cell told: still English" in capsys.readouterr().out
    assert main(["--check", str(folder / "other.md")]) == 2
    assert "is not in" in capsys.readouterr().err


TEXTS = FOLDER / building.TEXTS / "ko"


@pytest.mark.parametrize("name", PATHS.values())
def test_the_text_of_each_notebook_agrees_with_it(name: str) -> None:
    text = (TEXTS / name).with_suffix(".md")
    if name in NOT_YET:
        assert not text.exists(), f"{name} has a text: take it from NOT_YET"
        return
    assert [str(problem) for problem in building.problems(text, FOLDER, "ko")] == []


def test_notebooks_are_those_that_the_texts_make() -> None:
    made = building.build(FOLDER, "ko")
    assert set(made) - set(building.PAGES) == {*PATHS.values()} - NOT_YET
    place = FOLDER / "ko"
    files = [path for path in place.rglob("*.*") if path.suffix in (".ipynb", ".md")]
    there = {path.relative_to(place).as_posix(): path.read_text("utf-8") for path in files}
    assert there == made, "build them with: make notebooks-ko"


def test_links_of_the_built_notebooks_lead_somewhere() -> None:
    texts = {path: path.read_text("utf-8") for path in (FOLDER / "ko").glob("*.md")}
    for path in (FOLDER / "ko").rglob("*.ipynb"):
        texts[path] = notebook_files.Notebook("", path, notebook_files.read(path)).prose
    for path, text in texts.items():
        for _, address in notebook_files.links(text):
            if "://" not in address:
                assert (path.parent / address.partition("#")[0]).exists(), f"{path.name}: {address}"
