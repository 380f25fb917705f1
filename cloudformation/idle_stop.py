"""Stop this notebook host when nobody has used it for a while. Started every few minutes.

In use is a host whose Jupyter server has a busy kernel, or one of whose kernels and terminals was
active less than the given minutes ago. A server that does not answer shows no activity: a host that
cannot be asked must not bill for ever. What was seen last is kept in a file, as kernels end.
"""

import argparse
import json
import ssl
import time
import urllib.request
from datetime import datetime
from pathlib import Path

METADATA = "/opt/ml/metadata/resource-metadata.json"  # SageMaker puts it on every notebook host
SERVERS = "~/.local/share/jupyter/runtime"  # where a server says how to reach it
USUAL = {"url": "https://localhost:8443/", "token": ""}
KINDS = ("sessions", "kernels", "terminals")


def servers(folder=SERVERS):
    """Where Jupyter servers answer: those that say so, and the usual place of the host."""
    found = []
    for path in sorted(Path(folder).expanduser().glob("jpserver-*.json")):
        try:
            found.append(json.loads(path.read_text()))
        except (OSError, ValueError):
            continue
    return [*found, USUAL]


def ask(server, kind):
    """One list of a server, such as its kernels."""
    url = "{}api/{}?no_track_activity=1".format(server["url"], kind)
    if not url.startswith(("http://", "https://")):
        raise ValueError(url)
    headers = {"Authorization": "token " + server["token"]} if server.get("token") else {}
    context = ssl.create_default_context()
    context.check_hostname = False  # this machine talks to itself; its certificate is its own
    context.verify_mode = ssl.CERT_NONE
    direct = urllib.request.build_opener(
        urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=context)
    )
    request = urllib.request.Request(url, headers=headers)  # noqa: S310 - looked at above
    with direct.open(request, timeout=20) as answer:
        return json.load(answer)


def last_activity(places):
    """Seconds of the last activity, `inf` with a busy kernel, None if no server answers."""
    seen = []
    for server in places:
        for kind in KINDS:
            try:
                for one in ask(server, kind):
                    one = one.get("kernel") or one
                    busy = one.get("execution_state") in ("busy", "starting")
                    at = one["last_activity"].replace("Z", "+00:00")
                    seen.append(float("inf") if busy else datetime.fromisoformat(at).timestamp())
                seen.append(0.0)
            except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
                print("{}api/{}: {}".format(server.get("url"), kind, problem))
    return max(seen) if seen else None


def since(now, state, active, booted):
    """When the host was last in use: by what is seen now or was seen before, or by its start."""
    try:
        before = float(Path(state).read_text())
    except (OSError, ValueError):
        before = 0.0
    last = now if active == float("inf") else min(now, max(active or 0.0, before, booted))
    try:
        Path(state).write_text(str(last))
    except OSError as problem:  # a full disk must not keep a host running
        print(f"state: {problem}")
    return last


def tell(region, group, name, text):
    """A line in the journal of the host and in its log group."""
    import boto3

    print(text)
    try:
        logs = boto3.client("logs", region_name=region)
        stream = f"{name}/idle-stop/{time.time():.0f}"
        logs.create_log_stream(logGroupName=group, logStreamName=stream)
        event = {"timestamp": int(time.time() * 1000), "message": text}
        logs.put_log_events(logGroupName=group, logStreamName=stream, logEvents=[event])
    except Exception as problem:  # the log must not keep a host running
        print(f"log: {problem}")


def uptime():
    """Seconds since the start of this machine."""
    return float(Path("/proc/uptime").read_text().split()[0])


def main(arguments=None, places=None, now=None, booted=None):
    """Look once, and stop the host if it is idle; returns whether it was asked to stop."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--log-group", required=True)
    parser.add_argument("--state", required=True)
    parser.add_argument("--metadata", default=METADATA)
    given = parser.parse_args(arguments)
    now = time.time() if now is None else now
    booted = now - uptime() if booted is None else booted
    active = last_activity(servers() if places is None else places)
    idle = (now - since(now, given.state, active, booted)) / 60
    if active is None:
        print("No Jupyter server answers.")
    print(f"Idle for {idle:.0f} of {given.minutes:.0f} minutes.")
    if idle < given.minutes:
        return False
    import boto3

    host = json.loads(Path(given.metadata).read_text())
    name, region = host["ResourceName"], host["ResourceArn"].split(":")[3]
    tell(region, given.log_group, name, f"{name}: idle for {idle:.0f} minutes, stopped.")
    boto3.client("sagemaker", region_name=region).stop_notebook_instance(NotebookInstanceName=name)
    return True


if __name__ == "__main__":
    main()
