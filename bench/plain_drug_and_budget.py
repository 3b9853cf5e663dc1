"""Two small folders, on the trial of a drug and on a city's budget, worded as a curator words them.

Their points were written before the rules were run on them (`bench/plain_folders.py`).
"""

from __future__ import annotations

from bench.strange_folders import Strange, Told

DRUG = Strange(
    {
        "maker": ("Lyndon Biotech", "", "Lyndon Biotech"),
        "osman": ("Farah Osman", "head of research", "Lyndon Biotech"),
        "lead": ("Graham Tate", "professor of neurology", "Northern Infirmary"),
        "charity": ("Migraine Alliance", "", "Migraine Alliance"),
        "critic": ("Helga Brunner", "statistician", "University of Arden"),
        "regulator": ("Medicines Authority", "", "Medicines Authority"),
        "patient": ("Joanne Pike", "patient", ""),
    },
    {"dispatch": "Arden Dispatch"},
    {
        "dispatch": """Migraine drug halves attacks in trial, maker says

A new drug for migraine cut the number of attacks by half in a trial with 1,218 patients, the company that makes it said on Monday.

Lyndon Biotech said that people who took a tablet a day had had 4.1 attacks a month on average after half a year, compared with 8.3 before. Among those given a placebo the figure dropped to 6.4.

Graham Tate, professor of neurology at the Northern Infirmary, who led the trial, called the results the most encouraging he had seen in 20 years. He has received fees from the company.

The results have not been published in a journal. Lyndon has made public no more than a summary of two pages.

Helga Brunner, a statistician at the University of Arden, said that it was impossible to judge the drug on such a basis. She pointed out that 214 patients had left the trial early and that the summary did not say why.

"If they left because they felt ill, the picture changes," she said.

Farah Osman, head of research at Lyndon, said most of those who dropped out had moved house or lost interest. No patient had died, and serious side effects were no more frequent than with the placebo.

Nausea was reported by one in six patients. It usually passed within two weeks.

The company will apply for a licence in the autumn and hopes to sell the drug by the end of 2032. The Medicines Authority, which usually takes a year to decide, said it would not comment on a product it had not yet been asked to examine.

Lyndon has not decided on a price. Analysts expect between £90 and £120 a month, around three times what older treatments cost.

The Migraine Alliance, a charity that received £40,000 from Lyndon last year, welcomed the news but warned against false hope. Its helpline took 300 calls on Monday alone.

Joanne Pike, who took part, said that she had not missed a day of work since February. She does not know whether she was given the drug or the placebo.

A rival drug was withdrawn in 2028 after it was found to harm the liver. Osman said that Lyndon's works in a different way and that liver tests had been normal throughout.

A second trial, with children aged 12 and over, was to have begun in March. It was held up by a shortage of tablets and is now due to start in July.
""",
    },
    (
        Told("Patients in the trial had half as many attacks as before.", "dispatch", 2, "maker"),
        Told("Attacks went down with the placebo too, to 6.4 a month.", "dispatch", 3, "maker"),
        Told(
            "Tate, who is paid by the company, had not seen better results in two decades.",
            "dispatch",
            4,
            "lead",
        ),
        Told("So far only a short summary of the results is available.", "dispatch", 5),
        Told(
            "The summary does not allow a judgement of the drug, Brunner said.",
            "dispatch",
            6,
            "critic",
        ),
        Told("Why 214 patients gave up is not explained.", "dispatch", 6, "critic"),
        Told(
            "Most of those who left did so for reasons unrelated to their health, Osman said.",
            "dispatch",
            8,
            "osman",
        ),
        Told(
            "There were no deaths, and serious side effects were as rare as with the placebo.",
            "dispatch",
            8,
            "osman",
        ),
        Told("A sixth of the patients felt sick, mostly for less than a fortnight.", "dispatch", 9),
        Told("Lyndon will seek a licence in autumn.", "dispatch", 10, "maker", "planned"),
        Told("The drug may be on sale before 2033.", "dispatch", 10, "maker", "expected"),
        Told(
            "The authority did not want to speak about a drug for which no application has been made.",
            "dispatch",
            10,
            "regulator",
        ),
        Told(
            "The price has yet to be set; analysts reckon with up to £120 a month.", "dispatch", 11
        ),
        Told("Older treatments cost about a third of that.", "dispatch", 11, "", "context"),
        Told("The charity cautioned patients not to expect too much.", "dispatch", 12, "charity"),
        Told(
            "One participant has been at work every day since February.", "dispatch", 13, "patient"
        ),
        Told("She was not told what she had been taking.", "dispatch", 13, "patient"),
        Told(
            "Another drug was taken off the market in 2028 because of damage to the liver.",
            "dispatch",
            14,
            "",
            "context",
        ),
        Told("Lyndon's drug left the liver unharmed, Osman said.", "dispatch", 14, "osman"),
        Told(
            "The trial with children starts in July, four months late, for lack of tablets.",
            "dispatch",
            15,
            "",
            "planned",
            "7 - 3 = 4",
        ),
    ),
)

BUDGET = Strange(
    {
        "mayor": ("Denise Whitaker", "mayor", "City of Marlow"),
        "council": ("Marlow City Council", "", "Marlow City Council"),
        "ruiz": ("Hector Ruiz", "council president", "Marlow City Council"),
        "auditor": ("City Auditor", "", "City of Marlow"),
        "police": ("Marlow Police Union", "", "Marlow Police Union"),
        "chief": ("Karen Boyd", "police chief", "Marlow Police Department"),
        "library": ("Friends of the Library", "", "Friends of the Library"),
        "aides": ("three council aides", "who spoke on condition of anonymity", ""),
        "professor": ("Simon Adler", "professor of public finance", "Marlow College"),
    },
    {"sentinel": "Marlow Sentinel"},
    {
        "sentinel": """Mayor's budget would close two libraries, spare police

Mayor Denise Whitaker on Tuesday proposed a budget of $418 million that would close two branch libraries and leave 75 vacant jobs unfilled but keep the police department at its present size.

The city faces a gap of $23 million, the widest since 2021. Whitaker blamed falling sales taxes and a court ruling that forced the city to repay fees to landlords.

She said that she would not ask voters for a new tax. "People are stretched enough," she said.

Property taxes, which rose 3 percent last year, would stay where they are. The fee for trash collection would go up from $21 to $26 a month.

Hector Ruiz, the council president, said that the plan had no chance of passing as written. At least five of the nine members want the libraries to stay open, according to three council aides.

Ruiz has asked the police department to find savings of $4 million. Karen Boyd, the police chief, told him in a letter that she could not do so without laying off officers.

The police union's contract bars layoffs until 2033. Its president did not return calls.

The city auditor reported in March that overtime in the police department had exceeded its budget for six years running. No one had been held responsible, the report said.

The branches on Dale Street and in Northfield were visited by 112,000 people last year. The Friends of the Library gathered 8,000 signatures in a week and plans to rally outside City Hall on Thursday.

Whitaker rejected the suggestion that poorer neighborhoods were being asked to pay. Neither branch has been renovated since the 1980s, she noted, and one lacks an elevator.

Simon Adler, a professor of public finance at Marlow College, said the budget leaned too heavily on one-time money. It takes $9 million from the reserve, which would be left with barely two weeks of spending.

The council must adopt a budget by June 30. If it fails to, the mayor's version takes effect automatically, something that has never happened.

Whitaker, whose term ends next year, has not said whether she will run again. A spokesman said she was not thinking about it.

Two years ago the council restored money for parks that the mayor had cut. She vetoed the change, and the council overrode her by seven votes to two.
""",
    },
    (
        Told(
            "Under the mayor's plan two libraries close, while the police lose no jobs.",
            "sentinel",
            2,
            "mayor",
            "planned",
        ),
        Told("Seventy-five jobs would not be filled.", "sentinel", 2, "mayor", "planned"),
        Told("The city is $23 million short, more than at any time since 2021.", "sentinel", 3),
        Told("Whitaker does not plan a new tax.", "sentinel", 4, "mayor"),
        Told(
            "Property taxes remain unchanged, but trash collection becomes $5 dearer.",
            "sentinel",
            5,
            "mayor",
            "planned",
            "26 - 21 = 5",
        ),
        Told(
            "Ruiz does not believe that the council will accept the plan.",
            "sentinel",
            6,
            "ruiz",
            "expected",
        ),
        Told(
            "A majority of the council is against closing the libraries, aides say.",
            "sentinel",
            6,
            "aides",
        ),
        Told(
            "The police are to save $4 million if Ruiz has his way.",
            "sentinel",
            7,
            "ruiz",
            "planned",
        ),
        Told(
            "Boyd wrote that she would have to dismiss officers for that.", "sentinel", 7, "chief"
        ),
        Told("Officers cannot be laid off before 2033.", "sentinel", 8, "", "context"),
        Told("The union was not available for comment.", "sentinel", 8),
        Told(
            "The police have overspent on overtime for six years, without consequences for anybody.",
            "sentinel",
            9,
            "auditor",
        ),
        Told(
            "Friends of the library want to demonstrate on Thursday.",
            "sentinel",
            10,
            "library",
            "planned",
        ),
        Told("Whitaker denied that the poor would bear the cost.", "sentinel", 11, "mayor"),
        Told("One of the branches has no elevator.", "sentinel", 11, "mayor", "context"),
        Told(
            "The reserve would not last for much longer than two weeks.",
            "sentinel",
            12,
            "professor",
            "expected",
        ),
        Told(
            "Without a vote by June 30 the mayor's budget comes into force.",
            "sentinel",
            13,
            "",
            "expected",
        ),
        Told("No budget has come about in that way before.", "sentinel", 13, "", "context"),
        Told("Whether Whitaker runs for another term is unknown.", "sentinel", 14),
        Told(
            "The council overruled the mayor's veto two years ago, with two votes against.",
            "sentinel",
            15,
            "",
            "context",
        ),
    ),
)

DRUG_AND_BUDGET = {"drug": DRUG, "budget": BUDGET}
