"""The pages of the brief, the problems and the keys. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.model.codes import CODES
from briefing.render.cells import cell_width, pad
from briefing.render.glyphs import MEANINGS
from briefing.render.report import allow_entry
from briefing.render.words import count, print_command
from briefing.tui.pages.para import GAP, Para
from briefing.tui.pages.setting import Setting

_NARROWEST, _WIDEST = 30, 88


def brief_page(setting: Setting) -> Iterator[Para]:
    """The brief as it would be printed; its lines are broken already."""
    from briefing.render.plain import Page, render_plain

    width = max(_NARROWEST, min(_WIDEST, setting.width))
    view = setting.session.view
    command = (*print_command(setting.folder, view), "--width", str(max(40, width)))
    laid_out = Page(width, ascii=False, command=command, origin=setting.title)
    for number, line in enumerate(render_plain(view, laid_out).splitlines()):
        indent = line[: len(line) - len(line.lstrip(" "))]
        is_heading = not number or (line.isupper() and not indent)
        yield Para(line.lstrip(" "), "bold" if is_heading else "", indent, indent)


def problems_page(setting: Setting) -> Iterator[Para]:
    """What is wrong in the folder, with file and line."""
    if not setting.is_reviewed:
        yield Para("Holding the folder against the editorial rules …", "dim")
    if not setting.problems:
        if setting.is_reviewed:
            yield Para("No problems in this folder.", "dim")
        return
    yield Para(count(len(setting.problems), "problem").capitalize(), "bold")
    for number, problem in enumerate(setting.problems):
        path, line, column = problem.span
        item = f"problem:{number}"
        hint = problem.hint or CODES[problem.code].remedy  # findings of rules have their own
        yield GAP
        yield Para(f"{path}:{line}:{column}" if path else setting.title, "dim", item=item)
        text = f"{problem.severity}: {problem.message} ({problem.code})"
        yield Para(text, "", "  ", "  ", item)
        yield Para(f"help: {hint}", "dim", "  ", "  ", item)
        if entry := allow_entry(problem):
            yield Para(f"or allow: {entry}", "dim", "  ", "  ", item)


def keys_page(setting: Setting) -> Iterator[Para]:
    """Every key, whose command Enter carries out, and every sign."""
    width = max(cell_width(each.shown_keys) for each in setting.commands) + 2
    yield Para("Keys", "bold")
    yield GAP
    for each in setting.commands:
        item = f"command:{each.id}"
        yield Para(each.help, "", pad(each.shown_keys, width), " " * width, item)
    yield GAP
    yield Para("Signs", "bold")
    yield GAP
    for name, meaning in MEANINGS.items():
        yield Para(meaning, "", f"{getattr(setting.glyphs, name)}  ", "   ")
