"""Whether two pieces of Python are the same program but for comments and texts for people."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections import Counter

TWO_WORDS = re.compile(r"[A-Za-z]{2,}[,;:.)]?[^\S\n]+\(?[A-Za-z]{2,}")
"""What makes a literal a text for people: two words of letters with a space between them."""
_DATA = re.compile(
    r"(?s)\s*(INCLUDE|EXCLUDE)\b.*"  # a filter expression
    # or a name: USER_ID, itemList, an ARN
    r"|(?=[\x21-\x7e]+$)(?=.*[A-Za-z])(?=.*([_/$\d]|:[a-z]|[a-z][A-Z]|^[A-Z]{2,}$)).*"
)
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def comments(source: str) -> list[str]:
    """The comments of a piece of Python, without their signs. Raises SyntaxError."""
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
    except tokenize.TokenError as error:
        raise SyntaxError(str(error)) from error
    return [one.string.lstrip("#").strip() for one in tokens if one.type == tokenize.COMMENT]


def texts(source: str) -> list[str]:
    """The string literals, and the literal parts of f-strings."""
    return [text for _, text in _literals(ast.parse(source))]


def is_data(text: str) -> bool:
    """Whether a literal is surely no text for people: a name, an ARN, a filter expression."""
    return _DATA.fullmatch(text) is not None


def for_people(source: str) -> bool:
    """Whether there is something in it to translate: a comment, or a text of several words."""
    if comments(source):
        return True
    return any(TWO_WORDS.search(text) and not is_data(text) for text in texts(source))


def differences(english: str, translated: str) -> list[str]:
    """What of the translated code is not the English program; a sentence each."""
    try:
        one, other = ast.parse(english), ast.parse(translated)
        comments(translated)
    except SyntaxError as error:
        return [f"the code is no Python: {error}"]
    found = []
    if _blanked(one) != _blanked(other):
        found.append(f"the code is another program: {_where(one, other)}")
    placeholders = [_placeholders(tree) for tree in (one, other)]
    found += compared("placeholder", *placeholders)
    kept = [Counter(text for _, text in _literals(tree) if is_data(text)) for tree in (one, other)]
    found += [each for each in compared("literal", *kept) if "missing" in each]
    found += compared("recorded key", *(Counter(_recorded(tree)) for tree in (one, other)))
    return found


def compared(what: str, english: Counter[str], translated: Counter[str]) -> list[str]:
    """What is missing and what is too much, a sentence each."""
    found = [f"{what} missing: {text}{_times(n)}" for text, n in (english - translated).items()]
    found += [f"{what} too much: {text}{_times(n)}" for text, n in (translated - english).items()]
    return found


def _times(number: int) -> str:
    return f" ({number} times)" if number > 1 else ""


class _Blank(ast.NodeTransformer):
    """Texts become one and the same text, and f-strings too; placeholders are compared apart."""

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        return ast.Constant("") if isinstance(node.value, str) else node

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.AST:
        return ast.Constant("")


def _blanked(tree: ast.AST) -> str:
    return ast.dump(_Blank().visit(ast.parse(ast.unparse(tree))))


def _where(one: ast.Module, other: ast.Module) -> str:
    """The first statement that differs."""
    for mine, theirs in zip(one.body, other.body, strict=False):
        if _blanked(mine) != _blanked(theirs):
            return (
                f"{ast.unparse(theirs).splitlines()[0]!r} for {ast.unparse(mine).splitlines()[0]!r}"
            )
    return f"{len(other.body)} statements instead of {len(one.body)}"


def _placeholders(tree: ast.AST) -> Counter[str]:
    """Those of f-strings, their texts blanked, and `{…}` of other literals."""
    found: Counter[str] = Counter()
    inside: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            inside.update(id(part) for part in node.values)
        if isinstance(node, ast.FormattedValue):
            form = f":{ast.unparse(node.format_spec)[2:-1]}" if node.format_spec else ""
            value = ast.unparse(_Blank().visit(ast.parse(ast.unparse(node.value))))
            found[f"{{{value}{form}}}"] += 1
    for literal, text in _literals(tree):
        if id(literal) not in inside:
            found.update(_PLACEHOLDER.findall(text))
    return found


def _literals(tree: ast.AST) -> list[tuple[ast.Constant, str]]:
    return [
        (node, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def _recorded(tree: ast.AST) -> list[str]:
    """What is kept with the run under its English words: name and keys in `….record(…)`."""
    return [
        text
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "record"
        for key in _keys(node)
        for _, text in _literals(key)
    ]


def _keys(call: ast.Call) -> list[ast.AST]:
    """Names and keys in the arguments of a call; values may be told in any language."""
    found: list[ast.AST] = list(call.args[:1])
    for node in ast.walk(call):
        if isinstance(node, ast.Dict):
            found += [key for key in node.keys if key is not None]
    return found
