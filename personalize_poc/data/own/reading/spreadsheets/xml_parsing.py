"""The elements of an XML file, one after the other, in little memory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.parsers import expat

from personalize_poc.data.errors import BadFile
from personalize_poc.data.own.reading.ground.units import Unit
from personalize_poc.language import _


def parse(
    unit: Unit,
    path: Path,
    begin: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None] | None,
) -> None:
    """Read the elements of a file one after the other.

    Args:
        unit: the file.
        path: its text in UTF-8, whatever it says of its encoding.
        begin: gets the name of an element, without its namespace, and its attributes.
        end: gets the name of an element that ends.
        text: gets pieces of text.

    Raises:
        BadFile: it is damaged, or defines entities, with which a small file can fill any memory.
    """
    parser = expat.ParserCreate(encoding="utf-8")
    parser.buffer_text = True

    def refuse(name: str, *__: object) -> None:
        told = _("it defines a mark of its own ({name}), which is not read").format(name=name)
        reason = f"it defines a mark of its own ({name}), which is not read"
        raise BadFile(reason, unit.file, told=told)

    def start(name: str, given: dict[str, str]) -> None:
        kept = {key: value for key, value in given.items() if not key.startswith("xmlns")}
        begin(_local(name), {_local(key): value for key, value in kept.items() if key != "xsi:nil"})

    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: end(_local(name))
    parser.CharacterDataHandler = text
    try:
        with path.open("rb") as file:
            parser.ParseFile(file)
    except expat.ExpatError as error:
        told = _("it begins like XML, and is broken at line {line}").format(line=error.lineno)
        reason = f"it begins like XML, and is broken at line {error.lineno}"
        raise BadFile(reason, unit.file, told=told) from error


def _local(name: str) -> str:
    return name.rpartition(":")[2]
