"""Words that deny, and words that only look so, by which sentences are compared."""

from __future__ import annotations

import re

NOT = re.compile(
    r"\b(?:not|no(?! doubt)|nor|never|nobody|none|nothing|nowhere|neither|cannot)\b"
    r"|\b(?:ca|do|does|did|is|are|was|were|wo|would|could|should|has|have|had|must)n[’']t\b"
)
_LIMITING = (
    r"(?<!\ba )few|only|solely|except\w*|whatever|regardless|first time|too (?=[a-z])|merely"
    r"|privately|secretly|confidential\w*|anonym\w+"
)
"""Words that make less of what is said, and do not say its contrary."""
_REVERSING = (
    r"without|lack\w*|fail\w*|refus\w+|reject\w*|den(?:y|ies|ied)|absen\w+|stop\w* short"
    r"|hardly|scarcely|barely|rarely|seldom"
    r"|unless|abolish\w*|renounc\w+|prevent\w*|avoid\w*|ban(?:s|ned)?|prohibit\w*"
    r"|rul(?:e|es|ed|ing) out|oppos\w+|object(?:s|ed|ion\w*)?|declin\w+|far from"
    r"|cancel\w*|call\w* off|withh\w+|doubt\w*|as opposed|free of|isolat\w+|yet to"
    r"|(?:for )?want of|wanting|forb[aio]d\w*|block(?:s|ed|ing)|nor?where|instead of|rather than"
    r"|ignor\w*|neglect\w*|overlook\w*|forg[eo]t\w*|omit\w*|skip\w*|escap\w+|evad\w+|quit\w*"
    r"|turn\w* (?:down|away)|(?:ke(?:ep|pt)\w*|stay\w*) (?:out|away|off|clear)"
    r"|had (?:intended|planned|hoped|wanted|meant)|(?:was|were) to have|(?:would|could|should) have"
    r"|refrain\w*|abstain\w*"
    r"|spar(?:e[sd]|ing)|exempt\w*|waiv\w+|barred|exclud\w+|depriv\w+|suspend\w*|fr(?:ee|ozen) from"
    r"|against|false\w*|fear\w*|afraid"
    r"|halt\w*|ceas\w+|shelv\w+|scrap\w*|abandon\w*|postpon\w+|reluctan\w*"
)
_CONTRARIES = (
    r"(?:un|in(?=[a-z]+(?:ible|able|ent|ant|ate|ive)\b)|non-?|dis|im(?=p)|ir(?=r)|il(?=l))[a-z]{4,}"
)
DENYING = re.compile(rf"\b(?:{_LIMITING}|{_REVERSING}|{_CONTRARIES})\b")
TURNED = re.compile(
    r"\b(?:clos(?:e[sd]|ing|ures?)|shut\w*|blind\w*|empty|miss(?:e[sd]|ing)|los[st]\w*"
    r"|[a-z]{4,}less)\b"
)
"""Words that tell in another way that something is not so: closed is not open."""
OF_AN_END = re.compile(
    r"\b(?:finish\w*|complet\w+|end(?:s|ed)?|conclu\w+|decid\w+|decision|settl\w+|over|done"
    r"|approv\w+|clear(?:s|ed)?|resolv\w+|confirm\w*|lift\w*|heal\w*|dr[iy]\w*|repair\w*"
    r"|agree\w*|signed|answer\w*|ready|fixed|start\w*|beg[aiu]n)\b"
)
GOES_ON = re.compile(
    r"\b(?:still|pending|remain\w*|continu\w+|under way|ongoing|await\w*|open|being [a-z]+ed"
    r"|waiting|due|upcoming|has to)\b"
)
"""What goes on has not ended: still being examined, not finished."""
CHANGED = re.compile(
    r"\b(?:cut|from|drop\w*|end(?:s|ed)?|stop\w*|left|lost|former\w*|until|gave up|given up"
    r"|withdr[ae]w\w*|expir\w+|downgrad\w+|once|used to|gone|retir\w+|resign\w*|replac\w+)\b"
)
"""By what is no longer so: it ended, or was cut from one to another."""
COMPARED = re.compile(
    r"\b(?:so|as|such|more|any|than|since|before|ever|better|worse|(?:great|larg|high|low|small|big"
    r"|cheap|fast|strong|weak|long|short)\w*er)\b"
)
"""Not so high since: the highest."""
SUPERLATIVE = re.compile(
    r"\b(?:most|least|best|worst|record|(?!(?:arr|inter|prot|for|harv|requ|cont|inv|sugg|hon|mod|dig|man)est\b"
    r"|\w+(?:we|gu|te)st\b)[a-z]{3,}est)\b"
)
"""Words for what exceeds all others, beside some that only end so."""
ALL_OR_NONE = re.compile(r"\b(?:every\w*|all|each|always|[a-z]{4,}est)\b")
"""Words that tell of all what is denied of none: each boat came, no boat stayed away."""
CALENDAR = frozenset(
    (
        *("janua", "febru", "march", "april", "augus", "septe", "octob", "novem", "decem"),
        *("monda", "tuesd", "wedne", "thurs", "frida", "satur", "sunda", "sprin", "summe", "autum"),
        *("winte", "easte", "chris", "month", "weeks", "week", "night", "morni", "eveni"),
    )
)
"""Beginnings of words for times: that both have them says nothing of what is denied."""
PLAIN_DENIALS = frozenset(("only", "without", "unless", "few", "solely"))
"""Of them those that deny something else in each sentence; the others may be names of things."""
ONLY_LOOKS = re.compile(
    r"\b(?:under\w*|until|united|unit\w*|union\w*|universit\w+|unique\w*|unanim\w+|universal\w*"
    r"|distribut\w+|discuss\w*|disclos\w+|disguis\w+|discover\w*|display\w*|distan\w+|district\w*|dispatch\w*"
    r"|important\w*|impos(?!sib)\w+|impro\w+|import\w*|implement\w*|impact\w*|impl\w+|illustrat\w+"
    r"|independ\w+|intent\w*|invent\w+|investigat\w+|instant\w*|indicat\w+|initiat\w+|incident\w*"
    r"|intelligen\w+|innovati\w+|inclu\w+|intensi\w+|initiative\w*|incentive\w*|interactive"
    r"|discipl\w+|dispos\w+|disk\w*|dish\w*|distinct\w*|disput\w+|unveil\w*|unprecedented\w*)\b"
)
"""Words that begin like denials and are none."""
NOT_ALONE = re.compile(
    r"\b(?:said|says|added) only\b"
    r"|\bnot only\b|\bnot just\b|\bno less\b|\bnot least\b|\bno (?:later|earlier|sooner) than\b"
    r"|\b(?:can ?not|could not|can[’']t) (?:be )?(?:rul\w+ out|exclud\w+)|\bnot without\b"
    r"|\b(?:not|never|n[’']t) (?:\w+ )?(?:oppos\w+|averse|disput\w+|disagree\w*|object\w*|mind\b"
    r"|un(?:happy|likely|usual|known|willing|aware|common|able)|imposs\w+)"
    r"|\b(?:no|not) (?:more|fewer|less|[a-z]{3,}er) than\b"
    r"|\bnot even (?=[0-9]|a\b|half|[a-z]+ty\b|[a-z]+teen\b|t(?:wo|hree|en|welve)\b"
    r"|f(?:our|ive)\b|s(?:ix|even)\b|eight\b|nine\b|eleven\b)"
)
"""Negations that deny nothing: some are bounds, as in “no more than a third”, “not even 30”."""
OF_THE_CURATOR = re.compile(
    r"\b(?:is|are|was|were)? ?not (?:\w+ )?(?:given|stated|named|specified|told|known|clear"
    r"|identified)\b(?=[.,;:)]|$| (?:in|by|at|for|here|who|why|how|when|where|whether|and|but)\b)"
    r"|\b(?:does|do|did) not (?:say|name|give|state|tell|report|specify)\b"
    r"|\bno (?:source|report|article|paper|text)\b"
)
"""What a curator says of a source: that it does not tell something stands in no source."""
ABSENT = re.compile(r"\b(?:has|have|had|is|are|was|were) no (?=[a-z])(?!longer\b)")
"""A list “has no line for it” where it has none: nothing in the source says so."""
IN_OTHER_LANGUAGES = {
    "de": r"\b(?:nicht\w*|kein\w*|nie|niemals|niemand\w*|ohne|weder|nirgend\w*|kaum|un[a-zäöü]{4,}"
    r"|lehn\w+|weiger\w+|nur|statt|vor(?:erst)?|fehl\w*|bevor|bis)\b",
    "fr": r"\b(?:ne|pas|jamais|aucune?|sans|rien|ni|non|personne|seul\w*|refus\w*)\b|\bn[’']",
    "es": r"\b(?:no|nunca|sin|ning[uú]n\w*|nada|nadie|ni|jamás|s[oó]lo|neg\w+|rechaz\w+)\b",
    "it": r"\b(?:non|mai|senza|nessun\w*|niente|nulla|né|sol[oi]|rifiut\w+)\b",
    "pt": r"\b(?:não|nunca|sem|nenhum\w*|nada|ninguém|nem|só|apenas|recus\w+)\b",
    "nl": r"\b(?:niet\w*|geen|nooit|zonder|niemand|noch|nergens|on[a-z]{4,}|alleen|weiger\w+)\b",
    "ja": r"ない|なか[っつ]|な[くし]|ず|ぬ|ません|無|未|不|非|否|ざる|まい|断念|中止|だけ|のみ|限",
    "zh": r"不|没|未|无|非|否|别|莫|只|仅|限",
    "ko": r"않|없|못|아니|안 |불|미|무|비|만 ",
}
"""Words by which other languages deny, as far as a paragraph without any of them denies nothing."""
_DOUBTING = (
    r"uncertain\w*|unclear|unsure|unlikely|unable|unwilling\w*|impossib\w+|inability|whether"
    r"|s[ck]eptic\w*|question(?:s|ed|ing)|disput\w*|disagree\w*|dismiss\w*|disprov\w*|hesitat\w+"
    r"|contradict\w*|against|stop(?:s|ped|ping)|delay\w*|dissuad\w+|renege\w*|unwise|untrue|false\w*"
)
"""Besides those that deny: of doubt, of refusal, of failure."""
_ABROAD = (
    r"nicht|nie|niemals|kein\w*|ohne|weder|weiger\w+|pas|jamais|aucun\w*|sans|refus\w*|nunca|ning[uú]n\w*"
    r"|n[aã]o|non|mai|senza|nessun\w*|geen|niet|nooit|zonder"
)
REVERSING = re.compile(
    rf"{NOT.pattern}|\b(?:{_REVERSING}|{_DOUBTING}|{_ABROAD})\b|n[’']t\b"
    r"|ない|なかっ|ません|没有|不是|未",
    re.IGNORECASE,
)
"""What a quote may not leave out, in any language: without it the rest says another thing.

Words of other languages that are common ones in a further language are not among them.
"""
END = re.compile(r"[;:()]|,[”\"]? |\b(?:but|which|who|while|although|because|and)\b")
OF_THINGS = frozenset(("no", "none", "nobody", "nothing", "nowhere"))
OF_VERBS = frozenset(("not", "never", "cannot"))
PASSED = frozenset(
    [
        "be",
        "been",
        "being",
        "have",
        "had",
        "has",
        "yet",
        "either",
        "ever",
        "even",
        "so",
        "to",
        "do",
        "does",
        "did",
        "also",
        "still",
        "longer",
        "of",
        "from",
    ]
)
"""Words between a negation and the word that it denies."""
OF_A_PART = frozenset(
    [
        "the",
        "a",
        "an",
        "its",
        "his",
        "her",
        "their",
        "this",
        "that",
        "these",
        "those",
        "in",
        "on",
        "at",
        "by",
        "for",
        "with",
        "because",
        "as",
        "until",
        "before",
        "after",
        "all",
        "every",
        "more",
        "less",
        "enough",
        "much",
        "many",
        "any",
        "from",
        "one",
    ]
)
"""Words behind a negation that show that it denies a part of what is said, and not the verb."""
GOVERNS = re.compile(
    r"\b(?P<g>(?:(?:refus|declin)(?:e[sd]?|ing)|fail(?:s|ed|ing)?|(?:has|have|had|is|are|was) yet"
    r"|unable|unwilling|neglect(?:s|ed)) to|(?:stop\w*|fell|fall\w*) short of|rul(?:es?|ed|ing) out"
    r"|(?:refrain|abstain)(?:s|ed)? from|the first time|(?:den(?:y|ies|ied)) (?:having|that))\b"
)
"""Verbs that deny the one behind them: refused to sign."""
SILENT = re.compile(
    r" (?:\w+ly )?(?:say|tell|said|told)(?: \w+)? (?:so|more|why|how|who|when|where|whether"
    r"|what|anything)\b"
)
"""Behind a negation: it is of what is left unsaid, and not of a “said” elsewhere."""
CUT = re.compile(r"[;:()]|[.!?] |\b(?:but|although|though|whereas|because|nevertheless)\b")
"""Behind what a negation before it no longer counts."""
DENIED_BEHIND = re.compile(r"\s+(?:\w+\s+)?(?:no|nobody|nothing|none|neither|nowhere)\b")
"""Behind a word at once: it is denied, as in “signed nothing”."""
WITHOUT = re.compile(r"\W+(?:\w+\W+)?without((?:\W+\w+){1,3})")
"""Behind a word at once: what it ended “without”."""
TIMES = re.compile(
    r"\b(?:before|until|till|earlier|later|after|while|as long as|at the earliest"
    r"|(?:put|push\w*|moved?|set) (?:back|off)|delay\w*|defer\w*|postpon\w+"
    r"|from (?=\d|next|then))\b"
)
"""Words of time by which one sentence says “not before”, and another “until”."""
COPULA = re.compile(r"\b(?:is|are|was|were|been)\W*$")
ARTICLES = frozenset(("the", "a", "an", "more"))
NO_CONTRARIES = frozenset(("unless", "unlike", "until", "under", "unit", "union", "undo"))
"""Words with “un” before another word of which they are not the contrary."""
FIRST = re.compile(r"\bfirst\b"), re.compile(r"\b(?:before|ever|earlier|previous\w*|until)\b")
"""The first who does something: nobody has before."""
CONTRAST = re.compile(r"[^.;]*?\b(?:but|and|though) (?:not|never|no)\b")
"""Behind a word: it is denied of something else, as in “regretted the tone, but not the vote”."""
LIGHT_VERBS = frozenset(
    (
        *("go", "goes", "went", "gone", "come", "comes", "came", "get", "gets", "got", "take"),
        *("takes", "took", "taken", "make", "makes", "made", "put", "puts", "give", "gives"),
        *("gave", "given", "have", "has", "had", "keep", "keeps", "kept", "set", "sets", "turn"),
        *("turns", "turned"),
    )
)
"""Verbs that say little without what stands behind them: went out of service, went out."""
