"""Checks interaction models: what Alexa refuses, what she handles badly, what is good advice."""

from alexa_desk.check.check import check, told
from alexa_desk.check.rules.catalogue import Level
from alexa_desk.check.rules.fault import Fault

__all__ = ["Fault", "Level", "check", "told"]
