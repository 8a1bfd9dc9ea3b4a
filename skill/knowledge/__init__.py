"""What the skill knows about muscles in walking: ids, numbers and their sources."""
