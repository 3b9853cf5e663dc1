"""Write small folders on a trial, a race, a parish council and ten other matters, to plant errors in.

Their points are worded as a curator words them. They were written before the rules were run on
them, and what these say of them is a test that no rule was made for. Run it as a module, with a folder
to write into.
"""

from __future__ import annotations

import sys
from pathlib import Path

from bench.plain_drug_and_budget import DRUG_AND_BUDGET
from bench.plain_flood_and_exams import FLOOD_AND_EXAMS
from bench.plain_museum_and_poultry import MUSEUM_AND_POULTRY
from bench.plain_sport_and_business import SPORT_AND_BUSINESS
from bench.plain_strike_and_water import STRIKE_AND_WATER
from bench.plain_trial_race_and_parish import PARISH, RACE, TRIAL
from bench.strange_folders import write

FOLDERS = {
    "trial": TRIAL,
    "race": RACE,
    "parish": PARISH,
    **SPORT_AND_BUSINESS,
    **FLOOD_AND_EXAMS,
    **STRIKE_AND_WATER,
    **MUSEUM_AND_POULTRY,
    **DRUG_AND_BUDGET,
}


if __name__ == "__main__":
    write(Path(sys.argv[1]), FOLDERS)
