"""Fetches one page: every address is checked before it is connected to, and nothing is endless."""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from briefing import __version__
from briefing.capture.captured import CaptureError
from briefing.model.text import visible

MAX_FETCHED = 20 * 2**20
"""Bytes of a page, unpacked."""
MAX_REDIRECTS = 5
_AGENT = f"briefing/{__version__} (one page, at the wish of its reader)"
_PIECE = 65536
_SAVE = "open it in a browser, save the page, and add the file"
_REFUSALS = {
    401: "asks for a password",
    402: "asks for payment",
    403: "refuses programs",
    429: "refuses more requests for now",
    451: "may not show it here",
}
_REDIRECTS = (301, 302, 303, 307, 308)
Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
"""NAT64: an IPv4 address in the last four bytes."""
_COMPATIBLE = ipaddress.IPv6Network("::/96")
_SITE_LOCAL = (ipaddress.IPv6Network("fec0::/10"), ipaddress.IPv6Network("64:ff9b:1::/48"))


class Fetched(NamedTuple):
    """A page: its final address, the server's Content-Type, and its bytes, unpacked."""

    address: str
    content_type: str
    data: bytes


class _Destination(NamedTuple):
    """Where to connect: the parts of an address, and the checked address of its host."""

    scheme: str
    host: str
    port: int
    path: str
    ip: str


def fetch(address: str, *, seconds: float = 30.0, limit: int = MAX_FETCHED) -> Fetched:
    """Fetch a page within so many seconds and bytes.

    Raises CaptureError if it cannot be had. This machine and private networks are connected to only
    where the address that the reader typed names them.
    """
    deadline = time.monotonic() + seconds
    typed_host = _split(address).hostname or ""
    for _ in range(MAX_REDIRECTS + 1):
        target = _target(address, typed_host=typed_host)
        if _split(address).hostname == typed_host and _is_public(_parsed(target.ip)):
            typed_host = ""  # a public name that stands for a private network later is a trick
        answer = _get(target, deadline, seconds, limit)
        if isinstance(answer, str):
            try:
                address = urljoin(address, answer)
            except ValueError:
                raise CaptureError("it redirects to what is no web address", _SAVE) from None
            continue
        content_type, data = answer
        return Fetched(address, content_type, data)
    raise CaptureError(f"it redirects more than {MAX_REDIRECTS} times", _SAVE)


def _split(address: str) -> SplitResult:
    try:
        address.encode()  # bytes that are no text cannot be sent
        parts = urlsplit(address)
        _ = parts.port, parts.hostname
    except ValueError:
        raise CaptureError(f"`{_shown(address)}` is no web address") from None
    return parts


def _shown(address: str) -> str:
    return visible(address if len(address) < 80 else f"{address[:80]}…")


def _target(address: str, *, typed_host: str) -> _Destination:
    """Check an address, look its host up, and check what it is found at."""
    shown = _shown(address)
    parts = _split(address)
    if parts.scheme not in ("http", "https"):
        raise CaptureError(f"it leads to `{shown}`, which is no address of the web", _SAVE)
    if parts.username is not None or parts.password is not None:
        raise CaptureError("its address holds a user name", "take the name and the password out")
    host = parts.hostname or ""
    try:
        name = host.encode("idna").decode() if not host.isascii() else host
    except UnicodeError:
        raise CaptureError(f"`{shown}` is no web address") from None
    port = parts.port or (443 if parts.scheme == "https" else 80)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    if parts.query:
        path += "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]|")
    return _Destination(
        parts.scheme, name, port, path, _lookup(name, port, is_typed=host == typed_host)
    )


def _lookup(host: str, port: int, *, is_typed: bool) -> str:
    """Return the first address of a host, if all of them may be connected to."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else "no such name"
        raise CaptureError(f"its host `{host}` is not found: {why}") from None
    addresses = [str(each[4][0]) for each in found]
    for each in addresses:
        if not _may_connect(_parsed(each), host, is_typed=is_typed):
            raise CaptureError(
                f"it leads to {each}, which is this machine or a private network",
                "type that address itself if you mean it",
            )
    return addresses[0]


def _may_connect(address: Address, host: str, *, is_typed: bool) -> bool:
    """Whether an address is public, or what the reader typed.

    A typed name of a private network is the reader's own; a public name that stands for this
    machine is a trick.
    """
    if _is_public(address):
        return True
    reached = _reached(address)
    if not is_typed or any(each.is_multicast or each.is_unspecified for each in reached):
        return False
    if host == "localhost" or _is_literal(host):  # what was typed names this very machine
        return True
    return all(_is_public(each) or _is_of_a_network(each) for each in reached)


def _is_public(address: Address) -> bool:
    """Whether an address, and each that it stands for, is one of the whole internet."""
    return all(
        each.is_global and not each.is_multicast and not _is_site_local(each)
        for each in _reached(address)
    )


def _is_of_a_network(address: Address) -> bool:
    """Whether an address is one of a private network, and not of this machine."""
    is_private = address.is_private or _is_site_local(address)
    return is_private and not address.is_loopback and not address.is_link_local


def _is_site_local(address: Address) -> bool:
    return any(address in each for each in _SITE_LOCAL)


def _reached(address: Address) -> list[Address]:
    """Return what an address leads to: IPv6 ways of writing IPv4 stand for that."""
    if isinstance(address, ipaddress.IPv4Address):
        return [address]
    low = ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
    if address.ipv4_mapped is not None or address in _TRANSLATED:
        return [low]
    if address in _COMPATIBLE and int(address) > 1:
        return [low]
    if address.sixtofour is not None:
        return [address, address.sixtofour]
    return [address, *(address.teredo or ())]


def _parsed(address: str) -> Address:
    return ipaddress.ip_address(address.partition("%")[0])


def _is_literal(host: str) -> bool:
    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True


def _get(
    target: _Destination, deadline: float, seconds: float, limit: int
) -> str | tuple[str, bytes]:
    """Return what a redirect leads to, or the content type and the bytes of a page."""
    late = CaptureError(f"it took longer than {seconds:.0f} seconds", _SAVE)
    left = deadline - time.monotonic()
    if left <= 0:
        raise late
    connection = _connection(target, left)
    try:
        connection.connect()
        with _ended_at(deadline, connection) as is_late:
            try:
                answer = _answer(connection, target, limit)
            except (OSError, http.client.HTTPException, zlib.error):
                if is_late.is_set():
                    raise late from None
                raise
    except TimeoutError:
        raise late from None
    except ssl.SSLError as error:
        raise CaptureError(
            f"its certificate is not accepted: {error.reason or error}", _SAVE
        ) from None
    except http.client.IncompleteRead:
        raise CaptureError("the connection broke off before its end", "try again") from None
    except (OSError, http.client.HTTPException, zlib.error) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        raise CaptureError(f"its server does not answer as it should: {why}", _SAVE) from None
    finally:
        connection.close()
    if is_late.is_set():  # what was cut may look like a page that has ended
        raise late
    return answer


class _Connection(http.client.HTTPConnection):
    """A connection to an address that has been checked, whatever its name stands for by now."""

    def __init__(self, target: _Destination, seconds: float) -> None:
        super().__init__(target.host, target.port, timeout=seconds)
        self._ip = target.ip

    def connect(self) -> None:
        self.sock = socket.create_connection((self._ip, self.port), self.timeout)


class _SecureConnection(_Connection):
    """The same over TLS, for the name and not for the address."""

    default_port = 443

    def connect(self) -> None:
        super().connect()
        context = ssl.create_default_context()
        self.sock = context.wrap_socket(self.sock, server_hostname=self.host)


def _connection(target: _Destination, seconds: float) -> _Connection:
    kind = _SecureConnection if target.scheme == "https" else _Connection
    return kind(target, seconds)


@contextlib.contextmanager
def _ended_at(deadline: float, connection: _Connection) -> Iterator[threading.Event]:
    """Cut a connection at the deadline: a timeout of the socket counts from its last byte."""
    is_late = threading.Event()
    sock = connection.sock

    def cut() -> None:
        is_late.set()
        with contextlib.suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(max(0.0, deadline - time.monotonic()), cut)
    timer.daemon = True
    timer.start()
    try:
        yield is_late
    finally:
        timer.cancel()


def _answer(connection: _Connection, target: _Destination, limit: int) -> str | tuple[str, bytes]:
    headers = {"User-Agent": _AGENT, "Accept": "text/html,*/*;q=0.8", "Accept-Encoding": "gzip"}
    connection.request("GET", target.path, headers=headers)
    with contextlib.closing(connection.getresponse()) as response:
        if response.status in _REDIRECTS:
            where = response.getheader("Location")
            if not where:
                raise CaptureError("it redirects, and does not say where to", _SAVE)
            return where.encode("latin-1", "replace").decode("utf-8", "replace")
        _refuse_status(response.status)
        kind = response.getheader("Content-Type") or ""
        packing = (response.getheader("Content-Encoding") or "").strip().lower()
        return kind, _body(response, packing, limit)


def _refuse_status(status: int) -> None:
    if 200 <= status < 300:
        return
    if status in _REFUSALS:
        raise CaptureError(f"its server {_REFUSALS[status]} ({status})", _SAVE)
    if status in (404, 410):
        raise CaptureError(f"there is no such page ({status})", "check the address")
    if status >= 500:
        raise CaptureError(f"its server has a fault ({status})", "try again later")
    raise CaptureError(f"its server answers with {status}", _SAVE)


def _body(response: http.client.HTTPResponse, packing: str, limit: int) -> bytes:
    """Read a page, unpacked, up to a number of bytes; raises CaptureError if it has more."""
    if packing not in ("", "identity", "gzip", "x-gzip"):
        raise CaptureError(f"its server packs it as {packing}, which is not read", _SAVE)
    unpack = zlib.decompressobj(31) if packing.endswith("gzip") else None
    data, received = bytearray(), 0
    expected = response.length
    too_large = CaptureError(f"it has more than {limit // 2**20} MiB", _SAVE)
    while piece := response.read1(_PIECE):
        received += len(piece)
        if unpack:
            data += unpack.decompress(piece, limit + 1 - len(data))
            if unpack.unconsumed_tail:
                raise too_large
        else:
            data += piece
        if len(data) > limit:
            raise too_large
    if (expected is not None and received < expected) or (unpack and not unpack.eof):
        raise http.client.IncompleteRead(b"")
    return bytes(data)
