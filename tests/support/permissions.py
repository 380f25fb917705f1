"""Which permissions a call needs: actions, resources and conditions, as AWS documents them.

Resources are those of the service authorization reference (Personalize, S3, IAM, CloudWatch,
CloudFormation, SageMaker). Unconfirmed, and therefore taken in the wider form: that recipes have an
ARN without region and account there as well, and that a filter that a question names is not looked
at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tests.support.aws_mode import Call
from tests.support.iam import Request

ACCOUNT = "123456789012"
CONTEXT = {
    "aws:RequestedRegion": "us-east-1",
    "aws:PrincipalAccount": ACCOUNT,
    "aws:ResourceAccount": ACCOUNT,
    "aws:SecureTransport": "true",
}
"""What conditions may ask of every call in a run."""
# Operations whose resource is one that is made: its kind and the parameter with its name.
_MADE = {
    "CreateBatchInferenceJob": ("batch-inference-job", "jobName"),
    "CreateBatchSegmentJob": ("batch-segment-job", "jobName"),
    "CreateCampaign": ("campaign", "name"),
    "CreateDatasetExportJob": ("dataset-export-job", "jobName"),
    "CreateDatasetGroup": ("dataset-group", "name"),
    "CreateDatasetImportJob": ("dataset-import-job", "jobName"),
    "CreateFilter": ("filter", "name"),
    "CreateMetricAttribution": ("metric-attribution", "name"),
    "CreateRecommender": ("recommender", "name"),
    "CreateSchema": ("schema", "name"),
    "CreateSolution": ("solution", "name"),
}
# Operations whose resource has an ARN in one of these parameters; the first that is there counts.
_NAMED = {
    "CreateSolutionVersion": ("solutionArn",),
    "GetRecommendations": ("campaignArn", "recommenderArn"),
    "GetPersonalizedRanking": ("campaignArn",),
    "GetSolutionMetrics": ("solutionVersionArn",),
    "StopSolutionVersionCreation": ("solutionVersionArn",),
    "PutItems": ("datasetArn",),
    "PutUsers": ("datasetArn",),
    "PutActions": ("datasetArn",),
}
# Operations without a resource in the reference, beside all lists.
_ANY = {"PutEvents", "PutActionInteractions", "TagResource", "UntagResource"}
_OF_BUCKETS = {
    "CreateBucket": "CreateBucket",
    "DeleteBucket": "DeleteBucket",
    "GetBucketLocation": "GetBucketLocation",
    "GetBucketTagging": "GetBucketTagging",
    "HeadBucket": "ListBucket",
    "ListMultipartUploads": "ListBucketMultipartUploads",
    "ListObjectVersions": "ListBucketVersions",
    "ListObjectsV2": "ListBucket",
    "PutBucketPolicy": "PutBucketPolicy",
    "PutBucketTagging": "PutBucketTagging",
    "PutPublicAccessBlock": "PutBucketPublicAccessBlock",
}
_OF_OBJECTS = {
    "AbortMultipartUpload": "AbortMultipartUpload",
    "CompleteMultipartUpload": "PutObject",
    "CreateMultipartUpload": "PutObject",
    "GetObject": "GetObject",
    "HeadObject": "GetObject",
    "PutObject": "PutObject",
    "UploadPart": "PutObject",
}


def needed(call: Call) -> list[Request]:
    """What the caller must be allowed, one request a permission.

    Raises:
        ValueError: the operation is not known here; look it up in the reference and add it.
    """
    how: dict[str, Callable[[Call], Iterator[tuple[Any, ...]]]] = {
        "personalize": _personalize,
        "personalize-runtime": _personalize,
        "personalize-events": _personalize,
        "s3": _s3,
        "iam": _iam,
        "cloudwatch": lambda call: iter([(f"cloudwatch:{call.operation}", "*")]),
        "cloudformation": _cloudformation,
        "sagemaker": _sagemaker,
        "service-quotas": lambda call: iter([(f"servicequotas:{call.operation}", "*")]),
        "sts": lambda call: iter([]),  # GetCallerIdentity needs no permission
    }
    if call.service not in how:
        raise ValueError(f"The service {call.service} is not known here.")
    return [
        Request(action, resource, {**CONTEXT, "aws:RequestedRegion": call.region, **more})
        for action, resource, *rest in how[call.service](call)
        for more in [rest[0] if rest else {}]
    ]


def _personalize(call: Call) -> Iterator[tuple[Any, ...]]:
    given, action = call.parameters, f"personalize:{call.operation}"
    start = f"arn:aws:personalize:{call.region}:{ACCOUNT}:"
    if call.operation in _MADE:
        kind, name = _MADE[call.operation]
        yield action, f"{start}{kind}/{given[name]}"
    elif call.operation == "CreateDataset":
        group = given["datasetGroupArn"].rpartition("/")[2]
        yield action, f"{start}dataset/{group}/{given['datasetType'].upper()}"
    elif call.operation == "CreateEventTracker":
        yield action, f"{start}event-tracker/new"  # the service chooses what follows
    elif call.operation in _ANY or call.operation.startswith("List"):
        yield action, "*"
    else:
        known = _NAMED.get(call.operation) or (_arn_parameter(call.operation),)
        yield action, next(given[key] for key in known if key in given)
    for role in _roles(given):
        yield "iam:PassRole", role, {"iam:PassedToService": "personalize.amazonaws.com"}
    if given.get("tags") and call.operation.startswith("Create"):
        yield "personalize:TagResource", "*"


def _arn_parameter(operation: str) -> str:
    """`DescribeSolutionVersion` -> `solutionVersionArn`. Raises ValueError."""
    for verb in ("Describe", "Delete", "Update", "Start", "Stop"):
        if operation.startswith(verb):
            noun = operation.removeprefix(verb)
            return f"{noun[0].lower()}{noun[1:]}Arn"
    raise ValueError(f"The operation {operation} is not known here.")


def _roles(value: Any) -> Iterator[str]:
    """Every role that a call hands to the service, however deep it stands."""
    if isinstance(value, Mapping):
        for key, inside in value.items():
            if key == "roleArn":
                yield str(inside)
            else:
                yield from _roles(inside)


def _s3(call: Call) -> Iterator[tuple[Any, ...]]:
    given = call.parameters
    bucket = f"arn:aws:s3:::{given['Bucket']}"
    prefix = {"s3:prefix": str(given["Prefix"])} if "Prefix" in given else {}
    if call.operation in _OF_BUCKETS:
        yield f"s3:{_OF_BUCKETS[call.operation]}", bucket, prefix
        if (given.get("CreateBucketConfiguration") or {}).get("Tags"):
            yield "s3:TagResource", bucket
    elif call.operation in _OF_OBJECTS:
        yield f"s3:{_OF_OBJECTS[call.operation]}", f"{bucket}/{given['Key']}"
        if call.operation == "HeadObject":
            yield "s3:ListBucket", bucket  # without it a missing object is 403, not 404
    elif call.operation == "DeleteObjects":
        for one in given["Delete"]["Objects"]:
            verb = "DeleteObjectVersion" if "VersionId" in one else "DeleteObject"
            yield f"s3:{verb}", f"{bucket}/{one['Key']}"
    else:
        raise ValueError(f"The operation s3 {call.operation} is not known here.")


def _iam(call: Call) -> Iterator[tuple[Any, ...]]:
    role = f"arn:aws:iam::{ACCOUNT}:role/{call.parameters['RoleName']}"
    yield f"iam:{call.operation}", role
    if call.operation == "CreateRole" and call.parameters.get("Tags"):
        yield "iam:TagRole", role


def _cloudformation(call: Call) -> Iterator[tuple[Any, ...]]:
    start = f"arn:aws:cloudformation:{call.region}:{ACCOUNT}:stack/"
    yield f"cloudformation:{call.operation}", f"{start}{call.parameters['StackName']}/id"


def _sagemaker(call: Call) -> Iterator[tuple[Any, ...]]:
    name = call.parameters["NotebookInstanceName"]
    start = f"arn:aws:sagemaker:{call.region}:{ACCOUNT}:notebook-instance/"
    yield f"sagemaker:{call.operation}", f"{start}{name}"
