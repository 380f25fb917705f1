"""Errors of the stand-in.

ServiceError                     an answer of the service: code, HTTP status, message
├── InvalidInputException
├── InvalidNextTokenException
├── LimitExceededException
├── ResourceAlreadyExistsException
├── ResourceInUseException
├── ResourceNotFoundException
├── TooManyTagsException
├── TooManyTagKeysException
├── UnknownOperationException
├── SerializationException
├── ThrottlingException          only with the option --enforce-tps
├── Injected                     any other error that a fault rule asks for
└── NotImplementedHere           an operation or option that the stand-in does not have yet

JobFailed                        a job ends in CREATE FAILED with this failureReason
StandInError                     the stand-in itself cannot go on (port taken, disk full, …)
"""

from __future__ import annotations


class ServiceError(Exception):
    """An error answer of the service. Its code is the name of the class, as in the model."""

    status = 400

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    @property
    def code(self) -> str:
        """The code on the wire."""
        return type(self).__name__


class InvalidInputException(ServiceError):
    """A field or a combination of fields is not acceptable."""


class InvalidNextTokenException(ServiceError):
    """The pagination token was not made by this service for this list."""


class LimitExceededException(ServiceError):
    """A quota is used up."""


class ResourceAlreadyExistsException(ServiceError):
    """A resource of this ARN exists."""


class ResourceInUseException(ServiceError):
    """The resource is busy, not ready yet, or others depend on it."""


class ResourceNotFoundException(ServiceError):
    """No resource has this ARN in this account and region."""


class TooManyTagsException(ServiceError):
    """More than 50 tags on one resource."""


class TooManyTagKeysException(ServiceError):
    """More than 50 tag keys in one UntagResource request."""


class UnknownOperationException(ServiceError):
    """The target header or path names no operation of this service."""


class SerializationException(ServiceError):
    """The body is not what the protocol asks for."""


class ThrottlingException(ServiceError):
    """Too many calls; the caller may try again later."""


class Injected(ServiceError):
    """An error that somebody has asked for, with any code and status of HTTP."""

    def __init__(self, code: str, status: int, message: str) -> None:
        super().__init__(message)
        self._code = code
        self.status = status

    @property
    def code(self) -> str:
        """The code on the wire."""
        return self._code


class NotImplementedHere(ServiceError):
    """The real service does this; the stand-in does not, and says so."""

    status = 501

    @property
    def code(self) -> str:
        """The code on the wire."""
        return "NotImplementedException"


class JobFailed(Exception):
    """A job cannot succeed. The text becomes the resource's failureReason."""


class StandInError(Exception):
    """The stand-in itself cannot start or go on. The text says what happened and what to do."""


class TrainingRefused(Exception):
    """The data or the hyperparameters do not allow training. The text is the failureReason."""
