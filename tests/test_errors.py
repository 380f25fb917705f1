"""The error tree."""

from __future__ import annotations

import pickle

from botocore.exceptions import ClientError

from personalize_poc import errors
from personalize_poc.aws import service_errors


def tree() -> list[type[errors.PocError]]:
    return [
        value
        for value in vars(errors).values()
        if isinstance(value, type) and issubclass(value, errors.PocError)
    ]


def test_the_docstring_draws_every_error_with_its_exit_code() -> None:
    assert errors.__doc__
    for error in tree():
        if error is not errors.PocError:
            assert f"{error.__name__} " in errors.__doc__
            line = next(x for x in errors.__doc__.splitlines() if f"─ {error.__name__} " in x)
            assert f" {error.exit_code} " in line


def test_errors_survive_pickling() -> None:
    for error in (
        errors.BadInput("a", "b"),
        errors.ResourceFailed("arn", "reason", "b"),
        errors.TimedOut(["x", "y"], 3.0, "b"),
        errors.Refused("arn", "Code", "text", "b"),
        errors.CleanupIncomplete(["x"], "b"),
    ):
        copy = pickle.loads(pickle.dumps(error))
        assert str(copy) == str(error)
        assert vars(copy) == vars(error)


def test_an_answer_of_a_service_becomes_an_error_that_says_what_to_do() -> None:
    answer = ClientError({"Error": {"Code": "ThrottlingException", "Message": "Slow."}}, "ListX")
    told = service_errors.explained("filter x", answer)
    assert isinstance(told, errors.Refused)
    assert str(told).startswith("filter x: ThrottlingException: Slow.")
    assert "again in a minute" in told.next_step
    wrapped = RuntimeError("Failed to upload")
    wrapped.__cause__ = answer
    assert isinstance(service_errors.explained("s3://b/k", wrapped), errors.Refused)


def test_an_error_of_the_package_keeps_its_words() -> None:
    own = errors.NotThere("filter x", "It is not there.")
    own.__cause__ = ClientError({"Error": {"Code": "NoSuchKey", "Message": ""}}, "GetObject")
    assert service_errors.explained("run y", own) is own
