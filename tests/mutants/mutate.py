"""The mutants of a module: mutmut's operators, on decorated functions and constants too."""

from __future__ import annotations

import difflib
import hashlib
from collections import Counter
from itertools import islice
from typing import NamedTuple

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators, operator_string

_SKIPPED = (cst.Annotation, cst.Decorator, cst.Assert, cst.Import, cst.ImportFrom)
_LEFT_ALONE = {"len", "isinstance"}
"""Calls that break at once in any other form."""


class Site(NamedTuple):
    """Where a module can be changed, and how.

    `id` outlives edits elsewhere in the module. `first` and `last` are the lines from the start of
    the statement to the end of what is changed; `line` is that of the change. `is_constant`: it
    stands outside of the bodies of functions, and acts on import.
    """

    id: str
    path: str
    line: int
    first: int
    last: int
    is_constant: bool
    module: cst.Module
    original: cst.CSTNode
    mutated: cst.CSTNode


class Mutant(NamedTuple):
    """A changed module; `old` and `new` are the lines that differ."""

    old: str
    new: str
    code: str


class _Sites(cst.CSTVisitor):
    """Finds where the operators apply."""

    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self, path: str, module: cst.Module) -> None:
        super().__init__()
        self.found: list[Site] = []
        self._path = path
        self._module = module
        self._lines_of_code = module.code.splitlines()
        self._known: Counter[str] = Counter()
        self._statements: list[int] = []
        self._functions = 0
        self._parameters = 0

    def on_visit(self, node: cst.CSTNode) -> bool:
        if _is_skipped(node):
            return False
        if isinstance(node, cst.SimpleStatementLine | cst.BaseCompoundStatement):
            self._statements.append(self._lines(node)[0])
        self._functions += isinstance(node, cst.FunctionDef)
        self._parameters += isinstance(node, cst.Param)
        for kind, operator in mutation_operators:
            if isinstance(node, kind):
                # The other mutants of a string differ from it in the case of its letters alone.
                most = 1 if operator is operator_string else None
                self.found += [self._site(node, each) for each in islice(operator(node), most)]
        return True

    def on_leave(self, original_node: cst.CSTNode) -> None:
        if _is_skipped(original_node):
            return
        if isinstance(original_node, cst.SimpleStatementLine | cst.BaseCompoundStatement):
            self._statements.pop()
        self._functions -= isinstance(original_node, cst.FunctionDef)
        self._parameters -= isinstance(original_node, cst.Param)

    def _site(self, original: cst.CSTNode, mutated: cst.CSTNode) -> Site:
        line, last = self._lines(original)
        nodes = map(self._module.code_for_node, (original, mutated))
        text = "\n".join((self._path, self._lines_of_code[line - 1].strip(), *nodes))
        self._known[text] += 1
        name = hashlib.sha256(f"{text}\n{self._known[text]}".encode()).hexdigest()[:8]
        is_constant = not self._functions or self._parameters > 0
        place = line, self._statements[-1], last, is_constant
        return Site(name, self._path, *place, self._module, original, mutated)

    def _lines(self, node: cst.CSTNode) -> tuple[int, int]:
        position = self.get_metadata(PositionProvider, node)
        return position.start.line, position.end.line


def _is_skipped(node: cst.CSTNode) -> bool:
    """Whether nothing below a node acts at run time, or everything breaks on import."""
    match node:
        case cst.Call(func=cst.Name(value=name)):
            return name in _LEFT_ALONE
        case cst.Assign(
            value=cst.Subscript(value=cst.Name(value="tuple" | "Sequence" | "Callable"))
            | cst.Call(func=cst.Name(value="TypeVar"))
        ):
            return True  # only the type checker reads it
        case cst.AnnAssign(annotation=cst.Annotation(annotation=cst.Name(value="TypeAlias"))):
            return True
    return isinstance(node, _SKIPPED)


def sites_of(path: str, code: str) -> list[Site]:
    """Return where a module can be changed, in the order of its lines."""
    wrapper = MetadataWrapper(cst.parse_module(code))
    sites = _Sites(path, wrapper.module)
    wrapper.visit(sites)
    return sorted(sites.found, key=lambda each: each.line)


def mutate(site: Site) -> Mutant:
    """Return the module with the change."""
    new = site.module.deep_replace(site.original, site.mutated)
    assert isinstance(new, cst.Module)
    return Mutant(*_differing(site.module.code, new.code), new.code)


def _differing(old: str, new: str) -> tuple[str, str]:
    """Return the lines that two texts do not share."""
    lines = list(difflib.unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=0))[2:]
    kept = ["\n".join(line[1:].strip() for line in lines if line[0] == sign) for sign in "-+"]
    return kept[0], kept[1]
