"""Lines of what was done once: imports, trainings, batch jobs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from personalize_poc.aws import holdings, resources
from personalize_poc.aws.bill import SO_FAR, Line
from personalize_poc.aws.billing.making import TELLS_NOT
from personalize_poc.language import _, ngettext

if TYPE_CHECKING:
    from personalize_poc.aws.billing.making import Making


def imports(making: Making) -> Iterator[Line]:
    """Import jobs, billed by the size of their files, which is that of the files of now."""
    of = _("size of the files in S3 now")
    every = making.known.imports
    done = [one for one in every if not resources.has_failed(one["status"])]
    sizes = [one["bytes"] for one in done if one["bytes"] is not None]
    if sizes:
        size = sum(sizes) / 1e9
        what = _("data imported, {times}").format(times=_times(len(sizes)))
        yield making.line(SO_FAR, "import", f"{size:,.6f} GB", size, what, of)
    if missing := len(done) - len(sizes):
        what = _("data imported, {times}").format(times=_times(missing))
        yield making.line(SO_FAR, "import", _("its files are not there any more"), None, what)
    if failed := len(every) - len(done):
        what = _("{times} that failed").format(times=_times(failed))
        yield Line(SO_FAR, what, "", None, _("the price list does not say"), False)


def trainings(making: Making) -> Iterator[Line]:
    """Solution versions, billed by training hours or by interactions."""
    for one in making.known.versions:
        what = _("training {short}").format(short=holdings.short(one["solutionVersionArn"]))
        status, hours = one["status"], one.get("trainingHours")
        if status == "CREATE FAILED":
            yield Line(SO_FAR, what, _("failed"), 0.0, _("failed trainings are not billed"))
        elif holdings.is_v2(str(one.get("recipeArn", ""))):
            yield making.by_interactions(SO_FAR, what)
        elif hours is None:
            busy = resources.in_transition(status)
            amount = _("in training; told at its end") if busy else f"{status}; {_(TELLS_NOT)}"
            yield making.line(SO_FAR, "training", amount, None, what)
        else:
            amount = _("{hours:,.3f} training hours").format(hours=hours)
            yield making.line(SO_FAR, "training", amount, hours, what, "DescribeSolutionVersion")


def batch(making: Making) -> Iterator[Line]:
    """Batch recommendations and user segments, of which AWS tells no amounts."""
    done = [one for one in making.known.batch if not resources.has_failed(one["status"])]
    if done:
        what = _("batch recommendations, {times}").format(times=_jobs(len(done)))
        amount = _("results: {what}").format(what=_(TELLS_NOT))
        yield making.line(SO_FAR, "batch", amount, None, what)
    done = [one for one in making.known.segments if not resources.has_failed(one["status"])]
    if done:
        what = _("user segments, {times}").format(times=_jobs(len(done)))
        yield making.line(SO_FAR, "segments", "", None, what)


def _times(count: int) -> str:
    return ngettext("{count} import", "{count} imports", count).format(count=count)


def _jobs(count: int) -> str:
    return ngettext("{count} job", "{count} jobs", count).format(count=count)
