"""The form that all notebooks share: head, cells, exercises, questions, folds, links, headings."""

from __future__ import annotations

import ast
import itertools
import re
import statistics

import pytest

from tests.support import notebook_files, notebook_variants
from tests.support.notebook_files import FOLDER, PATHS, REPOSITORY, Notebook, links, without_blocks

LINKS = REPOSITORY / "tests" / "notebooks" / "links.txt"
DIFFICULTIES = ("easy", "medium", "hard")


@pytest.fixture(params=PATHS)
def notebook(request: pytest.FixtureRequest) -> Notebook:
    return notebook_files.load(request.param)


def test_head_has_all_that_one_wants_to_know_before(notebook: Notebook) -> None:
    head = notebook.cells[0].source
    title = "Extra" if notebook.number == "extra" else str(int(notebook.number))
    assert head.startswith(f"# {title} · ")
    assert "**Question:**" in head
    assert "**At the end you have**" in head
    rows = [row[1:-1].split("|") for row in re.findall(r"(?m)^\|.*\|$", head)]
    assert "here (`local`)" in rows[0][-2]
    assert "on AWS" in rows[0][-1]
    labels = " ".join([*rows[0], *(row[0] for row in rows[2:])])
    for wanted in (r"you|person", r"machine", r"money"):
        assert re.search(wanted, labels), f"neither a row nor a column for {wanted}"
    assert re.search(r"\d+ (to \d+ )?minutes", head), "how many minutes a person needs"
    assert re.search(r"(?i)know before|should know", head), "what one should know before"


def test_head_links_to_the_guide(notebook: Notebook) -> None:
    official = "https://docs.aws.amazon.com/personalize/latest/dg/"
    assert [to for _, to in links(notebook.cells[0].source) if to.startswith(official)] != []


def lengths_of(notebook: Notebook) -> list[int]:
    return [
        len([line for line in cell.source.splitlines() if line.strip()])
        for cell in notebook.code_cells
    ]


def test_one_idea_a_cell(notebook: Notebook) -> None:
    lengths = lengths_of(notebook)
    assert statistics.median(lengths) <= 4, lengths
    assert statistics.quantiles(lengths, n=10)[-1] <= 10, lengths
    assert max(lengths) <= 20, lengths


def test_prose_before_code(notebook: Notebook) -> None:
    kinds = [cell.cell_type for cell in notebook.cells]
    assert kinds.count("markdown") >= 0.75 * kinds.count("code")
    runs = re.findall(r"(?:c)+", "".join(kind[0] for kind in kinds))
    assert max(len(run) for run in runs) <= 3, "more than three code cells without a word"


def test_notebook_05_can_be_done_in_one_sitting() -> None:
    assert len(notebook_files.load("05").cells) <= 70


def test_exercises_have_a_text_a_hint_a_cell_and_a_solution(notebook: Notebook) -> None:
    names = notebook_variants.exercises(notebook.file)
    assert names == [f"exercise-{number + 1}" for number in range(len(names))]
    assert len(names) >= 3
    for name in names:
        text = notebook.cell(f"{name}-text").source
        number = name.removeprefix("exercise-")
        heading = rf"(?m)^### Exercise {number} \((?:{'|'.join(DIFFICULTIES)})\) · \S"
        assert re.search(heading, text), name
        assert fold(text, "Hint"), name
        assert notebook.after(f"{name}-text") == name
        assert notebook.after(name) == f"{name}-solution"
        assert fold(notebook.cell(f"{name}-solution").source, "Solution"), name


def test_exercises_become_harder(notebook: Notebook) -> None:
    levels = re.findall(r"(?m)^### Exercise \d+ \((\w+)\)", notebook.prose)
    places = [DIFFICULTIES.index(level) for level in levels]
    assert places == sorted(places)
    assert set(levels) == set(DIFFICULTIES)


def test_a_cell_to_be_filled_in_ends_with_its_check(notebook: Notebook) -> None:
    for name in notebook_variants.exercises(notebook.file):
        tree = ast.parse(notebook.cell(name).source)
        gaps = [n for n in ast.walk(tree) if isinstance(n, ast.Constant) and n.value is ...]
        assert gaps, f"{name} has nothing to fill in"
        assert is_check(tree.body[-1]), name
        solved = ast.parse(notebook_variants.block(notebook.cell(f"{name}-solution")))
        assert ast.unparse(solved.body[-1]) == ast.unparse(tree.body[-1]), f"{name}: other check"
        assert not [n for n in ast.walk(solved) if isinstance(n, ast.Constant) and n.value is ...]


def is_check(statement: ast.stmt) -> bool:
    """Whether a statement is a call of a check, `exercises.…(…)`."""
    return isinstance(statement, ast.Expr) and ast.unparse(statement).startswith("exercises.")


def test_every_question_has_a_folded_answer(notebook: Notebook) -> None:
    names = [name for name in notebook.ids if re.fullmatch(r"question-\d+", name)]
    assert names == [f"question-{number + 1}" for number in range(len(names))]
    assert len(names) >= 3
    for name in names:
        text = notebook.cell(name).source
        asked, answer = text.partition("<details>")[0], fold(text, "Answer")
        assert len(asked.split()) >= 5, name
        assert len(answer.split()) >= 8, f"{name}: the answer is too short to be one"
    lists = [c.id for c in notebook.markdown if re.search(r"(?ms)^## Questions.*^2\. ", c.source)]
    assert lists == [], "questions stand in cells of their own, with their answers"


def fold(text: str, label: str) -> str:
    """What is folded under a label; empty if nothing."""
    found = re.search(
        rf"(?s)<details><summary>{label}</summary>\n\n(.*?)\n\n?</details>", text.strip()
    )
    return found[1].strip() if found else ""


def test_folds_are_closed_and_have_room_around(notebook: Notebook) -> None:
    """Without an empty line after the summary, what is folded is not rendered as Markdown."""
    for cell in notebook.markdown:
        assert cell.source.count("<details>") == cell.source.count("</details>"), cell.id
        for after in re.findall(r"</summary>(..)", cell.source, re.DOTALL):
            assert after == "\n\n", cell.id


def test_plain_code_stands_behind_the_cell_that_it_could_replace(notebook: Notebook) -> None:
    for name in notebook_variants.plain(notebook.file):
        assert notebook.ids.index(name) < notebook.ids.index(f"{name}-plain")
        source = notebook.cell(f"{name}-plain").source
        assert fold(source, "The same without our helpers"), name
        for helper in ("ensure.", "waiting.", "resources.", "personalize_poc.aws"):
            assert helper not in notebook_variants.block(notebook.cell(f"{name}-plain")), name


@pytest.mark.parametrize("helper", ["ensure", "waiting"])
def test_each_helper_is_explained_in_plain_code(helper: str) -> None:
    """Somewhere a cell that uses it has a fold without it."""
    explained = []
    for number in PATHS:
        notebook = notebook_files.load(number)
        for name in notebook_variants.plain(notebook.file):
            explained += re.findall(rf"\b{helper}\.(\w+)\(", notebook.cell(name).source)
    used = {
        call
        for number in PATHS
        for call in re.findall(rf"\b{helper}\.(\w+)\(", notebook_files.load(number).code)
    }
    assert used - set(explained) == set()


def test_blocks_of_python_are_python(notebook: Notebook) -> None:
    for cell in notebook.markdown:
        for block in re.findall(r"(?s)```python\n(.*?)```", cell.source):
            ast.parse(block)


def test_headings_go_down_one_level_at_a_time(notebook: Notebook) -> None:
    levels = [len(marks) for marks in re.findall(r"(?m)^(#+) \S", notebook.prose)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    jumps = [(a, b) for a, b in itertools.pairwise(levels) if b > a + 1]
    assert jumps == []


def test_links_lead_somewhere(notebook: Notebook) -> None:
    for text, address in links(notebook.prose):
        assert text.strip(), f"a picture or link without a text: {address}"
        if "://" not in address:
            path, _, anchor = address.partition("#")
            assert not path or (notebook.path.parent / path).exists(), address
            assert not anchor or path or anchor in anchors(notebook), address


def anchors(notebook: Notebook) -> set[str]:
    """The anchors that JupyterLab makes of headings."""
    return {text.replace(" ", "-") for text in re.findall(r"(?m)^#+ (.+)$", notebook.prose)}


def test_every_external_link_stands_in_the_list() -> None:
    listed = {
        line.split(maxsplit=1)[0]: line.split(maxsplit=1)[1]
        for line in LINKS.read_text("utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    }
    used = {
        address
        for number in PATHS
        for _, address in links(notebook_files.load(number).prose)
        if "://" in address
    }
    guide = without_blocks((FOLDER / "FACILITATING.md").read_text("utf-8"))
    used |= {address for _, address in links(guide) if "://" in address}
    assert sorted(used - set(listed)) == [], f"add to {LINKS.name}, with what is found there"
    assert sorted(set(listed) - used) == [], f"no notebook links there: drop from {LINKS.name}"
    assert all(address.startswith("https://") for address in listed)


def test_the_end_leads_on(notebook: Notebook) -> None:
    assert notebook.cells[-1].cell_type == "markdown"
    assert "## Next" in notebook.cells[-1].source
