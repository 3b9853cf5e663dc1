"""Computes what supports a statement: origins, quotes, printed dates and arithmetic."""
