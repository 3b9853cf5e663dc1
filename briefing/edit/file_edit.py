"""Changes the text of one file, and proves that it then says what was meant and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.edit.changes import (
    FIRST,
    NAMES,
    Change,
    ChangeKind,
    Located,
    Path,
    RefusedError,
    changed,
    index_of,
    locate,
    same,
)
from briefing.edit.modelines import modeline
from briefing.edit.placing import Position, splices_for
from briefing.edit.rendering import Renderer
from briefing.edit.shape_walk import (
    AnyShape,
    alike,
    as_list,
    place_of_key,
    shape_at,
    shape_of_file,
)
from briefing.edit.splices import Splice, apply_splices, overlap, part_mark
from briefing.edit.style import Style, column, style_of
from briefing.edit.yaml_text import UnwritableError
from briefing.load.extents import Extent, Items, Leaf, MappingEntries, Plain, parse_extents, plain
from briefing.load.nodes import Bad, Mapping, Node, Scalar
from briefing.load.nodes import Sequence as ListNode
from briefing.load.tree import parse
from briefing.model.diagnostic_codes import CODES
from briefing.model.diagnostics import Diagnostic
from briefing.model.text import visible


class UnsoundError(RefusedError):
    """A file that cannot be edited because it cannot be read; `problem` is the reason."""

    def __init__(self, problem: Diagnostic) -> None:
        path, line, _ = problem.span
        hint = problem.hint or CODES[problem.code].remedy
        super().__init__(f"{visible(path)}:{line}: {problem.message}", hint)
        self.problem = problem


def edit_file(path: str, data: bytes, changes: Sequence[Change]) -> bytes:
    """Return the bytes of a file after some changes, each proven.

    `path` is its path in the folder. Raises RefusedError if a change cannot be made or proven, and
    UnsoundError if the file cannot be read.
    """
    what_it_says(path, data)  # what is wrong with it is said before anything else
    mark, text = part_mark(data.decode())
    if any(each.kind is ChangeKind.EXPECT for each in changes):
        require_as_read(path, parse_extents(text), changes)
        changes = [each for each in changes if each.kind is not ChangeKind.EXPECT]
    together = _all_at_once(path, text, changes) if len(changes) > 1 else None
    if together is not None:
        return (mark + together).encode()
    for change in changes:
        text = _changed_text(path, text, change)
    return (mark + text).encode()


def require_as_read(path: str, root: Extent, changes: Sequence[Change]) -> None:
    """Raise RefusedError if a file does not have what some of the changes expect there."""
    for each in changes:
        if each.kind is ChangeKind.EXPECT and not _has(root, each.path, each.value):
            raise RefusedError(f"{visible(path)} has just been changed", "try again")


def _has(root: Extent, path: Path, value: Plain) -> bool:
    try:
        return same(plain(locate(root, path).extent), value)
    except RefusedError:
        return False


def value_at(data: bytes, path: Path) -> Plain:
    """Return what a file that can be read has at a path; RefusedError if there is no such value."""
    return plain(locate(parse_extents(part_mark(data.decode())[1]), path).extent)


def new_file(path: str, record: Plain, *, has_schema: bool = True) -> bytes:
    """Return the bytes of a new file with a record, whose keys are in the order of the table.

    `has_schema` says that it begins with the line for its schema. Raises RefusedError if a text
    cannot be written in YAML.
    """
    try:
        lines = Renderer("", Style()).lines(record, 0, ())
    except UnwritableError as error:
        raise RefusedError(str(error), error.hint) from error
    head = [modeline(path)] if has_schema else []
    data = "".join(f"{line}\n" for line in (*head, *lines)).encode()
    if not same(what_it_says(path, data), record):
        raise RefusedError("the new file would not say what was meant")
    return data


def _all_at_once(path: str, text: str, changes: Sequence[Change]) -> str | None:
    """Return a text after changes that do not touch each other, proven together.

    None where they may, or where that cannot be proven: they are then made one by one, which takes
    as long as the file is for each.
    """
    is_removal = all(each.kind is ChangeKind.REMOVE for each in changes)
    if not is_removal and not all(map(_is_of_a_value, changes)):
        return None
    root = parse_extents(text)
    said = meant = what_it_says(path, text.encode())
    if not same(plain(root), said):
        return None
    shape, style = shape_of_file(path), style_of(text, root)
    splices: list[Splice] = []
    try:
        located = [_located(root, shape, each) for each in changes]
        if is_removal:  # the last ones first: the others then keep their indexes
            located.sort(key=lambda each: (*each.path, each.key), reverse=True)
        places = {(*each.path, each.key) for each in located}
        if len(places) < len(changes) or any(
            place[:depth] in places for place in places for depth in range(len(place))
        ):
            return None
        for change in located:
            meant = changed(meant, change, change.path)
            position = _position(text, root, shape, change)
            splices += splices_for(text, change, position, Renderer(text, style))
    except (RefusedError, UnwritableError):  # it is said where they are made one by one
        return None
    if same(meant, said):
        return text
    if overlap(splices):
        return None
    new = apply_splices(text, splices)
    return new if _says(path, new, meant) else None


def _is_of_a_value(change: Change) -> bool:
    """Whether a change gives a value of texts to what no path goes through or is named by."""
    value = change.value
    texts = value if isinstance(value, list) else [value]
    is_plain = all(isinstance(each, str) for each in texts)
    return change.kind is ChangeKind.SET and is_plain and change.key not in NAMES


def _changed_text(path: str, text: str, change: Change) -> str:
    """Return a text with a change made in it; a refusal says where, and what to do."""
    try:
        return _proven_text(path, text, change)
    except RefusedError as error:
        line = f":{text.count(chr(10), 0, error.place) + 1}" if error.place >= 0 else ""
        hint = error.hint or "look at the file, and make the change in an editor"
        raise RefusedError(f"{visible(path)}{line}: {error}", hint) from error


def _proven_text(path: str, text: str, change: Change) -> str:
    root = parse_extents(text)
    before = what_it_says(path, text.encode())
    if not same(plain(root), before):
        raise RefusedError("the positions of what it says are not certain")
    shape = shape_of_file(path)
    change = _located(root, shape, change)
    after = changed(before, change, change.path)
    if same(after, before):  # a text keeps the quotation marks and lines that it has
        return text
    style = style_of(text, root)
    # A folded text would take in a comment below it that is indented as deep.
    for each in (style, style._replace(width=0)):
        new = _spliced(text, root, shape, change, each)
        if _says(path, new, after):
            return new
    raise RefusedError(
        "it is written in a way in which this change cannot be proven",
        "make it in an editor",
        locate(root, change.path).extent.start,
    )


def _spliced(text: str, root: Extent, shape: AnyShape, change: Change, style: Style) -> str:
    """Return a text with a located change made in it."""
    position = _position(text, root, shape, change)
    try:
        splices = splices_for(text, change, position, Renderer(text, style))
    except UnwritableError as error:
        raise RefusedError(str(error), error.hint) from error
    return apply_splices(text, splices)


def _says(path: str, text: str, meant: Plain) -> bool:
    """Whether a text says what is meant, as the loader parses it."""
    try:
        return same(what_it_says(path, text.encode()), meant)
    except UnsoundError:
        return False


def what_it_says(path: str, data: bytes) -> Plain:
    """Return what a file says as the loader parses it; raises UnsoundError if it does not."""
    problems: list[Diagnostic] = []
    root = parse(data, path, problems)
    if root is None or problems:
        raise UnsoundError(problems[0])
    return _plain_node(root)


def _plain_node(node: Node) -> Plain:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, ListNode):
        return [_plain_node(each) for each in node.items]
    if isinstance(node, Mapping):
        return {name: _plain_node(value) for name, (_, value) in node.entries.items()}
    assert isinstance(node, Bad)
    raise ValueError("a value that was refused")


def _located(root: Extent, shape: AnyShape, change: Change) -> Change:
    """Return a change whose path and key are steps of the file as it is.

    A list or mapping that is not there yet is added to its record with the one thing in it; a
    single value that becomes a list is replaced.
    """
    if change.kind in (ChangeKind.INSERT, ChangeKind.ADD) and change.path:
        parent = locate(root, change.path[:-1])
        last = change.path[-1]
        if isinstance(parent.extent, MappingEntries) and parent.extent.value(str(last)) is None:
            is_list = change.kind is ChangeKind.INSERT
            one: Plain = [change.value] if is_list else {str(change.key): change.value}
            return Change(ChangeKind.ADD, parent.steps, last, one)
    found = locate(root, change.path)
    extent, key = found.extent, change.key
    if change.kind is ChangeKind.INSERT:
        return _located_insert(found, shape, change)
    if isinstance(extent, Items):
        return change._replace(path=found.steps, key=index_of(extent, key))
    if isinstance(extent, Leaf):
        raise _no_container(found, change)
    is_there = extent.value(str(key)) is not None
    if is_there and change.kind is ChangeKind.ADD:
        raise RefusedError(f"the key `{visible(str(key))}` is already there", place=extent.start)
    if not is_there and change.kind is not ChangeKind.ADD:
        raise RefusedError(f"there is no key `{visible(str(key))}`", place=extent.start)
    if change.kind in (ChangeKind.NUMBER, ChangeKind.REKEY):
        expected = Items if change.kind is ChangeKind.NUMBER else MappingEntries
        if not isinstance(extent.value(str(key)), expected):
            message = f"`{visible(str(key))}` is written in another way now"
            raise RefusedError(message, "try again", extent.start)
    return change._replace(path=found.steps)


def _located_insert(found: Located, shape: AnyShape, change: Change) -> Change:
    """Return the change that puts an item into a list, or into a single value that may grow."""
    extent, key = found.extent, change.key
    if isinstance(extent, Items):
        place = 0 if key == FIRST else index_of(extent, key) + 1 if extent.items else 0
        return change._replace(path=found.steps, key=place)
    value = as_list(shape_at(shape, found.steps), plain(extent), change.value)
    if value is None:
        raise _no_container(found, change)
    *steps, last = found.steps
    if isinstance(extent, MappingEntries):  # its comments and folds stay as they are
        return Change(ChangeKind.WRAP, tuple(steps), last, change.value)
    return Change(ChangeKind.SET, tuple(steps), last, value)


def _no_container(found: Located, change: Change) -> RefusedError:
    """Return the refusal where a text stands, or nothing, in the place of a list or mapping."""
    is_list = change.kind is ChangeKind.INSERT or isinstance(change.key, int)
    what, empty = ("list", "[]") if is_list else ("mapping", "{}")
    name = next((each for each in reversed(found.steps) if isinstance(each, str)), "")
    hint = f"write `{visible(name)}: {empty}` there in an editor"
    return RefusedError(f"`{visible(name)}` holds no {what}", hint, found.extent.start)


def _position(text: str, root: Extent, shape: AnyShape, change: Change) -> Position:
    """Return where a located change takes place, with examples from the rest of the file."""
    found = locate(root, change.path)
    parent = found.extent
    assert isinstance(parent, Items | MappingEntries)
    is_removal = change.kind is ChangeKind.REMOVE
    examples = [] if is_removal else alike(root, shape, (*change.path, change.key))
    if isinstance(parent, Items):
        place = change.key if isinstance(change.key, int) else 0
        if change.kind is ChangeKind.INSERT:  # the one before it is the nearest
            examples = [*examples, *parent.items[max(0, place - 1) : place]]
    else:
        place = place_of_key(shape_at(shape, found.steps), parent, str(change.key))
    is_in_flow = any(not isinstance(each, Leaf) and each.is_flow for each in found.chain[:-1])
    column_of_key = _key_column(text, found.chain, found.steps)
    behind = _behind_sign(text, found.chain) if is_removal else -1
    return Position(parent, column_of_key, place, examples, is_in_flow, behind)


def _key_column(text: str, chain: tuple[Extent, ...], steps: Path) -> int:
    """Return the column of the key that a value stands under, of the dash if it is an item."""
    if not steps:
        return -1
    parent = chain[-2]
    if isinstance(parent, Items):
        return column(text, parent.start)
    assert isinstance(parent, MappingEntries)
    return column(text, parent.entries[0][0].start)


def _behind_sign(text: str, chain: tuple[Extent, ...]) -> int:
    """Return the place behind the colon or dash of a value in a block; -1 for the whole file."""
    if len(chain) == 1:
        return -1
    parent, value = chain[-2:]
    if isinstance(parent, MappingEntries):
        key = next(key for key, each in parent.entries if each is value)
        return text.index(":", key.end) + 1
    at, line = column(text, parent.start), text.rfind("\n", 0, value.start) + 1
    while line > parent.start or text[line:].lstrip(" ").startswith("#"):
        if text[line + at : line + at + 1] == "-" and not text[line : line + at].strip(" -"):
            break
        line = text.rfind("\n", 0, line - 1) + 1
    return line + at + 1
