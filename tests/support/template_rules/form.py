"""What is in the template, its parameters, rules and outputs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from personalize_poc.aws.workspace import RUN_NAME
from tests.support.template import REGION, Stack, Template
from tests.support.template_rules.registry import TAG, properties_of, rule

# Logical name -> type and the properties that it has; more, fewer or others are looked at anew.
KNOWN: dict[str, tuple[str, set[str]]] = {
    "DataBucket": (
        "AWS::S3::Bucket",
        {
            *("BucketEncryption", "OwnershipControls", "PublicAccessBlockConfiguration"),
            *("VersioningConfiguration", "LifecycleConfiguration", "Tags"),
        },
    ),
    "DataBucketPolicy": ("AWS::S3::BucketPolicy", {"Bucket", "PolicyDocument"}),
    "PersonalizeRole": (
        "AWS::IAM::Role",
        {"Description", "AssumeRolePolicyDocument", "Policies", "Tags"},
    ),
    "NotebookRole": (
        "AWS::IAM::Role",
        {"Description", "AssumeRolePolicyDocument", "Policies", "Tags"},
    ),
    "LogGroup": ("AWS::Logs::LogGroup", {"LogGroupName", "RetentionInDays", "Tags"}),
    "HostSecurityGroup": (
        "AWS::EC2::SecurityGroup",
        {"GroupDescription", "VpcId", "SecurityGroupEgress", "Tags"},
    ),
    "Lifecycle": ("AWS::SageMaker::NotebookInstanceLifecycleConfig", {"OnStart"}),
    "Notebook": (
        "AWS::SageMaker::NotebookInstance",
        {
            *("NotebookInstanceName", "InstanceType", "VolumeSizeInGB", "KmsKeyId", "RoleArn"),
            *("LifecycleConfigName", "PlatformIdentifier", "SubnetId", "SecurityGroupIds"),
            *("DirectInternetAccess", "RootAccess", "InstanceMetadataServiceConfiguration"),
            "Tags",
        },
    ),
}


@rule
def nothing_but_what_is_known(template: Template) -> None:
    """Types and properties are those of the list, and nothing is made under a wrong condition."""
    found = {
        name: (one["Type"], set(one["Properties"])) for name, one in template["Resources"].items()
    }
    assert found == KNOWN
    conditions = {
        name: one["Condition"] for name, one in template["Resources"].items() if "Condition" in one
    }
    assert conditions == {"HostSecurityGroup": "MakesSecurityGroup"}
    assert set(template) == {
        *("AWSTemplateFormatVersion", "Description", "Metadata", "Parameters", "Conditions"),
        *("Rules", "Resources", "Outputs"),
    }


ATTRIBUTES = {"Type", "Properties", "Metadata", "Condition"}
DATA = {"DeletionPolicy", "UpdateReplacePolicy"}
"""What holds data says what becomes of it; everything else goes with the stack."""


@rule
def everything_goes_with_the_stack(template: Template) -> None:
    for name, one in template["Resources"].items():
        keeps = DATA if name in ("DataBucket", "LogGroup") else set()
        assert set(one) <= ATTRIBUTES | keeps, name
    for name, one in template["Outputs"].items():
        assert set(one) == {"Description", "Value"}, name  # an export binds other stacks


def _leaves(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Every leaf of a template, under the last key that leads to it."""
    if isinstance(value, dict):
        for inside, one in value.items():
            yield from _leaves(one, inside)
    elif isinstance(value, list):
        for one in value:
            yield from _leaves(one, key)
    else:
        yield key, value


@rule
def it_is_the_same_in_every_partition(template: Template) -> None:
    recipes = "arn:${AWS::Partition}:personalize:*:*:recipe/*"
    arns = [one for _, one in _leaves(template["Resources"]) if str(one).startswith("arn:")]
    assert recipes in arns
    for one in arns:
        assert one.startswith("arn:${AWS::Partition}:"), one


@rule
def policies_are_of_the_present_version(template: Template) -> None:
    """An older one knows no variables."""
    versions = [one for key, one in _leaves(template["Resources"]) if key == "Version"]
    assert versions == ["2012-10-17"] * 8


@rule
def what_a_linter_is_told_to_pass_over_has_a_reason(template: Template) -> None:
    assert template["Metadata"]["cfn-lint"] == {"config": {"ignore_checks": ["W1030"]}}
    for name, one in template["Resources"].items():
        told = one.get("Metadata", {})
        assert set(told) <= {"checkov"}, name
        for skipped in told.get("checkov", {}).get("skip", []):
            assert re.fullmatch("CKV2?_AWS_[0-9]+", skipped["id"]), name
            assert len(skipped["comment"]) > 40, (name, skipped["id"])


@rule
def parameters_are_those_of_readme(template: Template) -> None:
    known = template["Parameters"]
    assert set(known) == {
        *("RepositoryUrl", "Revision", "RunName", "NotebookName", "InstanceType", "VolumeSize"),
        *("IdleMinutes", "VpcId", "SubnetId", "SecurityGroupId", "KmsKeyArn"),
    }
    types = {f"ml.t3.{size}" for size in ("medium", "large", "xlarge", "2xlarge")}
    assert set(known["InstanceType"]["AllowedValues"]) == types | {"ml.m5.xlarge", "ml.m5.2xlarge"}
    for name in ("workshop", "a1", "a-b", "a" * 30, "a" * 31, "a", "A1", "a_b", "a--b", "a-", "1a"):
        assert _accepted(known["RunName"], name) == bool(RUN_NAME.fullmatch(name)), name
    assert 30 <= known["IdleMinutes"]["Default"] <= 120
    assert known["VolumeSize"]["MaxValue"] <= 1000


@rule
def one_click_is_enough(template: Template) -> None:
    """Every parameter has a default that its own limits allow."""
    for name, one in template["Parameters"].items():
        assert "Default" in one, name
        assert _accepted(one, one["Default"]), name
        assert one.get("Description"), name


def _accepted(parameter: dict[str, Any], value: Any) -> bool:
    """Whether CloudFormation would take a value for a parameter."""
    if parameter["Type"] == "Number":
        least, most = parameter.get("MinValue", 0), parameter.get("MaxValue", 1e9)
        return bool(least <= float(value) <= most)
    if "AllowedValues" in parameter:
        return value in parameter["AllowedValues"]
    fits = re.fullmatch(parameter.get("AllowedPattern", ".*"), str(value)) is not None
    return fits and len(str(value)) <= parameter.get("MaxLength", 4096)


HOSTILE = [
    "'; reboot; '",
    "$(reboot)",
    "`reboot`",
    "a b",
    "x\nINSTALL\nreboot",
    '"',
    "${AWS::Region}",
    "*",
    "a*",
    "a?",
]


@rule
def no_parameter_brings_a_command(template: Template) -> None:
    """They are written into a script that root runs, and into policies: no more than needed."""
    for name, one in template["Parameters"].items():
        assert one["Type"] in ("String", "Number"), name
        if one["Type"] == "Number":
            assert {"MinValue", "MaxValue"} <= set(one), name
        else:
            assert {"AllowedPattern", "AllowedValues"} & set(one), name
            for text in HOSTILE:
                assert not _accepted(one, text), (name, text)
    known = template["Parameters"]
    for address in ("http://example.com/a.git", "https://u:secret@example.com/a.git", "git@a:b"):
        assert not _accepted(known["RepositoryUrl"], address)
    for revision in ("main", "v1.0", "0123abc", "g" * 40):
        assert not _accepted(known["Revision"], revision)
    assert _accepted(known["RepositoryUrl"], "https://example.com/team/personalize-poc.git")
    assert _accepted(known["Revision"], "0123456789abcdef" * 2 + "01234567")
    assert not _accepted(known["IdleMinutes"], 0)
    assert not _accepted(known["IdleMinutes"], 1441), "a day at most"


def _refused(template: Template, **parameters: Any) -> bool:
    """Whether the template's own rules stop a stack with these parameters."""
    stack = Stack(template, **parameters)
    return any(
        stack.value(one["RuleCondition"])
        and not all(stack.value(each["Assert"]) for each in one["Assertions"])
        for one in template["Rules"].values()
    )


@rule
def parameters_that_need_each_other_come_together(template: Template) -> None:
    """An address needs a revision, and a subnet a security group or a VPC to make one in."""
    assert not _refused(template)
    assert _refused(template, RepositoryUrl="https://example.com/a.git")
    assert not _refused(template, RepositoryUrl="https://example.com/a.git", Revision="0" * 40)
    assert _refused(template, SubnetId="subnet-1")
    assert not _refused(template, SubnetId="subnet-1", VpcId="vpc-1")
    assert not _refused(template, SubnetId="subnet-1", SecurityGroupId="sg-1")


@rule
def everything_is_tagged(template: Template) -> None:
    for name, (_, properties) in KNOWN.items():
        if "Tags" in properties:
            assert properties_of(template, name)["Tags"] == [TAG], name


@rule
def a_person_is_told_what_was_made(template: Template) -> None:
    stack = Stack(template, RunName="mine", NotebookName="host")
    told = {name: stack.value(one["Value"]) for name, one in template["Outputs"].items()}
    url = told.pop("NotebookUrl")
    assert url.startswith(f"https://{REGION}.console.aws.amazon.com/sagemaker/")
    assert url.endswith("?view=lab")
    assert told == {
        "BucketName": stack.name("DataBucket"),
        "PersonalizeRoleArn": stack.arn("PersonalizeRole"),
        "NotebookRoleArn": stack.arn("NotebookRole"),
        "RunName": "mine",
        "LogGroupName": "/personalize-poc/stack",
    }
