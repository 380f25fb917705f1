"""Check the text of translated notebooks, and build the notebooks.

python -m personalize_poc.workshop.translation                  build notebooks/ko
python -m personalize_poc.workshop.translation --check FILE …   list what is wrong with text files
python -m personalize_poc.workshop.translation --skeleton FILE  add the cells that have no text yet
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from personalize_poc.errors import PocError
from personalize_poc.files import write_atomically
from personalize_poc.workshop.translation import building

LANGUAGES = ("ko",)


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line says; returns the exit code."""
    asked = _parser().parse_args(arguments)
    try:
        if asked.check:
            return max(_check(path, asked.language) for path in asked.check)
        if asked.skeleton:
            text = building.skeleton(asked.skeleton, _folder(asked.skeleton), asked.language)
            asked.skeleton.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(asked.skeleton, text)
            return _check(asked.skeleton, asked.language)
        return _build(asked.folder, asked.language)
    except PocError as error:
        print(f"error: {error}", file=sys.stderr)
        return error.exit_code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m personalize_poc.workshop.translation",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--check", nargs="+", type=Path, metavar="FILE")
    what.add_argument("--skeleton", type=Path, metavar="FILE")
    parser.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])
    parser.add_argument("--folder", type=Path, default=Path("notebooks"), help="of the notebooks")
    return parser


def _folder(text: Path) -> Path:
    """The folder of the notebooks that a text file belongs to."""
    above = [path.parent for path in text.resolve().parents if path.name == building.TEXTS]
    return above[0] if above else text.parent


def _check(path: Path, language: str) -> int:
    found = building.problems(path, _folder(path), language)
    for problem in found:
        print(f"{path}: {problem}")
    print(f"{path}: {len(found) or 'no'} problem{'' if len(found) == 1 else 's'}")
    return 1 if found else 0


def _build(folder: Path, language: str) -> int:
    made = building.build(folder, language)
    place = folder / language
    for name, text in made.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        write_atomically(place / name, text)
        print(place / name)
    for path in sorted([*place.rglob("*.ipynb"), *place.glob("*.md")]):
        if path.relative_to(place).as_posix() not in made:
            path.unlink()
            print(f"{path} deleted: it has no text")
    return 0


if __name__ == "__main__":
    sys.exit(main())
