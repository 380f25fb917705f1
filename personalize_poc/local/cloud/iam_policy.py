"""IAM policy documents evaluated: may this principal do this action on this resource?

The rules of IAM for what a service role needs: an explicit Deny wins over every Allow, and
nothing is allowed that no statement allows. Documents are those that IAM and S3 hold; the caller
brings the context of the request for conditions.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

log = logging.getLogger(__name__)

Document = Mapping[str, Any]
_NEGATED = frozenset(
    {
        "StringNotEquals",
        "StringNotEqualsIgnoreCase",
        "StringNotLike",
        "ArnNotEquals",
        "ArnNotLike",
    }
)


@dataclass(frozen=True)
class Access:
    """One question. `principal` is ``Service:personalize.amazonaws.com`` or ``AWS:<role ARN>``."""

    action: str
    resource: str | None = None
    principal: str | None = None
    context: Mapping[str, str] = field(default_factory=dict)


def document(text: str | bytes | Mapping[str, Any] | None) -> Document:
    """A policy document from JSON or from a mapping; an unreadable one grants nothing."""
    if isinstance(text, Mapping):
        return text
    try:
        parsed = json.loads(text or "{}")
    except ValueError:
        parsed = {}
    return parsed if isinstance(parsed, dict) else {}


def allowed(documents: Iterable[Document], access: Access) -> bool:
    """Whether some statement allows the access and none denies it."""
    effects = {s.get("Effect") for d in documents for s in _statements(d) if _applies(s, access)}
    return "Allow" in effects and "Deny" not in effects


def denied(documents: Iterable[Document], access: Access) -> bool:
    """Whether a statement denies the access explicitly."""
    return any(
        s.get("Effect") == "Deny" and _applies(s, access) for d in documents for s in _statements(d)
    )


def _statements(policy: Document) -> Iterator[Mapping[str, Any]]:
    for statement in _many(policy.get("Statement")):
        if isinstance(statement, Mapping):
            yield statement


def _applies(statement: Mapping[str, Any], access: Access) -> bool:
    return (
        _named(statement, "Action", access.action, ignore_case=True)
        and (access.resource is None or _named(statement, "Resource", access.resource))
        and (access.principal is None or _principal(statement, access.principal))
        and _conditions(statement.get("Condition"), access.context)
    )


def _named(
    statement: Mapping[str, Any], element: str, value: str, ignore_case: bool = False
) -> bool:
    if element in statement:
        return any(like(value, p, ignore_case) for p in _many(statement[element]))
    excluded = f"Not{element}"
    if excluded in statement:
        return not any(like(value, p, ignore_case) for p in _many(statement[excluded]))
    return False


def _principal(statement: Mapping[str, Any], principal: str) -> bool:
    if "NotPrincipal" in statement:
        return not _principal_in(statement["NotPrincipal"], principal)
    return _principal_in(statement.get("Principal"), principal)


def _principal_in(element: Any, principal: str) -> bool:
    if element == "*":
        return True
    if not isinstance(element, Mapping):
        return False
    kind, name = principal.split(":", 1)
    named = [str(value) for value in _many(element.get(kind))]
    if kind == "AWS":
        account = name.split(":")[4]
        same = {name, account, f"arn:{name.split(':')[1]}:iam::{account}:root", "*"}
        return not same.isdisjoint(named)
    return name in named


# -- conditions ------------------------------------------------------------------------------------


def _conditions(block: Any, context: Mapping[str, str]) -> bool:
    """All operators and all keys must hold. Operators that are not known here never hold."""
    if block is None:
        return True
    if not isinstance(block, Mapping):
        return False
    known = {key.lower(): value for key, value in context.items()}
    return all(
        _holds(operator, _many(wanted), known.get(key.lower()))
        for operator, keys in block.items()
        for key, wanted in (keys.items() if isinstance(keys, Mapping) else [("", None)])
    )


def _holds(operator: str, wanted: list[Any], actual: str | None) -> bool:
    base = operator.split(":")[-1]
    every = operator.startswith("ForAllValues:")
    if base == "Null":
        return [str(value).lower() for value in wanted] == [str(actual is None).lower()]
    optional = base.endswith("IfExists")
    base = base.removesuffix("IfExists")
    negated = base in _NEGATED
    if actual is None:
        return optional or negated or every
    texts = [str(value).lower() if isinstance(value, bool) else str(value) for value in wanted]
    positive = base.replace("Not", "", 1)
    if positive in ("StringEquals", "Bool"):
        same = actual in texts
    elif positive == "StringEqualsIgnoreCase":
        same = actual.lower() in [text.lower() for text in texts]
    elif positive in ("StringLike", "ArnLike", "ArnEquals"):
        same = any(like(actual, text) for text in texts)
    else:
        log.warning("The condition operator %s is not evaluated; its statement is skipped", base)
        return False
    return same != negated


def like(value: str, pattern: Any, ignore_case: bool = False) -> bool:
    """Whether `value` fits a pattern of IAM: ``*`` is any text, ``?`` any character.

    Tries the latest ``*`` only, which is enough for such patterns: quadratic at worst, where a
    regular expression would be exponential.
    """
    text, glob = str(value), str(pattern)
    if ignore_case:
        text, glob = text.lower(), glob.lower()
    at = part = 0
    star, resume = -1, 0
    while at < len(text):
        if part < len(glob) and glob[part] == "*":
            star, resume = part, at
            part += 1
        elif part < len(glob) and glob[part] in ("?", text[at]):
            at, part = at + 1, part + 1
        elif star >= 0:
            resume += 1
            at, part = resume, star + 1
        else:
            return False
    return all(character == "*" for character in glob[part:])


def _many(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
