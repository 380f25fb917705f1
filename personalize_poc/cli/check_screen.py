"""What `check` and `advise` show in a terminal. Names from files are texts here, never markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from string import ascii_lowercase
from typing import TYPE_CHECKING

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from personalize_poc.check import next_steps, order, rows, telling
from personalize_poc.check.advice import LACKS, Advice, Fit, costs
from personalize_poc.check.advice.amounts import percent
from personalize_poc.check.cleaning.told import of_cleaning
from personalize_poc.check.texts import shown
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.language import _

if TYPE_CHECKING:
    from personalize_poc.check.cleaning import Cleaned
    from personalize_poc.check.study import Study
    from personalize_poc.data.own.proposal import Guess

_WIDE = 100
_COLOURS = {
    telling.READY: "bold green",
    telling.QUESTIONS: "bold yellow",
    telling.BLOCKED: "bold red",
    telling.NOTHING: "bold red",
}
_MARKS = {Grade.BLOCKS: ("✗", "red"), Grade.WEAKENS: ("!", "yellow"), Grade.NOTE: ("·", "dim")}
_NAMES = 60
"""Columns that are not used for one reason, of which the names are told."""
_MOST = {Grade.BLOCKS: 50, Grade.WEAKENS: 10, Grade.NOTE: 6}
"""More than this nobody reads in a terminal; all of it is in the report."""


def screen() -> Console:
    """The console; without a terminal of a width that files and mails keep."""
    found = Console(highlight=False)
    return found if found.is_terminal else Console(highlight=False, width=_WIDE)


def of_check(
    study: Study,
    folder: Path | None,
    names: Sequence[str],
    cleaned: Cleaned | None,
) -> Iterator[RenderableType]:
    """All of a check, the verdict first.

    Args:
        study: what was found.
        folder: with the outputs; None if nothing was written.
        names: of the files in it.
        cleaned: what cleaning wrote, if it was asked for.
    """
    yield Text(telling.verdict(study), _COLOURS[telling.state(study)])
    if telling.state(study) != telling.NOTHING:
        yield Text(telling.summary(study))
    yield from _questions(study)
    yield from _steps(next_steps.steps(study, folder, cleaned.folder if cleaned else None))
    yield from _files(study)
    yield from _roles(study)
    yield from _findings(study)
    if study.advice:
        yield from of_advice(study.advice)
    if folder is not None:
        yield _heading(_("Written"))
        yield _indented(f"{shown(folder)}: {', '.join(names)}")
    if cleaned is not None:
        first, *rest = of_cleaning(cleaned)
        yield _indented(
            _("{folder}: the cleaned files; {changes}").format(
                folder=shown(cleaned.folder), changes=shown(first)
            )
        )
        for line in rest:
            yield _indented(shown(line), indent=4)


def of_advice(advice: Advice) -> Iterator[RenderableType]:
    """The advice alone."""
    yield _heading(_("Advice") + (f": {_(advice.use_case)}" if advice.use_case else ""))
    yield _indented(advice.verdict, "bold")
    for against in advice.instead:
        then = against.then.rstrip(".")
        said = then[1:] in advice.verdict  # there it begins with a small letter
        yield _item("-", against.reason if said else f"{against.reason} {against.then}")
    shown_cases: set[str] = set()
    told: set[str] = set()
    for one in advice.recipes:
        if one.fit != LACKS and (advice.use_case or one.use_case not in shown_cases):
            shown_cases.add(one.use_case)
            yield from _recipe(one, told)
    lacking = [one for one in advice.recipes if one.fit == LACKS]
    if lacking:
        yield Text("  " + _("Not possible yet:"))
    for one in lacking:
        yield _item(
            "-",
            _("{recipe}: lacks {lacks}").format(recipe=one.recipe, lacks="; ".join(one.lacks)),
            indent=4,
        )
    if advice.retraining:
        yield _indented(advice.retraining)


def _recipe(one: Fit, told: set[str]) -> Iterator[RenderableType]:
    """A recipe with a reason for how it fits, if possible one that was not told of another."""
    why = sorted(one.decisive, key=lambda reason: reason in told)[:1]
    told.update(why)
    reasons = f": {why[0]}" if why else ""
    head = Text.assemble(
        (one.recipe, "bold"), f" ({_(one.use_case)}), {_(one.fit)}{reasons}", overflow="fold"
    )
    yield Padding(head, (0, 0, 0, 2), expand=False)
    price = _("price not confirmed")
    if one.cost.month:
        price = _("{usd} USD a month").format(usd=costs.usd(one.cost.month))
    money = _("AWS: {price}; here: {here} a training").format(
        price=price, here=costs.told_here(one.cost.here)
    )
    yield _indented(money, "dim", 4)


def _files(study: Study) -> Iterator[RenderableType]:
    found = rows.files(study)
    if found:
        table = _table(
            _("Files"),
            (_("file"), _("holds"), _("rows"), _("columns"), _("read as")),
            right=(2, 3),
        )
        for one in found:
            cells = (one.name, one.holds, f"{one.rows:,}", str(one.columns), one.read_as)
            table.add_row(*map(_text, cells))
        yield Text()
        yield table
    for file, why in rows.left_out(study).items():
        yield _item("-", _("not read: {file}: {why}").format(file=shown(file), why=shown(why)))


def _roles(study: Study) -> Iterator[RenderableType]:
    for roles in rows.roles(study):
        name = _(roles.section).capitalize()
        if study.stated:
            yield _heading(_("{section}, as mapping.yaml says").format(section=name))
            told = (f"{one.column} → {one.field or _('not used')}" for one in roles.guesses)
            yield _indented(", ".join(map(shown, told)))
        elif roles.guesses:
            yield Text()
            yield _guesses(name, roles.guesses)
        yield from _unused(roles)


def _unused(roles: rows.Roles) -> Iterator[RenderableType]:
    if roles.unused:
        yield _indented(roles.folded + ":", "dim")
    for why, columns in roles.unused.items():
        told = [*map(shown, columns[:_NAMES])]
        if len(columns) > _NAMES:
            told.append(_("and {count} more in the report").format(count=len(columns) - _NAMES))
        yield _item("-", f"{shown(why)}: {', '.join(told)}", indent=4)


def _guesses(name: str, guesses: Sequence[Guess]) -> RenderableType:
    table = _table(name, (_("column"), _("is"), _("sure"), _("why")), right=(2,))
    for one in guesses:
        why = one.reason
        if one.runner_up:
            why += _("; or else {name} ({share})").format(
                name=one.runner_up, share=percent(one.runner_up_confidence)
            )
        is_used = one.field or _("not used")
        kind = f" ({_(one.kind)})" if one.field and one.kind not in ("id", "time", "title") else ""
        cells = (one.column, is_used + kind, percent(one.confidence), why)
        table.add_row(*map(_text, cells))
    return table


def _questions(study: Study) -> Iterator[RenderableType]:
    if study.proposal.questions:
        yield _heading(_("What only you can say"))
    for number, question in enumerate(study.proposal.questions, 1):
        yield _item(f"{number}.", shown(question.text))
        for at, option in enumerate(question.options):
            chosen = _(" (taken for now)") if at == 0 else ""
            yield _item(f"{ascii_lowercase[at]})", f"{shown(option.text)}{chosen}", indent=5)
            for line in option.yaml.splitlines() if at else ():
                yield _indented(shown(line), "dim", 8)


def _findings(study: Study) -> Iterator[RenderableType]:
    for group in rows.groups(study):
        yield _heading(group.heading)
        most = _MOST[Grade(group.grade)]
        for one in group.findings[:most]:
            yield from _finding(one)
        if len(group.findings) > most:
            yield _indented(
                _("and {count} more in the report").format(count=len(group.findings) - most), "dim"
            )


def _finding(one: Finding) -> Iterator[RenderableType]:
    mark, colour = _MARKS[one.grade]
    yield _item(mark, shown(one.message), colour=colour)
    parts = [rows.place(one), shown(one.value) if one.value is not None else "", rows.many(one)]
    place = ": ".join(part for part in parts[:2] if part)
    if where := "; ".join(part for part in (place, parts[2]) if part):
        yield _indented(where, "dim", 4)
    to_do = one.fix and f"{_('To do:')} {one.fix}"
    if one.grade is Grade.NOTE and one.code in order.SAID:
        yield _indented(shown(to_do), indent=4)
    if one.grade is not Grade.NOTE:
        for told in (one.matters, to_do):
            if told:
                yield _indented(shown(told), indent=4)
        if one.cleaning:
            yield _indented(f"--clean {shown(one.cleaning)}", "dim", 4)


def _steps(steps: Sequence[str]) -> Iterator[RenderableType]:
    if steps:
        yield _heading(_("Next steps"))
    for number, step in enumerate(steps, 1):
        __, command, told = step.split("`", 2) if step.startswith("`") else ("", "", step)
        if command:
            yield _item(f"{number}.", command, style="bold")
            yield _indented(told.strip().replace("`", ""), indent=5)
        else:
            yield _item(f"{number}.", told.replace("`", ""))


def _heading(text: str) -> Text:
    return Text(f"\n{text}", "bold")


def _indented(text: str, style: str = "", indent: int = 2) -> Padding:
    return Padding(Text(text, style, overflow="fold"), (0, 0, 0, indent), expand=False)


def _item(mark: str, text: str, *, indent: int = 2, colour: str = "", style: str = "") -> Table:
    """A line with a mark before it, wrapped beside the mark."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(Text(" " * indent + mark, colour), Text(text, style))
    return grid


def _table(title: str, names: Sequence[str], right: Sequence[int] = ()) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", show_edge=False)
    for at, name in enumerate(names):
        table.add_column(name, justify="right" if at in right else "left", overflow="fold")
    return table


def _text(cell: str) -> Text:
    return Text(shown(cell))
