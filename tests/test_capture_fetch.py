"""How pages are fetched: from a server on this machine that behaves badly in many ways."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from typing import cast

import pytest

from briefing.capture import fetch as module
from briefing.capture.captured import CaptureError
from briefing.capture.fetch import fetch

BODY = b"<html><body><p>Two berths for the port.</p></body></html>"


class Server(ThreadingHTTPServer):
    """A server of the answers below; `is_over` ends those that would never end."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.is_over = threading.Event()
        self.seen: list[str] = []


class Handler(BaseHTTPRequestHandler):
    """Answers each path by its name."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        server = cast("Server", self.server)
        server.seen.append(self.path)
        self.close_connection = True
        with suppress(OSError):
            ANSWERS.get(self.path, plain)(self, server)

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        """Send a whole answer."""
        headers = {"Content_Length": str(len(body)), **headers}
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)


Answer = Callable[[Handler, Server], None]


def plain(to: Handler, _: Server) -> None:
    to.answer(200, BODY, Content_Type="text/html; charset=utf-8")


def redirect(where: str) -> Answer:
    return lambda to, _: to.answer(302, Location=where)


def status(code: int) -> Answer:
    return lambda to, _: to.answer(code)


def drip(to: Handler, server: Server) -> None:
    to.send_response(200)
    to.end_headers()
    while not server.is_over.wait(0.05):
        to.wfile.write(b"a")


def drip_headers(to: Handler, server: Server) -> None:
    to.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
    while not server.is_over.wait(0.05):
        to.wfile.write(b"a")


def endless(to: Handler, server: Server) -> None:
    to.send_response(200)
    to.end_headers()
    while not server.is_over.is_set():
        to.wfile.write(b"a" * 65536)


ANSWERS: dict[str, Answer] = {
    "/loop": redirect("/loop"),
    "/once": redirect("/page"),
    "/file": redirect("file:///etc/passwd"),
    "/data": redirect("data:text/html,x"),
    "/private": redirect("http://10.0.0.1/"),
    "/user": redirect("http://me:word@127.0.0.1/"),
    "/broken": redirect("http://[::1/"),
    "/nowhere": lambda to, _: to.answer(302),
    "/gzip": lambda to, _: to.answer(200, gzip.compress(BODY), Content_Encoding="gzip"),
    "/bomb": lambda to, _: to.answer(200, gzip.compress(b"a" * 2**24), Content_Encoding="gzip"),
    "/cut": lambda to, _: to.answer(200, BODY, Content_Length="9999"),
    "/cut-gzip": lambda to, _: to.answer(200, gzip.compress(BODY)[:-9], Content_Encoding="gzip"),
    "/brotli": lambda to, _: to.answer(200, b"x", Content_Encoding="br"),
    "/drip": drip,
    "/drip-headers": drip_headers,
    "/endless": endless,
    **{f"/{code}": status(code) for code in (401, 403, 404, 418, 429, 503)},
}


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as made:
        thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield made
        made.is_over.set()
        made.shutdown()
        thread.join()


@pytest.fixture
def at(server: Server) -> str:
    return f"http://127.0.0.1:{server.server_port}"


def test_a_page_comes_with_its_final_address_and_type(at: str) -> None:
    page = fetch(f"{at}/once")
    assert page == (f"{at}/page", "text/html; charset=utf-8", BODY)
    assert fetch(f"{at}/gzip").data == BODY


def test_an_address_is_written_as_servers_read_it(at: str, server: Server) -> None:
    fetch(f"{at}/häfen/a b?q=ü&r=%20#part")
    assert server.seen == ["/h%C3%A4fen/a%20b?q=%C3%BC&r=%20"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/loop", "redirects more than 5 times"),
        ("/file", "no address of the web"),
        ("/data", "no address of the web"),
        ("/private", "a private network"),
        ("/user", "holds a user name"),
        ("/broken", "no web address"),
        ("/nowhere", "does not say where to"),
        ("/bomb", "more than 1 MiB"),
        ("/endless", "more than 1 MiB"),
        ("/cut", "broke off"),
        ("/cut-gzip", "broke off"),
        ("/brotli", "packs it as br"),
        ("/drip", "took longer"),
        ("/drip-headers", "took longer"),
        ("/401", r"password \(401\)"),
        ("/403", r"refuses programs \(403\)"),
        ("/404", r"no such page \(404\)"),
        ("/418", "answers with 418"),
        ("/429", r"\(429\)"),
        ("/503", r"fault \(503\)"),
    ],
)
def test_a_page_that_cannot_be_had_gives_one_reason(at: str, path: str, said: str) -> None:
    seconds = 0.5 if path.startswith("/drip") else 20
    with pytest.raises(CaptureError, match=said) as refused:
        fetch(at + path, seconds=seconds, limit=2**20)
    assert refused.value.hint


@pytest.mark.parametrize(
    "address",
    [
        "http://[::1/",
        "file:///etc/passwd",
        "http:///x",
        "http://a b/",
        "http://x:99999/",
        "http://127.0.0.1:1/\udcff",
    ],
)
def test_what_is_no_address_of_the_web_is_refused(address: str) -> None:
    with pytest.raises(CaptureError):
        fetch(address)


def test_a_name_that_stands_for_this_machine_is_refused(
    monkeypatch: pytest.MonkeyPatch, at: str, server: Server
) -> None:
    def look_up(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", server.server_address)]

    monkeypatch.setattr("socket.getaddrinfo", look_up)
    with pytest.raises(CaptureError, match="this machine"):
        fetch(f"http://gazette.example:{server.server_port}/page")
    assert server.seen == []
    assert fetch(f"{at}/page").data == BODY, "what is typed is meant"


@pytest.mark.parametrize(
    ("address", "host", "by_name", "by_redirect"),
    [
        ("93.184.216.34", "a.example", True, True),
        ("2606:2800:220:1::1", "a.example", True, True),
        ("10.0.0.1", "wiki.corp", True, False),
        ("10.0.0.1", "10.0.0.1", True, False),
        ("127.0.0.1", "localhost", True, False),
        ("127.0.0.1", "a.example", False, False),
        ("::ffff:127.0.0.1", "a.example", False, False),
        ("::1", "::1", True, False),
        ("169.254.169.254", "a.example", False, False),
        ("0.0.0.0", "0.0.0.0", False, False),
        ("224.0.0.1", "224.0.0.1", False, False),
        ("64:ff9b::a9fe:a9fe", "a.example", False, False),
        ("64:ff9b::5db8:d822", "a.example", True, True),
        ("64:ff9b:1::1", "a.example", True, False),
        ("2002:7f00:1::", "a.example", False, False),
        ("2001:0:5db8:d822:0:0:80ff:fffe", "a.example", False, False),
        ("::7f00:1", "a.example", False, False),
        ("::ffff:93.184.216.34", "a.example", True, True),
        ("fec0::1", "a.example", True, False),
        ("fec0::1", "fec0::1", True, False),
    ],
)
def test_only_what_is_public_or_typed_is_connected_to(
    address: str, host: str, *, by_name: bool, by_redirect: bool
) -> None:
    assert module._may_connect(ip_address(address), host, is_typed=True) is by_name
    assert module._may_connect(ip_address(address), host, is_typed=False) is by_redirect


@pytest.mark.parametrize("name", ["wiki", "häfen"])
def test_a_public_name_does_not_become_a_private_one_by_a_redirect(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    found = iter(["93.184.216.34", "10.0.0.1"])

    def look_up(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(found), 80))]

    monkeypatch.setattr("socket.getaddrinfo", look_up)
    monkeypatch.setattr(module, "_get", lambda *_: f"http://{name}.example/again")
    with pytest.raises(CaptureError, match=r"leads to 10\.0\.0\.1"):
        fetch(f"http://{name}.example/")
