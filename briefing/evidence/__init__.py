"""What stands behind a statement."""
