"""Widgets to correct what a person's own files were taken for, where somebody can use them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from personalize_poc import looks
from personalize_poc.course import corrections
from personalize_poc.course.corrections import CHOICES, NONE
from personalize_poc.data.own import mapping_file
from personalize_poc.data.own.mapping_file import MAPPING, REQUIRED, Mapping
from personalize_poc.data.own.proposal import Option, Question
from personalize_poc.errors import BadInput
from personalize_poc.language import N_, _

Try = Callable[[Path], str]
"""Tries a mapping on the data: why it cannot be used, or ""."""
_MORE = N_(
    "Everything else is said in this text: which file is which, the columns that are taken as "
    "context or metadata, their kinds, the time zone, event types that do not count. What lists "
    "and answers above say goes before it."
)
_OPEN = N_(
    "Nothing is kept yet: “{answer}” leaves something open. Choose the column in the list above, "
    "or write it into the text: {lines}"
)


class Chooser:
    """Questions, a list of columns for each role, the text of mapping.yaml, and a button.

    Args:
        mapping: the one to begin with.
        questions: what only the person can decide; the mapping holds the first answers.
        columns: data set -> the columns that there are.
        source: the files.
        folder: where the mapping is kept; what cannot be used is not.
        attempt: tries a mapping.
    """

    def __init__(
        self,
        mapping: Mapping,
        questions: Sequence[Question],
        columns: dict[str, tuple[str, ...]],
        source: Path,
        folder: Path,
        attempt: Try,
    ) -> None:
        import ipywidgets

        self.source, self.folder, self.attempt = source, folder, attempt
        self.questions = questions
        self.radios = [
            ipywidgets.RadioButtons(
                options=[option.text for option in one.options],
                layout=ipywidgets.Layout(width="auto"),
            )
            for one in questions
        ]
        self.lists = _lists(columns, mapping)
        self.text = ipywidgets.Textarea(
            value=mapping_file.text(mapping), rows=14, layout=ipywidgets.Layout(width="100%")
        )
        self.button = ipywidgets.Button(description=_("Use this"), icon="check")
        self.told = ipywidgets.Output()
        self.button.on_click(self._use)
        self._remember()

    def widgets(self) -> list[Any]:
        """All of them, in the order in which they are shown."""
        import ipywidgets

        asked = [ipywidgets.HTML(looks.paragraphs([one.text])) for one in self.questions]
        both = [widget for pair in zip(asked, self.radios, strict=True) for widget in pair]
        more = ipywidgets.HTML(looks.paragraphs([_(_MORE)]))
        return [*both, *self.lists.values(), more, self.text, self.button, self.told]

    def _remember(self) -> None:
        """What has been taken so far: what is changed from here on goes before the text."""
        self.before = {role: one.value for role, one in self.lists.items()}
        self.given = [one.value for one in self.radios]
        self.written = self.text.value

    def _use(self, __: Any) -> None:
        """Keep what is said now if it can be used, and tell why not otherwise."""
        self.told.clear_output()
        with self.told:
            try:
                print(self._kept())
            except BadInput as problem:
                print(_("Nothing is kept yet."))
                print(problem)

    def _kept(self) -> str:
        moved = {r: one.value for r, one in self.lists.items() if one.value != self.before[r]}
        answers = self._answers()
        for one in answers:
            if corrections.is_open(one, moved) and self.text.value == self.written:
                lines = " ".join(one.yaml.split())
                return _(_OPEN).format(answer=one.text, lines=lines)
        new = [one for one, old in zip(answers, self.given, strict=True) if one.text != old]
        now = mapping_file.parse(self.text.value)
        now = corrections.answered(now, new) if new else now
        now = corrections.chosen(now, {r: c for r, c in moved.items() if r[0] in now.sections})
        if moved.get(("interactions", "TIMESTAMP"), NONE) != NONE:
            now = corrections.with_times(now, self.source)
        if why := self._refused(now):
            return f"{_('Nothing is kept yet.')}\n{why}"
        path = keep(now, self.folder)
        self.text.value = text = path.read_text(encoding="utf-8")
        self._remember()
        return f"{_('{path} says now:').format(path=path)}\n\n{text}"

    def _answers(self) -> list[Option]:
        return [
            next(option for option in one.options if option.text == buttons.value)
            for one, buttons in zip(self.questions, self.radios, strict=True)
        ]

    def _refused(self, mapping: Mapping) -> str:
        """Why a mapping cannot be used for the files; "" if it can."""
        with tempfile.TemporaryDirectory() as place:
            return self.attempt(keep(mapping, Path(place)))


def keep(mapping: Mapping, folder: Path) -> Path:
    """Write a mapping where all notebooks of the run find it."""
    folder.mkdir(parents=True, exist_ok=True)
    mapping_file.write(mapping, folder / MAPPING)
    return folder / MAPPING


def _lists(columns: dict[str, tuple[str, ...]], mapping: Mapping) -> dict[tuple[str, str], Any]:
    """A list of columns for each role that can be chosen; what is needed cannot be left out."""
    import ipywidgets

    lists: dict[tuple[str, str], Any] = {}
    for section in mapping.sections:
        for role in CHOICES[section]:
            now = corrections.said(mapping, (section, role))
            none = () if role in REQUIRED[section] and now != NONE else (NONE,)
            options = list(dict.fromkeys((*none, *columns.get(section, ()), now)))
            lists[section, role] = ipywidgets.Dropdown(
                options=options, value=now, description=f"{_(section)}: {role}"
            )
            lists[section, role].style.description_width = "14em"
    return lists
