"""A terminal briefing room: curated events, key points and sources, read as of any day."""

# A literal: importlib.metadata would cost a third of what PyYAML costs at start-up.
__version__ = "0.1.0"
