"""A run on one's own files: what they are is found out first, and what a person must decide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from personalize_poc.aws import room, targets
from personalize_poc.check.outputs import writing
from personalize_poc.check.study import Study
from personalize_poc.cli import launch, own_data
from personalize_poc.course import understood
from personalize_poc.course.session import CHECK
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.mapping_file import MAPPING, Mapping, Section
from personalize_poc.data.own.proposal import Guess, Option, Proposal, Question
from personalize_poc.data.own.tables import Reading
from personalize_poc.errors import BadInput, ConfigurationError
from personalize_poc.standin import discovery

COLUMNS = {"USER_ID": "customer", "ITEM_ID": "sku", "TIMESTAMP": "at"}
READ = Mapping({"interactions": Section(("orders.csv",), COLUMNS)})
GUESSES = (
    *(
        Guess("interactions", field, "orders.csv", column, "id", 0.95, "it repeats")
        for field, column in COLUMNS.items()
    ),
    Guess("interactions", "", "orders.csv", "note", "unused", 0.9, "every text is another one"),
)
DATE = Question(
    "ambiguous-date",
    "Is 01/02/2024 in column at the first of February?",
    (Option("yes, day first", "timestamp: '%d/%m/%Y'"), Option("no", "timestamp: '%m/%d/%Y'")),
)
BLOCKED = Finding(
    "time-unreadable",
    Grade.BLOCKS,
    "3 times cannot be read",
    "interactions",
    file="orders.csv",
    row=17,
    column="at",
    value="gestern",
    fix="Correct them.",
    cleaning="the rows are left out",
)

Check = Callable[..., Any]


class Closing:
    """A study as a context manager."""

    def __init__(self, study: Study) -> None:
        self.study = study

    def __enter__(self) -> Study:
        return self.study

    def __exit__(self, *_: object) -> None:
        pass


def study_of(
    findings: Sequence[Finding] = (),
    questions: Sequence[Question] = (),
    mapping: Mapping | None = READ,
    reason: str = "",
) -> Study:
    connection: Any = None
    proposal = Proposal(mapping, GUESSES, tuple(questions), reason=reason)
    canonical: Any = None if mapping is None else object()
    return Study("shop", Reading("shop", connection, ()), proposal, canonical, tuple(findings), 0.1)


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder without a mapping."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "shop"
    folder.mkdir()
    (folder / "orders.csv").write_text("customer,sku,at,note\na,b,1700000000,x\n")
    return folder


@pytest.fixture
def finds(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[Study], None]:
    """Let the check find something; what it would write is one mapping."""

    def write(study: Study, folder: Path) -> list[str]:
        folder.mkdir(parents=True)
        (folder / MAPPING).write_text("interactions: {file: orders.csv}")
        return [MAPPING]

    def put(study: Study) -> None:
        monkeypatch.setattr(own_data, "studied", lambda source, mapping: Closing(study))
        monkeypatch.setattr(own_data, "write", write)

    return put


def test_a_confident_mapping_is_used_and_told(shop: Path, finds: Check, tmp_path: Path) -> None:
    """It lies in the folder of the run; the folder of the data is not written to."""
    finds(study_of())
    told = own_data.settle(shop, tmp_path / "run")
    assert "interactions: customer is USER_ID" in told
    assert "not used: note (every text is another one)" in told
    assert "No column says what happened: every event is called “interaction”." in told
    assert (tmp_path / "run" / MAPPING).is_file()
    assert sorted(path.name for path in shop.iterdir()) == ["orders.csv"]


@pytest.mark.parametrize("has_mapping", [False, True])
def test_a_run_says_again_that_something_simpler_would_do(
    shop: Path, finds: Check, tmp_path: Path, has_mapping: bool
) -> None:
    verdict = "Not Amazon Personalize, as this data stands."
    advice: Any = SimpleNamespace(alone=True, verdict=verdict)
    if has_mapping:
        (shop / MAPPING).write_text(
            "interactions: {file: orders.csv, timestamp: seconds, "
            "columns: {USER_ID: customer, ITEM_ID: sku, TIMESTAMP: at}}"
        )
    finds(replace(study_of(), advice=advice))
    assert verdict in own_data.settle(shop, tmp_path / "run")
    advice.alone = False
    assert verdict not in own_data.settle(shop, tmp_path / "run2")


def test_what_only_the_person_can_decide_stops_the_run(
    shop: Path, finds: Check, tmp_path: Path
) -> None:
    """The questions, the report and the way on are in the message; no run is begun."""
    finds(study_of(questions=[DATE]))
    with pytest.raises(BadInput) as caught:
        own_data.settle(shop, tmp_path / "run")
    text = str(caught.value)
    assert "need one decision that only you can take" in text
    assert "1. Is 01/02/2024 in column at the first of February? (yes, day first / no)" in text
    assert str(tmp_path / "check-shop" / "report.html") in text
    assert f"--mapping {tmp_path / 'check-shop' / MAPPING}" in text
    assert not (tmp_path / "run").exists()


def test_what_blocks_is_named_with_file_row_and_column(
    shop: Path, finds: Check, tmp_path: Path
) -> None:
    """Also if mapping.yaml is there; and how the data can be mended."""
    columns = "{USER_ID: customer, ITEM_ID: sku, TIMESTAMP: at}"
    (shop / MAPPING).write_text(f"interactions: {{file: orders.csv, columns: {columns}}}")
    finds(study_of([BLOCKED] + [replace(BLOCKED, row=row) for row in range(20, 30)]))
    with pytest.raises(BadInput) as caught:
        own_data.settle(shop, tmp_path / "run")
    text = str(caught.value)
    assert "orders.csv, row 17, column at: 3 times cannot be read ('gestern') Correct them." in text
    assert "and 6 more" in text
    assert f"`personalize-poc check {shop} --clean DIR`" in text
    assert not (tmp_path / "run").exists()


def test_no_interactions_says_why(shop: Path, finds: Check, tmp_path: Path) -> None:
    finds(study_of(mapping=None, reason="no table has a time"))
    with pytest.raises(BadInput, match=r"There are no interactions in .*: no table has a time\."):
        own_data.settle(shop, tmp_path / "run")


def test_a_mapping_that_is_named_is_looked_at_and_kept(
    shop: Path, finds: Check, tmp_path: Path
) -> None:
    """Nothing is guessed then; what it says wrongly is told before the run."""
    finds(study_of(questions=[DATE]))
    mine = tmp_path / "mine.yaml"
    text = "interactions: {file: %s, columns: {USER_ID: customer, ITEM_ID: sku, TIMESTAMP: at}}"
    mine.write_text(text % "sales.csv")
    with pytest.raises(BadInput, match=r"sales\.csv: the file is missing"):
        own_data.settle(shop, tmp_path / "run", mine)
    mine.write_text(text % "orders.csv")
    assert str(mine) in own_data.settle(shop, tmp_path / "run", mine)
    assert (tmp_path / "run" / MAPPING).read_text() == mine.read_text()


def test_data_are_checked_as_a_mapping_that_is_named_reads_them(shop: Path, tmp_path: Path) -> None:
    """Headers alone do not say what blocks; a second start of a run checks again."""
    mine, run = tmp_path / "mine.yaml", tmp_path / "run"
    columns = "{USER_ID: customer, ITEM_ID: sku, TIMESTAMP: at}"
    mine.write_text(f"interactions: {{file: orders.csv, columns: {columns}}}")
    with pytest.raises(BadInput, match="1 usable interaction of 1 row"):
        own_data.settle(shop, run, mine)
    assert not run.exists()
    rows = [f"u{n % 40},i{n % 7},{1_700_000_000 + n},x" for n in range(1200)]
    (shop / "orders.csv").write_text("\n".join(["customer,sku,at,note", *rows]))
    for mapping in (mine, run / MAPPING):
        assert str(mapping) in own_data.settle(shop, run, mapping)
        assert (run / CHECK / "report.html").is_file()
    assert (run / MAPPING).read_text() == mine.read_text()


def _answers(folder: Path) -> None:
    """A log in which no column says when something happened: a person has to be asked."""
    rows = [f"{n},u{n * 7 % 40},i{n * n % 17}" for n in range(1200)]
    (folder / "orders.csv").write_text("\n".join(["id,customer,sku", *rows]))


def test_a_mapping_that_was_corrected_is_never_written_over(shop: Path, tmp_path: Path) -> None:
    """The report of a refused run lies beside the runs; the message goes on naming the mapping."""
    _answers(shop)
    run = tmp_path / "runs" / "one"
    with pytest.raises(BadInput, match=r"Correct .* where its first answer is not yours"):
        own_data.settle(shop, run)
    mapping = tmp_path / "runs" / "check-shop" / MAPPING
    first = mapping.read_text()
    with pytest.raises(BadInput, match=r"Correct .* where its first answer is not yours"):
        own_data.settle(shop, run)
    assert mapping.read_text() == first, "what nobody has touched is written anew"
    mapping.write_text(first + "# mine\n")
    with pytest.raises(BadInput, match=r"was corrected before and is kept: run again with"):
        own_data.settle(shop, run)
    assert mapping.read_text() == first + "# mine\n"
    assert (mapping.parent / writing.PROPOSED).read_text() == first
    assert not run.exists()


def test_what_a_mapping_leaves_out_is_said(shop: Path, tmp_path: Path) -> None:
    """How many rows became how many events and why; and which files it does not name."""
    rows = [f"u{n % 40},i{n % 7},{1_700_000_000 + n},{('view', 'cart')[n % 4 == 0]}"
            for n in range(1600)]  # fmt: skip
    (shop / "orders.csv").write_text("\n".join(["customer,sku,at,did", *rows]))
    (shop / "people.csv").write_text("number,town\n1,x\n2,y\n")
    mine = tmp_path / "mine.yaml"
    mine.write_text(
        "interactions: {file: orders.csv, event_types: {cart: null}, columns: "
        "{USER_ID: customer, ITEM_ID: sku, TIMESTAMP: at, EVENT_TYPE: did}}"
    )
    told = own_data.settle(shop, tmp_path / "run", mine)
    assert "1,600 rows of orders.csv became 1,200 interactions." in told
    assert "Events of the kinds cart are left out." in told
    assert "people.csv" in told
    assert understood.assumed(tmp_path / "run")
    assert understood.reasons(tmp_path / "run")["interactions"]["USER_ID"]


def test_a_run_for_which_there_is_no_room_is_refused_before_its_data_are_checked(
    shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the stand-in that runs already; the data may take minutes."""
    request = launch.prepare(launch.Wish(dataset=str(shop), output=tmp_path / "runs"))
    asked: list[str] = []

    def full(ws: Any) -> None:
        asked.append(ws.run_name)
        raise ConfigurationError("dataset groups: 5 of 5.")

    target = SimpleNamespace(is_local=True, region="us-east-1", account="1", partition="aws")
    monkeypatch.setattr(discovery, "running", lambda folder: "http://127.0.0.1:1")
    monkeypatch.setattr(targets, "connect_local", lambda endpoint, region: target)
    monkeypatch.setattr(room, "must_be_there", full)
    with pytest.raises(ConfigurationError, match="5 of 5"):
        launch.make_ready(request)
    assert asked == [request.parameters["run_name"]]
    assert not request.folder.exists()
