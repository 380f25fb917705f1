"""The evaluator of policies, by examples that the documentation of IAM gives the answer to."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.iam import Request, allowed, like

READ = {"Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::films/*"}
FILM = "arn:aws:s3:::films/a.csv"


def asked(
    statement: Any, action: str = "s3:GetObject", resource: str = FILM, **context: str
) -> bool:
    known = {key.replace("_", ":", 1): value for key, value in context.items()}
    return allowed([{"Statement": statement}], Request(action, resource, known))


def test_nothing_is_allowed_that_no_statement_allows() -> None:
    assert asked(READ)
    assert asked([READ])
    assert asked(READ, action="S3:getobject"), "actions ignore case"
    assert not asked(READ, action="s3:PutObject")
    assert not asked(READ, resource="arn:aws:s3:::FILMS/a.csv"), "resources do not"
    assert not asked(READ, resource="arn:aws:s3:::films")
    assert not asked([])


def test_a_denial_wins() -> None:
    deny = {"Effect": "Deny", "Action": "*", "Resource": "arn:aws:s3:::films/secret*"}
    assert asked([READ, deny])
    assert not asked([READ, deny], resource="arn:aws:s3:::films/secret.csv")
    assert not asked([deny])


def test_all_but_what_is_named() -> None:
    most = {"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}
    assert asked(most)
    assert not asked(most, action="iam:PassRole")
    elsewhere = {"Effect": "Allow", "Action": "*", "NotResource": "arn:aws:s3:::films/*"}
    assert not asked(elsewhere)
    assert asked(elsewhere, resource="arn:aws:s3:::books/a")


@pytest.mark.parametrize(
    ("operator", "wanted", "actual", "holds"),
    [
        ("StringEquals", "a", "a", True),
        ("StringEquals", ["b", "a"], "a", True),
        ("StringEquals", "a*", "ab", False),
        ("StringEquals", "a", None, False),
        ("StringEqualsIfExists", "a", None, True),
        ("StringNotEquals", "a", "b", True),
        ("StringNotEquals", "a", None, True),
        ("StringLike", "a*", "ab", True),
        ("StringLike", "a?c", "abc", True),
        ("StringNotLike", "a*", "ab", False),
        ("ArnLike", "arn:aws:s3:::*", "arn:aws:s3:::x", True),
        ("ArnNotLike", "arn:aws:s3:::*", "arn:aws:s3:::x", False),
        ("Bool", "false", "false", True),
        ("Bool", False, "false", True),
        ("Bool", "false", "true", False),
        ("Bool", "true", None, False),
        ("Null", "true", None, True),
        ("Null", "true", "a", False),
        ("StringEquals", "${aws:PrincipalAccount}", "1", True),
        ("StringEquals", "${aws:PrincipalAccount}", "2", False),
    ],
)
def test_conditions(operator: str, wanted: Any, actual: str | None, holds: bool) -> None:
    statement = {**READ, "Condition": {operator: {"aws:Key": wanted}}}
    context = {"aws_PrincipalAccount": "1"} | ({} if actual is None else {"aws_Key": actual})
    assert asked(statement, **context) is holds


def test_all_conditions_must_hold() -> None:
    both = {"StringEquals": {"aws:A": "1", "aws:B": "2"}}
    assert asked({**READ, "Condition": both}, aws_A="1", aws_B="2")
    assert not asked({**READ, "Condition": both}, aws_A="1", aws_B="3")


def test_what_it_does_not_know_it_does_not_answer() -> None:
    with pytest.raises(ValueError, match="NumericLessThan"):
        asked({**READ, "Condition": {"NumericLessThan": {"aws:A": "1"}}}, aws_A="0")
    with pytest.raises(ValueError, match="Else"):
        asked({**READ, "Else": 1})


def test_a_variable_without_a_value_fits_nothing() -> None:
    request = Request("s3:GetObject", FILM, {"aws:username": "ann"})
    assert like("home/${aws:username}/*", "home/ann/a", request)
    assert not like("home/${aws:userid}/*", "home/ann/a", request)
    assert not like("home/${aws:userid}/*", "home//a", request)
