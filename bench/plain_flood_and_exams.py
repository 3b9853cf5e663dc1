"""Two small folders, on a flood as local papers saw it and on a university's exams, worded as a curator words them.

Their points were written before the rules were run on them (`bench/plain_folders.py`).
"""

from __future__ import annotations

from bench.strange_folders import Strange, Told

FLOOD = Strange(
    {
        "agency": ("Rivers Agency", "", "Rivers Agency"),
        "lamb": ("Helen Lamb", "area manager", "Rivers Agency"),
        "council": ("Wharfe District Council", "", "Wharfe District Council"),
        "osei": ("Martin Osei", "leader of the council", "Wharfe District Council"),
        "fire": ("County Fire Service", "", "County Fire Service"),
        "pryce": ("Colin Pryce", "group commander", "County Fire Service"),
        "farmer": ("Ruth Hesketh", "farmer", ""),
        "landlord": ("Gary Tindall", "landlord of the Boat Inn", ""),
        "insurers": ("Association of Property Insurers", "", "Association of Property Insurers"),
        "neighbours": ("residents of Bridge Street", "not named", ""),
    },
    {"post": "Wharfe Valley Post", "star": "Kirkby Star"},
    {
        "post": """Hundreds spend night in sports hall as Wharfe bursts its banks

More than 300 people were moved to safety in Kirkby on Sunday night after the River Wharfe rose to 4.6 metres, its highest level since 1982.

Firefighters rescued 27 people by boat, among them a woman of 91 and a baby eleven days old. Nobody was killed, and two people were treated for the cold.

About 210 homes and 46 businesses were flooded, according to a first estimate by Wharfe District Council. The council expects the number to rise as water drains from the lower streets.

The Rivers Agency issued its severe warning at 9.40pm, less than an hour before the first houses in Bridge Street were under water. Several residents said that by then it was too late to save anything.

Helen Lamb, the agency's area manager, admitted that the warning should have gone out earlier. A gauge at Ellerby had failed on Saturday, she said, and the computer model had not been adjusted for it.

"We are sorry," she said. "We will look at what went wrong, and we will publish what we find."

Lamb rejected claims that the sluice at Ellerby had been opened to protect farmland upstream. It opens by itself, she said, and nobody touched it.

Ruth Hesketh, who farms at Ellerby, lost 140 sheep. She said that she had seen the sluice half shut on Sunday afternoon.

The main road to Skelby remains closed and is unlikely to reopen before Thursday. Trains were running again by Monday lunchtime, though with delays.

Martin Osei, the leader of the council, called on the government to release emergency money at once. Flooded households are to get £500 each from a council fund, and will pay no council tax for three months.

All three of the town's primary schools were shut on Monday. St Anne's will not open again this term.

More rain is forecast for Wednesday, but the agency does not believe that the river will top its banks again.

A flood wall for Kirkby, which was to cost £11m, was dropped in 2028 after a review found that it would protect too few homes.
""",
        "star": """'We had ten minutes': Kirkby counts the cost

Gary Tindall had ten minutes to carry 30 barrels upstairs before the Wharfe came through the door of the Boat Inn. He managed four.

"I've been here for 22 years and I've never seen anything like it," said Tindall, who does not know when he will reopen. He puts his losses at £80,000, and he is not insured.

The Association of Property Insurers said its members had received 190 claims from the town by Tuesday evening. It expects the bill to come to between £15m and £20m.

Up to a fifth of the houses in the lower town are thought to have no cover, since premiums were raised after the flood of 2025. The association would not comment on the figure.

County fire crews pumped out the electricity station in Mill Lane in time to prevent a blackout. "Another half-hour and the whole valley would have been dark," said the group commander, Colin Pryce.

Pryce said that his crews had not been short of boats, contrary to what was being claimed on social media. Two boats had come from Leeming within an hour and a half.

The police have received three reports of looting but have made no arrests.

Council staff were still knocking on doors on Tuesday. Osei told the Star that the last 40 people were expected to leave the sports hall by the weekend. He could not say where all of them would go.

He repeated that the town needed its wall. The Rivers Agency said that it would look at the scheme again, but that no decision could be taken before next spring.

It has not yet been established why the gauge failed. An inquiry led by an engineer from outside the agency will report in September.

A collection begun by the parish church had raised £64,000 by last night. A charity match is planned for Saturday week, if the pitch has dried out by then.
""",
    },
    (
        Told("Over 300 people in Kirkby had to leave their homes on Sunday night.", "post", 2),
        Told("The river had not stood so high since 1982.", "post", 2),
        Told("The fire service brought 27 people out in boats.", "post", 3),
        Told("There were no deaths.", "post", 3),
        Told(
            "Some 210 homes and 46 businesses were under water by the council's first count, and there may be more.",
            "post",
            4,
            "council",
        ),
        Told(
            "The severe warning came at 9.40pm, which residents called too late.",
            "post",
            5,
            "neighbours",
        ),
        Told(
            "Lamb conceded that the agency had warned too late, because a gauge was broken.",
            "post",
            6,
            "lamb",
        ),
        Told(
            "The agency promised to make public what had gone wrong.",
            "post",
            7,
            "lamb",
            "commitment",
        ),
        Told("Lamb denied that anyone had opened the sluice.", "post", 8, "lamb"),
        Told(
            "A farmer who lost 140 sheep says that the sluice stood half closed on Sunday.",
            "post",
            9,
            "farmer",
        ),
        Told(
            "The road to Skelby will probably stay shut until Thursday.",
            "post",
            10,
            "",
            "expected",
        ),
        Told(
            "Each flooded household receives £500 and is spared council tax for three months.",
            "post",
            11,
            "council",
            "planned",
        ),
        Told("St Anne's stays closed for the rest of the term.", "post", 12, "", "planned"),
        Told(
            "A second flood on Wednesday is unlikely, the agency believes.",
            "post",
            13,
            "agency",
            "expected",
        ),
        Told("Plans for a wall costing £11m were given up in 2028.", "post", 14, "", "context"),
        Told(
            "Tindall, who has no insurance, estimates his damage at £80,000.",
            "star",
            3,
            "landlord",
        ),
        Told(
            "Insurers had 190 claims by Tuesday and reckon with costs of £20m at most.",
            "star",
            4,
            "insurers",
            "expected",
        ),
        Told("As many as one house in five in the lower town may be uninsured.", "star", 5),
        Told("A blackout was averted at the station in Mill Lane.", "star", 6, "fire"),
        Told("There were enough boats, Pryce said, two of them from Leeming.", "star", 7, "pryce"),
        Told("Nobody has been arrested for looting.", "star", 8),
        Told(
            "The sports hall should be empty by the weekend, though it is not clear where everyone will go.",
            "star",
            9,
            "osei",
            "expected",
        ),
        Told(
            "The agency will review the plan for a wall, with no decision before spring 2032.",
            "star",
            10,
            "agency",
            "planned",
        ),
        Told(
            "Why the gauge broke down is to be cleared up by an outside engineer by September.",
            "star",
            11,
            "",
            "planned",
        ),
        Told("The church has collected £64,000.", "star", 12),
    ),
)

EXAMS = Strange(
    {
        "university": ("Calloway State University", "", "Calloway State University"),
        "provost": ("Lorraine Whitfield", "provost", "Calloway State University"),
        "senate": ("Faculty Senate", "", "Faculty Senate"),
        "adeyemi": ("Joseph Adeyemi", "chair of the Faculty Senate", "Faculty Senate"),
        "students": ("Student Government Association", "", "Student Government Association"),
        "torres": ("Ana Torres", "president", "Student Government Association"),
        "dean": ("Peter Lindgren", "dean of engineering", "Calloway State University"),
        "report": ("report of the task force", "", "Task Force on Assessment"),
        "professors": ("several professors", "who did not want to be named", ""),
    },
    {"record": "Calloway Record", "memo": "Calloway State University"},
    {
        "memo": """Memo to faculty: final examinations from 2032

As of the fall semester of 2032, final examinations will be taken on campus and by hand in all courses with more than 40 students. Exceptions must be requested by April 15.

The change follows the report of the Task Force on Assessment, which found that 61 percent of take-home exams in the spring of 2030 showed signs of having been written by software.

The task force did not recommend a ban on software. It recommended that each department state in writing what is allowed.

Examinations will last two hours instead of three. Students with disabilities will continue to receive additional time.

The university will hire 120 proctors and lease the Armory for three weeks each December and May. The cost is estimated at $1.7 million a year, and tuition will not be raised to cover it.

Departments that prefer oral examinations may hold them in place of written ones. No more than a third of the grade may rest on homework.

The rules for doctoral students are not affected.

The policy will be reviewed after two years. Please do not forward this memo.

Lorraine Whitfield, Provost
""",
        "record": """Pencils down: Calloway brings back the blue book

Calloway State University will require handwritten finals in most large courses starting next fall, the provost, Lorraine Whitfield, told the faculty in a memo obtained by the Record.

The decision was first reported by the student radio station on Friday. A spokesman confirmed on Monday that the memo was genuine but would not answer questions about it.

Joseph Adeyemi, who chairs the Faculty Senate, said the body had not been consulted before the memo went out. "We learned of this the way everybody else did," he said.

The Senate is scheduled to discuss the plan on June 3. It cannot block the policy, but Adeyemi said a resolution against it was likely to pass.

Whitfield disputed that account in an interview on Tuesday. She said she had met with the Senate's officers twice in April and that neither meeting had produced an objection.

Peter Lindgren, the dean of engineering, welcomed the change. He said that his school had never given up exams in person and that cheating there had remained rare.

Several professors in the humanities said privately that they intended to ignore the rule. They feared being disciplined if they spoke openly.

Ana Torres, the president of the Student Government Association, said that many students supported written exams but not the two-hour limit. A survey by the association in March drew 2,310 responses; 54 percent were in favor.

"Nobody asked for less time," Torres said. "If they cut the hour, they should cut the material."

She warned that the Armory holds no more than 900 people. Last December the largest course had 1,140 students.

Whitfield said the largest exams would be split between two halls. She acknowledged that proctors were hard to find and that fewer than 30 had been hired so far.

The university had considered software that detects machine-written text but dropped the idea after a trial in which one in eight honest essays was flagged.

No student was expelled for cheating last year. In 2029 there were six expulsions.

Two other public universities in the state are expected to follow, although neither has announced a decision.
""",
    },
    (
        Told(
            "From fall 2032 on, finals in courses of over 40 students must be written by hand on campus.",
            "memo",
            2,
            "provost",
            "planned",
        ),
        Told("Requests for exceptions are due on April 15.", "memo", 2, "provost", "planned"),
        Told(
            "According to the task force, three in five take-home exams bore traces of software.",
            "memo",
            3,
            "report",
        ),
        Told("The task force did not want software to be forbidden.", "memo", 4, "report"),
        Told("Finals are to be an hour shorter.", "memo", 5, "provost", "planned"),
        Told(
            "The plan costs $1.7 million a year, which tuition is not to pay for.",
            "memo",
            6,
            "provost",
            "planned",
        ),
        Told(
            "Homework may count for a third of the grade at most.", "memo", 7, "provost", "planned"
        ),
        Told("Nothing changes for doctoral students.", "memo", 8, "provost", "planned"),
        Told("Whitfield announced the change in a memo to the faculty.", "record", 2),
        Told(
            "The university said that the memo was real and did not say more.",
            "record",
            3,
            "university",
        ),
        Told("Nobody asked the Senate beforehand, Adeyemi said.", "record", 4, "adeyemi"),
        Told(
            "The Senate will take up the plan on June 3 and is likely to vote against it, though it has no veto.",
            "record",
            5,
            "adeyemi",
            "expected",
        ),
        Told(
            "Whitfield said that the Senate's officers raised no objections in two meetings in April.",
            "record",
            6,
            "provost",
        ),
        Told(
            "Engineering had always kept its exams in person, its dean said, and saw little cheating.",
            "record",
            7,
            "dean",
        ),
        Told(
            "Some professors want to disregard the rule, and would not say so openly for fear of discipline.",
            "record",
            8,
            "professors",
        ),
        Told(
            "In a survey of 2,310 students 54 percent favored written exams.",
            "record",
            9,
            "students",
        ),
        Told(
            "Torres called for less material if there is to be less time.", "record", 10, "torres"
        ),
        Told("The Armory is too small for the largest course.", "record", 11, "torres"),
        Told(
            "Big exams will be held in two halls, and up to now not even 30 proctors have been found.",
            "record",
            12,
            "provost",
        ),
        Told(
            "Detection software was rejected because it wrongly accused one honest author in eight.",
            "record",
            13,
            "university",
        ),
        Told("Last year saw no expulsions, as against six in 2029.", "record", 14),
        Told(
            "Two more universities may do the same but have not said so.",
            "record",
            15,
            "",
            "expected",
        ),
    ),
)

FLOOD_AND_EXAMS = {"flood": FLOOD, "exams": EXAMS}
