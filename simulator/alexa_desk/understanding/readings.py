"""Readings: one way each to take an utterance, and the samples it may be compared with."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alexa_desk.understanding.frames import Frame
from alexa_desk.understanding.gazetteer import Mention
from alexa_desk.understanding.text import Token


class Stock(NamedTuple):
    """Samples that readings are compared with, intent by intent.

    The numbers of the samples, of their intents, and where in `samples` each intent begins.
    """

    samples: NDArray[np.intp]
    intents: NDArray[np.intp]
    starts: NDArray[np.intp]


class Reading(NamedTuple):
    """One way to read an utterance.

    Its words, the values named in them whatever the type, a frame, and the samples the frame may
    be compared with.
    """

    tokens: tuple[Token, ...]
    named: tuple[Mention, ...]
    frame: Frame
    stock: Stock
