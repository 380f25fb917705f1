"""Before a notebook starts: who and where one is, what is there already, what it will take."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from personalize_poc import looks
from personalize_poc.aws import (
    forecast,
    imports,
    precautions,
    resources,
    roles,
    room,
    storage,
)
from personalize_poc.aws.finding import FINE, NOTE, PROBLEM, Finding
from personalize_poc.aws.service_errors import reraise
from personalize_poc.aws.workspace import BUCKET_VARIABLE
from personalize_poc.errors import ConfigurationError, NameTaken, NotThere, PocError
from personalize_poc.language import N_, _

if TYPE_CHECKING:
    import pandas as pd

    from personalize_poc.aws.workspace import Workspace

_MARKS = {FINE: " ", NOTE: "·", PROBLEM: "!"}
_CAPTION = N_("Before we begin (· worth knowing, ! stops this notebook)")


_SUBJECTS = (
    N_("needs"),
    N_("data"),
    N_("quotas"),
    N_("bills already"),
    N_("recipes"),
    N_("credentials"),
)
"""What further findings are about, for the catalogue."""


@dataclass(frozen=True, repr=False)
class Preflight:
    """All findings; `ok` if nothing stops the notebook."""

    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Whether there is no problem."""
        return all(one.level != PROBLEM for one in self.findings)

    def table(self) -> pd.DataFrame:
        """One row a finding."""
        import pandas as pd

        rows = [(_(one.what), one.level, one.found, one.fix) for one in self.findings]
        return pd.DataFrame(rows, columns=[_("what"), "", _("found"), _("to do")])

    def _repr_html_(self) -> str:
        rows = [(_MARKS[one.level], _(one.what), one.found, one.fix) for one in self.findings]
        kinds = (looks.SHORT, looks.SHORT, looks.TEXT, looks.TEXT)
        return looks.table(("", _("what"), _("found"), _("to do")), rows, _(_CAPTION), kinds=kinds)

    def __repr__(self) -> str:
        return str(self)

    def __str__(self) -> str:
        return "\n".join(
            f"{_MARKS[one.level]} {_(one.what):<14} {one.found} {one.fix}".rstrip()
            for one in self.findings
        )


def show(
    ws: Workspace,
    needs: Mapping[str, str] | None = None,
    *,
    interactions: int | None = None,
    takes: str = "",
    contents: imports.Contents | None = None,
) -> Preflight:
    """Look at everything a notebook leans on; a last expression of a cell shows it as a table.

    It changes nothing.

    Args:
        ws: the run.
        needs: ARN -> the notebook that makes it, e.g. `{ws.arn("dataset", "interactions"): "01"}`.
        interactions: rows that will be trained on, to estimate the bill on AWS.
        takes: how long the notebook takes, shown as it is.
        contents: what the data set of the run holds.

    Raises:
        NotThere: something in `needs` does not exist or is not ready; says which notebook to run.
        ConfigurationError: a problem that would stop the notebook later, e.g. a foreign bucket,
            or other data than the run has imported.
        Refused: AWS does not let the caller look.
    """
    findings = itertools.chain(
        _who_and_where(ws),
        _bucket(ws),
        _role(ws),
        room.findings(ws),
        _needs(ws, needs or {}),
        _data(ws, contents) if contents else [],
        _price(ws, interactions),
        [] if ws.target.is_local else _on_aws(ws),
        [Finding(N_("takes"), takes)] if takes else [],
    )
    told = Preflight(tuple(_until_a_problem(findings)))
    if not told.ok:
        one = told.findings[-1]
        if one.what == "needs":
            raise NotThere(one.found, f"{one.found}.", one.fix)
        begin = "" if one.what == "data" else f"{one.what}: "
        raise ConfigurationError(f"{begin}{one.found}.", one.fix)
    return told


def _until_a_problem(findings: Iterable[Finding]) -> Iterable[Finding]:
    """The findings up to the first problem: what comes after it would only fail because of it."""
    try:
        for one in findings:
            yield one
            if one.level == PROBLEM:
                return
    except PocError:
        raise
    except Exception as problem:
        reraise("preflight", problem)


def _who_and_where(ws: Workspace) -> Iterable[Finding]:
    t = ws.target
    if t.is_local:
        yield Finding(
            N_("target"),
            _("local, on this machine at {endpoint}; costs nothing").format(endpoint=t.endpoint),
        )
    else:
        yield Finding(
            "target",
            _("aws, account {account}; bills this account").format(account=t.account),
            NOTE,
        )
        offered = t.session.get_available_regions("personalize", partition_name=t.partition)
        if t.region not in offered:
            yield Finding(
                N_("region"),
                f"Amazon Personalize is not known to be offered in {t.region}",
                PROBLEM,
                _("Use one of {names}.").format(names=", ".join(offered)),
            )
    yield Finding(N_("you are"), t.identity)
    yield Finding(N_("region"), t.region)
    yield Finding(
        N_("run"),
        _("{run_name}; all names begin with {dataset_group}").format(
            run_name=ws.run_name, dataset_group=ws.dataset_group
        ),
    )


def _bucket(ws: Workspace) -> Iterable[Finding]:
    try:
        there = storage.bucket_state(ws)
    except PocError as problem:
        yield Finding("bucket", str(problem), NOTE)
    else:
        if not ws.owns_bucket:
            yield _given_bucket(ws, there)
            return
        said = {
            "ours": _("exists"),
            "missing": _("will be made"),
            "foreign": "belongs to somebody else, or you may not list it (s3:ListBucket)",
        }
        level = PROBLEM if there == "foreign" else FINE
        yield Finding(N_("bucket"), f"{ws.bucket}: {said[there]}", level, _other(level))


def _given_bucket(ws: Workspace, there: str) -> Finding:
    """A bucket that was named for the run has to exist, in the run's region."""
    if there != "ours":
        said = "does not exist" if there == "missing" else "may not be listed by you"
        return Finding("bucket", f"{ws.bucket} {said}", PROBLEM, f"Correct {BUCKET_VARIABLE}.")
    try:
        storage.check_region(ws)
    except NameTaken as elsewhere:
        return Finding("bucket", elsewhere.message.rstrip("."), PROBLEM, elsewhere.next_step)
    except PocError as problem:
        return Finding("bucket", str(problem), NOTE)
    return Finding("bucket", _("{bucket}: used as it is").format(bucket=ws.bucket))


def _role(ws: Workspace) -> Iterable[Finding]:
    if not ws.owns_role:
        yield Finding(N_("role"), _("{role_arn}: used as it is").format(role_arn=ws.role_arn))
        return
    try:
        tags = roles.role_tags(ws)
    except PocError as problem:
        yield Finding("role", str(problem), NOTE)
        return
    if tags is not None and tags.get(storage.TAG) != ws.run_name:
        yield Finding(N_("role"), f"{ws.role} was not made by this run", PROBLEM, _other(PROBLEM))
    else:
        yield Finding("role", f"{ws.role}: {_('will be made') if tags is None else _('exists')}")


def _other(level: str) -> str:
    return _("Use another run name.") if level == PROBLEM else ""


def _needs(ws: Workspace, needs: Mapping[str, str]) -> Iterable[Finding]:
    for arn, notebook in needs.items():
        described = resources.describe(ws.target.personalize, arn)
        name = resources.short(arn)
        status = "does not exist" if described is None else resources.state(described)
        if described is not None and resources.is_ready(status):
            yield Finding("needs", f"{name}: {status}")
        else:
            fix = _("Run notebook {notebook} with run_name={run_name!r} first.").format(
                notebook=notebook, run_name=ws.run_name
            )
            yield Finding("needs", f"{name}: {status}", PROBLEM, fix)


def _data(ws: Workspace, contents: imports.Contents) -> Iterable[Finding]:
    """Whether the run has imported the data that it has now."""
    for one in imports.differences(ws, contents):
        yield Finding("data", one.found, NOTE if one.is_renewed else PROBLEM, one.fix)
    yield Finding("data", contents.name)


def _price(ws: Workspace, interactions: int | None) -> Iterable[Finding]:
    if interactions is None:
        return
    where = _("on AWS the same run") if ws.target.is_local else _("this run")
    told = forecast.sentence(forecast.of(interactions))
    level = FINE if ws.target.is_local else NOTE
    yield Finding(
        N_("costs"), _("{where}, roughly, in USD: {told}").format(where=where, told=told), level
    )


def _on_aws(ws: Workspace) -> Iterable[Finding]:
    """What only AWS can surprise with."""
    yield from precautions.owners(ws)
    yield from precautions.leftovers(ws)
    yield from precautions.recipes(ws.target)
    yield from precautions.credentials(ws.target)
