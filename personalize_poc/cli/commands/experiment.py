"""personalize-poc experiment plan and analyze: A/B tests with anybody's data."""

from __future__ import annotations

import contextlib
import importlib
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from personalize_poc.cli import exits, experiment_screen
from personalize_poc.language import _

_FILES = ("exposures", "outcomes", "before")
_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of words.")
_ALPHA = click.option(
    "--alpha",
    type=click.FloatRange(0, 1, min_open=True, max_open=True),
    default=0.05,
    show_default=True,
    help="Significance of the whole test, two-sided.",
)


@click.group()
def experiment() -> None:
    """Plan an A/B test, and judge one by its files of exposures and outcomes."""


@experiment.command()
@click.option("--rate", type=float, help="Share of users with the outcome now, e.g. 0.04.")
@click.option("--mean", type=float, help="Mean of the outcome per user now; goes with --sd.")
@click.option("--sd", type=float, help="Standard deviation of the outcome over users.")
@click.option(
    "--effect", type=float, help="Smallest difference worth having; 0.01 of a rate: one point."
)
@click.option("--lift", type=float, help="The same relative to now; 0.05: 5% more.")
@click.option("--users-a-day", type=float, required=True, help="New users in a day, all variants.")
@click.option(
    "--power",
    type=click.FloatRange(0, 1, min_open=True, max_open=True),
    default=0.8,
    show_default=True,
    help="Chance to find the effect.",
)
@_ALPHA
@click.option(
    "--weights",
    default="50,50",
    show_default=True,
    help="Shares of the variants, the control first; they add up to 1 or 100.",
)
@click.option("--audience", type=click.IntRange(min=1), help="Users there are in all.")
@click.option("--most-days", type=click.IntRange(min=1), help="Days the test may take.")
@click.option(
    "--cuped",
    type=float,
    default=0.0,
    help="Share of the variance that data from before explains, e.g. 0.3.",
)
@click.option(
    "--comparisons",
    type=click.IntRange(min=1),
    default=1,
    help="Metrics times treatments that decide.",
)
@click.option(
    "--output", type=click.Path(path_type=Path), help="Report. [default: experiment-plan.html]"
)
@_JSON
@exits.one_message
def plan(output: Path | None, as_json: bool, **said: Any) -> None:
    """Say how many users and days a test needs, and what shorter ones miss.

    With --json no report is written unless --output names one.

    \b
    Exit codes:
      0  the audience is large enough
      1  it is too small; what helps is said
      2  an option cannot be used
    """
    from personalize_poc.experiment import report

    made = _plan(**said)
    place = output or (None if as_json else Path("experiment-plan.html"))
    if place is not None:
        experiment_screen.write(place, report.of_plan(made))
    if as_json:
        experiment_screen.as_json(experiment_screen.document_of_plan(made))
    else:
        experiment_screen.say(experiment_screen.lines_of_plan(made))
        click.echo(_("Report  {place}").format(place=place))
    raise SystemExit(0 if made.enough else 1)


def _plan(
    *,
    rate: float | None,
    mean: float | None,
    sd: float | None,
    effect: float | None,
    lift: float | None,
    weights: str,
    cuped: float,
    **said: Any,
) -> Any:
    from personalize_poc.experiment import planning

    if (rate is None) == (sd is None):
        raise click.UsageError("Give --rate, or --sd (with --mean if the effect is a --lift).")
    if (effect is None) == (lift is None):
        raise click.UsageError("Give --effect or --lift.")
    base = rate if rate is not None else mean
    if effect is None:
        if base is None:
            raise click.UsageError("--lift needs --rate or --mean: what is it relative to?")
        effect = (lift or 0.0) * base
    shares = planning.shares([_number(one, "--weights") for one in weights.split(",")])
    return planning.Plan(
        effect=effect, rate=rate, deviation=sd, weights=shares, reduction=cuped, **said
    )


@experiment.command()
@click.argument("exposures", type=click.Path(path_type=Path))
@click.argument("outcomes", type=click.Path(path_type=Path))
@click.option(
    "--before",
    type=click.Path(path_type=Path),
    help="Outcomes from before the exposure, for CUPED; may be the file of outcomes itself.",
)
@click.option(
    "--weights",
    metavar="NAME=SHARE,…",
    help="Planned shares, e.g. control=50,new=50. [default: all variants alike]",
)
@click.option("--control", help="Name of the control. [default: told by its name]")
@click.option("--experiment", "name", help="Which one, if the exposures have several.")
@click.option("--metric", multiple=True, help="NAME or NAME:rate, :count, :sum; the first counts.")
@click.option("--guardrail", multiple=True, help="The same, watched for harm only.")
@click.option("--lower-is-better", multiple=True, help="Name of a metric of which less is better.")
@click.option("--segment", multiple=True, help="Column of the exposures to split by.")
@click.option("--window-days", type=click.IntRange(min=1), help="Count so many days of each user.")
@click.option(
    "--planned-users",
    type=click.IntRange(min=1),
    help="As planned before the start. Once they are there, the fixed test decides.",
)
@_ALPHA
@click.option(
    "--correction",
    type=click.Choice(["holm", "bh", "none"]),
    default="holm",
    show_default=True,
    help="For several metrics and variants.",
)
@click.option(
    "--columns",
    multiple=True,
    metavar="FILE.ROLE=COLUMN",
    help="Which column is what, e.g. exposures.variant=grp, outcomes.value=eur.",
)
@click.option(
    "--encoding",
    multiple=True,
    metavar="[FILE=]NAME",
    help="Encoding of the texts, e.g. cp949, or exposures=cp949. [default: recognised]",
)
@click.option("--keep-duplicates", is_flag=True, help="Count outcomes alike in everything each.")
@click.option(
    "--output", type=click.Path(path_type=Path), help="Report. [default: experiment-NAME.html]"
)
@_JSON
@exits.one_message
def analyze(
    exposures: Path,
    outcomes: Path,
    before: Path | None,
    output: Path | None,
    as_json: bool,
    **said: Any,
) -> None:
    """Judge an A/B test by its files: CSV, Parquet, JSON lines or Excel.

    EXPOSURES has user and variant, and perhaps time, experiment and columns to split by. OUTCOMES
    has user, and perhaps metric, time and value. Users without outcomes count with 0. Nothing of
    it leaves this machine. With --json no report is written unless --output names one.

    \b
    Exit codes:
      0  judged, whatever came out
      1  nothing can be concluded from these files, and it is said why
      2  a file or an option cannot be used
    """
    from personalize_poc.experiment.logged import judging

    wishes = _wishes(**said)
    _import_meanwhile("scipy.special", "personalize_poc.experiment.report")
    found = judging.analyze(exposures, outcomes, before=before, wishes=wishes)
    from personalize_poc.experiment import report

    place = output or (None if as_json else experiment_screen.usual_place(found))
    if place is not None:
        experiment_screen.write(place, report.of_analysis(found))
    if as_json:
        experiment_screen.as_json(experiment_screen.document_of_analysis(found))
    else:
        experiment_screen.say(experiment_screen.lines_of_analysis(found))
        click.echo(_("Report  {place}").format(place=place))
    raise SystemExit(1 if found.state in ("void", "none") else 0)


def _import_meanwhile(*names: str) -> None:
    """Import modules in a thread: matplotlib takes a second, in which DuckDB can read a file.

    What goes wrong there is raised where the modules are used. An exit waits for the thread: a
    process that ends in the middle of an import may crash.
    """

    def work() -> None:
        with contextlib.suppress(Exception):
            for name in names:
                importlib.import_module(name)

    threading.Thread(target=work, name="imports").start()


def _wishes(
    *,
    weights: str | None,
    name: str | None,
    metric: Sequence[str],
    guardrail: Sequence[str],
    lower_is_better: Sequence[str],
    segment: Sequence[str],
    window_days: int | None,
    planned_users: int | None,
    alpha: float,
    correction: str,
    columns: Sequence[str],
    encoding: Sequence[str],
    **said: Any,
) -> Any:
    from dataclasses import replace

    from personalize_poc.experiment.logged import metrics
    from personalize_poc.experiment.logged.estimates import Rules
    from personalize_poc.experiment.logged.wishes import Wishes

    chosen = [metrics.parse(one) for one in metric]
    chosen += [metrics.parse(one, guardrail=True) for one in guardrail]
    strange = sorted(set(lower_is_better) - {one.name for one in chosen})
    if strange:
        raise click.UsageError(f"--lower-is-better {strange[0]}: name it with --metric as well.")
    return Wishes(
        weights=_weights(weights),
        experiment=name,
        metrics=[replace(one, lower_is_better=one.name in lower_is_better) for one in chosen],
        segments=segment,
        window=window_days,
        columns=_columns(columns),
        encodings=_encodings(encoding),
        rules=Rules(alpha, planned_users, correction),
        **said,
    )


def _weights(text: str | None) -> Mapping[str, float] | None:
    from personalize_poc.experiment import planning

    if text is None:
        return None
    pairs = [one.rpartition("=")[::2] for one in text.split(",")]
    if not all(name for name, __ in pairs) or len({name for name, __ in pairs}) < len(pairs):
        raise click.UsageError("--weights names each variant once: control=50,new=50")
    shares = planning.shares([_number(share, "--weights") for __, share in pairs])
    return dict(zip((name.strip() for name, __ in pairs), shares, strict=True))


def _columns(texts: Sequence[str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for text in texts:
        role, equals, column = text.partition("=")
        file, dot, name = role.partition(".")
        if not equals or not dot or file not in _FILES:
            raise click.UsageError(f"--columns {text}: say it like exposures.variant=COLUMN")
        found.setdefault(file, {})[name] = column
    return found


def _encodings(texts: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in texts:
        file, __, name = text.rpartition("=")
        if file not in ("", *_FILES):
            raise click.UsageError(f"--encoding {text}: say it like cp949 or exposures=cp949")
        found[file] = name
    return found


def _number(text: str, option: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise click.UsageError(f"{option}: {text!r} is no number.") from None
