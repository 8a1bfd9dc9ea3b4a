"""The device: what it can do, its clock, its audio player."""
