"""No connection leaves the machine: whatever tries raises, and is remembered."""

import sys
from socket import gethostname
from typing import Any

HERE = {"127.0.0.1", "::1", "localhost", "0.0.0.0", gethostname(), "", None}
"""Jupyter talks to its kernels, and a browser to its server, over these."""
LOOKUPS = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
CONNECTIONS = {"socket.connect", "socket.sendto", "socket.sendmsg"}

attempts: list[str] = []


class NetworkBlockedError(RuntimeError):
    """A name was looked up, or an address called, that is not this machine's."""


def host_of(event: str, arguments: tuple[Any, ...]) -> Any:
    """Return the host that an audit event is about; `None` if it is about none."""
    if event in LOOKUPS:
        return arguments[0]
    if event in CONNECTIONS and isinstance(arguments[1], tuple):
        return arguments[1][0]
    return None  # another event, or a socket of the file system


def refuse_others(event: str, arguments: tuple[Any, ...]) -> None:
    host = host_of(event, arguments)
    if isinstance(host, bytes):
        host = host.decode()
    if host not in HERE:
        attempts.append(f"{event} {host}")
        raise NetworkBlockedError(f"the course uses no network, but met {event} {host}")


def block() -> None:
    """Refuse from now on, for as long as this process lives."""
    sys.addaudithook(refuse_others)
