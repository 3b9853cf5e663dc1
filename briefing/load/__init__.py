"""Loading: a folder of YAML files → records with positions, and diagnostics."""
