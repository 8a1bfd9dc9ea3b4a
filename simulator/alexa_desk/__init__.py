"""Alexa on your desk: says an utterance to any skill and hears its answer."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alexa_desk.alexa import Alexa, UnknownLocaleError
    from alexa_desk.device.clock import Clock
    from alexa_desk.device.device import Device, Product, Viewport
    from alexa_desk.device.products import load_products
    from alexa_desk.model import InteractionModel, ModelError, parse_model
    from alexa_desk.model_files import load_model, load_models
    from alexa_desk.turn import Turn
    from alexa_desk.understanding import Understanding, Understood

# Read once, when numpy is loaded: a sentence is too little work to be shared out among threads.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

#: Where each name lives. A command line that understands nothing needs none of it.
_HOMES = {
    "Alexa": "alexa",
    "Clock": "device.clock",
    "Device": "device.device",
    "InteractionModel": "model",
    "ModelError": "model",
    "Product": "device.device",
    "Turn": "turn",
    "Understanding": "understanding",
    "Understood": "understanding",
    "UnknownLocaleError": "alexa",
    "Viewport": "device.device",
    "load_model": "model_files",
    "load_models": "model_files",
    "load_products": "device.products",
    "parse_model": "model",
}

__all__ = [
    "Alexa",
    "Clock",
    "Device",
    "InteractionModel",
    "ModelError",
    "Product",
    "Turn",
    "Understanding",
    "Understood",
    "UnknownLocaleError",
    "Viewport",
    "load_model",
    "load_models",
    "load_products",
    "parse_model",
]


def __getattr__(name: str) -> object:
    """Import what is asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = found
    return found
