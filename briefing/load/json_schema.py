"""The JSON Schemas of the files of a briefing and of proposals, from the tables of keys."""

from __future__ import annotations

import json

from briefing.load.proposal_schema import PROPOSAL_FILES
from briefing.load.record_keys import FILES

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema_files() -> dict[str, str]:
    """Return the text of each schema, by the name of its file: ``brief.json``."""
    return {
        f"{name}.json": json.dumps(
            {"$schema": DRAFT, "title": path} | shape.schema(), indent=2, ensure_ascii=False
        )
        + "\n"
        for name, (path, shape) in (FILES | PROPOSAL_FILES).items()
    }
