"""The wire: parsing and validation of requests, answers that botocore's own parser reads back."""

from __future__ import annotations

import datetime
import json
from typing import Any

import botocore.parsers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from personalize_poc.local import errors
from personalize_poc.local.protocol import codec
from personalize_poc.local.protocol.codec import Call, Request, Response, is_personalize
from personalize_poc.local.protocol.patterns import compiled
from personalize_poc.local.protocol.serializer import OutputError
from personalize_poc.local.protocol.service_models import Protocol, Routes

ARN = "arn:aws:personalize:us-east-1:123456789012:"


def request(operation: str, body: Any, **headers: str) -> Request:
    route = Routes.load().by_name(operation)
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    if route.protocol is Protocol.JSON:
        headers["x-amz-target"] = f"AmazonPersonalize.{operation}"
    return Request("POST", route.model.http["requestUri"], headers, raw)


def parse(operation: str, body: Any) -> dict[str, Any]:
    return codec.parse(request(operation, body)).params


def refusal(operation: str, body: Any) -> str:
    with pytest.raises(errors.InvalidInputException) as caught:
        parse(operation, body)
    return caught.value.message


def read_back(response: Response, operation: str) -> dict[str, Any]:
    """The answer as boto3 would see it."""
    route = Routes.load().by_name(operation)
    parser = botocore.parsers.create_parser(route.protocol.value)
    parts = {
        "status_code": response.status,
        "headers": {k.lower(): v for k, v in response.headers.items()},
        "body": response.body,
    }
    shape: Any = route.model.output_shape  # or None: an answer without members
    found: dict[str, Any] = parser.parse(parts, shape)
    return found


EVENT = {"eventType": "watch", "sentAt": 1553631760.5}


def put_events(**event: Any) -> dict[str, Any]:
    return {"trackingId": "t", "sessionId": "s", "eventList": [{**EVENT, **event}]}


# -- every kind of constraint ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("operation", "body", "field", "rule"),
    [
        ("CreateDatasetGroup", {}, "name", "Member must not be null"),
        ("CreateDatasetGroup", {"name": None}, "name", "Member must not be null"),
        ("CreateDatasetGroup", {"name": 5}, "name", "Member must be a string"),
        ("CreateDatasetGroup", {"name": ""}, "name", "length greater than or equal to 1"),
        ("CreateDatasetGroup", {"name": "x" * 64}, "name", "length less than or equal to 63"),
        ("CreateDatasetGroup", {"name": "a b"}, "name", "regular expression pattern: ^[a-zA-Z0-9]"),
        ("CreateDatasetGroup", {"name": "good\n"}, "name", "regular expression pattern"),
        ("CreateDatasetGroup", {"name": "a", "domain": "FILM"}, "domain", "[ECOMMERCE, VIDEO_ON_D"),
        ("DescribeCampaign", {"campaignArn": "campaign/x"}, "campaignArn", "pattern: arn:"),
        ("ListCampaigns", {"maxResults": 101}, "maxResults", "value less than or equal to 100"),
        ("ListCampaigns", {"maxResults": 0}, "maxResults", "value greater than or equal to 1"),
        ("ListCampaigns", {"maxResults": 1.5}, "maxResults", "Member must be an integer"),
        ("ListCampaigns", {"maxResults": True}, "maxResults", "Member must be an integer"),
        ("ListCampaigns", {"nextToken": "é"}, "nextToken", r"\p{ASCII}"),
        (
            "CreateDatasetGroup",
            {"name": "a", "tags": [{"tagKey": "k", "tagValue": "v"}, {"tagKey": "a&b"}]},
            "tags.2.member.tagKey",
            r"\p{L}",
        ),
        (
            "CreateCampaign",
            {
                "name": "a",
                "solutionVersionArn": ARN + "solution/s/1",
                "campaignConfig": {"rankingInfluence": {"POPULARITY": 2}},
            },
            "campaignConfig.rankingInfluence.POPULARITY.member",
            "value less than or equal to 1",
        ),
        (
            "CreateCampaign",
            {
                "name": "a",
                "solutionVersionArn": ARN + "solution/s/1",
                "campaignConfig": {"rankingInfluence": {"LUCK": 1}},
            },
            "campaignConfig.rankingInfluence.key",
            "enum value set",
        ),
        (
            "CreateSolution",
            {"name": "a", "datasetGroupArn": ARN + "dataset-group/g", "performHPO": "yes"},
            "performHPO",
            "Member must be a boolean",
        ),
        ("CreateSolution", {"solutionConfig": []}, "solutionConfig", "Member must be a structure"),
        (
            "CreateSolution",
            {"solutionConfig": {"algorithmHyperParameters": {str(i): "1" for i in range(101)}}},
            "solutionConfig.algorithmHyperParameters",
            "length less than or equal to 100",
        ),
        (
            "CreateSolution",
            {"solutionConfig": {"algorithmHyperParameters": {"bptt": 32}}},
            "solutionConfig.algorithmHyperParameters.bptt.member",
            "Member must be a string",
        ),
        ("PutEvents", {**put_events(), "eventList": []}, "eventList", "greater than or equal to 1"),
        (
            "PutEvents",
            {**put_events(), "eventList": [EVENT] * 11},
            "eventList",
            "length less than or equal to 10",
        ),
        ("PutEvents", {**put_events(), "eventList": {}}, "eventList", "Member must be a list"),
        ("PutEvents", put_events(sentAt="now"), "eventList.1.member.sentAt", "a timestamp"),
        ("PutEvents", put_events(eventValue="4"), "eventList.1.member.eventValue", "a number"),
        ("PutEvents", put_events(impression=[None]), "impression.1.member", "must not be null"),
        ("GetRecommendations", {"filterValues": {"a b": "x"}}, "filterValues.key", "pattern"),
        ("GetRecommendations", {"numResults": -1}, "numResults", "greater than or equal to 0"),
        ("GetRecommendations", {"userId": "u" * 257}, "userId", "less than or equal to 256"),
    ],
)
def test_each_violation_names_field_and_rule(
    operation: str, body: Any, field: str, rule: str
) -> None:
    message = refusal(operation, body)
    assert "validation error" in message
    assert field in message
    assert rule in message


def test_all_violations_are_reported_together() -> None:
    message = refusal("CreateDataset", {"name": "-", "schemaArn": "no"})
    assert message.startswith("4 validation errors detected: ")
    for field in ("name", "schemaArn", "datasetGroupArn", "datasetType"):
        assert f"at '{field}'" in message


def test_valid_input_arrives_whole_without_nulls_and_unknown_members() -> None:
    params = parse("CreateSchema", {"name": "s", "schema": "{}", "domain": None, "new": 1})
    assert params == {"name": "s", "schema": "{}"}


def test_numbers_arrive_as_the_type_of_the_model() -> None:
    params = parse("PutEvents", put_events(eventValue=4, sentAt=1553631760))
    event = params["eventList"][0]
    assert (type(event["eventValue"]), type(event["sentAt"])) == (float, float)
    assert parse("ListCampaigns", {"maxResults": 5.0})["maxResults"] == 5


def test_long_values_are_shortened_in_messages() -> None:
    assert len(refusal("CreateSchema", {"name": "s", "schema": "x" * 30_000})) < 1_000


def test_letters_of_every_language_are_allowed_in_tags() -> None:
    pattern = compiled(r"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$")
    assert pattern.fullmatch("équipe 東京 ٣")
    assert not pattern.fullmatch("a\tb")
    assert not pattern.fullmatch("smile☺")


@pytest.mark.timeout(120)  # a pattern that tries every split of the text would take years
def test_a_hostile_attribution_source_is_refused_at_once() -> None:
    value = {"eventAttributionSource": "a" * 1_020 + "\n"}
    assert "pattern" in refusal("PutEvents", put_events(metricAttribution=value))
    assert "pattern" in refusal(
        "PutEvents", put_events(metricAttribution={"eventAttributionSource": "  "})
    )
    parse("PutEvents", put_events(metricAttribution={"eventAttributionSource": " email 1"}))


# -- finding the operation --


@pytest.mark.parametrize("body", [b"{", b"[]", b"3", b"\xff\xfe", b'{"a": NaN}', b"[" * 100_000])
def test_a_body_that_is_no_json_object_is_a_serialization_error(body: Any) -> None:
    with pytest.raises(errors.SerializationException):
        codec.parse(request("ListSchemas", body))


def test_an_empty_body_is_an_empty_request() -> None:
    assert codec.parse(request("ListSchemas", b"")).params == {}


@pytest.mark.parametrize(
    "unknown",
    [
        Request("POST", "/", {"x-amz-target": "AmazonPersonalize.CreateFilm"}, b"{}"),
        Request("POST", "/", {"x-amz-target": "AWSConciergeControlService.ListRecipes"}, b"{}"),
        Request("GET", "/events", {}, b""),
        Request("POST", "/films", {}, b"{}"),
    ],
)
def test_an_unknown_operation_is_refused(unknown: Request) -> None:
    with pytest.raises(errors.UnknownOperationException):
        codec.parse(unknown)


def signature(service: str, region: str = "eu-west-1", key: str = "AKIAEXAMPLE") -> dict[str, str]:
    scope = f"{key}/20240101/{region}/{service}/aws4_request"
    return {"authorization": f"AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host, Signature="}


def test_region_and_account_come_from_the_signature() -> None:
    call = codec.parse(request("ListSchemas", {}, **signature("personalize")))
    assert (call.account, call.region) == ("123456789012", "eu-west-1")
    call = codec.parse(request("ListSchemas", {}))
    assert (call.account, call.region) == ("123456789012", "us-east-1")


def test_which_requests_are_for_personalize() -> None:
    json_type = {"content-type": "application/json"}
    assert is_personalize(Request("POST", "/events", signature("personalize")))
    assert is_personalize(Request("POST", "/recommendations", json_type))
    assert is_personalize(request("ListSchemas", {}))
    assert not is_personalize(Request("POST", "/events", signature("s3")))
    assert not is_personalize(Request("PUT", "/events", {}))
    assert not is_personalize(Request("POST", "/", {"x-amz-target": "SageMaker.ListModels"}))


# -- answers --


def test_a_control_plane_answer_is_read_back_by_botocore() -> None:
    call = Call("personalize", "DescribeCampaign", {}, "1" * 12, "us-east-1")
    result = {
        "campaign": {
            "name": "c",
            "campaignArn": ARN + "campaign/c",
            "minProvisionedTPS": 1,
            "status": "ACTIVE",
            "failureReason": None,
            "creationDateTime": 1543000000.1234,
            "campaignConfig": {"rankingInfluence": {"POPULARITY": 0.5}},
        }
    }
    response = codec.serialise(call, result)
    assert json.loads(response.body)["campaign"]["creationDateTime"] == 1543000000.123
    parsed = read_back(response, "DescribeCampaign")
    assert parsed["ResponseMetadata"]["RequestId"] == call.request_id
    campaign = parsed["campaign"]
    assert "failureReason" not in campaign
    assert campaign["campaignConfig"] == {"rankingInfluence": {"POPULARITY": 0.5}}
    assert campaign["creationDateTime"].microsecond == 123_000


def test_a_runtime_answer_is_read_back_by_botocore() -> None:
    call = Call("personalize-runtime", "GetRecommendations", {}, "1" * 12, "us-east-1")
    items = [{"itemId": "é1", "score": 0.25, "metadata": {"genres": "a|b"}}, {"itemId": "2"}]
    result = {"itemList": items, "recommendationId": "RID-1"}
    response = codec.serialise(call, result)
    assert response.headers["Content-Type"] == "application/json"
    parsed = read_back(response, "GetRecommendations")
    assert parsed["itemList"] == items


def test_events_operations_answer_with_an_empty_body() -> None:
    call = Call("personalize-events", "PutEvents", {}, "1" * 12, "us-east-1")
    response = codec.serialise(call, None)
    assert (response.status, response.body) == (200, b"")
    assert read_back(response, "PutEvents")["ResponseMetadata"]["HTTPStatusCode"] == 200


def test_operations_without_output_answer_an_empty_object() -> None:
    call = Call("personalize", "DeleteSchema", {}, "1" * 12, "us-east-1")
    assert codec.serialise(call, {}).body == b"{}"


def test_times_may_be_datetimes() -> None:
    when = datetime.datetime(2024, 1, 2, tzinfo=datetime.UTC)
    call = Call("personalize", "DescribeSchema", {}, "1" * 12, "us-east-1")
    parsed = read_back(
        codec.serialise(call, {"schema": {"creationDateTime": when}}), "DescribeSchema"
    )
    assert parsed["schema"]["creationDateTime"].timestamp() == when.timestamp()


@pytest.mark.parametrize(
    "result",
    [
        {"campaing": {}},
        {"campaign": {"arn": "x"}},
        {"campaign": {"name": 3}},
        {"campaign": {"minProvisionedTPS": "1"}},
        {"campaign": {"minProvisionedTPS": True}},
        {"campaign": {"creationDateTime": float("nan")}},
        {"campaign": []},
    ],
)
def test_a_result_outside_the_model_is_a_bug(result: Any) -> None:
    call = Call("personalize", "DescribeCampaign", {}, "1" * 12, "us-east-1")
    with pytest.raises(OutputError):
        codec.serialise(call, result)


def _sample(shape: Any, depth: int = 0) -> Any:
    """A value of every member of a shape."""
    match shape.type_name:
        case "structure" if depth < 8:
            return {k: _sample(v, depth + 1) for k, v in shape.members.items()}
        case "structure":
            return {}
        case "list":
            return [_sample(shape.member, depth + 1)]
        case "map":
            return {_sample(shape.key): _sample(shape.value, depth + 1)}
        case "string":
            return shape.enum[0] if shape.enum else "text é"
        case "integer" | "long":
            return 3
        case "double" | "float":
            return 0.5
        case "boolean":
            return True
        case "timestamp":
            return 1543000000.125
    raise AssertionError(shape.type_name)


def _without_times(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _without_times(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_without_times(v) for v in value]
    return round(value.timestamp(), 3) if isinstance(value, datetime.datetime) else value


@pytest.mark.parametrize("operation", Routes.load().names())
def test_every_operation_round_trips_through_botocore(operation: str) -> None:
    route = Routes.load().by_name(operation)
    shape = route.model.output_shape
    result = _sample(shape) if shape else {}
    call = Call(route.service, operation, {}, "1" * 12, "us-east-1")
    parsed = read_back(codec.serialise(call, result), operation)
    del parsed["ResponseMetadata"]
    assert _without_times(parsed) == result


@pytest.mark.parametrize(
    ("operation", "error", "status"),
    [
        ("DescribeSchema", errors.ResourceNotFoundException("gone"), 400),
        ("DeleteSchema", errors.ResourceInUseException("busy"), 400),
        ("GetRecommendations", errors.ResourceNotFoundException("gone"), 404),
        ("GetRecommendations", errors.InvalidInputException("bad"), 400),
        ("PutItems", errors.ResourceInUseException("busy"), 409),
        ("PutItems", errors.ResourceNotFoundException("gone"), 404),
        ("PutEvents", errors.SerializationException("no JSON"), 400),
        ("CreateRecommender", errors.NotImplementedHere("not yet"), 501),
    ],
)
def test_errors_carry_code_message_status_and_request_id(
    operation: str, error: Any, status: Any
) -> None:
    route = Routes.load().by_name(operation)
    call = Call(route.service, operation, {}, "1" * 12, "us-east-1")
    response = codec.serialise_error(call, error)
    assert response.status == status
    assert response.headers["x-amzn-ErrorType"] == error.code
    assert json.loads(response.body)["__type"] == error.code
    parsed = read_back(response, operation)
    assert parsed["Error"] == {"Code": error.code, "Message": error.message}
    assert parsed["ResponseMetadata"]["RequestId"] == call.request_id


def test_a_request_that_cannot_be_parsed_is_answered_in_its_protocol() -> None:
    error = errors.UnknownOperationException("?")
    json_request = Request("POST", "/", {"x-amz-target": "AmazonPersonalize.X"})
    response = codec.serialise_error(None, error, json_request)
    assert (response.status, response.headers["Content-Type"]) == (
        400,
        "application/x-amz-json-1.1",
    )
    response = codec.serialise_error(None, error, Request("POST", "/films", {}))
    assert (response.status, response.headers["Content-Type"]) == (404, "application/json")


def test_an_internal_error_is_logged_with_its_request_id(caplog: pytest.LogCaptureFixture) -> None:
    call = Call("personalize", "ListSchemas", {}, "1" * 12, "us-east-1")
    try:
        raise ZeroDivisionError("inside a handler")
    except ZeroDivisionError:
        response = codec.internal_error(call, request("ListSchemas", {}))
    assert response.status == 500
    assert json.loads(response.body)["__type"] == "InternalServerException"
    assert call.request_id in caplog.text
    assert "inside a handler" in caplog.text


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=300),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(Routes.load().names()), st.data())
def test_any_json_is_either_parsed_or_refused(operation: str, data: st.DataObject) -> None:
    shape = Routes.load().by_name(operation).model.input_shape
    assert shape is not None
    members = shape.members
    body = data.draw(st.fixed_dictionaries({}, optional=dict.fromkeys(members, JSON)))
    try:
        call = codec.parse(request(operation, body))
    except errors.ServiceError as error:
        refused = error
    else:
        assert set(call.params) <= set(members)
        return
    assert refused.message
    assert codec.serialise_error(None, refused, request(operation, {})).status == 400
