"""Renders a View or diagnostics as text. No input or output, no counting."""
