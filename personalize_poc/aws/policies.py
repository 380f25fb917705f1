"""Who may read and write the data of a run: three policy documents, as plain dictionaries.

Personalize reads an import only if both sides allow it: the policy of the role that it takes on
and the policy of the bucket. If one of them is missing, the job ends in CREATE FAILED with
"Insufficient privileges for accessing data in Amazon S3".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from personalize_poc.aws.workspace import Workspace

SERVICE = "personalize.amazonaws.com"
VERSION = "2012-10-17"
READ = ("s3:GetObject", "s3:ListBucket")
WRITE = ("s3:PutObject",)
"""Batch inference and exports write their results."""
MEASURE = "cloudwatch:PutMetricData"
"""A metric attribution shows its numbers in CloudWatch."""
NAMESPACE = "AWS/Personalize"
"""Where it shows them; the guide does not name it, the metrics of the service are there."""


def trust_policy(ws: Workspace) -> dict[str, Any]:
    """Who may take on the role: Personalize, and only for resources of this account and region."""
    return {
        "Version": VERSION,
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"Service": SERVICE},
                "Action": "sts:AssumeRole",
                "Condition": _for_this_account(ws),
            }
        ],
    }


def role_policy(ws: Workspace, actions: tuple[str, ...] = READ + WRITE) -> dict[str, Any]:
    """What the role may do: read and write the run's bucket, show metrics, and nothing else."""
    return {
        "Version": VERSION,
        "Statement": [
            {"Effect": "Allow", "Action": list(actions), "Resource": _bucket(ws)},
            {
                "Effect": "Allow",
                "Action": MEASURE,
                "Resource": "*",  # metrics have no ARN
                "Condition": {"StringEquals": {"cloudwatch:namespace": NAMESPACE}},
            },
        ],
    }


def bucket_policy(ws: Workspace, actions: tuple[str, ...] = READ + WRITE) -> dict[str, Any]:
    """Whom the bucket lets in: the service, for this account, and nobody without encryption."""
    return {
        "Version": VERSION,
        "Statement": [
            {
                "Sid": "PersonalizeReadsAndWritesTheRun",
                "Effect": "Allow",
                "Principal": {"Service": SERVICE},
                "Action": list(actions),
                "Resource": _bucket(ws),
                "Condition": _for_this_account(ws),
            },
            {
                "Sid": "EncryptedTransportOnly",
                "Effect": "Deny",
                "Principal": "*",
                "Action": "s3:*",
                "Resource": _bucket(ws),
                "Condition": {"Bool": {"aws:SecureTransport": "false"}},
            },
        ],
    }


def _for_this_account(ws: Workspace) -> dict[str, Any]:
    """Only on behalf of this account and region: the service acts for others as well."""
    t = ws.target
    return {
        "StringEquals": {"aws:SourceAccount": t.account},
        "ArnLike": {"aws:SourceArn": f"arn:{t.partition}:personalize:{t.region}:{t.account}:*"},
    }


def _bucket(ws: Workspace) -> list[str]:
    """The bucket, for s3:ListBucket, and its objects, for the rest."""
    arn = f"arn:{ws.target.partition}:s3:::{ws.bucket}"
    return [arn, f"{arn}/*"]
