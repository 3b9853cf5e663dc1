"""The few names of `typing` that a start needs, without that module.

Its import, and the checks that its `NamedTuple` makes of each annotation, come to a tenth of
`briefing print`. Type checkers see the originals.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any as Any
    from typing import Generic as Generic
    from typing import NamedTuple as NamedTuple
    from typing import TypeVar as TypeVar
else:
    from collections import namedtuple

    Any = object

    def TypeVar(name, **_):  # noqa: N802 - as in typing
        """Return what stands for a type in annotations."""
        return name

    class Generic:
        """A base of classes with parameters, which mean nothing at run time."""

        def __class_getitem__(cls, _):
            return cls

    class _NamedTupleMeta(type):
        """Makes a named tuple of the annotations of a class; all else that stands in it stays."""

        def __new__(meta, name, bases, body):
            if not bases:
                return super().__new__(meta, name, bases, body)
            fields = body.get("__annotations__", {})
            defaults = [body.pop(field) for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=body.pop("__module__"))
            for key, value in body.items():
                setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_NamedTupleMeta):
        """The base of named tuples."""
