"""What a picture in SVG shows, apart from how it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.etree import ElementTree as ET

PLACE = {"x": 0, "cx": 0, "y": 1, "cy": 1}
"""The attributes that say where something is, and which part of a translation moves it."""
UNSEEN = {"class", "id", "clip-path", "transform", "style"}
"""Attributes that show nothing by themselves: what classes stand for is looked up."""
ROUNDING = 0.5
"""In units of the picture, of which a character has some twelve: what no eye can see."""

Look = Mapping[str, str]


class Shape(NamedTuple):
    """A shape or a text as it is drawn: its kind, its text, how it looks, where it is."""

    kind: str
    text: str
    look: Look
    numbers: Mapping[str, float]


def shapes_in(svg: str) -> list[Shape]:
    """Return all that is drawn, in the order in which it is drawn."""
    root = ET.fromstring(svg)
    css = "".join(each.text or "" for each in root.iter() if _kind(each) == "style")
    looks = {
        name: _declared(body)
        for name, body in re.findall(r"\.([\w-]+)\s*\{(.*?)\}", css, re.DOTALL)
    }
    return list(_drawn(root, looks, {}, (0.0, 0.0)))


def difference(one: str, other: str) -> str:
    """Return the first difference between what two pictures show; nothing if they show the same."""
    shapes, others = shapes_in(one), shapes_in(other)
    for shape, like in zip(shapes, others, strict=False):
        if not _is_like(shape, like):
            return f"{shape} is not {like}"
    return "" if len(shapes) == len(others) else f"{len(shapes)} shapes are not {len(others)}"


def _is_like(one: Shape, other: Shape) -> bool:
    numbers, others = one.numbers, other.numbers
    return (
        one[:3] == other[:3]
        and numbers.keys() == others.keys()
        and all(abs(numbers[name] - others[name]) < ROUNDING for name in numbers)
    )


def _drawn(
    element: ET.Element, looks: Mapping[str, Look], look: Look, at: tuple[float, float]
) -> Iterator[Shape]:
    """Yield an element and those within it; they inherit its look and its place."""
    kind = _kind(element)
    if kind == "style":
        return
    if moved := re.match(r"translate\(([-\d.]+)[, ]+([-\d.]+)\)", element.get("transform", "")):
        at = at[0] + float(moved[1]), at[1] + float(moved[2])
    for name in element.get("class", "").split():
        look = {**look, **looks.get(name, {})}
    own: dict[str, str] = {}
    numbers: dict[str, float] = {}
    for name, value in element.items():
        if re.fullmatch(r"-?[\d.]+", value):
            numbers[name] = float(value) + (at[PLACE[name]] if name in PLACE else 0)
        elif name not in UNSEEN:
            own[name] = value.casefold()
    look = {**look, **own, **_declared(element.get("style", ""))}
    if kind != "g":
        yield Shape(kind, element.text or "" if kind == "text" else "", look, numbers)
    for child in element:
        yield from _drawn(child, looks, look, at)


def _kind(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _declared(css: str) -> Look:
    """Return what declarations such as ``fill: #1f1f1f; font-weight: bold`` set."""
    pairs = (each.partition(":") for each in css.split(";") if each.strip())
    return {name.strip(): value.strip().casefold() for name, _, value in pairs}
