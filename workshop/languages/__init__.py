"""The words of the languages: their checks and their build."""
