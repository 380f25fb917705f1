"""The comments of a mapping.yaml: why each column was taken for what it was, and what is asked."""

from __future__ import annotations

from string import ascii_lowercase
from typing import TYPE_CHECKING

from personalize_poc.check.texts import shown
from personalize_poc.language import _

if TYPE_CHECKING:
    from personalize_poc.check.study import Study
    from personalize_poc.data.own.proposal import Question

_WIDTH = 300
_OWN_LINES = ("title", "time_of_day")
"""What a section says of in a line of its own, and not under `columns`."""


def of(study: Study) -> dict[str, str]:
    """Comments by place, as `mapping_file.text` takes them."""
    if study.stated:
        return {}
    told = {
        "": "\n".join(
            [
                _(
                    "How {source} was understood. Correct what is wrong, and put "
                    "this file into the folder of the data."
                ).format(source=shown(study.source)),
                *(line for one in study.proposal.questions for line in _question(one)),
            ]
        )
    }
    for guess in study.proposal.guesses:
        if not guess.field:
            continue
        key = guess.field if guess.field in _OWN_LINES else f"columns.{guess.field}"
        close = ""
        if guess.runner_up:
            close = _("; or else {name} ({share:.0%})").format(
                name=shown(guess.runner_up), share=guess.runner_up_confidence
            )
        words = _("{confidence:.0%} sure: {reason}{close}").format(
            confidence=guess.confidence, reason=shown(guess.reason), close=close
        )
        told[f"{guess.section}.{key}"] = shown(words, _WIDTH)
    _of_joins(study, told)
    return told


def _of_joins(study: Study, told: dict[str, str]) -> None:
    """What stands in other tables has no line of its own: its reasons stand beside `join`."""
    mapping = study.proposal.mapping
    for name, section in mapping.sections.items() if mapping else ():
        fields = [field for join in section.joins for field in join.columns]
        words = [
            f"{one} {told[f'{name}.columns.{one}']}"
            for one in fields
            if f"{name}.columns.{one}" in told
        ]
        if words:
            told[f"{name}.join"] = shown("; ".join(words), _WIDTH)


def _question(one: Question) -> list[str]:
    lines = ["", _("Question: {text}").format(text=shown(one.text))]
    for at, option in enumerate(one.options):
        chosen = _("  (as written below)") if at == 0 else ""
        lines.append(f"  {ascii_lowercase[at]}) {shown(option.text)}{chosen}")
        if at:
            # Without an indent of its own: whoever takes the marks away has YAML.
            lines += [shown(line) for line in option.yaml.splitlines()]
    return lines
