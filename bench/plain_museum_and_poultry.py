"""Two small folders, on a theft from a museum and on a disease of poultry, worded as a curator words them.

Their points were written before the rules were run on them (`bench/plain_folders.py`).
"""

from __future__ import annotations

from bench.strange_folders import Strange, Told

MUSEUM = Strange(
    {
        "police": ("Cumber Police", "", "Cumber Police"),
        "rao": ("Anita Rao", "detective chief inspector", "Cumber Police"),
        "museum": ("Harwell Museum", "", "Harwell Museum"),
        "finch": ("Edward Finch", "director", "Harwell Museum"),
        "guards": ("two former guards", "who asked for anonymity", ""),
        "union": ("Museum Workers' Union", "", "Museum Workers' Union"),
        "dealer": ("Sofia Lindgren", "dealer in antique silver", ""),
        "chair": ("Lord Ashby", "chairman of the trustees", "Harwell Museum"),
        "minister": ("Tom Pell", "arts minister", "government"),
        "insurer": ("Corvus Mutual", "", "Corvus Mutual"),
    },
    {"argus": "Cumber Argus", "observer": "Arts Observer"},
    {
        "argus": """Silver worth millions taken from Harwell in four minutes

Thieves broke into the Harwell Museum early on Sunday and made off with 17 pieces of eighteenth-century silver, among them the Ashby ewer, which has been shown there since 1911.

Police said that at least three people had climbed in through a skylight at about 3.20am. They were gone before the first patrol arrived seven minutes after the alarm.

Detective Chief Inspector Anita Rao said it was a professional job. "They knew what they wanted and walked past things worth far more," she said.

Rao would not be drawn on whether the thieves had had help from inside. All 43 members of staff are being interviewed, and nobody has been suspended.

The director, Edward Finch, put the value of the stolen pieces at between £4m and £5m, although he stressed that there was no market for them. He fears that they may be melted down, in which case they would fetch less than £60,000.

Two former guards told the Argus that the camera above the silver gallery had been out of order since the autumn. They had reported it three times, they said, and been told that there was no money.

Finch did not dispute that the camera was broken. He denied having been informed of it.

The number of night guards was halved from four to two last year to save £110,000. The Museum Workers' Union had warned at the time that the building could not be watched by so few.

The trustees have hired an outside firm to review security. Its findings are to be ready by the end of July, and a summary will be published.

The museum stays shut until Thursday. School visits booked for this week have been moved to June.

Corvus Mutual, which insures the collection, is offering £100,000 for information that leads to the silver being recovered.

The arts minister, Tom Pell, ruled out paying for new alarms at regional museums. Councils had been given enough, he said.

The last theft from the Harwell was in 1974, when a visitor pocketed a snuffbox; he returned it by post.
""",
        "observer": """Who steals silver nobody can sell?

Three weeks after the theft at Harwell the police have made two arrests but have not found a single piece.

A man of 34 and a woman of 29 were held in Leeds on Tuesday. She was freed without charge the next day; he was remanded in custody and will appear in court on 3 July.

Sofia Lindgren, who deals in antique silver, doubts that the theft was ordered by a collector. "That is for films," she said. In her experience most stolen silver is in a furnace within 48 hours.

She was shown photographs of a salver offered to a shop in Antwerp in May. It was not from Harwell, in her opinion, but a good copy.

Lord Ashby, who chairs the trustees and whose family gave the ewer, said that he had full confidence in the director. Some of his fellow trustees appear to see it otherwise: four of the nine stayed away from a vote on the matter.

The review of security, meanwhile, will be late. The firm has asked for eight more weeks because plans of the building turned out to be missing.

Since the theft, visitor numbers have gone up by a quarter. Many come to look at the empty cases.

The museum had considered moving the silver to a bank vault in 2029 but decided against it on grounds of cost. A vault would have cost £14,000 a year.

No insurance payment has been made. Corvus said that it was still looking into the state of the cameras.

The ewer was the only piece in the gallery that was not fixed to its shelf.
""",
    },
    (
        Told("Seventeen pieces of silver were stolen, the Ashby ewer among them.", "argus", 2),
        Told(
            "The burglars entered by a skylight and left before a patrol came.",
            "argus",
            3,
            "police",
        ),
        Told("They ignored more valuable objects, according to Rao.", "argus", 4, "rao"),
        Told("Rao did not say if anyone at the museum was involved.", "argus", 5, "rao"),
        Told("None of the 43 employees has been sent home.", "argus", 5),
        Told(
            "The silver is worth £5m at most, Finch said, but cannot be sold.", "argus", 6, "finch"
        ),
        Told("Melted down, it would bring in under £60,000.", "argus", 6, "finch", "expected"),
        Told(
            "A camera had not worked since autumn, and reports of it led to nothing, two former guards said.",
            "argus",
            7,
            "guards",
        ),
        Told("Finch said that nobody had told him about the camera.", "argus", 8, "finch"),
        Told(
            "Since last year only two guards have been on duty at night, half as many as before.",
            "argus",
            9,
        ),
        Told("The union had cautioned that two guards would not be enough.", "argus", 9, "union"),
        Told(
            "A review of the museum's security is due by the end of July.",
            "argus",
            10,
            "",
            "planned",
        ),
        Told("The museum does not reopen until Thursday.", "argus", 11, "", "planned"),
        Told("The insurer has put up a reward of £100,000.", "argus", 12, "insurer"),
        Told("There will be no government money for alarms.", "argus", 13, "minister"),
        Told(
            "Before this, nothing had been stolen from the Harwell since 1974.",
            "argus",
            14,
            "",
            "context",
        ),
        Told("Two people were arrested, but all of the silver is still missing.", "observer", 2),
        Told(
            "The woman has been released; the man goes before a court on 3 July.",
            "observer",
            3,
            "",
            "planned",
        ),
        Told(
            "Lindgren does not believe that a collector was behind it.",
            "observer",
            4,
            "dealer",
            "assessment",
        ),
        Told("She held a salver from Antwerp to be a copy.", "observer", 5, "dealer"),
        Told(
            "Four of nine trustees did not take part in a vote of confidence in Finch.",
            "observer",
            6,
        ),
        Told(
            "The review will take eight weeks longer, as plans of the building are lacking.",
            "observer",
            7,
            "",
            "planned",
        ),
        Told("A quarter more visitors have come than before.", "observer", 8),
        Told(
            "A vault was rejected in 2029 because it was too expensive.",
            "observer",
            9,
            "",
            "context",
        ),
        Told("The insurer has so far paid nothing.", "observer", 10, "insurer"),
    ),
)

POULTRY = Strange(
    {
        "state": ("State Department of Agriculture", "", "State Department of Agriculture"),
        "vet": ("Dr. Carla Nuñez", "state veterinarian", "State Department of Agriculture"),
        "farm": ("Sunridge Farms", "", "Sunridge Farms"),
        "owner": ("Bill Decker", "owner", "Sunridge Farms"),
        "growers": ("Tri-County Egg Growers", "", "Tri-County Egg Growers"),
        "economist": ("Wei Zhang", "agricultural economist", "Holbrook University"),
        "senator": ("Rachel Moss", "state senator", "State Senate"),
        "worker": ("a worker on the farm", "not identified", ""),
        "health": ("County Health Department", "", "County Health Department"),
    },
    {"courier": "Holbrook Courier"},
    {
        "courier": """Bird flu empties barns in Holbrook County

State officials confirmed on Wednesday that avian influenza had reached Holbrook County, where 1.3 million laying hens on a single farm are being killed to keep the virus from spreading.

It is the largest outbreak in the state since 2022. Four smaller farms within six miles have been placed under quarantine, although their flocks have tested negative so far.

The state veterinarian, Dr. Carla Nuñez, said that the virus had most likely been carried in by wild geese. She cautioned that investigators had not excluded a truck that delivered feed from a neighboring state.

Bill Decker, whose family has owned Sunridge Farms since 1958, said he had done everything he was told to do. "We changed boots at every door," he said. "I don't know what else there was."

Decker expects to be out of business until at least next spring. He said he would keep paying his 46 employees through the end of August but could not promise more than that.

The federal government pays farmers for birds that are killed but not for those that die of the disease. At Sunridge, about 90,000 hens had died before the order was given.

Six workers who handled sick birds are being monitored. None has shown symptoms, the county health department said, and the risk to the public remains low.

One worker, who was not identified, told the Courier that protective suits had not been handed out until the second day. Decker called that untrue.

Eggs already on store shelves are safe to eat, officials said. A carton now costs $4.85 on average in the state, up from $3.10 in January.

Wei Zhang, an agricultural economist at Holbrook University, predicted that prices would peak in June. A shortage is unlikely, he said, because farms in the south of the state have not been hit.

Tri-County Egg Growers, which speaks for 31 farms, urged the state to permit vaccination. The state has resisted so far because several countries refuse to buy meat from vaccinated birds.

Nuñez said she was not opposed to vaccinating layers but that the decision was up to Washington. She does not expect one this year.

State Senator Rachel Moss said she would introduce a bill next week to set up a $20 million fund for farms that lose their flocks. A similar bill died in committee two years ago without a vote.

The county fair will go on in August, but without chickens, ducks or turkeys for the first time since it was founded in 1921.

Trucks have been hauling carcasses to a landfill near Dunmore since Thursday. Residents there complained about the smell, and the county moved the work to the night hours.
""",
    },
    (
        Told("All 1.3 million hens of one farm are being destroyed.", "courier", 2, "state"),
        Told("The state has not had so large an outbreak since 2022.", "courier", 3),
        Told(
            "No infection has been found on four farms nearby, which are in quarantine.",
            "courier",
            3,
        ),
        Told(
            "Wild geese probably brought the virus, but it could also have come with a truck.",
            "courier",
            4,
            "vet",
        ),
        Told("Decker says that he followed all instructions.", "courier", 5, "owner"),
        Told(
            "The farm will probably not resume before the spring of 2032.",
            "courier",
            6,
            "owner",
            "expected",
        ),
        Told(
            "Decker guarantees wages until the end of August only.",
            "courier",
            6,
            "owner",
            "commitment",
        ),
        Told(
            "There is no compensation for birds that the disease kills.",
            "courier",
            7,
            "",
            "context",
        ),
        Told("Sunridge lost some 90,000 hens before the killing began.", "courier", 7),
        Told(
            "Six workers are under observation, and all of them are well.", "courier", 8, "health"
        ),
        Told("A worker said that suits arrived a day late.", "courier", 9, "worker"),
        Told("Decker rejected the worker's account.", "courier", 9, "owner"),
        Told("Eggs in the shops can be eaten.", "courier", 10, "state"),
        Told("Since January the price of a carton has risen from $3.10 to $4.85.", "courier", 10),
        Told(
            "Zhang expects the highest prices in June, and enough eggs.",
            "courier",
            11,
            "economist",
            "expected",
        ),
        Told("Egg growers want to be allowed to vaccinate.", "courier", 12, "growers"),
        Told("The state has not allowed vaccination, for the sake of exports.", "courier", 12),
        Told(
            "Nuñez would accept vaccination of layers, on which Washington has to decide.",
            "courier",
            13,
            "vet",
        ),
        Told(
            "No decision on vaccines is likely before next year.", "courier", 13, "vet", "expected"
        ),
        Told(
            "Moss wants a fund of $20 million for farms without flocks.",
            "courier",
            14,
            "senator",
            "planned",
        ),
        Told("An earlier bill of the kind never came to a vote.", "courier", 14, "", "context"),
        Told(
            "The fair takes place in August, though without poultry.", "courier", 15, "", "planned"
        ),
        Told(
            "After complaints from Dunmore, carcasses are now taken to the landfill at night.",
            "courier",
            16,
        ),
    ),
)

MUSEUM_AND_POULTRY = {"museum": MUSEUM, "poultry": POULTRY}
