"""Events written in odd but valid ways, by what is odd about each."""

from __future__ import annotations

PLAIN = """\
title: Talks on the port
date: 2031-03-04
rank: headline
topics: [berths]
points:
  - id: one
    text: Two berths are to be added by 2034.
    claim: commitment
    cites:
      - {source: gazette, at: 2, by: ministry, quote: two berths}
  - id: two
    text: The council is to vote.
    cites: [{source: gazette, at: 3}]
"""
_LONG = "a long sentence that goes on " * 6

ODD: dict[str, str] = {
    "plain": PLAIN,
    "CRLF": PLAIN.replace("\n", "\r\n"),
    "byte order mark": "\ufeff" + PLAIN,
    "both": "\ufeff" + PLAIN.replace("\n", "\r\n"),
    "no last newline": PLAIN.rstrip("\n"),
    "CRLF and no last newline": PLAIN.rstrip("\n").replace("\n", "\r\n"),
    "blank lines between": PLAIN.replace("  - id: two", "\n\n  - id: two"),
    "blank lines at the end": PLAIN + "\n\n",
    "the document's end": PLAIN + "...\n",
    "the document's start": "%YAML 1.1\n---\n" + PLAIN + "...\n",
    "comments": """\
# above
title: Talks on the port   # behind a title, which makes no text of it
# between
rank: headline
points: # behind a key
# at the margin
  # before the first
  - id: one # behind an id
    # within
    text: "Two berths." # behind quotes
    cites: # behind a list
      # before a citation
      - {source: gazette, at: 2} # behind a citation
      # after a citation
    # after the list
  # after the first point
  - id: two
    text: 'The council''s vote.'
    cites:
    - source: gazette # behind
      at: 3 # behind

      # deeper at the end
    # at the end
# the last line
""",
    "points first": """\
points:
- id: one
  cites:
  - at: 2
    source: gazette
  text: Two berths are to be added.
-   id: two
    text: The vote.
    cites: [ {source: gazette, at: 3} , ]
rank: headline
title: Talks
""",
    "lone dashes": """\
title: Talks
rank: headline
points:
  -
    id: one
    text: Two berths.
    cites:
      -
        source: gazette
        at: 2
  -
    # a comment before the keys
    id: two
    text: The vote.
    cites:
      -
        {source: gazette, at: 3}
""",
    "wide dashes": """\
title: Talks
rank: headline
points:
    -   id: one
        text: Two berths.
        cites:
            -   {source: gazette, at: 2}
    -   id: two
        text: The vote.
        cites:
            -   source: gazette
                at: 3
""",
    "flow over lines": """\
title: Talks
rank: headline
points: [
  {id: one, text: Two berths., cites: [
    {source: gazette, at: 2},  # a comment
    {source: gazette,
     at: 3}  # behind the last
  ]},
  {
    id: two,
    text: "The
      vote",
    cites: [{source: gazette, at: 3,},],
  },
]
""",
    "all in one line": "{title: Talks, rank: headline, points: [{id: one, text: Two berths, "
    "cites: [{source: gazette, at: 2}]}, {id: two, text: a, cites: [{source: gazette, at: 3}]}]}",
    "JSON": '{"title": "Talks", "rank": "headline", "points": [{"id": "one", "text": "Two: berths",'
    ' "cites": [{"source": "gazette", "at": "2"}]}, {"id": "two", "text": "x", "cites": '
    '[{"source": "gazette", "at": "3"}]}]}\n',
    "folded": f"""\
title: >-
  Talks
  on the port
rank: headline
points:
  - id: one
    text: >-
      {_LONG[:80]}
      {_LONG[80:160]}
      x.
    cites: [{{source: gazette, at: 2}}]
  - id: two
    cites:
      - {{source: gazette, at: 3}}
    text: >
      The vote.


""",
    "kept line breaks": """\
title: Talks
rank: headline
points:
  - id: one
    cites: [{source: gazette, at: 2}]
    text: >+
      Two
      berths.


  - id: two
    cites: [{source: gazette, at: 3}]
    text: |+ # a comment in a header
      The vote.

""",
    "a block with an indicator": """\
title: Talks
rank: headline
points:
  - id: one
    cites: [{source: gazette, at: 2}]
    text: |2-
         Two berths.
  - id: two
    cites: [{source: gazette, at: 3}]
    text: >1-
     The vote.
""",
    "astral signs": PLAIN.replace("Two berths", "\U0001f6a2 \U00020000 berths").replace(
        "The council", "港の拡張 é e\u0301 council"
    ),
    "quoted keys": PLAIN.replace("points:", '"points" :')
    .replace("    cites:", "    'cites'  :")
    .replace("id: one", '"id": "one"'),
    "values below their keys": """\
title:
  Talks on
  the port
rank:
  headline
points:
  - id:
      one
    text:
      "Two berths:
      all of them"
    cites:
      [{source: gazette, at: 2}]
  - id: two
    text:

      'The vote'
    cites:
      - source:
          gazette
        at: 3
""",
    "quotes of all kinds": """\
title: "Talks \\"on\\" the \\u00e9 port"
rank: 'headline'
points:
  - id: 'one'
    text: 'It''s two: #berths'
    cites:
      - {'source': "gazette", "at": '2', quote: "two, berths"}
  - id: "two"
    text: "a \\
      continued line"
    cites:
      - "source": gazette
        'at': "3"
""",
    "trailing spaces": PLAIN.replace("\n", "  \n"),
    "one deep, one flat": """\
title: Talks
rank: headline
points:
- id: one
  text: Two berths.
  cites:
    - source: gazette
      at: 2
- id: two
  text: The vote.
  cites:
          - {source: gazette, at: 3}
""",
}
QUESTION_MARKS = """\
title: Talks
rank: headline
? points
:
  - id: one
    text: Two berths.
    cites: [{source: gazette, at: 2}]
"""
