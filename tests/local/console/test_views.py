"""What the console shows of resources and data, read from a stand-in in process."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import numpy as np
import pytest

from personalize_poc.local.console import dataset_view, made_by, pages, resource_map
from personalize_poc.local.console.endpoints import TOKEN_HEADER, Console
from personalize_poc.local.protocol.codec import Request, Response
from personalize_poc.local.request_log import RequestLog
from personalize_poc.local.testing.mock import mock_personalize

PLACE = ("123456789012", "eu-west-1")
SCHEMA = {
    "type": "record",
    "name": "Items",
    "namespace": "com.amazonaws.personalize.schema",
    "fields": [
        {"name": "ITEM_ID", "type": "string"},
        {"name": "GENRES", "type": ["null", "string"], "categorical": True},
        {"name": "YEAR", "type": ["null", "int"]},
    ],
    "version": "1.0",
}


@pytest.fixture(scope="module")
def world() -> Iterator[Any]:
    """A group with an Items dataset that got three records one by one."""
    with mock_personalize() as mock:
        client = boto3.client("personalize", region_name=PLACE[1])
        group = client.create_dataset_group(name="films")["datasetGroupArn"]
        schema = client.create_schema(name="films-items", schema=json.dumps(SCHEMA))["schemaArn"]
        mock.wait_idle()
        dataset = client.create_dataset(
            name="items", schemaArn=schema, datasetGroupArn=group, datasetType="ITEMS"
        )["datasetArn"]
        mock.wait_idle()
        events = boto3.client("personalize-events", region_name=PLACE[1])
        records = [("a", "Crime|Drama", 1990), ("b", "Drama", 2000), ("c", "", None)]
        events.put_items(
            datasetArn=dataset,
            items=[
                {
                    "itemId": key,
                    "properties": json.dumps(
                        {"genres": genres, **({"year": year} if year else {})}
                    ),
                }
                for key, genres, year in records
            ],
        )
        yield mock.service, group, schema, dataset


def console(service: Any) -> Console:
    def call(operation: str, params: dict[str, Any], account: str, region: str) -> Response:
        return Response(200, {}, f"{operation} {params} {account} {region}".encode())

    return Console(service, RequestLog(), call)


def test_resources_of_a_caller_with_what_made_them(world: Any) -> None:
    service, group, schema, dataset = world
    assert resource_map.places(service) == [{"account": PLACE[0], "region": PLACE[1]}]
    kinds = {one["arn"]: one["kind"] for one in resource_map.resources(service, *PLACE)}
    assert kinds == {group: "dataset-group", schema: "schema", dataset: "dataset"}
    assert resource_map.resources(service, PLACE[0], "us-east-1") == []
    shown = resource_map.detail(service, dataset)
    assert shown is not None
    assert shown["group"] == group
    assert resource_map.detail(service, f"{dataset}x") is None


def test_the_request_that_makes_one_like_it_makes_one_like_it(world: Any) -> None:
    """The statement is executed, and the command line says the same."""
    service, _, schema, _ = world
    resource = service.state.resources.get(schema)
    told = made_by.boto3(resource).replace("'films-items'", "'films-items-2'")
    names: dict[str, Any] = {"boto3": boto3}
    exec(told.replace("personalize.create_schema(", "made = personalize.create_schema("), names)
    made = service.state.resources.get(names["made"]["schemaArn"])
    assert made.body["schema"] == resource.body["schema"]
    words = shlex.split(made_by.aws_cli(resource).replace("\\\n", " "))
    assert words[:3] == ["aws", "personalize", "create-schema"]
    assert words[words.index("--schema") + 1] == resource.body["schema"]
    assert words[words.index("--region") + 1] == PLACE[1]


def test_a_dataset_in_figures(world: Any) -> None:
    service, group, _, dataset = world
    view = dataset_view.view(service, dataset)
    assert view is not None
    assert (view["rows"], view["bulk"], view["single"]) == (3, 0, 3)
    columns = {column["name"]: column for column in view["columns"]}
    assert dict(columns["GENRES"]["top"])["Drama"] == 2, "values of a list are counted one by one"
    assert columns["YEAR"]["missing"] == pytest.approx(1 / 3, abs=1e-6)
    assert (columns["YEAR"]["least"], columns["YEAR"]["most"]) == (1990, 2000)
    assert sum(columns["YEAR"]["histogram"]["counts"]) == 2
    assert dataset_view.view(service, group) is None


HOUR, DAY = 3600, 86_400
MONDAY = 1_704_067_200  # 1 January 2024, 00:00 UTC


@pytest.mark.parametrize(
    ("times", "period", "begin", "counts"),
    [
        ([5 * HOUR, DAY, DAY + 1, 3 * DAY], "day", 0, [1, 2, 0, 1]),
        ([90, 100, 119, 180], "minute", 60, [3, 0, 1]),
        # A Sunday belongs to the week before.
        ([-1, 0, 7 * DAY, 70 * DAY], "week", -7 * DAY, [1, 1, 1, *8 * [0], 1]),
        ([0, 31 * DAY - 1, 500 * DAY], "month", 0, [2, *15 * [0], 1]),
    ],
)
def test_time_is_counted_in_periods_of_the_calendar(
    times: list[int], period: str, begin: int, counts: list[int]
) -> None:
    drawn = dataset_view.over_time(MONDAY + np.array(times, dtype=float))
    assert (drawn["period"], drawn["from"] - MONDAY, drawn["counts"]) == (period, begin, counts)


def test_an_even_stream_is_drawn_even() -> None:
    """Parts of equal length would have one day more, or one less."""
    times = [MONDAY + day * DAY + hour * HOUR for day in range(50) for hour in (9, 12, 15)]
    assert dataset_view.over_time(np.array(times, dtype=float))["counts"] == 50 * [3]


@pytest.mark.parametrize("times", [[], [0.0, 1e13]])
def test_what_is_no_calendar_has_no_periods(times: list[float]) -> None:
    drawn = dataset_view.over_time(np.array(times))
    assert sum(drawn["counts"]) == len(times)
    assert "period" not in drawn


def test_only_the_page_may_ask_for_more_than_it_shows(world: Any) -> None:
    service, *_ = world
    ours = console(service)
    body = json.dumps(
        {"operation": "ListSchemas", "params": {}, "account": PLACE[0], "region": PLACE[1]}
    ).encode()
    for headers in ({}, {TOKEN_HEADER: "guess"}, {TOKEN_HEADER: "ü"}):
        refused = ours.answer(Request("POST", "", headers, body), "call")
        assert refused is not None
        assert refused.status == 403
    page = ours.answer(Request("GET", "", {}), "")
    assert page is not None
    token = page.body.decode().split('console-token" content="')[1].split('"')[0]
    answered = ours.answer(Request("POST", "", {TOKEN_HEADER: token}, body), "call")
    assert answered is not None
    assert answered.body.startswith(b"ListSchemas")
    for wrong in (b"", b"[]", b'{"operation": 1}', b"{"):
        refused = ours.answer(Request("POST", "", {TOKEN_HEADER: token}, wrong), "call")
        assert refused is not None
        assert refused.status == 400


def test_files_of_the_page_and_nothing_else() -> None:
    script = pages.file("js/app.js", Request("GET", "", {}))
    assert script is not None
    assert script.headers["Content-Type"].startswith("text/javascript")
    again = pages.file("js/app.js", Request("GET", "", {"if-none-match": script.headers["ETag"]}))
    assert again is not None
    assert (again.status, again.body) == (304, b"")
    for name in ("../endpoints.py", "js", "", "js/../../pages.py", "index.html"):
        assert pages.file(name, Request("GET", "", {})) is None


STATIC = Path(pages.__file__).parent / "static"


def test_nothing_of_the_page_comes_from_elsewhere() -> None:
    for path in STATIC.rglob("*"):
        if path.suffix in (".js", ".css", ".html", ".svg") and "vendor" not in path.parts:
            text = path.read_text("utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")
            assert "http:" not in text, path
            assert "https:" not in text, path


def test_every_text_is_there_in_both_languages_and_used() -> None:
    code = (STATIC / "js" / "strings.js").read_text("utf-8")
    table = code[code.index("{") : code.index("};")]
    scripts = "".join(path.read_text("utf-8") for path in (STATIC / "js").rglob("*.js"))
    entries = [line.strip() for line in table.replace(",\n    ", ", ").splitlines()[1:]]
    keys = []
    for entry in filter(None, entries):
        key, _, rest = entry.partition(": [")
        keys.append(key)
        english, korean = json.loads(f"[{rest.removesuffix(',').removesuffix(']')}]")
        assert english
        assert korean
        assert english.count("{") == korean.count("{"), key
    views = {"resources", "data", "models", "try", "requests", "health"}
    parts = {"schemas", "datasets", "learning", "live", "jobs"}
    worn = {key for key in keys if f't("{key}"' in scripts} | views | parts
    dynamic = {"theme_system", "theme_light", "theme_dark", "ahead", "behind", "undecided"}
    dynamic |= {"model", "popularity", "last_again"}
    dynamic |= {"minute", "hour", "day", "week", "month", "year"}
    assert set(keys) - worn - dynamic == set(), "texts that nothing shows"
