"""Says which paragraphs of a new source stand in the text of another one that is there."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.capture.record import NewSource
from briefing.check.shared_texts import count_of, told_in
from briefing.evidence.shared_paragraphs import SharedParagraphs
from briefing.library import read_texts
from briefing.model.records import Briefing


class PresentTexts:
    """The texts of the sources in a folder, which are read when the first one is added to them."""

    def __init__(self, root: str, briefing: Briefing | None) -> None:
        self._root, self._briefing = root, briefing
        self._texts: SharedParagraphs | None = None

    def shared_with(self, name: str, source: NewSource) -> Iterator[str]:
        """Yield what is to be said of shared paragraphs; the source is one of those there then."""
        publisher = source.facts["publisher"].value if "publisher" in source.facts else ""
        told = (text for at, text in enumerate(source.paragraphs, 1) if at not in source.left_out)
        found = self._read().add(name, source.origins or (publisher or name,), told)
        if found:
            yield (
                f"{count_of(found)} stand word for word in {found.other}: if the two print one "
                "text, give both the origin of it: --origin of `add` and `source`"
            )

    def _read(self) -> SharedParagraphs:
        if self._texts is None:
            self._texts = SharedParagraphs()
            if self._briefing:
                sources = self._briefing.sources
                for name, text in read_texts(self._root, self._briefing).items():
                    source = sources[name]
                    self._texts.add(name, source.origins, told_in(source, text))
        return self._texts
