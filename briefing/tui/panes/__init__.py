"""The panes: widgets that draw the data they are given, and post messages for clicks."""
