"""Named tuples of our own making behave as those of the library do."""

from __future__ import annotations

import copy
import pickle
import typing
from typing import Any

import pytest

from briefing.model import lean_typing


class Ours(lean_typing.NamedTuple):
    """A pair with a default."""

    first: int
    second: str = "b"

    @property
    def both(self) -> str:
        """Both values."""
        return f"{self.first}{self.second}"


class Theirs(typing.NamedTuple):
    """A pair with a default."""

    first: int
    second: str = "b"


def test_it_is_no_class_of_the_library() -> None:
    assert "typing" not in {each.__module__ for each in Ours.__mro__}


@pytest.mark.parametrize("kind", [Ours, Theirs])
def test_values_come_by_place_and_by_name(kind: type[Any]) -> None:
    made = kind(1)
    assert made == (1, "b") == kind(1, "b") == kind(first=1) == kind(second="b", first=1)
    assert (made.first, made.second, made[0], len(made)) == (1, "b", 1, 2)
    assert made._replace(second="c") == (1, "c")
    assert made._asdict() == {"first": 1, "second": "b"}
    assert kind._make([1, "b"]) == made
    assert repr(made) == f"{kind.__name__}(first=1, second='b')"
    assert kind._fields == ("first", "second")
    assert kind._field_defaults == {"second": "b"}
    assert kind.__doc__ == "A pair with a default."
    assert {made: 1}[kind(1)] == 1
    assert copy.deepcopy(made) == made == pickle.loads(pickle.dumps(made))
    assert isinstance(made, kind)
    assert type(made._replace(first=2)) is kind
    match made:
        case Ours(first, second) | Theirs(first, second):
            assert (first, second) == (1, "b")
        case _:
            pytest.fail("it has no fields by place")
    for name in ("first", "third"):
        with pytest.raises(AttributeError):
            setattr(made, name, 2)


@pytest.mark.parametrize("kind", [Ours, Theirs])
@pytest.mark.parametrize(
    ("values", "named"),
    [((), {}), ((1, "b", 3), {}), ((1,), {"first": 1}), ((1,), {"third": 1}), ((), {"second": ""})],
)
def test_values_too_many_or_too_few_are_refused(
    kind: type[Any], values: tuple[object, ...], named: dict[str, object]
) -> None:
    with pytest.raises(TypeError):
        kind(*values, **named)


@pytest.mark.parametrize("kind", [Ours, Theirs])
def test_a_field_that_is_not_there_cannot_be_replaced(kind: type[Any]) -> None:
    with pytest.raises((ValueError, TypeError)):
        kind(1)._replace(third=3)


def test_methods_stay() -> None:
    assert Ours(1).both == "1b"
