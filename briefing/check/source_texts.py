"""Rules that compare the records of sources with their available texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefing.check.case import Case
from briefing.check.rule import Finding, Rule, rule
from briefing.load.folder_layout import SOURCES
from briefing.model.dates import show_day
from briefing.model.diagnostics import Severity, Span
from briefing.model.records import Source
from briefing.model.source_text import SourceText
from briefing.model.text import visible

_NAMED = 5  # texts of no source


@rule(
    "text-refused",
    "A source's text that is no text",
    needs_texts=True,
    severity=Severity.ERROR,
    why="Quotes are verified against the sources' own texts. These are read as plain text in "
    "UTF-8: in a page of HTML, or in another encoding, nothing would stand where it is cited.",
    remedy="save the text of the article as ID.txt in UTF-8, or take the file away",
    bad="# gazette.txt is a web page as the browser saved it",
    good="# gazette.txt holds the article's paragraphs with blank lines between them",
)
def text_refused(case: Case) -> Iterator[Finding]:
    """Report each text that could not be read, and why."""
    for source, text in _at_hand(case):
        if text.refused:
            message = f"{source.id}.txt is not read: {text.refused.why}"
            yield Finding(_span(source), source.id, message, text.refused.hint)


@rule(
    "text-changed",
    "A source's text that is not the one on record",
    needs_texts=True,
    why="The record has the SHA-256 of the text that was curated. Web pages are corrected without "
    "a word and files are mixed up: what is verified against another text is not verified. Where "
    "only line ends, a byte-order mark or white space around the lines differ, the words are "
    "those on record and quotes are verified all the same.",
    remedy="restore the text; or curate the new one and record its SHA-256",
    bad="original: {sha256: 77f2…, paragraphs: 9}   # sha256sum gazette.txt says b5bb…",
    good="original: {sha256: b5bb…, paragraphs: 9}",
)
def text_changed(case: Case) -> Iterator[Finding]:
    """Compare the SHA-256 of each text with its record; report the likely cause of a difference."""
    sources = case.briefing.sources.values()
    owners = {each.original.sha256: each.id for each in sources if each.original}
    changed = [(source, text) for source, text in _at_hand(case) if text.change]
    quoted, standing = _quotes_that_stand(case) if changed else (Counter(), Counter())
    for source, text in changed:
        if source.original is None:
            message = f"{source.id}.txt is there, and its record has no `original`"
            hint = f"write original: {{{_fingerprint(text)}}}, or take the text away"
        elif text.is_as_recorded:
            message = f"{source.id}.txt has the words on record, but {text.change}"
            hint = f"undo that, or write {_fingerprint(text)}"
        else:
            owner = owners.get(text.sha256)
            likely = f"it is the text of {owner}" if owner else f"likely {text.change}"
            likely = _earlier_state(source, text.sha256) or likely
            message = f"{source.id}.txt is not the text on record: {likely}"
            hint = (
                f"restore it, or curate it anew and write {_fingerprint(text)}: paragraphs "
                f"{len(text.paragraphs)} for {source.size}, quotes that stand where "
                f"they are cited {standing[source.id]} of {quoted[source.id]}"
            )
        yield Finding(_span(source), source.id, message, hint)


@rule(
    "paragraph-count",
    "A number of paragraphs that is not the text's",
    needs_texts=True,
    severity=Severity.ERROR,
    why="Citations name paragraphs by number, and every one of them is outlined or left out. "
    "Where the count is wrong, either a paragraph is forgotten or one is numbered that is none.",
    remedy="count again: a run of lines between blank ones is one paragraph",
    bad="original: {sha256: 77f2…, paragraphs: 9}   # the text has 8",
    good="original: {sha256: 77f2…, paragraphs: 8}",
    fix="the number, where the text has the very fingerprint on record",
)
def paragraph_count(case: Case) -> Iterator[Finding]:
    """Count the paragraphs of each text that is as recorded."""
    for source, text in _at_hand(case):
        count, recorded = len(text.paragraphs), source.size
        if text.is_as_recorded and count != recorded:
            message = f"the record says paragraphs: {recorded}, {source.id}.txt has {count}"
            hint = f"write paragraphs: {count}, and look through the outline and the citations"
            yield Finding(_span(source), source.id, message, hint)


@rule(
    "unclaimed-text",
    "A text in the folder of originals that belongs to no source",
    needs_texts=True,
    is_local=True,
    why="The text of a source is ID.txt, after its record. Under another name it is passed over, "
    "and no quote of it is verified; without a record, an article may have been forgotten.",
    remedy="rename it after its source, write its record, or allow it where the folder is shared",
    bad="# originals/gazette.TXT, beside the record seeds/gazette.yaml",
    good="# originals/gazette.txt",
)
def unclaimed_text(case: Case) -> Iterator[Finding]:
    """Report texts that belong to no source, in one finding: the folder may be an archive."""
    if not case.unclaimed:
        return
    from briefing.load.stray_files import by_lower, nearest_text, source_of

    first, sources = case.unclaimed[0], case.briefing.sources
    shown = ", ".join(map(visible, case.unclaimed[:_NAMED]))
    rest = len(case.unclaimed) - _NAMED
    more = f" and {rest:,} more" if rest > 0 else ""
    message = f"in the folder of originals, no source has {shown}{more}"
    if source := source_of(first, by_lower(sources)):
        hint = f"the text of {source} is read from {source}.txt: rename {visible(first)}"
        if source in case.texts:
            hint = f"{source}.txt is there, too: keep one of the two"
    else:
        hint = nearest_text(first, [each for each in sources if each not in case.texts])
    yield Finding(Span(SOURCES), "originals", message, hint)


def _earlier_state(source: Source, sha256: str) -> str:
    """Say of which correction a fingerprint is the state before it; empty if of none."""
    for each in source.corrections:
        if each.sha256 == sha256:
            if each.date is None and each.at is None:
                return f"it is an earlier text: {each.note}"
            of = f"of {show_day(each.date)}" if each.date else f"in paragraph {each.at}"
            return f"it is the text before the correction {of}"
    return ""


def _span(source: Source) -> Span:
    """Return where the fingerprint of a source stands, or its record where it has none."""
    return source.original.span if source.original else source.span


def _fingerprint(text: SourceText) -> str:
    """Return the value of `original` for a text."""
    return f"sha256: {text.sha256}, paragraphs: {len(text.paragraphs)}"


def _at_hand(case: Case) -> Iterator[tuple[Source, SourceText]]:
    for source in case.briefing.sources.values():
        if text := case.texts.get(source.id):
            yield source, text


def _quotes_that_stand(case: Case) -> tuple[Counter[str], Counter[str]]:
    """Count, by source, all quotes, and those found in the cited paragraphs."""
    quoted, standing = Counter[str](), Counter[str]()
    for cited, found in case.quotes:
        at = cited.citation.at
        quoted[cited.source.id] += 1
        standing[cited.source.id] += found.end > 0 and at.holds(found.paragraph)
    return quoted, standing


RULES: tuple[Rule, ...] = (text_refused, text_changed, paragraph_count, unclaimed_text)
