"""What every export is made of, and what it gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.lens.view import View
from briefing.lens.visibility_index import Index
from briefing.model.lean_typing import NamedTuple
from briefing.model.source_text import SourceText


@dataclass(frozen=True)
class ExportRequest:
    """A view that is to be exported.

    `index` gives the views of other days; `command` is what makes the export again, `origin` names
    the folder as the printed brief's header does; `texts` are the sources' own, by their ids, where
    the format asks for them and they are at hand.
    """

    index: Index
    view: View
    command: Sequence[str]
    origin: str
    texts: Mapping[str, SourceText]


class Omission(NamedTuple):
    """What a format cannot carry: so many of a kind (in the plural), and why."""

    number: int
    kind: str
    why: str

    @property
    def words(self) -> str:
        """Say it: ``2 disputes (a calendar has events)``."""
        noun, *rest = self.kind.split(" ")
        kind = " ".join([noun.removesuffix("s"), *rest]) if self.number == 1 else self.kind
        return f"{self.number:,} {kind} ({self.why})"


class ExportResult(NamedTuple):
    """An export: its bytes, the same for the same view, and what is not in them."""

    data: bytes
    omissions: tuple[Omission, ...] = ()
