"""Requests drawn from the service models of botocore: valid by shape, then damaged on purpose.

`ids` are values that exist (ARNs, tracking ids, names): without them nearly every request would
end at "does not exist", and the operations behind it would never see one.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Sequence
from typing import Any

from botocore.model import ListShape, MapShape, Shape, StructureShape
from hypothesis import strategies as st

from personalize_poc.local.protocol.codec import Request
from personalize_poc.local.protocol.patterns import compiled
from personalize_poc.local.protocol.service_models import Protocol, Routes

SIGNED = (
    "AWS4-HMAC-SHA256 Credential=testing/20260101/us-east-1/personalize/aws4_request, "
    "SignedHeaders=host, Signature=0"
)
BROKEN_SIGNATURES = (
    "",
    "AWS4-HMAC-SHA256",
    "Basic dTpw",
    "AWS4-HMAC-SHA256 Credential=, Signature=",
    "AWS4-HMAC-SHA256 Credential=a/b/c/d/e",
    "Bearer \xff",
    SIGNED.replace("us-east-1", ""),
    SIGNED.replace("us-east-1", "../../etc"),
    SIGNED.replace("testing", "x" * 5000),
    SIGNED * 40,
)

OPERATIONS = sorted(Routes.load().names(), key=lambda name: (name.startswith("Delete"), name))
"""What deletes comes last: the others need something to work on."""

TELLING: dict[str, list[Any]] = {
    "properties": [
        '{"itemId": "drama-1"}',
        '{"itemId": "drama-1", "eventValue": 1e999}',
        "[]",
        "{",
        "null",
        '{"itemId": "\\ud800"}',
        '{"eventValue": "nan"}',
        '{"genres": "Drama", "year": 1e40}',
        '{"age": "x"}',
        '{"age": 5}',
        '{"eventValue": 1' + "0" * 400 + "}",
        '{"itemId": NaN}',
        "[" * 5000,
        '{"genres": "Drama", "creationTimestamp": -1}',
    ],
    "filterExpression": [
        'INCLUDE ItemID WHERE Items.GENRES IN ("Drama")',
        "INCLUDE ItemID WHERE Items.YEAR > $Y",
        "INCLUDE",
        "(" * 3000,
        'EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("*")',
        "\ud800",
        "INCLUDE ItemID WHERE Items.YEAR > " + "9" * 500,
    ],
    "filterValues": [{"GENRE": '"Drama"'}, {"GENRE": '"'}, {"GENRE": "\x00"}, {"YEAR": "1e999"}],
    "schema": ["{}", "[]", "null", '{"type":"record","fields":[{"name":[]}]}', "[" * 5000],
    "sentAt": [0, 1.5e9, 1e300, -1, "2020-01-01T00:00:00Z", 10**400],
    "datasetType": ["Interactions", "items", "USERS", "Action_Interactions"],
    "recipeArn": [
        "arn:aws:personalize:::recipe/aws-sims",
        "arn:aws:personalize:::recipe/aws-trending-now",
    ],
    "solutionVersionArn": [],
}
"""Values of members that have a language or a meaning of their own."""

JUNK: list[Any] = [
    None,
    True,
    -1,
    0,
    1e308,
    10**30,
    10**400,
    "",
    "\x00",
    "\ud800",
    "é☺",
    "x" * 70_000,
    "/../..",
    [],
    {},
    [[[]]],
    [None],
    {"": ""},
    {"a": {"b": []}},
    "arn:aws:personalize:::",
    "' OR 1=1 --",
]

ids: list[str] = []


def _text(shape: Shape, name: str) -> st.SearchStrategy[str]:
    if allowed := shape.metadata.get("enum"):
        return st.sampled_from(allowed)
    named = _named(name)
    rule = compiled(shape.metadata.get("pattern", "(?s).*"))
    fitting = [text for text in (*ids, *_PLACES, "a", "name-1") if rule.fullmatch(text)]
    low, high = shape.metadata.get("min", 0), min(shape.metadata.get("max", 40), 300)
    if shape.metadata.get("pattern") is None:
        free = st.text(min_size=low, max_size=max(low, min(high, 12)))
        hard = st.sampled_from(["a\x00b", "☺", "nan", "9" * 30, "1e999"])
        return st.one_of(*[st.sampled_from(named)] * (3 if named else 0), free, hard)
    # Most of the time the right kind of thing, else anything of the right form.
    return st.sampled_from(named * 9 + fitting or ["a"])


def _named(member: str) -> list[str]:
    """What exists and belongs in a member of this name: ARNs of its kind, tracking ids, users."""
    kind = re.sub(r"([A-Z])", r"-\1", member.removesuffix("Arn")).lower()
    if kind == "solution-version":
        return [text for text in ids if re.search(r":solution/[^/]+/", text)]
    if member == "resourceArn":
        return [text for text in ids if text.startswith("arn:")]
    if member.endswith("Arn"):
        return [text for text in ids if f":{kind}/" in text]
    if member == "trackingId":
        return [text for text in ids if ":" not in text]
    return {"userId": ["u1"], "itemId": ["drama-1"], "inputList": ["drama-1"]}.get(member, [])


_PLACES = (
    "s3://films-bucket/films-Items.csv",
    "s3://nowhere/x/",
    "arn:aws:iam::123456789012:role/r",
)


def value(shape: Shape, name: str = "", depth: int = 0) -> st.SearchStrategy[Any]:
    """A value that fits the shape in type, nearly always also in length, pattern and range."""
    if isinstance(shape, StructureShape):
        return structure(shape, depth + 1)
    if TELLING.get(name):
        return st.sampled_from(TELLING[name])
    if isinstance(shape, ListShape):
        low = shape.metadata.get("min", 0)
        return st.lists(value(shape.member, name, depth + 1), min_size=low, max_size=low + 2)
    if isinstance(shape, MapShape):
        keys = _text(shape.key, name)
        return st.dictionaries(keys, value(shape.value, name, depth + 1), max_size=2)
    if shape.type_name == "string":
        return _text(shape, name)
    if shape.type_name == "boolean":
        return st.booleans()
    low, high = shape.metadata.get("min", 0), shape.metadata.get("max", 500)
    if shape.type_name in ("integer", "long"):
        return st.integers(int(low), int(high))
    return st.floats(float(low), float(high))


def structure(shape: StructureShape, depth: int = 0) -> st.SearchStrategy[dict[str, Any]]:
    """A structure with all required members and some of the others."""
    required = {name: value(shape.members[name], name, depth) for name in shape.required_members}
    others = {
        name: value(member, name, depth)
        for name, member in shape.members.items()
        if name not in required and depth < 4
    }
    return st.fixed_dictionaries(required, optional=others)


@st.composite
def damaged(draw: st.DrawFn, document: dict[str, Any]) -> dict[str, Any]:
    """The document with one to three places replaced, removed or added."""
    document = copy.deepcopy(document)
    for _ in range(draw(st.integers(1, 3))):
        place: Any = document
        while True:
            keys: Sequence[Any] = list(place) if isinstance(place, dict) else range(len(place))
            if not keys:
                break
            key = draw(st.sampled_from(list(keys)))
            if isinstance(place[key], dict | list) and place[key] and draw(st.booleans()):
                place = place[key]
                continue
            if draw(st.integers(0, 3)):
                place[key] = copy.deepcopy(draw(st.sampled_from(JUNK)))
            else:
                del place[key]
            break
    if draw(st.booleans()):
        document[draw(st.sampled_from(["", "arn", "__proto__", "\ud800"]))] = 1
    return document


BAD_BODIES = (
    b"",
    b"{",
    b"null",
    b"[]",
    b'"x"',
    b"1" * 5000,
    b"[" * 200_000,
    b'{"a":' * 20_000,
    b"\xff\xfe{",
    b"\xef\xbb\xbf{}",
    b'{"name": NaN}',
    b'{"name": "\xed\xa0\x80"}',
    b"{}{}",
    b"\x00" * 100,
    '{"name": "a"}'.encode("utf-16"),
    b'{"name": "a", "name": {}}',
    b"a=b&c=d",
    b"<xml/>",
)


@st.composite
def requests(draw: st.DrawFn, operation: str) -> Request:
    """One request to this operation: valid by shape, or damaged in body, headers or address."""
    route = Routes.load().by_name(operation)
    shape = route.model.input_shape
    document = draw(structure(shape)) if shape is not None else {}
    how = draw(st.sampled_from(["valid", "valid", "damaged", "damaged", "body", "address"]))
    if how == "damaged":
        document = draw(damaged(document))
    body = json.dumps(document).encode()
    if how == "body":
        body = draw(st.sampled_from(BAD_BODIES) | st.just(body[: len(body) // 2]))
    headers = {"host": "127.0.0.1", "authorization": SIGNED}
    if route.protocol is Protocol.JSON:
        headers["x-amz-target"] = f"AmazonPersonalize.{operation}"
    method, path = "POST", str(route.model.http["requestUri"])
    if how == "address":
        method = draw(st.sampled_from(["POST", "GET", "PUT", "DELETE", "HEAD", "PATCH", "FOO"]))
        path = draw(
            st.sampled_from([path, path + "/", "//", "/events/..", "/%00", "/é", "/x" * 999])
        )
        target = draw(
            st.sampled_from(
                [
                    None,
                    "",
                    "AmazonPersonalize.",
                    "AmazonPersonalize.\x00",
                    "AmazonPersonalize.DropTables",
                    "DynamoDB.ListTables",
                ]
            )
        )
        if target is not None:
            headers["x-amz-target"] = target
        headers["authorization"] = draw(st.sampled_from(BROKEN_SIGNATURES))
        if draw(st.booleans()):
            del headers["authorization"]
    return Request(method, path, headers, body)
