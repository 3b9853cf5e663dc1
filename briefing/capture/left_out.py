"""Proposes which paragraphs are no evidence, each with its kind as the reason."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from briefing.capture.html_dom import is_heading

_SHORT = 160
_VERY_SHORT = 60
_ALL_LINKS = 0.9
_READ_MORE = re.compile(
    r"(?:read (?:more|next|also)|also read|see also|related(?: (?:articles?|stories"
    r"|content|coverage))?"
    r"|more (?:on|from|about) |(?:you (?:may|might) )?also like|you (?:may"
    r"|might) also like|more:|recommended|don['’]t miss|watch(?: now)?:|listen(?: now)?:"
    r"|lesen sie (?:auch|mehr)"
    r"|mehr zum thema|lire aussi|à lire|lea también|leggi anche|関連記事)(?=[\s:|–—-]|$)",
    re.IGNORECASE,
)
_WORDS_OF_THE_PAGE = re.compile(
    r"(?:share(?: this)?(?: article| story| page)?|share on (?:facebook|twitter|x"
    r"|linkedin)|tweet|print(?: this)?"
    r"|email(?: this)?|save|comments?|tags|leave a comment|reply|follow(?: us)?"
    r"|subscribe(?: now)?|sign ?up|sign in"
    r"|log ?in|advertisement|anzeige|werbung|publicité"
    r"|story continues below(?: this)? ?(?:advertisement|ad)?"
    r"|article continues below|continue reading|read more|show more|load more|see more"
    r"|back to top|top"
    r"|next|previous|copy link|facebook|twitter|whatsapp|linkedin|photos?|video|gallery"
    r"|download|menu|close"
    r"|teilen|drucken|kommentare?|partager|imprimer|filed under:?.{0,30}"
    r"|this slideshow requires javascript|スキップ)[\s:.…»>→]*$",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)\s*(?:19|20)\d\d|copyright\b.{0,40}(?:19|20)\d\d|all rights reserved)|"
    r"may not be (?:published|reproduced|republished|copied|redistributed)",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"\(?(?:(?:additional |writing and )?(?:reporting|editing|writing|compiled|edited"
    r"|photography) (?:and \w+ )?by\b"
    r"|.{3,60} contributed (?:reporting |to this (?:report|story|article))|(?:source"
    r"|quelle): [\w ]{2,30}$"
    r"|with (?:files|reporting|reports|contributions?) (?:from|by)\b|contributing: )",
    re.IGNORECASE,
)
_STAFF_IS = re.compile(
    r"\bis (?:a|an|the) (?:\w+[ -]){0,4}(?:reporter|correspondent|editor|writer|journalist"
    r"|columnist|contributor"
    r"|staffer|fellow)\b",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"^(?:contact|follow|e-?mail|reach)\b.{0,60}(?:@|twitter)|^twitter:|^@\w+$", re.IGNORECASE
)
_CREDIT = re.compile(
    r"\((?:image|photo|picture|foto|bild|ap photo|screenshot)s?\b[^()]{0,80}\)?$"
    r"|/ ?getty(?: images)?$|\(getty(?: images)?\)$",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?i:by|von|par|por|di|text:)\s+"
    r"(?:[A-Z][\w.’'-]+(?:,? (?:and |und |et |y |with |mit )?|$)){1,8}"
)
_MONTH = (
    r"(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez|janv|févr|avr|juin|juil"
    r"|août|déc)[a-zäé]*\.?"
)
_DATE_LINE = re.compile(
    rf"(?:(?:published|updated|posted|last (?:updated|modified)|veröffentlicht|aktualisiert"
    rf"|publié|stand|date|on|am|le)\W*)*"
    rf"(?:(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?,? )?"
    rf"(?:\d{{1,2}}\.? ?{_MONTH} ?,? ?\d{{4}}|{_MONTH} \d{{1,2}},? \d{{4}}"
    rf"|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|\d{{4}}年\d{{1,2}}月\d{{1,2}}日)"
    r"[\s,|–—·-]*(?:at |um |à )?(?:\d{1,2}[:.h]\d\d)?[\w\s.:,()|–—·/+-]{0,30}$",
    re.IGNORECASE,
)
_BY_PLACE = (
    ("caption", "caption"),
    ("byline", "byline"),
    ("pull quote", "pull quote"),
    ("comments", "comment of a reader"),
    ("share", "page furniture"),
    ("nav", "page furniture"),
    ("footer", "page furniture"),
    ("form", "page furniture"),
)


def reason_for(
    text: str,
    tag: str = "",
    places: Collection[str] = (),
    authors: Sequence[str] = (),
    links: float = 0.0,
) -> str:
    """Return why a paragraph is likely no evidence, as its kind; empty if nothing says so.

    `tag`, `places` and `links`, the share of links, are of the page that it stands in.
    """
    if is_heading(tag):
        return "heading"
    if "caption" in places:
        return "caption"
    for place, reason in _BY_PLACE:
        if place in places and len(text) <= _SHORT:
            return reason
    if links > _ALL_LINKS and _VERY_SHORT / 3 < len(text) <= _SHORT and tag in ("p", "div"):
        return "link to another article"
    return _by_words(text, authors)


def _by_words(text: str, authors: Sequence[str]) -> str:
    if len(text) <= _VERY_SHORT and _WORDS_OF_THE_PAGE.match(text):
        return "page furniture"
    if len(text) <= _SHORT and _READ_MORE.match(text):
        return "link to another article"
    if _COPYRIGHT.search(text) and len(text) <= 2 * _SHORT:
        return "copyright line"
    if len(text) <= 2 * _SHORT and (_STAFF.match(text) or _CONTACT.match(text)):
        return "line about the staff"
    if (
        len(text) <= 2 * _SHORT
        and _STAFF_IS.search(text[:120])
        and _begins_with_author(text, authors)
    ):
        return "line about the staff"
    if len(text) <= _SHORT and (_NAME.fullmatch(text) or _is_author(text, authors)):
        return "byline"
    if len(text) <= 2 * _SHORT and _CREDIT.search(text):
        return "caption"
    if len(text) <= 80 and _DATE_LINE.match(text):
        return "date line"
    return ""


def _is_author(text: str, authors: Sequence[str]) -> bool:
    bare = re.sub(r"^(?:by|von|par|por|di)\s+", "", text.strip(), flags=re.IGNORECASE).casefold()
    return any(bare == name.casefold() for name in authors)


def _begins_with_author(text: str, authors: Sequence[str]) -> bool:
    begins = text.casefold()
    return any(begins.startswith(name.casefold()) for name in authors) or bool(
        re.match(r"(?:[A-Z][\w.’'-]+ ){2,3}is\b", text)
    )
