"""Which names a browser may call the server by, and which pages may open a room."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable

_HOST = re.compile(r"(\[[^\]/@]+\]|[^:/@\s\[\]]+)(?::[0-9]*)?")
"""A host as in an address, with or without a port."""
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?")


class HostNames:
    """The host that the server is bound to, and the names that were declared for it.

    A page of another site can have a name of its own point at this server, and would then be one
    site with it for the browser (DNS rebinding). So the server answers to known names alone: those
    that were declared, the address at which a connection arrived, and those of the loopback
    interface where it arrived there. Ports are not compared, because a forwarded port or a proxy
    has another one.
    """

    def __init__(self, host: str, declared: Iterable[str] = ()) -> None:
        bound = canonical_name(host)
        self._declared = frozenset(filter(None, map(canonical_name, declared)))
        self._own = self._declared if is_unspecified(bound) else {bound, *self._declared}

    def answers_to(self, host: str, local: str) -> bool:
        """Whether a request for `host` (a `Host` header) is answered, arrived at `local`."""
        name = host_name(host)
        if not name:
            return False
        arrived = canonical_name(local.partition("%")[0])
        return name in self._own or name == arrived or (is_loopback(arrived) and is_loopback(name))

    def may_open(self, origin: str, host: str) -> bool:
        """Whether a page of `origin` (an `Origin` header) may open a room of the server at `host`.

        A proxy may have replaced the host, so that a declared name is enough.
        """
        scheme, _, rest = origin.partition("://")
        if scheme not in ("http", "https"):
            return False
        return rest.lower() == host.lower() or host_name(rest) in self._declared


def host_name(host: str) -> str:
    """Return the name in a host with or without a port; empty if it is none."""
    match = _HOST.fullmatch(host)
    return canonical_name(match[1]) if match else ""


def canonical_name(name: str) -> str:
    """Return a name or an address as browsers send it; empty if it is neither.

    IPv6 addresses are without brackets, names of other scripts in their ASCII form.
    """
    try:
        return str(ipaddress.ip_address(name.removeprefix("[").removesuffix("]")))
    except ValueError:
        pass
    try:
        ascii_name = name.lower().removesuffix(".").encode("idna").decode()
    except UnicodeError:
        return ""
    is_sound = len(ascii_name) < 254 and all(map(_LABEL.fullmatch, ascii_name.split(".")))
    return ascii_name if is_sound else ""


def is_loopback(name: str) -> bool:
    """Whether a name or an address is one of this machine for itself."""
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return name == "localhost"


def is_unspecified(name: str) -> bool:
    """Whether an address stands for all addresses of this machine."""
    try:
        return ipaddress.ip_address(name).is_unspecified
    except ValueError:
        return not name
