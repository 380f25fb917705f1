"""What each operation refuses, read from its source: every NotImplementedHere it can reach.

A handler and the functions of the package `operations` that it mentions are followed. This reads
what the code says instead of a list beside the code, which would not stay true.
"""

from __future__ import annotations

import ast
import importlib
import inspect
from collections.abc import Callable, Iterator, Mapping
from types import ModuleType
from typing import Any

PACKAGE = "personalize_poc.local.api"
_ERROR = "NotImplementedHere"


class Refusals:
    """The refusals of handlers. Modules are parsed once."""

    def __init__(self) -> None:
        self._functions: dict[str, dict[str, ast.AST]] = {}

    def of(self, handler: Callable[..., Any]) -> list[str]:
        """The texts with which a handler refuses what is not built, in the order of the code.

        What only the request knows stands in angle brackets.
        """
        start = (handler.__module__, handler.__qualname__.split(".")[0])
        texts: list[str] = []
        for module_name, function in self._reach(start):
            names = vars(importlib.import_module(module_name))
            for text in _texts(function, names):
                if text not in texts:
                    texts.append(text)
        return texts

    def always(self, handler: Callable[..., Any]) -> bool:
        """Whether a handler does nothing but refuse."""
        function = self._module(handler.__module__).get(handler.__qualname__)
        body = [n for n in getattr(function, "body", []) if not isinstance(n, ast.Expr)]
        return len(body) == 1 and _refusal(body[0]) is not None

    def _reach(self, start: tuple[str, str]) -> Iterator[tuple[str, ast.AST]]:
        """The function and all it mentions, depth first."""
        seen, stack = {start}, [start]
        while stack:
            module_name, name = stack.pop()
            function = self._module(module_name).get(name)
            if function is None:
                continue
            yield module_name, function
            mentioned = [
                found
                for node in ast.walk(function)
                if (found := _mentioned(node, vars(importlib.import_module(module_name))))
            ]
            for found in reversed(mentioned):
                if found not in seen:
                    seen.add(found)
                    stack.append(found)

    def _module(self, name: str) -> dict[str, ast.AST]:
        if name not in self._functions:
            tree = ast.parse(inspect.getsource(importlib.import_module(name)))
            self._functions[name] = {
                node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)
            }
        return self._functions[name]


def _mentioned(node: ast.AST, names: Mapping[str, Any]) -> tuple[str, str] | None:
    """The function of the package that a name or an attribute stands for."""
    value: Any = None
    if isinstance(node, ast.Name):
        value = names.get(node.id)
    elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        module = names.get(node.value.id)
        value = getattr(module, node.attr, None) if isinstance(module, ModuleType) else None
    if inspect.isfunction(value) and value.__module__.startswith(PACKAGE):
        return value.__module__, value.__name__
    return None


def _refusal(node: ast.AST) -> ast.expr | None:
    """The text of a statement that raises NotImplementedHere."""
    if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and node.exc.args:
        name = node.exc.func
        if isinstance(name, ast.Name) and name.id == _ERROR:
            return node.exc.args[0]
    return None


def _texts(function: ast.AST, names: Mapping[str, Any]) -> Iterator[str]:
    """The texts of all refusals in a function; one in a loop over constants for each of them."""
    loops: dict[ast.AST, ast.For] = {}
    for loop in ast.walk(function):
        if isinstance(loop, ast.For):
            loops.update(dict.fromkeys(ast.walk(loop), loop))
    local = {
        target.id: node.value
        for node in ast.walk(function)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(function):
        text = _refusal(node)
        if text is None:
            continue
        for known in _turns(loops.get(node), names):
            yield _render(text, known, local)


def _turns(loop: ast.For | None, names: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The names that are known in each turn of a loop, or once without one."""
    values = _value(loop.iter, names) if loop is not None else None
    if loop is None or values is None:
        yield dict(names)
        return
    targets = loop.target.elts if isinstance(loop.target, ast.Tuple) else [loop.target]
    identifiers = [getattr(target, "id", "") for target in targets]
    for value in values:
        parts = value if isinstance(loop.target, ast.Tuple) else [value]
        yield {**names, **dict(zip(identifiers, parts, strict=True))}


def _render(text: ast.expr, names: Mapping[str, Any], local: Mapping[str, ast.expr]) -> str:
    if isinstance(text, ast.Constant):
        return str(text.value)
    if isinstance(text, ast.JoinedStr):
        return "".join(_render(part, names, local) for part in text.values)
    if isinstance(text, ast.FormattedValue):
        value = _value(text.value, names)
        if value is None and isinstance(text.value, ast.Name) and text.value.id in local:
            value = _value(local[text.value.id], names)
        return f"<{ast.unparse(text.value)}>" if value is None else str(value)
    if isinstance(text, ast.BinOp):
        return _render(text.left, names, local) + _render(text.right, names, local)
    return f"<{ast.unparse(text)}>"


def _value(node: ast.expr, names: Mapping[str, Any]) -> Any:
    """What an expression of our own code is worth when only the module is known, else None."""
    try:
        return eval(compile(ast.Expression(node), PACKAGE, "eval"), dict(names))
    except Exception:
        return None
