"""The boto3 sessions of both targets: what they read of environment, profile and configuration.

The session of target local reads nothing: a dummy pair of credentials, no file, no proxy. That of
target aws reads credentials, profile and region settings as any program does, and nothing of what
would lead its requests elsewhere: no endpoints, no models, proxies and certificates only where the
variables of this package name them. Both refuse, before it is sent, a request to a host that is
not theirs. Credentials of a host or a container come from the addresses that AWS has for them.
"""

from __future__ import annotations

import functools
import os
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from personalize_poc.aws import credentials, hosts
from personalize_poc.errors import ConfigurationError
from personalize_poc.language import _

if TYPE_CHECKING:
    import boto3
    import botocore.session
    from botocore.loaders import Loader

PROXY_VARIABLE = "PERSONALIZE_POC_PROXY"
"""A proxy that target aws shall go through; those of the environment are not used."""
CA_VARIABLE = "PERSONALIZE_POC_CA_BUNDLE"
"""Certificates to trust in place of the usual ones, where a company looks into the traffic."""
_METADATA = ("169.254.169.254", "fd00:ec2::254")
_CONTAINERS = ("169.254.170.2", "169.254.170.23", "fd00:ec2::23")
_CLOUD_SHELL = ("localhost", 1338)


def local(region: str) -> boto3.Session:
    """A session that reads neither the environment nor the files of a real AWS set-up.

    Args:
        region: its region.
    """
    import boto3
    from botocore.config import Config

    settled = {
        "profile": (None, None, None, None),
        "config_file": (None, None, os.devnull, None),
        "credentials_file": (None, None, os.devnull, None),
        "region": (None, None, region, None),
        "ca_bundle": (None, None, None, None),
    }
    core = _core(settled)
    core.set_credentials("local", "local")  # dummy: the stand-in knows no real ones
    core.set_default_client_config(Config(proxies={}))  # not None, which would read HTTP_PROXY
    core.get_component("event_emitter").register_first("before-send", hosts.only_loopback)
    return boto3.Session(botocore_session=core, region_name=region)


def aws(region: str) -> boto3.Session:
    """A session whose requests reach AWS or nothing.

    Args:
        region: its region.

    Raises:
        ConfigurationError: the environment would send requests or the search for credentials
            elsewhere.
    """
    import boto3
    from botocore.config import Config

    _refuse_endpoints()
    _refuse_foreign_credentials()
    proxy = _proxy(region)

    def made() -> botocore.session.Session:
        core = _core({})
        core.set_config_variable("ca_bundle", os.environ.get(CA_VARIABLE) or True)
        proxies = {"https": proxy} if proxy else {}  # empty, not None: None would read HTTPS_PROXY
        core.set_default_client_config(Config(proxies=proxies))
        core.get_component("event_emitter").register_first("before-send", hosts.OnlyAws(region))
        return core

    core = made()
    # Looked for with a session of its own each time: one keeps what it has read.
    provider = credentials.Provider(lambda: made().get_credentials())
    core.register_component("credential_provider", provider)
    return boto3.Session(botocore_session=core, region_name=region)


def _core(settled: dict[str, Any]) -> botocore.session.Session:
    """A session of botocore with its own models of services, and no others."""
    import botocore.session

    core = botocore.session.Session(session_vars=settled)
    core.register_component("data_loader", _loader())
    return core


@functools.cache
def _loader() -> Loader:
    """Reads botocore's models, each once; neither AWS_DATA_PATH nor ~/.aws/models are looked at."""
    from botocore.loaders import Loader

    return Loader([Loader.BUILTIN_DATA_PATH], include_default_search_paths=False)


def _refuse_endpoints() -> None:
    for variable in sorted(os.environ):
        if variable.startswith("AWS_ENDPOINT_URL") and os.environ[variable]:
            raise ConfigurationError(
                f"{variable} is set to {os.environ[variable]}; target aws would not reach AWS.",
                _("Unset it, or use the target local."),
            )


def _refuse_foreign_credentials() -> None:
    """Where a host or a container asks for its credentials must be where AWS has them."""
    known = {
        "AWS_EC2_METADATA_SERVICE_ENDPOINT": _METADATA,
        "AWS_CONTAINER_CREDENTIALS_FULL_URI": _CONTAINERS,
    }
    for variable, allowed in known.items():
        address = os.environ.get(variable, "")
        parts = urlsplit(address)
        is_shell = allowed is _CONTAINERS and (parts.hostname, parts.port) == _CLOUD_SHELL
        if address and parts.hostname not in allowed and not is_shell:
            raise ConfigurationError(
                f"{variable} is {address}, where AWS gives no credentials.", _("Unset it.")
            )


def _proxy(region: str) -> str:
    """The proxy that a person has named for this; else none.

    Raises:
        ConfigurationError: the environment names one that nobody has named for this.
    """
    from botocore.utils import get_environ_proxies

    named = os.environ.get(PROXY_VARIABLE, "").strip()
    found = get_environ_proxies(f"https://personalize.{region}.amazonaws.com")
    others = {address for key, address in found.items() if key in ("https", "all")}
    if others - {named}:
        address = sorted(others - {named})[0]
        raise ConfigurationError(
            f"A proxy is set in the environment ({address}); target aws does not use it unasked.",
            _(
                "If your network needs it, set {proxy} to the same address (and "
                "{certificates} to its certificates, if it looks into the traffic)."
            ).format(proxy=PROXY_VARIABLE, certificates=CA_VARIABLE),
        )
    return named
