"""A notebook asks before it makes something on AWS that bills by the hour."""

from __future__ import annotations

from personalize_poc.aws.bill import usd
from personalize_poc.aws.targets import Target
from personalize_poc.errors import ConfigurationError
from personalize_poc.language import N_, _

_HOW = N_("Set agreed = True in the cell of parameters (`personalize-poc run --yes` does).")


def ask(target: Target, what: str, usd_an_hour: float, agreed: bool) -> None:
    """Ask once whether something may be made; on target local nothing is asked.

    Args:
        target: where it would be made.
        what: what would be made, e.g. `five campaigns`.
        usd_an_hour: what it bills.
        agreed: the person has agreed already.

    Raises:
        ConfigurationError: the person does not agree, or cannot be asked.
    """
    if target.is_local:
        print(
            _("On AWS, {what} would bill {usd} USD an hour; here nothing.").format(
                what=what, usd=usd(usd_an_hour)
            )
        )
        return
    told = _("{what} will bill {usd} USD an hour to account {account}").format(
        what=what, usd=usd(usd_an_hour), account=target.account
    )
    if agreed:
        print(_("Agreed: {told}, until notebook 6 deletes them.").format(told=told))
        return
    try:
        answer = input(
            _("{told}, until notebook 6 deletes them. Make them? [y/N] ").format(told=told)
        )
    except (NotImplementedError, EOFError):  # a kernel without anybody in front of it
        raise ConfigurationError(
            f"{what} would bill, and nobody can be asked here.", _(_HOW)
        ) from None
    if answer.strip().lower() not in ("y", "yes"):
        raise ConfigurationError(
            f"Stopped before {what} were made.",
            _("Run this cell again, and answer y, to go on."),
        )
