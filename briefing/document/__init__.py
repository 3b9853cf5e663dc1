"""Builds a brief from a View: content and order, as blocks and runs. Renderers do the layout."""
