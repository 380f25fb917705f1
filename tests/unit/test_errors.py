"""The error tree."""

from __future__ import annotations

import pickle

from personalize_poc import errors


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
        assert str(copy) == str(error) and vars(copy) == vars(error)
