"""Writes texts as YAML, each in the plainest form that reads back as that very text."""

from __future__ import annotations

import re
from enum import StrEnum

from briefing.load.nodes import Commented, Mapping, Scalar, Sequence
from briefing.load.tree import MAX_SCALAR, parse

WIDTH = 100
"""Columns of a line; a longer text is folded, and longer brackets are taken apart."""
_SHOWN = 60
"""Characters of a text in a message."""


class UnwritableError(ValueError):
    """A text that no form of YAML holds; `hint` says what to do about it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class ScalarContext(StrEnum):
    """Where a text stands: a template in which it is read back."""

    VALUE = "k: @\n"
    ITEM = "- @\n"
    FLOW = "[{k: @}]\n"
    FLOW_ITEM = "[[@, k]]\n"
    KEY = "@: v\n"
    FLOW_KEY = "[{@: v}]\n"


def as_yaml(text: str, context: ScalarContext, quote: str = "") -> str:
    """Return a text in the first form that is read back as that text where it stands.

    `quote` is the quotation mark that is preferred, empty for none. Raises ValueError if no form
    holds the text, as with control characters.
    """
    single = "'" + text.replace("'", "''") + "'"
    forms = ["", single, in_double_quotes(text), in_double_quotes(text).replace("\n", "\\n")]
    if not ('"' in text or "\\" in text):
        forms.insert(1, f'"{text}"')
    forms[0] = {"'": single, '"': forms[1]}.get(quote, text)
    forms.insert(1, text)
    # PyYAML's own parser, which reads where libyaml is not there, ends a plain text at any `?`.
    in_brackets = context in (ScalarContext.FLOW, ScalarContext.FLOW_KEY, ScalarContext.FLOW_ITEM)
    for form in forms:
        is_safe = form != text or not ((in_brackets and "?" in text) or is_other_type(text))
        if "\n" not in form and is_safe and _reads_back(form, context, text):
            return form
    raise _refusal(text)


def is_other_type(text: str) -> bool:
    """Whether other readers of YAML take a plain text for a truth value, for nothing or a number.

    After https://yaml.org/type/: bool, null, and the float, int and merge of YAML 1.1 that are
    written otherwise than as digits. Digits alone are numbers of paragraphs or years here.
    """
    return len(text) <= _LONGEST_TYPED and _OTHER_TYPE.fullmatch(text) is not None


_LONGEST_TYPED = 80
_OTHER_TYPE = re.compile(
    r"y|n|yes|no|on|off|true|false|null|~|<<|="
    r"|[-+]?0b[01_]+|[-+]?0o?[0-7_]+|[-+]?0x[0-9a-f_]+|[-+]\d[\d_]*|\d[\d_]*_[\d_]*"
    r"|[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?"
    r"|[-+]?(?:\d[\d_]*\.[\d_]*|\.\d[\d_]*)(?:e[-+]?\d+)?|[-+]?\d+e[-+]?\d+"
    r"|[-+]?\.inf|\.nan",
    re.IGNORECASE | re.ASCII,
)


def fold(text: str, width: int) -> list[str] | None:
    """Return the lines of a text for `>-`, of at most `width` columns where its words allow it.

    None if it cannot be folded so that it is read back: lines are parted at single spaces only.
    """
    if text != text.strip() or "\n" in text:
        return None
    lines, start = [], 0
    while len(text) - start > width:
        place = _break_before(text, start, start + width) or _break_behind(text, start + width)
        if not place:
            break
        lines.append(text[start:place])
        start = place + 1
    lines.append(text[start:])
    form = "k: >-\n" + "".join(f"  {line}\n" for line in lines)
    return lines if _scalar_in(form, ScalarContext.VALUE) == text else None


def _refusal(text: str) -> UnwritableError:
    if len(text) > MAX_SCALAR:
        return UnwritableError(f"a text of {len(text):,} characters", f"{MAX_SCALAR:,} are read")
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    hint = "write it in letters that can be printed"
    return UnwritableError(f"no YAML holds this text: {shown!r}", hint)


def _break_before(text: str, start: int, end: int) -> int:
    """Return the place of the last single space up to `end`; 0 for none."""
    place = end + 1
    while (place := text.rfind(" ", start + 1, place)) > 0:
        if _is_single(text, place):
            return place
    return 0


def _break_behind(text: str, end: int) -> int:
    place = end
    while (place := text.find(" ", place + 1)) > 0:
        if _is_single(text, place):
            return place
    return 0


def _is_single(text: str, place: int) -> bool:
    return not text[place - 1].isspace() and not text[place + 1].isspace()


def in_double_quotes(text: str) -> str:
    """Return a text in double quotes, as YAML and JSON read it; line breaks stay."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _reads_back(form: str, context: ScalarContext, text: str) -> bool:
    return _scalar_in(context.replace("@", form, 1), context) == text


def _scalar_in(form: str, context: ScalarContext) -> str | None:
    """Return the text that stands where a context has its `@`; None if it is something else."""
    problems: list[object] = []
    root = parse(form.encode("utf-8", "surrogatepass"), "", problems)  # type: ignore[arg-type]
    if root is None or problems:
        return None
    if context in (ScalarContext.FLOW, ScalarContext.FLOW_KEY, ScalarContext.FLOW_ITEM):
        if not isinstance(root, Sequence) or len(root.items) != 1:
            return None
        root = root.items[0]
    if isinstance(root, Sequence):
        expected = 2 if context is ScalarContext.FLOW_ITEM else 1
        node = root.items[0] if len(root.items) == expected else None
    elif isinstance(root, Mapping) and len(root.entries) == 1:
        [(key, value)] = root.entries.values()
        is_key = context in (ScalarContext.KEY, ScalarContext.FLOW_KEY)
        if (is_key and getattr(value, "text", "") != "v") or (not is_key and key.text != "k"):
            return None
        node = key if is_key else value
    else:
        return None
    if isinstance(node, Commented) or not isinstance(node, Scalar):
        return None
    return node.text
