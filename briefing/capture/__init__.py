"""Reads files and pages of others: their text in paragraphs, and what they state of themselves."""
