"""Makes the files of a briefing's folder, in YAML that reads back as what was meant."""
