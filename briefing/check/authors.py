"""The rule on a text that names several authors."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.check.case import Case
from briefing.check.rule import Finding, Rule, rule
from briefing.model.names import several_names


@rule(
    "several-authors",
    "One name that reads like several authors",
    why="A text is one name, and is never split: a guess would cut “Lee, Ann” in two. In a list "
    "each author has a name of their own, in bibliographies too.",
    remedy="write the authors as a list, or allow it where it is one name",
    bad="author: Ann Lee and Bo Chan",
    good="author: [Ann Lee, Bo Chan]",
)
def several_authors(case: Case) -> Iterator[Finding]:
    """Look for commas and for “and” between what can be names."""
    for source in case.briefing.sources.values():
        for author in source.authors:
            if several_names(author):
                every = [name for each in source.authors for name in several_names(each) or [each]]
                listed = ", ".join(map(_in_list, dict.fromkeys(every)))
                message = f"`{author}` of {source.id} reads like several authors"
                hint = f"if they are several, write author: [{listed}]"
                yield Finding(source.span, source.id, message, hint)
                break


def _in_list(name: str) -> str:
    """Return a name as it stands in a list of YAML."""
    return f'"{name}"' if any(sign in name for sign in ",:#[]{}") else name


RULES: tuple[Rule, ...] = (several_authors,)
