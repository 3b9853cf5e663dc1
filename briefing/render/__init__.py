"""A View or diagnostics → text. No input, no output, no counting."""
