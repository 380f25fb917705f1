"""Lines of what stands beside Personalize: metrics, storage, the host of the notebooks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from personalize_poc.aws import pricing
from personalize_poc.aws.bill import HOUR, MONTH, Line
from personalize_poc.aws.billing.making import TELLS_NOT
from personalize_poc.language import _, ngettext

if TYPE_CHECKING:
    from personalize_poc.aws.billing.making import Making


def host_of_notebooks(making: Making, part: str) -> Iterator[Line]:
    """The host, where the notebooks run on it: its hours so far are not told, an hour is known."""
    if making.machine.is_here:
        amount, count = (_("1 hour"), 1) if part == HOUR else (_(TELLS_NOT), None)
        yield making.line(part, f"host-{making.machine.instance}", amount, count)


def month(making: Making) -> Iterator[Line]:
    """A month of metrics, storage and the host."""
    for one in making.known.attributions:
        count, amount = one.get("metrics"), _(TELLS_NOT)
        if count is not None:
            amount = ngettext(
                "{count} metric, while events come", "{count} metrics, while events come", count
            ).format(count=count)
        yield making.line(MONTH, "metrics", amount, count)
    if making.known.stored:
        size = making.known.stored / 1e9
        of = _("what is there now")
        yield making.line(MONTH, "storage", f"{size:,.6f} GB", size, of=of)
    machine, hours = making.machine, pricing.HOURS_A_MONTH
    key, of = f"host-{machine.instance}", machine.told
    what = _("notebook host {instance}, if it never stops").format(instance=machine.instance)
    yield making.line(MONTH, key, _("{hours:g} hours").format(hours=hours), hours, what, of)
    yield making.line(MONTH, "host-disk", f"{machine.disk:g} GB", machine.disk, of=of)
    yield making.line(MONTH, "logs", _("a line at each stop"), 1e-6, of=of)
