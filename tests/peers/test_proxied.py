"""The room behind nginx, set up as docs/nginx.conf has it and otherwise, in Chromium."""

from __future__ import annotations

import asyncio
import re
import socket
import subprocess
from collections.abc import Collection, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession, WSServerHandshakeError, encode_basic_auth

from tests.conftest import HARBOUR, ROOT
from tests.peers.programs import chromium, found, run
from tests.test_serve import Server, serving

NAME, READER, PASSWORD = "room.example", "reader", "two berths"
OTHER = "other.example"

REST = """
server {  # Host is replaced, as nginx does unless told otherwise; the folder is passed on
    listen 127.0.0.1:REPLACED ssl;
    ssl_certificate room.crt;
    ssl_certificate_key room.key;
    location /deep/room/ {
        proxy_pass http://127.0.0.1:ROOM;
        proxy_http_version 1.1;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection $http_connection;
    }
}
"""
"""A proxy that somebody has set up in their own way."""
ALL = """
daemon off;
master_process off;
pid nginx.pid;
error_log stderr warn;
events {}
http {
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    include room.conf;
}
"""


class Proxied:
    """A server with nginx before it: its process, and the ports of nginx by name."""

    def __init__(self, server: Server, ports: Mapping[str, int]) -> None:
        self.server = server
        self.port = int(re.findall(r":(\d+)/", server.address)[0])
        self.ports = ports
        self.address = f"https://{NAME}:{ports['tls']}/briefing/"


@pytest.fixture(scope="module")
def proxied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxied]:
    folder = tmp_path_factory.mktemp("nginx")
    program = found("nginx", "the room is put behind nginx")
    with ExitStack() as stack:
        server = stack.enter_context(serving("--name", NAME, "--name", OTHER, HOME=str(folder)))
        sockets = [
            stack.enter_context(closing(socket.create_server(("127.0.0.1", 0)))) for _ in "123"
        ]
        names = ("plain", "tls", "replaced")
        ports = {name: each.getsockname()[1] for name, each in zip(names, sockets, strict=True)}
        for each in sockets:
            each.close()
        every = Proxied(server, ports)
        configure(folder, every)
        stack.enter_context(running(program, folder, ports.values()))
        yield every


def configure(folder: Path, proxied: Proxied) -> None:
    """Write the files that nginx needs: docs/nginx.conf with its placeholders filled in."""
    ours = (ROOT / "docs" / "nginx.conf").read_text("utf-8")
    ports = proxied.ports
    filled = {
        "listen 80;": f"listen 127.0.0.1:{ports['plain']};",
        "listen 443 ssl;": f"listen 127.0.0.1:{ports['tls']} ssl;",
        "http://127.0.0.1:8000/": proxied.server.address,
        "/etc/nginx/room.crt;": "room.crt;",
        "/etc/nginx/room.key;": "room.key;",
        "/etc/nginx/room.passwords;": "room.passwords;",
    }
    for placeholder, value in filled.items():
        assert ours.count(placeholder) == 1, placeholder
        ours = ours.replace(placeholder, value)
    rest = REST.replace("REPLACED", str(ports["replaced"])).replace("ROOM", str(proxied.port))
    (folder / "room.conf").write_text(ours + rest)
    (folder / "nginx.conf").write_text(ALL)
    key = ("-keyout", "room.key", "-out", "room.crt", "-subj", f"/CN={NAME}")
    new = ("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    openssl(folder, *new, *key)
    hashed = openssl(folder, "passwd", "-apr1", PASSWORD)
    (folder / "room.passwords").write_text(f"{READER}:{hashed}")


def openssl(folder: Path, *words: str) -> str:
    program = found("openssl", "a certificate is made")
    done = subprocess.run([program, *words], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


@contextmanager
def running(program: str, folder: Path, ports: Collection[int]) -> Iterator[None]:
    """Run nginx until it listens at all ports, and end it."""
    words = [program, "-p", str(folder), "-c", "nginx.conf", "-e", "stderr"]
    subprocess.run([*words, "-t", "-q"], check=True, timeout=20)
    with subprocess.Popen(words) as process:
        try:
            asyncio.run(listening(process, ports))
            yield
        finally:
            process.kill()


async def listening(process: subprocess.Popen[bytes], ports: Collection[int]) -> None:
    for port in ports:
        while True:
            assert process.poll() is None
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except ConnectionRefusedError:
                await asyncio.sleep(0.02)  # nginx does not say when it listens
            else:
                writer.close()
                break


def test_a_browser_has_the_whole_room_by_every_way(proxied: Proxied) -> None:
    password = {"username": READER, "password": PASSWORD}
    replaced = proxied.ports["replaced"]
    ways: dict[str, dict[str, Any]] = {
        "as documented": {"address": proxied.address, "httpCredentials": password},
        "host replaced": {"address": f"https://{OTHER}:{replaced}/deep/room/"},
        "host replaced, by no name": {"address": f"https://localhost:{replaced}/deep/room/"},
        "forwarded": {},
    }
    more = {"port": proxied.port, "names": [NAME, OTHER], "chromium": chromium()}
    step = {"key": "h", "text": "as of Mon 10 Mar 2031"}
    seen = run("proxied.mjs", dict.fromkeys(ways, HARBOUR), ways=ways, step=step, **more)
    for each in seen.values():
        assert (each["outside"], each["errors"]) == ([], [])
        assert re.match(r"brief-\d{4}-\d\d-\d\d\.txt", each["name"])
        assert each["text"].startswith("Ferry talks of two ports, March 2031\n=====")
        (address,) = each["sockets"]
        assert address.startswith(re.sub("^http", "ws", each["address"]) + "ws/")


def test_nginx_lets_nobody_in_without_a_password(proxied: Proxied) -> None:
    async def check() -> None:
        local = proxied.address.replace(NAME, "127.0.0.1")
        named = {"Host": f"{NAME}:{proxied.ports['tls']}"}
        async with ClientSession() as session:
            for path in ("", "ws", "health", "static/js/textual.js", "download/x"):
                async with session.get(local + path, ssl=False, headers=named) as answer:
                    assert answer.status == 401
                    assert answer.headers["WWW-Authenticate"] == 'Basic realm="Briefing room"'
            with pytest.raises(WSServerHandshakeError, match="401"):
                await session.ws_connect(local + "ws", ssl=False, headers=named)
            keys = {"Authorization": encode_basic_auth(READER, PASSWORD)}
            known = named | keys
            async with session.get(local + "health", ssl=False, headers=known) as answer:
                assert (await answer.json())["status"] == "ok"
            evil = {"Host": "evil.example"} | keys  # nginx answers it, having no other server
            async with session.get(local, ssl=False, headers=evil) as answer:
                assert answer.status == 403
                assert "start it with --name evil.example" in await answer.text()
            plain = f"http://127.0.0.1:{proxied.ports['plain']}/briefing/?a"
            async with session.get(plain, headers={"Host": NAME}, allow_redirects=False) as answer:
                assert answer.status == 301
                assert answer.headers["Location"] == f"https://{NAME}/briefing/?a"

    asyncio.run(check())
