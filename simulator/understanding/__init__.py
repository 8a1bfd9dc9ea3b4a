"""Understanding: what an utterance asks for, from the built interaction model alone."""

from simulator.understanding.understand import Understanding, Understood

__all__ = ["Understanding", "Understood"]
