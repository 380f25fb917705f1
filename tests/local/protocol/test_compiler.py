"""The fast way through the wire: it takes and gives exactly what the thorough way does."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from personalize_poc.local.errors import InvalidInputException
from personalize_poc.local.protocol import compiler, serializer, validation
from personalize_poc.local.protocol.service_models import Routes
from tests.support import request_strategies

ARN = "arn:aws:personalize:us-east-1:123456789012:campaign/films"
SHAPES = [Routes.load().by_name(name).model.input_shape for name in request_strategies.OPERATIONS]


@st.composite
def inputs(draw: st.DrawFn) -> tuple[Any, dict[str, Any]]:
    shape = draw(st.sampled_from([shape for shape in SHAPES if shape is not None]))
    document = draw(request_strategies.structure(shape))
    return shape, draw(st.just(document) | request_strategies.damaged(document))


@settings(max_examples=400, deadline=None)
@given(inputs())
def test_what_fits_is_what_the_thorough_way_accepts(given: tuple[Any, dict[str, Any]]) -> None:
    shape, document = given
    try:
        fast = compiler.reader(shape)(document)
    except compiler.Unfit:
        return
    thorough = validation.reported(document, shape)
    assert fast == thorough
    assert repr(fast) == repr(thorough), "5 and 5.0 are equal, but not the same"


def test_every_shape_of_the_three_services_can_be_read_and_written() -> None:
    for name in Routes.load().names():
        model = Routes.load().by_name(name).model
        for shape, make in (
            (model.input_shape, compiler.reader),
            (model.output_shape, compiler.writer),
        ):
            if shape is not None:
                assert callable(make(shape))


@pytest.mark.parametrize(
    ("operation", "document"),
    [
        ("GetRecommendations", {"campaignArn": ARN}),
        ("GetRecommendations", {"userId": "u", "numResults": 25, "filterValues": {"A": '"x"'}}),
        (
            "PutEvents",
            {
                "trackingId": "t",
                "sessionId": "s",
                "userId": "u",
                "eventList": [{"eventType": "watch", "sentAt": 1.5e9, "itemId": "a"}],
            },
        ),
        ("GetPersonalizedRanking", {"inputList": ["a", "b"], "userId": "u", "campaignArn": ARN}),
    ],
)
def test_usual_requests_take_the_fast_way(operation: str, document: dict[str, Any]) -> None:
    shape = Routes.load().by_name(operation).model.input_shape
    assert compiler.reader(shape)(document) == document


@pytest.mark.parametrize(
    "document",
    [
        {"userId": "x" * 257},
        {"numResults": True},
        {"numResults": -1},
        {"context": {"a": None}},
        {"campaignArn": "not an arn"},
        {"promotions": [{"percentPromotedItems": 101}]},
    ],
)
def test_what_does_not_fit_is_named_by_the_thorough_way(document: dict[str, Any]) -> None:
    shape = Routes.load().by_name("GetRecommendations").model.input_shape
    assert shape is not None
    with pytest.raises(compiler.Unfit):
        compiler.reader(shape)(document)
    with pytest.raises(InvalidInputException, match=next(iter(document))):
        validation.validate(document, shape)


@pytest.mark.parametrize(
    "result",
    [
        {"itemList": [{"itemId": "a", "score": 0.5, "metadata": {"g": "x"}, "reason": ["r"]}]},
        {"itemList": [], "recommendationId": None},
        {"itemList": ({"itemId": "a", "score": 1},)},
    ],
)
def test_answers_are_the_same_either_way(result: dict[str, Any]) -> None:
    shape = Routes.load().by_name("GetRecommendations").model.output_shape
    assert shape is not None
    assert serializer.output(result, shape) == serializer.structure(result, shape)


def test_answers_that_do_not_fit_are_bugs() -> None:
    shape = Routes.load().by_name("DescribeCampaign").model.output_shape
    assert shape is not None
    now = datetime.datetime.fromtimestamp(5, datetime.UTC)
    written = serializer.output({"campaign": {"creationDateTime": now}}, shape)
    assert written == {"campaign": {"creationDateTime": 5.0}}
    wrongs: list[dict[str, Any]] = [{"nobody": 1}, {"campaign": {"name": 5}}, {"campaign": []}]
    for wrong in wrongs:
        with pytest.raises(serializer.OutputError):
            serializer.output(wrong, shape)
