"""The request that every export gets and the result that it returns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.lens.view import View
from briefing.lens.visibility_index import Index
from briefing.model.lean_typing import NamedTuple
from briefing.model.source_text import SourceText


@dataclass(frozen=True)
class ExportRequest:
    """A view to export, with what a format may need besides.

    `index` gives the views of other days; `command` reproduces the export, `origin` names the
    folder as the printed brief's header does; `texts` are the sources' own texts by their ids, if
    the format needs them and they are available; `table` is the one that is asked for, empty for
    all that the format has.
    """

    index: Index
    view: View
    command: Sequence[str]
    origin: str
    texts: Mapping[str, SourceText]
    table: str = ""


class Omission(NamedTuple):
    """What a format cannot represent: a count, the kind (in the plural), and the reason."""

    number: int
    kind: str
    why: str

    @property
    def words(self) -> str:
        """Return it as text: ``2 disputes (a calendar has events)``."""
        noun, *rest = self.kind.split(" ")
        kind = " ".join([noun.removesuffix("s"), *rest]) if self.number == 1 else self.kind
        return f"{self.number:,} {kind} ({self.why})"


class ExportResult(NamedTuple):
    """An export: its bytes, the same for the same view, and what they leave out.

    `notes` are warnings about the use of the file, each a clause without a full stop.
    """

    data: bytes
    omissions: tuple[Omission, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def words(self) -> list[str]:
        """Return what a reader is told, as sentences without a full stop."""
        lost = "; ".join(each.words for each in self.omissions)
        return [*([f"Not in it: {lost}"] if lost else []), *map(_capitalized, self.notes)]


def _capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]
