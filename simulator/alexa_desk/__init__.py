"""Alexa on your desk: says an utterance to any skill and hears its answer."""

from alexa_desk.alexa import Alexa, UnknownLocaleError
from alexa_desk.device.clock import Clock
from alexa_desk.device.device import Device, Viewport
from alexa_desk.model import InteractionModel, ModelError, parse_model
from alexa_desk.model_files import load_model, load_models
from alexa_desk.turn import Turn
from alexa_desk.understanding import Understanding, Understood

__all__ = [
    "Alexa",
    "Clock",
    "Device",
    "InteractionModel",
    "ModelError",
    "Turn",
    "Understanding",
    "Understood",
    "UnknownLocaleError",
    "Viewport",
    "load_model",
    "load_models",
    "parse_model",
]
