"""The Alexa shell: envelopes in, answers of the coach, SSML and cards out."""

from skill.alexa import on_demand

on_demand.install()  # before the first import of the SDK, or it comes too late
