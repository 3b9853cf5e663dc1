"""The basic data types: records, dates with their precision, diagnostics, safe text.

Standard library only; all other packages may import this one.
"""
