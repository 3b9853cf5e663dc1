"""Two small folders, on an airline's strike and on a town's water, worded as a curator words them.

Their points were written before the rules were run on them (`bench/plain_folders.py`).
"""

from __future__ import annotations

from bench.strange_folders import Strange, Told

STRIKE = Strange(
    {
        "airline": ("Norrland Air", "", "Norrland Air"),
        "holt": ("Ingrid Holt", "chief operating officer", "Norrland Air"),
        "union": ("Cabin Crew Alliance", "", "Cabin Crew Alliance"),
        "menzies": ("Fraser Menzies", "general secretary", "Cabin Crew Alliance"),
        "minister": ("Alison Doyle", "transport secretary", "government"),
        "mediator": ("State Mediation Service", "", "State Mediation Service"),
        "airport": ("Greymouth Airport", "", "Greymouth Airport"),
        "watchdog": ("Passenger Council", "", "Passenger Council"),
        "crew": ("a member of the cabin crew", "who feared for her job", ""),
        "pilots": ("Pilots' Guild", "", "Pilots' Guild"),
    },
    {"chronicle": "Greymouth Chronicle", "wings": "Wings Weekly"},
    {
        "chronicle": """Thousands stranded as cabin crew walk out

Norrland Air cancelled 164 of its 210 flights on Friday when cabin crew began a 48-hour strike over rosters. About 22,000 passengers were affected, the airline said.

The walkout, the first in the company's history, will end at midnight on Saturday. A further strike of three days has been called for the week before Easter.

Fraser Menzies, general secretary of the Cabin Crew Alliance, said that 94 per cent of his members had stayed at home. "Nobody does this for fun," he said. "They lose a week's pay."

The airline disputed the figure. It put the number of those on strike at fewer than 900 out of 1,450.

Ingrid Holt, the chief operating officer, accused the union of walking away from a deal that was all but done. Under the offer crew would have been given eleven days off a month and a pay rise of 4.5 per cent.

Menzies said the offer had been withdrawn by the company an hour before it was to be signed, which Norrland denies.

The transport secretary, Alison Doyle, ruled out a law to limit strikes in aviation. She appealed to both sides to return to the State Mediation Service, which they left in January.

Passengers whose flights were cancelled can change their booking free of charge until the end of May. They are also entitled to a hotel, but at Greymouth many were sent away because no rooms could be found.

Greymouth Airport said that 300 camp beds had been put up in Terminal 2. It did not expect queues to ease before Sunday evening.

The Passenger Council said it had had more than 4,000 complaints, three times as many as in an ordinary month. It called the airline's telephone lines a disgrace.

A member of the cabin crew told the Chronicle that she had worked nine days without a break in March. She asked not to be named for fear of losing her job.

The pilots are not on strike. Their union, the Pilots' Guild, has advised members not to do the work of cabin crew.

Shares in Norrland fell by 3 per cent. Analysts put the cost of each day of the strike at between £2m and £2.5m.
""",
        "wings": """Norrland dispute: mediator invites both sides

The State Mediation Service has invited Norrland Air and its cabin crew to talks on Wednesday, the first for ten weeks.

The airline accepted within hours. The Cabin Crew Alliance has not replied, but Fraser Menzies said that he had never refused to sit down with anybody.

At the heart of the dispute are rosters which are published only seven days ahead. The union wants four weeks; the company has offered two.

Pay is no longer the main obstacle. Both sides say privately that they could live with something between 4.5 and 6 per cent over two years.

Holt told Wings that the strike had cost £4.1m, less than had been feared. She warned that a second one would put the summer timetable at risk.

Norrland had intended to open routes to Bergen and Riga in June. The start has been put back to September, and 60 jobs that were to be created will not be advertised for the time being.

The company has not hired replacements from abroad, as unions had alleged, and it says that it has no plans to do so.

A court in Greymouth threw out the airline's application to have the Easter strike banned. The judge found that the ballot had been properly held. Norrland is considering an appeal.

Some 1,100 crew have joined the union since January, according to Menzies; the company does not recognise the number.

The previous chief executive, Karl Bost, introduced the present rosters in 2027. He left eighteen months later with a payment of £1.9m.

If the talks fail, the Easter strike will begin at 4am on 10 April.
""",
    },
    (
        Told(
            "Only 46 of 210 flights took off on Friday.",
            "chronicle",
            2,
            "airline",
            computed="210 - 164 = 46",
        ),
        Told("Norrland had never been struck before.", "chronicle", 3),
        Told(
            "Crew are to strike for another three days in the week leading up to Easter.",
            "chronicle",
            3,
            "",
            "planned",
        ),
        Told(
            "According to the union, just 6 per cent of its members turned up for work.",
            "chronicle",
            4,
            "menzies",
            computed="100% - 94% = 6%",
        ),
        Told(
            "By the airline's count not even 900 of 1,450 crew took part.",
            "chronicle",
            5,
            "airline",
        ),
        Told("Holt blamed the union for the failure of the deal.", "chronicle", 6, "holt"),
        Told(
            "The offer was 4.5 per cent more pay and eleven free days each month.",
            "chronicle",
            6,
            "holt",
        ),
        Told(
            "Menzies said that it was the airline which took back the offer.",
            "chronicle",
            7,
            "menzies",
        ),
        Told("The government will not restrict strikes by law.", "chronicle", 8, "minister"),
        Told("Talks at the mediation service broke off in January.", "chronicle", 8),
        Told(
            "Passengers may rebook at no cost up to the end of May, but many did not get a hotel.",
            "chronicle",
            9,
        ),
        Told(
            "The airport reckons that the queues will last until Sunday evening.",
            "chronicle",
            10,
            "airport",
            "expected",
        ),
        Told("Complaints have tripled, to over 4,000.", "chronicle", 11, "watchdog"),
        Told("One of the crew had no day off for nine days in March.", "chronicle", 12, "crew"),
        Told(
            "Pilots are working, but have been told to stay out of the cabin crew's jobs.",
            "chronicle",
            13,
            "pilots",
        ),
        Told("A day of strike costs up to £2.5m, analysts estimate.", "chronicle", 14),
        Told(
            "The union has yet to answer the mediator's invitation, which the airline took up at once.",
            "wings",
            (2, 3),
        ),
        Told("Crew learn their rosters a week in advance.", "wings", 4),
        Told("The two sides hardly differ over pay now.", "wings", 5),
        Told("The strike was cheaper than expected, at £4.1m, Holt said.", "wings", 6, "holt"),
        Told(
            "New routes to Bergen and Riga will not open before September.",
            "wings",
            7,
            "",
            "planned",
        ),
        Told("Norrland denies that it has recruited staff abroad.", "wings", 8, "airline"),
        Told("The court refused to forbid the strike at Easter.", "wings", 9),
        Told("The airline may appeal.", "wings", 9, "", "expected"),
        Told("Bost was paid £1.9m on leaving.", "wings", 11, "", "context"),
        Told(
            "Unless there is an agreement, crew stop work on 10 April.", "wings", 12, "", "planned"
        ),
    ),
)

WATER = Strange(
    {
        "district": ("Ransom Valley Water District", "", "Ransom Valley Water District"),
        "okafor": ("Janelle Okafor", "general manager", "Ransom Valley Water District"),
        "state": ("State Department of Public Health", "", "State Department of Public Health"),
        "hale": ("Dr. Robert Hale", "state toxicologist", "State Department of Public Health"),
        "mayor": ("Luis Cardenas", "mayor", "City of Ransom"),
        "plant": ("Trident Coatings", "", "Trident Coatings"),
        "lawyer": ("Meredith Shaw", "lawyer for the plaintiffs", ""),
        "mother": ("Kayla Brandt", "resident", ""),
        "engineer": (
            "a former engineer of the district",
            "who signed a nondisclosure agreement",
            "",
        ),
        "school": ("Ransom Unified School District", "", "Ransom Unified School District"),
    },
    {"tribune": "Ransom Tribune", "notice": "Ransom Valley Water District"},
    {
        "notice": """Important information about your drinking water

Dear customer, tests of Well 9 in April and May found a solvent, trichloroethylene, at 7.2 and 8.1 parts per billion. The federal limit is 5 parts per billion.

This is not an emergency. You do not need to boil your water, and boiling will not remove the solvent.

We took Well 9 out of service on May 12. Our other eleven wells meet all standards.

People who drink water with this solvent over many years may have an increased risk of liver problems and of cancer.

We expect to have a carbon filter in place by October 1. Until then the well will stay closed, and customers are asked to water lawns no more than twice a week.

The next results will be mailed within 30 days. Please share this notice with tenants who may not have received it.

Janelle Okafor
General Manager
""",
        "tribune": """Residents angry over months of silence on tainted well

The Ransom Valley Water District knew in February that a solvent had turned up in one of its wells but did not tell customers until last week, documents reviewed by the Tribune show.

The district serves 61,000 people. Well 9 supplied roughly 8 percent of the water they drank last year.

Janelle Okafor, the general manager, said the February sample had been discarded because a laboratory had mishandled it. "We weren't hiding anything," she said at a packed meeting on Thursday night.

A former engineer of the district gave a different account. He said managers were told twice that the sample was sound, and that an email proposing a public notice went unanswered.

Dr. Robert Hale, the state toxicologist, said that short exposure at these levels posed little danger to healthy adults. For pregnant women the picture was less clear, he added.

The state health department has opened an investigation and could fine the district up to $25,000 a day. It has not set a date for a decision.

The source of the solvent is unknown. Suspicion has fallen on Trident Coatings, which operated half a mile from the well until 2024.

Trident said in a statement that it had never dumped solvents and had complied with every permit. It declined to make its disposal records public.

Meredith Shaw, a lawyer, filed a class action in county court on Friday on behalf of 214 households. The suit seeks $40 million; the first hearing is set for June 17.

Kayla Brandt, a mother of three who lives four blocks from the well, said she had stopped using tap water except for laundry. She spends about $90 a month on bottles.

The Ransom Unified School District shut off drinking fountains at five of its 14 schools on Monday as a precaution. Tests there found nothing, but the fountains will stay off until classes end.

Mayor Luis Cardenas called on Okafor to step down. The city has two of the five seats on the district's board, and neither of its members has said how he would vote.

A motion to dismiss her failed in 2029 by a single vote.

The filter will cost $3.8 million. Rates, which went up 6 percent in January, will not rise again this year, the district promised.

Twenty miles away, the town of Alder has lived with the same solvent since the 1990s. Its filters, installed in 2003, have cost more than twice what was planned.
""",
    },
    (
        Told(
            "In two tests of Well 9 a solvent exceeded the federal limit of 5 parts per billion.",
            "notice",
            2,
            "okafor",
        ),
        Told("Boiling the water is of no use against the solvent.", "notice", 3, "okafor"),
        Told("The well has been shut since May 12.", "notice", 4, "okafor"),
        Told("The eleven remaining wells are sound.", "notice", 4, "okafor"),
        Told("Years of exposure may damage the liver or cause cancer.", "notice", 5, "okafor"),
        Told(
            "A filter is to be installed by October; lawns should be watered twice a week at most.",
            "notice",
            6,
            "okafor",
            "planned",
        ),
        Told(
            "The district kept from its customers for months that the well was tainted.",
            "tribune",
            2,
        ),
        Told("The well provided less than a tenth of the water.", "tribune", 3, "", "context"),
        Told(
            "The first sample was thrown away, Okafor said, because of an error of the laboratory.",
            "tribune",
            4,
            "okafor",
        ),
        Told("Okafor denied that the district had concealed anything.", "tribune", 4, "okafor"),
        Told(
            "A former engineer says that there was nothing wrong with the sample.",
            "tribune",
            5,
            "engineer",
        ),
        Told(
            "Healthy adults have little to fear in the short term, the state's toxicologist said.",
            "tribune",
            6,
            "hale",
            "assessment",
        ),
        Told(
            "The district may have to pay $25,000 for each day.", "tribune", 7, "state", "expected"
        ),
        Told("Where the solvent comes from has not been found out.", "tribune", 8),
        Told("Trident Coatings left the area in 2024.", "tribune", 8, "", "context"),
        Told(
            "Trident maintains that it got rid of no solvents illegally, but keeps its records closed.",
            "tribune",
            9,
            "plant",
        ),
        Told(
            "The lawsuit, by 214 households, asks for $40 million and will first be heard on June 17.",
            "tribune",
            10,
            "lawyer",
            "planned",
        ),
        Told("One family pays some $90 a month for bottled water.", "tribune", 11, "mother"),
        Told(
            "Nothing was found in the schools, where the fountains are nevertheless closed until the holidays.",
            "tribune",
            12,
            "school",
        ),
        Told("The mayor wants Okafor to resign.", "tribune", 13, "mayor"),
        Told("Okafor kept her job in 2029 by one vote.", "tribune", 14, "", "context"),
        Told(
            "The district pledged to leave its rates alone for the rest of the year.",
            "tribune",
            15,
            "district",
            "commitment",
        ),
        Told(
            "Alder's filters turned out more than twice as expensive as intended.",
            "tribune",
            16,
            "",
            "context",
        ),
    ),
)

STRIKE_AND_WATER = {"strike": STRIKE, "water": WATER}
