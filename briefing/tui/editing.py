"""Opens what has the cursor in the reader's editor."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

from briefing.model.diagnostics import Span
from briefing.tui.navigation import span_of
from briefing.tui.session import Session
from briefing.tui.workspace import Workspace


def span_to_edit(session: Session, workspace: Workspace) -> tuple[Span | None, str]:
    """Return where what has the cursor is written, and a message if that cannot be edited."""
    span = span_of(session, workspace.listed)
    if span is None or not span.path:
        return None, "What is shown here stands in no file of the folder"
    if not os.path.lexists(os.path.join(workspace.root, span.path)):
        return span, f"{span.path} is no longer there"
    return span, ""


def run_editor(
    workspace: Workspace,
    span: Span,
    released: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> str:
    """Wait for the editor at a place; return a message if it fails.

    The terminal is released to it by `released`.
    """
    import subprocess

    from briefing.system.editor import EditorError, editor_words
    from briefing.system.signals import heeding_no_interrupt

    path = os.path.join(workspace.root, span.path)
    try:
        words = editor_words(path, span.line, span.column, os.environ)
        with released(), heeding_no_interrupt():
            failed = subprocess.run(words, check=False).returncode  # noqa: S603
    except EditorError as error:
        return f"{error}; {error.hint}"
    except OSError as error:
        return f"{words[0]}: {error.strerror}; set $VISUAL or $EDITOR"
    return f"{words[0]} ended with code {failed}" if failed else ""
