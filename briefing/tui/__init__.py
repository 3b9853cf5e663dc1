"""The briefing room: a Textual application over the same View as everything else."""
