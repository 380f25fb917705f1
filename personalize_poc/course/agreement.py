"""A notebook asks before it makes something on AWS that bills by the hour."""

from __future__ import annotations

from personalize_poc.aws.bill import usd
from personalize_poc.aws.targets import Target
from personalize_poc.errors import ConfigurationError

_HOW = "Set agreed = True in the cell of parameters (`personalize-poc run --yes` does)."


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
        print(f"On AWS, {what} would bill {usd(usd_an_hour)} USD an hour; here nothing.")
        return
    told = f"{what} will bill {usd(usd_an_hour)} USD an hour to account {target.account}"
    if agreed:
        print(f"Agreed: {told}, until notebook 6 deletes them.")
        return
    try:
        answer = input(f"{told}, until notebook 6 deletes them. Make them? [y/N] ")
    except (NotImplementedError, EOFError):  # a kernel without anybody in front of it
        raise ConfigurationError(f"{told}, and nobody can be asked here.", _HOW) from None
    if answer.strip().lower() not in ("y", "yes"):
        raise ConfigurationError(
            f"Stopped before {what} were made.", "Run this cell again, and answer y, to go on."
        )
