"""Records as bytes and back, for the cache of folders that were read before.

A pickle can name any function to be called, also one that is reached over several dots. Here only
the classes of the records are found, so that a file which others have written can give wrong
records at worst.
"""

from __future__ import annotations

import io
import pickle

from briefing.load.loaded import Loaded
from briefing.model.garbage_collection import collector_off
from briefing.model.records import Briefing

_PROTOCOL = 5
_MODULES = frozenset(
    f"briefing.model.{name}" for name in ("dates", "diagnostics", "paragraphs", "records")
)


class _Unpickler(pickle.Unpickler):
    """Finds the classes that are defined in the modules of the records, and dates."""

    def find_class(self, module: str, name: str) -> type:
        if "." not in name and (module in _MODULES or (module, name) == ("datetime", "date")):
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no record")


def to_bytes(loaded: Loaded) -> bytes:
    """Return what was loaded as bytes, without the path of its folder."""
    return pickle.dumps((loaded.briefing, loaded.problems, loaded.size), _PROTOCOL)


def from_bytes(data: bytes | memoryview, root: str) -> Loaded | None:
    """Return what `to_bytes` was given, for the folder `root`; None if it is something else."""
    try:
        with collector_off():
            briefing, problems, size = _Unpickler(io.BytesIO(data)).load()
    except Exception:  # noqa: BLE001 - a damaged pickle raises whatever it likes
        return None
    if (type(briefing), type(problems), type(size)) != (Briefing, tuple, int):
        return None
    return Loaded(root, briefing, problems, size)
