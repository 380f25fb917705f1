"""The bucket: closed, encrypted, versioned, emptied in time, and open for one service."""

from __future__ import annotations

from tests.support.iam import Request, allowed, many, statements
from tests.support.template import ACCOUNT, REGION, Stack, Template
from tests.support.template_rules.registry import PERSONALIZE, properties_of, rule


@rule
def the_bucket_is_closed_encrypted_and_versioned(template: Template) -> None:
    bucket = properties_of(template, "DataBucket")
    assert bucket["PublicAccessBlockConfiguration"] == {
        "BlockPublicAcls": True,
        "BlockPublicPolicy": True,
        "IgnorePublicAcls": True,
        "RestrictPublicBuckets": True,
    }
    (encrypted,) = bucket["BucketEncryption"]["ServerSideEncryptionConfiguration"]
    assert encrypted == {"ServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}
    assert bucket["OwnershipControls"] == {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}
    assert bucket["VersioningConfiguration"] == {"Status": "Enabled"}


@rule
def nothing_stays_in_the_bucket_for_ever(template: Template) -> None:
    """Objects, old versions, markers of deleted ones and broken uploads: all expire."""
    rules = properties_of(template, "DataBucket")["LifecycleConfiguration"]["Rules"]
    assert all(one["Status"] == "Enabled" for one in rules)
    assert all(set(one) <= {"Id", "Status", *_EXPIRY} for one in rules), "of all objects"
    said = [key for one in rules for key in _EXPIRY & set(one)]
    assert sorted(said) == sorted(_EXPIRY), "each once: the earliest of several counts"
    merged = {key: value for one in rules for key, value in one.items()}
    assert 1 <= merged["ExpirationInDays"] <= 90
    assert set(merged["NoncurrentVersionExpiration"]) == {"NoncurrentDays"}
    assert 1 <= merged["NoncurrentVersionExpiration"]["NoncurrentDays"] <= 30
    assert merged["ExpiredObjectDeleteMarker"] is True
    assert 1 <= merged["AbortIncompleteMultipartUpload"]["DaysAfterInitiation"] <= 7


_EXPIRY = {
    *("ExpirationInDays", "NoncurrentVersionExpiration", "AbortIncompleteMultipartUpload"),
    "ExpiredObjectDeleteMarker",
}


@rule
def what_happens_to_data_is_stated(template: Template) -> None:
    """What holds data says what becomes of it with the stack, and if it is replaced."""
    resources = template["Resources"]
    assert resources["DataBucket"]["DeletionPolicy"] == "Delete"
    assert resources["DataBucket"]["UpdateReplacePolicy"] == "Retain"
    assert resources["LogGroup"]["DeletionPolicy"] == "Delete"
    assert resources["LogGroup"]["UpdateReplacePolicy"] == "Delete"


def service_context(**changes: str) -> dict[str, str]:
    """The context of a request of Personalize on behalf of this account."""
    return {
        "aws:SourceAccount": ACCOUNT,
        "aws:SourceArn": f"arn:aws:personalize:{REGION}:{ACCOUNT}:dataset-import-job/a",
        "aws:SecureTransport": "true",
        **changes,
    }


OTHERS = [
    service_context(**{"aws:SourceAccount": "999999999999"}),
    service_context(**{"aws:SourceArn": "arn:aws:personalize:us-east-1:999999999999:solution/a"}),
    service_context(**{"aws:SourceArn": f"arn:aws:personalize:eu-west-1:{ACCOUNT}:solution/a"}),
    service_context(**{"aws:SourceArn": f"arn:aws:forecast:{REGION}:{ACCOUNT}:dataset/a"}),
    {"aws:SecureTransport": "true"},
    *(
        {key: value for key, value in service_context().items() if key != missing}
        for missing in ("aws:SourceAccount", "aws:SourceArn")
    ),
]


@rule
def the_bucket_lets_in_personalize_for_this_account_over_tls(template: Template) -> None:
    stack = Stack(template)
    policy = stack.properties("DataBucketPolicy")
    assert policy["Bucket"] == stack.name("DataBucket")
    document, bucket = policy["PolicyDocument"], stack.arn("DataBucket")
    for one in statements([document]):
        assert one["Principal"] == (PERSONALIZE if one["Effect"] == "Allow" else "*")
        assert not {"NotAction", "NotResource"} & set(one)
    grants = {action for one in statements([document]) for action in many(one["Action"])}
    assert grants == {"s3:ListBucket", "s3:GetObject", "s3:PutObject", "s3:*"}
    mine = f"{bucket}/personalize-poc/run/a.csv"
    asked = [("s3:GetObject", mine), ("s3:PutObject", mine), ("s3:ListBucket", bucket)]
    for action, resource in asked:
        assert allowed([document], Request(action, resource, service_context())), action
        for context in OTHERS:
            assert not allowed([document], Request(action, resource, context)), (action, context)
        plain = service_context(**{"aws:SecureTransport": "false"})
        assert not allowed([document], Request(action, resource, plain)), action
    assert not allowed([document], Request("s3:GetObject", f"{bucket}/else", service_context()))
    assert not allowed([document], Request("s3:DeleteObject", mine, service_context()))
    (deny,) = [one for one in statements([document]) if one["Effect"] == "Deny"]
    assert deny["Action"] == "s3:*"
    assert deny["Resource"] == [bucket, f"{bucket}/*"]
    assert deny["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}
