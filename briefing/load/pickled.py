"""Records as bytes and back, for the cache of folders that were read before.

Pickles can name any function to be called. Here only the classes of the records are found, so that
a file which others have written can give wrong records at worst.
"""

from __future__ import annotations

import gc
import io
import pickle

from briefing.load.loaded import Loaded

_PROTOCOL = 5
_RECORDS = "briefing.model."


class _Unpickler(pickle.Unpickler):
    """Finds no more than the classes of the records, and dates."""

    def find_class(self, module: str, name: str) -> type:
        if module.startswith(_RECORDS) or (module, name) == ("datetime", "date"):
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no record")


def to_bytes(loaded: Loaded) -> bytes:
    """Return what was loaded as bytes, without the path of its folder."""
    return pickle.dumps((loaded.briefing, loaded.problems, loaded.size), _PROTOCOL)


def from_bytes(data: bytes | memoryview, root: str) -> Loaded | None:
    """Return what `to_bytes` was given, for the folder `root`; None if it is something else."""
    collects = gc.isenabled()
    gc.disable()  # as in loading: what is made stays alive
    try:
        briefing, problems, size = _Unpickler(io.BytesIO(data)).load()
    except Exception:  # noqa: BLE001 - a damaged pickle raises whatever it likes
        return None
    finally:
        if collects:
            gc.enable()
    return Loaded(root, briefing, problems, size)
