"""What `experiment plan` and `analyze` show: lines in a terminal, JSON, the file of a report."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from personalize_poc.language import _

if TYPE_CHECKING:
    from personalize_poc.experiment.logged.results import Analysis
    from personalize_poc.experiment.planning import Plan


def lines_of_plan(made: Plan) -> list[str]:
    """The verdict, what it rests on and what helps, a line each."""
    from personalize_poc.experiment import planned

    remedies = [f"- {one}" for one in planned.remedies(made)]
    return [planned.verdict(made), *planned.words(made), *remedies]


def document_of_plan(made: Plan) -> dict[str, Any]:
    """A plan as JSON has it."""
    from personalize_poc.experiment import planned

    return {
        "enough": made.enough,
        "users": made.needed,
        "days": made.days,
        "users_looking_daily": made.needed_looking,
        "verdict": planned.verdict(made),
        "remedies": planned.remedies(made),
    }


def lines_of_analysis(found: Analysis) -> list[str]:
    """The verdict, metrics and findings, a line each; no metric where nothing is to be read."""
    from personalize_poc.experiment.logged import results
    from personalize_poc.experiment.report import told

    lines = [found.verdict]
    for one in found.results if found.state != results.VOID else ():
        best = one.best
        if best is not None:
            lines.append(
                _(
                    "{name}, {treatment}: {mean} against {control}, difference "
                    "{difference}; {level} interval at one look {interval}, always-valid "
                    "{always}; lift {lift}"
                ).format(
                    name=one.metric.label,
                    treatment=one.treatment,
                    mean=told.value(best.treatment.mean, one.metric),
                    control=told.value(best.control.mean, one.metric),
                    difference=told.difference(best.difference, one.metric),
                    level=told.percent(1 - found.rules.alpha),
                    interval=told.interval(best.interval, one.metric),
                    always=told.interval(best.always, one.metric),
                    lift=told.lift(best),
                )
            )
    for finding in found.findings:
        where = ""
        if finding.file and finding.value is not None:
            where = f" ({finding.file}: {finding.value})"
        if finding.row:
            where = _(" ({file}, row {row})").format(file=finding.file, row=finding.row)
        if finding.row and finding.value is not None:
            where = _(" ({file}, row {row}: {value})").format(
                file=finding.file, row=finding.row, value=finding.value
            )
        lines.append(f"! {finding.message}{where} {finding.fix}".rstrip())
    return lines


def document_of_analysis(found: Analysis) -> dict[str, Any]:
    """An analysis as JSON has it."""
    from dataclasses import asdict

    from personalize_poc.experiment.logged import results

    return {
        "experiment": found.name,
        "state": found.state,
        "verdict": found.verdict,
        "users": dict(found.exposed.users),
        "sample_ratio_p": found.exposed.mismatch,
        "final": found.is_final,
        "results": [
            asdict(one)
            | {
                "state": "none" if found.state == results.VOID else one.state,
                "difference": one.best.difference if one.best else None,
            }
            for one in found.results
        ],
        "segments": [asdict(one) for one in found.segments],
        "novelty": asdict(found.novelty) if found.novelty else None,
        "findings": [asdict(one) for one in found.findings],
    }


def as_json(document: dict[str, Any]) -> None:
    """Print a document as JSON."""
    from personalize_poc.check.outputs import writing

    click.echo(writing.as_json(document), nl=False)


def say(lines: Iterable[str]) -> None:
    """Print lines; names from files are texts in them, never anything else."""
    from personalize_poc.check import texts

    for line in lines:
        click.echo(texts.shown(line))


def usual_place(found: Analysis) -> Path:
    """Where the report of an analysis goes if nobody says so."""
    from personalize_poc.check import texts

    return Path(f"experiment-{texts.source_name(found.name)}.html")


def write(place: Path, page: str) -> None:
    """Write a report. Raises BadInput: its place is a folder."""
    from personalize_poc.errors import BadInput
    from personalize_poc.files import write_atomically

    if place.is_dir():
        raise BadInput(f"{place} is a folder.", _("Name a file with --output."))
    place.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(place, page)
