"""Functions, coroutines, generators and classes of tests that run within a context manager.

`contextlib.ContextDecorator` leaves the context before a coroutine or a generator has begun, and
makes a function of a class. Either way the code would run outside the mock, against real AWS.
"""

from __future__ import annotations

import functools
import inspect
import unittest
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

Manager = Callable[[], AbstractContextManager[Any]]
"""Makes a new context for every run."""

_HELD = "_held_by_decorator"


def decorate(decorated: Any, manager: Manager, name: str) -> Any:
    """The function running in a context of its own, or the class with each of its tests in one.

    name: of the decorator, for messages. Raises TypeError for a class without tests.
    """
    if not isinstance(decorated, type):
        return _function(decorated, manager)
    if issubclass(decorated, unittest.TestCase):
        _test_case(decorated, manager)
    elif any(member.startswith("test") for member in dir(decorated)):
        _class_of_pytest(decorated, manager)
    else:
        raise TypeError(
            f"{name} decorates functions, methods and classes of tests; the class "
            f"{decorated.__name__} has no method whose name begins with 'test'."
        )
    return decorated


def _function(function: Any, manager: Manager) -> Any:
    inside: Any
    if inspect.isasyncgenfunction(function):

        async def inside(*args: Any, **kwargs: Any) -> Any:
            with manager():
                async for value in function(*args, **kwargs):
                    yield value

    elif inspect.iscoroutinefunction(function):

        async def inside(*args: Any, **kwargs: Any) -> Any:
            with manager():
                return await function(*args, **kwargs)

    elif inspect.isgeneratorfunction(function):

        def inside(*args: Any, **kwargs: Any) -> Any:
            with manager():
                return (yield from function(*args, **kwargs))

    else:

        def inside(*args: Any, **kwargs: Any) -> Any:
            with manager():
                return function(*args, **kwargs)

    return functools.wraps(function)(inside)


def _test_case(case: type[unittest.TestCase], manager: Manager) -> None:
    """unittest: the context begins before setUp and ends after tearDown and clean-ups."""
    original = case.setUp

    def set_up(self: unittest.TestCase) -> None:
        self.enterContext(manager())
        original(self)

    case.setUp = functools.wraps(original)(set_up)  # type: ignore[method-assign]


def _class_of_pytest(tests: Any, manager: Manager) -> None:
    """pytest: the context begins before setup_method and ends after teardown_method."""
    before, after = (getattr(tests, f"{when}_method", None) for when in ("setup", "teardown"))

    def setup_method(self: Any, method: Any) -> None:
        context = manager()
        context.__enter__()
        try:
            _call(before, self, method)
        except BaseException:
            context.__exit__(None, None, None)  # pytest does not tear down what was not set up
            raise
        setattr(self, _HELD, [*getattr(self, _HELD, []), context])

    def teardown_method(self: Any, method: Any) -> None:
        try:
            _call(after, self, method)
        finally:
            getattr(self, _HELD).pop().__exit__(None, None, None)

    tests.setup_method, tests.teardown_method = setup_method, teardown_method


def _call(method: Any, *arguments: Any) -> None:
    """Call one of pytest's methods, which may leave out the last argument."""
    if method is not None:
        method(*arguments[: len(inspect.signature(method).parameters)])
