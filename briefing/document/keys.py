"""The keys of blocks: words of ASCII, the same on every day."""

from __future__ import annotations

from briefing.lens.view import SeenPoint


def name_in(key: str) -> tuple[str, str]:
    """Return what kind of block a key is of, and the name in it: an id or ``EVENT#POINT``.

    The kind is ``event``, ``point``, ``dispute``, ``judgment`` or ``source``; it is empty for
    another key, which is its own name.
    """
    kind, dash, name = key.partition("-")
    if kind in ("point", "ahead") and dash:
        return "point", name.replace(".", "#")
    return (kind, name) if kind in ("event", "dispute", "judgment", "source") else ("", key)


def event_key(name: str) -> str:
    """Return the key of an event: its id is ASCII and holds no dot."""
    return f"event-{name}"


def point_key(point: SeenPoint, event: str) -> str:
    """Return the key of a point that is listed under an event, its own or one that it is about."""
    place = "point" if point.event == event else "ahead"
    return f"{place}-{point.ref.replace('#', '.')}"


def dispute_key(name: str) -> str:
    """Return the key of a dispute."""
    return f"dispute-{name}"


def judgment_key(name: str) -> str:
    """Return the key of a judgment."""
    return f"judgment-{name}"


def source_key(name: str) -> str:
    """Return the key of a source."""
    return f"source-{name}"
