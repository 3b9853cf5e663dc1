"""The shapes of the JSON documents: types that hold for the code that writes them.

They are read by the type checker, and by `briefing/render/json/schema.py` alone; a command that
writes JSON does not import them.
"""
