"""personalize-poc check: what it prints, writes and refuses."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import boto3
import pytest
from click.testing import CliRunner, Result
from moto import mock_aws
from rich.console import Console

from personalize_poc.aws import targets
from personalize_poc.check.outputs import writing
from personalize_poc.check.report import pictures
from personalize_poc.check.study import Study
from personalize_poc.cli import check_screen
from personalize_poc.cli.commands import main
from personalize_poc.data.errors import MappingError
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.proposal import Option
from tests.support import check_parts, studies


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", *arguments])


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with the name of a shop. Reports are without pictures, which take time."""
    monkeypatch.setattr(pictures, "every", lambda _: [])
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "shop"
    folder.mkdir()
    return folder


def put(monkeypatch: pytest.MonkeyPatch, study: Study) -> check_parts.Parts:
    return check_parts.put(monkeypatch, study)


def printed(study: Study, width: int = 80) -> str:
    """What a terminal of this width shows."""
    file = io.StringIO()
    console = Console(file=file, width=width, highlight=False, force_terminal=False)
    for part in check_screen.of_check(study, Path("check-shop"), ["report.html"], None):
        console.print(part)
    return file.getvalue()


def test_it_prints_the_verdict_first_and_writes_all_outputs(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(monkeypatch, studies.study())
    result = call("shop")
    assert result.exit_code == 0, result.output
    assert result.output.startswith("Ready: 60,000 interactions of 4,500 users")
    folder = shop.parent / "check-shop"
    found = sorted(str(one.relative_to(folder)) for one in folder.rglob("*") if one.is_file())
    assert found == [
        "check.json",
        "mapping.yaml",
        "report.html",
        "schemas/interactions.avsc",
        "schemas/items.avsc",
    ]
    assert list(shop.iterdir()) == [], "the data is not touched"
    assert sorted(one.name for one in shop.parent.iterdir()) == ["check-shop", "shop"]
    for name in found:
        assert name in re.sub(r"\s+", " ", result.output)


def test_a_note_on_rows_that_no_rule_knows_shows_the_line_to_paste() -> None:
    study = studies.study()
    said, other = (
        Finding(code, Grade.NOTE, f"{code} is said.", fix="Add `leave_out: {state: [void]}`")
        for code in ("standing-unknown", "table-unused")
    )
    shown = printed(replace(study, findings=(said,)))
    assert "standing-unknown is said." in shown
    assert "leave_out: {state: [void]}" in shown
    assert "leave_out" not in printed(replace(study, findings=(other,)))


@pytest.mark.parametrize(
    ("study", "code"),
    [
        (studies.study, 0),
        (studies.blocked, 1),
        (studies.without_interactions, 1),
        (studies.asking, 3),
    ],
)
def test_the_exit_code_says_how_it_ended(
    shop: Path, monkeypatch: pytest.MonkeyPatch, study: Any, code: int
) -> None:
    put(monkeypatch, study())
    result = call("shop")
    assert result.exit_code == code, result.output
    told = json.loads((shop.parent / "check-shop/check.json").read_text(encoding="utf-8"))
    assert told["exit_code"] == code
    told = call("--help").output
    assert f"\n    {code}  " in told  # each on a line of its own
    assert "\\b" not in told


def test_check_json_has_a_version_and_everything_that_was_found(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(monkeypatch, studies.asking())
    call("shop")
    told = json.loads((shop.parent / "check-shop/check.json").read_text(encoding="utf-8"))
    assert (told["format"], told["version"]) == ("personalize-poc check", 1)
    assert told["state"] == "questions"
    assert told["files"][0]["reading"] == {"encoding": "cp1252", "delimiter": ";"}
    assert told["left_out"] == {"logo.png": "it is a picture"}
    assert told["columns"][1]["runner_up"] == "shop_id"
    assert told["questions"][0]["options"][1]["text"] == "Month first"
    assert told["datasets"]["items"]["fields"][1]["name"] == "CATEGORY"
    assert told["figures"]["histories"]["median"] == 6.0
    assert told["findings"][0]["code"] == "category-spellings"
    assert told["advice"]["recipes"][0]["recipe"] == "aws-user-personalization-v2"
    assert told["outputs"][0] == "report.html"


def test_figures_that_are_no_numbers_are_null() -> None:
    assert json.loads(writing.as_json({"a": float("nan"), "b": [float("inf"), (1,)]})) == {
        "a": None,
        "b": [None, [1]],
    }


def test_json_goes_to_the_standard_output_alone_and_nothing_is_written(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(monkeypatch, studies.blocked())
    result = call("shop", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["state"] == "blocked"
    assert not (shop.parent / "check-shop").exists()
    result = call("shop", "--json", "--output", "out")
    assert json.loads(result.stdout)["outputs"]
    assert (shop.parent / "out/report.html").is_file()


def test_mapping_yaml_tells_why_and_what_is_asked(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(monkeypatch, studies.asking())
    call("shop")
    text = (shop.parent / "check-shop/mapping.yaml").read_text(encoding="utf-8")
    assert "interactions.columns.ITEM_ID: 90% sure: it joins; or else shop_id (40%)" in text
    assert "items.title: 85% sure" in text
    assert "Question: Is 01/02/2025" in text
    assert "a) Day first  (as written below)" in text


def test_an_answer_in_mapping_yaml_can_be_pasted(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = studies.asking()
    question = study.proposal.questions[0]
    other = Option(
        "As it is counted", "interactions:\n  columns:\n    TIMESTAMP: nr\n  timestamp: iso"
    )
    asked = replace(question, options=(question.options[0], other))
    study = replace(study, proposal=replace(study.proposal, questions=(asked,)))
    put(monkeypatch, study)
    call("shop")
    text = (shop.parent / "check-shop/mapping.yaml").read_text(encoding="utf-8")
    lines = text.splitlines()
    begin = next(at for at, line in enumerate(lines) if "b) As it is counted" in line)
    answer = "\n".join(line.removeprefix("# ") for line in lines[begin + 1 : begin + 5])
    assert answer == other.yaml


def test_a_second_check_takes_the_place_of_the_first_and_keeps_what_is_not_its_own(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(monkeypatch, studies.study())
    call("shop")
    folder = shop.parent / "check-shop"
    (folder / "mine.txt").write_text("kept", encoding="utf-8")
    put(monkeypatch, studies.without_interactions())
    call("shop")
    assert sorted(one.name for one in folder.iterdir()) == ["check.json", "mine.txt", "report.html"]


def test_if_a_part_fails_nothing_is_written(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = put(monkeypatch, studies.study())
    parts.breaks["findings"] = MappingError("no such column: sku.")
    result = call("shop")
    assert result.exit_code == 2
    assert result.output == "error: no such column: sku.\n"
    parts.breaks = {"write": OSError(28, "No space left on device")}
    result = call("shop")
    assert result.exit_code == 2
    assert "No space left on device" in result.output
    assert sorted(one.name for one in shop.parent.iterdir()) == ["shop"]
    assert parts.closed == 2


def test_names_in_errors_do_nothing_in_a_terminal(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = put(monkeypatch, studies.study())
    parts.breaks["reading"] = MappingError("a\x1b[31m.csv is missing;\nb\u202e.csv too")
    assert call("shop").output == "error: a\\x1b[31m.csv is missing;\nb\\u202e.csv too\n"
    parts.breaks["reading"] = OSError(2, "No such file", "c\x07.csv")
    assert "(c\\x07.csv)" in call("shop").output


def test_outputs_inside_of_the_data_are_refused_before_anything_is_read(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = put(monkeypatch, studies.study())
    for wish in ("--output", "--clean"):
        result = call("shop", wish, "shop/out")
        assert result.exit_code == 2
        assert "inside of the data" in result.output
    (shop.parent / "taken").touch()
    assert "is a file" in call("shop", "--output", "taken").output
    assert parts.called == []


def test_from_inside_of_the_data_the_outputs_lie_beside_it(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shop)
    put(monkeypatch, studies.study())
    assert call(".").exit_code == 0
    assert (shop.parent / "check-shop/report.html").is_file()
    assert list(shop.iterdir()) == []


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("orders 2025.csv.gz", "check-orders_2025.csv.gz"),
        ("s3://bucket/exports/shop/", "check-shop"),
        ("s3://bucket", "check-bucket"),
        ("query", "check-query"),
        ("../..", "check-data"),
        ("a\x1b[31m/b\nc", "check-b_c"),
    ],
)
def test_the_folder_of_outputs_is_named_after_the_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    if source == "../..":
        source = "nowhere/.."
    assert writing.default_folder(source).name == name


def test_cleaned_files_are_written_before_the_outputs_that_name_them(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = put(monkeypatch, studies.study())
    result = call("shop", "--clean", "clean")
    assert parts.cleaned == Path("clean")
    assert parts.called[-2:] == ["cleaning", "write"]
    assert parts.cleaned_of == [*parts.study.findings], "not looked for twice"
    words = " ".join(result.output.split())
    assert "run --dataset clean" in words
    assert "4 rows left out, 12 values changed; each is in clean/changes.csv" in words
    read = "interactions: 304 rows read, 300 written, 4 left out (3 no user, 1 no time)"
    assert f"{read}; columns left out: note (a remark)" in words
    assert "in all rows: time written in Unix seconds" in words
    assert "items: 20 rows read, 20 written, 0 left out" in words
    told = json.loads((shop.parent / "check-shop" / "check.json").read_text(encoding="utf-8"))
    assert told["cleaned"]["read"] == {"interactions": 304, "items": 20}
    assert told["cleaned"]["left_out"] == {"interactions": {"no user": 3, "no time": 1}}
    assert not parts.undo
    call("shop", "--clean", "clean", "--undo-returns")
    assert parts.undo
    assert "--undo-returns goes with --clean" in call("shop", "--undo-returns").output
    parts.nothing_to_clean = True
    assert "nothing had to be changed" in call("shop", "--clean", "clean").output
    parts.breaks["cleaning"] = OSError(28, "No space left on device")
    parts.called.clear()
    assert call("shop", "--clean", "clean", "--output", "other").exit_code == 2
    assert not (shop.parent / "other").exists()
    put(monkeypatch, studies.without_interactions())
    assert call("shop", "--clean", "clean").exit_code == 1


def test_a_path_or_a_query_and_no_database_without_one(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = put(monkeypatch, studies.study())
    assert call().exit_code == 2
    assert call("shop", "--sql", "SELECT 1").exit_code == 2
    assert call("shop", "--database", "x.duckdb").exit_code == 2
    assert parts.called == []
    result = call("--sql", "SELECT 1", "--database", "x.duckdb")
    assert result.exit_code == 0, result.output
    assert parts.asked["sql"] == "SELECT 1"
    assert (shop.parent / "check-query/report.html").is_file()


class Bucket:
    """An S3 client with these objects."""

    def __init__(self, objects: dict[str, bytes]) -> None:
        self.objects = objects

    def get_paginator(self, _name: str) -> Bucket:
        return self

    def paginate(self, **named: str) -> list[dict[str, Any]]:
        prefix = named["Prefix"]
        sizes = {key: len(text) for key, text in self.objects.items() if key.startswith(prefix)}
        return [{"Contents": [{"Key": key, "Size": size} for key, size in sizes.items()]}]

    def download_file(self, _bucket: str, key: str, path: str) -> None:
        Path(path).write_bytes(self.objects[key])


@pytest.mark.parametrize(
    ("address", "files"),
    [
        ("s3://bucket/exports/shop/", ["2025/orders.csv", "products.csv"]),
        ("s3://bucket/exports/shop", ["2025/orders.csv", "products.csv"]),
        ("s3://bucket/exports/shop/products.csv", ["products.csv"]),
    ],
)
def test_objects_of_s3_are_fetched_and_go_again(
    shop: Path, monkeypatch: pytest.MonkeyPatch, address: str, files: list[str]
) -> None:
    keys = ("shop/2025/orders.csv", "shop/products.csv", "shop/", "shop-old/x.csv")
    bucket = Bucket({f"exports/{key}": b"a,b\n" for key in keys})
    monkeypatch.setattr(targets, "connect", lambda *_: SimpleNamespace(s3=bucket))
    parts = put(monkeypatch, studies.study())
    seen: list[str] = []
    opened = parts.open_source

    def open_source(source: Path, **wishes: Any) -> Any:
        inside = [source] if source.is_file() else [p for p in source.rglob("*") if p.is_file()]
        base = source.parent if source.is_file() else source
        seen.extend(sorted(str(path.relative_to(base)) for path in inside))
        return opened(source, **wishes)

    monkeypatch.setattr("personalize_poc.data.own.reading.open_source", open_source)
    result = call(address, "--target", "aws")
    assert result.exit_code == 0, result.output
    assert seen == files
    assert not Path(parts.asked["source"]).exists()
    told = json.loads(next(shop.parent.glob("check-*/check.json")).read_text(encoding="utf-8"))
    assert told["source"] == address


def test_nothing_at_an_address_and_keys_that_lead_out_are_refused(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = put(monkeypatch, studies.study())
    bucket = Bucket({"x/../../evil.csv": b""})
    monkeypatch.setattr(targets, "connect", lambda *_: SimpleNamespace(s3=bucket))
    assert "There is nothing at s3://bucket/y/" in call("s3://bucket/y/", "--target", "aws").output
    assert "leads out" in call("s3://bucket/x/", "--target", "aws").output
    assert parts.called == []


@pytest.mark.slow
def test_an_export_in_s3_is_checked_and_wrong_addresses_are_one_sentence(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [f"u{n % 30},i{n % 11},{1_700_000_000 + 3600 * n}" for n in range(1200)]
    with mock_aws():
        s3 = boto3.client(
            "s3",
            region_name="us-east-1",
            aws_access_key_id="testing",
            aws_secret_access_key="testing",
        )
        s3.create_bucket(Bucket="shop")
        text = "\n".join(["user_id,item_id,bought_at", *rows])
        s3.put_object(Bucket="shop", Key="export/orders.csv", Body=text.encode())
        monkeypatch.setattr(targets, "connect", lambda *_: SimpleNamespace(s3=s3))
        found = call("s3://shop/export/", "--target", "aws")
        assert found.exit_code == 0, found.output
        assert "USER_ID: user_id" in (shop.parent / "check-export/mapping.yaml").read_text()
        for address, words in (
            ("s3://shop/exports/", "There is nothing at s3://shop/exports/"),
            ("s3://shopp/export/", "There is no bucket shopp"),
            ("s3://", "names no bucket"),
            ("s3://my shop/export", "names no bucket"),
        ):
            refused = call(address, "--target", "aws")
            assert refused.exit_code == 2
            assert words in refused.output
            assert "Traceback" not in refused.output


def test_a_terminal_of_80_columns_shows_all_that_matters() -> None:
    text = printed(studies.blocked())
    assert max(map(len, text.splitlines())) <= 80
    assert "…" not in text
    words = re.sub(r"\s+", " ", text)
    for told in (
        "Not ready: orders.csv: 3 times cannot be read",
        "orders.csv, row 1,004, column ordered_at: yesterday; under 1 %",
        "To do: Write them as ISO 8601.",
        "--clean takes the more frequent spelling",
        "it joins; or else shop_id (40 %)",
        "not read: logo.png",
        "aws-next-best-action: lacks",
    ):
        assert told in words
    order = ("Not ready", "Findings:", "Next steps", "Files", "Interactions", "Blocks", "Weakens")
    places = [text.index(one) for one in (*order, "Advice", "Written")]
    assert places == sorted(places)


def test_questions_show_their_answers_and_what_to_write() -> None:
    text = printed(studies.asking())
    assert "a) Day first (taken for now)" in text
    assert 'timestamp: "%m/%d/%Y"' in text


def test_hostile_names_do_nothing_in_a_terminal() -> None:
    text = printed(studies.hostile())
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "[red]b[/red]" in text
    assert "\\x1b[31m" in text


def test_long_lists_are_cut_to_what_a_person_reads_but_never_what_blocks() -> None:
    many = [replace(studies.NOTE, code=f"n{at}") for at in range(20)]
    grave = [replace(studies.WEAK, code=f"w{at}", message=f"weak {at}") for at in range(20)]
    worst = [replace(studies.BLOCKING, code=f"b{at}", message=f"bad {at}") for at in range(20)]
    text = printed(studies.study(findings=(*worst, *grave, *many)))
    assert text.count("and 14 more in the report") == 1
    assert text.count("and 10 more in the report") == 1
    assert all(f"bad {at}" in text for at in range(20))


def test_a_column_from_another_file_is_called_by_that_file_too() -> None:
    study = studies.study()
    first, *rest = study.proposal.guesses
    joined = replace(study.proposal, guesses=(replace(first, table="members.csv"), *rest))
    shown = printed(replace(study, proposal=joined), width=160)
    assert f"members.csv: {first.column}" in shown
    assert "orders.csv: sku" not in shown
