"""The CloudFormation template: clean, least privilege, created and deleted without AWS."""

from __future__ import annotations

import ast
import base64
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import boto3
import cfnlint.decode
import pytest
from moto import mock_aws

TEMPLATE = Path(__file__).parents[2] / "cloudformation" / "personalize-poc.yaml"
REPOSITORY = "https://example.com/personalize-poc.git"


# The double knows no bucket policies and warns each time; their text is checked below instead.
pytestmark = pytest.mark.filterwarnings("ignore:Tried to parse AWS..S3..BucketPolicy:UserWarning")


@pytest.fixture(scope="module")
def stack() -> Any:
    """The stack as CloudFormation's double made it: outputs, resources and clients."""
    with mock_aws():
        session = boto3.Session("testing", "testing", region_name="eu-west-1")
        cloudformation = session.client("cloudformation")
        cloudformation.create_stack(
            StackName="poc",
            TemplateBody=TEMPLATE.read_text(encoding="utf-8"),
            Capabilities=["CAPABILITY_IAM"],
            Parameters=[
                {"ParameterKey": "RepositoryUrl", "ParameterValue": REPOSITORY},
                {"ParameterKey": "InstanceType", "ParameterValue": "ml.t3.large"},
                {"ParameterKey": "VolumeSize", "ParameterValue": "50"},
            ],
        )
        yield session
        cloudformation.delete_stack(StackName="poc")
        assert not session.client("s3").list_buckets()["Buckets"]
        assert not session.client("sagemaker").list_notebook_instances()["NotebookInstances"]
        assert not session.client("iam").list_roles()["Roles"]


def _physical(session: Any, logical: str) -> str:
    summaries = session.client("cloudformation").list_stack_resources(StackName="poc")
    return str(
        next(
            summary["PhysicalResourceId"]
            for summary in summaries["StackResourceSummaries"]
            if summary.get("LogicalResourceId") == logical
        )
    )


def _outputs(session: Any) -> dict[str, str]:
    (stack,) = session.client("cloudformation").describe_stacks(StackName="poc")["Stacks"]
    assert stack["StackStatus"] == "CREATE_COMPLETE"
    return {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]}


def _policies(session: Any, role: str) -> list[dict[str, Any]]:
    iam = session.client("iam")
    assert not iam.list_attached_role_policies(RoleName=role)["AttachedPolicies"]
    names = iam.list_role_policies(RoleName=role)["PolicyNames"]
    documents = [iam.get_role_policy(RoleName=role, PolicyName=n)["PolicyDocument"] for n in names]
    # The double hands back the text form of a Python dict for what CloudFormation made.
    documents = [ast.literal_eval(d) if isinstance(d, str) else d for d in documents]
    return [statement for document in documents for statement in document["Statement"]]


def _resources() -> Any:
    template, problems = cfnlint.decode.decode(str(TEMPLATE))
    assert not problems
    return template["Resources"]


@pytest.mark.slow  # make lint runs it too
def test_cfn_lint_finds_nothing() -> None:
    program = Path(sys.executable).parent / "cfn-lint"
    done = subprocess.run(
        [str(program), str(TEMPLATE)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_outputs_name_notebook_bucket_and_role(stack: Any) -> None:
    outputs = _outputs(stack)
    assert outputs["BucketName"] == _physical(stack, "DataBucket")
    assert outputs["PersonalizeRoleArn"].endswith(f":role/{_physical(stack, 'PersonalizeRole')}")
    assert "eu-west-1" in outputs["NotebookUrl"]
    assert "view=lab" in outputs["NotebookUrl"]


def test_the_notebook_host_has_the_instance_type_and_role_asked_for(stack: Any) -> None:
    name = _physical(stack, "Notebook").rsplit("/", 1)[-1]
    host = stack.client("sagemaker").describe_notebook_instance(NotebookInstanceName=name)
    assert host["InstanceType"] == "ml.t3.large"
    assert host["RoleArn"].endswith(_physical(stack, "NotebookRole"))


def test_the_notebook_host_takes_size_and_repository_and_gives_nobody_root() -> None:
    # Read from the text: the double ignores these properties.
    host = _resources()["Notebook"]["Properties"]
    assert host["VolumeSizeInGB"] == {"Ref": "VolumeSize"}
    assert host["DefaultCodeRepository"] == {"Ref": "RepositoryUrl"}
    assert host["RootAccess"] == "Disabled"
    assert host["InstanceMetadataServiceConfiguration"] == {
        "MinimumInstanceMetadataServiceVersion": "2"
    }


def test_only_personalize_may_take_on_the_service_role_and_it_reaches_one_bucket(
    stack: Any,
) -> None:
    role = _physical(stack, "PersonalizeRole")
    trust = stack.client("iam").get_role(RoleName=role)["Role"]["AssumeRolePolicyDocument"]
    (statement,) = trust["Statement"]
    assert statement["Principal"] == {"Service": "personalize.amazonaws.com"}
    assert "aws:SourceAccount" in json.dumps(statement["Condition"])
    bucket = f"arn:aws:s3:::{_physical(stack, 'DataBucket')}"
    for allowed in _policies(stack, role):
        if allowed["Action"] == "cloudwatch:PutMetricData":
            assert allowed["Resource"] == "*"  # metrics have no ARN
        else:
            assert allowed["Resource"] in (bucket, f"{bucket}/*")


def test_the_host_cannot_hand_out_rights_it_does_not_have(stack: Any) -> None:
    statements = _policies(stack, _physical(stack, "NotebookRole"))
    service_role = _outputs(stack)["PersonalizeRoleArn"]
    for statement in statements:
        actions = statement["Action"]
        for action in [actions] if isinstance(actions, str) else actions:
            assert action not in ("*", "iam:*", "s3:*", "personalize:*")
            if action.startswith("iam:"):
                assert action.startswith(("iam:PassRole", "iam:Get", "iam:List"))
                assert statement["Resource"] == service_role
            if action == "iam:PassRole":
                assert statement["Condition"] == {
                    "StringEquals": {"iam:PassedToService": "personalize.amazonaws.com"}
                }


def test_no_full_access_policy_is_attached() -> None:
    text = TEMPLATE.read_text(encoding="utf-8")
    assert "FullAccess" not in text
    assert "ManagedPolicyArns" not in text


def test_the_bucket_lets_personalize_in_and_refuses_plain_http() -> None:
    policy = _resources()["DataBucketPolicy"]["Properties"]["PolicyDocument"]
    allow, deny = policy["Statement"]
    assert allow["Principal"] == {"Service": "personalize.amazonaws.com"}
    assert {"s3:GetObject", "s3:ListBucket", "s3:PutObject"} == set(allow["Action"])
    assert deny["Effect"] == "Deny"
    assert deny["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash to parse the script")
def test_the_lifecycle_script_is_valid_and_tells_the_kernel_bucket_and_role(
    stack: Any, tmp_path: Path
) -> None:
    name = _physical(stack, "Lifecycle").rsplit("/", 1)[-1]
    configuration = stack.client("sagemaker").describe_notebook_instance_lifecycle_config(
        NotebookInstanceLifecycleConfigName=name
    )
    script = base64.b64decode(configuration["OnStart"][0]["Content"]).decode()
    assert len(script) < 16_384, "the documented limit of a lifecycle script"
    path = tmp_path / "on-start.sh"
    path.write_text(script, encoding="utf-8")
    subprocess.run(["bash", "-n", str(path)], check=True)
    inner = script.split("<<'INSTALL'\n")[1].split("\nINSTALL\n")[0]
    (tmp_path / "install.sh").write_text(inner, encoding="utf-8")
    subprocess.run(["bash", "-n", str(tmp_path / "install.sh")], check=True)
    kernel = json.loads(script.split("<<JSON\n")[1].split("\nJSON\n")[0])
    assert kernel["env"]["PERSONALIZE_POC_BUCKET"] == _physical(stack, "DataBucket")
    assert kernel["env"]["PERSONALIZE_POC_ROLE"] == _physical(stack, "PersonalizeRole")
