"""What the documents show exists: links, pictures, paths, modules, command lines, Python, YAML."""

from __future__ import annotations

import importlib.util
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import yaml

from personalize_poc.cli import main as package_command
from personalize_poc.local.cli import main as stand_in_command
from tests.benchmarks import sizes

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "personalize_poc"
DOCUMENTS = sorted(
    path
    for pattern in ("*.md", "notebooks/*.md", "personalize_poc/**/*.md", "tests/**/*.md")
    for path in ROOT.glob(pattern)
    if "node_modules" not in path.parts
)
_GUIDES = ("README.md", "CONTRIBUTING.md", "FACILITATING.md")
GUIDES = [path for path in DOCUMENTS if path.name in _GUIDES]
"""Written by hand for people, with paths of the repository in them."""

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_SPAN = re.compile(r"`([^`\n]+)`")
_PATH = re.compile(r"(?=[a-z_.])(?:[\w.-]+(?:/[\w.-]+)*/|[\w.-]+(?:/[\w.-]+)+|[\w-]+\.py)")
_MADE_LATER = re.compile(
    r"\.venv|runs/|SageMaker/|bench_NAME|notebooks/(?:NN_|extras/Title)|my-notebooks/"
)
"""Paths that only exist once something has run, or that stand for others."""
_MODULE = re.compile(r"personalize_poc(?:\.\w+)+")
_COMMAND = re.compile(
    r"(?<!stack-name )personalize-poc(?= )([^`\n\"#)|;&]*(?:\|\w[^`\n\"#)|;&]*)*)"
)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def every(documents: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("document", documents, ids=name_of)


def blocks(document: Path, *languages: str) -> Iterator[str]:
    """The fenced blocks of some languages."""
    for language, text in _FENCE.findall(document.read_text("utf-8")):
        if language in languages:
            yield text


def spans(document: Path) -> list[str]:
    """What stands between single backquotes, outside of blocks."""
    return _SPAN.findall(_FENCE.sub("", document.read_text("utf-8")))


def anchors(document: Path) -> set[str]:
    """The anchors that a renderer makes of headings."""
    text = _FENCE.sub("", document.read_text("utf-8"))
    headings = re.findall(r"^#+ +(.+)$", text, re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {heading.strip().replace(" ", "-") for heading in plain}


@every(DOCUMENTS)
def test_links_and_pictures_exist(document: Path) -> None:
    wrong = []
    for link in _LINK.findall(_FENCE.sub("", document.read_text("utf-8"))):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (document.parent / path).resolve() if path else document
        if not target.exists() or (anchor and anchor not in anchors(target)):
            wrong.append(link)
    assert wrong == []


@every(GUIDES)
def test_paths_exist(document: Path) -> None:
    bases = (ROOT, document.parent, PACKAGE, PACKAGE / "local")
    wrong = []
    for span in spans(document):
        if not _PATH.fullmatch(span) or _MADE_LATER.match(span):
            continue
        there = any((base / span).exists() for base in bases)
        # In a sentence about a room, `sequence/` or `actions.py` may go without the room's name.
        if not there and ("/" in span.removesuffix("/") or not any(_named(span))):
            wrong.append(span)
    assert wrong == []


def _named(span: str) -> Iterator[Path]:
    for folder in (PACKAGE, ROOT / "tests"):
        yield from folder.glob(f"**/{span.removesuffix('/')}")


@every([*GUIDES, ROOT / "CHANGELOG.md"])
def test_modules_exist(document: Path) -> None:
    text = document.read_text("utf-8")
    if document.name == "CHANGELOG.md":  # the last column has the names of today
        text = "\n".join(line.rstrip("|").rpartition("|")[2] for line in text.splitlines())
    found = {name for span in _SPAN.findall(text) for name in _MODULE.findall(span)}
    found |= {
        name for block in blocks(document, "python", "bash") for name in _MODULE.findall(block)
    }
    assert [name for name in sorted(found) if not _is_there(name)] == []


def _is_there(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def test_former_names_are_those_that_are_gone_or_go_on_to_work() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    kept, gone = text.split("These do not:")
    row = re.compile(
        r"^\| `(personalize_poc[\w.]+)`[^|]*\| `(personalize_poc[\w.]+)`", re.MULTILINE
    )
    assert all(_is_there(old) and _is_there(new) for old, new in row.findall(kept))
    assert len(row.findall(kept)) == 2
    moved = row.findall(gone)
    assert len(moved) > 30
    folders = {"personalize_poc.experiment", "personalize_poc.standin"}  # rooms of that name now
    assert [old for old, _ in moved if _is_there(old)] == sorted(folders)


def commands(document: Path) -> Iterator[str]:
    """What is given to `personalize-poc`, wherever the document shows it."""
    for text in [*blocks(document, "bash", "sh", "text"), *spans(document)]:
        joined = re.sub(r"\\\n\s*|\n\s+(?=\[?-)", " ", text)
        yield from (found.strip() for found in _COMMAND.findall(joined))
        yield from (f"run {options}" for options in re.findall(r'RUN="([^"]*)"', joined))


@every(DOCUMENTS)
def test_command_lines_parse(document: Path) -> None:
    for line in commands(document):
        check(line)


def options_of(command: click.Command) -> set[str]:
    """All options of a command, and of those below it."""
    below = subcommands(command).values() if isinstance(command, click.Group) else ()
    own = {name for option in command.params for name in option.opts}
    return own.union(*map(options_of, below))


def subcommands(group: click.Group) -> dict[str, click.Command]:
    """The commands of a group by name, which it may import only now."""
    context = click.Context(group)
    found = {name: group.get_command(context, name) for name in group.list_commands(context)}
    return {name: command for name, command in found.items() if command is not None}


def check(line: str) -> None:
    """Raises when a subcommand or an option of a command line is not there."""
    # "[--only 01,02]" may be left out; "local|aws" is one of the two; "…" goes on.
    words = shlex.split(line.replace("[", "").replace("]", "").replace(" …", ""))
    for subcommand in words[0].split("|"):
        command = subcommands(package_command).get(subcommand)
        assert command is not None, f"no command {subcommand}: {line}"
        if subcommand != "local":
            parsed(command, words[1:], line)
            continue
        for name in words[1].split("|") if len(words) > 1 else ():
            command = subcommands(stand_in_command).get(name)
            assert command is not None, f"no command local {name}: {line}"
            parsed(command, words[2:], line)


def parsed(command: click.Command, words: list[str], line: str) -> None:
    """Give the words to click; a usage shows alternatives and names instead of values."""
    if isinstance(command, click.Group) and any(word.startswith("-") for word in words):
        below = subcommands(command).get(words[0])
        assert below is not None, f"no command {words[0]}: {line}"
        parsed(below, words[1:], line)
        return
    known = {name for option in command.params for name in (*option.opts, *option.secondary_opts)}
    options = {word for word in words if word.startswith("-")} - {"--help", "-h"}
    passes_on = command.context_settings.get("ignore_unknown_options")
    assert passes_on or options <= known, f"{sorted(options - known)}: {line}"
    if "|" in line or "NAME" in line or "=" in line or "--help" in words:
        return
    needed = [option.opts[0] for option in command.params if option.required]
    if options.issuperset(name for name in needed if name.startswith("-")):
        command.make_context(command.name, list(words))


@every(GUIDES)
def test_options_in_the_text_exist(document: Path) -> None:
    both = (package_command, stand_in_command)
    commands = [command for group in both for command in subcommands(group).values()]
    known = set().union(*map(options_of, commands))
    known |= {f"--{name}" for name in (*sizes.SIZES, *sizes.TEXTS)}
    known |= {"--no-browser", "--allow-root"}  # of JupyterLab
    named = {span.split()[0].split("=")[0] for span in spans(document) if span.startswith("--")}
    assert named <= known


def test_a_wrong_command_line_is_found() -> None:
    check('run --dataset sample -p sample_users 200 --only "01,02"')
    for wrong in ("walk", "local begin", "run --datasets sample", "local start --port many"):
        with pytest.raises((AssertionError, click.UsageError)):
            check(wrong)


@every(DOCUMENTS)
def test_targets_of_make_and_options_of_benchmarks_exist(document: Path) -> None:
    targets = re.findall(r"^(\w[\w-]*):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    for text in [*blocks(document, "bash"), *spans(document)]:
        for line in text.replace("\\\n", " ").splitlines():
            if not re.match(r"make |\S*python -m tests", line):
                continue
            words = shlex.split(line, comments=True)
            if words[:1] == ["make"]:
                named = {word for word in words[1:] if "=" not in word}
                assert named <= set(targets), line
            if "tests.benchmarks" in words and "--help" not in words:
                sizes.parser().parse_intermixed_args(words[words.index("tests.benchmarks") + 1 :])


@every(DOCUMENTS)
def test_code_blocks_are_code(document: Path) -> None:
    for number, text in enumerate(blocks(document, "python")):
        compile(text, f"{name_of(document)}, block {number}", "exec")
    for text in blocks(document, "yaml"):
        assert isinstance(yaml.safe_load(text), dict)


def rooms(folder: Path) -> list[str]:
    """Folders with modules in them."""
    skipped = ("__pycache__", "static", "_notebooks", "locale")
    return sorted(p.name for p in folder.iterdir() if p.is_dir() and p.name not in skipped)


def test_the_layout_in_readme_is_that_of_the_repository() -> None:
    (layout,) = (text for text in blocks(ROOT / "README.md", "text") if "cloudformation/" in text)
    named: list[str] = []
    for line in layout.splitlines():
        name = line.split()[0]
        named.append(f"personalize_poc/{name}" if line.startswith(" ") else name)
    assert [name for name in named if not (ROOT / name).is_dir()] == []
    inside = [
        name.split("/")[1] for name in named if name.startswith("personalize_poc/") and name[16:]
    ]
    assert sorted(inside) == rooms(PACKAGE)


def test_the_map_shows_every_room() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    picture = (ROOT / "static" / "rooms.svg").read_text("utf-8")
    assert "<title" in picture
    for room in {*rooms(PACKAGE), *rooms(PACKAGE / "local")} - {"local"}:
        assert f"`{room}/`" in guide, room
        assert f">{room}<" in picture, room
