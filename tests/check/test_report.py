"""The report of a check as a page that is handed on: what it says, and whether it can be read."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from personalize_poc import language
from personalize_poc.check import next_steps, report, rows, telling
from personalize_poc.check.advice import advise
from personalize_poc.check.facts import EventType, Facts
from personalize_poc.check.report import bar_pictures, pictures
from personalize_poc.check.texts import shown
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.proposal import Guess
from personalize_poc.progress import duration
from tests.support import studies
from tests.support.shop_facts import shop

_VOID = {"meta", "br", "img", "link", "input", "hr"}


class Page(HTMLParser):
    """Elements with their attributes, ids, and whether all of them are closed."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.ids: list[str] = []
        self.texts: list[str] = []
        self.feed(text)
        assert self.open == [], "an element is not closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if named := dict(attrs).get("id"):
            self.ids.append(named)
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "title"} & set(self.open):
            self.texts.append(data)

    def names(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def words(self) -> str:
        return " ".join(" ".join(self.texts).split())


@pytest.fixture(scope="module")
def asking() -> str:
    return report.render(studies.asking(), Path("check-shop"))


def headings(text: str) -> list[str]:
    return re.findall(r"<h2>(.*?)</h2>", text)


def test_it_says_files_columns_questions_findings_pictures_advice_and_steps(asking: str) -> None:
    assert headings(asking) == [
        "What only you can say",
        "Next steps",
        "What the files are",
        "Which column is what",
        "What was found",
        "The data in pictures",
        "The fields in numbers",
        "What to do with it",
        "How it was done",
    ]
    said = Page(asking).words
    assert "Nearly ready: 1 question" in said
    assert "orders.csv interactions 60,000 5 csv, encoding cp1252, delimiter ;" in said
    assert "logo.png: it is a picture" in said
    assert "sku ITEM_ID id 90 % it joins shop_id (40 %)" in said
    assert "1 column is not used a remark note" in said
    assert 'timestamp: "%m/%d/%Y"' in said
    assert "12 values of CATEGORY differ" in said
    assert "first in products.csv, row 17, column categories" in said
    assert "Shoes ; 1 %" in said
    assert "--clean: takes the more frequent spelling" in said
    assert "Begin with user-personalization-v2" in said
    assert "aws-next-best-action" in said
    assert "<code>personalize-poc check shop --clean clean-shop</code>" in asking


def test_of_how_files_were_read_only_what_is_unusual_is_told() -> None:
    base = studies.study()
    usual: dict[str, str | int | bool] = {
        "encoding": "utf-8",
        "delimiter": ",",
        "quote": '"',
        "skip": 0,
        "header": True,
    }
    unusual: dict[str, str | int | bool] = {**usual, "delimiter": "\t", "header": False, "skip": 3}
    tables = [
        replace(table, parts=(replace(table.parts[0], reading=reading),))
        for table, reading in zip(base.reading.tables, (usual, unusual), strict=True)
    ]
    left_out = {"mapping.yaml": "ours", "x/mapping.yaml": "ours", "a.png": "a picture"}
    reading = replace(base.reading, tables=tuple(tables), left_out=left_out)
    study = replace(base, reading=reading)
    told = [one.read_as for one in rows.files(study)]
    assert told == ["csv", "csv, delimiter tab, begins below line 3, no header"]
    assert rows.left_out(study) == {"a.png": "a picture"}


def test_many_files_that_are_read_alike_are_one_line() -> None:
    base = studies.study()
    table = base.reading.tables[0]
    part = table.parts[0]
    parts = [replace(part, file=f"d={n}.csv", rows=10) for n in range(20)]
    parts.append(replace(part, file="odd.csv", rows=10, reading={"skip": 3}))
    reading = replace(base.reading, tables=(replace(table, label="d=*.csv", parts=tuple(parts)),))
    found = rows.files(replace(base, reading=reading))
    assert [(one.name, one.rows) for one in found] == [("d=*.csv (20 files)", 200), ("odd.csv", 10)]


def test_findings_stand_by_grade_the_gravest_first() -> None:
    page = report.render(studies.blocked())
    grades = re.findall(r'<h3 id="(\w+)">', page)
    assert grades == ["blocks", "weakens", "note"]
    assert 'class="verdict bad"' in page


def test_without_interactions_it_says_why_and_shows_no_pictures() -> None:
    page = report.render(studies.without_interactions())
    assert "No table has ids that come back" in page
    assert "<svg" not in page
    assert "new-dataset" in page
    Page(page)


def test_hostile_names_are_texts_and_control_characters_are_seen() -> None:
    page = report.render(studies.hostile(), Path("check-x"))
    parsed = Page(page)
    assert parsed.names("script") == []
    assert not [a for _, attributes in parsed.elements for a in attributes if a.startswith("on")]
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert "\\x1b[31m" in page
    assert page.count("&lt;script&gt;") >= 8


def test_rivals_have_a_column_in_the_tables_of_which_a_guess_has_one() -> None:
    found = studies.asking()
    only = [replace(one, runner_up="") for one in found.proposal.guesses]
    one = [replace(only[0], runner_up="buyer", runner_up_confidence=0.3), *only[1:]]
    for guesses, tables in ((only, 0), (one, 1)):
        made = replace(found, proposal=replace(found.proposal, guesses=tuple(guesses)))
        text = report.render(made, Path("check-shop"))
        assert text.count("or else</th>") == tables
        assert ("buyer (30 %)" in Page(text).words) is bool(tables)


def test_the_page_needs_nothing_beside_it(asking: str) -> None:
    parsed = Page(asking)
    assert parsed.names("link") + parsed.names("script") + parsed.names("img") == []
    for _, attributes in parsed.elements:
        for name in ("href", "src", "xlink:href"):
            target = attributes.get(name)
            assert target is None or target.startswith("#")
    assert not re.findall(r"url\((?!#)", asking)


def test_ids_are_unique_and_references_lead_somewhere(asking: str) -> None:
    parsed = Page(asking)
    assert len(parsed.ids) == len(set(parsed.ids))
    used = set(re.findall(r'(?:href="|url\()#([^")]+)', asking))
    assert used <= set(parsed.ids)


def test_a_screen_reader_and_a_keyboard_find_their_way(asking: str) -> None:
    parsed = Page(asking)
    assert parsed.names("html")[0]["lang"] == "en"
    assert len(parsed.names("main")) == 1
    for one in parsed.names("svg"):
        assert one["role"] == "img"
        assert one["aria-label"]
    for one in parsed.names("th"):
        assert one["scope"] in ("col", "row")
    boxes = [one for one in parsed.names("div") if one.get("class") == "scroll"]
    assert boxes
    for one in boxes:
        assert one["tabindex"] == "0"
        assert one["aria-label"]


def test_on_a_narrow_screen_each_cell_says_what_it_is(asking: str) -> None:
    """There the columns' table is stacked, without its head; roles keep it a table to be heard."""
    parsed = Page(asking)
    heads = {"is taken for", "kind", "sure", "why", "or else"}
    heads |= {"holds", "rows", "columns", "read as"}
    heads |= {"missing", "different", "least", "quartiles", "mean", "most", "most frequent"}
    cells = [one for one in parsed.names("td") if one.get("role") == "cell"]
    assert cells
    assert {one["data-label"] for one in cells} <= heads
    tables = [one for one in parsed.names("table") if one.get("class") == "stacked"]
    assert all(one["role"] == "table" for one in tables)
    rows = [one for one in parsed.names("tr") if one.get("role") == "row"]
    heads_of_rows = [one for one in parsed.names("th") if one.get("role") == "rowheader"]
    assert len(rows) == len(heads_of_rows) + len(tables)
    assert ".stacked td:not(:empty)::before { content: attr(data-label)" in asking


_LABELS = {
    "activity": "week (UTC)",
    "hours": "hour of the day (h, UTC)",
    "weekdays": "day of the week (UTC)",
    "long-tail": "rank of the item (1: most popular)",
    "histories": "events of a user",
    "gaps": "pauses up to this long (%)",
    "event-types": "users",
    "completeness": "rows with a value (%)",
    "learned": "share of the events (%)",
    "drift": "days between two periods",
}


def test_every_picture_has_a_title_axes_with_units_and_a_text(asking: str) -> None:
    drawn = pictures.every(shop())
    assert [one.name for one in drawn] == [
        "activity",
        "hours",
        "weekdays",
        "long-tail",
        "histories",
        "gaps",
        "event-types",
        "completeness",
        "learned",
        "drift",
    ]
    for one in drawn:
        texts = Page(one.svg).texts
        assert texts[0] == one.title
        assert _LABELS[one.name] in texts
        assert len(one.alt) > 20
        assert one.alt in Page(asking).words


def test_each_colour_has_one_for_the_dark_theme(asking: str) -> None:
    used = set(re.findall(r"var\((--\w+)\)", asking[asking.index("<svg") :]))
    assert used == {"--mark", "--ink", "--soft", "--line"}
    light, dark = asking.split("@media (prefers-color-scheme: dark)", 1)
    for name in used:
        assert f"{name}: #" in light
        assert f"{name}: #" in dark.partition("* {")[0]
    assert not re.findall(r'(style|fill|stroke)="[^"]*#[0-9a-f]', asking), "it does not change"


def figures_that_are_odd() -> Iterator[Facts]:
    yield Facts(rows={})
    yield Facts(rows={"interactions": 1}, users=1, items=1)
    yield shop(activity=(("2025-01-01", 3), ("2025-01-02", 0)))
    yield shop(hours=tuple((0,) * 24 for _ in range(7)))
    yield shop(event_types=(EventType("", 5, 3, 2), EventType("주문 $x_1^2$ \n", 2, 1, 1)))
    yield shop(exact_times=False, event_types=())
    yield shop(
        new_items=tuple((f"2025-02-{day:02d}", day, 0.1) for day in range(1, 28, 7)), sampled=8
    )


@pytest.mark.parametrize("facts", list(figures_that_are_odd()))
def test_pictures_of_any_figures_are_drawn(facts: Facts) -> None:
    page = report.render(studies.study(facts=facts))
    Page(page)
    assert "\n" not in "".join(one.alt for one in pictures.every(facts))


def test_names_in_pictures_are_texts() -> None:
    facts = shop(event_types=(EventType('<b> & "', 5, 3, 2),))
    (one,) = (picture for picture in pictures.every(facts) if picture.name == "event-types")
    assert '<b> & "' in Page(one.svg).texts


def test_a_verdict_for_each_state() -> None:
    assert telling.verdict(studies.study()).startswith("Ready: 60,000 interactions")
    assert "1 finding that would weaken it" in telling.verdict(studies.study())
    assert "nothing weakens it" in telling.verdict(studies.study(findings=()))
    tiny = studies.study(advice=advise(shop(items=12, item_coverage=None)))
    told = telling.verdict(tiny)
    assert "something simpler would do" in told
    assert "1 finding that would weaken it" in told, "what weakens it is said all the same"
    assert telling.verdict(studies.blocked()).startswith(
        "Not ready: orders.csv: 3 times cannot be read"
    )
    twice = replace(studies.BLOCKING, code="other")
    both = studies.study(findings=(studies.BLOCKING, twice))
    assert "(and 1 more that block)" in telling.verdict(both)
    states = (studies.study(), studies.blocked(), studies.without_interactions(), studies.asking())
    assert [telling.exit_code(one) for one in states] == [0, 1, 1, 3]


def test_next_steps_follow_from_what_was_found(tmp_path: Path) -> None:
    folder = tmp_path / "my shop"
    folder.mkdir()
    ready = studies.study(source=str(folder), findings=())
    (step,) = next_steps.steps(ready, tmp_path / "out", None)
    assert f"run --dataset '{folder}'" in step
    assert f"--mapping {tmp_path}/out/mapping.yaml" in step
    (stated,) = next_steps.steps(replace(ready, stated=True), tmp_path / "out", None)
    assert "--mapping" not in stated
    (unwritten,) = next_steps.steps(ready, None, None)
    assert unwritten == f"`personalize-poc run --dataset '{folder}'` runs the notebooks."
    open_ones = next_steps.steps(replace(studies.asking(), source=str(folder)), None, None)
    assert open_ones[-1].startswith(f"`personalize-poc check '{folder}'` writes mapping.yaml")
    cleaned = next_steps.steps(studies.study(), tmp_path, tmp_path / "clean")
    assert cleaned == [f"`personalize-poc run --dataset {tmp_path}/clean` runs the notebooks."]
    by_hand = next_steps.steps(studies.blocked(), tmp_path, None)
    assert any("Mend at the source" in one for one in by_hand)
    assert not any("run --dataset" in one for one in by_hand)
    mended = replace(studies.BLOCKING, cleaning="leaves the rows out")
    cleaning, running = next_steps.steps(studies.study(findings=(mended,)), tmp_path, None)
    assert cleaning.startswith("`personalize-poc check shop --clean clean-shop`")
    assert "also what blocks" in cleaning
    assert running.startswith("`personalize-poc run --dataset clean-shop`")
    assert "--undo-returns" not in cleaning
    weak = studies.study(source=str(folder))
    assert any("--clean" in one for one in next_steps.steps(weak, tmp_path, None))
    made = replace(weak.reading, left_out={"changes.csv": "it belongs to this program"})
    of_copy = next_steps.steps(replace(weak, reading=made), tmp_path, None)
    assert not any("--clean" in one for one in of_copy), "cleaning it again changes nothing"


def test_a_copy_says_what_it_mends_and_what_stays() -> None:
    note = Finding(
        "retries", Grade.NOTE, "1 event repeating.", "interactions", cleaning="kept once"
    )
    weak = Finding("late", Grade.WEAKENS, "61 items created late.", "items")
    told = next_steps.steps(studies.study(findings=(weak, note)), None, None)[0]
    assert "one finding is mended (1 event repeating)" in told
    assert told.endswith("What weakens it stays: 61 items created late.")
    other = replace(weak, message="Titles are missing.")
    told = next_steps.steps(studies.study(findings=(weak, other, note, note)), None, None)[0]
    assert "2 findings are mended" in told
    assert "2 findings that weaken it stay" in told
    told = next_steps.steps(studies.study(findings=(note,)), None, None)[0]
    assert "stay" not in told


def test_of_event_types_in_large_data_the_page_says_about() -> None:
    rough = bar_pictures.funnel(
        shop(event_types=(EventType("view", 900_000, 2476, 9, None, False),))
    )
    exact = bar_pictures.funnel(shop(event_types=(EventType("view", 900, 250, 9),)))
    assert rough is not None
    assert exact is not None
    assert rough.alt.startswith("view: about 2,476 users")
    assert exact.alt.startswith("view: 250 users")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"event_types": {"refund": None}}, True),
        ({"leave_out": {"pieces": ("-1", "-2,5")}}, True),
        ({"event_types": {"login": None}, "leave_out": {"user": ("-", "guest")}}, False),
    ],
)
def test_that_returns_can_be_undone_is_said_where_the_mapping_leaves_them_out(
    said: dict[str, Any], told: bool
) -> None:
    mended = replace(studies.BLOCKING, cleaning="leaves the rows out")
    study = studies.study(findings=(mended,))
    assert study.canonical is not None
    known = study.canonical.mapping
    events = replace(known.sections["interactions"], **said)
    known = replace(known, sections={**known.sections, "interactions": events})
    study = replace(study, canonical=replace(study.canonical, mapping=known))
    assert ("--undo-returns" in next_steps.steps(study, None, None)[0]) is told


def test_texts_of_files_are_shown_on_one_line() -> None:
    assert shown("a\tb\nc\x00") == "a\\tb\\nc\\x00"
    assert shown("주문 👩‍👧") == "주문 👩‍👧"
    assert shown("x" * 50, 10) == "x" * 9 + "…"


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0, "0 s"), (90, "1.5 min"), (86_400, "1 day"), (200_000, "2.3 days"), (3.2e7, "1 year")],
)
def test_a_stretch_of_time_is_told_in_its_largest_unit(seconds: float, told: str) -> None:
    assert duration(seconds) == told


def test_a_korean_page_has_the_letters_that_its_reader_may_lack(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(language.VARIABLE, "ko")
    page = report.render(studies.asking(), Path("점검"))
    fonts = re.findall(r'font-weight: (\w+); src: url\("data:font/woff;base64,([^"]+)"', page)
    assert [weight for weight, __ in fonts] == ["normal", "bold"]
    hangul = {ord(letter) for letter in page if "가" <= letter <= "힣"}
    assert len(hangul) > 200
    for __, font in fonts:
        assert TTFont(BytesIO(b64decode(font))).getBestCmap().keys() == hangul
        assert len(font) < 400 * len(hangul), "letters of other pages are in it"
    assert 'aria-label="시간에 따른 활동"' in page
    assert re.search(r"<text[^>]*>[일주월] \(", page), "the axis of activity"


def test_a_page_without_hangul_carries_no_font(asking: str) -> None:
    assert "@font-face" not in asking
    assert '"POC Hangul"' in asking, "the style names it for all"
    assert 'code, pre { font-family: "POC Hangul"' in asking, "for commands as well"


def test_columns_that_are_not_used_are_told_together_by_their_reason() -> None:
    """A shop's export has dozens that are empty: nobody scrolls past a row for each."""
    base = studies.study()
    unused = [
        Guess("interactions", "", "orders.csv", f"tax {n}", "unused", 0.9, "empty")
        for n in range(40)
    ]
    state = Guess("interactions", "", "orders.csv", "state", "unused", 0.9, "rows are left out")
    assert base.proposal.mapping is not None
    sections = base.proposal.mapping.sections
    left_out = replace(sections["interactions"], leave_out={"state": ("void",)})
    mapping = replace(base.proposal.mapping, sections={**sections, "interactions": left_out})
    proposal = replace(
        base.proposal, mapping=mapping, guesses=(*base.proposal.guesses, *unused, state)
    )
    found = {one.section: one for one in rows.roles(replace(base, proposal=proposal))}
    events = found["interactions"]
    assert events.unused["empty"] == [f"tax {n}" for n in range(40)]
    assert events.folded == "41 columns are not used"
    decides = {one.column: one.field for one in events.guesses}
    assert decides["state"] == "which rows count"
    page = report.render(replace(base, proposal=proposal))
    assert "<dt>empty</dt><dd>tax 0, tax 1, " in page
    assert page.count(">tax 0") == 1
