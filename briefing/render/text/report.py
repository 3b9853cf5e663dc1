"""Renders diagnostics as text, for people and for machines."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence

from briefing.model.diagnostic_codes import CODES, Code
from briefing.model.diagnostics import Diagnostic, Severity, Span
from briefing.model.lean_typing import TYPE_CHECKING, NamedTuple
from briefing.model.paths import to_native, to_posix
from briefing.model.text import visible
from briefing.render.shell_command import shell_line

if TYPE_CHECKING:
    from typing import Final

    from briefing.render.json.shapes import findings as shapes

VERSION: Final = 1
_REASON = '"REASON"'
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_/.#-]*")
_WORDS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
_LOUD = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m"}


class Report(NamedTuple):
    """The problems of a folder; `root` is its name as given, empty for the current folder."""

    root: str
    problems: Sequence[Diagnostic]
    color: bool = False


def full(report: Report) -> str:
    """Return a paragraph for each problem: its place, the line with a caret, and the remedy."""
    return "\n".join(_paragraph(report, problem) for problem in report.problems)


def concise(report: Report) -> str:
    """Return a line for each, as compilers do: ``path:line:column: severity[code] message``."""
    return "".join(
        f"{_place(report, problem.span)}: {problem.severity}[{problem.code}] "
        f"{visible(problem.message)}\n"
        for problem in report.problems
    )


def as_json(report: Report) -> str:
    """Return one JSON document; its shape is documented in docs/json.md."""
    from briefing.render.json.writer import write_json

    problems: list[shapes.Problem] = [
        {
            "path": _file(report, problem.span),
            "line": problem.span.line,
            "column": problem.span.column,
            "severity": str(problem.severity),
            "code": problem.code,
            "message": visible(problem.message),
            "hint": visible(_hint(problem)),
            **_acceptance(problem),
        }
        for problem in report.problems
    ]
    document: shapes.Problems = {
        "format": "briefing-problems",
        "version": VERSION,
        "problems": problems,
    }
    return write_json(document)


def github(report: Report) -> str:
    """Return GitHub workflow commands, which show each problem beside its line."""
    return "".join(
        f"::{problem.severity} file={_escape_property(_file(report, problem.span))},"
        f"line={problem.span.line},col={problem.span.column},title={problem.code}::"
        f"{_escape(visible(problem.message))}%0A{_escape(visible(_hint(problem)))}\n"
        for problem in report.problems
    )


REPORTS: dict[str, Callable[[Report], str]] = {
    "full": full,
    "concise": concise,
    "json": as_json,
    "github": github,
}


def explain(name: str, code: Code) -> str:
    """Return the explanation of a code."""
    parts = [f"{name}: {code.title}\n", f"{code.why}\n", f"Remedy: {code.remedy}.\n"]
    if code.fix:
        parts.append(f"`briefing check --fix` mends {code.fix}.\n")
    if code.bad:
        parts.append("Refused:\n" + _indent(code.bad))
        parts.append("Instead:\n" + _indent(code.good))
    return "\n".join(parts)


def _acceptance(problem: Diagnostic) -> shapes.Acceptance:
    if not problem.allow_at:
        return {}
    return {"allow_at": problem.allow_at, "allow": allow_entry(problem)}


def allow_entry(problem: Diagnostic) -> str:
    """Return the entry of `allow` in YAML that accepts a finding; empty where none can."""
    if not problem.allow_at:
        return ""
    return f"{{code: {problem.code}, at: {_quoted(problem.allow_at)}, why: {_REASON}}}"


def _quoted(text: str) -> str:
    """Return a text in YAML, quoted if an editor could take it for a number or the like."""
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _indent(text: str) -> str:
    return "".join(f"    {line}\n" for line in text.split("\n"))


def _paragraph(report: Report, problem: Diagnostic) -> str:
    bold, loud, cyan, plain = (
        ("\x1b[1m", _LOUD[problem.severity], "\x1b[36m", "\x1b[0m") if report.color else ("",) * 4
    )
    number = str(problem.span.line)
    margin = " " * len(number)
    head = f"{loud}{problem.severity}[{problem.code}]{plain}"
    lines = [f"{head}{bold}: {visible(problem.message)}{plain}"]
    if problem.span.path:
        lines.append(f"{margin}{cyan}-->{plain} {_place(report, problem.span)}")
    if problem.excerpt:
        excerpt, column = _clip(problem.excerpt, problem.span.column)
        lines += [
            f"{margin} {cyan}|{plain}",
            f"{cyan}{number} |{plain} {excerpt}",
            f"{margin} {cyan}|{plain} {' ' * (column - 1)}{loud}^{plain}",
        ]
    if problem.related:
        span, what = problem.related
        lines.append(f"{margin} {cyan}={plain} {visible(what)}: {_place(report, span)}")
    lines.append(f"{margin} {cyan}={plain} help: {visible(_hint(problem))}")
    if problem.allow_at:
        lines.append(f"{margin} {cyan}={plain} or accept it: {_allow_command(report, problem)}")
    return "\n".join(lines) + "\n"


def _allow_command(report: Report, problem: Diagnostic) -> str:
    """Return the command that accepts a finding, with the reason to be filled in."""
    folder = [report.root] if report.root else []
    place = f"{problem.code}@{problem.allow_at}"
    return f"{shell_line(['briefing', 'check', *folder, '--allow', place])} {_REASON}"


def _clip(excerpt: str, column: int) -> tuple[str, int]:
    """Shorten a long line to the part around the column; return it with its new column."""
    start = max(0, column - 60) if len(excerpt) > 100 else 0
    return excerpt[start : start + 100], max(1, min(column - start, 101))


def _hint(problem: Diagnostic) -> str:
    return problem.hint or CODES[problem.code].remedy


def _path(report: Report, span: Span) -> str:
    return visible(os.path.join(report.root, span.path) if span.path else report.root)


def _file(report: Report, span: Span) -> str:
    """Return the path of a file for programs: with slashes on every system, as on GitHub."""
    return to_posix(_path(report, span))


def _place(report: Report, span: Span) -> str:
    return f"{to_native(_path(report, span))}:{span.line}:{span.column}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
