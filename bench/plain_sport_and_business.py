"""Two small folders, on a footballer's transfer and on a company's quarter, worded as a curator words them.

Their points were written before the rules were run on them (`bench/plain_folders.py`).
"""

from __future__ import annotations

from bench.strange_folders import Strange, Told

TRANSFER = Strange(
    {
        "thorley": ("Thorley Athletic", "", "Thorley Athletic"),
        "brandt": ("Nils Brandt", "sporting director", "Thorley Athletic"),
        "keogh": ("Dermot Keogh", "manager", "Thorley Athletic"),
        "almenara": ("Real Almenara", "", "Real Almenara"),
        "salas": ("Emilio Salas", "president", "Real Almenara"),
        "agent": ("Fabienne Roux", "the player's agent", ""),
        "player": ("Kwame Adjei", "forward", ""),
        "source": ("a person close to the talks", "who asked not to be named", ""),
        "trust": ("Thorley Supporters' Trust", "", "Thorley Supporters' Trust"),
    },
    {"herald": "Thorley Herald", "touchline": "Touchline"},
    {
        "herald": """Adjei on the brink of Almenara move

Thorley Athletic have agreed to sell their leading scorer, Kwame Adjei, to Real Almenara for £42m, the two clubs said on Monday night.

The fee could rise to £48m if the Spanish side reach the Champions League, according to a person close to the talks. Neither club would discuss the add-ons.

Adjei, 24, flew out from Thorley on Sunday and was due to have a medical on Tuesday. He has agreed a five-year contract but has yet to put his name to it.

The forward scored 19 goals in 34 league games last season, more than any other player outside the top six. He arrived from Accra Stars in 2028 for £3.5m.

Nils Brandt, the sporting director, said the club had turned down two earlier bids this summer, the first of £30m and the second of £36m. "We told them the price in June and it never moved," he said.

Brandt denied that the sale had been forced by the club's debts. He said that the accounts, to be published in October, would show a profit for the second year in a row.

Dermot Keogh, the manager, made no attempt to hide his disappointment. "I didn't want to lose him and I told the board as much," he said after Saturday's 2-1 defeat by Kelsall. "But I understand it."

Keogh left Adjei out of the squad for that match, saying that his head was elsewhere. He insisted that there had been no falling-out.

The manager has been promised about half of the money for new players, though Brandt warned that it might not all be spent before the window closes on 1 September.

Thorley have asked about Jonas Lund, the Danish striker who plays for Brevik, but no offer has been made. Brevik value him at £15m.

Accra Stars will receive 10 per cent of any profit under a clause in the original deal.

The Supporters' Trust said it was saddened but not surprised. It urged the board not to raise ticket prices again after two increases in three years.

Thorley, who finished eighth in May, have lost both of their games so far this season and play Marlock away on Saturday.
""",
        "touchline": """Roux: my player never asked to leave

The agent of Kwame Adjei has rejected suggestions that he went on strike to force his move to Real Almenara.

Fabienne Roux said the forward had trained every day until last Thursday and had missed only one session, with a sore calf. "Anyone who says he refused to train is lying," she said.

Adjei passed his medical on Tuesday and is expected to be presented at the Estadio del Puerto on Friday. He will wear the number 11 shirt.

Emilio Salas, the president of Almenara, described the signing as the most important of his seven years in charge. He refused to say how the club, which owes its banks some 90 million euros, would pay for it.

Spain's league must still approve the contract, because Almenara have exceeded their wage limit. Salas said he had no doubt that it would.

If approval does not come by 31 August, the player could not be fielded before January. Roux said she was not worried.

Several Spanish papers reported that Adjei will earn 4.2 million euros a year, more than twice what he was paid at Thorley. The figure could not be verified.

Three other clubs had been interested, Roux said, but only Almenara had made a serious offer. She declined to name them.

The player himself spoke for less than a minute at the airport. He thanked the people of Thorley and said that he would come back one day.

His new coach, Pau Ferrer, has not decided whether Adjei will start against Sevilla next Wednesday. Ferrer has been without his first-choice striker since April, when Iker Soto broke a leg.

Soto hopes to return in November but the club's doctors have been more cautious.

Almenara have not won a trophy since 2019.
""",
    },
    (
        Told("Thorley are selling Kwame Adjei to Real Almenara for £42m.", "herald", 2, "thorley"),
        Told(
            "Another £6m may fall due should Almenara qualify for the Champions League.",
            "herald",
            (2, 3),
            "source",
            "expected",
            computed="48 - 42 = 6",
        ),
        Told("The two clubs kept silent about the additional payments.", "herald", 3),
        Told(
            "Adjei has accepted a contract of five years, which he has not signed yet.", "herald", 4
        ),
        Told("Adjei got 19 goals from 34 league matches last season.", "herald", 5, "", "context"),
        Told(
            "He had cost £3.5m when he came from Accra Stars in 2028.", "herald", 5, "", "context"
        ),
        Told(
            "Bids of £30m and £36m were rejected earlier in the summer, Brandt said.",
            "herald",
            6,
            "brandt",
        ),
        Told("The sale is not a result of the club's debts, Brandt said.", "herald", 7, "brandt"),
        Told(
            "Brandt expects the accounts in October to show a second annual profit running.",
            "herald",
            7,
            "brandt",
            "expected",
        ),
        Told(
            "Keogh said he had told the board that he was against losing Adjei.",
            "herald",
            8,
            "keogh",
        ),
        Told(
            "Adjei was not picked against Kelsall because his mind was on other things, his manager said.",
            "herald",
            (8, 9),
            "keogh",
        ),
        Told(
            "Roughly half of the fee is to go on new players, but perhaps not all of it before 1 September.",
            "herald",
            10,
            "brandt",
            "planned",
        ),
        Told("Thorley have made no bid for Jonas Lund so far.", "herald", 11),
        Told("A tenth of the profit goes to Accra Stars.", "herald", 12, "", "expected"),
        Told(
            "The supporters asked the club to leave ticket prices where they are.",
            "herald",
            13,
            "trust",
        ),
        Told(
            "The agent denied that Adjei had refused to train; he sat out one session with a calf problem.",
            "touchline",
            (2, 3),
            "agent",
        ),
        Told("Almenara plan to present Adjei on Friday.", "touchline", 4, "", "planned"),
        Told(
            "Salas would not explain how Almenara, with debts of about 90 million euros, could afford the fee.",
            "touchline",
            5,
            "salas",
        ),
        Told(
            "The league has yet to clear the contract, as Almenara are above the wage limit.",
            "touchline",
            6,
        ),
        Told(
            "Without clearance by the end of August Adjei cannot play until January.",
            "touchline",
            7,
            "",
            "expected",
        ),
        Told(
            "Adjei is reported to get 4.2 million euros a year, which has not been confirmed.",
            "touchline",
            8,
        ),
        Told(
            "Apart from Almenara, no club made a serious bid, his agent said.",
            "touchline",
            9,
            "agent",
        ),
        Told("Adjei promised to return to Thorley some day.", "touchline", 10, "player"),
        Told(
            "It is open whether Adjei will be in the first eleven against Sevilla.",
            "touchline",
            11,
            "",
            "expected",
        ),
    ),
)

QUARTER = Strange(
    {
        "halden": ("Halden Instruments", "", "Halden Instruments"),
        "ortega": ("Marisol Ortega", "chief executive", "Halden Instruments"),
        "whitlock": ("Greg Whitlock", "chief financial officer", "Halden Instruments"),
        "analyst": ("Dana Petrosyan", "analyst", "Crestline Securities"),
        "union": ("Local 417", "", "Local 417"),
        "barnes": ("Tyrell Barnes", "president", "Local 417"),
        "filing": ("Form 10-Q", "", "Halden Instruments"),
        "people": ("two people briefed on the review", "who were not authorized to speak", ""),
    },
    {"ledger": "Lakeshore Ledger", "release": "Halden Instruments"},
    {
        "release": """Halden Instruments Reports Third-Quarter Results

Halden Instruments today reported revenue of $812 million for the third quarter, an increase of 6% from a year earlier. Organic growth was 4%.

Net income fell to $71 million, or $1.14 a share, from $88 million, or $1.39 a share. The decline reflects a charge of $26 million for the closing of the plant in Dayton.

Orders rose 11% to $905 million, led by customers in medical devices. Orders from the auto industry declined for the fourth consecutive quarter.

"Our teams delivered a solid quarter in a difficult market," said Marisol Ortega, chief executive. "We are not satisfied with our margins, and we know what to do about them."

The company now expects full-year revenue of $3.2 billion to $3.3 billion. It had previously forecast $3.3 billion to $3.45 billion.

Free cash flow was $54 million. The company repurchased no shares in the quarter.

The board declared a quarterly dividend of 32 cents a share, unchanged from the second quarter, payable on December 12 to shareholders of record on November 21.

Halden intends to complete its acquisition of Brightpath Sensors by the end of the year, subject to approval by regulators.

The company employs about 9,400 people at 21 sites.

Results for the fourth quarter will be published on February 5.

Statements about the future involve risks. Actual results may differ materially from what is described here.
""",
        "ledger": """Halden shares slide after profit drops and outlook is cut

Shares of Halden Instruments lost 9 percent on Thursday after the maker of measuring devices lowered its forecast for the year and said that profit had fallen by about a fifth.

The company, the largest private employer in Lake County, blamed weak demand from carmakers and the cost of closing its Dayton plant, where 340 people worked until July.

On a call with investors, the chief financial officer, Greg Whitlock, said that he did not see a recovery in the auto business before the middle of next year. He would not rule out further job cuts.

Marisol Ortega, who took over as chief executive in January, told analysts that no other plant was under review. "Dayton was a one-time decision," she said.

But two people briefed on the matter said that Halden had hired consultants in September to look at the future of its factory in Erie. They spoke on condition of anonymity because the work is confidential. A spokeswoman for Halden declined to comment.

Tyrell Barnes, the president of Local 417, which represents about 1,100 workers at Erie, said the union had been told nothing. "If they're planning something, they owe it to these families to say so," he said.

The union's contract expires on March 31. Talks have not begun, and Barnes said he expected them to be the hardest in 20 years.

Halden's purchase of Brightpath Sensors, announced in May for $640 million, is still being examined by the Federal Trade Commission. Whitlock said that the company had answered all of the agency's questions and saw no reason for a delay.

Dana Petrosyan, an analyst at Crestline Securities, cut her rating on the stock to hold from buy. She said that management had been too optimistic for three quarters in a row and that the dividend, while safe for now, was unlikely to grow.

In a filing with the Securities and Exchange Commission, Halden disclosed that it had received a subpoena in August over its sales to a distributor in Turkey. It said that it was cooperating and could not estimate any loss.

The company has not been accused of wrongdoing.

The stock closed at $61.20, its lowest since October 2029. It has fallen 23 percent this year, while the broader market gained 8 percent.

County officials said they had asked for a meeting with the company. Lake County granted Halden tax breaks worth $18 million in 2027, in return for a pledge to keep at least 3,000 jobs there until 2035.
""",
    },
    (
        Told("Halden's third-quarter revenue grew by 6% to $812 million.", "release", 2, "halden"),
        Told(
            "Profit was down to $1.14 a share, $0.25 less than a year before.",
            "release",
            3,
            "halden",
            computed="1.39 - 1.14 = 0.25",
        ),
        Told("Shutting the Dayton plant cost $26 million.", "release", 3, "halden"),
        Told(
            "While orders went up 11%, carmakers ordered less for a fourth quarter running.",
            "release",
            4,
            "halden",
        ),
        Told("Ortega is dissatisfied with the company's margins.", "release", 5, "ortega"),
        Told(
            "For the whole year Halden expects revenue of $3.3 billion at most.",
            "release",
            6,
            "halden",
            "expected",
        ),
        Told("Halden did not buy back any of its stock.", "release", 7, "halden"),
        Told(
            "The dividend stays at 32 cents and will be paid on December 12.",
            "release",
            8,
            "halden",
            "planned",
        ),
        Told(
            "Halden wants to have bought Brightpath Sensors by year-end, if regulators agree.",
            "release",
            9,
            "halden",
            "planned",
        ),
        Told("Investors sent the stock down 9 percent on Thursday.", "ledger", 2),
        Told("Until July 340 people had jobs at the Dayton plant.", "ledger", 3, "", "context"),
        Told(
            "Whitlock does not expect orders from carmakers to pick up until mid-2032.",
            "ledger",
            4,
            "whitlock",
            "expected",
        ),
        Told("Whitlock left open whether more jobs will go.", "ledger", 4, "whitlock"),
        Told(
            "Ortega told analysts that Dayton was the only plant at issue.", "ledger", 5, "ortega"
        ),
        Told(
            "Consultants have been looking into the Erie factory since September, people briefed on it said.",
            "ledger",
            6,
            "people",
        ),
        Told("The company would not comment on Erie.", "ledger", 6, "halden"),
        Told("Nobody informed the union, its president said.", "ledger", 7, "barnes"),
        Told(
            "Negotiations on a new contract for some 1,100 workers have yet to start; the old one ends on March 31.",
            "ledger",
            (7, 8),
        ),
        Told(
            "The Federal Trade Commission has not finished its review of the Brightpath deal.",
            "ledger",
            9,
        ),
        Told(
            "An analyst no longer recommends buying the stock and doubts that the dividend will rise.",
            "ledger",
            10,
            "analyst",
            "assessment",
        ),
        Told(
            "Halden was served with a subpoena in August about its sales in Turkey.",
            "ledger",
            11,
            "filing",
        ),
        Told("Nobody has accused Halden of any offense.", "ledger", 12),
        Told("The stock has not been so cheap since October 2029.", "ledger", 13),
        Told(
            "For $18 million in tax breaks Halden had promised to keep 3,000 jobs in the county.",
            "ledger",
            14,
            "",
            "context",
        ),
    ),
)

SPORT_AND_BUSINESS = {"transfer": TRANSFER, "quarter": QUARTER}
