"""The commands of the linear room that reach beyond it: clipboard, browser, editor, files."""

from __future__ import annotations

import os

from briefing.render.formats import FORMATS, Format, suffix_of
from briefing.render.shell_command import install_line
from briefing.system.files import write_atomic
from briefing.tui.copying import Copied, copied, copied_citation
from briefing.tui.editing import run_editor, span_to_edit
from briefing.tui.exporting import ExportChoice, make_export
from briefing.tui.linear.room import LinearRoom
from briefing.tui.navigation import source_of
from briefing.tui.places import About, Shown
from briefing.tui.session import Session
from briefing.tui.shared_actions import no_point, no_source

_FORCE, _ALL = "--force", "--all"


def copy(room: LinearRoom, _: str) -> None:
    """Copy the item under the cursor."""
    if found := copied(room.session, room.workspace.listed):
        _copy(room, found)
    else:
        room.tell("There is nothing here to copy.")


def copy_citation(room: LinearRoom, _: str) -> None:
    """Copy only the citation."""
    if found := copied_citation(room.session):
        _copy(room, found)
    else:
        room.tell(f"{no_point(room.key_of)}.")


def _copy(room: LinearRoom, found: Copied) -> None:
    """Copy a text, or say it: only tmux copies without escape sequences."""
    from briefing.system.clipboard import copy_in_tmux

    if copy_in_tmux(found.text):
        room.tell(f"Copied {found.what}.")
    else:
        room.tell(f"No clipboard can be reached from here. This is {found.what}:", found.text)


def open_address(room: LinearRoom, _: str) -> None:
    """Open the source in the reader's browser; if there is none, say its address."""
    from briefing.system.browser import open_address as open_in_browser

    source = source_of(room.session)
    if source is None:
        room.tell(f"{no_source(room.key_of)}.")
        return
    name = f"[{room.session.index.numbers[source.id]}]"
    if not source.url:
        room.tell(f"The record of {name} gives no address.")
    elif open_in_browser(source.url, os.environ):
        room.tell(f"Opened the address of {name} in the browser.")
    else:
        room.tell(f"There is no browser to open {name} in. Its address:", source.url)


def edit(room: LinearRoom, _: str) -> None:
    """Say where the item is written, open it there in the reader's editor, then reload."""
    span, message = span_to_edit(room.session, room.workspace)
    if span is None or message:
        room.tell(f"{message}.")
        return
    room.tell(f"{span.path}, line {span.line}")
    if room.is_interactive:
        if message := run_editor(room.workspace, span):
            room.tell(f"{message}.")
        if room.workspace.watch.differs():
            reload(room, "")


def reload(room: LinearRoom, _: str) -> None:
    """Reload the folder; if there are new errors, keep the last good state."""
    workspace = room.workspace
    news = workspace.take(*workspace.read())
    then = room.session.over(news.new) if news.new else room.session
    if then.shown.about is About.PROBLEMS:
        _review(room, then)
    room.go(then)
    room.tell(news.text)


def show_problems(room: LinearRoom, _: str) -> None:
    """Show the problems of the folder, and the findings of the editorial rules."""
    _review(room, room.session)
    room.go(room.session.open(Shown(About.PROBLEMS)))


def _review(room: LinearRoom, session: Session) -> None:
    """Apply the editorial rules, unless that has been done."""
    workspace = room.workspace
    if workspace.findings is None:
        workspace.findings = workspace.review(session.index.briefing)


def save(room: LinearRoom, text: str) -> None:
    """Save what is shown or marked in a file, or say it."""
    key = room.key_of("save")
    options, form, path = _read_target(text)
    if not path:
        room.tell(
            f"Type {key} FILE: its ending chooses the format ({_endings()}).",
            f"{key} FORMAT FILE chooses it by name, {key} - prints the brief here.",
            f"{_FORCE} before them overwrites, {_ALL} saves more than what is marked.",
        )
        return
    if form is None:
        room.tell(f"{path} has no ending that names a format: {_endings()}.")
    elif path == "-" and form.is_binary:
        room.tell(f"{form.name} is no text: name a file.")
    else:
        is_marked = bool(room.session.marked) and _ALL not in options
        _write(room, ExportChoice(path, form, is_marked, _FORCE in options))


def _read_target(text: str) -> tuple[list[str], Format | None, str]:
    """Return the options, the format and the path of a line; without a format, None."""
    options = []
    word, _, rest = text.partition(" ")
    while word in (_FORCE, _ALL):
        options.append(word)
        text = rest.strip()
        word, _, rest = text.partition(" ")
    if word in FORMATS and rest.strip():
        return options, FORMATS[word], rest.strip()
    if text == "-":
        return options, FORMATS["plain"], text
    suffix = suffix_of(text)
    return options, next((each for each in FORMATS.values() if each.suffix == suffix), None), text


def _endings() -> str:
    return " ".join(dict.fromkeys(each.suffix for each in FORMATS.values()))


def _write(room: LinearRoom, choice: ExportChoice) -> None:
    path, form = os.path.expanduser(choice.path), choice.form
    try:
        result = make_export(room.session, room.workspace, choice)
        if path == "-":
            room.tell(*result.data.decode().splitlines())
        else:
            write_atomic(path, result.data, overwrite=choice.overwrites)
            what = "the marked points" if choice.marked else "all that is shown"
            room.tell(f"Saved {path} as {form.name}: {what}.")
    except FileExistsError:
        key = room.key_of("save")
        room.tell(f"{path} is already there: {key} {_FORCE} {choice.path} overwrites it.")
    except ModuleNotFoundError as error:
        room.tell(f"{form.name} needs {error.name}: {install_line(form.extra)}")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        room.tell(f"Cannot write {path}: {reason}.")
    else:
        for words in result.words:
            room.tell(f"{words}.")
