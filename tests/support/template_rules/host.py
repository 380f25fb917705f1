"""The notebook host: closed, in a network, stopped in time, installed from one revision."""

from __future__ import annotations

import re

from personalize_poc.aws import host as machine
from tests.support.iam import Request, allowed
from tests.support.template import ACCOUNT, FILE, REGION, Stack, Template
from tests.support.template_rules.registry import HERE, TAG, rule


@rule
def the_host_is_closed(template: Template) -> None:
    stack = Stack(template, NotebookName="mine", InstanceType="ml.t3.large", VolumeSize=50)
    host = stack.properties("Notebook")
    assert host == {
        "NotebookInstanceName": "mine",
        "InstanceType": "ml.t3.large",
        "VolumeSizeInGB": 50,
        "RoleArn": stack.arn("NotebookRole"),
        "LifecycleConfigName": stack.name("Lifecycle"),
        "PlatformIdentifier": "notebook-al2023-v1",
        "DirectInternetAccess": "Enabled",
        "RootAccess": "Disabled",
        "InstanceMetadataServiceConfiguration": {"MinimumInstanceMetadataServiceVersion": "2"},
        "Tags": [TAG],
    }


@rule
def the_host_takes_a_key_and_a_subnet(template: Template) -> None:
    key = f"arn:aws:kms:{REGION}:{ACCOUNT}:key/a"
    assert Stack(template, KmsKeyArn=key).properties("Notebook")["KmsKeyId"] == key
    made = Stack(template, SubnetId="subnet-1", VpcId="vpc-1")
    given = Stack(template, SubnetId="subnet-1", SecurityGroupId="sg-1")
    groups = ([made.name("HostSecurityGroup")], ["sg-1"])
    for stack, expected in zip((made, given), groups, strict=True):
        host = stack.properties("Notebook")
        assert host["SubnetId"] == "subnet-1"
        assert host["SecurityGroupIds"] == expected
        assert host["DirectInternetAccess"] == "Disabled"
    kind = "AWS::EC2::SecurityGroup"
    assert not Stack(template).resources(kind)
    assert not given.resources(kind)
    ((_, group),) = made.resources(kind).items()
    assert group["Properties"]["VpcId"] == "vpc-1"
    (out,) = group["Properties"]["SecurityGroupEgress"]
    assert (out["IpProtocol"], out["FromPort"], out["ToPort"]) == ("tcp", 443, 443)
    assert out["CidrIp"] == "0.0.0.0/0"
    assert "CidrIpv6" not in out


@rule
def the_host_stops_when_it_is_idle(template: Template) -> None:
    stack = Stack(template, IdleMinutes=90, NotebookName="mine")
    script = stack.script()
    group = stack.name("LogGroup")
    (start,) = re.findall("^ExecStart=.*$", script, re.MULTILINE)
    assert start.startswith("ExecStart=/bin/bash /usr/local/lib/personalize-poc/idle_stop.sh ")
    assert f" --minutes 90 --log-group {group} --state /var/lib/personalize-poc/" in start
    assert 'exec "$python" /usr/local/lib/personalize-poc/idle_stop.py "$@"' in script
    assert "\nUser=ec2-user\n" in script
    assert "\nOnCalendar=*:0/5\n" in script
    assert "\nsystemctl enable --now personalize-poc-idle.timer\n" in script
    assert script.startswith("#!/bin/bash\n")
    assert script.index("set -euo pipefail") < script.index("systemctl enable")
    assert "|| true" not in script.split("sudo -u ec2-user")[0], "no host without its idle stop"
    documents = stack.policies("NotebookRole")
    here = f"arn:aws:sagemaker{HERE}notebook-instance/"
    assert allowed(documents, Request("sagemaker:StopNotebookInstance", f"{here}mine"))
    assert not allowed(documents, Request("sagemaker:StopNotebookInstance", f"{here}other"))


ROOT = """\
set -euo pipefail
own=/usr/local/lib/personalize-poc
mkdir -p "$own"
cat > "$own/idle_stop.py" <<'IDLE'
cat > "$own/idle_stop.sh" <<'CHOICE'
cat > /etc/systemd/system/personalize-poc-idle.service <<'UNIT'
cat > /etc/systemd/system/personalize-poc-idle.timer <<'UNIT'
systemctl daemon-reload
systemctl enable --now personalize-poc-idle.timer
sudo -u ec2-user -i bash -s <<'AS_USER'
"""
"""All that root does."""
REACHES = [
    'git init --quiet "$clone"',
    'git -C "$clone" fetch --quiet --depth 1 "$address" "$revision" \\',
    '|| git -C "$clone" fetch --quiet "$address" \'+refs/heads/*:refs/remotes/origin/*\'',
    'git -C "$clone" checkout --quiet --detach "$revision"',
    '/home/ec2-user/anaconda3/bin/conda create --yes --prefix "$home/venv" python=3.12 pip',
    '"$home/venv/bin/python" -m pip install --quiet --only-binary=:all: '
    '--editable "$clone[workshop,local]"',
]
"""All that brings something onto the host."""


def _commands(script: str) -> list[str]:
    """The lines that a shell would run, without the files that stand in it."""
    bare = re.sub(r"(<<'?(\w+)'?)\n.*?^\2\n", r"\1\n", script, flags=re.DOTALL | re.MULTILINE)
    lines = [line.strip() for line in bare.splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


@rule
def root_does_this_and_nothing_else(template: Template) -> None:
    assert _commands(Stack(template).script()) == ROOT.splitlines()


@rule
def code_comes_from_the_repository_and_the_usual_index_alone(template: Template) -> None:
    script = Stack(template).script()
    as_user = script.split("<<'AS_USER'\n")[1]
    (install,) = re.findall(r"<<'INSTALL'\n(.*?)^INSTALL\n", as_user, re.DOTALL | re.MULTILINE)
    word = re.compile(r"\b(git|pip|conda|curl|wget) |://")
    for text, known in ((install, REACHES), (as_user.replace(install, ""), [])):
        assert [line for line in _commands(text) if word.search(line)] == known


@rule
def the_usual_host_is_the_one_that_bills_are_reckoned_with(template: Template) -> None:
    known = template["Parameters"]
    assert known["InstanceType"]["Default"] == machine.USUAL
    assert known["VolumeSize"]["Default"] == machine.USUAL_DISK


@rule
def the_program_in_the_script_is_the_one_that_is_tested(template: Template) -> None:
    """Word for word cloudformation/idle_stop.py; `python cloudformation/embed.py` puts it there."""
    program = FILE.with_name("idle_stop.py").read_text(encoding="utf-8")
    assert f"<<'IDLE'\n{program}IDLE\n" in Stack(template).script()


@rule
def the_host_has_a_log_of_its_own(template: Template) -> None:
    stack = Stack(template)
    group = stack.properties("LogGroup")
    assert group["LogGroupName"] == "/personalize-poc/stack"
    assert 7 <= group["RetentionInDays"] <= 90
    stream = f"arn:aws:logs{HERE}log-group:/personalize-poc/stack:log-stream:a"
    for action in ("logs:CreateLogStream", "logs:PutLogEvents"):
        assert allowed(stack.policies("NotebookRole"), Request(action, stream)), action


@rule
def the_host_installs_one_revision_and_tells_the_kernel(template: Template) -> None:
    address, revision = "https://example.com/a.git", "0123456789" * 4
    stack = Stack(template, RepositoryUrl=address, Revision=revision)
    script = stack.script()
    assert f"\naddress='{address}'\nrevision='{revision}'\n" in script
    assert 'checkout --quiet --detach "$revision"' in script
    assert "git clone" not in script
    assert "git pull" not in script
    assert '--editable "$clone[workshop,local]"' in script
    for variable, value in (
        ("AWS_DEFAULT_REGION", REGION),
        ("PERSONALIZE_POC_BUCKET", stack.name("DataBucket")),
        ("PERSONALIZE_POC_ROLE", stack.name("PersonalizeRole")),
    ):
        assert f'"{variable}": "{value}"' in script
