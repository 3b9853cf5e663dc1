"""Sound folders on a trial, a race and a parish council: for bench/plain_folders.py."""

from __future__ import annotations

from bench.strange_folders import Strange, Told

TRIAL = Strange(
    {
        "bench": ("Judge Maud Ferrier", "presiding judge", "Assize Court of Tolbeck"),
        "prosecutor": ("Anselm Roake", "public prosecutor", "Prosecutor's Office"),
        "defence": ("Lina Osterhaus", "counsel for the defence", ""),
        "stroud": ("Gerrit Stroud", "former treasurer of the lifeboat fund", ""),
        "fund": ("Tolbeck Lifeboat Fund", "", "Tolbeck Lifeboat Fund"),
        "auditor": ("Priya Vance", "auditor", "Vance & Marlow"),
        "clerk": ("a clerk of the court", "not named", ""),
    },
    {"mercury": "Tolbeck Mercury", "wire": "Northern Wire"},
    {
        "mercury": """Treasurer denies emptying lifeboat fund

The former treasurer of the Tolbeck Lifeboat Fund, Gerrit Stroud, pleaded not guilty on Tuesday to 14 counts of embezzlement. He is accused of taking 386,000 francs between 2024 and 2029.

The public prosecutor, Anselm Roake, told the court that Stroud had written cheques to a firm which existed on paper only. He did not call any witness on the first day.

Counsel for the defence, Lina Osterhaus, said that every payment had been approved by the committee. "There was no secret here, and there is no crime," she said.

Priya Vance, the auditor who found the gap, is expected to give evidence on Thursday. Her report of 96 pages was filed in June 2030.

Judge Maud Ferrier refused to exclude the report, which the defence had called incomplete. She said that the jury could weigh it for itself.

The fund has not asked for the money back. A spokesman said that it would wait for the verdict before it decided whether to sue.

If convicted, Stroud could face up to eight years in prison. The trial is set to last three weeks.

Two jurors were replaced before the hearing began. A clerk of the court would not say why.
""",
        "wire": """Auditor: cheques went to a firm without staff

An auditor told a court in Tolbeck on Thursday that she had traced 61 cheques to a company that had no staff, no telephone and no premises.

Priya Vance said that she could not establish who had opened the company's account. The bank had destroyed the form in 2028, she added.

Under questioning by Lina Osterhaus she conceded that three of the cheques bore a second signature. She did not know whose it was.

Gerrit Stroud, 58, has been on bail since October. He must report to the police twice a week and may not leave the canton.

The prosecution dropped two of the 14 counts on Wednesday for lack of evidence. Anselm Roake said that this changed nothing about the rest.

The lifeboat itself never went out of service. It was launched 22 times last year, and saved nine people.

Stroud will probably testify next week, Osterhaus said, although no decision had been taken.

A verdict is not expected before the middle of May.
""",
    },
    (
        Told("Gerrit Stroud pleaded not guilty to 14 counts of embezzlement.", "mercury", 2),
        Told(
            "He is accused of having taken 386,000 francs from the fund in the years from 2024 to 2029.",
            "mercury",
            2,
        ),
        Told(
            "The prosecutor said that Stroud paid cheques to a firm that existed only on paper.",
            "mercury",
            3,
            "prosecutor",
        ),
        Told("No witness was called on the first day.", "mercury", 3),
        Told(
            "His counsel said that the committee had approved each of the payments.",
            "mercury",
            4,
            "defence",
        ),
        Told(
            "The auditor, Priya Vance, was expected to testify on Thursday.",
            "mercury",
            5,
            "",
            "expected",
        ),
        Told("Her report has 96 pages and dates from June 2030.", "mercury", 5, "", "context"),
        Told(
            "The judge did not exclude the auditor's report, as the defence had wished.",
            "mercury",
            6,
            "bench",
        ),
        Told(
            "The fund will decide after the verdict whether it sues Stroud.",
            "mercury",
            7,
            "fund",
            "planned",
        ),
        Told("Stroud may get up to eight years in prison.", "mercury", 8, "", "expected"),
        Told("The trial is to take three weeks.", "mercury", 8, "", "planned"),
        Told(
            "Two members of the jury were replaced, for reasons that the court did not give.",
            "mercury",
            9,
            "clerk",
        ),
        Told(
            "Vance traced 61 cheques to a company with neither staff nor premises.",
            "wire",
            2,
            "auditor",
        ),
        Told("She was unable to find out who had opened its account.", "wire", 3, "auditor"),
        Told(
            "Three cheques carried a second signature, the auditor conceded.", "wire", 4, "auditor"
        ),
        Told("Stroud has been free on bail since October.", "wire", 5),
        Told("He is not allowed to leave the canton.", "wire", 5),
        Told(
            "Two counts were dropped on Wednesday because there was too little evidence.", "wire", 6
        ),
        Told("Roake said that this did not touch the other counts.", "wire", 6, "prosecutor"),
        Told("The lifeboat went out 22 times last year and saved nine people.", "wire", 7),
        Told(
            "According to his counsel Stroud will probably give evidence next week.",
            "wire",
            8,
            "defence",
            "expected",
        ),
        Told(
            "The verdict is expected in the middle of May at the earliest.",
            "wire",
            9,
            "",
            "expected",
        ),
    ),
)

RACE = Strange(
    {
        "committee": ("Race Committee", "", "Gallows Point Sailing Club"),
        "club": ("Gallows Point Sailing Club", "", "Gallows Point Sailing Club"),
        "harju": ("Tove Harju", "skipper of Kestrel", "Kestrel"),
        "lindt": ("Marco Lindt", "skipper of Bonaventure", "Bonaventure"),
        "ruiz": ("Dr Ines Ruiz", "race doctor", "Gallows Point Sailing Club"),
        "weather": ("Coastal Weather Office", "", "Coastal Weather Office"),
        "crew": ("crew members", "who asked not to be named", ""),
    },
    {"bulletin": "Gallows Point Sailing Club", "gull": "The Gull"},
    {
        "bulletin": """Notice 7 of the Race Committee, 14 August

The start of leg three is postponed to Saturday, 16 August, at 11:00. No boat may leave the harbour before 09:30.

The Coastal Weather Office forecasts winds of 38 knots off the cape on Friday, easing to 20 by Saturday morning. We do not race above 35.

Bonaventure has protested against Kestrel for an incident at mark two. The hearing will be held on Friday at 18:00 in the clubhouse.

Leg two was completed by 27 of 31 boats. Two retired with broken masts, one ran aground, and Petrel was disqualified for missing a mark.

Skippers are reminded that life jackets must be worn on deck at all times. Three crews were fined 200 crowns each on Wednesday.

The fee for next year's race has not been fixed. The club intends to keep it below 900 crowns.
""",
        "gull": """Kestrel keeps lead as protest hangs over race

Kestrel leads the round-island race by 41 minutes after two of five legs, but may lose her win on Wednesday to a protest.

Marco Lindt, skipper of Bonaventure, said that Kestrel had barged in at mark two and nearly hit his boat. Tove Harju, who steers Kestrel, said she had left room for a bus.

Harju is the first woman to lead the race since it began in 1988. She did not sail last year because of a shoulder injury.

A sailor of 23 was taken to hospital with a head wound. The race doctor, Ines Ruiz, said on Thursday that he was awake and would be discharged within days.

Crew members of two boats complained that the club had ignored warnings about the swell. The club rejected that: the forecast was handed out at every briefing, it said.

The committee is said to be considering a shorter course for leg four. It has not confirmed this.

Lindt, who won in 2028 and 2030, said he would accept any ruling. "I won't sail on in anger," he said.

Should Kestrel be penalised, Bonaventure would go first by six minutes.

About 4,000 people are expected at the finish on 24 August.
""",
    },
    (
        Told(
            "Leg three was put off until Saturday, 16 August, at 11:00.", "bulletin", 2, "committee"
        ),
        Told("Boats have to stay in the harbour until 09:30.", "bulletin", 2, "committee"),
        Told(
            "Winds of 38 knots were forecast for Friday off the cape.",
            "bulletin",
            3,
            "weather",
            "expected",
        ),
        Told(
            "The committee does not let boats race in more than 35 knots.",
            "bulletin",
            3,
            "committee",
        ),
        Told(
            "Bonaventure's protest against Kestrel is to be heard on Friday evening.",
            "bulletin",
            4,
            "committee",
            "planned",
        ),
        Told("Of 31 boats, 27 finished the second leg.", "bulletin", 5, "committee"),
        Told(
            "Two boats lost their masts, and Petrel was disqualified because it missed a mark.",
            "bulletin",
            5,
            "committee",
        ),
        Told("Three crews had to pay 200 crowns each.", "bulletin", 6, "committee"),
        Told("Next year's fee is still open.", "bulletin", 7, "club"),
        Told("The club means to charge less than 900 crowns.", "bulletin", 7, "club", "planned"),
        Told("After two of the five legs Kestrel is 41 minutes ahead.", "gull", 2),
        Told("The protest might cost Kestrel her victory of Wednesday.", "gull", 2, "", "expected"),
        Told("Lindt said that Kestrel had forced her way in at mark two.", "gull", 3, "lindt"),
        Told("Harju denies that there was too little room.", "gull", 3, "harju"),
        Told("No woman had led the race before Harju.", "gull", 4),
        Told("A shoulder injury kept her out of last year's race.", "gull", 4),
        Told(
            "The race doctor said on Thursday that the injured sailor was awake.", "gull", 5, "ruiz"
        ),
        Told("He is to leave hospital within days.", "gull", 5, "ruiz", "expected"),
        Told(
            "Some of the crews say that the club did not heed warnings of the swell.",
            "gull",
            6,
            "crew",
        ),
        Told("The club says that the forecast was given out at each briefing.", "gull", 6, "club"),
        Told(
            "The fourth leg may be shortened, which the committee has not confirmed.",
            "gull",
            7,
            "",
            "planned",
        ),
        Told(
            "Lindt said that he would abide by whatever was ruled.",
            "gull",
            8,
            "lindt",
            "commitment",
        ),
        Told(
            "With a penalty for Kestrel, Bonaventure would lead by six minutes.",
            "gull",
            9,
            "",
            "expected",
        ),
        Told(
            "Some 4,000 spectators are expected when the race ends on 24 August.",
            "gull",
            10,
            "",
            "expected",
        ),
    ),
)

PARISH = Strange(
    {
        "council": ("Hexley Parish Council", "", "Hexley Parish Council"),
        "abara": ("Joan Abara", "chair of the parish council", "Hexley Parish Council"),
        "tull": ("Peter Tull", "councillor for the lower ward", "Hexley Parish Council"),
        "county": ("County Highways", "", "Westmark County"),
        "residents": ("Mill Lane Residents", "", "Mill Lane Residents"),
        "developer": ("Oakfield Homes", "", "Oakfield Homes"),
        "engineer": ("an engineer of the county", "not authorised to speak", ""),
    },
    {"minutes": "Hexley Parish Council", "advertiser": "Hexley Advertiser"},
    {
        "minutes": """Minutes of the parish council, 3 March

Present: Joan Abara (chair), Peter Tull, and five other members. Mrs Lowe sent her apologies. There were 34 members of the public.

The council resolved by five votes to two to object to the plan of Oakfield Homes for 118 houses behind Mill Lane. Mr Tull voted against, as he held that the village needed young families.

The chair reported that the county had not replied to the council's letter of 12 January about the bridge. She will write again if nothing comes by Easter.

The council agreed to spend up to 6,400 pounds on the playground. No tender had been received for the swings, and the clerk was asked to seek prices.

Allotment rents will stay at 48 pounds a year. The council declined to lower them for pensioners.

It was noted that the flood of 9 February had entered 17 houses. The council does not own the culvert and cannot repair it.

The annual meeting was moved from 28 April to 5 May.
""",
        "advertiser": """Bridge may shut for a year, engineer warns

The bridge at Hexley may have to close for up to a year from September, an engineer of the county has warned. He was not authorised to speak and asked for his name to be left out.

County Highways would neither confirm nor deny the plan. It said only that an inspection in November had found cracks in two of the four piers.

Joan Abara, who chairs the parish council, called it "a lifeline, not a shortcut". She said that nobody at the county had told her anything.

A detour through Stoke would be 11 miles long. The school bus, which carries 62 children, could no longer reach Mill Lane before nine.

Oakfield Homes said that its plans did not depend on the bridge. A decision on its application is due in June.

Residents of Mill Lane have collected 903 signatures against the houses. Their petition has yet to be handed in.

Peter Tull said that he regretted the tone of the debate, but not his vote.

The county has set aside 2.3 million pounds for bridges this year. Hexley's is not on the list.
""",
    },
    (
        Told(
            "With five votes against two the council objected to the 118 houses of Oakfield Homes.",
            "minutes",
            3,
            "council",
        ),
        Told(
            "Tull voted against it because the village needs young families.", "minutes", 3, "tull"
        ),
        Told(
            "The county left the council's letter of 12 January unanswered.", "minutes", 4, "abara"
        ),
        Told(
            "Abara will write to the county once more if no answer comes by Easter.",
            "minutes",
            4,
            "abara",
            "commitment",
        ),
        Told(
            "The council will spend 6,400 pounds at most on the playground.",
            "minutes",
            5,
            "council",
            "planned",
        ),
        Told("Nobody had put in a tender for the swings.", "minutes", 5, "council"),
        Told("An allotment goes on costing 48 pounds a year.", "minutes", 6, "council"),
        Told("Pensioners get no reduction.", "minutes", 6, "council"),
        Told("The flood of 9 February reached 17 houses.", "minutes", 7, "council"),
        Told(
            "The culvert is not the council's, which therefore cannot mend it.",
            "minutes",
            7,
            "council",
        ),
        Told("The annual meeting is to be held on 5 May.", "minutes", 8, "council", "planned"),
        Told(
            "The bridge might be closed from September on, for as long as a year.",
            "advertiser",
            2,
            "engineer",
            "expected",
        ),
        Told("The county did not confirm that the bridge would close.", "advertiser", 3, "county"),
        Told("Cracks were found in two of the four piers in November.", "advertiser", 3, "county"),
        Told("Abara said that the county had not informed her.", "advertiser", 4, "abara"),
        Told("A detour by way of Stoke would take 11 miles.", "advertiser", 5, "", "expected"),
        Told("The bus brings 62 children to school.", "advertiser", 5, "", "context"),
        Told(
            "Oakfield Homes said that it did not need the bridge for its plans.",
            "advertiser",
            6,
            "developer",
        ),
        Told("Its application is to be decided in June.", "advertiser", 6, "", "planned"),
        Told(
            "The residents have 903 signatures, and have not handed them in yet.",
            "advertiser",
            7,
            "residents",
        ),
        Told("Tull does not regret how he voted.", "advertiser", 8, "tull"),
        Told(
            "For bridges the county has 2.3 million pounds this year, none of it for Hexley's.",
            "advertiser",
            9,
            "county",
        ),
    ),
)
