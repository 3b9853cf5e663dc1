"""Renders plain text and Markdown."""
