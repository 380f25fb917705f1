"""May this be done? IAM's rules for a policy document, as far as the policies here need them.

Written apart from the evaluator of the stand-in, so that a mistake there does not pass here.
Actions ignore case, resources do not; an explicit Deny wins; what is unknown raises.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Statement = Mapping[str, Any]
_VARIABLE = re.compile(r"\$\{([^}]+)\}")


@dataclass(frozen=True)
class Request:
    """One question: an action on a resource, with what conditions may ask for."""

    action: str
    resource: str
    context: Mapping[str, str] = field(default_factory=dict)


def many(value: Any) -> list[Any]:
    """A value that may stand alone, as a list."""
    if value is None:
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]


def statements(documents: Iterable[Mapping[str, Any]]) -> list[Statement]:
    """All statements of some documents."""
    return [one for document in documents for one in many(document["Statement"])]


def allowed(documents: Iterable[Mapping[str, Any]], request: Request) -> bool:
    """Whether some statement allows it and none denies it."""
    effects = {one["Effect"] for one in statements(documents) if applies(one, request)}
    return effects == {"Allow"}


def applies(statement: Statement, request: Request) -> bool:
    """Whether a statement speaks of the request."""
    unknown = set(statement) - _ELEMENTS
    if unknown:
        raise ValueError(f"Elements that are not evaluated: {unknown}")
    return (
        _element(statement, "Action", request.action.lower(), str.lower, request)
        and _element(statement, "Resource", request.resource, str, request)
        and all(
            _holds(operator, key, many(wanted), request)
            for operator, keys in statement.get("Condition", {}).items()
            for key, wanted in keys.items()
        )
    )


_ELEMENTS = {
    *("Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"),
    *("Principal",),
}


def _element(
    statement: Statement, name: str, value: str, fold: Callable[[str], str], request: Request
) -> bool:
    if f"Not{name}" in statement:
        return not any(like(fold(one), value, request) for one in many(statement[f"Not{name}"]))
    return any(like(fold(one), value, request) for one in many(statement[name]))


def like(pattern: str, value: str, request: Request) -> bool:
    """Whether a value fits a pattern: `*` any text, `?` one character, `${key}` the context's."""
    known = {key.lower(): one for key, one in request.context.items()}
    text = ""
    for part in re.split(r"(\$\{[^}]+\}|\*|\?)", pattern):
        if part in ("*", "?"):
            text += ".*" if part == "*" else "."
        elif found := _VARIABLE.fullmatch(part):
            if found[1].lower() not in known:
                return False  # IAM: a variable without a value makes the statement not match
            text += re.escape(known[found[1].lower()])
        else:
            text += re.escape(part)
    return re.fullmatch(text, value, re.DOTALL) is not None


def _holds(operator: str, key: str, wanted: list[Any], request: Request) -> bool:
    actual = {name.lower(): value for name, value in request.context.items()}.get(key.lower())
    optional = operator.endswith("IfExists")
    name = operator.removesuffix("IfExists")
    if name == "Null":
        return any(str(one).lower() == str(actual is None).lower() for one in wanted)
    negated = "Not" in name
    if name not in _OPERATORS:
        raise ValueError(f"The condition operator {operator} is not evaluated.")
    if actual is None:
        return optional or negated
    same = _OPERATORS[name](actual, wanted, request)
    return same != negated


def _equal(actual: str, wanted: list[Any], request: Request) -> bool:
    plain = [str(one) for one in wanted]
    return any(
        _VARIABLE.sub(lambda found: request.context.get(found[1], ""), one) == actual
        for one in plain
    )


def _alike(actual: str, wanted: list[Any], request: Request) -> bool:
    return any(like(str(one), actual, request) for one in wanted)


def _truth(actual: str, wanted: list[Any], request: Request) -> bool:
    return actual.lower() in [str(one).lower() for one in wanted]


_OPERATORS: dict[str, Callable[[str, list[Any], Request], bool]] = {
    "StringEquals": _equal,
    "StringNotEquals": _equal,
    "StringLike": _alike,
    "StringNotLike": _alike,
    "ArnLike": _alike,
    "ArnEquals": _alike,
    "ArnNotLike": _alike,
    "Bool": _truth,
}
