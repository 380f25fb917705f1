"""Answers of AWS that refuse something, as errors of this package that say what to do."""

from __future__ import annotations

from typing import NoReturn

from personalize_poc.aws import credentials
from personalize_poc.aws.resources import code_of, message_of
from personalize_poc.errors import PocError, Refused
from personalize_poc.language import N_, _

_LATER = N_("The service is busy or has a failure of its own: run this again in a minute.")
_PERMISSION = N_("Your identity needs this permission (iam:PassRole where a role is handed over).")
NEXT_STEPS = {
    "LimitExceededException": N_("Delete what you no longer need, or ask for a higher quota."),
    "ResourceInUseException": N_("Wait until what it refers to is ACTIVE, then run this again."),
    "ResourceNotFoundException": N_("Run the step that creates what it refers to."),
    "InvalidInputException": N_("Correct the parameter that the message names."),
    "AccessDeniedException": _PERMISSION,
    "AccessDenied": _PERMISSION,
    "403": _PERMISSION,
    "NotImplementedException": N_("The local stand-in does not do this; the target aws does."),
    "ThrottlingException": _LATER,
    "InternalServerException": _LATER,
    "InternalFailure": _LATER,
    "ServiceUnavailable": _LATER,
    "NoSuchBucket": N_("Make the bucket first: ensure.bucket(ws)."),
    **dict.fromkeys(credentials.EXPIRED, f"{credentials.SIGN_IN}, then run this again."),
}


def explained(label: str, problem: Exception) -> Exception:
    """An answer of a service as `Refused`; anything else stays what it is.

    Errors of this package stay too: they say more than the label.

    Args:
        label: what was asked for, e.g. `filter poc-workshop_watched`.
        problem: what boto3 raised. Uploads wrap what S3 said; this looks inside.
    """
    if isinstance(problem, PocError):
        return problem
    inner = problem.__cause__ or problem.__context__
    if not code_of(problem) and isinstance(inner, Exception) and code_of(inner):
        problem = inner
    code = code_of(problem)
    if not code:
        return problem
    return Refused(label, code, message_of(problem), _(NEXT_STEPS.get(code, "")))


def reraise(label: str, problem: Exception) -> NoReturn:
    """Raise what `explained` makes of a problem."""
    told = explained(label, problem)
    if told is problem:
        raise problem
    raise told from problem
