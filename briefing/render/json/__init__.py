"""JSON for programs: each document is described in docs/json.md, and versioned."""
