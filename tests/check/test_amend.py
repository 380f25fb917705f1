"""What a check takes out of a proposal because it would only block."""

from __future__ import annotations

from pathlib import Path

from personalize_poc.check import order, telling
from personalize_poc.check.checking import check
from personalize_poc.check.outputs import remarks, writing
from personalize_poc.data.dataset import DataSet
from personalize_poc.data.own import loading, mapping_file


def _write(path: Path, head: str, rows: list[str]) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    (path / "events.csv").write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return path


def _named(path: Path, tmp_path: Path) -> DataSet:
    """What a check proposes for these files, loaded."""
    with check(path) as study:
        mapping = study.proposal.mapping
        assert mapping is not None
        assert telling.state(study) == telling.READY
        assert "names-only" in {one.code for one in study.findings}
        assert writing.write(study, tmp_path / "out") == [
            "report.html",
            "check.json",
            "mapping.yaml",
            "schemas/interactions.avsc",
        ]
    return loading.load(path, tmp_path / "out" / "mapping.yaml")


def test_items_of_which_only_the_name_is_known_are_shown_and_not_imported(tmp_path: Path) -> None:
    rows = [
        f"u{n * 7 % 90},s{n * n % 40},Song {n * n % 40},2024-01-{1 + n % 28:02d} 10:{n % 60:02d}:11"
        for n in range(1500)
    ]
    found = _named(_write(tmp_path / "a", "user_id,song_id,song_title,played_at", rows), tmp_path)
    assert found.items is None
    assert found.title("s1") == "Song 1"
    assert "song_title" not in found.unused["interactions"]


def test_a_catalogue_of_names_alone_is_shown_and_not_imported(tmp_path: Path) -> None:
    rows = [
        f"u{n * 7 % 90},s{n * n % 40},2024-01-{1 + n % 28:02d} 10:{n % 60:02d}:11"
        for n in range(1500)
    ]
    path = _write(tmp_path / "d", "user_id,song_id,played_at", rows)
    songs = "".join(f"s{n},Song {n},1\n" for n in range(40))
    (path / "songs.csv").write_text(f"song_id,title,version\n{songs}", encoding="utf-8")
    found = _named(path, tmp_path)
    assert found.items is None
    assert found.title("s1") == "Song 1"


def test_a_count_in_place_of_a_time_can_be_imported(tmp_path: Path) -> None:
    rows = [f"u{n % 60},p{n * n % 50},{1 + n // 60}" for n in range(1800)]
    with check(_write(tmp_path / "b", "user_id,product_id,order_number", rows)) as study:
        assert [one.code for one in study.proposal.questions] == ["no-time"]
        assert study.proposal.mapping is not None
        assert study.proposal.mapping.sections["interactions"].timestamp == ("count",)
        assert "timestamp: count" in study.proposal.questions[0].options[0].yaml
        assert telling.state(study) == telling.QUESTIONS
        codes = {one.code for one in study.findings}
        assert not codes & {"time-unreadable", "times-at-midnight"}


def test_rows_that_lack_two_things_count_once(tmp_path: Path) -> None:
    rows = [
        f"u{n % 60},p{n * n % 50},2024-01-{1 + n % 28:02d} {n // 180:02d}:{n % 60:02d}:0{n % 9}"
        for n in range(1800)
    ]
    rows += [f",p{n}," for n in range(20)] + [f"u{n},," for n in range(20)]
    rows += [f",,2024-01-01 10:00:{n:02d}" for n in range(20)]
    with check(_write(tmp_path / "c", "user_id,product_id,bought_at", rows)) as study:
        assert "1,860 interactions (60 of them cannot be used)" in telling.size(study)
        assert order.assumptions(study.findings) == ["the time zone"]


def test_a_join_is_written_so_that_every_reader_of_yaml_takes_it(tmp_path: Path) -> None:
    join = mapping_file.types.Join("b.csv", {"n": "n"}, {"USER_ID": "who"})
    section = mapping_file.Section(("a.csv",), {"ITEM_ID": "x", "TIMESTAMP": "t"}, joins=(join,))
    text = mapping_file.text(mapping_file.Mapping({"interactions": section}))
    assert '"on": {' in text
    assert mapping_file.parse(text).sections["interactions"].joins == (join,)
    bare = text.replace('"on"', "on")
    assert mapping_file.parse(bare).sections["interactions"].joins == (join,)


def test_what_stands_in_a_joined_table_has_its_reasons_beside_the_join(tmp_path: Path) -> None:
    lines = [f"o{n // 2},p{n * n % 40}" for n in range(1200)]
    orders = [f"o{n},c{n % 50},2024-01-{1 + n % 28:02d} 10:0{n % 9}:00" for n in range(600)]
    for name, head, rows in (
        ("lines", "order_id,product_id", lines),
        ("orders", "order_id,customer_id,ordered_at", orders),
    ):
        text = "\n".join([head, *rows]) + "\n"
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    with check(tmp_path) as study:
        told = remarks.of(study)["interactions.join"]
    assert told.startswith("USER_ID 98% sure: the name “customer_id” speaks of a person")
    assert "TIMESTAMP" in told


def test_a_time_of_another_table_is_shown_as_it_stands_there(tmp_path: Path) -> None:
    lines = [f"o{n // 2},p{n * n % 40}" for n in range(1200)]
    orders = [f"o{n},c{n % 50},2024-01-{1 + n % 28:02d} 10:0{n % 9}:00" for n in range(600)]
    for name, head, rows in (
        ("lines", "order_id,product_id", lines),
        ("orders", "order_id,customer_id,ordered_at", orders),
    ):
        text = "\n".join([head, *rows]) + "\n"
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    with check(tmp_path) as study:
        (zone,) = [one for one in study.findings if one.code == "times-without-zone"]
    assert zone.value == "2024-01-01 10:00:00"


def test_a_time_of_two_columns_is_shown_with_its_time_of_day(tmp_path: Path) -> None:
    rows = [
        f"u{n * 7 % 90},s{n * n % 40},{1 + n % 28:02d}.01.2024,10:{n % 60:02d}:11"
        for n in range(1500)
    ]
    with check(_write(tmp_path / "e", "user_id,song_id,Datum,Uhrzeit", rows)) as study:
        (zone,) = [one for one in study.findings if one.code == "times-without-zone"]
    assert zone.value == "01.01.2024 10:00:11"


def test_beside_the_day_stands_why_it_is_the_day_and_beside_the_hour_why_it_is_the_hour(
    tmp_path: Path,
) -> None:
    rows = [
        f"u{n % 60},p{n * n % 40},2024-01-{1 + n % 28:02d},{8 + n % 11:02d}:{n * 7 % 60:02d}"
        for n in range(1200)
    ]
    with check(_write(tmp_path / "c", "user_id,product_id,bought_on,at", rows)) as study:
        told = remarks.of(study)
        assert "the name “bought_on” speaks of a time" in told["interactions.columns.TIMESTAMP"]
        assert "belongs to bought_on" in told["interactions.time_of_day"]
        fields = {one.field: one.column for one in study.proposal.guesses if one.field}
        assert (fields["TIMESTAMP"], fields["time_of_day"]) == ("bought_on", "at")
        assert study.proposal.mapping is not None
        text = mapping_file.text(study.proposal.mapping, told)
        [line] = [one for one in text.splitlines() if one.startswith("  time_of_day: at")]
        assert "belongs to bought_on" in line
