"""Exports to formats of other programs: calendars, citations, timelines, tables."""
