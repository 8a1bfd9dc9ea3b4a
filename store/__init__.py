"""What the skill store gets: the package, its pictures and pages, and the rules it must keep."""
