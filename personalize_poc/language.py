"""The language in which the package speaks to people, and its texts in it.

English is the source. `_("text")` and `ngettext` look a text up in the catalogue of the language,
`locale/<language>/LC_MESSAGES/personalize_poc.mo`; what is not in it stays English. Values are put
in afterwards: `_("{count} users").format(count=12)`. A text is looked up when it is shown, not when
a module is imported, since the language may be chosen later.

`PERSONALIZE_POC_LANGUAGE` names the language; `--language` of the commands sets it for notebooks. A
kernel without it that works in the folder of a language, `notebooks/ko`, speaks that language.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

VARIABLE = "PERSONALIZE_POC_LANGUAGE"
ENGLISH, KOREAN = "en", "ko"
LANGUAGES = (ENGLISH, KOREAN)
DOMAIN = "personalize_poc"
LOCALES = Path(__file__).with_name("locale")


def chosen() -> str:
    """The language that is spoken now: one of `LANGUAGES`; English if none or another is named."""
    if named := os.environ.get(VARIABLE, "").strip().lower():
        language = named[:2]  # as in ko_KR.UTF-8
        return language if language in LANGUAGES else ENGLISH
    return _of_folder(Path.cwd())


@cache
def _of_folder(here: Path) -> str:
    """The language of the notebooks in a folder or, for an optional one, in the folder above."""
    for folder in (here, here.parent):
        if folder.name in LANGUAGES and any(folder.glob("[0-9][0-9]_*.ipynb")):
            return folder.name
    return ENGLISH


def _(text: str) -> str:
    """The text in the chosen language. Placeholders `{name}` are filled in by the caller."""
    return _looked_up(text, chosen())


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for it
    """The text itself: it is put into the catalogue, and looked up where it is shown."""
    return text


def ngettext(one: str, many: str, count: int) -> str:
    """The text for a count in the chosen language. `{count}` is filled in by the caller."""
    return _catalogue(chosen()).ngettext(one, many, count)


_OR = N_(" or ")


@dataclass(frozen=True)
class Phrase:
    """A text with its values: errors say it in English, everything else in the chosen language.

    Attributes:
        text: a text of the catalogue (`N_`), with placeholders.
        values: for the placeholders; a phrase among them is said in the same language, and of
            several one or the other holds.
    """

    text: str
    values: Mapping[str, str | Phrase | tuple[str, ...]] = field(default_factory=dict)

    @property
    def english(self) -> str:
        """The text in English."""
        return self.said(ENGLISH)

    def __str__(self) -> str:
        """The text in the chosen language."""
        return self.said(chosen())

    def said(self, language: str) -> str:
        """The text in one of `LANGUAGES`."""
        link = _looked_up(_OR, language)
        values = {
            name: value.said(language) if isinstance(value, Phrase) else _alternatives(value, link)
            for name, value in self.values.items()
        }
        return _looked_up(self.text, language).format(**values)


def _alternatives(value: str | tuple[str, ...], link: str) -> str:
    return value if isinstance(value, str) else link.join(value)


def _looked_up(text: str, language: str) -> str:
    return _catalogue(language).gettext(text) if text else ""  # of "" a catalogue has its header


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, LOCALES, languages=[language], fallback=True)
