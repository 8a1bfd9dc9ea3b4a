"""Walking Muscles: which muscles a walk uses, told by voice."""

__version__ = "0.1.0"
