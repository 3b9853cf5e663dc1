"""A text type for HTML: content that is not Markup is escaped when it is put into an element."""

from __future__ import annotations

import re
from collections.abc import Iterable


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


EMPTY = Markup()
IN_TAG = "(?=[^<>]*>)"
"""At the end of a pattern for markup: in a tag, as texts have no angle brackets."""
_VOID = ("meta", "input")
_NOT_XML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 forbids (§2.2), and the control characters that it advises against."""


def xml_document(root: str) -> bytes:
    """Return a document of XML in UTF-8; a character that it cannot hold is U+FFFD."""
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n{root}\n'
    return _NOT_XML.sub("\ufffd", text).encode()


def escape(text: str) -> Markup:
    """Return a text escaped for use between tags and in quoted attributes."""
    return Markup(_quoted(text))


def _quoted(text: str) -> str:
    """Return a text escaped for use in an attribute in double quotes as well."""
    return _escape(text).replace('"', "&quot;")


def _escape(text: str) -> str:
    """Return a text escaped for use between tags."""
    # The standard library's `html.escape` does the same, and its import costs as much as a brief.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def tag(name: str, /, *content: str, **attributes: str) -> Markup:
    """Return an element.

    `content` that is no Markup is escaped. An underscore ends the name of an attribute that is a
    word of Python (``class_``), and stands for a dash elsewhere; an empty value leaves the
    attribute out.
    """
    start = f"<{name}"
    for key, value in attributes.items():
        if value:
            start += f' {_NAMES.get(key) or _attribute(key)}="{_quoted(value)}"'
    inner = [each if type(each) is Markup else _escape(each) for each in content]
    end = "" if name in _VOID else f"</{name}>"
    return Markup("".join([start, ">", *inner, end]))


_NAMES: dict[str, str] = {}


def _attribute(key: str) -> str:
    return _NAMES.setdefault(key, key.rstrip("_").replace("_", "-"))


def void(name: str) -> bool:
    """Return whether an element has no end tag."""
    return name in _VOID


def join(pieces: Iterable[str], between: str = "") -> Markup:
    """Join pieces, escaping those that are not Markup."""
    safe = [each if type(each) is Markup else _escape(each) for each in pieces]
    return Markup(_escape(between).join(safe))


def span(class_: str, text: str) -> Markup:
    """Return a ``span`` with a class; faster than `tag`, as a page holds thousands of them."""
    inner = text if type(text) is Markup else _escape(text)
    return Markup(f'<span class="{class_}">{inner}</span>')


def link(target: str, text: str, class_: str = "") -> Markup:
    """Return a link to an element of the page by its id, which is an ASCII word."""
    inner = text if type(text) is Markup else _escape(text)
    classes = f' class="{class_}"' if class_ else ""
    return Markup(f'<a{classes} href="#{target}">{inner}</a>')


def outward(address: str) -> Markup:
    """Return an external link for a web address; any other text is only escaped."""
    if not address.startswith(("http://", "https://")):
        return escape(address)
    return tag("a", address, href=address, rel="noopener noreferrer")


def unseen(text: str) -> Markup:
    """Return text for screen readers that is not displayed."""
    return span("unseen", text)
