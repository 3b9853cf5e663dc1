"""The panes: widgets that draw what they are given, and post what was clicked."""
