"""The template as CloudFormation makes and deletes it, without AWS; `make lint` runs cfn-lint."""

from __future__ import annotations

import base64
from typing import Any

import boto3
import pytest
from moto import mock_aws

from tests.support.template import FILE

# The double knows no bucket policies and warns each time; the rules read their text.
pytestmark = pytest.mark.filterwarnings("ignore:Tried to parse AWS..S3..BucketPolicy:UserWarning")


class Made:
    """A stack as CloudFormation's double has made it."""

    def __init__(self, **parameters: str) -> None:
        self.session = boto3.Session("testing", "testing", region_name="eu-west-1")
        self.client("cloudformation").create_stack(
            StackName="poc",
            TemplateBody=FILE.read_text(encoding="utf-8"),
            Capabilities=["CAPABILITY_IAM"],
            Parameters=[
                {"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()
            ],
        )

    def client(self, service: str) -> Any:
        make: Any = self.session.client  # its types know services by their literal names only
        return make(service)

    def physical(self, logical: str) -> str:
        listed = self.client("cloudformation").list_stack_resources(StackName="poc")
        found = {
            one["LogicalResourceId"]: one["PhysicalResourceId"]
            for one in listed["StackResourceSummaries"]
            if "LogicalResourceId" in one
        }
        return str(found[logical])

    def outputs(self) -> dict[str, str]:
        (stack,) = self.client("cloudformation").describe_stacks(StackName="poc")["Stacks"]
        assert stack["StackStatus"] == "CREATE_COMPLETE"
        return {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]}

    def delete(self) -> None:
        """Delete the stack; nothing is left of it."""
        self.client("cloudformation").delete_stack(StackName="poc")
        assert not self.client("s3").list_buckets()["Buckets"]
        assert not self.client("sagemaker").list_notebook_instances()["NotebookInstances"]
        assert not self.client("iam").list_roles()["Roles"]
        assert not self.client("logs").describe_log_groups()["logGroups"]


@pytest.mark.parametrize(
    "parameters",
    [
        {},
        {"InstanceType": "ml.t3.large", "VolumeSize": "50", "RunName": "mine"},
        {"SubnetId": "subnet-01234567", "SecurityGroupId": "sg-01234567"},
    ],
    ids=["one click", "size", "subnet"],
)
def test_a_stack_is_made_and_deleted(parameters: dict[str, str]) -> None:
    with mock_aws():
        made = Made(**parameters)
        outputs = made.outputs()
        assert outputs["BucketName"] == made.physical("DataBucket")
        assert outputs["PersonalizeRoleArn"].endswith(f":role/{made.physical('PersonalizeRole')}")
        assert outputs["NotebookRoleArn"].endswith(f":role/{made.physical('NotebookRole')}")
        assert outputs["RunName"] == parameters.get("RunName", "workshop")
        assert outputs["LogGroupName"] == made.physical("LogGroup") == "/personalize-poc/poc"
        assert "eu-west-1" in outputs["NotebookUrl"]
        name = made.physical("Notebook").rsplit("/", 1)[-1]
        host = made.client("sagemaker").describe_notebook_instance(NotebookInstanceName=name)
        assert host["InstanceType"] == parameters.get("InstanceType", "ml.t3.medium")
        assert host["RoleArn"] == outputs["NotebookRoleArn"]
        made.delete()


def test_the_start_script_arrives_whole() -> None:
    with mock_aws():
        made = Made()
        name = made.physical("Lifecycle").rsplit("/", 1)[-1]
        told = made.client("sagemaker").describe_notebook_instance_lifecycle_config(
            NotebookInstanceLifecycleConfigName=name
        )
        content = told["OnStart"][0]["Content"]
        assert len(content) < 16_384, "the documented limit of a start script"
        script = base64.b64decode(content).decode()
        assert f'"PERSONALIZE_POC_BUCKET": "{made.physical("DataBucket")}"' in script
        assert "--log-group /personalize-poc/poc " in script
        assert "${" not in script, "a reference that CloudFormation did not resolve"
