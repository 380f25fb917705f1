"""The catalogues of texts in other languages, made anew from the source: `make catalogues`.

New texts are added to `personalize_poc/locale/<language>/LC_MESSAGES/personalize_poc.po` with an
empty translation, texts that are gone are dropped, and the `.mo` beside it is compiled. Babel does
the extraction, of Python and of Jinja2; the prices of `aws/rates.yaml` bring their words, too, and
the commands their helps.
"""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from babel.messages import catalog, extract, pofile

from personalize_poc import helps, language
from personalize_poc.aws import rates
from personalize_poc.cli import main as program
from personalize_poc.local.cli import main as stand_in

PACKAGE = Path(language.__file__).parent
KEYWORDS: Any = {"_": None, "N_": None, "ngettext": (1, 2), "exercise": None}
"""What marks a text; `exercise` takes what is said of a right answer."""
_METHODS = {".py": "python", ".j2": "jinja2"}
_HEADER = "Texts of Personalize POC in another language; English is the source."
_MARKED = re.compile(rb"personalize_poc\.language import|^@exercise\(", re.MULTILINE)
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def found() -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """Each text of the source: the file below the package, and the text or its two forms."""
    for path in sorted(PACKAGE.rglob("*")):
        if path == rates.OWN:
            yield from ((path.relative_to(PACKAGE).as_posix(), text) for text in _of_rates())
        method = _METHODS.get(path.suffix)
        if method is None or path.is_relative_to(PACKAGE / "local"):
            continue
        content = path.read_bytes()
        is_asking = path.name == "language.py" or _MARKED.search(content)
        if path.suffix == ".py" and not is_asking:
            continue
        file = io.BytesIO(content)
        options = {"trimmed": "true", "silent": "false", "encoding": "utf-8"}
        for _, text, _, _ in extract.extract(method, file, KEYWORDS, options=options):
            yield path.relative_to(PACKAGE).as_posix(), text
    yield from (("cli/commands/__init__.py", text) for text in _of_commands())
    yield from (("local/cli/commands.py", text) for text in dict.fromkeys(helps.texts(stand_in)))


def _of_commands() -> list[str]:
    """What the helps of the package's commands show, each once."""
    names = program.list_commands(click.Context(program))
    every = [program, *filter(None, map(program.declared, names))]
    return list(dict.fromkeys(text for one in every for text in helps.texts(one)))


def _of_rates() -> list[str]:
    """What is billed, its units and where prices come from, each once."""
    known = rates.built_in().values()
    return list(dict.fromkeys(text for one in known for text in (one.what, one.unit, one.source)))


def place(spoken: str, ending: str) -> Path:
    """The file of a catalogue. ending: `po` or `mo`."""
    return language.LOCALES / spoken / "LC_MESSAGES" / f"{language.DOMAIN}.{ending}"


def read(spoken: str) -> catalog.Catalog:
    """A catalogue as it is kept."""
    with place(spoken, "po").open("rb") as file:
        return pofile.read_po(file, locale=spoken)


def renewed(spoken: str) -> catalog.Catalog:
    """A catalogue with the texts that the source has now, translated as far as they are known."""
    before = read(spoken) if place(spoken, "po").is_file() else catalog.Catalog(spoken)
    now = catalog.Catalog(spoken, header_comment=f"# {_HEADER}", fuzzy=False)
    for file, text in found():
        known = before.get(text if isinstance(text, str) else text[0])
        now.add(text, known.string if known else None, locations=[(file, 0)])
    return now


def texts(made: catalog.Catalog) -> list[catalog.Message]:
    """The messages of a catalogue, without its header."""
    return [message for message in made if message.id]


def forms(value: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """The forms of a message: one, or several by count."""
    return (value or "",) if value is None or isinstance(value, str) else tuple(value)


def placeholders(text: str) -> set[str]:
    """The placeholders `{name}` of a text, with their formats."""
    return set(_PLACEHOLDER.findall(text.replace("{{", "").replace("}}", "")))


def as_po(made: catalog.Catalog) -> bytes:
    """The text of a catalogue; without dates and versions, which say nothing and always change."""
    file = io.BytesIO()
    pofile.write_po(file, made, width=100, include_lineno=False, sort_by_file=False)
    lines = file.getvalue().decode("utf-8").splitlines(keepends=True)
    dropped: tuple[str, ...] = ("POT-Creation", "PO-Revision", "Generated-By", "Project-Id")
    dropped += ("Report-Msgid", "Last-Translator", "Language-Team")
    return "".join(line for line in lines if not line.startswith(dropped, 1)).encode("utf-8")


def as_mo(made: catalog.Catalog) -> bytes:
    """A catalogue as `gettext` reads it (GNU's MO format).

    Not Babel's, which writes the time and its own version into it.
    """
    header = f"Content-Type: text/plain; charset=utf-8\nPlural-Forms: {made.plural_forms}\n"
    pairs = {"": header}
    for message in texts(made):
        if all(forms(message.string)):
            pairs["\0".join(forms(message.id))] = "\0".join(forms(message.string))
    keys = sorted(pairs, key=lambda key: key.encode("utf-8"))
    columns = [[key.encode("utf-8") for key in keys], [pairs[key].encode("utf-8") for key in keys]]
    start = 7 * 4
    place = start + 2 * 8 * len(keys)
    tables, data = b"", b""
    for column in columns:
        for text in column:
            tables += struct.pack("<II", len(text), place + len(data))
            data += text + b"\0"
    at = (start, start + 8 * len(keys), 0, place)  # without a table of hashes
    return struct.pack("<7I", 0x950412DE, 0, len(keys), *at) + tables + data


def main() -> None:
    """Renew and compile all catalogues."""
    for spoken in language.LANGUAGES:
        if spoken == language.ENGLISH:
            continue
        made = renewed(spoken)
        place(spoken, "po").parent.mkdir(parents=True, exist_ok=True)
        place(spoken, "po").write_bytes(as_po(made))
        place(spoken, "mo").write_bytes(as_mo(read(spoken)))
        empty = [one for one in texts(made) if not all(forms(one.string))]
        print(f"{place(spoken, 'po')}: {len(texts(made))} texts, {len(empty)} not translated")


if __name__ == "__main__":
    main()
