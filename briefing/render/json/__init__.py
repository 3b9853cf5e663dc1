"""JSON documents for programs, versioned and described in docs/json.md."""
