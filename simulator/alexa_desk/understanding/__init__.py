"""Understanding: what an utterance asks for, from the built interaction model alone."""

from alexa_desk.understanding.understand import Understanding, Understood

__all__ = ["Understanding", "Understood"]
