"""The check of one's own files in notebook 1, and the columns that somebody corrects."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from personalize_poc.check.study import Study
from personalize_poc.course import corrections, own_data, play
from personalize_poc.course.session import Run
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.mapping_file import MAPPING, Mapping, Section
from personalize_poc.data.own.proposal import Guess, Option, Proposal, Question
from personalize_poc.data.own.tables import Column, Reading, Table
from personalize_poc.errors import BadInput

NAMES = ("customer", "sku", "at", "<b>note</b>")
COLUMNS = {"USER_ID": "customer", "ITEM_ID": "sku", "TIMESTAMP": "at"}
MAPPED = Mapping({"interactions": Section(("orders.csv",), COLUMNS)})
GUESS = Guess(
    "interactions", "USER_ID", "orders.csv", "customer", "id", 0.85, "it repeats", "sku", 0.6
)
UNUSED = Guess("interactions", "", "orders.csv", "<b>note</b>", "unused", 0.9, "never twice")
WEAK = Finding(
    "midnight", Grade.WEAKENS, "all times are at midnight", "interactions", "orders.csv",
    row=2, column="at", count=90, matters="the order is lost", fix="Export the time of day.",
)  # fmt: skip
ASKED = Question(
    "ambiguous-date",
    "Day or month first?",
    (
        Option("day", "interactions: {timestamp: '%d/%m/%Y'}"),
        Option("month", "interactions: {timestamp: '%m/%d/%Y'}"),
    ),
)


class Closing:
    """A study as a context manager."""

    def __init__(self, study: Study) -> None:
        self.study = study

    def __enter__(self) -> Study:
        return self.study

    def __exit__(self, *_: object) -> None:
        pass


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A run on a folder without mapping.yaml, of which a check finds `run.study`."""
    connection: Any = None
    table = Table("t0", "orders.csv", tuple(Column(n, f"c{i}") for i, n in enumerate(NAMES)), (), 9)
    canonical: Any = object()
    study = Study(
        "shop", Reading("shop", connection, (table,)),
        Proposal(MAPPED, (GUESS, UNUSED)), canonical, (WEAK,), 0.25,
    )  # fmt: skip
    made = SimpleNamespace(
        study=study, source=tmp_path, mapping=None, ws=SimpleNamespace(folder=tmp_path / "run")
    )

    monkeypatch.setattr(own_data, "studied", lambda source, mapping: Closing(made.study))
    monkeypatch.setattr(own_data, "write", lambda study, folder: None)
    monkeypatch.setattr(play, "playable", lambda: False)
    return made


def test_built_in_data_need_no_word() -> None:
    built_in: Any = SimpleNamespace(source=None)
    assert str(own_data.look(built_in)) == own_data.BUILT_IN


def test_a_confident_mapping_is_shown_and_kept(run: Any) -> None:
    """Each column with how sure it is and why; names that hold markup are escaped."""
    found = own_data.look(run)
    page = found._repr_html_()
    for part in ("customer", "85%", "it repeats", "sku (60%)", "orders.csv, row 2, at", "midnight"):
        assert part in page
    assert "&lt;b&gt;note" in page
    assert "<b>note" not in page
    assert "9 rows checked" in str(found)
    assert "USER_ID: customer" in (run.ws.folder / MAPPING).read_text()
    assert not (run.source / MAPPING).exists()


def test_nobody_there_to_decide_stops_with_the_question(run: Any) -> None:
    run.study = replace(run.study, proposal=Proposal(MAPPED, (GUESS,), (ASKED,)))
    with pytest.raises(BadInput, match=r"1\. Day or month first\? \(day / month\)"):
        own_data.look(run)
    assert not run.ws.folder.exists()


def test_a_mapping_that_is_there_is_not_replaced(run: Any) -> None:
    (run.source / MAPPING).write_text("mine")
    assert "customer" in str(own_data.look(run))
    assert not (run.ws.folder / MAPPING).exists()


def test_what_a_headless_run_has_checked_is_not_checked_again(run: Any) -> None:
    (run.ws.folder / "check").mkdir(parents=True)
    (run.ws.folder / "check" / "report.html").write_text("")
    assert "Checked before the run began" in str(own_data.look(run))


def test_a_role_goes_to_another_column_and_leaves_its_old_one() -> None:
    """A column has one role: who takes it from another field leaves that one out."""
    items = Section(("goods.csv",), {"ITEM_ID": "sku", "PRICE": "price"}, title="name")
    both = replace(MAPPED, sections={**MAPPED.sections, "items": items})
    roles = {
        ("interactions", "USER_ID"): "sku",
        ("interactions", "ITEM_ID"): "customer",
        ("interactions", "EVENT_TYPE"): corrections.NONE,
        ("items", "title"): "price",
    }
    found = corrections.chosen(both, roles)
    columns = found.sections["interactions"].columns
    assert columns == {"USER_ID": "sku", "ITEM_ID": "customer", "TIMESTAMP": "at"}
    assert found.sections["items"].title == "price"


@pytest.fixture
def choose(run: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Opens the widgets of a run in JupyterLab; `ok` presses the button and tells what is said."""
    monkeypatch.setattr(play, "playable", lambda: True)
    widgets = fake_widgets(monkeypatch)

    def opened(capsys: pytest.CaptureFixture[str]) -> Any:
        page = own_data.look(run)
        lists = {one.description: one for one in widgets.made}
        (text,) = widgets.texts

        def press() -> str:
            page[-2].clicked(None)
            return capsys.readouterr().out

        return SimpleNamespace(lists=lists, radios=widgets.radios, text=text, press=press)

    return opened


def test_in_jupyterlab_columns_are_chosen_from_lists(
    run: Any, choose: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    """The button writes the mapping of the run and shows its text."""
    run.study = replace(run.study, proposal=Proposal(MAPPED, (GUESS,), (ASKED,)))
    shown = choose(capsys)
    users = shown.lists["interactions: USER_ID"]
    assert users.value == "customer"
    assert users.options == list(NAMES), "what is needed cannot be left out"
    assert corrections.NONE in shown.lists["interactions: EVENT_TYPE"].options
    assert not (run.ws.folder / MAPPING).exists()
    users.value = "<b>note</b>"
    (answers,) = shown.radios
    assert answers.options == ["day", "month"]
    answers.value = "month"
    assert "says now" in shown.press()
    kept = (run.ws.folder / MAPPING).read_text()
    assert 'USER_ID: "<b>note</b>"' in kept
    assert "%m/%d/%Y" in kept


def test_an_answer_that_leaves_something_open_is_not_kept(
    run: Any, choose: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is kept before the column is named; in the text of mapping.yaml it can be."""
    asked = Question(
        "no-time",
        "Shall the order of rows stand for the time?",
        (
            Option("yes", "interactions: {timestamp: count}"),
            Option("no, name it", "interactions: {columns: {TIMESTAMP: …}}"),
        ),
    )
    run.study = replace(run.study, proposal=Proposal(MAPPED, (GUESS,), (asked,)))
    shown = choose(capsys)
    shown.radios[0].value = "no, name it"
    assert "Nothing is kept yet" in shown.press()
    assert not (run.ws.folder / MAPPING).exists()
    shown.text.value = shown.text.value.replace("TIMESTAMP: at", "TIMESTAMP: sku2")
    assert "TIMESTAMP: sku2" in shown.press()


def test_what_the_data_cannot_be_read_with_is_refused_with_the_reason(
    run: Any, choose: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = choose(capsys)
    before = (run.ws.folder / MAPPING).read_text()
    blocks = replace(WEAK, grade=Grade.BLOCKS, message="90 times cannot be read")
    run.study = replace(run.study, findings=(blocks,))
    shown.text.value += "  timezone: Asia/Seoul\n"
    told = shown.press()
    assert "Nothing is kept yet" in told
    assert "90 times cannot be read" in told
    assert (run.ws.folder / MAPPING).read_text() == before
    run.study = replace(run.study, findings=())
    assert "timezone: Asia/Seoul" in shown.press()
    shown.text.value = "interactions: {"
    assert "no readable YAML" in shown.press()


def test_who_goes_on_without_an_answer_is_asked_again(run: Any, choose: Any) -> None:
    """And not told to save a mapping of columns that no file has."""
    run.study = replace(run.study, proposal=Proposal(MAPPED, (GUESS,), (ASKED,)))
    own_data.look(run)
    target: Any = None
    there = Run("01", {"dataset": str(run.source)}, target, run.ws)
    with pytest.raises(BadInput, match=r"has not been decided.*\n- Day or month first\?"):
        there.data()


def test_what_was_said_of_a_field_goes_with_it() -> None:
    """Its kind, the names of its values, and how rows were numbered; what is lost is listed."""
    section = Section(
        ("log.csv",),
        {"USER_ID": "who", "ITEM_ID": "what", "TIMESTAMP": "row number", "DEVICE": "device",
         "EVENT_TYPE": "did"},
        timestamp=("count",), event_types={"left": None}, kinds={"DEVICE": "categorical"},
        reading={"numbered": "who", "delimiter": ";"}, unused={"at": "not needed"},
    )  # fmt: skip
    roles = {("interactions", "EVENT_TYPE"): "device", ("interactions", "TIMESTAMP"): "at"}
    now = corrections.chosen(Mapping({"interactions": section}), roles).sections["interactions"]
    assert now.columns["EVENT_TYPE"] == "device"
    assert "DEVICE" not in now.columns
    assert (now.kinds, now.event_types, now.reading) == ({}, {}, {"delimiter": ";"})
    assert list(now.unused) == ["did"]


def test_an_answer_means_the_lines_that_it_holds(run: Any) -> None:
    """Another file makes what was said of the first void; dots leave it to be chosen."""
    columns = "columns: {USER_ID: u, ITEM_ID: i, TIMESTAMP: t}, timestamp: iso"
    other = Option("visits", f"interactions: {{file: visits.csv, {columns}}}")
    found = corrections.answered(MAPPED, [other]).sections["interactions"]
    assert (found.files, found.columns["USER_ID"]) == (("visits.csv",), "u")
    more = Option("yes", "interactions: {columns: {EVENT_TYPE: sku}}")
    found = corrections.answered(MAPPED, [more]).sections["interactions"]
    assert found.columns == {**COLUMNS, "EVENT_TYPE": "sku"}
    open_ = Option("no, another one", "interactions: {columns: {USER_ID: …}}")
    assert corrections.answered(MAPPED, [open_]).sections["interactions"].columns == COLUMNS


def fake_widgets(monkeypatch: pytest.MonkeyPatch) -> Any:
    """What is used of ipywidgets, without a browser."""
    made: list[Any] = []
    radios: list[Any] = []
    texts: list[Any] = []

    class Dropdown(SimpleNamespace):
        def __init__(self, **given: Any) -> None:
            super().__init__(style=SimpleNamespace(), **given)
            made.append(self)

    class RadioButtons(SimpleNamespace):
        def __init__(self, **given: Any) -> None:
            super().__init__(value=given["options"][0], **given)
            radios.append(self)

    class Button(SimpleNamespace):
        def on_click(self, then: Any) -> None:
            self.clicked = then

    class Output:
        def __enter__(self) -> None:
            pass

        def __exit__(self, *_: object) -> None:
            pass

        def clear_output(self) -> None:
            pass

    class Textarea(SimpleNamespace):
        def __init__(self, **given: Any) -> None:
            super().__init__(**given)
            texts.append(self)

    widgets: Any = ModuleType("ipywidgets")
    widgets.Dropdown, widgets.Button, widgets.Output = Dropdown, Button, Output
    widgets.VBox, widgets.made = list, made
    widgets.RadioButtons, widgets.radios, widgets.HTML = RadioButtons, radios, str
    widgets.Textarea, widgets.texts, widgets.Layout = Textarea, texts, SimpleNamespace
    monkeypatch.setitem(sys.modules, "ipywidgets", widgets)
    return widgets


def test_a_run_knows_its_mapping_and_source(tmp_path: Path) -> None:
    """The mapping in the folder of the run makes a folder one's own, whatever is in it."""
    target: Any = None
    ws: Any = SimpleNamespace(folder=tmp_path / "run")
    there = Run("01", {"dataset": str(tmp_path)}, target, ws)
    assert there.source == tmp_path
    assert there.mapping is None
    ws.folder.mkdir()
    (ws.folder / MAPPING).write_text("")
    assert there.mapping == ws.folder / MAPPING
    assert Run("01", {"dataset": "sample"}, target, ws).source is None
