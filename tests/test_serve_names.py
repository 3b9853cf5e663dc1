"""Which names the server answers to, and what of a browser's messages is one."""

from __future__ import annotations

import contextlib
import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.web.messages import Ping, Told, Typed, read_message
from briefing.web.names import HostNames, canonical_name, host_name

HERE, THERE = "127.0.0.1", "192.0.2.7"


@pytest.mark.parametrize(
    ("host", "local", "is_answered"),
    [
        ("127.0.0.1:8000", HERE, True),
        ("localhost:9000", HERE, True),
        ("LOCALHOST", HERE, True),
        ("localhost.:8000", HERE, True),
        ("127.9.9.9", HERE, True),
        ("[::1]:8000", HERE, True),
        ("[::1]", "::1", True),
        ("[0:0:0:0:0:0:0:1]:80", "::1", True),
        ("room.example", HERE, True),
        ("Room.Example:8443", HERE, True),
        ("xn--bcher-kva.example:1", THERE, True),
        ("192.0.2.7:8000", THERE, True),
        ("192.0.2.8:8000", THERE, False),
        ("localhost:8000", THERE, False),
        ("[fe80::1]:8000", "fe80::1%eth0", True),
        ("evil.example", HERE, False),
        ("127.0.0.1.evil.example", HERE, False),
        ("localhost.evil.example", HERE, False),
        ("evil-room.example", HERE, False),
        ("0.0.0.0:8000", HERE, False),
        ("evil.example@localhost", HERE, False),
        ("localhost/evil.example", HERE, False),
        ("localhost:8000:9000", HERE, False),
        ("localhost:x", HERE, False),
        ("[::1", HERE, False),
        ("127.0.0.1]", HERE, False),
        ("", HERE, False),
        (":8000", HERE, False),
        ("localhost", "", False),
    ],
)
def test_a_name_is_answered_that_is_bound_or_declared_or_of_the_machine_itself(
    host: str, local: str, *, is_answered: bool
) -> None:
    for bound in ("0.0.0.0", "::", "", "127.0.0.1", "localhost"):
        if bound == "localhost" and "calhost" in host.lower() and local != HERE:
            continue  # the name that the server was given
        names = HostNames(bound, ("room.example", "bücher.example"))
        assert names.answers_to(host, local) is is_answered, bound


def test_under_a_host_its_name_alone_is_answered() -> None:
    names = HostNames("desk.example")
    assert names.answers_to("desk.example:8000", THERE)
    assert names.answers_to("192.0.2.7:8000", THERE)
    assert not names.answers_to("localhost:8000", THERE)
    assert not names.answers_to("other.example:8000", THERE)


@pytest.mark.parametrize(
    ("origin", "host", "may_open"),
    [
        ("http://localhost:9000", "localhost:9000", True),
        ("https://localhost", "localhost", True),
        ("http://127.0.0.1:8000", "127.0.0.1:8000", True),
        ("https://room.example", "127.0.0.1:8000", True),
        ("https://room.example:8443", "room.example", True),
        ("http://localhost:3000", "localhost:8000", False),
        ("http://127.0.0.1:8000", "localhost:8000", False),
        ("https://evil.example", "127.0.0.1:8000", False),
        ("https://room.example.evil.example", "room.example", False),
        ("null", "localhost:8000", False),
        ("file://", "localhost:8000", False),
        ("chrome-extension://room.example", "room.example", False),
        ("", "localhost:8000", False),
    ],
)
def test_a_page_opens_the_room_where_it_is_the_servers_own(
    origin: str, host: str, *, may_open: bool
) -> None:
    assert HostNames("127.0.0.1", ("room.example",)).may_open(origin, host) is may_open


@pytest.mark.parametrize("name", ["", " ", "a b", "https://room.example", "a/b", "ä" * 70, "a..b"])
def test_what_is_no_name_is_none(name: str) -> None:
    assert host_name(name) == ""


@given(st.text())
def test_any_text_is_a_name_or_none(text: str) -> None:
    name = canonical_name(text)
    assert canonical_name(name) == name
    assert host_name(text) in ("", canonical_name(host_name(text)))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('["stdin", "h"]', Typed(b"h")),
        (b'["stdin", "\xc3\xa9"]', Typed("é".encode())),
        ('["stdin", "\\ud800"]', Typed(b"?")),
        ('["resize", {"width": 80, "height": "24"}]', {"width": 80, "height": 24}),
        ('["resize", {"width": 1e9, "height": -1}]', {"width": 80, "height": 24}),
        ('["resize", {"width": 99999, "height": 0}]', {"width": 500, "height": 1}),
        ('["resize", {"width": NaN, "height": [[]]}]', {"width": 80, "height": 24}),
        ('["resize", {"width": true, "height": "٨"}]', {"width": 80, "height": 24}),
        ('["focus"]', {"type": "focus"}),
        ('["blur", null]', {"type": "blur"}),
        ('["ping", "1"]', Ping("1")),
        ('["quit"]', None),
        ('["deliver_chunk_request", {"key": "x"}]', None),
        ("[7]", None),
    ],
)
def test_a_message_is_read(text: str | bytes, message: object) -> None:
    read = read_message(text)
    if isinstance(message, dict):
        assert isinstance(read, Told)
        assert message.items() <= read.data.items()
    else:
        assert read == message


NESTED = 100_000


@pytest.mark.parametrize(
    "text",
    [
        *("", "7", "{}", "[]", '"stdin"', '["stdin"]', '["stdin", 7]', '["stdin", "a", "b"]'),
        *('["resize", {}]', '["resize", {"width": 1}]', '["resize", [80, 24]]', '["ping", {}]'),
        *("[" * NESTED, '{"a":' * NESTED, "[" * NESTED + "]" * NESTED, "9" * NESTED),
        '["ping", "%s"]' % ("x" * 65),
        f'["ping", {"[" * 900}1{"]" * 900}]',
        b"\xff",
        None,
    ],
)
def test_what_is_no_message_is_refused(text: object) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - nobody reads its text
        read_message(text)
    assert refused.type in (ValueError, json.JSONDecodeError, UnicodeDecodeError)


def test_a_size_of_lists_in_lists_is_none_at_any_depth_of_ours() -> None:
    depth = sys.getrecursionlimit() - 100
    width = "[" * depth + "]" * depth
    text = f'["resize", {{"width": {width}, "height": 7}}]'
    with contextlib.suppress(ValueError):  # where that is deeper than the reader of JSON goes
        assert read_message(text) == Told({"type": "resize", "width": 80, "height": 7})
