"""Formats of other programs: calendars, citations, timelines, tables."""
