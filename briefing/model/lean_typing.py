"""Replacements for the few names of `typing` that start-up needs, without its import.

The import, the checks that its `NamedTuple` makes of each annotation, and the code that
`collections.namedtuple` compiles for each class take a tenth of `briefing print`. Type checkers see
the originals.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any as Any
    from typing import Generic as Generic
    from typing import NamedTuple as NamedTuple
    from typing import TypeVar as TypeVar
else:
    from _collections import _tuplegetter

    Any = object

    def TypeVar(name, *_, **__):  # noqa: N802 - as in typing
        """Return a placeholder for a type in annotations and aliases."""
        del name
        return object

    class Generic:
        """A base of generic classes, whose parameters have no effect at run time."""

        def __class_getitem__(cls, _):
            return cls

    _make = tuple.__new__

    class _NamedTupleMeta(type):
        """Makes fields from the annotations of a class; assigned values are their defaults."""

        def __new__(meta, name, bases, body):
            if bases != (tuple,):
                fields = tuple(body.get("__annotations__", ()))
                if not fields:  # from Python 3.14 on they are no texts without that
                    raise TypeError(f"{name} needs `from __future__ import annotations`")
                defaults = {field: body[field] for field in fields if field in body}
                body |= {
                    "__slots__": (),
                    "__match_args__": fields,
                    "_fields": fields,
                    "_field_defaults": defaults,
                    "_last": tuple(defaults.values()),
                }
                for place, field in enumerate(fields):
                    body[field] = _tuplegetter(place, None)
            return super().__new__(meta, name, bases, body)

    class NamedTuple(tuple, metaclass=_NamedTupleMeta):
        """The base of named tuples: the methods that `collections.namedtuple` gives each class."""

        __slots__ = ()

        def __new__(cls, *values, **named):
            if named:
                values = cls._filled(values, named)
            elif missing := len(cls._fields) - len(values):
                if not 0 < missing <= len(cls._last):
                    cls._filled(values, named)  # which says what is wrong
                values += cls._last[-missing:]
            return _make(cls, values)

        @classmethod
        def _filled(cls, values, named):
            """Return the values of all fields; raises TypeError for one too many or too few."""
            left = cls._fields[len(values) :]
            known = cls._field_defaults | named
            if len(values) > len(cls._fields) or not known.keys() >= set(left) >= named.keys():
                raise TypeError(f"{cls.__name__} has the fields {', '.join(cls._fields)}")
            return (*values, *[known[field] for field in left])

        @classmethod
        def _make(cls, values):
            return cls(*values)

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def _replace(self, **named):
            fields, values = self._fields, list(self)
            for name, value in named.items():
                values[fields.index(name)] = value
            return _make(type(self), values)

        __replace__ = _replace

        def __repr__(self):
            fields = (f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({', '.join(fields)})"

        def __getnewargs__(self):
            return tuple(self)
