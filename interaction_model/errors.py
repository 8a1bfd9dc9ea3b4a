"""What can go wrong while a model is built, told to people."""

from __future__ import annotations


class ModelError(Exception):
    """The sources of the model cannot be used.

    The message names the file, the place in it, what is wrong and what to do.
    """
