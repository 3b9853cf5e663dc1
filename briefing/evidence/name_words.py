"""Capitalised words that are no names, and names that stand for each other."""

from __future__ import annotations

from briefing.evidence.number_words import CARDINALS, ORDINALS, SCALES

MONTHS_AND_DAYS = frozenset(
    (
        *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
        *("october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug"),
        *("sept", "sep", "oct", "nov", "dec", "monday", "tuesday", "wednesday", "thursday"),
        *("friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs"),
        *("fri", "sat", "sun", "christmas", "easter", "ramadan"),
    )
)
FUNCTION_WORDS = frozenset(
    (
        *("a", "about", "above", "according", "across", "after", "against", "all", "almost"),
        *("along", "already", "also", "although", "amid", "among", "an", "and", "another"),
        *("any", "apart", "are", "around", "as", "asked", "at", "away", "back", "be", "because"),
        *("been", "before", "behind", "being", "below", "beneath", "beside", "besides"),
        *("between", "beyond", "both", "but", "by", "can", "could", "despite", "did", "do"),
        *("does", "down", "during", "each", "either", "else", "even", "ever", "every"),
        *("everybody", "everyone", "except", "few", "fewer", "following", "for", "from"),
        *("further", "given", "had", "half", "has", "have", "having", "he", "hence", "her"),
        *("here", "hers", "him", "his", "how", "however", "i", "if", "in", "including"),
        *("inside", "instead", "into", "is", "it", "its", "just", "last", "late", "later"),
        *("least", "less", "like", "many", "may", "me", "meanwhile", "might", "more", "most"),
        *("much", "must", "my", "near", "nearly", "neither", "never", "no", "nobody", "none"),
        *("nor", "not", "nothing", "now", "of", "off", "often", "on", "once", "only", "or"),
        *("other", "others", "our", "out", "outside", "over", "own", "past", "per", "perhaps"),
        *("rather", "several", "shall", "she", "should", "since", "so", "some", "somebody"),
        *("someone", "something", "soon", "still", "such", "than", "that", "the", "their"),
        *("them", "then", "there", "these", "they", "this", "those", "though", "through"),
        *("throughout", "thus", "till", "to", "together", "too", "toward", "towards", "under"),
        *("unless", "unlike", "until", "up", "upon", "us", "was", "we", "were", "what"),
        *("whatever", "when", "where", "whereas", "whether", "which", "while", "who", "whoever"),
        *("whom", "whose", "why", "will", "with", "within", "without", "would", "yet", "you"),
        *("your",),
    )
).union(CARDINALS, ORDINALS, SCALES)
"""Words that begin a sentence with a capital and are no names."""

DESIGNATIONS = frozenset(
    (
        *("ceo", "cfo", "coo", "cto", "pm", "mp", "mps", "mep", "meps", "gdp", "gnp", "vat", "pr"),
        *("q1", "q2", "q3", "q4", "am", "ai", "it", "tv", "id", "hq"),
        *("mr", "mrs", "ms", "mx", "dr", "prof", "sir", "lord", "lady", "dame", "saint", "st"),
        *("president", "vice", "prime", "minister", "ministry", "ministers", "secretary"),
        *("state", "department", "government", "parliament", "congress", "senate", "house"),
        *("council", "board", "committee", "commission", "court", "agency", "authority"),
        *("office", "bureau", "chief", "chairman", "chairwoman", "chair", "director", "general"),
        *("commander", "captain", "colonel", "admiral", "professor", "king", "queen", "prince"),
        *("princess", "pope", "mayor", "governor", "senator", "ambassador", "chancellor"),
        *("premier", "spokesman", "spokeswoman", "spokesperson", "officer", "official"),
        *("inspector", "judge", "justice", "north", "south", "east", "west", "northern"),
        *("southern", "eastern", "western", "central", "street", "road", "avenue", "river"),
        *("lake", "sea", "ocean", "island", "islands", "bay", "gulf", "mountain", "port", "city"),
        *("county", "province", "region", "republic", "kingdom", "union", "federation", "army"),
        *("navy", "air", "force", "forces", "guard", "coast", "police", "party", "bank"),
        *("company", "group", "corporation", "inc", "ltd", "university", "institute", "college"),
        *("school", "hospital", "church", "centre", "national", "international", "federal"),
        *("royal", "public", "foreign", "defence", "interior", "finance", "transport", "health"),
        *("education", "trade", "energy", "treasury", "attorney", "deputy", "acting", "former"),
        *("senior", "junior", "act", "bill", "treaty", "agreement", "article", "section"),
        *("chapter", "annex", "appendix", "charter", "constitution", "no"),
    )
)
"""Offices and kinds of bodies: what a source writes of them differs in capitals and in words."""

_SAME = """
us usa america american americans united-states washington
uk britain british briton britons united-kingdom great-britain london
eu european europe european-union brussels
un united-nations
uae emirates emirati united-arab-emirates
china chinese beijing prc
japan japanese tokyo
russia russian russians moscow kremlin
germany german germans berlin
france french paris
italy italian italians rome
spain spanish spaniards madrid
netherlands dutch hague holland
belgium belgian belgians
denmark danish danes copenhagen
sweden swedish swedes stockholm
norway norwegian norwegians oslo
finland finnish finns helsinki
iceland icelandic
poland polish poles warsaw
greece greek greeks athens
turkey turkish turks türkiye ankara
switzerland swiss bern
austria austrian austrians vienna
ireland irish dublin
scotland scottish scots
wales welsh
ukraine ukrainian ukrainians kyiv kiev
israel israeli israelis
iran iranian iranians tehran
iraq iraqi iraqis baghdad
india indian indians delhi
pakistan pakistani pakistanis islamabad
philippines philippine filipino filipinos manila
thailand thai thais bangkok
vietnam vietnamese hanoi
taiwan taiwanese taipei
north-korea north-korean pyongyang dprk
korea korean koreans seoul
australia australian australians canberra
new-zealand new-zealander wellington
canada canadian canadians ottawa
mexico mexican mexicans
brazil brazilian brazilians brasilia
argentina argentine argentines argentinian
peru peruvian peruvians
chile chilean chileans
egypt egyptian egyptians cairo
syria syrian syrians damascus
lebanon lebanese beirut
saudi saudi-arabia saudis riyadh
yemen yemeni yemenis
qatar qatari qataris doha
afghanistan afghan afghans kabul
sudan sudanese khartoum
congo congolese kinshasa
cuba cuban cubans havana
czech czechs czechia prague
slovakia slovak slovaks
hungary hungarian hungarians budapest
serbia serbian serbs belgrade
croatia croatian croats
portugal portuguese lisbon
romania romanian romanians
bulgaria bulgarian bulgarians
myanmar burma burmese
indonesia indonesian indonesians jakarta
malaysia malaysian malaysians
soviet ussr soviets soviet-union
nazi nazis
"""
SAME: dict[str, frozenset[str]] = {}
"""Names that stand for each other: a country, its people and its seat of government."""
for _line in _SAME.split("\n"):
    _group = frozenset(_line.split())
    for _name in _group:
        SAME[_name] = SAME.get(_name, frozenset()) | _group

NATIONALITIES = frozenset(
    (
        *("american", "americans", "british", "briton", "britons", "european", "europeans"),
        *("emirati", "chinese", "japanese", "russian", "russians", "german", "germans", "french"),
        *("italian", "italians", "spanish", "spaniards", "dutch", "belgian", "belgians"),
        *("danish", "danes", "swedish", "swedes", "norwegian", "norwegians", "finnish", "finns"),
        *("icelandic", "polish", "poles", "greek", "greeks", "turkish", "turks", "swiss"),
        *("austrian", "austrians", "irish", "scottish", "scots", "welsh", "english", "ukrainian"),
        *("ukrainians", "israeli", "israelis", "iranian", "iranians", "iraqi", "iraqis"),
        *("indian", "indians", "pakistani", "pakistanis", "philippine", "filipino", "filipinos"),
        *("thai", "thais", "vietnamese", "taiwanese", "korean", "koreans", "australian"),
        *("australians", "canadian", "canadians", "mexican", "mexicans", "brazilian"),
        *("brazilians", "argentine", "argentines", "peruvian", "peruvians", "chilean"),
        *("chileans", "egyptian", "egyptians", "syrian", "syrians", "lebanese", "saudi"),
        *("saudis", "yemeni", "yemenis", "qatari", "qataris", "afghan", "afghans", "sudanese"),
        *("congolese", "cuban", "cubans", "czech", "czechs", "slovak", "slovaks", "hungarian"),
        *("hungarians", "serbian", "serbs", "croatian", "croats", "portuguese", "romanian"),
        *("romanians", "bulgarian", "bulgarians", "burmese", "indonesian", "indonesians"),
        *("malaysian", "malaysians", "soviet", "african", "africans", "asian", "asians", "arab"),
        *("arabs", "latin", "palestinian", "palestinians", "kurdish", "kurds", "jewish", "jews"),
        *("muslim", "muslims", "christian", "christians", "catholic", "catholics"),
    )
)
