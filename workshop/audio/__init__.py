"""Renders the clips of guided walks: every text of a walk spoken once, the beats and the hush."""
