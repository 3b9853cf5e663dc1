"""The line of keys: what can be done in the pane that has the focus, then the pages. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from briefing.lens.lens import Lens
from briefing.render.text.glyphs import Glyphs
from briefing.tui.commands import Command
from briefing.tui.places import About, Pane
from briefing.tui.session import Session
from briefing.tui.status import Group, StatusPart, parts_width

_Offer = tuple[tuple[str, ...], str]
"""The ids of commands, and what they are called together."""

_ALWAYS: tuple[_Offer, ...] = ((("show_keys",), "help"), (("quit",), "quit"))
_DAY: _Offer = (("day_back", "day_on"), "day")
_BACK: _Offer = (("back",), "back")
_IN_PANE: dict[Pane, tuple[_Offer, ...]] = {
    Pane.TIMELINE: (
        (("item_up", "item_down"), "event"),
        _DAY,
        (("follow",), "open"),
        (("find",), "find"),
    ),
    Pane.TOPICS: (
        (("item_up", "item_down"), "topic"),
        (("follow",), "open"),
        (("pick",), "filter"),
        (("order_topics",), "sort"),
        _DAY,
    ),
    Pane.SOURCES: (
        (("item_up", "item_down"), "source"),
        (("follow",), "open"),
        (("pick",), "filter"),
        (("leave_out",), "leave out"),
        _DAY,
        (("open_address",), "browser"),
    ),
}
_ON_PAGE: dict[About, tuple[_Offer, ...]] = {
    About.FRONT: (
        (("item_up", "item_down"), "item"),
        _DAY,
        (("follow",), "open"),
        (("back",), "timeline"),
        (("find",), "find"),
    ),
    About.EVENT: (
        (("item_up", "item_down"), "point"),
        (("follow",), "paragraph"),
        _BACK,
        _DAY,
        (("pick",), "mark"),
        (("copy",), "copy"),
    ),
    About.SOURCE: (
        (("item_up", "item_down"), "item"),
        (("follow",), "follow"),
        _BACK,
        (("leave_out",), "leave out"),
        (("open_address",), "browser"),
        (("copy",), "copy"),
    ),
    About.MATRIX: ((("item_up", "item_down"), "event"), _DAY, (("follow",), "open"), _BACK),
    About.KEYS: ((("item_up", "item_down"), "command"), (("follow",), "do it"), _BACK),
    About.PROBLEMS: ((("item_up", "item_down"), "problem"), (("follow",), "edit"), _BACK),
}
_ON_OTHERS: tuple[_Offer, ...] = (
    (("item_up", "item_down"), "item"),
    (("follow",), "open"),
    _BACK,
    _DAY,
    (("copy",), "copy"),
)
_PAGES: tuple[_Offer, ...] = (
    (("show_front",), "front"),
    (("show_timeline",), "timeline"),
    (("show_topics",), "topics"),
    (("show_sources",), "sources"),
    (("show_disputes",), "disputes"),
    (("show_matrix",), "matrix"),
    (("show_brief",), "brief"),
    (("show_changes",), "changes"),
)


def foot(commands: Sequence[Command], session: Session, width: int, glyphs: Glyphs) -> Group:
    """Return the keys of the pane that has the focus, as many as fit, and whether all is shown."""
    by_id = {each.id: each for each in commands if each.keys}
    state = _state(commands, session)
    within = width - (cell_len(state.text) + 2 if state.text else 0)
    parts: list[StatusPart] = []
    taken = 0
    for offer in _offers(session):
        more = list(_drawn(offer, by_id, glyphs))
        gap = [StatusPart("  ")] if parts else []
        needed = parts_width([*gap, *more])
        if more and taken + needed > within:
            break
        if more:
            parts += [*gap, *more]
            taken += needed
    room = width - taken - cell_len(state.text)
    return [*parts, StatusPart(" " * room), state] if room > 1 else parts


def _offers(session: Session) -> Iterator[_Offer]:
    yield from _ALWAYS
    if session.pane is Pane.READER:
        offers = _ON_PAGE.get(session.shown.about, _ON_OTHERS)
        last = session.history[-1] if session.history else None
        # The front page that was not opened first is left as any other page.
        is_over_page = last is not None and last.pane is Pane.READER
        yield from (_BACK if is_over_page and each[0] == _BACK[0] else each for each in offers)
    else:
        yield from _IN_PANE[session.pane]
    yield from _PAGES


def _drawn(offer: _Offer, by_id: dict[str, Command], glyphs: Glyphs) -> Iterator[StatusPart]:
    names, label = offer
    keyed = [by_id[name] for name in names if name in by_id]
    for each in keyed:
        yield StatusPart(glyphs.spell(each.shown_keys.split()[0]), each.id, "bold")
    if keyed:
        yield StatusPart(f" {label}", keyed[0].id if len(keyed) == 1 else "")


def _state(commands: Sequence[Command], session: Session) -> StatusPart:
    """Say with which key all is shown, where not all is."""
    lens = session.lens._replace(as_of=None)
    if lens == Lens():
        return StatusPart("")
    keys = next(each.shown_keys for each in commands if each.id == "whole")
    if lens == Lens(new_since=lens.new_since):
        return StatusPart(f"{keys} shows the whole" if keys else "", "whole")
    return StatusPart(f"filtered: {keys} shows all" if keys else "filtered", "whole")
