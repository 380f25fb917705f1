"""A run and its notebooks: parameters set once, and what does not belong together is noticed."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from personalize_poc import data, paths, progress, record
from personalize_poc.aws import cleanup, ensure, storage, targets
from personalize_poc.aws.workspace import Workspace
from personalize_poc.course import session
from personalize_poc.data import schemas
from personalize_poc.errors import BadInput, ConfigurationError, NotThere
from tests.support.fake_personalize import fake_target

SMALL: dict[str, Any] = {
    "sample_users": 30,
    "sample_items": 60,
    "sample_interactions": 1000,
    "seed": 42,
}
FIRST: dict[str, Any] = {
    "target": "aws",
    "dataset": "sample",
    "run_name": "trial",
    "region": "us-east-1",
    **SMALL,
}
NAMES = {"target", "dataset", "run_name", "region", *SMALL}


class World:
    """A service in which time passes by itself, and one folder."""

    def __init__(self, target: Any, clock: Any, folder: Path) -> None:
        self.target, self.clock, self.folder = target, clock, folder

    def imports(self, run: session.Run, tables: data.DataSet, *kinds: str) -> None:
        """What notebooks 1 and 2 do."""
        client, ws = run.personalize, run.ws
        ensure.bucket(ws)
        role = ensure.role(ws)
        group = ensure.resource(client.create_dataset_group, name=ws.dataset_group)
        for kind in kinds:
            table = getattr(tables, kind)
            written = json.dumps(schemas.schema(table, kind.capitalize()))
            schema = ensure.resource(client.create_schema, name=ws.schema(kind), schema=written)
            dataset = ensure.resource(
                client.create_dataset,
                name=ws.dataset(kind),
                datasetGroupArn=group,
                datasetType=kind.capitalize(),
                schemaArn=schema,
            )
            self.clock.sleep(100)
            ensure.resource(
                client.create_dataset_import_job,
                jobName=ws.import_job(kind),
                datasetArn=dataset,
                dataSource={"dataLocation": ensure.upload(ws, table, f"{kind}.csv")},
                roleArn=role,
            )
            self.clock.sleep(100)

    def cleans(self, run: session.Run) -> None:
        class Quiet:
            def show(self, text: str, *, news: bool, rows: Sequence[progress.Row] = ()) -> None: ...

            def close(self) -> None: ...

        plan = cleanup.plan(run.ws)
        plan.execute(clock=self.clock, sleep=self.clock.sleep, line=Quiet)


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(paths.RUN_DIR_VARIABLE, raising=False)
    with contextmanager(fake_target)() as (target, _, clock):
        monkeypatch.setattr(targets, "connect", lambda *_: target)
        yield World(target, clock, tmp_path)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A folder with files of one's own."""
    folder = tmp_path / "shop"
    folder.mkdir()
    rows = [f"u{n % 40},i{n % 25},{1_600_000_000 + n}" for n in range(1200)]
    (folder / "orders.csv").write_text("\n".join(["u,i,t", *rows]))
    columns = "{USER_ID: u, ITEM_ID: i, TIMESTAMP: t}"
    mapping = f"interactions: {{file: orders.csv, columns: {columns}}}"
    (folder / "mapping.yaml").write_text(mapping)
    return folder


def test_parameters_are_set_once_and_carried_by_the_run(world: World) -> None:
    begun = session.begin(**FIRST)
    assert not begun.is_known
    later = session.resume("03")
    assert later.parameters == begun.parameters == FIRST
    assert later.data().interactions.equals(begun.data().interactions)
    assert later.ws.run_name == "trial"
    assert session.begin(**FIRST).is_known
    assert "Run 'trial' of data set 'sample' on aws us-east-1" in repr(later)


def test_waits_know_how_much_data_there_is(world: World) -> None:
    begun = session.begin(**FIRST)
    begun.preflight()
    assert begun.connection.interactions == SMALL["sample_interactions"]
    begun.connection.interactions = None
    assert session.resume("02").connection.interactions is None, "nobody has counted yet"
    begun.ws.record("workload", {"interactions": 12_345})
    assert session.resume("04").connection.interactions == 12_345


def test_the_run_begun_last_is_gone_on_with_unless_one_is_named(world: World) -> None:
    session.begin(**FIRST)
    session.begin(**{**FIRST, "run_name": "other"})
    assert session.resume("03").ws.run_name == "other"
    assert session.resume("03", "trial").ws.run_name == "trial"


def test_without_a_beginning_it_is_said_where_was_looked(world: World) -> None:
    with pytest.raises(NotThere, match=r"any run in .*runs .*Run notebook 1 first"):
        session.resume("03")
    with pytest.raises(NotThere, match="the run 'nothing' in"):
        session.resume("03", "nothing")


def test_a_cleanup_needs_no_record(world: World) -> None:
    run = session.resume("06", "elsewhere", target="aws", region="us-east-1")
    assert run.ws.run_name == "elsewhere"
    assert run.preflight().ok
    with pytest.raises(NotThere, match="data set of the run 'elsewhere' is not known here"):
        run.data()


def test_a_headless_run_may_record_first(world: World) -> None:
    folder = paths.run_folder("trial")
    folder.mkdir(parents=True)
    record.begin(folder, {key: FIRST[key] for key in ("target", "dataset", "run_name", "region")})
    assert session.begin(**FIRST).is_known
    assert session.resume("02").parameters == FIRST


def test_a_folder_of_another_run_is_not_taken_for_this_one(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.begin(**FIRST)
    monkeypatch.setenv(paths.RUN_DIR_VARIABLE, str(paths.run_folder("trial")))
    assert session.resume("03").ws.run_name == "trial"
    with pytest.raises(NotThere, match="the run 'other'"):
        session.resume("03", "other")


def test_other_parameters_under_the_same_name_are_refused_by_name(world: World) -> None:
    run = session.begin(**FIRST)
    world.imports(run, run.data(), "interactions")
    with pytest.raises(BadInput) as refused:
        session.begin(**{**FIRST, "seed": 43, "sample_users": 31})
    told = "was begun with sample_users 30, not 31 and seed 42, not 43. Take another run name"
    assert told in str(refused.value)
    assert session.resume("02").parameters == FIRST


def test_a_mistake_that_has_made_nothing_yet_can_be_corrected(world: World) -> None:
    session.begin(**{**FIRST, "seed": 43})
    assert not session.begin(**FIRST).is_known
    assert session.resume("02").parameters["seed"] == 42


def test_a_mapping_found_for_other_files_is_not_used_for_these(world: World) -> None:
    """A run that begins again under its name with other data begins from nothing."""
    run = session.begin(**FIRST)
    (run.ws.folder / "mapping.yaml").write_text("of a shop")
    (run.ws.folder / session.CHECK).mkdir()
    assert session.begin(**FIRST).mapping == run.ws.folder / "mapping.yaml"
    again = session.begin(**{**FIRST, "dataset": "movielens-small"})
    assert again.mapping is None
    assert not (run.ws.folder / session.CHECK).exists()


def test_after_a_cleanup_the_name_may_begin_with_other_parameters(world: World) -> None:
    run = session.begin(**FIRST)
    world.imports(run, run.data(), "interactions")
    run.ws.record("metrics", {"of": "the old data"})
    world.cleans(run)
    again = session.begin(**{**FIRST, "seed": 43})
    assert not again.is_known
    assert again.preflight().ok
    assert set(record.read(again.ws.folder)) == {"parameters"}
    world.cleans(again)
    assert session.resume("06").preflight().ok


def test_a_skipped_notebook_2_is_noticed_when_3_begins(world: World) -> None:
    run = session.begin(**FIRST)
    ds = run.data()
    world.imports(run, ds, "interactions")
    assert session.resume("02").preflight().ok
    words = r"The data set 'sample' has items metadata, and the run 'trial' has not\. Run notebook"
    with pytest.raises(ConfigurationError, match=words.replace("items", "item")):
        session.resume("03").preflight()
    world.imports(run, ds, "items")
    with pytest.raises(ConfigurationError, match="has user metadata"):
        session.resume("03").preflight()
    world.imports(run, ds, "users")
    told = session.resume("03").preflight()
    assert told.ok
    assert "data           sample" in str(told)


def test_a_skipped_notebook_1_is_noticed_too(world: World) -> None:
    run = session.begin(**FIRST)
    ensure.resource(run.personalize.create_dataset_group, name=run.ws.dataset_group)
    with pytest.raises(ConfigurationError, match="has interactions, and the run 'trial' has not"):
        session.resume("02").preflight()


def test_films_are_not_imported_into_the_group_of_a_shop(world: World, shop: Path) -> None:
    run = session.begin(**{**FIRST, "dataset": str(shop)})
    world.imports(run, run.data(), "interactions")
    assert session.resume("02").preflight().ok
    digest = storage.digest(run.data().interactions)
    with pytest.raises(BadInput, match=r"begun with dataset '.*shop', not 'sample'"):
        session.begin(**FIRST)
    other = session.resume("02", dataset="sample")
    with pytest.raises(ConfigurationError) as refused:
        other.preflight()
    assert f"run 'trial' has imported interactions.csv with the digest {digest}" in str(
        refused.value
    )
    assert "the data set 'sample' has one with the digest" in str(refused.value)


def test_other_data_is_noticed_on_a_machine_that_knows_nothing_of_the_run(
    world: World, shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = session.begin(**{**FIRST, "dataset": str(shop)})
    world.imports(run, run.data(), "interactions")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    elsewhere = session.begin(**FIRST)
    with pytest.raises(ConfigurationError, match=r"'sample' has one with .* Take another run name"):
        elsewhere.preflight()


def test_files_that_change_half_way_are_noticed(world: World, shop: Path) -> None:
    first = {**FIRST, "dataset": str(shop)}
    run = session.begin(**first)
    world.imports(run, run.data(), "interactions")
    assert session.resume("03").preflight().ok
    with (shop / "orders.csv").open("a") as file:
        file.write("\nu1,i1,1700000000")
    with pytest.raises(ConfigurationError, match=r"has imported interactions\.csv with the digest"):
        session.resume("03").preflight()
    again = session.begin(**first)
    assert "It is imported anew; run the later notebooks again." in str(again.preflight())
    world.imports(again, again.data(), "interactions")
    assert session.resume("03").preflight().ok


def test_large_data_is_read_once_as_long_as_its_files_stay(
    world: World, shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = session.begin(**{**FIRST, "dataset": str(shop)})
    world.imports(run, run.data(), "interactions")
    session.resume("02").preflight()
    monkeypatch.setattr(data, "load", lambda *_, **__: pytest.fail("loaded again"))
    assert session.resume("03").preflight().ok


def test_an_increment_does_not_hide_what_was_imported_as_a_whole(world: World) -> None:
    run = session.begin(**FIRST)
    ds = run.data()
    world.imports(run, ds, "interactions", "items", "users")
    later = (("second", "INCREMENTAL", "interactions.csv"), ("week", "FULL", "week.csv"))
    for name, mode, file in later:
        location = ensure.upload(run.ws, ds.interactions.head(7), file)
        ensure.resource(
            run.personalize.create_dataset_import_job,
            jobName=run.ws.import_job(name),
            datasetArn=run.ws.arn("dataset", "interactions"),
            dataSource={"dataLocation": location},
            roleArn=run.ws.role_arn,
            importMode=mode,
        )
    world.clock.sleep(100)
    assert session.resume("05").preflight().ok


def test_a_relative_folder_is_the_same_from_everywhere(world: World, shop: Path) -> None:
    run = session.begin(**{**FIRST, "dataset": "shop"})
    assert run.parameters["dataset"] == str(shop)
    assert len(run.data().interactions) == 1200


def test_defaults_of_the_sample_are_those_of_notebook_1() -> None:
    notebook = next((Path(__file__).resolve().parents[2] / "notebooks").glob("01_*.ipynb"))
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    cell = next(one for one in cells if "parameters" in one["metadata"].get("tags", []))
    given: dict[str, Any] = {}
    exec("".join(cell["source"]), given)
    from personalize_poc.data import sample

    known = inspect.signature(sample.load).parameters
    assert {name: given[name] for name in data.OPTIONS} == {
        name: known[name].default for name in data.OPTIONS
    }
    assert set(given) >= NAMES


def test_a_run_of_a_stand_in_uses_the_clients_of_its_target(world: World) -> None:
    run = session.begin(**FIRST)
    assert run.personalize is world.target.personalize
    assert run.runtime is world.target.runtime
    assert run.events is world.target.events
    assert isinstance(run.ws, Workspace)
    assert isinstance(run.data().interactions, pd.DataFrame)
