"""Which language is spoken, and what is looked up in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from personalize_poc import language, paths
from personalize_poc.aws import targets
from personalize_poc.data.errors import MappingError, NoTable
from personalize_poc.errors import ConfigurationError
from personalize_poc.language import Phrase


@pytest.mark.parametrize(
    ("named", "spoken"),
    [("ko", "ko"), ("KO_kr.UTF-8", "ko"), ("en", "en"), ("fr", "en"), (" ", "en")],
)
def test_the_environment_names_the_language(
    named: str, spoken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(language.VARIABLE, named)
    assert language.chosen() == spoken


def test_a_notebook_speaks_the_language_of_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each kernel of JupyterLab works in the folder of its notebook; all share their runs."""
    monkeypatch.delenv(language.VARIABLE, raising=False)
    monkeypatch.delenv(paths.RUN_DIR_VARIABLE, raising=False)
    (tmp_path / "ko" / "extras").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "ko")
    assert language.chosen() == "en", "a folder of that name alone says nothing"
    (tmp_path / "notes" / "ko" / "extras").mkdir(parents=True)
    (tmp_path / "notes" / "ko" / "01_First.ipynb").touch()
    for folder in ("notes/ko", "notes/ko/extras"):
        monkeypatch.chdir(tmp_path / folder)
        assert language.chosen() == "ko"
        assert paths.run_folder("trial") == tmp_path / "notes" / "runs" / "trial"
    monkeypatch.setenv(language.VARIABLE, "en")
    assert language.chosen() == "en"


def test_an_error_is_english_and_says_in_the_language_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(language.VARIABLE, "ko")
    with pytest.raises(ConfigurationError) as raised:
        targets.check_region("nowhere")
    assert raised.value.message == "'nowhere' is not an AWS region."
    assert raised.value.next_step.endswith("같은 이름을 씁니다.")


def test_an_error_of_a_file_is_english_and_says_in_the_language_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(language.VARIABLE, "ko")
    broken = NoTable("the file is empty", "a.csv")
    assert str(broken) == "a.csv: the file is empty. 머리글과 그 아래 행이 있는 파일을 줍니다."
    assert (broken.reason, broken.told) == ("the file is empty", "파일이 비어 있음")
    assert str(MappingError("No file.")).endswith(
        "mapping.yaml에서 그 자리를 고치고 명령을 다시 실행합니다."
    )
    monkeypatch.setenv(language.VARIABLE, "en")
    assert str(NoTable("the file is empty", "a.csv")) == "a.csv: the file is empty"
    assert str(MappingError("No file.")) == "No file."


def test_a_phrase_is_english_in_errors_and_in_the_language_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is put into it is said in the same language; names stay as they are."""
    empty = Phrase("the {kind} is empty", {"kind": Phrase("time")})
    strange = Phrase(
        "{value} is no time in the form {forms}, or lies outside of 1980 to 2100",
        {"value": "'time'", "forms": ("'iso'", "'seconds'")},
    )
    monkeypatch.setenv(language.VARIABLE, "ko")
    assert (str(empty), empty.english) == ("값이 비어 있음(시간)", "the time is empty")
    assert str(strange).startswith("'time' 값은 'iso' 또는 'seconds' 형식의 시간이 아니거나")
    assert "in the form 'iso' or 'seconds'" in strange.english
    monkeypatch.setenv(language.VARIABLE, "en")
    assert str(empty) == empty.english
