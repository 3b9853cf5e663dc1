"""`briefing serve`: serves the room to browsers."""

from __future__ import annotations

import argparse
import errno
import os
import sys

from briefing.cli.folder import open_briefing, originals_folder
from briefing.cli.messages import UsageError, say
from briefing.cli.open_ import SERVED
from briefing.cli.options import add_folder, add_originals
from briefing.cli.output import write_out
from briefing.render.shell_command import install_line

SUMMARY = "open the briefing room to browsers"
EXAMPLES = """\
The address is printed. Nothing is edited or kept for a reader there, and a saved brief is a
download. Each reader has a process of about 30 megabytes. Ctrl+C ends it all.

examples:
  briefing serve                      at http://127.0.0.1:8000/, for this machine alone
  briefing serve ~/port --port 0      at a port that is free
  briefing serve --host 192.0.2.7     for whoever can reach that address, without a password
  briefing serve --name room.example  behind a proxy that is known by that name; docs/nginx.conf
                                      is one with a password and encryption
"""
_MOST_SESSIONS = 100
"""Each is a process of its own, and whoever reaches the server can ask for another."""
_SHOWN = {"0.0.0.0": "127.0.0.1", "": "127.0.0.1", "::": "::1"}  # noqa: S104 - what one may ask for
"""The address that is printed for all addresses."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_folder(parser)
    add_originals(parser)
    group = parser.add_argument_group("where it is served")
    group.add_argument("--host", default="127.0.0.1", help="(default: 127.0.0.1, this machine)")
    group.add_argument(
        "--port", type=_port, default=8000, metavar="N", help="(default: 8000; 0: any that is free)"
    )
    group.add_argument(
        "--name",
        action="append",
        default=[],
        metavar="NAME",
        help="answer to this name as well, at any port; may be given several times",
    )
    group.add_argument(
        "--sessions",
        type=_sessions,
        default=_MOST_SESSIONS,
        metavar="N",
        help=f"the most readers at once (default: {_MOST_SESSIONS})",
    )


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted."""
    import asyncio

    try:
        from briefing.web.names import HostNames, host_name, is_loopback
        from briefing.web.server import ServedRoom, serve
    except ModuleNotFoundError as error:
        message = f"serve needs what is not installed: {error.name}"
        raise UsageError(message, install_line("web")) from error
    for name in args.name:
        if not host_name(name):
            raise UsageError(f"--name: `{name}` is no name", "a name is a host: room.example")
    chosen, briefing, code = open_briefing(args.folder)
    if briefing is None:
        return code
    originals = originals_folder(args.originals)
    host = args.host.strip("[]")
    is_local = is_loopback(host)
    served = ServedRoom(
        briefing.brief.title,
        _words(args.folder, originals),
        _environment(),
        HostNames(host, map(host_name, args.name)),
        args.sessions,
        say,
    )

    def announce(port: int) -> None:
        if not is_local:
            say(
                f"whoever can reach {args.host or 'this machine'} at port {port} can read all of "
                f"{chosen.title}, its texts as well, without a password and unencrypted, and "
                "starts a process here; without --host it is for this machine alone"
            )
        write_out(f"http://{_bracketed(_SHOWN.get(host, host))}:{port}/\n")
        say("Ctrl+C ends it")

    try:
        asyncio.run(serve(served, host, args.port, announce))
    except OSError as error:
        raise _refusal(error, args.host, args.port) from error
    return 0


def _port(text: str) -> int:
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else -1
    if not 0 <= number < 65536:
        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")
    return number


def _sessions(text: str) -> int:
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 0
    if not number:
        raise argparse.ArgumentTypeError("sessions are a number from 1 to 99999")
    return number


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _words(folder: str | None, originals: str) -> list[str]:
    """Return the command line of the process for one reader, as words."""
    # -P: no module of the folder we stand in is taken for the library's.
    words = [sys.executable, "-P", "-m", "briefing"]
    if originals:
        words.append(f"--originals={originals}")
    if folder is not None:
        # As a path that is neither an option nor the name of a command.
        plain = os.path.isabs(folder) or folder.startswith(".")
        words.append(folder if plain else os.path.join(".", folder))
    return words


def _environment() -> dict[str, str]:
    """Return the additional environment variables of the processes."""
    path = os.pathsep.join(each for each in sys.path if each)
    return {SERVED: "1", "PYTHONPATH": path, "PYTHONUTF8": "1"}


def _refusal(error: OSError, host: str, port: int) -> UsageError:
    if error.errno == errno.EADDRINUSE:
        hint = (
            f"briefing serve --port {port + 1 if port < 65535 else 0}, or --port 0 for a free one"
        )
        return UsageError(f"port {port} is in use", hint)
    if error.errno in (errno.EACCES, getattr(errno, "WSAEACCES", errno.EACCES)):
        hint = "name one from 1024 on" if port < 1024 else "briefing serve --port 0 for a free one"
        return UsageError(f"port {port} is for the system", hint)
    reason = (error.strerror or str(error)).lower()
    return UsageError(f"cannot serve at {host}, port {port}: {reason}", "--host names an address")
