"""Exports with a file for each person: the name of the file says who acted."""

from __future__ import annotations

from pathlib import Path

import pytest

from personalize_poc.check.checking import check
from personalize_poc.data.own import file_names, mapping_file

PEOPLE = 30
HEADER = "timestamp,action,item_id,source"


def learners(folder: Path, stem: str = "u", *, apart: bool = False, who: bool = False) -> Path:
    """A folder with a log of each learner, and the questions that they answer.

    Args:
        folder: made.
        stem: of the names of the logs.
        apart: whether no log begins before the one before it ended, as parts of one log do.
        who: whether a column says who acted.
    """
    folder.mkdir()
    for person in range(1, PEOPLE + 1):
        begin = 1_700_000_000 + (person * 90_000 if apart else person * 700)
        rows = [HEADER + ",student_id" * who]
        for n in range(40):
            thing = f"q{(person * 3 + n * n) % 60}"
            said = f"{begin + n * 2000},{'view' if n % 3 else 'answer'},{thing},app"
            rows.append(said + f",s{(n * 7 + person) % 20}" * who)
        (folder / f"{stem}{person * 2}.csv").write_text("\n".join(rows), encoding="utf-8")
    things = [f"q{n},b{n // 4},{'abcd'[n % 4]},{n % 7}" for n in range(60)]
    text = "\n".join(["question_id,bundle_id,correct_answer,part", *things])
    (folder / "questions.csv").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("stem", ["u", "student_", "", "Kunde-"])
def test_each_file_is_a_person(tmp_path: Path, stem: str) -> None:
    with check(learners(tmp_path / "a", stem)) as study:
        assert study.proposal.mapping is not None
        assert not study.proposal.questions
        section = study.proposal.mapping.sections["interactions"]
        assert section.columns["USER_ID"] == file_names.NAME
        assert section.columns["ITEM_ID"] == "item_id"
        assert section.reading == {"file_names": True}
        assert study.proposal.mapping.sections["items"].files == ("questions.csv",)
        assert "files-are-people" in {one.code for one in study.findings}
        text = mapping_file.text(study.proposal.mapping)
    (tmp_path / "a" / "mapping.yaml").write_text(text, encoding="utf-8")
    with check(tmp_path / "a") as study:
        assert study.canonical is not None
        people = study.canonical.connection.execute(
            "SELECT count(*), min(USER_ID) FROM interactions GROUP BY USER_ID ORDER BY 2"
        ).fetchall()
    assert len(people) == PEOPLE
    assert (40, f"{stem}2") in people


@pytest.mark.parametrize(
    ("stem", "apart", "who"),
    [("u", True, False), ("u", False, True), ("events_", False, False), ("part-", False, False)],
)
def test_parts_of_one_table_are_no_people(
    tmp_path: Path, stem: str, apart: bool, who: bool
) -> None:
    with check(learners(tmp_path / "a", stem, apart=apart, who=who)) as study:
        assert "files-are-people" not in {one.code for one in study.findings}
        mapping = study.proposal.mapping
        user = mapping.sections["interactions"].columns["USER_ID"] if mapping else None
    assert user == ("student_id" if who else None)


def test_versions_of_one_file_are_no_people(tmp_path: Path) -> None:
    folder = learners(tmp_path / "a")
    first = (folder / "u2.csv").read_text(encoding="utf-8")
    for path in folder.glob("u*.csv"):
        path.write_text(first, encoding="utf-8")
    with check(folder) as study:
        assert "files-are-people" not in {one.code for one in study.findings}
