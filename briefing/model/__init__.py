"""The nouns of a briefing: records, dates with their precision, diagnostics, safe text.

Standard library only; everything else stands on this floor.
"""
