"""Write three small folders of invented articles in unusual words, to plant errors in.

Their points say the same as the articles in quite other words, and hold: what `bench/plant.py` says
of them shows what the rules do beyond the folders of every day. Run it with a folder to write into.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from briefing.load.originals import split_paragraphs  # noqa: E402


class Told(NamedTuple):
    """A point: its sentence, and its citation as SOURCE, paragraph or paragraphs and, perhaps, voice."""

    text: str
    source: str
    at: int | tuple[int, ...]
    by: str = ""
    claim: str = "reported"
    computed: str = ""


class Strange(NamedTuple):
    """A folder: its voices as name, role and body, its texts and who publishes them, and the points of its one event."""

    voices: Mapping[str, tuple[str, str, str]]
    publishers: Mapping[str, str]
    texts: Mapping[str, str]
    points: Sequence[Told]


HOSPITAL = Strange(
    {
        "dossett": ("Imogen Dossett", "chief nurse", "Sallow Hill Infirmary"),
        "achterberg": ("Wim Achterberg", "consultant anaesthetist", "Sallow Hill Infirmary"),
        "trust": ("Sallow Hill Infirmary", "", "Sallow Hill Infirmary"),
        "union": ("Ward Workers' Union", "", "Ward Workers' Union"),
        "pruitt": ("Calla Pruitt", "branch secretary", "Ward Workers' Union"),
        "inspectors": ("Care Inspectorate", "", "Care Inspectorate"),
        "porters": ("two porters", "who would not be named", ""),
    },
    {"courier": "Sallow Hill Courier", "letter": "Wim Achterberg"},
    {
        "courier": """Theatre lists thinned as rota row drags on

The infirmary at Sallow Hill scrubbed 46 of its 130 planned operations last week, after anaesthetists stopped swapping shifts. No emergency was turned away, its chief nurse, Imogen Dossett, insisted.

Dr Wim Achterberg, who speaks for the anaesthetists, said none of his colleagues had refused a shift that stood on the rota. They had merely ceased to volunteer, he added. “We lent the place our weekends for nine years,” he said.

A new rota was to have come into force on 3 May. It has been shelved until the autumn, the infirmary confirmed, and nobody will be paid less in the meantime.

Calla Pruitt of the Ward Workers' Union called the delay a truce rather than a peace. Her members are to vote on a walkout on 19 May; she would not forecast the result.

Two porters, neither of whom wished to be named, told this newspaper that patients had lain in the corridor for up to eleven hours. Dossett disputes that: the longest wait on her sheet was six hours and a quarter.

The infirmary spends £2.4 million a year on agency staff, of which roughly a third goes to anaesthesia. The sum has doubled since 2027.

The Care Inspectorate plans to visit before midsummer. Its last report, three years ago, rated the theatres as adequate and the wards as wanting.
""",
        "letter": """From the medical staff committee, 9 May

Dear colleagues, we are told that the board never saw our counter-proposal. It was handed in on 28 April, with 71 signatures under it.

We did not ask for more money. We asked that no one should work more than two nights in any seven, and that rest be counted from the end of a case, not from the end of a shift.

The director has since conceded the first of these. On the second he remains unpersuaded, and we doubt that he will move before the inspectors come.

Unless it is settled by 1 June we shall withdraw from the recovery scheme, under which each of us does one extra list a month.

Wim Achterberg, for the committee
""",
    },
    (
        Told("Of 130 operations planned for the week the infirmary cancelled 46.", "courier", 2),
        Told("No emergency was sent away, according to Dossett.", "courier", 2, "dossett"),
        Told(
            "Achterberg said that the anaesthetists had not refused any shift on the rota.",
            "courier",
            3,
            "achterberg",
        ),
        Told(
            "For nine years they had worked weekends as a favour, Achterberg said.",
            "courier",
            3,
            "achterberg",
        ),
        Told("The new rota will not start before the autumn.", "courier", 4, "trust", "planned"),
        Told(
            "Meanwhile no one's pay is to fall, the infirmary confirmed.",
            "courier",
            4,
            "trust",
            "planned",
        ),
        Told(
            "The union's members are to ballot on a strike on 19 May.",
            "courier",
            5,
            "union",
            "planned",
        ),
        Told("Pruitt did not predict how the ballot would end.", "courier", 5, "pruitt"),
        Told(
            "Porters spoke of patients who waited up to eleven hours in a corridor.",
            "courier",
            6,
            "porters",
        ),
        Told("Dossett put the longest wait at six and a quarter hours.", "courier", 6, "dossett"),
        Told(
            "Agency staff cost the infirmary £2.4 million a year, about a third of it for anaesthesia.",
            "courier",
            7,
        ),
        Told("That bill is twice what it was in 2027.", "courier", 7),
        Told(
            "The Care Inspectorate intends to come before midsummer.",
            "courier",
            8,
            "inspectors",
            "planned",
        ),
        Told(
            "Three years ago it found the theatres adequate but not the wards.",
            "courier",
            8,
            "inspectors",
            "context",
        ),
        Told(
            "The anaesthetists' counter-proposal carried 71 signatures and was submitted on 28 April.",
            "letter",
            2,
            "achterberg",
        ),
        Told("The committee writes that it did not demand higher pay.", "letter", 3, "achterberg"),
        Told("It wanted nobody to do more than two nights in seven.", "letter", 3, "achterberg"),
        Told(
            "The director has given way on the nights but not on the counting of rest.",
            "letter",
            4,
            "achterberg",
        ),
        Told(
            "The doctors will leave the recovery scheme if nothing is agreed by 1 June.",
            "letter",
            5,
            "achterberg",
            "planned",
        ),
        Told(
            "Under the scheme each doctor takes one additional list a month.",
            "letter",
            5,
            "achterberg",
            "context",
        ),
    ),
)

VOLCANO = Strange(
    {
        "observatory": ("Brandholt Observatory", "", "Brandholt Observatory"),
        "eide": ("Solveig Eide", "volcanologist", "Brandholt Observatory"),
        "prefect": ("Marius Lok", "prefect of the island", "Prefecture of Skarn"),
        "airline": ("Norrwing", "", "Norrwing"),
        "fishers": ("Skarn Fishers' Guild", "", "Skarn Fishers' Guild"),
    },
    {"bulletin": "Brandholt Observatory", "islander": "The Islander"},
    {
        "bulletin": """Bulletin 14 of the Brandholt Observatory, 6 October, 08:00

Since Thursday the seismometers on Mount Hesk have logged 318 tremors, the strongest of magnitude 3.9. Most lay between four and six kilometres down.

No magma has reached the surface. The plume that people saw at dawn was steam, and held hardly any ash.

The summit has swollen by 17 centimetres in eleven days; in the crisis of 2009, which ended without an eruption, it rose by 22.

We cannot rule out an explosion of steam without warning. A flow of lava towards Vik is improbable for now.

The alert stays at orange. It will be looked at anew on Friday, or at once should the gas readings climb.

Two of our five cameras are blind since the storm. Repairs must wait until the path is declared safe.
""",
        "islander": """Half of Vik sleeps on the mainland

Some 640 of the 1,300 people of Vik had left by Sunday night, most of them on the fishing boats. The prefect, Marius Lok, has ordered nobody out.

“An order I cannot enforce is a letter to the wind,” Lok said. He asked the old and the sick to go first, and promised that no house would be left unguarded.

Norrwing struck its four daily flights on Saturday and says that it will resume them no earlier than 12 October. Ferries still sail.

Solveig Eide of the observatory told a packed church that the mountain might stay like this for months. She would not be drawn on a date. Asked whether she would sleep in Vik herself, she said that she did.

The guild of the fishers wants the harbour kept open at night, which the coastguard has so far declined. Its boats carried 410 people free of charge.

The school did not open on Monday. Its 88 pupils may be taught in Hamn from next week, if rooms can be found.

In 1884 the mountain killed 23. None of the dead was buried in Vik, whose churchyard lay under a metre of ash.
""",
    },
    (
        Told(
            "The instruments recorded 318 tremors on Mount Hesk, none above magnitude 3.9.",
            "bulletin",
            2,
            "observatory",
        ),
        Told("Most of the tremors were four to six kilometres deep.", "bulletin", 2, "observatory"),
        Told("Magma has not come to the surface.", "bulletin", 3, "observatory"),
        Told(
            "The cloud at dawn consisted of steam with almost no ash.", "bulletin", 3, "observatory"
        ),
        Told("In eleven days the summit rose 17 centimetres.", "bulletin", 4, "observatory"),
        Told(
            "The crisis of 2009 did not end in an eruption.",
            "bulletin",
            4,
            "observatory",
            "context",
        ),
        Told(
            "A steam explosion could come unannounced, the observatory writes.",
            "bulletin",
            5,
            "observatory",
            "expected",
        ),
        Told(
            "It holds lava near Vik to be unlikely at present.",
            "bulletin",
            5,
            "observatory",
            "expected",
        ),
        Told(
            "The level of alert is orange, and will be reviewed on Friday.",
            "bulletin",
            6,
            "observatory",
        ),
        Told("Two of the observatory's five cameras do not work.", "bulletin", 7, "observatory"),
        Told("About 640 of Vik's 1,300 inhabitants were gone by Sunday night.", "islander", 2),
        Told("No evacuation was ordered by the prefect.", "islander", 2, "prefect"),
        Told("Lok said that he could not enforce an order.", "islander", 3, "prefect"),
        Told("Lok promised guards for the houses.", "islander", 3, "prefect"),
        Told(
            "The airline will not fly again before 12 October.", "islander", 4, "airline", "planned"
        ),
        Told("Eide said that the unrest might last for months.", "islander", 5, "eide", "expected"),
        Told("Eide said that she sleeps in Vik.", "islander", 5, "eide"),
        Told("The coastguard has not agreed to open the harbour at night.", "islander", 6),
        Told(
            "The boats of the fishers took 410 people across for nothing.", "islander", 6, "fishers"
        ),
        Told("The school was closed on Monday.", "islander", 7),
        Told("Its 88 pupils might have lessons in Hamn.", "islander", 7, "", "planned"),
        Told("The eruption of 1884 cost 23 lives.", "islander", 8, "", "context"),
    ),
)

CLUB = Strange(
    {
        "judge": ("Orla Fennimore", "judge in insolvency", "Court of Quaymouth"),
        "club": ("Quaymouth Rovers", "", "Quaymouth Rovers"),
        "sarkis": ("Leon Sarkis", "owner of the club", "Quaymouth Rovers"),
        "league": ("Coastal League", "", "Coastal League"),
        "keane": ("Dervla Keane", "administrator", "Keane & Holt"),
        "supporters": ("Rovers Trust", "", "Rovers Trust"),
    },
    {"ruling": "Court of Quaymouth, Judge Orla Fennimore", "echo": "Quaymouth Echo"},
    {
        "ruling": """In the matter of Quaymouth Rovers: summary of the ruling of 14 February

Judge Orla Fennimore found that the club could not pay its debts as they fell due, and placed it in administration. Dervla Keane was named administrator.

The club owed 9.3 million euros on 31 December, of which 5.1 million to its owner, Leon Sarkis. The tax office is owed 1.7 million and was never offered a schedule.

Mr Sarkis had argued that a sale was imminent. The court saw no contract, no deposit and no buyer willing to be identified, and gave the claim no weight.

The ground is not part of the estate. It has belonged to the town since 1961, and the lease runs for another 38 years.

Wages for January remain unpaid. The players, the judge noted, nevertheless turned out for every match.

An appeal lies until 7 March. It would not suspend the administration.
""",
        "echo": """Rovers: points gone, ground safe

The Coastal League took twelve points from Rovers on Monday, as its rules prescribe for any club in administration. That drops them from sixth to nineteenth of 22.

Keane told the players that February's wages would be paid in full and January's only in part. She ruled out closing the women's side, which costs 140,000 euros a season.

Sarkis did not attend. In a statement he denied having taken money out of the club and said that he had put in more than he would ever see again.

Supporters have raised 212,000 euros in nine days. The Rovers Trust, which holds the fund, will hand none of it over before the owner has gone.

A consortium from Aldermere is reportedly considering a bid. Keane has not met its members; she expects offers by the end of March.

The league has yet to decide whether Rovers may sign players. Until it does, nobody can be bought, though the under-18s can be fielded.

Attendance did not suffer: 7,412 watched Saturday's draw, the second highest figure of the season.
""",
    },
    (
        Told(
            "The court put the club into administration, for want of means to pay its debts.",
            "ruling",
            2,
            "judge",
        ),
        Told("Dervla Keane is the administrator.", "ruling", 2, "judge"),
        Told(
            "Debts stood at 9.3 million euros at the end of the year, 5.1 million of them owed to Sarkis.",
            "ruling",
            3,
            "judge",
        ),
        Told(
            "No payment plan was ever put to the tax office, to which 1.7 million is due.",
            "ruling",
            3,
            "judge",
        ),
        Told("The court did not believe that a sale was near.", "ruling", 4, "judge"),
        Told("No contract was shown to the court.", "ruling", 4, "judge"),
        Told("The stadium does not belong to the club.", "ruling", 5, "judge", "context"),
        Told("The lease has 38 years to run.", "ruling", 5, "judge", "context"),
        Told("The January wages have not been paid.", "ruling", 6, "judge"),
        Told("The players missed no match.", "ruling", 6, "judge"),
        Told("Until 7 March the ruling may be appealed.", "ruling", 7, "judge", "context"),
        Told("An appeal would not lift the administration.", "ruling", 7, "judge", "context"),
        Told(
            "The league docked twelve points, which leaves Rovers nineteenth.", "echo", 2, "league"
        ),
        Told(
            "Keane said that January's wages would be paid in part.", "echo", 3, "keane", "planned"
        ),
        Told("The women's side will not be shut, Keane said.", "echo", 3, "keane", "commitment"),
        Told("Sarkis denied that he had drawn money from the club.", "echo", 4, "sarkis"),
        Told("Fans collected 212,000 euros within nine days.", "echo", 5, "supporters"),
        Told(
            "The Rovers Trust will not release the fund while Sarkis owns the club.",
            "echo",
            5,
            "supporters",
            "commitment",
        ),
        Told(
            "A group from Aldermere is said to be thinking about an offer.",
            "echo",
            6,
            "",
            "planned",
        ),
        Told("Keane expects bids by the end of March.", "echo", 6, "keane", "expected"),
        Told(
            "Whether Rovers may buy players has not been decided by the league.",
            "echo",
            7,
            "league",
        ),
        Told("Saturday's crowd of 7,412 was the second largest of the season.", "echo", 8),
    ),
)

FOLDERS = {"hospital": HOSPITAL, "volcano": VOLCANO, "club": CLUB}


def write(root: Path, folders: Mapping[str, Strange]) -> None:
    """Write folders below another one."""
    for name, folder in folders.items():
        for place, text in _files(name, folder).items():
            path = root / name / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")


def _files(name: str, folder: Strange) -> dict[str, str]:
    """Return the files of a folder; what is written as JSON is YAML as well."""
    brief = {
        "title": f"Strange words: {name}",
        "topics": {"all": "All of it"},
        "voices": {
            each: {"name": called, "of": body or called, "kind": _kind(called)}
            | ({"role": role} if role else {})
            for each, (called, role, body) in folder.voices.items()
        },
        "bottom_line": {"text": "Nothing.", "rests": ["told#p1"]},
    }
    points = [
        {"id": f"p{number}", "text": each.text, "claim": each.claim, "cites": [_cite(each)]}
        | ({"computed": each.computed} if each.computed else {})
        for number, each in enumerate(folder.points, 1)
    ]
    event = {"title": "What is told", "date": "2031-05-20", "topics": ["all"], "rank": "headline"}
    files = {
        "content/brief.yaml": json.dumps(brief),
        "content/events/told.yaml": json.dumps({**event, "points": points}),
    }
    for source, text in folder.texts.items():
        paragraphs = split_paragraphs(text)
        record = {
            "title": paragraphs[0],
            "published": "2031-05-20",
            "publisher": folder.publishers[source],
            "original": {
                "sha256": hashlib.sha256(text.encode()).hexdigest(),
                "paragraphs": len(paragraphs),
            },
            "outline": {str(each): "told" for each in range(1, len(paragraphs) + 1)},
            "descriptor": "An invented text.",
        }
        files[f"seeds/{source}.yaml"] = json.dumps(record)
        files[f"seeds/{source}.txt"] = text
    return files


def _kind(called: str) -> str:
    return "named" if called[0].isupper() else "anonymous"


def _cite(told: Told) -> dict[str, object]:
    cite: dict[str, object] = {"source": told.source, "at": told.at}
    return {**cite, "by": told.by} if told.by else cite


if __name__ == "__main__":
    write(Path(sys.argv[1]), FOLDERS)
